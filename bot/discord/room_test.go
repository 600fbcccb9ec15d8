package discord

import (
	"context"
	"flag"
	"fmt"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

// TestMain lets more tests run at once than there are processors: mostly they
// wait for the polite end of a gateway.
func TestMain(m *testing.M) {
	flag.Parse()
	if err := flag.Set("test.parallel", "12"); err != nil {
		panic(err)
	}
	os.Exit(m.Run())
}

// start is a Tuesday morning in Zug.
var start = time.Date(2026, 11, 17, 9, 0, 0, 0, zone)

var zone = mustZone("Europe/Zurich")

func mustZone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return z
}

func rules(t testing.TB) tickets.World {
	t.Helper()
	hours, err := calendar.ParseHours("Mon-Fri 08:00-12:00 13:00-17:00")
	if err != nil {
		t.Fatal(err)
	}
	cal, err := calendar.New(zone, hours, "ZG", nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return tickets.World{
		Desk:     tickets.Desk{Name: "Desk", Address: "customerservice@desk.example", Language: tickets.German, Instance: "i0"},
		Policy:   tickets.DefaultPolicy(),
		Calendar: cal,
	}
}

var catalogue = tickets.Catalogue{
	Products: []tickets.Product{
		{Name: "Abacus", Licence: "always", Variant: tickets.Provider, Minutes: 120},
		{Name: "Topal", Licence: "never", Variant: tickets.Provider, Minutes: 60},
		{Name: "NEST", Licence: "never", Variant: tickets.Partner},
	},
	Customers: []tickets.Customer{
		{Name: "Amstutz AG", Domains: []string{"amstutz.example"}, Language: tickets.German, Canton: "ZG"},
		{Name: "Rochat SA", Domains: []string{"rochat.example"}, Language: tickets.French, Canton: "NE"},
	},
	Partners: []tickets.Vendor{{Name: "GIM", Domains: []string{"gim.example"}, Contact: "pius@gim.example", Products: []string{"NEST"}}},
}

func compose(m tickets.SendMail, _ time.Time) (store.Composed, error) {
	return store.Composed{Raw: []byte("Subject: x\r\n\r\nx\r\n"), Subject: fmt.Sprintf("[VL-%d] %s", m.Letter.Number, m.Template), Text: "Guten Tag\n" + m.Letter.Text}, nil
}

// A house is a desk with its staff room in a stand-in.
type house struct {
	*testing.T
	*store.Store
	d       *discordtest.Server
	room    *Room
	channel string
	chief   discordtest.Member // may approve; German
	worker  discordtest.Member // may work; English
	guest   discordtest.Member // reads
	ctx     context.Context
	stop    func()

	mu      sync.Mutex
	now     time.Time
	silence time.Duration
	mails   int
	config  Config
}

// A want is how a house is set up.
type want struct {
	kind    discordtest.Kind
	tags    []string
	options []discordtest.Option
	change  func(*Config)
	idle    bool // the room is not started
	agenda  bool // today's was not written yet
}

func newHouse(t *testing.T, w want) *house {
	t.Helper()
	t.Parallel()
	h := &house{T: t, d: discordtest.New(t, w.options...), now: start}
	rules := rules(t)
	var err error
	h.Store, err = store.Open(t.Context(), t.TempDir()+"/desk.db", store.Options{Rules: rules, Compose: compose})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { h.Store.Close() })
	if _, err = h.Import(t.Context(), catalogue); err != nil {
		t.Fatal(err)
	}
	if !w.agenda {
		h.must(h.KeepValue(t.Context(), "discord/agenda", "2026-11-17"))
	}
	h.channel = h.d.AddChannel(w.kind, "updates", w.tags...)
	approvers, workers := h.d.AddRole("approvers"), h.d.AddRole("workers")
	h.chief = h.d.AddMember("anna", "de", approvers)
	h.worker = h.d.AddMember("bob", "en-GB", workers)
	h.guest = h.d.AddMember("eve", "en-GB")
	h.config = Config{
		Token: discordtest.Token, Guild: h.d.Guild(), Channel: h.channel, Approvers: []string{approvers}, Workers: []string{workers},
		APIURL: h.d.URL(), PublicURL: "https://desk.example", Language: tickets.German, Rules: rules,
		Read: h.Store, Ledger: h.Store, Now: h.clock, Contact: h.contact,
		Press: func(ctx context.Context, key string, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error) {
			return h.Apply(ctx, key, number, tickets.Press{By: by, Revision: revision, Action: a}, h.clock())
		},
		Open: func(ctx context.Context, key string, m tickets.Mail) (tickets.Ticket, error) {
			return h.New(ctx, key, tickets.MailReceived{Incoming: tickets.Incoming{Mail: m, Received: h.clock()}, Match: tickets.Matched{Kind: tickets.MatchNew}}, h.clock())
		},
	}
	if w.change != nil {
		w.change(&h.config)
	}
	if !w.idle {
		h.begin()
	}
	return h
}

// begin starts the room and waits until it is connected.
func (h *house) begin() {
	h.Helper()
	h.launch()
	h.d.WaitFor(h.d.Connected)
}

// launch starts the room.
func (h *house) launch() {
	h.Helper()
	h.launchWith(func(*Room) {})
}

// launchWith starts the room with something in it changed.
func (h *house) launchWith(change func(*Room)) {
	h.Helper()
	var err error
	if h.room, err = New(h.config); err != nil {
		h.Fatal(err)
	}
	change(h.room)
	ctx, cancel := context.WithCancel(h.Context())
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := h.room.Run(ctx); err != nil {
			h.Errorf("the room ended: %v", err)
		}
	}()
	h.ctx = ctx
	var once sync.Once
	h.stop = func() { once.Do(func() { cancel(); <-done }) }
	h.Cleanup(h.stop)
}

func (h *house) clock() time.Time {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.now
}

func (h *house) contact() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.silence
}

// pass moves the clock on and applies what falls due.
func (h *house) pass(d time.Duration) {
	h.Helper()
	h.mu.Lock()
	h.now = h.now.Add(d)
	h.mu.Unlock()
	for {
		due, err := h.DueTickets(h.Context(), h.clock(), 100)
		h.must(err)
		if len(due) == 0 {
			break
		}
		for _, u := range due {
			_, err := h.Apply(h.Context(), u.Key(), u.Number, tickets.TimePassed{}, h.clock())
			h.must(err)
		}
	}
	h.room.Wake()
}

func (h *house) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// complete is a request that lacks nothing.
func complete() tickets.Mail {
	return tickets.Mail{
		From: "eva@amstutz.example", Author: "Eva Amstutz", Subject: "Abacus 2026", Class: tickets.Human, Intent: tickets.UpdateRequest,
		Language: tickets.German, Text: "Bitte Abacus aktualisieren.",
		Requests: []tickets.Request{{Software: "Abacus", Version: "2026", Setup: []string{"https://setup.abacus.example/a/b?c=d", "file:setup.exe"},
			Licence: tickets.Licence{State: tickets.LicenceProvided, Items: []string{"key:ABCD-EFGH-1234-5678"}}, Wished: []string{"2026-12-14"}}},
	}
}

// mail takes a mail in as the mailbox does, and returns its ticket.
func (h *house) mail(m tickets.Mail) int64 {
	h.Helper()
	h.mails++
	if m.MessageID == "" {
		m.MessageID = fmt.Sprintf("m%d@customer.example", h.mails)
	}
	uid := uint32(h.mails)
	raw := fmt.Sprintf("Message-ID: <%s>\r\n\r\nx\r\n", m.MessageID)
	h.must(h.Keep(h.Context(), "INBOX", store.Cursor{UIDValidity: 1, UID: uid}, []store.Raw{{UIDValidity: 1, UID: uid, Received: h.clock(), Body: strings.NewReader(raw)}}))
	pending, err := h.Pending(h.Context(), 10)
	h.must(err)
	for _, p := range pending {
		h.must(h.ApplyMails(h.Context(), []store.Understood{{ID: p.ID, Mail: m, Received: p.Received}}, h.clock()))
	}
	found, _, err := h.Tickets(h.Context(), store.Filter{Newest: true, Limit: 1})
	h.must(err)
	if h.room != nil {
		h.room.Wake()
	}
	return found[0].Number
}

// press presses as the console does.
func (h *house) press(number int64, a tickets.Action) tickets.Ticket {
	h.Helper()
	h.mails++
	t, err := h.config.Press(h.Context(), fmt.Sprintf("test/%d", h.mails), number, tickets.Staff{Name: "carla", Approver: true}, nil, a)
	h.must(err)
	if h.room != nil {
		h.room.Wake()
	}
	return t
}

func (h *house) ticket(number int64) tickets.Ticket {
	h.Helper()
	t, err := h.Ticket(h.Context(), number)
	h.must(err)
	return t
}

// settled waits until every card shows the newest state.
func (h *house) settled() {
	h.Helper()
	h.d.WaitFor(func() bool {
		at, err := h.NextCard(h.Context())
		return err == nil && at.IsZero()
	})
}

// card is the ticket's card as everyone sees it, once it is drawn.
func (h *house) card(number int64) discordtest.Message {
	h.Helper()
	h.settled()
	c, found, err := h.CardOf(h.Context(), number)
	if err != nil || !found {
		h.Fatalf("VL-%d has no card: %v", number, err)
	}
	m, ok := h.d.Message(c.Message)
	if !ok {
		h.Fatalf("the card of VL-%d is not there", number)
	}
	return m
}

// thread is what stands in the ticket's thread.
func (h *house) thread(number int64) string {
	h.Helper()
	h.settled()
	c, _, err := h.CardOf(h.Context(), number)
	h.must(err)
	var all []string
	for _, m := range h.d.Messages(c.Thread) {
		all = append(all, m.Text())
	}
	return strings.Join(all, "\n")
}

// button presses the button of that label or the first whose id says the action.
func (h *house) button(by discordtest.Member, m discordtest.Message, action string) *discordtest.Interaction {
	h.Helper()
	for _, c := range m.Components() {
		if g, err := parseTarget(c.CustomID); err == nil && c.Type == buttonType && (g.kind == action || g.kind == "p" && g.action == action) {
			return h.d.Press(by, m.ID, c.CustomID)
		}
	}
	h.Fatalf("there is no button %q: %+v", action, m.Components())
	return nil
}

// pick chooses in a select of a message: the one for an argument, or "m" for the
// actions.
func (h *house) pick(by discordtest.Member, m discordtest.Message, name string, values ...string) *discordtest.Interaction {
	h.Helper()
	for _, c := range m.Components() {
		g, err := parseTarget(c.CustomID)
		if err == nil && c.Type == stringSelect && (g.kind == name || strings.HasSuffix(g.action, "/"+name)) {
			return h.d.SelectOption(by, m.ID, c.CustomID, values...)
		}
	}
	h.Fatalf("there is no select %q", name)
	return nil
}

func (h *house) wantText(got string, parts ...string) {
	h.Helper()
	for _, part := range parts {
		if !strings.Contains(got, part) {
			h.Errorf("%q is missing in:\n%s", part, got)
		}
	}
}

func (h *house) wantNoText(got string, parts ...string) {
	h.Helper()
	for _, part := range parts {
		if strings.Contains(got, part) {
			h.Errorf("%q stands in:\n%s", part, got)
		}
	}
}
