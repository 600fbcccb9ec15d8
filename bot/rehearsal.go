package bot

import (
	"context"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// A Rehearsed is what a dry run says of one mail.
type Rehearsed struct {
	Mail   store.Message
	Ticket tickets.Ticket // as the mail leaves it; zero where it belongs to none
	New    bool           // the mail opens the ticket
	Notes  []store.Entry  // the ticket's timeline
}

// Rehearse takes up the kept mails, oldest first, and reports on each; it returns
// how many they were. Nothing is sent, and nothing that is due happens. The
// store is a throw-away copy ([store.Rehearse]).
func (b *Bot) Rehearse(ctx context.Context, report func(Rehearsed) error) (n int, err error) {
	for {
		pending, err := b.Store.Pending(ctx, 1)
		if err != nil || len(pending) == 0 {
			return n, err
		}
		if err := b.takeUp(ctx, pending); err != nil {
			return n, err
		}
		m, done, err := b.Store.Filed(ctx, pending[0].ID)
		if err != nil {
			return n, err
		}
		if !done { // it could not be read, and is tried again
			continue
		}
		n++
		r, err := b.rehearsed(ctx, m)
		if err == nil {
			err = report(r)
		}
		if err != nil {
			return n, err
		}
	}
}

func (b *Bot) rehearsed(ctx context.Context, m store.Message) (r Rehearsed, err error) {
	if r.Mail = m; m.Ticket == 0 {
		return r, nil
	}
	if r.Ticket, err = b.Store.Ticket(ctx, m.Ticket); err != nil {
		return r, err
	}
	r.New = r.Ticket.Seq == 1
	r.Notes, err = b.Store.Timeline(ctx, m.Ticket)
	return r, err
}
