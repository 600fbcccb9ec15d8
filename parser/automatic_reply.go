package parser

import (
	"strings"
	"time"

	"vorlauf/tickets"
)

// automatic reads when the author of an automatic answer is back: the day that
// is said, else the one after the last day of the absence.
func (r *understanding) automatic() {
	if r.mail.AutoReply == nil {
		return
	}
	back := *r.mail.AutoReply
	for _, w := range r.fresh.dates {
		if day := r.fresh.returning(w); day > back.Until && !w.past {
			back.Until = day
		}
	}
	r.mail.AutoReply = &back
}

// returning is the day that a date of an absence note means for the return, ""
// for none.
func (s *origin) returning(w when) string {
	from, to := s.clause(min(s.at(w.start), len(s.toks)-1))
	day, back := w.value, s.within("back", from, to)
	switch {
	case w.limit != nil && w.limit.From != "" && w.limit.To == "" && back:
		day = w.limit.From // "ab dem 16. wieder im Büro"
	case w.limit != nil:
		day, back = w.limit.To, back && w.limit.From != ""
	}
	if _, last, ok := strings.Cut(day, "/"); ok {
		day = last
	}
	last, err := time.Parse(isoDay, day[:min(len(day), len(isoDay))])
	if err != nil {
		return ""
	}
	if back {
		return last.Format(isoDay)
	}
	return last.AddDate(0, 0, 1).Format(isoDay)
}

// calendar understands an iTIP answer (contract/parse.md): its participation
// status decides, and a COUNTER is a wish for another date.
func (r *understanding) calendar() {
	r.mail.Intent = tickets.Other
	c := r.mail.Calendar
	if c == nil {
		return
	}
	r.readSecrets()
	said, start := "PARTSTAT="+c.PartStat, ""
	if !c.Start.IsZero() {
		start = c.Start.Format("2006-01-02T15:04")
	}
	switch {
	case c.Method == "COUNTER":
		r.mail.Intent, said = tickets.DeclineDates, "METHOD:COUNTER"
		if start != "" {
			r.evidence(ofRequest(0, "wished"), start, said)
			r.mail.Requests = []tickets.Request{{Setup: []string{}, Wished: []string{start}, Licence: tickets.Licence{State: tickets.LicenceUnknown, Items: []string{}}}}
		}
	case c.PartStat == "ACCEPTED":
		r.mail.Intent = tickets.AcceptDate
		if start != "" {
			r.mail.Choice = &tickets.Choice{At: start}
			r.evidence("choice", start, said)
		}
	case c.PartStat == "DECLINED":
		r.mail.Intent = tickets.DeclineDates
	}
	if r.mail.Intent != tickets.Other {
		r.evidence("intent", string(r.mail.Intent), said)
	}
	r.readFlags()
	r.readOffHours()
	r.readPartners()
}
