package parser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vorlauf/tickets"
)

// Every table has every class, and every section that the code asks for.
func TestTablesAreWhole(t *testing.T) {
	asked := askedSections(t)
	for _, lang := range []tickets.Language{tickets.German, tickets.English, tickets.French, tickets.Italian} {
		text, err := wordTables.ReadFile("words/" + string(lang) + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for _, section := range asked {
			if !strings.Contains(string(text), "\n["+section+"]") && !strings.Contains(string(text), "\n["+section+" ") && !strings.Contains(string(text), "\n[="+section+"]") {
				t.Errorf("words/%s.txt has no section %s", lang, section)
			}
		}
	}
}

// A section that the code never asks for is misspelt, or dead.
func TestNoSectionIsInVain(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	var source strings.Builder
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasSuffix(f, "_test.go") {
			source.Write(text)
		}
	}
	for _, lang := range []tickets.Language{tickets.German, tickets.English, tickets.French, tickets.Italian} {
		text, err := wordTables.ReadFile("words/" + string(lang) + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(text), "\n") {
			if !strings.HasPrefix(line, "[") {
				continue
			}
			name, _ := tableSection(line)
			name = strings.TrimPrefix(name, "=")
			if !strings.Contains(source.String(), `"`+name+`"`) && optionOf(name) == 0 {
				t.Errorf("words/%s.txt: nothing asks for section %s", lang, name)
			}
		}
	}
}

// askedSections are the sections that the code names.
func askedSections(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, n := range classNames {
		if classOf(n)&(asKnown|asMaker) == 0 {
			all = append(all, n)
		}
	}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range []string{".within(\"", ".has(\"", ".best(\"", ".strong(\""} {
			for part := range strings.SplitSeq(string(source), call) {
				if name, _, ok := strings.Cut(part, "\""); ok && name != "" && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz") == "" && !slices.Contains(all, name) && strings.Contains(string(source), call+name+"\"") {
					all = append(all, name)
				}
			}
		}
	}
	return all
}

func TestPhrases(t *testing.T) {
	x := &lexicon{german: true, forward: newTrie(), back: newTrie(), ids: map[string]int32{}}
	for _, c := range []struct {
		phrase, text string
		want         bool
	}{
		{"bitte .. installier*", "Bitte das Programm installieren", true},
		{"bitte ..1 installier*", "Bitte das neue Programm installieren", false},
		{"*lizenz .. folgt", "Die Einzelplatzlizenz folgt morgen", true},
		{"kann !nicht", "Das kann nicht sein", false},
		{"kann !nicht", "Das kann sein", true},
		{"^ passt", "Ja, das passt", false},
		{"^ passt", "Passt so", true},
		{"sehr? dringend", "dringend", false},
		{"es sehr? eilt", "Es eilt", true},
		{"konnen", "koennen", true},
		{"konnen", "Können", true},
	} {
		r, err := x.compile(c.phrase, nil)
		if err != nil && c.phrase == "sehr? dringend" {
			continue // a phrase cannot begin with a word that may be missing
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := found1(x, r, c.text); got != c.want {
			t.Errorf("%q in %q: %v", c.phrase, c.text, got)
		}
	}
	if _, err := x.compile("$nothing here", nil); err == nil {
		t.Error("an unknown class was accepted")
	}
}

// found1 reports whether the phrase alone is found in the text.
func found1(x *lexicon, r phrase, text string) bool {
	r.cue = "test"
	x.rules = []phrase{r}
	clear(x.first)
	x.first[r.steps[0].element] = []int32{0}
	p := &passage{text: text, toks: tokenize(text, []span{{0, len(text)}}, false)}
	p.lookUp(x)
	p.match(x)
	return len(p.hits) > 0
}

func TestFoldWord(t *testing.T) {
	for _, c := range []struct {
		in, want string
		german   bool
	}{
		{"Können", "konnen", true}, {"koennen", "konnen", true}, {"neue", "neue", true}, {"Straße", "strasse", true},
		{"À", "a", false}, {"Crésus", "cresus", false}, {"don’t", "dont", false}, {"Poe", "poe", false},
	} {
		if got := string(foldWord(nil, c.in, c.german)); got != c.want {
			t.Errorf("%q: %q, want %q", c.in, got, c.want)
		}
	}
}

func TestTokenize(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Am 15. Dezember um 9.30 Uhr. Danke.", "Am 15 Dezember um 9.30 Uhr / Danke"},
		{"Dr. Tax Office, 7-Zip und Notepad++", "Dr Tax Office 7 Zip und Notepad++"},
		{"L'installateur n'est pas là.", "L installateur n est pas là"},
		{"It's ok, we don't mind", "It's ok we don't mind"},
		{"Siehe https://a.example/b?c=d. Gut!", "Siehe https://a.example/b?c=d / Gut"},
		{"Mail an max@a.example, bitte", "Mail an max@a.example bitte"},
		{"- eins\n- zwei", "eins / zwei"},
	} {
		var b strings.Builder
		last := -1
		for _, tok := range tokenize(c.text, []span{{0, len(c.text)}}, false) {
			if last >= 0 && tok.sentence != last {
				b.WriteString(" /")
			}
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(c.text[tok.start:tok.end])
			last = tok.sentence
		}
		if b.String() != c.want {
			t.Errorf("%q: %q, want %q", c.text, b.String(), c.want)
		}
	}
}

// A wrapped line goes on; a list and a short line do not.
func TestSoftWrapped(t *testing.T) {
	for _, c := range []struct {
		width int
		rest  string
		want  bool
	}{
		{70, "weiter geht es", true}, {30, "Neue Zeile", false}, {70, "- Punkt", false}, {70, "2) Punkt", false}, {70, "\n", false}, {120, "Absatz", false},
	} {
		if got := softWrapped(c.width, c.rest); got != c.want {
			t.Errorf("%d %q: %v", c.width, c.rest, got)
		}
	}
}

func TestTables(t *testing.T) {
	text := "Programm | neu | Download | Lizenz\nquarz basic | 4.2 | hier | bleibt gleich\nBasalt | 11 | | folgt"
	s := &origin{passage: readPassage(text, []span{{0, len(text)}}, tickets.German, true), doc: &document{text: text, html: true}}
	s.table = s.cells()
	var got []string
	for _, m := range (&understanding{}).tabled(s) {
		got = append(got, m.name(), m.version)
	}
	if want := []string{"quarz basic", "4.2", "Basalt", "11"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// Where the version has a column, a number in the name is part of the name.
func TestTableKeepsNumber(t *testing.T) {
	text := "Programm | Version | Lizenz\nBasalt R7 | 4.2 | bleibt"
	s := &origin{passage: readPassage(text, []span{{0, len(text)}}, tickets.German, true), doc: &document{text: text, html: true}}
	s.table = s.cells()
	if all := (&understanding{}).tabled(s); len(all) != 1 || all[0].name() != "Basalt R7" || all[0].version != "4.2" {
		t.Errorf("%+v", all)
	}
}
