package store

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
)

func numbers(all []tickets.Ticket) []int64 {
	n := []int64{}
	for _, t := range all {
		n = append(n, t.Number)
	}
	return n
}

func TestLists(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	d.open("b", request("luc@rochat.example", "Topal"))
	held := request("eve@unknown.example", "Ärger_100%")
	d.open("c", held)
	d.open("d", request("paul@amstutz.example", "Topal"))
	d.press("e", 1004, &tickets.Decline{Reason: "no"})
	for name, c := range map[string]struct {
		filter Filter
		want   []int64
		next   int64
	}{
		"all":             {Filter{}, []int64{1001, 1002, 1003, 1004}, 0},
		"newest":          {Filter{Newest: true}, []int64{1004, 1003, 1002, 1001}, 0},
		"first page":      {Filter{Limit: 2}, []int64{1001, 1002}, 1002},
		"last page":       {Filter{Limit: 2, After: 1002}, []int64{1003, 1004}, 0},
		"newest, page 2":  {Filter{Limit: 2, After: 1003, Newest: true}, []int64{1002, 1001}, 0},
		"beyond":          {Filter{After: 2000}, []int64{}, 0},
		"state":           {Filter{State: "awaiting_approval"}, []int64{1001, 1002}, 0},
		"open":            {Filter{State: "open"}, []int64{1001, 1002, 1003}, 0},
		"customer":        {Filter{Customer: "Amstutz"}, []int64{1001, 1004}, 0},
		"attention":       {Filter{Attention: true}, []int64{1001, 1002, 1003}, 0},
		"number":          {Filter{Query: "vl-1002"}, []int64{1002}, 0},
		"software":        {Filter{Query: "topal"}, []int64{1002, 1004}, 0},
		"words":           {Filter{Query: "  topal amstutz "}, []int64{1004}, 0},
		"address":         {Filter{Query: "luc@ROCHAT.example"}, []int64{1002}, 0},
		"waiting author":  {Filter{Query: "eve@"}, []int64{1003}, 0},
		"umlaut":          {Filter{Query: "ÄRGER"}, []int64{1003}, 0},
		"percent":         {Filter{Query: "100%"}, []int64{1003}, 0},
		"underscore":      {Filter{Query: "r_1"}, []int64{1003}, 0},
		"no wild card":    {Filter{Query: "a%s"}, []int64{}, 0},
		"together":        {Filter{Query: "topal", State: "open", Customer: "Rochat"}, []int64{1002}, 0},
		"apostrophe":      {Filter{Query: "' OR 1=1 --"}, []int64{}, 0},
		"escape":          {Filter{Query: "!"}, []int64{}, 0},
		"unknown state":   {Filter{State: "lost"}, []int64{}, 0},
		"exactly a page":  {Filter{Limit: 4}, []int64{1001, 1002, 1003, 1004}, 0},
		"invalid unicode": {Filter{Query: "\xff\x00"}, []int64{}, 0},
	} {
		t.Run(name, func(t *testing.T) {
			page, next, err := d.Tickets(d.ctx, c.filter)
			d.must(err)
			if diff := cmp.Diff(c.want, numbers(page)); diff != "" || next != c.next {
				t.Errorf("next %d, want %d; -want +got\n%s", next, c.next, diff)
			}
		})
	}
}

// A document comes back as the rules left it.
func TestATicketComesBackWhole(t *testing.T) {
	d := newDesk(t)
	m := request("petra@amstutz.example", "Abacus")
	m.Subject, m.Text = "nul \x00 and \xff", "nul \x00 and \xff"
	written := d.open("a", m)
	written = d.press("b", 1001, &tickets.Approve{})
	read, err := d.Ticket(d.ctx, 1001)
	d.must(err)
	instant := cmp.Comparer(func(a, b time.Time) bool { return a.Equal(b) })
	written.Subject, read.Subject = "", "" // JSON mends what is no UTF-8
	if diff := cmp.Diff(written, read, instant, cmp.FilterPath(func(p cmp.Path) bool {
		return p.Last().String() == ".Answers"
	}, cmp.Ignore())); diff != "" {
		t.Errorf("-written +read\n%s", diff)
	}
	_, err = d.Ticket(d.ctx, 1)
	refused(t, err, tickets.NotFound)
	if messages, err := d.Messages(d.ctx, 1); err != nil || len(messages) != 0 {
		t.Errorf("messages of an unknown ticket: %v, %v", messages, err)
	}
}

func TestWhatAMessageHolds(t *testing.T) {
	d := newDesk(t)
	m := request("petra@amstutz.example", "Abacus")
	m.To = []tickets.Address{{Name: "Desk", Address: "customerservice@desk.example"}}
	m.Attachments = []tickets.Attachment{{Name: "setup.exe", Type: "application/x-dosexec", Size: 99}}
	m.Evidence = []tickets.Evidence{{Field: "intent", Value: "update_request", Quote: "Bitte „Abacus“\x00 <installieren>."}}
	d.comes(m)
	messages, err := d.Messages(d.ctx, 1001)
	d.must(err)
	want := Message{ID: 1, Ticket: 1001, Direction: In, MessageID: m.MessageID, From: m.From, To: m.To, Cc: []tickets.Address{}, Subject: m.Subject,
		At: d.now.In(d.zone), Status: Received, Text: m.Text, Attachments: m.Attachments, Evidence: m.Evidence, Intent: tickets.UpdateRequest, Class: tickets.Human}
	if diff := cmp.Diff(want, messages[0]); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	if len(messages) != 2 || messages[1].Direction != Out || len(messages[1].Evidence) != 0 {
		t.Errorf("the desk's mail has evidence: %+v", messages[1:])
	}
}

func TestStats(t *testing.T) {
	d := newDesk(t)
	stats, err := d.Stats(d.ctx)
	d.must(err)
	if diff := cmp.Diff(Stats{Open: map[tickets.State]int{}}, stats); diff != "" {
		t.Errorf("an empty desk: %s", diff)
	}
	d.comes(request("petra@amstutz.example", "Abacus"), request("eve@unknown.example", "Abacus"))
	d.now = d.now.Add(time.Hour)
	d.keep(1, eml("z@x", "later"))
	if stats, err = d.Stats(d.ctx); err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprintf("held 1, approval 1, attention 2, queued 1 %v, pending 1 %v", start.Unix(), d.now.Unix())
	got := fmt.Sprintf("held %d, approval %d, attention %d, queued %d %v, pending %d %v", stats.Open[tickets.Held], stats.Open[tickets.AwaitingApproval],
		stats.Attention, stats.Queued, stats.OldestQueued.Unix(), stats.Pending, stats.OldestPending.Unix())
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}
