package bot

import (
	"context"
	"crypto/rand"
	"fmt"
	"runtime/debug"
	"strings"

	"vorlauf/parser"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// attempts is how often a mail may fail before it is quarantined (procedure
// 1.1): it must not block the next one.
const attempts = store.MaxAttempts

// deaths is how often the program may end while it reads a mail, without a word
// why. It is more: whoever ends the program thrice at a bad moment must not turn
// a good mail into one that cannot be read.
const deaths = 10

// batch is how many mails share a commit while a backlog is caught up.
const batch = 100

func requestID() string { return rand.Text() }

// warmUp reads a mail of nobody before the first real one: the parser prepares
// its word tables and the catalogue then. The time in which a mail is at risk of
// being blamed for the program's end is short from the first one on.
func (b *Bot) warmUp(ctx context.Context) error {
	options := b.Parse
	var err error
	if options.Catalogue, err = b.Store.Catalogue(ctx); err != nil {
		return err
	}
	for _, text := range []string{"Bitte aktualisieren Sie das Programm.", "Please update the program.", "Merci de mettre à jour le logiciel.", "Vorremmo aggiornare il programma."} {
		b.read(strings.NewReader("Subject: Update\r\n\r\n"+text+"\r\n"), options).Understand(parser.Asked{})
	}
	return nil
}

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
	b.retain(ctx)
	pending, err := b.Store.Pending(ctx, batch)
	if err != nil {
		return false, err
	}
	fresh, tried := split(pending)
	if err := b.takeUp(ctx, fresh); err != nil {
		return false, err
	}
	for _, p := range tried {
		if err := b.takeUp(ctx, []store.Pending{p}); err != nil {
			return false, err
		}
	}
	due, err := b.due(ctx)
	return len(pending) > 0 || due, err
}

// split parts the mails that were never tried, which may share a commit, from
// those that were: one of them may have brought the program down, and the
// others must not be counted with it.
func split(pending []store.Pending) (fresh, tried []store.Pending) {
	for _, p := range pending {
		if p.Attempts == 0 {
			fresh = append(fresh, p)
		} else {
			tried = append(tried, p)
		}
	}
	return fresh, tried
}

// takeUp understands mails and files them on their tickets. The attempt is
// committed first, so that a mail that brings the whole program down is counted
// too.
func (b *Bot) takeUp(ctx context.Context, pending []store.Pending) error {
	if len(pending) == 0 {
		return nil
	}
	ids := make([]int64, len(pending))
	for i, p := range pending {
		if p.Attempts >= deaths || p.Attempts >= attempts && p.Err != "" {
			return b.quarantine(ctx, p, p.Err)
		}
		ids[i] = p.ID
	}
	if err := b.Store.Attempt(ctx, ids); err != nil {
		return err
	}
	understood := make([]store.Understood, 0, len(ids))
	for _, p := range pending {
		mail, err := b.understand(ctx, p)
		if err != nil {
			b.Log.Warn("a mail could not be read; it is tried again", "key", p.Key, "attempt", p.Attempts+1, "error", err)
			if err := b.Store.Failed(ctx, p.ID, err.Error()); err != nil {
				return err
			}
			continue
		}
		understood = append(understood, store.Understood{ID: p.ID, Mail: mail, Received: p.Received})
	}
	if err := b.Store.ApplyMails(ctx, understood, b.Clock.Now()); err != nil {
		return err
	}
	b.Watch.Nudge()
	return nil
}

// quarantine opens a held ticket for a mail that failed too often.
func (b *Bot) quarantine(ctx context.Context, p store.Pending, reason string) error {
	if reason == "" {
		reason = "it brought the program down again and again"
	}
	b.Log.Error("a mail is quarantined", "key", p.Key, "reason", reason)
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
	message := b.read(raw, options)
	candidates, err := b.Store.Candidates(ctx, message.Mail)
	if err != nil {
		return m, err
	}
	matched := tickets.Match(message.Mail, candidates, options.Catalogue)
	return message.Understand(b.asked(candidates, matched.Ticket, p.Received)), nil
}
