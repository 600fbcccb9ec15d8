package parser

import (
	"fmt"
	"time"

	"vorlauf/tickets"
)

// A when is a date that a text names. Days are days of the desk's zone.
type when struct {
	start, end  int            // byte range in the text that was read
	value       string         // as in contract/parse.md; "" where limit says all, or where only a time is named
	limit       *tickets.Limit // for negative and open dates
	alternative bool           // linked with "oder", "or", "ou", "o" to the one before
	weak        bool           // bare time, bare weekday, bare "morgen": a date only if the sentence wishes one
	weekday     bool           // a weekday that does not say which, "der Dienstag"
	distant     bool           // counted from today: "in three weeks"
	past        bool           // lies wholly before the reference day
	clock       string         // "15:04" of value, or of a time without a day
	part        string         // "morning", "noon", "afternoon", "evening", "night"
}

// findDates reads the dates that a text names, in the text's order. ref is what
// relative dates count from, in the desk's zone. lang settles words that two
// languages share; "" means that nothing is known.
//
// The rules are those of the corpus (README, Dates). A negative or open date
// has a limit instead of a value; a time without a day has neither value nor,
// mostly, limit, but a clock, and is weak.
func findDates(text string, lang tickets.Language, ref time.Time) []when {
	p := dateParser{
		text: text, toks: lexDates(text, lang), lang: languageBit(lang),
		ref: newDay(ref.Year(), ref.Month(), ref.Day()),
	}
	moments := p.moments(p.atoms())
	p.link(moments)
	p.resolve(moments)
	p.shareTimes(moments)
	return p.report(moments)
}

// report turns the moments that hold into whens.
func (p *dateParser) report(moments []moment) (list []when) {
	linked := false
	for k := range moments {
		m := &moments[k]
		if m.dropped || m.joined {
			linked = linked && m.joined
			continue
		}
		w := when{start: int(p.at(m.i).start), end: int(p.at(m.j - 1).end), part: dayParts[m.part], weak: m.weak(), alternative: m.alternative && len(list) > 0}
		if m.hasTime {
			w.clock = fmt.Sprintf("%02d:%02d", m.time.settle(m.part), m.time.min)
		}
		p.say(&w, m)
		w.weekday = m.kind == atomWeekday && m.generic()
		w.distant = m.kind == atomRelative && m.days > 2 && !m.after
		w.past = m.resolved && m.to.Before(p.ref)
		if w.value == "" && w.limit == nil && w.clock == "" && w.part == "" {
			continue
		}
		list = append(list, w)
		if extra := m.timeLimit(w); extra != nil && w.limit == nil {
			list = append(list, when{start: w.start, end: w.end, limit: extra, clock: w.clock, weak: true})
		}
	}
	for k := 1; k < len(list); k++ {
		if a, b := &list[k-1], list[k]; b.alternative && !b.weak && a.weak && a.value != "" {
			a.weak = false // "the 10th or 11 December"
		} else if b.alternative && b.weak && !a.weak && b.value != "" {
			list[k].weak = false // "the 10th of December or the 11th"
		}
	}
	return list
}

const isoDay = "2006-01-02"

// say fills in value or limit.
func (p *dateParser) say(w *when, m *moment) {
	if !m.resolved {
		if m.kind == atomWeekday && m.recurring && m.bound == boundNot {
			w.limit = &tickets.Limit{Kind: tickets.LimitWeekday, From: weekdayNames[m.weekday]}
		} else if limit := m.timeLimit(*w); limit != nil {
			w.limit = limit
		}
		return
	}
	from, to := m.from.Format(isoDay), m.to.Format(isoDay)
	switch m.bound {
	case boundNot:
		w.limit = &tickets.Limit{Kind: tickets.LimitNot, From: from, To: to}
		if m.kind == atomWeekday && m.generic() {
			w.limit = &tickets.Limit{Kind: tickets.LimitWeekday, From: weekdayNames[m.weekday]}
		}
	case boundFrom:
		w.limit = &tickets.Limit{Kind: tickets.LimitWithin, From: from + m.timeOf(w.clock, timeFrom)}
	case boundAfter:
		after := plus(m.to, 1)
		if m.week {
			after = plus(monday(m.from), 7)
		}
		w.limit = &tickets.Limit{Kind: tickets.LimitWithin, From: after.Format(isoDay)}
	case boundUntil:
		w.limit = &tickets.Limit{Kind: tickets.LimitWithin, To: to + m.timeOf(w.clock, timeBefore)}
	case boundBefore:
		if m.stage != stageEnd {
			to = plus(m.from, -1).Format(isoDay)
		}
		w.limit = &tickets.Limit{Kind: tickets.LimitWithin, To: to}
	default:
		if w.value = from; to != from {
			w.value = from + "/" + to
		} else if m.hasTime && m.time.clockWords != timeBefore {
			w.value += "T" + w.clock
		}
	}
}

var weekdayNames = [...]string{"", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// timeOf is the time to write behind a bound's day, if there is one.
func (m *moment) timeOf(clock string, mod int) string {
	if !m.hasTime || m.time.clockWords != mod && m.time.clockWords != timeAt {
		return ""
	}
	return "T" + clock
}

// timeLimit is what a moment's time says of the hours that suit, where the
// value cannot say it.
func (m *moment) timeLimit(w when) *tickets.Limit {
	if !m.hasTime {
		return nil
	}
	several := m.resolved && !m.from.Equal(m.to)
	switch {
	case m.time.end > 0 && (!m.resolved || several):
		return &tickets.Limit{Kind: tickets.LimitTime, From: w.clock, To: fmt.Sprintf("%02d:%02d", m.time.end/60, m.time.end%60)}
	case m.time.clockWords == timeFrom && (!m.resolved || several):
		return &tickets.Limit{Kind: tickets.LimitTime, From: w.clock}
	case m.time.clockWords == timeBefore:
		return &tickets.Limit{Kind: tickets.LimitTime, To: w.clock}
	}
	return nil
}
