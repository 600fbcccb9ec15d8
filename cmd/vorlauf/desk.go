package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"

	"golang.org/x/term"

	"vorlauf/bot"
	"vorlauf/bot/console"
	"vorlauf/bot/mailbox"
	"vorlauf/bot/submission"
	"vorlauf/parser"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// newLog logs to standard error: text for a person, JSON for a collector.
func newLog(t terminal) *slog.Logger {
	if f, ok := t.err.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return slog.New(slog.NewTextHandler(t.err, nil))
	}
	return slog.New(slog.NewJSONHandler(t.err, nil))
}

// openStore opens the database of the configuration.
func openStore(ctx context.Context, c *config, log *slog.Logger) (*store.Store, error) {
	db, err := store.Open(ctx, c.storeURL, c.storeOptions(log))
	if err != nil {
		return nil, fmt.Errorf("the database %s: %w", c.storeURL, err)
	}
	return db, nil
}

func (c *config) storeOptions(log *slog.Logger) store.Options {
	return store.Options{Files: c.files, Rules: c.rules, Compose: compose(c.rules.Desk), Page: console.PageLink(c.publicURL), Log: log}
}

// parse is how mails are read.
func (c *config) parse() parser.Options {
	return parser.Options{Location: c.rules.Calendar.Zone(), Desk: []string{c.rules.Desk.Address}, AuthservID: c.authservID}
}

// compose renders a mail to the bytes that are stored.
func compose(desk tickets.Desk) func(tickets.SendMail, time.Time) (store.Composed, error) {
	return func(m tickets.SendMail, at time.Time) (store.Composed, error) {
		raw, r, err := submission.Compose(m, desk, at)
		return store.Composed{Raw: raw, Subject: r.Subject, Text: r.Text}, err
	}
}

// A desk is the whole program, put together and not yet running.
type desk struct {
	config   *config
	log      *slog.Logger
	store    *store.Store
	watch    *mailbox.Watcher
	bot      *bot.Bot
	listener net.Listener
	extra    http.Handler  // the demo's endpoints, or nil
	patience time.Duration // how long being ready waits for the mailbox; 0: it does not
}

// assemble ties the parts together. The console's listener is opened first: a
// taken port is found before anything is begun.
func assemble(ctx context.Context, c *config, clock bot.Clock, log *slog.Logger) (*desk, error) {
	listener, err := net.Listen("tcp", c.listen)
	if err != nil {
		return nil, fmt.Errorf("the console: %w", err)
	}
	if c.publicHere {
		c.publicURL = "http://" + reachable(listener.Addr())
		c.rules.Desk.PublicURL = c.publicURL
	}
	db, err := openStore(ctx, c, log)
	if err != nil {
		listener.Close()
		return nil, err
	}
	d := &desk{config: c, log: log, store: db, listener: listener}
	d.watch = mailbox.New(c.mailbox, keeper{db, clock.Now, func(int) { d.bot.Arrived() }}, log.With("part", "mailbox"), time.Now) // what it measures is the network
	d.bot = bot.New(bot.Config{
		Store: db, Watch: d.watch, Send: submission.New(c.smtp, log.With("part", "submission")), Clock: clock, Log: log, Parse: c.parse(),
	})
	return d, nil
}

// reachable is where people on this machine reach a listener. One that listens
// everywhere (0.0.0.0) has no address that could stand in a link.
func reachable(a net.Addr) string {
	if tcp, ok := a.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return fmt.Sprintf("127.0.0.1:%d", tcp.Port)
	}
	return a.String()
}

// close frees what assemble opened.
func (d *desk) close() {
	d.listener.Close()
	d.store.Close()
}

// handler is the console with all that belongs to it.
func (d *desk) handler(clock bot.Clock) (http.Handler, error) {
	rules := d.config.rules
	rules.Desk = d.store.Desk() // with its random name
	return console.New(console.Config{
		Read: d.store, Press: d.bot.Press, Rules: rules, Staff: d.config.staff, Now: clock.Now,
		Health: d.health, Attachment: parser.Attachment, Extra: d.extra, Log: d.log.With("part", "console"),
		Secure: strings.HasPrefix(d.config.publicURL, "https://"), Signed: console.Signed{Key: d.store.Key(), Answer: d.bot.Answer}, Feed: submission.Feed,
	})
}

// health says how long the mailbox has been silent.
func (d *desk) health(context.Context) console.Health {
	last := d.watch.LastContact()
	if last.IsZero() {
		return console.Health{SinceContact: -1}
	}
	return console.Health{SinceContact: time.Since(last)}
}

// reach waits for the mailbox's first answer, for as long as the desk has
// patience. One that cannot be reached keeps nobody from the console.
func (d *desk) reach(ctx context.Context) {
	if d.patience > 0 {
		ctx, cancel := context.WithTimeout(ctx, d.patience)
		defer cancel()
		d.watch.Sync(ctx) // that it failed is logged
	}
}

// run works until ctx ends. ready is called once the console answers, and the
// mailbox was reached where the desk waits for that.
func (d *desk) run(ctx context.Context, clock bot.Clock, ready func()) error {
	handler, err := d.handler(clock)
	if err != nil {
		return err
	}
	room, err := d.newRoom(clock)
	if err != nil {
		return err
	}
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		ErrorLog: slog.NewLogLogger(d.log.Handler(), slog.LevelDebug),
	}
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		if err := server.Serve(d.listener); !errors.Is(err, http.ErrServerClosed) {
			cancel(fmt.Errorf("the console: %w", err))
		}
	}()
	chat := d.chat(ctx, room)
	var begun sync.WaitGroup
	begun.Go(func() {
		if d.reach(ctx); ctx.Err() == nil {
			ready()
		}
	})
	err = d.bot.Run(ctx)
	cancel(nil)
	begun.Wait()
	if cause := context.Cause(ctx); err == nil && !errors.Is(cause, context.Canceled) {
		err = cause
	}
	err = errors.Join(err, shutDown(server))
	<-chat // which ends meanwhile
	return err
}

// unlessStopped is err, or nil where it says no more than that the desk was told
// to end before it had begun.
func unlessStopped(ctx context.Context, err error) error {
	if ctx.Err() != nil && errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

// shutDown lets requests in progress finish; a reader who does not go away does
// not keep the desk.
func shutDown(server *http.Server) error {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := server.Shutdown(ctx); err != nil {
		return server.Close()
	}
	return nil
}
