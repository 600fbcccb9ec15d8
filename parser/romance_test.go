package parser

import (
	"strings"
	"testing"

	"vorlauf/tickets"
)

// What people who write French, Italian and English want, in sentences whose
// words alone would mean something else.
func TestRomanceIntents(t *testing.T) {
	for _, c := range []struct {
		text string
		want tickets.Intent
	}{
		{"Pourriez-vous installer la même version de Quarzwerk sur le poste 3 ?", tickets.UpdateRequest},
		{"Potete installare Quarzwerk 4.2 oggi stesso?", tickets.UpdateRequest},
		{"Depuis la mise à jour nous n'avons plus aucun souci.", tickets.TestPassed},
		{"Dopo l'installazione non abbiamo notato alcuna anomalia.", tickets.TestPassed},
		{"Could we push Monday's session back a few days?", tickets.RescheduleDate},
		{"Our reseller is going to move us to Quarzwerk 4.2 on 9 December.", tickets.UpdateRequest},
		{"Le 9 est tombé à l'eau, pourrait-on prendre le vendredi 11 à la place ?", tickets.RescheduleDate},
		{"As-tu déjà installé les patches sur le serveur de fichiers ?", tickets.StatusQuestion},
		{"Avete potuto aggiornare i nostri server?", tickets.StatusQuestion},
		{"Have you managed to patch the file server yet?", tickets.StatusQuestion},
		{"Mi servirebbe Quarzwerk 4.2 sul portatile.", tickets.UpdateRequest},
		{"I can no longer do Thursday, sorry.", tickets.RescheduleDate},
		{"May our trainee update Quarzwerk herself from now on?", tickets.SelfService},
	} {
		if m := understood("", c.text); m.Intent != c.want {
			t.Errorf("%q: %s, want %s", c.text, m.Intent, c.want)
		}
	}
}

func TestSupplierWhoOnlySends(t *testing.T) {
	for _, text := range []string{
		"Potete aggiornare Quarzwerk alla 4.2? La licenza la riceviamo dal fornitore.",
		"L'éditeur recommande la version 4.2 de Quarzwerk, merci de l'installer.",
		"Please update Quarzwerk to 4.2, the key was sent by our vendor.",
	} {
		if m := understood("", text); m.Variant != tickets.Provider {
			t.Errorf("%q: variant %q", text, m.Variant)
		}
	}
}

func TestKeyIsNoName(t *testing.T) {
	m := understood("", "Please install Quarzwerk 4.2. Unlock code: QW42-KLM-0091-Z.")
	if len(m.Requests) != 1 || m.Requests[0].Software != "Quarzwerk" || strings.Join(m.Requests[0].Licence.Items, " ") != "key:QW42-KLM-0091-Z" {
		t.Errorf("%+v", m.Requests)
	}
}

// A name written as only products are stands where nothing else tells; two of
// them tell nothing.
func TestOnlyCamel(t *testing.T) {
	for text, want := range map[string]string{
		"StahlPlan non parte senza l'aggiornamento, potete aiutarci?":              "StahlPlan",
		"StahlPlan e ForgeDesk non partono senza l'aggiornamento, ci aiutate voi?": "",
	} {
		m := understood("", text)
		name := ""
		if len(m.Requests) > 0 {
			name = m.Requests[0].Software
		}
		if name != want {
			t.Errorf("%q: %q, want %q", text, name, want)
		}
	}
}

func TestSharper(t *testing.T) {
	for list, want := range map[string]string{
		"2027-02-01/2027-02-28 2027-02-09T10:00": "2027-02-09T10:00",
		"2027-02-01/2027-02-10 2027-02-09":       "2027-02-01/2027-02-10 2027-02-09",
		"2027-02-01/2027-02-28 2027-03-09":       "2027-02-01/2027-02-28 2027-03-09",
		"2027-02-09 2027-02-09T10:00":            "2027-02-09T10:00",
	} {
		if got := strings.Join(sharper(strings.Fields(list)), " "); got != want {
			t.Errorf("%q: %q, want %q", list, got, want)
		}
	}
}

func TestFullName(t *testing.T) {
	for body, want := range map[string]bool{"Odile Perrin": true, "Jean-luc Favre": true, "Microsoft Office": false, "StahlPlan Pro": false, "Merci": false, "À bientôt": false} {
		if fullName(body) != want {
			t.Errorf("%q: %v", body, !want)
		}
	}
}

func TestEveningIsNoDeadline(t *testing.T) {
	for text, want := range map[string]bool{
		"Potete aggiornare Quarzwerk alla 4.2 entro fine mese, possibilmente di sera?": true,
		"Potete aggiornare Quarzwerk alla 4.2 entro giovedì sera?":                     false,
	} {
		if m := understood("", text); m.OffHours != want {
			t.Errorf("%q: %v", text, m.OffHours)
		}
	}
}
