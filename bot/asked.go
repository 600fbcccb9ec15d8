package bot

import (
	"time"

	"vorlauf/parser"
	"vorlauf/tickets"
)

// asked tells the parser what the desk asked last on the ticket that a mail
// belongs to, so that short answers are understood ("Passt.", "ok pour le 2"). at
// is when the mail was received.
func (b *Bot) asked(c tickets.Candidates, number int64, at time.Time) parser.Asked {
	for _, list := range [][]tickets.Ticket{c.Thread, c.Calendar, c.Tag, c.Quoted} {
		for _, t := range list {
			if t.Number == number {
				return askedOn(t, at, b.Store.Policy().ReopenDays)
			}
		}
	}
	return parser.Asked{}
}

// askedOn is what counts on a ticket at a time. One that expired still waits for
// what it had asked for: any answer opens it again (procedure 1.1). On another
// that is closed only the test's result is of interest, for some days.
func askedOn(t tickets.Ticket, at time.Time, reopenDays int) parser.Asked {
	a := parser.Asked{Closed: t.State == tickets.Closed && t.Outcome != tickets.OutcomeExpired}
	if !a.Closed {
		a.Missing = t.Missing
	}
	for _, r := range t.Requests {
		if r.Software != "" {
			a.Software = append(a.Software, r.Software)
		}
	}
	for _, o := range t.Options {
		if o.Status == tickets.OptionOpen || o.Status == tickets.OptionLapsed {
			a.Options = append(a.Options, parser.Offered{Number: o.Option, Start: o.Start})
		}
	}
	if t.Appointment != nil {
		a.Appointment = t.Appointment.Start
	}
	a.What = what(t)
	if a.Closed && !t.TestAsked.IsZero() && !at.After(t.ClosedAt.AddDate(0, 0, reopenDays)) {
		a.What = parser.AskedTest
	}
	return a
}

func what(t tickets.Ticket) parser.What {
	switch t.State {
	case tickets.AwaitingInfo:
		if t.Question {
			return parser.AskedQuestion
		}
		return parser.AskedInfo
	case tickets.Proposed:
		if t.CostNote != "" {
			return parser.AskedException
		}
		return parser.AskedDate
	case tickets.InProgress:
		return parser.AskedClose
	case tickets.AwaitingTest, tickets.AwaitingCleanup:
		return parser.AskedTest
	}
	return parser.AskedNothing
}
