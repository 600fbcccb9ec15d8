package calendar

import (
	"encoding/json"
	"testing"
	"time"
)

func TestDayRoundTrip(t *testing.T) {
	for d := day(t, "1899-12-25"); d < day(t, "2101-01-10"); d += 13 {
		year, month, dom := d.Date()
		want := time.Date(year, month, dom, 0, 0, 0, 0, time.UTC)
		if d.String() != want.Format(time.DateOnly) || d.Weekday() != want.Weekday() || DayOf(want, time.UTC) != d {
			t.Fatalf("%d: %s, a %s; time says %s", int(d), d, d.Weekday(), want)
		}
	}
	if Day(0).String() != "0001-01-01" || Day(0).Weekday() != time.Monday || Day(-1).Weekday() != time.Sunday {
		t.Errorf("the zero day is %s, a %s", Day(0), Day(0).Weekday())
	}
}

func TestParseDayRefuses(t *testing.T) {
	for _, s := range []string{"", "24.12.2026", "2026-02-30", "2026-12-24T00:00:00Z"} {
		if d, err := ParseDay(s); err == nil {
			t.Errorf("ParseDay(%q) = %s", s, d)
		}
	}
}

func TestDayText(t *testing.T) {
	text, err := json.Marshal([]Day{day(t, "2026-12-24")})
	if err != nil || string(text) != `["2026-12-24"]` {
		t.Fatalf("%s, %v", text, err)
	}
	var days []Day
	if err := json.Unmarshal(text, &days); err != nil || days[0] != day(t, "2026-12-24") {
		t.Errorf("%v, %v", days, err)
	}
	if err := json.Unmarshal([]byte(`["tomorrow"]`), &days); err == nil {
		t.Error("read tomorrow as a day")
	}
}

func TestDayOfUsesTheZone(t *testing.T) {
	late := time.Date(2026, 12, 25, 23, 30, 0, 0, time.UTC)
	if got := DayOf(late, zurich); got != day(t, "2026-12-26") {
		t.Errorf("half past midnight in Zurich is on %s", got)
	}
	if got := DayOf(late, mustZone("America/New_York")); got != day(t, "2026-12-25") {
		t.Errorf("in New York it is %s", got)
	}
	if got := day(t, "2026-12-30").AddDays(3); got != day(t, "2027-01-02") {
		t.Errorf("three days later is %s", got)
	}
}

// On 29 March 2026 clocks go from 02:00 to 03:00, on 25 October from 03:00
// back to 02:00.
func TestAtClockChanges(t *testing.T) {
	tests := []struct {
		zone, day string
		clock     int
		want      string
	}{
		{"Europe/Zurich", "2026-03-29", 0, "2026-03-29T00:00:00+01:00"},
		{"Europe/Zurich", "2026-03-29", 1*60 + 59, "2026-03-29T01:59:00+01:00"},
		{"Europe/Zurich", "2026-03-29", 2 * 60, "2026-03-29T03:00:00+02:00"}, // skipped
		{"Europe/Zurich", "2026-03-29", 2*60 + 30, "2026-03-29T03:30:00+02:00"},
		{"Europe/Zurich", "2026-03-29", 3 * 60, "2026-03-29T03:00:00+02:00"},
		{"Europe/Zurich", "2026-03-29", 24 * 60, "2026-03-30T00:00:00+02:00"},
		{"Europe/Zurich", "2026-10-25", 1*60 + 59, "2026-10-25T01:59:00+02:00"},
		{"Europe/Zurich", "2026-10-25", 2*60 + 30, "2026-10-25T02:30:00+02:00"}, // the first of two
		{"Europe/Zurich", "2026-10-25", 3 * 60, "2026-10-25T03:00:00+01:00"},
		{"Europe/Zurich", "2026-10-25", 8 * 60, "2026-10-25T08:00:00+01:00"},
		{"Europe/Zurich", "2026-03-28", 8 * 60, "2026-03-28T08:00:00+01:00"},
		{"Europe/Zurich", "2026-03-30", 8 * 60, "2026-03-30T08:00:00+02:00"},
		{"America/New_York", "2026-03-08", 2*60 + 30, "2026-03-08T03:30:00-04:00"},
		{"America/New_York", "2026-11-01", 1*60 + 30, "2026-11-01T01:30:00-04:00"},
		{"Australia/Lord_Howe", "2026-10-04", 2*60 + 15, "2026-10-04T02:45:00+11:00"}, // half an hour
	}
	for _, test := range tests {
		got := day(t, test.day).At(test.clock, mustZone(test.zone)).Format(time.RFC3339)
		if got != test.want {
			t.Errorf("%s %s %s: %s, want %s", test.zone, test.day, clockText(test.clock), got, test.want)
		}
	}
}

func TestDayTimeWhereMidnightIsSkipped(t *testing.T) {
	got := day(t, "2024-04-26").Time(mustZone("Africa/Cairo")).Format(time.RFC3339)
	if got != "2024-04-26T01:00:00+03:00" {
		t.Errorf("the day begins at %s", got)
	}
}

func TestClockAgreesWithAt(t *testing.T) {
	for _, zone := range []string{"Europe/Zurich", "America/New_York", "UTC", "Asia/Kolkata", "Australia/Lord_Howe"} {
		loc := mustZone(zone)
		c := clock{loc: loc}
		first := day(t, "2025-12-01")
		for i := range 3000 {
			d, minutes := first.AddDays(i*37%800), i*53%1441
			if got, want := c.unix(d, minutes), d.At(minutes, loc).Unix(); got != want {
				t.Fatalf("%s %s %s: %d, want %d", zone, d, clockText(minutes), got, want)
			}
		}
	}
}
