package calendar

import "time"

// An Interval is a wish: a day, a part of a day or several days, From included,
// To excluded; a zero To is From. With Exact it is the time From itself, and To
// does not matter.
type Interval struct {
	From  time.Time `json:"from"`
	To    time.Time `json:"to"`
	Exact bool      `json:"exact"`
}

// A Query says which dates are looked for (procedure.md 1.3 and 1.4).
type Query struct {
	Earliest time.Time // the first possible start
	Latest   time.Time // the last possible start; zero: one year after Earliest. Five years are searched at most
	Minutes  int       // the planned duration; elapsed time, breaks included

	Canton    string          // the customer's; "" none
	Wishes    []Interval      // the nearest to any of them is the best; none: the earliest
	Allow     func(Slot) bool // the customer's further limits; nil allows everything
	Blackouts []Slot          // in which nothing may take place

	Busy     *Busy  // what is taken; nil: nothing
	Customer string // never gets two dates at once; "" is nobody
	Ticket   int64  // what this ticket has taken counts as free; 0: none
	TakeHeld bool   // what is only held for other customers counts as free
	Capacity int    // dates at a time; 0: 2; below: none is free
	Absences []Slot // each takes one from the capacity

	Count        int           // how many dates; 0: 3
	Step         time.Duration // grid of starts from each opening, in whole minutes; 0: 30 minutes
	DistinctDays bool          // on different days as far as there are enough
}

// The defaults of procedure.md 1.4.
const (
	defaultCapacity = 2
	defaultCount    = 3
	defaultStep     = 30
	maxYears        = 5
)

func (q *Query) latest() time.Time {
	bound := q.Earliest.AddDate(maxYears, 0, 0)
	switch {
	case q.Latest.IsZero():
		return q.Earliest.AddDate(1, 0, 0)
	case q.Latest.After(bound):
		return bound
	}
	return q.Latest
}

func (q *Query) capacity() int32 {
	if q.Capacity == 0 {
		return defaultCapacity
	}
	return int32(max(q.Capacity, 0))
}

func (q *Query) count() int {
	if q.Count <= 0 {
		return defaultCount
	}
	return q.Count
}

func (q *Query) step() int {
	if step := int(q.Step / time.Minute); step > 0 {
		return step
	}
	return defaultStep
}

// fill writes on the sheet what is taken in from..to: appointments and
// absences by one, and what must not be overlapped at all by the whole
// capacity.
func (q *Query) fill(s *sheet, from, to int64) {
	capacity := q.capacity()
	s.reset(from, to)
	for _, span := range q.Busy.overlapping(from, to) {
		if weight := q.weight(&q.Busy.rows[span.row], capacity); weight > 0 {
			s.take(span.start, span.end, weight)
		}
	}
	for _, a := range q.Absences {
		s.take(a.Start.Unix(), unixUp(a.End), 1)
	}
	for _, b := range q.Blackouts {
		s.take(b.Start.Unix(), unixUp(b.End), capacity)
	}
	s.close(capacity)
}

// weight returns how much of the capacity a row takes away from this query.
func (q *Query) weight(t *Taken, capacity int32) int32 {
	switch {
	case q.ignores(t):
		return 0
	case q.Customer != "" && t.Customer == q.Customer:
		return capacity
	case q.TakeHeld && t.Held:
		return 0
	}
	return 1
}

// ignores reports whether a row belongs to the ticket that the query is for.
func (q *Query) ignores(t *Taken) bool { return q.Ticket != 0 && t.Ticket == q.Ticket }
