package tickets

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"
)

// told is a closed ticket full of what somebody could be known by.
func told() Ticket {
	at := time.Date(2026, 12, 8, 8, 0, 0, 0, time.UTC)
	request := Request{ID: 1, Software: "Abacus", Version: "2026", Setup: []string{"https://secret.example/x"},
		Licence: Licence{State: LicenceProvided, Items: []string{"key:SECRET-1", "file:secret.lic"}}}
	waiting := request
	waiting.Licence.Items = []string{"key:SECRET-2", "key:SECRET-1"}
	return Ticket{
		Number: 1042, Seq: 9, State: Closed, Outcome: OutcomeDone, Customer: "Secret AG", Subject: "secret", Contact: "secret@secret.example",
		Requests: []Request{request}, Parties: []Party{{Address: "secret@secret.example"}}, Assignee: "secret", Partner: "Secret GmbH",
		Acceptances: []Acceptance{{Party: "secret@secret.example"}}, Runbook: []Step{{Step: 1, By: "secret", Remark: "secret"}}, Machines: []string{"SECRET-PC"},
		Appointment: &Appointment{Start: at, End: at.Add(time.Hour), UID: "secret", CostNote: "secret"}, Test: &Test{Passed: true, By: "secret", Remark: "secret"},
		Thread: []string{"secret"}, Waiting: []Incoming{{Mail: Mail{From: "secret@secret.example", Requests: []Request{waiting}}}}, ClosedAt: at, Received: at, Created: at,
		Failure: &Failure{By: "secret"}, Options: []Option{{Option: 1}}, Attention: []Said{say("secret")}, CostNote: "secret",
	}
}

func TestFigures(t *testing.T) {
	kept := told().Figures()
	text, err := json.Marshal(kept)
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(strings.ToLower(string(text)), "secret") {
		t.Errorf("it still says: %s", text)
	}
	if kept.Number != 1042 || kept.Outcome != OutcomeDone || kept.Requests[0].Software != "Abacus" || kept.Appointment.Start.IsZero() || !kept.Test.Passed || kept.ClosedAt.IsZero() {
		t.Errorf("figures are missing: %s", text)
	}
	for _, action := range []string{"reopen", "test", "reply", "resend"} {
		if slices.Contains(kept.Actions(), action) {
			t.Errorf("%s is possible", action)
		}
	}
}

func TestKeys(t *testing.T) {
	full := told()
	if got := full.Keys(); !slices.Equal(got, []string{"SECRET-1", "SECRET-2"}) {
		t.Errorf("keys %q", got)
	}
	alone := Mail{Intent: SelfService, Alone: []Request{{Licence: Licence{Items: []string{"key:SECRET-3"}}}}}
	waits := Ticket{Waiting: []Incoming{{Mail: alone}}}
	if got := waits.Keys(); !slices.Equal(got, []string{"SECRET-3"}) {
		t.Errorf("keys of a mail that waits %q", got)
	}
	bare := full.WithoutKeys()
	if got := bare.Keys(); got != nil {
		t.Errorf("still %q", got)
	}
	if l := bare.Requests[0].Licence; l.State != LicenceProvided || !slices.Equal(l.Items, []string{"file:secret.lic"}) {
		t.Errorf("licence %+v", l)
	}
	if got := full.Keys(); len(got) != 2 {
		t.Errorf("the ticket itself was changed: %q", got)
	}
}
