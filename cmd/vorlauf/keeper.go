package main

import (
	"context"
	"time"

	"vorlauf/bot/mailbox"
	"vorlauf/tickets/store"
)

// A keeper lets the mailbox hand its messages to the store: neither room knows
// the other.
type keeper struct {
	store *store.Store
	now   func() time.Time
	kept  func(n int) // called when so many mails are stored: they can be taken up
}

func (k keeper) Cursor(ctx context.Context, folder string) (mailbox.Cursor, error) {
	c, err := k.store.Cursor(ctx, folder)
	return mailbox.Cursor(c), err
}

func (k keeper) Keep(ctx context.Context, folder string, next mailbox.Cursor, messages []mailbox.Message) error {
	raws := make([]store.Raw, len(messages))
	for i, m := range messages {
		raws[i] = store.Raw{UIDValidity: m.UIDValidity, UID: m.UID, Received: m.InternalDate, Body: m.Raw}
		if m.Err != nil {
			raws[i].Err = m.Err.Error()
		}
		if m.InternalDate.IsZero() { // only where the server would not say
			raws[i].Received = k.now()
		}
	}
	if err := k.store.Keep(ctx, folder, store.Cursor(next), raws); err != nil {
		return err
	}
	if len(raws) > 0 {
		k.kept(len(raws))
	}
	return nil
}

func (k keeper) ToArchive(ctx context.Context, folder string, uidValidity uint32, limit int) ([]uint32, error) {
	return k.store.ToArchive(ctx, folder, uidValidity, limit)
}

func (k keeper) Archived(ctx context.Context, folder string, uidValidity uint32, uids []uint32) error {
	return k.store.Archived(ctx, folder, uidValidity, uids)
}
