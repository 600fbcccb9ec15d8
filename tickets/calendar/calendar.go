package calendar

import (
	"fmt"
	"strings"
	"time"
)

// A Calendar is the desk's own: its time zone, opening hours, canton, and the
// days added to and removed from the canton's holidays. It is immutable and
// safe for concurrent use. Only New makes a usable one.
type Calendar struct {
	zone    *time.Location
	hours   Hours
	canton  *canton
	added   map[Day]bool
	removed map[Day]bool
}

// ClosedDay is the name of a holiday that the configuration added.
const ClosedDay = "Betrieb geschlossen"

// New returns the calendar of a desk. canton is a code such as "ZG", in either
// case; "" has no holidays but the added ones. A day in both lists is added.
// Hours that are never open, a nil zone and an unknown canton are errors, the
// last lists the valid codes.
func New(zone *time.Location, h Hours, canton string, add, remove []Day) (*Calendar, error) {
	switch {
	case zone == nil:
		return nil, fmt.Errorf("calendar: no time zone")
	case !h.ever():
		return nil, fmt.Errorf("calendar: the opening hours are never open")
	case canton != "" && !ValidCanton(canton):
		return nil, fmt.Errorf("calendar: canton %q is unknown; there are %s", canton, strings.Join(Cantons(), ", "))
	}
	return &Calendar{
		zone:    zone,
		hours:   h.clone(),
		canton:  cantonByCode(canton),
		added:   daySet(add),
		removed: daySet(remove),
	}, nil
}

func daySet(days []Day) map[Day]bool {
	set := make(map[Day]bool, len(days))
	for _, d := range days {
		set[d] = true
	}
	return set
}

// Zone returns the desk's time zone.
func (c *Calendar) Zone() *time.Location { return c.zone }

// Hours returns a copy of the opening hours.
func (c *Calendar) Hours() Hours { return c.hours.clone() }

// Canton returns the code of the desk's canton, "" where it has none.
func (c *Calendar) Canton() string {
	if c.canton == nil {
		return ""
	}
	return c.canton.code
}

// Holiday returns the name of the public holiday on d in a canton; "" is the
// desk's. The days that were added and removed hold for the desk's canton,
// however it is named. A code that is no canton has no holidays.
func (c *Calendar) Holiday(canton string, d Day) (name string, ok bool) {
	if canton == "" {
		name = c.deskHoliday(d)
	} else {
		name = c.holidayIn(cantonByCode(canton), d)
	}
	return name, name != ""
}

func (c *Calendar) holidayIn(in *canton, d Day) string {
	if in != nil && in == c.canton {
		return c.deskHoliday(d)
	}
	return in.holiday(d)
}

func (c *Calendar) deskHoliday(d Day) string {
	name := c.canton.holiday(d)
	switch {
	case len(c.added) > 0 && c.added[d]:
		if name == "" {
			name = ClosedDay
		}
	case len(c.removed) > 0 && c.removed[d]:
		name = ""
	}
	return name
}

// BusinessDay reports whether the desk is open at all on d and d is not one of
// its holidays.
func (c *Calendar) BusinessDay(d Day) bool { return len(c.openings(d)) > 0 }

// openings returns the opening hours on d, nil on a day that is no business
// day. The slice is the calendar's own.
func (c *Calendar) openings(d Day) []Span {
	spans := c.hours[d.Weekday()]
	if len(spans) == 0 || c.deskHoliday(d) != "" {
		return nil
	}
	return spans
}
