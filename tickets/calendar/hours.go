package calendar

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"
)

// A Span is a piece of a day: minutes after local midnight, From included, To
// excluded; 1440 is the midnight that ends the day.
type Span struct{ From, To int }

func (s Span) String() string { return clockText(s.From) + "-" + clockText(s.To) }

// Hours holds the opening hours of each weekday (index time.Weekday): spans in
// rising order that do not touch. A weekday without spans is closed; the zero
// Hours is never open.
type Hours [7][]Span

// week is the order in which people write weekdays.
var week = [7]time.Weekday{time.Monday, time.Tuesday, time.Wednesday, time.Thursday,
	time.Friday, time.Saturday, time.Sunday}

// ParseHours reads opening hours in the form
//
//	Mon-Fri 08:00-12:00 13:00-17:00; Sat 09:00-12:00
//
// Groups of days are parted by semicolons, days of a group by commas. A range
// of days may pass the end of the week (Sat-Mon); 24:00 ends a day. Spans that
// touch become one. A day named twice, spans that overlap or run backward, and
// hours that are never open are errors.
func ParseHours(s string) (Hours, error) {
	var h Hours
	for _, group := range strings.Split(s, ";") {
		fields := strings.Fields(group)
		if len(fields) == 0 {
			continue
		}
		if err := h.addGroup(fields[0], fields[1:]); err != nil {
			return Hours{}, fmt.Errorf("opening hours %q: %w", s, err)
		}
	}
	if !h.ever() {
		return Hours{}, fmt.Errorf("opening hours %q: never open", s)
	}
	return h, nil
}

func (h *Hours) addGroup(days string, texts []string) error {
	if len(texts) == 0 {
		return fmt.Errorf("%s has no times", days)
	}
	spans, err := parseSpans(texts)
	if err != nil {
		return err
	}
	list, err := parseDays(days)
	if err != nil {
		return err
	}
	for _, d := range list {
		if h[d] != nil {
			return fmt.Errorf("%s is named twice", dayText(d))
		}
		h[d] = spans
	}
	return nil
}

func parseDays(s string) ([]time.Weekday, error) {
	var days []time.Weekday
	for _, part := range strings.Split(s, ",") {
		first, last, isRange := strings.Cut(part, "-")
		from, err := parseWeekday(first)
		if err != nil {
			return nil, err
		}
		to := from
		if isRange {
			if to, err = parseWeekday(last); err != nil {
				return nil, err
			}
		}
		for d := from; ; d = (d + 1) % 7 {
			days = append(days, d)
			if d == to {
				break
			}
		}
	}
	return days, nil
}

func parseWeekday(s string) (time.Weekday, error) {
	for _, d := range week {
		if strings.EqualFold(s, dayText(d)) {
			return d, nil
		}
	}
	return 0, fmt.Errorf("%q is no weekday: want Mon, Tue, Wed, Thu, Fri, Sat or Sun", s)
}

func parseSpans(texts []string) ([]Span, error) {
	var spans []Span
	for _, text := range texts {
		s, err := parseSpan(text)
		if err != nil {
			return nil, err
		}
		last := len(spans) - 1
		switch {
		case last >= 0 && s.From < spans[last].To:
			return nil, fmt.Errorf("%s begins before %s ends", s, spans[last])
		case last >= 0 && s.From == spans[last].To:
			spans[last].To = s.To
		default:
			spans = append(spans, s)
		}
	}
	return spans, nil
}

func parseSpan(text string) (Span, error) {
	from, to, _ := strings.Cut(text, "-")
	a, errA := parseClock(from)
	b, errB := parseClock(to)
	if err := errors.Join(errA, errB); err != nil {
		return Span{}, fmt.Errorf("%q: want the form 08:00-12:00", text)
	}
	if a >= b {
		return Span{}, fmt.Errorf("%q ends before it begins", text)
	}
	return Span{a, b}, nil
}

func parseClock(s string) (int, error) {
	if s == "24:00" {
		return 24 * 60, nil
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return 0, err
	}
	return t.Hour()*60 + t.Minute(), nil
}

func clockText(minutes int) string { return fmt.Sprintf("%02d:%02d", minutes/60, minutes%60) }

func dayText(d time.Weekday) string { return d.String()[:3] }

// String returns the hours in the form that ParseHours reads, days with the
// same hours joined; "" for the zero Hours.
func (h Hours) String() string {
	var groups []string
	for i := 0; i < len(week); {
		j := i
		for j+1 < len(week) && slices.Equal(h[week[i]], h[week[j+1]]) {
			j++
		}
		if spans := h[week[i]]; len(spans) > 0 {
			groups = append(groups, groupText(week[i], week[j], spans))
		}
		i = j + 1
	}
	return strings.Join(groups, "; ")
}

func groupText(from, to time.Weekday, spans []Span) string {
	text := dayText(from)
	if to != from {
		text += "-" + dayText(to)
	}
	for _, s := range spans {
		text += " " + s.String()
	}
	return text
}

// MarshalText writes the hours as String does.
func (h Hours) MarshalText() ([]byte, error) { return []byte(h.String()), nil }

// UnmarshalText reads the hours as ParseHours does.
func (h *Hours) UnmarshalText(text []byte) (err error) {
	*h, err = ParseHours(string(text))
	return err
}

func (h Hours) ever() bool {
	return slices.ContainsFunc(h[:], func(spans []Span) bool { return len(spans) > 0 })
}

func (h Hours) clone() Hours {
	for d := range h {
		h[d] = slices.Clone(h[d])
	}
	return h
}
