package templates

import (
	"slices"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// TestCardPhrases: both languages have the same phrases with the same verbs, and
// Swiss spelling.
func TestCardPhrases(t *testing.T) {
	de, en := cardWords[tickets.German], cardWords[tickets.English]
	for name, text := range de {
		if other, ok := en[name]; !ok && !strings.HasPrefix(name, "name.") {
			t.Errorf("English has no %q", name)
		} else if ok && !slices.Equal(verbs(text), verbs(other)) {
			t.Errorf("%s: %q and %q have different verbs", name, text, other)
		}
		if strings.Contains(text, "ß") {
			t.Errorf("%s: %q is not in Swiss spelling", name, text)
		}
	}
	for name := range en {
		if _, ok := de[name]; !ok {
			t.Errorf("German has no %q", name)
		}
	}
}

func verbs(text string) (all []string) {
	for i := 0; i+1 < len(text); i++ {
		if text[i] == '%' {
			all = append(all, text[i:i+2])
		}
	}
	return all
}

func TestCardTimes(t *testing.T) {
	zurich, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	de, en := Card(tickets.German, zurich), Card(tickets.French, zurich)
	at := time.Date(2026, 12, 14, 7, 0, 0, 0, time.UTC)
	for got, want := range map[string]string{
		de.Moment(at): "Mo 14.12.2026, 08:00",
		en.Moment(at): "Mon 14 Dec 2026, 08:00",
		de.Span(calendar.Slot{Start: at, End: at.Add(2 * time.Hour)}):  "Mo 14.12.2026, 08:00–10:00",
		en.Span(calendar.Slot{Start: at, End: at.Add(24 * time.Hour)}): "Mon 14 Dec 2026, 08:00 – Tue 15 Dec 2026, 08:00",
		de.Wish("2026-12-14"):             "Mo 14.12.2026",
		de.Wish("2026-12-14T09:00"):       "Mo 14.12.2026, 09:00",
		en.Wish("2026-12-14/2026-12-18"):  "Mon 14 Dec 2026 – Fri 18 Dec 2026",
		de.Wish("bald"):                   "bald",
		de.Say("no such phrase"):          "no such phrase",
		Card(tickets.German, nil).Day(at): "Mo 14.12.2026",
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
