package tickets

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// The runbook has twelve steps (1.8); three of them matter to the rules by
// number.
const (
	lastAheadStep = 3 // 1 to 3 may be done before the update starts
	updateStep    = 7
	machineStep   = 10
	tellStep      = 11
	cleanupStep   = 12
)

// guards says which steps must be done or skipped before a step. Going past a
// guard needs a reason.
var guards = map[int][]int{
	updateStep: {1, 2, 3, 4, 5, 6},
	tellStep:   {7, 8, 9, 10},
}

// newRunbook lays out the steps, step 10 once for each machine. Where no
// product has a client part, the steps for client machines do not apply.
func (d *decision) newRunbook() {
	d.t.Runbook = nil
	for step := 1; step <= cleanupStep; step++ {
		machines := []string{""}
		if step == machineStep && len(d.t.Machines) > 0 {
			machines = d.t.Machines
		}
		for _, m := range machines {
			d.t.Runbook = append(d.t.Runbook, Step{Step: step, Machine: m, State: StepOpen})
		}
	}
	if d.noClientPart() {
		for i, s := range d.t.Runbook {
			if s.Step == 5 || s.Step == machineStep {
				d.t.Runbook[i].State, d.t.Runbook[i].By, d.t.Runbook[i].At = StepSkipped, "desk", d.w.Now
				d.t.Runbook[i].Remark = "the product has no client part"
			}
		}
	}
}

// noClientPart reports whether the catalogue knows all products and none is
// installed on the users' machines.
func (d *decision) noClientPart() bool {
	for _, r := range d.t.Requests {
		if p := d.w.Catalogue.Product(r.Software); p == nil || p.Client {
			return false
		}
	}
	return len(d.t.Requests) > 0 && len(d.t.Machines) == 0
}

// Retractable reports whether the line's tick can be taken back: what the
// customer was told cannot.
func (s Step) Retractable() bool { return s.State != StepOpen && s.Step != tellStep }

func (t Ticket) stepDone(n int) bool {
	for _, s := range t.Runbook {
		if s.Step == n && s.State == StepOpen {
			return false
		}
	}
	return true
}

// decide begins the update: the customer is asked to close the software.
func (a *Start) decide(d *decision) error {
	if len(d.t.Missing) > 0 && strings.TrimSpace(a.Reason) == "" {
		var missing WordList
		for _, m := range d.t.Missing {
			missing = append(missing, Word{"missing", m})
		}
		return Refuse(Guard, "reason", "still missing: %s; starting all the same needs a reason", missing)
	}
	d.decided("started the update%s", remark(a.Reason))
	d.t.Attention = nil
	d.become(InProgress)
	d.mailCustomer(CloseSoftware, d.letter())
	return nil
}

// decide names the client machines; rows that were ticked keep their tick.
func (a *SetMachines) decide(d *decision) error {
	if a.Names == nil {
		return badArgument("names", "the names of the client machines are needed")
	}
	old := d.t.Runbook
	d.t.Machines = nil
	for _, n := range a.Names {
		if n = strings.TrimSpace(n); n == "" || slices.Contains(d.t.Machines, n) {
			return badArgument("names", "the names must be different and not empty")
		}
		d.t.Machines = append(d.t.Machines, n)
	}
	d.decided("named the client machines: %s", strings.Join(d.t.Machines, ", "))
	if len(old) == 0 {
		return nil // laid out once a date is agreed
	}
	d.newRunbook()
	for i, s := range d.t.Runbook {
		for _, o := range old {
			if o.Step == s.Step && o.Machine == s.Machine && o.By != "desk" {
				d.t.Runbook[i] = o
			}
		}
	}
	return nil
}

// decide ticks a line of the runbook.
func (a *TickStep) decide(d *decision) error {
	i, err := a.line(d.t)
	switch {
	case err != nil:
		return err
	case a.State == StepOpen:
		return d.untick(i, a.Remark)
	case a.State != StepDone && a.State != StepSkipped:
		return badArgument("state", "a step is %q, %q, or %q again", StepDone, StepSkipped, StepOpen)
	}
	if a.State == StepSkipped && strings.TrimSpace(a.Remark) == "" {
		return badArgument("remark", "a step that does not apply needs the reason")
	}
	if guard := d.guarded(a.Step); guard != nil && strings.TrimSpace(a.OverrideReason) == "" {
		return guard
	}
	s := &d.t.Runbook[i]
	s.State, s.By, s.At = a.State, d.actor, d.w.Now
	s.Remark = strings.TrimSpace(a.Remark + remark(a.OverrideReason))
	d.log("step", d.actor, "step %d%s %s%s", s.Step, machineOf(*s), s.State, remark(s.Remark))
	d.stepTicked(*s)
	return nil
}

// untick takes back a tick that was a mistake, with the reason. What the customer
// was told cannot be taken back.
func (d *decision) untick(line int, why string) error {
	s := &d.t.Runbook[line]
	switch {
	case !s.Retractable():
		return notPossible("step %d cannot be taken back: the customer was told", tellStep)
	case strings.TrimSpace(why) == "":
		return badArgument("remark", "taking back a tick needs the reason")
	}
	*s = Step{Step: s.Step, Machine: s.Machine, State: StepOpen}
	if s.Step == cleanupStep && d.t.TestAsked.IsZero() {
		d.t.CleanupDue = zeroTime
	}
	d.log("step", d.actor, "step %d%s open again%s", s.Step, machineOf(*s), remark(strings.TrimSpace(why)))
	return nil
}

func (a *TickStep) line(t Ticket) (int, error) {
	for i, s := range t.Runbook {
		if s.Step != a.Step || a.Machine != "" && s.Machine != a.Machine {
			continue
		}
		if a.Step == machineStep && s.Machine != "" && a.Machine == "" {
			return 0, badArgument("machine", "step %d is ticked for each machine: name one of %s", machineStep, strings.Join(t.Machines, ", "))
		}
		switch {
		case a.State == StepOpen && s.State == StepOpen:
			return 0, badArgument("state", "step %d%s is open: it is %q or %q", s.Step, machineOf(s), StepDone, StepSkipped)
		case a.State != StepOpen && s.State != StepOpen:
			return 0, notPossible("step %d%s is %s already, by %s", s.Step, machineOf(s), Word{"tick", string(s.State)}, s.By)
		}
		return i, nil
	}
	if a.Machine != "" && a.Step == machineStep {
		return 0, badArgument("machine", "there is no machine %q", a.Machine)
	}
	return 0, badArgument("step", "the runbook has no step %d", a.Step)
}

func machineOf(s Step) string {
	if s.Machine == "" {
		return ""
	}
	return " (" + s.Machine + ")"
}

// guarded says why a step may not be ticked yet; nil where it may.
func (d *decision) guarded(step int) error {
	if agreed(d.t) && step > lastAheadStep {
		return Refuse(Guard, "override_reason", "the update has not started: only steps 1 to %d may be done ahead", lastAheadStep)
	}
	var open []string
	for _, n := range guards[step] {
		if !d.t.stepDone(n) {
			open = append(open, fmt.Sprint(n))
		}
	}
	if len(open) == 0 {
		return nil
	}
	return Refuse(Guard, "override_reason", "step %d needs step %s first", step, strings.Join(open, ", "))
}

// stepTicked is what follows from a step: step 11 tells the customer and asks
// for the functional test, and sets the date to delete the backup copies.
func (d *decision) stepTicked(s Step) {
	switch {
	case s.Step == tellStep:
		told := s.State == StepDone // where it does not apply the customer was told otherwise
		d.t.TestAsked, d.t.TestNudged, d.t.Attention = d.w.Now, !told, nil
		d.setCleanup()
		d.become(AwaitingTest)
		if told {
			d.mailAll(TestRequest, d.letter())
		}
	case s.Step == cleanupStep && d.t.CleanupDue.IsZero():
		d.setCleanup()
	}
}

func (d *decision) setCleanup() {
	d.t.CleanupDue = d.w.Now.In(d.w.Calendar.Zone()).AddDate(0, 0, d.w.Policy.CleanupDays)
	d.t.CleanupTold = false
}

// decide marks the update as failed: the customer hears at once, new dates
// follow.
func (a *Fail) decide(d *decision) error {
	if a.RolledBack == nil {
		return badArgument("rolled_back", "say whether the backup was restored")
	}
	if err := needed("remark", a.Remark); err != nil {
		return err
	}
	d.decided("the update failed: %s", a.Remark)
	l := d.letter()
	l.Restored = *a.RolledBack
	d.releaseAgreed()
	d.t.Appointment, d.t.Attention = nil, nil
	d.forgetWork()
	d.t.Failure = &Failure{At: d.w.Now, By: d.actor, Remark: a.Remark, RolledBack: *a.RolledBack}
	d.become(AwaitingApproval)
	d.workOutDates()
	d.mailAll(UpdateFailed, l)
	return nil
}

// forgetWork lets the runbook begin anew with the next date.
func (d *decision) forgetWork() {
	d.t.Runbook, d.t.Test, d.t.Failure = nil, nil, nil
	d.t.TestAsked, d.t.CleanupDue, d.t.CleanupTold = zeroTime, zeroTime, false
}

func (a *EnterTest) decide(d *decision) error {
	if a.Passed == nil {
		return badArgument("passed", "say whether the test was passed")
	}
	d.decided("entered the result of the functional test%s", remark(a.Remark))
	d.tested(Test{Passed: *a.Passed, By: d.actor, At: d.w.Now, Remark: a.Remark}, nil)
	return nil
}

// testReported takes the result of the functional test from a mail.
func (d *decision) testReported(mail Incoming) {
	m := mail.Mail
	if !canTest(d.t) {
		d.attend("%s reports a test (%s), but none is asked for now", m.From, m.Intent)
		return
	}
	d.tested(Test{Passed: m.Intent == TestPassed, By: m.From, At: mail.Received}, &m)
}

// tested closes the work, or brings staff back. mail is the one that reports the
// result, nil where none does.
func (d *decision) tested(r Test, mail *Mail) {
	late := d.t.State == Closed && r.At.After(d.t.ClosedAt.AddDate(0, 0, d.w.Policy.ReopenDays))
	if r.Passed {
		d.log("test", r.By, "the functional test passed%s", remark(r.Remark))
	} else {
		d.log("test", r.By, "the functional test failed%s", remark(r.Remark))
	}
	switch {
	case r.Passed && d.t.State == Closed:
	case r.Passed:
		d.testPassed(r)
	case late && d.t.Followed:
		d.attend("%s reports again that the test failed; a ticket follows from this one already", r.By)
	case late:
		d.t.Followed = true
		d.log("state", "desk", "that is too late for this ticket; a new one follows from it")
		d.effects = append(d.effects, Tell{Event: FailedLate{From: d.t.clone(), By: r.By, Mail: mail}})
	default:
		d.testFailed(r)
	}
}

func (d *decision) testPassed(r Test) {
	if d.t.Test != nil && !d.t.Test.Passed {
		d.setCleanup()
	}
	d.t.Test = &r
	d.t.Attention = nil
	d.become(AwaitingCleanup)
	if d.t.CleanupTold {
		d.attend("delete the backup copies")
	}
}

// testFailed brings staff back: the backup copies must not be deleted now.
func (d *decision) testFailed(r Test) {
	deleted := d.t.CleanupDue.IsZero()
	d.t.Test = &r
	d.t.CleanupDue, d.t.CleanupTold, d.t.ClosedAt, d.t.Attention = zeroTime, false, zeroTime, nil
	d.t.TestAsked = zeroTime
	d.become(InProgress)
	for i, s := range d.t.Runbook {
		if s.Step >= tellStep {
			d.t.Runbook[i] = Step{Step: s.Step, State: StepOpen}
		}
	}
	if deleted {
		d.attend("the functional test failed; the backup copies are deleted already")
		return
	}
	d.attend("the functional test failed; the backup still exists")
}

// testDeadlines: the reminder of the test, and the day to delete the backups.
func (d *decision) testDeadlines(add adder) {
	if d.t.State == AwaitingTest && !d.t.TestNudged && !d.t.Undeliverable {
		add(DueTestReminder, later(d.w.Calendar.AddBusinessDays(d.t.TestAsked, d.w.Policy.TestReminderDays), d.back(d.t.QuietUntil)))
	}
	if !d.t.CleanupTold {
		add(DueCleanup, d.t.CleanupDue)
	}
}

func (d *decision) remindTest() {
	d.t.TestNudged = true
	d.mailCustomer(TestReminder, d.letter())
}

// cleanupDue reminds staff to delete the backup copies, with a warning where no
// passed test is on record.
func (d *decision) cleanupDue() {
	d.t.CleanupTold = true
	d.become(AwaitingCleanup)
	if d.t.Test == nil || !d.t.Test.Passed {
		d.attend("delete the backup copies; careful: no passed test is on record")
		return
	}
	d.attend("delete the backup copies")
}

func (a *Cleanup) decide(d *decision) error {
	d.decided("deleted the backup copies")
	d.t.CleanupDue = time.Time{}
	d.close(OutcomeDone)
	return nil
}
