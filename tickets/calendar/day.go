package calendar

import (
	"fmt"
	"time"
)

// A Day is a civil date without a time zone, counted in days since
// 1 January of the year 1, which is the zero Day. Days compare with == and <,
// and d+1 is the day after d.
type Day int32

// unixDay is 1 January 1970 as a Day.
const unixDay = 719162

const (
	daySeconds = 24 * 60 * 60
	noon       = 12 * time.Hour
)

// ParseDay reads a date as RFC 3339 writes its full-date, "2026-12-24".
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return 0, fmt.Errorf("day %q: want the form 2026-12-24", s)
	}
	return DayOf(t, time.UTC), nil
}

// DayOf returns the date that the instant t has in loc.
func DayOf(t time.Time, loc *time.Location) Day {
	_, offset := t.In(loc).Zone()
	return dayAt(t.Unix() + int64(offset))
}

// dayAt returns the date of a local time in seconds since 1970 began there.
func dayAt(local int64) Day {
	n := local / daySeconds
	if local%daySeconds < 0 {
		n--
	}
	return Day(n + unixDay)
}

// local returns the day's midnight in local seconds since 1970 began there.
func (d Day) local() int64 { return (int64(d) - unixDay) * daySeconds }

func (d Day) utc() time.Time { return time.Unix(d.local(), 0).UTC() }

// Date returns the year, the month and the day of the month.
func (d Day) Date() (year int, month time.Month, day int) { return d.utc().Date() }

// String returns the date in the form that ParseDay reads.
func (d Day) String() string { return d.utc().Format(time.DateOnly) }

// MarshalText writes the date as String does.
func (d Day) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the date as ParseDay does.
func (d *Day) UnmarshalText(text []byte) (err error) {
	*d, err = ParseDay(string(text))
	return err
}

// AddDays returns the day n calendar days later; n may be negative.
func (d Day) AddDays(n int) Day { return d + Day(n) }

// Weekday returns the day of the week.
func (d Day) Weekday() time.Weekday {
	w := (int(d) + 1) % 7 // 1 January of the year 1 was a Monday
	if w < 0 {
		w += 7
	}
	return time.Weekday(w)
}

// Time returns the first instant of the day in loc: midnight, or where a clock
// change skips midnight, the time it moves to.
func (d Day) Time(loc *time.Location) time.Time { return d.at(0, loc) }

// At returns the instant at which clocks in loc show the given minutes after
// midnight on the day; 1440 is the midnight that ends it. A time that a clock
// change skips moves forward, of one that occurs twice the first is taken.
func (d Day) At(minutes int, loc *time.Location) time.Time {
	return d.at(time.Duration(minutes)*time.Minute, loc)
}

// at is At for a time of day to the nanosecond.
func (d Day) at(clock time.Duration, loc *time.Location) time.Time {
	local := d.local() + int64(clock/time.Second)
	nanos := int64(clock % time.Second)
	before, after := offsetAt(local-daySeconds, loc), offsetAt(local+daySeconds, loc)
	early := time.Unix(local-before, nanos).In(loc)
	if before == after || offsetAt(early.Unix(), loc) == before {
		return early
	}
	if late := time.Unix(local-after, nanos).In(loc); offsetAt(late.Unix(), loc) == after {
		return late
	}
	return early // skipped: the offset before the change moves it forward
}

// offsetAt returns the seconds east of UTC that hold in loc at an instant.
func offsetAt(unix int64, loc *time.Location) int64 {
	_, offset := time.Unix(unix, 0).In(loc).Zone()
	return int64(offset)
}

// timeOfDay returns what a clock in loc shows at t, as time after midnight.
func timeOfDay(t time.Time, loc *time.Location) time.Duration {
	t = t.In(loc)
	h, m, s := t.Clock()
	return time.Duration(h)*time.Hour + time.Duration(m)*time.Minute +
		time.Duration(s)*time.Second + time.Duration(t.Nanosecond())
}
