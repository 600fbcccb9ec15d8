package bot

import (
	"context"

	"vorlauf/tickets"
)

// Open opens a ticket with a request that came otherwise than by mail (on the
// telephone): m is what its author would have mailed. A key that was seen before
// returns the ticket that it opened.
func (b *Bot) Open(ctx context.Context, key string, m tickets.Mail) (tickets.Ticket, error) {
	now := b.Clock.Now()
	t, err := b.Store.New(ctx, key, tickets.MailReceived{
		Incoming: tickets.Incoming{Mail: m, Received: now},
		Match:    tickets.Matched{Kind: tickets.MatchNew},
	}, now)
	if err != nil {
		return t, err
	}
	nudge(b.wake.intake) // its deadlines are new
	nudge(b.wake.delivery)
	return t, nil
}
