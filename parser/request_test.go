package parser

import (
	"slices"
	"strings"
	"testing"

	"vorlauf/tickets"
)

func TestLicence(t *testing.T) {
	const ask = "Bitte installieren Sie Quarzwerk 4.2. "
	for _, c := range []struct {
		text  string
		state tickets.LicenceState
		items string
	}{
		{"Lizenz bleibt gleich.", tickets.LicenceNotNeeded, ""},
		{"Es braucht keine neue Lizenz.", tickets.LicenceNotNeeded, ""},
		{"Wir haben einen Dongle, der steckt schon.", tickets.LicenceNotNeeded, ""},
		{"Den Lizenzschlüssel reichen wir nach.", tickets.LicencePromised, ""},
		{"Die Lizenz folgt, sobald wir sie haben.", tickets.LicencePromised, ""},
		{"Seriennummer: QW42-8810-KKLM-0091", tickets.LicenceProvided, "key:QW42-8810-KKLM-0091"},
		{"Lizenzschlüssel ist ABCDE-12345-FGHIJ-67890.", tickets.LicenceProvided, "key:ABCDE-12345-FGHIJ-67890"},
		{"Der Schlüssel lautet 4821 9930 1127 6640.", tickets.LicenceProvided, "key:4821 9930 1127 6640"},
		{"Bei Fragen: Tel. 044 000 12 34, MWST CHE-123.456.789.", tickets.LicenceUnknown, ""},
		{"Bestellnummer 2026-55310-77, Kundennummer 100-33-871.", tickets.LicenceUnknown, ""},
	} {
		q := understood("", ask+c.text).Requests
		if len(q) != 1 || q[0].Licence.State != c.state || strings.Join(q[0].Licence.Items, " ") != c.items {
			t.Errorf("%q: %+v, want %s %s", c.text, q, c.state, c.items)
		}
	}
}

// The same in the other languages, and in the short form of a form.
func TestLicenceIdioms(t *testing.T) {
	for _, c := range []struct {
		text  string
		state tickets.LicenceState
	}{
		{"Bitte installieren Sie Quarzwerk 4.2. Der Dongle ist per Post unterwegs.", tickets.LicencePromised},
		{"Bitte installieren Sie Quarzwerk 4.2. Lizenz: keine", tickets.LicenceNotNeeded},
		{"Please install Graniteworks 9. Licence: n/a", tickets.LicenceNotNeeded},
		{"Please install Graniteworks 9. No need for any licence.", tickets.LicenceNotNeeded},
		{"Merci d'installer Granitik 8. Je vous envoie la clé demain.", tickets.LicencePromised},
		{"Merci d'installer Granitik 8. La licence doit encore être renouvelée.", tickets.LicencePromised},
		{"Merci d'installer Granitik 8. Je vous envoie la clé : GR8A-0091-KKLM-7720", tickets.LicenceProvided},
		{"Potete installare Granito 6? La licenza vi sarà inviata separatamente.", tickets.LicencePromised},
	} {
		if q := understood("", c.text).Requests; len(q) != 1 || q[0].Licence.State != c.state {
			t.Errorf("%q: %+v, want %s", c.text, q, c.state)
		}
	}
}

func TestSetup(t *testing.T) {
	const ask = "Bitte installieren Sie Quarzwerk 4.2. "
	for _, c := range []struct{ text, want string }{
		{"Download: https://dl.quarz.example/4.2/setup.exe.", "https://dl.quarz.example/4.2/setup.exe"},
		{"Das Setup liegt hier: https://we.tl/t-Ab12Cd34", "https://we.tl/t-Ab12Cd34"},
		{"Anleitung: https://quarz.example/docs/anleitung.pdf", ""},
		{"Release Notes: https://quarz.example/release-notes/4.2", ""},
		{"Besprechung: https://teams.microsoft.com/l/meetup-join/19%3a", ""},
		{"Unsere Website: https://www.kunde.example", ""},
		{"Hochgeladen auf https://upload.desk.example/VL-12", ""},
	} {
		q := understood("", ask+c.text).Requests
		if len(q) != 1 || strings.Join(q[0].Setup, " ") != c.want {
			t.Errorf("%q: %+v, want %q", c.text, q, c.want)
		}
	}
}

func TestFiles(t *testing.T) {
	for name, want := range map[string]string{
		"setup_4.2.exe": "setup", "quarz.msi": "setup", "paket.zip": "setup", "lizenz.zip": "licence", "quarz.lic": "licence",
		"Lizenz Büro.xml": "licence", "Anleitung.pdf": "", "screenshot.png": "", "smime.p7s": "", "logs.zip": "",
	} {
		low := strings.ToLower(name)
		got := ""
		switch {
		case setupFile(low):
			got = "setup"
		case licenceFile(low):
			got = "licence"
		}
		if got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestWished(t *testing.T) {
	const ask = "Bitte installieren Sie Quarzwerk 4.2. "
	for _, c := range []struct{ text, want string }{
		{"Am besten am 8. Dezember um 9 Uhr.", "2026-12-08T09:00"},
		{"Der 14.12. oder der 16.12. würde passen.", "2026-12-14 2026-12-16"},
		{"KW 50 wäre gut.", "2026-12-07/2026-12-11"},
		{"Die Rechnung vom 3. November ist bezahlt.", ""},
		{"Unsere Lizenz läuft bis 31. Dezember 2027.", ""},
		{"Nach 19 Uhr, am Donnerstag 17. Dezember.", "2026-12-17T19:00"},
		{"Erst ab 20 Uhr möglich, etwa am 14. Dezember oder am 16. Dezember.", "2026-12-14T20:00 2026-12-16T20:00"},
		{"Er schlägt den 7. oder 9. Dezember vor.", "2026-12-07 2026-12-09"},
		{"Bitte an einem Wochenende, am besten am Samstag, 12. Dezember.", "2026-12-12"},
		{"Vom 1. bis 5. Dezember sind wir weg, also wäre der 9. Dezember ideal.", "2026-12-09"},
		{"Mittwoch, 9. Dezember, und zwar gleich am Morgen um 7.45 Uhr.", "2026-12-09T07:45"},
		{"In drei Wochen ginge es.", "2026-12-10"},
		{"Frohes neues Jahr noch. Der 14. Dezember passt.", "2026-12-14"},
	} {
		q := understood("", ask+c.text).Requests
		if len(q) != 1 || strings.Join(q[0].Wished, " ") != c.want {
			t.Errorf("%q: %+v, want %q", c.text, q, c.want)
		}
	}
}

// What two products have of their own is not mixed up.
func TestTwoProducts(t *testing.T) {
	q := understood("", "Bitte installieren:\n\n- Quarzwerk 4.2, https://dl.quarz.example/setup.exe, Lizenz bleibt gleich\n- Basalt 11, Lizenzschlüssel BA11-9920-XXQ7-0012\n\nBeides am 8. Dezember.").Requests
	if len(q) != 2 {
		t.Fatalf("%+v", q)
	}
	if len(q[0].Setup) != 1 || len(q[1].Setup) != 0 {
		t.Errorf("setups %q, %q", q[0].Setup, q[1].Setup)
	}
	if q[0].Licence.State != tickets.LicenceNotNeeded || q[1].Licence.State != tickets.LicenceProvided {
		t.Errorf("licences %+v, %+v", q[0].Licence, q[1].Licence)
	}
	if !slices.Equal(q[0].Wished, []string{"2026-12-08"}) || !slices.Equal(q[1].Wished, q[0].Wished) {
		t.Errorf("wished %q, %q", q[0].Wished, q[1].Wished)
	}
}

func TestMissing(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Bitte installieren Sie Quarzwerk 4.2.", "setup licence"},
		{"Bitte aktualisieren Sie unsere Software.", "software setup licence"},
		{"Bitte Quarzwerk 4.2 installieren: https://dl.quarz.example/setup.exe. Lizenz bleibt gleich.", ""},
		{"Die Firma Basalt macht bei uns das Update von Quarzwerk auf 4.2, bitte begleiten Sie sie.", ""},
	} {
		if m := understood("", c.text); strings.Join(m.Missing, " ") != c.want {
			t.Errorf("%q: missing %q, want %q", c.text, m.Missing, c.want)
		}
	}
}

func TestVariantAndPartners(t *testing.T) {
	for _, c := range []struct {
		text, cc string
		variant  tickets.Variant
		partners string
	}{
		{"Könnten Sie Quarzwerk 4.2 für uns installieren?", "", tickets.Provider, ""},
		{"Quarzwerk braucht ein Update.", "", "", ""},
		{"Could one of you install Graniteworks 7?", "", tickets.Provider, ""},
		{"L'installazione di Granito 6 la fanno loro da remoto, parlate con ugo@granito.example", "", tickets.Partner, "ugo@granito.example"},
		{"Das Update von Quarzwerk übernimmt unser Lieferant, bitte nur begleiten. Kontakt: max@quarz.example", "", tickets.Partner, "max@quarz.example"},
		{"Our vendor will upgrade Graniteworks to 7 remotely, please accompany them.", "Cc: ann@granite.example\r\n", tickets.Partner, "ann@granite.example"},
		{"Notre fournisseur installera Granitik 8 ; merci d'accompagner son technicien (luc@granitik.example).", "", tickets.Partner, "luc@granitik.example"},
		{"Il nostro fornitore installerà Granito 6, vi chiediamo di accompagnarlo. noreply@granito.example", "", tickets.Partner, ""},
	} {
		m := understood("Update", c.text, c.cc)
		if m.Variant != c.variant || strings.Join(m.Partners, " ") != c.partners {
			t.Errorf("%q: %q %q", c.text, m.Variant, m.Partners)
		}
	}
}

// A partner's product may bear the partner's name.
func TestNamedLikeTheMaker(t *testing.T) {
	m := understood("", "La mise à jour de Granitik 8 est faite par notre fournisseur, contact : luc@granitik.example")
	if len(m.Requests) != 1 || m.Requests[0].Software != "Granitik" {
		t.Errorf("%+v", m.Requests)
	}
}

// What a counter-proposal bounds, and what it only tells.
func TestCounterProposalLimits(t *testing.T) {
	for _, c := range []struct {
		text   string
		wished string
		limits int
	}{
		{"None of those suit, I am at a fair from Tuesday on. How about the 14th after 3pm?", "2026-12-14T15:00", 0},
		{"Keiner passt. Am 15. Dezember ginge es, aber bitte nicht an einem Freitag.", "2026-12-15", 1},
		{"None of the three works. Thursday 10 December, 4pm?", "2026-12-10T16:00", 0},
		{"Nessuna va bene, siamo via fino al 12. Magari martedì 15 dicembre?", "2026-12-15", 0},
	} {
		m := understood("Re: Dates for your update", c.text)
		if m.Intent != tickets.DeclineDates || len(m.Requests) != 1 || strings.Join(m.Requests[0].Wished, " ") != c.wished || len(m.Requests[0].Limits) < c.limits || c.limits == 0 && len(m.Requests[0].Limits) > 0 && m.Requests[0].Limits[0].From != "" {
			t.Errorf("%q: %s %+v", c.text, m.Intent, m.Requests)
		}
	}
}

// A Saturday that is only counted to is no wish for the weekend.
func TestCountedSaturday(t *testing.T) {
	saturday := "Date: Sat, 21 Nov 2026 08:30:00 +0100\r\n"
	raw := "From: petra@kunde.example\r\n" + saturday + "Content-Type: text/plain; charset=utf-8\r\n\r\nBitte Quarzwerk 4.2 installieren, am besten in zwei Wochen."
	if m := Read(strings.NewReader(raw), Options{}).Understand(Asked{}); m.OffHours {
		t.Errorf("off hours: %+v", m.Requests)
	}
}

func TestFlags(t *testing.T) {
	for _, c := range []struct {
		text        string
		urgent, off bool
	}{
		{"Bitte Quarzwerk 4.2 sofort installieren!", true, false},
		{"Bitte Quarzwerk 4.2 installieren. Es eilt nicht.", false, false},
		{"Please install Graniteworks 7 as soon as possible.", true, false},
		{"Please install Graniteworks 7 as soon as we have the key.", false, false},
		{"Bitte Quarzwerk 4.2 am Samstag installieren.", false, true},
		{"Bitte Quarzwerk 4.2 ausserhalb der Bürozeiten installieren.", false, true},
		{"Merci d'installer Granitik 8 le soir. Bonne soirée", false, true},
		{"Bitte Quarzwerk 4.2 installieren. Schönes Wochenende", false, false},
	} {
		if m := understood("Update", c.text); m.Urgent != c.urgent || m.OffHours != c.off {
			t.Errorf("%q: urgent %v, off hours %v", c.text, m.Urgent, m.OffHours)
		}
	}
}

// Who does not know whether a licence is needed has not said that none is.
func TestDoubtIsNoLicence(t *testing.T) {
	for _, text := range []string{
		"Bitte Quarzwerk 4 installieren. Keine Ahnung wegen der Lizenz, bitte Hersteller fragen.",
		"Bitte Quarzwerk 4 installieren. Ob es eine neue Lizenz braucht, weiss ich nicht.",
		"Please install Graniteworks 4. No idea about the licence, please ask the vendor.",
		"Please install Graniteworks 4. I don't know whether we need a new licence.",
		"Merci d'installer Granitik 4. Aucune idée pour la licence, il faut leur demander.",
		"Merci d'installer Granitik 4. Je ne sais pas s'il faut une nouvelle licence.",
		"Vi chiediamo di installare Granito 4. Nessuna idea sulla licenza, chiedete a loro.",
		"Vi chiediamo di installare Granito 4. Non so se serve una nuova licenza.",
	} {
		m := understood("", text)
		if len(m.Requests) != 1 || m.Requests[0].Licence.State != tickets.LicenceUnknown {
			t.Errorf("%q: %+v", text, m.Requests)
		}
	}
}
