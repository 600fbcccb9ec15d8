package bot

import (
	"testing"
	"time"

	"vorlauf/parser"
	"vorlauf/tickets"
)

// What a closed ticket had asked for is no context any more, but its test for
// some days, and what an expired one had waited for.
func TestAskedOnAClosedTicket(t *testing.T) {
	closed := time.Date(2026, 11, 17, 9, 0, 0, 0, time.UTC)
	ticket := tickets.Ticket{State: tickets.Closed, Outcome: tickets.OutcomeDone, ClosedAt: closed, Missing: []string{"setup"}}
	tested, expired := ticket, ticket
	tested.TestAsked, expired.Outcome = closed.AddDate(0, 0, -1), tickets.OutcomeExpired
	for _, c := range []struct {
		name    string
		ticket  tickets.Ticket
		days    int
		what    parser.What
		closed  bool
		missing int
	}{
		{"closed by hand", ticket, 1, parser.AskedNothing, true, 0},
		{"after a test", tested, 30, parser.AskedTest, true, 0},
		{"long after a test", tested, 31, parser.AskedNothing, true, 0},
		{"expired", expired, 1, parser.AskedNothing, false, 1},
	} {
		a := askedOn(c.ticket, closed.AddDate(0, 0, c.days), 30)
		if a.What != c.what || a.Closed != c.closed || len(a.Missing) != c.missing {
			t.Errorf("%s: %+v", c.name, a)
		}
	}
}

// A request on a ticket that was closed while it waited for details opens it
// again, although it hands over a setup (procedure 1.1).
func TestARequestOpensAClosedTicketAgain(t *testing.T) {
	d := newDesk(t)
	d.keep(request(1))
	d.settle()
	if _, err := d.Press(d.ctx, 1001, tickets.Staff{Name: "a", Approver: true}, nil, &tickets.Close{Reason: "by telephone"}); err != nil {
		t.Fatal(err)
	}
	ticket, _ := d.Store.Ticket(d.ctx, 1001)
	d.keep("From: a1@kunde.example\nTo: desk@desk.example\nMessage-ID: <more@kunde.example>\nIn-Reply-To: <" + ticket.Thread[len(ticket.Thread)-1] + ">\nSubject: Re: [VL-1001] Noch offene Angaben: Topal\n\nBitte aktualisieren Sie bei uns auch Abacus auf 2027. Setup: https://abacus.example/27.exe\n\nAm 17.11.2026 um 09:00 schrieb der Kundendienst:\n> Uns fehlt noch das Installationssetup. Bitte senden Sie es uns.\n")
	d.settle()
	if ticket, _ = d.Store.Ticket(d.ctx, 1001); ticket.State != tickets.AwaitingInfo {
		t.Errorf("%s %v", ticket.State, ticket.Attention)
	}
}
