package tickets

import (
	"slices"
	"strings"
	"time"

	"vorlauf/tickets/calendar"
)

// allowed reports whether a date respects what the customer ruled out: a date
// that was declined, "nicht am 14.", "ab 10.12.", "ausser Freitag", "pas avant
// 10 heures".
func (d *decision) allowed(s calendar.Slot) bool {
	zone := d.w.Calendar.Zone()
	if d.declined(s) {
		return false
	}
	for _, r := range d.t.Requests {
		for _, l := range r.Limits {
			if !l.allows(s, zone) {
				return false
			}
		}
	}
	return true
}

// declined reports whether the date was declined. Its whole day counts as
// declined, unless the day is wished by name.
func (d *decision) declined(s calendar.Slot) bool {
	for _, o := range d.t.Options {
		if o.Declined && (o.Start.Equal(s.Start) || d.day(o.Start) == d.day(s.Start) && !d.wishedDay(s)) {
			return true
		}
	}
	return false
}

func (d *decision) wishedDay(s calendar.Slot) bool {
	return slices.ContainsFunc(d.wishes(), func(w calendar.Interval) bool {
		return d.day(w.From) == d.day(s.Start)
	})
}

func (l Limit) allows(s calendar.Slot, zone *time.Location) bool {
	start, end := s.Start.In(zone), s.End.In(zone)
	switch l.Kind {
	case LimitWeekday:
		return !strings.EqualFold(start.Weekday().String(), l.From)
	case LimitTime:
		return (l.From == "" || start.Format("15:04") >= l.From) && (l.To == "" || end.Format("15:04") <= l.To)
	case LimitNot:
		return !l.covers(start, zone)
	case LimitWithin:
		return l.covers(start, zone)
	}
	return true
}

// covers reports whether t lies between the limit's ends; an open or unreadable
// end bounds nothing.
func (l Limit) covers(t time.Time, zone *time.Location) bool {
	if from, _, err := parseMoment(l.From, zone); err == nil && t.Before(from) {
		return false
	}
	to, exact, err := parseMoment(l.To, zone)
	if err == nil && !exact {
		return t.Before(to.AddDate(0, 0, 1))
	}
	return err != nil || !t.After(to)
}
