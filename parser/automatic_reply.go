package parser

import (
	"vorlauf/tickets"
)

// automatic reads when the author of an automatic answer is back.
func (r *understanding) automatic() {
	if r.mail.AutoReply == nil {
		return
	}
	back := *r.mail.AutoReply
	for _, w := range r.fresh.dates {
		if w.past || len(w.value) < 10 {
			continue
		}
		if day := w.value[len(w.value)-10:]; len(w.value) == 10 || len(w.value) == 21 {
			back.Until = max(back.Until, day)
		}
	}
	r.mail.AutoReply = &back
}

// calendar understands an iTIP answer (contract/parse.md): its participation
// status decides, and a COUNTER is a wish for another date.
func (r *understanding) calendar() {
	r.mail.Intent = tickets.Other
	c := r.mail.Calendar
	if c == nil {
		return
	}
	start := ""
	if !c.Start.IsZero() {
		start = c.Start.Format("2006-01-02T15:04")
	}
	switch {
	case c.Method == "COUNTER":
		r.mail.Intent = tickets.DeclineDates
		if start != "" {
			r.mail.Requests = []tickets.Request{{Setup: []string{}, Wished: []string{start}, Licence: tickets.Licence{State: tickets.LicenceUnknown, Items: []string{}}}}
		}
	case c.PartStat == "ACCEPTED":
		r.mail.Intent = tickets.AcceptDate
		if start != "" {
			r.mail.Choice = &tickets.Choice{At: start}
		}
	case c.PartStat == "DECLINED":
		r.mail.Intent = tickets.DeclineDates
	}
	r.readFlags()
	r.readOffHours()
	r.readPartners()
}
