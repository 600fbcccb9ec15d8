package console

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// A row is a ticket in the list.
type row struct {
	Number                   int64
	About, Customer, Subject string
	State                    tickets.State
	Next                     string // what is to be done, or what happens next
	Age                      string
	Overdue                  bool
	Assignee                 string
	Flags                    []string
}

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

func (k *console) rows(all []tickets.Ticket) []row { return each(all, k.row) }

func (k *console) row(t tickets.Ticket) row {
	w := row{
		Number: t.Number, About: about(t), Customer: cmp.Or(t.Customer, sender(t)), Subject: t.Subject,
		State: t.State, Next: k.next(t), Overdue: k.overdue(t), Assignee: t.Assignee, Flags: flags(t),
	}
	switch {
	case !t.StaffSince.IsZero():
		w.Age = "waits " + ago(k.Now().Sub(t.StaffSince))
	case t.State == tickets.Closed:
		w.Age = k.date(t.ClosedAt)
	default:
		w.Age = ago(k.Now().Sub(t.Created)) + " old"
	}
	return w
}

// about names what a ticket is about.
func about(t tickets.Ticket) string {
	names := filled(each(t.Requests, func(r tickets.Request) string { return strings.TrimSpace(r.Software + " " + r.Version) }))
	if len(names) == 0 {
		return cmp.Or(t.Subject, "without subject")
	}
	return strings.Join(names, ", ")
}

// sender is who wrote, where no customer is known.
func sender(t tickets.Ticket) string {
	if len(t.Waiting) > 0 {
		return cmp.Or(t.Waiting[0].Mail.From, "unreadable author")
	}
	return "unknown"
}

// flags are the words that stand beside a ticket's state.
func flags(t tickets.Ticket) []string {
	var all []string
	for _, f := range []struct {
		on   bool
		word string
	}{
		{t.Urgent, "urgent"}, {t.ShortNotice, "short notice"}, {t.OffHours, "off hours"},
		{t.Undeliverable, "undeliverable"}, {t.Paused, "by hand"}, {len(t.Duplicates) > 0, "duplicate?"},
	} {
		if f.on && t.Open() {
			all = append(all, f.word)
		}
	}
	return all
}

// next says what is to be done on a ticket, or what happens next.
func (k *console) next(t tickets.Ticket) string {
	switch {
	case len(t.Attention) > 0:
		return sentence(t.Attention[len(t.Attention)-1])
	case t.Undeliverable && t.Open():
		return "A mail did not arrive."
	case t.State == tickets.Held:
		return "Unknown author: link or dismiss."
	case len(t.Waiting) > 0:
		return "A mail of somebody who is no party."
	case t.State == tickets.AwaitingApproval && t.Other:
		return "Asks for something else: reply or close."
	case t.State == tickets.AwaitingApproval && len(t.Missing) > 0:
		return "Decide; missing: " + k.missing(t) + "."
	case t.State == tickets.AwaitingApproval:
		return "Approve dates."
	case t.State == tickets.AwaitingInfo && len(t.Missing) > 0:
		return "Asked for " + k.missing(t) + "." + k.deadline(t)
	case t.State == tickets.AwaitingInfo:
		return "Was asked something." + k.deadline(t)
	case t.State == tickets.Proposed:
		return "Held until " + k.when(t.HoldUntil()) + "."
	case t.State == tickets.Scheduled && t.Appointment != nil:
		return k.span(t.Appointment.Slot())
	case t.State == tickets.InProgress:
		return runbookProgress(t)
	case t.State == tickets.AwaitingTest:
		return "The customer tests." + k.deadline(t)
	case t.State == tickets.AwaitingCleanup && !t.CleanupDue.IsZero():
		return "Delete backup copies " + k.date(t.CleanupDue) + "."
	case t.State == tickets.Closed:
		return sentence(string(t.Outcome))
	}
	return ""
}

func (k *console) missing(t tickets.Ticket) string {
	return list(each(t.Missing, func(m string) string { return cmp.Or(missingWords[m], m) }))
}

// deadline says what falls due next, as a sentence to add.
func (k *console) deadline(t tickets.Ticket) string {
	if t.Deadline.At.IsZero() || deadlineWords[t.Deadline.Kind] == "" {
		return ""
	}
	return " " + sentence(k.when(t.Deadline.At)+": "+deadlineWords[t.Deadline.Kind])
}

// runbookProgress counts the lines that are ticked.
func runbookProgress(t tickets.Ticket) string {
	done := 0
	for _, s := range t.Runbook {
		if s.State != tickets.StepOpen {
			done++
		}
	}
	return strconv.Itoa(done) + " of " + strconv.Itoa(len(t.Runbook)) + " steps."
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
