package main

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"vorlauf/bot/demo"
)

// scheduled brings a request to an agreed date, 1 December at 8.
func (o outside) scheduled(product string) int {
	o.t.Helper()
	n := o.proposed(product, "")
	o.answers(keller, "Termin 1 passt.")
	o.state(n, "scheduled")
	return n
}

// What an invitation in a mail says, unfolded.
func invitation(l demo.Letter) string {
	raw := strings.ReplaceAll(strings.ReplaceAll(l.Raw, "=\r\n", ""), "\r\n ", "")
	start := strings.Index(raw, "BEGIN:VCALENDAR")
	if start < 0 {
		return ""
	}
	return strings.ReplaceAll(raw[start:start+strings.Index(raw[start:], "END:VCALENDAR")], "=3D", "=")
}

func line(ics, name string) string {
	return strings.TrimSpace(regexp.MustCompile(`(?m)^` + name + `[:;].*$`).FindString(ics))
}

// One UID, rising SEQUENCE; a request, updated, cancelled.
func TestInvitationThroughItsLife(t *testing.T) {
	o := begin(t)
	n := o.scheduled("Abacus")
	first := invitation(o.newest(keller))
	if line(first, "METHOD") != "METHOD:REQUEST" || line(first, "SEQUENCE") != "SEQUENCE:0" {
		t.Errorf("%s", first)
	}
	contains(t, o.newest(keller).Text, "niemand", "Kosten", "1. Dezember 2026", "durch uns")
	o.press(n, "reschedule", `{"dates":["2026-12-10T09:00:00+01:00","2026-12-11T09:00:00+01:00"],"reason":"Techniker krank"}`)
	v := o.state(n, "proposed")
	withdrawn := ""
	for _, l := range o.mailbox(keller) {
		if i := invitation(l); line(i, "METHOD") == "METHOD:CANCEL" {
			withdrawn = i
		}
	}
	if line(withdrawn, "UID") != line(first, "UID") || line(withdrawn, "SEQUENCE") != "SEQUENCE:1" {
		t.Errorf("the withdrawal:\n%s", withdrawn)
	}
	if v.Proposed[len(v.Proposed)-1].Option != 5 {
		t.Errorf("%+v", v.Proposed)
	}
	o.answers(keller, "Termin 4 ist gut.")
	v = o.state(n, "scheduled")
	again := invitation(o.newest(keller))
	if line(again, "UID") != line(first, "UID") || line(again, "METHOD") != "METHOD:REQUEST" || line(again, "SEQUENCE") != "SEQUENCE:2" || v.Appointment.Sequence != 2 {
		t.Errorf("%+v\n%s", v.Appointment, again)
	}
	o.answers(keller, "Wir müssen das Update leider absagen, wir wechseln die Software.")
	o.state(n, "closed cancelled")
	last := invitation(o.newest(keller))
	if line(last, "METHOD") != "METHOD:CANCEL" || line(last, "SEQUENCE") != "SEQUENCE:3" || line(last, "UID") != line(first, "UID") || line(last, "STATUS") != "STATUS:CANCELLED" {
		t.Errorf("%s", last)
	}
}

func (o outside) calendarAnswer(from, uid, method, partstat, dtstart, sequence string) {
	o.t.Helper()
	until := "20261201T090000Z"
	if dtstart > until {
		until = dtstart[:9] + "150000Z"
	}
	o.send(from, "Subject: "+map[string]string{"ACCEPTED": "Zugesagt: ", "DECLINED": "Abgesagt: ", "TENTATIVE": "Neue Zeit vorgeschlagen: "}[partstat]+"Update Abacus\nMessage-ID: <"+method+partstat+"@x>\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\n\n--B\nContent-Type: text/calendar; charset=\"utf-8\"; method="+method+"\nContent-Transfer-Encoding: 7bit\n\nBEGIN:VCALENDAR\nMETHOD:"+method+"\nPRODID:Microsoft Exchange Server 2010\nVERSION:2.0\nBEGIN:VEVENT\nATTENDEE;PARTSTAT="+partstat+";CN=Sandra Keller:mailto:"+from+"\nORGANIZER:mailto:"+demoAddress+"\nUID:"+uid+"\nDTSTART:"+dtstart+"\nDTEND:"+until+"\nSEQUENCE:"+sequence+"\nDTSTAMP:20261117T090000Z\nSUMMARY:Zugesagt\nEND:VEVENT\nEND:VCALENDAR\n--B--\n")
}

// The invitation's answers find their ticket by the UID.
func TestCalendarAnswers(t *testing.T) {
	o := begin(t)
	n := o.scheduled("Abacus")
	uid := o.see(n).Appointment.UID
	o.calendarAnswer(keller, uid, "REPLY", "ACCEPTED", "20261201T070000Z", "0")
	v := o.state(n, "scheduled")
	if !strings.Contains(v.story(), "ccept") {
		t.Errorf("%s", v.story())
	}
	o.letters(keller, 3)
	o.calendarAnswer(keller, uid, "COUNTER", "TENTATIVE", "20261217T130000Z", "0")
	v = o.state(n, "awaiting_approval")
	if len(v.Wished) == 0 || v.Wished[0] != "2026-12-17T14:00" {
		t.Errorf("wished %v\n%s", v.Wished, v.story())
	}
}

func TestCalendarDeclineIsTheWishToMove(t *testing.T) {
	o := begin(t)
	n := o.scheduled("Abacus")
	o.calendarAnswer(keller, o.see(n).Appointment.UID, "REPLY", "DECLINED", "20261201T070000Z", "0")
	o.state(n, "awaiting_approval")
	o.one()
	v := o.press(n, "approve", "")
	if len(v.open()) != 3 {
		t.Errorf("%+v", v.Proposed)
	}
}

// The customer moves the date up to the start: the lead time begins anew.
func TestCustomerMovesTheDate(t *testing.T) {
	o := begin(t)
	n := o.scheduled("Abacus")
	o.clock("2026-11-25T10:00:00+01:00")
	o.answers(keller, "Können wir den Termin bitte verschieben? Am besten auf Donnerstag, 3. Dezember 2026, 9 Uhr.")
	v := o.state(n, "awaiting_approval")
	for _, s := range v.suggested() {
		if s < "2026-12-09" {
			t.Errorf("the lead time begins anew: %v", v.suggested())
		}
	}
}

func TestCustomerMovesAfterTheStart(t *testing.T) {
	o := begin(t)
	n := o.scheduled("Abacus")
	o.clock("2026-12-01T08:00:00+01:00")
	for step := 1; step <= 3; step++ {
		o.press(n, "step", fmt.Sprintf(`{"step":%d,"state":"done"}`, step))
	}
	o.press(n, "start", "")
	o.state(n, "in_progress")
	o.answers(keller, "Bitte sagen Sie das Update ab!")
	o.state(n, "in_progress")
}

// A reminder goes out one business day before.
func TestReminderTheDayBefore(t *testing.T) {
	o := begin(t)
	o.scheduled("Abacus")
	o.letters(keller, 3)
	o.clock("2026-11-30T07:59:00+01:00")
	o.letters(keller, 3)
	o.clock("2026-11-30T08:00:00+01:00")
	contains(t, o.letters(keller, 4)[0].Text, "1. Dezember 2026")
}

// Evenings exist only as an exception, with a note on cost that the customer
// has to accept.
func TestExceptionInTheEvening(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("Abacus", "Bitte am Abend oder am Wochenende, ausserhalb der Bürozeiten."))
	v := o.one()
	if !v.OffHours {
		t.Error("off_hours is not set")
	}
	n := v.Number
	o.refused(n, "exception", `{"dates":["2026-12-05T20:00:00+01:00"]}`, 422, "", "cost_note")
	o.refused(n, "exception", `{"cost_note":"CHF 200"}`, 422, "", "dates")
	if v, status := o.try(n, "exception", ``); status != 422 {
		t.Errorf("%d %+v", status, v.Error)
	}
	o.press(n, "exception", `{"dates":["2026-12-05T20:00:00+01:00"],"cost_note":"Wochenendzuschlag CHF 350"}`)
	o.state(n, "proposed")
	contains(t, o.newest(keller).Text, "Wochenendzuschlag CHF 350", "5. Dezember 2026", "20.00")
	o.answers(keller, "Einverstanden, auch mit den Kosten. Termin 1.")
	v = o.state(n, "scheduled")
	if !v.Appointment.Exception || v.Appointment.Start.Format("2006-01-02T15:04") != "2026-12-05T20:00" {
		t.Errorf("%+v", v.Appointment)
	}
	contains(t, o.newest(keller).Text, "CHF 350")
}

func TestAcceptByTelephone(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	o.refused(n, "accept", `{"party":"nobody@x.example","option":1,"remark":"x"}`, 422, "", "party")
	o.refused(n, "accept", `{"party":"`+keller+`","option":7,"remark":"x"}`, 422, "", "option")
	o.refused(n, "accept", `{"party":"`+keller+`","remark":"x"}`, 422, "", "")
	o.refused(n, "accept", `{"option":1}`, 422, "", "party")
	v := o.press(n, "accept", `{"party":"`+keller+`","option":2,"remark":"rief um 9 Uhr an"}`)
	if v.State != "scheduled" || len(v.Acceptances) != 1 || v.Acceptances[0].Party != keller {
		t.Errorf("%s %+v", v.State, v.Acceptances)
	}
}

func TestTakeOverAndHandBack(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	n := o.one().Number
	o.letters(buergi, 1)
	v := o.press(n, "take_over", "")
	if !v.Paused || !v.can("hand_back") {
		t.Errorf("%v %v", v.Paused, v.Actions)
	}
	o.answers(buergi, "Setup: https://get.topal.example/Topal_2027.msi")
	o.clock("2026-12-10T09:00:00+01:00")
	o.letters(buergi, 1)
	if v := o.see(n); v.State == "closed" {
		t.Errorf("a paused ticket expired")
	}
	o.press(n, "reply", `{"text":"Ich rufe Sie an."}`)
	o.letters(buergi, 2)
	v = o.press(n, "hand_back", "")
	if v.Paused {
		t.Error("still paused")
	}
	if got := len(o.mailbox(buergi)); got > 3 {
		t.Errorf("%d mails at once on handing back", got)
	}
}
