package mailbox

import (
	"context"
	"fmt"
	"time"

	"github.com/emersion/go-imap/v2"
)

// batchBytes bounds the messages handed over at once by their sizes; a single
// larger message is handed over alone.
const batchBytes = 8 << 20

// A catchUp brings the keeper's copy of the folder up to date.
type catchUp struct {
	*session
	keeper Keeper
	doubt  *doubt
	skip   before
	cursor Cursor
}

// before leaves out, on a first reading, the messages that were in the folder
// already and are older than the given date.
type before struct {
	date time.Time
	uid  imap.UID // messages from here on have arrived since
}

func (b before) has(h head) bool { return h.uid < b.uid && h.date.Before(b.date) }

// run takes up everything above the cursor.
func (c *catchUp) run(ctx context.Context) error {
	if err := c.begin(ctx); err != nil {
		return err
	}
	uids, err := c.newer(ctx, imap.UID(c.cursor.UID))
	if err != nil {
		return err
	}
	for len(uids) > 0 {
		n := min(c.cfg.Batch, len(uids))
		if c.doubt.about(uids[0]) {
			n = 1
		}
		if err := c.take(ctx, uids[:n]); err != nil {
			return err
		}
		uids = uids[n:]
	}
	return nil
}

// begin finds the cursor. A folder read for the first time, or again because
// its UIDVALIDITY has changed, gets its new cursor stored before the first
// message: the date to begin from must not be worked out a second time.
func (c *catchUp) begin(ctx context.Context) error {
	stored, err := c.keeper.Cursor(ctx, c.cfg.Folder)
	if err != nil {
		return fmt.Errorf("cursor: %w", err)
	}
	if c.cursor = stored; stored.UIDValidity == c.box.UIDValidity {
		return nil
	}
	c.doubt.clear()
	c.skip = before{}
	next := Cursor{UIDValidity: c.box.UIDValidity, Since: stored.Since}
	if stored.UIDValidity == 0 {
		next.Since = c.cfg.Since
	}
	if !next.Since.IsZero() {
		c.skip.date = next.Since
		if next.UID, err = c.lastBefore(ctx, next.Since); err != nil {
			return err
		}
	}
	return c.keep(ctx, next, nil)
}

// lastBefore returns the UID in front of the first message that the server
// took at since or later, and notes which messages are in the folder now.
func (c *catchUp) lastBefore(ctx context.Context, since time.Time) (uint32, error) {
	all, err := c.newer(ctx, 0)
	if err != nil || len(all) == 0 {
		return 0, err
	}
	last := all[len(all)-1]
	c.skip.uid = last + 1
	// SEARCH SINCE knows days only, and those in the server's zone.
	recent, err := c.search(ctx, &imap.SearchCriteria{Since: since.AddDate(0, 0, -2)})
	for len(recent) > 0 && err == nil {
		n := min(c.cfg.Batch, len(recent))
		var heads []head
		heads, err = c.heads(ctx, recent[:n])
		for _, h := range heads {
			if !h.date.Before(since) {
				return uint32(h.uid) - 1, nil
			}
		}
		recent = recent[n:]
	}
	return uint32(last), err
}

// take hands over the given messages, in parts of bounded size.
func (c *catchUp) take(ctx context.Context, uids []imap.UID) error {
	if len(uids) == 1 && c.doubt.tries(uids[0]) >= enough {
		if done, err := c.examine(ctx, uids[0]); done || err != nil {
			return err
		}
	}
	heads, err := c.heads(ctx, uids)
	if err != nil && !refused(err) {
		return c.doubt.raise(ctx, uids, err)
	}
	known := make(map[imap.UID]head, len(heads))
	for _, h := range heads {
		known[h.uid] = h
	}
	c.doubt.last = known[uids[0]]
	for len(uids) > 0 {
		n, bytes := 1, known[uids[0]].size
		for n < len(uids) && bytes+known[uids[n]].size <= batchBytes {
			bytes += known[uids[n]].size
			n++
		}
		if err := c.takePart(ctx, uids[:n], known); err != nil {
			return err
		}
		uids = uids[n:]
	}
	return nil
}

// takePart fetches and hands over messages in one commit. What did not come
// with the others is asked for once more, alone; if that fails, too, the
// messages in front of it are handed over and the rest is left to the next
// attempt.
func (c *catchUp) takePart(ctx context.Context, uids []imap.UID, known map[imap.UID]head) error {
	bodies, err := c.bodies(ctx, c.wanted(uids, known))
	if err != nil && !refused(err) {
		return c.doubt.raise(ctx, uids, err)
	}
	defer func() { discard(bodies) }()
	messages, next := make([]Message, 0, len(uids)), c.cursor
	for _, uid := range uids {
		var m *Message
		if m, err = c.message(ctx, known[uid], uid, bodies); err != nil {
			err = c.doubt.raise(ctx, []imap.UID{uid}, err)
			break
		}
		if m != nil {
			messages = append(messages, *m)
		}
		next.UID = uint32(uid)
	}
	if next.UID == c.cursor.UID {
		return err
	}
	if keepErr := c.keep(ctx, next, messages); keepErr != nil {
		return keepErr
	}
	return err
}

// wanted are the messages whose bytes are to be fetched.
func (c *catchUp) wanted(uids []imap.UID, known map[imap.UID]head) []imap.UID {
	var wanted []imap.UID
	for _, uid := range uids {
		if h, ok := known[uid]; ok && !c.skip.has(h) && h.size <= c.cfg.MaxSize {
			wanted = append(wanted, uid)
		}
	}
	return wanted
}

// message puts one message together; nil and no error mean that it is to be
// passed over: it is gone, or too old.
func (c *catchUp) message(ctx context.Context, h head, uid imap.UID, bodies map[imap.UID]*body) (*Message, error) {
	if h.uid == 0 {
		heads, err := c.heads(ctx, []imap.UID{uid})
		if err != nil && !refused(err) {
			return nil, err
		}
		if len(heads) == 0 {
			return nil, c.missing(ctx, uid)
		}
		h = heads[0]
	}
	if c.skip.has(h) {
		return nil, nil
	}
	if h.size > c.cfg.MaxSize {
		return c.withError(h, fmt.Errorf("uid %d: %d bytes: %w", uid, h.size, errTooLarge)), nil
	}
	if !arrived(bodies[uid], h) {
		again, err := c.bodies(ctx, []imap.UID{uid})
		if err != nil && !refused(err) {
			return nil, err
		}
		if !arrived(again[uid], h) {
			discard(again)
			return nil, c.missing(ctx, uid)
		}
		bodies[uid] = again[uid]
	}
	b := bodies[uid]
	m := c.withError(h, nil)
	m.Size, m.Raw = b.size, b
	return m, nil
}

// arrived reports whether the body is there. An empty one for a message that
// has a size is a server's way to say that it cannot read it.
func arrived(b *body, h head) bool { return b != nil && (b.size > 0 || h.size == 0) }

// missing decides what it means that a message was not delivered: nil if it
// has left the folder, else an error.
func (c *catchUp) missing(ctx context.Context, uid imap.UID) error {
	there, err := c.exists(ctx, uid)
	if err != nil || !there {
		return err
	}
	return fmt.Errorf("uid %d: the server lists the message and does not deliver it", uid)
}

func (c *catchUp) withError(h head, err error) *Message {
	return &Message{Mailbox: c.cfg.Folder, UIDValidity: c.box.UIDValidity,
		UID: uint32(h.uid), InternalDate: h.date, Size: h.size, Err: err}
}

// keep hands messages to the keeper and moves the cursor.
func (c *catchUp) keep(ctx context.Context, next Cursor, messages []Message) error {
	if err := c.keeper.Keep(ctx, c.cfg.Folder, next, messages); err != nil {
		return fmt.Errorf("keep %d messages up to uid %d: %w", len(messages), next.UID, err)
	}
	c.cursor = next
	return nil
}
