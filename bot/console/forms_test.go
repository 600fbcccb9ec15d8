package console

import (
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// argumentsOf are the names of an action's arguments.
func argumentsOf(t *testing.T, action string) []string {
	t.Helper()
	a, _, err := tickets.ParseAction(action, nil)
	must(t, err)
	var names []string
	for i := range reflect.TypeOf(a).Elem().NumField() {
		name, _, _ := strings.Cut(reflect.TypeOf(a).Elem().Field(i).Tag.Get("json"), ",")
		names = append(names, name)
	}
	return names
}

// Every action has a form, and every argument a field; an acceptance is entered
// by its option alone.
func TestEveryActionHasAForm(t *testing.T) {
	for _, name := range tickets.ActionNames() {
		f := formOf(name)
		if f == nil {
			t.Errorf("%s has no form", name)
			continue
		}
		var fields []string
		for _, d := range f.fields {
			fields = append(fields, d.name)
		}
		want := slices.DeleteFunc(argumentsOf(t, name), func(a string) bool { return name == "accept" && a == "start" })
		slices.Sort(fields)
		slices.Sort(want)
		if !slices.Equal(fields, want) {
			t.Errorf("%s asks for %v, the action takes %v", name, fields, want)
		}
		if f.done == "" || f.action != "step" && f.action != "retry" && (f.says == "" || f.button == "" || f.title == "") {
			t.Errorf("%s lacks words", name)
		}
	}
	if len(forms)+2 != len(tickets.ActionNames()) {
		t.Errorf("%d forms for %d actions", len(forms)+2, len(tickets.ActionNames()))
	}
}

// ready brings VL-1001 into a state.
func ready(k *desk, s tickets.State) {
	switch s {
	case tickets.Held:
		k.receive(1001, stranger())
		return
	case tickets.AwaitingInfo:
		k.receive(1001, incomplete())
		return
	}
	m := complete()
	m.Requests = append(m.Requests, tickets.Request{Software: "Topal", Setup: []string{"file:t.msi"}, Licence: tickets.Licence{State: tickets.LicenceNotNeeded}})
	k.receive(1001, m)
	steps := []tickets.Action{&tickets.Approve{}, &tickets.Accept{Party: "petra.keller@amstutz.example", Option: 1}, &tickets.Start{}}
	for step := 1; step <= 11; step++ {
		steps = append(steps, &tickets.TickStep{Step: step, State: tickets.StepDone})
	}
	passed := true
	steps = append(steps, &tickets.EnterTest{Passed: &passed}, &tickets.Cleanup{})
	for _, a := range steps {
		if k.store.tickets[1001].State == s {
			return
		}
		k.decide(1001, a)
	}
	if got := k.store.tickets[1001].State; got != s {
		k.t.Fatalf("the ticket is %s, not %s", got, s)
	}
}

// Each form is filled as a person does it, and the rules take it.
func TestTheFormOfEachAction(t *testing.T) {
	dates := []string{"2026-12-15T09:00", "2026-12-16T09:00:00+01:00", ""}
	tests := []struct {
		action string
		in     tickets.State
		form   url.Values
		check  func(t tickets.Ticket) bool
	}{
		{"approve", tickets.AwaitingApproval, url.Values{"dates": dates, "variant": {"provider"}, "minutes": {"90"}, "remark": {" ok "}}, func(t tickets.Ticket) bool {
			return t.State == tickets.Proposed && len(t.Options) == 2 && t.Options[0].Start.Hour() == 9 && t.Minutes == 90
		}},
		{"exception", tickets.AwaitingApproval, url.Values{"dates": {"2026-12-19T20:00"}, "cost_note": {"CHF 300"}, "variant": {"provider"}}, func(t tickets.Ticket) bool { return t.Options[0].Exception && t.CostNote == "CHF 300" }},
		{"ask", tickets.AwaitingApproval, url.Values{"text": {"Welche Version?\r\nDanke"}}, func(t tickets.Ticket) bool { return t.Question }},
		{"variant", tickets.AwaitingApproval, url.Values{"variant": {"partner"}, "partner": {"GIM"}}, func(t tickets.Ticket) bool { return t.Variant == tickets.Partner && t.Partner == "GIM" }},
		{"decline", tickets.AwaitingApproval, url.Values{"reason": {"Nein"}}, func(t tickets.Ticket) bool { return t.Outcome == tickets.OutcomeDeclined }},
		{"correct", tickets.AwaitingApproval, url.Values{"request": {"2"}, "software": {"Topal"}, "version": {"9.1"}, "setup": {"file:a\r\n\r\n file:b "}, "licence": {"promised"}, "wished": {""}}, func(t tickets.Ticket) bool {
			r := t.Requests[1]
			return r.Version == "9.1" && slices.Equal(r.Setup, []string{"file:a", "file:b"}) && r.Licence.State == tickets.LicencePromised && t.Requests[0].Version == "2027"
		}},
		{"accept", tickets.Proposed, url.Values{"party": {"petra.keller@amstutz.example"}, "option": {"2"}, "remark": {"Telefon"}}, func(t tickets.Ticket) bool { return t.State == tickets.Scheduled && t.Acceptances[0].Option == 2 }},
		{"link", tickets.Held, url.Values{"customer": {"Amstutz Treuhand AG"}, "partner": {""}}, func(t tickets.Ticket) bool { return t.Customer == "Amstutz Treuhand AG" && t.State != tickets.Held }},
		{"dismiss", tickets.Held, url.Values{"reason": {"Werbung"}}, func(t tickets.Ticket) bool { return t.Outcome == tickets.OutcomeDismissed }},
		{"add_party", tickets.AwaitingApproval, url.Values{"address": {"new@gim.example"}, "role": {"partner"}}, func(t tickets.Ticket) bool { return len(t.Parties) == 2 }},
		{"reply", tickets.AwaitingApproval, url.Values{"text": {"Grüezi"}}, func(t tickets.Ticket) bool { return t.State == tickets.AwaitingApproval }},
		{"note", tickets.Held, url.Values{"text": {"ruft an"}}, func(t tickets.Ticket) bool { return true }},
		{"assign", tickets.AwaitingApproval, url.Values{"to": {"Vera"}}, func(t tickets.Ticket) bool { return t.Assignee == "Vera" }},
		{"split", tickets.AwaitingApproval, url.Values{"requests": {"2"}}, func(t tickets.Ticket) bool { return len(t.Requests) == 1 }},
		{"merge", tickets.AwaitingApproval, url.Values{"into": {"VL-1002"}}, func(t tickets.Ticket) bool { return t.MergedInto == 1002 }},
		{"reschedule", tickets.Scheduled, url.Values{"dates": {"2026-12-17T09:00"}, "reason": {"Krankheit"}}, func(t tickets.Ticket) bool { return t.State == tickets.Proposed }},
		{"reschedule", tickets.Scheduled, url.Values{"dates": {""}, "reason": {"Krankheit"}}, func(t tickets.Ticket) bool { return t.State == tickets.AwaitingApproval }},
		{"cancel", tickets.Scheduled, url.Values{"reason": {"kein Bedarf"}}, func(t tickets.Ticket) bool { return t.Outcome == tickets.OutcomeCancelled }},
		{"start", tickets.Scheduled, url.Values{}, func(t tickets.Ticket) bool { return t.State == tickets.InProgress }},
		{"machines", tickets.InProgress, url.Values{"names": {"PC-1\nPC-2"}}, func(t tickets.Ticket) bool { return len(t.Machines) == 2 }},
		{"step", tickets.InProgress, url.Values{"step": {"1"}, "machine": {""}, "state": {"skipped"}, "remark": {"unverändert"}}, func(t tickets.Ticket) bool { return t.Runbook[0].State == tickets.StepSkipped }},
		{"step", tickets.AwaitingTest, url.Values{"step": {"9"}, "machine": {""}, "state": {"open"}, "remark": {"falsches Ticket"}}, func(t tickets.Ticket) bool { return t.Runbook[8].State == tickets.StepOpen }},
		{"step", tickets.InProgress, url.Values{"step": {"7"}, "state": {"done"}, "override_reason": {"eilt"}}, func(t tickets.Ticket) bool { return t.Runbook[6].State == tickets.StepDone }},
		{"fail", tickets.InProgress, url.Values{"rolled_back": {"false"}, "remark": {"Datenbank"}}, func(t tickets.Ticket) bool { return t.Failure != nil && !t.Failure.RolledBack }},
		{"test", tickets.AwaitingTest, url.Values{"passed": {"true"}}, func(t tickets.Ticket) bool { return t.Test.Passed }},
		{"cleanup", tickets.AwaitingCleanup, url.Values{}, func(t tickets.Ticket) bool { return t.Outcome == tickets.OutcomeDone }},
		{"close", tickets.AwaitingApproval, url.Values{"reason": {"erledigt"}}, func(t tickets.Ticket) bool { return t.State == tickets.Closed }},
		{"reopen", tickets.Closed, url.Values{}, func(t tickets.Ticket) bool { return t.State == tickets.AwaitingApproval }},
		{"retry", tickets.AwaitingApproval, url.Values{"message": {"7"}}, func(t tickets.Ticket) bool { return !t.Undeliverable }},
		{"resend", tickets.AwaitingApproval, url.Values{"to": {"petra@amstutz.example"}}, func(t tickets.Ticket) bool { return t.Contact == "petra@amstutz.example" }},
		{"take_over", tickets.AwaitingApproval, url.Values{}, func(t tickets.Ticket) bool { return t.Paused }},
	}
	tried := map[string]bool{"admit": true, "hand_back": true} // below
	for _, tt := range tests {
		tried[tt.action] = true
		t.Run(tt.action, func(t *testing.T) {
			k := newDesk(t)
			ready(k, tt.in)
			k.receive(1002, complete())
			tt.form.Set("revision", strconv.Itoa(k.store.tickets[1001].Revision))
			cookie := k.login(approverToken)
			page := k.call("GET", "/tickets/1001", approverToken, "").Body.String()
			if !strings.Contains(page, `action="/tickets/1001/`+tt.action+`"`) && tt.action != "retry" {
				t.Errorf("the page has no form for it")
			}
			w := k.submit("/tickets/1001/"+tt.action, tt.form, cookie)
			if w.Code != http.StatusSeeOther || !strings.HasPrefix(w.Header().Get("Location"), "/tickets/1001") {
				t.Fatalf("%d %s", w.Code, w.Body)
			}
			if !tt.check(k.store.tickets[1001]) {
				t.Errorf("the ticket is %+v", k.store.tickets[1001])
			}
			saysOnce(t, k, w.Result().Cookies()[0], formOf(tt.action).done)
		})
	}
	for _, name := range tickets.ActionNames() {
		if !tried[name] {
			t.Errorf("%s is not tried", name)
		}
	}
}

// saysOnce checks that the page after a press says what was done, and takes the
// cookie for it back.
func saysOnce(t *testing.T, k *desk, flash *http.Cookie, done string) {
	t.Helper()
	w := k.call("GET", "/tickets/1001", approverToken, "", func(r *http.Request) { r.AddCookie(flash) })
	if !strings.Contains(w.Body.String(), `role="status">`+done) {
		t.Errorf("the page does not say %q", done)
	}
	if c := w.Result().Cookies(); len(c) != 1 || c[0].MaxAge >= 0 {
		t.Errorf("the cookie stays: %v", c)
	}
}

func TestAdmittingAStranger(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	m := incomplete()
	_, err := k.apply(1001, tickets.MailReceived{Incoming: tickets.Incoming{Mail: m, Received: k.now}, Match: tickets.Matched{Ticket: 1001, Kind: tickets.MatchStranger}})
	must(t, err)
	k.decide(1001, &tickets.TakeOver{})
	cookie := k.login(viewerToken)
	for _, press := range []struct {
		action string
		form   url.Values
	}{{"admit", url.Values{"address": {m.From}, "role": {"partner"}}}, {"hand_back", nil}} {
		if w := k.submit("/tickets/1001/"+press.action, press.form, cookie); w.Code != http.StatusSeeOther {
			t.Errorf("%s: %d %s", press.action, w.Code, w.Body)
		}
	}
	if got := k.store.tickets[1001]; len(got.Waiting) != 0 || got.Paused {
		t.Errorf("waiting %v, paused %v", got.Waiting, got.Paused)
	}
}

// A refusal is a sentence on the page, beside the form with what was typed.
func TestARefusedForm(t *testing.T) {
	tests := []struct {
		name, action, token string
		form                url.Values
		status              int
		wants               []string
	}{
		{"dates all unticked", "approve", approverToken, url.Values{"dates": {"", ""}, "remark": {"my remark"}}, 422, []string{"Tick or enter one date", `value="my remark"`}},
		{"a date that is closed", "approve", approverToken, url.Values{"dates": {"2026-12-13T09:00"}}, 422, []string{"outside the opening hours", `value="2026-12-13T09:00"`, `class="field wrong"`}},
		{"a date that is none", "approve", approverToken, url.Values{"dates": {"soon"}}, 422, []string{"is no date with time"}},
		{"no number", "approve", approverToken, url.Values{"dates": {"2026-12-15T09:00"}, "minutes": {"long"}}, 422, []string{"is no number", `value="long"`}},
		{"not allowed", "decline", viewerToken, url.Values{"reason": {"my reason"}}, 403, []string{"Vera may not decline", "my reason</textarea>"}},
		{"stale", "note", approverToken, url.Values{"text": {"my note"}, "revision": {"99"}}, 409, []string{"was quicker", "my note</textarea>"}},
		{"damaged", "note", approverToken, url.Values{"text": {"x"}, "revision": {"1e"}}, 422, []string{"load the page again"}},
		{"empty", "ask", approverToken, url.Values{"text": {" "}}, 422, []string{"“Question, in the customer’s language” is needed.", "<details class=\"act\" id=\"ask\" open>"}},
		{"not now", "start", approverToken, nil, 409, []string{"not possible now"}},
		{"unknown", "explode", approverToken, nil, 404, []string{"There is no action"}},
		{"too large", "note", approverToken, url.Values{"text": {strings.Repeat("x", maxBody)}}, 400, []string{"larger than 1 MiB"}},
	}
	k := newDesk(t)
	k.receive(1001, complete())
	before := k.store.tickets[1001].Seq
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := k.submit("/tickets/1001/"+tt.action, tt.form, k.login(tt.token))
			if w.Code != tt.status {
				t.Errorf("status %d, want %d", w.Code, tt.status)
			}
			for _, want := range tt.wants {
				if !strings.Contains(w.Body.String(), want) {
					t.Errorf("the page lacks %q", want)
				}
			}
		})
	}
	if k.store.tickets[1001].Seq != before {
		t.Error("something was changed")
	}
}

// A guard asks for the reason to go past it, at the step that was pressed.
func TestAGuardAsksForAReason(t *testing.T) {
	k := newDesk(t)
	ready(k, tickets.InProgress)
	w := k.submit("/tickets/1001/step", url.Values{"step": {"7"}, "state": {"done"}, "remark": {"läuft"}}, k.login(approverToken))
	page := w.Body.String()
	if w.Code != http.StatusConflict || strings.Count(page, `name="override_reason"`) != 1 || !strings.Contains(page, `value="läuft"`) {
		t.Errorf("%d, %d fields", w.Code, strings.Count(page, `name="override_reason"`))
	}
}

func TestLocalDatesAreTheDesks(t *testing.T) {
	zone, err := time.LoadLocation("Europe/Zurich")
	must(t, err)
	f := formOf("approve")
	body, err := f.body(url.Values{"dates": {"2026-07-01T09:00", "2026-12-01T08:00:00Z"}, "revision": {"3"}}, zone)
	must(t, err)
	want := `{"dates":["2026-07-01T09:00:00+02:00","2026-12-01T09:00:00+01:00"],"revision":3}`
	if string(body) != want {
		t.Errorf("got %s, want %s", body, want)
	}
}
