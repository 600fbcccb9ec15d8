package store

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"vorlauf/tickets"
)

// An Understood is a pending mail that the parser read.
type Understood struct {
	ID       int64 // Pending.ID
	Mail     tickets.Mail
	Received time.Time // zero: as it was kept
}

// ApplyMails applies mails in one commit, so that the disk's flush is paid once
// for many. A mail whose application fails, or panics, undoes only what it
// wrote itself: it stays pending with its attempts and the error
// ([Pending].Err), and the others go through. Mails that are not pending are
// left out. An error means that nothing was stored.
func (s *Store) ApplyMails(ctx context.Context, mails []Understood, now time.Time) error {
	err := s.update(ctx, now, func(x *tx) error {
		for _, u := range mails {
			failure, err := x.isolated(func() error { return x.file(u) })
			if err != nil {
				return err
			}
			if failure != nil {
				if err := x.noteFailure(u.ID, failure); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return about(err, "apply %d mails", len(mails))
}

func (x *tx) noteFailure(id int64, failure error) error {
	x.s.log.WarnContext(x.ctx, "a mail could not be applied", slog.Int64("mail", id), slog.Any("error", failure))
	_, err := x.exec(`UPDATE mails SET error = ? WHERE id = ?`, plain(failure.Error()), id)
	return err
}

// A mailRow is what filing needs of a kept mail.
type mailRow struct {
	ID       int64
	Key      string
	State    string
	Received sql.NullInt64
	Error    string
	Ticket   *int64
}

func (x *tx) mail(id int64) (row mailRow, err error) {
	found, err := x.one(&row, `SELECT id, key, state, received, error, ticket FROM mails WHERE id = ?`, id)
	if err == nil && !found {
		err = fmt.Errorf("there is no mail %d", id)
	}
	return row, err
}

// file matches a mail and applies it to its ticket, to a new one, or keeps it
// without one.
func (x *tx) file(u Understood) error {
	row, err := x.mail(u.ID)
	if err != nil || row.State != "pending" {
		return err
	}
	if u.Received.IsZero() {
		u.Received = x.s.time(row.Received)
	}
	match, err := x.match(u.Mail)
	if err != nil {
		return err
	}
	var fresh tickets.Ticket
	number, opens := match.Ticket, match.Ticket == 0 && match.Kind != tickets.MatchNone
	if opens {
		if fresh, err = x.open(); err != nil {
			return err
		}
		number = fresh.Number
	}
	// The mail's row comes first, so that what the desk answers stands after it.
	if err := x.insertMail(number, row.ID, u.Mail, u.Received); err != nil {
		return err
	}
	e := tickets.MailReceived{Incoming: tickets.Incoming{Mail: u.Mail, Received: u.Received}, Match: match}
	switch {
	case match.Kind == tickets.MatchNone:
		err = x.record(row.Key, 0, e)
	case opens:
		_, err = x.decide(row.Key, fresh, e)
	default:
		_, err = x.apply(row.Key, number, e)
	}
	if err != nil {
		return err
	}
	return x.handled(row.ID, "done", number)
}

// match finds the ticket that a mail belongs to; where that one was merged into
// another, and that into a third, the last.
func (x *tx) match(m tickets.Mail) (tickets.Matched, error) {
	c, err := x.candidates(m)
	if err != nil {
		return tickets.Matched{}, err
	}
	known, err := x.catalogue()
	if err != nil {
		return tickets.Matched{}, err
	}
	match := tickets.Match(m, c, known)
	for match.Ticket != 0 {
		t, err := x.ticket(match.Ticket)
		if err != nil {
			return match, err
		}
		if t.Outcome != tickets.OutcomeMerged || t.MergedInto == 0 {
			break
		}
		match.Ticket = t.MergedInto
	}
	return match, nil
}

// handled notes what became of a mail. It belongs to the ticket that the rules
// left it on, which may be another than the one it was matched to.
func (x *tx) handled(id int64, state string, ticket int64) error {
	_, err := x.exec(`
		UPDATE mails
		SET state = ?, ticket = COALESCE((SELECT MAX(ticket) FROM messages WHERE mail = mails.id), ?), error = ''
		WHERE id = ?`, state, orNull(ticket), id)
	return err
}

// takeMail moves a mail to the ticket that follows from the one it was sent to.
func (x *tx) takeMail(ticket int64, m tickets.TakeMail) error {
	_, err := x.exec(`
		UPDATE messages
		SET ticket = ?
		WHERE id = (SELECT MAX(id) FROM messages WHERE ticket = ? AND direction = 'in' AND message_id = ?)`,
		ticket, m.From, plain(m.MessageID))
	return err
}

// Quarantine opens a held ticket for a mail that failed [MaxAttempts] times, and
// returns it; an empty reason is the mail's last error. The mail's bytes stay
// reachable from its one message. A mail that is not pending any more changes
// nothing and returns the ticket that it went to, the zero Ticket where none.
func (s *Store) Quarantine(ctx context.Context, id int64, reason string, now time.Time) (t tickets.Ticket, err error) {
	err = s.update(ctx, now, func(x *tx) error {
		t, err = x.quarantine(id, reason)
		return err
	})
	return t, about(err, "quarantine mail %d", id)
}

func (x *tx) quarantine(id int64, reason string) (t tickets.Ticket, err error) {
	row, err := x.mail(id)
	if err != nil {
		return t, err
	}
	if row.State != "pending" {
		if row.Ticket != nil {
			t, err = x.ticket(*row.Ticket)
		}
		return t, err
	}
	if reason == "" {
		reason = row.Error
	}
	received := x.s.time(row.Received)
	t, err = x.apply(row.Key, 0, tickets.Quarantined{Received: received, Reason: reason})
	if err != nil {
		return t, err
	}
	if err := x.insertMail(t.Number, id, tickets.Mail{Subject: t.Subject, Class: tickets.Human, Intent: tickets.NoIntent}, received); err != nil {
		return t, err
	}
	return t, x.handled(id, "quarantined", t.Number)
}
