package parser

import (
	"fmt"
	"testing"
	"time"

	"vorlauf/tickets"
)

// What is conditional, turned down or put off is never taken for an acceptance;
// what is short and plain is.
func TestAnswersToProposedDates(t *testing.T) {
	day := func(d, h int) time.Time { return time.Date(2026, 12, d, h, 0, 0, 0, defaultLocation()) }
	asked := Asked{What: AskedDate, Options: []Offered{{1, day(8, 9)}, {2, day(9, 13)}, {3, day(11, 8)}}}
	for text, want := range map[string]string{
		"2":                   "accept_date 2",
		"ok pour le 2":        "accept_date 2",
		"Der dritte":          "accept_date 3",
		"le deuxième":         "accept_date 2",
		"la terza":            "accept_date 3",
		"the second one":      "accept_date 2",
		"Leider nein":         "decline_dates",
		"None of these work":  "decline_dates",
		"Der 10. wäre besser": "decline_dates",
		"Termin 2 wurde von Herrn Meier abgelehnt":                      "decline_dates",
		"Option 2 was rejected by my boss.":                             "decline_dates",
		"La date 2 a été refusée par mon chef.":                         "decline_dates",
		"Können wir telefonieren?":                                      "other",
		"Ich melde mich morgen":                                         "other",
		"Thanks, will get back to you":                                  "other",
		"On vous redit":                                                 "other",
		"vi facciamo sapere":                                            "other",
		"Welcher Termin ist der kürzeste?":                              "other",
		"Danke für die Vorschläge, ich kläre es intern ab.":             "other",
		"Termin 2 nur wenn es vor 12 Uhr fertig ist":                    "accept_date 2 or other",
		"Wir nehmen Termin 2, falls der Partner kann.":                  "accept_date 2 or other",
		"Termin 2 passt uns, dem Partner aber nicht.":                   "accept_date 2 or other",
		"Ich habe Termin 2 noch nicht bestätigt, das mache ich morgen.": "accept_date 2 or other",
		"Option 2 if possible in the morning":                           "accept_date 2 or other",
		"La date 2, mais seulement si vous finissez avant midi.":        "accept_date 2 or other",
		"La data 2, ma solo se finite prima di mezzogiorno.":            "accept_date 2 or other",
	} {
		m := written("Re: [VL-1001] Terminvorschläge: Abacus 2026", text).Understand(asked)
		got := string(m.Intent)
		if c := m.Choice; c != nil && c.Option > 0 {
			got += fmt.Sprint(" ", c.Option)
		}
		if m.Alternative == tickets.Other {
			got += " or other"
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

// Only who tested has a result, and one that has exceptions is no success.
func TestAnswersToTheTest(t *testing.T) {
	for text, want := range map[string]tickets.Intent{
		"Läuft.":                          tickets.TestPassed,
		"Alles bestens, danke":            tickets.TestPassed,
		"works fine":                      tickets.TestPassed,
		"tout fonctionne":                 tickets.TestPassed,
		"funziona tutto":                  tickets.TestPassed,
		"Getestet, keine Fehler gefunden": tickets.TestPassed,
		"Alles ok ausser dem Drucken":     tickets.TestFailed,
		"works except printing":           tickets.TestFailed,
		"tout est ok sauf l'impression":   tickets.TestFailed,
		"tutto ok tranne la stampa":       tickets.TestFailed,
		"Der Test ist durchgefallen":      tickets.TestFailed,
		"Noch nicht getestet.":            tickets.Other,
		"Wir konnten noch nicht testen":   tickets.Other,
		"not tested yet":                  tickets.Other,
		"pas encore testé":                tickets.Other,
		"non ancora provato":              tickets.Other,
		"Wie teste ich das?":              tickets.Other,
	} {
		if m := written("Re: [VL-1001] Abacus 2026", text).Understand(Asked{What: AskedTest}); m.Intent != want || m.Alternative != "" {
			t.Errorf("%q: %s or %q, want %s", text, m.Intent, m.Alternative, want)
		}
	}
}

// What stands agreed is not given up by a mail that says nothing of it.
func TestAnswersToAConfirmation(t *testing.T) {
	asked := Asked{Appointment: time.Date(2026, 12, 15, 9, 0, 0, 0, defaultLocation()), Software: []string{"Abacus"}}
	for text, want := range map[string]tickets.Intent{
		"Bitte stornieren Sie den Auftrag.":                      tickets.CancelRequest,
		"Please cancel.":                                         tickets.CancelRequest,
		"Merci d'annuler le rendez-vous.":                        tickets.CancelRequest,
		"Bitte nicht stornieren!":                                tickets.Other,
		"Please don't cancel the appointment":                    tickets.Other,
		"N'annulez pas le rendez-vous svp":                       tickets.Other,
		"Bitte verschieben Sie den Termin auf den 22. Dezember.": tickets.RescheduleDate,
		"We need to postpone to 22 December.":                    tickets.RescheduleDate,
		"Danke für die Bestätigung.":                             tickets.Other,
		"Thanks for confirming":                                  tickets.Other,
		"Wir kommen am Montag mit der Rechnung auf Sie zu.":      tickets.Other,
		"Gibt es etwas Neues?":                                   tickets.StatusQuestion,
	} {
		if m := written("Re: [VL-1001] Terminbestätigung: Abacus 2026", text).Understand(asked); m.Intent != want {
			t.Errorf("%q: %s, want %s", text, m.Intent, want)
		}
	}
	if m := written("Re: [VL-1001] Terminbestätigung: Abacus 2026", "Unser Drucker geht nicht mehr.").Understand(asked); m.Intent == tickets.RescheduleDate || m.Intent == tickets.DeclineDates {
		t.Errorf("a printer gives the date up: %s", m.Intent)
	}
}

// A ticket that is closed waits for no details: what its last mail asked does not
// make a new request an answer.
func TestARequestOnAClosedTicket(t *testing.T) {
	const quoted = "\n\nAm 02.11.2026 um 09:00 schrieb der Kundendienst:\n> Uns fehlt noch das Installationssetup. Bitte senden Sie es uns.\n"
	const text = "Bitte aktualisieren Sie bei uns auch Topal auf 2027. Setup: https://topal.example/27.exe"
	for closed, want := range map[bool]tickets.Intent{false: tickets.Info, true: tickets.UpdateRequest} {
		if m := written("Re: [VL-1001] Noch offene Angaben: Abacus 2026", text+quoted).Understand(Asked{Closed: closed}); m.Intent != want || m.Alternative != "" {
			t.Errorf("closed %t: %s %s, want %s", closed, m.Intent, m.Alternative, want)
		}
	}
}
