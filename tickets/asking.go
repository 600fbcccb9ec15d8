package tickets

// completeOrAsk sends the one mail that follows from what is known: what is
// missing is asked for, a complete request is acknowledged (1.2).
func (d *decision) completeOrAsk(m Mail) {
	d.t.Missing = d.missing()
	d.findDuplicates()
	d.workOutDates()
	switch {
	case d.t.Contact == "", d.t.Paused: // staff write by hand
		d.backToStaff()
	case len(d.t.Missing) > 0:
		d.ask(m)
	case d.t.Appointment != nil: // asked for after the variant was changed
		d.attend("%s sent details", m.From)
		d.backToStaff()
	case m.Intent == SelfService:
		d.mailCustomer(SelfServiceNo, d.letter())
		d.become(AwaitingApproval)
	default:
		d.acknowledge(m)
	}
}

// completeNow acknowledges a request of which staff filled the last gap.
func (d *decision) completeNow() {
	switch {
	case d.t.State != AwaitingInfo || len(d.t.Missing) > 0 || d.t.Question || d.t.Paused:
	case d.t.Appointment != nil:
		d.backToStaff()
	default:
		d.workOutDates()
		d.acknowledge(Mail{})
	}
}

// backToStaff ends the waiting for the customer's details. An agreed date stays
// agreed; else staff find the dates worked out.
func (d *decision) backToStaff() {
	if d.t.Appointment != nil {
		d.become(Scheduled)
		return
	}
	d.become(AwaitingApproval)
	d.workOutDates()
}

// acknowledge says what was understood, and that no date is agreed until it is
// confirmed. A wish at short notice is answered with what cannot be guaranteed.
func (d *decision) acknowledge(m Mail) {
	l := d.letter()
	l.FixedDay = m.fixesDate()
	d.become(AwaitingApproval)
	d.t.AskedAt, d.t.AskRounds, d.t.Reminders = zeroTime, 0, 0
	if d.t.ShortNotice {
		d.mailCustomer(ShortNotice, l)
		return
	}
	d.mailCustomer(Acknowledgement, l)
}

// ask sends one mail that lists exactly what is missing, in answer to m (the
// zero Mail: staff caused it). After the last round staff take over.
func (d *decision) ask(m Mail) {
	if d.t.AskRounds >= d.w.Policy.AskRounds {
		d.attend("asked %d times and still missing: %s", d.t.AskRounds, words("missing", d.t.Missing))
		d.backToStaff()
		return
	}
	d.t.AskRounds++
	d.t.AskedAt, d.t.Reminders, d.t.NudgedAt = d.w.Now, 0, zeroTime
	d.become(AwaitingInfo)
	tmpl, l := MissingInfo, d.letter()
	if m.Intent == SelfService {
		tmpl = SelfServiceNo
	}
	l.FixedDay = m.fixesDate()
	d.mailCustomer(tmpl, l)
}

// decide asks the customer something in the words of staff.
func (a *Ask) decide(d *decision) error {
	if err := needed("text", a.Text); err != nil {
		return err
	}
	d.decided("asked the customer: %s", a.Text)
	d.t.Question, d.t.Asked, d.t.Attention = true, a.Text, nil
	d.t.AskedAt, d.t.Reminders, d.t.NudgedAt = d.w.Now, 0, zeroTime
	d.become(AwaitingInfo)
	l := d.letter()
	l.Text = a.Text
	d.mailCustomer(StaffQuestion, l)
	return nil
}

// questioned reports whether the customer still owes staff an answer.
func (d *decision) questioned() bool { return d.t.State == AwaitingInfo && d.t.Question }

// onlyAnswers reports whether a mail that is read so says nothing on the request
// or its dates, and is therefore the answer to what staff asked: "Ja, das dürfen
// Sie" agrees to no date, and "Nein, sie kann weg" declines none.
func (d *decision) onlyAnswers(i Intent, c *Choice) bool {
	switch i {
	case AcceptDate:
		return d.questioned() && (c == nil || c.At == "" && d.option(c.Option) == nil)
	case DeclineDates, RescheduleDate:
		return d.questioned() && !agreed(d.t) && !d.choosing()
	case TestPassed, TestFailed, Ready, Postpone, Other:
		return d.questioned()
	}
	return false
}

// answered brings the answer to a question of staff to them, however it is
// worded. What the desk itself had asked for and still misses is asked for
// again.
func (d *decision) answered(m Mail) {
	d.t.Question, d.t.Missing = false, d.missing()
	d.attend("%s answered your question", m.From)
	if d.asksToo() {
		d.ask(Mail{})
		return
	}
	d.backToStaff()
}

// asksToo reports whether the desk had asked for details before staff asked
// something of their own, and still misses some. Those that staff approved
// despite of are their matter.
func (d *decision) asksToo() bool {
	return d.t.AskRounds > 0 && len(d.t.Missing) > 0 && !d.t.Approved && !d.t.Paused
}
