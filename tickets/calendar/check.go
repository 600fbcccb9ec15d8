package calendar

import "fmt"

// Check reports whether exactly s would be free for the query, whose Minutes,
// Count, Step, Wishes and DistinctDays do not matter; a zero Earliest or Latest
// is no limit. It returns nil or the first of what Conflicts returns.
func (c *Calendar) Check(q Query, s Slot) error {
	for _, err := range c.Conflicts(q, s) {
		return err
	}
	return nil
}

// Conflicts returns all that stands in the way of s, nil where it is free, as
// errors that wrap, in this order: ErrHoliday or ErrOutsideHours, ErrBlackout,
// ErrCustomerBusy, ErrFull, ErrNotAllowed, ErrTooLate, ErrTooEarly. A date
// that is only too early for the lead time so has ErrTooEarly as its first.
func (c *Calendar) Conflicts(q Query, s Slot) []error {
	var conflicts []error
	add := func(here bool, err error) {
		if here {
			conflicts = append(conflicts, fmt.Errorf("%s: %w", s.Start.In(c.zone).Format("2006-01-02 15:04"), err))
		}
	}
	if err := c.Fits(s, q.Canton); err != nil {
		conflicts = append(conflicts, err)
	}
	add(q.blackedOut(s), ErrBlackout)
	add(q.customerBusy(s), ErrCustomerBusy)
	add(q.full(s), ErrFull)
	add(q.Allow != nil && !q.Allow(s), ErrNotAllowed)
	add(!q.Latest.IsZero() && s.Start.After(q.Latest), ErrTooLate)
	add(s.Start.Before(q.Earliest), ErrTooEarly)
	return conflicts
}

func (q *Query) blackedOut(s Slot) bool {
	for _, b := range q.Blackouts {
		if s.overlaps(b) {
			return true
		}
	}
	return false
}

// overlaps reports whether the two share time; an empty slot shares none.
func (s Slot) overlaps(other Slot) bool {
	return other.Start.Before(other.End) && s.Start.Before(other.End) && other.Start.Before(s.End)
}

func (q *Query) customerBusy(s Slot) bool {
	if q.Customer == "" {
		return false
	}
	for _, span := range q.Busy.overlapping(s.Start.Unix(), unixUp(s.End)) {
		t := &q.Busy.rows[span.row]
		if t.Customer == q.Customer && !q.ignores(t) && s.overlaps(Slot{t.Start, t.End}) {
			return true
		}
	}
	return false
}

// full reports whether at some moment of s no technician is left, other
// customers' dates and absences counted.
func (q *Query) full(s Slot) bool {
	if q.Capacity < 0 {
		return true
	}
	others := *q
	others.Blackouts = nil
	others.Customer = ""
	from, to := s.Start.Unix(), unixUp(s.End)
	if from >= to {
		return false
	}
	var sheet sheet
	others.fill(&sheet, from, to)
	return !sheet.isFree(from, to)
}
