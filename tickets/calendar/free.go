package calendar

import (
	"slices"
	"time"
)

// Free finds the dates of a query: at most Count, inside opening hours in one
// piece (see Fits), on no holiday of the desk or the customer, in the window,
// allowed, in no blackout, where a technician is free and the customer has no
// other date. It returns nil where there are none.
//
// Starts lie on a grid from each opening; a wish that gives the time is tried
// as it stands too. The dates come in order of nearness to the nearest wish:
// first by whole days between, then by minutes between the times of day, then
// by time. A wish of one day or a part of it has its time of day on other days
// as well: near "Tuesday afternoon" is Wednesday afternoon. Without a wish they
// come in order of time. With DistinctDays each day gives its best date, and a
// day gives a second one only where there are fewer days than Count.
func (c *Calendar) Free(q Query) []Slot {
	s := c.newSearch(&q)
	if s == nil {
		return nil
	}
	best, more := s.run()
	found := nearestFirst(best, q.count())
	if missing := q.count() - len(found); missing > 0 && len(more) > 0 {
		found = append(found, nearestFirst(more, missing)...)
		slices.SortFunc(found, candidate.compare)
	}
	return s.slots(found)
}

// A candidate is a free date.
type candidate struct {
	rank rank
	end  int64
}

func (c candidate) compare(other candidate) int { return c.rank.compare(other.rank) }

// nearestFirst sorts and returns at most n.
func nearestFirst(found []candidate, n int) []candidate {
	slices.SortFunc(found, candidate.compare)
	return found[:min(n, len(found))]
}

// A search holds what is worked out once for a query.
type search struct {
	c           *Calendar
	q           *Query
	canton      *canton
	first, last int64 // of starts, Unix seconds
	wishes      []wish
	sheet       sheet
	clock       clock
	found       []candidate // of the day at hand
}

// newSearch returns nil where the query can have no answer.
func (c *Calendar) newSearch(q *Query) *search {
	latest := q.latest()
	if q.Minutes <= 0 || q.Capacity < 0 || latest.Before(q.Earliest) {
		return nil
	}
	s := &search{c: c, q: q, canton: cantonByCode(q.Canton), first: unixUp(q.Earliest), last: latest.Unix(), clock: clock{loc: c.zone}}
	for _, w := range q.Wishes {
		s.wishes = append(s.wishes, newWish(w, c.zone))
	}
	if len(s.wishes) == 0 {
		// The whole window: its first day is the nearest, and no time of day is.
		s.wishes = []wish{{first: DayOf(q.Earliest, c.zone), last: DayOf(q.Earliest, c.zone), to: 24 * 60}}
	}
	return s
}

// run visits the days outward from the wishes until no later one can be nearer.
// best holds the best date of each day, more the rest; without DistinctDays
// all are best.
func (s *search) run() (best, more []candidate) {
	away := -1
	for _, key := range s.days() {
		d, distance := Day(uint32(key)), int(key>>32)
		if distance != away && len(best) >= s.q.count() {
			break
		}
		away = distance
		s.day(d)
		switch {
		case len(s.found) == 0:
		case s.q.DistinctDays:
			slices.SortFunc(s.found, candidate.compare)
			best = append(best, s.found[0])
			more = append(more, s.found[1:min(len(s.found), s.q.count())]...)
		default:
			best = append(best, s.found...)
		}
	}
	return best, more
}

// days returns the business days of the window, nearest first, as distance in
// the upper half and the day in the lower: this sorts as numbers do.
func (s *search) days() []uint64 {
	from, to := DayOf(s.q.Earliest, s.c.zone), DayOf(time.Unix(s.last, 0), s.c.zone)
	days := make([]uint64, 0, to-from+1)
	for d := from; d <= to; d++ {
		if s.c.BusinessDay(d) && s.c.holidayIn(s.canton, d) == "" {
			days = append(days, uint64(daysAway(s.wishes, d))<<32|uint64(uint32(d)))
		}
	}
	slices.Sort(days)
	return days
}

// day collects the free dates of d.
func (s *search) day(d Day) {
	s.found = s.found[:0]
	spans := s.c.hours[d.Weekday()]
	open, shut := spans[0].From, spans[len(spans)-1].To
	if shut-open < s.q.Minutes && s.clock.plain(d) {
		return
	}
	s.q.fill(&s.sheet, s.clock.unix(d, open), s.clock.unix(d, shut))
	for _, span := range spans {
		for m := span.From; m < span.To; m += s.q.step() {
			s.try(d, m)
		}
	}
	for _, w := range s.wishes {
		if w.exact && w.first == d {
			s.try(d, w.from)
		}
	}
}

// try adds the date that starts on d at a time of day, if it is free and not
// there yet: a wish may lie on the grid, and a clock change moves the times it
// skips onto others.
func (s *search) try(d Day, clock int) {
	start := s.clock.unix(d, clock)
	end := start + int64(s.q.Minutes)*60
	if start < s.first || start > s.last || !s.fits(d, clock, start, end) || !s.sheet.isFree(start, end) {
		return
	}
	if s.q.Allow != nil && !s.q.Allow(s.slot(start, end)) {
		return
	}
	if slices.ContainsFunc(s.found, func(f candidate) bool { return f.rank.start == start }) {
		return
	}
	s.found = append(s.found, candidate{nearest(s.wishes, d, clock, start), end})
}

// fits is Calendar.Fits for a business day, without the way through time.Time
// on days without a clock change.
func (s *search) fits(d Day, clock int, start, end int64) bool {
	if !s.clock.plain(d) {
		return s.c.Fits(s.slot(start, end), "") == nil
	}
	from, length := time.Duration(clock)*time.Minute, time.Duration(s.q.Minutes)*time.Minute
	return inOnePiece(s.c.hours[d.Weekday()], from, from+length, length)
}

func (s *search) slot(start, end int64) Slot {
	return Slot{time.Unix(start, 0).In(s.c.zone), time.Unix(end, 0).In(s.c.zone)}
}

func (s *search) slots(found []candidate) []Slot {
	if len(found) == 0 {
		return nil
	}
	slots := make([]Slot, len(found))
	for i, f := range found {
		slots[i] = s.slot(f.rank.start, f.end)
	}
	return slots
}
