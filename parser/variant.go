package parser

import (
	"slices"

	"vorlauf/tickets"
)

// readVariant reads who should do the update: the partner where the author says
// that one does it or takes part, the desk where it is asked to.
func (r *understanding) readVariant() {
	switch r.mail.Intent {
	case tickets.UpdateRequest, tickets.Info:
		switch {
		case r.partnerSaid():
			r.mail.Variant = tickets.Partner
		case r.has("provider"):
			r.mail.Variant = tickets.Provider
			r.noteProvider()
		}
	case tickets.SelfService:
		if (r.fresh.has("unaccompanied") || r.partnerSaid()) && (r.fresh.has("partnerword") || r.given()) {
			r.mail.Variant = tickets.Partner
		}
	}
}

func (r *understanding) partnerSaid() bool {
	for _, s := range r.origins() {
		for _, h := range s.hits {
			if h.cue == "partner" && !s.covered(h, "notpartner") {
				r.noteHit("variant", string(tickets.Partner), s, h)
				return true
			}
		}
	}
	return r.agent() || r.fresh.has("self") && r.fresh.has("accompany")
}

// given reports whether the text gives somebody's address.
func (r *understanding) given() bool {
	return slices.ContainsFunc(r.fresh.toks, func(t token) bool { return t.kind == 'm' })
}

// noteProvider keeps the words that ask the desk to do it.
func (r *understanding) noteProvider() {
	for _, s := range []*origin{r.fresh, r.subject} {
		for _, h := range s.hits {
			if h.cue == "provider" {
				r.noteHit("variant", string(tickets.Provider), s, h)
				return
			}
		}
	}
}
