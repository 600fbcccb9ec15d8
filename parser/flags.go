package parser

import (
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// readFlags reads urgency and accepted risk from the author's words.
func (r *understanding) readFlags() {
	r.mail.Urgent = r.said("urgent", "noturgent")
	r.mail.AcceptsRisk = r.said("risk", "norisk")
}

// flags are the fields that the sections set.
var flags = map[string]string{"urgent": "urgent", "offhours": "off_hours", "risk": "accepts_risk"}

// said reports whether a sentence of the author has a phrase of the section
// that no phrase of the other one covers.
func (r *understanding) said(cue, unless string) bool {
	for _, s := range []*origin{r.fresh, r.subject} {
		if s == r.subject && r.answer {
			continue
		}
		for _, h := range s.hits {
			if h.cue == cue && !s.covered(h, unless) {
				r.note(flags[cue], "true", s.around(h.from))
				return true
			}
		}
	}
	return false
}

// saidOffHours reports whether the author wishes an evening, a night or a weekend.
// The words are enough only where their clause speaks of a wish: customers also tell
// what broke last night and what they do on Saturdays.
func (r *understanding) saidOffHours() bool {
	for _, s := range []*origin{r.fresh, r.subject} {
		if s == r.subject && r.answer {
			continue
		}
		for _, h := range s.hits {
			if from, to := s.clause(h.from); h.cue == "offhours" && s.perfect(h.from, from, to) {
				continue // "am Wochenende hatten wir einen Wasserschaden"
			}
			if h.cue == "offhours" && !s.covered(h, "notoff") && r.wishesAt(s, h.from) {
				r.note("off_hours", "true", s.around(h.from))
				return true
			}
		}
	}
	return false
}

// wishesAt reports whether token i's clause, or its short sentence, says when
// something would suit.
func (r *understanding) wishesAt(s *origin, i int) bool {
	if a, b := s.sentence(i); b-a < 9 || s.title {
		return !s.within("failed", a, b) && !s.within("past", a, b)
	}
	from, to := s.clause(i)
	if to-from < 5 {
		from, to = s.sentence(i) // "…, also am Abend"
	}
	for _, cue := range []string{"datewish", "request", "propose", "ideal", "accept", "update", "move"} {
		if s.within(cue, from, to) {
			return true
		}
	}
	return slices.ContainsFunc(s.dates, func(w when) bool {
		at := s.at(w.start)
		return at >= from && at < to && (w.value != "" || w.limit != nil) && r.wishes(s, w)
	})
}

// covered reports whether a phrase of the section overlaps the hit.
func (s *origin) covered(h hit, cue string) bool {
	for _, o := range s.hits {
		if o.cue == cue && o.from <= h.to && o.to >= h.from {
			return true
		}
	}
	return false
}

// outside reports whether a wished date lies outside opening hours by its day
// or its hour. Who says "in three weeks" on a Saturday wishes no Saturday.
func (r *understanding) outside() bool {
	for _, w := range r.fresh.dates {
		if w.value == "" || w.past || strings.Contains(w.value, "/") || !r.wishes(r.fresh, w) {
			continue
		}
		at := r.fresh.timed(w, r.wishes).value
		day, err := time.Parse("2006-01-02", w.value[:10])
		weekend := err == nil && (day.Weekday() == time.Saturday || day.Weekday() == time.Sunday) && !w.weak && !w.distant
		if weekend || len(at) > 11 && (at[11:] >= "17:00" || at[11:] < "07:00") {
			r.note("off_hours", "true", w.around(r.fresh))
			return true
		}
	}
	return false
}

// readOffHours reads whether evening, night or weekend is asked for, where the
// mail is about a date at all.
func (r *understanding) readOffHours() {
	switch r.mail.Intent {
	case tickets.UpdateRequest, tickets.Info, tickets.DeclineDates, tickets.RescheduleDate, tickets.AcceptDate:
		r.mail.OffHours = r.saidOffHours() || r.outside()
	}
}
