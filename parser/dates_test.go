package parser

import (
	"bufio"
	"os"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// told writes what was read from a text as testdata/dates.txt does.
func told(list []when) string {
	var words []string
	for _, w := range list {
		switch {
		case w.value != "":
			words = append(words, w.value)
		case w.limit != nil && w.limit.Kind == tickets.LimitWeekday:
			words = append(words, "weekday:"+w.limit.From)
		case w.limit != nil:
			words = append(words, string(w.limit.Kind)+":"+w.limit.From+".."+w.limit.To)
		case w.clock != "":
			words = append(words, "~"+w.clock)
		}
	}
	return strings.Join(words, " ")
}

func TestDatePhrases(t *testing.T) {
	f, err := os.Open("testdata/dates.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	ref := time.Date(2026, 11, 21, 10, 0, 0, 0, time.FixedZone("", 3600))
	phrases, traps, wrong := 0, 0, 0
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		part := strings.Split(lines.Text(), "|")
		if len(part) != 3 || strings.HasPrefix(part[0], "#") {
			continue
		}
		lang, phrase, want := tickets.Language(strings.TrimSpace(part[0])), strings.TrimSpace(part[1]), strings.TrimSpace(part[2])
		if phrases++; want == "" {
			traps++
		}
		if got := told(findDates(phrase, lang, ref)); got != want {
			wrong++
			t.Errorf("%s %q: got %q, want %q", lang, phrase, got, want)
		}
	}
	if phrases < 200 || traps < 40 {
		t.Errorf("%d phrases, %d of them traps", phrases, traps)
	}
	t.Logf("%d phrases, %d of them traps, %d wrong", phrases, traps, wrong)
}

// The numbers of a list are no days.
func TestListNumbersAreNoDays(t *testing.T) {
	ref := time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)
	for text, want := range map[string]string{
		"1. AssiPratica\n2. dropbox\n3. numero di serie\n4. settimana 50": "2026-12-07/2026-12-11",
		"1. Abacus\n2. KW 50":                "2026-12-07/2026-12-11",
		"1. Dezember oder\n2. Dezember":      "2026-12-01 2026-12-02",
		"Wir nehmen den\n1. Dezember, gerne": "2026-12-01",
	} {
		var got []string
		for _, w := range findDates(text, "", ref) {
			got = append(got, w.value)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
