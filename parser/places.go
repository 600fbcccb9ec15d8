package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// judge gives the signs points that a name is a product the mail asks for.
func (r *understanding) judge(s *origin, m *mention, avoid map[string]int) int {
	score := 0
	score += r.look(s, m)
	left := r.left(s, m)
	score += left
	score += r.right(s, m)
	score += r.leads(s, m)
	if r.told && s == r.fresh && score > 0 {
		score += 2
	}
	if s == r.fresh && r.answersName(s.toks[m.from].start) {
		score += 4
	}
	if s.ended("inturn", m.from-1) {
		score += 3 // "Secondly StatiCalc."
	}
	if m.from == m.to && s.is(m.from, asInfra) && !s.asked(m) {
		score -= 5
	}
	if left < 4 && s.plainWord(m) {
		score -= 3
	}
	score -= r.against(s, m)
	from, to := s.sentence(m.from)
	if s.within("request", from, to) || score >= 3 && s == r.fresh && !s.is(m.to+1, asVersionword) && s.askedNext(to) {
		if score += 2; s.opens(m.from) && s.within("anaphor", from, to) {
			score += 2 // "Topal is behind, please bring it up to date"
		}
	} else if s.within("update", from, to) {
		score++
	}
	if m.version != "" && m.heads() {
		score += 2
	}
	if m.version == "" {
		score += s.versionSaid(m, from, to)
	}
	if s.runsOn(m) {
		score -= 2 * enough
	}
	if weight := avoid[squeezed(m.name())]; weight > 0 && m.version == "" {
		if score -= weight; left >= 4 && weight > 2 && s.lang != tickets.German {
			score += 3 // some makers are named like their product
		}
	}
	return score
}

// leads judges the place of a name in the subject, or at the head of its sentence.
func (r *understanding) leads(s *origin, m *mention) int {
	score := 0
	switch {
	case s.title:
		score += 2
		switch {
		case m.from == 0 && m.to == len(s.toks)-1, s.namesOnly(), m.from == 0 && m.version != "":
			score += 3
		case s.in(m.to+1, s.toks[m.to].sentence) && s.toks[m.to+1].before == ':' && s.updatesOther(m.to+1):
			score -= enough // "Gemeindewerke Ufenau: Update AquaNet" names the customer
		case m.from == 0 && m.version == "" && s.namesVersioned(m.to+1):
			score -= enough // likewise "Löwen-Apotheke: Rezepta 9.1"
		case m.from == 0 && s.in(m.to+1, s.toks[0].sentence) && s.toks[m.to+1].before == ':',
			m.from > 0 && m.to == len(s.toks)-1 && s.toks[m.from].before == ':' || r.answer && s.is(m.from-1, asOf):
			score += 3
		}
	case m.version != "" && s.in(m.to+1, s.toks[m.to].sentence) && s.is(m.to+1, asTarget):
		score += 2
	case m.version != "" && (s.opens(s.makers(m.from)) || s.toks[m.from].before == ':'):
		score += 2
	}
	return score
}

// namesOnly reports whether a subject is nothing but names: "Topal und Abacus".
func (s *origin) namesOnly() bool {
	and := false
	for i, t := range s.toks {
		and = and || s.is(i, asAnd)
		if !s.is(i, asAnd) && (!t.upper || s.is(i, asCommon|asMaker)) {
			return false
		}
	}
	return and
}

// answersName reports whether the answer to a question on the software begins at
// that offset: "> Welches Programm?" / "VetCalm, …".
func (r *understanding) answersName(offset int) bool {
	for n, a := range r.parts.answers {
		if a.fresh.start == offset {
			return slices.ContainsFunc(r.questions()[n].toks, func(t token) bool { return t.class&asSoftword != 0 })
		}
	}
	return false
}

// askedNext reports whether the sentence that begins with token i asks for
// something that it does not name: "Könnten Sie das einspielen?"
func (s *origin) askedNext(i int) bool {
	if i >= len(s.toks) {
		return false
	}
	from, to := s.sentence(i)
	if to-from > 14 || !s.within("request", from, to) {
		return false
	}
	for ; i < to; i++ {
		if i > from && s.head(i) {
			return false
		}
	}
	return true
}

// updatesOther reports whether "update" and a name stand at token i.
func (s *origin) updatesOther(i int) bool {
	return s.is(i, asUpdate) && i+1 < len(s.toks) && s.toks[i+1].before == ' ' && s.head(i+1)
}

// asked reports whether the name is itself what is to be updated: the object of
// the verb, or with a version of its own.
func (s *origin) asked(m *mention) bool {
	i := m.from - 1
	return m.version != "" || s.in(i, s.toks[m.from].sentence) && (s.is(i, asInstall) || s.is(i, asUpdate) || s.is(i, asNew)) || s.title && !(s.in(m.to+1, s.toks[m.to].sentence) && s.is(m.to+1, asSoftword)) // not "PDF tool"
}

// spoken reports whether the text has the name, in any letters.
func (s *origin) spoken(name string) bool {
	words := tokenize(name, []span{{0, len(name)}}, false)
	for i := range s.toks {
		if _, ok := s.spells(i, name, words); ok {
			return true
		}
	}
	return false
}

// opens reports whether token i begins a line or a list item.
func (s *origin) opens(i int) bool {
	if i > 0 && s.toks[i-1].sentence == s.toks[i].sentence {
		letter := s.toks[i-1].kind == 'w' && s.toks[i-1].end-s.toks[i-1].start == 1 && s.toks[i].before == ')'
		return (letter || s.toks[i-1].kind == 'n' && (s.toks[i].before == ')' || s.toks[i].before == '.')) && (i == 1 || s.toks[i-2].sentence != s.toks[i].sentence)
	}
	return true
}

// look judges how the name is written.
func (r *understanding) look(s *origin, m *mention) int {
	score := 0
	switch m.reason {
	case "known":
		score += 2
	case "filed":
		score += 4
	}
	for i := m.from; i <= m.to; i++ {
		if s.toks[i].inner && s.toks[i].kind == 'w' {
			score++
			break
		}
	}
	if m.version != "" {
		score += 3
	}
	return score
}

// left judges what stands before the name.
func (r *understanding) left(s *origin, m *mention) int {
	i := m.from - 1
	sentence := s.toks[m.from].sentence
	before := s.toks[m.from].before
	score := 0
	if s.in(i-1, sentence) && before == ' ' && s.is(i, asOf) && (!s.is(i, asPlace) || !s.is(i, asTarget) && s.saysVersion(i-1)) && (s.is(i-1, asUpdate) || s.saysVersion(i-1) || s.is(i-2, asUpdate) && s.toks[i-1].class == 0) {
		if score += 4; s.is(i-2, asNew) {
			score += 2
		}
		return score
	}
	if (before == ',' || before == '(') && s.inserted(m) {
		return score + 4
	}
	if s.title && s.romance() && before == ' ' && s.in(i-1, sentence) && s.saysVersion(i) && s.is(i-1, asNew) {
		return score + 5 // "Nuova versione Topal"
	}
	for n := 0; n < 6 && s.in(i, sentence) && (s.is(i, asArticle) || s.is(i, asNew)) && free(before); n++ {
		if s.ended("named", i) {
			return score + 4 // "il s'agit de Topal"
		}
		if s.is(i, asNew) {
			score = 2
		}
		if s.is(i, asKind) {
			return score + 4
		}
		before = s.toks[i].before
		i--
	}
	if !s.in(i, sentence) {
		return score
	}
	if first := s.makers(i + 1); first <= i {
		before, i = s.toks[first].before, first-1
	}
	if !s.in(i, sentence) {
		return score
	}
	if s.is(i, asKind) && (before == ',' || before == '(' || before == ' ' || before == ':' || before == '"' || before == ';') {
		return score + 4
	}
	switch {
	case before == ':' && s.is(i, asColname) && s.opens(i):
		return score + enough // a form
	case s.is(i, asSoftword) || s.ended("named", i):
		return score + 4
	case s.title && r.answer && s.is(i, asLicword):
		return score + 3
	case before != ' ' && before != '"' && before != ':' && before != '-':
		return score
	case s.is(i, asInstall), s.is(i-1, asInstall) && s.in(i-1, sentence) && s.is(i, asPassive) && !s.is(i, asPlace|asOf|asTarget):
		return score + 4 // "install Topal", "roll out Topal"
	case s.is(i, asWanted):
		return score + 3
	case s.lang == tickets.French && i == m.from-2 && s.is(i+1, asOf) && !s.is(i+1, asPlace|asTarget) && s.is(i, asSetupword|asLicword):
		return score + 3 // "la clé de Topal"
	case s.ofPerson(i):
		return score - 3
	case s.is(i, asOf):
		if found := r.behindOf(s, m, i); found > 0 {
			return score + found
		}
	}
	switch {
	case s.is(i, asOf) && !s.is(i, asTarget) && s.opens(i) && s.lang == tickets.German && s.unheard(*m):
		score += 3 // "Bei Topal gibt es etwas Neues": no article, so a name
	case s.is(i, asPlace) && m.version == "":
		score -= 2
	}
	return score
}

// behindOf judges a name behind a preposition at token i by what stands before that:
// "Update von Topal", "der Hersteller von Topal".
func (r *understanding) behindOf(s *origin, m *mention, i int) int {
	sentence := s.toks[m.from].sentence
	for j := i - 1; j >= i-4 && s.in(j, sentence); j-- {
		if s.is(j, asUpdate) || s.is(j, asInstall) || s.is(j, asSwitch) {
			return 4
		}
		if s.is(j, asWanted) && !s.is(i, asPlace) || r.answer && s.is(j, asInfo) {
			return 3
		}
		if j == i-1 && !s.is(i, asPlace) && s.is(j, asVendor) {
			return 3
		}
		if j == i-1 && !s.is(i, asPlace) && (s.is(j, asSoftword) || s.saysVersion(j)) {
			return 4
		}
		if j >= i-2 && !s.is(i, asPlace) && (s.is(j, asSetupword) || s.is(j, asLicword) || s.is(j, asSoftword)) {
			return 3
		}
	}
	if s.is(i, asTarget) && s.toks[m.from].upper && s.switches(m.from) && s.unheard(*m) {
		return 4 // "von Topal auf Abacus wechseln"
	}
	from, to := s.sentence(m.from)
	if r.answer && s.within("info", from, to) {
		return 3
	}
	if m.version != "" && (s.switches(m.from) || !s.in(i-1, sentence)) {
		return 2
	}
	return 0
}

// right judges what stands behind the name and its version.
func (r *understanding) right(s *origin, m *mention) int {
	sentence := s.toks[m.from].sentence
	i := m.to + 1
	if !s.in(i, sentence) {
		return 0
	}
	if s.joined(i) && (s.is(i, asUpdate) || s.is(i, asVersionword)) {
		return 4
	}
	if s.is(i, asSoftword) && s.toks[i].before != ',' {
		return 3
	}
	if s.is(i, asUpdate) && s.toks[i].before == ' ' && !s.is(i, asInf) {
		return 3
	}
	if s.is(i, asUpdate) && s.toks[i].before == ' ' {
		return 4
	}
	if s.lifted(m) || s.calledSo(i) || s.described(m) {
		return 4
	}
	and := false
	for n := 0; n < 7 && s.in(i, sentence); n++ {
		if and = and || s.is(i, asAnd); s.toks[i].before == ',' || !and && s.lang == tickets.German && s.versionedName(i) {
			break // "in Ruhe die Rezepta 2.9 installieren"
		}
		if s.inDate(i) {
			n-- // "Topal bis zum 31. Dezember aktualisieren"
		}
		if s.is(i, asInf) || s.is(i, asUpdate) && s.passive(m.to+1) && s.lang != tickets.English {
			return 4
		}
		i++
	}
	if j := m.to + 1; s.in(j, sentence) && s.toks[j].before == ' ' && (s.acts(j) || s.is(j, asPassive) && s.in(j+1, sentence) && s.is(j+1, asActs)) && !s.belongs(m.from) {
		return 3
	}
	if s.fronted(m) {
		return 4 // "Topal haben wir noch in der 7.2"
	}
	if s.in(m.to+1, sentence) && s.passive(m.to+1) {
		return 1
	}
	return 0
}

// makers is the first of the makers' names that stand right before token i, or i.
func (s *origin) makers(i int) int {
	for i > 0 && s.in(i-1, s.toks[min(i, len(s.toks)-1)].sentence) && s.is(i-1, asMaker) {
		i--
	}
	return i
}

// saysVersion reports whether token i is a word for a version, with its number
// or without: "version 8.2 of", "the release of".
func (s *origin) saysVersion(i int) bool {
	if v, last := s.versionAt(i); v != "" && last == i && i > 0 {
		i--
	}
	return s.is(i, asVersionword) && !s.is(i, asOf) && s.toks[i].end-s.toks[i].start > 2
}

// lifted reports whether the words behind the name ask for a newer version of
// it: "X to the latest version", "X nous demande une mise à jour".
func (s *origin) lifted(m *mention) bool {
	return slices.ContainsFunc(s.between(m.to+1, m.to+3), func(h hit) bool { return h.cue == "lift" })
}

// inserted reports whether the name stands between commas behind a word for
// software: "le logiciel du cabinet, Dentarix, demande …".
func (s *origin) inserted(m *mention) bool {
	sentence := s.toks[m.from].sentence
	if !s.in(m.to+1, sentence) || s.toks[m.to+1].before != ',' && strings.IndexByte(s.text[s.toks[m.to].end:s.toks[m.to+1].start], ')') < 0 {
		return false
	}
	for i := m.from - 1; i > m.from-7 && s.in(i, sentence); i-- {
		if s.is(i, asKind) {
			return true
		}
		if s.toks[i].before == ',' {
			return false
		}
	}
	return false
}

// switches reports whether i's sentence speaks of changing to something.
func (s *origin) switches(i int) bool {
	from, to := s.sentence(i)
	return s.within("switch", from, to)
}

// in reports whether there is a token i, in that sentence.
func (s *origin) in(i, sentence int) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].sentence == sentence
}

// longestPhrase is how many tokens a phrase of the tables spans at most, gaps and all.
const longestPhrase = 64

// ended reports whether a phrase of the section ends at token i.
func (s *origin) ended(cue string, i int) bool {
	for _, h := range s.between(i-longestPhrase, i+1) {
		if h.cue == cue && h.to == i {
			return true
		}
	}
	return false
}

// free reports whether a mark lets a phrase go on.
func free(mark byte) bool {
	return mark == ' ' || mark == '"' || mark == '-' || mark == 0 || mark == ':'
}
