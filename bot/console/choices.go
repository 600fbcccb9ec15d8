package console

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// Here is what the fields of the forms offer.

func always(tickets.Ticket) bool { return true }

func in(all ...tickets.State) func(tickets.Ticket) bool {
	return func(t tickets.Ticket) bool { return slices.Contains(all, t.State) }
}

func lacksSomething(s source) bool { return len(s.t.Missing) > 0 }

func onLines(all []string) string { return strings.Join(all, "\n") }

// suggestedDates are the date of the customer's own, those that keep the lead
// time, and those before it ends. Ticked are those that nothing speaks against.
func suggestedDates(s source) []choice {
	var all []choice
	add := func(d calendar.Slot, note string, chosen bool) {
		start := d.Start.Format(time.RFC3339)
		if !slices.ContainsFunc(all, func(c choice) bool { return c.Value == start }) {
			all = append(all, choice{Value: start, Label: s.k.span(d), Note: note, Chosen: chosen})
		}
	}
	own := s.t.Own != nil && s.t.Own.Verdict.Text == ""
	if o := s.t.Own; o != nil {
		add(calendar.Slot{Start: o.Start, End: o.End}, cmp.Or(o.Verdict.Text, "the date of "+o.By+": approving it alone schedules it"), own)
	}
	for _, d := range s.t.Suggested {
		add(d, "", !own)
	}
	for _, d := range s.t.Early {
		add(d, "at short notice", false)
	}
	return all
}

func variants(s source) []choice {
	current := cmp.Or(s.t.Variant, s.t.SuggestedVariant)
	all := make([]choice, 0, 2)
	for _, v := range []tickets.Variant{tickets.Provider, tickets.Partner} {
		all = append(all, choice{Value: string(v), Label: variantWords[v], Chosen: v == current})
	}
	return all
}

func plannedMinutes(s source) string {
	if s.t.Minutes == 0 {
		return ""
	}
	return strconv.Itoa(s.t.Minutes)
}

func customers(s source) []choice {
	all := []choice{{Label: "–"}}
	for _, c := range s.known.Customers {
		all = append(all, choice{Value: c.Name, Label: c.Name})
	}
	return all
}

func vendors(s source) []choice {
	all := []choice{{Label: "–"}}
	for _, v := range s.known.Partners {
		all = append(all, choice{Value: v.Name, Label: v.Name})
	}
	return all
}

// strangers are the authors of mails that wait.
func strangers(s source) []choice {
	var all []choice
	for _, in := range s.t.Waiting {
		if !slices.ContainsFunc(all, func(c choice) bool { return c.Value == in.Mail.From }) {
			all = append(all, choice{Value: in.Mail.From, Label: in.Mail.From})
		}
	}
	return all
}

func roles(source) []choice {
	return []choice{{Value: string(tickets.RoleCustomer), Label: "the customer"}, {Value: string(tickets.RolePartner), Label: "the partner"}}
}

func parties(s source) []choice {
	var all []choice
	for _, p := range s.t.Parties {
		all = append(all, choice{Value: p.Address, Label: p.Address + " (" + string(p.Role) + ")", Chosen: p.Address == s.t.Contact})
	}
	return all
}

// acceptable are the options that may still be accepted.
func acceptable(s source) []choice {
	var all []choice
	for _, o := range s.t.Options {
		note := ""
		switch o.Status {
		case tickets.OptionWithdrawn:
			continue
		case tickets.OptionLapsed:
			note = "lapsed"
		}
		all = append(all, choice{Value: strconv.Itoa(o.Option), Label: strconv.Itoa(o.Option) + ": " + s.k.span(o.Slot()), Note: note})
	}
	return all
}

func colleagues(s source) []choice {
	all := []choice{{Label: "nobody"}}
	names := s.k.staffNames()
	if s.t.Assignee != "" && !slices.Contains(names, s.t.Assignee) {
		names = append(names, s.t.Assignee)
	}
	for _, n := range names {
		all = append(all, choice{Value: n, Label: n, Chosen: n == cmp.Or(s.t.Assignee, s.by.Name)})
	}
	return all
}

// staffNames are in order of the alphabet.
func (k *console) staffNames() []string {
	var names []string
	for _, s := range k.Staff {
		if !slices.Contains(names, s.Name) {
			names = append(names, s.Name)
		}
	}
	slices.Sort(names)
	return names
}

func licences(s source) []choice {
	all := make([]choice, 0, 4)
	for _, l := range []tickets.LicenceState{tickets.LicenceProvided, tickets.LicenceNotNeeded, tickets.LicencePromised, tickets.LicenceUnknown} {
		all = append(all, choice{Value: string(l), Label: licenceWords[l], Chosen: l == cmp.Or(s.request.Licence.State, tickets.LicenceUnknown)})
	}
	return all
}

func requests(s source) []choice {
	var all []choice
	for _, r := range s.t.Requests {
		all = append(all, choice{Value: strconv.Itoa(r.ID), Label: productOf(r)})
	}
	return all
}

// productOf names what a request is about.
func productOf(r tickets.Request) string {
	return cmp.Or(strings.TrimSpace(r.Software+" "+r.Version), "unnamed software")
}

func duplicate(s source) string {
	if len(s.t.Duplicates) == 0 {
		return ""
	}
	return strconv.FormatInt(s.t.Duplicates[0], 10)
}

// words are the two answers to a yes-or-no question, true first.
func words(yes, no string) func(source) []choice {
	return func(source) []choice { return []choice{{Value: "true", Label: yes}, {Value: "false", Label: no}} }
}
