package tickets

import (
	"fmt"
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
	// FailedLate opens a ticket because the functional test of a closed one
	// failed after the time in which that is opened again.
	FailedLate struct {
		From Ticket
		By   string
		Mail *Mail // that reported it; nil: it was the page, or staff
	}
	// MergedIn hands a ticket over to the one that goes on.
	MergedIn struct {
		From Ticket
		By   string
	}
)

func (SplitOff) event()   {}
func (FailedLate) event() {}
func (MergedIn) event()   {}

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
	d.t.Requests, d.t.Minutes = stay, 0
	d.settled(splitHint)
	d.t.Attention = slices.DeleteFunc(d.t.Attention, hasEnd(moreHint))
	d.suggestVariant()
	d.t.Missing = d.missing()
	if !beforeDate(d.t) {
		return nil // the agreed date stays
	}
	d.withdrawOptions(OptionWithdrawn)
	if d.t.State == Proposed {
		d.become(AwaitingApproval)
	}
	d.workOutDates()
	d.completeNow()
	return nil
}

// splitOff fills a new ticket with what was moved into it. What it lacks is
// asked for under its own number.
func (d *decision) splitOff(e SplitOff) {
	d.descend(e.From, e.Requests)
	d.t.Received, d.t.LeadFrom = e.From.Received, e.From.LeadFrom
	d.t.Urgent, d.t.OffHours = e.From.Urgent, e.From.OffHours
	d.log("decision", e.By, "split off from VL-%d", e.From.Number)
	if !beforeDate(e.From) && !e.From.LaterAsked.IsZero() {
		d.t.Received, d.t.LeadFrom = e.From.LaterAsked, e.From.LaterAsked
		d.completeOrAsk(Mail{}) // nobody has answered it yet
		return
	}
	d.become(AwaitingApproval)
	d.workOutDates()
	if len(d.t.Missing) > 0 {
		d.ask(Mail{})
	}
}

// failedLate fills a new ticket where a functional test failed too long after
// the old one was closed (1.8).
func (d *decision) failedLate(e FailedLate) {
	d.descend(e.From, e.From.Requests)
	d.t.Received, d.t.LeadFrom = d.w.Now, d.w.Now
	d.log("decision", e.By, "follows from VL-%d", e.From.Number)
	d.become(AwaitingApproval)
	d.workOutDates()
	if e.Mail != nil {
		d.thread(*e.Mail)
		d.effects = append(d.effects, TakeMail{From: e.From.Number, MessageID: e.Mail.MessageID})
	}
	d.attend("the functional test of VL-%d failed, long after it was closed", e.From.Number)
}

// descend takes over from another ticket what both have in common: the
// customer, its people, and the partner where it looks after these products.
func (d *decision) descend(from Ticket, requests []Request) {
	d.t.Customer, d.t.Contact, d.t.Language, d.t.Subject = from.Customer, from.Contact, from.Language, from.Subject
	d.t.Created, d.t.Linked = d.w.Now, []int64{from.Number}
	d.t.Requests, d.t.LastRequest = slices.Clone(requests), from.LastRequest
	d.t.Parties = slices.Clone(from.Parties)
	for _, r := range requests {
		if d.w.Catalogue.VendorFor(r.Software) != nil {
			d.t.Parties = slices.DeleteFunc(d.t.Parties, func(p Party) bool { return p.Role == RolePartner })
		}
	}
	d.suggestVariant()
	d.t.Missing = d.missing()
}

// decide closes this ticket and hands what it holds to another.
func (a *Merge) decide(d *decision) error {
	if a.Into == d.t.Number || a.Into <= 0 {
		return badArgument("into", "name another ticket")
	}
	other := slices.IndexFunc(d.w.Others(d.t.Customer), func(o Sibling) bool { return o.Number == a.Into })
	if other < 0 {
		return badArgument("into", "VL-%d is no open ticket of %s", a.Into, d.t.Customer)
	}
	d.decided("merged into VL-%d", a.Into)
	d.effects = append(d.effects, Tell{Ticket: a.Into, Event: MergedIn{From: d.t.clone(), By: d.actor}})
	d.t.MergedInto, d.t.Waiting = a.Into, nil
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
	if d.t.LeadFrom.Equal(d.t.Received) && e.From.Received.Before(d.t.Received) {
		d.t.Received, d.t.LeadFrom = e.From.Received, e.From.Received // the first mail counts, whichever ticket goes on (1.3)
	}
	d.t.Linked = append(d.t.Linked, e.From.Number)
	d.t.Duplicates = slices.DeleteFunc(d.t.Duplicates, func(n int64) bool { return n == e.From.Number })
	d.settled(fmt.Sprintf(duplicateOf, e.From.Number))
	d.t.Waiting = append(d.t.Waiting, e.From.Waiting...)
	d.log("decision", e.By, "took over VL-%d", e.From.Number)
	d.t.Missing = d.missing()
	if beforeDate(d.t) {
		d.workOutDates()
	}
	d.completeNow()
}
