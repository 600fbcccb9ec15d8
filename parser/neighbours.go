package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// coordinate lets a name count that stands beside one that counts: "Figma
// Desktop and Sketchbook Pro 9".
func coordinate(all []mention) {
	for i := range all {
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(all) || all[i].in != all[j].in || all[i].score < enough || all[j].score < 1 || all[j].score > all[i].score/2+1 {
				continue
			}
			first, second := all[min(i, j)], all[max(i, j)]
			if first.in.paired(first, second) {
				all[j].score = max(enough, all[i].score/2+2)
			}
		}
	}
}

// enlist lets the names at the head of list items count where one of the list
// does: a list is of one kind.
func enlist(all []mention) {
	for _, step := range []int{1, -1} {
		for n := range all {
			i := n
			if step < 0 {
				i = len(all) - 1 - n
			}
			if m := &all[i]; (m.score >= 0 || m.score > -enough && m.alone()) && m.score < enough && m.in.item(m.from) && m.follows(all, i, -step) {
				m.score = enough
			}
		}
	}
}

// parallel lets a name count that has the place of one that counts, behind the
// same word at the head of another sentence: "Pour PlanoRH, … Pour StockLux, …".
func parallel(all []mention) {
	for i := range all {
		m := &all[i]
		if m.score < 1 || m.score >= enough || m.in.title || !m.leads() {
			continue
		}
		if slices.ContainsFunc(all, func(o mention) bool {
			return o.in == m.in && o.score >= enough && o.leads() && strings.EqualFold(o.in.word(o.from-1), m.in.word(m.from-1)) && !m.in.is(m.from-1, asPlace)
		}) {
			m.score = enough
		}
	}
}

// leads reports whether only one word of its sentence stands before the name.
func (m *mention) leads() bool {
	s := m.in
	return m.from > 0 && s.in(m.from-1, s.toks[m.from].sentence) && !s.in(m.from-2, s.toks[m.from].sentence)
}

// alone reports whether the name has its part of the list item to itself.
func (m *mention) alone() bool {
	next := m.to + 1
	return !m.in.in(next, m.in.toks[m.to].sentence) || strings.IndexByte(",;:(", m.in.toks[next].before) >= 0
}

// follows reports whether the list item next to that of mention i, in the given
// direction, begins with a name that counts.
func (m *mention) follows(all []mention, i, step int) bool {
	for j := i + step; j >= 0 && j < len(all) && all[j].in == m.in; j += step {
		apart := (all[j].in.toks[all[j].from].sentence - m.in.toks[m.from].sentence) * step
		if apart > 6 { // an item has a few sentences at most
			return false
		}
		if apart > 0 && all[j].score >= enough && m.in.item(all[j].from) {
			return true
		}
	}
	return false
}

// item reports whether token i is the first of an item of a list.
func (s *origin) item(i int) bool {
	line := strings.LastIndexByte(s.text[:s.toks[i].start], '\n') + 1
	mark := strings.TrimSpace(s.text[line:s.toks[i].start])
	return mark == "-" || mark == "*" || mark == "•" || mark == "–" || mark == "·" || numbering(mark)
}

// numbering reports whether a mark is that of a numbered list: "1.", "2)".
func numbering(mark string) bool {
	n := len(mark)
	if n == 2 && mark[1] == ')' && mark[0] >= 'a' && mark[0] <= 'j' {
		return true
	}
	return (n == 2 || n == 3) && (mark[n-1] == '.' || mark[n-1] == ')') && digitsIn(mark) == n-1
}

// paired reports whether nothing but "and", a version and articles stand between
// two names: "Winbiz (version 10) et Acrobat Reader".
func (s *origin) paired(first, second mention) bool {
	and := false
	for i := first.to + 1; i < second.from; i++ {
		if !s.in(i, s.toks[first.to].sentence) {
			return false
		}
		if v, last := s.versionAt(i); v != "" && !and {
			i = last
			continue
		}
		switch {
		case s.is(i, asAnd) && !and:
			and = true
		case s.is(i, asPlace) && !and && s.lang == tickets.German && s.in(i+1, s.toks[first.to].sentence) && s.word(i+1) == "der": // "Topal in der 9.1 und das Abacus"
		case s.is(i, asArticle), s.is(i, asMaker), s.is(i, asVersionword) && !and, s.is(i, asTarget) && !and, s.is(i, asNew):
		default:
			return false
		}
	}
	return (and || s.enumerates(first, second)) && s.in(second.from, s.toks[first.to].sentence)
}

// enumerates reports whether only a comma stands between two names, and "and" or
// another comma and a name follow the second: "Topal, Abacus and Sorba".
func (s *origin) enumerates(first, second mention) bool {
	next := second.to + 1
	if second.from != first.to+1 || s.toks[second.from].before != ',' || !s.in(next+1, s.toks[first.to].sentence) {
		return false
	}
	return s.is(next, asAnd) && s.head(next+1) || s.toks[next].before == ',' && s.head(next)
}

// calledSo reports whether the words at token i say that what stands before is the
// name: "StampIt its called".
func (s *origin) calledSo(i int) bool {
	return slices.ContainsFunc(s.between(i, i+1), func(h hit) bool { return h.cue == "calledso" })
}

// described reports whether the words behind the name say between marks which kind
// of software it is: "Topal, notre programme de comptabilité, …".
func (s *origin) described(m *mention) bool {
	sentence := s.toks[m.to].sentence
	i := m.to + 1
	if !s.in(i, sentence) || s.toks[i].before != ',' && s.toks[i].before != '(' || s.human(m.from) {
		return false
	}
	for n := 0; n < 3 && s.in(i, sentence) && s.is(i, asArticle|asNew) && !s.is(i, asKind); n++ {
		i++
	}
	for n := 0; n < 2 && s.in(i, sentence) && s.toks[i].class == 0 && !s.toks[i].upper; n++ {
		i++ // "our planning tool"
	}
	if !s.in(i, sentence) || !s.is(i, asKind|asSoftword) {
		return false
	}
	for j := i + 1; j < i+6 && s.in(j, sentence); j++ {
		if strings.IndexByte(",:;", s.toks[j].before) >= 0 || strings.IndexByte(s.text[s.toks[j-1].end:s.toks[j].start], ')') >= 0 {
			return true
		}
	}
	return !s.in(i+6, sentence) && !s.opens(m.from)
}

// shortened finds where the text names a product by the first of its words
// ("Affinity's key" of Affinity Publisher), if no other product begins so.
func (r *understanding) shortened(p *product) {
	first, _, several := strings.Cut(p.name, " ")
	if !several || len(first) < 5 || slices.ContainsFunc(r.products, func(o *product) bool { return o != p && strings.HasPrefix(o.name, first) }) {
		return
	}
	for i, t := range r.fresh.toks {
		w, _, _ := strings.Cut(strings.ReplaceAll(r.fresh.word(i), "’", "'"), "'")
		if w != first || t.kind == 'u' || slices.ContainsFunc(p.mentions, func(m mention) bool { return m.in == r.fresh && m.from <= i && m.to >= i }) {
			continue
		}
		p.mentions = append(p.mentions, mention{in: r.fresh, from: i, to: i})
	}
}

// acts reports whether token i is a verb of what programs do, in French and Italian
// perhaps behind its pronouns: "si blocca", "nous demande".
func (s *origin) acts(i int) bool {
	sentence := s.toks[i].sentence
	for n := 0; n < 3 && s.romance() && s.in(i+1, sentence) && s.toks[i+1].before == ' '; n++ {
		switch s.word(i) {
		case "mi", "ci", "vi", "ti", "si", "ne", "non", "me", "te", "se", "nous", "vous", "y", "en":
			i++
		}
	}
	return s.is(i, asActs)
}

func (s *origin) romance() bool { return s.lang == tickets.Italian || s.lang == tickets.French }

// passive reports whether token i is a word of "is to be", and not the Italian "e"
// that only means "and": "è" and "e'" are verbs.
func (s *origin) passive(i int) bool {
	return s.is(i, asPassive) && !(s.is(i, asAnd) && s.word(i) == "e" && !strings.HasPrefix(s.text[s.toks[i].end:], "'"))
}
