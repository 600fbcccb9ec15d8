package discord

import (
	"context"
	"fmt"
	"time"
)

// A progress is the message that says how far a long backlog of cards is; it is
// edited in place. The zero value: there is none.
type progress struct {
	since            time.Time // since when many cards are to be drawn
	channel, message string
	at               time.Time // when it was written last
}

// tellProgress says how many cards are still to be drawn, where that takes long,
// and at the end that they are. Only the deliveries call it. It is worth no second
// attempt.
func (r *Room) tellProgress(ctx context.Context) {
	const every = 30 * time.Second
	p := &r.backlog
	left, err := r.Ledger.PendingCards(ctx)
	now := time.Now()
	switch {
	case err != nil:
	case left < r.many && p.message == "":
		*p = progress{}
	case p.since.IsZero():
		p.since = now
	case p.message == "" && now.Sub(p.since) < r.slow || left > 0 && now.Sub(p.at) < every:
	case p.message == "":
		p.at = now
		text := "⏳ " + r.words().Say("progress", left)
		p.channel, p.message, err = r.announce(ctx, text, fmt.Sprintf("progress%d", p.since.UnixMilli()))
	case left == 0:
		err = r.edit(ctx, p.channel, p.message, post{Content: "✅ " + r.words().Say("progress_over")})
		*p = progress{}
	default:
		p.at = now
		err = r.edit(ctx, p.channel, p.message, post{Content: "⏳ " + r.words().Say("progress", left)})
	}
	if err != nil && ctx.Err() == nil {
		r.Log.Info("discord: the progress could not be told", "error", err)
	}
}
