package parser

import (
	"strings"

	"vorlauf/tickets"
)

// small reports whether token i is a name in small letters: a word that means
// nothing else, behind "upgrade" or "version of", of somebody who writes a line
// or two without capitals.
func (s *origin) small(i int) bool {
	t := s.toks[i]
	if s.smallVersioned(i) || s.smallPair(i) {
		return true
	}
	if len(s.toks) > 40 || t.class != 0 || t.end-t.start < 5 || strings.HasSuffix(s.word(i), "ly") || !s.opensSmall(i) && !s.followsSmall(i) {
		return false
	}
	for j, o := range s.toks {
		if o.upper && s.in(j-1, o.sentence) && o.end-o.start > 1 {
			return false
		}
	}
	return true
}

// followsSmall reports whether token i stands where a name does, behind "upgrade" or
// "version of", "la 12 di".
func (s *origin) followsSmall(i int) bool {
	if !s.in(i-1, s.toks[i].sentence) || s.toks[i].before != ' ' {
		return false
	}
	verb := s.lang == tickets.English && i > 1 || s.romance() && vocabulary()[simplify(s.word(i))] == 0
	if said, _ := s.saidVersion(); verb && s.romance() && s.is(i-1, asWanted) && said != "" {
		return true // "vorrei topal, la 10.2"
	}
	return verb && s.is(i-1, asInstall) && s.is(i-1, asUpdate) || i > 1 && s.is(i-1, asOf) && (s.saysVersion(i-2) || s.versionBefore(i) != "")
}

// opensSmall reports whether token i opens a sentence that says what a program does,
// in a text that says which version is wanted: "topal dice che è scaduto, serve la 6".
func (s *origin) opensSmall(i int) bool {
	if !s.romance() || !s.opens(i) || !s.in(i+1, s.toks[i].sentence) || s.toks[i+1].before != ' ' || !s.acts(i+1) || vocabulary()[simplify(s.word(i))] != 0 {
		return false
	}
	said, _ := s.saidVersion()
	return said != ""
}

// smallVersioned reports whether token i is a name in small letters by its
// version behind it and what stands before: "mise à jour de topal 26.4".
func (s *origin) smallVersioned(i int) bool {
	t := s.toks[i]
	if t.class != 0 || t.kind != 'w' || t.end-t.start < 4 || !s.in(i+1, t.sentence) || s.toks[i+1].before != ' ' {
		return false
	}
	v, _ := s.versionAt(i + 1)
	if v == "" || s.inDate(i+1) {
		return false
	}
	from, to := s.sentence(i)
	tied := t.before == ' ' && s.in(i-1, t.sentence)
	return tied && (strings.Contains(v, ".") || len(v) == 4) && (s.is(i-1, asOf) || s.is(i-1, asInstall) || s.is(i-1, asUpdate)) ||
		vocabulary()[simplify(s.word(i))] == 0 && (s.within("install", from, to) || s.within("request", from, to) || s.within("asks", from, to)) // "tektura 5.3 bitte installieren"
}

// smallPair reports whether token i begins a name of two words in small letters,
// the first of which means nothing else, with its version: "ci serve lignum studio 5.3".
func (s *origin) smallPair(i int) bool {
	t := s.toks[i]
	if !s.romance() || t.class != 0 || t.kind != 'w' || t.upper || t.end-t.start < 4 || !s.in(i+2, t.sentence) || s.toks[i+1].before != ' ' || s.toks[i+2].before != ' ' {
		return false
	}
	if s.toks[i+1].kind != 'w' || s.toks[i+1].upper || s.is(i+1, asVersionword|asTarget|asOf|asPlace|asUnit|asInfra|asPassive|asArticle) || vocabulary()[simplify(s.word(i))] != 0 {
		return false
	}
	from, to := s.sentence(i)
	v, _ := s.versionAt(i + 2)
	return v != "" && !s.inDate(i+2) && (s.within("install", from, to) || s.within("request", from, to))
}

// smallPart reports whether token j is a word in small letters between a name
// and its version, which opens a list item: "- Plancal nova 17.2".
func (s *origin) smallPart(i, j int) bool {
	if s.toks[j].before != ' ' || s.toks[j].end-s.toks[j].start < 3 || !s.item(i) || !s.in(j+1, s.toks[i].sentence) {
		return false
	}
	v, _ := s.versionAt(j + 1)
	return v != "" && s.toks[j+1].before == ' ' && s.toks[j].class&^(asMaker|asKnown) == 0
}

// capital reports whether a common word begins a name of several words in a language
// that writes such words small: "il programma Studio Facile", "aggiornare Orario Docenti".
func (s *origin) capital(i int) bool {
	sentence := s.toks[i].sentence
	if !s.romance() || s.title || !s.toks[i].upper || s.toks[i].before != ' ' || !s.in(i-1, sentence) || !s.in(i+1, sentence) {
		return false
	}
	if next := s.toks[i+1]; !next.upper || next.before != ' ' || next.end-next.start < 3 || s.is(i, asPerson|asInfra|asKind|asUpdate|asMaker) || s.is(i+1, asCommon) {
		return false
	}
	before := i - 1
	if s.is(before, asOf) && s.in(before-1, sentence) && !s.is(before, asKind) {
		before--
	}
	return s.is(before, asKind|asUpdate) || s.is(i-1, asInstall) || s.ended("named", i-1)
}
