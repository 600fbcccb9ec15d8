package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// loneVersion reads a version that stands away from any name: "Version ist die
// 11.5", "auf 15.72.3 aktualisieren". It must be said to be one. i is its token.
func (s *origin) loneVersion() (version string, i int) {
	for i := range s.toks {
		v, last := s.versionAt(i)
		if v == "" {
			continue
		}
		sentence := s.toks[i].sentence
		if s.raises(i) && (s.switches(i) || s.updates(i)) && !(s.in(last+1, sentence) && s.is(last+1, asUnit)) {
			return v, i
		}
		for j, n := i-1, 0; n < 4 && s.in(j, sentence); j, n = j-1, n+1 {
			if s.is(j, asFromword) && !s.is(j, asVersionword) {
				break
			}
			if j == i-1 && s.is(j, asWanted) && strings.Contains(v, ".") {
				return v, i
			}
			if s.is(j, asVersionword) && !s.is(j, asOf) {
				if s.outdated(i) || s.toks[j].end-s.toks[j].start < 3 && !s.surely(i, j, v) || s.is(j-1, asStill|asFromword) || s.is(j, asTarget) && s.is(j-1, asPassive) {
					break
				}
				return v, i
			}
			if (s.is(j, asVersionword) || s.is(j, asTarget)) && (s.switches(i) || s.updates(i)) && (strings.Contains(v, ".") || last > i) {
				return v, i
			}
			if !s.is(j, asArticle) && !s.is(j, asPassive) && !s.is(j, asVersionword) && !s.is(j, asNew) && !s.is(j, asOf) {
				break
			}
		}
	}
	return "", 0
}

// surely reports whether the version at token i, behind a word at token j that
// only may mean "Version" ("la 12"), can be nothing else: not "in room 312".
func (s *origin) surely(i, j int, v string) bool {
	if strings.Contains(v, ".") {
		return true
	}
	from, to := s.breath(i)
	return !s.is(j-1, asPlace) && (s.switches(i) || s.updates(i) || s.within("vnew", from, to) || s.within("request", from, to))
}

func (s *origin) updates(i int) bool {
	from, to := s.sentence(i)
	return s.within("update", from, to)
}

// saidVersion reads a version that neither stands with a name nor is called one,
// but of which the clause says that it is the new one: "es soll die 8.0 sein",
// "6.5 came out last week". i is its token.
func (s *origin) saidVersion() (version string, i int) {
	if s.said == nil {
		v, at := s.saidVersionIn(0, len(s.toks))
		s.said = &said{v, at}
	}
	return s.said.version, s.said.at
}

// saidVersionIn is such a version among the tokens a until before b.
func (s *origin) saidVersionIn(a, b int) (version string, i int) {
	for n := a; n < b; n++ {
		v, last := s.versionAt(n)
		if v == "" || !s.bareVersion(n, last) {
			continue
		}
		from, to := s.breath(n)
		if !s.within("vnew", from, to) && !s.raises(n) && !s.leadsUp(n, from, to) || s.outdated(n) {
			continue
		}
		if version == "" || higher(v, version) {
			version, i = v, n
		}
	}
	return version, i
}

// above is the highest of the bare versions above one that the author only has:
// "c'est la 4.0, les collègues ont déjà la 4.2".
func (s *origin) above(v string, i int) (string, int) {
	if from, to := s.breath(i); s.within("vnew", from, to) || s.within("request", from, to) {
		return v, i
	}
	for n := range s.toks {
		o, last := s.versionAt(n)
		if o != "" && strings.Contains(o, ".") && higher(o, v) && s.bareVersion(n, last) {
			v, i = o, n
		}
	}
	return v, i
}

// leadsUp reports whether the clause says to go to the version at token i: "bisogna
// salire alla 11".
func (s *origin) leadsUp(i, from, to int) bool {
	return s.is(i-1, asTarget) && s.feminineVersion(i-1) && (s.within("switch", from, to) || s.within("lift", from, to))
}

// onlyVersion reads the one version that a text has, where nothing tells that it runs
// already: "the makers have sent a hotfix, it is attached (9.1.4)". One of two groups
// needs a word for an update in its sentence.
func (s *origin) onlyVersion() (version string, i int) {
	for n := range s.toks {
		v, last := s.versionAt(n)
		if v == "" || !s.bareVersion(n, last) || v == version {
			continue
		}
		from, to := s.sentence(n)
		if version != "" || s.outdated(n) || strings.Count(v, ".") < 2 && !s.within("update", from, to) {
			return "", 0
		}
		version, i = v, n
	}
	return version, i
}

// raises reports whether the version at token i is said to follow another one:
// "von 3.3 auf 3.4".
func (s *origin) raises(i int) bool {
	if i < 2 || !s.in(i-2, s.toks[i].sentence) || !s.is(i-1, asTarget) {
		return false
	}
	old, _ := s.versionAt(i - 2)
	return old != "" && higher(s.word(i), old)
}

// bareVersion reports whether the tokens i to last can only be a version: one of
// several groups, or one behind an article or "is called" that no other noun follows.
func (s *origin) bareVersion(i, last int) bool {
	sentence := s.toks[i].sentence
	before := s.in(i-1, sentence) && s.toks[i].before != '.'
	switch {
	case before && (s.is(i-1, asUnit) || s.toks[i-1].upper && !s.is(i-1, asVersionword) && s.toks[i].before == ' ' && !s.opens(i-1) && s.is(i-1, asCommon)), s.inDate(i):
		return false
	case strings.Contains(s.word(i), ".") || last > i:
		return strings.Count(s.word(i), ".") < 3
	case !before || s.in(last+1, sentence) && s.toks[last+1].before == ' ' && (s.toks[last+1].upper || s.is(last+1, asUnit)):
		return false
	}
	return s.is(i-1, asArticle|asTarget) && s.feminineVersion(i-1) || s.ended("vnew", i-1) ||
		s.lang == tickets.French && s.word(i-1) == "une" && s.ended("vnew", i-2) // "il existe une 12"
}

// versionSaid gives points to a name beside a bare version, in its own sentence or
// in the next, where that has no other name: "Topal tourne en 9, il existe une 10".
func (s *origin) versionSaid(m *mention, from, to int) int {
	i := m.from - 1
	if !s.romance() || s.title || s.belongs(m.from) || s.in(i, s.toks[m.from].sentence) && (s.is(i, asOf) && !s.is(i, asTarget) || s.is(i, asPlace)) {
		return 0 // "les collègues de Sion", "chez Dupont"
	}
	switch {
	case s.lang == tickets.French && s.versionIn(from, to) && (s.opens(m.from) || i == from && s.toks[m.from].before == ','): // "Bonsoir, Topal …"
		return 6
	case s.versionIn(from, to):
		return 3
	case to == len(s.toks) || s.toks[to].before == '\n':
		return 0
	}
	_, end := s.sentence(to)
	if s.versionIn(to, end) && !slices.ContainsFunc(s.toks[to+1:end], func(t token) bool { return t.upper && t.class&asCommon == 0 }) {
		return 2
	}
	return 0
}

// versionIn reports whether a bare version stands among the tokens from to before to.
func (s *origin) versionIn(from, to int) bool {
	for i := from; i < to; i++ {
		v, last := s.versionAt(i)
		if v == "" || i == from || s.is(i-2, asPlace) || s.toks[i-1].class&(asCommon|asVersionword) == 0 || !s.bareVersion(i, last) {
			continue
		}
		return true
	}
	return false
}

// feminineVersion reports whether the article at token i can be that of "Version".
func (s *origin) feminineVersion(i int) bool {
	switch strings.ToLower(s.word(i)) {
	case "die", "d", "la":
		return true
	case "alla":
		return s.lang == tickets.Italian
	}
	return false
}

// outdated reports whether token i's clause says that this is what runs now, and
// nothing of what is to come: "wir haben noch die 7.2".
func (s *origin) outdated(i int) bool {
	from, to := s.breath(i)
	return s.within("vold", from, to) && !s.within("vnew", from, to)
}

// breath is the part of token i's sentence between commas, colons, brackets and "and".
func (s *origin) breath(i int) (from, to int) {
	a, b := s.sentence(i)
	begins := func(i int) bool {
		return s.pause(i) || strings.IndexByte(":()", s.toks[i].before) >= 0 || s.is(i, asAnd) && !s.passive(i)
	}
	for from = i; from > a && !begins(from); from-- {
	}
	for to = i + 1; to < b && !begins(to); to++ {
	}
	return from, to
}
