package parser

import (
	"slices"
	"strconv"
	"strings"

	"vorlauf/tickets"
)

// goal reads the version to go to where the sentence goes on with one: "… (7)
// steht ein Wechsel auf Version 8 an", "… from 2025 SP3 to 2026 SP5".
func (s *origin) goal(i int) string {
	if i >= len(s.toks) {
		return ""
	}
	for sentence := s.toks[i].sentence; s.in(i, sentence); i++ {
		if s.is(i, asAnd) && s.in(i+1, sentence) && (s.toks[i+1].upper || s.toks[i+1].inner) && !s.is(i+1, asCommon) {
			break // another name
		}
		if s.lang != tickets.German && s.toks[i].upper && s.head(i) {
			break // likewise
		}
		if v := s.arrowed(i); v != "" {
			return v
		}
		if !s.is(i, asTarget) {
			continue
		}
		for j := i + 1; j <= i+2 && s.in(j, sentence); j++ {
			if v, last := s.versionAt(j); v != "" && !(s.romance() && s.inDate(j)) && (s.is(j-1, asVersionword) || !s.in(last+1, sentence) || !s.is(last+1, asUnit)) {
				return v
			}
			if !s.is(j, asVersionword) && !s.is(j, asArticle) {
				break
			}
		}
	}
	return ""
}

// newer reads a higher version that the sentence names behind token i, before
// any other name: "Topal 25.1 stürzt ab, mit 25.2 soll das behoben sein".
func (s *origin) newer(than string, i int) string {
	if i >= len(s.toks) {
		return ""
	}
	for sentence := s.toks[i].sentence; s.in(i, sentence) && !s.head(i); i++ {
		v, last := s.versionAt(i)
		said := strings.Contains(v, ".")
		for j := i - 1; j > i-5 && s.in(j, sentence); j-- {
			said = said || s.is(j, asVersionword)
			if j > i-3 && s.lang == tickets.French && s.is(j, asBeforeold) {
				v = "" // "de la 11 à la 10.4"
			}
		}
		if v != "" && said && !(s.toks[i-1].upper && s.is(i-1, asInfra)) && s.toks[i].before != '-' && higher(v, than) {
			return v
		}
		i = last
	}
	return ""
}

// raised is the higher version that a sentence without a name asks for: "Topal
// 25.1 läuft aus. Wir müssen auf 25.2."
func (s *origin) raised(name, version string) string {
	for i := range s.toks {
		j := i - 1
		for s.in(j, s.toks[i].sentence) && (s.is(j, asArticle) || s.is(j, asVersionword)) && !s.is(j, asTarget) {
			j--
		}
		advised := s.ended("vnew", i-1) && s.romance() // "l'éditeur recommande la 7"
		called := s.lang == tickets.German && s.in(i-1, s.toks[i].sentence) && s.is(i-1, asVersionword) && !s.is(i-1, asOf|asUpdate)
		if !s.in(j, s.toks[i].sentence) || !s.is(j, asTarget|asWanted) && !advised && !called {
			continue
		}
		from, to := s.sentence(i)
		if v, _ := s.versionAt(i); v != "" && !s.inDate(i) && higher(v, version) && (advised || s.within("request", from, to) || s.lang == tickets.French && s.switches(i)) && !slices.ContainsFunc(s.toks[min(from+1, j):j], func(t token) bool {
			return t.upper && t.class&asCommon == 0 && !strings.HasPrefix(name, s.text[t.start:t.end])
		}) {
			return v
		}
	}
	return version
}

// higher reports whether version a comes after version b; both have to be
// numbers of the same kind.
func higher(a, b string) bool {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for i := 0; i < len(as) && i < len(bs); i++ {
		x, err := strconv.Atoi(as[i])
		y, wrong := strconv.Atoi(bs[i])
		if err != nil || wrong != nil || i == 0 && (x > 1000) != (y > 1000) {
			return false
		}
		if x != y {
			return x > y
		}
	}
	return len(as) > len(bs)
}

// leadsToVersion reports whether token i is "Version", perhaps behind an article:
// "Topal in der Version 26".
func (s *origin) leadsToVersion(i int) bool {
	if s.is(i, asArticle) {
		i++
	}
	return s.in(i, s.toks[i-1].sentence) && s.is(i, asVersionword)
}
