package tickets

import (
	"errors"
	"reflect"
	"testing"
)

func TestParseAction(t *testing.T) {
	a, revision, err := ParseAction("approve", []byte(`{"dates": ["2026-12-09T09:00:00+01:00"], "minutes": 90, "revision": 7}`))
	if err != nil {
		t.Fatal(err)
	}
	approve, ok := a.(*Approve)
	if !ok || len(approve.Dates) != 1 || approve.Minutes != 90 || revision == nil || *revision != 7 {
		t.Errorf("got %+v, revision %v", a, revision)
	}
	for _, empty := range []string{"", " ", "{}"} {
		if a, revision, err := ParseAction("cleanup", []byte(empty)); err != nil || revision != nil || a == nil {
			t.Errorf("%q: %v", empty, err)
		}
	}
}

func TestParseActionRefuses(t *testing.T) {
	for _, c := range []struct {
		name, body string
		code       Code
		field      string
	}{
		{"approv", `{}`, NotFound, ""},
		{"", `{}`, NotFound, ""},
		{"approve", `[]`, Malformed, ""},
		{"approve", `{`, Malformed, ""},
		{"approve", `"x"`, Malformed, ""},
		{"approve", `{} {}`, Malformed, ""},
		{"approve", `{"date": []}`, Argument, "date"},
		{"approve", `{"Dates": []}`, Argument, "Dates"},
		{"approve", `{"dates": "tomorrow"}`, Argument, "dates"},
		{"approve", `{"dates": ["2026-12-09T09:00"]}`, Argument, "dates"},
		{"approve", `{"minutes": "90"}`, Argument, "minutes"},
		{"approve", `{"revision": "7"}`, Argument, "revision"},
		{"step", `{"step": 1.5}`, Argument, "step"},
		{"test", `{"passed": "yes"}`, Argument, "passed"},
		{"note", `{"text": 1}`, Argument, "text"},
	} {
		_, _, err := ParseAction(c.name, []byte(c.body))
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Code != c.code || refusal.Field != c.field {
			t.Errorf("%s %s: %v", c.name, c.body, err)
		}
	}
}

// The list of actions is complete and of one piece: names are unique, and each
// name makes the action that bears it.
func TestActionNames(t *testing.T) {
	seen := map[string]bool{}
	for _, name := range ActionNames() {
		a, _, err := ParseAction(name, nil)
		if err != nil || seen[name] || ActionName(a) != name {
			t.Errorf("%s: %v", name, err)
		}
		seen[name] = true
		for i := range reflect.TypeOf(a).Elem().NumField() {
			if reflect.TypeOf(a).Elem().Field(i).Tag.Get("json") == "" {
				t.Errorf("%s has an argument without a name", name)
			}
		}
	}
	if len(seen) != 30 {
		t.Errorf("%d actions, the contract names 30", len(seen))
	}
}

// What is missing is said with its field, in every action that needs it.
func TestNeededArguments(t *testing.T) {
	for _, c := range []struct{ name, body, field string }{
		{"exception", `{"dates": ["2026-12-12T09:00:00+01:00"]}`, "cost_note"},
		{"exception", `{"cost_note": "CHF 1"}`, "dates"},
		{"exception", `{"dates": ["2026-11-01T09:00:00+01:00"], "cost_note": "CHF 1"}`, "dates"},
		{"ask", `{}`, "text"}, {"reply", `{"text": " "}`, "text"}, {"note", `{}`, "text"},
		{"decline", `{}`, "reason"}, {"cancel", `{}`, "reason"}, {"close", `{}`, "reason"},
		{"variant", `{}`, "variant"}, {"variant", `{"variant": "both"}`, "variant"},
		{"variant", `{"variant": "partner", "partner": "Nobody"}`, "partner"},
		{"approve", `{"variant": "both"}`, "variant"}, {"approve", `{"minutes": 99999}`, "minutes"},
		{"correct", `{"request": 9, "software": "x"}`, "request"}, {"correct", `{"licence": "maybe"}`, "licence"},
		{"correct", `{"wished": ["soon"]}`, "wished"},
		{"add_party", `{"address": "x@y.example"}`, "role"}, {"add_party", `{"address": "x", "role": "partner"}`, "address"},
		{"merge", `{}`, "into"}, {"machines", `{}`, "names"}, {"retry", `{}`, "message"},
		{"resend", `{}`, "to"}, {"resend", `{"to": "a b@c.example"}`, "to"},
	} {
		k := newDesk(t)
		number := order(t, k)
		a, _, err := ParseAction(c.name, []byte(c.body))
		if err != nil {
			t.Fatal(err)
		}
		_, err = k.apply(number, Press{By: Staff{Name: "eva", Approver: true}, Action: a})
		var refusal *Refusal
		if !errors.As(err, &refusal) || refusal.Code != Argument || refusal.Field != c.field {
			t.Errorf("%s %s: %v", c.name, c.body, err)
		}
	}
}

// order opens a complete request of Amstutz on Tuesday 17 November 2026.
func order(t *testing.T, k *desk) int64 {
	t.Helper()
	k.now = opening(k.zone)
	number, err := k.receive(Mail{
		MessageID: "m1@amstutz.example", From: "s.keller@amstutz.example", Class: Human, Intent: UpdateRequest,
		Requests: []Request{{Software: "Abacus", Setup: []string{"file:x"}, Licence: Licence{State: LicenceProvided}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return number
}
