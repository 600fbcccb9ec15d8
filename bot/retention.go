package bot

import (
	"context"
	"time"
)

// retain removes once a day what has been kept long enough (procedure 4). A
// failure is tried again the next day: it must not keep mails waiting.
func (b *Bot) retain(ctx context.Context) {
	now := b.Clock.Now()
	today := now.Format(time.DateOnly)
	if b.retained == today {
		return
	}
	b.retained = today
	removed, err := b.Store.Retain(ctx, now, false)
	switch {
	case err != nil:
		b.Log.Error("what is not to be kept could not be removed", "error", err)
	case len(removed.Stripped)+len(removed.Reduced) > 0:
		b.Log.Info("removed what is not to be kept", "stripped", len(removed.Stripped), "reduced", len(removed.Reduced))
	}
}

// nextWork is when there is next something to take up: what falls due, or the
// first minute of the next day.
func (b *Bot) nextWork(ctx context.Context) (time.Time, error) {
	now := b.Clock.Now()
	tomorrow := time.Date(now.Year(), now.Month(), now.Day()+1, 0, 1, 0, 0, now.Location())
	due, err := b.Store.NextDue(ctx)
	if due.IsZero() || due.After(tomorrow) {
		due = tomorrow
	}
	return due, err
}
