package tickets

import (
	"slices"
	"strings"
	"time"
)

// accepts takes an acceptance by mail (1.6): an option's number, or a date in
// words. What is not clear goes to staff.
func (d *decision) accepts(mail Incoming, role Role) {
	m := mail.Mail
	o, clear := d.optionMeant(m.Choice)
	switch {
	case o != nil:
		d.acceptOption(o, Acceptance{Party: m.From, Role: role, Via: "mail", At: mail.Received})
	case clear && m.Choice != nil && m.Choice.At != "":
		d.log("acceptance", m.From, "accepts %s, which was not offered", m.Choice.At)
		m.Requests = []Request{{Wished: []string{m.Choice.At}}}
		d.differentDate(Incoming{Mail: m, Received: mail.Received}, role)
	default:
		d.attend("%s agrees, but it is not clear to which date", m.From)
	}
}

// optionMeant finds the option that was chosen. A date that was not offered is
// clear too, without an option; an answer that fits several is not clear.
func (d *decision) optionMeant(c *Choice) (o *Option, clear bool) {
	open := d.t.openOptions()
	switch {
	case c == nil && len(open) == 1:
		return d.option(open[0].Option), true
	case c == nil:
		return nil, false
	case c.Option > 0:
		return d.option(c.Option), d.option(c.Option) != nil
	}
	fits := d.optionsThat(func(o Option) bool { return d.says(c.At, o.Start) })
	if len(fits) == 0 && c.Weekday {
		fits = d.optionsThat(func(o Option) bool { return d.isThatWeekday(c.At, o.Start) })
	}
	switch len(fits) {
	case 0:
		return nil, true
	case 1:
		return d.option(fits[0].Option), true
	}
	return nil, false
}

// optionsThat returns the options that fit: of those on offer, else of those
// agreed, lapsed or withdrawn.
func (d *decision) optionsThat(fit func(Option) bool) (fits []Option) {
	for _, status := range []OptionStatus{OptionOpen, OptionAgreed, OptionLapsed, OptionWithdrawn} {
		for _, o := range d.t.Options {
			if o.Status == status && fit(o) {
				fits = append(fits, o)
			}
		}
		if len(fits) > 0 {
			break
		}
	}
	return fits
}

// isThatWeekday reports whether a date lies on the weekday of at, and at its
// time where at has one.
func (d *decision) isThatWeekday(at string, start time.Time) bool {
	local := start.In(d.w.Calendar.Zone())
	day, clock, timed := strings.Cut(at, "T")
	named, err := time.Parse(time.DateOnly, day)
	return err == nil && named.Weekday() == local.Weekday() && (!timed || clock == local.Format("15:04"))
}

// says reports whether a day or time in words ("2026-12-15", "…T09:00") means
// the date that starts then.
func (d *decision) says(at string, start time.Time) bool {
	local := start.In(d.w.Calendar.Zone())
	return at == local.Format(time.DateOnly) || at == local.Format("2006-01-02T15:04")
}

func (d *decision) option(n int) *Option {
	for i := range d.t.Options {
		if d.t.Options[i].Option == n {
			return &d.t.Options[i]
		}
	}
	return nil
}

// acceptOption notes an acceptance and schedules what is agreed. An option that
// lapsed is still scheduled where its date is free and far enough ahead; one
// that was withdrawn is not: staff are asked.
func (d *decision) acceptOption(o *Option, a Acceptance) {
	a.Option, a.Start, a.Round = o.Option, o.Start, o.Round
	switch {
	case o.Status == OptionAgreed:
		d.log("acceptance", a.Party, "accepts option %d, which is agreed already", o.Option)
		return
	case o.Status == OptionWithdrawn:
		d.log("acceptance", a.Party, "accepts option %d, which was withdrawn", o.Option)
		d.attend("%s accepts option %d (%s), which was withdrawn", a.Party, o.Option, d.at(o.Start))
		return
	case !beforeDate(d.t):
		d.attend("%s accepts option %d (%s), but the ticket is %s", a.Party, o.Option, d.at(o.Start), d.t.State)
		return
	case !d.stillPossible(*o, a.At):
		d.log("acceptance", a.Party, "accepts option %d too late", o.Option)
		d.attend("%s accepts option %d (%s) too late: it is taken, or less than a business day ahead", a.Party, o.Option, d.at(o.Start))
		return
	case d.accepted(a.Role, o.Option):
		d.log("acceptance", a.Party, "accepts option %d once more", o.Option)
		return
	}
	d.log("acceptance", a.Party, "accepts option %d (%s) by %s", o.Option, d.at(o.Start), Word{"via", a.Via})
	d.t.Acceptances = append(d.t.Acceptances, a)
	if d.t.Variant == Partner {
		d.agree(*o, a.Party)
		return
	}
	d.schedule(o.Slot(), o.Exception)
}

// stillPossible reports whether an option can be agreed by an answer that came at
// that time: one within its hold, and one after that where the date is at least
// one business day ahead (1.4). A date that is not held any more has to be free.
func (d *decision) stillPossible(o Option, at time.Time) bool {
	inTime := at.Before(o.Until)
	switch {
	case !o.Start.After(d.w.Now):
		return false
	case inTime && o.Status == OptionOpen:
		return true
	}
	return d.check(o.Slot(), o.Exception, true) == nil && (inTime || !o.Start.Before(d.w.Calendar.AddBusinessDays(at, 1)))
}

// agree schedules the date that one side has just accepted where the other did so
// before. Where they accepted different ones, each is asked for the other's
// (1.6); a date that is not on offer any more is for staff.
func (d *decision) agree(o Option, by string) {
	customer, partner := d.acceptedBy(RoleCustomer), d.acceptedBy(RolePartner)
	switch {
	case d.accepted(RoleCustomer, o.Option) && d.accepted(RolePartner, o.Option):
		d.schedule(o.Slot(), o.Exception)
	case o.Status != OptionOpen:
		d.attend("%s accepts option %d (%s), which lapsed; the other side has not accepted it", by, o.Option, d.at(o.Start))
	case len(customer) > 0 && len(partner) > 0:
		d.askForOthers(customer, partner)
	}
}

// accepted reports whether a side accepted that option.
func (d *decision) accepted(role Role, option int) bool {
	return slices.ContainsFunc(d.t.Acceptances, func(a Acceptance) bool { return a.Role == role && a.Option == option })
}

// acceptedBy returns the options of the present round that a side accepted and
// that were not withdrawn since.
func (d *decision) acceptedBy(role Role) []int {
	var options []int
	for _, a := range d.t.Acceptances {
		if a.Role == role && a.Round == d.t.Round && a.Option > 0 && d.option(a.Option).Status != OptionWithdrawn {
			options = append(options, a.Option)
		}
	}
	return options
}

// askForOthers asks each side for the date that the other accepted.
func (d *decision) askForOthers(customer, partner []int) {
	toCustomer, toPartner := d.letter(), d.letter()
	for _, n := range partner {
		toCustomer.Options = append(toCustomer.Options, *d.option(n))
	}
	for _, n := range customer {
		toPartner.Options = append(toPartner.Options, *d.option(n))
	}
	toCustomer.Until, toPartner.Until = d.t.HoldUntil(), d.t.HoldUntil()
	d.mailCustomer(OtherDate, toCustomer)
	d.mailPartner(OtherDate, toPartner)
}

// mailPartner writes to the partner alone.
func (d *decision) mailPartner(tmpl Template, l Letter) {
	var to []Address
	for _, p := range d.t.Parties {
		if p.Role == RolePartner {
			to = append(to, Address{Name: p.Name, Address: p.Address})
		}
	}
	if len(to) > 0 {
		l.Name = to[0].Name
		d.post(SendMail{To: to, Template: tmpl, Letter: l})
	}
}

// declinesDates takes a refusal of the offered dates, with or without a date of
// the author's own.
func (d *decision) declinesDates(mail Incoming, role Role) {
	switch {
	case !d.choosing():
		d.supply(mail.Mail)
		d.attend("%s declines dates (%s), but the ticket is %s", mail.Mail.From, words("wish", wishOf(mail.Mail)), d.t.State)
	case hasWish(mail.Mail):
		d.differentDate(mail, role)
	default:
		d.limit(mail.Mail)
		d.refused(mail.Mail.From, "")
	}
}

// choosing reports whether an answer about dates is one that the ticket waits
// for: none is agreed, and it is not the customer's details that are awaited.
func (d *decision) choosing() bool {
	return beforeDate(d.t) && (d.t.State != AwaitingInfo || len(d.t.openOptions()) > 0)
}

// refused withdraws what was offered; staff find the new dates worked out.
func (d *decision) refused(by, why string) {
	for i := range d.t.Options {
		if d.t.Options[i].Status == OptionOpen {
			d.t.Options[i].Status, d.t.Options[i].Declined = OptionWithdrawn, true
		}
	}
	d.log("acceptance", by, "none of the dates suits%s", remark(why))
	d.become(AwaitingApproval)
	d.workOutDates()
	d.attend("none of the dates suits %s%s", by, remark(why))
}

// limit keeps what the author ruled out for the planner.
func (d *decision) limit(m Mail) {
	for _, r := range m.Requests {
		for _, l := range r.Limits {
			if len(d.t.Requests) > 0 && !slices.Contains(d.t.Requests[0].Limits, l) {
				d.t.Requests[0].Limits = append(d.t.Requests[0].Limits, l)
			}
		}
	}
}

// differentDate puts a customer's or partner's own date before staff, checked
// against 1.3 and 1.4; the held dates are kept meanwhile. A wish without a time
// moves what is suggested. Where no dates are offered it is noted and changes
// no state.
func (d *decision) differentDate(mail Incoming, role Role) {
	wished := wishOf(mail.Mail)
	if d.choosing() {
		d.wish(mail, wished)
	} else {
		d.supply(mail.Mail)
	}
	d.attend("%s (%s) wishes another date: %s", mail.Mail.From, role, words("wish", wished))
}

func wishOf(m Mail) []string {
	var wished []string
	for _, r := range m.Requests {
		wished = union(wished, r.Wished)
	}
	return wished
}

// wish replaces the wish of all requests and puts it before staff.
func (d *decision) wish(mail Incoming, wished []string) {
	for i := range d.t.Requests {
		d.t.Requests[i].Wished = wished
	}
	d.limit(mail.Mail)
	d.t.Own = d.ownDate(mail, wished)
	d.become(AwaitingApproval)
	d.workOutDates()
}

// ownDate is the one exact date that somebody named, or nil.
func (d *decision) ownDate(mail Incoming, wished []string) *OwnDate {
	if len(wished) != 1 {
		return nil
	}
	w, err := parseWish(wished[0], d.w.Calendar.Zone())
	if err != nil || !w.Exact {
		return nil
	}
	via := "mail"
	if mail.Mail.Calendar != nil {
		via = "invitation"
	}
	return &OwnDate{Start: w.From, By: mail.Mail.From, Via: via, At: mail.Received}
}

// judgeOwn works out the verdict on a date of the customer's or partner's own.
func (d *decision) judgeOwn() {
	if d.t.Own == nil {
		return
	}
	own := *d.t.Own
	slot := d.slot(own.Start)
	own.Start, own.End, own.Verdict = slot.Start, slot.End, Said{}
	if err := d.obstacle(slot, false); err != nil {
		own.Verdict = say("%s", err)
	} else if slot.Start.Before(d.leadDay()) {
		own.Verdict = say("the lead time is not kept")
	}
	d.t.Own = &own
}

// partnerWrote is what happens on a partner's mail. A partner's cancellation
// goes to staff, and so does whatever the partner cannot decide.
func (d *decision) partnerWrote(mail Incoming) {
	m := mail.Mail
	takesPart := d.t.Variant == Partner
	switch {
	case m.Intent == AcceptDate && takesPart:
		d.accepts(mail, RolePartner)
	case m.Intent == DeclineDates && takesPart:
		d.declinesDates(mail, RolePartner)
	case m.Intent == Info || m.Intent == UpdateRequest:
		d.supply(m)
		d.t.Missing = d.missing()
		d.attend("the partner %s sent details", m.From)
		if d.t.State == AwaitingApproval {
			d.workOutDates()
		}
		d.completeNow()
	default:
		d.attend("the partner %s wrote (%s)", m.From, m.Intent)
	}
}

// decide enters an acceptance by telephone.
func (a *Accept) decide(d *decision) error {
	party := strings.ToLower(strings.TrimSpace(a.Party))
	if party == "" {
		return badArgument("party", "say who accepted")
	}
	role, err := d.acceptor(party)
	if err != nil {
		return err
	}
	o := d.option(a.Option)
	for i := range d.t.Options {
		if a.Start != nil && d.t.Options[i].Start.Equal(*a.Start) {
			o = &d.t.Options[i] // the newest round's, where several offered it
		}
	}
	switch {
	case o == nil && a.Start != nil:
		return badArgument("start", "that date was not offered")
	case o == nil:
		return badArgument("option", "there is no option %d", a.Option)
	case o.Status == OptionWithdrawn:
		return notPossible("option %d was withdrawn", o.Option)
	case !d.stillPossible(*o, d.w.Now):
		return notPossible("option %d lapsed and is not free any more", o.Option)
	}
	d.decided("entered an acceptance by telephone%s", remark(a.Remark))
	d.acceptOption(o, Acceptance{Party: party, Role: role, Via: "telephone", At: d.w.Now})
	return nil
}

// acceptor returns the role in which an address may accept dates: an authorised
// contact of the customer, or the partner where it takes part.
func (d *decision) acceptor(address string) (Role, error) {
	role, ok := d.t.RoleOf(address, d.w.Catalogue)
	switch {
	case !ok:
		return "", badArgument("party", "%s is no party of this ticket", address)
	case role == RolePartner && d.t.Variant != Partner:
		return "", badArgument("party", "%s is the partner, but the desk updates", address)
	case role == RoleCustomer && !d.mayDecide(address):
		return "", badArgument("party", "%s is no authorised contact of %s", address, d.t.Customer)
	}
	return role, nil
}
