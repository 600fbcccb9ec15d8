package console

import (
	"strconv"

	"vorlauf/tickets"
)

// A form is an action as people meet it. What it may do and when is decided by
// the rules; here stands only how it is asked for.
type form struct {
	action string
	title  string
	says   string // what will happen
	button string
	done   string                      // what has happened
	now    func(t tickets.Ticket) bool // open and before the others; nil: never
	danger bool                        // ends something
	fields []field
}

// A field is an argument of an action. Its kind says how it is asked for and
// what JSON becomes of it.
type field struct {
	name     string
	label    string
	hint     string
	kind     kind
	required bool
	clears   bool // an empty field is sent too, and clears what was there
	choices  func(s source) []choice
	value    func(s source) string
	only     func(s source) bool // nil: always shown
}

// A kind is how a field is shown, by the name that the template knows it under.
type kind string

const (
	askLine      kind = "line"      // string
	askLong      kind = "long"      // string over several lines
	askLines     kind = "lines"     // strings, one a line
	askNumber    kind = "number"    // int
	askOne       kind = "one"       // string, one of some
	askOneNumber kind = "onenumber" // int, one of some
	askNumbers   kind = "numbers"   // ints, any of some
	askYesNo     kind = "yesno"     // bool, to be decided
	askTick      kind = "tick"      // bool, ticked to begin with
	askDates     kind = "dates"     // starts: any of some, and others that are entered
	askHidden    kind = "hidden"    // int
)

// A choice is one of several.
type choice struct {
	Value, Label, Note string
	Chosen             bool
}

// source is what a form is filled from.
type source struct {
	k       *console
	t       tickets.Ticket
	by      tickets.Staff
	known   *tickets.Catalogue
	request tickets.Request // of a form that stands for one of several requests
}

// forms is every action but those that have a place of their own on the page:
// steps of the runbook and mails to be tried again.
var forms = []form{
	{
		action: "approve", title: "Approve dates", now: in(tickets.AwaitingApproval),
		says:   "Mails the ticked dates to the customer and holds them until one is accepted.",
		button: "Approve and mail", done: "Approved.",
		fields: []field{
			{name: "dates", label: "Dates to offer", kind: askDates, required: true, choices: suggestedDates, hint: "Inside opening hours; the notice may be shorter than usual."},
			{name: "variant", label: "Who updates", kind: askOne, choices: variants},
			{name: "minutes", label: "Duration in minutes", kind: askNumber, value: plannedMinutes, hint: "Empty: as in the catalogue."},
			{name: "remark", label: "Remark", kind: askLine, hint: "For the timeline; not mailed."},
		},
	},
	{
		action: "link", title: "Link to a customer or partner", now: always,
		says:   "Says whose mail this is. The desk then takes it up as if it had known from the beginning.",
		button: "Link", done: "Linked.",
		fields: []field{
			{name: "customer", label: "Customer", kind: askOne, choices: customers},
			{name: "partner", label: "or partner", kind: askOne, choices: vendors},
			{name: "remember", label: "Remember the address for next time", kind: askTick},
		},
	},
	{
		action: "dismiss", title: "Dismiss", says: "Closes the ticket. Nobody is mailed.", button: "Dismiss", done: "Dismissed.", now: in(tickets.Held), danger: true,
		fields: []field{{name: "reason", label: "Reason", kind: askLine, required: true}},
	},
	{
		action: "admit", title: "Admit the author of a mail", now: always,
		says:   "Makes the author a party of this ticket; the mail counts at once.",
		button: "Admit", done: "Admitted.",
		fields: []field{
			{name: "address", label: "Author", kind: askOne, choices: strangers, required: true},
			{name: "role", label: "Writes for", kind: askOne, choices: roles},
		},
	},
	{
		action: "start", title: "Start the update", now: in(tickets.Scheduled),
		says:   "Mails the customer that the software must be closed now, and opens the runbook.",
		button: "Start", done: "Started.",
		fields: []field{{name: "reason", label: "Reason to start although something is missing", kind: askLine, only: lacksSomething}},
	},
	{
		action: "test", title: "Enter the functional test", now: in(tickets.AwaitingTest),
		says:   "For a result by telephone. Passed: what is left is to delete the backup copies. Failed: the ticket is in progress again.",
		button: "Enter", done: "The result is entered.",
		fields: []field{
			{name: "passed", label: "The test was", kind: askYesNo, choices: words("passed", "failed"), required: true},
			{name: "remark", label: "Remark", kind: askLine},
		},
	},
	{
		action: "cleanup", title: "Backup copies deleted", now: in(tickets.AwaitingCleanup),
		says:   "Closes the ticket as done. Delete the copies first.",
		button: "They are deleted", done: "Closed as done.",
	},
	{
		action: "accept", title: "Enter an acceptance by telephone", now: in(tickets.Proposed),
		says:   "Counts as if the customer or partner had accepted by mail; the confirmation goes out.",
		button: "Enter", done: "The acceptance is entered.",
		fields: []field{
			{name: "party", label: "Who accepts", kind: askOne, choices: parties, required: true},
			{name: "option", label: "Date", kind: askOneNumber, choices: acceptable, required: true},
			{name: "remark", label: "Remark", kind: askLine, hint: "With whom you spoke, and when."},
		},
	},
	{
		action: "ask", title: "Ask the customer", says: "Mails your question. The ticket waits for the answer, with reminders.", button: "Mail the question", done: "The question is mailed.",
		fields: []field{{name: "text", label: "Question, in the customer’s language", kind: askLong, required: true}},
	},
	{
		action: "reply", title: "Write to the customer", now: func(t tickets.Ticket) bool { return t.Other && t.Open() }, says: "Mails this text; nothing else changes.", button: "Mail it", done: "The mail is on its way.",
		fields: []field{{name: "text", label: "Text, in the customer’s language", kind: askLong, required: true}},
	},
	{
		action: "note", title: "Note", says: "For colleagues, on the timeline. Never mailed.", button: "Note", done: "Noted.",
		fields: []field{{name: "text", label: "Note", kind: askLong, required: true}},
	},
	{
		action: "assign", title: "Assign", says: "Says who of the staff looks after this ticket.", button: "Assign", done: "Assigned.",
		fields: []field{{name: "to", label: "To", kind: askOne, choices: colleagues, clears: true}},
	},
	{
		action: "variant", title: "Decide who updates", says: "Works out anew what is missing; the customer is asked for it. Dates on offer go to the partner too; one that takes no part any more is told so.", button: "Decide", done: "Decided.",
		fields: []field{
			{name: "variant", label: "Who updates", kind: askOne, choices: variants},
			{name: "partner", label: "Partner", kind: askLine, hint: "A name of the catalogue, or an address. Only where the partner updates."},
		},
	},
	{
		action: "correct", title: "Correct what was understood", says: "Mends the request; dates and what is missing are worked out anew. Nothing is mailed unless details are complete now.", button: "Correct", done: "Corrected.",
		fields: []field{
			{name: "request", kind: askHidden, value: func(s source) string { return strconv.Itoa(s.request.ID) }},
			{name: "software", label: "Software", kind: askLine, clears: true, value: func(s source) string { return s.request.Software }},
			{name: "version", label: "Version", kind: askLine, clears: true, value: func(s source) string { return s.request.Version }},
			{name: "setup", label: "Setup, one link or file:NAME a line", kind: askLines, clears: true, value: func(s source) string { return onLines(s.request.Setup) }},
			{name: "licence", label: "Licence", kind: askOne, choices: licences},
			{name: "wished", label: "Wish, one a line", kind: askLines, clears: true, hint: "2026-12-14, 2026-12-14T09:00 or 2026-12-14/2026-12-18", value: func(s source) string { return onLines(s.request.Wished) }},
		},
	},
	{
		action: "exception", title: "Grant an exception", says: "Offers dates outside the opening hours, in writing and with the note on cost. The customer has to accept.", button: "Grant and mail", done: "The exception is offered.",
		fields: []field{
			{name: "dates", label: "Dates to offer", kind: askDates, required: true},
			{name: "cost_note", label: "Note on cost, for the customer", kind: askLine, required: true},
			{name: "minutes", label: "Duration in minutes", kind: askNumber, value: plannedMinutes, hint: "Empty: as in the catalogue."},
			{name: "variant", label: "Who updates", kind: askOne, choices: variants},
		},
	},
	{
		action: "reschedule", title: "Move the appointment", says: "Withdraws the invitation at once. Dates given here count as approved and are mailed.", button: "Move", done: "The appointment is withdrawn.",
		fields: []field{
			{name: "dates", label: "New dates to offer", kind: askDates, hint: "None: the ticket comes back for a decision."},
			{name: "reason", label: "Reason, for the customer", kind: askLine, required: true},
		},
	},
	{
		action: "machines", title: "Name the client machines", says: "Step 10 of the runbook then has a line for each machine.", button: "Name them", done: "The machines are named.",
		fields: []field{{name: "names", label: "Machines, one a line", kind: askLines, clears: true, value: func(s source) string { return onLines(s.t.Machines) }}},
	},
	{
		action: "fail", title: "The update failed", danger: true,
		says:   "Mails the customer at once that it failed and that new dates follow; the ticket comes back for a decision.",
		button: "Mark as failed and mail", done: "Marked as failed; the customer is told.",
		fields: []field{
			{name: "rolled_back", label: "The backup", kind: askYesNo, choices: words("was restored", "was not restored"), required: true},
			{name: "remark", label: "What failed", kind: askLine, required: true},
		},
	},
	{
		action: "add_party", title: "Add somebody", says: "Makes the address a party: mails from it count, and it gets the mails of its side.", button: "Add", done: "Added.",
		fields: []field{
			{name: "address", label: "Address", kind: askLine, required: true},
			{name: "role", label: "Side", kind: askOne, choices: roles},
		},
	},
	{
		action: "split", title: "Split off requests", says: "Moves the ticked requests into a ticket of their own.", button: "Split off", done: "Split off.",
		fields: []field{{name: "requests", label: "Requests to move", kind: askNumbers, choices: requests, required: true}},
	},
	{
		action: "merge", title: "Merge into another ticket", says: "Closes this ticket and moves what it holds into the other one of the same customer.", button: "Merge", done: "Merged.",
		fields: []field{{name: "into", label: "Number of the other ticket", kind: askNumber, required: true, value: duplicate}},
	},
	{
		action: "resend", title: "Send to another address", now: func(t tickets.Ticket) bool { return t.Undeliverable && t.Open() }, says: "Corrects the customer's address and mails once more what did not arrive.", button: "Send again", done: "On its way again.",
		fields: []field{{name: "to", label: "Address", kind: askLine, required: true}},
	},
	{action: "take_over", title: "Take over by hand", says: "The desk keeps silent on this ticket until it is handed back.", button: "Take over", done: "Taken over; the desk keeps silent."},
	{action: "hand_back", title: "Hand back to the desk", says: "The desk goes on; its deadlines count from now.", button: "Hand back", done: "Handed back.", now: always},
	{
		action: "decline", title: "Decline", says: "Mails the reason to the customer and closes the ticket.", button: "Decline and mail", done: "Declined.", danger: true,
		fields: []field{{name: "reason", label: "Reason, in the customer’s language", kind: askLong, required: true}},
	},
	{
		action: "cancel", title: "Cancel", says: "Withdraws the request for the customer. An appointment is taken back by mail, and the ticket is closed.", button: "Cancel the request", done: "Cancelled.", danger: true,
		fields: []field{{name: "reason", label: "Reason", kind: askLine, required: true}},
	},
	{
		action: "close", title: "Close", says: "Closes the ticket as done. An appointment that lies ahead is taken back by mail.", button: "Close", done: "Closed.", danger: true,
		fields: []field{{name: "reason", label: "Reason", kind: askLine, required: true}},
	},
	{action: "reopen", title: "Open again", says: "The ticket comes back for a decision; a date has to be found anew.", button: "Open again", done: "Open again.", now: always},
}

// stepForm and retryForm stand in the runbook and beside a mail.
var (
	stepForm = form{action: "step", done: "The runbook is brought up to date.", fields: []field{
		{name: "step", kind: askHidden}, {name: "machine", kind: askLine}, {name: "state", kind: askLine},
		{name: "remark", kind: askLine}, {name: "override_reason", kind: askLine},
	}}
	retryForm = form{action: "retry", done: "The mail is tried again.", fields: []field{{name: "message", kind: askHidden}}}
)

// formOf returns the form of an action, nil where there is none.
func formOf(action string) *form {
	for _, all := range [][]form{forms, {stepForm, retryForm}} {
		for i := range all {
			if all[i].action == action {
				return &all[i]
			}
		}
	}
	return nil
}
