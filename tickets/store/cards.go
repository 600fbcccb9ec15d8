package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"time"

	"vorlauf/tickets"
)

// CardLease is how long a claimed card is left to who claimed it.
const CardLease = 2 * time.Minute

// A Card is where a ticket's card stands in the staff's chat, and how far it
// shows the ticket.
type Card struct {
	Ticket      int64
	Shown       int    // Seq of the ticket that it shows; 0: none yet; less: it is to be drawn anew, and no claim knows yet
	Ping        int    // Seq at which it was to be brought up; 0: it is not
	Channel     string // "" until there is a card
	Thread      string
	Message     string
	Title       string // of the thread
	Made        int    // how often the thread was made
	Fingerprint string // of what was sent last
	Entries     int    // lines of the timeline that the thread has
	Mail        int64  // Message.ID of the last one that the thread has
	Attempts    int    // since it was last shown, this one included
}

const cardColumns = `SELECT ticket, shown, ping, channel, thread, message, title, made, fingerprint, entries, mail, attempts FROM cards `

const pendingCard = `(shown < wanted OR ping > 0)`

// want notes that a ticket's card is to be drawn anew. Only the newest state is
// drawn, however often it is wanted.
func (x *tx) want(t tickets.Ticket, ping bool) error {
	brought := 0
	if ping {
		brought = t.Seq
	}
	_, err := x.exec(`
		INSERT INTO cards (ticket, wanted, shown, ping, channel, thread, message, title, made, fingerprint, entries, mail, attempts, next_attempt, error)
		VALUES (?, ?, 0, ?, '', '', '', '', 0, '', 0, 0, 0, 0, '')
		ON CONFLICT (ticket) DO UPDATE SET
			wanted = excluded.wanted,
			ping = CASE WHEN excluded.ping > 0 THEN excluded.ping ELSE cards.ping END`, t.Number, t.Seq, brought)
	return err
}

// NextCard returns when there is next a card to draw; zero: never.
func (s *Store) NextCard(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	_, err := s.view(ctx).one(&at, `SELECT MIN(next_attempt) FROM cards WHERE `+pendingCard)
	return s.time(at), about(err, "read when to draw a card next")
}

// PendingCards counts the cards that are to be drawn, those put off included.
func (s *Store) PendingCards(ctx context.Context) (n int, err error) {
	_, err = s.view(ctx).one(&n, `SELECT COUNT(*) FROM cards WHERE `+pendingCard)
	return n, about(err, "count the cards to be drawn")
}

// ClaimCards hands out cards that are to be drawn, those to be brought up first.
// The attempt is committed before it returns; a claim that is not reported on
// lapses after CardLease.
func (s *Store) ClaimCards(ctx context.Context, now time.Time, limit int) (claimed []Card, err error) {
	err = s.update(ctx, now, func(x *tx) error {
		claimed = nil
		err := x.all(&claimed, cardColumns+`WHERE `+pendingCard+` AND next_attempt <= ?
			ORDER BY CASE WHEN ping > 0 THEN 0 ELSE 1 END, next_attempt, ticket LIMIT ?`, x.now.UnixMilli(), limit)
		if err != nil {
			return err
		}
		for i := range claimed {
			claimed[i].Attempts++
			if _, err := x.exec(`UPDATE cards SET attempts = attempts + 1, next_attempt = ?, shown = CASE WHEN shown < 0 THEN 0 ELSE shown END WHERE ticket = ?`,
				x.now.Add(CardLease).UnixMilli(), claimed[i].Ticket); err != nil {
				return err
			}
		}
		return nil
	})
	return claimed, about(err, "claim cards")
}

// KeepCard stores where a card stands and what its thread has, while it is
// being drawn.
func (s *Store) KeepCard(ctx context.Context, c Card) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error { return x.keepCard(c) })
	return about(err, "keep the card of VL-%d", c.Ticket)
}

// keepCard leaves it be that the card was to be drawn anew since the claim.
func (x *tx) keepCard(c Card) error {
	_, err := x.exec(`
		UPDATE cards SET channel = ?, thread = ?, message = ?, title = ?, made = ?, fingerprint = CASE WHEN shown < 0 THEN '' ELSE ? END, entries = ?, mail = ?
		WHERE ticket = ?`, c.Channel, c.Thread, c.Message, plain(c.Title), c.Made, c.Fingerprint, c.Entries, c.Mail, c.Ticket)
	return err
}

// CardShown stores a card and that it shows the ticket as of c.Shown. What came
// meanwhile makes it wanted again at once.
func (s *Store) CardShown(ctx context.Context, c Card) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		if err := x.keepCard(c); err != nil {
			return err
		}
		_, err := x.exec(`
			UPDATE cards SET shown = CASE WHEN shown < 0 THEN shown ELSE ? END, ping = CASE WHEN ping <= ? THEN 0 ELSE ping END, attempts = 0, next_attempt = 0, error = ''
			WHERE ticket = ?`, c.Shown, c.Shown, c.Ticket)
		return err
	})
	return about(err, "note the card of VL-%d as shown", c.Ticket)
}

// CardFailed puts a card off until a time, and stores its Attempts.
func (s *Store) CardFailed(ctx context.Context, c Card, until time.Time, reason string) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		if err := x.keepCard(c); err != nil {
			return err
		}
		_, err := x.exec(`UPDATE cards SET attempts = ?, next_attempt = ?, error = ? WHERE ticket = ?`, c.Attempts, until.UnixMilli(), plain(reason), c.Ticket)
		return err
	})
	return about(err, "put off the card of VL-%d", c.Ticket)
}

// RedrawCards has the cards of all open tickets compared with what was sent last,
// and those drawn of which nothing is known any more.
func (s *Store) RedrawCards(ctx context.Context) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		_, err := x.exec(`
			INSERT INTO cards (ticket, wanted, shown, ping, channel, thread, message, title, made, fingerprint, entries, mail, attempts, next_attempt, error)
			SELECT number, seq, 0, 0, '', '', '', '', 0, '', 0, 0, 0, 0, '' FROM tickets
			WHERE state <> 'closed' AND number NOT IN (SELECT ticket FROM cards)`)
		if err != nil {
			return err
		}
		_, err = x.exec(`
			UPDATE cards SET shown = 0, next_attempt = 0
			WHERE ticket IN (SELECT number FROM tickets WHERE state <> 'closed')`)
		return err
	})
	return about(err, "have the cards drawn anew")
}

// RedrawCard has one card drawn anew, whatever it shows: also one that is being
// drawn just now.
func (s *Store) RedrawCard(ctx context.Context, number int64) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		_, err := x.exec(`UPDATE cards SET shown = -1, fingerprint = '', next_attempt = 0 WHERE ticket = ?`, number)
		return err
	})
	return about(err, "have the card of VL-%d drawn anew", number)
}

// CardOf returns the ticket's card.
func (s *Store) CardOf(ctx context.Context, number int64) (c Card, found bool, err error) {
	found, err = s.view(ctx).one(&c, cardColumns+`WHERE ticket = ?`, number)
	return c, found, about(err, "read the card of VL-%d", number)
}

// CardIn returns the card whose thread, or whose message, has that id.
func (s *Store) CardIn(ctx context.Context, thread string) (c Card, found bool, err error) {
	if thread == "" {
		return c, false, nil
	}
	found, err = s.view(ctx).one(&c, cardColumns+`WHERE thread = ? OR message = ? ORDER BY ticket LIMIT 1`, thread, thread)
	return c, found, about(err, "read the card of the thread %s", thread)
}

// NoteUnder returns the text of the note that was applied under a key.
func (s *Store) NoteUnder(ctx context.Context, key string) (text string, found bool, err error) {
	var data string
	found, err = s.view(ctx).one(&data, `SELECT data FROM events WHERE key = ?`, key)
	if !found || err != nil {
		return "", false, about(err, "read the note %s", key)
	}
	var kept struct{ Arguments struct{ Text string } }
	err = json.Unmarshal([]byte(data), &kept)
	return kept.Arguments.Text, err == nil, about(err, "read the note %s", key)
}

// KeptValue returns what KeepValue stored under a name, "" where that is nothing.
func (s *Store) KeptValue(ctx context.Context, name string) (value string, err error) {
	_, err = s.view(ctx).one(&value, `SELECT value FROM settings WHERE name = ?`, "kept/"+name)
	return value, about(err, "read %s", name)
}

// KeepValue stores a value under a name, for an adapter that has to remember
// something across starts.
func (s *Store) KeepValue(ctx context.Context, name, value string) error {
	err := s.update(ctx, time.Time{}, func(x *tx) error {
		_, err := x.exec(`INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value`, "kept/"+name, plain(value))
		return err
	})
	return about(err, "keep %s", name)
}
