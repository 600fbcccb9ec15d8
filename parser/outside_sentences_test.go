package parser

import (
	"strings"
	"testing"

	"vorlauf/tickets"
)

// What somebody found who drove the desk from outside, and its like.
func TestFoundOutside(t *testing.T) { checkSentences(t, foundOutside) }

const foundOutside = `
[confirmed]
Bitte sagen Sie den Termin ab. => cancel
Bitte sagen Sie das Update ab. => cancel
Bitte Termin absagen. => cancel
Der Termin kann abgesagt werden, wir brauchen das Update nicht. => cancel
Wir sagen den Termin vom 16. November ab. => cancel
Wir müssen den Termin absagen, ginge es am 10. Dezember? => reschedule w:2026-12-10
Please call the appointment off. => cancel
Merci d'annuler le rendez-vous. => cancel
Vi prego di annullare l'appuntamento. => cancel
We need to move the appointment to 3 December. => reschedule w:2026-12-03
Could we move the appointment to 3 December? => reschedule w:2026-12-03
Danke für das Update, hat alles geklappt. => test_passed
Vielen Dank, bis zum nächsten Update! => other
[test]
Le test est concluant. => test_passed
Le test n'est pas concluant. => test_failed
Les tests sont concluants, tout est en ordre. => test_passed
Alles i.O. => test_passed
Alles i.O., danke. => test_passed
[date]
Termin 1 wäre möglich, lieber aber Termin 2. => accept_date opt:2
Option 1 would be possible, but we'd prefer option 3. => accept_date opt:3
La proposition 1 est possible, de préférence la 2. => accept_date opt:2
La prima va bene, ma preferiamo la seconda. => accept_date opt:2
Das ist uns zu teuer, bitte schlagen Sie einen Termin während der normalen Zeiten vor. => decline_dates
That is too expensive for us, please suggest a date during normal hours. => decline_dates
C'est trop cher pour nous, proposez-nous une date pendant les heures normales. => decline_dates
È troppo caro, proponeteci una data in orario normale. => decline_dates
[info]
The current licence stays valid. => info lic:not_needed
La licence reste inchangée. => info lic:not_needed
Die Lizenz bleibt gleich. => info lic:not_needed
[]
Unser Softwarehaus wird das Update von ZahnPro auf 9.1 durchführen. Bitte organisieren Sie das. => update_request ZahnPro@9.1 partner
Unser Partner Datapart wird sich direkt verbinden und das Update von Abacus allein installieren. Bitte geben Sie den Zugang frei. => self_service
Preferiamo installarlo da soli. => self_service
`

// Thanks for an update are no request for one, whatever was answered.
func TestThanksAreNoRequest(t *testing.T) {
	for _, text := range []string{
		"Danke für das Update.", "Vielen Dank für das gelungene Update.", "Vielen Dank, bis zum nächsten Update!", "Merci pour la mise à jour.",
		"Grazie per l'aggiornamento.", "Thank you for the update.", "Thanks again for the upgrade last week!",
	} {
		if m := written("Re: [VL-1001] Update Topal", text).Understand(Asked{}); m.Intent != tickets.Other && m.Intent != tickets.TestPassed {
			t.Errorf("%s: %s", text, m.Intent)
		}
	}
}

// The desk writes in the customer's language; who answers may write in another.
func TestSubjectInAnotherLanguage(t *testing.T) {
	for _, subject := range []string{"AW: [VL-1001] Terminbestätigung: Topal 2026", "Re: [VL-1001] Appointment confirmed: Topal 2026", "RE: [VL-1001] Confirmation de rendez-vous : Topal 2026"} {
		if m := written(subject, "Hello,\n\nWe need to move the appointment to 3 December.\n\nRegards\nJohn").Understand(Asked{}); m.Intent != tickets.RescheduleDate {
			t.Errorf("%s: %s", subject, m.Intent)
		}
	}
}

// A mail to the partner with the desk in Cc asks the partner.
func TestAddressedToThePartner(t *testing.T) {
	const head = "From: Anna <anna@kunde.example>\nSubject: NEST\nDate: Mon, 23 Nov 2026 09:00:00 +0100\n"
	const text = "\nGuten Tag Herr Odermatt\n\nKönnen Sie bitte NEST auf 2026.2 aktualisieren? Der Kundendienst ist in Kopie.\n"
	for to, want := range map[string]tickets.Variant{
		"To: p.odermatt@partner.example\nCc: customerservice@desk.example\n": tickets.Partner,
		"To: customerservice@desk.example\nCc: chef@kunde.example\n":         tickets.Provider,
	} {
		m := Parse(strings.NewReader(head+to+text), Options{Desk: []string{"customerservice@desk.example"}})
		if m.Variant != want {
			t.Errorf("%q: variant %q", to, m.Variant)
		}
	}
}

// An absence note says the day of the return, or the last day of the absence.
func TestBackFrom(t *testing.T) {
	for text, want := range map[string]string{
		"Ich bin ab dem 16. November 2026 wieder im Büro.":                                                       "2026-11-16",
		"Ich bin ab Donnerstag, 12. November 2026 wieder erreichbar.":                                            "2026-11-12",
		"Ab Montag, 16. November 2026 bin ich wieder da.":                                                        "2026-11-16",
		"Ich bin bis und mit 11. November 2026 abwesend und ab Donnerstag, 12. November 2026 wieder erreichbar.": "2026-11-12",
		"Ich bin bis und mit 11. November 2026 abwesend.":                                                        "2026-11-12",
		"Ich bin am 12. November wieder im Büro.":                                                                "2026-11-12",
		"I am away until Wednesday 11 November and back from Thursday 12 November.":                              "2026-11-12",
		"Je suis absente et de retour dès le 12 novembre 2026.":                                                  "2026-11-12",
		"Sono assente e sarò di nuovo in ufficio dal 12 novembre 2026.":                                          "2026-11-12",
	} {
		raw := "From: a@kunde.example\nTo: customerservice@desk.example\nSubject: Abwesenheit\nAuto-Submitted: auto-replied\nDate: Mon, 2 Nov 2026 09:00:00 +0100\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n"
		m := Parse(strings.NewReader(raw), Options{})
		if m.AutoReply == nil || m.AutoReply.Until != want {
			t.Errorf("%s: %+v", text, m.AutoReply)
		}
	}
}
