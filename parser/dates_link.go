package parser

// link finds out which moments are ends of a range, alternatives or a list,
// and what bounds them.
func (p *dateParser) link(ms []moment) {
	for k := range ms {
		m := &ms[k]
		if m.dropped {
			continue
		}
		if m.bound, m.spoken = p.boundBefore(m); m.open && !m.spoken {
			m.bound = boundFrom
		}
		if k == 0 || ms[k-1].dropped || m.kind == atomTime || m.kind == atomPart || ms[k-1].kind == atomTime || ms[k-1].kind == atomPart {
			continue
		}
		g := p.between(ms[k-1].j, m.i)
		if g.broken || p.separated(&ms[k-1], m, g) {
			continue
		}
		if ms[k-1].bound == boundFrom && m.bound == boundUntil && m.spoken && !g.or {
			ms[k-1].bound, m.bound, m.link = boundNone, boundNone, linkRange // "frühestens am 1., spätestens am 11."
			continue
		}
		switch {
		case g.until && !g.or && !g.comma || g.dash && !g.or && (!m.strong || m.kind != atomSpan || !p.at(ms[k-1].j).line) || g.and && p.rangeOpened(&ms[k-1]):
			m.link = linkRange
		case g.or:
			m.link, m.alternative = linkOr, true
		case g.slash:
			m.link, m.alternative = linkOr, true
		case g.and || g.comma || g.words < 2 && (g.words == 0 || ms[k-1].kind != atomNumber || ms[k-1].strong):
			m.link = linkList
		}
		if m.link == linkRange {
			m.bound = boundNone
		} else if !m.spoken && ms[k-1].bound == boundNot && m.link != linkNone && !(g.comma && p.suits(m.j)) {
			m.bound = boundNot
		}
	}
}

// suits reports whether a verb at token k says of the day before it that it is
// a good one: "absent le 2, le 3 serait parfait".
func (p *dateParser) suits(k int) bool {
	switch p.word(k) {
	case "serait", "irait", "conviendrait", "convient", "jouerait", "va", "sarebbe", "andrebbe", "ware", "ginge", "passt", "geht", "would", "works", "is":
		return true
	}
	return false
}

// separated reports whether what stands between two moments, though all of it
// belongs to dates, does not link them.
func (p *dateParser) separated(a, b *moment, g gap) bool {
	return !g.or && !g.and && !g.until && !g.dash && !g.slash && !g.comma && g.words == 0 && p.at(b.i).line
}

// rangeOpened reports whether "zwischen" or its like stands before a moment.
func (p *dateParser) rangeOpened(m *moment) bool {
	for k := m.i - 1; k >= 0 && k > m.i-6; k-- {
		switch t := p.at(k); {
		case t.is(isBetween):
			return true
		case t.kind == '\'', t.kind == 'w' && (t.is(isArticle) || t.is(isWeekday) || t.is(isNext)), t.kind == ',':
		default:
			return false
		}
	}
	return false
}

// boundBefore reads the words before a moment: "ab", "nicht vor dem", "pas
// avant le", "until".
func (p *dateParser) boundBefore(m *moment) (bound int, spoken bool) {
	var not, before, after, start, deadline bool
	for k := m.i - 1; k >= 0 && k > m.i-7; k-- {
		t := p.at(k)
		if t.kind == '\'' {
			continue
		}
		if t.kind != 'w' || t.w.means == nil && !p.unspoken(k) || t.is(isRelative) && !t.is(isPartOfDay) {
			break
		}
		w := p.word(k)
		known := true
		switch {
		case w == "seit" || w == "sit" || w == "since" || w == "depuis":
			m.dropped = true
		case w == "but", w == "t" && p.at(k-1).kind == '\'', t.is(isImpossible):
			not = true
		case t.is(isNot), t.is(isExcept):
			not = not || !p.friendlyNot(k)
		case w == "later" || w == "spater" || w == "oltre" || t.is(isWithin):
			deadline = true
		case w == "bis" || w == "entro" || w == "by" || w == "spatestens" || t.is(isDeadline) && w != "dal":
			deadline = true
		case t.is(isBefore) && w != "prima" || w == "prima":
			before = true
		case t.is(isAfter):
			after = true
		case t.is(isOpenStart):
			start = true
		case t.is(isUntil) && (w == "until" || w == "till" || w == "til" || w == "jusque"):
			deadline = true
		case t.is(isBusiness):
			deadline = true
			m.business()
		case t.is(isNumber) && m.kind == atomWeekday && m.generic():
		case t.is(isArticle), t.is(isFrom), t.is(isAbout), t.is(isThis), t.is(isNext), t.is(isUntil), t.is(isAt), t.is(isWeekday) && p.shortWeekday(k), p.unspoken(k):
		default:
			known = false
		}
		if !known {
			break
		}
	}
	if p.at(m.j).is(isBusiness) {
		deadline = true
		m.business()
		m.j++
	}
	if p.word(m.j) == "in" && (p.word(m.j+1) == "poi" || p.word(m.j+1) == "avanti") && !m.hasTime {
		start = true // "da lunedì in poi"
		m.j += 2
	}
	if n := p.latest(m.j); n > 0 && !p.at(m.i-1).is(isOr) {
		deadline = true
		m.j += n
	}
	return m.boundOf(not, before, after, start, deadline)
}

// latest is how many tokens from k on say that a moment is the last: "au plus
// tard", "at the latest".
func (p *dateParser) latest(k int) int {
	last := map[string]string{"au": "tard", "al": "tardi", "at": "latest"}[p.word(k)]
	if last != "" && p.word(k+2) == last {
		return 3
	}
	return 0
}

// unspoken reports whether token k is one of the words in "not later than", "au
// plus tard", "non oltre".
func (p *dateParser) unspoken(k int) bool {
	switch p.word(k) {
	case "later", "spater", "oltre", "than", "als", "plus", "tot", "che", "sooner", "earlier", "fruher", "only", "but", "as", "werktags", "erst", "bereits", "do", "make", "manage", "pour", "per", "however", "invece", "pero", "purtroppo":
		return true
	}
	return false
}

// friendlyNot reports whether a negation at token k negates nothing: "warum
// nicht am 14.", "nicht nur".
func (p *dateParser) friendlyNot(k int) bool {
	switch p.word(k - 1) {
	case "warum", "wieso", "why", "pourquoi", "perche":
		return true
	}
	switch p.word(k + 1) {
	case "nur", "only", "seulement", "solo":
		return true
	}
	return false
}

// boundOf is the bound that the words before a moment make together.
func (m *moment) boundOf(not, before, after, start, deadline bool) (bound int, spoken bool) {
	switch {
	case not && before:
		return boundFrom, true
	case not && after:
		return boundUntil, true
	case deadline && before:
		return boundBefore, true
	case deadline:
		return boundUntil, true
	case not && start:
		return boundBefore, true
	case not:
		return boundNot, true
	case before:
		return boundBefore, true
	case start:
		return boundFrom, true
	case after:
		return boundAfter, true
	}
	return boundNone, false
}

// business sets the hour of "EOB Friday".
func (m *moment) business() {
	if !m.hasTime {
		m.time, m.hasTime = dateAtom{kind: atomTime, hour: 17, exact: true, clockWords: timeBefore}, true
	}
}

// negatedBehind reports whether the clause goes on to say that a moment does
// not suit: "am 14. geht es nicht", "le 14 ne va pas", "can't do Friday" does
// not count.
func (p *dateParser) negatedBehind(m *moment) bool {
	negative := false
	for k := m.j; k < len(p.toks) && k < m.j+12; k++ {
		t := p.at(k)
		switch {
		case t.kind == 'e':
			return negative && !p.question(k)
		case t.kind == ',' || t.kind == '-' || t.kind == '(' || t.kind == ':':
			return negative
		case t.kind == 'w' && p.clauseEnds(k):
			return negative
		case t.kind == 'n' || t.is(isWeekday) && !t.is(isRecurring) && !p.shortWeekday(k) || t.is(isMonth) && t.upper && !p.at(k).w.means[0].short:
			return negative && !p.notTime(k)
		case t.is(isImpossible), p.word(k) == "t" && p.at(k-1).kind == '\'' && p.word(k-2) == "can":
			negative = true
		case t.is(isNot):
			negative = negative || p.realNot(k)
		}
	}
	return negative
}

// question reports whether the sentence that token k ends is one.
func (p *dateParser) question(k int) bool {
	t := p.at(k)
	return int(t.start) < len(p.text) && t.start < t.end && p.text[t.start] == '?'
}

// clauseEnds reports whether a word begins another clause.
func (p *dateParser) clauseEnds(k int) bool {
	switch p.word(k) {
	case "da":
		return p.lang != 1<<it // "è da evitare"
	case "aber", "sondern", "weil", "denn", "dafur", "but", "because", "mais", "car", "ma", "perche", "und", "and", "et", "damit", "obwohl", "if", "when", "while", "falls", "wenn", "sobald", "solange", "quand", "lorsque", "lorsqu", "puisque", "puisqu", "parce", "quando", "mentre", "si", "se", "so", "oder", "or", "ou":
		return true
	}
	return false
}

// notTime reports whether the negation shortly before token k is about a time
// or a later word: "nicht vor 10".
func (p *dateParser) notTime(k int) bool {
	for j := k - 1; j > k-4 && j >= 0; j-- {
		if t := p.at(j); t.is(isBefore) || t.is(isAfter) || t.is(isUntil) {
			return true
		}
	}
	return false
}

// realNot reports whether a negation at token k speaks of the day: not "kein
// Problem", "pas de souci", "nicht vor 10", "nicht nur".
func (p *dateParser) realNot(k int) bool {
	next := p.word(k + 1)
	switch p.word(k) {
	case "kein", "keine", "keinen", "keinem":
		switch next {
		case "zeit", "ziit", "termin", "moglichkeit", "kapazitat", "mensch", "person", "zugang", "zugriff", "neustart", "strom", "unterbruch":
			return true
		}
		return false
	case "no", "nessun", "nessuna", "non", "nie", "never", "jamais", "mai", "ni", "nor", "neither", "weder":
	}
	switch next {
	case "nur", "only", "seulement", "solo", "problem", "probleme", "before", "after", "vor", "nach", "avant", "apres", "prima", "dopo", "later", "spater", "fruher", "mehr", "eilt", "wahr", "schlecht", "bad", "ideal", "optimal":
		return next == "mehr" || next == "ideal" || next == "optimal"
	case "when", "while", "during", "wenn", "wahrend", "quand", "lorsque", "pendant", "quando", "mentre", "durante":
		return false // "in October, just not when the shop is full"
	case "de", "di":
		return p.word(k+2) != "probleme" && p.word(k+2) != "souci" && p.word(k+2) != "problemi" && p.word(k+2) != "soucis"
	}
	return true
}
