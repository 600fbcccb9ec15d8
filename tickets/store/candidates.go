package store

import (
	"slices"

	"vorlauf/tickets"
)

// maxNames bounds how many Message-IDs of one mail are looked up: References
// is written by strangers. RFC 5322, 3.6.4: the newest stand last.
const maxNames = 200

func (v view) candidates(m tickets.Mail) (c tickets.Candidates, err error) {
	newest := slices.Concat(m.References, m.InReplyTo)
	if m.Bounce != nil && m.Bounce.MessageID != "" {
		newest = append(newest, m.Bounce.MessageID)
	}
	slices.Reverse(newest)
	if c.Thread, err = v.ownersOf(newest); err != nil {
		return c, err
	}
	if c.Quoted, err = v.ownersOf(m.Mentioned); err != nil {
		return c, err
	}
	if c.Tag, err = v.tickets(m.Tags); err != nil || m.Calendar == nil || m.Calendar.UID == "" {
		return c, err
	}
	var numbers []int64
	if err = v.all(&numbers, `SELECT number FROM tickets WHERE calendar_uid = ? ORDER BY number`, plain(m.Calendar.UID)); err != nil {
		return c, err
	}
	c.Calendar, err = v.tickets(numbers)
	return c, err
}

// ownersOf returns the tickets that own messages, in the order in which their
// Message-IDs are given.
func (v view) ownersOf(ids []string) ([]tickets.Ticket, error) {
	ids = ids[:min(len(ids), maxNames)]
	if len(ids) == 0 {
		return nil, nil
	}
	clean := make([]string, len(ids))
	for i, id := range ids {
		clean[i] = plain(id)
	}
	var rows []struct {
		MessageID string `db:"message_id"`
		Ticket    int64
	}
	err := v.in(&rows, `SELECT message_id, ticket FROM messages WHERE message_id IN (?) AND ticket IS NOT NULL ORDER BY id`, clean)
	if err != nil {
		return nil, err
	}
	var numbers []int64
	for _, id := range clean {
		for _, r := range rows {
			if r.MessageID == id {
				numbers = append(numbers, r.Ticket)
			}
		}
	}
	return v.tickets(numbers)
}

// tickets reads tickets in the order given, each once; what is not there is
// left out.
func (v view) tickets(numbers []int64) ([]tickets.Ticket, error) {
	var all []tickets.Ticket
	read := map[int64]bool{}
	for _, n := range numbers[:min(len(numbers), maxNames)] {
		if read[n] {
			continue
		}
		read[n] = true
		var document string
		found, err := v.one(&document, `SELECT document FROM tickets WHERE number = ?`, n)
		if err != nil {
			return nil, err
		}
		if !found {
			continue
		}
		t, err := decode(document)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}
