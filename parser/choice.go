package parser

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"vorlauf/tickets"
)

// readChoice reads which of the proposed dates the author takes: a number or an
// ordinal, a yes below one proposal, or a date in words; and where. Where only
// one was proposed, no place says which.
func (r *understanding) readChoice() (*tickets.Choice, place) {
	if n, at := r.answered(); n > 0 {
		return &tickets.Choice{Option: n}, at
	}
	s := r.fresh
	best, at, vague := hit{}, 0, 0
	var vaguely place
	short := len(s.toks) <= 4 && r.context == AskedDate // "Der dritte"
	for _, h := range s.hits {
		n := optionOf(h.cue)
		if n == 0 || s.refusedAt(h.from) {
			continue
		}
		from, to := s.clause(h.from)
		if h.weight == 1 && (short || s.within("accept", from, to)) && vague == 0 {
			vague, vaguely = n, s.around(h.from)
		}
		if settled := s.settles(h.from) && !s.settles(best.from); best.weight == 0 || s.prefers(h.from) && !s.prefers(best.from) || h.weight > best.weight && !s.prefers(best.from) || h.weight == best.weight && settled {
			best, at = h, n
		}
	}
	if best.weight >= 2 || best.weight > 0 && s.prefers(best.from) {
		return &tickets.Choice{Option: at}, s.around(best.from)
	}
	n, i := s.numbered()
	day := s.chosenDay()
	if n > 0 && (r.offers(n) || day.value == "") {
		return &tickets.Choice{Option: n}, s.around(i)
	}
	if day.weekday {
		day = r.offeredDay(day)
	}
	if day.value != "" {
		return &tickets.Choice{At: day.value, Weekday: day.weekday}, day.around(s)
	}
	if vague > 0 {
		return &tickets.Choice{Option: vague}, vaguely
	}
	if len(r.asked.Options) == 1 {
		return &tickets.Choice{Option: r.asked.Options[0].Number}, place{}
	}
	return nil, place{}
}

// settles reports whether token i's sentence takes what it names, where others only
// weigh it: "the second is market day, so it'll have to be the first one".
func (s *origin) settles(i int) bool {
	from, to := s.sentence(i)
	return s.within("settles", from, to)
}

// prefers reports whether token i's clause prefers what it names: "Termin 1 wäre
// möglich, lieber aber Termin 2".
func (s *origin) prefers(i int) bool {
	from, to := s.clause(i)
	return s.within("prefers", from, to)
}

// offers reports whether n may be the number of a proposal, where "le 8" could
// be a day too: one that was offered; few mails offer more than four.
func (r *understanding) offers(n int) bool {
	if len(r.asked.Options) == 0 {
		return n < 5
	}
	return slices.ContainsFunc(r.asked.Options, func(o Offered) bool { return o.Number == n })
}

// chosenDay is the first date that is not turned down; a mere weekday only
// where nothing names the day.
func (s *origin) chosenDay() (vague when) {
	var stated when
	for _, w := range s.dates {
		i := s.at(w.start)
		if w.value == "" || w.past || strings.Contains(w.value, "/") || i >= len(s.toks) || s.refusedAt(i) {
			continue
		}
		if from, to := s.clause(i); s.within("tentative", from, to) && !s.within("accept", from, to) {
			continue // "ich melde mich morgen"
		} else if stated.value == "" && s.states(w, from, to) {
			stated = w // "am Montag darauf sind wir in der Revision"
			continue
		}
		if !w.weak {
			return w
		}
		if vague.value == "" {
			vague = w
		}
	}
	if vague.value == "" {
		return stated
	}
	return vague
}

// offeredDay is the one day of the quoted mail that a mere weekday means, else
// the weekday's next one. Where the intake says what was offered, that decides.
func (r *understanding) offeredDay(day when) when {
	if len(r.asked.Options) > 0 {
		return day
	}
	found := ""
	for _, quoted := range r.quotedDays() {
		if !sameWeekday(quoted, day.value) {
			continue
		}
		if found != "" && found != quoted {
			return day
		}
		found = quoted
	}
	if found != "" {
		day.value, day.weekday = found+day.value[len(isoDay):], false
	}
	return day
}

func sameWeekday(a, b string) bool {
	x, errA := time.Parse(isoDay, a)
	y, errB := time.Parse(isoDay, b[:min(len(b), len(isoDay))])
	return errA == nil && errB == nil && x.Weekday() == y.Weekday()
}

// optionOf reads the number from a section's name, "option2" is 2.
func optionOf(cue string) int {
	rest, ok := strings.CutPrefix(cue, "option")
	if !ok || len(rest) != 1 || !digitRune(rune(rest[0])) {
		return 0
	}
	return int(rest[0] - '0')
}

// refusedAt reports whether what token i names is not taken: its clause says
// no, or its sentence asks something about it ("wie lange dauert Termin 2?").
// Where several dates are named, a mere "nicht" beside one is enough: to agree
// on the wrong one is worse than to ask.
func (s *origin) refusedAt(i int) bool {
	from, to := s.clause(i)
	switch {
	case s.wondersAt(i):
		return true
	case s.anyOf(from, to, asNo) && s.several(), s.within("unreal", from, to):
		return true
	}
	if s.prefers(i) && !s.anyOf(from, to, asNo) {
		return false // "lieber aber Termin 2"
	}
	return (s.within("decline", from, to) || s.within("absent", from, to)) && !slices.ContainsFunc(s.between(from, to), func(h hit) bool {
		return h.cue == "accept" && h.to < to && !s.negated(h) && (h.weight > 2 || !s.strong("decline", from, to, 3))
	})
}

// wondersAt reports whether the sentence of token i asks how, what, when or why.
func (s *origin) wondersAt(i int) bool {
	from, to := s.sentence(i)
	behind := strings.TrimLeft(s.text[s.toks[to-1].end:], " \u00a0)\"»")
	return strings.HasPrefix(behind, "?") && s.anyOf(from, min(from+2, to), asWhich)
}

// several reports whether more than one option or more than one day is named.
func (s *origin) several() bool {
	options, days := map[int]bool{}, map[string]bool{}
	for _, h := range s.hits {
		if n := optionOf(h.cue); n > 0 {
			options[n] = true
		}
	}
	for i := range s.toks {
		if n := s.digitAt(i); n > 0 {
			options[n] = true
		}
	}
	for _, w := range s.dates {
		if w.value != "" {
			days[w.value] = true
		}
	}
	return len(options) > 1 || len(days) > 1
}

// anyOf reports whether one of the tokens from until before to is of the class.
func (s *origin) anyOf(from, to int, c class) bool {
	for i := from; i < to; i++ {
		if s.is(i, c) {
			return true
		}
	}
	return false
}

// numbered reads "Vorschlag 2", "no 1", "the 3" and a bare number as the answer,
// which is token i.
func (s *origin) numbered() (number, i int) {
	for j := range s.toks {
		n := s.numberAt(j)
		if n > 0 && j > 0 && (s.is(j-1, asOptionword) || j == 1 && n < 7 && s.feminineVersion(0) || s.prefers(j) && n < 7) && !s.refusedAt(j) && !s.counted(j) && (number == 0 || s.prefers(j) && !s.prefers(i)) {
			number, i = n, j
		}
	}
	if number > 0 || len(s.toks) > 12 {
		return number, i
	}
	for j := range s.toks {
		n := s.digitAt(j)
		if n > 0 && !s.refusedAt(j) && (number == 0 || s.prefers(j) && !s.prefers(i)) {
			number, i = n, j
		}
	}
	return number, i
}

// digitAt is the single digit at token i that is no part of a date and counts
// nothing, else 0.
func (s *origin) digitAt(i int) int {
	if w := s.word(i); len(w) == 1 && w[0] >= '1' && w[0] <= '9' && !s.inDate(i) && (i+1 == len(s.toks) || !s.is(i+1, asUnit)) {
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
func (r *understanding) answered() (number int, at place) {
	for _, a := range r.parts.answers {
		n, last := leadingNumber(a.question), lastNumber(a.question)
		if n == 0 && last == 0 {
			continue
		}
		t := &origin{passage: readPassage(r.fresh.text, []span{a.fresh}, r.fresh.lang, r.fresh.doc.html)}
		yes := slices.ContainsFunc(t.hits, func(h hit) bool { return h.cue == "accept" && h.weight >= 2 && !t.negated(h) })
		if t.has("decline") && !yes || !t.has("accept") || t.namesOption() {
			continue
		}
		if last > 0 {
			if n = last; !t.has("thisone") && r.listedBelow(a) != last+1 {
				continue // "yes" below several: which?
			}
		}
		if number > 0 {
			return 0, place{}
		}
		number, at = n, r.answerIn(a)
	}
	return number, at
}

// namesOption reports whether the text says itself which proposal it means.
func (s *origin) namesOption() bool {
	n, _ := s.numbered()
	return n > 0 || slices.ContainsFunc(s.hits, func(h hit) bool { return optionOf(h.cue) > 0 && h.weight > 1 })
}

// listedBelow is the number that the quoted line behind an answer begins with, 0
// for none: the answer stands within a list then, below one of its items.
func (r *understanding) listedBelow(a answer) int {
	for line := range strings.SplitSeq(r.fresh.text[min(a.fresh.end, len(r.fresh.text)):], "\n") {
		if line = strings.TrimLeft(line, "> \t"); line != "" {
			return leadingNumber(line)
		}
	}
	return 0
}

// lastNumber is the number of the last item of a list whose items are numbered
// from 1 on, "1)" or "1.", 0 where it has not two of them.
func lastNumber(list string) int {
	return cmp.Or(lastMarked(list, ")"), lastMarked(list, "."))
}

func lastMarked(list, mark string) int {
	n := 0
	for at := 0; n < 9; n++ {
		item := string(rune('1'+n)) + mark
		i := strings.Index(list[at:], item+" ")
		if i < 0 || at+i > 0 && list[at+i-1] != ' ' {
			break
		}
		at += i + len(item)
	}
	if n < 2 {
		return 0
	}
	return n
}

// leadingNumber is the number a list item begins with.
func leadingNumber(line string) int {
	line = strings.TrimLeft(line, " -*•")
	if word, rest, found := strings.Cut(line, " "); found && len(word) < 14 && strings.IndexFunc(word, func(c rune) bool { return !unicode.IsLetter(c) }) < 0 {
		line = rest // "Vorschlag 5: …"
	}
	if len(line) > 1 && line[0] >= '1' && line[0] <= '9' && strings.ContainsRune(").:-", rune(line[1])) {
		return int(line[0] - '0')
	}
	return 0
}
