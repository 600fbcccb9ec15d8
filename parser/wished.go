package parser

import (
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// fillDates gives each request the dates that its author wishes: those of a
// sentence or list item that names one of several products are of that product,
// all others of all.
func (r *understanding) fillDates(requests []tickets.Request) {
	var read []wish
	blocks := map[*origin]bool{}
	for _, s := range r.origins() {
		blocks[s] = r.inBlocks(s)
		if s.title && dated(r.fresh) {
			continue // the text says it more exactly
		}
		for _, w := range s.dates {
			if !r.wishes(s, w) {
				continue
			}
			w = s.welcome(s.timed(w, r.wishes))
			owners := r.every()
			if i := s.at(w.start); len(requests) > 1 && i < len(s.toks) && blocks[s] {
				owners = []int{r.nearest(s, i)}
			} else if n := r.itemOwner(s, min(i, len(s.toks)-1)); n >= 0 {
				owners = []int{n}
			} else if len(requests) > 1 && i < len(s.toks) {
				from, to := s.sentence(i)
				if named := r.named(s, from, to); len(named) > 0 && (len(named) < len(requests) || r.dateEach(s, from, to, len(named))) {
					owners = named[:1]
					if n := r.nearest(s, i); slices.Contains(named, n) {
						owners = []int{n}
					}
				}
			}
			for _, i := range owners {
				addDate(&requests[i], w)
				read = append(read, wish{i, w, w.around(s)})
			}
		}
	}
	for i := range requests {
		requests[i].Wished = sharper(requests[i].Wished)
	}
	r.noteDates(requests, read)
}

// inBlocks reports whether a text takes one product after the other, each at the
// head of a line, and says of each when it is wished.
func (r *understanding) inBlocks(s *origin) bool {
	seen := map[int]bool{}
	for _, w := range s.dates {
		i := s.at(w.start)
		if i < len(s.toks) && (w.value != "" || w.limit != nil) && r.wishes(s, w) {
			seen[r.nearest(s, i)] = true
		}
	}
	for n, p := range r.products {
		if !seen[n] || !slices.ContainsFunc(p.mentions, func(m mention) bool { return m.in == s && s.opens(m.from) }) {
			return false
		}
	}
	return len(r.products) > 1 && !seen[-1]
}

// dateEach reports whether each of n products that a sentence names has a date of
// its own behind it: "Topal am 8.12. und Abacus am 9.12."
func (r *understanding) dateEach(s *origin, from, to, n int) bool {
	seen := map[int]bool{}
	for _, w := range s.dates {
		i := s.at(w.start)
		if i < from || i >= to || w.value == "" {
			continue
		}
		owner := r.nearest(s, i)
		if seen[owner] && !w.alternative {
			return false
		}
		seen[owner] = true
	}
	return len(seen) == n
}

// dated reports whether a text names a day or a span of days.
func dated(s *origin) bool {
	return slices.ContainsFunc(s.dates, func(w when) bool { return w.value != "" && !w.past })
}

func addDate(q *tickets.Request, w when) {
	if w.limit != nil {
		if !slices.Contains(q.Limits, *w.limit) {
			q.Limits = append(q.Limits, *w.limit)
		}
		return
	}
	if w.value != "" && !slices.Contains(q.Wished, w.value) {
		q.Wished = append(q.Wished, w.value)
	}
}

// onLicence reports whether a date stands in the answer to a question on the
// licence: it is when that comes.
func (r *understanding) onLicence(w when) bool {
	for n, a := range r.parts.answers {
		if w.start >= a.fresh.start && w.end <= a.fresh.end {
			return r.questions()[n].has("licword")
		}
	}
	return false
}

// wishes reports whether a date is one that the author would like: not one that
// lies behind, bounds a licence or tells why another day does not suit.
func (r *understanding) wishes(s *origin, w when) bool {
	i := s.at(w.start)
	if w.past || i >= len(s.toks) || s == r.fresh && r.onLicence(w) {
		return false
	}
	if s.ended("instead", i-1) || s.is(i-1, asArticle) && s.ended("instead", i-2) {
		return false // "le 2 plutôt que le 3"
	}
	if s.praised(w) || s.inColumn(i, asColdate) {
		return true
	}
	from, to := s.clause(i)
	good := s.within("datewish", from, to)
	if s.of(i) && !s.ofAppointment(i) && !strings.Contains(w.value, "/") || r.nowadays(s, w) {
		return false
	}
	if strings.Contains(w.value, "/") && s.in(i-1, s.toks[i].sentence) && s.is(i-1, asFact) && s.at(w.end-1) == i {
		return false // "le lundi c'est Pentecôte"
	}
	if strings.Contains(w.value, "/") && w.limit == nil && s.covered(hit{from: i, to: i}, "notoff") {
		return false // "bon week-end"
	}
	if s.states(w, from, to) || !good && !s.within("request", from, to) && (s.relative(w, from) || s.regular(w, from, to) || s.perfect(i, from, to) || yearLong(w)) {
		return false
	}
	if s.recalled(i) || s.begins(i) {
		return false // "wie am Freitag besprochen"
	}
	if w.part == dayParts[partMorning] && w.value == r.mail.Date.Format(isoDay) && !s.hurried(i) {
		return false // "he comes this morning": nobody asks for that by mail
	}
	if s.strong("licdate", from, to, 3) || !good && w.value == r.mail.Date.Format(isoDay) && !s.within("request", from, to) && !s.hurried(i) {
		return false // "heute wende ich mich an Sie"
	}
	if s.within("licdate", from, to) && (!good || s.within("licword", from, to) && !s.within("update", from, to)) {
		return false
	}
	sent := s.delivery(i) || s.within("sends", from, to) && !s.within("request", from, to)
	if sent && !s.within("update", from, to) || !good && s.concluded(i) {
		return false
	}
	if s.within("reason", from, i+1) && (!good || s.reasoned(from, i, to)) && !(w.alternative && r.wishesBefore(s, w)) {
		return false
	}
	if !good && r.elsewhere(s, i) || s.anyWeekend(w) {
		return false
	}
	if a, b := s.sentence(i); w.weak && !good && !s.within("request", from, to) && !s.mereDate(w, a, b) && !(w.limit != nil && s.within("ideal", s.at(w.end), b)) && (len(w.value) < 10 || !s.within("datewish", a, b)) {
		return false
	}
	return true
}

// praised reports whether the sentence goes on to call the day a good one: "Thursday
// we are closed for training, so that would be the ideal day".
func (s *origin) praised(w when) bool {
	i := s.at(w.end)
	_, to := s.sentence(max(i-1, 0))
	return !s.goesOn(w, to) && slices.ContainsFunc(s.between(i, to), func(h hit) bool {
		return h.cue == "ideal" && h.to > h.from && !s.anyOf(i, h.from, asNo)
	})
}

// hurried reports whether token i's sentence is one of haste: "asap, today or
// tomorrow".
func (s *origin) hurried(i int) bool {
	from, to := s.sentence(i)
	return s.within("urgent", from, to)
}

// states reports whether a verb behind a date makes it a fact of the author's
// calendar and no wish: "am 14. sind wir an einer Messe".
func (s *origin) states(w when, from, to int) bool {
	from, to = s.inBracket(s.at(w.start), from, to)
	next := s.at(w.end)
	for s.in(next, s.toks[from].sentence) && (s.is(next, asAnd) || s.inDate(next)) {
		next++ // "am 14. und 15. sind wir …"
	}
	if s.lang != tickets.German && s.is(next, asCommon) && !s.is(next, asFact) && s.in(next+1, s.toks[from].sentence) && s.is(next+1, asFact) && s.toks[next+1].before != ',' {
		next++ // "le lundi c'est férié", "on the 14th we are at a fair"
	}
	if !s.in(next, s.toks[from].sentence) || !s.is(next, asFact) || s.pause(next) || s.within("request", from, to) || s.within("datewish", next, to) {
		return false
	}
	a, b := s.sentence(next)
	if s.suitsThen(b) {
		return false
	}
	if !s.within("ideal", from, b) && slices.ContainsFunc(s.dates, func(o when) bool { at := s.at(o.start); return o.value != "" && at >= a && at < from }) {
		return true // what is ideal is the day before it
	}
	return !s.within("ideal", a, b) || slices.ContainsFunc(s.dates, func(o when) bool { return o.value != "" && s.at(o.start) >= to && s.at(o.start) < b })
}

// nowadays reports whether w is today, as the day on which something is so:
// "oggi abbiamo la 9.1", "aujourd'hui nous sommes en 2024".
func (r *understanding) nowadays(s *origin, w when) bool {
	i := s.at(w.end)
	if w.distant || w.value != r.mail.Date.Format(isoDay) || !s.in(i, s.toks[s.at(w.start)].sentence) {
		return false
	}
	if v, _ := s.versionAt(i); v != "" && strings.Contains(v, ".") {
		return true // "(oggi 9.4)"
	}
	return s.is(i, asFromword) && !s.is(i, asStill) || s.is(i, asCommon) && s.in(i+1, s.toks[i].sentence) && s.is(i+1, asFromword)
}

// concluded reports whether the sentence goes on from the date at token i to
// what follows from it, with a date of its own: "we are away from 1 to 12
// February, so the week of 18 January would suit".
func (s *origin) concluded(i int) bool {
	_, to := s.sentence(i)
	for j := i + 1; j < to; j++ {
		if s.toks[j].before == ',' && s.is(j, asSo) {
			return slices.ContainsFunc(s.dates, func(w when) bool { at := s.at(w.start); return w.value != "" && at > j && at < to })
		}
	}
	return false
}

// delivery reports whether the date at token i tells when a licence comes.
func (s *origin) delivery(i int) bool {
	from, to := s.sentence(i)
	for _, h := range s.between(from, to) {
		if h.cue == "liclater" && i >= h.from && i <= h.to+7 {
			return true
		}
	}
	return false
}

// clause is the part of i's sentence up to the next comma on either side, if it
// has a verb's worth of words; else the sentence.
func (s *origin) clause(i int) (from, to int) {
	from, to = s.sentence(i)
	a, b := i, i+1
	for a > from && !s.pause(a) {
		a--
	}
	for b < to && !s.pause(b) {
		b++
	}
	if b-a < 3 && !s.cell(a, b) {
		return from, to
	}
	return a, b
}

// pause reports whether a clause begins with token i. A full stop behind a
// number, which in German makes an ordinal, is one elsewhere.
func (s *origin) pause(i int) bool {
	b := s.toks[i].before
	return b == ',' || b == ';' || b == '|' || b == '.' && s.lang != tickets.German && s.toks[i].upper
}

// cell reports whether the tokens from a until before b stand in a cell of a table.
func (s *origin) cell(a, b int) bool {
	return s.toks[a].before == '|' || b < len(s.toks) && s.toks[b].before == '|'
}

// putOff reports whether the words before the date at token i put something off
// until then.
func (s *origin) putOff(i int) bool {
	for j := i - 1; j >= i-3 && s.in(j, s.toks[i].sentence); j-- {
		if s.ended("putoff", j) {
			return true
		}
	}
	return false
}

// welcome turns a day on which nobody works into a wished one where the author
// says so: "Monday we are closed, that would be ideal".
func (s *origin) welcome(w when) when {
	from, to := s.sentence(s.at(w.start))
	if w.limit == nil || w.limit.Kind != tickets.LimitNot || w.limit.From == "" || !s.within("ideal", from, to) || s.goesOn(w, to) {
		return w
	}
	w.value = w.limit.From
	if w.limit.To != "" && w.limit.To != w.limit.From {
		w.value += "/" + w.limit.To
	} else if w.clock != "" {
		w.value += "T" + w.clock
	}
	w.limit = nil
	return w
}

// goesOn reports whether another day is named behind w, up to token to: what is
// ideal is that one.
func (s *origin) goesOn(w when, to int) bool {
	return slices.ContainsFunc(s.dates, func(o when) bool { return o.value != "" && o.start >= w.end && s.at(o.start) < to })
}

// timed gives a day the one time that its sentence names apart from it ("after
// 7 p.m., on Thursday 17 December"), or before several days. counts tells which
// other days the author speaks of as possible; nil is all.
func (s *origin) timed(w when, counts func(*origin, when) bool) when {
	if len(w.value) != len("2006-01-02") || w.limit != nil {
		return w
	}
	i := s.at(w.start)
	clock, days, ahead := "", 0, true
	for _, o := range s.dates {
		j := s.at(o.start)
		if !s.in(j, s.toks[i].sentence) {
			continue
		}
		switch {
		case o.value != "" && (counts == nil || counts(s, o)):
			days++
			ahead = ahead && (clock != "" && o.clock == "")
		case o.clock != "" && o.value == "" && j-s.bracketed(i, j)-i < 12 && i-j < 16:
			ahead = ahead && clock == "" && days == 0
			if clock == "" {
				clock = o.clock
			}
		}
	}
	if days == 1 && clock == "" {
		clock = s.nextClock(i)
	}
	if (days == 1 || ahead) && clock != "" {
		w.value += "T" + clock
	}
	return w
}

// nextClock is the time that the field of a form below token i's line names and
// nothing else: "Datum: 10.12. / Zeit: 14.00".
func (s *origin) nextClock(i int) string {
	_, next := s.sentence(i)
	if next >= len(s.toks) {
		return ""
	}
	_, to := s.sentence(next)
	if to-next > 4 || s.toks[next].before != '\n' || !s.is(next, asColtime) {
		return ""
	}
	for _, o := range s.dates {
		if j := s.at(o.start); j > next && j < to {
			return o.clock
		}
	}
	return ""
}

// spelledOut reports whether both days of a weekend, or of another range of two,
// are named by themselves too.
func spelledOut(span string, wished []string) bool {
	first, last, isRange := strings.Cut(span, "/")
	a, errA := time.Parse(isoDay, first)
	b, errB := time.Parse(isoDay, last)
	return isRange && errA == nil && errB == nil && b.Sub(a) == 24*time.Hour && slices.Contains(wished, first) && slices.Contains(wished, last)
}

// sharper leaves a bare day out where the same day stands with its time too,
// and a month where a day in it is named ("in January, say on the 12th").
func sharper(wished []string) []string {
	wished = slices.DeleteFunc(wished, func(span string) bool {
		first, last, _ := strings.Cut(span, "/")
		return strings.HasSuffix(first, "-01") && len(last) == 10 && last[:8] == first[:8] && last[8:] > "27" &&
			slices.ContainsFunc(wished, func(o string) bool { return !strings.Contains(o, "/") && o[:8] == first[:8] })
	})
	wished = slices.DeleteFunc(wished, func(span string) bool { return spelledOut(span, wished) })
	return slices.DeleteFunc(wished, func(day string) bool {
		return slices.ContainsFunc(wished, func(o string) bool { return len(o) == len(day)+6 && strings.HasPrefix(o, day+"T") })
	})
}
