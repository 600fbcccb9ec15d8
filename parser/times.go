package parser

// How a time bounds what is wished.
const (
	timeNone   = iota
	timeAt     // at that time
	timeFrom   // not before it
	timeBefore // not after it
)

// A clock is a time of day that stands in a text.
type clock struct {
	hour, min int
	j         int  // the token behind it
	plain     bool // a bare number or 9.30: a time only behind "um", "at", "alle"
	exact     bool // cannot be twelve hours later
}

// clock reads a time of day at token i.
func (p *dateParser) clock(i int) (c clock, ok bool) {
	t := p.at(i)
	n, j, ok := p.count(i)
	if !ok || n > 24 || t.kind == 'w' && n > 12 {
		return c, false
	}
	c = clock{hour: n % 24, j: j, plain: true, exact: t.kind == 'n' && t.num > 12 || t.digits == 2 && t.num < 10}
	if t.kind == 'n' {
		p.minutes(&c)
	}
	p.hourWord(&c)
	p.fractions(&c)
	return c, c.min < 60
}

// minutes reads ":30" and ".30" behind the hour.
func (p *dateParser) minutes(c *clock) {
	sep := p.at(c.j).kind
	n := p.at(c.j + 1)
	if sep != ':' && sep != '.' || !p.glued(c.j, sep) || !p.gluedNumber(c.j+1) || n.digits != 2 || n.num > 59 {
		return
	}
	if sep == '.' && p.glued(c.j+2, '.') && p.gluedNumber(c.j+3) {
		return
	}
	c.min, c.plain = n.num, sep == '.'
	c.j += 2
	if sep == ':' && p.glued(c.j, ':') && p.gluedNumber(c.j+1) {
		c.j += 2
	}
}

// hourWord reads "Uhr", "h30", "heures", "pm", "o'clock".
func (p *dateParser) hourWord(c *clock) {
	t := p.at(c.j)
	switch {
	case t.is(isHalfDay) && !p.glued(c.j-1, '.') && !(t.space && p.word(c.j) == "am" && p.afterAm(c.j+1)):
		v, _ := t.value(isHalfDay)
		c.hour = c.hour%12 + v
		c.plain, c.exact = false, true
		c.j++
	case t.is(isHour) && p.word(c.j) != "ore" && p.word(c.j) != "ora":
		c.plain = false
		c.j++
		if n := p.at(c.j); n.kind == 'n' && n.digits == 2 && n.num < 60 && c.min == 0 && (!n.space || p.word(c.j-1) != "h" || t.space) && !(n.space && p.glued(c.j+1, '.')) && !p.at(c.j+1).is(isHour) {
			c.min = n.num
			c.j++
		} else if v, ok := n.value(isNumber); ok && v > 12 {
			c.min = v
			c.j++
		}
	case p.word(c.j) == "o" && p.at(c.j+1).kind == '\'' && p.word(c.j+2) == "clock":
		c.plain = false
		c.j += 3
	}
}

// afterAm reports whether what follows "am" makes it the German preposition.
func (p *dateParser) afterAm(i int) bool {
	t := p.at(i)
	return t.kind == 'n' || t.is(isWeekday) || t.is(isPartOfDay) || t.upper
}

// fractions reads "et demie", "e un quarto", "moins le quart".
func (p *dateParser) fractions(c *clock) {
	t, sign := p.at(c.j), 1
	if v, ok := t.value(isPastHour); ok && v < 0 && (p.word(c.j) == "moins" || p.word(c.j) == "meno") {
		sign = -1
	} else if !t.is(isAnd) {
		return
	}
	j := c.j + 1
	for n := 0; n < 2 && (p.at(j).is(isArticle) || p.word(j) == "un"); n++ {
		j++
	}
	minutes := 0
	if v, ok := p.at(j).value(isQuarter); ok {
		minutes = v
	} else if v, ok := p.at(j).value(isHalfHour); ok && v > 0 {
		minutes = v
	} else if v, ok := p.at(j).value(isNumber); ok && v > 12 && p.at(c.j-1).is(isNumber) {
		minutes = v
	} else {
		return
	}
	c.shift(sign * minutes)
	c.plain = false
	c.j = j + 1
}

// shift moves a time by some minutes.
func (c *clock) shift(minutes int) {
	t := (c.hour*60 + c.min + minutes + 24*60) % (24 * 60)
	c.hour, c.min = t/60, t%60
}

// clockTime reads a time that cannot be anything else: 9:00, 9 Uhr, 14h30, 2pm.
func (p *dateParser) clockTime(i int, near bool) (a dateAtom, ok bool) {
	c, ok := p.clock(i)
	if !ok {
		return a, false
	}
	if c.plain {
		return p.minutesTo(i)
	}
	if w := p.word(c.j - 1); (w == "h" || w == "heures" || w == "heure" || w == "hrs") && c.min == 0 && !near && !p.atWord(i) && c.hour < 7 {
		return a, false // "dauert 2 h"
	}
	return p.timeAtom(i, c), true
}

// minutesTo reads "20 vor 9", "ten past eight".
func (p *dateParser) minutesTo(i int) (a dateAtom, ok bool) {
	n, j, ok := p.count(i)
	v, is := p.at(j).value(isPastHour)
	if !ok || !is || n%5 != 0 || n == 0 || n > 55 || !p.atWord(i) || p.glued(j, '.') {
		return a, false
	}
	c, ok := p.clock(j + 1)
	if !ok {
		return a, false
	}
	c.shift(v * n)
	return p.timeAtom(i, c), true
}

// timeAtom is the atom of a clock at token i, with what the word before makes
// of it.
func (p *dateParser) timeAtom(i int, c clock) dateAtom {
	return dateAtom{i: i, j: c.j, kind: atomTime, hour: c.hour, min: c.min, exact: c.exact, clockWords: p.timeMod(i), strong: true}
}

// timeMod reads the words before a time: "ab", "nach", "bis", "not before".
func (p *dateParser) timeMod(i int) int {
	mod := timeAt
	for k := i - 1; k >= 0 && k > i-5; k-- {
		t := p.at(k)
		switch {
		case t.kind == '\'':
		case t.kind != 'w':
			return mod
		case t.is(isNot):
			switch mod {
			case timeBefore:
				return timeFrom
			case timeFrom:
				return timeBefore
			}
			return mod
		case t.is(isAfter) || t.is(isOpenStart) && p.word(k) != "bis" || p.word(k) == "von" || p.word(k) == "dalle":
			mod = timeFrom
		case t.is(isBefore) || t.is(isDeadline) || p.word(k) == "bis" || p.word(k) == "jusqu":
			mod = timeBefore
		case t.is(isArticle) || t.is(isAbout) || t.is(isHour) || t.is(isAt):
		default:
			return mod
		}
	}
	return mod
}

// atWord reports whether a word that stands before times is before token i.
func (p *dateParser) atWord(i int) bool {
	k := i - 1
	for n := 0; n < 2 && (p.at(k).is(isArticle) && !p.at(k).is(isAt) || p.at(k).is(isAbout) && !p.at(k).is(isAt) || p.at(k).kind == '\''); n++ {
		k--
	}
	return p.at(k).is(isAt) || p.at(k).kind == '@'
}

// clockWord reports whether the word before token i stands before nothing but
// times: "um 9", "at 9", "alle 9", not "ab 9".
func (p *dateParser) clockWord(i int) bool {
	k := i - 1
	for n := 0; n < 2 && (p.at(k).is(isAbout) && p.word(k) != "um" || p.at(k).kind == '\''); n++ {
		k--
	}
	switch p.word(k) {
	case "um", "ums", "at", "alle", "ore", "dalle":
		return true
	case "all":
		return p.at(k+1).kind == '\''
	case "le":
		switch p.word(k - 1) {
		case "verso", "dopo", "tra", "fra", "per":
			return true
		}
		return p.lang == 1<<it
	case "delle":
		return p.word(k-1) == "prima"
	case "a":
		return false
	}
	return p.at(k).kind == '@'
}

// timeRange reads "9-11 Uhr", "von 8 bis 10 Uhr", "dalle 9 alle 11": a time
// until another.
func (p *dateParser) timeRange(i int, near bool) (a dateAtom, ok bool) {
	first, ok := p.clock(i)
	if !ok {
		return a, false
	}
	k := p.at(first.j)
	between := p.betweenBefore(i)
	if k.kind != '-' && !(k.kind == 'w' && (k.is(isUntil) || p.word(first.j) == "alle" || k.is(isAnd) && between)) {
		return a, false
	}
	if before := p.at(i - 1); first.plain && !between && k.kind == 'w' && (before.is(isWeekday) || before.is(isArticle) && !before.is(isFrom) && !before.is(isAt)) || p.word(i-1) == "le" && p.lang != 1<<it {
		return a, false // "le 15 à 9h30"
	}
	j := first.j + 1
	for n := 0; n < 2 && (p.at(j).is(isAt) || p.at(j).kind == '\''); n++ {
		j++
	}
	second, ok := p.clock(j)
	if !ok || first.plain && second.plain && !(p.word(i-1) == "dalle" && p.word(first.j) == "alle") && !(near && (between || p.at(i-1).is(isFrom) || p.word(i-1) == "dalle") && !p.glued(second.j, '.')) {
		return a, false
	}
	if p.glued(second.j, '.') && p.gluedNumber(second.j+1) || second.plain && p.at(second.j).is(isMonth) {
		return a, false
	}
	if first.plain && !first.exact && second.hour >= 13 && second.exact && first.hour < 7 && first.hour+12 < second.hour {
		first.hour += 12 // "from 2 to 4pm"
	}
	a = p.timeAtom(i, first)
	a.j, a.end, a.clockWords = second.j, second.hour*60+second.min, timeAt
	a.exact = a.exact || second.hour <= 12
	return a, true
}

// betweenBefore reports whether "zwischen" or its like stands before token i.
func (p *dateParser) betweenBefore(i int) bool {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if t := p.at(k); t.is(isBetween) {
			return true
		} else if !t.is(isArticle) && t.kind != '\'' && !t.is(isAt) {
			return false
		}
	}
	return false
}

// bareTime reads a plain number as a time: "um 9", "ab 13.30", and 9.00 behind
// a date.
func (p *dateParser) bareTime(i int, near bool) (a dateAtom, ok bool) {
	c, ok := p.clock(i)
	if !ok || !c.plain {
		return a, false
	}
	if p.word(i-2) == "all" && p.at(i-3).kind == 'n' && p.at(i-4).is(isOpenStart) {
		return a, false // "dal 7 all'11"
	}
	dotted := c.j == i+3
	if behind := p.at(c.j + 1); p.glued(c.j, '.') && behind.kind == 'w' && !behind.line && (!behind.upper || behind.is(isMonth)) {
		return a, false // "um 14. Dezember", "ab 10.12. geht"
	}
	if p.glued(c.j, '/') || p.glued(c.j, '-') && p.gluedNumber(c.j+1) || p.at(c.j).is(isMonth) {
		return a, false
	}
	if p.at(c.j).is(isAnd) && p.at(c.j+1).kind == 'n' && p.at(c.j+2).is(isMonth) && p.betweenBefore(i) {
		return a, false // "an afternoon between 8 and 12 March"
	}
	switch {
	case p.clockWord(i):
		ok = p.freeBehind(c.j) && !p.countsNoun(c.j)
	case p.atWord(i):
		ok = dotted && (near || !valid(p.at(i).num, p.at(i+2).num)) || !dotted && near && p.freeBehind(c.j) && !p.glued(c.j, '.') && !p.countsNoun(c.j)
	default:
		ok = dotted && near && p.at(i-1).kind != '-' && !p.at(i-1).is(isOr) && p.at(i-1).kind != '(' && p.at(i).num > 5 && !p.at(i-1).is(isArticle)
	}
	return p.timeAtom(i, c), ok
}

// countsNoun reports whether the word at j is what the number before it counts:
// a noun ("um 2 Lizenzen"), or a word that no sentence goes on with.
func (p *dateParser) countsNoun(j int) bool {
	t := p.at(j)
	if t.kind != 'w' || t.w.means != nil || t.line && t.upper {
		return false
	}
	_, known := vocabulary()[p.word(j)]
	return !known
}

// wordTimeAtom reads times in words: "halb zehn", "viertel vor neun", "half
// past nine", "noon", "neun Uhr", "um neun", "alle nove e mezza".
func (p *dateParser) wordTimeAtom(i int) (a dateAtom, ok bool) {
	t := p.at(i)
	if v, is := t.value(isHalfHour); is {
		j := i + 1
		if v > 0 && p.at(j).is(isPastHour) {
			j++
		} else if v > 0 && !p.atWord(i) {
			return a, false
		}
		if c, ok := p.clock(j); ok && c.min == 0 && (v < 0 || p.word(i) == "half") && c.hour > 0 && c.hour < 13 {
			c.shift(v)
			c.exact = false
			return p.timeAtom(i, c), true
		}
		return a, false
	}
	if v, is := t.value(isQuarter); is {
		return p.quarterTime(i, v)
	}
	if v, is := t.value(isClockNoon); is && p.noonIsTime(i) {
		return p.timeAtom(i, clock{hour: v, j: i + 1, exact: true}), true
	}
	if !t.is(isNumber) {
		return a, false
	}
	if c, ok := p.clock(i); ok && c.hour > 0 && c.hour < 13 && (!c.plain || p.clockWord(i) && !p.countsNoun(c.j) && p.freeBehind(c.j) && !p.at(c.j).is(isUnit) && !t.is(isArticle)) {
		return p.timeAtom(i, c), true
	}
	return p.minutesTo(i)
}

// quarterTime reads "viertel vor neun", "quarter past ten", "dreiviertel acht".
func (p *dateParser) quarterTime(i, v int) (a dateAtom, ok bool) {
	j := i + 1
	past, is := p.at(j).value(isPastHour)
	if is {
		j++
	} else if v != 45 {
		return a, false
	}
	c, ok := p.clock(j)
	if !ok || c.min > 0 || c.hour == 0 || c.hour > 12 {
		return a, false
	}
	switch {
	case v == 45:
		c.shift(-15)
	default:
		c.shift(past * v)
	}
	c.exact = false
	return p.timeAtom(i, c), true
}

// noonIsTime reports whether "Mittag" or "noon" is a time here and no part of
// the day.
func (p *dateParser) noonIsTime(i int) bool {
	switch p.word(i) {
	case "noon", "midday", "midi", "mezzogiorno", "midnight", "minuit", "mitternacht", "mezzanotte":
		return p.at(i-1).kind != '-' || p.at(i-1).space
	}
	return false
}

// settle is the hour as it is meant: in the afternoon if so said, or if small
// and nothing else was said.
func (a dateAtom) settle(part int) (hour int) {
	switch {
	case a.exact || a.hour == 0 || a.hour > 12:
		return a.hour
	case (part == partAfternoon || part == partEvening) && a.hour < 12:
		return a.hour + 12
	case part == partNight && a.hour > 6 && a.hour < 12:
		return a.hour + 12
	case part == 0 && a.hour < 6:
		return a.hour + 12
	}
	return a.hour
}
