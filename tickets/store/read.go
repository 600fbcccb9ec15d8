package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"vorlauf/tickets"
)

// Directions and statuses of a [Message].
const (
	In  = "in"
	Out = "out"

	Received = "received"
	Queued   = "queued"
	Sent     = "sent"
	Failed   = "failed"  // parked, for one recipient at least
	Bounced  = "bounced" // for one recipient at least
)

// A Filter chooses tickets; zero fields choose all.
type Filter struct {
	State     string // a tickets.State; "open": all that are not closed
	Customer  string // catalogue's name
	Query     string // words, each of which stands in number (VL-1042), subject, customer, partner, software or a party
	Attention bool   // only what staff should look at
	Newest    bool   // highest number first, instead of lowest
	After     int64  // only what comes after this number in that order
	Limit     int    // 0: 100
}

// Tickets returns tickets by number. next is the After of the following page, 0
// where this is the last.
func (s *Store) Tickets(ctx context.Context, f Filter) (page []tickets.Ticket, next int64, err error) {
	if f.Limit <= 0 {
		f.Limit = 100
	}
	where, args := f.conditions()
	order := ` ORDER BY number LIMIT ?`
	if f.Newest {
		order = ` ORDER BY number DESC LIMIT ?`
	}
	var documents []string
	err = s.view(ctx).all(&documents, `SELECT document FROM tickets WHERE `+where+order, append(args, f.Limit+1)...)
	if err == nil {
		page, err = decodeAll(documents)
	}
	if err != nil {
		return nil, 0, about(err, "list tickets")
	}
	if len(page) > f.Limit {
		page = page[:f.Limit]
		next = page[f.Limit-1].Number
	}
	return page, next, nil
}

// conditions are the filter in SQL.
func (f Filter) conditions() (where string, args []any) {
	conditions := []string{"1 = 1"}
	add := func(condition string, arg ...any) {
		conditions, args = append(conditions, condition), append(args, arg...)
	}
	switch {
	case f.State == "open":
		add("state <> 'closed'")
	case f.State != "":
		add("state = ?", f.State)
	}
	if f.Customer != "" {
		add("customer = ?", f.Customer)
	}
	if f.Attention {
		add("attention = 1")
	}
	for _, word := range strings.Fields(strings.ToLower(plain(f.Query))) {
		add(`search LIKE ? ESCAPE '!'`, "%"+strings.NewReplacer("!", "!!", "%", "!%", "_", "!_").Replace(word)+"%")
	}
	switch {
	case f.After > 0 && f.Newest:
		add("number < ?", f.After)
	case f.After > 0:
		add("number > ?", f.After)
	}
	return strings.Join(conditions, " AND "), args
}

// Ticket returns a ticket, or a *tickets.Refusal (NotFound).
func (s *Store) Ticket(ctx context.Context, number int64) (tickets.Ticket, error) {
	t, err := s.view(ctx).ticket(number)
	return t, about(err, "read VL-%d", number)
}

// A Message is a mail as people see it on a ticket.
type Message struct {
	ID          int64
	Ticket      int64  // 0: it belongs to none
	Direction   string // In, Out
	MessageID   string // without brackets
	From        string
	To, Cc      []tickets.Address
	Subject     string
	At          time.Time // received or written
	Status      string    // of one of the desk's: the worst of its copies
	Text        string    // received: what was new in it
	Attachments []tickets.Attachment
	Evidence    []tickets.Evidence // of a received one: what was understood, and from which words
	Error       string             // why it did not arrive, or not yet
	Intent      tickets.Intent     // of a received one
	Class       tickets.Class      // of a received one
	Template    tickets.Template   // of one of the desk's
}

// messageColumns are what [view.messages] reads: all but the bytes.
const messageColumns = `SELECT id, ticket, direction, message_id, sender, recipients, copies, subject, at, status, text, attachments, evidence, intent, class, error FROM messages `

func (v view) messages(where string, args ...any) ([]Message, error) {
	var rows []messageRow
	if err := v.all(&rows, messageColumns+where, args...); err != nil {
		return nil, err
	}
	all := make([]Message, len(rows))
	for i, r := range rows {
		var err error
		if all[i], err = v.s.message(r); err != nil {
			return nil, fmt.Errorf("message %d: %w", r.ID, err)
		}
	}
	return all, nil
}

func (s *Store) message(r messageRow) (Message, error) {
	m := Message{ID: r.ID, Direction: r.Direction, MessageID: r.MessageID, From: r.Sender, Subject: r.Subject,
		At: s.time(sql.NullInt64{Int64: r.At, Valid: true}), Status: r.Status, Text: r.Text, Error: r.Error, Class: tickets.Class(r.Class)}
	if r.Ticket != nil {
		m.Ticket = *r.Ticket
	}
	if r.Direction == In {
		m.Intent = tickets.Intent(r.Intent)
	} else {
		m.Template = tickets.Template(r.Intent)
	}
	for _, field := range []struct {
		text string
		into any
	}{{r.Recipients, &m.To}, {r.Copies, &m.Cc}, {r.Attachments, &m.Attachments}, {r.Evidence, &m.Evidence}} {
		if err := json.Unmarshal([]byte(field.text), field.into); err != nil {
			return m, err
		}
	}
	return m, nil
}

// Messages returns a ticket's mails, oldest first.
func (s *Store) Messages(ctx context.Context, number int64) ([]Message, error) {
	all, err := s.view(ctx).messages(`WHERE ticket = ? ORDER BY at, id`, number)
	return all, about(err, "read the mails of VL-%d", number)
}

// Strays returns received mails that belong to no ticket (automatic ones),
// newest first.
func (s *Store) Strays(ctx context.Context, limit int) ([]Message, error) {
	all, err := s.view(ctx).messages(`WHERE ticket IS NULL AND direction = 'in' ORDER BY id DESC LIMIT ?`, limit)
	return all, about(err, "read the mails that belong to no ticket")
}

// An Entry is a line of a ticket's timeline.
type Entry struct {
	At    time.Time
	Actor string // "desk", an address, or a person of the staff
	Kind  string
	Text  string
	// Said is Text with what other languages say it by.
	Said tickets.Said
}

// Timeline returns what happened to a ticket, oldest first.
func (s *Store) Timeline(ctx context.Context, number int64) ([]Entry, error) {
	var rows []struct {
		At                sql.NullInt64
		Actor, Kind, Text string
		Said              string
	}
	err := s.view(ctx).all(&rows, `SELECT at, actor, kind, text, said FROM timeline WHERE ticket = ? ORDER BY id`, number)
	if err != nil {
		return nil, about(err, "read the timeline of VL-%d", number)
	}
	all := make([]Entry, len(rows))
	for i, r := range rows {
		all[i] = Entry{s.time(r.At), r.Actor, r.Kind, r.Text, tickets.Said{Text: r.Text}}
		if r.Said == "" {
			continue
		}
		var f form
		if err := json.Unmarshal([]byte(r.Said), &f); err != nil {
			return nil, about(err, "read the timeline of VL-%d", number)
		}
		all[i].Said.Form, all[i].Said.Args = f.Form, f.Args
	}
	return all, nil
}

// Stats counts what there is.
type Stats struct {
	Open          map[tickets.State]int // tickets that are not closed, by state
	Attention     int                   // tickets that staff should look at
	Queued        int                   // copies still to be sent
	Parked        int                   // copies that were given up
	Pending       int                   // mails still to be understood
	OldestQueued  time.Time             // zero: nothing is queued
	OldestPending time.Time             // INTERNALDATE; zero: nothing is pending
}

// Stats counts what there is, for metrics.
func (s *Store) Stats(ctx context.Context) (Stats, error) {
	v, stats := s.view(ctx), Stats{Open: map[tickets.State]int{}}
	var states []struct {
		State     tickets.State
		N, Wanted int
	}
	if err := v.all(&states, `SELECT state, COUNT(*) AS n, SUM(attention) AS wanted FROM tickets GROUP BY state`); err != nil {
		return stats, about(err, "count tickets")
	}
	for _, r := range states {
		stats.Attention += r.Wanted
		if r.State != tickets.Closed {
			stats.Open[r.State] = r.N
		}
	}
	var row struct {
		Queued, Parked, Pending     int
		OldestQueued, OldestPending sql.NullInt64
	}
	_, err := v.one(&row, `SELECT
		(SELECT COUNT(*) FROM deliveries WHERE state = 'queued') AS queued,
		(SELECT COUNT(*) FROM deliveries WHERE state = 'parked') AS parked,
		(SELECT COUNT(*) FROM mails WHERE state = 'pending') AS pending,
		(SELECT MIN(since) FROM deliveries WHERE state = 'queued') AS oldestqueued,
		(SELECT MIN(received) FROM mails WHERE state = 'pending') AS oldestpending`)
	stats.Queued, stats.Parked, stats.Pending = row.Queued, row.Parked, row.Pending
	stats.OldestQueued, stats.OldestPending = s.time(row.OldestQueued), s.time(row.OldestPending)
	return stats, about(err, "count mails")
}
