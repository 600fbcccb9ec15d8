package parser

import "time"

// stageAtom reads the parts of months, weeks and years: "Anfang Februar", "mid
// January", "fine mese", "erste Dezemberhälfte", "Ende nächster Woche",
// "première semaine de mars".
func (p *dateParser) stageAtom(i int) (dateAtom, bool) {
	stage, j := p.stage(i)
	if stage == stageWhole {
		return p.nthOf(i)
	}
	if p.word(i) == "fine" && p.word(i+1) == "settimana" {
		return dateAtom{}, false // the weekend
	}
	next := 0
	if p.at(j).is(isNext) && p.at(j).kind == 'w' {
		next, _ = p.at(j).value(isNext)
		j++
	} else if p.at(j).is(isThis) {
		j++
	}
	t := p.at(j)
	if m, ok := t.value(isMonth); ok && !(t.is(isUnit)) {
		from, to, end := p.monthFrom(j, m, stage)
		return dateAtom{j: end, kind: atomSpan, from: from, to: to, stage: stage, strong: true}, true
	}
	if week, end, ok := p.week(j); ok {
		from, to := weekPart(week, stage)
		return dateAtom{j: end, kind: atomSpan, from: from, to: to, stage: stage, strong: true}, true
	}
	unit, ok := t.value(isUnit)
	if !ok && (t.is(isAnd) || t.is(isOr) || t.is(isUntil) || t.kind == '/' || t.kind == '-') && p.at(j+1).is(isStage) { // "Mitte bis Ende Januar"
		b, ok := p.stageAtom(j + 1)
		a := dateAtom{j: j, kind: atomSpan, stage: stage, strong: true}
		a.from, a.to = monthPart(b.from.Year(), b.from.Month(), stage)
		return a, ok && b.to.Sub(b.from) > 8*24*time.Hour
	}
	if !ok {
		return p.stageOfYear(j, stage)
	}
	if j++; p.glued(j, '-') {
		return dateAtom{}, false // "year-end"
	}
	if next == 0 && p.at(j).is(isNext) {
		next, _ = p.at(j).value(isNext)
		j++
	}
	a := dateAtom{j: j, kind: atomSpan, stage: stage, strong: true}
	a.from, a.to = p.unitPart(unit, next, stage)
	if a.from.IsZero() {
		return a, false
	}
	return a, true
}

// stage reads "Anfang", "Mitte", "mi-", "la fin de", "erste Hälfte", and skips
// the articles behind it.
func (p *dateParser) stage(i int) (stage, j int) {
	t := p.at(i)
	if n, ok := t.value(isOrdinal); ok && p.at(i+1).is(isHalf) {
		stage, j = stageFirstHalf, i+2
		if n != 1 {
			stage = stageSecondHalf
		}
		if p.at(i + 1).is(isMonth) { // "erste Dezemberhälfte"
			return stage, i + 1
		}
		return stage, p.skipArticles(j)
	}
	v, ok := t.value(isStage)
	if !ok {
		return stageWhole, i
	}
	if t.is(isMonth) || t.is(isUnit) { // "Dezembermitte", "Monatsende"
		return v, i
	}
	if t.is(isHalf) && p.at(i-1).is(isOrdinal) {
		return stageWhole, i
	}
	j = i + 1
	if p.at(j).kind == '-' {
		j++
	}
	return v, p.skipArticles(j)
}

// monthFrom is a month or its part, from the month's name at j on, with the
// year behind it if there is one.
func (p *dateParser) monthFrom(j, m, stage int) (from, to day, end int) {
	end = j + 1
	y := 0
	if year, at, ok := p.year(end); ok {
		y, end = year, at
	} else if p.at(end).is(isNext) && p.at(end+1).is(isUnit) { // "Februar nächsten Jahres"
		if u, _ := p.at(end + 1).value(isUnit); u == 365 {
			y, end = p.ref.Year()+1, end+2
		}
	}
	if y == 0 {
		y = p.ref.Year()
		if _, to = monthPart(y, time.Month(m), stage); to.Before(p.ref) {
			y++
		}
	}
	from, to = monthPart(y, time.Month(m), stage)
	return from, to, end
}

// year reads a year with four digits at i.
func (p *dateParser) year(i int) (y, j int, ok bool) {
	if p.at(i).kind == ',' {
		i++
	}
	if p.word(i) == "de" || p.word(i) == "del" {
		i++
	}
	t := p.at(i)
	if t.kind == 'n' && t.digits == 4 && t.num >= 2000 && t.num < 2100 && !t.line {
		return t.num, i + 1, true
	}
	return 0, i, false
}

// unitPart is a part of this or a later month, week or year.
func (p *dateParser) unitPart(unit, next, stage int) (from, to day) {
	switch unit {
	case 7:
		if next == 0 && isoWeekday(p.ref) > 5 {
			next = 1
		}
		return weekPart(plus(monday(p.ref), 7*next), stage)
	case 30:
		if _, to := monthPart(p.ref.Year(), p.ref.Month(), stage); next == 0 && to.Before(p.ref) {
			next = 1
		}
		return monthPart(p.ref.Year(), p.ref.Month()+time.Month(next), stage)
	case 365:
		y := p.ref.Year() + next
		switch stage {
		case stageBegin:
			if next == 0 && p.ref.Month() > 3 {
				y++
			}
			return newDay(y, 1, 1), newDay(y, 1, 31)
		case stageEnd:
			return monthPart(y, 12, stageEnd)
		case stageMiddle:
			return newDay(y, 6, 11), newDay(y, 7, 20)
		}
	}
	return day{}, day{}
}

// stageOfYear reads "Anfang 2027", "fin 2026".
func (p *dateParser) stageOfYear(j, stage int) (dateAtom, bool) {
	y, end, ok := p.year(j)
	if !ok || stage > stageEnd {
		return dateAtom{}, false
	}
	a := dateAtom{j: end, kind: atomSpan, stage: stage, strong: true}
	switch stage {
	case stageBegin:
		a.from, a.to = newDay(y, 1, 1), newDay(y, 1, 31)
	case stageMiddle:
		a.from, a.to = newDay(y, 6, 11), newDay(y, 7, 20)
	default:
		a.from, a.to = monthPart(y, 12, stageEnd)
	}
	return a, true
}

// unitAtom reads "in zwei Wochen", "nächste Woche", "le mois prochain", "in den
// nächsten zwei Wochen", "a fortnight".
func (p *dateParser) unitAtom(i int) (dateAtom, bool) {
	t := p.at(i)
	if v, ok := t.value(isFortnight); ok && p.word(i) != "quinzaine" {
		if w, ok := p.at(i + 2).value(isWeekday); ok && (p.word(i+1) == "on" || p.word(i+1) == "from") { // "a fortnight on Tuesday"
			return dateAtom{j: i + 3, kind: atomWeekday, weekday: w, days: v, strong: true}, true
		}
		return dateAtom{j: i + 1, kind: atomRelative, days: v, strong: true}, p.at(i-1).is(isIn) || p.at(i-1).is(isNumber) || p.at(i-1).is(isWithin) || p.at(i+1).is(isRelative)
	}
	if next, ok := t.value(isNext); ok {
		if unit, ok := p.at(i + 1).value(isUnit); ok && unit > 1 {
			a, ok := p.nextUnit(i+2, unit, next)
			a.follows = unit == 7 && weekAfterWords[p.word(i)]
			return a, ok
		}
		if n, j, ok := p.count(i + 1); ok && p.at(j).is(isUnit) { // the next two weeks
			unit, _ := p.at(j).value(isUnit)
			return dateAtom{j: j + 1, kind: atomSpan, from: p.ref, to: plus(p.ref, p.daysOf(n, unit, p.word(j))), strong: true}, true
		}
	}
	if t.is(isThis) {
		if unit, ok := p.at(i + 1).value(isUnit); ok && unit > 1 {
			return p.nextUnit(i+2, unit, 0)
		}
	}
	if unit, ok := t.value(isUnit); ok && unit > 1 {
		return p.unitFirst(i, unit)
	}
	if p.at(i).is(isNumber) || p.at(i).kind == 'n' {
		return p.amount(i)
	}
	return dateAtom{}, false
}

// unitFirst reads what begins with the unit: "semaine prochaine", "the week
// after next".
func (p *dateParser) unitFirst(i, unit int) (dateAtom, bool) {
	switch v, ok := p.at(i + 1).value(isNext); {
	case ok:
		a, ok := p.nextUnit(i+2, unit, v)
		a.follows = unit == 7 && weekAfterWords[p.word(i+1)]
		return a, ok
	case p.at(i+1).is(isAfter) && p.at(i+2).is(isNext) && unit == 7:
		return p.nextUnit(i+3, unit, 2)
	}
	return p.weekAfter(i)
}

// amount reads "two weeks" where it stands behind "in" or "within".
func (p *dateParser) amount(i int) (dateAtom, bool) {
	n, j, ok := p.count(i)
	unit, is := p.at(j).value(isUnit)
	if !ok || n == 0 {
		return dateAtom{}, false
	}
	before := p.at(i - 1)
	last := n
	if !is && (p.at(j).is(isOr) || p.at(j).kind == '-' || p.at(j).is(isUntil)) { // "in 2-3 Wochen"
		if m, k, ok := p.count(j + 1); ok && p.at(k).is(isUnit) {
			unit, is = p.at(k).value(isUnit)
			last, j = m, k
		}
	}
	if !is {
		return dateAtom{}, false
	}
	word := p.word(j)
	j++
	from := p.word(j) == "from" || p.word(j) == "ab"
	if p.at(j).kind == '\'' {
		j++
	}
	if p.word(j) == "time" {
		j++
	}
	base := 0
	if w, ok := p.at(j + 1).value(isWeekday); ok && (from || p.word(j) == "on") { // "a week on Tuesday"
		return dateAtom{j: j + 2, kind: atomWeekday, weekday: w, days: p.daysOf(n, unit, word), strong: true}, true
	}
	switch {
	case from && p.at(j+1).is(isRelative):
		base, _ = p.at(j + 1).value(isRelative)
		j += 2
	case from && p.word(j+1) == "now":
		j += 2
	case before.is(isIn) && !before.is(isWithin) && p.at(i-2).kind != 'n':
	case before.is(isWithin), p.word(i-1) == "ici" || p.word(i-1) == "d":
	case p.at(j).is(isRelative) && unit > 1: // a week today; "à jour aujourd'hui" is none
		base, _ = p.at(j).value(isRelative)
		j++
	default:
		return dateAtom{}, false
	}
	days := base + p.daysOf(n, unit, word)
	if last > n {
		return dateAtom{j: j, kind: atomSpan, from: plus(p.ref, days), to: plus(p.ref, base+p.daysOf(last, unit, word)), strong: true}, true
	}
	return dateAtom{j: j, kind: atomRelative, days: days, strong: true}, true
}

// nextUnit is the week, month or year that is next units from now.
func (p *dateParser) nextUnit(j, unit, next int) (dateAtom, bool) {
	a := dateAtom{j: j, kind: atomSpan, strong: true}
	switch unit {
	case 7:
		a.from, a.week = plus(monday(p.ref), 7*next), true
		a.to = plus(a.from, 4)
		if next == 0 && isoWeekday(p.ref) > 5 {
			a.from, a.to = plus(a.from, 7), plus(a.to, 7)
		}
	case 30:
		a.from, a.to = monthPart(p.ref.Year(), p.ref.Month()+time.Month(next), stageWhole)
	default:
		a.from, a.to = newDay(p.ref.Year()+next, 1, 1), newDay(p.ref.Year()+next, 12, 31)
	}
	if next == 0 && a.from.Before(p.ref) && !a.to.Before(p.ref) {
		a.from = p.ref
	}
	return a, true
}

// betweenYears reports whether "Jahren" is the days from Christmas to New Year:
// "zwischen den Jahren".
func (p *dateParser) betweenYears(i int) bool {
	return p.at(i-1).is(isArticle) && p.at(i-2).is(isBetween)
}

// feastAtom reads "Weihnachten", "Nouvel An", "New Year".
func (p *dateParser) feastAtom(i int) (dateAtom, bool) {
	which, ok := p.at(i).value(isFeast)
	a := dateAtom{j: i + 1, kind: atomSpan, strong: true}
	if unit, is := p.at(i + 1).value(isUnit); !ok && is && unit == 365 {
		switch p.word(i - 1) {
		case "happy", "good", "frohes", "gutes", "bonne", "heureuse", "felice", "buon":
			return dateAtom{}, false // a wish, and no date
		}
		which, ok, a.j = feastNewYear, true, i+2
		if p.at(a.j).kind == '\'' {
			a.j += 2
		}
		a.open = p.word(i) == "neuen" || p.word(i) == "neue" || p.word(i-1) == "the" && p.word(i-2) == "in" || p.word(i) == "nuovo" || p.word(i) == "nouvelle"
	}
	if !ok {
		return dateAtom{}, false
	}
	if p.word(i) == "jahren" && !p.betweenYears(i) {
		return dateAtom{}, false
	}
	a.from, a.to = feast(p.ref, which)
	if which == feastHolidays && p.betweenBefore(i) {
		a.from, a.to = plus(a.from, 2), plus(a.to, -2)
	}
	return a, true
}
