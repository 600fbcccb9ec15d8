package tickets

import (
	"slices"
	"strings"
)

// wroteAfterClose decides whether a mail opens a closed ticket again: a request
// and a failed test of the customer do, and any answer to an expired one. Thanks
// never do.
func (d *decision) wroteAfterClose(in Incoming, role Role) {
	m := in.Mail
	expired := d.t.Outcome == OutcomeExpired && !slices.Contains([]Intent{CancelRequest, Postpone, Ready, NoIntent}, m.Intent)
	switch {
	case thanks(m):
		d.log("state", "desk", "thanks; the ticket stays closed")
	case role == RolePartner:
		d.attend("%s wrote after the ticket was closed (%s)", m.From, m.Intent)
	case m.Alternative != "" && !expired:
		d.twoReadings(m)
	case m.Intent == TestFailed || m.Intent == TestPassed:
		d.testReported(in)
	case m.Intent == StatusQuestion:
		d.saysHowFar(m)
	case m.Intent == UpdateRequest || expired:
		d.log("state", "desk", "reopened by a mail of %s", m.From)
		d.resume(in)
	default:
		d.attend("%s wrote after the ticket was closed (%s)", m.From, m.Intent)
	}
}

// thanks reports whether a mail only says thank you.
func thanks(m Mail) bool {
	const short = 120 // characters; a longer mail says something that staff should see
	text := strings.ToLower(m.Text)
	return m.Intent == Other && len(text) <= short &&
		slices.ContainsFunc([]string{"dank", "merci", "thank", "thx", "grazie"}, func(word string) bool { return strings.Contains(text, word) })
}

// reopen takes a closed ticket up again; a date must be found anew.
func (d *decision) reopen() {
	d.releaseAgreed()
	d.t.Appointment, d.t.Own = nil, nil
	d.t.Lapses, d.t.AskRounds, d.t.Reminders = 0, 0, 0
	d.t.ClosedAt = zeroTime
	d.forgetWork()
	d.become(AwaitingApproval)
}

// resume goes on with a closed ticket. A new request after the work was done
// takes the place of the old; one after a cancellation brings back only what it
// names. The lead time counts from the mail that reopened it.
func (d *decision) resume(in Incoming) {
	named := in.Mail.Intent == UpdateRequest && slices.ContainsFunc(in.Mail.Requests, func(r Request) bool { return r.Software != "" })
	switch {
	case !named:
	case d.t.Outcome == OutcomeDone:
		d.t.Requests, d.t.Minutes, d.t.Variant, d.t.SaidVariant = nil, 0, "", ""
	case d.t.Outcome == OutcomeCancelled || d.t.Outcome == OutcomeDeclined:
		d.keepNamed(in.Mail)
	}
	d.reopen()
	d.t.LeadFrom = in.Received
	d.supply(in.Mail)
	d.suggestVariant()
	d.t.Missing = d.missing()
	if in.Mail.Intent == AcceptDate && len(d.t.Options) > 0 && d.mayDecide(in.Mail.From) {
		d.workOutDates()
		d.accepts(in, RoleCustomer)
		return
	}
	d.completeOrAsk(in.Mail)
}

// keepNamed drops the requests that a mail does not name.
func (d *decision) keepNamed(m Mail) {
	have := len(d.t.Requests)
	d.t.Requests = slices.DeleteFunc(d.t.Requests, func(r Request) bool {
		return !slices.ContainsFunc(m.Requests, func(n Request) bool { return sameProduct(r.Software, n.Software) })
	})
	if len(d.t.Requests) < have {
		d.t.Minutes, d.t.Variant, d.t.SaidVariant = 0, "", ""
	}
}

// decide takes a closed ticket up again; one that was dismissed is held again.
func (a *Reopen) decide(d *decision) error {
	d.decided("reopened")
	if d.t.Outcome == OutcomeDismissed {
		d.t.ClosedAt = zeroTime
		d.become(Held)
		return nil
	}
	d.reopen()
	d.t.Missing = d.missing()
	d.workOutDates()
	return nil
}
