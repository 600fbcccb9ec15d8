package parser

import (
	"slices"

	"vorlauf/tickets"
)

// fillDates gives each request the dates that its author wishes: those of a
// sentence or list item that names one of several products are of that product,
// all others of all.
func (r *understanding) fillDates(requests []tickets.Request) {
	for _, s := range r.origins() {
		for _, w := range s.dates {
			if !r.wishes(s, w) {
				continue
			}
			owners := r.every()
			if i := s.at(w.start); len(requests) > 1 && i < len(s.toks) {
				from, to := s.sentence(i)
				if named := r.named(s, from, to); len(named) > 0 && len(named) < len(requests) {
					owners = named[:1]
					if n := r.nearest(s, i); slices.Contains(named, n) {
						owners = []int{n}
					}
				}
			}
			for _, i := range owners {
				noteDate(&requests[i], w)
			}
		}
	}
}

func noteDate(q *tickets.Request, w when) {
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

// wishes reports whether a date is one that the author would like: not one that
// lies behind, bounds a licence or tells why another day does not suit.
func (r *understanding) wishes(s *origin, w when) bool {
	if w.past {
		return false
	}
	i := s.at(w.start)
	if i >= len(s.toks) {
		return false
	}
	from, to := s.clause(i)
	good := s.within("datewish", from, to)
	if s.within("licdate", from, to) && !good {
		return false
	}
	if s.within("reason", from, i+1) && !good {
		return false
	}
	if w.weak && !good && !s.within("request", from, to) {
		return false
	}
	return true
}

// clause is the part of i's sentence up to the next comma on either side, if it
// has a verb's worth of words; else the sentence.
func (s *origin) clause(i int) (from, to int) {
	from, to = s.sentence(i)
	a, b := i, i+1
	for a > from && s.toks[a].before != ',' && s.toks[a].before != ';' {
		a--
	}
	for b < to && s.toks[b].before != ',' && s.toks[b].before != ';' {
		b++
	}
	if b-a < 3 {
		return from, to
	}
	return a, b
}

// counterProposal keeps the new date of a mail that declines or moves one.
func (r *understanding) counterProposal() {
	q := tickets.Request{Setup: []string{}, Wished: []string{}, Licence: tickets.Licence{State: tickets.LicenceUnknown, Items: []string{}}}
	for _, w := range r.fresh.dates {
		i := r.fresh.at(w.start)
		if w.past || i >= len(r.fresh.toks) {
			continue
		}
		if w.limit != nil || r.proposes(i) {
			noteDate(&q, w)
		}
	}
	if len(q.Wished) > 0 || len(q.Limits) > 0 {
		r.mail.Requests = []tickets.Request{q}
	}
	if len(q.Wished) == 0 {
		r.mail.Requests = nil
	}
}

// proposes reports whether the sentence of token i puts a date forward, and
// does not speak of the one that falls away.
func (r *understanding) proposes(i int) bool {
	s := r.fresh
	from, to := s.clause(i)
	if s.within("propose", from, to) {
		return true
	}
	a, b := s.sentence(i)
	return s.within("propose", a, b) && !s.within("olddate", from, to) && !s.within("reason", from, to)
}
