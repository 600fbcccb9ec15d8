package discord

import (
	"context"
	"errors"
	"time"

	"vorlauf/tickets/store"
)

// deliver draws cards until ctx ends.
func (r *Room) deliver(ctx context.Context) {
	const poll, retry, most = time.Second, 5 * time.Second, 5 * time.Minute
	wait := retry
	for ctx.Err() == nil {
		err := r.contained("delivery", func() error { return r.drawDue(ctx) })
		if err == nil {
			wait = retry
			r.idle(ctx, poll)
			continue
		}
		if ctx.Err() != nil {
			return
		}
		r.Log.Warn("discord: the cards are put off", "error", err, "retry_in", wait)
		r.idle(ctx, max(wait, waitOf(err)))
		wait = min(wait*2, most)
	}
}

// idle waits for a while, or until somebody wakes the room.
func (r *Room) idle(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-r.wake:
	case <-timer.C:
	}
}

// drawDue draws what is due. An error is the room's, not a card's.
func (r *Room) drawDue(ctx context.Context) error {
	next, err := r.Ledger.NextCard(ctx)
	if err != nil || next.IsZero() || next.After(r.Now()) {
		return err
	}
	if err := r.prepare(ctx); err != nil {
		return err
	}
	for ctx.Err() == nil {
		r.tellProgress(ctx)
		cards, err := r.Ledger.ClaimCards(ctx, r.Now(), 1) // one: what is claimed and not drawn would wait
		if err != nil || len(cards) == 0 {
			return err
		}
		if err := r.drawOne(ctx, cards[0]); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// prepare looks at the channel, where that is needed; one at a time, because each
// would add the tags that are lacking.
func (r *Room) prepare(ctx context.Context) error {
	r.preparing.Lock()
	defer r.preparing.Unlock()
	r.mu.Lock()
	settled := r.settled
	r.mu.Unlock()
	if settled {
		return nil
	}
	if err := r.settle(ctx); err != nil {
		return err
	}
	if err := r.addTags(ctx); err != nil {
		r.Log.Warn("discord: the forum's tags could not be added", "error", err)
	}
	return nil
}

// drawOne draws one card and stores how that went. An error is the room's: it
// ends the round.
func (r *Room) drawOne(ctx context.Context, c store.Card) error {
	log := r.Log.With("ticket", c.Ticket, "attempt", c.Attempts)
	var drawing error
	contained := r.contained("card", func() error { drawing = r.draw(ctx, &c); return nil })
	drawing = errors.Join(drawing, contained)
	after := context.WithoutCancel(ctx) // where it stands must be stored also while the desk stops
	if drawing == nil {
		return r.Ledger.CardShown(after, c)
	}
	if ctx.Err() != nil {
		return r.Ledger.CardFailed(after, c, r.Now(), "the desk stopped")
	}
	wait := waitOf(drawing)
	if wait > 0 {
		c.Attempts = 0 // it was not tried: there is no doubt about what became of it
	}
	wait = max(wait, backoff(c.Attempts))
	log.Warn("discord: a card is put off", "error", drawing, "retry_in", wait)
	if err := r.Ledger.CardFailed(after, c, r.Now().Add(wait), drawing.Error()); err != nil {
		return err
	}
	if code := codeOf(drawing); code == missingAccess || code == missingPermission || code == unknownChannel {
		r.unsettle() // say what is missing, once, instead of once a card
		return nil
	}
	if waitOf(drawing) == 0 && !refused(drawing) && contained == nil {
		return drawing // Discord cannot be reached: the other cards would fare no better
	}
	return nil
}

// backoff is how long a card waits after that many attempts.
func backoff(attempts int) time.Duration {
	const first, most = 2 * time.Second, 10 * time.Minute
	return min(first<<min(max(attempts-1, 0), 12), most)
}
