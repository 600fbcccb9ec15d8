package store

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// apply understands the oldest pending mails as these and applies them.
func (d *desk) apply(mails ...tickets.Mail) {
	d.t.Helper()
	var batch []Understood
	for i, p := range d.pending()[:len(mails)] {
		batch = append(batch, Understood{ID: p.ID, Mail: mails[i], Received: p.Received})
	}
	d.must(d.ApplyMails(d.ctx, batch, d.now))
}

// comes keeps and applies mails.
func (d *desk) comes(mails ...tickets.Mail) {
	d.t.Helper()
	for _, m := range mails {
		d.keep(1, eml(m.MessageID, m.Text))
	}
	d.apply(mails...)
}

func TestMailsFindTheirTickets(t *testing.T) {
	d := newDesk(t)
	d.comes(request("petra@amstutz.example", "Abacus"))
	sent := d.messageIDs(1001)
	reply := func(id string, change func(*tickets.Mail)) tickets.Mail {
		m := tickets.Mail{MessageID: id, From: "petra@amstutz.example", Class: tickets.Human, Intent: tickets.Other, Text: id}
		change(&m)
		return m
	}
	bounce := tickets.Mail{MessageID: "bounce", Class: tickets.ClassBounce,
		Bounce: &tickets.Bounce{Recipient: "petra@amstutz.example", Action: "failed", MessageID: sent[0], Reason: "no such user"}}
	d.comes(
		reply("thread", func(m *tickets.Mail) { m.References = []string{"unknown@x", sent[0]} }),
		reply("tag", func(m *tickets.Mail) { m.Tags = []int64{1001, 4711} }),
		reply("quoted", func(m *tickets.Mail) { m.Mentioned = []string{sent[0]} }),
		reply("own mail", func(m *tickets.Mail) { m.InReplyTo = []string{"Abacus.petra@amstutz.example@mail.example"} }),
		reply("stranger", func(m *tickets.Mail) { m.From, m.InReplyTo = "eve@evil.example", sent }),
		bounce,
		tickets.Mail{MessageID: "newsletter", From: "news@x.example", Class: tickets.Bulk, Subject: "offers"},
	)
	for _, m := range []string{"thread", "tag", "quoted", "own mail", "stranger", "bounce"} {
		if n := d.count(`SELECT ticket FROM messages WHERE message_id = ?`, m); n != 1001 {
			t.Errorf("%s went to %d", m, n)
		}
	}
	if n := d.count(`SELECT COUNT(*) FROM tickets`); n != 1 {
		t.Errorf("%d tickets", n)
	}
	strays, err := d.Strays(d.ctx, 10)
	d.must(err)
	if len(strays) != 1 || strays[0].MessageID != "newsletter" || strays[0].Ticket != 0 || strays[0].Class != tickets.Bulk {
		t.Errorf("strays %+v", strays)
	}
	ticket, err := d.Ticket(d.ctx, 1001)
	d.must(err)
	if !ticket.Undeliverable || len(ticket.Waiting) != 1 {
		t.Errorf("ticket %+v", ticket)
	}
	messages, err := d.Messages(d.ctx, 1001)
	d.must(err)
	if m := messages[1]; m.Direction != Out || m.Status != Bounced {
		t.Errorf("message %+v", m)
	}
}

// messageIDs are those of the mails that the desk wrote on a ticket.
func (d *desk) messageIDs(number int64) (ids []string) {
	d.t.Helper()
	messages, err := d.Messages(d.ctx, number)
	d.must(err)
	for _, m := range messages {
		if m.Direction == Out {
			ids = append(ids, m.MessageID)
		}
	}
	return ids
}

func TestACalendarAnswerFindsItsTicket(t *testing.T) {
	d := newDesk(t)
	d.comes(request("petra@amstutz.example", "Abacus"))
	d.press("a", 1001, &tickets.Approve{})
	scheduled := d.press("b", 1001, &tickets.Accept{Party: "petra@amstutz.example", Option: 1})
	c, err := d.Candidates(d.ctx, tickets.Mail{Calendar: &tickets.CalendarReply{UID: scheduled.Appointment.UID}})
	d.must(err)
	if len(c.Calendar) != 1 || c.Calendar[0].Number != 1001 {
		t.Errorf("candidates %+v", c)
	}
}

func TestTheOrderOfQuestionAndAnswer(t *testing.T) {
	d := newDesk(t)
	d.comes(request("petra@amstutz.example", "Abacus"))
	messages, err := d.Messages(d.ctx, 1001)
	d.must(err)
	if len(messages) != 2 || messages[0].Direction != In || messages[1].Direction != Out {
		t.Fatalf("messages %+v", messages)
	}
	if m := messages[0]; m.Status != Received || m.Text != "please update Abacus" || m.Intent != tickets.UpdateRequest || !m.At.Equal(d.now) {
		t.Errorf("received %+v", m)
	}
	for i, want := range []string{eml("Abacus.petra@amstutz.example@mail.example", "please update Abacus"), "Message-ID: <vl1001."} {
		r, err := d.RawOf(d.ctx, messages[i].ID)
		d.must(err)
		got, _ := io.ReadAll(r)
		r.Close()
		if !strings.HasPrefix(string(got), want) {
			t.Errorf("bytes of message %d: %q", i, got)
		}
	}
}

// One mail of a batch makes the composer fail, another makes it panic: only
// those two stay pending.
func TestAPoisonousMailHarmsNoOther(t *testing.T) {
	bad := func(m tickets.SendMail, now time.Time) (Composed, error) {
		switch m.To[0].Address {
		case "fails@amstutz.example":
			return Composed{}, errors.New("no wording")
		case "panics@amstutz.example":
			panic("no wording at all")
		}
		return compose(m, now)
	}
	d := openDesk(t, testURL(t), Options{Rules: testRules(t), Compose: bad})
	d.comes(
		request("petra@amstutz.example", "Abacus"),
		request("fails@amstutz.example", "Abacus"),
		request("panics@amstutz.example", "Abacus"),
		request("paul@amstutz.example", "Topal"),
	)
	left := d.pending()
	if len(left) != 2 || !strings.Contains(left[0].Err, "no wording") || left[1].Err != "panic: no wording at all" {
		t.Fatalf("pending %+v", left)
	}
	if n := d.count(`SELECT COUNT(*) FROM tickets`); n != 2 {
		t.Errorf("%d tickets", n)
	}
	if n := d.count(`SELECT COUNT(*) FROM messages`) + d.count(`SELECT COUNT(*) FROM events`); n != 6 {
		t.Errorf("%d messages and events: the failed mails left something behind", n)
	}
	for range MaxAttempts {
		d.must(d.Attempt(d.ctx, []int64{left[0].ID}))
	}
	if p := d.pending(); p[0].Attempts != MaxAttempts || p[1].Attempts != 0 {
		t.Errorf("attempts %+v", p)
	}
	ticket, err := d.Quarantine(d.ctx, left[0].ID, "", d.now)
	d.must(err)
	if ticket.State != tickets.Held {
		t.Errorf("state %s", ticket.State)
	}
	messages, err := d.Messages(d.ctx, ticket.Number)
	d.must(err)
	if len(messages) != 1 {
		t.Fatalf("messages %+v", messages)
	}
	r, err := d.RawOf(d.ctx, messages[0].ID)
	d.must(err)
	r.Close()
	again, err := d.Quarantine(d.ctx, left[0].ID, "", d.now)
	d.must(err)
	if again.Number != ticket.Number || len(d.pending()) != 1 {
		t.Errorf("quarantined twice: %d and %d", ticket.Number, again.Number)
	}
}

func TestApplyingABatchTwice(t *testing.T) {
	d := newDesk(t)
	m := request("petra@amstutz.example", "Abacus")
	d.keep(1, eml(m.MessageID, m.Text))
	batch := []Understood{{ID: d.pending()[0].ID, Mail: m}}
	d.must(d.ApplyMails(d.ctx, batch, d.now))
	d.must(d.ApplyMails(d.ctx, batch, d.now))
	if n := d.count(`SELECT COUNT(*) FROM tickets`) + d.count(`SELECT COUNT(*) FROM messages`); n != 3 {
		t.Errorf("%d tickets and messages", n)
	}
}

// A mail that answers a ticket which was merged goes to the one that goes on.
func TestAMailFollowsMerges(t *testing.T) {
	d := newDesk(t)
	for i, product := range []string{"Abacus", "Topal", "Unknown"} {
		d.now = d.now.Add(time.Minute)
		d.comes(request(fmt.Sprintf("p%d@amstutz.example", i), product))
	}
	ids := d.messageIDs(1001)
	d.press("a", 1001, &tickets.Merge{Into: 1002})
	d.press("b", 1002, &tickets.Merge{Into: 1003})
	d.comes(tickets.Mail{MessageID: "r", From: "p0@amstutz.example", Class: tickets.Human, Intent: tickets.Other, Text: "and?", InReplyTo: ids})
	if n := d.count(`SELECT ticket FROM messages WHERE message_id = 'r'`); n != 1003 {
		t.Errorf("it went to %d", n)
	}
}
