package console

import (
	"strconv"
	"strings"
	"testing"

	"vorlauf/tickets"
)

// updated is a desk on which VL-1 is done and waits for the customer's test.
func updated(t *testing.T) *paged {
	p := proposed(t)
	p.answer(p.link(1, tickets.Proposal, petra), "option=1", 200, "Zusage")
	p.decide(1, &tickets.Start{})
	for step := 1; step <= 9; step++ {
		p.decide(1, &tickets.TickStep{Step: step, State: tickets.StepDone})
	}
	p.decide(1, &tickets.TickStep{Step: 10, State: tickets.StepSkipped, Remark: "no client part"})
	p.decide(1, &tickets.TickStep{Step: 11, State: tickets.StepDone})
	if got := p.store.tickets[1].State; got != tickets.AwaitingTest {
		t.Fatalf("state %s", got)
	}
	return p
}

func TestPassedOnThePage(t *testing.T) {
	p := updated(t)
	path := p.link(1, tickets.TestRequest, petra)
	p.unchanged(1, func() {
		p.open(path, 200, `value="passed"`, `value="failed"`, "Sicherungskopien")
		p.answer(path, "option=1", 422, "wählen")
	})
	p.answer(path, "option=passed", 200, "Ihr Ergebnis ist bei uns eingegangen")
	if got := p.store.tickets[1]; got.State != tickets.AwaitingCleanup || got.Test == nil || !got.Test.Passed || got.Test.By != petra {
		t.Errorf("%s, %+v", got.State, got.Test)
	}
	p.unchanged(1, func() { p.answer(path, "option=passed", 200, "Ihr Ergebnis ist bei uns eingegangen") })
	p.open(path, 200, "doch etwas aufgefallen") // a problem that shows later
}

func TestFailedOnThePage(t *testing.T) {
	p := updated(t)
	path := p.link(1, tickets.TestReminder, petra)
	p.answer(path, "option=failed&remark=Drucken%0D%0Ageht+nicht+"+strings.Repeat("x", 3000), 200, "Ihr Ergebnis ist bei uns eingegangen")
	got := p.store.tickets[1]
	if got.State != tickets.InProgress || got.Test.Passed || !strings.HasPrefix(got.Test.Remark, "Drucken geht nicht") || len(got.Test.Remark) > 2010 {
		t.Errorf("%s, %+v", got.State, got.Test)
	}
	p.unchanged(1, func() {
		p.open(path, 200, "früheren Nachricht")
		p.answer(path, "option=passed", 409, "früheren Nachricht")
	})
}

func TestPartnersDoNotTest(t *testing.T) {
	p := updated(t)
	p.decide(1, &tickets.AddParty{Address: "pius@gim.example", Role: tickets.RolePartner})
	path := p.link(1, tickets.TestRequest, "pius@gim.example")
	p.unchanged(1, func() { p.answer(path, "option=passed", 403, "geändert") })
}

func TestDatesLinkAnswersNoTest(t *testing.T) {
	p := updated(t)
	p.unchanged(1, func() {
		p.answer(p.link(1, tickets.Acknowledgement, petra), "option=passed", 422, "wählen")
	})
}

func TestNote(t *testing.T) {
	for in, want := range map[string]string{"": "", " a\r\n b\t": "a b", "\xff": "", strings.Repeat("é", 2001): strings.Repeat("é", 2000) + "…"} {
		if got := note(in); got != want {
			t.Errorf("note(%s): %s", strconv.QuoteToASCII(in), strconv.QuoteToASCII(got))
		}
	}
}
