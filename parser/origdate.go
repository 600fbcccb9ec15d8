package parser

import (
	"strconv"
	"strings"
	"time"
)

// parseDate reads a Date header (RFC 5322, section 3.3, with the obsolete
// forms of 4.3), leniently: order, separators and zone names vary. Without a
// zone the time is taken as of loc. The zero time means unreadable.
func parseDate(s string, loc *time.Location) time.Time {
	if t, err := time.Parse("Mon, 2 Jan 2006 15:04:05 -0700", s); err == nil {
		return plausible(t)
	}
	s, comment := cutComment(s)
	var d dateParts
	for _, token := range strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == ',' }) {
		d.token(token)
	}
	if d.zone == nil && comment != "" {
		d.token(strings.TrimSpace(comment))
	}
	if d.zone == nil {
		d.zone = loc
	}
	if d.day < 1 || d.day > 31 || d.month == 0 || d.year == 0 {
		return time.Time{}
	}
	t := time.Date(d.year, d.month, d.day, d.clock[0], d.clock[1], d.clock[2], 0, d.zone)
	if t.Month() != d.month { // 31 February
		return time.Time{}
	}
	return plausible(t)
}

// plausible refuses dates before e-mail and beyond four-digit years.
func plausible(t time.Time) time.Time {
	if y := t.Year(); y < 1971 || y > 9999 {
		return time.Time{}
	}
	return t
}

type dateParts struct {
	year, day int
	month     time.Month
	clock     [3]int
	timed     bool
	zone      *time.Location
}

// token takes what one word of a date says.
func (d *dateParts) token(s string) {
	lower := strings.ToLower(s)
	switch {
	case strings.ContainsAny(s[:1], "+-") && len(s) >= 3 && d.timed:
		d.readOffset(s)
	case strings.Contains(s, ":"):
		d.readClock(strings.TrimSuffix(strings.TrimSuffix(lower, "pm"), "am"))
	case lower == "pm" && d.clock[0] < 12:
		d.clock[0] += 12
	case d.month == 0 && monthName(lower) != 0:
		d.month = monthName(lower)
	case strings.Count(s, "-") == 2 || strings.Count(s, "/") == 2 || strings.Count(s, ".") == 2:
		d.readDay(s)
	case zoneOffsets[lower] != 0 || lower == "gmt" || lower == "ut" || lower == "utc" || lower == "z":
		d.zone = time.FixedZone(s, zoneOffsets[lower]*60)
	case (strings.HasPrefix(lower, "gmt") || strings.HasPrefix(lower, "utc")) && len(s) > 3:
		d.readOffset(s[3:])
	default:
		d.readNumber(strings.TrimSuffix(s, "."))
	}
}

func (d *dateParts) readNumber(s string) {
	n, err := strconv.Atoi(s)
	switch {
	case err != nil || n < 0:
	case d.day == 0 && len(s) <= 2:
		d.day = n
	case d.year == 0:
		d.year = fullYear(n, len(s))
	}
}

// readDay reads 2026-11-20, 20-Nov-2026 and 20/11/2026.
func (d *dateParts) readDay(s string) {
	p := strings.FieldsFunc(s, func(r rune) bool { return r == '-' || r == '/' || r == '.' })
	if len(p) != 3 {
		return
	}
	if len(p[0]) == 4 {
		p[0], p[2] = p[2], p[0]
	}
	d.day, _ = strconv.Atoi(p[0])
	if d.month = monthName(strings.ToLower(p[1])); d.month == 0 {
		n, _ := strconv.Atoi(p[1])
		d.month = time.Month(n)
	}
	n, _ := strconv.Atoi(p[2])
	d.year = fullYear(n, len(p[2]))
}

// fullYear completes two and three digits (RFC 5322, section 4.3).
func fullYear(n, digits int) int {
	switch {
	case digits <= 2 && n < 50:
		return 2000 + n
	case digits <= 3:
		return 1900 + n
	}
	return n
}

func (d *dateParts) readClock(s string) {
	for i, p := range strings.SplitN(s, ":", 3) {
		p, _, _ = strings.Cut(p, ".")
		n, err := strconv.Atoi(p)
		if err != nil || n < 0 || n > 60 {
			return
		}
		d.clock[i] = n
	}
	d.timed = true
}

// readOffset reads +0100, +01:00 and -5.
func (d *dateParts) readOffset(s string) {
	digits := strings.ReplaceAll(s[1:], ":", "")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return
	}
	if len(digits) <= 2 {
		n *= 100
	}
	if n = n/100*60 + n%100; n > 14*60 {
		return
	}
	if s[0] == '-' {
		n = -n
	}
	d.zone = time.FixedZone("", n*60)
}

// monthName knows the month names of RFC 5322 and their long forms.
func monthName(s string) time.Month {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if len(s) >= 3 && strings.HasPrefix(name, strings.TrimSuffix(s, ".")) {
			return m
		}
	}
	return 0
}

// zoneOffsets are the names that mails carry, in minutes east of Greenwich.
// RFC 5322 knows only the American ones.
var zoneOffsets = map[string]int{
	"cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120, "bst": 60, "west": 60,
	"eet": 120, "eest": 180, "msk": 180, "edt": -240, "est": -300, "cdt": -300, "cst": -360,
	"mdt": -360, "mst": -420, "pdt": -420, "pst": -480,
}
