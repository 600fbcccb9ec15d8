package parser

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// longText is 30 kB of a mail with all that split looks for.
func longText() string {
	part := "Guten Tag Frau Frei\n\nKönnten Sie das Update auf Version 26.4 am Dienstag, 8. Dezember um 9 Uhr oder in der KW 50 einspielen? " +
		"Wir haben sieben Arbeitsplätze und einen Server, die Lohnbuchhaltung sollte bis am Mittag wieder laufen.\n" +
		"Die Lizenz liegt bei, der Schlüssel folgt nach dem 10.12. separat. Für Rückfragen: 044 000 12 34.\n\n" +
		"> Am 07.12.2026 um 10:00 schrieb Desk <customerservice@desk.example>:\n>\n> Bitte senden Sie uns noch die Lizenz.\n\nKommt.\n\n"
	return strings.Repeat(part, 30000/len(part)+1)[:30000]
}

// FuzzReply: nothing is lost, nothing counts twice.
func FuzzReply(f *testing.F) {
	for _, s := range []string{
		"Passt\n\nGruss Thomas", "> Lizenz?\nBraucht es nicht\n\n-- \nT.", "Von: a\nGesendet: 1.1.2026 10:00\nAn: b\nBetreff: c\n\nText",
		"siehe unten\n\n---------- Forwarded message ---------\nFrom: X <x@y.example>\nDate: Tue, 15 Dec 2026 at 09:02\nSubject: z\n\nkey",
		"a\nOn Mon, Aug 26, 2019 at 4:37 PM X <\nx@y.example> wrote:\n\n> q\n>> r\nend", "____\n\n--\n", ">\n>:\n", "Danke, Gruss\n--> ja", "[EXTERN]\nHallo\n\nSylvie\n",
	} {
		f.Add(s, "AW: x", "Thomas Bürgi")
		f.Add(s, "WG: x", "")
		f.Add(s, "", "t.buergi@buergi.example")
	}
	f.Fuzz(func(t *testing.T, text, subject, author string) {
		d := document{text: text}
		r := split(d, subject, author)
		covered := make([]int, len(text))
		for _, list := range [][]span{r.fresh, r.forwarded, r.quoted, r.signature} {
			for _, s := range list {
				for i := s.start; i < s.end; i++ {
					covered[i]++
				}
			}
		}
		for i := range text {
			if covered[i] > 1 || covered[i] == 0 && strings.TrimSpace(text[i:i+1]) != "" {
				t.Fatalf("byte %d of %q is in %d parts", i, text, covered[i])
			}
		}
		for _, a := range r.answers {
			if a.fresh.start > a.fresh.end || a.fresh.end > len(text) {
				t.Fatalf("answer %+v in %q", a, text)
			}
		}
		_ = r.text(d)
		_ = r.forwardedText(d)
	})
}

func BenchmarkSplit(b *testing.B) {
	d := document{text: longText()}
	b.SetBytes(int64(len(d.text)))
	b.ReportAllocs()
	for b.Loop() {
		split(d, "AW: Update", "Thomas Bürgi")
	}
}

func BenchmarkLanguage(b *testing.B) {
	text := longText()
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		language(text)
	}
}

// BenchmarkHostile: texts made to be slow cost no more than their length; the rate for
// 100 kB is that for 10 kB, but for the noise.
func BenchmarkHostile(b *testing.B) {
	for _, part := range []string{"ok, Gruss Urs\n", "Von: a\nGesendet: 1.1.2026 10:00\nAn: b\n\n", "> a\nb\n____\n", "1.-2.-3.-", "jeweils um 9, ", "8. oder 9. ", "ab vor nach bis ", "> Am 1.1.2026 10:00 schrieb a@b:\n", "am:\n", "Danke,\n"} {
		for _, size := range []int{10_000, 100_000} {
			b.Run(fmt.Sprintf("%.6q/%dkB", part, size/1000), func(b *testing.B) {
				text := strings.Repeat(part, size/len(part)) + "\nDas ist jetzt noch ein langer Satz.\n"
				ref := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
				b.SetBytes(int64(len(text)))
				for b.Loop() {
					split(document{text: text}, "x")
					findDates(text, tickets.German, ref)
				}
			})
		}
	}
}
