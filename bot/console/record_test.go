package console

import (
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

func TestRecord(t *testing.T) {
	p := updated(t)
	p.decide(1, &tickets.Note{Text: "for us alone"})
	p.answer(p.link(1, tickets.TestRequest, petra), "option=passed", 200, "Ergebnis")
	p.now = p.now.AddDate(0, 0, 8)
	p.decide(1, &tickets.Cleanup{})
	p.now = p.now.AddDate(1, 0, 0) // printed later: the year must stand in it
	w := p.call("GET", "/tickets/1/record", viewerToken, "")
	page := w.Body.String()
	if w.Code != 200 {
		t.Fatalf("%d\n%s", w.Code, page)
	}
	for _, want := range []string{
		"Record of VL-1", "Abacus 2027", "Amstutz Treuhand AG", "14 December 2026, 09:00–11:00", petra + " (customer)", "by page",
		"back up the application server", "does not apply", "no client part", "Anna", "23 November 2026", "passed, " + petra, "done, 1 December 2026",
		"from " + petra, "to " + petra,
	} {
		if !strings.Contains(strings.ToLower(page), strings.ToLower(want)) {
			t.Errorf("no %q", want)
		}
	}
	for _, not := range []string{"for us alone", "ABCD-EFGH-1234", "<form method=\"post\" action=\"/tickets"} {
		if strings.Contains(page, not) {
			t.Errorf("%q is on the record", not)
		}
	}
}

func TestRecordOfAFailure(t *testing.T) {
	p := proposed(t)
	p.answer(p.link(1, tickets.Proposal, petra), "option=1", 200, "Zusage")
	p.decide(1, &tickets.Start{})
	yes := true
	p.decide(1, &tickets.Fail{Remark: "the service does not start", RolledBack: &yes})
	page := p.call("GET", "/tickets/1/record", approverToken, "").Body.String()
	if !strings.Contains(page, "the service does not start, the backup was restored") {
		t.Error(page)
	}
}

func TestRecordThatIsNot(t *testing.T) {
	k := newDesk(t)
	if w := k.call("GET", "/tickets/7/record", approverToken, ""); w.Code != 404 {
		t.Errorf("unknown: %d", w.Code)
	}
	if w := k.call("GET", "/tickets/7/record", "", ""); w.Code != 303 {
		t.Errorf("without a login: %d", w.Code)
	}
}

func TestSpanOnPaper(t *testing.T) {
	k := &console{Config: newDesk(t).config}
	from := time.Date(2026, 12, 14, 22, 0, 0, 0, k.zone())
	for to, want := range map[time.Time]string{
		from:                      "14 December 2026, 22:00",
		from.Add(time.Hour):       "14 December 2026, 22:00–23:00",
		from.Add(3 * time.Hour):   "14 December 2026, 22:00 – 15 December 2026, 01:00",
		from.Add(-24 * time.Hour): "14 December 2026, 22:00",
	} {
		if got := k.spanOnPaper(from, to); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
