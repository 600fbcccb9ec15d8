package tickets

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets/calendar"
)

// desk is a small desk in memory: it does what the store does around Decide, so
// that scenarios and property tests run on the rules alone.
type desk struct {
	t       testing.TB
	now     time.Time
	zone    *time.Location
	world   World
	tickets map[int64]Ticket
	last    int64
	effects []Effect // of the last event, follow-up events included
	observe func(before Ticket, e Event, after Ticket, effects []Effect, w World)
}

func newDesk(t testing.TB) *desk {
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
	k := &desk{t: t, zone: zone, tickets: map[int64]Ticket{}, last: 1000}
	k.world = World{
		Desk:      Desk{Name: "Desk", Address: "customerservice@desk.example", Language: German, Instance: "i0"},
		Policy:    DefaultPolicy(),
		Calendar:  cal,
		Catalogue: testCatalogue(),
	}
	return k
}

// opening is when every story begins: Tuesday 17 November 2026, 09:00.
func opening(zone *time.Location) time.Time { return time.Date(2026, 11, 17, 9, 0, 0, 0, zone) }

func testCatalogue() *Catalogue {
	return &Catalogue{
		Products: []Product{
			{Name: "Abacus", Aliases: []string{"AbaSuite"}, Licence: "always", Variant: Provider, Minutes: 120, Client: true},
			{Name: "Topal", Licence: "sometimes", Variant: Provider, Minutes: 60, Client: true},
			{Name: "7-Zip", Licence: "never", Variant: Provider, Minutes: 10},
			{Name: "NEST", Licence: "never", Variant: Partner, Minutes: 180},
			{Name: "proALPHA", Licence: "always", Variant: Provider, Minutes: 300, Client: true},
		},
		Customers: []Customer{
			{Name: "Amstutz", Domains: []string{"amstutz.example"}, Language: German, Canton: "ZH"},
			{Name: "Rochat", Domains: []string{"rochat.example"}, Language: French, Canton: "NE"},
			{Name: "Bernasconi", Domains: []string{"bernasconi.example"}, Language: Italian, Canton: "TI"},
			{Name: "Hinterfluh", Domains: []string{"hinterfluh.example"}, Language: German, Canton: "AG"},
			{Name: "Helvetic", Domains: []string{"helvetic.example"}, Language: English, Canton: "ZG", Contacts: []string{"boss@helvetic.example"}},
		},
		Partners: []Vendor{
			{Name: "GIM", Domains: []string{"gim.example"}, Contact: "pius@gim.example", Products: []string{"NEST"}},
			{Name: "Datapart", Domains: []string{"datapart.example"}, Contact: "support@datapart.example", Products: []string{"Abacus"}},
		},
	}
}

// at is the world as the ticket with that number sees it now.
func (k *desk) at(number int64) World {
	w := k.world
	w.Now = k.now
	w.Overlapping = func(from, to time.Time) []Booking {
		var found []Booking
		for _, n := range k.numbers() {
			for _, b := range k.tickets[n].Bookings() {
				if n != number && b.Start.Before(to) && from.Before(b.End) {
					found = append(found, b)
				}
			}
		}
		return found
	}
	w.Taken = func(from, to time.Time) []Booking {
		return slices.DeleteFunc(w.Overlapping(from, to), func(b Booking) bool { return b.Kind == BookingSuggested })
	}
	w.Others = func(customer string) []Sibling {
		var found []Sibling
		for _, n := range slices.Backward(k.numbers()) {
			if t := k.tickets[n]; n != number && t.Customer == customer && t.Open() {
				software, _ := t.SoftwareAndVersion()
				found = append(found, Sibling{Number: n, Received: t.Received, Software: strings.Split(software, ", ")})
			}
		}
		return found
	}
	return w
}

func (k *desk) numbers() []int64 {
	numbers := make([]int64, 0, len(k.tickets))
	for n := range k.tickets {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	return numbers
}

// apply decides an event on a ticket (0 is a new one) and the events that
// follow on others. It returns the ticket's number.
func (k *desk) apply(number int64, e Event) (int64, error) {
	k.effects = nil
	return k.follow(number, e)
}

func (k *desk) follow(number int64, e Event) (int64, error) {
	if number == 0 {
		k.last++
		number = k.last
		k.tickets[number] = Ticket{Number: number}
	}
	before, w := k.tickets[number], k.at(number)
	next, effects, err := Decide(before, e, w)
	if err != nil {
		if before.State == "" {
			delete(k.tickets, number)
		}
		return number, err
	}
	k.tickets[number] = next
	if k.observe != nil {
		k.observe(before, e, next, effects, w)
	}
	for _, f := range effects {
		k.effects = append(k.effects, f)
		if tell, ok := f.(Tell); ok {
			if _, err := k.follow(tell.Ticket, tell.Event); err != nil {
				k.t.Fatalf("%T on VL-%d: %v", tell.Event, tell.Ticket, err)
			}
		}
		if r, ok := f.(Remember); ok {
			k.remember(r)
		}
	}
	return number, nil
}

func (k *desk) remember(r Remember) {
	if c := k.world.Catalogue.Customer(r.Customer); c != nil {
		c.Addresses = append(c.Addresses, r.Address)
	}
	if v := k.world.Catalogue.Vendor(r.Partner); v != nil {
		v.Addresses = append(v.Addresses, r.Address)
	}
}

// receive files a mail that came now: it finds the ticket as the store does.
func (k *desk) receive(m Mail) (int64, error) { return k.receiveOf(m, k.now) }

// receiveOf files a mail that the server took at that time.
func (k *desk) receiveOf(m Mail, received time.Time) (int64, error) {
	matched := Match(m, k.candidates(m), k.world.Catalogue)
	if matched.Kind == MatchNone {
		return 0, nil
	}
	return k.apply(matched.Ticket, MailReceived{Incoming: Incoming{Mail: m, Received: received}, Match: matched})
}

func (k *desk) candidates(m Mail) Candidates {
	var c Candidates
	named := slices.Concat(m.InReplyTo, m.References)
	if m.Bounce != nil {
		named = append(named, m.Bounce.MessageID)
	}
	for _, n := range k.numbers() {
		t := k.tickets[n]
		owns := func(id string) bool { return slices.Contains(t.Thread, id) }
		if slices.ContainsFunc(named, owns) {
			c.Thread = append(c.Thread, t)
		}
		if slices.Contains(m.Tags, n) {
			c.Tag = append(c.Tag, t)
		}
		if m.Calendar != nil && m.Calendar.UID == t.Invitation.UID && t.Invitation.UID != "" {
			c.Calendar = append(c.Calendar, t)
		}
		if slices.ContainsFunc(m.Mentioned, owns) {
			c.Quoted = append(c.Quoted, t)
		}
	}
	return c
}

// due returns the ticket that falls due first, and when; ok is false where none
// does.
func (k *desk) due() (number int64, at time.Time, ok bool) {
	for _, n := range k.numbers() {
		if d := k.tickets[n].NextDue(); !d.IsZero() && (!ok || d.Before(at)) {
			number, at, ok = n, d, true
		}
	}
	return number, at, ok
}

// A ticket that went through the store has times of another zone pointer: the
// same dates worked out anew must not outdate its card.
func TestTheSameDatesAgainOutdateNoCard(t *testing.T) {
	k := newDesk(t)
	k.now = time.Date(2026, 11, 17, 9, 0, 0, 0, k.zone)
	n, err := k.receive(Mail{MessageID: "a@x", From: "s@amstutz.example", Class: Human, Intent: UpdateRequest, Requests: []Request{{
		Software: "Abacus", Setup: []string{"file:a.exe"}, Licence: Licence{State: LicenceNotNeeded}, Wished: []string{"2026-12-15"},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(k.tickets[n])
	if err != nil {
		t.Fatal(err)
	}
	var stored Ticket
	if err := json.Unmarshal(data, &stored); err != nil {
		t.Fatal(err)
	}
	d := &decision{t: stored.clone(), w: k.at(n)}
	d.workOutDates()
	if len(stored.Suggested) == 0 || outdates(stored, d.t) {
		t.Error("the card is outdated by the same dates")
	}
}
