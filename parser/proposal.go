package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// counterProposal keeps the new date of a mail that declines or moves one.
func (r *understanding) counterProposal() {
	q := tickets.Request{Setup: []string{}, Wished: []string{}, Licence: tickets.Licence{State: tickets.LicenceUnknown, Items: []string{}}}
	var read []wish
	for _, w := range r.fresh.dates {
		i := r.fresh.at(w.start)
		if w.past || i >= len(r.fresh.toks) {
			continue
		}
		if from, to := r.fresh.clause(i); r.fresh.preterite(from, to) || r.fresh.perfect(i, from, to) && !r.fresh.within("propose", from, to) {
			continue
		}
		if w.limit != nil && w.limit.Kind == tickets.LimitWithin && w.limit.From == "" && r.fresh.putOff(i) {
			w.value, w.limit = w.limit.To, nil // "postpone it until the 17th"
		} else if day, moved := r.movedTo(w, i); moved {
			w.value = day
		} else if w.limit != nil && r.bounds(i, w) || w.limit == nil && r.proposes(i) {
			w = r.fresh.timed(w, nil)
		} else {
			continue
		}
		if len(w.value) == len(isoDay) && r.fresh.has("sametime") {
			w.value += r.oldTime(w.value)
		}
		addDate(&q, w)
		read = append(read, wish{0, w, w.around(r.fresh)})
	}
	if len(q.Wished) == 0 && r.mail.Intent == tickets.RescheduleDate {
		if day, at := r.shifted(); day != "" {
			q.Wished = []string{day}
			read = append(read, wish{0, when{value: day}, at})
		}
	}
	if q.Wished = sharper(q.Wished); len(q.Wished) > 0 {
		r.mail.Requests = []tickets.Request{q}
		r.noteDates(r.mail.Requests, read)
	}
}

// oldTime is the time of the date that is moved, as "T09:00": the one that the
// mail names with another day, else that of the agreed date; "" for none.
func (r *understanding) oldTime(day string) string {
	for _, w := range r.fresh.dates {
		if w.clock != "" && !strings.HasPrefix(w.value, day) {
			return "T" + w.clock
		}
	}
	if agreed := r.agreed(); agreed != "" {
		return agreed[len(isoDay):]
	}
	return ""
}

// bounds reports whether a limit at token i is one for the new date: "not on a
// Monday", "only from the 11th on", but not "I am away from Tuesday on".
func (r *understanding) bounds(i int, w when) bool {
	if w.limit.Kind != tickets.LimitWithin || w.limit.From == "" {
		return true
	}
	s := r.fresh
	from, to := s.clause(i)
	return s.within("propose", from, to) || s.within("datewish", from, to) || s.within("again", from, to)
}

// movedTo reads "from the 7th to the 14th" of a mail that moves a date: not a
// range, but the old day and the new one.
func (r *understanding) movedTo(w when, i int) (string, bool) {
	first, last, isRange := strings.Cut(w.value, "/")
	if !isRange || r.mail.Intent != tickets.RescheduleDate || first == last {
		return "", false
	}
	from, to := r.fresh.sentence(i)
	if w.clock != "" && !strings.Contains(last, "T") {
		last += "T" + w.clock
	}
	return last, r.fresh.within("move", from, to) && (r.fresh.of(i) || r.fresh.is(i, asBeforeold))
}

// proposes reports whether the sentence of token i puts a date forward, and
// does not speak of the one that falls away.
func (r *understanding) proposes(i int) bool {
	s := r.fresh
	from, to := s.clause(i)
	a, b := s.sentence(i)
	if s.targeted(i) && s.within("move", a, b) {
		return true
	}
	if s.within("olddate", from, to) || s.within("cancel", from, to) || s.of(i) && !s.ended("propose", i-1) {
		return false
	}
	return s.within("propose", from, to) || s.within("propose", a, b) && !s.within("reason", from, to) || s.nothingElse(i, a, b)
}

// proposesDay reports whether a question puts a day forward.
func (r *understanding) proposesDay() bool {
	s := r.fresh
	return slices.ContainsFunc(s.dates, func(w when) bool {
		i := s.at(w.start)
		if w.value == "" || w.past || i >= len(s.toks) || !r.proposes(i) {
			return false
		}
		_, end := s.sentence(i)
		return strings.HasPrefix(strings.TrimLeft(s.text[s.toks[end-1].end:], " )"), "?")
	})
}

// mereDate reports whether a sentence that follows another one is nothing but the date
// and time w: "Monday early in the morning, at 6.30."
func (s *origin) mereDate(w when, from, to int) bool {
	if from == 0 || to-from > 12 {
		return false
	}
	others := 0
	for j := from; j < to; j++ {
		if !s.inDate(j) {
			others++
		}
	}
	return w.value != "" && (others == 0 || others < 4 && s.timed(w, nil).value != w.value)
}

// nothingElse reports whether a sentence is a question and hardly more than the
// date at token i: "Thursday 21 January, 5pm?"
func (s *origin) nothingElse(i, from, to int) bool {
	end := s.toks[to-1].end
	if end >= len(s.text) || !strings.Contains(s.text[end:min(len(s.text), end+3)], "?") {
		return false
	}
	others := 0
	for j := from; j < to; j++ {
		if t := s.toks[j]; !slices.ContainsFunc(s.dates, func(w when) bool { return t.start >= w.start && t.end <= w.end }) {
			others++
		}
	}
	return others < 4
}

// targeted reports whether a date at token i is what something is moved to, "auf
// den 15.", "to Monday".
func (s *origin) targeted(i int) bool {
	for j := i - 1; j >= i-3 && s.in(j, s.toks[i].sentence); j-- {
		if s.is(j, asTarget) {
			return true
		}
		if !s.is(j, asArticle) && !s.is(j, asNew) {
			return false
		}
	}
	return false
}

// of reports whether the word before token i ties a date to something else:
// "den Termin vom 15.12.", "the offer of today".
func (s *origin) of(i int) bool {
	j := i - 1
	if s.in(j-1, s.toks[i].sentence) && s.is(j, asArticle) && !s.is(j, asBeforeold) {
		j--
	}
	return s.in(j, s.toks[i].sentence) && s.is(j, asBeforeold)
}

// ofAppointment reports whether the date at token i is that of a wished date: "am
// Wunschtermin vom 18. März halten wir fest".
func (s *origin) ofAppointment(i int) bool {
	j := i - 1
	for s.in(j, s.toks[i].sentence) && (s.is(j, asBeforeold) || s.is(j, asArticle)) {
		j--
	}
	return s.in(j, s.toks[i].sentence) && strings.HasPrefix(strings.ToLower(s.word(j)), "wunsch")
}
