package bot

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.uber.org/goleak"

	"vorlauf/parser"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

// quiet stands for a mailbox: what it holds was stored by the test already.
type quiet struct{ synced int }

func (q *quiet) Run(ctx context.Context) error  { <-ctx.Done(); return ctx.Err() }
func (q *quiet) Sync(context.Context) error     { q.synced++; return nil }
func (q *quiet) Nudge()                         {}
func (q *quiet) LastContact() (never time.Time) { return never }

// outbox takes what is sent; says decides how that goes.
type outbox struct {
	sent []string
	says func(to string) error
}

func (o *outbox) Send(_ context.Context, _, to string, raw []byte) error {
	if o.says != nil {
		if err := o.says(to); err != nil {
			return err
		}
	}
	o.sent = append(o.sent, to+" "+string(raw))
	return nil
}

func (o *outbox) Close() error { return nil }

type forGood struct{ error }

func (forGood) Permanent() bool { return true }

// A desk is a bot on a real store.
type desk struct {
	*Bot
	t     testing.TB
	ctx   context.Context
	clock *DemoClock
	out   *outbox
	uid   uint32
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	hours, _ := calendar.ParseHours("Mon-Fri 08:00-12:00 13:00-17:00")
	cal, err := calendar.New(zone, hours, "ZG", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	rules := tickets.World{
		Desk:   tickets.Desk{Name: "Desk", Address: "desk@desk.example", Language: tickets.German},
		Policy: tickets.DefaultPolicy(), Calendar: cal,
	}
	compose := func(m tickets.SendMail, _ time.Time) (store.Composed, error) {
		return store.Composed{Raw: []byte(m.Template), Subject: string(m.Template)}, nil
	}
	ctx := context.Background()
	log := slog.New(slog.DiscardHandler)
	db, err := store.Open(ctx, filepath.Join(t.TempDir(), "v.db"), store.Options{Rules: rules, Compose: compose, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	_, err = db.Import(ctx, tickets.Catalogue{Customers: []tickets.Customer{{Name: "Kunde", Domains: []string{"kunde.example"}, Language: tickets.German}}})
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{t: t, ctx: ctx, clock: NewDemoClock(time.Date(2026, 11, 17, 9, 0, 0, 0, zone), true, zone), out: &outbox{}}
	d.Bot = New(Config{Store: db, Watch: &quiet{}, Send: d.out, Clock: d.clock, Log: log, Parse: parser.Options{Location: zone, Desk: []string{"desk@desk.example"}}})
	return d
}

// keep stores mails as the mailbox would.
func (d *desk) keep(mails ...string) {
	d.t.Helper()
	for _, m := range mails {
		d.uid++
		raw := store.Raw{UIDValidity: 1, UID: d.uid, Received: d.clock.Now(), Body: strings.NewReader(strings.ReplaceAll(m, "\n", "\r\n"))}
		if err := d.Store.Keep(d.ctx, "INBOX", store.Cursor{UIDValidity: 1, UID: d.uid}, []store.Raw{raw}); err != nil {
			d.t.Fatal(err)
		}
	}
}

func request(n int) string {
	return fmt.Sprintf("From: a%d@kunde.example\nTo: desk@desk.example\nSubject: Update Topal\nMessage-ID: <m%d@kunde.example>\n\nBitte aktualisieren Sie Topal auf Version %d.\n", n, n, n)
}

func (d *desk) states() map[tickets.State]int {
	d.t.Helper()
	all, _, err := d.Store.Tickets(d.ctx, store.Filter{Limit: 1000})
	if err != nil {
		d.t.Fatal(err)
	}
	found := map[tickets.State]int{}
	for _, t := range all {
		found[t.State]++
	}
	return found
}

func (d *desk) settle() {
	d.t.Helper()
	if err := d.Settle(d.ctx); err != nil {
		d.t.Fatal(err)
	}
}

func TestSettleTakesUpAndSends(t *testing.T) {
	d := newDesk(t)
	d.keep(request(1), request(2))
	d.settle()
	if got := d.states(); got[tickets.AwaitingInfo] != 2 || len(d.out.sent) != 2 {
		t.Errorf("%v, sent %q", got, d.out.sent)
	}
	d.settle()
	if len(d.out.sent) != 2 {
		t.Error("settled twice, sent twice")
	}
}

// One mail whose reading panics becomes a held ticket after three attempts; the
// others of its batch are not counted with it.
func TestAPoisonousMailIsQuarantinedAlone(t *testing.T) {
	d := newDesk(t)
	reads := map[string]int{}
	d.read = func(r io.Reader, o parser.Options) *parser.Message {
		raw, _ := io.ReadAll(r)
		m := parser.Read(bytes.NewReader(raw), o)
		reads[m.Mail.From]++
		if strings.Contains(string(raw), "poison") {
			panic("poison")
		}
		return m
	}
	d.keep(request(1), "From: x@kunde.example\nSubject: poison\n\npoison\n", request(2))
	d.settle()
	if got := d.states(); got[tickets.AwaitingInfo] != 2 || got[tickets.Held] != 1 {
		t.Errorf("%v", got)
	}
	if reads["x@kunde.example"] != attempts || reads["a1@kunde.example"] != 1 {
		t.Errorf("read %v", reads)
	}
	held, _, _ := d.Store.Tickets(d.ctx, store.Filter{State: string(tickets.Held)})
	messages, err := d.Store.Messages(d.ctx, held[0].Number)
	if err != nil || len(messages) != 1 {
		t.Fatalf("%v, %v", messages, err)
	}
	raw, err := d.Store.RawOf(d.ctx, messages[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	if text, _ := io.ReadAll(raw); !strings.Contains(string(text), "poison") {
		t.Error("its bytes are lost")
	}
}

// Ended in the middle of reading, the desk does not blame the mail at once.
func TestAMailIsNotBlamedForAFewDeaths(t *testing.T) {
	d := newDesk(t)
	d.keep(request(1))
	for range attempts + 1 {
		if err := d.Store.Attempt(d.ctx, []int64{1}); err != nil { // and then the program is gone
			t.Fatal(err)
		}
	}
	d.settle()
	if got := d.states(); got[tickets.AwaitingInfo] != 1 {
		t.Errorf("%v", got)
	}
	d.keep(request(2))
	for range deaths {
		if err := d.Store.Attempt(d.ctx, []int64{2}); err != nil {
			t.Fatal(err)
		}
	}
	d.settle()
	if got := d.states(); got[tickets.Held] != 1 {
		t.Errorf("%v", got)
	}
}

func TestHowADeliveryGoes(t *testing.T) {
	for _, c := range []struct {
		name          string
		says          error
		status        string
		undeliverable bool
	}{
		{"taken", nil, store.Sent, false},
		{"put off", errors.New("451 later"), store.Queued, false},
		{"refused for good", forGood{errors.New("550 no such user")}, store.Failed, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := newDesk(t)
			d.out.says = func(string) error { return c.says }
			d.keep(request(1))
			d.settle()
			messages, err := d.Store.Messages(d.ctx, 1001)
			if err != nil {
				t.Fatal(err)
			}
			ticket, _ := d.Store.Ticket(d.ctx, 1001)
			if got := messages[len(messages)-1].Status; got != c.status || ticket.Undeliverable != c.undeliverable {
				t.Errorf("%s, undeliverable %t", got, ticket.Undeliverable)
			}
		})
	}
}

// A mail that is put off leaves once the server takes it, as the same message.
func TestPutOffAndSentLater(t *testing.T) {
	d := newDesk(t)
	d.out.says = func(string) error { return errors.New("451 later") }
	d.keep(request(1))
	d.settle()
	d.out.says = nil
	if err := d.Advance(d.ctx, d.clock, d.clock.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	if len(d.out.sent) != 1 {
		t.Errorf("sent %q", d.out.sent)
	}
}

// What falls due on the way happens in order, each at its own time.
func TestAdvance(t *testing.T) {
	d := newDesk(t)
	d.keep(request(1))
	start := d.clock.Now()
	if err := d.Advance(d.ctx, d.clock, start.AddDate(0, 0, 20)); err != nil {
		t.Fatal(err)
	}
	if err := d.Advance(d.ctx, d.clock, start); !errors.Is(err, ErrBackward) {
		t.Errorf("backward: %v", err)
	}
	entries, err := d.Store.Timeline(d.ctx, 1001)
	if err != nil {
		t.Fatal(err)
	}
	var days []string
	for _, e := range entries {
		if e.Kind == "mail" && strings.Contains(e.Text, `"`) {
			days = append(days, e.At.In(start.Location()).Format("2.1. 15:04"))
		}
	}
	if got := strings.Join(days, ", "); got != "17.11. 09:00, 20.11. 09:00, 25.11. 09:00, 1.12. 09:00" {
		t.Errorf("asked, reminded twice, expired at %s", got)
	}
	if got := d.states(); got[tickets.Closed] != 1 {
		t.Errorf("%v", got)
	}
}

// Running, the bot works when it is woken and ends when it is told to.
func TestRun(t *testing.T) {
	defer goleak.VerifyNone(t, goleak.IgnoreAnyFunction("database/sql.(*DB).connectionOpener"))
	d := newDesk(t)
	ctx, cancel := context.WithCancel(d.ctx)
	ended := make(chan error)
	go func() { ended <- d.Run(ctx) }()
	d.keep(request(1))
	d.Arrived()
	for deadline := time.Now().Add(time.Minute); d.states()[tickets.AwaitingInfo] == 0; {
		if time.Now().After(deadline) {
			t.Fatal("nothing was taken up")
		}
		time.Sleep(time.Millisecond)
	}
	if _, err := d.Press(d.ctx, 1001, tickets.Staff{Name: "a"}, nil, &tickets.Note{Text: "seen"}); err != nil {
		t.Error(err)
	}
	var refusal *tickets.Refusal
	if _, err := d.Press(d.ctx, 9999, tickets.Staff{}, nil, &tickets.Note{Text: "x"}); !errors.As(err, &refusal) || refusal.Code != tickets.NotFound {
		t.Errorf("unknown ticket: %v", err)
	}
	cancel()
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// What was asked last reaches the parser: a bare yes is understood by it.
func TestShortAnswersAreUnderstoodByWhatWasAsked(t *testing.T) {
	d := newDesk(t)
	d.keep(request(1))
	d.settle()
	approver := tickets.Staff{Name: "a", Approver: true}
	day := time.Date(2026, 12, 15, 9, 0, 0, 0, d.clock.Now().Location())
	if _, err := d.Press(d.ctx, 1001, approver, nil, &tickets.Approve{Dates: []time.Time{day}}); err != nil {
		t.Fatal(err)
	}
	d.settle()
	ticket, _ := d.Store.Ticket(d.ctx, 1001)
	d.keep("From: a1@kunde.example\nTo: desk@desk.example\nMessage-ID: <yes@kunde.example>\nIn-Reply-To: <" + ticket.Thread[len(ticket.Thread)-1] + ">\nSubject: Re: Termin\n\nPasst.\n")
	d.settle()
	if ticket, _ = d.Store.Ticket(d.ctx, 1001); ticket.State != tickets.Scheduled {
		t.Errorf("%s %v", ticket.State, ticket.Attention)
	}
}
