package bot

import (
	"io"
	"strings"
	"testing"

	"vorlauf/parser"
	"vorlauf/tickets"
)

// A dry run reports on each mail in turn, also on one that cannot be read, and
// sends nothing.
func TestRehearse(t *testing.T) {
	d := newDesk(t)
	d.read = func(r io.Reader, o parser.Options) *parser.Message {
		m := parser.Read(r, o)
		if m.Mail.Subject == "poison" {
			panic("poison")
		}
		return m
	}
	d.keep(request(1), "From: x@kunde.example\nSubject: poison\n\npoison\n",
		"From: a1@kunde.example\nSubject: Re: Update Topal\nMessage-ID: <r1@kunde.example>\nIn-Reply-To: <m1@kunde.example>\n\nDie Lizenz bleibt gleich.\n")
	var said []string
	n, err := d.Rehearse(d.ctx, func(r Rehearsed) error {
		state := string(r.Ticket.State)
		if r.New {
			state = "new " + state
		}
		said = append(said, state)
		return nil
	})
	if err != nil || n != 3 {
		t.Fatalf("%d mails, %v", n, err)
	}
	if got := strings.Join(said, ", "); got != "new awaiting_info, new held, awaiting_info" {
		t.Errorf("said %s", got)
	}
	if got := d.states(); len(d.out.sent) != 0 || got[tickets.Held] != 1 {
		t.Errorf("sent %q, %v", d.out.sent, got)
	}
}
