package console

import (
	"strconv"
	"testing"
	"time"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

func itoa(n int64) string { return strconv.FormatInt(n, 10) }

func testConsole(t *testing.T) *console {
	k := newDesk(t)
	return &console{Config: k.config}
}

func TestTimesInWords(t *testing.T) {
	k := testConsole(t)
	at := func(s string) time.Time {
		v, err := time.Parse(time.RFC3339, s)
		must(t, err)
		return v
	}
	for _, tt := range []struct{ got, want string }{
		{k.when(at("2026-12-14T08:00:00Z")), "Mon 14 Dec, 09:00"},
		{k.when(at("2026-12-31T23:30:00Z")), "Fri 1 Jan 2027, 00:30"},
		{k.when(at("2026-07-14T08:00:00Z")), "Tue 14 Jul, 10:00"},
		{k.span(calendar.Slot{Start: at("2026-12-14T08:00:00Z"), End: at("2026-12-14T10:00:00Z")}), "Mon 14 Dec, 09:00–11:00"},
		{k.span(calendar.Slot{Start: at("2026-12-14T20:00:00Z"), End: at("2026-12-15T01:00:00Z")}), "Mon 14 Dec, 21:00 to Tue 15 Dec, 02:00"},
		{k.wish("2026-12-14"), "Mon 14 Dec"},
		{k.wish("2026-12-14T09:00"), "Mon 14 Dec, 09:00"},
		{k.wish("2026-12-14/2026-12-18"), "Mon 14 Dec to Fri 18 Dec"},
		{k.wish("soon/later"), "soon/later"},
		{ago(3 * time.Second), "a moment"},
		{ago(59 * time.Minute), "59 min"},
		{ago(47 * time.Hour), "47 h"},
		{ago(60 * time.Hour), "3 days"},
		{templates.Size(999), "999 B"},
		{templates.Size(48_300_000), "48.3 MB"},
		{templates.Size(2381), "2 kB"},
		{minutes(90), "1 h 30 min"},
		{minutes(120), "2 h"},
		{minutes(45), "45 min"},
		{list([]string{"a", "b", "c"}), "a, b and c"},
		{list([]string{"a"}), "a"},
		{list(nil), ""},
		{sentence("a date is missing"), "A date is missing."},
		{sentence("“x” is needed."), "“x” is needed."},
		{sentence("überfällig?"), "Überfällig?"},
		{sentence(""), ""},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
}

func TestEveryStateHasAWord(t *testing.T) {
	for _, s := range states {
		if stateWords[s] == "" {
			t.Errorf("%s has none", s)
		}
	}
}

func TestWhatIsToBeDone(t *testing.T) {
	k := testConsole(t)
	now := k.Now()
	for _, tt := range []struct {
		t    tickets.Ticket
		want string
	}{
		{tickets.Ticket{State: tickets.Proposed, Attention: []tickets.Said{{Text: "first"}, {Text: "x wrote (other)"}}}, "X wrote (other)."},
		{tickets.Ticket{State: tickets.Held}, "Unknown author: link or dismiss."},
		{tickets.Ticket{State: tickets.Scheduled, Undeliverable: true}, "A mail did not arrive."},
		{tickets.Ticket{State: tickets.Proposed, Waiting: make([]tickets.Incoming, 1)}, "A mail of somebody who is no party."},
		{tickets.Ticket{State: tickets.AwaitingApproval, Other: true}, "Asks for something else: reply or close."},
		{tickets.Ticket{State: tickets.AwaitingApproval, Missing: []string{"setup", "licence"}}, "Decide; missing: the installation setup and the licence."},
		{tickets.Ticket{State: tickets.AwaitingApproval}, "Approve dates."},
		{tickets.Ticket{State: tickets.AwaitingInfo, Deadline: tickets.Deadline{At: now, Kind: tickets.DueInfoExpiry}}, "Was asked something. Mon 23 Nov, 09:00: closes without an answer."},
		{tickets.Ticket{State: tickets.Proposed, Options: []tickets.Option{{Status: tickets.OptionOpen, Until: now}}}, "Held until Mon 23 Nov, 09:00."},
		{tickets.Ticket{State: tickets.InProgress, Runbook: []tickets.Step{{State: tickets.StepDone}, {State: tickets.StepOpen}}}, "1 of 2 steps."},
		{tickets.Ticket{State: tickets.AwaitingCleanup, CleanupDue: now}, "Delete backup copies Mon 23 Nov."},
		{tickets.Ticket{State: tickets.Closed, Outcome: tickets.OutcomeExpired}, "Expired."},
	} {
		if got := k.next(tt.t); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.t.State, got, tt.want)
		}
	}
}
