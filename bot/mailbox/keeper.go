package mailbox

import (
	"context"
	"io"
	"time"
)

// A Message is one mail as the server holds it.
type Message struct {
	Mailbox     string // the folder's name
	UIDValidity uint32
	UID         uint32
	// InternalDate is when the receiving server took the mail (RFC 3501
	// section 2.3.3), in the zone that the server wrote. It may be zero where
	// Err is set.
	InternalDate time.Time
	Size         int64     // bytes in Raw; where Err is set, what the server said, or 0
	Raw          io.Reader // the whole mail, complete; valid only during Keep; nil if Err is set
	// Err says why the bytes of this mail could not be had; nil for all but
	// the rare mail that was given up. It is still in the folder.
	Err error
}

// A Cursor says how far a folder was read: all UIDs up to UID are dealt with.
// The zero Cursor means that it was never read.
type Cursor struct {
	UIDValidity uint32
	UID         uint32
	// Since is [Config.Since] as it was when the folder was read for the first
	// time. It is kept so that a changed UIDVALIDITY, after which everything is
	// read again, does not bring up the mails that were left out then.
	Since time.Time
}

// A Keeper keeps what a [Watcher] hands over: the store. Its methods are
// called by one goroutine, one after the other.
type Keeper interface {
	// Cursor returns the stored cursor of a folder, zero if there is none.
	Cursor(ctx context.Context, mailbox string) (Cursor, error)

	// Keep stores messages, in ascending order of UID, and the cursor in one
	// commit. When it returns nil the mails are safe. There may be no messages:
	// then only the cursor moves. The same message may come again, under
	// another UID, after UIDVALIDITY has changed.
	Keep(ctx context.Context, mailbox string, next Cursor, messages []Message) error

	// ToArchive lists at most limit UIDs of kept messages that are handled and
	// not yet archived or marked.
	ToArchive(ctx context.Context, mailbox string, uidValidity uint32, limit int) ([]uint32, error)

	// Archived notes that these are archived or marked: ToArchive no longer
	// lists them.
	Archived(ctx context.Context, mailbox string, uidValidity uint32, uids []uint32) error
}
