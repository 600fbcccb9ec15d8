package templates

import (
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// A writer writes moments in a language and a zone.
type writer struct {
	tongue tongue
	zone   *time.Location
}

func (w writer) understood(r tickets.Request) understood {
	return understood{
		Software: clean(strings.TrimSpace(r.Software + " " + r.Version)), Setup: named(r.Setup),
		Licence: r.Licence.State, Items: named(r.Licence.Items), Wished: w.wishes(r.Wished),
	}
}

// moment writes a day with a time; the zero time is "".
func (w writer) moment(t time.Time) value {
	if t.IsZero() {
		return ""
	}
	return value(w.tongue.moment(t.In(w.zone)))
}

func (w writer) day(t time.Time) value {
	if t.IsZero() {
		return ""
	}
	return value(w.tongue.day(t.In(w.zone)))
}

func (w writer) slot(s calendar.Slot) value {
	switch {
	case s.Start.IsZero():
		return ""
	case !s.End.After(s.Start):
		return w.moment(s.Start)
	}
	return value(w.tongue.period(s.Start.In(w.zone), s.End.In(w.zone)))
}

// wishes writes the wishes of contract/parse.md out; what cannot be read is
// left out, as it is when dates are worked out.
func (w writer) wishes(all []string) []value {
	var out []value
	for _, s := range all {
		if words := w.wish(s); words != "" {
			out = append(out, words)
		}
	}
	return out
}

// wish writes one out: a day, a day with a time, or a range of either. They
// are wall-clock times already, so the zone does not matter.
func (w writer) wish(s string) value {
	from, to, ranged := strings.Cut(s, "/")
	start, timed, err := wall(from)
	if err != nil {
		return ""
	}
	if !ranged {
		if timed {
			return value(w.tongue.moment(start))
		}
		return value(w.tongue.day(start))
	}
	end, endTimed, err := wall(to)
	switch {
	case err != nil || end.Before(start):
		return ""
	case timed && endTimed:
		return value(w.tongue.period(start, end))
	case start.Equal(end):
		return value(w.tongue.day(start))
	}
	return value(w.tongue.days(start, end))
}

func wall(s string) (t time.Time, timed bool, err error) {
	if t, err = time.Parse("2006-01-02T15:04", s); err == nil {
		return t, true, nil
	}
	t, err = time.Parse(time.DateOnly, s)
	return t, false, err
}
