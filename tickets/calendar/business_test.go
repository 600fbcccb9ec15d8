package calendar

import (
	"testing"
	"time"
)

func TestAddBusinessDays(t *testing.T) {
	c := desk(t, "ZG")
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-10-05 09:15", 3, "Thu 2026-10-08 09:15"},
		{"2026-10-09 09:15", 1, "Mon 2026-10-12 09:15"},
		{"2026-10-10 22:00", 1, "Mon 2026-10-12 22:00"}, // from a Saturday
		{"2026-10-11 22:00", 3, "Wed 2026-10-14 22:00"},
		{"2026-10-10 22:00", -1, "Fri 2026-10-09 22:00"},
		{"2026-10-12 08:00", -1, "Fri 2026-10-09 08:00"},
		{"2026-10-12 08:00", 0, "Mon 2026-10-12 08:00"},
		{"2026-10-10 08:00", 0, "Mon 2026-10-12 08:00"},
		{"2026-04-02 10:00", 1, "Tue 2026-04-07 10:00"},  // over Easter
		{"2026-04-07 10:00", -1, "Thu 2026-04-02 10:00"}, // and back
		{"2026-12-24 10:00", 3, "Wed 2026-12-30 10:00"},
		{"2026-06-03 10:00", 1, "Fri 2026-06-05 10:00"}, // Corpus Christi in Zug
		{"2026-03-27 02:30", 1, "Mon 2026-03-30 02:30"}, // over the change to summer time
		{"2026-10-23 16:00", 1, "Mon 2026-10-26 16:00"}, // and to winter time
		{"2026-10-26 16:00", -1, "Fri 2026-10-23 16:00"},
	}
	for _, test := range tests {
		if got := local(c.AddBusinessDays(at(t, test.from), test.n)); got != test.want {
			t.Errorf("%s and %d business days: %s, want %s", test.from, test.n, got, test.want)
		}
	}
}

func TestAddBusinessDaysOnSwitchDays(t *testing.T) {
	c := deskOpen(t, "Mon-Sun 00:00-24:00", "")
	tests := []struct {
		from string
		n    int
		want string
	}{
		{"2026-03-28 02:30", 1, "2026-03-29T03:30:00+02:00"}, // skipped: moves forward
		{"2026-03-30 02:30", -1, "2026-03-29T03:30:00+02:00"},
		{"2026-10-24 02:30", 1, "2026-10-25T02:30:00+02:00"}, // the first of two
		{"2026-10-26 02:30", -1, "2026-10-25T02:30:00+02:00"},
	}
	for _, test := range tests {
		if got := c.AddBusinessDays(at(t, test.from), test.n).Format(time.RFC3339); got != test.want {
			t.Errorf("%s and %d: %s, want %s", test.from, test.n, got, test.want)
		}
	}
}

func TestBusinessDaysBetween(t *testing.T) {
	c := desk(t, "ZG")
	tests := []struct {
		a, b string
		want int
	}{
		{"2026-10-05 08:00", "2026-10-05 17:00", 0},
		{"2026-10-05 17:00", "2026-10-06 08:00", 1},
		{"2026-10-09 08:00", "2026-10-12 08:00", 1},
		{"2026-10-10 08:00", "2026-10-12 08:00", 1},
		{"2026-10-10 08:00", "2026-10-11 08:00", 0},
		{"2026-10-12 08:00", "2026-10-09 08:00", -1},
		{"2026-04-02 08:00", "2026-04-08 08:00", 2},
		{"2026-01-01 00:00", "2026-12-31 00:00", 252}, // 261 working days, less 9 holidays on them, 1 January not counted
	}
	for _, test := range tests {
		if got := c.BusinessDaysBetween(at(t, test.a), at(t, test.b)); got != test.want {
			t.Errorf("from %s to %s: %d, want %d", test.a, test.b, got, test.want)
		}
	}
}

func TestBusinessDaysThereAndBack(t *testing.T) {
	c := desk(t, "TI")
	from := at(t, "2026-03-14 23:45") // a Saturday
	for n := -300; n <= 300; n++ {
		got := c.AddBusinessDays(from, n)
		if !c.BusinessDay(DayOf(got, zurich)) {
			t.Fatalf("%d: %s is no business day", n, got)
		}
		if between := c.BusinessDaysBetween(from, got); n != 0 && between != n {
			t.Fatalf("%d business days on is %s, which is %d away", n, got, between)
		}
	}
}

func TestAddBusinessHours(t *testing.T) {
	c := desk(t, "ZG")
	tests := []struct {
		from, hours, want string
	}{
		{"2026-10-05 08:00", "4h", "Mon 2026-10-05 12:00"}, // at closing time it stays there
		{"2026-10-05 10:00", "4h", "Mon 2026-10-05 15:00"}, // over midday
		{"2026-10-05 12:20", "1h30m", "Mon 2026-10-05 14:30"},
		{"2026-10-05 12:00", "1m", "Mon 2026-10-05 13:01"},
		{"2026-10-09 16:00", "4h", "Mon 2026-10-12 11:00"}, // over the weekend
		{"2026-10-09 20:00", "4h", "Mon 2026-10-12 12:00"},
		{"2026-10-10 03:00", "9h", "Tue 2026-10-13 09:00"},
		{"2026-12-24 16:00", "4h", "Mon 2026-12-28 11:00"},
		{"2026-10-05 09:00", "0s", "Mon 2026-10-05 09:00"},
		{"2026-10-05 12:30", "0s", "Mon 2026-10-05 13:00"},
		{"2026-10-05 12:30", "-2h", "Mon 2026-10-05 13:00"},
		{"2026-10-23 16:00", "4h", "Mon 2026-10-26 11:00"}, // over the change to winter time
	}
	for _, test := range tests {
		d, err := time.ParseDuration(test.hours)
		if err != nil {
			t.Fatal(err)
		}
		if got := local(c.AddBusinessHours(at(t, test.from), d)); got != test.want {
			t.Errorf("%s and %s: %s, want %s", test.from, test.hours, got, test.want)
		}
	}
}

// Opening hours that hold the hour of the change: time counts as it passes.
func TestAddBusinessHoursOnSwitchDays(t *testing.T) {
	c := deskOpen(t, "Sun 00:00-06:00", "")
	tests := []struct{ from, want string }{
		{"2026-03-29 00:00", "2026-03-29T05:00:00+02:00"},
		{"2026-10-25 00:00", "2026-10-25T03:00:00+01:00"},
	}
	for _, test := range tests {
		if got := c.AddBusinessHours(at(t, test.from), 4*time.Hour).Format(time.RFC3339); got != test.want {
			t.Errorf("4 hours from %s: %s, want %s", test.from, got, test.want)
		}
	}
}

func TestOpening(t *testing.T) {
	c := desk(t, "ZG")
	tests := []struct {
		at   string
		open bool
		next string
	}{
		{"2026-10-05 07:59:59", false, "Mon 2026-10-05 08:00"},
		{"2026-10-05 08:00", true, "Mon 2026-10-05 08:00"},
		{"2026-10-05 11:59:59", true, "Mon 2026-10-05 11:59"},
		{"2026-10-05 12:00", false, "Mon 2026-10-05 13:00"},
		{"2026-10-05 17:00", false, "Tue 2026-10-06 08:00"},
		{"2026-10-09 18:00", false, "Mon 2026-10-12 08:00"},
		{"2026-06-04 09:00", false, "Fri 2026-06-05 08:00"}, // Corpus Christi
		{"2026-12-25 09:00", false, "Mon 2026-12-28 08:00"},
	}
	for _, test := range tests {
		when := at(t, test.at)
		if got := c.Open(when); got != test.open {
			t.Errorf("%s: open %v", test.at, got)
		}
		if got := local(c.NextOpening(when)); got != test.next {
			t.Errorf("%s: next opening %s, want %s", test.at, got, test.next)
		}
	}
	if got := c.OpeningOf(day(t, "2026-10-05")); local(got) != "Mon 2026-10-05 08:00" {
		t.Errorf("opening %s", got)
	}
	if got := c.OpeningOf(day(t, "2026-10-04")); !got.IsZero() {
		t.Errorf("a Sunday opens at %s", got)
	}
}

// What counts is the desk's day, wherever the time was written down.
func TestOtherZonesAreTheDesks(t *testing.T) {
	c := desk(t, "ZG")
	utc := time.Date(2026, 12, 27, 23, 30, 0, 0, time.UTC) // Monday half past midnight in Zug
	if got := local(c.AddBusinessDays(utc, 1)); got != "Tue 2026-12-29 00:30" {
		t.Errorf("a business day later: %s", got)
	}
	if got := local(c.NextOpening(utc)); got != "Mon 2026-12-28 08:00" {
		t.Errorf("next opening %s", got)
	}
}
