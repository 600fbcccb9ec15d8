package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// queue composes a mail, freezes its bytes and queues a delivery for each
// recipient. The message as staff see it is the copy of the first.
func (x *tx) queue(t tickets.Ticket, m tickets.SendMail) error {
	if x.s.compose == nil {
		return errors.New("this store was opened without a composer and writes no mails")
	}
	readers := recipients(m)
	var first string
	if len(readers) > 0 {
		first = readers[0]
	}
	m.Letter.Page = x.page(t, m, first)
	c, err := x.compose(t, m)
	if err != nil {
		return err
	}
	spec := m
	spec.Letter.Zone = nil // the calendar's; a location has no JSON
	row := messageRow{
		Ticket: orNull(t.Number), Direction: Out, MessageID: m.MessageID, Sender: x.s.rules.Desk.Address,
		Subject: plain(c.Subject), At: x.now.UnixMilli(), Status: Queued, Text: plain(c.Text),
		Intent: string(m.Template), Attachments: "[]", Evidence: "[]", Raw: c.Raw,
	}
	row.Recipients, row.Copies, row.Spec = list(m.To), list(m.Cc), text(spec)
	id, err := x.insertMessage(row)
	if err != nil {
		return err
	}
	for _, to := range readers {
		own, err := x.ownCopy(t, m, to)
		if err != nil {
			return err
		}
		if err := x.queueCopy(id, t.Number, to, own); err != nil {
			return err
		}
	}
	return nil
}

// ownCopy composes a mail with the link to one reader's page; nil where that is
// the mail as it is.
func (x *tx) ownCopy(t tickets.Ticket, m tickets.SendMail, reader string) ([]byte, error) {
	page := x.page(t, m, reader)
	if page == m.Letter.Page {
		return nil, nil
	}
	m.Letter.Page = page
	c, err := x.compose(t, m)
	return c.Raw, err
}

func (x *tx) page(t tickets.Ticket, m tickets.SendMail, reader string) string {
	if x.s.page == nil {
		return ""
	}
	return x.s.page(x.s.key, t, m, reader, x.now)
}

func (x *tx) compose(t tickets.Ticket, m tickets.SendMail) (Composed, error) {
	c, err := x.s.compose(m, x.now)
	if err != nil {
		err = fmt.Errorf("compose %q for VL-%d: %w", m.Template, t.Number, err)
	}
	return c, err
}

func (x *tx) queueCopy(message, ticket int64, to string, own []byte) error {
	_, err := x.exec(`
		INSERT INTO deliveries (message, ticket, recipient, state, attempts, tries, since, next_attempt, capped, error, raw)
		VALUES (?, ?, ?, 'queued', 0, 0, ?, ?, 0, '', ?)`,
		message, orNull(ticket), to, x.now.UnixMilli(), x.now.UnixMilli(), own)
	return err
}

// recipients are the addresses in To and Cc, each once.
func recipients(m tickets.SendMail) []string {
	var all []string
	for _, a := range slices.Concat(m.To, m.Cc) {
		address := strings.ToLower(plain(a.Address))
		if address != "" && !slices.Contains(all, address) {
			all = append(all, address)
		}
	}
	return all
}

// A messageRow is a row of messages.
type messageRow struct {
	ID          int64
	Ticket      *int64
	Direction   string
	MessageID   string `db:"message_id"`
	Sender      string
	Recipients  string
	Copies      string
	Subject     string
	At          int64
	Status      string
	Text        string
	Attachments string
	Evidence    string
	Intent      string
	Class       string
	Error       string
	Mail        *int64
	Spec        *string
	Raw         []byte
}

func (x *tx) insertMessage(r messageRow) (id int64, err error) {
	_, err = x.one(&id, `
		INSERT INTO messages (ticket, direction, message_id, sender, recipients, copies, subject, at, status,
			text, attachments, evidence, intent, class, error, mail, spec, raw)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		RETURNING id`,
		r.Ticket, r.Direction, plain(r.MessageID), plain(r.Sender), r.Recipients, r.Copies, r.Subject, r.At, r.Status,
		r.Text, r.Attachments, r.Evidence, r.Intent, r.Class, r.Error, r.Mail, r.Spec, r.Raw)
	return id, err
}

// insertMail makes a received mail a message; ticket 0 is none.
func (x *tx) insertMail(ticket, mail int64, m tickets.Mail, received time.Time) error {
	row := messageRow{
		Ticket: orNull(ticket), Direction: In, MessageID: m.MessageID, Sender: m.From, Recipients: list(m.To),
		Copies: list(m.Cc), Subject: plain(m.Subject), At: received.UnixMilli(), Status: Received, Text: plain(m.Text),
		Attachments: list(m.Attachments), Evidence: list(m.Evidence), Intent: string(m.Intent), Class: string(m.Class), Mail: &mail,
	}
	_, err := x.insertMessage(row)
	return err
}

// list is a slice as JSON, [] where it is nil.
func list[T any](l []T) string {
	if l == nil {
		return "[]"
	}
	return *text(l)
}

// text is a value as JSON; the domain's values always have one.
func text(v any) *string {
	b, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("store: %T has no JSON: %v", v, err)) // unreachable
	}
	s := string(b)
	return &s
}

// refresh works out a message's status from its deliveries: the worst counts.
func (x *tx) refresh(message int64) error {
	_, err := x.exec(`
		UPDATE messages SET
			status = (SELECT CASE
				WHEN SUM(CASE WHEN state = 'bounced' THEN 1 ELSE 0 END) > 0 THEN 'bounced'
				WHEN SUM(CASE WHEN state IN ('parked', 'replaced') THEN 1 ELSE 0 END) > 0 THEN 'failed'
				WHEN SUM(CASE WHEN state = 'queued' THEN 1 ELSE 0 END) > 0 THEN 'queued'
				ELSE 'sent' END FROM deliveries WHERE message = messages.id),
			error = COALESCE((SELECT error FROM deliveries WHERE message = messages.id AND error <> '' AND state <> 'sent' ORDER BY id LIMIT 1), '')
		WHERE id = ?`, message)
	return err
}

// markBounced marks a copy of a mail as bounced. Where the recipient that the
// bounce names is not one the mail was sent to (it was forwarded), every copy
// is in doubt.
func (x *tx) markBounced(b tickets.MarkBounced) error {
	var message int64
	found, err := x.one(&message, `SELECT id FROM messages WHERE message_id = ? AND direction = 'out' ORDER BY id LIMIT 1`, plain(b.MessageID))
	if !found || err != nil {
		return err
	}
	n, err := x.exec(`UPDATE deliveries SET state = 'bounced' WHERE message = ? AND recipient = ?`, message, strings.ToLower(plain(b.Recipient)))
	if err == nil && n == 0 {
		_, err = x.exec(`UPDATE deliveries SET state = 'bounced' WHERE message = ?`, message)
	}
	if err != nil {
		return err
	}
	return x.refresh(message)
}
