// Package discord is the staff room in Discord: a card and a thread for each
// ticket, buttons, forms and commands. It decides nothing: a press becomes a
// tickets.Press, and what the rules say is shown. Nothing waits for it: the desk
// works on while Discord cannot be reached, and the newest state of each ticket
// is shown when it can.
package discord

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/bwmarrin/discordgo"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

// A Reader is what the room reads of the store.
type Reader interface {
	Ticket(ctx context.Context, number int64) (tickets.Ticket, error)
	Tickets(ctx context.Context, f store.Filter) (found []tickets.Ticket, next int64, err error)
	Messages(ctx context.Context, number int64) ([]store.Message, error)
	Timeline(ctx context.Context, number int64) ([]store.Entry, error)
	Taken(ctx context.Context, from, to time.Time) ([]tickets.Booking, error)
	Catalogue(ctx context.Context) (*tickets.Catalogue, error)
	Stats(ctx context.Context) (store.Stats, error)
	NoteUnder(ctx context.Context, key string) (text string, found bool, err error)
}

// A Ledger keeps where the cards stand.
type Ledger interface {
	NextCard(ctx context.Context) (time.Time, error)
	PendingCards(ctx context.Context) (int, error)
	ClaimCards(ctx context.Context, now time.Time, limit int) ([]store.Card, error)
	KeepCard(ctx context.Context, c store.Card) error
	CardShown(ctx context.Context, c store.Card) error
	CardFailed(ctx context.Context, c store.Card, until time.Time, reason string) error
	RedrawCards(ctx context.Context) error
	RedrawCard(ctx context.Context, number int64) error
	CardOf(ctx context.Context, number int64) (store.Card, bool, error)
	CardIn(ctx context.Context, thread string) (store.Card, bool, error)
	KeptValue(ctx context.Context, name string) (string, error)
	KeepValue(ctx context.Context, name, value string) error
}

// Config is what a Room works with.
type Config struct {
	Token     string // of the bot, without "Bot "
	Guild     string // id of the server
	Channel   string // id of the text channel or forum
	Approvers []string
	// Workers are the roles that may press and write; Approvers may anyway. Who
	// has neither role reads.
	Workers    []string
	APIURL     string // instead of Discord's; "" is Discord
	GatewayURL string // instead of the one that the interface names; "" is that
	PublicURL  string // of the console, for links; "" shows none
	Language   tickets.Language
	Rules      tickets.World // Policy, Calendar, Absences, Blackouts
	Read       Reader
	Ledger     Ledger
	// Press decides an action under its natural key.
	Press func(ctx context.Context, key string, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error)
	// Open opens a ticket with a mail that staff wrote down on the telephone.
	Open func(ctx context.Context, key string, m tickets.Mail) (tickets.Ticket, error)
	// Contact says how long the mailbox has been silent, at most since the
	// start.
	Contact func() time.Duration
	// Expiries are the days on which secrets end, by what they open.
	Expiries map[string]calendar.Day
	Now      func() time.Time
	Log      *slog.Logger
}

// A Room is the staff room. Make it with New.
type Room struct {
	Config

	api     *discordgo.Session // asks; its gateway is never opened
	client  *http.Client
	content atomic.Bool // the application may read what people write
	online  atomic.Bool // the gateway is open
	wake    chan struct{}
	afresh  chan struct{} // a session of the gateway began

	backlog progress
	slow    time.Duration // after which a backlog is told
	many    int           // cards that are one

	preparing sync.Mutex // one at a time looks at the channel
	looking   sync.Mutex // one at a time looks for what to announce
	posting   sync.Mutex // one at a time changes what is known of the threads' posts

	mu        sync.Mutex
	me        string // the bot's own id
	app       string // the application's
	kind      int    // textChannel or forumChannel
	tags      []tag
	settled   bool                 // the channel was found and may be written to
	scanned   bool                 // cards of an earlier start were looked for
	known     map[int64]found      // cards that were found so
	rests     map[string]time.Time // until when a limit is left alone
	written   map[string]bool      // notes from threads, which need no mirroring
	permitted permission
}

// New returns a Room that does nothing yet. It fails only where an address in
// the configuration is none.
func New(c Config) (*Room, error) {
	transport, err := newTransport(c)
	if err != nil {
		return nil, err
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Contact == nil {
		c.Contact = func() time.Duration { return 0 }
	}
	r := &Room{Config: c, wake: make(chan struct{}, 1), afresh: make(chan struct{}, 1), known: map[int64]found{}, written: map[string]bool{}, rests: map[string]time.Time{}, slow: 10 * time.Second, many: 30}
	r.client = &http.Client{Transport: transport, Timeout: 30 * time.Second}
	r.api = r.session()
	r.content.Store(true)
	return r, nil
}

// Run works until ctx ends, and then returns nil.
func (r *Room) Run(ctx context.Context) error {
	if err := r.Ledger.RedrawCards(ctx); err != nil && ctx.Err() == nil {
		return err
	}
	var all sync.WaitGroup
	for _, work := range []func(context.Context){r.listen, r.deliver, r.watch, r.catchUps} {
		all.Go(func() { work(ctx) })
	}
	all.Wait()
	r.client.CloseIdleConnections()
	return nil
}

// Wake says that something changed. It never waits.
func (r *Room) Wake() {
	select {
	case r.wake <- struct{}{}:
	default: // it is awake already
	}
}

// redraw has a card drawn anew, whatever it shows.
func (r *Room) redraw(ctx context.Context, number int64) error {
	defer r.Wake()
	return r.Ledger.RedrawCard(ctx, number)
}

// pause waits, or until ctx ends; it says whether ctx goes on.
func pause(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
		return true
	}
}

// contained runs do and turns a panic into an error: a mistake in one card or
// press must not end the desk.
func (r *Room) contained(what string, do func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			r.Log.Error("discord: a panic was contained", "in", what, "panic", p, "stack", stack())
			err = errors.New("an inner mistake; it is in the log")
		}
	}()
	return do()
}
