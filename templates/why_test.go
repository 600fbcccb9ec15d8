package templates

import (
	"encoding/json"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// sentences are the formats of all refusals in a folder, and of what it says to
// staff. A refusal that is made otherwise than by Refuse, or a format that is no
// constant, fails the test.
func sentences(t *testing.T, dir string) map[string]token.Position {
	t.Helper()
	files, known := token.NewFileSet(), map[string]ast.Expr{}
	var all []*ast.File
	found := map[string]token.Position{}
	names, err := filepath.Glob(dir + "/*.go")
	if err != nil || len(names) == 0 {
		t.Fatalf("no source in %s: %v", dir, err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") || filepath.Base(name) == "refusal.go" {
			continue
		}
		file, err := parser.ParseFile(files, name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, file)
		ast.Inspect(file, func(n ast.Node) bool {
			if c, ok := n.(*ast.ValueSpec); ok && len(c.Names) == 1 && len(c.Values) == 1 {
				known[c.Names[0].Name] = c.Values[0]
			}
			return true
		})
	}
	for _, file := range all {
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.CompositeLit:
				if lastName(n.Type) == "Refusal" {
					t.Errorf("%s: a refusal has to be made by Refuse, for its other languages", files.Position(n.Pos()))
				}
			case *ast.CallExpr:
				at, ok := map[string]int{"notPossible": 0, "badArgument": 1, "Refuse": 2, "say": 0, "attend": 0, "decided": 0, "log": 2, "NewLog": 2}[lastName(n.Fun)]
				if !ok || at >= len(n.Args) || lastName(n.Args[at]) == "format" { // handed on
					break
				}
				text, isText := constant(n.Args[at], known)
				if !isText {
					t.Errorf("%s: the sentence is no constant", files.Position(n.Pos()))
					break
				}
				found[text] = files.Position(n.Pos())
			}
			return true
		})
	}
	return found
}

// constant is the text of a literal, of a constant, or of a sum of them.
func constant(e ast.Expr, known map[string]ast.Expr) (text string, ok bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		return text, err == nil
	case *ast.Ident:
		return constant(known[e.Name], known)
	case *ast.BinaryExpr:
		left, ok := constant(e.X, known)
		right, ok2 := constant(e.Y, known)
		return left + right, ok && ok2
	}
	return "", false
}

func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	}
	return ""
}

// TestEveryRefusalInEachLanguage: what the rules and the store can refuse has its
// sentence, with the same verbs, and nothing that they do not say any more stays.
func TestEveryRefusalInEachLanguage(t *testing.T) {
	said := map[string]string{"%q is needed": "tickets/refusal.go"}
	for _, dir := range []string{"../tickets", "../tickets/store"} {
		for text, at := range sentences(t, dir) {
			said[text] = at.String()
		}
	}
	for _, o := range obstacles {
		said[o.Error()] = "tickets/calendar"
	}
	if len(said) < 60 {
		t.Errorf("only %d sentences were found", len(said))
	}
	for l, words := range whyWords {
		for text, at := range said {
			other, ok := words[text]
			switch {
			case !ok:
				t.Errorf("%s: %s does not say %q", at, l, text)
			case len(verbs(other)) != len(verbs(text)):
				t.Errorf("%s: %q and %q have different verbs", l, text, other)
			case strings.Contains(other, "ß"):
				t.Errorf("%q is not in Swiss spelling", other)
			}
			for i, v := range verbs(text) {
				if o := verbs(other); i < len(o) && o[i] != v && (v != "%q" || o[i] != "%s") {
					t.Errorf("%s: %q and %q have different verbs", l, text, other)
				}
			}
		}
		for text := range words {
			if _, ok := said[text]; !ok {
				t.Errorf("%s says %q, which nothing refuses any more", l, text)
			}
		}
	}
}

// TestSaidInGerman: sentences of the rules, with words that each language has for
// itself; what is older than its form is said by its text.
func TestSaidInGerman(t *testing.T) {
	zurich, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	for stored, want := range map[string]string{
		`{"text":"x accepts option 2 (Mon 2026-12-14 08:00), but the ticket is scheduled","form":"%s accepts option %d (%s), but the ticket is %s","args":[{"name":"x"},{"name":"2"},{"kind":"moment","name":"2026-12-14T07:00:00Z"},{"kind":"state","name":"scheduled"}]}`: "x nimmt Termin 2 an (Mo 14.12.2026, 08:00); Stand des Tickets: Termin vereinbart.",
		`{"text":"t","form":"asked %d times and still missing: %s","args":[{"name":"3"},{"kind":"missing","name":"setup, licence"}]}`:                                                                                                                                       "3 Mal gefragt, und es fehlt noch: Setup, Lizenz.",
		`{"text":"t","form":"%s","args":[{"kind":"obstacle","name":"2026-12-25: public holiday: Weihnachten"}]}`:                                                                                                                                                            "Feiertag: Weihnachten",
		`{"text":"t","form":"%s wrote (%s)","args":[{"name":"100%s"},{"kind":"wants","name":"other"}]}`:                                                                                                                                                                     "100%s hat geschrieben (etwas anderes).",
		`"delete the backup copies"`: "Sicherungen löschen.",
		`"eva wrote (info)"`:         "eva wrote (info)",
		`""`:                         "",
		`{"text":""}`:                "",
	} {
		var s tickets.Said
		if err := json.Unmarshal([]byte(stored), &s); err != nil {
			t.Fatal(err)
		}
		if got := Card(tickets.German, zurich).Said(s); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
		if got := Card(tickets.English, zurich).Said(s); got != s.Text {
			t.Errorf("English says %q, not %q", got, s.Text)
		}
	}
}

func TestWhyInGerman(t *testing.T) {
	zurich, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 12, 25, 7, 0, 0, 0, time.UTC)
	holiday := fmt.Errorf("%s: %w: %s", "2026-12-25", calendar.ErrHoliday, "Weihnachten")
	inner := tickets.Refuse(tickets.Argument, "dates", "not possible: %v", holiday)
	for _, c := range []struct {
		no           *tickets.Refusal
		german, told string
	}{
		{tickets.Refuse(tickets.Argument, "reason", "%q is needed", tickets.Word{Kind: "arg", Name: "reason"}), "«Grund» fehlt.", `"reason" is needed`},
		{tickets.Refuse(tickets.Argument, "dates", "%s has passed", tickets.Moment(at.In(zurich))), "Fr 25.12.2026, 08:00 ist vorbei.", "Fri 2026-12-25 08:00 has passed"},
		{tickets.Refuse(tickets.NotPossible, "", "the date of %s cannot be had any more (%v): choose others", "eva@a.example", inner),
			"Der Termin von eva@a.example geht nicht mehr (Nicht möglich: 2026-12-25: Feiertag: Weihnachten): andere wählen.",
			"the date of eva@a.example cannot be had any more (not possible: 2026-12-25: public holiday: Weihnachten): choose others"},
		{tickets.Refuse(tickets.NotPossible, "", "%s is not possible now: the ticket is %s", tickets.Word{Kind: "do", Name: "approve"}, tickets.Standing{State: tickets.Closed, Outcome: tickets.OutcomeDeclined}),
			"«Genehmigen» geht jetzt nicht. Stand des Tickets: Geschlossen (Abgelehnt).", "approve is not possible now: the ticket is closed (declined)"},
		{tickets.Refuse(tickets.Guard, "reason", "still missing: %s; starting all the same needs a reason", tickets.WordList{{Kind: "missing", Name: "setup"}, {Kind: "missing", Name: "licence"}}),
			"Es fehlt noch: Setup, Lizenz. Trotzdem zu beginnen, braucht einen Grund.", "still missing: setup, licence; starting all the same needs a reason"},
		{tickets.Refuse(tickets.NotPossible, "", "not possible: %v", errors.New("the moon")), "Nicht möglich: the moon", "not possible: the moon"},
		{&tickets.Refusal{Message: "only this"}, "only this", "only this"},
	} {
		if got := Card(tickets.German, zurich).Why(c.no); got != c.german {
			t.Errorf("got  %s\nwant %s", got, c.german)
		}
		if got := Card(tickets.English, zurich).Why(c.no); got != c.told {
			t.Errorf("got  %s\nwant %s", got, c.told)
		}
	}
}
