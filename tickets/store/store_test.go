package store

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// start is a Monday morning.
var start = time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC)

func testRules(t testing.TB) tickets.World {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
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

var testCatalogue = tickets.Catalogue{
	Products: []tickets.Product{
		{Name: "Abacus", Licence: "always", Variant: tickets.Provider, Minutes: 120},
		{Name: "Topal", Licence: "never", Variant: tickets.Provider, Minutes: 60},
	},
	Customers: []tickets.Customer{
		{Name: "Amstutz", Domains: []string{"amstutz.example"}, Language: tickets.German, Canton: "ZH"},
		{Name: "Rochat", Domains: []string{"rochat.example"}, Language: tickets.French, Canton: "NE"},
	},
	Partners: []tickets.Vendor{{Name: "GIM", Domains: []string{"gim.example"}, Contact: "pius@gim.example", Products: []string{"NEST"}}},
}

// compose is a composer without wording.
func compose(m tickets.SendMail, now time.Time) (Composed, error) {
	raw := fmt.Sprintf("Message-ID: <%s>\r\nSubject: %s\r\n\r\n%s in %s\r\n", m.MessageID, m.Template, m.Letter.Text, m.Letter.Zone)
	return Composed{Raw: []byte(raw), Subject: "[VL] " + string(m.Template), Text: string(m.Template)}, nil
}

// A desk is a store under test with a clock.
type desk struct {
	*Store
	t   testing.TB
	ctx context.Context
	now time.Time
	uid uint32
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	return openDesk(t, testURL(t), Options{Rules: testRules(t), Compose: compose})
}

func openDesk(t testing.TB, url string, o Options) *desk {
	t.Helper()
	o.Files = testFiles(t, url)
	s, err := Open(t.Context(), url, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	d := &desk{Store: s, t: t, ctx: t.Context(), now: start}
	if _, err := s.Import(d.ctx, testCatalogue); err != nil {
		t.Fatal(err)
	}
	return d
}

func (d *desk) must(err error) {
	d.t.Helper()
	if err != nil {
		d.t.Fatal(err)
	}
}

// request is a complete request for a product.
func request(from, product string) tickets.Mail {
	return tickets.Mail{
		MessageID: fmt.Sprintf("%s.%s@mail.example", product, from), From: from, Subject: product + " update", Class: tickets.Human,
		Intent: tickets.UpdateRequest, Text: "please update " + product, Language: tickets.German,
		Requests: []tickets.Request{{Software: product, Setup: []string{"https://example.com/setup.exe"},
			Licence: tickets.Licence{State: tickets.LicenceProvided, Items: []string{"key:AAAA-BBBB-CCCC"}}}},
	}
}

// received is the event that opens a ticket with a mail.
func (d *desk) received(m tickets.Mail) tickets.Event {
	return tickets.MailReceived{Incoming: tickets.Incoming{Mail: m, Received: d.now}, Match: tickets.Matched{Kind: tickets.MatchNew}}
}

// open opens a ticket with a mail.
func (d *desk) open(key string, m tickets.Mail) tickets.Ticket {
	d.t.Helper()
	t, err := d.New(d.ctx, key, d.received(m), d.now)
	d.must(err)
	return t
}

func (d *desk) press(key string, number int64, a tickets.Action) tickets.Ticket {
	d.t.Helper()
	t, err := d.Apply(d.ctx, key, number, pressOf(a), d.now)
	d.must(err)
	return t
}

func pressOf(a tickets.Action) tickets.Press {
	return tickets.Press{By: tickets.Staff{Name: "Anna", Approver: true}, Action: a}
}

// count counts rows.
func (d *desk) count(query string, args ...any) int {
	d.t.Helper()
	var n int
	_, err := d.view(d.ctx).one(&n, query, args...)
	d.must(err)
	return n
}

func refused(t testing.TB, err error, code tickets.Code) {
	t.Helper()
	var r *tickets.Refusal
	if !errors.As(err, &r) || r.Code != code {
		t.Fatalf("got %v, want a refusal %s", err, code)
	}
}

func TestAStoryInTheStore(t *testing.T) {
	d := newDesk(t)
	first := d.open("imap/INBOX/1/1", request("petra@amstutz.example", "Abacus"))
	if first.Number != 1001 || first.State != tickets.AwaitingApproval || len(first.Suggested) != 3 {
		t.Fatalf("opened %+v", first)
	}
	proposed := d.press("http/1", 1001, &tickets.Approve{})
	if proposed.State != tickets.Proposed {
		t.Fatalf("state %s", proposed.State)
	}
	agreed := d.press("http/2", 1001, &tickets.Accept{Party: "petra@amstutz.example", Option: 1})
	if agreed.State != tickets.Scheduled || agreed.Appointment == nil {
		t.Fatalf("state %s", agreed.State)
	}
	taken, err := d.Taken(d.ctx, agreed.Appointment.Start, agreed.Appointment.End)
	d.must(err)
	if len(taken) != 1 || taken[0].Kind != tickets.BookingAgreed || !taken[0].Start.Equal(agreed.Appointment.Start) {
		t.Errorf("taken %+v", taken)
	}
	messages, err := d.Messages(d.ctx, 1001)
	d.must(err)
	var templates []string
	for _, m := range messages {
		templates = append(templates, m.Direction+" "+string(m.Template)+" "+m.Status)
	}
	if got, want := strings.Join(templates, ", "), "out acknowledgement queued, out proposal queued, out confirmation queued"; got != want {
		t.Errorf("messages %q, want %q", got, want)
	}
	timeline, err := d.Timeline(d.ctx, 1001)
	d.must(err)
	if len(timeline) < 6 || timeline[0].Actor != "petra@amstutz.example" || !timeline[0].At.Equal(start) {
		t.Errorf("timeline %+v", timeline)
	}
	read, err := d.Ticket(d.ctx, 1001)
	d.must(err)
	if read.Seq != agreed.Seq || !read.Appointment.Start.Equal(agreed.Appointment.Start) {
		t.Errorf("read %+v", read)
	}
}
