package bot

import (
	"context"
	"crypto/rand"
	"fmt"
	"runtime/debug"

	"vorlauf/parser"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// attempts is how often a mail may fail before it is quarantined (procedure
// 1.1): it must not block the next one.
const attempts = 3

// batch is how many mails share a commit while a backlog is caught up.
const batch = 100

func requestID() string { return rand.Text() }

// takeUpAll works until there is nothing to take up and nothing due.
func (b *Bot) takeUpAll(ctx context.Context) error {
	for ctx.Err() == nil {
		worked, err := b.takeUpOnce(ctx)
		if err != nil || !worked {
			return err
		}
		nudge(b.wake.delivery)
	}
	return ctx.Err()
}

// takeUpOnce takes up one batch of stored mails and what is due.
func (b *Bot) takeUpOnce(ctx context.Context) (worked bool, err error) {
	b.intake.Lock()
	defer b.intake.Unlock()
	pending, err := b.Store.Pending(ctx, batch)
	if err != nil {
		return false, err
	}
	if err := b.takeUp(ctx, pending); err != nil {
		return false, err
	}
	due, err := b.due(ctx)
	return len(pending) > 0 || due, err
}

// takeUp understands mails and files them on their tickets. The attempt is
// committed first, so that a mail that brings the whole program down is counted
// too.
func (b *Bot) takeUp(ctx context.Context, pending []store.Pending) error {
	if len(pending) == 0 {
		return nil
	}
	ids := make([]int64, 0, len(pending))
	for _, p := range pending {
		if p.Attempts < attempts {
			ids = append(ids, p.ID)
		}
	}
	if err := b.Store.Attempt(ctx, ids); err != nil {
		return err
	}
	understood := make([]store.Understood, 0, len(ids))
	for _, p := range pending {
		mail, err := b.understand(ctx, p)
		switch {
		case err == nil && p.Attempts < attempts:
			understood = append(understood, store.Understood{ID: p.ID, Mail: mail, Received: p.Received})
		case p.Attempts+1 >= attempts:
			if err := b.quarantine(ctx, p, err); err != nil {
				return err
			}
		default:
			b.Log.Warn("a mail could not be read and is tried again", "key", p.Key, "attempt", p.Attempts+1, "error", err)
		}
	}
	if err := b.Store.ApplyMails(ctx, understood, b.Clock.Now()); err != nil {
		return err
	}
	b.Watch.Nudge()
	return nil
}

func (b *Bot) quarantine(ctx context.Context, p store.Pending, cause error) error {
	reason := "it brought the program down"
	if cause != nil {
		reason = cause.Error()
	}
	b.Log.Error("a mail is quarantined", "key", p.Key, "error", reason)
	_, err := b.Store.Quarantine(ctx, p.ID, reason, b.Clock.Now())
	return err
}

// understand reads one stored mail: first the bytes, then, with what the desk
// asked last on its ticket, what the author wants. A panic is an error of this
// mail alone.
func (b *Bot) understand(ctx context.Context, p store.Pending) (m tickets.Mail, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("reading panicked: %v", r)
			b.Log.Error("reading a mail panicked", "key", p.Key, "panic", r, "stack", string(debug.Stack()))
		}
	}()
	raw, err := b.Store.OpenRaw(ctx, p.ID)
	if err != nil {
		return m, err
	}
	defer raw.Close()
	options := b.Parse
	options.Received = p.Received
	if options.Catalogue, err = b.Store.Catalogue(ctx); err != nil {
		return m, err
	}
	message := parser.Read(raw, options)
	candidates, err := b.Store.Candidates(ctx, message.Mail)
	if err != nil {
		return m, err
	}
	matched := tickets.Match(message.Mail, candidates, options.Catalogue)
	return message.Understand(b.asked(candidates, matched.Ticket)), nil
}
