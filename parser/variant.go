package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// readVariant reads who should do the update: the partner where the author says
// that one does it or takes part, the desk where it is asked to.
func (r *understanding) readVariant() {
	switch r.mail.Intent {
	case tickets.UpdateRequest, tickets.Info:
		if said, ok := r.partnerSaid(); ok {
			r.mail.Variant = tickets.Partner
			r.note("variant", string(tickets.Partner), said)
		} else if r.has("provider") {
			r.mail.Variant = tickets.Provider
			r.noteProvider()
		} else if said, ok := r.whoAnswered(); ok {
			r.mail.Variant = tickets.Provider
			r.note("variant", string(tickets.Provider), said)
		}
	case tickets.AcceptDate, tickets.DeclineDates, tickets.RescheduleDate:
		if said, ok := r.partnerSaid(); ok && (r.fresh.has("partnerword") || len(r.mail.Cc) > 0) {
			r.mail.Variant = tickets.Partner
			r.note("variant", string(tickets.Partner), said)
		}
	case tickets.SelfService:
		said, ok := r.partnerSaid()
		if p, alone := r.fresh.phrase("unaccompanied"); alone {
			said, ok = p, true
		}
		if ok && (r.fresh.has("partnerword") || r.given()) {
			r.mail.Variant = tickets.Partner
			r.note("variant", string(tickets.Partner), said)
		}
	}
}

// whoAnswered is where the author answers "you" to the question who does it.
func (r *understanding) whoAnswered() (place, bool) {
	for n, a := range r.parts.answers {
		if r.questions()[n].has("who") && readPassage(r.fresh.text, []span{a.fresh}, r.fresh.lang, false).has("answeryou") {
			return r.answerIn(a), true
		}
	}
	return place{}, false
}

// partnerSaid is where the author says that a partner does it or takes part.
func (r *understanding) partnerSaid() (p place, ok bool) {
	for _, s := range r.origins() {
		for _, h := range s.hits {
			if h.cue == "partner" && r.counts(s, h) && !s.asksDesk(h) {
				return s.around(h.from), true
			}
		}
	}
	if i := r.agent(); i >= 0 {
		return r.fresh.around(i), true
	}
	if p, ok = r.fresh.phrase("accompany"); ok && r.fresh.has("self") {
		return p, true
	}
	p, ok = r.fresh.phrase("provider")
	return p, ok && r.toldPartner()
}

// asksDesk reports whether a phrase about a partner holds one that asks the desk: "the
// engineers would like you to install it".
func (s *origin) asksDesk(h hit) bool {
	return slices.ContainsFunc(s.between(h.from+1, h.to), func(o hit) bool { return o.cue == "provider" && o.to-o.from > 1 && o.to <= h.to })
}

// toldPartner reports whether the mail is addressed to a partner, and to the desk only
// in Cc: whom it asks to do something is the partner.
func (r *understanding) toldPartner() bool {
	desk := func(list []tickets.Address) bool {
		return slices.ContainsFunc(list, func(a tickets.Address) bool {
			address := strings.ToLower(a.Address)
			return slices.Contains(r.opts.Desk, address) || slices.Contains(r.deskDomains(), domainOf(address))
		})
	}
	return desk(r.mail.Cc) && !desk(r.mail.To) && slices.ContainsFunc(r.mail.To, func(a tickets.Address) bool { return r.foreign(strings.ToLower(a.Address), false) })
}

// given reports whether the text gives somebody's address.
func (r *understanding) given() bool {
	return slices.ContainsFunc(r.fresh.toks, func(t token) bool { return t.kind == 'm' })
}

// noteProvider keeps the words that ask the desk to do it.
func (r *understanding) noteProvider() {
	for _, s := range []*origin{r.fresh, r.subject} {
		if p, ok := s.phrase("provider"); ok {
			r.note("variant", string(tickets.Provider), p)
			return
		}
	}
}
