package parser

import (
	"slices"

	"vorlauf/tickets"
)

// A hit is a phrase of the word wordTables found in a passage.
type hit struct {
	cue      string
	weight   int
	from, to int // first and last token
}

// readPassage takes the spans of a text apart and looks its words up.
func readPassage(text string, spans []span, lang tickets.Language, html bool) *passage {
	x := lexiconOf(lang)
	p := &passage{text: text, lang: lang, toks: tokenizeAs(text, spans, html, lang)}
	p.lookUp(x)
	p.match(x)
	return p
}

// lookUp notes for each word the elements and classes of the table it is of.
func (p *passage) lookUp(x *lexicon) {
	p.offset = make([]int32, 0, len(p.toks)+1)
	p.marks = make([]int32, 0, 4*len(p.toks))
	var word, back [96]byte
	for i, t := range p.toks {
		p.offset = append(p.offset, int32(len(p.marks)))
		if t.kind == 'u' || t.kind == 'm' || t.end-t.start >= 48 {
			continue
		}
		w := foldWord(word[:0], p.text[t.start:t.end], x.german)
		p.marks = x.forward.find(p.marks, w)
		p.marks = x.back.find(p.marks, reversedIn(w, back[:]))
		for _, e := range p.marks[p.offset[i]:] {
			p.toks[i].class |= x.single[e]
		}
	}
	p.offset = append(p.offset, int32(len(p.marks)))
}

// classOf is the class of a word that stands in no passage.
func (x *lexicon) classOf(word string) (c class) {
	if len(word) >= 48 {
		return 0
	}
	var back [96]byte
	folded := foldWord(nil, word, x.german)
	for _, e := range x.back.find(x.forward.find(nil, folded), reversedIn(folded, back[:])) {
		c |= x.single[e]
	}
	return c
}

func reversedIn(w, buffer []byte) []byte {
	for i, c := range w {
		buffer[len(w)-1-i] = c
	}
	return buffer[:len(w)]
}

// marked reports whether token i is a word of the element.
func (p *passage) marked(i int, element int32) bool {
	return slices.Contains(p.marks[p.offset[i]:p.offset[i+1]], element)
}

// match finds the phrases, each at most once where it begins.
func (p *passage) match(x *lexicon) {
	for i := range p.toks {
		for _, e := range p.marks[p.offset[i]:p.offset[i+1]] {
			for _, n := range x.first[e] {
				r := &x.rules[n]
				if r.start && i > 0 && p.toks[i-1].sentence == p.toks[i].sentence && p.toks[i].before != ',' && p.toks[i].before != ':' {
					continue
				}
				if last := p.follow(r.steps[1:], i); last >= 0 {
					p.hits = append(p.hits, hit{cue: r.cue, weight: r.weight, from: i, to: last})
				}
			}
		}
	}
}

// follow matches the steps behind token i and returns the last token, or -1.
func (p *passage) follow(steps []phraseStep, i int) int {
	if len(steps) == 0 {
		return i
	}
	s := steps[0]
	for n := 0; n <= s.gap; n++ {
		j := i + 1 + n
		there := j < len(p.toks) && p.toks[j].sentence == p.toks[i].sentence
		if s.negated {
			if there && p.marked(j, s.element) {
				return -1
			}
			if n == s.gap || !there {
				return p.follow(steps[1:], i)
			}
			continue
		}
		if !there {
			break
		}
		if p.marked(j, s.element) {
			if last := p.follow(steps[1:], j); last >= 0 {
				return last
			}
		}
	}
	if s.optional {
		return p.follow(steps[1:], i)
	}
	return -1
}

// has reports whether a phrase of the section was found.
func (p *passage) has(cue string) bool { return p.best(cue) > 0 }

// best returns the weight of the strongest phrase of the section, 0 for none.
func (p *passage) best(cue string) int {
	best := 0
	for _, h := range p.hits {
		if h.cue == cue && h.weight > best {
			best = h.weight
		}
	}
	return best
}

// within reports whether the section has a phrase among the tokens from to
// before to.
func (p *passage) within(cue string, from, to int) bool {
	for _, h := range p.between(from, to) {
		if h.cue == cue && h.to < to {
			return true
		}
	}
	return false
}

// between returns the hits that begin with the tokens from to before to.
func (p *passage) between(from, to int) []hit {
	begin := func(h hit, token int) int { return h.from - token }
	a, _ := slices.BinarySearchFunc(p.hits, from, begin)
	b, _ := slices.BinarySearchFunc(p.hits, to, begin)
	return p.hits[a:max(a, b)]
}
