// Package bot is the loop of the desk: it takes up mails, lets the rules
// decide, and delivers what they stored (docs/architecture.md). Nothing touches
// the outside world before it is stored.
package bot

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"sync"
	"time"

	"vorlauf/parser"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// A Watcher watches the mailbox and hands each message to the store once.
type Watcher interface {
	// Run returns only when ctx ends.
	Run(ctx context.Context) error
	// Sync returns once everything that the mailbox held when it was called is
	// stored.
	Sync(ctx context.Context) error
	// Nudge asks for the handled mails to be filed.
	Nudge()
	// LastContact is the time of the server's last good answer; zero: never.
	LastContact() time.Time
}

// A Sender submits one stored message to one recipient.
type Sender interface {
	Send(ctx context.Context, from, to string, raw []byte) error
	Close() error
}

// Config is what a Bot works with. All fields are needed.
type Config struct {
	Store *store.Store
	Watch Watcher
	Send  Sender
	Parse parser.Options // how mails are read; Received is set for each
	Clock Clock
	Log   *slog.Logger
}

// A Bot runs the desk.
type Bot struct {
	Config

	retained string     // the day on which that was done last; intake guards it
	intake   sync.Mutex // one at a time takes up mails and what is due
	delivery sync.Mutex // one at a time delivers
	wake     struct{ intake, delivery chan struct{} }
	read     func(io.Reader, parser.Options) *parser.Message
}

// New returns a Bot that does nothing yet.
func New(c Config) *Bot {
	b := &Bot{Config: c, read: parser.Read}
	b.wake.intake = make(chan struct{}, 1)
	b.wake.delivery = make(chan struct{}, 1)
	return b
}

// Run works until ctx ends; what was begun is finished or left for the next
// start. The mailbox, the deliveries and the decisions do not wait for each
// other.
func (b *Bot) Run(ctx context.Context) error {
	if err := b.warmUp(ctx); err != nil {
		return err
	}
	var all sync.WaitGroup
	all.Go(func() { b.loop(ctx, b.wake.intake, b.takeUpAll, b.nextWork) })
	all.Go(func() { b.loop(ctx, b.wake.delivery, b.deliverAll, b.Store.NextDelivery) })
	err := b.Watch.Run(ctx)
	all.Wait()
	b.Send.Close()
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// loop works when it is woken and when the next thing falls due.
func (b *Bot) loop(ctx context.Context, wake <-chan struct{}, work func(context.Context) error, next func(context.Context) (time.Time, error)) {
	const pause = 10 * time.Second // after an error: the database may be busy, or the disk full
	for ctx.Err() == nil {
		var timer <-chan time.Time
		err := work(ctx)
		if err == nil {
			var at time.Time
			if at, err = next(ctx); err == nil && !at.IsZero() {
				timer = b.Clock.After(at)
			}
		}
		if err != nil && ctx.Err() == nil {
			b.Log.Error("the work is put off", "error", err)
			timer = time.After(pause)
		}
		select {
		case <-ctx.Done():
		case <-wake:
		case <-timer:
		}
	}
}

// Arrived says that mails were stored and can be taken up.
func (b *Bot) Arrived() { nudge(b.wake.intake) }

func nudge(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default: // it is awake already
	}
}

// Press decides an action of the staff and returns the ticket as it is
// afterwards, or a *tickets.Refusal.
func (b *Bot) Press(ctx context.Context, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error) {
	key := "http/" + requestID()
	t, err := b.Store.Apply(ctx, key, number, tickets.Press{By: by, Revision: revision, Action: a}, b.Clock.Now())
	if err != nil {
		return t, err
	}
	nudge(b.wake.intake) // its deadlines are new
	nudge(b.wake.delivery)
	return t, nil
}

// Answer applies what was answered on a signed page and returns the ticket as
// it is afterwards, or a *tickets.Refusal. A key that was seen before changes
// nothing.
func (b *Bot) Answer(ctx context.Context, key string, number int64, e tickets.Event) (tickets.Ticket, error) {
	t, err := b.Store.Apply(ctx, key, number, e, b.Clock.Now())
	if err == nil {
		nudge(b.wake.intake)
		nudge(b.wake.delivery)
	}
	return t, err
}

// due applies every deadline that has come, in order. One that fails does not
// keep the others waiting.
func (b *Bot) due(ctx context.Context) (worked bool, err error) {
	const batch = 100
	due, err := b.Store.DueTickets(ctx, b.Clock.Now(), batch)
	if err != nil {
		return false, err
	}
	var failed []error
	for _, d := range due {
		if _, err := b.Store.Apply(ctx, d.Key(), d.Number, tickets.TimePassed{}, b.Clock.Now()); err != nil {
			failed = append(failed, fmt.Errorf("ticket %d: what is due: %w", d.Number, err))
			continue
		}
		worked = true
	}
	return worked, errors.Join(failed...)
}

// Settle returns once everything that was mailed in is taken up and everything
// to be sent has been tried.
func (b *Bot) Settle(ctx context.Context) error {
	for {
		if err := b.Watch.Sync(ctx); err != nil {
			return err
		}
		worked, err := b.once(ctx)
		if err != nil || !worked {
			return err
		}
	}
}

// once takes up, decides and delivers what there is, and reports whether that
// was anything.
func (b *Bot) once(ctx context.Context) (bool, error) {
	taken, err := b.takeUpOnce(ctx)
	if err != nil {
		return false, err
	}
	sent, err := b.deliverOnce(ctx)
	return taken || sent, err
}

// ErrBackward is what Advance says to a time that has passed.
var ErrBackward = errors.New("the clock cannot go backward")

// Advance moves a demo's clock forward. What falls due on the way happens in
// order, each at its own time; it returns when all effects have settled.
func (b *Bot) Advance(ctx context.Context, clock *DemoClock, to time.Time) error {
	if to.Before(clock.Now()) {
		return ErrBackward
	}
	for {
		if err := b.Settle(ctx); err != nil {
			return err
		}
		next, err := b.nextEvent(ctx)
		if err != nil {
			return err
		}
		if next.IsZero() || next.After(to) {
			break
		}
		clock.Set(next)
	}
	clock.Set(to)
	return b.Settle(ctx)
}

// nextEvent is the time at which the next thing falls due.
func (b *Bot) nextEvent(ctx context.Context) (time.Time, error) {
	due, err := b.Store.NextDue(ctx)
	if err != nil {
		return due, err
	}
	sending, err := b.Store.NextDelivery(ctx)
	if due.IsZero() || !sending.IsZero() && sending.Before(due) {
		due = sending
	}
	return due, err
}
