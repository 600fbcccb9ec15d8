package bot

import (
	"context"
	"errors"

	"vorlauf/tickets/store"
)

// deliverAll works until nothing is to be sent now.
func (b *Bot) deliverAll(ctx context.Context) error {
	for ctx.Err() == nil {
		worked, err := b.deliverOnce(ctx)
		if err != nil || !worked {
			return err
		}
		nudge(b.wake.intake) // a failure changes a ticket's deadlines
	}
	return ctx.Err()
}

// deliverOnce sends what is ready first. The attempt is committed before the
// server is dialled: a crash in between repeats a mail with the same Message-ID
// rather than losing it. One is claimed at a time, so that a crash leaves no
// other in doubt.
func (b *Bot) deliverOnce(ctx context.Context) (worked bool, err error) {
	b.delivery.Lock()
	defer b.delivery.Unlock()
	claimed, err := b.Store.Claim(ctx, b.Clock.Now(), 1)
	if err != nil || len(claimed) == 0 {
		return false, err
	}
	return true, b.deliver(ctx, claimed[0])
}

// permanent is implemented by a Sender's errors: whether trying again is of no
// use. Where it is not known whether the server took the mail, it is not
// permanent: the same Message-ID is sent again.
type permanent interface {
	error
	Permanent() bool
}

// deliver sends one mail to one recipient and stores how that went.
func (b *Bot) deliver(ctx context.Context, d store.Delivery) error {
	log := b.Log.With("ticket", d.Ticket, "message_id", d.MessageID, "attempt", d.Attempts)
	sending := b.Send.Send(ctx, d.From, d.To, d.Raw)
	after := context.WithoutCancel(ctx) // what the server said must be stored also while the desk stops
	var refused permanent
	switch {
	case sending == nil:
		log.Info("mail sent")
		return b.Store.Sent(after, d.ID, b.Clock.Now())
	case errors.As(sending, &refused) && refused.Permanent():
		log.Warn("mail refused for good", "error", sending)
		return b.Store.Park(after, d.ID, b.Clock.Now(), sending.Error())
	}
	log.Warn("mail put off", "error", sending)
	return b.Store.Defer(after, d.ID, b.Clock.Now(), sending.Error())
}
