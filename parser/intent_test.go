package parser

import (
	"testing"
	"time"

	"vorlauf/tickets"
)

// Short answers mean what the desk asked about.
func TestShortAnswers(t *testing.T) {
	two := []Offered{{Number: 4, Start: time.Date(2026, 12, 14, 9, 0, 0, 0, time.UTC)}, {Number: 5, Start: time.Date(2026, 12, 15, 9, 0, 0, 0, time.UTC)}}
	for _, c := range []struct {
		text   string
		asked  What
		want   tickets.Intent
		option int
	}{
		{"Passt.", AskedDate, tickets.AcceptDate, 0},
		{"ok pour le 5", AskedDate, tickets.AcceptDate, 5},
		{"Nr. 4 bitte", AskedDate, tickets.AcceptDate, 4},
		{"5", AskedDate, tickets.AcceptDate, 5},
		{"Option 4 works for us.", AskedDate, tickets.AcceptDate, 4},
		{"la seconda va bene", AskedDate, tickets.AcceptDate, 2},
		{"Slot two is perfect.", AskedDate, tickets.AcceptDate, 2},
		{"Vorschlag drei passt", AskedDate, tickets.AcceptDate, 3},
		{"Termin 11 bitte", AskedDate, tickets.AcceptDate, 11},
		{"Proposal 14 would suit us", AskedDate, tickets.AcceptDate, 14},
		{"va pour la proposition quatre", AskedDate, tickets.AcceptDate, 4},
		{"opzione uno va benissimo", AskedDate, tickets.AcceptDate, 1},
		{"Keiner davon, sorry", AskedDate, tickets.DeclineDates, 0},
		{"Nessuna di queste purtroppo", AskedDate, tickets.DeclineDates, 0},
		{"Die Lizenz ist mit der Post unterwegs.", AskedInfo, tickets.Info, 0},
		{"Einverstanden", AskedDate, tickets.AcceptDate, 0},
		{"Leider nein", AskedDate, tickets.DeclineDates, 0},
		{"Passt leider nicht.", AskedDate, tickets.DeclineDates, 0},
		{"None of these work for me.", AskedDate, tickets.DeclineDates, 0},
		{"Malheureusement non", AskedDate, tickets.DeclineDates, 0},
		{"Purtroppo no", AskedDate, tickets.DeclineDates, 0},
		{"alle Drucker laufen wieder", AskedTest, tickets.TestPassed, 0},
		{"läuft", AskedTest, tickets.TestPassed, 0},
		{"Alles ok", AskedTest, tickets.TestPassed, 0},
		{"Works fine", AskedTest, tickets.TestPassed, 0},
		{"tout fonctionne", AskedTest, tickets.TestPassed, 0},
		{"Geht nicht mehr.", AskedTest, tickets.TestFailed, 0},
		{"It does not start any more", AskedTest, tickets.TestFailed, 0},
		{"ne marche pas", AskedTest, tickets.TestFailed, 0},
		{"non funziona", AskedTest, tickets.TestFailed, 0},
		{"Alle draussen", AskedClose, tickets.Ready, 0},
		{"all closed", AskedClose, tickets.Ready, 0},
		{"tous déconnectés", AskedClose, tickets.Ready, 0},
		{"Vielen Dank!", AskedNothing, tickets.Other, 0},
	} {
		m := written("Re: Ihr Update", c.text).Understand(Asked{What: c.asked, Options: two})
		if m.Intent != c.want {
			t.Errorf("%q after %q: %s, want %s", c.text, c.asked, m.Intent, c.want)
		}
		if got := m.Choice; c.option > 0 && (got == nil || got.Option != c.option) {
			t.Errorf("%q: choice %+v, want option %d", c.text, got, c.option)
		}
	}
}

// A time or a day behind the word for an option is no option.
func TestNoOption(t *testing.T) {
	for _, text := range []string{"Termin 14 Uhr passt.", "Termin 15. Dezember passt.", "Termin zwei Wochen später passt.", "slot 10 am works"} {
		if m := written("Re: Ihr Update", text).Understand(Asked{What: AskedDate}); m.Choice != nil && m.Choice.Option > 0 {
			t.Errorf("%q: option %d", text, m.Choice.Option)
		}
	}
}

// What people say of a request that is on its way, without the usual words.
func TestIdioms(t *testing.T) {
	for _, c := range []struct {
		text string
		want tickets.Intent
	}{
		{"Vergesst den Auftrag für Quarzwerk, wir bleiben auf der bisherigen Version.", tickets.CancelRequest},
		{"Zum Update von Quarzwerk haben wir bisher keine Antwort erhalten.", tickets.StatusQuestion},
		{"Unser Auftrag für Quarzwerk ist wohl untergegangen?", tickets.StatusQuestion},
		{"Do you have a date yet for Graniteworks?", tickets.StatusQuestion},
		{"Quarzwerk installiere ich mir selbst.", tickets.SelfService},
		{"Ich möchte Sie bitten, folgendes zu erledigen: Quarzwerk 4.2", tickets.UpdateRequest},
		{"Den Termin vom Montag schaffen wir nicht. Können wir die Installation auf Mittwoch schieben?", tickets.RescheduleDate},
		{"Notre rendez-vous de mardi tombe mal, pourrait-on reporter l'installation à jeudi ?", tickets.RescheduleDate},
		{"Das Update von gestern hat die Maus auch nicht geheilt.", tickets.Other},
		{"Ich hätte auf dem Laptop gerne Quarzwerk 4.2.", tickets.UpdateRequest},
		{"Riuscite a caricarmi Granito 6?", tickets.UpdateRequest},
		{"Pourriez-vous mettre Granitik 8 le même jour sur les deux postes ?", tickets.UpdateRequest},
		{"Potete aggiornare Granito 6 oggi stesso?", tickets.UpdateRequest},
	} {
		if m := understood("", c.text); m.Intent != c.want {
			t.Errorf("%q: %s, want %s", c.text, m.Intent, c.want)
		}
	}
}

// One open option needs no number.
func TestOnlyOption(t *testing.T) {
	m := written("Re: Termin", "Passt, bitte eintragen.").Understand(Asked{What: AskedDate, Options: []Offered{{Number: 7}}})
	if m.Intent != tickets.AcceptDate || m.Choice == nil || m.Choice.Option != 7 {
		t.Errorf("%s %+v", m.Intent, m.Choice)
	}
}

// What was asked settles what the words alone leave open.
func TestContext(t *testing.T) {
	for _, c := range []struct {
		subject, text string
		asked         Asked
		want          tickets.Intent
	}{
		{"Re: Wartung", "Wir übernehmen die Verantwortung für das Risiko.", Asked{What: AskedRisk}, tickets.Postpone},
		{"Re: Termin", "Einverstanden, die Mehrkosten sind ok.", Asked{What: AskedException}, tickets.AcceptDate},
		{"Re: Termin", "Können wir den Termin auf den 18. Dezember verschieben?", Asked{Appointment: time.Date(2026, 12, 14, 9, 0, 0, 0, time.UTC)}, tickets.RescheduleDate},
		{"Wartungsfenster am Mittwoch", "Bitte die Patches erst nächste Woche einspielen.", Asked{}, tickets.Postpone},
	} {
		if m := written(c.subject, c.text).Understand(c.asked); m.Intent != c.want {
			t.Errorf("%q: %s (or %s), want %s", c.text, m.Intent, m.Alternative, c.want)
		}
	}
}

// A mail that can be read in two ways says so, and picks nothing for sure.
func TestAlternative(t *testing.T) {
	m := written("Re: Update", "Bitte den Termin absagen, wir brauchen einen neuen Termin.").Understand(Asked{})
	if m.Intent != tickets.RescheduleDate && m.Intent != tickets.CancelRequest {
		t.Fatalf("intent %s", m.Intent)
	}
	if m.Alternative != "" && m.Alternative == m.Intent {
		t.Errorf("the alternative is the reading itself: %s", m.Intent)
	}
}

func TestNotAnUpdate(t *testing.T) {
	for _, text := range []string{
		"Der Drucker im Büro druckt nur noch schwarze Streifen.",
		"Bitte senden Sie uns die Rechnung in einer korrigierten Version.",
		"My mouse is broken, can I get a new one?",
		"Mon mot de passe a expiré, pouvez-vous m'aider ?",
		"Da lunedì avremo una nuova collega, serve un account.",
	} {
		if m := understood("", text); m.Intent != tickets.Other {
			t.Errorf("%q: %s", text, m.Intent)
		}
	}
}

// An acceptance with a reservation has two readings: staff decide.
func TestTentativeAcceptance(t *testing.T) {
	for text, second := range map[string]tickets.Intent{
		"Termin 2 würde passen, ich muss aber noch mit dem Chef reden.":   tickets.Other,
		"Termin 2 sieht gut aus, ich kläre das noch ab und melde mich.":   tickets.Other,
		"Termin 2 passt voraussichtlich.":                                 tickets.Other,
		"Option 2 would work, but I still have to check with my boss.":    tickets.Other,
		"Option 2 probably works.":                                        tickets.Other,
		"La date 2 irait bien, mais je dois encore en parler à mon chef.": tickets.Other,
		"La data 2 andrebbe bene, ma devo ancora chiedere al capo.":       tickets.Other,
		"Termin 2 passt, ich muss nur noch den Schlüssel organisieren.":   "",
		"Termin 2 würde passen.":                                          "",
		"Option 2 suits us. Let us know if you still need anything.":      "",
		"La date 2 nous convient.":                                        "",
		"La data 2 ci va bene, grazie.":                                   "",
	} {
		if m := written("Re: Ihr Update", text).Understand(Asked{What: AskedDate, Options: []Offered{{Number: 1}, {Number: 2}, {Number: 3}}}); m.Intent != tickets.AcceptDate || m.Alternative != second {
			t.Errorf("%q: %s or %q, want accept_date or %q", text, m.Intent, m.Alternative, second)
		}
	}
}
