package parser

import (
	"strconv"
	"strings"

	"vorlauf/tickets"
)

// note keeps the place that a product was read from.
func (r *understanding) note(request int, p *product) {
	for _, m := range p.mentions {
		if m.score > 0 {
			from, to := m.in.sentence(m.from)
			r.evidence("requests["+strconv.Itoa(request)+"].software", p.name, m.in.slice(from, to-1))
			return
		}
	}
}

// noteHit keeps the sentence that a phrase was found in.
func (r *understanding) noteHit(field, value string, s *origin, h hit) {
	from, to := s.sentence(h.from)
	r.evidence(field, value, s.slice(from, to-1))
}

func (r *understanding) evidence(field, value, quote string) {
	r.mail.Evidence = append(r.mail.Evidence, tickets.Evidence{Field: field, Value: value, Quote: strings.Join(strings.Fields(quote), " ")})
}
