package parser

import (
	"fmt"
	"strings"
	"testing"
)

// What is turned down or only asked about is not what was chosen.
func TestChoiceBesideARefusal(t *testing.T) {
	for text, want := range map[string]string{
		"Termin 1 geht nicht, aber Termin 2 passt.":      "accept_date 2",
		"Termin 2 passt, Termin 1 geht nicht.":           "accept_date 2",
		"Termin 1 geht leider nicht. Termin 3 wäre gut.": "accept_date 3",
		"Nicht Termin 1, sondern Termin 2.":              "accept_date 2",
		"Lieber Termin 2 als Termin 1.":                  "accept_date 2",
		"Wie lange dauert Termin 2?":                     "other",
		"Könnten wir Termin 2 nehmen?":                   "accept_date 2",
		"Option 1 does not work, but option 2 is fine.":  "accept_date 2",
		"Not option 1, option 2 please.":                 "accept_date 2",
		"How long does option 2 take?":                   "other",
		"La date 1 ne va pas, la 2 oui.":                 "accept_date 2",
		"Combien de temps dure la proposition 2 ?":       "other",
		"La data 1 non va bene, ma la data 2 sì.":        "accept_date 2",
		"L'opzione 1 non va, va bene la 3.":              "accept_date 3",
		"Der Mittwoch passt.":                            "accept_date 2026-12-02",
		"Der Dienstag geht nicht, der Mittwoch passt.":   "accept_date 2026-12-02",
		"Mittwoch, 2. Dezember passt.":                   "accept_date 2026-12-02",
		"Mercoledì va bene.":                             "accept_date 2026-12-02",
	} {
		mail := Parse(strings.NewReader("From: a@b.example\r\nDate: Tue, 17 Nov 2026 10:00:00 +0100\r\nSubject: Re: Termine\r\nIn-Reply-To: <a@b>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"+text+"\r\n\r\n> Diese Termine schlagen wir vor:\r\n> Termin 1: Dienstag, 1. Dezember 2026\r\n> Termin 2: Mittwoch, 2. Dezember 2026\r\n"), Options{})
		got := string(mail.Intent)
		if c := mail.Choice; c != nil {
			got += map[bool]string{true: fmt.Sprintf(" %d", c.Option), false: " " + c.At}[c.Option > 0]
			if c.Weekday {
				got += " weekday"
			}
		}
		if got != want {
			t.Errorf("%s: %s, not %s", text, got, want)
		}
	}
}
