package console

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
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

func (k *console) rows(all []tickets.Ticket) []row { return each(all, k.row) }

func (k *console) row(t tickets.Ticket) row {
	w := row{
		Number: t.Number, About: about(t), Customer: cmp.Or(t.Customer, sender(t)), Subject: t.Subject,
		State: t.State, Next: k.next(t), Overdue: k.overdue(t), Assignee: t.Assignee, Flags: flags(t),
	}
	switch {
	case t.Open() && k.Now().Sub(t.Created) < time.Minute:
		w.Age = "new"
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
		return sentence(t.Attention[len(t.Attention)-1].Text)
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
