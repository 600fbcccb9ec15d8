package calendar

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

func slot(t testing.TB, start string, minutes int) Slot {
	s := at(t, start)
	return Slot{s, s.Add(time.Duration(minutes) * time.Minute)}
}

func TestFits(t *testing.T) {
	normal := desk(t, "ZG")
	short := deskOpen(t, deskHours+"; Sat 09:00-11:00 12:00-14:00", "ZG")
	always := deskOpen(t, "Mon-Sun 00:00-24:00", "")
	tests := []struct {
		c       *Calendar
		start   string
		minutes int
		canton  string
		want    error
	}{
		{normal, "2026-10-05 08:00", 120, "", nil},
		{normal, "2026-10-05 08:00", 240, "", nil},
		{normal, "2026-10-05 10:00", 120, "", nil},
		{normal, "2026-10-05 10:30", 120, "", ErrOutsideHours}, // into midday
		{normal, "2026-10-05 11:00", 180, "", ErrOutsideHours}, // over midday, though it fits half a day
		{normal, "2026-10-05 08:00", 241, "", ErrOutsideHours}, // ends in the break
		{normal, "2026-10-05 08:00", 300, "", nil},             // spans the break up to its end
		{normal, "2026-10-05 09:00", 300, "", nil},
		{normal, "2026-10-05 11:59", 301, "", nil},
		{normal, "2026-10-05 12:00", 300, "", ErrOutsideHours}, // begins at closing time
		{normal, "2026-10-05 12:30", 270, "", ErrOutsideHours},
		{normal, "2026-10-05 08:00", 540, "", nil}, // the whole day
		{normal, "2026-10-05 08:00", 541, "", ErrOutsideHours},
		{normal, "2026-10-05 08:00", 24 * 60, "", ErrOutsideHours},
		{normal, "2026-10-05 09:00", 24*60 + 60, "", ErrOutsideHours},
		{normal, "2026-10-05 07:59", 60, "", ErrOutsideHours},
		{normal, "2026-10-05 16:01", 60, "", ErrOutsideHours},
		{normal, "2026-10-05 09:00", 0, "", ErrOutsideHours},
		{normal, "2026-10-05 09:00", -60, "", ErrOutsideHours},
		{normal, "2026-10-10 09:00", 60, "", ErrOutsideHours}, // Saturday
		{normal, "2026-06-04 09:00", 60, "", ErrHoliday},
		{normal, "2026-05-01 09:00", 60, "", nil},
		{normal, "2026-05-01 09:00", 60, "ZH", ErrHoliday}, // the customer's
		{normal, "2026-05-01 09:00", 60, "nowhere", nil},
		{short, "2026-10-10 09:00", 180, "", nil}, // longer than that day's half
		{short, "2026-10-10 09:00", 120, "", nil},
		{short, "2026-10-10 10:00", 120, "", ErrOutsideHours},
		{always, "2026-10-05 22:00", 120, "", nil}, // ends at midnight
		{always, "2026-10-05 22:00", 121, "", ErrOutsideHours},
		{always, "2026-10-25 01:00", 180, "", nil}, // 01:00 to 03:00, an hour twice
		{always, "2026-03-29 01:00", 180, "", nil}, // 01:00 to 05:00
	}
	for _, test := range tests {
		err := test.c.Fits(slot(t, test.start, test.minutes), test.canton)
		if !errors.Is(err, test.want) || (test.want == nil && err != nil) {
			t.Errorf("%s for %d minutes, %q: %v, want %v", test.start, test.minutes, test.canton, err, test.want)
		}
	}
}

func TestFitsNamesTheHoliday(t *testing.T) {
	err := desk(t, "ZG").Fits(slot(t, "2026-09-10 09:00", 60), "GE")
	if err == nil || !strings.Contains(err.Error(), "2026-09-10") || !strings.Contains(err.Error(), "Jeûne genevois") {
		t.Errorf("error %v", err)
	}
}

func TestSlotJSON(t *testing.T) {
	text, err := json.Marshal(desk(t, "ZG").Free(Query{Earliest: at(t, "2026-10-05 00:00"), Minutes: 90, Count: 1}))
	want := `[{"start":"2026-10-05T08:00:00+02:00","end":"2026-10-05T09:30:00+02:00"}]`
	if err != nil || string(text) != want {
		t.Errorf("%s, %v", text, err)
	}
}
