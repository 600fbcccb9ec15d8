package tickets

import (
	"fmt"
	"strings"
	"time"

	"vorlauf/tickets/calendar"
)

// schedule agrees a date: it is confirmed in writing with an invitation (1.7).
func (d *decision) schedule(s calendar.Slot, exception bool) {
	d.t.CostNote = ""
	for i, o := range d.t.Options {
		switch {
		case o.Start.Equal(s.Start) && o.Status != OptionWithdrawn:
			d.t.Options[i].Status = OptionAgreed
			d.t.CostNote = o.CostNote
		case o.Status == OptionOpen:
			d.t.Options[i].Status = OptionWithdrawn
		}
	}
	d.nextInvitation()
	d.t.Appointment = &Appointment{
		Start: s.Start, End: s.End, UID: d.t.Invitation.UID, Sequence: d.t.Invitation.Sequence,
		Exception: exception, CostNote: d.t.CostNote,
	}
	d.t.Own, d.t.Suggested, d.t.Early, d.t.Attention = nil, nil, nil, nil
	d.t.Lapses = 0
	d.t.Reminded = !d.remindAt().After(d.w.Now)
	d.newRunbook()
	d.become(Scheduled)
	d.log("appointment", "desk", "agreed: %s", d.at(s.Start))
	d.invite(Confirmation, d.letter(), "REQUEST", s)
}

// nextInvitation gives the ticket its one UID, or raises the SEQUENCE.
func (d *decision) nextInvitation() {
	if d.t.Invitation.UID != "" {
		d.t.Invitation.Sequence++
		return
	}
	_, domain, _ := strings.Cut(d.w.Desk.Address, "@")
	d.t.Invitation.UID = fmt.Sprintf("vl-%d.%s@%s", d.t.Number, d.w.Desk.Instance, domain)
}

// remindAt is when the appointment is brought to mind: business days before.
func (d *decision) remindAt() time.Time {
	return d.w.Calendar.AddBusinessDays(d.t.Appointment.Start, -d.w.Policy.ReminderDays)
}

// withdrawAppointment takes the agreed date back and cancels the invitation;
// it does nothing where no date is agreed.
func (d *decision) withdrawAppointment(tmpl Template, reason string) {
	if d.t.Appointment == nil {
		return
	}
	slot := d.t.Appointment.Slot()
	d.t.Invitation.Sequence++
	l := d.letter()
	l.Text = reason
	d.t.Appointment = nil
	d.releaseAgreed()
	d.log("appointment", "desk", "withdrawn: %s", d.at(slot.Start))
	d.invite(tmpl, l, "CANCEL", slot)
}

func (d *decision) releaseAgreed() {
	for i := range d.t.Options {
		if d.t.Options[i].Status == OptionAgreed {
			d.t.Options[i].Status = OptionWithdrawn
		}
	}
}

// started reports whether the agreed date had begun at that time: from then on a
// wish to move or cancel goes to staff.
func (d *decision) started(at time.Time) bool {
	return d.t.Appointment != nil && !at.Before(d.t.Appointment.Start) || in(InProgress, AwaitingTest, AwaitingCleanup)(d.t)
}

// wantsToMove takes a customer's wish for another date. It starts the lead time
// anew, and the agreed date is withdrawn at once.
func (d *decision) wantsToMove(mail Incoming) {
	switch {
	case d.started(mail.Received):
		d.attend("%s wants to move an update that has begun: telephone", mail.Mail.From)
		return
	case !agreed(d.t):
		d.declinesDates(mail, RoleCustomer)
		return
	}
	if d.day(d.w.Now) == d.day(d.t.Appointment.Start) {
		d.attend("moved on the day itself: telephone")
	}
	for i, o := range d.t.Options {
		d.t.Options[i].Declined = o.Declined || o.Status == OptionAgreed
	}
	d.t.LeadFrom = mail.Received
	d.withdrawAppointment(Rescheduled, "")
	d.wish(mail, wishOf(mail.Mail))
	d.attend("%s wants to move the appointment", mail.Mail.From)
}

// wantsToCancel withdraws the request; after the start staff decide.
func (d *decision) wantsToCancel(mail Incoming) {
	if d.started(mail.Received) {
		d.attend("%s wants to cancel an update that has begun: telephone", mail.Mail.From)
		return
	}
	d.log("decision", mail.Mail.From, "cancels")
	d.cancel("")
}

func (d *decision) cancel(reason string) {
	if d.t.Appointment != nil {
		d.withdrawAppointment(Cancelled, reason)
	} else {
		l := d.letter()
		l.Text = reason
		d.mailAll(Cancelled, l)
	}
	d.close(OutcomeCancelled)
}

// calendarAnswer notes what the invitation was answered with (1.7): a decline,
// or a COUNTER with its date, is the wish to move the appointment.
func (d *decision) calendarAnswer(mail Incoming, role Role) {
	c := mail.Mail.Calendar
	moves := c.PartStat == "DECLINED" || c.Method == "COUNTER"
	current := d.t.Appointment != nil && c.UID == d.t.Appointment.UID && c.Sequence >= d.t.Appointment.Sequence
	d.log("invitation", mail.Mail.From, "answered the invitation: %s %s (SEQUENCE %d)", c.Method, c.PartStat, c.Sequence)
	if current {
		d.t.Invitation.Answers[mail.Mail.From] = c.PartStat
	}
	switch {
	case !moves || !current:
	case role == RolePartner:
		d.attend("the partner %s declines the appointment", mail.Mail.From)
	case !d.mayDecide(mail.Mail.From):
		d.attend("%s declines the appointment, but is no authorised contact", mail.Mail.From)
	default:
		d.wantsToMove(mail)
	}
}

// decide moves the appointment for the desk: the invitation is withdrawn at
// once, dates given count as approved, and the lead time does not start anew.
func (a *Reschedule) decide(d *decision) error {
	if err := needed("reason", a.Reason); err != nil {
		return err
	}
	slots, err := d.newDates(a.Dates)
	if err != nil {
		return err
	}
	d.decided("moves the appointment%s", remark(a.Reason))
	d.t.Attention = nil
	sameDay := d.t.Appointment != nil && d.day(d.w.Now) == d.day(d.t.Appointment.Start)
	d.withdrawAppointment(Rescheduled, a.Reason)
	if len(slots) > 0 {
		d.propose(Proposal, slots)
	} else {
		d.become(AwaitingApproval)
		d.workOutDates()
	}
	if sameDay {
		d.attend("moved on the day itself: telephone the customer")
	}
	return nil
}

func (d *decision) newDates(dates []time.Time) ([]calendar.Slot, error) {
	if len(dates) == 0 {
		return nil, nil
	}
	return d.chosen(dates)
}

func (a *Cancel) decide(d *decision) error {
	if err := needed("reason", a.Reason); err != nil {
		return err
	}
	d.decided("cancelled%s", remark(a.Reason))
	d.cancel(a.Reason)
	return nil
}
