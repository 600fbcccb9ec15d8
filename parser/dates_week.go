package parser

import (
	"time"

	"vorlauf/tickets"
)

// nthOf reads "erste Januarwoche", "the last week of January", "am ersten Montag
// im Dezember".
func (p *dateParser) nthOf(i int) (dateAtom, bool) {
	n, ok := p.at(i).value(isOrdinal)
	if !ok {
		return dateAtom{}, false
	}
	if p.at(i + 1).is(isWeek) {
		return p.weekOf(i+1, n)
	}
	w, ok := p.at(i + 1).value(isWeekday)
	j := p.skipArticles(i + 2)
	m, is := p.at(j).value(isMonth)
	if !ok || !is || j == i+2 {
		return dateAtom{}, false
	}
	y, end, ok := p.year(j + 1)
	if !ok {
		y, end = p.ref.Year(), j+1
		if nthWeekday(y, time.Month(m), w, n).Before(p.ref) {
			y++
		}
	}
	d := nthWeekday(y, time.Month(m), w, n)
	return dateAtom{j: end, kind: atomSpan, from: d, to: d, strong: true}, true
}

// weekOf reads the rest of "first week of January" from the week's word on.
func (p *dateParser) weekOf(i, n int) (dateAtom, bool) {
	j := i
	if !p.at(j).is(isMonth) {
		j = p.skipArticles(j + 1)
	}
	m, ok := p.at(j).value(isMonth)
	if !ok {
		return dateAtom{}, false
	}
	y, end, ok := p.year(j + 1)
	if !ok {
		end, y = j+1, p.ref.Year()
		if _, to := weekOfMonth(y, time.Month(m), n); to.Before(p.ref) {
			y++
		}
	}
	a := dateAtom{j: end, kind: atomSpan, strong: true}
	a.from, a.to = weekOfMonth(y, time.Month(m), n)
	return a, true
}

// weekAtom reads "KW 50", "week of 7 December", "week-end".
func (p *dateParser) weekAtom(i int) (dateAtom, bool) {
	t := p.at(i)
	if t.is(isWeekend) || p.word(i) == "week" && p.glued(i+1, '-') && p.word(i+2) == "end" || p.word(i) == "fine" && p.word(i+1) == "settimana" {
		j := i + 1
		if !t.is(isWeekend) {
			j = i + 2
			if p.word(i+2) == "end" {
				j++
			}
		}
		return p.weekend(i, j)
	}
	if start, j, ok := p.week(i); ok {
		return dateAtom{j: j, kind: atomSpan, from: start, to: plus(start, 4), week: true, strong: true}, true
	}
	if !t.is(isWeekOf) {
		return dateAtom{}, false
	}
	return p.weekWith(i)
}

// weekWith reads the week that a day is in: "Woche vom 7. Dezember", "semaine
// du 8 février", "w/c 7 Dec".
func (p *dateParser) weekWith(i int) (dateAtom, bool) {
	j := i + 1
	for n := 0; n < 4; n++ {
		t := p.at(j)
		if t.kind != '/' && t.kind != '\'' && !(t.kind == 'w' && (t.is(isArticle) || t.is(isFrom) || t.is(isWeekOf) || t.is(isOpenStart))) || t.is(isMonth) {
			break
		}
		j++
	}
	if j == i+1 && p.at(i+1).kind == 'n' {
		return dateAtom{}, false
	}
	inner, ok := p.dayAt(j)
	if !ok {
		return dateAtom{}, false
	}
	start := monday(p.resolveDay(inner, p.ref))
	return dateAtom{j: inner.j, kind: atomSpan, from: start, to: plus(start, 4), week: true, strong: true}, true
}

// dayAt reads a date with or without month at j, perhaps behind a weekday.
func (p *dateParser) dayAt(j int) (dateAtom, bool) {
	if p.at(j).is(isWeekday) {
		j++
		if p.at(j).kind == ',' {
			j++
		}
		j = p.skipArticles(j)
	}
	a, ok := dateAtom{}, false
	if p.at(j).kind == 'n' {
		a, ok = p.numeric(j, nil)
	} else if p.at(j).is(isMonth) {
		a, ok = p.wordMonthAtom(j)
	}
	return a, ok && (a.kind == atomDay || a.kind == atomNumber && a.d >= 1 && a.d <= 31)
}

// weekend is the coming Saturday and Sunday, or later ones.
func (p *dateParser) weekend(i, j int) (dateAtom, bool) {
	if v, ok := p.at(i - 1).value(isNumber); ok && v == 1 && (p.word(i-1) != "a" || p.lang == languageBit(tickets.English)) {
		return dateAtom{}, false // "over a weekend": any
	}
	next := 0
	if v, ok := p.at(i - 1).value(isNext); ok && v > 1 {
		next = 1
	} else if v, ok := p.at(j).value(isNext); ok {
		if j++; v > 1 {
			next = 1
		}
	}
	sat := plus(coming(plus(p.ref, -1), 6), 7*next)
	if k := p.skipArticles(j); k > j || p.at(k).is(isFrom) {
		if p.at(k).is(isFrom) {
			k++
		}
		if d, ok := p.dayAt(k); ok && d.kind == atomDay { // "the weekend of 12 December"
			sat, j = plus(monday(p.resolveDay(d, p.ref)), 5), d.j
		}
	}
	return dateAtom{j: j, kind: atomSpan, from: sat, to: plus(sat, 1), strong: true}, true
}

// week reads a calendar week by its number (ISO 8601): "KW 50", "semaine 3",
// "50. Kalenderwoche", "CW50/2026".
func (p *dateParser) week(i int) (start day, j int, ok bool) {
	t := p.at(i)
	if t.kind != 'w' || !t.is(isWeek) || t.is(isMonth) {
		return start, i, false
	}
	j = i + 1
	if p.word(j) == "nr" || p.word(j) == "no" || p.at(j).kind == ':' || p.word(i) == "calendar" {
		j++
	}
	n := p.at(j)
	if n.kind != 'n' || n.digits > 2 || n.num < 1 || n.num > 53 || n.line {
		return start, i, false
	}
	if m := p.at(j + 1); p.word(i) != "kw" && p.word(i) != "cw" && (m.is(isUnit) || m.is(isMonth) || p.glued(j+1, '.') && p.gluedNumber(j+2) || m.kind == '%' || m.kind == ':' && p.gluedNumber(j+2)) {
		return start, i, false
	}
	if short := p.toks[i].end - p.toks[i].start; short == 1 && (n.space || p.at(i-1).kind == 'n') {
		return start, i, false
	}
	year, j := p.weekYear(j + 1)
	return weekNumber(p.ref, year, n.num), j, true
}

// weekYear reads the year behind a week's number.
func (p *dateParser) weekYear(j int) (year, end int) {
	if y, at, ok := p.year(j); ok {
		return y, at
	}
	if p.glued(j, '/') || p.glued(j, '-') {
		if n := p.at(j + 1); n.kind == 'n' && !n.space && n.num > 2000 && n.num < 2100 {
			return n.num, j + 2
		} else if n.kind == 'n' && n.digits == 2 && n.num == p.ref.Year()%100 || n.kind == 'n' && n.digits == 2 && n.num == p.ref.Year()%100+1 && p.at(j-1).num > n.num {
			return 2000 + n.num, j + 2
		}
	}
	return 0, j
}
