package discord

import (
	"context"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// A search is what free dates are looked for; the rules check each of them
// again when it is approved.
type search struct {
	ticket   int64
	customer string
	software []string
	minutes  int
}

// searchFor is the search for a ticket. The duration is read off the dates that
// were worked out.
func (r *Room) searchFor(t tickets.Ticket) search {
	q := search{ticket: t.Number, customer: t.Customer, minutes: t.Minutes}
	for _, one := range t.Requests {
		q.software = append(q.software, one.Software)
	}
	length := func(s calendar.Slot) int { return int(s.End.Sub(s.Start).Minutes()) }
	switch {
	case q.minutes > 0:
	case len(t.Suggested) > 0:
		q.minutes = length(t.Suggested[0])
	case t.Appointment != nil:
		q.minutes = length(t.Appointment.Slot())
	case len(t.Options) > 0:
		q.minutes = length(t.Options[0].Slot())
	default:
		q.minutes = r.Rules.Policy.DefaultMinutes
	}
	return q
}

// free are the free dates of seven days, up to a number for each day.
func (r *Room) free(ctx context.Context, what search, from time.Time, daily int) ([]calendar.Slot, error) {
	known, err := r.Read.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	if now := r.Now(); from.Before(now) {
		from = now
	}
	to := from.AddDate(0, 0, 7)
	taken, err := r.Read.Taken(ctx, from, to.AddDate(0, 0, 1))
	if err != nil {
		return nil, err
	}
	q := calendar.Query{Earliest: from, Latest: to, Minutes: what.minutes, Customer: what.customer, Ticket: what.ticket,
		Capacity: r.Rules.Policy.Capacity, Absences: r.Rules.Absences, Count: 200, Step: time.Hour, Blackouts: r.blackouts(what)}
	if c := known.Customer(what.customer); c != nil {
		q.Canton = c.Canton
	}
	rows := make([]calendar.Taken, len(taken))
	for i, b := range taken {
		rows[i] = calendar.Taken{Start: b.Start, End: b.End, Customer: b.Customer, Ticket: b.Ticket, Held: b.Kind == tickets.BookingHeld}
	}
	q.Busy = calendar.NewBusy(rows)
	found := r.Rules.Calendar.Free(q)
	slices.SortFunc(found, func(a, b calendar.Slot) int { return a.Start.Compare(b.Start) })
	return r.spread(found, daily), nil
}

// spread keeps so many dates of each day, spread over it.
func (r *Room) spread(all []calendar.Slot, daily int) []calendar.Slot {
	var kept []calendar.Slot
	for len(all) > 0 {
		day := calendar.DayOf(all[0].Start, r.Rules.Calendar.Zone())
		n := 1
		for n < len(all) && calendar.DayOf(all[n].Start, r.Rules.Calendar.Zone()) == day {
			n++
		}
		for i := range min(n, daily) {
			kept = append(kept, all[i*n/min(n, daily)])
		}
		all = all[n:]
	}
	return kept
}

func (r *Room) blackouts(what search) []calendar.Slot {
	var all []calendar.Slot
	for _, b := range r.Rules.Blackouts {
		meant := b.Product == "" || slices.ContainsFunc(what.software, func(name string) bool { return strings.EqualFold(name, b.Product) })
		if meant && (b.Customer == "" || strings.EqualFold(b.Customer, what.customer)) {
			all = append(all, calendar.Slot{Start: b.From, End: b.To})
		}
	}
	return all
}
