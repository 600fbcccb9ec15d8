package console

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

var _ Reader = (*store.Store)(nil)

// fakeStore holds tickets in memory.
type fakeStore struct {
	tickets  map[int64]tickets.Ticket
	messages map[int64][]store.Message
	timeline map[int64][]store.Entry
	raw      map[int64]string
	taken    []tickets.Booking
	known    *tickets.Catalogue
	broken   error // of every call
}

func (f *fakeStore) Tickets(_ context.Context, q store.Filter) (found []tickets.Ticket, next int64, err error) {
	for _, t := range f.tickets {
		fits := (q.State == "" || q.State == string(t.State) || q.State == "open" && t.Open()) && (q.Customer == "" || q.Customer == t.Customer) &&
			strings.Contains(strings.ToLower(t.Subject), strings.ToLower(q.Query)) &&
			(!q.Attention || !t.StaffSince.IsZero() || len(t.Attention) > 0)
		if fits && t.Number > q.After {
			found = append(found, t)
		}
	}
	slices.SortFunc(found, func(a, b tickets.Ticket) int { return cmp.Compare(a.Number, b.Number) })
	if q.Newest {
		slices.Reverse(found)
	}
	if q.Limit > 0 && len(found) > q.Limit {
		found = found[:q.Limit]
		next = found[q.Limit-1].Number
	}
	return found, next, f.broken
}

func (f *fakeStore) Ticket(_ context.Context, number int64) (tickets.Ticket, error) {
	if t, ok := f.tickets[number]; ok {
		return t, f.broken
	}
	return tickets.Ticket{}, fmt.Errorf("ticket: %w", &tickets.Refusal{Code: tickets.NotFound, Message: "there is no ticket"})
}

func (f *fakeStore) Messages(_ context.Context, number int64) ([]store.Message, error) {
	return f.messages[number], f.broken
}

func (f *fakeStore) Timeline(_ context.Context, number int64) ([]store.Entry, error) {
	return f.timeline[number], f.broken
}

func (f *fakeStore) RawOf(_ context.Context, id int64) (io.ReadCloser, error) {
	return io.NopCloser(bytes.NewBufferString(f.raw[id])), f.broken
}

func (f *fakeStore) Taken(_ context.Context, from, to time.Time) ([]tickets.Booking, error) {
	return f.taken, f.broken
}

func (f *fakeStore) Catalogue(context.Context) (*tickets.Catalogue, error) { return f.known, f.broken }

func (f *fakeStore) Strays(_ context.Context, limit int) ([]store.Message, error) {
	return f.messages[0], f.broken
}

func (f *fakeStore) Stats(context.Context) (store.Stats, error) {
	s := store.Stats{Open: map[tickets.State]int{}, Queued: 1, Parked: 2, Pending: 3}
	for _, t := range f.tickets {
		if t.Open() {
			s.Open[t.State]++
		}
		if !t.StaffSince.IsZero() || len(t.Attention) > 0 {
			s.Attention++
		}
	}
	return s, f.broken
}
