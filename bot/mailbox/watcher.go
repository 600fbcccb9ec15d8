package mailbox

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

const (
	firstPause = time.Second      // before the second attempt to connect; doubles
	longPause  = 5 * time.Minute  // the longest
	loginPause = 30 * time.Second // the shortest after a refused login
)

// A Watcher keeps watch on one folder. Run does the work; the other methods
// may be called from any goroutine.
type Watcher struct {
	cfg    Config
	keeper Keeper
	log    *slog.Logger
	clock  func() time.Time

	doubt       doubt
	skip        before
	said        string // the failure that was logged last; "": all is well
	archiveSaid string // likewise of archiving
	nudge       chan struct{}
	ended       chan struct{}
	contact     atomic.Pointer[time.Time]

	mu      sync.Mutex
	waiters []chan struct{} // callers of Sync whose check has not begun
}

// ErrStopped is what Sync answers when Run has returned.
var ErrStopped = errors.New("mailbox: the watch has ended")

// New returns a Watcher that is not yet running. clock tells the time for
// LastContact only; timers are real.
func New(cfg Config, keeper Keeper, log *slog.Logger, clock func() time.Time) *Watcher {
	cfg = cfg.withDefaults()
	return &Watcher{
		cfg: cfg, keeper: keeper, clock: clock,
		log:   log.With(slog.String("mailbox", cfg.Folder)),
		nudge: make(chan struct{}, 1), ended: make(chan struct{}),
	}
}

// Run connects, takes up what is there, waits for more, and connects again
// after any failure, at growing intervals: 1 second to 5 minutes, and not
// less than 30 seconds after a refused login. It is called once, and returns
// only when ctx ends, with its error.
func (w *Watcher) Run(ctx context.Context) error {
	defer close(w.ended)
	for failures := 0; ; failures++ {
		checked, err := w.connected(ctx)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if checked {
			failures = 0
		}
		d := backOff(failures, errors.Is(err, errLogin))
		w.complain(err, d)
		select {
		case <-time.After(d):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// Once takes up what is there and ends, instead of Run. It does not try again.
func (w *Watcher) Once(ctx context.Context) error {
	defer close(w.ended)
	s, err := connect(ctx, w.cfg, w.touch)
	if err != nil {
		return err
	}
	defer s.close()
	return w.check(ctx, s)
}

// backOff is the pause after so many failures in a row, spread by chance so
// that several desks do not come back to a server all at once.
func backOff(failures int, login bool) time.Duration {
	d := min(firstPause<<min(failures, 16), longPause)
	if login {
		d = min(loginPause<<min(failures, 16), longPause)
		return d + rand.N(d/4)
	}
	return d/2 + rand.N(d/2)
}

// complain logs a failure once, and again when it becomes another one.
func (w *Watcher) complain(err error, pause time.Duration) {
	level := slog.LevelWarn
	if err.Error() == w.said {
		level = slog.LevelDebug
	}
	w.said = err.Error()
	w.log.Log(context.Background(), level, "mailbox: interrupted",
		slog.String("error", err.Error()), slog.Duration("next_attempt", pause))
}

// connected holds one connection until it fails, and reports whether at least
// one full check went well.
func (w *Watcher) connected(ctx context.Context) (checked bool, err error) {
	s, err := connect(ctx, w.cfg, w.touch)
	if err != nil {
		return false, err
	}
	defer s.close()
	for {
		waiters := w.takeWaiters()
		if err := w.check(ctx, s); err != nil {
			w.returnWaiters(waiters)
			return checked, err
		}
		if !checked {
			w.log.Info("mailbox: watching", slog.Bool("idle", s.canIdle()))
		}
		checked, w.said = true, ""
		for _, done := range waiters {
			close(done)
		}
		if err := s.wait(ctx, w.nudge); err != nil {
			return checked, err
		}
	}
}

// check takes up what is new and archives what is handled. That the server
// will not archive does not stop the intake.
func (w *Watcher) check(ctx context.Context, s *session) error {
	if err := s.selectFolder(ctx); err != nil {
		return err
	}
	c := &catchUp{session: s, keeper: w.keeper, doubt: &w.doubt, skip: w.skip}
	err := c.run(ctx)
	w.skip = c.skip
	if err != nil {
		return err
	}
	err = s.archiveHandled(ctx, w.keeper)
	if !refused(err) {
		w.archiveSaid = ""
		return err
	}
	if err.Error() != w.archiveSaid {
		w.archiveSaid = err.Error()
		w.log.Warn("mailbox: cannot archive", slog.String("error", err.Error()))
	}
	return nil
}

// Sync asks for a full check now, and returns when everything that was in the
// folder when it was called has been kept, and what was handled by then has
// been archived. It waits through failures of the server until ctx ends, and
// answers ErrStopped when Run has returned.
func (w *Watcher) Sync(ctx context.Context) error {
	done := make(chan struct{})
	w.returnWaiters([]chan struct{}{done})
	w.Nudge()
	select {
	case <-done:
		return nil
	case <-w.ended:
		return ErrStopped
	case <-ctx.Done():
		return ctx.Err()
	}
}

// Nudge asks for a check soon, for instance because mails were handled that
// may be archived, and does not wait for it.
func (w *Watcher) Nudge() {
	select {
	case w.nudge <- struct{}{}:
	default:
	}
}

func (w *Watcher) takeWaiters() []chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	waiters := w.waiters
	w.waiters = nil
	return waiters
}

func (w *Watcher) returnWaiters(waiters []chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.waiters = append(w.waiters, waiters...)
}

// LastContact is when the server last gave a good answer; zero if never. While
// all is well it is never older than [Config.Poll] and [Config.CommandTimeout]
// together.
func (w *Watcher) LastContact() time.Time {
	if t := w.contact.Load(); t != nil {
		return *t
	}
	return time.Time{}
}

func (w *Watcher) touch() {
	now := w.clock()
	w.contact.Store(&now)
}
