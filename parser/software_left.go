package parser

import "strings"

// leaveBehind takes the version off a mention that says what is left: "from
// Topal 25 to Topal 26", "replace Topal 25 by Topal 26", "Topal 25 -> Topal 26".
func leaveBehind(found []mention) {
	for i := 0; i+1 < len(found); i++ {
		m, next := &found[i], found[i+1]
		same := squeezed(m.name()) == squeezed(next.name()) && m.in.toks[m.from].sentence == m.in.toks[next.from].sentence
		if !same || next.version == "" {
			continue
		}
		arrow := next.version != m.version && strings.ContainsAny(m.in.text[m.in.toks[m.to].end:m.in.toks[next.from].start], ">→⇒")
		if arrow && m.version != "" {
			next.score = max(next.score, enough)
		}
		if arrow || m.in.is(m.from-1, asFromword) || next.version != m.version && m.in.is(next.from-1, asTarget) || higher(next.version, m.version) {
			m.version = ""
		}
	}
}

// asksFor reports whether token i's sentence asks for something.
func (s *origin) asksFor(i int) bool {
	from, to := s.sentence(i)
	for j := from; j < to; j++ {
		if s.is(j, asWanted) {
			return true
		}
	}
	return s.within("request", from, to)
}

// leaveStill takes the version off a mention that says what runs now: "auf dem
// PC läuft noch Abacus 2024".
func (s *origin) leaveStill(found []mention) {
	for i := range found {
		m := &found[i]
		if v := s.newer(m.version, m.to+1); v != "" && m.version != "" {
			m.version = v
			continue
		}
		if m.version != "" && (s.has("newest") || s.long(m.from)) && s.outdated(m.from) && s.goal(m.to+1) == "" {
			m.version = "" // "Wir haben Topal 25.1. Bitte auf die neuste Version bringen"
		}
		if s.asksFor(m.from) {
			continue
		}
		for j := m.from - 1; m.version != "" && j >= m.from-4 && s.in(j, s.toks[m.from].sentence); j-- {
			if s.is(j, asStill) && s.goal(m.to+1) == "" {
				m.version = ""
				m.score += 2 // what runs is what there is to update
			}
		}
	}
}
