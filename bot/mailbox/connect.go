package mailbox

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"slices"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
)

// errLogin marks a login that the server refused: tried again much later.
var errLogin = errors.New("login refused")

// connect dials, encrypts and logs in. contact is called on every good answer.
func connect(ctx context.Context, cfg Config, contact func()) (*session, error) {
	s := &session{cfg: cfg, contact: contact, changed: make(chan struct{}, 1)}
	if err := s.open(ctx); err != nil {
		return nil, fmt.Errorf("%s: %w", cfg.address(), err)
	}
	if err := s.login(ctx); err != nil {
		s.close() // after a refused login the two sides may disagree on who speaks
		return nil, fmt.Errorf("%s: %w", cfg.address(), err)
	}
	return s, nil
}

// open dials and returns when the server has greeted.
func (s *session) open(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.cfg.CommandTimeout)
	defer cancel()
	conn, err := s.cfg.dial(ctx)
	if err != nil {
		return err
	}
	s.conn = conn
	defer context.AfterFunc(ctx, func() { conn.Close() })()
	if err = s.greet(ctx, conn); err != nil {
		conn.Close()
	}
	return err
}

func (s *session) greet(ctx context.Context, conn net.Conn) (err error) {
	config := &tls.Config{ServerName: s.cfg.Host, RootCAs: s.cfg.RootCAs, NextProtos: []string{"imap"}}
	options := &imapclient.Options{
		TLSConfig:             config,
		UnilateralDataHandler: &imapclient.UnilateralDataHandler{Mailbox: s.announced},
	}
	switch s.cfg.TLS {
	case TLSImplicit:
		encrypted := tls.Client(conn, config)
		if err := encrypted.HandshakeContext(ctx); err != nil {
			return fmt.Errorf("TLS: %w", err)
		}
		s.client = imapclient.New(encrypted, options)
	case TLSStart:
		if s.client, err = imapclient.NewStartTLS(conn, options); err != nil {
			return fmt.Errorf("STARTTLS: %w", err)
		}
	case TLSNone:
		s.client = imapclient.New(conn, options)
	default:
		return fmt.Errorf("unknown TLS mode %q", s.cfg.TLS)
	}
	if err := s.client.WaitGreeting(); err != nil {
		s.client.Close()
		return fmt.Errorf("greeting: %w", err)
	}
	return nil
}

// announced runs on the library's reading goroutine: it must not wait, nor
// send a command.
func (s *session) announced(data *imapclient.UnilateralDataMailbox) {
	s.contact()
	if data.NumMessages == nil {
		return
	}
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

func (s *session) login(ctx context.Context) error {
	err := s.command(ctx, "login", func(func()) error { return s.authenticate(ctx) })
	if token := new(sasl.OAuthBearerError); errors.As(err, &token) || refused(err) && !unavailable(err) {
		return fmt.Errorf("%w: %w", errLogin, err)
	}
	if err != nil {
		return err
	}
	return s.command(ctx, "capability", func(func()) error {
		if s.caps = s.client.Caps(); s.caps == nil {
			return errors.New("the server does not say what it can do")
		}
		return nil
	})
}

// authenticate prefers AUTHENTICATE PLAIN, which takes every character, to
// LOGIN.
func (s *session) authenticate(ctx context.Context) error {
	if s.cfg.Auth != nil {
		client, err := s.cfg.Auth(ctx)
		if err != nil {
			return err
		}
		return s.client.Authenticate(client)
	}
	if slices.Contains(s.client.Caps().AuthMechanisms(), sasl.Plain) {
		return s.client.Authenticate(sasl.NewPlainClient("", s.cfg.User, s.cfg.Password))
	}
	return s.client.Login(s.cfg.User, s.cfg.Password).Wait()
}

// unavailable reports whether the server says that it cannot check logins at
// the moment (RFC 5530): no reason to doubt the password.
func unavailable(err error) bool {
	var answer *imap.Error
	return errors.As(err, &answer) && answer.Code == imap.ResponseCodeUnavailable
}
