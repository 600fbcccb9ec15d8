package console

import (
	"cmp"
	"net/http"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// A recordView is an update on paper: who did what, and when. It holds nothing
// that the customer may not see: no keys, and no notes of the staff.
type recordView struct {
	frame
	Ticket   tickets.Ticket
	About    string
	Facts    []fact
	Accepted []recordLine
	Runbook  []recordStep
	Outcome  []fact
	Happened []recordLine
	Mails    []recordLine
	Drawn    string // when it was printed
}

type fact struct{ Name, Value string }

type recordLine struct{ When, Who, What string }

type recordStep struct {
	No                            int
	Title, State, Who, When, Note string
}

// notOnRecord are the kinds of timeline entries that are for staff alone, or
// that say what stands elsewhere on the record.
var notOnRecord = []string{"note", "attention", "overdue", "delivery", "mail", "step"}

func (k *console) recordPage(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	t, err := k.asked(r)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	mails, err := k.Read.Messages(r.Context(), t.Number)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	entries, err := k.Read.Timeline(r.Context(), t.Number)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	v := k.record(t, mails, entries)
	v.frame = k.frame(r, "Record of VL-"+r.PathValue("number"), "list", staff)
	k.show(w, r, http.StatusOK, "record", v)
}

func (k *console) record(t tickets.Ticket, mails []store.Message, entries []store.Entry) recordView {
	v := recordView{Ticket: t, About: about(t), Facts: k.recordFacts(t), Outcome: k.recordOutcome(t), Drawn: k.onPaper(k.Now())}
	for _, a := range t.Acceptances {
		v.Accepted = append(v.Accepted, recordLine{k.onPaper(a.At), a.Party + " (" + string(a.Role) + ")", k.spanOnPaper(a.Start, a.Start) + ", by " + a.Via})
	}
	for _, s := range t.Runbook {
		v.Runbook = append(v.Runbook, k.recordStep(s))
	}
	for _, e := range entries {
		if !slices.Contains(notOnRecord, e.Kind) {
			v.Happened = append(v.Happened, recordLine{k.onPaper(e.At), e.Actor, spoken(e)})
		}
	}
	for _, m := range mails {
		who := "from " + m.From
		if m.Direction == store.Out {
			who = "to " + recipients(m)
		}
		v.Mails = append(v.Mails, recordLine{k.onPaper(m.At), who, m.Subject + " (" + m.Status + ")"})
	}
	return v
}

func (k *console) recordFacts(t tickets.Ticket) []fact {
	var all []fact
	add := func(name, value string) {
		if value != "" {
			all = append(all, fact{name, value})
		}
	}
	add("Customer", t.Customer)
	add("Contact", t.Contact)
	add("Received", k.onPaper(t.Received))
	for _, r := range t.Requests {
		add("Software", productOf(r))
		add("Licence", licenceWords[r.Licence.State])
	}
	add("Carried out by", carriedOut(t))
	if a := t.Appointment; a != nil {
		add("Appointment", k.spanOnPaper(a.Start, a.End))
		if a.Exception {
			add("Outside opening hours", cmp.Or(a.CostNote, "yes"))
		}
	}
	add("Assigned to", t.Assignee)
	return all
}

func carriedOut(t tickets.Ticket) string {
	switch t.Variant {
	case tickets.Provider:
		return "the desk"
	case tickets.Partner:
		return cmp.Or(t.Partner, "the partner") + ", accompanied by the desk"
	}
	return ""
}

// recordOutcome is how the update ended, as far as it has.
func (k *console) recordOutcome(t tickets.Ticket) []fact {
	var all []fact
	if f := t.Failure; f != nil {
		restored := "the backup was not restored"
		if f.RolledBack {
			restored = "the backup was restored"
		}
		all = append(all, fact{"Failed", strings.Join([]string{k.onPaper(f.At), f.By, f.Remark, restored}, ", ")})
	}
	if s := t.Test; s != nil {
		result := "failed"
		if s.Passed {
			result = "passed"
		}
		all = append(all, fact{"Functional test", strings.TrimSuffix(strings.Join([]string{result, s.By, k.onPaper(s.At), s.Remark}, ", "), ", ")})
	}
	if !t.CleanupDue.IsZero() {
		all = append(all, fact{"Backup copies", "to be deleted on " + t.CleanupDue.In(k.zone()).Format("2 January 2006")})
	}
	if t.State == tickets.Closed {
		all = append(all, fact{"Closed", string(t.Outcome) + ", " + k.onPaper(t.ClosedAt)})
	}
	return all
}

func (k *console) recordStep(s tickets.Step) recordStep {
	v := recordStep{No: s.Step, State: string(s.State), Who: s.By, Note: s.Remark}
	if s.Step < len(stepTitles) {
		v.Title = stepTitles[s.Step]
	}
	if s.Machine != "" {
		v.Title += ": " + s.Machine
	}
	if !s.At.IsZero() {
		v.When = k.onPaper(s.At)
	}
	if s.State == tickets.StepSkipped {
		v.State = "does not apply"
	}
	return v
}

// onPaper writes a time so that it is still clear in years.
func (k *console) onPaper(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(k.zone()).Format("2 January 2006, 15:04")
}

func (k *console) spanOnPaper(from, to time.Time) string {
	if !to.After(from) {
		return k.onPaper(from)
	}
	if from, to := from.In(k.zone()), to.In(k.zone()); from.YearDay() == to.YearDay() {
		return k.onPaper(from) + "–" + to.Format("15:04")
	}
	return k.onPaper(from) + " – " + k.onPaper(to)
}
