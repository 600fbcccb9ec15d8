package parser

import (
	"slices"
	"testing"
)

// Names that no list holds are found by the sentence they stand in.
func TestSoftwareBySentence(t *testing.T) {
	for _, c := range []struct {
		subject, text string
		want          []string // name, version, name, version, …
	}{
		{"", "Bitte installieren Sie bei uns Quarzwerk 4.2.", []string{"Quarzwerk", "4.2"}},
		{"", "Können Sie Quarzwerk auf die Version 5 aktualisieren?", []string{"Quarzwerk", "5"}},
		{"", "Das Quarzwerk-Update auf 5.1 steht an, bitte einspielen.", []string{"Quarzwerk", "5.1"}},
		{"", "Unser Lohnprogramm heisst Quarzwerk Pro und sollte aktualisiert werden.", []string{"Quarzwerk Pro", ""}},
		{"", "Wir möchten von Quarzwerk 3 auf Quarzwerk 4 wechseln. Bitte installieren.", []string{"Quarzwerk", "4"}},
		{"Update Quarzwerk", "Bitte bei Gelegenheit einspielen.", []string{"Quarzwerk", ""}},
		{"", "Please upgrade Graniteworks from 2024 R1 to 2026 R2 on our server.", []string{"Graniteworks", "2026 R2"}},
		{"", "Could you install the latest release of Graniteworks for us?", []string{"Graniteworks", ""}},
		{"", "We need Graniteworks 7 installed on the lab PC.", []string{"Graniteworks", "7"}},
		{"", "Merci d'installer la nouvelle version de Granitik sur nos postes.", []string{"Granitik", ""}},
		{"", "Pourriez-vous mettre à jour Granitik Plus en version 8.3 ?", []string{"Granitik Plus", "8.3"}},
		{"", "Potete aggiornare Granito alla versione 6.1?", []string{"Granito", "6.1"}},
		{"", "Vi chiediamo l'installazione del programma Granito 7 sul server.", []string{"Granito", "7"}},
		{"", "Bitte beides installieren:\n\n- Quarzwerk 4.2\n- Basalt Office 11", []string{"Quarzwerk", "4.2", "Basalt Office", "11"}},
		{"", "Bitte Microsoft Visio 2024 auf LM-PC-07 installieren.", []string{"Visio", "2024"}},
		{"", "Bitte auf dem Terminalserver die Software aktualisieren.", []string{"", ""}},
		{"", "Software: quarzwerk basic\nVersion: 4.2\nBitte installieren.", []string{"quarzwerk basic", "4.2"}},
		{"", "Wir arbeiten mit Quarzlohn 8.1 und müssten auf 8.2 gehen. Können Sie das machen?", []string{"Quarzlohn", "8.2"}},
		{"", "Auf dem PC läuft noch Quarzwerk 2024. Das muss auf den aktuellen Stand gebracht werden.", []string{"Quarzwerk", ""}},
		{"", "We'd like Graniteworks Office bumped to 26.1 on the lab machines.", []string{"Graniteworks Office", "26.1"}},
		{"", "Nous utilisons Granitik Compta et souhaitons passer à la version 13.", []string{"Granitik Compta", "13"}},
		{"", "Mi installate Autodesk Granito sul portatile?", []string{"Granito", ""}},
		{"", "Unser Kassensystem (Quarz Commander) soll auf Version 7.4 angehoben werden.", []string{"Quarz Commander", "7.4"}},
		{"", "Für das Röntgen brauchen wir die neue Quarzis-Version 4.4.", []string{"Quarzis", "4.4"}},
		{"", "Pouvez-vous installer Granitik (version 9) et Ardoise Plus ?", []string{"Granitik", "9", "Ardoise Plus", ""}},
		{"", "Vorremmo aggiornare Granito alla 5 e Ardesia Plus alla 7.2.", []string{"Granito", "5", "Ardesia Plus", "7.2"}},
		{"Basalt", "Bitte den Quarzwerk Pro und Basalt 11 installieren.", []string{"Quarzwerk Pro", "", "Basalt", "11"}},
		{"", "Bitte aktualisieren:\n\n- Quarzwerk 4.2, Link folgt\n- Basalt: Version weiss ich nicht", []string{"Quarzwerk", "4.2", "Basalt", ""}},
		{"", "Software: Graniteworks\nCurrent version: 7.1\nTarget version: 8.0\nPlease update.", []string{"Graniteworks", "8.0"}},
		{"", "Unser Quarzwerk ist alt. Geplant ist der 7. oder 9. Dezember für das Update von Quarzwerk.", []string{"Quarzwerk", ""}},
		{"", "Bitte installieren:\n\n- Quarzwerk nova 4.2, Link folgt\n- Basalt 11", []string{"Quarzwerk nova", "4.2", "Basalt", "11"}},
		{"Röntgen Software", "Bitte Quarzwerk 4.2 installieren, am Mittwoch ist Quarz-Messung.", []string{"Quarzwerk", "4.2"}},
		{"", "Our copy of Graniteworks cannot read the new files, please install version 9.", []string{"Graniteworks", "9"}},
		{"", "Please replace Graniteworks with 9.4 on both machines.", []string{"Graniteworks", "9.4"}},
		{"", "Quarzwerk muss rasch auf mindestens 4.2b gebracht werden.", []string{"Quarzwerk", "4.2b"}},
		{"", "could you upgrade graniteworks on the lab box please", []string{"graniteworks", ""}},
		{"", "pourriez-vous installer la nouvelle version de granitik svp", []string{"granitik", ""}},
		{"", "please install everything on the new box", []string{"", ""}},
		{"PDF program", "Please install Graniteworks 9 on my laptop.", []string{"Graniteworks", "9"}},
		{"", "Granitik doit passer en 11.5 sur nos postes, pouvez-vous l'installer ?", []string{"Granitik", "11.5"}},
		{"", "Bitte das M-Files 24.1 von Frau Meier Keller installieren.", []string{"M-Files", "24.1"}},
		{"", "Please install Graniteworks 9. Our vendor will look in over TeamViewer.", []string{"Graniteworks", "9"}},
		{"Updates Vorstufe", "Wir möchten unsere Vorstufe auf den neuesten Stand bringen:\n\n- Quarzwerk 4.2\n- Basalt Office 11", []string{"Quarzwerk", "4.2", "Basalt Office", "11"}},
		{"Schreinerei Gasser: Update Quarzwerk", "Wir betreuen bei der Schreinerei Gasser in Sarnen die Software und müssten dort Quarzwerk von 11.0 auf 11.2 heben.", []string{"Quarzwerk", "11.2"}},
		{"Re: Update", "> Um welche Software geht es, welche Version?\nquarzwerk, von der Version 2024 auf die 2026.\n", []string{"quarzwerk", "2026"}},
		{"Quarzwerk VW27-88QP-41XK-90LD", "Bitte Quarzwerk auf 27 aktualisieren.", []string{"Quarzwerk", "27"}},
	} {
		var got []string
		for _, q := range understood(c.subject, c.text).Requests {
			got = append(got, q.Software, q.Version)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q %q: %q, want %q", c.subject, c.text, got, c.want)
		}
	}
}

func TestSqueezed(t *testing.T) {
	for in, want := range map[string]string{"7-Zip": "7zip", "Crésus Facturation": "cresusfacturation", "Notepad++": "notepad++", "Dr. Tax": "drtax"} {
		if got := squeezed(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestVersionShape(t *testing.T) {
	for w, want := range map[string]bool{"26.4": true, "2026": true, "8.8.6": true, "9.5b": true, "10h": false, "": false, "a1": false, "20261214001": false, "1st": false} {
		if got := versionShape(w); got != want {
			t.Errorf("%q: %v", w, got)
		}
	}
}

// Counts, times and dates are no versions.
func TestNoVersion(t *testing.T) {
	for _, text := range []string{
		"Bitte Quarzwerk auf 7 Arbeitsplätzen installieren.",
		"Bitte Quarzwerk am 12.12. installieren.",
		"Please install Graniteworks on 3 laptops.",
		"Merci d'installer Granitik le 12 décembre à 10h.",
	} {
		for _, q := range understood("", text).Requests {
			if q.Version != "" {
				t.Errorf("%q: version %q of %q", text, q.Version, q.Software)
			}
		}
	}
}
