package tickets

import (
	"time"
)

// A Deadline is when the ticket next needs attention, and why.
type Deadline struct {
	At   time.Time    `json:"at"` // zero: none
	Kind DeadlineKind `json:"kind"`
}

// A DeadlineKind says what falls due.
type DeadlineKind string

// The kinds of deadline.
const (
	DueInfoReminder  DeadlineKind = "info_reminder"
	DueInfoExpiry    DeadlineKind = "info_expiry"
	DueHoldReminder  DeadlineKind = "hold_reminder"
	DueHoldEnd       DeadlineKind = "hold_end"
	DuePartnerNudge  DeadlineKind = "partner_nudge"
	DueDateReminder  DeadlineKind = "date_reminder"
	DueNotStarted    DeadlineKind = "not_started"
	DueTestReminder  DeadlineKind = "test_reminder"
	DueCleanup       DeadlineKind = "cleanup"
	DueNewDates      DeadlineKind = "new_dates"
	DueStaffReminder DeadlineKind = "staff_reminder"
)

// nextDeadline is the earliest of the ticket's deadlines. It is worked out anew
// after every event: nothing has to be cancelled, nothing is forgotten.
func (d *decision) nextDeadline() Deadline {
	var next Deadline
	add := func(kind DeadlineKind, at time.Time) {
		if !at.IsZero() && (next.At.IsZero() || at.Before(next.At)) {
			next = Deadline{At: at, Kind: kind}
		}
	}
	if !d.t.Open() || d.t.Paused {
		return next
	}
	switch d.t.State {
	case AwaitingInfo:
		d.infoDeadlines(add)
		d.holdDeadlines(add)
		d.staleDates(add)
		d.dateDeadlines(add)
	case Proposed:
		d.holdDeadlines(add)
	case AwaitingApproval:
		d.holdDeadlines(add)
		d.staleDates(add)
	case Scheduled:
		d.dateDeadlines(add)
	case AwaitingTest, AwaitingCleanup:
		d.testDeadlines(add)
	}
	d.staffDeadline(add)
	return next
}

type adder func(DeadlineKind, time.Time)

// infoDeadlines: reminders after 3 and 6 business days, closing after 10 (1.2).
// Each comes at least a business day after the one before, however late that
// was; an undeliverable ticket has none, and one with an agreed date does not
// close.
func (d *decision) infoDeadlines(add adder) {
	if d.t.Undeliverable || d.t.AskedAt.IsZero() {
		return
	}
	days, kind := d.w.Policy.AskExpiry, DueInfoExpiry
	if n := d.t.Reminders; n < len(d.w.Policy.AskReminders) {
		days, kind = d.w.Policy.AskReminders[n], DueInfoReminder
	} else if d.t.Appointment != nil {
		return
	}
	at := d.w.Calendar.AddBusinessDays(d.t.AskedAt, days)
	if !d.t.NudgedAt.IsZero() {
		at = later(at, d.w.Calendar.AddBusinessDays(d.t.NudgedAt, 1))
	}
	add(kind, later(at, d.back(d.t.QuietUntil)))
}

// back is when somebody who is out of office is written to again: at the
// opening of the day of their return.
func (d *decision) back(day time.Time) time.Time {
	if day.IsZero() {
		return zeroTime
	}
	return d.w.Calendar.NextOpening(day)
}

// holdDeadlines: the end of each hold, one reminder a business day before the
// last, and the silent partner's (1.4, 1.6).
func (d *decision) holdDeadlines(add adder) {
	open := d.t.openOptions()
	for _, o := range open {
		add(DueHoldEnd, o.Until)
	}
	if len(open) == 0 || d.t.State != Proposed || d.t.Undeliverable || !d.onOffer() {
		return
	}
	if !d.t.HoldNudged {
		quiet := d.t.QuietUntil
		if len(d.acceptedBy(RoleCustomer)) > 0 {
			quiet = d.t.PartnerQuiet // it is the partner who is reminded
		}
		at := later(d.w.Calendar.AddBusinessDays(d.t.HoldUntil(), -1), d.back(quiet))
		if at.After(d.t.HoldAt) && at.Before(d.t.HoldUntil()) {
			add(DueHoldReminder, at)
		}
	}
	if d.t.Variant == Partner && !d.t.PartyNudged && len(d.acceptedBy(RolePartner)) == 0 {
		at := d.w.Calendar.AddBusinessDays(d.t.HoldAt, d.w.Policy.PartnerNudgeDays)
		add(DuePartnerNudge, later(at, d.back(d.t.PartnerQuiet)))
	}
}

// onOffer reports whether a date is still held. A reminder that comes too late, for
// the desk was down or kept silent, says nothing that is not so any more.
func (d *decision) onOffer() bool { return d.w.Now.Before(d.t.HoldUntil()) }

// staleDates: suggestions that staff have not decided on are worked out anew
// before the first of them is too near.
func (d *decision) staleDates(add adder) {
	for _, s := range d.t.Suggested {
		if at := d.w.Calendar.AddBusinessDays(s.Start, -d.w.Policy.HoldMargin); at.After(d.w.Now) {
			add(DueNewDates, at)
		}
	}
}

// dateDeadlines: the reminder before the date, and the date that passed without
// a start.
func (d *decision) dateDeadlines(add adder) {
	if !agreed(d.t) {
		return
	}
	if !d.t.Reminded && !d.t.Undeliverable && d.t.Appointment.Start.After(d.w.Now) {
		add(DueDateReminder, d.remindAt())
	}
	if d.t.Appointment.End.After(d.w.Now) {
		add(DueNotStarted, d.t.Appointment.End)
	}
}

// staffDeadline: what waits for staff is brought up after four business hours,
// and once a business day after that (1.5).
func (d *decision) staffDeadline(add adder) {
	switch {
	case d.t.StaffSince.IsZero():
	case d.t.StaffNudged.IsZero():
		add(DueStaffReminder, d.w.Calendar.AddBusinessHours(d.t.StaffSince, d.w.Policy.StaffHours))
	default:
		add(DueStaffReminder, d.w.Calendar.AddBusinessDays(d.t.StaffNudged, 1))
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// timePassed handles the deadline that has come. An event that comes too early
// changes nothing.
func (d *decision) timePassed() {
	if d.t.Deadline.At.IsZero() || d.w.Now.Before(d.t.Deadline.At) {
		return
	}
	switch d.t.Deadline.Kind {
	case DueInfoReminder:
		d.remindInfo()
	case DueInfoExpiry:
		d.expire()
	case DueHoldReminder:
		d.remindHold()
	case DueHoldEnd:
		d.endHolds()
	case DuePartnerNudge:
		d.t.PartyNudged = true
		if d.onOffer() {
			d.mailPartner(PartnerNudge, d.offerLetter())
		}
	case DueDateReminder:
		d.t.Reminded = true
		if d.w.Now.Before(d.t.Appointment.Start) {
			d.mailAll(DateReminder, d.letter())
		}
	case DueNotStarted:
		d.attend("the appointment has passed, and the update was not started")
	case DueTestReminder:
		d.remindTest()
	case DueCleanup:
		d.cleanupDue()
	case DueNewDates:
		d.workOutDates()
		d.log("dates", "desk", "the suggested dates came too near; they were worked out anew")
	case DueStaffReminder:
		d.t.StaffNudged = d.w.Now
		d.log("overdue", "desk", "waits for staff since %s", d.at(d.t.StaffSince))
		d.effects = append(d.effects, ShowCard{Ping: true})
	}
}

// remindInfo asks again what staff asked, or for what is still missing.
func (d *decision) remindInfo() {
	d.t.Reminders++
	d.t.NudgedAt = d.w.Now
	l := d.letter()
	if d.t.Question {
		l.Text = d.t.Asked
	}
	d.mailCustomer(MissingReminder, l)
}

// remindHold asks those who have not accepted a date yet.
func (d *decision) remindHold() {
	d.t.HoldNudged = true
	switch {
	case !d.onOffer():
	case len(d.acceptedBy(RoleCustomer)) > 0:
		d.mailPartner(ProposalReminder, d.offerLetter())
	default:
		d.mailCustomer(ProposalReminder, d.offerLetter())
	}
}

// expire closes a ticket that was never answered, with a mail that says how to
// reopen it.
func (d *decision) expire() {
	d.mailAll(Expiry, d.letter())
	d.close(OutcomeExpired)
}

// endHolds releases the dates whose hold is over. When none is left the ticket
// goes back to staff; at the second time that the customer let it happen it
// expires (1.4).
func (d *decision) endHolds() {
	for i, o := range d.t.Options {
		if o.Status == OptionOpen && !o.Until.After(d.w.Now) {
			d.t.Options[i].Status = OptionLapsed
			d.log("dates", "desk", "option %d lapsed", o.Option)
		}
	}
	if len(d.t.openOptions()) > 0 || d.t.State != Proposed {
		return
	}
	switch customer := d.acceptedBy(RoleCustomer); {
	case d.t.Undeliverable:
	case len(customer) > 0:
		d.mailCustomer(HoldOver, d.letter())
	default:
		if d.t.Lapses++; d.t.Lapses >= d.w.Policy.MaxLapses {
			d.expire()
			return
		}
		d.mailAll(Lapse, d.letter())
	}
	d.become(AwaitingApproval)
	d.workOutDates()
	customer, partner := len(d.acceptedBy(RoleCustomer)) > 0, len(d.acceptedBy(RolePartner)) > 0
	switch {
	case customer && partner:
		d.attend("the offered dates lapsed without a common date")
	case customer:
		d.attend("the offered dates lapsed without an answer of the partner")
	default:
		d.attend("the offered dates lapsed without an answer of the customer")
	}
}
