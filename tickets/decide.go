package tickets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
)

// Decide applies an event to a ticket. It returns the ticket as it is
// afterwards and the effects to carry out once it is stored, or an error (a
// *Refusal) and no change. A new ticket is the zero Ticket with its Number.
func Decide(t Ticket, e Event, w World) (Ticket, []Effect, error) {
	d := &decision{t: t.clone(), w: w}
	d.t.Seq++
	d.t.Updated = w.Now
	if err := d.apply(e); err != nil {
		return t, nil, err
	}
	d.settle(t, e)
	return d.t, d.effects, nil
}

// A decision is one run of Decide: the ticket under change and the effects so
// far.
type decision struct {
	t       Ticket
	w       World
	effects []Effect
	mails   int    // sent by this decision, for their Message-IDs
	actor   string // who presses
}

func (d *decision) apply(e Event) error {
	switch e := e.(type) {
	case MailReceived:
		d.received(e)
	case Press:
		return d.pressed(e)
	case PageAnswered:
		return d.answeredOnPage(e)
	case PageTested:
		return d.testedOnPage(e)
	case TimePassed:
		d.timePassed()
	case Delivered:
		d.log("delivery", "desk", "delivered to the mail server of %s", e.Recipient)
	case DeliveryFailed:
		d.deliveryFailed(e)
	case DatesTaken:
		d.datesTaken(e)
	case Quarantined:
		d.quarantined(e)
	case SplitOff:
		d.splitOff(e)
	case FailedLate:
		d.failedLate(e)
	case MergedIn:
		d.mergedIn(e)
	default:
		panic(fmt.Sprintf("tickets: unknown event %T", e)) // unreachable: Event is sealed
	}
	return nil
}

// pressed checks right, card and state, and then lets the action decide.
func (d *decision) pressed(p Press) error {
	s := specOf(p.Action)
	switch {
	case s.approver && !p.By.Approver:
		return Refuse(Forbidden, "", "%s may not %s: that needs the right to approve", p.By.Name, Word{"do", s.name})
	case p.Revision != nil && *p.Revision != d.t.Revision:
		return Refuse(Stale, "", "the card is out of date: it showed revision %d, the ticket is at %d", *p.Revision, d.t.Revision)
	case !s.possible(d.t):
		return notPossible("%s is not possible now: the ticket is %s", Word{"do", s.name}, d.t.standing())
	}
	d.actor = p.By.Name
	return p.Action.decide(d)
}

// settle works out what follows from the new state whatever the event was.
func (d *decision) settle(before Ticket, e Event) {
	d.tellOthers(before)
	d.waitForStaff()
	if !delivery(e) && outdates(before, d.t) {
		d.t.Revision++
	}
	d.t.Deadline = d.nextDeadline()
	if before.State != d.t.State {
		d.log("state", "desk", "%v", d.t.standing())
	}
	d.effects = append(d.effects, ShowCard{})
}

// waitForStaff notes since when the ticket waits for a decision of staff (1.5).
func (d *decision) waitForStaff() {
	overdue := agreed(d.t) && !d.t.Appointment.End.After(d.w.Now)
	waits := in(Held, AwaitingApproval)(d.t) || overdue || d.t.Open() && len(d.t.Attention)+len(d.t.Waiting) > 0
	switch {
	case !waits:
		d.t.StaffSince = zeroTime
	case d.t.StaffSince.IsZero():
		d.t.StaffSince, d.t.StaffNudged = d.w.Now, zeroTime
	}
}

// delivery reports whether an event only says what became of a mail.
func delivery(e Event) bool {
	switch e := e.(type) {
	case Delivered, DeliveryFailed:
		return true
	case MailReceived:
		return e.Match.Kind == MatchNotice
	}
	return false
}

// outdates reports whether a card drawn from before no longer shows what staff
// decide on; notes, reminders and deliveries do not.
func outdates(before, after Ticket) bool {
	// As JSON, because a time read from the store has another zone pointer than
	// the same time worked out anew.
	was, errWas := json.Marshal(before.decisive())
	is, errIs := json.Marshal(after.decisive())
	return errWas != nil || errIs != nil || !bytes.Equal(was, is)
}

// decisive is the ticket without what does not outdate a card.
func (t Ticket) decisive() Ticket {
	t.Revision, t.Seq, t.Updated, t.Deadline = 0, 0, zeroTime, Deadline{}
	t.Thread, t.Undeliverable, t.BouncedTo, t.Assignee = nil, false, "", ""
	t.QuietUntil, t.PartnerQuiet = zeroTime, zeroTime
	t.HoldNudged, t.PartyNudged, t.Reminded, t.Reminders, t.NudgedAt = false, false, false, 0, zeroTime
	t.TestNudged, t.CleanupTold, t.StaffSince, t.StaffNudged = false, false, zeroTime, zeroTime
	t.Runbook, t.Invitation.Answers = nil, nil
	return t
}

// clone copies what a decision may change in place, so that the caller's ticket
// stays as it was.
func (t Ticket) clone() Ticket {
	t.Requests = slices.Clone(t.Requests)
	for i := range t.Requests {
		t.Requests[i].Licence.Items = slices.Clone(t.Requests[i].Licence.Items)
		t.Requests[i].Setup = slices.Clone(t.Requests[i].Setup)
		t.Requests[i].Limits = slices.Clone(t.Requests[i].Limits)
	}
	t.Parties, t.Options = slices.Clone(t.Parties), slices.Clone(t.Options)
	t.Acceptances, t.Runbook = slices.Clone(t.Acceptances), slices.Clone(t.Runbook)
	t.Attention, t.Waiting = slices.Clone(t.Attention), slices.Clone(t.Waiting)
	t.Thread, t.Duplicates = slices.Clone(t.Thread), slices.Clone(t.Duplicates)
	t.Linked, t.Machines = slices.Clone(t.Linked), slices.Clone(t.Machines)
	if t.Appointment != nil {
		a := *t.Appointment
		t.Appointment = &a
	}
	answers := make(map[string]string, len(t.Invitation.Answers))
	for k, v := range t.Invitation.Answers {
		answers[k] = v
	}
	t.Invitation.Answers = answers
	return t
}

// log adds a line to the timeline.
func (d *decision) log(kind, actor, format string, a ...any) {
	d.effects = append(d.effects, NewLog(kind, actor, format, a...))
}

// decided adds what one of the staff decided to the timeline.
func (d *decision) decided(format string, a ...any) {
	d.log("decision", d.actor, format, a...)
}

// attend puts something before staff; it stays until they decide.
func (d *decision) attend(format string, a ...any) {
	said := say(format, a...)
	if !slices.ContainsFunc(d.t.Attention, hasText(said.Text)) {
		d.t.Attention = append(d.t.Attention, said)
	}
	d.log("attention", "desk", "%s", said.Text)
	if d.t.State == Closed {
		d.effects = append(d.effects, ShowCard{Ping: true}) // nothing else brings a closed ticket up
	}
}

// settled takes something away again that was put before staff.
func (d *decision) settled(text string) {
	d.t.Attention = slices.DeleteFunc(d.t.Attention, hasText(text))
}

// become changes the state and clears what belonged to the one before.
func (d *decision) become(s State) {
	if d.t.State == s {
		return
	}
	d.t.State = s
	d.t.StaffSince, d.t.StaffNudged = zeroTime, zeroTime
	d.t.Outcome = ""
	if s != AwaitingInfo {
		d.t.Question = false
	}
}

// close ends the ticket; all dates are given back.
func (d *decision) close(o Outcome) {
	d.withdrawOptions(OptionWithdrawn)
	d.become(Closed)
	d.t.Outcome, d.t.ClosedAt = o, d.w.Now
	d.t.Suggested, d.t.Early, d.t.Own, d.t.Attention = nil, nil, nil, nil
	d.t.Paused = false
}
