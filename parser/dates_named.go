package parser

// wordMonthAtom reads what begins with a month or an ordinal in words:
// "December 14th, 2026", "ersten Dezember", "primo marzo", "im Februar".
func (p *dateParser) wordMonthAtom(i int) (a dateAtom, ok bool) {
	t := p.at(i)
	if n, is := t.value(isOrdinal); is && n == 1 {
		j := p.skipArticles(i + 1)
		if m, is := p.at(j).value(isMonth); is && !p.at(j).is(isWeek) && !p.at(j).is(isHalf) {
			a = dateAtom{kind: atomDay, d: 1, m: m, strong: true}
			a.y, a.j = p.yearBehind(j + 1)
			return a, true
		}
	}
	m, is := t.value(isMonth)
	if !is || t.is(isWeekday) && p.at(i+1).kind != 'n' {
		return a, false
	}
	if n := p.at(i + 1); n.kind == 'n' && n.digits <= 2 && valid(n.num, m) && !n.line && p.monthFirst(i) {
		a = dateAtom{j: i + 2, kind: atomDay, m: m, d: n.num, strong: true}
		if p.glued(a.j, 'w') && p.at(a.j).is(isOrdinalMark) {
			a.j++
		}
		a.y, a.j = p.yearBehind(a.j)
		return a, true
	}
	if !p.wholeMonth(i) {
		return a, false
	}
	a = dateAtom{kind: atomSpan, strong: true}
	a.from, a.to, a.j = p.monthFrom(i, m, stageWhole)
	return a, true
}

// monthFirst reports whether "December 14" is English: the number is no time
// and no version.
func (p *dateParser) monthFirst(i int) bool {
	t := p.at(i)
	if t.w.means[0].langs == 1<<fr|1<<it || p.word(i) == "may" && !t.upper {
		return false
	}
	english := false
	for _, m := range t.w.means {
		english = english || m.kind == isMonth && m.langs&(1<<en) != 0
	}
	return english && !p.glued(i+2, ':') && !(p.glued(i+2, '.') && p.gluedNumber(i+3)) && !p.at(i+2).is(isHour) && !p.at(i+2).is(isHalfDay) || t.is(isWeekday)
}

// wholeMonth reports whether a month without a day is a date: behind a
// preposition, or before a year. "Herr März" and "may" are none.
func (p *dateParser) wholeMonth(i int) bool {
	t := p.at(i)
	if t.w.means[0].short {
		return false
	}
	if _, _, ok := p.year(i + 1); ok && p.at(i+1).kind == 'n' {
		return true
	}
	if p.lists(i) {
		return true
	}
	switch w := p.word(i - 1); w {
	case "im", "in", "en", "until", "bis", "before", "after", "nach", "ab", "a", "ad", "per", "entro", "fino", "jusqu'en", "during", "di", "de", "vor", "durant", "courant", "anche", "late", "oder", "or", "ou", "avant", "apres", "dopo", "du", "of", "for":
		if w == "di" || w == "de" || w == "of" || w == "du" {
			return p.word(i-2) == "mese" || p.word(i-2) == "mois" || p.word(i-2) == "month" || p.word(i-2) == "corso" || p.word(i-2) == "courant"
		}
		return t.upper || t.w.means[0].langs&(1<<fr|1<<it) != 0
	}
	return p.at(i-1).is(isThis) || p.at(i-1).is(isNext)
}

// lists reports whether a month without a preposition is one of two ("Februar
// oder März"), or begins a sentence that goes on about it ("Februar wäre gut").
func (p *dateParser) lists(i int) bool {
	t, next := p.at(i), p.at(i+1)
	if !t.upper && t.w.means[0].langs&(1<<fr|1<<it) == 0 || p.word(i) == "may" {
		return false
	}
	if next.is(isOr) || next.is(isAnd) || next.is(isUntil) || next.kind == '/' || next.kind == '-' {
		return p.at(i+2).is(isMonth) || p.at(i+2).is(isStage)
	}
	if before := p.at(i - 1); before.kind != 'e' || t.w.means[0].langs&(1<<en) != 0 && p.lang == 1<<en {
		return false
	}
	_, known := vocabulary()[p.word(i+1)]
	return known && next.kind == 'w' && !next.upper
}

// weekdayAtom reads a weekday with what says which one: "nächsten Dienstag",
// "mardi prochain", "Tuesday in two weeks", "Dienstagvormittag".
func (p *dateParser) weekdayAtom(i int) (a dateAtom, ok bool) {
	t := p.at(i)
	if v, is := t.value(isNext); is && p.at(i+1).is(isWeekday) {
		a, ok = p.plainWeekday(i + 1)
		a.next = v
		return a, ok
	}
	if t.is(isThis) && p.at(i+1).is(isWeekday) && !p.shortWeekday(i+1) {
		a, ok = p.plainWeekday(i + 1)
		a.next = -1
		return a, ok
	}
	if t.is(isNext) && p.at(i+1).is(isPartOfDay) {
		return a, false
	}
	return p.plainWeekday(i)
}

// plainWeekday reads a weekday and what follows it.
func (p *dateParser) plainWeekday(i int) (a dateAtom, ok bool) {
	w, is := p.at(i).value(isWeekday)
	if !is {
		return a, false
	}
	a = dateAtom{j: i + 1, kind: atomWeekday, weekday: w, strong: !p.shortWeekday(i)}
	if part, is := p.at(i).value(isPartOfDay); is {
		a.part = part
	}
	if p.shortWeekday(i) && p.at(i-1).kind == 'w' && p.at(i).upper && (p.word(i-1) == "on" || p.word(i-1) == "next" || p.word(i-1) == "by" || p.at(i-1).is(isBusiness)) {
		a.strong = true
	}
	if v, is := p.at(a.j).value(isNext); is && !p.at(a.j+1).is(isUnit) {
		a.next = v
		a.j++
	}
	if day, j, ok := p.besideFeast(a.j, w); ok {
		return dateAtom{j: j, kind: atomSpan, from: day, to: day, strong: true, part: a.part}, true
	}
	if days, j, ok := p.offset(a.j); ok {
		a.days, a.j = days, j
	} else if a.next == 0 && p.anySuch(i, a.j) {
		a.recurring = true
	}
	return a, true
}

// besideFeast is the weekday next to a feast that is named from token j on:
// "Dienstag nach Ostern", "vendredi avant Pentecôte".
func (p *dateParser) besideFeast(j, weekday int) (d day, end int, ok bool) {
	after := p.at(j).is(isAfter)
	if !after && !p.at(j).is(isBefore) {
		return d, j, false
	}
	k := p.skipArticles(j + 1)
	if p.word(k) == "christi" {
		k++
	}
	which, ok := p.at(k).value(isFeast)
	if !ok || which == feastHolidays {
		return d, j, false
	}
	from, to := feast(p.ref, which)
	if after {
		return coming(to, weekday), k + 1, true
	}
	return plus(from, -1-(isoWeekday(from)-1-weekday+7)%7), k + 1, true
}

// anySuch reports whether the weekday at i is one of many: "un samedi", "on a
// Friday", "any Tuesday".
func (p *dateParser) anySuch(i, j int) bool {
	switch p.word(i - 1) {
	case "a":
		if p.word(i-2) != "on" && p.word(i-2) != "for" { // "da lunedì a mercoledì"
			return false
		}
		fallthrough
	case "di": // "di lunedì siamo chiusi"
		if b := p.at(i - 2); p.word(i-1) == "di" && (b.kind != 'e' && b.kind != ',' || p.lang != 1<<it) {
			return false
		}
		fallthrough
	case "un", "any", "einem":
		return p.at(j).kind != 'n' && !p.at(j).is(isMonth) && p.at(i-2).kind != 'n'
	}
	return false
}

// shortWeekday reports whether a weekday is an abbreviation, which means it
// only beside a number.
func (p *dateParser) shortWeekday(i int) bool {
	for _, m := range p.at(i).w.means {
		if m.kind == isWeekday {
			return m.short
		}
	}
	return false
}

// partAtom reads a part of the day.
func (p *dateParser) partAtom(i int) (a dateAtom, ok bool) {
	v, is := p.at(i).value(isPartOfDay)
	j := i + 1
	if p.word(i) == "apres" && p.glued(j, '-') && p.word(j+1) == "midi" {
		v, is, j = partAfternoon, true, j+2
	}
	return dateAtom{j: j, kind: atomPart, part: v}, is
}

// resolveDay is the day that an atom names, seen from ref.
func (p *dateParser) resolveDay(a dateAtom, ref day) day {
	switch {
	case a.kind == atomNumber:
		return nextDayOfMonth(ref, a.d)
	case a.y == 0:
		return nextDate(ref, a.m, a.d)
	}
	d := newDay(a.y, 1, 1).AddDate(0, a.m-1, 0)
	return plus(d, min(a.d, newDay(a.y, d.Month()+1, 0).Day())-1)
}
