package parser

import "slices"

// weights are the strongest phrases of each section in the author's words.
func (r *understanding) weights() map[string]int {
	w := map[string]int{}
	plain := r.plainRequest()
	for _, s := range r.ownWords() {
		for _, h := range s.hits {
			if h.weight > w[h.cue] && r.counts(s, h) && !(plain && strays[h.cue] && !r.ofUpdate(s, h)) {
				w[h.cue] = h.weight
			}
		}
	}
	return w
}

// ownWords are the texts that the author wrote for this mail: the subject of an
// answer is another mail's.
func (r *understanding) ownWords() []*origin {
	if r.answer {
		return []*origin{r.fresh}
	}
	return []*origin{r.fresh, r.subject}
}

// counts reports whether nothing around a phrase takes its meaning away.
func (r *understanding) counts(s *origin, h hit) bool {
	switch h.cue {
	case "accept":
		if s.wondersAt(h.from) {
			return false
		}
	case "request", "move", "postpone":
		if s.aside(h.to) || h.weight == 1 && h.cue == "request" && s.covered(h, "since") {
			return false // "slow since the update" asks for none
		}
	case "partner":
		if s.covered(h, "notpartner") {
			return false
		}
	case "cancel":
		if s.covered(h, "notcancel") || r.ofProduct(s, h) {
			return false
		}
	}
	return !s.negated(h)
}

// strays are the readings that a long letter holds phrases for by chance: "there is
// nothing to install on your side", "nothing new about the licence".
var strays = map[string]bool{"cancel": true, "status": true, "move": true, "postpone": true, "decline": true}

// plainRequest reports whether a first mail asks for an update in so many words and
// says of what, with its version or its setup.
func (r *understanding) plainRequest() bool {
	if r.answer || !slices.ContainsFunc(r.products, func(p *product) bool { return p.name != "" && (p.version != "" || len(r.setups) > 0) }) {
		return false
	}
	return slices.ContainsFunc(r.ownWords(), func(s *origin) bool {
		return slices.ContainsFunc(s.hits, func(h hit) bool { return h.cue == "request" && h.weight > 2 && r.counts(s, h) })
	})
}

// ofUpdate reports whether the clause of a phrase speaks of the update: it names a
// product or an update beside the phrase, asks for one, or withdraws it.
func (r *understanding) ofUpdate(s *origin, h hit) bool {
	from, to := s.clause(h.from)
	if len(r.named(s, from, to)) > 0 || s.within("withdraws", from, to) {
		return true
	}
	return slices.ContainsFunc(s.between(from, to), func(o hit) bool {
		return o.cue == "update" && (o.to < h.from || o.from > h.to) || o.cue == "request" && o.weight > 2 && o.from <= h.to && o.to >= h.from
	})
}

// negations are the sections whose phrases take another one's meaning away.
var negations = map[string]string{"accept": "decline", "passed": "failed", "failed": "nofail"}

// negated reports whether a phrase lies within one that says the contrary, in
// the same breath.
func (s *origin) negated(h hit) bool {
	cue := negations[h.cue]
	if cue == "" {
		return false
	}
	for _, o := range s.hits {
		if o.cue != cue || o.from > h.from || o.to < h.to || o.to-o.from == 0 || cue != "nofail" && o.to-o.from <= h.to-h.from {
			continue
		}
		pause := false
		for i := h.to + 1; i <= o.to; i++ {
			pause = pause || s.toks[i].before == ',' || s.toks[i].before == ';'
		}
		if !pause {
			return true
		}
	}
	return false
}

// ofProduct reports whether a phrase is said of a product and not of a request:
// "Topal ist nicht mehr aktuell".
func (r *understanding) ofProduct(s *origin, h hit) bool {
	i := h.from - 1
	return s.in(i-1, s.toks[h.from].sentence) && s.is(i, asPassive) && slices.ContainsFunc(r.products, func(p *product) bool {
		return slices.ContainsFunc(p.mentions, func(m mention) bool {
			return m.in == s && m.to == i-1 && (s.opens(m.from) || s.is(m.from-1, asArticle) && s.opens(m.from-1))
		})
	})
}
