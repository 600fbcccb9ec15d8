package store

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"vorlauf/tickets"
)

// Removed says what a clearing removed, or would remove.
type Removed struct {
	Stripped []int64 // tickets that lost attachments and licence keys
	Reduced  []int64 // tickets that were reduced to figures
	Strays   int     // automatic mails of a customer's domains that belonged to no ticket
}

// Retain removes what has been kept long enough (procedure 4): attachments and
// keys some days after a ticket was closed, and after some months all but
// figures. With dry nothing is changed. Doing it again removes nothing more.
func (s *Store) Retain(ctx context.Context, now time.Time, dry bool) (r Removed, err error) {
	p := s.rules.Policy
	now = now.In(s.zone)
	return r, s.clear(ctx, now, func(x *tx) error {
		r = Removed{}
		if p.RetentionMonths > 0 {
			if r.Reduced, err = x.toReduce(now.AddDate(0, -p.RetentionMonths, 0)); err != nil {
				return err
			}
		}
		if p.AttachmentDays > 0 {
			if r.Stripped, err = x.toStrip(now.AddDate(0, 0, -p.AttachmentDays), r.Reduced); err != nil {
				return err
			}
		}
		if dry {
			return nil
		}
		return x.remove(r)
	})
}

// EraseCustomer reduces all tickets of a customer to figures, and forgets the
// addresses that linking remembered and the automatic mails of the customer's
// domains. The customer stands in the catalogue until an import without it; a
// name that is in neither is a *tickets.Refusal, and so is a ticket that is
// still open. With dry nothing is changed.
func (s *Store) EraseCustomer(ctx context.Context, name string, now time.Time, dry bool) (r Removed, err error) {
	return r, s.clear(ctx, now, func(x *tx) error {
		r = Removed{}
		strays, err := x.ofCustomer(name, &r)
		if err != nil || dry {
			return err
		}
		for _, message := range strays {
			if err := x.dropMessages(`id = ?`, message); err != nil {
				return err
			}
		}
		if _, err := x.exec(`DELETE FROM addresses WHERE kind = 'customer' AND name = ?`, name); err != nil {
			return err
		}
		if err := x.catalogueChanged(); err != nil {
			return err
		}
		return x.remove(r)
	})
}

// ofCustomer finds what a customer's erasure concerns.
func (x *tx) ofCustomer(name string, r *Removed) (strays []int64, err error) {
	known, err := x.catalogue()
	if err != nil {
		return nil, err
	}
	var rows []struct {
		Number int64
		State  tickets.State
	}
	if err := x.all(&rows, `SELECT number, state FROM tickets WHERE customer = ? ORDER BY number`, name); err != nil {
		return nil, err
	}
	c := known.Customer(name)
	if c == nil && len(rows) == 0 {
		return nil, tickets.Refuse(tickets.NotFound, "", "there is no customer %q", name)
	}
	for _, row := range rows {
		if row.State != tickets.Closed {
			return nil, tickets.Refuse(tickets.NotPossible, "", "VL-%d of %s is still open: close it first", row.Number, name)
		}
		r.Reduced = append(r.Reduced, row.Number)
	}
	if c == nil {
		return nil, nil
	}
	var mails []struct {
		ID     int64
		Sender string
	}
	if err := x.all(&mails, `SELECT id, sender FROM messages WHERE ticket IS NULL`); err != nil {
		return nil, err
	}
	for _, m := range mails {
		if c.Has(m.Sender) {
			strays = append(strays, m.ID)
		}
	}
	r.Strays = len(strays)
	return strays, nil
}

// clear runs a clearing, and then removes the files that no mail needs any more.
func (s *Store) clear(ctx context.Context, now time.Time, do func(*tx) error) error {
	var files []string
	err := s.update(ctx, now, func(x *tx) error {
		if s.dialect.name == sqlite.name { // what is deleted is overwritten
			if _, err := x.exec(`PRAGMA secure_delete = ON`); err != nil {
				return err
			}
		}
		err := do(x)
		files = x.dropped
		return err
	})
	for _, file := range files {
		if err == nil {
			err = s.removeFile(ctx, file)
		}
	}
	return about(err, "remove what is not to be kept")
}

// removeFile removes a big mail's file, unless another mail has the same bytes.
func (s *Store) removeFile(ctx context.Context, file string) error {
	var needed int
	if _, err := s.view(ctx).one(&needed, `SELECT COUNT(*) FROM mails WHERE file = ?`, file); err != nil || needed > 0 {
		return err
	}
	err := os.Remove(filepath.Join(string(s.files), file))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// toReduce are the tickets closed before a time that hold more than figures.
func (x *tx) toReduce(closedBefore time.Time) (numbers []int64, err error) {
	err = x.all(&numbers, `
		SELECT number
		FROM tickets t
		WHERE state = 'closed' AND closed < ?
			AND (customer <> '' OR subject <> '' OR EXISTS (SELECT 1 FROM messages m WHERE m.ticket = t.number))
		ORDER BY number`, closedBefore.UnixMilli())
	return numbers, err
}

// toStrip are the tickets closed before a time that hold attachments or keys;
// not those that are reduced anyway, nor those whose setup and licences another
// ticket took over that was not closed as long ago.
func (x *tx) toStrip(closedBefore time.Time, reduced []int64) (numbers []int64, err error) {
	err = x.all(&numbers, `
		SELECT number
		FROM tickets t
		WHERE state = 'closed' AND closed < ?
			AND (document LIKE '%"key:%' OR EXISTS (SELECT 1 FROM messages m WHERE m.ticket = t.number AND m.attachments <> '[]'))
		ORDER BY number`, closedBefore.UnixMilli())
	if err != nil || len(numbers) == 0 {
		return nil, err
	}
	needed, err := x.takenOver(closedBefore)
	return slices.DeleteFunc(numbers, func(n int64) bool { return slices.Contains(reduced, n) || needed[n] }), err
}

// takenOver are the tickets that were merged into, or split for, one that is open
// or was closed after a time, over however many others.
func (x *tx) takenOver(closedBefore time.Time) (map[int64]bool, error) {
	var documents []string
	err := x.all(&documents, `
		SELECT document
		FROM tickets
		WHERE NOT (state = 'closed' AND closed < ?) AND document LIKE '%"linked":[%' AND document NOT LIKE '%"linked":[]%'`,
		closedBefore.UnixMilli())
	if err != nil {
		return nil, err
	}
	needed := map[int64]bool{}
	for len(documents) > 0 {
		t, err := decode(documents[0])
		if err != nil {
			return nil, err
		}
		documents = documents[1:]
		for _, n := range t.Linked {
			var document string
			if needed[n] {
				continue
			}
			needed[n] = true
			if found, err := x.one(&document, `SELECT document FROM tickets WHERE number = ?`, n); err != nil {
				return nil, err
			} else if found {
				documents = append(documents, document)
			}
		}
	}
	return needed, nil
}

func (x *tx) remove(r Removed) error {
	for _, number := range r.Stripped {
		if err := x.strip(number); err != nil {
			return fmt.Errorf("VL-%d: %w", number, err)
		}
	}
	for _, number := range r.Reduced {
		if err := x.reduce(number); err != nil {
			return fmt.Errorf("VL-%d: %w", number, err)
		}
	}
	return nil
}

// strip removes attachments and keys. The mails' bytes go too where they hold
// either; their text stays, with the keys blotted out.
func (x *tx) strip(number int64) error {
	t, err := x.ticket(number)
	if err != nil {
		return err
	}
	keys := t.Keys()
	condition := `attachments <> '[]'`
	if len(keys) > 0 {
		condition = `1 = 1`
	}
	if err := x.dropBytes(`id IN (SELECT mail FROM messages WHERE ticket = ? AND `+condition+`)`, number); err != nil {
		return err
	}
	if err := x.blot(number, keys); err != nil {
		return err
	}
	if _, err := x.exec(`UPDATE messages SET attachments = '[]' WHERE ticket = ?`, number); err != nil {
		return err
	}
	if err := x.log(number, tickets.NewLog("retention", "desk", "attachments and licence keys were removed")); err != nil {
		return err
	}
	return x.save(t, t.WithoutKeys())
}

// blot replaces the keys in what people read of a ticket's mails and of what was
// decided.
func (x *tx) blot(number int64, keys []string) error {
	for _, key := range keys {
		for _, column := range []string{"messages SET text = REPLACE(text", "messages SET subject = REPLACE(subject", "messages SET evidence = REPLACE(evidence", "timeline SET text = REPLACE(text", "timeline SET said = REPLACE(said", "events SET data = REPLACE(data"} {
			if _, err := x.exec(`UPDATE `+column+`, ?, '****') WHERE ticket = ?`, plain(key), number); err != nil {
				return err
			}
		}
	}
	return nil
}

// reduce leaves a ticket's figures. The events' keys stay, so that nothing is
// done twice; what they said goes.
func (x *tx) reduce(number int64) error {
	t, err := x.ticket(number)
	if err != nil {
		return err
	}
	if err := x.dropMessages(`ticket = ?`, number); err != nil {
		return err
	}
	for _, statement := range []string{
		`DELETE FROM timeline WHERE ticket = ?`,
		`DELETE FROM cards WHERE ticket = ?`,
		`UPDATE events SET data = '{}' WHERE ticket = ?`,
	} {
		if _, err := x.exec(statement, number); err != nil {
			return err
		}
	}
	if err := x.dropBytes(`ticket = ?`, number); err != nil {
		return err
	}
	if err := x.log(number, tickets.NewLog("retention", "desk", "reduced to figures")); err != nil {
		return err
	}
	return x.save(t, t.Figures())
}

// dropMessages deletes messages with their deliveries, and the bytes they came
// in.
func (x *tx) dropMessages(where string, arg any) error {
	if err := x.dropBytes(`id IN (SELECT mail FROM messages WHERE `+where+`)`, arg); err != nil {
		return err
	}
	if _, err := x.exec(`DELETE FROM deliveries WHERE message IN (SELECT id FROM messages WHERE `+where+`)`, arg); err != nil {
		return err
	}
	_, err := x.exec(`DELETE FROM messages WHERE `+where, arg)
	return err
}

// bytesRemoved is the error of a mail whose bytes are not kept any more. The row
// itself stays, so that the mail is known if the server shows it again.
const bytesRemoved = "removed"

// dropBytes forgets the bytes of received mails, and those of their duplicates.
func (x *tx) dropBytes(where string, arg any) error {
	concerned := ` WHERE state <> 'pending' AND (` + where + ` OR original IN (SELECT id FROM mails WHERE ` + where + `))`
	var files []string
	if err := x.all(&files, `SELECT file FROM mails`+concerned+` AND file IS NOT NULL`, arg, arg); err != nil {
		return err
	}
	x.dropped = append(x.dropped, files...)
	_, err := x.exec(`UPDATE mails SET raw = NULL, file = NULL, error = '`+bytesRemoved+`'`+concerned, arg, arg)
	return err
}
