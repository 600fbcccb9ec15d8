package tickets

import (
	"slices"
	"strings"
)

// partyWrote works on a mail of a party: what it wants, in the state in which
// the ticket is. Where two readings are possible staff get both; a guess is
// never acted on.
func (d *decision) partyWrote(in Incoming) {
	in.Mail = d.t.settled(in.Mail)
	m := in.Mail
	role, _ := d.t.RoleOf(m.From, d.w.Catalogue)
	d.thread(m)
	d.meet(m, role)
	if m.Calendar == nil {
		d.t.Mails++
	}
	switch {
	case d.t.Paused:
		d.supply(m)
		d.t.Missing = d.missing()
		d.attend("%s wrote (%s); the ticket is taken over by hand", m.From, m.Intent)
	case m.Calendar != nil:
		d.calendarAnswer(in, role)
	case d.t.State == Closed:
		d.wroteAfterClose(in, role)
	case role == RoleCustomer && d.onlyAnswers(m.Intent, m.Choice) && (m.Alternative == "" || d.onlyAnswers(m.Alternative, m.Choice)):
		d.supply(m)
		d.answered(m)
	case m.Alternative != "":
		d.twoReadings(m)
	case role == RolePartner:
		d.partnerWrote(in)
	default:
		d.customerWrote(in)
	}
	if d.questioned() && role == RoleCustomer && m.Calendar == nil {
		d.answered(m)
	}
}

func (d *decision) twoReadings(m Mail) {
	d.attend("the mail of %s can be read as %s or as %s: decide which", m.From, m.Intent, m.Alternative)
}

// meet takes up who writes and whom they copy in. Who writes is not away any
// more.
func (d *decision) meet(m Mail, role Role) {
	d.addParty(Party{Address: m.From, Role: role, Name: m.Author})
	d.copyPeople(m, role)
	if role == RolePartner {
		d.t.PartnerQuiet, d.t.PartnerKnows = zeroTime, true
		return
	}
	d.t.QuietUntil = zeroTime
	if d.t.Contact == "" {
		d.contact(m.From)
	}
}

// customerWrote is what happens on a customer's mail, intent by intent.
func (d *decision) customerWrote(in Incoming) {
	m := in.Mail
	if binding(m.Intent) && !d.mayDecide(m.From) {
		d.attend("%s wrote (%s), but is no authorised contact of %s", m.From, m.Intent, d.t.Customer)
		return
	}
	if d.t.Other {
		d.stillOther(in)
		return
	}
	switch m.Intent {
	case AcceptDate:
		d.accepts(in, RoleCustomer)
	case DeclineDates:
		d.declinesDates(in, RoleCustomer)
	case RescheduleDate:
		d.wantsToMove(in)
	case CancelRequest:
		d.wantsToCancel(in)
	case SelfService:
		d.wantsItAlone(m)
	case StatusQuestion:
		d.saysHowFar(m)
	case TestPassed, TestFailed:
		d.testReported(in)
	case UpdateRequest, Info:
		d.supplies(in)
	default:
		d.otherwise(m)
	}
}

// stillOther takes another mail on a request for something else: one that asks
// for an update after all begins the procedure, the rest is for staff (1.1).
func (d *decision) stillOther(in Incoming) {
	if !asksForUpdate(in.Mail) {
		d.otherwise(in.Mail)
		return
	}
	d.t.Other, d.t.Question = false, false
	d.begin(in)
}

// wantsItAlone says that an update without the desk is not possible, and takes
// up what the mail supplies all the same (1.2).
func (d *decision) wantsItAlone(m Mail) {
	d.supply(m)
	d.t.Missing = d.missing()
	d.mailCustomer(SelfServiceNo, d.letter()) // which asks for what is missing
	d.attend("%s wants to install it without the desk; told that this is not possible", m.From)
	answers := d.questioned()
	d.t.Question = false
	if d.t.State == AwaitingInfo && (len(d.t.Missing) == 0 || answers && !d.asksToo()) {
		d.backToStaff()
	}
}

// settled takes the one of two readings that the ticket makes certain: whether a
// date is declined or to be moved depends on whether it is agreed, which the
// ticket knows better than the mail.
func (t Ticket) settled(m Mail) Mail {
	moves := []Intent{DeclineDates, RescheduleDate}
	if !slices.Contains(moves, m.Intent) || !slices.Contains(moves, m.Alternative) {
		return m
	}
	m.Intent, m.Alternative = DeclineDates, ""
	if agreed(t) {
		m.Intent = RescheduleDate
	}
	return m
}

// binding reports whether an intent commits the customer to dates, cost or
// risk; only authorised contacts may (procedure 4).
func binding(i Intent) bool {
	return slices.Contains([]Intent{AcceptDate, DeclineDates, RescheduleDate, CancelRequest, Postpone}, i)
}

// mayDecide reports whether an address may accept dates, cost and risk for the
// customer: an authorised contact, and whom staff admitted on this ticket.
func (d *decision) mayDecide(address string) bool {
	c := d.w.Catalogue.Customer(d.t.Customer)
	if c != nil && (len(c.Contacts) > 0 || c.Has(address)) {
		return c.Authorised(address)
	}
	return address == d.t.Contact || slices.ContainsFunc(d.t.Parties, func(p Party) bool { return p.Address == address && p.Admitted })
}

// supplies takes up details (1.2). In awaiting_info they complete the request
// or are answered with the rest that is missing; later staff see them.
func (d *decision) supplies(mail Incoming) {
	m := mail.Mail
	had, lacked := len(d.t.Requests), len(d.t.Missing) > 0
	d.supply(m)
	d.suggestVariant()
	d.t.Missing = d.missing()
	switch {
	case d.t.State == Proposed && hasWish(m) && len(d.t.Requests) == had:
		d.differentDate(mail, RoleCustomer)
	case d.t.State == AwaitingApproval && lacked && len(d.t.Missing) == 0 && !d.t.Approved:
		d.attend("%s sent details", m.From)
		d.completeOrAsk(m) // staff had taken over; what is complete is acknowledged all the same
	case d.t.State == AwaitingInfo && !d.t.Question:
		d.completeOrAsk(m)
	case d.t.State == AwaitingInfo:
		d.answered(m)
		if m.Intent == UpdateRequest && had > 0 && len(d.t.Requests) > had {
			d.asksForMore(mail, d.t.Requests[had:])
		}
	case m.Intent == UpdateRequest && had > 0 && len(d.t.Requests) > had:
		d.asksForMore(mail, d.t.Requests[had:])
	default:
		d.attend("%s sent details", m.From)
		if d.t.State == AwaitingApproval {
			d.workOutDates()
		}
	}
}

// asksForMore takes up a request for another product on the thread of this one.
// Before dates were offered it is answered like the first; with dates offered
// or agreed staff decide whether it is split off.
func (d *decision) asksForMore(mail Incoming, more []Request) {
	var names []string
	for _, r := range more {
		names = append(names, r.Software)
	}
	d.attend("%s asks for another product, %s"+moreHint, mail.Mail.From, strings.Join(names, ", "))
	switch {
	case d.t.State == AwaitingApproval:
		d.completeOrAsk(mail.Mail)
	case !beforeDate(d.t):
		d.t.LaterAsked = mail.Received
	}
}

func hasWish(m Mail) bool {
	return slices.ContainsFunc(m.Requests, func(r Request) bool { return len(r.Wished) > 0 })
}

// saysHowFar answers the question how far it is; requests for something else
// have no automatic answers (1.1).
func (d *decision) saysHowFar(m Mail) {
	if d.t.Other {
		d.otherwise(m)
		return
	}
	if d.questioned() {
		d.answered(m) // it may well do both
	}
	d.mailCustomer(StatusAnswer, d.offerLetter())
}

// otherwise shows staff a mail that asks for nothing the desk does by itself.
func (d *decision) otherwise(m Mail) {
	if d.questioned() {
		d.answered(m)
		return
	}
	d.attend("%s wrote (%s)", m.From, m.Intent)
}

// decide writes to the customer in the words of staff.
func (a *Reply) decide(d *decision) error {
	if strings.TrimSpace(a.Text) == "" {
		return badArgument("text", "the reply is empty")
	}
	d.decided("replied: %s", a.Text)
	d.t.Attention = nil
	l := d.letter()
	l.Text = a.Text
	d.mailCustomer(StaffReply, l)
	return nil
}

func (a *Note) decide(d *decision) error {
	if strings.TrimSpace(a.Text) == "" {
		return badArgument("text", "the note is empty")
	}
	d.log("note", d.actor, "%s", a.Text)
	return nil
}

func (a *Assign) decide(d *decision) error {
	d.t.Assignee = strings.TrimSpace(a.To)
	if d.t.Assignee == "" {
		d.decided("assigned to nobody")
	} else {
		d.decided("assigned to %s", d.t.Assignee)
	}
	return nil
}

func (a *TakeOver) decide(d *decision) error {
	d.t.Paused, d.t.Assignee = true, d.actor
	d.decided("took the ticket over; the desk keeps silent")
	return nil
}

// decide lets the desk go on: what it asked for counts from now, and what came
// meanwhile is acknowledged where it completes the request.
func (a *HandBack) decide(d *decision) error {
	d.t.Paused = false
	d.askedNow()
	d.decided("handed the ticket back")
	d.completeNow()
	return nil
}

// askedNow lets the deadlines of what the customer was asked for begin anew.
func (d *decision) askedNow() {
	if !d.t.AskedAt.IsZero() {
		d.t.AskedAt, d.t.NudgedAt = d.w.Now, zeroTime
	}
}

func (a *RetryMail) decide(d *decision) error {
	if a.Message == 0 {
		return badArgument("message", "the id of the message is needed")
	}
	d.deliverable()
	d.effects = append(d.effects, Retry{Message: a.Message})
	d.decided("tries message %d again", a.Message)
	return nil
}

// decide corrects the address that a mail did not reach, the contact's where
// none is known to be wrong, and sends what did not arrive once more.
func (a *ResendMail) decide(d *decision) error {
	to := strings.ToLower(strings.TrimSpace(a.To))
	if !isAddress(to) {
		return badArgument("to", "%q is not an address", a.To)
	}
	wrong := slices.IndexFunc(d.t.Parties, func(p Party) bool { return p.Address == cmpOr(d.t.BouncedTo, d.t.Contact) })
	p := Party{Address: to, Role: RoleCustomer, Admitted: true}
	if wrong >= 0 {
		p.Name, p.Role = d.t.Parties[wrong].Name, d.t.Parties[wrong].Role
	}
	if role, known := d.t.RoleOf(to, d.w.Catalogue); known && role != p.Role {
		return badArgument("to", "%s takes part as the other side", to)
	}
	if wrong >= 0 {
		if d.t.Parties[wrong].Address == d.t.Contact {
			d.t.Contact = to
		}
		d.t.Parties = slices.Delete(d.t.Parties, wrong, wrong+1)
	}
	d.addParty(p)
	d.deliverable()
	id := d.messageID()
	d.t.Thread = append(d.t.Thread, id)
	d.effects = append(d.effects, Resend{To: Address{Name: p.Name, Address: to}, MessageID: id})
	d.decided("sends the last mail again to %s", to)
	return nil
}

// decide ends the ticket by hand; a date that is agreed for later is withdrawn.
func (a *Close) decide(d *decision) error {
	if err := needed("reason", a.Reason); err != nil {
		return err
	}
	d.decided("closed: %s", a.Reason)
	if agreed(d.t) {
		d.withdrawAppointment(Cancelled, a.Reason)
	}
	d.close(OutcomeDone)
	return nil
}
