package tickets

import (
	"slices"
	"strconv"
	"strings"
)

type (
	// SplitOff opens a ticket with requests that were moved out of another.
	SplitOff struct {
		From     Ticket
		Requests []Request
		By       string
	}
	// MergedIn hands a ticket over to the one that goes on.
	MergedIn struct {
		From Ticket
		By   string
	}
)

func (SplitOff) event() {}
func (MergedIn) event() {}

// decide moves requests into a ticket of their own.
func (a *Split) decide(d *decision) error {
	var stay, move []Request
	for _, r := range d.t.Requests {
		if slices.Contains(a.Requests, r.ID) {
			move = append(move, r)
		} else {
			stay = append(stay, r)
		}
	}
	if len(move) != len(a.Requests) || len(move) == 0 {
		return badArgument("requests", "name the ids of requests of this ticket")
	}
	if len(stay) == 0 {
		return badArgument("requests", "one request at least must stay")
	}
	ids := make([]string, len(move))
	for i, r := range move {
		ids[i] = strconv.Itoa(r.ID)
	}
	d.decided("split off request %s", strings.Join(ids, ", "))
	d.effects = append(d.effects, Tell{Event: SplitOff{From: d.t.clone(), Requests: move, By: d.actor}})
	d.t.Requests = stay
	d.withdrawOptions(OptionWithdrawn)
	d.t.Missing = d.missing()
	d.workOutDates()
	if d.t.State == Proposed || d.t.State == AwaitingInfo && len(d.t.Missing) == 0 && !d.t.Question {
		d.become(AwaitingApproval)
	}
	return nil
}

// splitOff fills a new ticket with what was moved into it.
func (d *decision) splitOff(e SplitOff) {
	from := e.From
	d.t.Customer, d.t.Language, d.t.Subject = from.Customer, from.Language, from.Subject
	d.t.Created, d.t.Received, d.t.LeadFrom = d.w.Now, from.Received, from.LeadFrom
	d.t.Parties, d.t.Contact, d.t.Partner = from.Parties, from.Contact, from.Partner
	d.t.Urgent, d.t.OffHours = from.Urgent, from.OffHours
	d.t.Requests, d.t.LastRequest = e.Requests, from.LastRequest
	d.t.Linked = append(d.t.Linked, from.Number)
	d.t.SuggestedVariant, d.t.VariantReason = d.usualVariant()
	d.t.Missing = d.missing()
	d.log("decision", e.By, "split off from VL-%d", from.Number)
	d.become(AwaitingApproval)
	d.workOutDates()
}

// decide closes this ticket and hands what it holds to another.
func (a *Merge) decide(d *decision) error {
	if a.Into == d.t.Number || a.Into <= 0 {
		return badArgument("into", "name another ticket")
	}
	other := slices.IndexFunc(d.w.Others(d.t.Customer), func(t Ticket) bool { return t.Number == a.Into && t.Open() })
	if other < 0 {
		return badArgument("into", "VL-%d is no open ticket of %s", a.Into, d.t.Customer)
	}
	d.decided("merged into VL-%d", a.Into)
	d.effects = append(d.effects, Tell{Ticket: a.Into, Event: MergedIn{From: d.t.clone(), By: d.actor}})
	d.t.MergedInto = a.Into
	d.close(OutcomeMerged)
	return nil
}

// mergedIn takes over another ticket's requests, parties and thread.
func (d *decision) mergedIn(e MergedIn) {
	for _, r := range e.From.Requests {
		if have := d.requestFor(r); have != nil {
			complete(have, r)
		} else {
			d.t.Requests = d.adopt(d.t.Requests, []Request{r})
		}
	}
	for _, p := range e.From.Parties {
		d.addParty(p)
	}
	d.t.Linked = append(d.t.Linked, e.From.Number)
	d.t.Duplicates = slices.DeleteFunc(d.t.Duplicates, func(n int64) bool { return n == e.From.Number })
	d.log("decision", e.By, "took over VL-%d", e.From.Number)
	d.t.Missing = d.missing()
	if d.t.State == AwaitingApproval || d.t.State == AwaitingInfo {
		d.workOutDates()
	}
}
