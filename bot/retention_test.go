package bot

import (
	"testing"
	"time"

	"vorlauf/tickets"
)

// closed is a desk with a ticket that was closed, and the moment after which it
// is reduced.
func closed(t *testing.T) (*desk, time.Time) {
	d := newDesk(t)
	d.keep(request(1))
	d.settle()
	if _, err := d.Press(d.ctx, 1001, tickets.Staff{Name: "anna"}, nil, &tickets.Close{Reason: "by telephone"}); err != nil {
		t.Fatal(err)
	}
	return d, d.clock.Now().AddDate(0, 24, 1)
}

func (d *desk) reduced() bool {
	d.t.Helper()
	got, err := d.Store.Ticket(d.ctx, 1001)
	if err != nil {
		d.t.Fatal(err)
	}
	return got.Reduced
}

func TestOldTicketsAreReduced(t *testing.T) {
	d, after := closed(t)
	if err := d.Advance(d.ctx, d.clock, after.AddDate(0, 0, -3)); err != nil || d.reduced() {
		t.Fatalf("too early: %v, %v", err, d.reduced())
	}
	if err := d.Advance(d.ctx, d.clock, after); err != nil || !d.reduced() {
		t.Errorf("not reduced: %v", err)
	}
}

// The desk wakes every day, also where nothing falls due and no mail comes.
func TestNextWork(t *testing.T) {
	d := newDesk(t)
	next, err := d.nextWork(d.ctx)
	if want := time.Date(2026, 11, 18, 0, 1, 0, 0, d.clock.Now().Location()); err != nil || !next.Equal(want) {
		t.Errorf("%v, want %v; %v", next, want, err)
	}
}
