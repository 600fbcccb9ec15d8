package parser

// numeric reads what begins with a number: a date, a time, the number of a day
// or a week. previous is the atom before, or nil.
func (p *dateParser) numeric(i int, previous *dateAtom) (a dateAtom, ok bool) {
	t := p.at(i)
	if p.labelled(i) {
		return a, false
	}
	near := previous != nil && p.near(previous, i)
	for _, read := range []func(int, bool) (dateAtom, bool){p.isoDate, p.namedDate, p.numberedWeek, p.timeRange, p.clockTime, p.slashDate, p.dottedDate, p.bareTime} {
		if a, ok := read(i, near); ok {
			a.i = i
			return a, true
		}
	}
	if u, is := p.unitAtom(i); is {
		u.i = i
		return u, true
	}
	if t.digits > 2 || t.num < 1 || t.num > 53 {
		return a, false
	}
	return p.dayNumber(i)
}

// near reports whether nothing but articles and commas stands between an atom
// and token i.
func (p *dateParser) near(a *dateAtom, i int) bool {
	if i-a.j > 5 {
		return false
	}
	for k := a.j; k < i; k++ {
		t := p.at(k)
		if t.kind == 'w' && (t.is(isArticle) || t.is(isAt) || t.is(isAbout) || t.is(isFrom) || t.is(isAfter) || t.is(isBefore) || t.is(isOpenStart) || t.is(isHour) || t.is(isUntil)) || t.kind == ',' || t.kind == '(' || t.kind == ')' || t.kind == '\'' || t.kind == '.' || t.kind == '|' || t.kind == '-' || t.kind == ':' || t.kind == '@' {
			continue
		}
		return false
	}
	return true
}

// labelled reports whether what stands around a number says that it is no
// date: a version, an amount, a telephone number, a page.
func (p *dateParser) labelled(i int) bool {
	before, j := p.at(i-1), i+1
	for p.glued(j, '.') || p.glued(j, '/') || p.gluedNumber(j) || p.glued(j, ':') {
		j++
	}
	switch {
	case before.kind == '+' || before.kind == '#' || before.kind == '%' || before.kind == '~':
		return true
	case before.is(isNumberLabel) && !before.is(isWeekday) && !before.is(isAt) && !before.is(isArticle) && !(before.is(isWeek)):
		return p.word(i-1) != "auf" && p.word(i-1) != "update" || !p.readsAsDate(i, j)
	case before.is(isMoney) && !before.is(isWeekday):
		return true
	case before.kind == ':' && p.at(i-2).is(isNumberLabel):
		return true
	case before.kind == '.' && p.at(i-2).is(isNumberLabel) && !before.space:
		return true
	}
	after := p.at(j)
	if after.kind == '-' && p.at(j+1).kind == 'w' && !after.space && !p.at(j+1).space && !p.at(j+1).is(isMonth) {
		return true // "14-tägig"
	}
	if after.kind == '%' {
		return true
	}
	return after.kind == 'w' && !after.line && (after.is(isMoney) && !after.is(isWeekday) || after.is(isMeasure) && !after.is(isHour) && !after.is(isUntil) && !after.is(isOrdinalMark) && !after.is(isIn)) && p.at(j-1).kind == 'n'
}

// readsAsDate reports whether the numbers i to j behind "auf" are a date and no
// version: they end in a dot and the sentence goes on.
func (p *dateParser) readsAsDate(i, j int) bool {
	return p.at(j-1).kind == '.' && j-i > 2 && p.at(j).kind == 'w' && !p.at(j).upper || p.at(j).is(isMonth) || p.at(j).is(isHour) || j-i >= 5
}

// isoDate reads 2026-12-14 and 2026/12/14, with a time behind a T (ISO 8601).
func (p *dateParser) isoDate(i int, _ bool) (a dateAtom, ok bool) {
	t := p.at(i)
	if t.digits != 4 || t.num < 2000 || t.num > 2099 {
		return a, false
	}
	sep := p.at(i + 1).kind
	if sep != '-' && sep != '/' && sep != '.' || !p.glued(i+1, sep) || !p.gluedNumber(i+2) || !p.glued(i+3, sep) || !p.gluedNumber(i+4) {
		return a, false
	}
	m, d := p.at(i+2).num, p.at(i+4).num
	if !valid(d, m) || p.at(i+4).digits > 2 || p.at(i+2).digits > 2 {
		return a, false
	}
	a = dateAtom{j: i + 5, kind: atomDay, y: t.num, m: m, d: d, strong: true}
	if p.at(a.j).is(isTimeMark) && p.gluedNumber(a.j+1) && p.glued(a.j+2, ':') && p.gluedNumber(a.j+3) {
		a.hour, a.min, a.clockWords = p.at(a.j+1).num, p.at(a.j+3).num, timeAt
		a.j += 4
		for p.glued(a.j, ':') || p.gluedNumber(a.j) || p.glued(a.j, 'w') {
			a.j++
		}
		if a.hour > 23 || a.min > 59 {
			a.clockWords = timeNone
		}
	}
	return a, true
}

// namedDate reads "14. Dezember 2026", "1er mars", "14th of December", "7-Dec".
func (p *dateParser) namedDate(i int, _ bool) (a dateAtom, ok bool) {
	t := p.at(i)
	if t.digits > 2 || t.num < 1 || t.num > 31 {
		return a, false
	}
	j := i + 1
	if p.glued(j, '.') || p.glued(j, 'o') || p.glued(j, '-') || p.glued(j, 'w') && p.at(j).is(isOrdinalMark) && !p.at(j).is(isMonth) {
		j++
	}
	if p.glued(j, '.') { // "1er."
		j++
	}
	for n := 0; n < 2 && !p.at(j).is(isMonth) && (p.word(j) == "of" || p.word(j) == "de" || p.word(j) == "di" || p.word(j) == "d" || p.at(j).kind == '\''); n++ {
		j++
	}
	m, is := p.at(j).value(isMonth)
	if !is || p.at(j).is(isWeek) || p.at(j).line && p.at(j).upper && p.word(j) == "mai" || !valid(t.num, m) {
		return a, false
	}
	if p.word(j) == "may" && !p.at(j).upper || p.at(j).is(isHalf) {
		return a, false
	}
	a = dateAtom{kind: atomDay, d: t.num, m: m, strong: true}
	a.y, a.j = p.yearBehind(j + 1)
	return a, true
}

// yearBehind reads the year behind day and month: four digits, or two behind an
// apostrophe or a hyphen.
func (p *dateParser) yearBehind(j int) (y, end int) {
	if year, at, ok := p.year(j); ok {
		return year, at
	}
	if p.at(j).kind == '\'' || p.glued(j, '-') {
		if n := p.at(j + 1); n.kind == 'n' && !n.space && (n.digits == 2 && n.num > 19 || n.digits == 4) {
			if n.digits == 2 {
				return 2000 + n.num, j + 2
			}
			return n.num, j + 2
		}
	}
	if n := p.at(j); n.kind == 'n' && n.digits == 2 && !n.line && n.num == p.ref.Year()%100 && p.at(j+1).kind != ':' && !p.at(j+1).is(isHour) && !p.glued(j+1, '.') {
		return 2000 + n.num, j + 1
	}
	return 0, j
}

// slashDate reads 14/12, 14/12/26 and 14-12-2026: the day stands first, unless
// it cannot.
func (p *dateParser) slashDate(i int, near bool) (a dateAtom, ok bool) {
	sep := p.at(i + 1).kind
	if sep != '/' && sep != '-' || !p.glued(i+1, sep) || !p.gluedNumber(i+2) || p.at(i).digits > 2 || p.at(i+2).digits > 2 {
		return a, false
	}
	d, m := p.at(i).num, p.at(i+2).num
	year := p.glued(i+3, sep) && p.gluedNumber(i+4) && (p.at(i+4).digits == 2 || p.at(i+4).digits == 4)
	if sep == '-' && !year || p.glued(i+3, '.') && p.gluedNumber(i+4) {
		return a, false
	}
	if !valid(d, m) && valid(m, d) && year {
		d, m = m, d
	}
	if !valid(d, m) {
		return a, false
	}
	a = dateAtom{j: i + 3, kind: atomDay, d: d, m: m, strong: year}
	if year {
		if a.y = p.at(i + 4).num; a.y < 100 {
			a.y += 2000
		}
		a.j = i + 5
		return a, a.y >= 2000 && a.y < 2100
	}
	if p.glued(i+3, '/') {
		return a, false
	}
	before := p.at(i - 1)
	alone := d > 12 && (before.kind == ':' || p.word(i-1) == "for")
	return a, (near || alone || p.anchored(i)) && !(d == 24 && m == 7 && !near)
}

// dottedDate reads 14.12.2026, 14.12.26, 14.12. and 14. 12. as the German
// speaking and the Italian speaking write them. Without a year it takes a word
// or a place that dates have: many versions look the same.
func (p *dateParser) dottedDate(i int, near bool) (a dateAtom, ok bool) {
	if !p.glued(i+1, '.') || p.at(i+2).kind != 'n' || p.at(i).digits > 2 || p.at(i+2).digits > 2 || p.at(i+2).line {
		return a, false
	}
	d, m := p.at(i).num, p.at(i+2).num
	if !valid(d, m) {
		return a, false
	}
	spaced := p.at(i + 2).space
	j := i + 3
	dot := p.glued(j, '.')
	if spaced && !dot {
		return a, false
	}
	if dot {
		j++
	}
	a = dateAtom{j: j, kind: atomDay, d: d, m: m}
	if n := p.at(j); dot && n.kind == 'n' && !n.line && (n.digits == 4 && n.num >= 2000 && n.num < 2100 || n.digits == 2 && !n.space && n.num > 9) {
		if a.y = n.num; a.y < 100 {
			a.y += 2000
		}
		if n.digits == 2 && (a.y < p.ref.Year()-1 || a.y > p.ref.Year()+3) {
			return a, false
		}
		a.j++
		a.strong = true
		return a, true
	}
	if spaced && !p.at(i-1).is(isWeekday) && !p.anchored(i) {
		return a, false
	}
	return a, p.yearlessDotted(i, j, dot, near)
}

// yearlessDotted decides about 14.12 and 14.12. by what stands around.
func (p *dateParser) yearlessDotted(i, j int, dot, near bool) bool {
	before := p.at(i - 1)
	switch {
	case p.glued(j, '/') && p.at(j+1).kind == 'n' || p.glued(j, '-') && p.at(j+1).kind == 'n' || p.glued(i-1, '-') || p.glued(i-1, '/') && p.at(i-2).kind != 'w':
		return dot || p.anchored(i) || near
	case before.is(isWeekday) || before.kind == ',' && p.at(i-2).is(isWeekday):
		return p.weekdayAgrees(i, dot)
	case p.anchored(i):
		// "ab 8.30", "um 9.15" are times; "auf 7.1", "on 12.4" are versions
		if w := p.word(i - 1); !dot && (w == "on" || w == "the" || w == "to" || w == "from" || w == "until" || w == "before" || w == "after" || w == "of") {
			return false
		}
		return dot || !p.at(i-1).is(isAt) && p.word(i-1) != "auf" || p.at(i-1).is(isArticle) && p.word(i-1) != "um"
	case near && before.kind != ':':
		return dot
	}
	if above := p.at(i - 2); dot && (before.is(isAnd) || before.is(isOr)) && (above.kind == '.' || above.kind == 'n' || above.is(isMonth)) {
		return true
	}
	if dot && (p.at(j).is(isOr) || p.at(j).is(isAnd) && p.at(j+1).kind == 'n' || p.at(j).is(isUntil) || p.at(j).is(isAt) && p.at(j+1).kind == 'n') {
		return true
	}
	return dot && (i == 0 || before.kind == 'e' || before.line && before.kind != 'w' || before.kind == ':' || before.kind == '(' || before.kind == '|' || before.kind == '-' && before.space) &&
		(p.at(j).kind != 'w' || !p.at(j).upper || p.at(j).is(isStarter))
}

// weekdayAgrees tells Friday from francs in "Fr. 12.10": without a dot behind
// it, the day has to be one.
func (p *dateParser) weekdayAgrees(i int, dot bool) bool {
	w, ok := p.at(i - 1).value(isWeekday)
	if dot || !ok || !p.at(i-1).is(isMoney) {
		return true
	}
	return isoWeekday(nextDate(p.ref, p.at(i+2).num, p.at(i).num)) == w
}

// anchored reports whether the word before token i is one that stands before a
// day: an article, "am", "ab", "bis", "on", "le".
func (p *dateParser) anchored(i int) bool {
	t := p.at(i - 1)
	if t.kind == '\'' {
		t = p.at(i - 2)
	}
	if t.kind != 'w' || t.w.means == nil {
		return false
	}
	switch p.word(i - 1) {
	case "von", "in", "a", "for", "die", "das", "la", "dalla", "alla", "della":
		return false
	}
	return t.is(isArticle) || t.is(isFrom) || t.is(isUntil) || t.is(isOpenStart) || t.is(isBefore) || t.is(isAfter) || t.is(isDeadline) || t.is(isBetween) || t.is(isOr) || t.is(isWeekday) || t.is(isExcept)
}

// numberedWeek reads "50. KW", "50e semaine", "2. Woche im Januar".
func (p *dateParser) numberedWeek(i int, _ bool) (a dateAtom, ok bool) {
	t := p.at(i)
	if t.digits > 2 || t.num < 1 || t.num > 53 {
		return a, false
	}
	j := i + 1
	if !p.glued(j, '.') && !(p.glued(j, 'w') && p.at(j).is(isOrdinalMark)) {
		return a, false
	}
	if j++; p.word(j) == "calendar" {
		j++
	}
	if !p.at(j).is(isWeek) || p.at(j).space && p.at(j).end-p.at(j).start == 1 {
		return a, false
	}
	if a, ok := p.weekOf(j, t.num); ok && t.num < 6 {
		return a, true
	}
	year, end := p.weekYear(j + 1)
	start := weekNumber(p.ref, year, t.num)
	return dateAtom{j: end, kind: atomSpan, from: start, to: plus(start, 4), week: true, strong: true}, true
}

// dayNumber reads a number that may be a day of the month, and judges whether
// it is one even without a neighbour.
func (p *dateParser) dayNumber(i int) (a dateAtom, ok bool) {
	t := p.at(i)
	a = dateAtom{i: i, j: i + 1, kind: atomNumber, d: t.num}
	if p.glued(a.j, 'w') && !p.at(a.j).is(isOrdinalMark) || p.glued(i+1, ':') || p.glued(i+1, ')') && !p.inBrackets(i) || p.glued(i-1, '.') && p.gluedNumber(i) || p.at(i-1).kind == 'x' && !t.space || p.glued(i+1, '.') && p.gluedNumber(i+2) {
		return a, false
	}
	ordinal := false
	switch {
	case p.glued(a.j, '.'):
		ordinal = true
		a.j++
	case p.glued(a.j, 'w') || p.glued(a.j, 'o'):
		ordinal = true
		a.j++
	}
	a.strong = t.num <= 31 && p.strongNumber(i, a.j, ordinal)
	return a, true
}

// inBrackets reports whether a bracket opened shortly before token i.
func (p *dateParser) inBrackets(i int) bool {
	for k := i - 1; k >= 0 && k > i-6; k-- {
		if p.at(k).kind == '(' {
			return true
		}
	}
	return false
}

// strongNumber reports whether a number alone is a day: "am 14.", "the 14th",
// "le 24", "il 7".
func (p *dateParser) strongNumber(i, j int, ordinal bool) bool {
	if p.at(i-1).kind == '\'' && p.at(i-2).kind == 'w' {
		return p.at(i-2).is(isFrom) || p.at(i-2).is(isUntil) || p.word(i-2) == "l" && !ordinal && p.freeBehind(j)
	}
	if ordinal && p.at(j-1).kind == 'w' && (i == 0 || p.at(i-1).kind == 'e') && p.at(j-1).is(isOrdinalMark) && p.at(j-1).end-p.at(j-1).start == 2 && p.freeBehind(j) {
		return true // "15th ok"
	}
	if !p.anchored(i) && !(p.at(i-1).kind == ',' && p.at(i-2).is(isWeekday)) || p.at(i-1).is(isOr) {
		return false
	}
	switch w := p.word(i - 1); {
	case w == "the" || w == "on" || w == "by" || w == "until" || w == "till" || w == "before" || w == "after" || w == "from" || w == "between":
		return ordinal && !p.at(j).is(isOption) && p.freeBehind(j)
	case w == "le" || w == "il" || w == "dal" || w == "au" || w == "du" || w == "al":
		return (!ordinal || p.at(j-1).kind == '.') && p.freeBehind(j)
	case w == "die" || w == "das" || w == "im" || w == "in" || w == "di" || w == "a" || w == "la" || w == "de" || w == "an" || w == "of" || w == "nach" || w == "vor" || w == "um" || w == "ab" && !ordinal || w == "bis" && !ordinal:
		return false
	}
	return ordinal && p.at(j-1).kind == '.' && (p.at(j).kind != 'w' || !p.at(j).upper || p.at(j).is(isStarter))
}

// freeBehind reports whether what follows a number is not the thing that it
// counts.
func (p *dateParser) freeBehind(j int) bool {
	t := p.at(j)
	return t.kind != 'x' && !(t.kind == 'w' && (t.is(isMeasure) || t.is(isOption) || t.is(isMoney) && !t.is(isWeekday) || t.is(isNumberLabel) && !t.is(isAt))) && t.kind != '%' && !(t.kind == ',' && p.gluedNumber(j+1)) && !(t.kind == 'n' && !t.line)
}
