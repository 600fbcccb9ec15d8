package store

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"sync/atomic"
	"time"

	"github.com/jmoiron/sqlx"

	"vorlauf/tickets"
)

// Options are what a store needs beside its database.
type Options struct {
	// Files is the folder for mails above 1 MiB. "" is the database's name with
	// ".files"; PostgreSQL needs it named, and shared by all replicas.
	Files string
	// Rules holds Desk, Policy, Calendar, Absences and Blackouts; the rest is
	// filled in for each event. An empty Desk.Instance is made at random at the
	// first Open and kept in the database.
	Rules tickets.World
	// Compose renders a mail of the desk at a time. It is called inside the
	// transaction and must be pure; nil refuses all mails.
	Compose func(tickets.SendMail, time.Time) (Composed, error)
	// Page returns the address of the signed page that a mail links to for one
	// of its readers, or "" where it links to none; t is the ticket as the mail
	// leaves it. It is pure like Compose. nil: mails link to no page.
	Page func(key []byte, t tickets.Ticket, m tickets.SendMail, reader string, now time.Time) string
	// Log takes what is refused or given up; nil discards it.
	Log *slog.Logger
}

// Composed is a mail as it will be sent.
type Composed struct {
	Raw     []byte // RFC 5322
	Subject string
	Text    string // the plain part, for people who read the ticket
}

// A Store is an open database. It is safe for concurrent use.
type Store struct {
	write, read *sqlx.DB // the same one with PostgreSQL
	dialect     dialect
	files       folder
	rules       tickets.World
	compose     func(tickets.SendMail, time.Time) (Composed, error)
	page        func(key []byte, t tickets.Ticket, m tickets.SendMail, reader string, now time.Time) string
	key         []byte
	log         *slog.Logger
	zone        *time.Location
	known       atomic.Pointer[knownCatalogue]
}

// Open opens the database at url, makes it where there is none, and brings its
// schema up to date. url is a file name, or "postgres://…". A schema that is
// newer than this program is an error.
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	s := &Store{rules: o.Rules, compose: o.Compose, page: o.Page, log: o.Log, zone: time.UTC}
	if s.log == nil {
		s.log = slog.New(slog.DiscardHandler)
	}
	if o.Rules.Calendar != nil {
		s.zone = o.Rules.Calendar.Zone()
	}
	if err := s.connect(ctx, url, o.Files); err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (s *Store) prepare(ctx context.Context) error {
	if err := s.migrate(ctx); err != nil {
		return fmt.Errorf("bring the database's schema up to date: %w", err)
	}
	if err := s.name(ctx); err != nil {
		return fmt.Errorf("name the installation: %w", err)
	}
	return nil
}

// name fills in the installation's random name and its key.
func (s *Store) name(ctx context.Context) error {
	return s.update(ctx, time.Time{}, func(x *tx) error {
		if s.rules.Desk.Instance == "" {
			name, err := x.setting("instance", strings.ToLower(rand.Text()[:10]))
			if err != nil {
				return err
			}
			s.rules.Desk.Instance = name
		}
		key, err := x.setting("key", rand.Text()+rand.Text())
		s.key = []byte(key)
		return err
	})
}

// setting returns a setting of the installation, made at the first call.
func (x *tx) setting(name, fresh string) (value string, err error) {
	if _, err := x.exec(`INSERT INTO settings (name, value) VALUES (?, ?) ON CONFLICT (name) DO NOTHING`, name, fresh); err != nil {
		return "", err
	}
	_, err = x.one(&value, `SELECT value FROM settings WHERE name = ?`, name)
	return value, err
}

// Key returns the installation's secret, which signs customers' pages; it is
// made at the first Open and kept in the database.
func (s *Store) Key() []byte { return s.key }

// Desk returns who the bot writes as, with its Instance.
func (s *Store) Desk() tickets.Desk { return s.rules.Desk }

// Policy returns the numbers of the procedure.
func (s *Store) Policy() tickets.Policy { return s.rules.Policy }

// Close closes the database.
func (s *Store) Close() error {
	if s.read == s.write {
		return s.write.Close()
	}
	return errors.Join(s.read.Close(), s.write.Close())
}
