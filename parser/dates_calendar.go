package parser

import "time"

// A day is a day of the calendar, at midnight UTC, so that adding days never
// meets a change of the clocks.
type day = time.Time

func newDay(y int, m time.Month, d int) day { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func plus(d day, days int) day { return d.AddDate(0, 0, days) }

// valid reports whether a month has such a day in some year.
func valid(d, m int) bool {
	return m >= 1 && m <= 12 && d >= 1 && d <= newDay(2024, time.Month(m)+1, 0).Day()
}

// isoWeekday is 1 for Monday to 7 for Sunday.
func isoWeekday(d day) int { return (int(d.Weekday())+6)%7 + 1 }

// monday is the Monday of d's week.
func monday(d day) day { return plus(d, 1-isoWeekday(d)) }

// nextDate is the first such day of the year on or after ref (README, Dates:
// "Year omitted: the next such date after the mail's date").
func nextDate(ref day, m, d int) day {
	for y := ref.Year(); y < ref.Year()+9; y++ {
		if t := newDay(y, time.Month(m), d); t.Day() == d && !t.Before(ref) {
			return t
		}
	}
	return newDay(ref.Year()+1, time.Month(m), d)
}

// nextDayOfMonth is the first day with that number on or after ref.
func nextDayOfMonth(ref day, d int) day {
	for m := ref.Month(); m < ref.Month()+13; m++ {
		if t := newDay(ref.Year(), m, d); t.Day() == d && !t.Before(ref) {
			return t
		}
	}
	return ref
}

// coming is the first such weekday after ref.
func coming(ref day, weekday int) day {
	return plus(ref, (weekday-isoWeekday(ref)+6)%7+1)
}

// weekNumber is the Monday of an ISO 8601 week; without a year (0) the first
// such week whose Friday is not past.
func weekNumber(ref day, year, week int) day {
	of := func(y int) day { return plus(monday(newDay(y, 1, 4)), 7*(week-1)) }
	if year > 0 {
		return of(year)
	}
	for y := ref.Year() - 1; ; y++ {
		start := of(y)
		if _, w := start.ISOWeek(); w == week && !plus(start, 4).Before(ref) || y > ref.Year()+7 {
			return start
		}
	}
}

// The parts of months and weeks, and where they begin and end (README, Dates).
const (
	stageWhole = iota
	stageBegin
	stageMiddle
	stageEnd
	stageFirstHalf
	stageSecondHalf
)

// monthPart is a month or a part of it.
func monthPart(y int, m time.Month, stage int) (from, to day) {
	last := newDay(y, m+1, 0)
	switch stage {
	case stageBegin:
		return newDay(y, m, 1), newDay(y, m, 10)
	case stageMiddle:
		return newDay(y, m, 11), newDay(y, m, 20)
	case stageEnd:
		return newDay(y, m, 21), last
	case stageFirstHalf:
		return newDay(y, m, 1), newDay(y, m, 15)
	case stageSecondHalf:
		return newDay(y, m, 16), last
	}
	return newDay(y, m, 1), last
}

// weekPart is Monday to Friday, or a part of it.
func weekPart(start day, stage int) (from, to day) {
	switch stage {
	case stageBegin:
		return start, plus(start, 1)
	case stageMiddle:
		return plus(start, 2), plus(start, 2)
	case stageEnd:
		return plus(start, 3), plus(start, 4)
	case stageFirstHalf:
		return start, plus(start, 2)
	case stageSecondHalf:
		return plus(start, 2), plus(start, 4)
	}
	return start, plus(start, 4)
}

// weekOfMonth is the n-th working week of a month (-1 the last), without days
// of the neighbouring months. A week of less than three working days does not
// count as the first.
func weekOfMonth(y int, m time.Month, n int) (from, to day) {
	first, last := newDay(y, m, 1), newDay(y, m+1, 0)
	start := monday(first)
	if isoWeekday(first) > 3 {
		start = plus(start, 7)
	}
	if n < 0 {
		start = monday(last)
		if isoWeekday(last) < 3 {
			start = plus(start, -7)
		}
	} else {
		start = plus(start, 7*(n-1))
	}
	from, to = start, plus(start, 4)
	if from.Before(first) {
		from = first
	}
	if to.After(last) {
		to = last
	}
	return from, to
}

// nthWeekday is the n-th such weekday of a month, -1 the last.
func nthWeekday(y int, m time.Month, weekday, n int) day {
	if n < 0 {
		last := newDay(y, m+1, 0)
		return plus(last, -((isoWeekday(last) - weekday + 7) % 7))
	}
	return plus(coming(newDay(y, m, 0), weekday), 7*(n-1))
}

// The feasts that people name instead of a date.
const (
	feastChristmas = iota
	feastEve
	feastNewYear
	feastSylvester
	feastHolidays
	feastEaster
	feastWhitsun
	feastAscension
	feastGoodFriday
	feastEasterMonday
	feastWhitMonday
	feastCorpusChristi
)

// afterEaster tells by how many days single feasts follow Easter Sunday.
var afterEaster = map[int]int{feastAscension: 39, feastGoodFriday: -2, feastEasterMonday: 1, feastWhitMonday: 50, feastCorpusChristi: 60}

// feast is the next such feast after ref.
func feast(ref day, which int) (from, to day) {
	switch which {
	case feastChristmas:
		d := nextDate(ref, 12, 25)
		return d, d
	case feastEve:
		d := nextDate(ref, 12, 24)
		return d, d
	case feastNewYear:
		d := nextDate(ref, 1, 1)
		return d, d
	case feastSylvester:
		d := nextDate(ref, 12, 31)
		return d, d
	case feastHolidays: // Christmas to New Year
		d := nextDate(ref, 1, 2)
		return newDay(d.Year()-1, 12, 25), d
	}
	for y := ref.Year(); ; y++ {
		d := easter(y)
		if days, single := afterEaster[which]; single {
			if d = plus(d, days); !d.Before(ref) {
				return d, d
			}
			continue
		}
		if which == feastWhitsun {
			d = plus(d, 49)
		}
		if !d.Before(ref) {
			return d, plus(d, 1)
		}
	}
}

// easter is Easter Sunday of the Gregorian calendar, after Butcher.
func easter(y int) day {
	a, b, c := y%19, y/100, y%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 22*l) / 451
	n := h + l - 7*m + 114
	return newDay(y, time.Month(n/31), n%31+1)
}
