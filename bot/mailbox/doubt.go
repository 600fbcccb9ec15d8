package mailbox

import (
	"context"
	"errors"
	"fmt"
	"io/fs"

	"github.com/emersion/go-imap/v2"
)

const (
	enough  = 3 // tries after which a message is given up, if another can be fetched
	allowed = 8 // tries after which it is given up in any case
)

// doubt remembers which messages could not be fetched. A poisonous message
// may end the connection and hide which of a batch it is: until the last of
// that batch, messages are then fetched one by one.
type doubt struct {
	until  imap.UID
	failed imap.UID
	count  int
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
		d.failed, d.count = uids[0], 0
	}
	d.count++
	return fmt.Errorf("uid %d, try %d: %w", uids[0], d.count, err)
}

// giveUp hands a message over without its bytes, provided that the server
// hands out another one: else the server is at fault, and all is tried again
// later. Each time a different message is asked for.
func (c *catchUp) giveUp(ctx context.Context, uid imap.UID) (bool, error) {
	tries := c.doubt.tries(uid)
	if tries < allowed {
		others, err := c.newer(ctx, 0)
		if err != nil {
			return false, err
		}
		if other, ok := neighbour(others, uid, tries-enough); ok {
			found, err := c.bodies(ctx, []imap.UID{other})
			if err != nil || found[other] == nil {
				return false, c.doubt.raise(ctx, []imap.UID{uid}, errors.Join(err, errors.New("nor any other message")))
			}
			discard(found)
		}
	}
	next := c.cursor
	next.UID = uint32(uid)
	h := c.doubt.last
	if h.uid != uid {
		h = head{uid: uid}
	}
	err := fmt.Errorf("uid %d: given up after %d tries", uid, tries)
	return true, c.keep(ctx, next, []Message{*c.withError(h, err)})
}

// neighbour picks the n-th message beside uid, going back from the newest.
func neighbour(uids []imap.UID, uid imap.UID, n int) (imap.UID, bool) {
	for i := len(uids) - 1; i >= 0; i-- {
		if uids[i] == uid {
			continue
		}
		if n--; n < 0 {
			return uids[i], true
		}
	}
	return 0, false
}
