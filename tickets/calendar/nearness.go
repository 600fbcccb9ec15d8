package calendar

import "time"

// A wish is an Interval in local days and times of day.
type wish struct {
	first, last Day
	from, to    int // minutes of the day on first and on last; from == to: that time itself
	exact       bool
}

func newWish(i Interval, loc *time.Location) wish {
	w := wish{first: DayOf(i.From, loc), from: int(timeOfDay(i.From, loc) / time.Minute), exact: i.Exact}
	w.last, w.to = w.first, w.from
	if !i.Exact && i.To.After(i.From) {
		end := i.To.Add(-1) // the last instant inside
		w.last, w.to = DayOf(end, loc), int(timeOfDay(end, loc)/time.Minute)
	}
	return w
}

// days returns how many days d lies from the wish.
func (w wish) days(d Day) int {
	return int(max(w.first-d, d-w.last, 0))
}

// minutes returns how far a time of day on d is from the wished one. On a day
// of a wish that spans several, only its first and last day have a limit.
func (w wish) minutes(d Day, clock int) int {
	from, to := w.from, w.to
	if w.first != w.last {
		if d != w.first {
			from = 0
		}
		if d != w.last {
			to = 24 * 60
		}
	}
	return max(from-clock, clock-to, 0)
}

// A rank says how near a date is to the wishes: first whole days, then minutes
// of the time of day, then the earlier one.
type rank struct {
	days, minutes int
	start         int64 // Unix seconds
}

func (r rank) compare(other rank) int {
	switch {
	case r.days != other.days:
		return r.days - other.days
	case r.minutes != other.minutes:
		return r.minutes - other.minutes
	case r.start < other.start:
		return -1
	case r.start > other.start:
		return 1
	}
	return 0
}

// nearest returns the rank of a date that starts on d at a time of day.
func nearest(wishes []wish, d Day, clock int, start int64) rank {
	best := rank{days: wishes[0].days(d), minutes: wishes[0].minutes(d, clock), start: start}
	for _, w := range wishes[1:] {
		r := rank{days: w.days(d), minutes: w.minutes(d, clock), start: start}
		if r.compare(best) < 0 {
			best = r
		}
	}
	return best
}

// daysAway returns how far d is from the nearest wish.
func daysAway(wishes []wish, d Day) int {
	away := wishes[0].days(d)
	for _, w := range wishes[1:] {
		away = min(away, w.days(d))
	}
	return away
}
