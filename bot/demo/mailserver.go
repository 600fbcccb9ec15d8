// Package demo is what "vorlauf demo" brings along: a mail server for this
// machine's loopback, and the mails that are played in.
package demo

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"maps"
	"net"
	netmail "net/mail"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-smtp"
)

// Password is the password of every account.
const Password = "demo"

// MaxMail is the largest mail that the server takes, in bytes.
const MaxMail = 100 << 20

// A MailServer is an IMAP and SMTP server whose mail lies in a folder. It
// delivers every address but those at reject.example (550) and later.example
// (451). An account exists as soon as it is mailed or logged in to; its name
// is the whole address in lower case.
//
// A mail is on disk before SMTP says 250, so that the server may be killed at
// any time. Flags live in memory only.
type MailServer struct {
	dir string // holds one folder for each account
	now func() time.Time
	log *slog.Logger

	imap *imapserver.Server
	smtp *smtp.Server

	mu       sync.Mutex
	accounts map[string]*account
	latest   time.Time // when the last mail was taken
	validity uint32    // the last UIDVALIDITY given
	closed   bool
}

// Stored is one mail in an account.
type Stored struct {
	Raw []byte
	At  time.Time // when it was taken, by the server's clock; UTC
}

// NewMailServer opens the mail that lies in dir/mail, where there is any. now
// is the clock for the INTERNALDATE of new mail.
func NewMailServer(dir string, now func() time.Time, log *slog.Logger) (*MailServer, error) {
	s := &MailServer{dir: filepath.Join(dir, "mail"), now: now, log: log, accounts: make(map[string]*account)}
	if err := os.MkdirAll(s.dir, 0o700); err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	if err := s.load(); err != nil {
		return nil, fmt.Errorf("mail server: %w", err)
	}
	s.imap = imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return &imapSession{server: s}, nil, nil
		},
		Caps: imap.CapSet{imap.CapIMAP4rev1: {}, imap.CapUIDPlus: {}, imap.CapMove: {},
			imap.CapNamespace: {}, imap.CapESearch: {}}, // IDLE comes by itself
		InsecureAuth: true,
		Logger:       libraryLog{log},
	})
	s.smtp = newSMTP(s)
	return s, nil
}

// Serve answers on both listeners until Close is called or one of them fails,
// and then returns the error, nil after Close. It is called once.
func (s *MailServer) Serve(imapListener, smtpListener net.Listener) error {
	ended := make(chan error, 2)
	go func() { ended <- s.imap.Serve(imapListener) }()
	go func() { ended <- s.smtp.Serve(smtpListener) }()
	err := <-ended
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	s.Close()
	imapListener.Close() // the libraries do not know them if they had not begun
	smtpListener.Close()
	if err = errors.Join(err, <-ended); closed {
		return nil
	}
	return err
}

// Close ends Serve and all connections. It may be called more than once.
func (s *MailServer) Close() error {
	s.mu.Lock()
	again := s.closed
	s.closed = true
	s.mu.Unlock()
	if again {
		return nil
	}
	var all []error
	for _, err := range []error{s.imap.Close(), s.smtp.Close()} {
		if !errors.Is(err, net.ErrClosed) { // Serve may have been first
			all = append(all, err)
		}
	}
	return errors.Join(all...)
}

// Deliver puts a mail into the inbox of an address, as if it had come by SMTP.
// Lines that end in LF alone get CR LF.
func (s *MailServer) Deliver(to string, raw []byte) error {
	if !slices.Contains(raw, '\r') {
		raw = []byte(strings.ReplaceAll(string(raw), "\n", "\r\n"))
	}
	return s.deliver(to, raw)
}

func (s *MailServer) deliver(to string, raw []byte) error {
	a, err := s.account(to)
	if err != nil {
		return err
	}
	if _, err := a.add(inbox, raw, s.stamp()); err != nil {
		return fmt.Errorf("deliver: %w", err)
	}
	return nil
}

// stamp is the time for a new mail, later than that of every other, be it by
// a nanosecond while the clock stands still: it orders the mails.
func (s *MailServer) stamp() time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	t := s.now().UTC()
	if !t.After(s.latest) {
		t = s.latest.Add(1)
	}
	s.latest = t
	return t
}

// Accounts returns the addresses that have an account, sorted.
func (s *MailServer) Accounts() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(maps.Keys(s.accounts))
}

// Mailbox returns all mails of an account, in whichever folder, newest first;
// none if nobody ever mailed it.
func (s *MailServer) Mailbox(address string) ([]Stored, error) {
	s.mu.Lock()
	a := s.accounts[strings.ToLower(address)]
	s.mu.Unlock()
	if a == nil {
		return nil, nil
	}
	stored, err := a.mails()
	if err != nil {
		return nil, fmt.Errorf("mailbox: %w", err)
	}
	slices.SortStableFunc(stored, func(x, y Stored) int { return y.At.Compare(x.At) })
	for i := range stored {
		stored[i].At = stored[i].At.Truncate(time.Microsecond) // without the order of stamp
	}
	return stored, nil
}

// Took reports whether an account has a mail with that Message-ID (RFC 5322,
// 3.6.4), given without brackets.
func (s *MailServer) Took(address, messageID string) (bool, error) {
	stored, err := s.Mailbox(address)
	return slices.ContainsFunc(stored, func(one Stored) bool {
		m, err := netmail.ReadMessage(bytes.NewReader(one.Raw))
		return err == nil && strings.Trim(m.Header.Get("Message-ID"), " <>") == messageID
	}), err
}

// account returns the account of an address, which comes into being here.
func (s *MailServer) account(address string) (*account, error) {
	name := strings.ToLower(address)
	at := strings.LastIndexByte(name, '@')
	if at < 1 || at == len(name)-1 {
		return nil, fmt.Errorf("not an address: %q", address)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if a := s.accounts[name]; a != nil {
		return a, nil
	}
	a := newAccount(s, name)
	if err := a.create(inbox, s.nextValidity()); err != nil {
		return nil, err
	}
	s.accounts[name] = a
	return a, nil
}

// nextValidity is a UIDVALIDITY that no folder has had, on this disk. The
// caller holds mu.
func (s *MailServer) nextValidity() uint32 {
	s.validity = max(s.validity+1, uint32(s.now().Unix()))
	return s.validity
}

// libraryLog passes on what the protocol libraries print: mostly that a
// client hung up.
type libraryLog struct{ log *slog.Logger }

func (l libraryLog) Printf(format string, args ...any) {
	l.log.LogAttrs(context.Background(), slog.LevelDebug, "mail server", slog.String("library", fmt.Sprintf(format, args...)))
}

func (l libraryLog) Println(args ...any) { l.Printf("%s", fmt.Sprintln(args...)) }
