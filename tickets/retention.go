package tickets

import (
	"slices"
	"strings"
)

// Figures is a closed ticket as it is kept for good (procedure 4): what was
// updated, how it ended and when. It names nobody, and cannot be taken up again.
func (t Ticket) Figures() Ticket {
	kept := Ticket{
		Number: t.Number, Revision: t.Revision, Seq: t.Seq, State: t.State, Outcome: t.Outcome,
		Received: t.Received, Created: t.Created, Updated: t.Updated, ClosedAt: t.ClosedAt,
		Variant: t.Variant, ShortNotice: t.ShortNotice, Round: t.Round, Lapses: t.Lapses, Mails: t.Mails,
		MergedInto: t.MergedInto, Followed: t.Followed, Reduced: true,
	}
	for _, r := range t.Requests {
		kept.Requests = append(kept.Requests, Request{ID: r.ID, Software: r.Software, Version: r.Version, Licence: Licence{State: r.Licence.State}})
	}
	if a := t.Appointment; a != nil {
		kept.Appointment = &Appointment{Start: a.Start, End: a.End, Exception: a.Exception}
	}
	if t.Test != nil {
		kept.Test = &Test{Passed: t.Test.Passed, At: t.Test.At}
	}
	return kept
}

// Keys returns the licence keys that the ticket holds, those in mails that wait
// included.
func (t Ticket) Keys() []string {
	var keys []string
	add := func(requests []Request) {
		for _, r := range requests {
			for _, item := range r.Licence.Items {
				if key, ok := strings.CutPrefix(item, "key:"); ok && key != "" && !slices.Contains(keys, key) {
					keys = append(keys, key)
				}
			}
		}
	}
	add(t.Requests)
	for _, in := range t.Waiting {
		add(in.Mail.wants())
	}
	return keys
}

// WithoutKeys is a closed ticket without its licence keys, and without the mails
// that still waited; that a licence was provided stays known.
func (t Ticket) WithoutKeys() Ticket {
	t.Waiting = nil
	t.Requests = slices.Clone(t.Requests)
	for i := range t.Requests {
		isKey := func(item string) bool { return strings.HasPrefix(item, "key:") }
		t.Requests[i].Licence.Items = slices.DeleteFunc(slices.Clone(t.Requests[i].Licence.Items), isKey)
	}
	return t
}
