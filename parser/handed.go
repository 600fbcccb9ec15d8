package parser

import (
	"slices"
	"strings"
)

// handedOver reports whether the mail names a version of a product and hands
// over a setup or names a date, whatever verb it uses.
func (r *understanding) handedOver() bool {
	if r.has("aside") || r.fresh.best("failed") > 2 && r.fresh.best("request") < 3 && !r.planned() {
		return false // "Topal 26.4 stürzt ab" reports a fault
	}
	_, partner := r.partnerSaid()
	asked := partner || len(r.setups)+len(r.keys) > 0 || dated(r.fresh) || r.fresh.asks() || r.has("provider") || r.fresh.has("lickeep") || r.fresh.has("liclater")
	return slices.ContainsFunc(r.products, func(p *product) bool {
		return p.version != "" && (asked || p.desired() || p.demanded())
	}) || len(r.products) > 0 && len(r.setups) > 0 && r.has("newest") // "the new Topal: https://…"
}

// planned reports whether the author names a day to come that would suit.
func (r *understanding) planned() bool {
	return slices.ContainsFunc(r.fresh.dates, func(w when) bool {
		return w.value > r.mail.Date.Format(isoDay) && r.wishes(r.fresh, w)
	})
}

// desired reports whether the words before or behind a name say that its version
// is wanted: "wir wollen Topal 26", "Topal auf 26 bitte", "Topal passa alla 26".
func (p *product) desired() bool {
	for _, m := range p.mentions {
		s, i := m.in, m.from-1
		for s.in(i, s.toks[m.from].sentence) && (s.is(i, asArticle) || s.is(i, asNew)) {
			i--
		}
		if m.version != "" && s.in(i, s.toks[m.from].sentence) && s.is(i, asWanted) || s.in(m.to+1, s.toks[m.to].sentence) && s.is(m.to+1, asTarget) || m.version != "" && s.romance() && s.lifted(&m) {
			return true
		}
	}
	return false
}

// aside reports whether what token i says of an update is about another errand:
// an invoice or an offer for it.
func (s *origin) aside(i int) bool {
	from, to := s.clause(i)
	for _, h := range s.between(from, to) {
		if h.cue == "aside" && h.from <= i {
			return true
		}
	}
	return false
}

// asks reports whether the text ends in a question.
func (s *origin) asks() bool {
	return strings.Contains(s.text, "?") && len(s.toks) > 0 && strings.Contains(s.text[s.toks[0].start:min(len(s.text), s.toks[len(s.toks)-1].end+3)], "?")
}

// movesDay reports whether a sentence on moving names the day that something is
// moved to, and the one before it: "vom 15. auf den 17. verlegen".
func (r *understanding) movesDay() bool {
	s := r.fresh
	for _, w := range s.dates {
		i := s.at(w.start)
		from, to := s.sentence(i)
		if w.value != "" && s.targeted(i) && s.strong("move", from, to, 3) {
			return true
		}
	}
	return false
}

// moves reports whether every request of the text is one to move something:
// "können wir das Update verschieben".
func (r *understanding) moves() bool {
	for _, p := range r.products {
		if p.version != "" {
			return false
		}
	}
	for _, h := range r.fresh.hits {
		if from, to := r.fresh.sentence(h.from); h.cue == "request" && h.weight > 1 && !r.fresh.strong("move", from, to, 3) {
			return false
		}
	}
	return true
}

// heads reports whether the sentence wants to go to the version: "we are on
// Topal 25 and want to jump to 26".
func (m mention) heads() bool {
	s := m.in
	from, to := s.sentence(m.from)
	for i := max(m.to, from) + 1; i < to; i++ {
		if v, _ := s.versionAt(i); v != m.version || v == "" {
			continue
		}
		if s.is(i-1, asTarget) && s.anyOf(from, i, asWanted&^asFromword) {
			return true
		}
	}
	return false
}

// demanded reports whether a mention of the product is itself a request: in a
// form, or with an arrow to the version ("Topal 25 -> 26").
func (p *product) demanded() bool {
	for _, m := range p.mentions {
		s := m.in
		if m.reason == "table" || m.heads() {
			return true
		}
		for j := m.to + 1; j < m.to+6 && s.in(j, s.toks[m.to].sentence); j++ {
			if s.arrowed(j) != "" {
				return true
			}
		}
	}
	return false
}
