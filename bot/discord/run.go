package discord

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

// command runs a slash command. Everybody who sees the room may read.
func (s *session) command(ctx context.Context, may bool) error {
	name, args, _ := s.i.arguments()
	if name == "new" && !may {
		return s.say(ctx, s.w.Say("no_right"))
	}
	if err := s.respond(ctx, answerLater, map[string]any{"flags": ephemeral}); err != nil {
		return err
	}
	run, ok := map[string]func(context.Context, map[string]string) (post, error){
		"ticket show": s.showTicket, "ticket list": s.listTickets, "slots": s.listSlots,
		"new": s.newTicket, "agenda": s.showAgenda, "find": s.find, "health": s.health,
	}[name]
	if !ok {
		s.finish(ctx, s.w.Say("unknown_button"))
		return nil
	}
	p, err := run(ctx, args)
	var refusal *tickets.Refusal
	var bad *wrong
	switch {
	case errors.As(err, &refusal):
		s.finish(ctx, s.why(refusal))
		return nil
	case errors.As(err, &bad):
		s.finish(ctx, "⚠️ "+s.w.Say("unreadable", plain(bad.label), plain(bad.value)))
		return nil
	case err != nil:
		return err
	}
	p.Content = cut(p.Content, maxContent)
	s.finishWith(ctx, p)
	return nil
}

func (s *session) showTicket(ctx context.Context, args map[string]string) (p post, err error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(args["number"])), "VL-"), 10, 64)
	if err != nil {
		return p, &wrong{s.w.Say("cmd.number"), args["number"]}
	}
	t, err := s.Read.Ticket(ctx, n)
	if err != nil {
		return p, err
	}
	mails, err := s.Read.Messages(ctx, n)
	if err != nil {
		return p, err
	}
	p = s.card(t, mails)
	if c, found, err := s.Ledger.CardOf(ctx, n); err == nil && found && c.Thread != "" {
		p.Content = "<#" + c.Thread + ">"
	}
	return p, nil
}

// rowOf is a ticket on one line.
func (s *session) rowOf(ctx context.Context, t tickets.Ticket) string {
	name := fmt.Sprintf("VL-%d", t.Number)
	if c, found, err := s.Ledger.CardOf(ctx, t.Number); err == nil && found && c.Thread != "" {
		name = "<#" + c.Thread + "> " + name
	}
	return fmt.Sprintf("%s · %s · %s · %s", name, cmp.Or(line(whose(t)), s.w.Say("unknown")), line(about(t)), s.w.Say("state."+string(t.State)))
}

func (s *session) listTickets(ctx context.Context, args map[string]string) (post, error) {
	which := cmp.Or(args["which"], "waiting")
	all, err := s.allOpen(ctx)
	if err != nil {
		return post{}, err
	}
	today := calendar.DayOf(s.Now(), s.Rules.Calendar.Zone())
	return s.listed(ctx, s.w.Say("which."+which), slices.DeleteFunc(all, func(t tickets.Ticket) bool {
		switch which {
		case "mine":
			return t.Assignee != s.by.Name
		case "today":
			due := t.NextDue()
			has := t.Appointment != nil && calendar.DayOf(t.Appointment.Start, s.Rules.Calendar.Zone()) == today
			return !has && (due.IsZero() || today < calendar.DayOf(due, s.Rules.Calendar.Zone()))
		}
		return t.StaffSince.IsZero() && len(t.Attention) == 0
	})), nil
}

// allOpen are the open tickets, and those that came up after they were closed.
func (r *Room) allOpen(ctx context.Context) (all []tickets.Ticket, err error) {
	for after := int64(0); ; {
		page, next, err := r.Read.Tickets(ctx, store.Filter{State: "open", After: after})
		if err != nil {
			return nil, err
		}
		if all = append(all, page...); next == 0 {
			return all, nil
		}
		after = next
	}
}

// listed is a list of tickets, as many as fit.
func (s *session) listed(ctx context.Context, title string, all []tickets.Ticket) post {
	lines := []string{"**" + title + "** (" + strconv.Itoa(len(all)) + ")"}
	const most = 15
	for i, t := range all {
		if i == most {
			lines = append(lines, s.w.Say("and_more", len(all)-most))
			break
		}
		lines = append(lines, cut(s.rowOf(ctx, t), 125))
	}
	if len(all) == 0 {
		lines = append(lines, s.w.Say("none"))
	}
	return post{Content: strings.Join(lines, "\n")}
}

func (s *session) find(ctx context.Context, args map[string]string) (post, error) {
	found, _, err := s.Read.Tickets(ctx, store.Filter{Query: args["text"], Newest: true, Limit: 50})
	if err != nil {
		return post{}, err
	}
	return s.listed(ctx, s.w.Say("found", plain(args["text"])), found), nil
}

func (s *session) listSlots(ctx context.Context, args map[string]string) (post, error) {
	known, err := s.Read.Catalogue(ctx)
	if err != nil {
		return post{}, err
	}
	what := search{customer: args["customer"], minutes: s.Rules.Policy.DefaultMinutes}
	if p := known.Product(args["product"]); p != nil {
		what.software = []string{p.Name}
		what.minutes = cmp.Or(p.Minutes, what.minutes)
	}
	from := s.Now()
	if text := args["from"]; text != "" {
		day, ok := moment(text, s.Rules.Calendar.Zone())
		if !ok {
			day, ok = moment(text+" 00:00", s.Rules.Calendar.Zone())
		}
		if !ok {
			return post{}, &wrong{s.w.Say("cmd.from"), text}
		}
		from = day
	}
	const daily = 4
	free, err := s.free(ctx, what, from, daily)
	if err != nil {
		return post{}, err
	}
	lines := []string{"**" + s.w.Say("free_slots", what.minutes) + "**"}
	for _, slot := range free {
		lines = append(lines, "▫️ "+s.w.Span(slot))
	}
	if len(free) == 0 {
		lines = append(lines, s.w.Say("none"))
	}
	return post{Content: strings.Join(lines, "\n")}, nil
}

// newTicket opens a ticket by telephone: as if the customer had written it. What
// follows (an acknowledgement, a question for what is missing) is the same.
func (s *session) newTicket(ctx context.Context, args map[string]string) (p post, err error) {
	contact := strings.ToLower(strings.TrimSpace(args["contact"]))
	if !strings.Contains(contact, "@") {
		return p, &wrong{s.w.Say("cmd.contact"), args["contact"]}
	}
	m := tickets.Mail{
		From: contact, Subject: strings.TrimSpace(args["product"] + " " + args["version"]), Class: tickets.Human, Intent: tickets.UpdateRequest,
		Text: args["text"], Body: args["text"],
		Requests: []tickets.Request{{Software: args["product"], Version: args["version"], Setup: []string{}, Licence: tickets.Licence{State: tickets.LicenceUnknown, Items: []string{}}, Wished: []string{}}},
	}
	if wish := args["wish"]; wish != "" {
		day, ok := moment(wish+" 00:00", s.Rules.Calendar.Zone())
		if !ok {
			return p, &wrong{s.w.Say("cmd.wish"), wish}
		}
		m.Requests[0].Wished = []string{day.Format(time.DateOnly)}
	}
	t, err := s.Open(ctx, s.key(), m)
	if err != nil {
		return p, err
	}
	s.goal.ticket = t.Number
	_, err = s.Press(ctx, s.key()+"/note", t.Number, s.by, nil, &tickets.Note{Text: strings.TrimSpace(s.words().Say("by_telephone") + "\n" + args["text"])})
	s.Wake()
	return post{Content: "✅ " + s.w.Say("opened", t.Number, s.w.Say("state."+string(t.State)))}, err
}

func (s *session) showAgenda(ctx context.Context, args map[string]string) (post, error) {
	days, _ := strconv.Atoi(args["days"])
	text, err := s.agenda(ctx, s.w, min(max(days, 1), 14))
	return post{Content: text}, err
}

func (s *session) health(ctx context.Context, _ map[string]string) (post, error) {
	stats, err := s.Read.Stats(ctx)
	if err != nil {
		return post{}, err
	}
	contact := stamp(s.Now().Add(-s.Contact()), "R")
	open := 0
	for _, n := range stats.Open {
		open += n
	}
	return post{Content: s.w.Say("health", contact, open, stats.Attention, stats.Pending, stats.Queued, stats.Parked)}, nil
}

// complete offers what fits to what is typed.
func (s *session) complete(ctx context.Context) error {
	_, args, focused := s.i.arguments()
	known, err := s.Read.Catalogue(ctx)
	if err != nil {
		return err
	}
	var all []option
	switch focused {
	case "number":
		found, _, err := s.Read.Tickets(ctx, store.Filter{Query: args[focused], Newest: true, Limit: maxChoices})
		if err != nil {
			return err
		}
		for _, t := range found {
			all = append(all, option{Label: fmt.Sprintf("VL-%d %s – %s", t.Number, whose(t), about(t)), Value: fmt.Sprintf("VL-%d", t.Number)})
		}
	case "customer":
		for _, c := range known.Customers {
			all = append(all, option{Label: c.Name, Value: c.Name})
		}
		all = matching(all, args[focused])
	case "product":
		for _, p := range known.Products {
			all = append(all, option{Label: p.Name, Value: p.Name, Description: strings.Join(p.Aliases, " ")})
		}
		all = matching(all, args[focused])
	case "contact":
		all = s.contacts(ctx, known, args[focused])
	}
	choices := []choice{}
	for _, o := range all {
		if label := cut(bare(o.Label), maxOption); label != "" && length(o.Value) <= maxOption && len(choices) < maxChoices {
			choices = append(choices, choice{Name: label, Value: o.Value})
		}
	}
	return s.respond(ctx, answerChoices, map[string]any{"choices": choices})
}

// contacts are addresses of the catalogue, and of parties of earlier tickets.
func (s *session) contacts(ctx context.Context, known *tickets.Catalogue, typed string) []option {
	var all []option
	add := func(customer, address string) {
		if address != "" && !slices.ContainsFunc(all, func(o option) bool { return o.Value == address }) {
			all = append(all, option{Label: address + " – " + customer, Value: address})
		}
	}
	for _, c := range known.Customers {
		for _, address := range slices.Concat(c.Contacts, c.Addresses) {
			add(c.Name, address)
		}
	}
	found, _, err := s.Read.Tickets(ctx, store.Filter{Query: typed, Newest: true, Limit: 50})
	if err != nil {
		s.Log.Warn("discord: contacts could not be looked up", "error", err)
	}
	for _, t := range found {
		add(t.Customer, t.Contact)
	}
	return matching(all, typed)
}
