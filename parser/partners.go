package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// readPartners collects the addresses of the software partner: those on To and
// Cc outside the author's domain and the desk's, those the text gives for the
// partner, and the author of a mail of the partner that is passed on.
func (r *understanding) readPartners() {
	var all []string
	add := func(address string, own bool) bool {
		partner := r.foreign(address, own) && !slices.Contains(all, address)
		if partner {
			all = append(all, address)
		}
		return partner
	}
	addFrom := func(head, address string) {
		if add(address, false) {
			r.evidence("partners", address, head+": "+address)
		}
	}
	for _, a := range r.mail.To {
		addFrom("To", strings.ToLower(a.Address))
	}
	for _, a := range r.mail.Cc {
		addFrom("Cc", strings.ToLower(a.Address))
	}
	partner := r.mail.Variant == tickets.Partner
	writes := partner && r.fresh.has("partnerwrites")
	for i, t := range r.fresh.toks {
		if t.kind != 'm' {
			continue
		}
		from, to := r.fresh.sentence(i)
		if partner || r.fresh.within("partnerword", from, to) {
			if address := strings.ToLower(strings.TrimPrefix(r.fresh.word(i), "mailto:")); add(address, writes) {
				r.note("partners", address, r.fresh.around(i))
			}
		}
	}
	if partner || r.fresh.has("partnerword") {
		for _, a := range r.parts.forwardedFrom {
			addFrom("From", a)
		}
		for _, f := range r.passedOn {
			addFrom("From", f)
		}
	}
	r.mail.Partners = all
}

// foreign reports whether an address can be a partner's: a person's, not the
// author's or the desk's, not a machine's.
func (r *understanding) foreign(address string, own bool) bool {
	local, domain, ok := strings.Cut(address, "@")
	if !ok || address == r.mail.From || slices.Contains(r.opts.Desk, address) {
		return false
	}
	if !own && domain == domainOf(r.mail.From) || slices.Contains(r.deskDomains(), domain) {
		return false
	}
	for _, m := range []string{"noreply", "no-reply", "no_reply", "ne-pas-repondre", "nepasrepondre", "nicht-antworten", "nonrispondere", "non-rispondere", "donotreply", "do-not-reply", "newsletter", "mailer-daemon", "postmaster", "shop", "store", "order", "bestellung", "notification", "automat", "marketing", "billing", "invoice"} {
		if strings.Contains(local, m) {
			return false
		}
	}
	return !strings.HasPrefix(domain, "shop.") && !strings.HasPrefix(domain, "store.")
}

// agent reports whether a company that an address names is said to do the work
// ("Nordwind zieht uns das Business Central hoch", with somebody of
// nordwind.example on Cc).
// It returns the token of the name, -1 for none.
func (r *understanding) agent() int {
	foreign := map[string]bool{}
	for _, a := range append(slices.Clone(r.mail.To), r.mail.Cc...) {
		r.domainWords(foreign, a.Address)
	}
	for i, t := range r.fresh.toks {
		if t.kind == 'm' {
			r.domainWords(foreign, strings.ToLower(r.fresh.word(i)))
		}
	}
	if len(foreign) == 0 {
		return -1
	}
	for i, t := range r.fresh.toks {
		if t.upper && foreign[squeezed(r.fresh.word(i))] {
			for j := i + 1; j < i+4 && r.fresh.in(j, t.sentence); j++ {
				if r.fresh.is(j, asDoing) {
					return i
				}
			}
		}
	}
	return -1
}

// domainWords notes the words of a partner's domain.
func (r *understanding) domainWords(into map[string]bool, address string) {
	if !r.foreign(address, false) {
		return
	}
	labels := strings.Split(domainOf(address), ".")
	for _, l := range labels[:max(len(labels)-1, 0)] {
		into[squeezed(l)] = true
		for _, part := range strings.Split(l, "-") {
			if len(part) > 3 {
				into[squeezed(part)] = true
			}
		}
	}
}
