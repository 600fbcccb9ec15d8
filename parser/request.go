package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// readRequests makes a request of each product, and one without a name where
// an update is asked for and none is named.
func (r *understanding) readRequests() {
	switch r.mail.Intent {
	case tickets.UpdateRequest, tickets.Info:
		if len(r.products) == 0 {
			r.products = []*product{{}}
		}
		r.mail.Requests = r.requests()
	case tickets.DeclineDates, tickets.RescheduleDate:
		r.counterProposal()
	case tickets.SelfService:
		said := r.mail.Evidence // of the fields that are printed
		if len(r.products) > 0 {
			r.mail.Alone = r.requests()
		}
		r.mail.Evidence = said
	}
}

// requests are what is said of the products.
func (r *understanding) requests() []tickets.Request {
	r.fillVersions()
	requests := make([]tickets.Request, len(r.products))
	for i, p := range r.products {
		p.name = r.corrected(p.name)
		requests[i] = tickets.Request{Software: p.name, Version: p.version, Setup: []string{}, Wished: []string{},
			Licence: tickets.Licence{State: tickets.LicenceUnknown, Items: []string{}}}
		r.noteProduct(i, p)
	}
	setups := r.setups
	for _, f := range setups {
		for _, i := range r.owners(f) {
			requests[i].Setup = append(requests[i].Setup, f.value)
			r.noteFound(ofRequest(i, "setup"), f)
		}
	}
	r.fillLicences(requests, setups)
	r.fillDates(requests)
	return requests
}

// fillVersions gives a product the version that stands away from its name.
func (r *understanding) fillVersions() {
	if len(r.products) != 1 {
		r.fillInTurn()
		return
	}
	if p := r.products[0]; p.version != "" {
		p.version = r.fresh.raised(p.name, p.version)
		return
	}
	for _, read := range []func(*origin) (string, int){(*origin).loneVersion, (*origin).saidVersion, (*origin).onlyVersion} {
		for _, s := range r.origins() {
			if v, i := read(s); v != "" {
				v, i = s.above(v, i)
				r.products[0].version, r.products[0].versionIn = v, s.around(i)
				return
			}
		}
	}
}

// fillInTurn gives each of several products the version that is said between its name
// and the next one's: "Firstly Topal. We should go to 26.4. Secondly Abacus …".
func (r *understanding) fillInTurn() {
	for _, p := range r.products {
		for _, m := range p.mentions {
			if p.version != "" || m.in.title {
				continue
			}
			if v, i := m.in.saidVersionIn(m.to+1, r.nextNamed(m)); v != "" {
				p.version, p.versionIn = v, m.in.around(i)
			}
		}
	}
}

// nextNamed is the token where another mention begins behind m, or the text's end.
func (r *understanding) nextNamed(m mention) int {
	next := len(m.in.toks)
	for _, p := range r.products {
		for _, o := range p.mentions {
			if o.in == m.in && o.from > m.to {
				next = min(next, o.from)
			}
		}
	}
	return next
}

// owners tells which products a link, a file or a key belongs to.
func (r *understanding) owners(f found) []int {
	if len(r.products) == 1 {
		return []int{0}
	}
	name := squeezed(f.name)
	for i, p := range r.products {
		if len(p.key) > 2 && strings.Contains(name, p.key) {
			return []int{i}
		}
	}
	if f.in != nil && f.at >= 0 {
		if i := r.nearest(f.in, f.at); i >= 0 {
			return []int{i}
		}
	}
	if f.in == nil {
		if i := r.attached(); i >= 0 {
			return []int{i}
		}
		for i, p := range r.products {
			if len(p.key) > 4 && strings.Contains(name, p.key[:4]) {
				return []int{i}
			}
		}
	}
	return r.every()
}

func (r *understanding) every() []int {
	all := make([]int, len(r.products))
	for i := range all {
		all[i] = i
	}
	return all
}

// attached is the one product in whose sentence an attachment is spoken of.
func (r *understanding) attached() int {
	only := -1
	for i := range r.fresh.toks {
		if !r.fresh.is(i, asAttachedword) {
			continue
		}
		if n := r.nearest(r.fresh, i); n >= 0 && only >= 0 && n != only {
			return -1
		} else if n >= 0 {
			only = n
		}
	}
	return only
}

// nearest is the product that token i speaks of: the last one named before it
// in its sentence, else the first one behind it there, else the last one
// before; -1 where none was named yet.
func (r *understanding) nearest(s *origin, i int) int {
	best, at := -1, -1
	from, to := s.sentence(i)
	ahead, behind := len(s.toks), -1
	for n, p := range r.products {
		for _, m := range p.mentions {
			if m.in != s {
				continue
			}
			switch {
			case m.from <= i && m.from > at:
				best, at = n, m.from
			case m.from > i && m.from < to && m.from < ahead:
				ahead, behind = m.from, n
			}
		}
	}
	if at < from && behind >= 0 {
		return behind
	}
	return best
}

// named are the products that a sentence names.
func (r *understanding) named(s *origin, from, to int) []int {
	var all []int
	for n, p := range r.products {
		if slices.ContainsFunc(p.mentions, func(m mention) bool { return m.in == s && m.from >= from && m.from < to }) {
			all = append(all, n)
		}
	}
	return all
}

// fillLicences gives each request its licence: what is handed over, and what is
// said of it, sentence by sentence.
func (r *understanding) fillLicences(requests []tickets.Request, setups []found) {
	said := r.licencesSaid(requests)
	items := append(r.licenceFiles(), r.keys...)
	for _, f := range items {
		if slices.ContainsFunc(setups, func(o found) bool { return o.value == f.value }) {
			continue
		}
		for _, i := range r.owners(f) {
			l := &requests[i].Licence
			l.Items = append(l.Items, f.value)
			l.State = tickets.LicenceProvided
			r.noteFound(ofRequest(i, "licence"), f)
		}
	}
	for i, q := range requests {
		if q.Licence.State != tickets.LicenceProvided {
			r.note(ofRequest(i, "licence"), string(q.Licence.State), said[i])
		}
	}
}

// licencesSaid reads the sentences on licences. One that names a product is of
// that product; one that names none is of the product before it where it stands
// in the same list, else of all that nothing else is said of. It returns where
// each request's was read.
func (r *understanding) licencesSaid(requests []tickets.Request) []place {
	said := make([]place, len(requests))
	var general tickets.LicenceState
	var generally place
	for _, s := range r.origins() {
		for from := 0; from < len(s.toks); {
			_, to := s.sentence(from)
			r.clauses(s, from, to, func(a, b int) {
				state := s.licenceSaid(a, b)
				if state == "" {
					return
				}
				owners := r.named(s, a, b)
				if len(owners) == 0 && a > from {
					owners = r.named(s, from, to)
				}
				if i := r.itemOwner(s, a); len(owners) == 0 && i >= 0 {
					owners = []int{i}
				}
				if len(owners) == 0 && general == "" {
					general, generally = state, s.around(a)
				}
				for _, i := range owners {
					if said[i].in == nil {
						requests[i].Licence.State, said[i] = state, s.around(a)
					}
				}
			})
			from = to
		}
	}
	if general == "" {
		general, generally = r.licencesAnswered()
	}
	for i := range requests {
		if said[i].in == nil && general != "" {
			requests[i].Licence.State, said[i] = general, generally
		}
	}
	return said
}

// itemOwner is the one product of several that the numbered item of token i names, -1
// for none.
func (r *understanding) itemOwner(s *origin, i int) int {
	item := s.numberedItem(i)
	owner := -1
	for n, p := range r.products {
		if len(r.products) < 2 || item < 0 || !slices.ContainsFunc(p.mentions, func(m mention) bool { return m.in == s && s.numberedItem(m.from) == item }) {
			continue
		}
		if owner >= 0 {
			return -1
		}
		owner = n
	}
	return owner
}

// clauses cuts a sentence that names several products before each of them.
func (r *understanding) clauses(s *origin, from, to int, do func(a, b int)) {
	a := from
	for i := from + 1; i < to; i++ {
		if r.mentionAt(s, i) && r.mentioned(s, a, i) {
			do(a, i)
			a = i
		}
	}
	do(a, to)
}

func (r *understanding) mentionAt(s *origin, i int) bool {
	for _, p := range r.products {
		for _, m := range p.mentions {
			if m.in == s && m.from == i {
				return true
			}
		}
	}
	return false
}

func (r *understanding) mentioned(s *origin, from, to int) bool { return len(r.named(s, from, to)) > 0 }

// licencesAnswered reads a short answer below a question on licences.
func (r *understanding) licencesAnswered() (tickets.LicenceState, place) {
	for n, a := range r.parts.answers {
		if !r.questions()[n].has("licword") {
			continue
		}
		t := readPassage(r.fresh.text, []span{a.fresh}, r.fresh.lang, false)
		switch {
		case t.has("liclater") || t.has("answerlater"):
			return tickets.LicencePromised, r.answerIn(a)
		case t.has("lickeep") || t.has("answernone"):
			return tickets.LicenceNotNeeded, r.answerIn(a)
		}
	}
	return "", place{}
}

// answerIn is the place of a short answer.
func (r *understanding) answerIn(a answer) place {
	from, to := r.fresh.at(a.fresh.start), r.fresh.at(a.fresh.end)
	return place{in: r.fresh, from: from, to: to, at: from}
}
