package submission

import (
	"context"
	"crypto/tls"
	"net"
	"strconv"
	"strings"
	"time"

	"github.com/wneessen/go-mail/smtp"
)

// A connection is a session with the server, logged in.
type connection struct {
	smtp *smtp.Client
	raw  net.Conn // beneath TLS: closing it frees whatever waits
}

// open connects, and closes again whatever was opened where that fails.
func open(ctx context.Context, c Config) (*connection, error) {
	ctx, cancel := context.WithTimeout(ctx, c.timeout())
	defer cancel()
	var conn connection
	stop := func() bool { return true }
	defer func() { stop() }()
	client, err := c.client(ctx, func(dialing context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		raw, err := d.DialContext(dialing, network, net.JoinHostPort(c.Host, strconv.Itoa(c.port())))
		if err != nil {
			return nil, err
		}
		conn.raw = raw
		stop = context.AfterFunc(ctx, conn.abort)
		if c.TLS != Implicit {
			return raw, nil
		}
		secure := tls.Client(raw, c.tlsConfig())
		return secure, secure.HandshakeContext(dialing)
	})
	if err != nil {
		return nil, err
	}
	conn.smtp, err = client.DialToSMTPClientWithContext(ctx)
	if err != nil {
		conn.abort()
		return nil, err
	}
	return &conn, nil
}

func (c *connection) abort() {
	if c.raw != nil {
		c.raw.Close()
	}
}

// mailFrom begins a transaction.
func (c *connection) mailFrom(ctx context.Context, from, to string, timeout time.Duration) *Error {
	stop := context.AfterFunc(ctx, c.abort)
	defer stop()
	c.smtp.SkipSMTPUTF8(isASCII(from) && isASCII(to)) // the message itself is ASCII
	if err := c.smtp.UpdateDeadline(timeout); err != nil {
		return classify(announcing, "MAIL", err)
	}
	if err := c.smtp.Mail("<" + from + ">"); err != nil {
		return classify(announcing, "MAIL", err)
	}
	return nil
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r > 0x7e })
}

// deliver sends the recipient and the message. Each answer has the timeout of
// its own.
func (c *connection) deliver(to string, raw []byte, timeout time.Duration) error {
	_ = c.smtp.UpdateDeadline(timeout)
	if err := c.smtp.Rcpt("<" + to + ">"); err != nil {
		return classify(announcing, "RCPT", err)
	}
	_ = c.smtp.UpdateDeadline(timeout)
	w, err := c.smtp.Data()
	if err != nil {
		return classify(announcing, "DATA", err)
	}
	_ = c.smtp.UpdateDeadline(timeout)
	if _, err := w.Write(raw); err != nil {
		return classify(writing, "sending the message", err)
	}
	_ = c.smtp.UpdateDeadline(timeout)
	if err := w.Close(); err != nil {
		return classify(finished, "the final dot", err)
	}
	return nil
}
