package calendar

import (
	"slices"
	"strings"
	"testing"
	"time"
)

// The holidays that do not fall on a weekend, from the cantons' own lists.
// Easter is 5 April 2026 and 28 March 2027.
var weekdays2026 = map[string]string{
	"ZH": "01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-25",
	"BE": "01-01 01-02 04-03 04-06 05-14 05-25 12-25",
	"LU": "01-01 01-02 04-03 04-06 05-14 05-25 06-04 12-08 12-25",
	"UR": "01-01 01-06 03-19 04-03 04-06 05-14 05-25 06-04 12-08 12-25",
	"SZ": "01-01 01-06 03-19 04-03 04-06 05-14 05-25 06-04 12-08 12-25",
	"OW": "01-01 01-02 04-03 04-06 05-14 05-25 06-04 09-25 12-08 12-25",
	"NW": "01-01 01-02 03-19 04-03 04-06 05-14 05-25 06-04 12-08 12-25",
	"GL": "01-01 01-02 04-03 04-06 04-09 05-14 05-25 12-25",
	"ZG": "01-01 01-02 04-03 04-06 05-14 05-25 06-04 12-08 12-25",
	"FR": "01-01 01-02 04-03 04-06 05-14 05-25 06-04 12-08 12-25",
	"SO": "01-01 01-02 04-03 04-06 05-01 05-14 05-25 06-04 12-25",
	"BS": "01-01 04-03 04-06 05-01 05-14 05-25 12-25",
	"BL": "01-01 04-03 04-06 05-01 05-14 05-25 12-25",
	"SH": "01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-25",
	"AR": "01-01 04-03 04-06 05-14 05-25 12-25",
	"AI": "01-01 04-03 04-06 05-14 05-25 06-04 09-22 12-08 12-25",
	"SG": "01-01 01-02 04-03 04-06 05-14 05-25 12-25",
	"GR": "01-01 04-03 04-06 05-14 05-25 12-25",
	"AG": "01-01 01-02 04-03 04-06 05-14 05-25 12-25",
	"TG": "01-01 01-02 04-03 04-06 05-01 05-14 05-25 12-25",
	"TI": "01-01 01-06 03-19 04-06 05-01 05-14 05-25 06-04 06-29 12-08 12-25",
	"VD": "01-01 01-02 04-03 04-06 05-14 05-25 09-21 12-25",
	"VS": "01-01 01-02 03-19 04-06 05-14 05-25 06-04 12-08 12-25",
	"NE": "01-01 04-03 05-01 05-14 12-25",
	"GE": "01-01 04-03 04-06 05-14 05-25 09-10 12-25 12-31",
	"JU": "01-01 01-02 04-03 04-06 05-01 05-14 05-25 06-04 06-23 12-25",
}

var weekdays2027 = map[string]string{
	"ZH": "01-01 03-26 03-29 05-06 05-17",
	"BE": "01-01 03-26 03-29 05-06 05-17",
	"LU": "01-01 03-26 03-29 05-06 05-17 05-27 11-01 12-08",
	"UR": "01-01 01-06 03-19 03-26 03-29 05-06 05-17 05-27 11-01 12-08",
	"SZ": "01-01 01-06 03-19 03-26 03-29 05-06 05-17 05-27 11-01 12-08",
	"OW": "01-01 03-26 03-29 05-06 05-17 05-27 11-01 12-08",
	"NW": "01-01 03-19 03-26 03-29 05-06 05-17 05-27 11-01 12-08",
	"GL": "01-01 03-26 03-29 04-01 05-06 05-17 11-01",
	"ZG": "01-01 03-26 03-29 05-06 05-17 05-27 11-01 12-08",
	"FR": "01-01 03-26 03-29 05-06 05-17 05-27 11-01 12-08",
	"SO": "01-01 03-26 03-29 05-06 05-17 05-27 11-01",
	"BS": "01-01 03-26 03-29 05-06 05-17",
	"BL": "01-01 03-26 03-29 05-06 05-17",
	"SH": "01-01 03-26 03-29 05-06 05-17",
	"AR": "01-01 03-26 03-29 05-06 05-17",
	"AI": "01-01 03-26 03-29 05-06 05-17 05-27 09-22 11-01 12-08",
	"SG": "01-01 03-26 03-29 05-06 05-17 11-01",
	"GR": "01-01 03-26 03-29 05-06 05-17",
	"AG": "01-01 03-26 03-29 05-06 05-17",
	"TG": "01-01 03-26 03-29 05-06 05-17",
	"TI": "01-01 01-06 03-19 03-29 05-06 05-17 05-27 06-29 11-01 12-08",
	"VD": "01-01 03-26 03-29 05-06 05-17 09-20",
	"VS": "01-01 03-19 03-29 05-06 05-17 05-27 11-01 12-08",
	"NE": "01-01 03-01 03-26 05-06",
	"GE": "01-01 03-26 03-29 05-06 05-17 09-09 12-31",
	"JU": "01-01 03-26 03-29 05-06 05-17 05-27 06-23 11-01",
}

func TestCantonsHolidays(t *testing.T) {
	c := desk(t, "")
	for year, lists := range map[int]map[string]string{2026: weekdays2026, 2027: weekdays2027} {
		if len(lists) != 26 {
			t.Errorf("%d: %d cantons", year, len(lists))
		}
		for canton, want := range lists {
			if got := weekdayHolidays(c, canton, year); got != want {
				t.Errorf("%s %d:\ngot  %s\nwant %s", canton, year, got, want)
			}
		}
	}
}

func weekdayHolidays(c *Calendar, canton string, year int) string {
	var found []string
	first := DayOf(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.UTC)
	for d := first; d < first.AddDays(366); d++ {
		y, _, _ := d.Date()
		_, holiday := c.Holiday(canton, d)
		if weekend := d.Weekday() == time.Saturday || d.Weekday() == time.Sunday; holiday && !weekend && y == year {
			found = append(found, d.String()[5:])
		}
	}
	return strings.Join(found, " ")
}

func TestHolidayNames(t *testing.T) {
	tests := []struct{ canton, day, want string }{
		{"ZG", "2026-06-04", "Fronleichnam"},
		{"ZG", "2026-08-15", "Mariä Himmelfahrt"},
		{"ZG", "2026-12-08", "Mariä Empfängnis"},
		{"ZG", "2026-11-01", "Allerheiligen"},
		{"ZG", "2026-12-26", "Stephanstag"},
		{"ZG", "2026-12-24", ""},
		{"ZG", "2026-12-31", ""},
		{"ZG", "2026-05-01", ""},
		{"GE", "2026-09-10", "Jeûne genevois"},
		{"GE", "2024-09-05", "Jeûne genevois"}, // 1 September is the first Sunday
		{"GE", "2026-12-26", ""},
		{"VD", "2024-09-16", "Lundi du Jeûne fédéral"},
		{"NE", "2027-03-01", "Instauration de la République"},
		{"NE", "2023-01-02", "Berchtoldstag"}, // only after a Sunday
		{"NE", "2024-01-02", ""},
		{"NE", "2022-12-26", "Stephanstag"},
		{"NE", "2025-12-26", ""},
		{"AR", "2023-12-26", ""}, // Christmas was a Monday
		{"AI", "2025-12-26", "Stephanstag"},
		{"TI", "2026-04-03", ""}, // no Good Friday in Ticino and Valais
		{"TI", "2026-06-29", "Santi Pietro e Paolo"},
		{"VS", "2026-04-03", ""},
		{"GL", "2021-04-08", "Näfelser Fahrt"}, // 1 April was Maundy Thursday
		{"GL", "2025-04-03", "Näfelser Fahrt"},
		{"ZG", "2150-12-25", "Weihnachtstag"}, // beyond the remembered years
		{"zg", "1985-12-25", "Weihnachtstag"},
	}
	c := desk(t, "")
	for _, test := range tests {
		if got, _ := c.Holiday(test.canton, day(t, test.day)); got != test.want {
			t.Errorf("%s %s: %q, want %q", test.canton, test.day, got, test.want)
		}
	}
}

func TestCantons(t *testing.T) {
	if got := Cantons(); len(got) != 26 || !slices.IsSorted(got) {
		t.Errorf("cantons %v", got)
	}
	if !ValidCanton("ti") || ValidCanton("") || ValidCanton("Zug") {
		t.Error("ValidCanton takes what is no code, or refuses one")
	}
}

func TestHolidaysConcurrently(t *testing.T) {
	c := desk(t, "ZG")
	done := make(chan string)
	for range 4 {
		go func() { done <- weekdayHolidays(c, "UR", 2041) }()
	}
	first := <-done
	for range 3 {
		if got := <-done; got != first || got == "" {
			t.Errorf("got %q and %q", first, got)
		}
	}
}
