package parser

import "testing"

func TestLinesThatSign(t *testing.T) {
	for text, want := range map[string]string{
		"Je retire ma demande.\n\nSportivement\nBertrand Sciboz":                      "Je retire ma demande.",
		"Vi prego di annullare.\n\nCollegialmente,\nGiulia Bianchi":                   "Vi prego di annullare.",
		"Votre demande est enregistrée.\n\nL'équipe du support CAO-Bois":              "Votre demande est enregistrée.",
		"Ihre Anfrage ist eingegangen.\n\nIhr Support-Team":                           "Ihre Anfrage ist eingegangen.",
		"Merci pour tout.\n\nBonnes salutations de la Gruyère\nFamille Esseiva":       "Merci pour tout.",
		"Est-ce encore possible demain ?\n\nNormalement\nle programme est fermé à 9h": "Est-ce encore possible demain ? Normalement le programme est fermé à 9h",
		"L'équipe du support est partie, le programme est fermé.":                     "L'équipe du support est partie, le programme est fermé.",
	} {
		if m := understood("Demande", text); m.Text != want {
			t.Errorf("%q: %q", text, m.Text)
		}
	}
}
