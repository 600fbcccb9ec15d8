package parser

import (
	"testing"
	"time"

	"vorlauf/tickets"
)

// A date that is to move by days or weeks has its new day, and its old time.
func TestShift(t *testing.T) {
	agreed := time.Date(2026, 12, 15, 9, 0, 0, 0, defaultLocation())
	for _, c := range []struct {
		text   string
		agreed time.Time
		want   string
	}{
		{"Können wir den Termin vom 15. Dezember, 9 Uhr, um eine Woche nach hinten schieben?", time.Time{}, "2026-12-22T09:00"},
		{"Könnten wir den Termin um zwei Tage verschieben?", agreed, "2026-12-17T09:00"},
		{"Können wir den Termin um eine Woche vorverschieben?", agreed, "2026-12-08T09:00"},
		{"Could we move the appointment by one week, please?", agreed, "2026-12-22T09:00"},
		{"Could we push it a week? Something came up.", agreed, "2026-12-22T09:00"},
		{"Pourrions-nous repousser le rendez-vous de deux jours ?", agreed, "2026-12-17T09:00"},
		{"Possiamo spostare l'appuntamento di una settimana?", agreed, "2026-12-22T09:00"},
		{"Können wir den Termin um eine Woche verschieben?", time.Time{}, ""}, // nobody knows from when
	} {
		m := written("Re: Terminbestätigung", c.text).Understand(Asked{Appointment: c.agreed})
		got := ""
		if len(m.Requests) > 0 && len(m.Requests[0].Wished) > 0 {
			got = m.Requests[0].Wished[0]
		}
		if m.Intent != tickets.RescheduleDate || got != c.want {
			t.Errorf("%q: %s to %q, want %q", c.text, m.Intent, got, c.want)
		}
	}
}
