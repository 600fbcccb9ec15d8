package calendar

import (
	"strings"
	"testing"
	"time"
)

// zurich is the zone of the tests' desk.
var zurich = mustZone("Europe/Zurich")

const deskHours = "Mon-Fri 08:00-12:00 13:00-17:00"

func mustZone(name string) *time.Location {
	loc, err := time.LoadLocation(name)
	if err != nil {
		panic(err)
	}
	return loc
}

func desk(t testing.TB, canton string) *Calendar { return deskOpen(t, deskHours, canton) }

func deskOpen(t testing.TB, hours, canton string) *Calendar {
	t.Helper()
	h, err := ParseHours(hours)
	if err != nil {
		t.Fatal(err)
	}
	c, err := New(zurich, h, canton, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func day(t testing.TB, s string) Day {
	t.Helper()
	d, err := ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// at reads a local time, "2026-10-05 08:00" or with seconds.
func at(t testing.TB, s string) time.Time {
	t.Helper()
	layout := "2006-01-02 15:04"
	if len(s) > len(layout) {
		layout += ":05"
	}
	when, err := time.ParseInLocation(layout, s, zurich)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func local(t time.Time) string { return t.In(zurich).Format("Mon 2006-01-02 15:04") }

func TestNewRefuses(t *testing.T) {
	open, _ := ParseHours(deskHours)
	tests := map[string]struct {
		zone   *time.Location
		hours  Hours
		canton string
		want   string
	}{
		"no zone":        {nil, open, "ZG", "no time zone"},
		"never open":     {zurich, Hours{}, "ZG", "never open"},
		"unknown canton": {zurich, open, "XX", "AG, AI, AR, BE, BL, BS, FR, GE, GL, GR, JU, LU, NE, NW, OW, SG, SH, SO, SZ, TG, TI, UR, VD, VS, ZG, ZH"},
	}
	for name, test := range tests {
		if _, err := New(test.zone, test.hours, test.canton, nil, nil); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: error %v, want one with %q", name, err, test.want)
		}
	}
}

func TestAddedAndRemovedDays(t *testing.T) {
	h, _ := ParseHours(deskHours)
	bridge, berchtold := day(t, "2026-12-28"), day(t, "2026-01-02")
	c, err := New(zurich, h, "zg", []Day{bridge, day(t, "2026-12-25")}, []Day{berchtold, bridge})
	if err != nil {
		t.Fatal(err)
	}
	if c.Canton() != "ZG" || c.Zone() != zurich {
		t.Errorf("canton %q, zone %v", c.Canton(), c.Zone())
	}
	tests := []struct {
		canton string
		day    Day
		want   string
	}{
		{"", bridge, ClosedDay},
		{"ZG", bridge, ClosedDay},
		{"ZH", bridge, ""},
		{"", berchtold, ""},
		{"zg", berchtold, ""},
		{"BE", berchtold, "Berchtoldstag"},
		{"", day(t, "2026-12-25"), "Weihnachtstag"}, // an added day keeps the canton's name
		{"XX", day(t, "2026-12-25"), ""},
	}
	for _, test := range tests {
		if got, ok := c.Holiday(test.canton, test.day); got != test.want || ok != (test.want != "") {
			t.Errorf("Holiday(%q, %s) = %q, %v, want %q", test.canton, test.day, got, ok, test.want)
		}
	}
	if c.BusinessDay(bridge) || !c.BusinessDay(berchtold) {
		t.Error("the added day is a business day, or the removed one is none")
	}
}

func TestCalendarKeepsItsOwnHours(t *testing.T) {
	h, _ := ParseHours(deskHours)
	c, _ := New(zurich, h, "", nil, nil)
	h[time.Monday][0] = Span{0, 1}
	c.Hours()[time.Monday][0] = Span{0, 1}
	if got := c.Hours().String(); got != deskHours {
		t.Errorf("hours changed to %q", got)
	}
}
