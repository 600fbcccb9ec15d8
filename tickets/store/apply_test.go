package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
)

// tables are all tables that an event may write.
var tables = []string{"tickets", "events", "timeline", "bookings", "messages", "deliveries", "addresses", "catalogue", "mails"}

// rows counts the rows of all tables.
func (d *desk) rows() map[string]int {
	d.t.Helper()
	n := map[string]int{}
	for _, table := range tables {
		n[table] = d.count(`SELECT COUNT(*) FROM ` + table)
	}
	return n
}

func TestAKeyCountsOnce(t *testing.T) {
	d := newDesk(t)
	opened := d.open("imap/INBOX/1/1", request("petra@amstutz.example", "Abacus"))
	again := d.open("imap/INBOX/1/1", request("petra@amstutz.example", "Topal"))
	if again.Number != opened.Number || again.Seq != opened.Seq {
		t.Errorf("opened again: %+v", again)
	}
	d.press("http/1", 1001, &tickets.Approve{})
	before := d.rows()
	replayed := d.press("http/1", 1001, &tickets.Approve{})
	if replayed.Seq != opened.Seq+1 || replayed.State != tickets.Proposed {
		t.Errorf("replayed: %+v", replayed)
	}
	if diff := cmp.Diff(before, d.rows()); diff != "" {
		t.Errorf("a replay wrote rows: %s", diff)
	}
	if next := d.open("imap/INBOX/1/2", request("paul@amstutz.example", "Topal")); next.Number != 1002 {
		t.Errorf("the next is %d: a replay took a number", next.Number)
	}
}

func TestRefusals(t *testing.T) {
	d := newDesk(t)
	d.open("k", request("petra@amstutz.example", "Abacus"))
	before := d.rows()
	old := 0
	for name, c := range map[string]struct {
		number int64
		e      tickets.Event
		code   tickets.Code
	}{
		"unknown ticket": {4711, pressOf(&tickets.Note{Text: "n"}), tickets.NotFound},
		"old card":       {1001, tickets.Press{By: tickets.Staff{Name: "A", Approver: true}, Revision: &old, Action: &tickets.Approve{}}, tickets.Stale},
		"no right":       {1001, tickets.Press{By: tickets.Staff{Name: "A"}, Action: &tickets.Approve{}}, tickets.Forbidden},
		"no such mail":   {1001, pressOf(&tickets.RetryMail{Message: 99}), tickets.Argument},
		"not parked":     {1001, pressOf(&tickets.RetryMail{Message: 1}), tickets.NotPossible},
		"none failed":    {1001, pressOf(&tickets.ResendMail{To: "p@amstutz.example"}), tickets.NotPossible},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := d.Apply(d.ctx, "key/"+name, c.number, c.e, d.now)
			refused(t, err, c.code)
			if _, bare := err.(*tickets.Refusal); !bare {
				t.Errorf("the refusal is wrapped: %T", err)
			}
		})
	}
	if diff := cmp.Diff(before, d.rows()); diff != "" {
		t.Errorf("refused events wrote rows: %s", diff)
	}
	// the key of a refused press is free: pressed again it may be possible
	d.press("key/old card", 1001, &tickets.Approve{})
}

// A failure late in the transaction leaves nothing of it, as a crash would.
func TestNothingIsLeftOfAFailure(t *testing.T) {
	broken := true
	fails := func(m tickets.SendMail, now time.Time) (Composed, error) {
		if broken && m.Template == tickets.Proposal {
			return Composed{}, errors.New("no wording")
		}
		return compose(m, now)
	}
	d := openDesk(t, testURL(t), Options{Rules: testRules(t), Compose: fails})
	opened := d.open("k", request("petra@amstutz.example", "Abacus"))
	before := d.rows()
	_, err := d.Apply(d.ctx, "http/1", 1001, pressOf(&tickets.Approve{}), d.now)
	if err == nil || !strings.Contains(err.Error(), `compose "proposal" for VL-1001: no wording`) {
		t.Fatalf("error %v", err)
	}
	if diff := cmp.Diff(before, d.rows()); diff != "" {
		t.Errorf("rows left: %s", diff)
	}
	if now, err := d.Ticket(d.ctx, 1001); err != nil || now.Seq != opened.Seq {
		t.Errorf("ticket %+v, %v", now, err)
	}
	broken = false
	if got := d.press("http/1", 1001, &tickets.Approve{}); got.State != tickets.Proposed {
		t.Errorf("state %s", got.State)
	}
}

// Two of the staff press on the same card at once: one decides, the other is
// told that the card is out of date.
func TestTwoPressesAtOnce(t *testing.T) {
	d := newDesk(t)
	opened := d.open("k", request("petra@amstutz.example", "Abacus"))
	const staff = 6
	errs := make([]error, staff)
	var all sync.WaitGroup
	for i := range staff {
		all.Go(func() {
			press := pressOf(&tickets.Approve{})
			press.Revision = &opened.Revision
			_, errs[i] = d.Apply(d.ctx, fmt.Sprint("http/", i), 1001, press, d.now)
		})
	}
	all.Wait()
	won := 0
	for _, err := range errs {
		if err == nil {
			won++
			continue
		}
		refused(t, err, tickets.Stale)
	}
	if won != 1 {
		t.Errorf("%d presses were accepted", won)
	}
	if n := d.count(`SELECT COUNT(*) FROM messages WHERE intent = 'proposal'`); n != 1 {
		t.Errorf("%d proposals", n)
	}
}

// Tickets whose cards suggest the same dates are approved at once, by several
// at a time: with one technician no two of them hold the same time.
func TestDatesAreGivenOnce(t *testing.T) {
	rules := testRules(t)
	rules.Policy.Capacity = 1
	d := openDesk(t, testURL(t), Options{Rules: rules, Compose: compose})
	const customers = 5
	for i := range customers {
		d.open(fmt.Sprint("mail/", i), request(fmt.Sprintf("p%d@amstutz.example", i), fmt.Sprintf("P%d", i)))
	}
	var all sync.WaitGroup
	for i := range customers {
		all.Go(func() {
			_, err := d.Apply(d.ctx, fmt.Sprint("http/", i), int64(1001+i), pressOf(&tickets.Approve{}), d.now)
			var refusal *tickets.Refusal
			if err != nil && !errors.As(err, &refusal) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	taken, err := d.Taken(d.ctx, d.now, d.now.AddDate(1, 0, 0))
	d.must(err)
	if len(taken) < 3*customers {
		t.Errorf("%d dates are held for %d tickets", len(taken), customers)
	}
	for i := 1; i < len(taken); i++ {
		if taken[i].Start.Before(taken[i-1].End) {
			t.Errorf("%v is held for VL-%d and VL-%d", taken[i].Start, taken[i-1].Ticket, taken[i].Ticket)
		}
	}
}

// An agreed date is told to the tickets that suggest it, in the same
// transaction.
func TestOtherTicketsAreTold(t *testing.T) {
	rules := testRules(t)
	rules.Policy.Capacity = 1
	d := openDesk(t, testURL(t), Options{Rules: rules, Compose: compose})
	first := d.open("a", request("petra@amstutz.example", "Abacus"))
	second := d.open("b", request("luc@rochat.example", "Abacus"))
	if !first.Suggested[0].Start.Equal(second.Suggested[0].Start) {
		t.Fatalf("they suggest different dates: %v, %v", first.Suggested, second.Suggested)
	}
	d.press("c", 1001, &tickets.Approve{})
	told, err := d.Ticket(d.ctx, 1002)
	d.must(err)
	if told.Seq != second.Seq+1 || told.Suggested[0].Start.Equal(second.Suggested[0].Start) {
		t.Errorf("VL-1002 was not told: %+v", told.Suggested)
	}
	if n := d.count(`SELECT COUNT(*) FROM events WHERE key = 'c/tell/1' AND ticket = 1002 AND kind = 'DatesTaken'`); n != 1 {
		t.Errorf("%d rows of the follow-up event", n)
	}
}

func TestASplitOpensATicket(t *testing.T) {
	d := newDesk(t)
	m := request("petra@amstutz.example", "Abacus")
	m.Requests = append(m.Requests, request("", "Topal").Requests...)
	opened := d.open("a", m)
	d.press("b", 1001, &tickets.Split{Requests: []int{opened.Requests[1].ID}})
	other, err := d.Ticket(d.ctx, 1002)
	d.must(err)
	if other.Customer != "Amstutz" || len(other.Requests) != 1 || other.Requests[0].Software != "Topal" {
		t.Errorf("split off: %+v", other)
	}
	merged := d.press("c", 1002, &tickets.Merge{Into: 1001})
	if merged.Outcome != tickets.OutcomeMerged {
		t.Errorf("outcome %s", merged.Outcome)
	}
	if back, err := d.Ticket(d.ctx, 1001); err != nil || len(back.Requests) != 2 {
		t.Errorf("after the merge: %+v, %v", back.Requests, err)
	}
}

// The audit names who did what; mails and tickets are stored whole elsewhere.
func TestTheAudit(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	d.press("b", 1001, &tickets.Ask{Text: "which licence?"})
	var data string
	_, err := d.view(d.ctx).one(&data, `SELECT data FROM events WHERE key = 'b'`)
	d.must(err)
	var kept struct {
		By, Action string
		Arguments  struct{ Text string }
	}
	d.must(json.Unmarshal([]byte(data), &kept))
	if kept.By != "Anna" || kept.Action != "ask" || kept.Arguments.Text != "which licence?" {
		t.Errorf("audit %s", data)
	}
	_, err = d.view(d.ctx).one(&data, `SELECT data FROM events WHERE key = 'a'`)
	d.must(err)
	if strings.Contains(data, "please update") || !strings.Contains(data, "update_request") {
		t.Errorf("audit of a mail: %s", data)
	}
}

func TestDeadlines(t *testing.T) {
	d := newDesk(t)
	if at, err := d.NextDue(d.ctx); err != nil || !at.IsZero() {
		t.Errorf("next due of an empty desk: %v, %v", at, err)
	}
	d.open("a", request("petra@amstutz.example", "Abacus"))
	at, err := d.NextDue(d.ctx)
	d.must(err)
	if want := d.now.Add(4 * time.Hour); !at.After(d.now) || at.Before(want.Add(-time.Hour)) {
		t.Fatalf("next due %v", at)
	}
	if due, err := d.DueTickets(d.ctx, at.Add(-time.Millisecond), 10); err != nil || len(due) != 0 {
		t.Errorf("too early: %v, %v", due, err)
	}
	due, err := d.DueTickets(d.ctx, at, 10)
	d.must(err)
	if len(due) != 1 || due[0].Key() != "due/1001/1" || !due[0].At.Equal(at) {
		t.Fatalf("due %+v", due)
	}
	for range 2 { // the second is a replay
		after, err := d.Apply(d.ctx, due[0].Key(), due[0].Number, tickets.TimePassed{}, at)
		d.must(err)
		if !after.StaffNudged.Equal(at) || !after.NextDue().After(at) {
			t.Errorf("after the deadline: %v, %v", after.StaffNudged, after.NextDue())
		}
	}
	if n := d.count(`SELECT COUNT(*) FROM timeline WHERE kind = 'overdue'`); n != 1 {
		t.Errorf("brought up %d times", n)
	}
}

// A ticket that was stored and read again is the same to the rules: what does
// not outdate a card leaves its revision alone.
func TestWhatDoesNotOutdateACard(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	shown := d.press("b", 1001, &tickets.Approve{}).Revision
	d.press("c", 1001, &tickets.Note{Text: "n"})
	d.press("d", 1001, &tickets.Assign{To: "Anna"})
	for _, c := range d.claim(10) {
		d.must(d.Sent(d.ctx, c.ID, d.now))
	}
	at, err := d.NextDue(d.ctx)
	d.must(err)
	after, err := d.Apply(d.ctx, "e", 1001, tickets.TimePassed{}, at)
	d.must(err)
	if after.Revision != shown {
		t.Errorf("revision %d, the card showed %d", after.Revision, shown)
	}
}
