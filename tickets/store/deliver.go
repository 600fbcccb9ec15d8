package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"vorlauf/tickets"
)

const (
	// HourlyCap is how many mails one address gets within an hour at most
	// (procedure 1.1: mail loops).
	HourlyCap = 20
	// GiveUpAfter is how long a mail that a server puts off is tried
	// (procedure 1.1).
	GiveUpAfter = 5 * 24 * time.Hour
)

// Backoff returns how long to wait after that many attempts: 15 seconds after
// the first (or none), which is also how long a mail waits that was being sent
// when the desk went down; doubled each time, 2 hours at most.
func Backoff(attempts int) time.Duration {
	const first, most = 15 * time.Second, 2 * time.Hour
	return min(first<<min(max(attempts-1, 0), 10), most)
}

// A Delivery is one copy of a mail of the desk, to be sent now.
type Delivery struct {
	ID        int64
	Message   int64 // Message.ID
	Ticket    int64 // 0: none
	MessageID string
	From, To  string // envelope sender and recipient
	Raw       []byte // the bytes to send, as they are
	Attempts  int    // ever, this one included
	Since     time.Time
}

// A deliveryRow is a row of deliveries.
type deliveryRow struct {
	ID        int64
	Message   int64
	Ticket    *int64
	Recipient string
	State     string
	Attempts  int
	Tries     int
	Since     sql.NullInt64
	Capped    bool
}

func (r deliveryRow) ticket() int64 {
	if r.Ticket == nil {
		return 0
	}
	return *r.Ticket
}

// ready picks the deliveries of a queue whose turn it is: a thread's mails leave
// in order, so that one waits until the earlier ones to the same recipient are
// sent or given up.
const ready = `
	FROM deliveries d
	WHERE d.state = 'queued' AND NOT EXISTS (
		SELECT 1 FROM deliveries e
		WHERE e.state = 'queued' AND e.ticket = d.ticket AND e.recipient = d.recipient AND e.id < d.id)`

// NextDelivery returns when there is next something to claim; zero: never.
func (s *Store) NextDelivery(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	_, err := s.view(ctx).one(&at, `SELECT MIN(d.next_attempt)`+ready)
	return s.time(at), about(err, "read when to deliver next")
}

// Claim hands out deliveries that are due, in the order of tickets and messages.
// The attempt and the time of the next one are committed before it returns: a
// crash afterwards means one attempt more, never none. A recipient who got
// HourlyCap mails within the hour is left until the window frees, which the
// ticket's timeline says once.
func (s *Store) Claim(ctx context.Context, now time.Time, limit int) (claimed []Delivery, err error) {
	err = s.update(ctx, now, func(x *tx) error {
		claimed = nil
		for len(claimed) < limit {
			found, err := x.claim(limit-len(claimed), &claimed)
			if err != nil || found == 0 {
				return err
			}
		}
		return nil
	})
	return claimed, about(err, "claim deliveries")
}

// TakeBack settles the deliveries that were claimed and never reported on. It is
// for a start of which it is certain that nobody else delivers: they were
// interrupted by the program's end. took says whether the server has one; those
// that it has not can be claimed at once.
func (s *Store) TakeBack(ctx context.Context, now time.Time, took func(to, messageID string) (bool, error)) error {
	err := s.update(ctx, now, func(x *tx) error {
		var rows []struct {
			deliveryRow
			MessageID string `db:"message_id"`
		}
		err := x.all(&rows, `
			SELECT d.id, d.message, d.ticket, d.recipient, d.state, d.attempts, d.tries, d.since, d.capped, m.message_id
			FROM deliveries d JOIN messages m ON m.id = d.message
			WHERE d.state = 'queued' AND d.tries > 0 AND d.error = ''
			ORDER BY d.id`)
		if err != nil {
			return err
		}
		for _, r := range rows {
			has, err := took(r.Recipient, r.MessageID)
			switch {
			case err != nil:
			case has:
				err = x.end(r.deliveryRow, "sent", "")
			default:
				_, err = x.exec(`UPDATE deliveries SET next_attempt = ? WHERE id = ?`, now.UnixMilli(), r.ID)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	return about(err, "take interrupted deliveries back")
}

// claim adds a round of deliveries; found counts those put off for the cap too.
func (x *tx) claim(limit int, claimed *[]Delivery) (found int, err error) {
	var rows []deliveryRow
	err = x.all(&rows, `SELECT d.id, d.message, d.ticket, d.recipient, d.state, d.attempts, d.tries, d.since, d.capped`+ready+`
		AND d.next_attempt <= ?
		ORDER BY d.ticket, d.id LIMIT ?`, x.now.UnixMilli(), limit)
	if err != nil {
		return 0, err
	}
	for _, r := range rows {
		free, err := x.windowFrees(r)
		if err != nil {
			return 0, err
		}
		if free.After(x.now) {
			err = x.holdBack(r, free)
		} else {
			err = x.take(r, claimed)
		}
		if err != nil {
			return 0, err
		}
	}
	return len(rows), nil
}

// windowFrees returns when the recipient may get this mail: when the oldest of
// the last HourlyCap mails to that address is an hour old.
func (x *tx) windowFrees(r deliveryRow) (time.Time, error) {
	var at sql.NullInt64
	_, err := x.one(&at, `
		SELECT last_attempt
		FROM deliveries
		WHERE recipient = ? AND id <> ? AND last_attempt > ?
		ORDER BY last_attempt DESC LIMIT 1 OFFSET ?`,
		r.Recipient, r.ID, x.now.Add(-time.Hour).UnixMilli(), HourlyCap-1)
	if err != nil || !at.Valid {
		return time.Time{}, err
	}
	return x.s.time(at).Add(time.Hour), nil
}

// holdBack puts a delivery off until its recipient's window frees.
func (x *tx) holdBack(r deliveryRow, until time.Time) error {
	if r.Ticket != nil {
		var told int
		if _, err := x.one(&told, `SELECT COUNT(*) FROM deliveries WHERE ticket = ? AND capped = 1`, *r.Ticket); err != nil {
			return err
		}
		if told == 0 {
			if err := x.log(*r.Ticket, tickets.NewLog("delivery", "desk",
				"%s got %d mails within an hour; the next ones wait", r.Recipient, HourlyCap)); err != nil {
				return err
			}
		}
	}
	_, err := x.exec(`UPDATE deliveries SET capped = 1, next_attempt = ? WHERE id = ?`, until.UnixMilli(), r.ID)
	return err
}

// take counts the attempt and adds the delivery to those claimed. Until it is
// reported on it has no error.
func (x *tx) take(r deliveryRow, claimed *[]Delivery) error {
	next := x.now.Add(Backoff(r.Tries + 1))
	if _, err := x.exec(`
		UPDATE deliveries SET attempts = attempts + 1, tries = tries + 1, error = '', last_attempt = ?, next_attempt = ?
		WHERE id = ?`, x.now.UnixMilli(), next.UnixMilli(), r.ID); err != nil {
		return err
	}
	var m messageRow
	if _, err := x.one(&m, `
		SELECT m.message_id, m.sender, COALESCE(d.raw, m.raw) AS raw
		FROM deliveries d JOIN messages m ON m.id = d.message
		WHERE d.id = ?`, r.ID); err != nil {
		return err
	}
	*claimed = append(*claimed, Delivery{ID: r.ID, Message: r.Message, Ticket: r.ticket(), MessageID: m.MessageID,
		From: m.Sender, To: r.Recipient, Raw: m.Raw, Attempts: r.Attempts + 1, Since: x.s.time(r.Since)})
	return nil
}

// Sent reports that the submission server took a delivery.
func (s *Store) Sent(ctx context.Context, id int64, now time.Time) error {
	return s.report(ctx, id, now, func(x *tx, r deliveryRow) error { return x.end(r, "sent", "") })
}

// Park reports that a delivery failed for good; reason is shown to staff, who
// can have it tried again.
func (s *Store) Park(ctx context.Context, id int64, now time.Time, reason string) error {
	return s.report(ctx, id, now, func(x *tx, r deliveryRow) error { return x.end(r, "parked", reason) })
}

// Defer reports that a delivery was put off. It is tried again at the time that
// Claim set; after GiveUpAfter it is parked.
func (s *Store) Defer(ctx context.Context, id int64, now time.Time, reason string) error {
	return s.report(ctx, id, now, func(x *tx, r deliveryRow) error {
		if now.Sub(s.time(r.Since)) >= GiveUpAfter {
			return x.end(r, "parked", reason)
		}
		if _, err := x.exec(`UPDATE deliveries SET error = ? WHERE id = ?`, plain(reason), r.ID); err != nil {
			return err
		}
		if r.Ticket != nil && r.Tries == 1 {
			if err := x.log(*r.Ticket, tickets.NewLog("delivery", "desk",
				"the mail to %s was put off and is tried again: %s", r.Recipient, reason)); err != nil {
				return err
			}
		}
		return x.refresh(r.Message)
	})
}

// report runs do on a delivery that is still queued; on another the report
// comes twice, or too late, and changes nothing.
func (s *Store) report(ctx context.Context, id int64, now time.Time, do func(*tx, deliveryRow) error) error {
	err := s.update(ctx, now, func(x *tx) error {
		var r deliveryRow
		found, err := x.one(&r, `
			SELECT id, message, ticket, recipient, state, attempts, tries, since, capped
			FROM deliveries WHERE id = ?`, id)
		if err == nil && !found {
			err = fmt.Errorf("there is no such delivery")
		}
		if err != nil || r.State != "queued" {
			return err
		}
		return do(x, r)
	})
	return about(err, "report on delivery %d", id)
}

// end takes a delivery out of the queue and tells its ticket.
func (x *tx) end(r deliveryRow, state, reason string) error {
	if _, err := x.exec(`UPDATE deliveries SET state = ?, error = ? WHERE id = ?`, state, plain(reason), r.ID); err != nil {
		return err
	}
	if err := x.refresh(r.Message); err != nil || r.Ticket == nil {
		return err
	}
	var id string
	if _, err := x.one(&id, `SELECT message_id FROM messages WHERE id = ?`, r.Message); err != nil {
		return err
	}
	var e tickets.Event = tickets.Delivered{MessageID: id, Recipient: r.Recipient}
	if state == "parked" {
		e = tickets.DeliveryFailed{MessageID: id, Recipient: r.Recipient, Reason: reason}
	}
	_, err := x.apply(fmt.Sprintf("delivery/%d/%d", r.ID, r.Attempts), *r.Ticket, e)
	return err
}
