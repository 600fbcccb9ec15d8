package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// A product is a software that the mail is about.
type product struct {
	name     string
	key      string // folded, without spaces and marks: what mentions are compared by
	version  string
	score    int
	mentions []mention

	versionIn place // where the version stands away from all mentions; zero elsewhere
}

// A mention is a place where a product is named.
type mention struct {
	in       *origin
	from, to int // tokens
	version  string
	score    int
	reason   string
}

// enough is the score from which a name is taken for a product that the mail
// is about: at least one sign of its own in the sentence and one around it.
const enough = 5

// findProducts reads which products the mail is about: names in the places of a
// sentence where a product stands, known ones or not.
func (r *understanding) findProducts() {
	var all []mention
	avoid := r.companies()
	for _, s := range r.origins() {
		all = append(all, r.mentions(s, avoid)...)
	}
	coordinate(all)
	enlist(all)
	parallel(all)
	if r.products = gather(all); r.told {
		r.preferAnswered()
	}
	if len(r.products) == 0 {
		r.products = onlyCamel(all)
	}
	if len(r.products) == 0 && r.asksForUpdate() {
		r.products = onlyVersioned(all)
	}
	if len(r.products) == 0 {
		r.products = r.answeredName()
	}
	if len(r.products) == 0 {
		r.products = r.onlyLikely(all)
	}
	r.recall()
	r.order()
}

// mentions finds the names in one text and judges each.
func (r *understanding) mentions(s *origin, avoid map[string]int) []mention {
	found := r.tabled(s)
	for i := 0; i < len(s.toks); {
		if last := r.announcedKey(s, i); last > i {
			i = last + 1
			continue
		}
		m, ok := r.nameAt(s, i)
		if !ok {
			i++
			continue
		}
		if !s.title {
			m.to = r.full(s, m)
		}
		m.version = s.versionOf(m.from, m.to)
		m.score = r.judge(s, &m, avoid)
		found = append(found, m)
		i = m.to + 1
	}
	leaveBehind(found)
	s.leaveStill(found)
	return found
}

// announcedKey is the last token of a key of several groups that the words
// before token i announce, or i: such a key is no name.
func (r *understanding) announcedKey(s *origin, i int) int {
	if !s.toks[i].upper || i+2 >= len(s.toks) || !s.tied(i+1) || !s.tied(i+2) || !s.keyword(i) && !r.told {
		return i
	}
	if value, last := r.keyAt(s, i); value != "" {
		return last
	}
	return i
}

// onlyCamel is the one product that a mail names in the way only products are
// written ("PrintVis"), where no other sign tells, or nil.
func onlyCamel(all []mention) []*product {
	var products []*product
	for _, m := range all {
		if from, to := m.in.sentence(m.from); m.score < 2 || !camel(m.name()) || !m.in.title && !m.in.within("update", from, to) {
			continue
		}
		if p := find(products, squeezed(m.name()), m.name()); p != nil {
			p.add(m)
		} else {
			p = &product{name: m.name(), key: squeezed(m.name())}
			p.add(m)
			products = append(products, p)
		}
	}
	if len(products) != 1 {
		return nil
	}
	return products
}

// onlyVersioned is the one name with a version that a mail has which asks for
// something, where no other sign tells ("nothing starts without Diagbox 9.2.1.
// Could you put it on?"), or nil.
func onlyVersioned(all []mention) []*product {
	var only *product
	for _, m := range all {
		if m.score < 3 || m.version == "" && only == nil {
			continue
		}
		if key := squeezed(m.name()); only == nil {
			only = &product{name: m.name(), key: key}
		} else if key != only.key {
			return nil
		}
		only.add(m)
	}
	if only == nil || !strings.Contains(only.version, ".") && !slices.ContainsFunc(all, func(m mention) bool { return m.in.title && squeezed(m.name()) == only.key }) {
		return nil
	}
	return []*product{only}
}

// recall finds where the author's text names the products once more, also in
// small letters ("sorba startet zwar").
func (r *understanding) recall() {
	for _, p := range r.products {
		words := tokenize(p.name, []span{{0, len(p.name)}}, false)
		for i := range r.fresh.toks {
			last, ok := r.fresh.spells(i, p.name, words)
			if !ok || slices.ContainsFunc(p.mentions, func(m mention) bool { return m.in == r.fresh && m.from <= i && m.to >= i }) {
				continue
			}
			m := mention{in: r.fresh, from: i, to: last, version: r.fresh.versionOf(i, last)}
			if p.mentions[0].in.title && !slices.ContainsFunc(p.mentions, func(m mention) bool { return !m.in.title }) {
				p.name = m.name()
			}
			p.mentions = append(p.mentions, m)
			p.take(m.version)
		}
		r.shortened(p)
	}
}

// spells reports whether the words, tokens of name, stand at token i.
func (s *origin) spells(i int, name string, words []token) (last int, ok bool) {
	for n, w := range words {
		if i+n >= len(s.toks) || s.toks[i+n].end-s.toks[i+n].start != w.end-w.start || !strings.EqualFold(s.word(i+n), name[w.start:w.end]) || s.toks[i+n].kind == 'u' {
			return i, false
		}
	}
	return i + len(words) - 1, len(words) > 0
}

// full is the last token of a name that the subject writes with more words, in
// small letters ("Plancal nova").
func (r *understanding) full(s *origin, m mention) int {
	t, n := r.subject, 0
	for n < len(t.toks) && (n == 0 || t.toks[n].before != ':') {
		n++ // "PlanCal nova: Update"
	}
	if n == 0 || n > 3 || !t.toks[0].upper || t.toks[n-1].kind != 'w' {
		return m.to
	}
	if last, ok := s.spells(m.from, t.text, t.toks[:n]); ok && !t.is(n-1, asCommon) && last > m.to {
		return last
	}
	return m.to
}

// long reports whether token i's sentence speaks of what was long ago.
func (s *origin) long(i int) bool {
	from, to := s.sentence(i)
	return s.within("past", from, to)
}

// gather joins the mentions of one product and keeps those with enough signs.
func gather(all []mention) []*product {
	var products []*product
	for _, m := range all {
		name := m.name()
		key := squeezed(name)
		p := find(products, key, name)
		if p == nil {
			p = &product{name: name, key: key}
			products = append(products, p)
		} else if p.better(m, key) {
			p.name, p.key = name, key
		}
		p.add(m)
	}
	kept := products[:0]
	for _, p := range products {
		if p.score >= enough {
			kept = append(kept, p)
		}
	}
	return kept
}

// find returns the product whose name has the other as its beginning or its end.
func find(products []*product, key, name string) *product {
	for _, p := range products {
		short, long, whole := key, p.key, p.name
		if len(short) > len(long) {
			short, long, whole = long, short, name
		}
		_, tail, _ := strings.Cut(whole, " ")
		if len(short) >= 3 && (strings.HasPrefix(long, short) || strings.HasSuffix(squeezed(tail), short)) || short == long {
			return p
		}
	}
	return nil
}

// better reports whether a further mention names the product better: in the
// text rather than in the subject, with more signs, at greater length.
func (p *product) better(m mention, key string) bool {
	last := p.mentions[0]
	for _, o := range p.mentions {
		if squeezed(o.name()) == p.key {
			last = o
		}
	}
	if last.in.title != m.in.title && (m.score >= enough || m.version != "" && m.score > 0) {
		// a shorter name of the text may be the same without its maker, and one
		// that only breaks off is none the better for it
		return last.in.title && !(len(key) < len(p.key) && strings.HasPrefix(p.key, key))
	}
	return len(key) > len(p.key)
}

func (p *product) add(m mention) {
	p.mentions = append(p.mentions, m)
	if m.score > 0 && p.score > 0 {
		p.score = max(p.score, m.score) + 1
	} else {
		p.score = max(p.score, m.score)
	}
	p.take(m.version)
}

// take keeps the more exact of two versions ("8" and "8.1").
func (p *product) take(version string) {
	if p.version == "" || strings.HasPrefix(version, p.version) {
		p.version = version
	}
}

func (m mention) name() string {
	return strings.Join(strings.Fields(m.in.slice(m.from, m.to)), " ")
}

// order sorts the products by where the body names them first, and keeps those
// that the mail asks for: a name that stands far behind the best is only talk.
func (r *understanding) order() {
	best := 0
	for _, p := range r.products {
		best = max(best, p.score)
	}
	kept := r.products[:0]
	for _, p := range r.products {
		if p.score*2 >= best && !(len(r.products) > 1 && p.onlyPlace()) && !(p.titleOnly() && r.namedInText()) && !(p.mereWord() && r.overshadowed(p)) {
			kept = append(kept, p)
		}
	}
	r.products = kept
	slices.SortStableFunc(r.products, func(a, b *product) int { return r.place(a) - r.place(b) })
}

// onlyPlace reports whether the text names what opens the subject ("Schreinerei
// Gasser: Update Sorba"), and never as what is to be updated.
func (p *product) onlyPlace() bool {
	title, text := 0, 0
	for _, m := range p.mentions {
		switch {
		case m.in.title:
			title++
		case m.score >= 0 || m.version != "":
			return false
		default:
			text++
		}
	}
	return title > 0 && text > 0
}

// mereWord reports whether nothing but a capital makes a name of the word: in
// German each noun has one ("bringen Sie unsere Vorstufe auf den neusten Stand").
func (p *product) mereWord() bool {
	return p.version == "" && !slices.ContainsFunc(p.mentions, func(m mention) bool {
		t := m.in.toks[m.from]
		return m.in.lang != tickets.German || m.from != m.to || m.reason != "" || t.inner || !t.upper
	})
}

// overshadowed reports whether the mail names a product that is one beyond doubt,
// by its version, and never beside p; two of them where the subject names p.
func (r *understanding) overshadowed(p *product) bool {
	beside := func(m mention) bool {
		from, to := m.in.sentence(m.from)
		return len(r.named(m.in, from, to)) > 1 || m.in.opens(m.from)
	}
	others, needed := 0, 1
	for _, o := range r.products {
		if o.version != "" && o.score >= enough {
			others++
		}
	}
	for _, m := range p.mentions {
		if m.in.title {
			needed = 2
		} else if beside(m) {
			return false
		}
	}
	return others >= needed
}

// place is where the text names a product first, in a table where it has one; one
// that only the subject names comes first.
func (r *understanding) place(p *product) int {
	first, listed := -1, false
	for n, s := range r.origins() {
		for _, m := range p.mentions {
			if m.in != s || s.title {
				continue
			}
			if at := n<<20 + m.from; first < 0 || at < first && !listed || m.reason == "table" && !listed {
				first, listed = at, m.reason == "table"
			}
		}
	}
	return first
}

// titleOnly reports whether only the subject names the product, and no version
// of it.
func (p *product) titleOnly() bool {
	return p.version == "" && !slices.ContainsFunc(p.mentions, func(m mention) bool { return !m.in.title })
}

// namedInText reports whether the text itself names a product.
func (r *understanding) namedInText() bool {
	return slices.ContainsFunc(r.products, func(p *product) bool { return !p.titleOnly() })
}
