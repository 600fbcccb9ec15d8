package parser

import "slices"

// answeredName is the product that opens a short answer below the desk's
// question for the software ("> Welche Software?" / "cadwork, auf die 2026"), in
// any letters; nil where there is none.
func (r *understanding) answeredName() []*product {
	for n, a := range r.parts.answers {
		if !asksForName(r.questions()[n]) {
			continue
		}
		s, i := r.fresh, r.fresh.at(a.fresh.start)
		if i >= len(s.toks) || !s.nameless(i) {
			continue
		}
		m := mention{in: s, from: i, to: i, score: enough}
		for j := i + 1; j <= i+2 && s.in(j, s.toks[i].sentence) && s.toks[j].before == ' ' && s.toks[j].end <= a.fresh.end && s.nameless(j); j++ {
			m.to = j
		}
		m.version = s.versionOf(m.from, m.to)
		for j := m.to + 1; m.version == "" && s.in(j, s.toks[i].sentence); j++ { // "Sorba, und zwar die 2026.2"
			m.version, _ = s.versionAt(j)
		}
		p := &product{name: m.name(), key: squeezed(m.name())}
		p.add(m)
		return []*product{p}
	}
	return r.mereAnswer()
}

// mereAnswer is the product where an answer to a question on the request is nothing
// but a name that means nothing else, perhaps with its version: "Topal 26".
func (r *understanding) mereAnswer() []*product {
	s := r.fresh
	if !r.told || len(s.toks) == 0 || len(s.toks) > 4 || len(r.asked.Missing) > 0 && !slices.Contains(r.asked.Missing, "software") {
		return nil
	}
	m := mention{in: s, score: enough}
	for i := range s.toks {
		if v, last := s.versionAt(i); v != "" && i > 0 && last == len(s.toks)-1 && s.toks[i].sentence == s.toks[0].sentence {
			m.version = v
			break
		}
		if !s.nameless(i) || s.toks[i].sentence != s.toks[0].sentence || vocabulary()[simplify(s.word(i))] != 0 || lexiconOf("").classOf(s.word(i)) != 0 {
			return nil
		}
		m.to = i
	}
	p := &product{name: m.name(), key: squeezed(m.name())}
	p.add(m)
	return []*product{p}
}

// preferAnswered takes the name, a known one or one with a version, that answers
// the question for the software, where the rest of the mail seemed to name another.
func (r *understanding) preferAnswered() {
	answered := r.answeredName()
	if len(answered) == 0 {
		return
	}
	m := answered[0].mentions[0]
	if t := m.in.toks[m.from]; !t.upper || m.version == "" && t.class&asKnown == 0 {
		return
	}
	if find(r.products, answered[0].key, answered[0].name) == nil {
		r.products = answered
	}
}

// asksForName reports whether a question is one for the software, and not for
// its setup or licence.
func asksForName(q *passage) bool {
	named := false
	for i := range q.toks {
		if q.is(i, asLicword) {
			return false
		}
		named = named || q.is(i, asSoftword) && q.toks[i].kind == 'w'
	}
	return named && !q.has("lichere")
}

// nameless reports whether token i is a word that means nothing to the tables,
// or a known name.
func (s *origin) nameless(i int) bool {
	t := s.toks[i]
	return t.kind == 'w' && t.end-t.start > 2 && (t.class == 0 || t.class&asKnown != 0)
}
