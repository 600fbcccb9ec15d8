package main

import (
	"regexp"
	"strings"
	"testing"
)

// proposed brings a complete request of Amstutz Treuhand to three proposed
// dates, and answers the ticket's number.
func (o outside) proposed(product, when string) int {
	o.t.Helper()
	o.send(keller, wish(product, when))
	list := o.all("")
	n := list[len(list)-1].Number
	for _, v := range list {
		n = max(n, v.Number)
	}
	o.press(n, "approve", "")
	return n
}

// A proposed date is held for five business days with one reminder; then the
// ticket waits for staff; a late acceptance schedules it all the same.
func TestHoldReminderLapseAndLateAcceptance(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	proposal := o.newest(keller)
	if got := o.see(n).Hold; got != "2026-11-24T09:00:00+01:00" {
		t.Errorf("held until %s", got)
	}
	o.letters(keller, 2)
	o.clock("2026-11-24T08:59:00+01:00")
	o.state(n, "proposed")
	reminder := o.letters(keller, 3)[0]
	if reminder.Headers["In-Reply-To"] == "" || !strings.Contains(reminder.Subject, "[VL-1001]") {
		t.Errorf("%+v", reminder.Headers)
	}
	o.clock("2026-11-24T09:00:00+01:00")
	v := o.state(n, "awaiting_approval")
	for _, p := range v.Proposed {
		if p.Status != "lapsed" {
			t.Errorf("%+v", p)
		}
	}
	o.answersTo(proposal, keller, "Entschuldigung für die späte Antwort. Termin 2 passt uns.")
	v = o.state(n, "scheduled")
	if got := v.Appointment.Start.Format("2006-01-02T15:04"); got != "2026-12-02T08:00" {
		t.Errorf("%s", got)
	}
}

// A late acceptance of a date that was given to somebody else does not.
func TestLateAcceptanceOfATakenDate(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	proposal := o.newest(keller)
	o.clock("2026-11-24T10:00:00+01:00")
	for i, from := range []string{buergi, "m.bianchi@pedrazzini.example"} {
		o.send(from, wish("Abacus", ""))
		o.press(n+1+i, "approve", `{"dates":["2026-12-01T08:00:00+01:00"]}`)
		o.answers(from, "Termin 1 / l'opzione 1 va bene")
	}
	o.answersTo(proposal, keller, "Termin 1 passt uns.")
	v := o.see(n)
	if v.State == "scheduled" {
		t.Errorf("scheduled on a taken date:\n%s", v.story())
	}
}

// After a second lapse the ticket expires with a mail; an answer to it reopens.
func TestSecondLapseExpires(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	o.clock("2026-11-25T09:00:00+01:00")
	v := o.state(n, "awaiting_approval")
	v = o.press(n, "approve", "")
	if got := v.Proposed[3].Option; len(v.Proposed) != 6 || got != 4 || v.Proposed[3].Round != 2 {
		t.Errorf("option numbers restart: %+v", v.Proposed)
	}
	o.clock("2026-12-03T09:00:00+01:00")
	o.state(n, "closed expired")
	expiry := o.newest(keller)
	contains(t, expiry.Text, "antworten")
	o.answersTo(expiry, keller, "Bitte entschuldigen Sie. Wir brauchen das Update immer noch, bitte schlagen Sie neue Termine vor.")
	if v := o.see(n); v.State == "closed" {
		t.Errorf("an answer does not reopen:\n%s", v.story())
	}
}

// At the latest the hold ends one business day before the date.
func TestHoldEndsADayBeforeTheDate(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("Abacus", "Wunschtermin: Freitag, 20. November 2026, 9 Uhr"))
	v := o.press(1001, "approve", `{"dates":["2026-11-20T09:00:00+01:00"]}`)
	if v.Hold != "2026-11-19T09:00:00+01:00" {
		t.Errorf("held until %s", v.Hold)
	}
}

// Reminders after three and six business days, expiry after ten, all in
// business hours of Zug: 8 December is none.
func TestRemindersSkipHolidays(t *testing.T) {
	o := begin(t, "2026-12-04T09:00:00+01:00") // a Friday
	o.send(buergi, topal)
	n := o.one().Number
	o.letters(buergi, 1)
	o.clock("2026-12-10T08:59:00+01:00") // Mon 7, Wed 9, Thu 10
	o.letters(buergi, 1)
	o.clock("2026-12-10T09:00:00+01:00")
	o.letters(buergi, 2)
	o.clock("2026-12-15T08:59:00+01:00")
	o.letters(buergi, 2)
	o.clock("2026-12-15T09:00:00+01:00")
	o.letters(buergi, 3)
	o.clock("2026-12-21T08:59:00+01:00")
	o.state(n, "awaiting_info")
	o.clock("2026-12-21T09:00:00+01:00")
	o.state(n, "closed expired")
	o.letters(buergi, 4)
	o.answers(buergi, "Setup: https://get.topal.example/Topal_2027.msi. Die Lizenz bleibt gleich.")
	o.state(n, "awaiting_approval")
}

// An out-of-office reply's return date puts the reminders off.
func TestOutOfOfficePutsRemindersOff(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	n := o.one().Number
	q := o.newest(buergi)
	o.answersTo(q, buergi, "Guten Tag, ich bin bis und mit Freitag, 27. November 2026 abwesend. Ihre Mail wird nicht weitergeleitet.", "Auto-Submitted: auto-replied")
	o.state(n, "awaiting_info")
	o.letters(buergi, 1)
	o.clock("2026-11-27T17:00:00+01:00")
	o.letters(buergi, 1)
	o.clock("2026-12-01T10:00:00+01:00")
	o.state(n, "awaiting_info")
	o.clock("2026-12-04T10:00:00+01:00")
	if len(o.mailbox(buergi)) < 2 {
		t.Error("no reminder after the return")
	}
}

// A customer's different date keeps the held ones and goes to staff; approved
// as it is, it is scheduled at once.
func TestOwnDateIsApprovedAndScheduled(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	o.answers(keller, "Leider passt keiner. Ginge Donnerstag, 10. Dezember 2026 um 14 Uhr?")
	v := o.state(n, "awaiting_approval")
	if len(v.open()) != 3 {
		t.Errorf("the held dates are kept: %+v", v.Proposed)
	}
	v = o.press(n, "approve", `{"dates":["2026-12-10T14:00:00+01:00"]}`)
	if v.State != "scheduled" || v.Appointment.Start.Format("2006-01-02T15:04") != "2026-12-10T14:00" {
		t.Errorf("%s %+v\n%s", v.State, v.Appointment, v.story())
	}
}

// An option of an earlier round is not agreed by accepting it.
func TestWithdrawnOptionIsNotAgreed(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	first := o.newest(keller)
	o.answers(keller, "Keiner der Termine passt uns.")
	o.state(n, "awaiting_approval")
	v := o.press(n, "approve", `{"dates":["2026-12-14T09:00:00+01:00","2026-12-15T09:00:00+01:00"]}`)
	o.answersTo(first, keller, "Doch, Termin 1 geht jetzt.")
	v = o.see(n)
	if v.State == "scheduled" {
		t.Errorf("%+v\n%s", v.Appointment, v.story())
	}
}

// None of the dates suits, said on the signed page.
func TestNoneSuitsOnThePage(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	page := regexp.MustCompile(`http://\S+`).FindString(o.newest(keller).Text)
	if status, body := o.answer(page, "none"); status != 200 {
		t.Errorf("none: %d %s", status, body)
	}
	v := o.state(n, "awaiting_approval")
	if len(v.open()) != 0 || len(v.suggested()) != 3 || v.suggested()[0] == "2026-12-01T08:00" {
		t.Errorf("open %v, suggested %v", v.open(), v.suggested())
	}
}

// A date accepted on the signed page: the link alone does nothing, the button
// does it once.
func TestSignedPageIsAForm(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	link := regexp.MustCompile(`http://\S+`).FindString(o.newest(keller).Text)
	page := link
	html := o.text(strings.TrimPrefix(page, o.console))
	contains(t, html, `method="post"`, `name="option"`)
	o.state(n, "proposed")
	if status, _ := o.answer(page, "9"); status < 400 {
		t.Errorf("option 9: %d", status)
	}
	if status, body := o.answer(page, "2"); status != 200 {
		t.Errorf("option 2: %d %s", status, body)
	}
	o.settle()
	v := o.state(n, "scheduled")
	if v.Acceptances[0].Via == "mail" || v.Acceptances[0].Party != keller || v.Acceptances[0].Option != 2 {
		t.Errorf("%+v", v.Acceptances)
	}
	o.letters(keller, 3)
	o.answer(page, "1")
	o.settle()
	if v := o.state(n, "scheduled"); v.Appointment.Start.Format("2006-01-02") != "2026-12-02" {
		t.Errorf("a second press moved it: %+v", v.Appointment)
	}
	if status, _ := o.answer(page+"x", "1"); status != 404 && status != 403 {
		t.Errorf("a forged link: %d", status)
	}
}
