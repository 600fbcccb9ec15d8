package parser

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedDir is the folder of test data beside the repository or beside the
// folder of its worktrees. Where there is none, the test is skipped.
func sharedDir(t *testing.T, name string) string {
	for _, root := range []string{"../../shared", "../../../shared"} {
		dir := filepath.Join(root, name)
		if _, err := os.Stat(dir); err == nil {
			return dir
		}
	}
	t.Skip("no shared test data here")
	return ""
}

// TestReplyFixtures measures split against other programs' test mails. Their
// authors disagree about signatures, so that a part of them cannot be met.
func TestReplyFixtures(t *testing.T) {
	const least = 75
	dir := sharedDir(t, "fixtures")
	f, err := os.Open(filepath.Join(dir, "eval_reply.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	type fixture struct {
		ID, File, Match, Expected string
		MustContain               []string `json:"must_contain"`
		MustNotContain            []string `json:"must_not_contain"`
	}
	bare := func(s string) string { return strings.Join(strings.Fields(s), "") }
	met, all := 0, 0
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c fixture
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		raw, err := os.ReadFile(filepath.Join(dir, c.File))
		if err != nil {
			t.Fatal(err)
		}
		d := document{text: strings.ReplaceAll(string(raw), "\r\n", "\n")}
		got := bare(split(d, "Re: a question").text(d))
		ok := c.Match != "exact" || got == bare(c.Expected)
		for _, w := range c.MustContain {
			ok = ok && strings.Contains(got, bare(w))
		}
		for _, w := range c.MustNotContain {
			ok = ok && !strings.Contains(got, bare(w))
		}
		if all++; ok {
			met++
		} else {
			t.Logf("%s:\n got %q\nwant %q %q without %q", c.ID, got, c.Expected, c.MustContain, c.MustNotContain)
		}
	}
	if met < least {
		t.Errorf("%d of %d fixtures met, want at least %d", met, all, least)
	}
	t.Logf("%d of %d", met, all)
}

// What closes a letter is taken off, with the name; thanks that stand alone stay.
func TestClosings(t *testing.T) {
	for closing, kept := range map[string]string{
		"Merci beaucoup et belle journée":                    "",
		"Merci beaucoup":                                     "Merci beaucoup",
		"Grazie, Dott.ssa Rossi":                             "Grazie,",
		"Grazie mille e buona giornata":                      "",
		"A+\nDenis":                                          "",
		"Merci d'avance et bon week-end à tous":              "",
		"Un grand merci et à bientôt":                        "",
		"Thanks in advance and have a lovely weekend, Tom":   "",
		"Danke und schönen Abend!":                           "",
		"Dank und Gruss, Beat":                               "",
		"Frohe Festtage und freundliche Grüsse":              "",
		"Merci d'en prendre note et meilleures salutations.": "",
		"Nous vous remercions d'avance et vous adressons, Madame, Monsieur, nos salutations distinguées.": "",
	} {
		d := document{text: "Der Termin passt.\n\n" + closing + "\n"}
		want := strings.TrimSpace("Der Termin passt. " + kept)
		if got := split(d, "", "Denis Rossi").text(d); got != want {
			t.Errorf("%q: %q, want %q", closing, got, want)
		}
	}
}
