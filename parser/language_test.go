package parser

import (
	"testing"

	"vorlauf/tickets"
)

// The sentences were written after the word lists, by what a customer may
// write in a hurry.
func TestLanguage(t *testing.T) {
	tests := []struct {
		text string
		want tickets.Language
	}{
		{"Passt", tickets.German},
		{"Mittwoch wäre mir lieber.", tickets.German},
		{"Geht klar, bis dann.", tickets.German},
		{"Der Chef ist in den Ferien.", tickets.German},
		{"Wir bräuchten das neue Release auf dem Terminalserver.", tickets.German},
		{"Chasch das bitte no die Wuche mache?", tickets.German},
		{"Mir händ kei Ziit am Zischtig, besser wär dr Donnschtig.", tickets.German},
		{"Tiptop, merci vielmal", tickets.German},
		{"Isch guet eso", tickets.German},
		{"Könnet ihr s Update am Namittag ineloh?", tickets.German},
		{"Alles läuft wieder einwandfrei", tickets.German},
		{"Anbei der Schlüssel", tickets.German},
		{"Please go ahead", tickets.English},
		{"Option 3 works for us", tickets.English},
		{"We have not received the invoice yet", tickets.English},
		{"Could somebody have a look at this?", tickets.English},
		{"That's fine with me.", tickets.English},
		{"The licence server is unreachable since this morning", tickets.English},
		{"Next Tuesday would be great", tickets.English},
		{"Everything is running smoothly", tickets.English},
		{"Sorry, I am on holiday until Monday", tickets.English},
		{"C'est parfait pour nous", tickets.French},
		{"Le logiciel ne démarre plus", tickets.French},
		{"Pouvez-vous reporter l'intervention à la semaine prochaine ?", tickets.French},
		{"Je vous envoie la clé demain", tickets.French},
		{"D'accord pour mardi", tickets.French},
		{"Ça marche", tickets.French},
		{"Nous préférerions un autre jour", tickets.French},
		{"Toujours pas de nouvelles de votre part ?", tickets.French},
		{"Va bene così", tickets.Italian},
		{"Il programma non si apre più", tickets.Italian},
		{"Potreste installarlo lunedì mattina?", tickets.Italian},
		{"La chiave di licenza arriva domani", tickets.Italian},
		{"Per me è uguale, scegliete voi", tickets.Italian},
		{"Purtroppo quel giorno siamo chiusi", tickets.Italian},
		{"Tutto funziona, grazie mille", tickets.Italian},
		{"Confermo l'appuntamento", tickets.Italian},

		{"", ""},
		{"ok", ""},
		{"Merci", ""},
		{"AutoCAD LT 2027", ""},
		{"2", ""},
		{"https://files.example/der/die/das/und/ist.exe", ""},
		{"Bluebeam Revu 21.4 Setup", ""},
	}
	for _, tt := range tests {
		if got := language(tt.text); got != tt.want {
			votes, letters := countWords(tt.text)
			t.Errorf("language(%q) = %q, want %q (votes %v, %d letters)", tt.text, got, tt.want, votes, letters)
		}
	}
}
