package templates

import (
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

func TestDates(t *testing.T) {
	zone := zurich(t)
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 12, day, hour, minute, 0, 0, zone) }
	for _, c := range []struct {
		language          tickets.Language
		day, first        string
		moment            string
		morning, night    string
		overnight, range5 string
	}{
		{tickets.German, "Dienstag, 8. Dezember 2026", "Dienstag, 1. Dezember 2026", "Dienstag, 8. Dezember 2026, 09.00 Uhr",
			"Dienstag, 8. Dezember 2026, 09.00–11.00 Uhr", "Dienstag, 8. Dezember 2026, 00.30–01.15 Uhr",
			"Dienstag, 8. Dezember 2026, 22.00 Uhr – Mittwoch, 9. Dezember 2026, 02.00 Uhr", "Dienstag, 8. Dezember 2026 bis Freitag, 11. Dezember 2026"},
		{tickets.English, "Tuesday 8 December 2026", "Tuesday 1 December 2026", "Tuesday 8 December 2026, 09:00",
			"Tuesday 8 December 2026, 09:00 to 11:00", "Tuesday 8 December 2026, 00:30 to 01:15",
			"Tuesday 8 December 2026, 22:00 – Wednesday 9 December 2026, 02:00", "Tuesday 8 December 2026 to Friday 11 December 2026"},
		{tickets.French, "mardi 8 décembre 2026", "mardi 1er décembre 2026", "mardi 8 décembre 2026 à 9h00",
			"mardi 8 décembre 2026, de 9h00 à 11h00", "mardi 8 décembre 2026, de 0h30 à 1h15",
			"mardi 8 décembre 2026 à 22h00 – mercredi 9 décembre 2026 à 2h00", "du mardi 8 décembre 2026 au vendredi 11 décembre 2026"},
		{tickets.Italian, "martedì 8 dicembre 2026", "martedì 1° dicembre 2026", "martedì 8 dicembre 2026, ore 9:00",
			"martedì 8 dicembre 2026, dalle 9:00 alle 11:00", "martedì 8 dicembre 2026, dalle 0:30 all’1:15",
			"martedì 8 dicembre 2026, ore 22:00 – mercoledì 9 dicembre 2026, ore 2:00", "da martedì 8 dicembre 2026 a venerdì 11 dicembre 2026"},
	} {
		w := writer{tongue: speech(c.language), zone: zone}
		for got, want := range map[value]string{
			w.day(at(8, 0, 0)): c.day, w.day(at(1, 0, 0)): c.first, w.moment(at(8, 9, 0)): c.moment,
			w.slot(calendar.Slot{Start: at(8, 9, 0), End: at(8, 11, 0)}):  c.morning,
			w.slot(calendar.Slot{Start: at(8, 0, 30), End: at(8, 1, 15)}): c.night,
			w.slot(calendar.Slot{Start: at(8, 22, 0), End: at(9, 2, 0)}):  c.overnight,
			w.wish("2026-12-08/2026-12-11"):                               c.range5,
			w.wish("2026-12-08"):                                          c.day,
			w.wish("2026-12-08T09:00"):                                    c.moment,
			w.wish("2026-12-08T09:00/2026-12-08T11:00"):                   c.morning,
		} {
			if string(got) != want {
				t.Errorf("%s: %q, not %q", c.language, got, want)
			}
		}
	}
}

func TestDatesThatAreNone(t *testing.T) {
	w := writer{tongue: german, zone: time.UTC}
	for _, s := range []string{"", "morgen", "2026-13-01", "2026-12-08/", "2026-12-11/2026-12-08", "<b>"} {
		if got := w.wish(s); got != "" {
			t.Errorf("%q became %q", s, got)
		}
	}
	if w.moment(time.Time{}) != "" || w.day(time.Time{}) != "" || w.slot(calendar.Slot{}) != "" {
		t.Error("the zero time was written")
	}
}

// TestEveryNameOfTime checks the tables against the calendar.
func TestEveryNameOfTime(t *testing.T) {
	for _, l := range languages {
		seen := map[string]bool{}
		for d := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() == 2026; d = d.AddDate(0, 0, 1) {
			s := speech(l).day(d)
			if seen[s] || s == "" {
				t.Fatalf("%s: %q twice", l, s)
			}
			seen[s] = true
		}
	}
}
