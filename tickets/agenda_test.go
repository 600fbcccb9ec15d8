package tickets

import (
	"slices"
	"strings"
	"testing"
	"time"
)

func TestEntries(t *testing.T) {
	desk := Desk{Address: "desk@msp.example", Instance: "k3"}
	at := time.Date(2026, 12, 8, 8, 0, 0, 0, time.UTC)
	offered := Ticket{
		Number: 1042, State: Proposed, Customer: "Amstutz", Requests: []Request{{Software: "Abacus", Version: "2026"}},
		Variant: Partner, Partner: "GIM", Assignee: "anna", CostNote: "CHF 180", Machines: []string{"PC-1"}, Updated: at,
		Options: []Option{
			{Option: 1, Start: at, End: at.Add(time.Hour), Status: OptionWithdrawn},
			{Option: 2, Start: at, End: at.Add(time.Hour), Status: OptionOpen},
			{Option: 3, Start: at.AddDate(0, 0, 1), End: at.AddDate(0, 0, 1).Add(time.Hour), Status: OptionOpen},
		},
	}
	held := offered.Entries(desk)
	if len(held) != 2 || !held[0].Tentative || held[0].UID != "vl-1042-2.k3@msp.example" || held[1].UID == held[0].UID {
		t.Fatalf("%+v", held)
	}
	for _, e := range held {
		if e.Title != "offered: Amstutz: Abacus 2026 (VL-1042)" || e.Assignee != "anna" || e.Ticket != 1042 || !e.Changed.Equal(at) {
			t.Errorf("%+v", e)
		}
		for _, want := range []string{"GIM", "PC-1", "anna", "CHF 180"} {
			if !strings.Contains(e.Text, want) {
				t.Errorf("no %q in %q", want, e.Text)
			}
		}
	}
	agreed := offered
	agreed.Options = slices.Clone(offered.Options)
	agreed.Appointment = &Appointment{Start: at, End: at.Add(time.Hour), UID: "vl-1042.k3@msp.example", Sequence: 4}
	agreed.State, agreed.Customer = Scheduled, ""
	if got := agreed.Entries(desk); len(got) != 1 || got[0].Tentative || got[0].UID != "vl-1042.k3@msp.example" || got[0].Sequence != 4 || got[0].Title != "Abacus 2026 (VL-1042)" {
		t.Errorf("%+v", got)
	}
	agreed.State = Closed
	if got := agreed.Entries(desk); got != nil {
		t.Errorf("closed: %+v", got)
	}
}
