package parser

import (
	"strings"
	"sync"
	"unicode"
	"vorlauf/tickets"
)

// nameAt reads the name that begins at token i, the longest run of words that
// can belong to one.
func (r *understanding) nameAt(s *origin, i int) (mention, bool) {
	m := mention{in: s, from: i, to: i}
	if known := r.knownAt(s, i); known > i {
		m.to = known - 1
		m.reason = "known"
		if longest(s.passage, i, r.filed)+longest(s.passage, i, r.ticket) > 0 {
			m.reason = "filed"
		}
		m.extend()
		return m.trimmed()
	}
	if !s.head(i) {
		return m, false
	}
	m.extend()
	return m.trimmed()
}

// head reports whether a name can begin at token i.
func (s *origin) head(i int) bool {
	t := s.toks[i]
	if t.kind == 'u' || t.kind == 'm' || i > 0 && s.joined(i) && s.toks[i-1].kind == 'w' || s.grouped(i) {
		return false
	}
	if t.kind == 'n' {
		// 7-Zip, 3ds Max
		return !s.file(i) && (i+1 < len(s.toks) && s.joined(i+1) && s.toks[i+1].kind == 'w' && s.toks[i+1].upper && !s.is(i+1, asCommon) ||
			s.wordly(i) && !s.is(i, asUnit) && !ordinal(s.word(i)))
	}
	if s.suffix(i) > 0 || s.is(i, asUrgent) || versionShape(s.word(i)[1:]) {
		return false
	}
	if t.end-t.start < 2 && !s.compound(i) || !t.upper && !t.inner && !s.titled(i) && !s.small(i) {
		return false
	}
	if s.is(i, asVersionword) || s.is(i, asNotkey) && !s.is(i, asKnown) || s.is(i, asCommon) && !camel(s.word(i)) && !s.compound(i) && !s.capital(i) {
		return false
	}
	if s.compounded(i) || s.foreign(i) || s.inverted(i) || s.abbreviates(i) {
		return false
	}
	return !s.human(i) && !s.machine(i) && !s.file(i)
}

// abbreviates reports whether token i is a short word in capitals before a German
// noun that it belongs to: "EC Geräte", "PDF Datei".
func (s *origin) abbreviates(i int) bool {
	w := s.word(i)
	next := i + 1
	return s.lang == tickets.German && len(w) < 4 && strings.ToUpper(w) == w && s.in(next, s.toks[i].sentence) && s.toks[next].before == ' ' &&
		s.toks[next].upper && s.is(next, asCommon) && !s.is(next, asUpdate|asVersionword|asSoftword|asLicword)
}

// inverted reports whether token i is the verb that opens a question: "Unterstützt
// Topal 26 …?"
func (s *origin) inverted(i int) bool {
	return s.lang == tickets.German && !s.title && s.opens(i) && s.is(i, asActs) && s.in(i+1, s.toks[i].sentence) && s.toks[i+1].before == ' '
}

// foreign reports whether token i is all of a subject and a common word in another
// language than the text's: "Anfrage" above an English request.
func (s *origin) foreign(i int) bool {
	return s.title && len(s.toks) == 1 && lexiconOf("").classOf(s.word(i))&(asCommon|asUrgent) != 0
}

// compound reports whether a common word is the first half of a name that is
// written with a hyphen ("M-Files", "RA-MICRO").
func (s *origin) compound(i int) bool {
	return i+1 < len(s.toks) && s.joined(i+1) && s.toks[i+1].upper && !s.is(i+1, asCommon) && s.toks[i].end-s.toks[i].start < 4
}

// camel reports whether a capital stands behind a small letter ("MailStore").
func camel(word string) bool {
	for i := 1; i < len(word); i++ {
		if word[i] >= 'A' && word[i] <= 'Z' && word[i-1] >= 'a' && word[i-1] <= 'z' {
			return true
		}
	}
	return false
}

// compounded reports whether the word only begins a compound ("CAM-Rechner").
func (s *origin) compounded(i int) bool {
	j := i + 1
	return j < len(s.toks) && s.toks[j].before == '-' && s.joined(j) && s.is(j, asCommon) && !camel(s.word(j)) &&
		!s.is(j, asUpdate) && !s.is(j, asVersionword) && !s.is(j, asKind) && !s.is(j, asLicword) && !s.is(j, asSetupword) && s.toks[i].end-s.toks[i].start > 1
}

// wordly reports whether a token that begins with a digit is more than a number.
func (s *origin) wordly(i int) bool {
	w := s.word(i)
	letters := 0
	for _, c := range w {
		if unicode.IsLetter(c) {
			letters++
		}
	}
	return letters > 1 && letters*2 >= len(w)
}

// ordinal reports whether a word is a number with the ending of an ordinal.
func ordinal(w string) bool {
	number := strings.TrimRight(w, "sthndrSTHNDR")
	return len(w)-len(number) == 2 && digitsIn(number) == len(number)
}

// extend takes the words behind into the name.
func (m *mention) extend() {
	s := m.in
	for j := m.to + 1; j < len(s.toks) && s.continues(m.to, j); j++ {
		m.to = j
	}
}

// continues reports whether token j goes on with a name that ends at token i.
func (s *origin) continues(i, j int) bool {
	t := s.toks[j]
	if t.sentence != s.toks[i].sentence || t.kind == 'u' || t.kind == 'm' || s.grouped(j) {
		return false
	}
	switch t.before {
	case ' ', '-', '&', '_', 0, '.':
	case '+': // "KeyStay + MinibarMate" are two
		if !s.joined(j) {
			return false
		}
	default:
		return false
	}
	if t.before == '.' && !strings.EqualFold(s.word(i), "dr") && s.toks[i].end+1 != t.start {
		return false
	}
	if versionShape(strings.TrimLeft(s.word(j), "vVxX")) && t.kind == 'w' || s.suffix(j) > 0 {
		return false
	}
	if t.kind == 'n' {
		return dimension(s.word(j)) || s.joined(j) && !s.dotted(j) || s.wordly(j) && !s.is(j, asUnit)
	}
	if j == i+1 && s.smallPair(i) {
		return true
	}
	if s.is(j, asCommon) && !s.sandwiched(j) && !camel(s.word(j)) {
		return s.toks[i].end-s.toks[i].start == 1 && s.joined(j)
	}
	return t.upper || t.inner || s.joined(j) || s.title && len(s.toks) <= 3 && !s.is(j, asActs) || s.smallPart(i, j)
}

// grouped reports whether three groups of a key that look alike begin with
// token i: "VW27-88QP-41XK".
func (s *origin) grouped(i int) bool {
	if i+2 >= len(s.toks) || !s.tied(i+1) || !s.tied(i+2) {
		return false
	}
	digits := 0
	for j := i; j <= i+2; j++ {
		w := s.word(j)
		if !group(w) || len(w) != len(s.word(i)) {
			return false
		}
		digits += digitsIn(w)
	}
	return digits > 0
}

// sandwiched reports whether a common word is part of a name by its capital:
// in languages that write nouns small, or before another word of the name.
func (s *origin) sandwiched(j int) bool {
	if s.lang == tickets.German && s.edition(j) {
		return true
	}
	if !s.toks[j].upper || s.toks[j].before != ' ' || s.is(j, asUpdate) || s.is(j, asUnit) || s.is(j, asLicword) || s.is(j, asSetupword) || s.is(j, asVersionword) {
		return false
	}
	return s.lang != tickets.German && !s.is(j, asPlace) && !s.is(j, asNotkey)
}

// edition reports whether token j is a noun between a name and its version:
// "Crésus Lohn 14.2", "Abacus Client auf 2026".
func (s *origin) edition(j int) bool {
	const other = asUpdate | asVersionword | asLicword | asSetupword | asSoftword | asPlace | asNotkey | asPerson
	if !s.toks[j].upper || s.toks[j].before != ' ' || s.is(j, other) || s.toks[j-1].class&asCommon != 0 {
		return false
	}
	next := j + 1
	if s.in(next, s.toks[j].sentence) && s.is(next, asTarget|asVersionword) {
		next++
	}
	if !s.in(next, s.toks[j].sentence) || s.toks[next].before != ' ' {
		return false
	}
	v, _ := s.versionAt(next)
	return v != ""
}

// titled reports whether token i is all that stands behind the colon of a
// subject: "Fehlende Angaben: cadwork".
func (s *origin) titled(i int) bool {
	return s.title && (s.toks[i].before == ':' && len(s.toks)-i <= 3 || len(s.toks) <= 2)
}

// file reports whether token i belongs to the name of a file.
func (s *origin) file(i int) bool {
	t := s.toks[i]
	if strings.IndexByte(s.word(i), '_') >= 0 {
		return true
	}
	for _, l := range s.doc.links {
		if t.start < l.end && t.end > l.start && strings.ContainsAny(l.shown, `_/\`) {
			return true
		}
	}
	end := t.end
	for end < len(s.text) && s.text[end] != ' ' && s.text[end] != '\n' {
		end++
	}
	return setupFile(strings.ToLower(strings.TrimRight(s.text[t.start:end], ".,;:)")))
}

// joined reports whether token j is tied to the one before without a space.
func (s *origin) joined(j int) bool {
	return s.toks[j].start-s.toks[j-1].end <= 1 && s.toks[j].before != ' ' && s.toks[j].before != '(' && s.toks[j].before != '/' && s.toks[j].before != '\n'
}

func (s *origin) dotted(j int) bool { return strings.Contains(s.word(j), ".") }

// trimmed takes makers off the beginning, and refuses what is left empty.
func (m mention) trimmed() (mention, bool) {
	for m.from < m.to {
		if m.in.is(m.from, asKind) && (m.in.is(m.from, asInfra) || m.in.lang == tickets.German && !camel(m.in.word(m.from))) && m.in.toks[m.from+1].before == ' ' {
			m.from++ // "das ERP Zentrano"
			continue
		}
		n := makerAt(m.in.passage, m.from)
		if n == 0 || m.from+n > m.to {
			break
		}
		m.from += n
	}
	return m, m.from <= m.to
}

// human reports whether the word at i follows a form of address or is followed
// by the form of a company.
func (s *origin) human(i int) bool {
	if i > 0 && s.toks[i-1].sentence == s.toks[i].sentence && s.is(i-1, asPerson) && (s.toks[i].before == ' ' || s.toks[i].before == '.') {
		return true
	}
	if i > 1 && s.toks[i-1].upper && s.is(i-2, asPerson) && !s.is(i-1, asCommon) && s.toks[i].before == ' ' && s.toks[i-1].sentence == s.toks[i].sentence {
		return true
	}
	if s.lang == tickets.French && s.toks[i].before == ' ' && s.ended("street", i-1) {
		return true // "rue du Lac"
	}
	if i > 2 && s.toks[i-3].sentence == s.toks[i].sentence && s.is(i-1, asOf) && s.toks[i-2].upper && s.is(i-3, asPerson) {
		return true // "Herr Suter von Pixelhaus"
	}
	if i > 3 && s.toks[i].before == ' ' && s.toks[i-4].sentence == s.toks[i].sentence && s.toks[i-1].upper && s.is(i-2, asOf) && s.toks[i-3].upper && s.is(i-4, asPerson) {
		return true // "Herr Suter von Terra Soft"
	}
	for j := i + 1; j < len(s.toks) && j < i+4 && s.toks[j].sentence == s.toks[i].sentence && s.toks[j].before == ' '; j++ {
		if !s.toks[j].upper {
			return s.is(j, asSite) // "the Geneva office"
		}
		if s.is(j, asCompany) {
			return true
		}
	}
	return false
}

// machine reports whether the word at i is the name of a computer: capitals and
// a number, with hyphens ("LM-07", "HPT-EL-02").
func (s *origin) machine(i int) bool {
	j := i
	for j+1 < len(s.toks) && s.toks[j+1].before == '-' && s.joined(j+1) {
		j++
	}
	if j == i || s.toks[j].kind != 'n' || s.dotted(j) {
		return false
	}
	return strings.ToUpper(s.word(i)) == s.word(i) && len(s.word(i)) > 1
}

// The names of words/products.txt.
type productWords struct {
	makers map[string][][]string // by first folded word
	known  map[string][][]string
}

var knownProducts = sync.OnceValue(func() productWords {
	text, err := wordTables.ReadFile("words/products.txt")
	if err != nil {
		panic(err) // embedded
	}
	w := productWords{makers: map[string][][]string{}, known: map[string][][]string{}}
	into := w.known
	for _, line := range strings.Split(string(text), "\n") {
		line = strings.TrimSpace(line)
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[':
			if into = w.known; line == "[maker]" {
				into = w.makers
			}
		default:
			enterName(into, line)
		}
	}
	return w
})

// enterName notes a name by its words.
func enterName(into map[string][][]string, name string) {
	toks := tokenize(name, []span{{0, len(name)}}, false)
	var words []string
	for _, t := range toks {
		words = append(words, string(foldWord(nil, name[t.start:t.end], false)))
	}
	if len(words) > 0 {
		into[words[0]] = append(into[words[0]], words)
	}
}

// longest returns how many tokens from i on are one of the names.
func longest(p *passage, i int, names map[string][][]string) int {
	if len(names) == 0 {
		return 0
	}
	best := 0
	var buffer [64]byte
	if p.toks[i].end-p.toks[i].start > 40 || p.toks[i].kind == 'u' || p.toks[i].kind == 'm' {
		return 0
	}
	for _, words := range names[string(foldWord(buffer[:0], p.word(i), false))] {
		n := 0
		for n < len(words) && i+n < len(p.toks) && string(foldWord(nil, p.word(i+n), false)) == words[n] && p.toks[i+n].sentence == p.toks[i].sentence {
			n++
		}
		if n == len(words) && n > best {
			best = n
		}
	}
	return best
}

func makerAt(p *passage, i int) int {
	if !p.is(i, asMaker) {
		return 0
	}
	return longest(p, i, knownProducts().makers)
}

// knownAt returns the token after the known name that begins at i, or i.
func (r *understanding) knownAt(s *origin, i int) int {
	if n := max(longest(s.passage, i, r.filed), longest(s.passage, i, r.ticket)); n > 0 && !s.file(i) {
		return i + n
	}
	if !s.is(i, asKnown) || s.file(i) {
		return i
	}
	n := longest(s.passage, i, knownProducts().known)
	if n == 1 && s.is(i, asCommon) {
		return i
	}
	if n == 1 && !s.toks[i].upper && !s.toks[i].inner && ordinary[s.word(i)] {
		return i
	}
	return i + n
}

// ordinary are known names that are also plain words where written small.
var ordinary = map[string]bool{"project": true, "office": true, "teams": true, "slack": true, "banana": true, "chrome": true, "zoom": false, "affinity": true, "rhino": false, "outlook": false}
