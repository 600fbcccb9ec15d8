package console

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// labels are what is offered, ticked ones with a star.
func labels(all []choice) []string {
	return each(all, func(c choice) string {
		s := c.Label
		if c.Note != "" {
			s += " (" + c.Note + ")"
		}
		if c.Chosen {
			s += " *"
		}
		return s
	})
}

func TestDatesToApprove(t *testing.T) {
	k := testConsole(t)
	slot := func(day int) calendar.Slot {
		start := time.Date(2026, 12, day, 9, 0, 0, 0, k.zone())
		return calendar.Slot{Start: start, End: start.Add(2 * time.Hour)}
	}
	own := func(day int, verdict string) *tickets.OwnDate {
		return &tickets.OwnDate{Start: slot(day).Start, End: slot(day).End, By: "petra", Verdict: tickets.Said{Text: verdict}}
	}
	tests := []struct {
		name string
		t    tickets.Ticket
		want []string
	}{
		{"suggested ones are ticked", tickets.Ticket{Suggested: []calendar.Slot{slot(14), slot(15)}}, []string{"Mon 14 Dec, 09:00–11:00 *", "Tue 15 Dec, 09:00–11:00 *"}},
		{"early ones are not", tickets.Ticket{Suggested: []calendar.Slot{slot(14)}, Early: []calendar.Slot{slot(2)}}, []string{"Mon 14 Dec, 09:00–11:00 *", "Wed 2 Dec, 09:00–11:00 (at short notice)"}},
		{"a date of their own that is possible is ticked alone", tickets.Ticket{Suggested: []calendar.Slot{slot(14), slot(15)}, Own: own(14, "")}, []string{"Mon 14 Dec, 09:00–11:00 (the date of petra: approving it alone schedules it) *", "Tue 15 Dec, 09:00–11:00"}},
		{"one that is not is shown with the reason", tickets.Ticket{Suggested: []calendar.Slot{slot(15)}, Own: own(8, "public holiday")}, []string{"Tue 8 Dec, 09:00–11:00 (public holiday)", "Tue 15 Dec, 09:00–11:00 *"}},
		{"none", tickets.Ticket{}, []string{}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, labels(suggestedDates(source{k: k, t: tt.t}))); diff != "" {
				t.Errorf("-want +got:\n%s", diff)
			}
		})
	}
}

func TestChoices(t *testing.T) {
	k := testConsole(t)
	start := time.Date(2026, 12, 14, 9, 0, 0, 0, k.zone())
	s := source{k: k, by: tickets.Staff{Name: "Vera"}, known: catalogue(), t: tickets.Ticket{
		SuggestedVariant: tickets.Partner, Contact: "b@x.example", Duplicates: []int64{7, 8}, Minutes: 90,
		Parties: []tickets.Party{{Address: "a@x.example", Role: tickets.RolePartner}, {Address: "b@x.example", Role: tickets.RoleCustomer}},
		Options: []tickets.Option{
			{Option: 1, Start: start, End: start.Add(time.Hour), Status: tickets.OptionWithdrawn},
			{Option: 2, Start: start, End: start.Add(time.Hour), Status: tickets.OptionLapsed},
			{Option: 3, Start: start, End: start.Add(time.Hour), Status: tickets.OptionOpen},
		},
		Requests: []tickets.Request{{ID: 1, Software: "Abacus", Version: "2027"}, {ID: 4}},
		Waiting:  []tickets.Incoming{{Mail: tickets.Mail{From: "s@y.example"}}, {Mail: tickets.Mail{From: "s@y.example"}}},
	}, request: tickets.Request{Licence: tickets.Licence{State: tickets.LicencePromised}}}
	for _, tt := range []struct {
		name string
		got  []choice
		want []string
	}{
		{"variants", variants(s), []string{"we update", "the partner updates, we accompany *"}},
		{"customers", customers(s), []string{"–", "Amstutz Treuhand AG", "Rochat Fiduciaire SA"}},
		{"vendors", vendors(s), []string{"–", "GIM"}},
		{"parties", parties(s), []string{"a@x.example (partner)", "b@x.example (customer) *"}},
		{"acceptable", acceptable(s), []string{"2: Mon 14 Dec, 09:00–10:00 (lapsed)", "3: Mon 14 Dec, 09:00–10:00"}},
		{"colleagues", colleagues(s), []string{"nobody", "Anna", "Vera *"}},
		{"licences", licences(s), []string{"provided", "not needed", "promised, will follow *", "nothing said"}},
		{"requests", requests(s), []string{"Abacus 2027", "unnamed software"}},
		{"strangers", strangers(s), []string{"s@y.example"}},
	} {
		if diff := cmp.Diff(tt.want, labels(tt.got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	if got := duplicate(s); got != "7" {
		t.Errorf("duplicate %q", got)
	}
	if got := plannedMinutes(s); got != "90" {
		t.Errorf("minutes %q", got)
	}
	s.t.Assignee = "Gone"
	if !slices.Contains(labels(colleagues(s)), "Gone *") {
		t.Error("who has it is not offered")
	}
}
