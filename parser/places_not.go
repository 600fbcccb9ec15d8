package parser

import (
	"strings"

	"vorlauf/tickets"
)

// Places of a sentence where no product stands, and where one can only be.

// namesVersioned reports whether another name with its version stands at token i,
// behind a colon.
func (s *origin) namesVersioned(i int) bool {
	return i < len(s.toks) && s.toks[i].before == ':' && s.head(i) && s.versionOf(i, i) != ""
}

// customer reports whether the name is that of a business: "unser Kunde Löwen",
// "Tierklinik Seeblick".
func (s *origin) customer(m *mention) bool {
	if s.romance() && s.in(m.from-2, s.toks[m.from].sentence) && s.is(m.from-1, asOf) && s.is(m.from-2, asSite) {
		return true // "la filiale di Bellinzona (la 3.7)"
	}
	if s.romance() && s.placed(m) {
		return true
	}
	if m.version != "" && !(s.romance() && s.in(m.from-1, s.toks[m.from].sentence) && s.is(m.from-1, asSite)) || m.reason != "" {
		return false
	}
	return s.is(m.from, asSite) || s.in(m.from-1, s.toks[m.from].sentence) && s.toks[m.from].before == ' ' && s.is(m.from-1, asSite)
}

// placed reports whether the name only says which of several places or machines is
// meant: "sul server RDS", "nel reparto Vendite".
func (s *origin) placed(m *mention) bool {
	i, sentence := m.from-1, s.toks[m.from].sentence
	const other = asKind | asSoftword | asUpdate | asInstall | asVersionword | asArticle | asNew | asOf | asMaker | asPlace | asSetupword | asLicword
	if m.reason != "" || !s.in(i, sentence) || s.toks[m.from].before != ' ' || !s.is(i, asCommon) || s.is(i, other) {
		return false
	}
	switch s.word(i) {
	case "noi", "voi", "nous", "vous":
		return false // "installare da noi Topal"
	}
	for i--; s.in(i, sentence) && s.is(i, asArticle|asNew) && !s.is(i, asPlace); {
		i--
	}
	return s.in(i, sentence) && s.is(i, asPlace)
}

// purpose reports whether the name only says what a program is for: "das ist das
// Programm für die Waage". Of a product it would have no article.
func (s *origin) purpose(m *mention) bool {
	i := m.from - 1
	sentence := s.toks[m.from].sentence
	for s.in(i, sentence) && s.is(i, asArticle) && !s.is(i, asOf) {
		i--
	}
	return s.lang == tickets.German && m.version == "" && i < m.from-1 && s.in(i-1, sentence) && s.word(i) == "für" && s.is(i-1, asSoftword) && !s.is(i-1, asUpdate)
}

// brokenOff reports whether the name is only the end of one, behind a common word
// that is written large in a language that writes them small: "per Orario Docenti".
func (s *origin) brokenOff(m *mention) bool {
	i := m.from - 1
	if !s.romance() || s.title || m.version != "" || m.reason != "" || !s.in(i-1, s.toks[m.from].sentence) || s.toks[m.from].before != ' ' {
		return false
	}
	const other = asKind | asSoftword | asUpdate | asInstall | asMaker | asVersionword | asLicword | asSetupword | asNew | asPerson | asInfra | asVendor
	return s.toks[i].upper && s.is(i, asCommon) && !s.is(i, other) && s.toks[i].end-s.toks[i].start > 3
}

// oneOf reports whether the German indefinite article stands before the name: "eine
// neue Maus" is one of many, a product is "das neue Topal".
func (s *origin) oneOf(m *mention) bool {
	i := m.from - 1
	for s.in(i, s.toks[m.from].sentence) && s.is(i, asNew) {
		i--
	}
	if s.lang != tickets.German || m.version != "" || m.reason != "" || !s.in(i, s.toks[m.from].sentence) {
		return false
	}
	word := strings.ToLower(s.word(i))
	return len(word) <= 5 && strings.HasPrefix(word, "ein")
}

// plainWord reports whether nothing but its capital at the beginning of a
// sentence, or before a common noun, makes the name one.
func (s *origin) plainWord(m *mention) bool {
	if m.from != m.to || m.reason != "" || m.version != "" || s.toks[m.from].inner || m.from+1 >= len(s.toks) {
		return false
	}
	next := m.to + 1
	if !s.in(next, s.toks[m.from].sentence) {
		return false
	}
	if s.toks[next].before == ':' {
		return false
	}
	if s.toks[next].before == ' ' && s.is(next, asCommon) && s.lang == tickets.German && s.toks[next].upper && !s.is(next, asUpdate) {
		return true
	}
	if s.title && next == len(s.toks)-1 && s.is(next, asUpdate) && !strings.HasSuffix(s.word(m.from), "ly") {
		return false
	}
	return s.opens(m.from) && !s.joined(next) && !s.acts(next) && !s.fronted(m) && !s.lifted(m) && !s.described(m) && !s.is(next, asPassive) && (s.lang != tickets.German || !s.is(next, asUpdate))
}

// merelyOurs reports whether the name is a kind of software that is only said to be
// ours: "unsere Zeiterfassung", "betreffend unser Notenarchiv".
func (s *origin) merelyOurs(m *mention) bool {
	i := m.from - 1
	return s.lang == tickets.German && m.from == m.to && m.version == "" && m.reason == "" && s.is(m.from, asKind) && !s.toks[m.from].inner &&
		s.in(i, s.toks[m.from].sentence) && (strings.HasPrefix(s.word(i), "unser") || strings.HasPrefix(s.word(i), "mein"))
}

// fronted reports whether a name that means nothing else opens a German sentence as
// the object of what we have, use or need: "Topal nutzen wir seit Jahren".
func (s *origin) fronted(m *mention) bool {
	j := m.to + 1
	if s.lang != tickets.German || !s.opens(m.from) || !s.unheard(*m) || !s.in(j+1, s.toks[m.from].sentence) || s.toks[j].before != ' ' || !s.is(j, asWanted) {
		return false
	}
	switch s.word(j + 1) {
	case "wir", "ich", "mir", "mer":
		return true
	}
	return false
}

// versionedName reports whether a name with its version right behind it stands at token i.
func (s *origin) versionedName(i int) bool {
	if !s.toks[i].upper || !s.in(i+1, s.toks[i].sentence) || s.toks[i+1].before != ' ' || !s.head(i) {
		return false
	}
	v, _ := s.versionAt(i + 1)
	return v != ""
}

// ofPerson reports whether token i is the German "von" behind a thing that somebody
// has: "der Bildschirm von Petra".
func (s *origin) ofPerson(i int) bool {
	const other = asUpdate | asVersionword | asSoftword | asLicword | asSetupword | asVendor | asKind | asInstall | asSwitch | asInfra
	return s.lang == tickets.German && s.word(i) == "von" && s.in(i-1, s.toks[i].sentence) && s.toks[i-1].upper && s.is(i-1, asCommon) && !s.is(i-1, other)
}

// runsOn reports whether the name is the system that something runs on: "läuft auf
// Windows 11".
func (s *origin) runsOn(m *mention) bool {
	i := m.from - 1
	return s.is(m.from, asInfra) && m.reason != "filed" && s.lang == tickets.German && s.in(i, s.toks[m.from].sentence) && s.is(i, asPlace) && !s.switches(m.from)
}

// against is what speaks against a name's being a product.
func (r *understanding) against(s *origin, m *mention) int {
	score := 0
	if s.is(m.from, asInfra) && s.ended("since", m.from-1) {
		score += 2 * enough // "depuis le passage à Windows 11"
	}
	if s.title && !s.toks[m.from].upper && !s.toks[m.from].inner && !r.fresh.spoken(m.name()) && s.toks[m.from].before != ':' {
		score += 2 * enough
	}
	if s.oneOf(m) || s.brokenOff(m) {
		score += enough
	}
	if s.purpose(m) || s.customer(m) || s.merelyOurs(m) || s.doer(m) || s.device(m) {
		score += 2 * enough
	}
	return score
}

// belongs reports whether token i only says which of the things before it is meant:
// "sur le serveur TS tourne encore …".
func (s *origin) belongs(i int) bool {
	return s.in(i-1, s.toks[i].sentence) && s.toks[i].before == ' ' && s.is(i-1, asCommon) && !s.is(i-1, asArticle|asKind|asSoftword|asNew|asAnd|asSo)
}

// doer reports whether the name is said to do the work: "c'est Lémantech qui fera la
// mise à jour".
func (s *origin) doer(m *mention) bool {
	i := m.to + 1
	if !s.in(i+1, s.toks[m.to].sentence) || s.toks[i].before != ' ' {
		return false
	}
	switch strings.ToLower(s.word(i)) {
	case "qui", "che", "who":
		return s.is(i+1, asDoing)
	}
	return false
}

// device reports whether the name only says where something runs: "auf der Säge".
func (s *origin) device(m *mention) bool {
	i := m.from - 1
	if s.lang != tickets.German || m.version != "" || m.reason != "" || m.from != m.to || s.toks[m.from].inner || !s.in(i-1, s.toks[m.from].sentence) {
		return false
	}
	switch strings.ToLower(s.word(i)) {
	case "der", "dem", "unserem", "unserer", "meinem", "meiner":
		switch strings.ToLower(s.word(i - 1)) {
		case "auf", "an", "in":
			return true
		}
	}
	return false
}
