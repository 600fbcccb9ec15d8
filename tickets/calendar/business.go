package calendar

import "time"

// AddBusinessDays returns the n-th business day after the day of t, for
// negative n before it, at the same local time of day. The day of t itself is
// never counted, whether it is a business day or not: from a Friday as from a
// Saturday, 1 is the Monday and -1 is the Thursday or the Friday. With n = 0 a
// business day stays, and any other moves to the next one. The result is in
// the desk's zone.
func (c *Calendar) AddBusinessDays(t time.Time, n int) time.Time {
	today := DayOf(t, c.zone)
	d, step := today, Day(1)
	switch {
	case n < 0:
		n, step = -n, -1
	case n == 0 && !c.BusinessDay(d):
		n = 1
	}
	for n > 0 {
		d += step
		if c.BusinessDay(d) {
			n--
		}
	}
	if d == today {
		return t.In(c.zone)
	}
	return d.at(timeOfDay(t, c.zone), c.zone)
}

// BusinessDaysBetween counts the business days after the day of a up to and
// with the day of b, both in the desk's zone; negative, and counted without
// a's day and with b's, where b lies before a. So for a business day b,
// AddBusinessDays(a, n) is on the day of b. Times of day do not matter.
func (c *Calendar) BusinessDaysBetween(a, b time.Time) int {
	from, to := DayOf(a, c.zone), DayOf(b, c.zone)
	if to < from {
		return -c.count(to, from-1)
	}
	return c.count(from+1, to)
}

// count returns the number of business days from one day to another, both
// included.
func (c *Calendar) count(from, to Day) int {
	n := 0
	for d := from; d <= to; d++ {
		if c.BusinessDay(d) {
			n++
		}
	}
	return n
}

// AddBusinessHours returns when the desk has been open for d since t: the
// deadline "within 4 business hours". Time is counted as it passes inside
// opening hours on business days; a deadline that is reached at closing time
// stays there. Without d, or with a negative one, it is t where the desk is
// open and else the next opening. The result is in the desk's zone.
func (c *Calendar) AddBusinessHours(t time.Time, d time.Duration) time.Time {
	if d <= 0 {
		return c.NextOpening(t)
	}
	for day := DayOf(t, c.zone); ; day++ {
		for _, span := range c.openings(day) {
			from, to := day.At(span.From, c.zone), day.At(span.To, c.zone)
			if from.Before(t) {
				from = t
			}
			open := to.Sub(from)
			if open <= 0 {
				continue
			}
			if d <= open {
				return from.Add(d).In(c.zone)
			}
			d -= open
		}
	}
}

// Open reports whether t lies inside opening hours on a business day. The
// opening minute counts, the closing one does not.
func (c *Calendar) Open(t time.Time) bool {
	minutes := int(timeOfDay(t, c.zone) / time.Minute)
	for _, span := range c.openings(DayOf(t, c.zone)) {
		if span.From <= minutes && minutes < span.To {
			return true
		}
	}
	return false
}

// NextOpening returns t itself where the desk is open, and else the instant at
// which it opens next, in the desk's zone.
func (c *Calendar) NextOpening(t time.Time) time.Time {
	if c.Open(t) {
		return t.In(c.zone)
	}
	for d := DayOf(t, c.zone); ; d++ {
		for _, span := range c.openings(d) {
			if from := d.At(span.From, c.zone); !from.Before(t) {
				return from
			}
		}
	}
}

// OpeningOf returns the first opening on d, the zero time where d is no
// business day.
func (c *Calendar) OpeningOf(d Day) time.Time {
	spans := c.openings(d)
	if len(spans) == 0 {
		return time.Time{}
	}
	return d.At(spans[0].From, c.zone)
}
