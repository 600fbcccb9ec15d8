package store

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vorlauf/tickets"
)

func (d *desk) claim(limit int) []Delivery {
	d.t.Helper()
	claimed, err := d.Claim(d.ctx, d.now, limit)
	d.must(err)
	return claimed
}

// drain sends all that can be sent now and returns the messages' order.
func (d *desk) drain() (order []int64) {
	d.t.Helper()
	for {
		claimed := d.claim(10)
		if len(claimed) == 0 {
			return order
		}
		for _, c := range claimed {
			order = append(order, c.Message)
			d.must(d.Sent(d.ctx, c.ID, d.now))
		}
	}
}

// status is the status of a ticket's newest mail of the desk.
func (d *desk) status(number int64) string {
	d.t.Helper()
	messages, err := d.Messages(d.ctx, number)
	d.must(err)
	for _, m := range slices.Backward(messages) {
		if m.Direction == Out {
			return m.Status
		}
	}
	return ""
}

func TestBackoff(t *testing.T) {
	for attempts, want := range map[int]time.Duration{
		-1: 15 * time.Second, 0: 15 * time.Second, 1: 15 * time.Second, 2: 30 * time.Second, 3: time.Minute,
		9: 64 * time.Minute, 10: 2 * time.Hour, 1000: 2 * time.Hour,
	} {
		if got := Backoff(attempts); got != want {
			t.Errorf("after %d: %v, want %v", attempts, got, want)
		}
	}
}

// A start that is alone takes up what the program's end interrupted, and nothing
// else: what a server put off goes on waiting.
func TestTakeBack(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	d.open("b", request("jean@rochat.example", "Topal"))
	both := d.claim(10)
	if len(both) != 2 {
		t.Fatalf("claimed %+v", both)
	}
	d.must(d.Defer(d.ctx, both[1].ID, d.now, "451 later"))
	none := func(string, string) (bool, error) { return false, nil }
	d.must(d.TakeBack(d.ctx, d.now, none))
	again := d.claim(10)
	if len(again) != 1 || again[0].MessageID != both[0].MessageID || again[0].Attempts != 2 {
		t.Fatalf("claimed again: %+v", again)
	}
	d.now = d.now.Add(Backoff(1))
	if later := d.claim(10); len(later) != 1 || later[0].ID != both[1].ID {
		t.Fatalf("claimed later: %+v", later)
	}
	// Both are out now, the second for the second time; the server took the first.
	d.must(d.TakeBack(d.ctx, d.now, func(to, id string) (bool, error) {
		return to == both[0].To && id == both[0].MessageID, nil
	}))
	if all := d.claim(10); len(all) != 1 || all[0].ID != both[1].ID {
		t.Errorf("claimed %+v", all)
	}
	if got := d.status(1001); got != Sent {
		t.Errorf("status %s", got)
	}
	broken := errors.New("the disk is gone")
	if err := d.TakeBack(d.ctx, d.now, func(string, string) (bool, error) { return false, broken }); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestClaim(t *testing.T) {
	d := newDesk(t)
	if at, err := d.NextDelivery(d.ctx); err != nil || !at.IsZero() {
		t.Errorf("next of nothing: %v, %v", at, err)
	}
	d.open("a", request("petra@amstutz.example", "Abacus"))
	first := d.claim(10)
	if len(first) != 1 {
		t.Fatalf("claimed %+v", first)
	}
	c := first[0]
	if c.Ticket != 1001 || c.To != "petra@amstutz.example" || c.From != "customerservice@desk.example" || c.Attempts != 1 || !c.Since.Equal(d.now) {
		t.Errorf("claimed %+v", c)
	}
	if !strings.HasPrefix(string(c.Raw), "Message-ID: <"+c.MessageID+">") {
		t.Errorf("bytes %q", c.Raw)
	}
	if again := d.claim(10); len(again) != 0 {
		t.Errorf("claimed twice: %+v", again)
	}
	// the program ends here: after the back-off it is handed out again, as it was
	for attempt, wait := range []time.Duration{Backoff(1), Backoff(2), Backoff(3)} {
		at, err := d.NextDelivery(d.ctx)
		d.must(err)
		if !at.Equal(d.now.Add(wait)) {
			t.Errorf("next %v after %v", at.Sub(d.now), wait)
		}
		d.now = at
		again := d.claim(10)
		if len(again) != 1 || again[0].MessageID != c.MessageID || again[0].Attempts != attempt+2 {
			t.Fatalf("after %v: %+v", wait, again)
		}
	}
	d.must(d.Sent(d.ctx, c.ID, d.now))
	d.must(d.Sent(d.ctx, c.ID, d.now)) // reported twice
	if got := d.status(1001); got != Sent {
		t.Errorf("status %s", got)
	}
	if n := d.count(`SELECT COUNT(*) FROM timeline WHERE text LIKE 'delivered%'`); n != 1 {
		t.Errorf("delivered %d times", n)
	}
	if n := d.count(`SELECT COUNT(*) FROM events WHERE key = ?`, fmt.Sprintf("delivery/%d/4", c.ID)); n != 1 {
		t.Errorf("%d events", n)
	}
}

// Mails of one thread leave one after the other; other threads do not wait.
func TestAThreadLeavesInOrder(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	d.press("b", 1001, &tickets.Ask{Text: "one"})
	d.open("c", request("luc@rochat.example", "Abacus"))
	claimed := d.claim(10)
	if len(claimed) != 2 || claimed[0].Ticket != 1001 || claimed[1].Ticket != 1002 {
		t.Fatalf("claimed %+v", claimed)
	}
	d.must(d.Sent(d.ctx, claimed[1].ID, d.now))
	d.must(d.Defer(d.ctx, claimed[0].ID, d.now, "greylisted"))
	d.press("d", 1001, &tickets.Reply{Text: "two"})
	if early := d.claim(10); len(early) != 0 {
		t.Errorf("claimed before the first has left: %+v", early)
	}
	at, err := d.NextDelivery(d.ctx)
	d.must(err)
	if !at.Equal(d.now.Add(Backoff(1))) {
		t.Errorf("next in %v: one that waits for another must not wake the sender", at.Sub(d.now))
	}
	d.now = at
	if order := d.drain(); len(order) != 3 || !slices.IsSorted(order) {
		t.Errorf("order %v", order)
	}
}

func TestEveryRecipientIsADelivery(t *testing.T) {
	d := newDesk(t)
	m := request("petra@amstutz.example", "Abacus")
	m.Cc = []tickets.Address{{Address: "paul@amstutz.example"}, {Address: "pia@amstutz.example"}}
	d.open("a", m)
	claimed := d.claim(10)
	if len(claimed) != 3 {
		t.Fatalf("claimed %+v", claimed)
	}
	steps := []struct {
		report func(int64) error
		status string
	}{
		{func(id int64) error { return d.Sent(d.ctx, id, d.now) }, Queued},
		{func(id int64) error { return d.Park(d.ctx, id, d.now, "no such user") }, Failed},
		{func(id int64) error { return d.Sent(d.ctx, id, d.now) }, Failed},
	}
	for i, s := range steps {
		d.must(s.report(claimed[i].ID))
		if got := d.status(1001); got != s.status {
			t.Errorf("after report %d: %s, want %s", i, got, s.status)
		}
	}
	messages, err := d.Messages(d.ctx, 1001)
	d.must(err)
	if messages[0].Error != "no such user" || len(messages[0].Cc) != 2 {
		t.Errorf("message %+v", messages[0])
	}
	// a bounce names an address that was never written to: it was forwarded
	d.comes(tickets.Mail{MessageID: "b", Class: tickets.ClassBounce, Bounce: &tickets.Bounce{Recipient: "else@where.example", Action: "failed", MessageID: claimed[0].MessageID}})
	if got := d.status(1001); got != Bounced {
		t.Errorf("after the bounce: %s", got)
	}
}

func TestParkedAndTriedAgain(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	c := d.claim(1)[0]
	d.must(d.Park(d.ctx, c.ID, d.now, "550 no such user"))
	parked, err := d.Ticket(d.ctx, 1001)
	d.must(err)
	if !parked.Undeliverable || d.status(1001) != Failed || len(d.claim(1)) != 0 {
		t.Fatalf("parked: %+v", parked)
	}
	stats, err := d.Stats(d.ctx)
	d.must(err)
	if stats.Parked != 1 || stats.Queued != 0 || stats.Open[tickets.AwaitingApproval] != 1 || stats.Attention != 1 {
		t.Errorf("stats %+v", stats)
	}
	d.now = d.now.Add(10 * 24 * time.Hour)
	if after := d.press("b", 1001, &tickets.RetryMail{Message: c.Message}); after.Undeliverable {
		t.Error("still undeliverable")
	}
	again := d.claim(1)
	if len(again) != 1 || again[0].MessageID != c.MessageID || again[0].Attempts != 2 {
		t.Fatalf("claimed %+v", again)
	}
	d.must(d.Defer(d.ctx, c.ID, d.now, "later")) // its five days began anew
	if d.status(1001) != Queued {
		t.Errorf("status %s", d.status(1001))
	}
	d.must(d.Park(d.ctx, c.ID, d.now, "550 still not"))
	if n := d.count(`SELECT COUNT(*) FROM events WHERE kind = 'DeliveryFailed'`); n != 2 {
		t.Errorf("%d failures told", n)
	}
}

func TestDeferredForFiveDays(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	queued := d.now
	for attempts := 1; ; attempts++ {
		claimed := d.claim(1)
		if len(claimed) == 0 {
			break
		}
		d.must(d.Defer(d.ctx, claimed[0].ID, d.now, "451 later"))
		if d.status(1001) == Failed {
			if waited := d.now.Sub(queued); waited < GiveUpAfter || waited > GiveUpAfter+2*time.Hour {
				t.Errorf("given up after %v", waited)
			}
			t.Logf("%d attempts", attempts)
			continue
		}
		at, err := d.NextDelivery(d.ctx)
		d.must(err)
		d.now = at
	}
	if d.status(1001) != Failed {
		t.Errorf("status %s", d.status(1001))
	}
	if n := d.count(`SELECT COUNT(*) FROM timeline WHERE text LIKE 'the mail to % was put off%'`); n != 1 {
		t.Errorf("the delay is noted %d times", n)
	}
}

func TestSentAgainToAnotherAddress(t *testing.T) {
	d := newDesk(t)
	m := request("petra@amstutz.example", "Abacus")
	m.Cc = []tickets.Address{{Address: "paul@amstutz.example"}}
	d.open("a", m)
	for _, c := range d.claim(10) {
		if c.To == "petra@amstutz.example" {
			d.must(d.Park(d.ctx, c.ID, d.now, "550"))
		} else {
			d.must(d.Sent(d.ctx, c.ID, d.now))
		}
	}
	d.press("b", 1001, &tickets.ResendMail{To: "Petra.New@amstutz.example"})
	claimed := d.claim(10)
	if len(claimed) != 1 || claimed[0].To != "petra.new@amstutz.example" {
		t.Fatalf("claimed %+v", claimed)
	}
	if raw := string(claimed[0].Raw); !strings.Contains(raw, "Subject: acknowledgement") || !strings.Contains(raw, "Europe/Zurich") {
		t.Errorf("composed %q: another mail, or without the zone", raw)
	}
	if messages := d.messageIDs(1001); len(messages) != 2 || messages[0] == messages[1] {
		t.Errorf("messages %v", messages)
	}
	if stats, err := d.Stats(d.ctx); err != nil || stats.Parked != 0 {
		t.Errorf("stats %+v, %v: what was sent again elsewhere is settled", stats, err)
	}
}

func TestReaddress(t *testing.T) {
	m := tickets.SendMail{To: []tickets.Address{{Address: "old@x"}}, Cc: []tickets.Address{{Address: "cc@x"}},
		Invite: &tickets.Invite{Attendees: []tickets.Address{{Address: "old@x"}, {Address: "cc@x"}}}}
	readdress(&m, tickets.Address{Address: "new@x"})
	if len(m.Cc) != 0 || m.To[0].Address != "new@x" || m.Invite.Attendees[0].Address != "new@x" || m.Invite.Attendees[1].Address != "cc@x" {
		t.Errorf("%+v %+v", m, m.Invite)
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// A mail loop: however many mails are queued, an address gets HourlyCap in any
// hour, and others do not wait.
func TestTheHourlyCap(t *testing.T) {
	d := newDesk(t)
	const mails = 2*HourlyCap + 5
	for i := range mails {
		d.open(fmt.Sprint("mail/", i), request("petra@amstutz.example", fmt.Sprint("P", i)))
	}
	d.open("other", request("luc@rochat.example", "Abacus"))
	var sent []time.Time
	for {
		claimed := d.claim(7)
		for _, c := range claimed {
			d.must(d.Sent(d.ctx, c.ID, d.now))
			if c.To == "petra@amstutz.example" {
				sent = append(sent, d.now)
			} else if !d.now.Equal(start) {
				t.Errorf("the mail to %s waited for others'", c.To)
			}
		}
		at, err := d.NextDelivery(d.ctx)
		d.must(err)
		if at.IsZero() {
			break
		}
		if len(claimed) == 0 && !at.After(d.now) {
			t.Fatal("nothing to claim, though it is said to be due")
		}
		d.now = later(d.now, at)
	}
	if len(sent) != mails {
		t.Fatalf("%d of %d sent", len(sent), mails)
	}
	for i := HourlyCap; i < len(sent); i++ {
		if sent[i].Sub(sent[i-HourlyCap]) < time.Hour {
			t.Errorf("mail %d left %v after mail %d", i, sent[i].Sub(sent[i-HourlyCap]), i-HourlyCap)
		}
	}
	if waited := sent[len(sent)-1].Sub(start); waited != 2*time.Hour {
		t.Errorf("the last left after %v", waited)
	}
	if n := d.count(`SELECT MAX(n) FROM (SELECT COUNT(*) AS n FROM timeline WHERE text LIKE '%within an hour%' GROUP BY ticket) AS notes`); n != 1 {
		t.Errorf("noted %d times on a ticket", n)
	}
}

// Several replicas claim at once: each delivery is handed out once.
func TestClaimsAtOnce(t *testing.T) {
	d := newDesk(t)
	const mails, replicas = 40, 4
	for i := range mails {
		d.open(fmt.Sprint("mail/", i), request(fmt.Sprintf("p%d@amstutz.example", i), "Abacus"))
	}
	var (
		all    sync.WaitGroup
		mutex  sync.Mutex
		handed = map[int64]int{}
	)
	for range replicas {
		all.Go(func() {
			for {
				claimed, err := d.Claim(d.ctx, d.now, 5)
				if err != nil {
					t.Error(err)
					return
				}
				if len(claimed) == 0 {
					return
				}
				mutex.Lock()
				for _, c := range claimed {
					handed[c.ID]++
				}
				mutex.Unlock()
			}
		})
	}
	all.Wait()
	if len(handed) != mails {
		t.Errorf("%d of %d handed out", len(handed), mails)
	}
	for id, n := range handed {
		if n != 1 {
			t.Errorf("delivery %d handed out %d times", id, n)
		}
	}
}

func TestReportsOfNothing(t *testing.T) {
	d := newDesk(t)
	if err := d.Sent(d.ctx, 99, d.now); err == nil || !strings.Contains(err.Error(), "delivery 99") {
		t.Errorf("error %v", err)
	}
}
