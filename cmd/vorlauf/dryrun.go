package main

import (
	"context"
	"fmt"
	"os"
	"strings"
	"time"
	"unicode"

	"vorlauf/bot"
	"vorlauf/bot/mailbox"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// dryRun reports what serve would do with the mails that are there, one line a
// mail, and ends. It works on a copy of the database, and opens the mailbox to
// read only: nothing is changed anywhere.
func dryRun(ctx context.Context, t terminal, c *config) error {
	dir, err := os.MkdirTemp("", "vorlauf-dry-run-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	log := newLog(t)
	db, err := store.Rehearse(ctx, c.storeURL, dir, c.storeOptions(log))
	if err != nil {
		return fmt.Errorf("the database %s: %w", c.storeURL, err)
	}
	defer db.Close()
	clock, kept := bot.SystemClock{}, 0
	c.mailbox.DryRun = true
	watch := mailbox.New(c.mailbox, keeper{db, clock.Now, func(n int) { kept += n }}, log.With("part", "mailbox"), time.Now)
	if err := watch.Once(ctx); err != nil {
		return fmt.Errorf("the mailbox: %w", err)
	}
	s := summary{}
	b := bot.New(bot.Config{Store: db, Watch: watch, Clock: clock, Log: log, Parse: c.parse()})
	n, err := b.Rehearse(ctx, func(r bot.Rehearsed) error {
		what := s.count(r)
		_, err := fmt.Fprintf(t.out, "%s  %s  %s: %s\n", r.Mail.At.Format("2006-01-02 15:04"), shown(r.Mail.From), shown(r.Mail.Subject), what)
		return err
	})
	if err != nil {
		return err
	}
	fmt.Fprintf(t.out, "mails: %d; new tickets: %d, held: %d, on tickets that are there: %d, ignored: %d, received twice: %d; nothing was changed or sent\n",
		max(n, kept), s.new, s.held, s.known, s.ignored, max(0, kept-n))
	return nil
}

// A summary counts what would become of mails.
type summary struct{ new, held, known, ignored int }

// count adds a mail, and says what would become of it.
func (s *summary) count(r bot.Rehearsed) string {
	switch {
	case r.Ticket.Number == 0:
		s.ignored++
		return "ignored: " + words(string(r.Mail.Class))
	case !r.New:
		s.known++
		return fmt.Sprintf("belongs to VL-%d: %s", r.Ticket.Number, onTicket(r))
	case r.Ticket.State == tickets.Held:
		s.held++
		return whyHeld(r)
	}
	s.new++
	return "new ticket: " + understood(r.Ticket)
}

// onTicket is what a mail would do to a ticket that is there.
func onTicket(r bot.Rehearsed) string {
	if c := r.Mail.Class; c != tickets.Human && c != tickets.ClassCalendarReply {
		return words(string(c)) + ", noted only"
	}
	for _, in := range r.Ticket.Waiting {
		if in.Mail.MessageID == r.Mail.MessageID {
			return "shown, and counts once staff admit its author"
		}
	}
	return fmt.Sprintf("%s, then it is %s", words(string(r.Mail.Intent)), words(string(r.Ticket.State)))
}

// whyHeld is the reason that the ticket's timeline gives.
func whyHeld(r bot.Rehearsed) string {
	for _, e := range r.Notes {
		if strings.HasPrefix(e.Text, "held: ") || strings.HasPrefix(e.Text, "quarantined") {
			return shown(e.Text)
		}
	}
	return "held"
}

// understood is what a request was understood as, and what would be asked.
func understood(t tickets.Ticket) string {
	if t.Other {
		return "something else than an update, for staff"
	}
	software, version := t.SoftwareAndVersion()
	text := strings.TrimSpace(shown(software) + " " + shown(version))
	if text == "" {
		text = "an update"
	}
	if w := t.Wished(); len(w) > 0 {
		text += ", wished " + shown(strings.Join(w, ", "))
	}
	switch {
	case t.State == tickets.AwaitingInfo:
		return text + "; asks for " + strings.Join(t.Missing, ", ")
	case t.ShortNotice:
		return text + "; acknowledged, at short notice"
	}
	return text + "; acknowledged"
}

func words(name string) string { return strings.ReplaceAll(name, "_", " ") }

// shown is a stranger's text as it may stand in a line of a terminal.
func shown(text string) string {
	const most = 100 // characters
	clean := []rune(strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || !unicode.IsGraphic(r) }), " "))
	if len(clean) > most {
		return string(clean[:most]) + "…"
	}
	return string(clean)
}
