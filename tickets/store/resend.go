package store

import (
	"encoding/json"
	"fmt"

	"vorlauf/tickets"
)

// retry queues the parked deliveries of one of the ticket's messages again.
func (x *tx) retry(ticket, message int64) error {
	var owner *int64
	found, err := x.one(&owner, `SELECT ticket FROM messages WHERE id = ?`, message)
	if err != nil {
		return err
	}
	if !found || owner == nil || *owner != ticket {
		return tickets.Refuse(tickets.Argument, "message", "VL-%d has no message %d", ticket, message)
	}
	n, err := x.exec(`
		UPDATE deliveries SET state = 'queued', tries = 0, since = ?, next_attempt = ?
		WHERE message = ? AND state = 'parked'`, x.now.UnixMilli(), x.now.UnixMilli(), message)
	if err != nil {
		return err
	}
	if n == 0 {
		return tickets.Refuse(tickets.NotPossible, "message", "message %d is not parked", message)
	}
	return x.refresh(message)
}

// resend composes the newest mail that did not arrive once more, for another
// address alone: whoever else was written to has it already.
func (x *tx) resend(t tickets.Ticket, r tickets.Resend) error {
	var old messageRow
	found, err := x.one(&old, `
		SELECT id, spec
		FROM messages
		WHERE ticket = ? AND direction = 'out' AND status IN ('failed', 'bounced')
		ORDER BY id DESC LIMIT 1`, t.Number)
	if err != nil {
		return err
	}
	if !found || old.Spec == nil {
		return tickets.Refuse(tickets.NotPossible, "", "VL-%d has no mail that did not arrive", t.Number)
	}
	var m tickets.SendMail
	if err := json.Unmarshal([]byte(*old.Spec), &m); err != nil {
		return fmt.Errorf("message %d: %w", old.ID, err)
	}
	m.Letter.Zone, m.MessageID = x.s.zone, r.MessageID
	readdress(&m, r.To)
	if _, err := x.exec(`UPDATE deliveries SET state = 'replaced' WHERE message = ? AND state = 'parked'`, old.ID); err != nil {
		return err
	}
	return x.queue(t, m)
}

// readdress sends a mail to somebody else, who also takes the place of those
// addressed before in its invitation.
func readdress(m *tickets.SendMail, to tickets.Address) {
	if m.Invite != nil {
		for i, a := range m.Invite.Attendees {
			if len(m.To) > 0 && a.Address == m.To[0].Address {
				m.Invite.Attendees[i] = to
			}
		}
	}
	m.To, m.Cc = []tickets.Address{to}, nil
}
