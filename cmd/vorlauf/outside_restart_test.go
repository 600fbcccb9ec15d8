package main

import (
	"net/http"
	"path/filepath"
	"testing"

	"vorlauf/bot"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// Whoever reads the ready line can rely on it.
func TestReadyWhenTheLineSaysSo(t *testing.T) {
	for range 5 {
		o := begin(t)
		if status := o.request("GET", "/readyz", "", "", nil); status != http.StatusOK {
			t.Fatalf("right after the ready line: %d", status)
		}
		o.stop()
	}
}

// A mail that was being sent when the desk went down leaves at the next start,
// although the clock stands still.
func TestAnInterruptedMailLeavesAtTheNextStart(t *testing.T) {
	dir := t.TempDir()
	flags := []string{"-empty", "-data", dir, "-now", tuesday}
	o := outside{startDemo(t, flags...)}
	o.send(keller, complete)
	o.stop()
	before := len(mailboxOf(t, flags))
	interrupt(t, dir)
	if after := mailboxOf(t, flags); len(after) != before+1 {
		t.Errorf("%d mails after the start, %d before", len(after), before)
	}
}

// mailboxOf starts the demo, settles it and returns what the customer has got.
func mailboxOf(t *testing.T, flags []string) (all []struct{ Subject string }) {
	t.Helper()
	o := outside{startDemo(t, flags...)}
	defer o.stop()
	o.settle()
	o.get("/demo/mailbox/"+keller, &all)
	return all
}

// interrupt claims a mail of the desk, as one does who is killed before the
// server has answered.
func interrupt(t *testing.T, dir string) {
	t.Helper()
	c := (&demoFlags{data: dir}).config(listen(t).Addr(), listen(t).Addr(), "a-token-that-is-long")
	now, _ := (&demoFlags{data: dir}).keptClock()
	db, err := store.Open(t.Context(), filepath.Join(dir, "vorlauf.db"), c.storeOptions(nil))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	clock := bot.NewDemoClock(now, true, c.rules.Calendar.Zone())
	press := tickets.Press{By: tickets.Staff{Name: "anna", Approver: true}, Action: &tickets.Reply{Text: "We are on it."}}
	if _, err := db.Apply(t.Context(), "http/reply", 1001, press, clock.Now()); err != nil {
		t.Fatal(err)
	}
	if claimed, err := db.Claim(t.Context(), clock.Now(), 1); err != nil || len(claimed) != 1 {
		t.Fatalf("claimed %v, %v", claimed, err)
	}
}
