package parser

// How a moment bounds the dates that suit.
const (
	boundNone   = iota
	boundNot    // not then
	boundFrom   // then or later
	boundAfter  // later
	boundUntil  // then or sooner
	boundBefore // sooner
)

// A moment is a date put together from its atoms.
type moment struct {
	dateAtom // what it is in the first place; i and j span the whole
	time     dateAtom

	hasTime, resolved    bool
	weekStart            day // the week that a weekday is said to be in
	withWeekday, partial bool
	each                 bool // its time is for all dates of the sentence
	link                 linkKind
	alternative          bool
	joined               bool // the end of a range that the moment before holds
	dropped              bool
	bound                int
	spoken               bool // a bound of its own was read
}

// A linkKind says how a moment goes on from the one before.
type linkKind byte

const (
	linkNone linkKind = iota
	linkList
	linkOr
	linkRange
)

// weak reports whether a moment is a date only if its sentence wishes one.
func (m *moment) weak() bool {
	return !m.resolved || m.kind == atomWeekday && m.next == 0 && m.weekStart.IsZero() || m.kind == atomNumber && !m.partial
}

// generic reports whether a weekday is named without saying which.
func (m *moment) generic() bool {
	return m.next == 0 && m.days == 0 && m.weekStart.IsZero() && !m.withWeekday
}

// A gap is what stands between two atoms.
type gap struct {
	broken                             bool // something that is no part of a date
	or, and, until, dash, slash, comma bool
	each, not                          bool
	words                              int
	bracket                            bool // an opening one
}

func (g gap) plain() bool { return !g.broken && !g.or && !g.and && !g.slash }

// between reads the tokens from i to j (exclusive).
func (p *dateParser) between(i, j int) (g gap) {
	if j-i > 7 {
		return gap{broken: true}
	}
	for k := i; k < j; k++ {
		t := p.at(k)
		switch t.kind {
		case ',':
			g.comma = true
		case '-':
			g.dash = true
		case '/', '&', '+':
			g.slash = true
		case '(':
			g.bracket = true
		case ')', '\'', '|', ':', '.', '*', '@':
		case 'w':
			g.words++
			p.gapWord(&g, k)
		default:
			g.broken = true
		}
	}
	return g
}

// gapWord adds the word at token k to a gap.
func (p *dateParser) gapWord(g *gap, k int) {
	t := p.at(k)
	switch {
	case t.w.means == nil:
		g.broken = true
	case t.is(isOr):
		g.or = true
	case t.is(isAnd):
		g.and = true
	case t.is(isEach):
		g.each = true
	case t.is(isUntil):
		g.until = true
	case t.is(isExcept), t.is(isNot):
		g.not = true
	case t.is(isArticle), t.is(isAt), t.is(isAbout), t.is(isFrom), t.is(isAfter), t.is(isBefore), t.is(isOpenStart), t.is(isHour), t.is(isBetween), t.is(isDeadline), t.is(isNumberLabel) && t.is(isWeekday), t.is(isThis), t.is(isNext), t.is(isWeekOf):
	default:
		g.broken = true
	}
}

// moments puts atoms together that name one date.
func (p *dateParser) moments(atoms []dateAtom) []moment {
	list := make([]moment, 0, len(atoms))
	for _, a := range atoms {
		if n := len(list); n > 0 {
			if g := p.between(list[n-1].j, a.i); !g.broken && list[n-1].take(p, a, g) {
				continue
			}
		}
		m := moment{dateAtom: a}
		switch a.kind {
		case atomTime:
			m.time, m.hasTime = a, true
			for k := a.i - 1; k >= 0 && k > a.i-4; k-- {
				m.each = m.each || p.at(k).is(isEach)
			}
			m.each = m.each || p.at(a.j).is(isEach)
		case atomDay:
			if a.clockWords != timeNone {
				m.time, m.hasTime = a, true
				m.time.exact = true
			}
		case atomPast:
			m.dropped = true
		}
		list = append(list, m)
	}
	return list
}

// take adds an atom to a moment, if they name one date. It reports whether it
// did.
func (m *moment) take(p *dateParser, a dateAtom, g gap) bool {
	switch a.kind {
	case atomTime:
		if m.hasTime || m.dropped || g.or || g.slash && m.kind != atomDay || g.and && !g.comma || m.kind == atomPart && m.resolved {
			return false
		}
		m.time, m.hasTime = a, true
		m.each = m.each || g.each || p.at(a.j).is(isEach)
	case atomPart:
		if m.part != 0 && m.part != a.part || g.or || g.and || g.slash || g.dash || m.kind == atomPast || g.bracket && p.at(a.j).kind != ')' {
			return false
		}
		m.part = a.part
	case atomWeekday:
		if !m.takeWeekday(p, a, g) {
			return false
		}
	case atomDay, atomNumber:
		if !m.takeDay(p, a, g) {
			return false
		}
	case atomSpan:
		if a.from.IsZero() || !a.week && a.to.Sub(a.from) > 8*24*3600e9 || !g.plain() || g.until || g.dash || g.comma && g.words == 0 && m.kind != atomWeekday {
			return false
		}
		switch m.kind {
		case atomWeekday:
			m.weekStart, m.strong = monday(a.from), true
		case atomTime, atomPart:
			m.become(a)
		default:
			return false
		}
	case atomRelative:
		if !g.plain() || g.until || m.kind != atomTime && m.kind != atomPart || g.comma {
			return false
		}
		m.become(a)
	default:
		return false
	}
	m.j = a.j
	return true
}

// become makes a time or a part of the day that of a date behind it.
func (m *moment) become(a dateAtom) {
	i, part := m.i, m.part
	m.dateAtom = a
	m.i = i
	if m.part == 0 {
		m.part = part
	}
}

// takeWeekday adds "Freitag" to "morgen", "11.12." or "nächste Woche".
func (m *moment) takeWeekday(p *dateParser, a dateAtom, g gap) bool {
	if !g.plain() || g.until || g.dash || g.not || a.recurring {
		return false
	}
	switch m.kind {
	case atomRelative:
		if isoWeekday(plus(p.ref, m.days)) != a.weekday {
			return false
		}
	case atomDay:
		if m.withWeekday || isoWeekday(p.resolveDay(m.dateAtom, p.ref)) != a.weekday || !a.strong && p.at(a.j).kind == 'n' {
			return false
		}
		m.withWeekday = true
	case atomSpan:
		if !m.week || m.from.IsZero() || g.comma && g.words > 3 {
			return false
		}
		start := monday(m.from)
		i := m.i
		m.dateAtom = a
		m.i, m.weekStart, m.strong = i, start, true
	case atomTime, atomPart:
		if g.comma {
			return false
		}
		m.become(a)
	default:
		return false
	}
	if a.part != 0 {
		m.part = a.part
	}
	return true
}

// takeDay adds "15." or "8. Dezember" to "Dienstag", "morgen" or "um 9".
func (m *moment) takeDay(p *dateParser, a dateAtom, g gap) bool {
	if !g.plain() && !p.saidAgain(m, a, g) || g.until && !p.at(a.i-1).is(isArticle) || g.dash {
		return false
	}
	switch m.kind {
	case atomWeekday:
		if a.kind == atomNumber && (a.d > 31 || !a.strong && !p.numberBehindWeekday(a, m.weekday) || m.recurring) {
			return false
		}
		weekday, part := m.weekday, m.part
		m.become(a)
		m.weekday, m.withWeekday, m.strong = weekday, true, true
		if m.part == 0 {
			m.part = part
		}
	case atomRelative:
		if a.kind != atomDay || !p.resolveDay(a, p.ref).Equal(plus(p.ref, m.days)) {
			return false
		}
		m.become(a)
	case atomTime, atomPart:
		if a.kind == atomNumber && !a.strong || g.comma && m.kind == atomPart {
			return false
		}
		m.become(a)
	default:
		return false
	}
	if a.clockWords != timeNone && a.kind == atomDay {
		m.time, m.hasTime = a, true
		m.time.exact = true
	}
	return true
}

// saidAgain reports whether a date only says which weekday is meant: "samedi
// suivant, soit le 19 décembre".
func (p *dateParser) saidAgain(m *moment, a dateAtom, g gap) bool {
	if m.kind != atomWeekday || a.kind != atomDay || !g.or || g.broken || !g.comma || isoWeekday(p.resolveDay(a, p.ref)) != m.weekday {
		return false
	}
	for k := m.j; k < a.i; k++ {
		if w := p.word(k); w == "soit" || w == "ovvero" {
			return true
		}
	}
	return false
}

// numberBehindWeekday reports whether a weak number behind a weekday is its
// day: "Tuesday 15", "mardi 15", "Di 15.".
func (p *dateParser) numberBehindWeekday(a dateAtom, weekday int) bool {
	t := p.at(a.j)
	counts := p.countsNoun(a.j) && isoWeekday(nextDayOfMonth(p.ref, a.d)) != weekday // "lunedì 30 avreste"
	return p.freeBehind(a.j) && !p.glued(a.j, '-') && !t.is(isHour) && !counts || p.at(a.j-1).kind == '.'
}
