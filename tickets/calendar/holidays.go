package calendar

import (
	"maps"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/rickar/cal/v2"
)

// Cantons returns the codes of the 26 cantons, sorted.
func Cantons() []string { return slices.Sorted(maps.Keys(cantonal)) }

// ValidCanton reports whether code names a canton, in either case.
func ValidCanton(code string) bool { return cantonByCode(code) != nil }

// A canton remembers its holidays of the years asked for. Two goroutines may
// work out the same year; the results are equal, so no lock is needed.
type canton struct {
	code  string
	rules []*cal.Holiday
	years [lastYear - firstYear + 1]atomic.Pointer[yearHolidays]
}

// The years that are remembered; others are worked out each time.
const firstYear, lastYear = 1990, 2099

// yearHolidays maps the day of the year, from 0, to a name; "" is none.
type yearHolidays [366]string

var cantons = indexCantons()

func indexCantons() map[string]*canton {
	index := make(map[string]*canton, len(cantonal))
	for code, rules := range cantonal {
		index[code] = &canton{code: code, rules: rules}
	}
	return index
}

// cantonByCode returns nil for "" and for what is no canton.
func cantonByCode(code string) *canton {
	if c, ok := cantons[code]; ok {
		return c
	}
	return cantons[strings.ToUpper(code)]
}

// holiday returns the name of the holiday on d, "" where there is none or c
// is nil.
func (c *canton) holiday(d Day) string {
	if c == nil {
		return ""
	}
	t := d.utc()
	return c.year(t.Year())[t.YearDay()-1]
}

func (c *canton) year(year int) *yearHolidays {
	if year < firstYear || year > lastYear {
		return c.workOut(year)
	}
	cell := &c.years[year-firstYear]
	h := cell.Load()
	if h == nil {
		h = c.workOut(year)
		cell.Store(h)
	}
	return h
}

func (c *canton) workOut(year int) *yearHolidays {
	var h yearHolidays
	for _, rule := range c.rules {
		date, _ := rule.Calc(year)
		if date.IsZero() {
			continue
		}
		// The library answers midnight in the machine's zone, which a clock
		// change there can put on the evening before: noon is safe.
		h[date.Add(noon).YearDay()-1] = rule.Name
	}
	return &h
}
