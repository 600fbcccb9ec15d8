package mailbox

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"github.com/emersion/go-imap/v2"
)

const (
	enough  = 3  // tries after which a message is given up, if another can be fetched
	allowed = 12 // tries, over a quarter of an hour, after which it is given up in any case
)

// doubt remembers which messages could not be fetched. A poisonous message
// may end the connection and hide which of a batch it is: until the last of
// that batch, messages are then fetched one by one.
type doubt struct {
	until  imap.UID
	failed imap.UID
	count  int
	alone  bool // another message could be fetched, so that the failed one is at fault
	last   head // of the message that was begun last; zero if it could not be had
}

func (d *doubt) clear() { *d = doubt{} }

// about reports whether a message is to be fetched alone.
func (d *doubt) about(uid imap.UID) bool { return uid <= d.until }

// tries says how often the fetch of a message has failed.
func (d *doubt) tries(uid imap.UID) int {
	if d.failed != uid {
		return 0
	}
	return d.count
}

// raise notes that these messages could not be fetched because of err, which
// it returns. The end of the program and a full disk are nobody's fault.
func (d *doubt) raise(ctx context.Context, uids []imap.UID, err error) error {
	var local *fs.PathError
	if err == nil || ctx.Err() != nil || errors.As(err, &local) {
		return err
	}
	d.until = max(d.until, uids[len(uids)-1])
	if len(uids) > 1 {
		return fmt.Errorf("uid %d to %d: %w", uids[0], uids[len(uids)-1], err)
	}
	if d.failed != uids[0] {
		d.failed, d.count, d.alone = uids[0], 0, false
	}
	d.count++
	return fmt.Errorf("uid %d, try %d: %w", uids[0], d.count, err)
}

// examine decides about a message that has failed often enough: it is given up
// when it has failed once more after another message could be fetched. While
// none can, the server is at fault, and all is tried again later. It reports
// whether the message is dealt with.
func (c *catchUp) examine(ctx context.Context, uid imap.UID) (bool, error) {
	if c.doubt.alone || c.doubt.count >= allowed {
		return true, c.giveUp(ctx, uid)
	}
	others, err := c.newer(ctx, 0)
	if err != nil {
		return false, err
	}
	found, err := c.bodies(ctx, neighbour(others, uid, c.doubt.count-enough))
	defer discard(found)
	if err != nil || len(found) == 0 {
		return false, c.doubt.raise(ctx, []imap.UID{uid}, errors.Join(errNoOther, err))
	}
	c.doubt.alone = true
	return false, nil
}

// giveUp hands a message over without its bytes.
func (c *catchUp) giveUp(ctx context.Context, uid imap.UID) error {
	next := c.cursor
	next.UID = uint32(uid)
	h := c.doubt.last
	if h.uid != uid {
		h = head{uid: uid}
	}
	err := fmt.Errorf("uid %d: given up after %d tries", uid, c.doubt.count)
	return c.keep(ctx, next, []Message{*c.withError(h, err)})
}

var errNoOther = errors.New("no other message could be fetched either")

// neighbour picks the n-th message beside uid, going back from the newest and
// round again; none if there is no other.
func neighbour(uids []imap.UID, uid imap.UID, n int) []imap.UID {
	others := slices.DeleteFunc(slices.Clone(uids), func(u imap.UID) bool { return u == uid })
	if len(others) == 0 {
		return nil
	}
	return []imap.UID{others[len(others)-1-n%len(others)]}
}
