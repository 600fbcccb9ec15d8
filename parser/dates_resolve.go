package parser

import "time"

// resolve works out which days the moments mean. Linked ones lend each other
// what they leave out: "7. bis 11. Dezember", "KW 2 oder 3", "Montag oder
// Dienstag nächster Woche".
func (p *dateParser) resolve(ms []moment) {
	for k := 0; k < len(ms); {
		end := k + 1
		for end < len(ms) && ms[end].link != linkNone {
			end++
		}
		p.chain(ms[k:end])
		for ; k < end; k++ {
			if m := &ms[k]; m.resolved && !m.dropped && !m.joined {
				p.prior = m
			}
		}
	}
	for k := range ms {
		m := &ms[k]
		if m.dropped || m.bound != boundNone || m.joined {
			continue
		}
		last := k
		for last+1 < len(ms) && ms[last+1].joined {
			last++
		}
		if p.linkedOn(ms, last) {
			continue
		}
		if p.negatedBehind(&ms[last]) {
			for j := k; j >= 0 && (j == k || ms[j+1].link == linkOr || ms[j+1].link == linkList && p.nextTo(ms, j)); j-- {
				if ms[j].bound == boundNone {
					ms[j].bound = boundNot
				}
			}
		}
	}
}

// linkedOn reports whether a moment goes on with another one directly.
func (p *dateParser) linkedOn(ms []moment, k int) bool {
	return k+1 < len(ms) && (ms[k+1].link == linkOr || ms[k+1].link == linkList && p.nextTo(ms, k))
}

// nextTo reports whether "and" links a moment to the next one.
func (p *dateParser) nextTo(ms []moment, k int) bool {
	return k+1 < len(ms) && p.between(ms[k].j, ms[k+1].i).and
}

// chain resolves linked moments.
func (p *dateParser) chain(ms []moment) {
	if !p.holds(ms) {
		for k := range ms {
			ms[k].dropped = ms[k].dropped || ms[k].kind != atomTime && ms[k].kind != atomPart
		}
		return
	}
	p.lendWeeks(ms)
	for k := range ms { // "Mo", "Di" alone
		m := &ms[k]
		m.dropped = m.dropped || m.kind == atomWeekday && !m.strong && !m.recurring && m.weekStart.IsZero()
	}
	p.lendYears(ms)
	for k := range ms { // what stands for itself first
		if m := &ms[k]; !m.dropped && m.kind != atomNumber {
			p.resolveOne(m, previousOf(ms, k))
			if m.resolved && m.to.After(p.ref) {
				p.last = m.to
			}
		}
	}
	for k := range ms {
		if m := &ms[k]; m.resolved && m.kind == atomDay {
			p.said[m.from.Day()] = m.from
		}
	}
	for k := len(ms) - 1; k >= 0; k-- {
		if m := &ms[k]; m.kind == atomNumber && !m.dropped && !m.resolved {
			p.lendMonth(ms, k)
		}
	}
	for k := range ms {
		if m := &ms[k]; m.kind == atomNumber && !m.dropped && !m.resolved {
			p.resolveNumber(ms, k)
		}
	}
	for k := range ms {
		if m := &ms[k]; m.resolved && !m.dropped && (m.kind == atomDay || m.kind == atomNumber) {
			p.said[m.from.Day()], p.last = m.from, m.to
		}
	}
	joinRanges(ms)
}

// holds reports whether at least one of linked moments is a date by itself.
// Opening hours are none.
func (p *dateParser) holds(ms []moment) bool {
	strong := false
	for k := range ms {
		m := &ms[k]
		if m.kind == atomTime || m.kind == atomPart || m.kind == atomPast {
			strong = true
			continue
		}
		if m.kind == atomWeekday && m.weekStart.IsZero() && p.openingHours(ms, k) {
			return false
		}
		strong = strong || m.strong || m.recurring || m.kind == atomDay
	}
	return strong
}

// openingHours reports whether a weekday belongs to hours of business: a range
// of days with a range of times, or a word for them in the sentence.
func (p *dateParser) openingHours(ms []moment, k int) bool {
	if ms[k].link == linkRange && ms[k].hasTime && ms[k].time.end > 0 && k > 0 && ms[k-1].kind == atomWeekday {
		return true
	}
	if k+1 < len(ms) && ms[k+1].link == linkRange && ms[k+1].kind == atomWeekday && ms[k+1].hasTime && ms[k+1].time.end > 0 {
		return true
	}
	for i := ms[k].i - 1; i >= 0 && i > ms[k].i-14 && p.at(i).kind != 'e'; i-- {
		if p.at(i).is(isHours) {
			return true
		}
	}
	return false
}

// previousOf is the moment before k that is resolved, or nil.
func previousOf(ms []moment, k int) *moment {
	if k > 0 && ms[k-1].resolved && ms[k].link != linkNone {
		return &ms[k-1]
	}
	return nil
}

// resolveOne works out a moment that needs no neighbour, or, as the end of a
// range, only the one before.
func (p *dateParser) resolveOne(m, before *moment) {
	ref := p.ref
	if before != nil && (m.link == linkRange || m.kind == atomWeekday) {
		ref = before.from
	}
	switch m.kind {
	case atomDay:
		m.set(p.resolveDay(m.dateAtom, ref))
		if m.y == 0 && p.pastMention(m) {
			m.dropped = true
		}
	case atomRelative:
		if m.after {
			p.resolveAfter(m)
			return
		}
		m.set(plus(p.ref, m.days))
	case atomWeekday:
		if m.recurring {
			return
		}
		m.set(p.weekday(m, ref))
	case atomSpan:
		m.resolved = true
		if m.follows {
			p.followOn(m, before)
		}
		if m.link == linkRange && before != nil && m.to.Before(before.from) {
			m.from, m.to = m.from.AddDate(1, 0, 0), m.to.AddDate(1, 0, 0)
		}
	}
}

func (m *moment) set(d day) { m.from, m.to, m.resolved = d, d, true }

// pastMention reports whether a date without a year speaks of one that has just
// been: "Ihre Mail vom 10.11." a week later.
func (p *dateParser) pastMention(m *moment) bool {
	if m.from.Sub(p.ref) < 300*24*time.Hour {
		return false
	}
	for k := m.i - 1; k >= 0 && k > m.i-3; k-- {
		switch p.word(k) {
		case "vom", "du", "del", "dell", "dal", "of", "from", "seit":
			return true
		}
	}
	return false
}

// weekday is the day that a weekday means (README: "nächsten Dienstag" late in
// a week is the Tuesday of the following week).
func (p *dateParser) weekday(m *moment, ref day) day {
	if !m.weekStart.IsZero() {
		return plus(m.weekStart, m.weekday-1+m.days)
	}
	d := coming(ref, m.weekday)
	switch {
	case m.next == 1 && p.at(m.i).kind == 'w' && p.english(m) && monday(d).Equal(monday(p.ref)):
		d = plus(d, 7)
	case m.next == 1 && d.Equal(plus(p.ref, 1)):
		d = plus(d, 7) // else it were "morgen"
	case m.next == 2:
		d = plus(d, 7)
	}
	return plus(d, m.days)
}

// english reports whether a weekday is written in English: "next Friday" is not
// the Friday of this week.
func (p *dateParser) english(m *moment) bool {
	for k := m.i; k < m.j; k++ {
		if p.word(k) == "next" {
			return true
		}
	}
	return false
}

// lendWeeks gives plain weekdays the week of their neighbour.
func (p *dateParser) lendWeeks(ms []moment) {
	lend := func(to, from *moment) {
		if to.kind == atomWeekday && from.kind == atomWeekday && to.weekStart.IsZero() && to.next == 0 && to.days == 0 {
			to.weekStart = from.weekStart
		}
	}
	for k := len(ms) - 2; k >= 0; k-- {
		lend(&ms[k], &ms[k+1])
	}
	for k := 1; k < len(ms); k++ {
		lend(&ms[k], &ms[k-1])
	}
}

// lendYears gives dates without a year that of the date they lead to.
func (p *dateParser) lendYears(ms []moment) {
	for k := len(ms) - 2; k >= 0; k-- {
		a, b := &ms[k], &ms[k+1]
		if a.kind != atomDay || b.kind != atomDay || a.y != 0 || b.y == 0 {
			continue
		}
		a.y = b.y
		if p.resolveDay(a.dateAtom, p.ref).After(p.resolveDay(b.dateAtom, p.ref)) {
			a.y--
		}
	}
}

// lendMonth resolves a bare day by the date that follows: "7. bis 11.12.".
func (p *dateParser) lendMonth(ms []moment, k int) {
	if k+1 >= len(ms) || !ms[k+1].resolved || ms[k+1].kind != atomDay && ms[k+1].kind != atomNumber || ms[k].d > 31 {
		return
	}
	m, next := &ms[k], &ms[k+1]
	if !m.strong && !p.lends(m, next) {
		return
	}
	month := next.from.Month()
	if m.d > next.from.Day() && next.link == linkRange {
		month--
	}
	if d := newDay(next.from.Year(), month, m.d); d.Day() == m.d {
		m.set(d)
		m.partial, m.strong = true, true
		p.said[m.d] = d
	}
}

// lends reports whether a weak number leads to the date behind it: in "Prism 11
// - on 2 December" it does not.
func (p *dateParser) lends(m, next *moment) bool {
	g := p.between(m.j, next.i)
	if g.dash && (g.words > 0 || p.at(m.j).space && p.at(m.i-1).kind == 'w' && p.at(m.i-1).w.means == nil) {
		return false
	}
	return next.y == 0 || p.at(next.i).digits != 4
}

// resolveNumber works out a bare number: another week behind a week, another
// day behind a day, the next such day if it is strong.
func (p *dateParser) resolveNumber(ms []moment, k int) {
	m := &ms[k]
	if m.d <= 31 && !p.said[m.d].IsZero() && (m.strong || m.link != linkNone) && m.link != linkRange {
		m.set(p.said[m.d]) // "am 19. oder 20. Januar, lieber der 19."
		return
	}
	if before := previousOf(ms, k); before != nil {
		switch {
		case before.week && before.kind == atomSpan:
			m.from = weekNumber(before.from, 0, m.d)
			m.to, m.week, m.resolved, m.kind = plus(m.from, 4), true, true, atomSpan
			return
		case before.kind == atomDay || before.kind == atomNumber:
			if m.d <= 31 && p.freeBehind(m.j) && !p.countsNoun(m.j) {
				m.set(nextDayOfMonth(before.from, m.d))
				m.partial = m.partial || before.partial && before.kind == atomNumber
				return
			}
		}
	}
	if m.d <= 31 && m.strong {
		if d := p.nearNumber(m); !d.IsZero() {
			m.set(d)
			m.partial = p.prior.kind == atomSpan || p.alternates(m.i)
			return
		}
		m.set(p.nextNumbered(m))
		return
	}
	m.dropped = true
}

// nextNumbered is the next day with a moment's number; behind a weekday the
// first of three that falls on it, as "lunedì 11" in a mail of December may
// be in January.
func (p *dateParser) nextNumbered(m *moment) day {
	first := nextDayOfMonth(p.ref, m.d)
	d := first
	for n := 0; m.withWeekday && n < 3; n++ {
		if isoWeekday(d) == m.weekday {
			return d
		}
		d = nextDayOfMonth(plus(d, 1), m.d)
	}
	return first
}

// joinRanges puts the ends of a range into its first moment.
func joinRanges(ms []moment) {
	first := 0
	for k := 1; k < len(ms); k++ {
		m := &ms[k]
		if !ms[k-1].joined {
			first = k - 1
		}
		if m.link != linkRange || !m.resolved || m.dropped {
			continue
		}
		a := &ms[first]
		if !a.resolved || m.to.Before(a.from) {
			continue
		}
		a.to, a.week, a.j = m.to, a.week || m.week, m.j
		a.strong = a.strong || m.strong
		if m.hasTime && !a.hasTime {
			a.time, a.hasTime = m.time, true
		}
		if a.bound == boundFrom {
			a.bound = boundNone
		}
		m.joined = true
	}
}

// shareTimes gives "jeweils um 8 Uhr" to all dates of its sentence, and the
// time behind "8. oder 9. Dezember um 9" to both.
func (p *dateParser) shareTimes(ms []moment) {
	for k := range ms {
		m := &ms[k]
		if !m.hasTime {
			continue
		}
		for j := k - 1; j >= 0 && j > k-8 && (m.each || ms[j].partial && ms[j+1].link != linkNone && ms[j+1].link != linkRange) && !p.sentenceBetween(ms[j].j, m.i); j-- {
			if ms[j].resolved && !ms[j].hasTime && !ms[j].dropped {
				ms[j].time, ms[j].hasTime = m.time, true
			}
		}
		if m.each && m.kind == atomTime && k > 0 {
			m.dropped = ms[k-1].hasTime && ms[k-1].resolved && !p.sentenceBetween(ms[k-1].j, m.i)
		}
	}
}

// sentenceBetween reports whether a sentence ends between two tokens.
func (p *dateParser) sentenceBetween(i, j int) bool { return p.sentencesBetween(i, j) > 0 }
