package main

import (
	"fmt"
	"strings"
	"testing"
)

func (o outside) step(n, step int) {
	o.t.Helper()
	o.press(n, "step", fmt.Sprintf(`{"step":%d,"state":"done"}`, step))
}

// started brings Abacus, which has a client part, to the update under way.
func (o outside) started() int {
	o.t.Helper()
	n := o.scheduled("Abacus")
	o.clock("2026-12-01T08:00:00+01:00")
	o.press(n, "start", "")
	o.state(n, "in_progress")
	return n
}

// From the first step to the deleted backup copies.
func TestRunbookToTheEnd(t *testing.T) {
	o := begin(t)
	n := o.scheduled("Abacus")
	o.step(n, 1) // 1-3 may be done ahead
	o.state(n, "scheduled")
	o.clock("2026-12-01T08:00:00+01:00")
	o.press(n, "machines", `{"names":["PC-01","PC-02"]}`)
	o.press(n, "start", "")
	o.refused(n, "step", `{"step":7,"state":"done"}`, 409, "guard", "")
	o.refused(n, "step", `{"step":11,"state":"done"}`, 409, "guard", "")
	for step := 2; step <= 5; step++ {
		o.step(n, step)
	}
	o.refused(n, "step", `{"step":7,"state":"done"}`, 409, "guard", "")
	o.step(n, 6)
	for step := 7; step <= 9; step++ {
		o.step(n, step)
	}
	o.refused(n, "step", `{"step":11,"state":"done"}`, 409, "guard", "")
	o.press(n, "step", `{"step":10,"machine":"PC-01","state":"done"}`)
	o.refused(n, "step", `{"step":11,"state":"done"}`, 409, "guard", "")
	o.press(n, "step", `{"step":10,"machine":"PC-02","state":"skipped","remark":"abgeschaltet"}`)
	before := len(o.mailbox(keller))
	o.step(n, 11)
	v := o.state(n, "awaiting_test")
	contains(t, o.letters(keller, before+1)[0].Text, "testen")
	rows := 0
	for _, r := range v.Runbook {
		if r.Step == 10 {
			rows++
		}
		if r.Step == 1 && (r.By != "demo" || r.State != "done") {
			t.Errorf("%+v", r)
		}
	}
	if rows != 2 {
		t.Errorf("%d rows for two machines: %+v", rows, v.Runbook)
	}
	if !strings.HasPrefix(v.CleanupDue, "2026-12-08") && !strings.HasPrefix(v.CleanupDue, "2026-12-09") {
		t.Errorf("cleanup due %s", v.CleanupDue)
	}
	o.answers(keller, "Wir haben alles getestet, es funktioniert einwandfrei. Vielen Dank!")
	o.state(n, "awaiting_cleanup")
	o.refused(n, "start", "", 409, "not_possible", "")
	o.clock("2026-12-09T09:00:00+01:00")
	o.press(n, "cleanup", "")
	v = o.state(n, "closed done")
	for _, r := range v.Runbook {
		if r.State == "open" && r.Step != 12 {
			t.Errorf("%+v", r)
		}
	}
}

// Going past a guard needs a reason, which is kept.
func TestGuardIsPassedWithAReason(t *testing.T) {
	o := begin(t)
	n := o.started()
	o.refused(n, "step", `{"step":7,"state":"done","override_reason":""}`, 409, "guard", "")
	v := o.press(n, "step", `{"step":7,"state":"done","override_reason":"Server ist eine Testmaschine"}`)
	if !strings.Contains(v.story(), "Testmaschine") {
		t.Errorf("%s", v.story())
	}
}

// A failed update: the customer hears at once, new dates follow.
func TestFailedUpdate(t *testing.T) {
	for rolledBack, word := range map[string]string{"true": "auf dem Stand von vor dem Update", "false": ""} {
		o := begin(t)
		n := o.started()
		before := len(o.mailbox(keller))
		v := o.press(n, "fail", `{"remark":"Setup bricht ab","rolled_back":`+rolledBack+`}`)
		if v.State != "awaiting_approval" || len(v.Suggested) == 0 {
			t.Errorf("%s %v", v.State, v.Suggested)
		}
		text := o.letters(keller, before+1)[0].Text
		contains(t, text, word)
		lacks(t, text, "Setup bricht ab")
		v = o.press(n, "approve", "")
		if v.State != "proposed" {
			t.Error(v.State)
		}
		o.answers(keller, fmt.Sprintf("Termin %d passt.", v.Proposed[len(v.Proposed)-1].Option))
		o.state(n, "scheduled")
	}
}

func (o outside) tested() int {
	o.t.Helper()
	n := o.started()
	o.press(n, "step", `{"step":11,"state":"done","override_reason":"Probe"}`)
	o.state(n, "awaiting_test")
	return n
}

// No answer is reminded after three business days; a week later the cleanup is
// due with a warning.
func TestNoTestResult(t *testing.T) {
	o := begin(t)
	n := o.tested()
	before := len(o.mailbox(keller))
	o.clock("2026-12-04T07:59:00+01:00")
	o.letters(keller, before)
	o.clock("2026-12-04T08:00:00+01:00")
	o.letters(keller, before+1)
	o.clock("2026-12-10T08:00:00+01:00")
	o.state(n, "awaiting_cleanup")
	o.press(n, "cleanup", "")
	o.state(n, "closed done")
}

// A failed test brings staff back, up to thirty days after closing; after that
// it is a new, linked ticket.
func TestFailedTest(t *testing.T) {
	o := begin(t)
	n := o.tested()
	o.answers(keller, "Leider funktioniert Abacus nicht: Beim Start kommt eine Fehlermeldung und das Programm stürzt ab.")
	v := o.state(n, "in_progress")
	if v.CleanupDue != "" {
		t.Errorf("cleanup due %s", v.CleanupDue)
	}
	if v.can("fail") == false || v.can("step") == false {
		t.Errorf("%v", v.Actions)
	}
}

func TestFailedTestAfterTheClose(t *testing.T) {
	o := begin(t)
	n := o.tested()
	o.press(n, "test", `{"passed":true}`)
	o.state(n, "awaiting_cleanup")
	o.clock("2026-12-09T09:00:00+01:00")
	o.press(n, "cleanup", "")
	o.state(n, "closed done")
	o.clock("2027-01-07T09:00:00+01:00")
	o.answers(keller, "Abacus funktioniert seit dem Update nicht richtig, der Jahresabschluss stürzt ab. Bitte prüfen.")
	o.state(n, "in_progress")
}

func TestFailedTestLongAfterTheClose(t *testing.T) {
	o := begin(t)
	n := o.tested()
	o.press(n, "test", `{"passed":true}`)
	o.clock("2026-12-09T09:00:00+01:00")
	o.press(n, "cleanup", "")
	o.clock("2027-01-12T09:00:00+01:00")
	o.answers(keller, "Abacus funktioniert seit dem Update nicht richtig, der Jahresabschluss stürzt ab. Bitte prüfen.")
	o.state(n, "closed done")
	list := o.all("")
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	var linked struct{ Linked []int }
	o.get("/api/tickets/1002", &linked)
	if len(linked.Linked) != 1 || linked.Linked[0] != n {
		t.Errorf("%+v", linked)
	}
	// the mail that reports it goes along, and the answer to it is threaded
	v := o.see(1002)
	if len(v.Messages) != 1 || !strings.Contains(v.Messages[0].Text, "Jahresabschluss") {
		t.Fatalf("%+v", v.Messages)
	}
	o.press(1002, "reply", `{"text":"Wir schauen es an."}`)
	if l := o.newest(keller); l.Headers["In-Reply-To"] != "<"+v.Messages[0].MessageID+">" {
		t.Errorf("answers %s, not %s", l.Headers["In-Reply-To"], v.Messages[0].MessageID)
	}
	o.answers(keller, "Danke, wann kommen Sie?")
	if got := len(o.see(1002).Messages); got != 3 {
		t.Errorf("%d messages", got)
	}
}

// Step 6: the customer's "ready" is shown to staff, who tick.
func TestReadyIsShown(t *testing.T) {
	o := begin(t)
	n := o.started()
	o.answers(keller, "Alle haben Abacus geschlossen, Sie können beginnen.")
	v := o.state(n, "in_progress")
	for _, r := range v.Runbook {
		if r.Step == 6 && r.State != "open" {
			t.Errorf("staff tick, not the mail: %+v", r)
		}
	}
	if !strings.Contains(v.story(), "ready") {
		t.Errorf("%s", v.story())
	}
}
