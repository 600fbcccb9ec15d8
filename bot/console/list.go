package console

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// A group is a part of the list.
type group struct {
	Title, Says string
	Rows        []row
	More        string // link to the rest; "" where this is all
	Wanted      bool
}

type listView struct {
	frame
	Groups                 []group
	State, Customer, Query string
	States                 []choice
	Customers              []choice
	Filtered               bool
	Next                   string // link to the next page; "" where there is none
}

// parts are the groups of the unfiltered list, in order.
var parts = []struct {
	title, says string
	states      []tickets.State
}{
	{"Waiting for the customer", "Asked for details, or dates are offered.", []tickets.State{tickets.AwaitingInfo, tickets.Proposed}},
	{"Scheduled", "By date.", []tickets.State{tickets.Scheduled}},
	{"In progress", "The update, the customer's test, backup copies to delete.", []tickets.State{tickets.InProgress, tickets.AwaitingTest, tickets.AwaitingCleanup}},
	{"Decide later", "Open, and not waiting for anybody.", []tickets.State{tickets.Held, tickets.AwaitingApproval}},
}

func (k *console) listPage(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	f, err := filterOf(r)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	known, err := k.Read.Catalogue(r.Context())
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	v := listView{State: f.State, Customer: f.Customer, Query: f.Query, Filtered: f.State+f.Customer+f.Query != "" || f.After > 0}
	v.States, v.Customers = stateChoices(f.State), customerChoices(known, f.Customer)
	if v.Filtered {
		err = k.fillFiltered(r, &v, f)
	} else {
		err = k.fillGroups(r, &v)
	}
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	v.frame = k.frame(r, "Tickets", "list", staff)
	k.show(w, r, http.StatusOK, "list", v)
}

// fillFiltered is what a search finds, newest first.
func (k *console) fillFiltered(r *http.Request, v *listView, f store.Filter) error {
	f.Newest = true
	found, next, err := k.Read.Tickets(r.Context(), f)
	if err != nil {
		return err
	}
	v.Groups = []group{{Title: "Found", Rows: k.rows(found)}}
	if next != 0 {
		q := r.URL.Query()
		q.Set("after", strconv.FormatInt(next, 10))
		v.Next = "/?" + q.Encode()
	}
	return nil
}

// fillGroups is everything that is open, what staff should look at first, and
// what was closed lately.
func (k *console) fillGroups(r *http.Request, v *listView) error {
	const most, closed = 500, 10
	open, next, err := k.Read.Tickets(r.Context(), store.Filter{State: "open", Limit: most})
	if err != nil {
		return err
	}
	after, _, err := k.Read.Tickets(r.Context(), store.Filter{State: string(tickets.Closed), Attention: true, Limit: most})
	if err != nil {
		return err
	}
	lately, _, err := k.Read.Tickets(r.Context(), store.Filter{State: string(tickets.Closed), Newest: true, Limit: closed})
	if err != nil {
		return err
	}
	wanted, rest := split(append(open, after...), wantsStaff)
	slices.SortStableFunc(wanted, func(a, b tickets.Ticket) int { return a.StaffSince.Compare(b.StaffSince) })
	v.Groups = []group{{Title: "Needs you", Says: "Longest waiting first.", Rows: k.rows(wanted), Wanted: true}}
	for _, p := range parts {
		mine, _ := split(rest, in(p.states...))
		slices.SortStableFunc(mine, func(a, b tickets.Ticket) int { return compareDates(a, b) })
		v.Groups = append(v.Groups, group{Title: p.title, Says: p.says, Rows: k.rows(mine)})
	}
	v.Groups = append(v.Groups, group{Title: "Closed lately", Rows: k.rows(lately), More: "/?state=closed"})
	v.Groups = slices.DeleteFunc(v.Groups, func(g group) bool { return len(g.Rows) == 0 && !g.Wanted })
	if next != 0 {
		v.Next = "/?state=open"
	}
	return nil
}

// wantsStaff reports whether staff should look at a ticket.
func wantsStaff(t tickets.Ticket) bool {
	return !t.StaffSince.IsZero() || len(t.Attention) > 0 || t.Open() && t.Undeliverable
}

func split(all []tickets.Ticket, by func(tickets.Ticket) bool) (yes, no []tickets.Ticket) {
	for _, t := range all {
		if by(t) {
			yes = append(yes, t)
		} else {
			no = append(no, t)
		}
	}
	return yes, no
}

// compareDates puts what happens sooner first: the appointment, else the next
// deadline; tickets without either come last.
func compareDates(a, b tickets.Ticket) int {
	first := func(t tickets.Ticket) time.Time {
		if t.Appointment != nil {
			return t.Appointment.Start
		}
		return t.NextDue()
	}
	x, y := first(a), first(b)
	if x.IsZero() != y.IsZero() {
		return cmp.Compare(b2i(x.IsZero()), b2i(y.IsZero()))
	}
	return x.Compare(y)
}

func b2i(b bool) int {
	if b {
		return 1
	}
	return 0
}

func stateChoices(current string) []choice {
	all := []choice{{Label: "any state"}, {Value: "open", Label: "all open", Chosen: current == "open"}}
	for _, s := range states {
		all = append(all, choice{Value: string(s), Label: stateWords[s], Chosen: current == string(s)})
	}
	return all
}

func customerChoices(known *tickets.Catalogue, current string) []choice {
	all := []choice{{Label: "any customer"}}
	for _, c := range known.Customers {
		all = append(all, choice{Value: c.Name, Label: c.Name, Chosen: c.Name == current})
	}
	return all
}
