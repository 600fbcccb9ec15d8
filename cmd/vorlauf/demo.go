package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vorlauf/bot"
	"vorlauf/bot/demo"
	"vorlauf/bot/mailbox"
	"vorlauf/bot/submission"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

func demoCommand() command {
	return command{
		name: "demo", args: "[flags]", short: "the whole desk on this machine, with nothing to configure",
		long: `Runs the whole desk with an embedded mail server (IMAP and SMTP on loopback),
an embedded database, a sample catalogue, and the console as the staff room. A
few customers' mails are played in.

Open the address of the line "ready" in a browser and sign in with its token.
Any mail program can send to customerservice@desk.example through the SMTP
port, and read any account: the user is the address, the password is "demo".`,
		run: runDemo,
	}
}

const (
	demoAddress  = "customerservice@desk.example"
	demoPassword = demo.Password
)

// demoFlags is what the demo can be told.
type demoFlags struct {
	listen, imap, smtp, data, catalogue, now string
	empty                                    bool
}

func runDemo(ctx context.Context, t terminal, args []string) error {
	f := demoCommand().flags(t)
	var o demoFlags
	f.StringVar(&o.listen, "listen", "127.0.0.1:8080", "`address` of the console; port 0 picks a free one")
	f.StringVar(&o.imap, "imap", "127.0.0.1:1143", "`address` of the IMAP server")
	f.StringVar(&o.smtp, "smtp", "127.0.0.1:1025", "`address` of the SMTP server")
	f.StringVar(&o.data, "data", "", "`folder` for the data; started again on it the demo goes on (default: a new temporary one)")
	f.StringVar(&o.catalogue, "catalogue", "", "catalogue `file` (default: the sample)")
	f.StringVar(&o.now, "now", "", "sets the clock to this RFC 3339 `time`, never back; it then stands still until it is moved")
	f.BoolVar(&o.empty, "empty", false, "play no mails in")
	if err := parseFlags(f, args, 0, 0); err != nil {
		return err
	}
	var start time.Time
	if o.now != "" {
		var err error
		if start, err = time.Parse(time.RFC3339, o.now); err != nil {
			return usageError{fmt.Errorf("-now: %q is not a time like 2026-11-17T09:00:00+01:00", o.now)}
		}
	}
	if err := o.addresses(); err != nil {
		return usageError{err}
	}
	catalogue, err := demoCatalogue(o.catalogue)
	if err != nil {
		return usageError{err}
	}
	return unlessStopped(ctx, o.run(ctx, t, start, catalogue))
}

// addresses checks what the demo is told to listen on.
func (o *demoFlags) addresses() error {
	var all []error
	for _, f := range [][2]string{{"listen", o.listen}, {"imap", o.imap}, {"smtp", o.smtp}} {
		if _, err := net.ResolveTCPAddr("tcp", f[1]); err != nil {
			all = append(all, fmt.Errorf("-%s: %w", f[0], err))
		}
	}
	return errors.Join(all...)
}

func demoCatalogue(path string) (*tickets.Catalogue, error) {
	if path == "" {
		return decodeCatalogue(demo.Catalogue)
	}
	return readCatalogue(path)
}

func (o demoFlags) run(ctx context.Context, t terminal, start time.Time, catalogue *tickets.Catalogue) error {
	log := newLog(t)
	fresh, err := o.folder(t)
	if err != nil {
		return err
	}
	clock, err := o.clock(start)
	if err != nil {
		return err
	}
	mails, imapL, smtpL, err := o.mailServer(clock, log)
	if err != nil {
		return err
	}
	defer mails.Close()
	serving := make(chan error, 1)
	go func() { serving <- mails.Serve(imapL, smtpL) }()

	token, err := keptSecret(filepath.Join(o.data, "token"))
	if err != nil {
		return err
	}
	d, err := assemble(ctx, o.config(imapL.Addr(), smtpL.Addr(), token), clock, log)
	if err != nil {
		return err
	}
	defer d.close()
	if _, err := d.store.Import(ctx, *catalogue); err != nil {
		return err
	}
	// Nobody else works on this data, and by a clock that stands still a mail that
	// was being sent would wait for ever.
	if err := d.store.TakeBack(ctx, clock.Now(), mails.Took); err != nil {
		return err
	}
	if fresh && !o.empty {
		if err := demo.PlayIn(mails, clock.Now()); err != nil {
			return err
		}
	}
	d.extra, d.patience = o.endpoints(d, mails, clock, log), 10*time.Second
	fmt.Fprintf(t.err, "the desk's console: %s (sign in with the token below)\nwhat customers see: %s/demo/\n", d.config.publicURL, d.config.publicURL)
	return d.run(ctx, clock, func() {
		fmt.Fprintf(t.out, "ready console=%s imap=%s smtp=%s token=%s\n", d.config.publicURL, reachable(imapL.Addr()), reachable(smtpL.Addr()), token)
	})
}

// folder makes the data folder and reports whether it is new.
func (o *demoFlags) folder(t terminal) (fresh bool, err error) {
	if o.data == "" {
		if o.data, err = os.MkdirTemp("", "vorlauf-demo-"); err != nil {
			return false, err
		}
		fmt.Fprintf(t.err, "the data is in %s\n", o.data)
		return true, nil
	}
	if err := os.MkdirAll(o.data, 0o700); err != nil {
		return false, err
	}
	_, err = os.Stat(filepath.Join(o.data, "vorlauf.db"))
	return errors.Is(err, os.ErrNotExist), nil
}

// clock is the demo's: it stands still where -now was given, and goes on from
// where it was at the next start on the same data. It never goes back: what has
// happened would lie ahead.
func (o *demoFlags) clock(start time.Time) (*bot.DemoClock, error) {
	zone, err := time.LoadLocation("Europe/Zurich")
	if err != nil {
		return nil, err
	}
	kept, still := o.keptClock()
	still = still || !start.IsZero()
	if start.IsZero() && !still {
		start = time.Now()
	}
	if kept.After(start) {
		start = kept
	}
	clock := bot.NewDemoClock(start, still, zone)
	return clock, o.keepClock(clock)
}

const stillMark = " still"

// keptClock is where the clock was last, and whether it stood still; the zero
// time where there was none.
func (o *demoFlags) keptClock() (at time.Time, still bool) {
	kept, _ := os.ReadFile(o.clockFile())
	text, still := strings.CutSuffix(strings.TrimSpace(string(kept)), stillMark)
	at, err := time.Parse(time.RFC3339, text)
	return at, still && err == nil
}

func (o *demoFlags) keepClock(clock *bot.DemoClock) error {
	text := clock.Now().Format(time.RFC3339)
	if clock.Still() {
		text += stillMark
	}
	return os.WriteFile(o.clockFile(), []byte(text+"\n"), 0o600)
}

func (o *demoFlags) clockFile() string { return filepath.Join(o.data, "clock") }

func (o *demoFlags) mailServer(clock *bot.DemoClock, log *slog.Logger) (*demo.MailServer, net.Listener, net.Listener, error) {
	imapL, err := net.Listen("tcp", o.imap)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("the demo's IMAP server: %w; -imap 127.0.0.1:0 picks a free port", err)
	}
	smtpL, err := net.Listen("tcp", o.smtp)
	if err != nil {
		imapL.Close()
		return nil, nil, nil, fmt.Errorf("the demo's SMTP server: %w; -smtp 127.0.0.1:0 picks a free port", err)
	}
	mails, err := demo.NewMailServer(o.data, clock.Now, log.With("part", "mail server"))
	if err != nil {
		imapL.Close()
		smtpL.Close()
	}
	return mails, imapL, smtpL, err
}

// keptSecret reads a token from a file, or makes one and keeps it there.
func keptSecret(path string) (string, error) {
	if kept, err := os.ReadFile(path); err == nil && len(kept) > 0 {
		return strings.TrimSpace(string(kept)), nil
	}
	token := rand.Text()
	return token, os.WriteFile(path, []byte(token+"\n"), 0o600)
}

// config is the demo's configuration.
func (o *demoFlags) config(imapAddr, smtpAddr net.Addr, token string) *config {
	zone, _ := time.LoadLocation("Europe/Zurich") // the zones are embedded
	hours, _ := calendar.ParseHours("Mon-Fri 08:00-12:00 13:00-17:00")
	cal, _ := calendar.New(zone, hours, "ZG", nil, nil)
	imapHost, smtpHost := imapAddr.(*net.TCPAddr), smtpAddr.(*net.TCPAddr)
	return &config{
		rules: tickets.World{
			Desk:   tickets.Desk{Name: "Desk Customer Service", Address: demoAddress, Language: tickets.German},
			Policy: tickets.DefaultPolicy(), Calendar: cal,
		},
		authservID: "desk.example",
		mailbox: mailbox.Config{
			Host: imapHost.IP.String(), Port: imapHost.Port, TLS: mailbox.TLSNone, User: demoAddress, Password: demoPassword,
		},
		smtp:     submission.Config{Host: smtpHost.IP.String(), Port: smtpHost.Port, TLS: submission.NoTLS},
		storeURL: filepath.Join(o.data, "vorlauf.db"), files: filepath.Join(o.data, "files"), listen: o.listen, publicHere: true,
		staff: map[string]tickets.Staff{
			token:             {Name: "demo", Approver: true},
			token + "-viewer": {Name: "demo2"},
		},
	}
}

// endpoints let a person, or a test, look into the mailboxes, write as a
// customer and move the clock.
func (o *demoFlags) endpoints(d *desk, mails *demo.MailServer, clock *bot.DemoClock, log *slog.Logger) http.Handler {
	mailbox := func(address string) ([]demo.Letter, error) { return letters(mails, address) }
	e := demo.Endpoints{
		Now: clock.Now, Settle: d.bot.Settle, Log: log, Mailbox: mailbox,
		Page: demo.Page{Accounts: mails.Accounts, Mailbox: mailbox, Deliver: mails, Now: clock.Now, Console: "/"},
		Advance: func(ctx context.Context, to time.Time) error {
			err := d.bot.Advance(ctx, clock, to)
			if errors.Is(err, bot.ErrBackward) {
				return demo.ErrBackward
			}
			return errors.Join(err, o.keepClock(clock))
		},
	}
	return e.Handler()
}

func letters(mails *demo.MailServer, address string) ([]demo.Letter, error) {
	stored, err := mails.Mailbox(address)
	list := make([]demo.Letter, 0, len(stored))
	for _, s := range stored {
		list = append(list, demo.NewLetter(s.Raw, s.At))
	}
	return list, err
}
