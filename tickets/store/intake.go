package store

import (
	"context"
	"database/sql"
	"fmt"
	"io"
	"time"

	"vorlauf/tickets"
)

// A Raw is a mail as the mailbox hands it over.
type Raw struct {
	UIDValidity uint32
	UID         uint32
	Received    time.Time // INTERNALDATE
	Body        io.Reader // RFC 5322; nil where it could not be fetched
	Err         string    // why not
}

// A Cursor says how far a mailbox was read: up to this UID, of this UIDVALIDITY
// (RFC 3501, 2.3.1.1). It is zero for a mailbox that was never read.
type Cursor struct {
	UIDValidity uint32
	UID         uint32
	Since       time.Time // mails from before it were left out at the first start; zero: none
}

// MaxAttempts is how often a mail may fail to be understood before it is
// quarantined (procedure 1.1). One that could not be fetched counts as having
// failed that often.
const MaxAttempts = 3

// Cursor returns how far a mailbox was read.
func (s *Store) Cursor(ctx context.Context, mailbox string) (Cursor, error) {
	var row struct {
		UIDValidity, UID uint32
		Since            sql.NullInt64
	}
	_, err := s.view(ctx).one(&row, `SELECT uidvalidity, uid, since FROM cursors WHERE mailbox = ?`, mailbox)
	c := Cursor{row.UIDValidity, row.UID, s.time(row.Since)}
	return c, about(err, "read the cursor of mailbox %s", mailbox)
}

func (x *tx) moveCursor(mailbox string, c Cursor) error {
	_, err := x.exec(`
		INSERT INTO cursors (mailbox, uidvalidity, uid, since) VALUES (?, ?, ?, ?)
		ON CONFLICT (mailbox) DO UPDATE SET uidvalidity = excluded.uidvalidity, uid = excluded.uid, since = excluded.since`,
		mailbox, int64(c.UIDValidity), int64(c.UID), ms(c.Since))
	return err
}

// Keep stores mails and sets the mailbox's cursor to next in one commit. One whose UID
// is there already is skipped; one that has the Message-ID and body of an
// earlier one is kept as its duplicate and never worked on. A mail without Body
// is kept with its error, to be quarantined. Bodies are read one after the other
// and to their end.
func (s *Store) Keep(ctx context.Context, mailbox string, next Cursor, raws []Raw) error {
	all := make([]stored, len(raws))
	for i, r := range raws {
		if r.Body == nil {
			continue
		}
		var err error
		if all[i], err = s.files.take(r.Body); err != nil {
			return fmt.Errorf("mailbox %s: uid %d: keep its bytes: %w", mailbox, r.UID, err)
		}
	}
	return s.update(ctx, time.Time{}, func(x *tx) error {
		for i, r := range raws {
			if err := x.keep(mailbox, r, all[i]); err != nil {
				return fmt.Errorf("mailbox %s: uid %d: %w", mailbox, r.UID, err)
			}
		}
		return x.moveCursor(mailbox, next)
	})
}

func (x *tx) keep(mailbox string, r Raw, b stored) error {
	state, attempts, original := "pending", 0, sql.NullInt64{}
	if r.Body == nil {
		attempts = MaxAttempts
	} else if same, err := x.sameMail(b); err != nil {
		return err
	} else if same.ID != 0 {
		state, original = "duplicate", sql.NullInt64{Int64: same.ID, Valid: true}
		if same.Digest == b.digest {
			b.raw, b.file = nil, "" // the first has these very bytes
		}
	}
	key := fmt.Sprintf("imap/%s/%d/%d", mailbox, r.UIDValidity, r.UID)
	_, err := x.exec(`
		INSERT INTO mails (key, mailbox, uidvalidity, uid, received, state, attempts, error, original, archived, content, digest, file, raw)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?, ?)
		ON CONFLICT (key) DO NOTHING`,
		key, mailbox, int64(r.UIDValidity), int64(r.UID), r.Received.UnixMilli(), state, attempts, plain(r.Err), original,
		nullable(b.content), nullable(b.digest), nullable(b.file), b.raw)
	return err
}

type sameMail struct {
	ID     int64
	Digest string
}

// sameMail finds the first mail with the same content; ID 0: there is none.
func (x *tx) sameMail(b stored) (same sameMail, err error) {
	_, err = x.one(&same, `SELECT id, digest FROM mails WHERE content = ? AND original IS NULL ORDER BY id LIMIT 1`, nullable(b.content))
	return same, err
}

func nullable(s string) sql.NullString { return sql.NullString{String: s, Valid: s != ""} }

// A Pending is a mail that is still to be understood.
type Pending struct {
	ID       int64
	Key      string // imap/<mailbox>/<uidvalidity>/<uid>
	Received time.Time
	Attempts int    // so far; from MaxAttempts on it is to be quarantined
	Err      string // of the last attempt or of the fetch; "" where there was none
}

// Pending returns mails that are still to be understood, oldest first.
func (s *Store) Pending(ctx context.Context, limit int) ([]Pending, error) {
	var rows []struct {
		ID       int64
		Key      string
		Received sql.NullInt64
		Attempts int
		Error    string
	}
	err := s.view(ctx).all(&rows, `
		SELECT id, key, received, attempts, error
		FROM mails
		WHERE state = 'pending'
		ORDER BY id LIMIT ?`, limit)
	if err != nil {
		return nil, about(err, "read the pending mails")
	}
	all := make([]Pending, len(rows))
	for i, r := range rows {
		all[i] = Pending{r.ID, r.Key, s.time(r.Received), r.Attempts, r.Error}
	}
	return all, nil
}

// Failed notes why a mail could not be understood; it stays pending.
func (s *Store) Failed(ctx context.Context, id int64, reason string) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		_, err := x.exec(`UPDATE mails SET error = ? WHERE id = ? AND state = 'pending'`, plain(reason), id)
		return err
	})
	return about(err, "note the failure of mail %d", id)
}

// Attempt counts an attempt at mails. It is committed before they are parsed,
// so that a mail which ends the program is counted too.
func (s *Store) Attempt(ctx context.Context, ids []int64) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		for _, id := range ids {
			if _, err := x.exec(`UPDATE mails SET attempts = attempts + 1 WHERE id = ?`, id); err != nil {
				return err
			}
		}
		return nil
	})
	return about(err, "count the attempt at %d mails", len(ids))
}

// ToArchive returns the UIDs of mails of a mailbox that were handled and may be
// moved or flagged on the server, in order.
func (s *Store) ToArchive(ctx context.Context, mailbox string, uidvalidity uint32, limit int) (uids []uint32, err error) {
	err = s.view(ctx).all(&uids, `
		SELECT uid
		FROM mails
		WHERE mailbox = ? AND uidvalidity = ? AND archived = 0 AND state <> 'pending' AND digest IS NOT NULL
		ORDER BY uid LIMIT ?`, mailbox, int64(uidvalidity), limit)
	return uids, about(err, "read what to archive in mailbox %s", mailbox)
}

// Archived notes that mails were moved or flagged on the server.
func (s *Store) Archived(ctx context.Context, mailbox string, uidvalidity uint32, uids []uint32) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		for _, uid := range uids {
			_, err := x.exec(`UPDATE mails SET archived = 1 WHERE mailbox = ? AND uidvalidity = ? AND uid = ?`, mailbox, int64(uidvalidity), int64(uid))
			if err != nil {
				return err
			}
		}
		return nil
	})
	return about(err, "note %d archived mails of mailbox %s", len(uids), mailbox)
}

// Candidates finds the tickets that a mail names, for [tickets.Match].
func (s *Store) Candidates(ctx context.Context, m tickets.Mail) (tickets.Candidates, error) {
	c, err := s.view(ctx).candidates(m)
	return c, about(err, "find the tickets of mail %s", m.MessageID)
}
