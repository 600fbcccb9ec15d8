package tickets

import (
	"fmt"
	"strings"
	"time"

	"vorlauf/tickets/calendar"
)

// An Entry is a date of the desk as staff see it in calendars of their own.
type Entry struct {
	UID       string // RFC 5545 UID; of an agreed date the invitation's
	Sequence  int    // RFC 5545 SEQUENCE
	Changed   time.Time
	Date      calendar.Slot
	Tentative bool   // held, not agreed
	Title     string // one line
	Text      string // several
	Ticket    int64
	Assignee  string // "" nobody
}

// Entries returns what the ticket takes in the desk's calendar: the agreed date,
// or the dates that are held. A closed ticket has none.
func (t Ticket) Entries(desk Desk) []Entry {
	if t.State == Closed {
		return nil
	}
	e := Entry{Ticket: t.Number, Assignee: t.Assignee, Changed: t.Updated, Text: t.entryText()}
	e.Title = strings.TrimPrefix(fmt.Sprintf("%s: %s (VL-%d)", t.Customer, t.about(), t.Number), ": ")
	if a := t.Appointment; a != nil {
		e.UID, e.Sequence, e.Date = a.UID, a.Sequence, a.Slot()
		return []Entry{e}
	}
	var held []Entry
	_, domain, _ := strings.Cut(desk.Address, "@")
	title := "offered: " + e.Title
	for _, o := range t.Options {
		if o.Status == OptionOpen {
			e.UID = fmt.Sprintf("vl-%d-%d.%s@%s", t.Number, o.Option, desk.Instance, domain)
			e.Date, e.Tentative, e.Title = o.Slot(), true, title
			held = append(held, e)
		}
	}
	return held
}

func (t Ticket) entryText() string {
	lines := []string{"Updated by the desk."}
	if t.Variant == Partner {
		lines[0] = "Updated by " + t.Partner + ", accompanied by the desk."
	}
	for _, m := range t.Machines {
		lines = append(lines, "Machine: "+m)
	}
	if t.Assignee != "" {
		lines = append(lines, "Assigned to "+t.Assignee+".")
	}
	if t.CostNote != "" {
		lines = append(lines, "Outside opening hours: "+t.CostNote)
	}
	return strings.Join(lines, "\n")
}
