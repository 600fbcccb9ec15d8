package parser

import (
	"slices"
	"strconv"

	"vorlauf/tickets"
)

// cues are the sections that speak for an intent, the plainest first.
var cues = map[tickets.Intent][]string{
	tickets.UpdateRequest: {"request"}, tickets.Info: {"info", "liclater", "lickeep", "provider"}, tickets.AcceptDate: {"accept"},
	tickets.DeclineDates: {"decline", "declineall", "absent"}, tickets.RescheduleDate: {"move"}, tickets.CancelRequest: {"cancel"},
	tickets.Postpone: {"postpone", "risk", "move", "decline"}, tickets.TestPassed: {"passed"}, tickets.TestFailed: {"failed"},
	tickets.StatusQuestion: {"status"}, tickets.SelfService: {"self"}, tickets.Ready: {"ready"}, tickets.Other: {"tentative"},
}

// speaksFor is the place of the strongest phrase for an intent. A request or
// details without such a phrase lie in what is handed over.
func (r *understanding) speaksFor(i tickets.Intent) place {
	for _, cue := range cues[i] {
		if p, ok := r.fresh.phrase(cue); ok {
			return p
		}
		if p, ok := r.subject.phrase(cue); ok && !r.answer {
			return p
		}
	}
	if i == tickets.UpdateRequest || i == tickets.Info {
		return r.handed()
	}
	return place{}
}

// handed is where the mail hands something over, or names a product, a
// partner or a date.
func (r *understanding) handed() place {
	for _, f := range slices.Concat(r.setups, r.keys) {
		if f.in != nil {
			return f.in.presented(f.at)
		}
	}
	if len(r.products) > 0 {
		m := r.products[0].mentions[0]
		return m.in.around(m.from)
	}
	if p, ok := r.partnerSaid(); ok {
		return p
	}
	for _, w := range r.fresh.dates {
		if w.value != "" && r.wishes(r.fresh, w) {
			return w.around(r.fresh)
		}
	}
	return place{}
}

// noteIntent keeps what spoke for the intent, and for the other reading.
func (r *understanding) noteIntent(chosen place) {
	at, other := r.speaksFor(r.mail.Intent), r.speaksFor(r.mail.Alternative)
	if r.mail.Alternative == tickets.AcceptDate && other.in == nil {
		other = chosen
	}
	if c := r.mail.Choice; c != nil {
		if at.in == nil {
			at = chosen
		} else if chosen.in == nil {
			chosen = at
		}
		r.note("choice", choiceValue(*c), chosen)
	}
	r.note("intent", string(r.mail.Intent), at)
	r.note("alternative", string(r.mail.Alternative), other)
}

// choiceValue writes a choice: "option 2", or its day or time.
func choiceValue(c tickets.Choice) string {
	if c.Option > 0 {
		return "option " + strconv.Itoa(c.Option)
	}
	return c.At
}
