package parser

import (
	"strings"
	"testing"

	"vorlauf/tickets"
)

// Who would install it alone names the product all the same: the answer must
// not ask for it. The contract's requests stay empty.
func TestAloneNamesTheProduct(t *testing.T) {
	for text, want := range map[string]string{
		"We would like to install the SolidWorks 2027 update ourselves. Please give us admin rights.":                        "SolidWorks 2027",
		"Wir möchten das Update von Topal 2027 selber installieren. Bitte geben Sie uns die Adminrechte.":                    "Topal 2027",
		"Nous souhaitons installer nous-mêmes la mise à jour WinBIZ 2027. Merci de nous donner les droits d'administrateur.": "WinBIZ 2027",
		"Vogliamo installare l'aggiornamento da soli.":                                                                       "",
	} {
		m := readString("Subject: Update\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + text + "\r\n").Understand(Asked{})
		got := ""
		for _, r := range m.Alone {
			got = strings.TrimSpace(r.Software + " " + r.Version)
		}
		if m.Intent != tickets.SelfService || len(m.Requests) != 0 || got != want {
			t.Errorf("%s: %s, alone %q, requests %v", text, m.Intent, got, m.Requests)
		}
	}
}
