package tickets

import (
	"slices"
	"strings"
)

// adopt gives requests ids and puts the catalogue's name where the product is
// known.
func (d *decision) adopt(have, more []Request) []Request {
	for _, r := range more {
		d.t.LastRequest++
		r.ID = d.t.LastRequest
		if p := d.w.Catalogue.Product(r.Software); p != nil {
			r.Software = p.Name
		}
		have = append(have, r)
	}
	return have
}

// supply completes the ticket's requests from a mail (1.2): by the name of the
// software; details without a name go to the only request, or to the first that
// lacks them. It reports whether anything was new.
func (d *decision) supply(m Mail) bool {
	changed := false
	for _, r := range m.wants() {
		target := d.requestFor(r)
		if target == nil {
			d.t.Requests = d.adopt(d.t.Requests, []Request{r})
			changed = true
			continue
		}
		changed = complete(target, r) || changed
	}
	d.t.SaidVariant = Variant(cmpOr(string(m.Variant), string(d.t.SaidVariant)))
	d.t.Urgent = d.t.Urgent || m.Urgent
	d.t.OffHours = d.t.OffHours || m.OffHours
	return changed
}

// requestFor finds the request that details belong to; nil means a new one.
func (d *decision) requestFor(r Request) *Request {
	name := r.Software
	if p := d.w.Catalogue.Product(name); p != nil {
		name = p.Name
	}
	for i := range d.t.Requests {
		if name != "" && sameProduct(d.t.Requests[i].Software, name) {
			return &d.t.Requests[i]
		}
	}
	for i := range d.t.Requests {
		if have := &d.t.Requests[i]; have.Software == "" || name == "" && (len(d.t.Requests) == 1 || len(d.lacks(*have)) > 0) {
			return have
		}
	}
	return nil
}

// sameProduct compares names without regard to case and spaces; a name that
// holds the other whole counts too ("Abacus" and "Abacus Business Software").
func sameProduct(a, b string) bool {
	a, b = squeeze(a), squeeze(b)
	if a == "" || b == "" {
		return false
	}
	return a == b || len(a) > 3 && len(b) > 3 && (strings.HasPrefix(a, b) || strings.HasPrefix(b, a))
}

// complete fills in what r adds to have and reports whether that was anything.
// What a customer says later replaces a version and a wish; setups and licence
// items are added up.
func complete(have *Request, r Request) bool {
	before := *have
	before.Setup, before.Licence.Items = slices.Clone(have.Setup), slices.Clone(have.Licence.Items)
	if have.Software == "" {
		have.Software = r.Software
	}
	if r.Version != "" {
		have.Version = r.Version
	}
	have.Setup = union(have.Setup, r.Setup)
	have.Licence.Items = union(have.Licence.Items, r.Licence.Items)
	if firmer(r.Licence.State, have.Licence.State) {
		have.Licence.State = r.Licence.State
	}
	if len(r.Wished) > 0 {
		have.Wished = r.Wished
	}
	if len(r.Limits) > 0 {
		have.Limits = r.Limits
	}
	return !equalRequest(before, *have)
}

// firmer reports whether a licence state says more than another.
func firmer(a, than LicenceState) bool {
	rank := map[LicenceState]int{LicencePromised: 1, LicenceNotNeeded: 2, LicenceProvided: 3}
	return rank[a] > rank[than]
}

func equalRequest(a, b Request) bool {
	return a.Software == b.Software && a.Version == b.Version && slices.Equal(a.Setup, b.Setup) &&
		a.Licence.State == b.Licence.State && slices.Equal(a.Licence.Items, b.Licence.Items) &&
		slices.Equal(a.Wished, b.Wished) && slices.Equal(a.Limits, b.Limits)
}

func union(have, more []string) []string {
	for _, m := range more {
		if !slices.Contains(have, m) {
			have = append(have, m)
		}
	}
	return have
}

// lacks returns what is missing of one request (1.2): with the variant partner
// only the software's name is needed; a licence is not, where the catalogue
// says that the product never needs one.
func (d *decision) lacks(r Request) []string {
	var lacks []string
	if r.Software == "" {
		lacks = append(lacks, "software")
	}
	if d.t.variant() == Partner {
		return lacks
	}
	if len(r.Setup) == 0 {
		lacks = append(lacks, "setup")
	}
	never := false
	if p := d.w.Catalogue.Product(r.Software); p != nil {
		never = p.Licence == "never"
	}
	if s := r.Licence.State; !never && s != LicenceProvided && s != LicenceNotNeeded {
		lacks = append(lacks, "licence")
	}
	return lacks
}

// missing returns what is missing over all requests, in a fixed order. A ticket
// without any request lacks everything, one that asks for something else
// nothing.
func (d *decision) missing() []string {
	if d.t.Other {
		return []string{}
	}
	requests := d.t.Requests
	if len(requests) == 0 {
		requests = []Request{{}}
	}
	missing := []string{}
	for _, field := range []string{"software", "setup", "licence"} {
		for _, r := range requests {
			if slices.Contains(d.lacks(r), field) {
				missing = append(missing, field)
				break
			}
		}
	}
	return missing
}

// awaited is what the customer promised.
func (t Ticket) awaited() []string {
	for _, r := range t.Requests {
		if r.Licence.State == LicencePromised {
			return []string{"licence"}
		}
	}
	return nil
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// understood says in one line what was understood of a mail, for the timeline.
func (m Mail) understood() string {
	text := string(m.Intent)
	if m.Alternative != "" {
		text += " or " + string(m.Alternative)
	}
	if m.Subject != "" {
		text += ": " + m.Subject
	}
	return text
}

// fixesDate reports whether the author announces a date as fixed rather than
// wishing for it. One exact time, said by somebody who asks for an update, is
// taken as such: the answer then says that it is not agreed yet.
func (m Mail) fixesDate() bool {
	if m.Intent != UpdateRequest {
		return false
	}
	for _, r := range m.Requests {
		if len(r.Wished) == 1 && strings.Contains(r.Wished[0], "T") && !strings.Contains(r.Wished[0], "/") {
			return true
		}
	}
	return false
}

// decide mends what was understood and works everything out anew.
func (a *Correct) decide(d *decision) error {
	r, err := d.requestByID(a.Request)
	if err != nil {
		return err
	}
	if err := a.apply(d, r); err != nil {
		return err
	}
	d.decided("corrected what was understood")
	d.suggestVariant()
	fresh := d.t.Other && r.Software != "" // it is a request now, and nobody has answered it
	d.t.Other = d.t.Other && !fresh
	if fresh && !d.t.Paused {
		d.completeOrAsk(Mail{})
		return nil
	}
	d.t.Missing = d.missing()
	if beforeDate(d.t) {
		d.workOutDates()
	}
	d.completeNow()
	return nil
}

func (a *Correct) apply(d *decision, r *Request) error {
	if a.Software != nil {
		r.Software = strings.TrimSpace(*a.Software)
		if p := d.w.Catalogue.Product(r.Software); p != nil {
			r.Software = p.Name
		}
	}
	if a.Version != nil {
		r.Version = strings.TrimSpace(*a.Version)
	}
	if a.Setup != nil {
		r.Setup = *a.Setup
	}
	if a.Licence != nil {
		if !slices.Contains([]LicenceState{LicenceProvided, LicenceNotNeeded, LicencePromised, LicenceUnknown}, *a.Licence) {
			return badArgument("licence", "the licence is provided, not_needed, promised or unknown, not %q", *a.Licence)
		}
		r.Licence.State = *a.Licence
	}
	if a.Wished != nil {
		for _, w := range *a.Wished {
			if _, err := parseWish(w, d.w.Calendar.Zone()); err != nil {
				return badArgument("wished", "%q is not a day, a time or a range", w)
			}
		}
		r.Wished = *a.Wished
	}
	return nil
}

// requestByID returns the request of that id; 0 is the first, which is made
// where there is none.
func (d *decision) requestByID(id int) (*Request, error) {
	if id == 0 && len(d.t.Requests) == 0 {
		d.t.Requests = d.adopt(nil, []Request{{Licence: Licence{State: LicenceUnknown}}})
	}
	for i := range d.t.Requests {
		if id == 0 || d.t.Requests[i].ID == id {
			return &d.t.Requests[i], nil
		}
	}
	return nil, badArgument("request", "there is no request %d", id)
}
