package tickets

import (
	"errors"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets/calendar"
)

// decide approves dates (1.5): nothing is proposed to anyone without it.
func (a *Approve) decide(d *decision) error {
	if err := d.setUp(a.Variant, a.Minutes); err != nil {
		return err
	}
	if own := d.t.Own; own != nil && (len(a.Dates) == 0 && own.Verdict.Text == "" || len(a.Dates) == 1 && a.Dates[0].Equal(own.Start)) {
		return d.approveOwn(*own, len(a.Dates) > 0)
	}
	slots, err := d.chosen(a.Dates)
	if err != nil {
		return err
	}
	d.decided("approved %s%s", d.spoken(slots), remark(a.Remark))
	d.propose(Proposal, slots)
	return nil
}

// setUp applies what an approval may change: variant and duration.
func (d *decision) setUp(v Variant, minutes int) error {
	if v != "" && v != Provider && v != Partner {
		return badArgument("variant", "the variant is %q or %q, not %q", Provider, Partner, v)
	}
	if minutes < 0 || minutes > 24*60 {
		return badArgument("minutes", "a duration of %d minutes is not possible", minutes)
	}
	if minutes > 0 && minutes != d.minutes() {
		d.t.Minutes = minutes
		d.workOutDates()
	}
	d.choose(Variant(cmpOr(string(v), string(d.t.variant()))), "")
	if err := d.partnerNeeded(); err != nil {
		return err
	}
	if d.t.Contact == "" {
		return notPossible("there is nobody of the customer to write to: add the customer's contact first")
	}
	return nil
}

// chosen are the dates to propose: those given, each checked against 1.4 (not
// against the lead time, which staff may break), or those suggested.
func (d *decision) chosen(dates []time.Time) ([]calendar.Slot, error) {
	if len(dates) == 0 {
		for _, s := range d.t.Suggested {
			if err := d.check(s, false, false); err != nil {
				return nil, notPossible("a suggested date is not free any more (%v): choose others", err)
			}
		}
		if len(d.t.Suggested) == 0 {
			return nil, notPossible("no date is suggested: give the dates")
		}
		return d.t.Suggested, nil
	}
	var slots []calendar.Slot
	for _, start := range dates {
		s := d.slot(start)
		if err := d.checkChosen(s, slots, false); err != nil {
			return nil, err
		}
		slots = append(slots, s)
	}
	return slots, nil
}

func (d *decision) checkChosen(s calendar.Slot, before []calendar.Slot, exception bool) error {
	switch err := d.obstacle(s, exception); {
	case !s.Start.After(d.w.Now):
		return badArgument("dates", "%s has passed", d.at(s.Start))
	case slices.ContainsFunc(before, func(b calendar.Slot) bool { return b.Start.Equal(s.Start) }):
		return badArgument("dates", "%s is given twice", d.at(s.Start))
	case errors.Is(err, calendar.ErrOutsideHours):
		return badArgument("dates", "%s lies outside the opening hours: that needs an exception", d.at(s.Start))
	case err != nil:
		return badArgument("dates", "not possible: %v", err)
	}
	return nil
}

func (d *decision) at(t time.Time) Moment { return Moment(t.In(d.w.Calendar.Zone())) }

func (d *decision) spoken(slots []calendar.Slot) moments {
	all := make(moments, len(slots))
	for i, s := range slots {
		all[i] = d.at(s.Start)
	}
	return all
}

func remark(s string) string {
	if s == "" {
		return ""
	}
	return " (" + s + ")"
}

// propose offers dates to the customer, and to the partner where it takes part.
func (d *decision) propose(tmpl Template, slots []calendar.Slot) {
	d.withdrawOptions(OptionWithdrawn)
	d.t.Round++
	if tmpl != ExceptionOffer {
		d.t.CostNote = ""
	}
	d.offer(slots)
	d.t.Approved, d.t.PartnerKnows = true, d.t.PartnerKnows || d.t.Variant == Partner
	d.t.Own, d.t.Suggested, d.t.Early, d.t.Attention = nil, nil, nil, nil
	d.become(Proposed)
	d.mailAll(tmpl, d.offerLetter())
}

// offerLetter is a letter about the dates that are offered now.
func (d *decision) offerLetter() Letter {
	l := d.letter()
	l.Options, l.Until = d.t.openOptions(), d.t.HoldUntil()
	for _, o := range l.Options {
		if o.Exception {
			l.Cost, l.OffHours = o.CostNote, true
		}
	}
	return l
}

// offer adds options; their numbers never restart. Each is held for some
// business days, at the latest until one before it starts (1.4).
func (d *decision) offer(slots []calendar.Slot) {
	for _, s := range slots {
		exception := d.w.Calendar.Fits(s, d.canton()) != nil
		o := Option{
			Option: len(d.t.Options) + 1, Start: s.Start, End: s.End, Round: d.t.Round,
			Status: OptionOpen, Until: d.holdUntil(s.Start), Exception: exception,
			Shared: d.check(s, exception, true) != nil,
		}
		if exception {
			o.CostNote = d.t.CostNote
		}
		d.t.Options = append(d.t.Options, o)
	}
	d.t.HoldAt, d.t.HoldNudged, d.t.PartyNudged = d.w.Now, false, false
}

// holdUntil is the end of a hold. A date so near that it would be over before
// it began is held for the staff's four business hours, or until it starts.
func (d *decision) holdUntil(start time.Time) time.Time {
	until := d.w.Calendar.AddBusinessDays(d.w.Now, d.w.Policy.HoldDays)
	if latest := d.w.Calendar.AddBusinessDays(start, -d.w.Policy.HoldMargin); latest.Before(until) {
		until = latest
	}
	if least := d.w.Calendar.AddBusinessHours(d.w.Now, d.w.Policy.StaffHours); until.Before(least) {
		until = least
	}
	if until.After(start) {
		until = start
	}
	return until
}

// holdAnew holds the dates on offer as newly proposed.
func (d *decision) holdAnew() {
	for i, o := range d.t.Options {
		if o.Status == OptionOpen {
			d.t.Options[i].Until = d.holdUntil(o.Start)
		}
	}
	d.t.HoldAt, d.t.HoldNudged, d.t.PartyNudged = d.w.Now, false, false
}

func (d *decision) withdrawOptions(to OptionStatus) {
	for i := range d.t.Options {
		if d.t.Options[i].Status == OptionOpen {
			d.t.Options[i].Status = to
		}
	}
}

func (t Ticket) openOptions() []Option {
	var open []Option
	for _, o := range t.Options {
		if o.Status == OptionOpen {
			open = append(open, o)
		}
	}
	return open
}

// approveOwn schedules the date that the customer named; with the partner it is
// offered, so that the partner can agree too (1.6).
func (d *decision) approveOwn(own OwnDate, named bool) error {
	slot := d.slot(own.Start)
	switch err := d.checkChosen(slot, nil, false); {
	case err != nil && named:
		return err
	case err != nil:
		return notPossible("the date of %s cannot be had any more (%v): choose others", own.By, err)
	}
	d.decided("approved the date of %s: %s", own.By, d.at(own.Start))
	d.t.Approved = true
	role, _ := d.t.RoleOf(own.By, d.w.Catalogue)
	a := Acceptance{Party: own.By, Role: role, Start: own.Start, Via: own.Via, At: own.At}
	if d.t.Variant == Partner || role == RolePartner {
		d.propose(Proposal, []calendar.Slot{slot})
		a.Option = d.t.Options[len(d.t.Options)-1].Option
	}
	a.Round = d.t.Round
	d.t.Acceptances = append(d.t.Acceptances, a)
	if a.Option == 0 {
		d.schedule(slot, false)
	}
	return nil
}

func (a *Exception) decide(d *decision) error {
	if strings.TrimSpace(a.CostNote) == "" {
		return badArgument("cost_note", "an exception needs a note on cost")
	}
	if len(a.Dates) == 0 {
		return badArgument("dates", "an exception needs its dates")
	}
	if err := d.setUp(a.Variant, a.Minutes); err != nil {
		return err
	}
	var slots []calendar.Slot
	for _, start := range a.Dates {
		s := d.slot(start)
		if err := d.checkChosen(s, slots, true); err != nil {
			return err
		}
		slots = append(slots, s)
	}
	d.decided("granted an exception for %s: %s", d.spoken(slots), a.CostNote)
	d.t.CostNote = a.CostNote
	d.propose(ExceptionOffer, slots)
	return nil
}

func (a *Decline) decide(d *decision) error {
	if strings.TrimSpace(a.Reason) == "" {
		return badArgument("reason", "the customer is told the reason: it must not be empty")
	}
	d.decided("declined: %s", a.Reason)
	l := d.letter()
	l.Text = a.Reason
	d.mailAll(Declined, l)
	d.close(OutcomeDeclined)
	return nil
}
