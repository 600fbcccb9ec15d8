package parser

// afterAtom reads a day that is counted from the one named before it: "the Monday
// after", "am Tag darauf", "le lendemain", "una settimana dopo".
func (p *dateParser) afterAtom(i int) (dateAtom, bool) {
	if n := p.nextMorrow(i); n > 0 {
		return dateAtom{j: i + n, kind: atomRelative, days: 1, after: true, strong: true}, true
	}
	following := p.following(i)
	k := i
	if following {
		k++
	}
	count, j, counted := p.count(k)
	if !counted {
		count, j = 1, k
	}
	weekday, named := p.at(j).value(isWeekday)
	unit, measured := p.at(j).value(isUnit)
	if named == measured || named && counted {
		return dateAtom{}, false
	}
	end := j + 1
	if !following {
		if end = p.afterwards(j + 1); end == 0 {
			return dateAtom{}, false
		}
	}
	a := dateAtom{j: end, kind: atomRelative, after: true, strong: true, weekday: weekday}
	switch {
	case measured && unit == 7 && !counted: // see weekAfter
		return dateAtom{}, false
	case measured && unit > 7, measured && unit == 1 && following && !counted && p.word(i) != "following":
		return dateAtom{}, false
	case measured:
		a.days = p.daysOf(count, unit, p.word(j))
	}
	return a, true
}

// nextMorrow is the length of a word for the day after the one named, 0 for none.
func (p *dateParser) nextMorrow(i int) int {
	switch p.word(i) {
	case "lendemain", "indomani":
		return 1
	case "tags":
		if w := p.word(i + 1); w == "darauf" || w == "drauf" || w == "danach" {
			return 2
		}
	}
	return 0
}

// following reports whether token i says "the one after that", before a noun.
func (p *dateParser) following(i int) bool {
	switch p.word(i) {
	case "following", "darauffolgende", "darauffolgenden", "darauffolgender":
		return true
	}
	return false
}

// afterwards is the token behind words that say "after that" at token i, or 0.
func (p *dateParser) afterwards(i int) int {
	switch p.word(i) {
	case "darauf", "drauf", "danach", "suivant", "suivante", "seguente", "successivo", "successiva", "thereafter", "afterwards", "later":
		return i + 1
	case "spater":
		return i + 1
	case "after", "dopo":
		if next := p.at(i + 1); next.kind != 'w' && next.kind != 'n' && next.kind != '\'' || next.is(isOr) {
			return i + 1
		} else if w := p.word(i + 1); w == "that" || w == "would" || w == "andrebbe" || w == "is" || w == "works" {
			return i + 1
		}
	case "d":
		if p.at(i+1).kind == '\'' && p.word(i+2) == "apres" {
			return i + 3
		}
	case "plus":
		if p.word(i+1) == "tard" {
			return i + 2
		}
	case "piu":
		if p.word(i+1) == "tardi" {
			return i + 2
		}
	}
	return 0
}

// resolveAfter works out a day that is counted from the last one named; none was,
// nobody knows which day it is.
func (p *dateParser) resolveAfter(m *moment) {
	switch {
	case p.last.IsZero():
		m.dropped = true
	case m.weekday > 0:
		m.set(coming(p.last, m.weekday))
	default:
		m.set(plus(p.last, m.days))
	}
}
