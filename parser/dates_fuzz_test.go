package parser

import (
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// FuzzDates: whatever the text, every date lies in it, in order, and is a day
// of the calendar.
func FuzzDates(f *testing.F) {
	for _, s := range []string{
		"Dienstag, 8. Dezember 2026, 09.00 Uhr", "KW 2 oder 3", "vom 28.12. bis 8.1.", "mardi en quinze, soit le 8/12, à 10h",
		"dal 7 all'11", "by EOB Friday", "zwischen dem 31. und 1. Februar", "2026-12-14T09:00+01:00", "29.2. 30.2. 31.12.", "l'11", "KW 53/2026",
		"14 h 30 - 16 h", "am 14.12. nicht vor 10, sondern ab ab ab", "0.0. 00.00.0000 99:99 24:60", "week-end fine settimana semaine du du du", "'", "Ende Ende Ende Januar 2027 2027",
	} {
		for l := range 5 {
			f.Add(s, uint8(l))
		}
	}
	ref := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, text string, l uint8) {
		lang := tickets.Language("")
		if l < 4 {
			lang = languages[l]
		}
		last := 0
		for _, w := range findDates(text, lang, ref) {
			if w.start < last || w.end < w.start || w.end > len(text) {
				t.Fatalf("%+v does not lie in %q behind %d", w, text, last)
			}
			last = w.start
			days, clock, _ := strings.Cut(w.value, "T")
			for d := range strings.SplitSeq(days, "/") {
				if _, err := time.Parse(isoDay, d); err != nil && w.value != "" {
					t.Fatalf("%q: %v", text, err)
				}
			}
			if _, err := time.Parse("15:04", clock); err != nil && clock != "" {
				t.Fatalf("%q: %v", text, err)
			}
			if from, to, ok := strings.Cut(w.value, "/"); ok && from > to {
				t.Fatalf("%q: %s", text, w.value)
			}
		}
	})
}

func BenchmarkDates(b *testing.B) {
	text := longText()
	ref := time.Date(2026, 11, 21, 10, 0, 0, 0, time.UTC)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		findDates(text, tickets.German, ref)
	}
}
