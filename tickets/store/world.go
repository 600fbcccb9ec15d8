package store

import (
	"context"
	"database/sql"
	"strings"
	"time"

	"vorlauf/tickets"
)

// A world is what the rules read within a transaction. They cannot take an
// error: the first one is kept, and the transaction ends with it.
type world struct {
	tickets.World
	failure error
}

// world is the world as the ticket of that number sees it.
func (x *tx) world(number int64) (*world, error) {
	known, err := x.catalogue()
	if err != nil {
		return nil, err
	}
	w := &world{World: x.s.rules}
	w.Now, w.Catalogue = x.now, known
	w.Taken = func(from, to time.Time) []tickets.Booking {
		return w.dates(x.bookings(number, from, to, tickets.BookingHeld, tickets.BookingAgreed))
	}
	w.Overlapping = func(from, to time.Time) []tickets.Booking {
		return w.dates(x.bookings(number, from, to, tickets.BookingSuggested, tickets.BookingHeld, tickets.BookingAgreed))
	}
	w.Others = func(customer string) []tickets.Sibling {
		others, err := x.others(number, customer)
		w.note(err)
		return others
	}
	return w, nil
}

func (w *world) dates(all []tickets.Booking, err error) []tickets.Booking {
	w.note(err)
	return all
}

func (w *world) note(err error) {
	if w.failure == nil {
		w.failure = err
	}
}

// Taken returns the held and agreed dates of all tickets that overlap the
// period, by their start.
func (s *Store) Taken(ctx context.Context, from, to time.Time) ([]tickets.Booking, error) {
	b, err := s.view(ctx).bookings(0, from, to, tickets.BookingHeld, tickets.BookingAgreed)
	return b, about(err, "read the dates taken")
}

// bookings are the dates of those kinds that overlap the period, but for one
// ticket's.
func (v view) bookings(but int64, from, to time.Time, kinds ...tickets.BookingKind) ([]tickets.Booking, error) {
	var rows []bookingRow
	err := v.in(&rows, `
		SELECT ticket, customer, starts, ends, kind
		FROM bookings
		WHERE kind IN (?) AND ends > ? AND starts < ? AND ticket <> ?
		ORDER BY starts, ticket`, kinds, from.UnixMilli(), to.UnixMilli(), but)
	if err != nil {
		return nil, err
	}
	all := make([]tickets.Booking, len(rows))
	for i, r := range rows {
		all[i] = tickets.Booking{Ticket: r.Ticket, Customer: r.Customer, Kind: r.Kind,
			Start: v.s.time(sql.NullInt64{Int64: r.Starts, Valid: true}), End: v.s.time(sql.NullInt64{Int64: r.Ends, Valid: true})}
	}
	return all, nil
}

// others reads a customer's other open tickets, newest first. Its bound keeps a
// backlog of one customer's mails from costing the square of their number.
func (x *tx) others(but int64, customer string) ([]tickets.Sibling, error) {
	const newest = 100
	if customer == "" {
		return nil, nil
	}
	var rows []struct {
		Number, Received int64
		Software         string
	}
	err := x.all(&rows, `
		SELECT number, received, software
		FROM tickets
		WHERE customer = ? AND number <> ? AND state <> 'closed'
		ORDER BY number DESC LIMIT ?`, plain(customer), but, newest)
	others := make([]tickets.Sibling, len(rows))
	for i, r := range rows {
		others[i] = tickets.Sibling{Number: r.Number, Received: time.UnixMilli(r.Received), Software: strings.Split(r.Software, ", ")}
	}
	return others, err
}
