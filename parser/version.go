package parser

import (
	"strings"

	"vorlauf/tickets"
)

// versionOf reads the version that stands with the name from token a to b:
// behind it ("Topal (neu 26.4)", "SolidWorks from 2025 SP3 to 2026 SP5",
// "Abacus auf die Version 2026") or before it ("Hotfix 23.0.7 für CMI Axioma").
func (s *origin) versionOf(a, b int) string {
	sentence := s.toks[a].sentence
	old, goal, past := false, false, false
	for i, n := b+1, 0; s.in(i, sentence) && n < 11; i, n = i+1, n+1 {
		t := s.toks[i]
		if v := s.arrowed(i); v != "" {
			return v
		}
		if (t.before == ',' || t.before == ';') && n > 0 && !s.is(i, asVersionword|asFromword) {
			if past {
				return s.goal(i)
			}
			break
		}
		if v, last := s.versionAt(i); v != "" && !(i-1 > b && s.inDate(i-1) && s.inDate(i)) { // not "Topal mercredi 2"
			if !old {
				if next := s.goal(last + 1); next != "" {
					return next
				}
				return v
			}
			i, old, past = last, false, true
			continue
		}
		switch {
		case i == b+1 && s.lang == tickets.German && s.word(i) == "für" && !s.leadsToVersion(i+1):
			return s.versionAround(a, b) // "der Kredit für den Wechsel auf 4.3"
		case s.is(i, asTarget):
			old, goal = false, true
		case s.is(i, asFromword):
			old = !goal
		case s.is(i, asVersionword):
		case s.is(i, asArticle), s.is(i, asNew), s.is(i, asUpdate), s.is(i, asPassive), s.is(i, asSwitch), s.is(i, asOf):
		case s.is(i, asBeforeold), s.inDate(i): // "Topal bis zum 31.12. auf Version 26"
		case s.is(i, asPlace) && s.leadsToVersion(i+1):
		case s.is(i, asPlace) && s.lang == tickets.German && s.in(i+1, sentence) && s.word(i+1) == "der": // "Topal in der 9.1"
		case t.before == '(' && s.bracketEnd(i) > i:
			i = s.bracketEnd(i) - 1
		default:
			return s.versionAround(a, b)
		}
	}
	return s.versionAround(a, b)
}

// versionAround reads a version that precedes the name, unless the sentence
// goes on to another one: "we use version 4 of Topal and would like to go to 5".
func (s *origin) versionAround(a, b int) string {
	v := s.versionBefore(a)
	if v == "" {
		return ""
	}
	if next := s.goal(b + 1); next != "" {
		return next
	}
	return v
}

// bracketEnd is the token behind the bracket that opens before token i, i where
// nothing follows it.
func (s *origin) bracketEnd(i int) int {
	for j := i + 1; j < i+8 && s.in(j, s.toks[i].sentence); j++ {
		if strings.IndexByte(s.text[s.toks[j-1].end:s.toks[j].start], ')') >= 0 {
			return j
		}
	}
	return i
}

// arrowed is the version behind an arrow before token i, "" where there is
// none: "13.2 -> 14.0", "--> version 14".
func (s *origin) arrowed(i int) string {
	if i == 0 || i >= len(s.toks) || !strings.ContainsAny(s.text[s.toks[i-1].end:s.toks[i].start], ">→⇒➔➜") {
		return ""
	}
	if s.is(i, asVersionword) && s.in(i+1, s.toks[i].sentence) {
		i++
	}
	v, _ := s.versionAt(i)
	return v
}

// versionBefore reads a version that precedes the name: "Hotfix 23.0.7 für CMI",
// "version 2027 de Sage 50".
func (s *origin) versionBefore(a int) string {
	sentence := s.toks[a].sentence
	i, tied := a-1, false
	for n := 0; n < 3 && s.in(i, sentence) && (s.is(i, asOf) || s.is(i, asArticle)); n++ {
		if s.lang == tickets.German && s.word(i) == "auf" {
			return "" // "die Version 5 auf dem Server"
		}
		tied = tied || s.is(i, asOf)
		i--
	}
	for j := i; tied && j > i-3 && s.in(j-1, sentence); j-- {
		if v, last := s.versionAt(j); v != "" && last == i && (s.is(j-1, asVersionword|asUpdate) || s.feminineVersion(j-1)) {
			return v
		}
	}
	return ""
}

// versionAt reads a version at token i, with its service pack, and returns its
// last token. Counts, times and dates are none.
func (s *origin) versionAt(i int) (string, int) {
	w := s.word(i)
	if !digitRune(rune(w[0])) && strings.IndexByte("vVrRxX", w[0]) < 0 {
		return "", i // most words
	}
	bare := strings.TrimLeft(w, "vVrRxX")
	if !versionShape(bare) || s.dated(i) || s.masculine(i-1) && s.inDate(i) {
		return "", i
	}
	if year, found := strings.CutSuffix(bare, "er"); found && s.lang != tickets.French && digitsIn(year) == len(year) {
		bare, w = year, year // "auf die 9er"
	}
	if bare != w && strings.IndexByte("rRxX", w[0]) >= 0 {
		bare = w
	}
	last := i
	if v := s.dictated(i, bare); v != "" {
		return v, i + 2
	}
	for j := i + 1; s.in(j, s.toks[i].sentence) && s.toks[j].before != ',' && s.toks[j].before != '('; j++ {
		n := s.suffix(j)
		if n == 0 {
			break
		}
		last = j + n - 1
		j = last
	}
	if last == i {
		for last+1 < len(s.toks) && s.toks[last+1].before == '-' && s.joined(last+1) && len(s.word(last+1)) <= 2 && digitsIn(s.word(last+1)) == len(s.word(last+1)) {
			last++
		}
	}
	if last > i {
		return bare + s.text[s.toks[i].end:s.toks[last].end], last
	}
	if s.in(i+1, s.toks[i].sentence) && s.is(i+1, asUnit) && s.toks[i+1].before == ' ' {
		return "", i
	}
	return bare, i
}

// dictated is a version whose full stop token i's author spoke as a word: "3 point 5".
func (s *origin) dictated(i int, major string) string {
	if !s.in(i+2, s.toks[i].sentence) || s.toks[i+1].before != ' ' || s.toks[i+2].before != ' ' {
		return ""
	}
	switch s.word(i + 1) {
	case "point", "Punkt", "punkt", "punto", "dot":
		if minor := s.word(i + 2); digitsIn(minor) == len(minor) && digitsIn(major) == len(major) {
			return major + "." + minor
		}
	}
	return ""
}

// suffix tells how many tokens from j on are a service pack or the like.
func (s *origin) suffix(j int) int {
	if s.toks[j].end-s.toks[j].start > len("servicepack") || strings.IndexByte("SRHUCPQLEBsrhucpqleb", s.word(j)[0]) < 0 {
		return 0
	}
	w := strings.ToUpper(s.word(j))
	for _, mark := range []string{"SP", "R", "Q", "HF", "U", "SR", "CU", "PU"} {
		rest, found := strings.CutPrefix(w, mark)
		if !found {
			continue
		}
		if rest != "" && digitsIn(rest) == len(rest) {
			return 1
		}
		if rest == "" && len(mark) > 1 && j+1 < len(s.toks) && digitsIn(s.word(j+1)) > 0 && s.toks[j+1].before == ' ' {
			return 2
		}
	}
	switch w {
	case "LTS", "ESR", "BETA":
		return 1
	case "BUILD", "UPDATE", "PATCH", "HOTFIX", "SERVICEPACK":
		if j+1 < len(s.toks) && s.toks[j+1].before == ' ' && digitsIn(s.word(j+1)) == len(s.word(j+1)) {
			return 2
		}
	}
	return 0
}

// versionShape reports whether w can be a version number: 26.4, 2026, 11, 9.5b.
func versionShape(w string) bool {
	if w == "" || !digitRune(rune(w[0])) || dimension(w) {
		return false
	}
	letters, run := 0, 0
	for i := 0; i < len(w); i++ {
		switch c := rune(w[i]); {
		case digitRune(c):
			if run++; run > 8 {
				return false
			}
		case c == '.':
			run = 0
		case letterRune(c) && c < 0x80:
			letters++
		default:
			return false
		}
	}
	return letters == 0 || letters == 1 && letterRune(rune(w[len(w)-1])) && w[len(w)-1] != 'h' || letters == 2 && strings.ContainsAny(w, "rRsS") && !strings.HasSuffix(w, "st")
}

// dimension reports whether a word is the "3D" of a name.
func dimension(w string) bool { return len(w) == 2 && w[0] <= '4' && (w[1] == 'D' || w[1] == 'd') }

func digitsIn(w string) int {
	n := 0
	for _, c := range w {
		if digitRune(c) {
			n++
		}
	}
	return n
}

// dated reports whether token i is part of a date or a time.
func (s *origin) dated(i int) bool {
	t := s.toks[i]
	for _, w := range s.dates {
		if t.start < w.end && t.end > w.start && w.value != "" {
			return !w.weak
		}
	}
	return false
}

// masked is the text with the versions in it that a reader of dates would take
// for a day ("Topal 4.2. Nach 19 Uhr"): they stand behind a name, behind
// "Version" or, where an update is spoken of, behind "to".
func (p *passage) masked() string {
	var text []byte
	for i := range p.toks {
		if !(p.dayLike(i) || p.small(i)) || !p.versionPlace(i) {
			continue
		}
		if text == nil {
			text = []byte(p.text)
		}
		for n := p.toks[i].start; n < p.toks[i].end; n++ {
			text[n] = '_'
		}
	}
	if text == nil {
		return p.text
	}
	return string(text)
}

// dayLike reports whether token i is two short numbers: 4.2, 11.12.
func (p *passage) dayLike(i int) bool {
	day, month, found := strings.Cut(p.word(i), ".")
	if !found && p.placed(i) {
		return len(day) < 3 && digitsIn(day) == len(day)
	}
	return found && p.toks[i].kind == 'n' && len(day) < 3 && len(month) < 3 && digitsIn(month) == len(month)
}

// placed reports whether "am" or its like stands directly behind token i, so
// that it begins no date: "Topal 9 am 15. Dezember".
func (p *passage) placed(i int) bool {
	return i+1 < len(p.toks) && p.toks[i+1].sentence == p.toks[i].sentence && p.toks[i+1].before == ' ' && p.is(i+1, asPlace|asBeforeold) && p.lang == tickets.German
}

// small reports whether token i is a number of one or two digits that would
// only be a day beside a month: "Topal 6 between 7 and 11 December".
func (p *passage) small(i int) bool {
	if p.lang == tickets.German || p.lang == "" || p.toks[i].kind != 'n' || p.toks[i].end-p.toks[i].start > 2 || digitsIn(p.word(i)) != p.toks[i].end-p.toks[i].start {
		return false
	}
	if i == 0 || !p.toks[i-1].upper || p.is(i-1, asCommon|asTarget|asVersionword) || i+1 == len(p.toks) {
		return false
	}
	next := p.toks[i+1]
	return next.sentence != p.toks[i].sentence || next.before == ' ' && next.kind == 'w' && !next.upper && !p.is(i+1, asUnit)
}

// versionPlace reports whether a version is what one expects at token i.
func (p *passage) versionPlace(i int) bool {
	t := p.toks[i]
	if i == 0 || p.toks[i-1].sentence != t.sentence || t.before != ' ' && t.before != '(' {
		return false
	}
	if p.feminine(i - 1) {
		return true
	}
	before := p.toks[i-1]
	if p.lang == tickets.German && (p.word(i-1) == "die" || p.word(i-1) == "d" || p.is(i-1, asWanted) || p.is(i-1, asArticle) && i > 1 && p.is(i-2, asWanted) && p.word(i-1) != "den") {
		return true // "wir hätten gerne 7.5", "die 7.5": of dates it is "den 7.5."
	}
	if p.lang == tickets.German && i > 1 && p.word(i-1) == "der" && (p.is(i-2, asTarget) || p.word(i-2) == "in" || p.word(i-2) == "mit" || p.word(i-2) == "bei") {
		return true // "noch auf der 7.2"
	}
	if p.is(i-1, asPassive) && i > 1 && p.lang == tickets.German { // "für Topal ist 3.1 erschienen"
		i--
		before = p.toks[i-1]
	}
	if p.lang == tickets.English && strings.Contains(p.word(i), ".") && !p.announcesDay(i-1) {
		return true // "on our 3.9", "nagging about 11.4": English writes its days otherwise
	}
	if p.is(i-1, asTarget) {
		from, to := p.sentence(i)
		return (p.within("update", from, to) || p.within("switch", from, to) || p.lang == tickets.English) && !p.within("move", from, to)
	}
	if p.is(i-1, asVersionword) {
		return !p.is(i-1, asOf) && !p.is(i-1, asUpdate)
	}
	if i > 1 && before.upper && p.toks[i-2].upper && p.toks[i-2].sentence == t.sentence && before.before == ' ' && !p.is(i-2, asCommon) && strings.Contains(p.word(i), ".") {
		return true // "Banana Comptabilité Plus 10.3"
	}
	return before.kind == 'w' && (before.upper || before.inner) && !p.is(i-1, asCommon) && !p.is(i-1, asUnit) && !abbreviation(p.word(i-1))
}

// announcesDay reports whether an English word can stand before the number of a day.
func (p *passage) announcesDay(i int) bool {
	switch strings.ToLower(p.word(i)) {
	case "on", "at", "around", "past", "by", "until", "till", "from", "between", "and", "or", "to", "the", "before", "after", "since", "of", "date", "dates",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "wed", "thu", "fri", "sat", "sun":
		return true
	}
	return false
}

// masculine reports whether token i is an article of French or Italian that a day has
// and a version has not: "dal 7 al 20".
func (s *origin) masculine(i int) bool {
	if !s.romance() || i < 0 {
		return false
	}
	switch s.word(i) {
	case "dal", "al", "du", "au":
		return true
	}
	return false
}

// feminine reports whether token i stands before a version and never before a
// day in French and Italian, whose days are masculine: "en 4.1", "alla 4.1".
func (p *passage) feminine(i int) bool {
	switch strings.ToLower(p.word(i)) {
	case "en", "la":
		return p.lang == tickets.French || p.lang == tickets.Italian
	case "alla", "dalla", "della", "nella", "sulla":
		return p.lang == tickets.Italian
	}
	return false
}
