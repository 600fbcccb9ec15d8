package parser

import (
	"slices"
	"strconv"
	"strings"

	"vorlauf/tickets"
)

// readChoice reads which of the proposed dates the author takes: a number or an
// ordinal, a yes below one proposal, or a date in words.
func (r *understanding) readChoice() *tickets.Choice {
	if n := r.answered(); n > 0 {
		return &tickets.Choice{Option: n}
	}
	s := r.fresh
	best, at, vague := 0, 0, 0
	for _, h := range s.hits {
		n := optionOf(h.cue)
		if n == 0 || s.refused(h) {
			continue
		}
		from, to := s.clause(h.from)
		if h.weight == 1 && s.within("accept", from, to) && vague == 0 {
			vague = n
		}
		if h.weight > best {
			best, at = h.weight, n
		}
	}
	if best >= 2 {
		return &tickets.Choice{Option: at}
	}
	if n := s.numbered(); n > 0 {
		return &tickets.Choice{Option: n}
	}
	if at := s.chosenDay(); at != "" {
		return &tickets.Choice{At: at}
	}
	if vague > 0 {
		return &tickets.Choice{Option: vague}
	}
	if len(r.asked.Options) == 1 {
		return &tickets.Choice{Option: r.asked.Options[0].Number}
	}
	return nil
}

// chosenDay is the first date that is not turned down; a mere weekday only
// where nothing names the day.
func (s *origin) chosenDay() string {
	vague := ""
	for _, w := range s.dates {
		i := s.at(w.start)
		if w.value == "" || w.past || strings.Contains(w.value, "/") || i >= len(s.toks) || s.refusedAt(i) {
			continue
		}
		if !w.weak {
			return w.value
		}
		if vague == "" {
			vague = w.value
		}
	}
	return vague
}

// optionOf reads the number from a section's name, "option2" is 2.
func optionOf(cue string) int {
	rest, ok := strings.CutPrefix(cue, "option")
	if !ok || len(rest) != 1 || !digitRune(rune(rest[0])) {
		return 0
	}
	return int(rest[0] - '0')
}

// refused reports whether the clause of a hit says no.
func (s *origin) refused(h hit) bool { return s.refusedAt(h.from) }

func (s *origin) refusedAt(i int) bool {
	from, to := s.clause(i)
	return s.within("decline", from, to) && !s.within("accept", from, to)
}

// numbered reads "Vorschlag 2", "no 1", "the 3" and a bare number as the answer.
func (s *origin) numbered() int {
	for i := range s.toks {
		if n := s.numberAt(i); n > 0 && i > 0 && s.is(i-1, asOptionword) && !s.refusedAt(i) && !s.counted(i) {
			return n
		}
	}
	if len(s.toks) > 12 {
		return 0
	}
	for i := range s.toks {
		if n := s.digitAt(i); n > 0 && (i+1 == len(s.toks) || !s.is(i+1, asUnit)) {
			return n
		}
	}
	return 0
}

// digitAt is the single digit at token i that is no part of a date, else 0.
func (s *origin) digitAt(i int) int {
	if w := s.word(i); len(w) == 1 && w[0] >= '1' && w[0] <= '9' && !s.dated(i) {
		return int(w[0] - '0')
	}
	return 0
}

// numberAt is the number of one or two digits at token i that is no part of a
// date, else 0.
func (s *origin) numberAt(i int) int {
	w := s.word(i)
	if len(w) > 2 || w[0] == '0' || digitsIn(w) != len(w) || s.inDate(i) {
		return 0
	}
	n, _ := strconv.Atoi(w)
	return n
}

// inDate reports whether token i is part of a date or time, be it only a likely
// one ("Termin 12.", "Termin 9 Uhr").
func (s *origin) inDate(i int) bool {
	return s.dated(i) || slices.ContainsFunc(s.dates, func(w when) bool { return s.toks[i].start >= w.start && s.toks[i].end <= w.end && w.end-w.start > 2 })
}

// counted reports whether a unit stands behind token i: "Termin 12 Uhr".
func (s *origin) counted(i int) bool {
	return s.in(i+1, s.toks[i].sentence) && s.toks[i+1].before == ' ' && s.is(i+1, asUnit)
}

// answered is the number of the one proposal with a yes directly below it.
func (r *understanding) answered() int {
	number := 0
	for _, a := range r.parts.answers {
		n := leadingNumber(a.question)
		if n == 0 {
			continue
		}
		t := readPassage(r.fresh.text, []span{a.fresh}, r.fresh.lang, r.fresh.doc.html)
		if t.has("decline") && !(t.best("accept") >= 2) || !t.has("accept") {
			continue
		}
		if number > 0 {
			return 0
		}
		number = n
	}
	return number
}

// leadingNumber is the number a list item begins with.
func leadingNumber(line string) int {
	line = strings.TrimLeft(line, " -*•")
	if len(line) > 1 && line[0] >= '1' && line[0] <= '9' && strings.ContainsRune(").:-", rune(line[1])) {
		return int(line[0] - '0')
	}
	return 0
}
