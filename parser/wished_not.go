package parser

import (
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// Dates that a mail names and its author does not wish for: what happened, what is
// so, what another errand is about.

// wishesBefore reports whether the date that stands before w is a wished one.
func (r *understanding) wishesBefore(s *origin, w when) bool {
	for k := range s.dates {
		if s.dates[k].start == w.start {
			return k > 0 && s.dates[k-1].value != "" && r.wishes(s, s.dates[k-1])
		}
	}
	return false
}

// reasoned reports whether a reason stands between what is wished and the date at
// token i: "am besten am Freitag weil der Eichmeister am Montag kommt".
func (s *origin) reasoned(from, i, to int) bool {
	if s.within("datewish", i, to) {
		return false
	}
	reason, wish := -1, -1
	for _, h := range s.between(from, i+1) {
		switch h.cue {
		case "reason":
			reason = max(reason, h.from)
		case "datewish":
			wish = max(wish, h.to)
		}
	}
	return reason > wish && wish >= 0
}

// anyWeekend reports whether w is "the weekend" and a Saturday or Sunday behind it
// in the sentence says which one.
func (s *origin) anyWeekend(w when) bool {
	first, _, isRange := strings.Cut(w.value, "/")
	if !isRange || !onWeekend(first) || digitsIn(s.text[w.start:w.end]) > 0 {
		return false
	}
	sentence := s.toks[s.at(w.start)].sentence
	return slices.ContainsFunc(s.dates, func(o when) bool {
		return o.start >= w.end && s.in(s.at(o.start), sentence) && len(o.value) >= len(isoDay) && onWeekend(o.value[:len(isoDay)])
	})
}

// onWeekend reports whether an isoDay is a Saturday or Sunday.
func onWeekend(day string) bool {
	d, err := time.Parse(isoDay, day)
	return err == nil && (d.Weekday() == time.Saturday || d.Weekday() == time.Sunday)
}

// elsewhere reports whether token i stands in another item of a numbered list than
// the one product that the mail names: a list of different errands.
func (r *understanding) elsewhere(s *origin, i int) bool {
	if len(r.products) != 1 {
		return false
	}
	own := s.numberedItem(i)
	if own < 0 {
		return false
	}
	listed := false
	for _, m := range r.products[0].mentions {
		if m.in == s {
			at := s.numberedItem(m.from)
			if at == own {
				return false
			}
			listed = listed || at >= 0
		}
	}
	return listed
}

// numberedItem is the offset of the numbered line that token i belongs to, -1 for
// none.
func (s *origin) numberedItem(i int) int {
	for end := s.toks[i].start; end > 0; {
		line := strings.LastIndexByte(s.text[:end], '\n') + 1
		mark, _, found := strings.Cut(strings.TrimLeft(s.text[line:s.toks[i].start], " "), " ")
		switch {
		case found && numbering(mark):
			return line
		case strings.TrimSpace(s.text[line:end]) == "" && end < s.toks[i].start:
			return -1 // behind the list
		}
		end = line - 1
	}
	return -1
}

// suitsThen reports whether the sentence at token i says of what stands before that
// it suits: "… haben wir Ferien. Das wäre der richtige Zeitpunkt."
func (s *origin) suitsThen(i int) bool {
	if i >= len(s.toks) || s.lang != tickets.German || s.toks[i].before == '\n' {
		return false
	}
	switch strings.ToLower(s.word(i)) {
	case "das", "dann", "da", "dies":
		a, b := s.sentence(i)
		return s.within("ideal", a, b) && !slices.ContainsFunc(s.dates, func(w when) bool { at := s.at(w.start); return w.value != "" && at >= a && at < b })
	}
	return false
}

// relative reports whether w stands in a German relative clause, which tells of
// something else: "Frau Brandt, die am 1. April anfängt".
func (s *origin) relative(w when, from int) bool {
	if s.lang != tickets.German || s.toks[from].before != ',' || s.at(w.start) < from+2 {
		return false
	}
	if a, _ := s.sentence(from); s.within("datewish", a, from) {
		return false // "ideal wäre es in den Ferien, die sind vom 8. bis 12. Februar"
	}
	switch s.word(from) {
	case "der", "die", "das", "dem", "deren", "dessen", "welche", "welcher", "welches":
		return true
	}
	return false
}

// regular reports whether the clause of a mere weekday tells what is so every week:
// "am Mittwochnachmittag operieren wir jeweils".
func (s *origin) regular(w when, from, to int) bool {
	for j := from; j < to && w.weak; j++ {
		if word := s.word(j); word == "jeweils" || word == "immer" {
			return s.lang == tickets.German
		}
	}
	return false
}

// perfect reports whether the clause of the date at token i tells in German what
// happened: "hat zum 31. Dezember sein Amt niedergelegt", "war am 3. krank".
func (s *origin) perfect(i, from, to int) bool {
	if s.lang != tickets.German {
		return false
	}
	for j := from; j < i; j++ {
		switch s.word(j) {
		case "hat", "haben", "habe", "sind", "ist", "bin":
			if participle(simplify(s.word(to - 1))) {
				return true
			}
		}
	}
	return s.preterite(from, to)
}

// preterite reports whether a German clause has a verb of the past, as it is
// written: "wären", "hätten" and "würden" wish.
func (s *origin) preterite(from, to int) bool {
	for j := from; j < to; j++ {
		switch s.word(j) {
		case "war", "waren", "hatte", "hatten", "wurde", "wurden":
			return s.lang == tickets.German && !s.within("appointment", from, to)
		}
	}
	return false
}

// participle reports whether a simplified German word can be one that tells of
// something done; what is planned or thought of is not.
func participle(word string) bool {
	if !strings.HasSuffix(word, "t") && !strings.HasSuffix(word, "en") || strings.HasSuffix(word, "plant") {
		return false
	}
	for _, prefix := range []string{"", "an", "auf", "aus", "ein", "um", "nieder", "ab", "zu", "nach", "mit", "weg", "los", "her", "zuruck", "statt"} {
		rest, found := strings.CutPrefix(word, prefix)
		if found && strings.HasPrefix(rest, "ge") && len(rest) > 5 {
			return rest != "gedacht" && rest != "gesehen" && rest != "geschlossen"
		}
	}
	return false
}

// yearLong reports whether w is most of a year: "dieses Jahr".
func yearLong(w when) bool {
	first, last, isRange := strings.Cut(w.value, "/")
	a, errA := time.Parse(isoDay, first)
	b, errB := time.Parse(isoDay, last)
	return isRange && errA == nil && errB == nil && b.Sub(a) > 100*24*time.Hour
}

// begins reports whether the date at token i is that of something which begins or
// ends by itself: "Herr Sutter beginnt am 1. Dezember", "the closing is tomorrow".
func (s *origin) begins(i int) bool {
	for j := i - 1; j >= i-3 && s.in(j, s.toks[i].sentence); j-- {
		if s.ended("begins", j) {
			return true
		}
		if !s.is(j, asPlace|asArticle|asOf|asBeforeold) {
			return false
		}
	}
	return false
}

// recalled reports whether the date at token i says when something was talked over.
func (s *origin) recalled(i int) bool {
	from, _ := s.sentence(i)
	return slices.ContainsFunc(s.between(from, i+1), func(h hit) bool { return h.cue == "recalled" && h.to >= i-4 })
}
