package submission

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"fmt"
	"time"

	mail "github.com/wneessen/go-mail"
	"github.com/wneessen/go-mail/smtp"
)

// Config says where and how mails are submitted.
type Config struct {
	Host string
	Port int // 0: 465 for implicit TLS, else 587 (RFC 8314, 3.3)
	// TLS is "implicit" (from the first byte), "starttls" (refused where the
	// server does not offer it) or "none" (a relay on the same machine).
	TLS            string
	User, Password string         // no User: no login
	RootCAs        *x509.CertPool // nil: the system's
	// Token returns an OAuth 2.0 access token for User; with it the login is
	// XOAUTH2 and Password is not used. nil: PLAIN, LOGIN or SCRAM.
	Token func(context.Context) (string, error)
	Hello string // EHLO name; "": the machine's
	// Timeout is for connecting and logging in, and then for each answer of the
	// server; 0: one minute.
	Timeout time.Duration
}

// The values of Config.TLS.
const (
	Implicit = "implicit"
	StartTLS = "starttls"
	NoTLS    = "none"
)

func (c Config) timeout() time.Duration {
	if c.Timeout <= 0 {
		return time.Minute
	}
	return c.Timeout
}

func (c Config) port() int {
	switch {
	case c.Port != 0:
		return c.Port
	case c.TLS == Implicit:
		return 465
	}
	return 587
}

func (c Config) tlsConfig() *tls.Config {
	return &tls.Config{ServerName: c.Host, RootCAs: c.RootCAs, MinVersion: tls.VersionTLS12}
}

// client prepares a connection that will be made by dial.
func (c Config) client(ctx context.Context, dial mail.DialContextFunc) (*mail.Client, error) {
	options := []mail.Option{
		mail.WithPort(c.port()), mail.WithTimeout(c.timeout()), mail.WithTLSConfig(c.tlsConfig()), mail.WithDialContextFunc(dial),
	}
	if c.Hello != "" {
		options = append(options, mail.WithHELO(c.Hello))
	}
	switch c.TLS {
	case Implicit, NoTLS:
		options = append(options, mail.WithTLSPolicy(mail.NoTLS)) // dial has done it, or nobody does
	case StartTLS:
		options = append(options, mail.WithTLSPolicy(mail.TLSMandatory))
	default:
		return nil, fmt.Errorf("TLS is %q, %q or %q, not %q", Implicit, StartTLS, NoTLS, c.TLS)
	}
	login, err := c.login(ctx)
	if err != nil {
		return nil, err
	}
	client, err := mail.NewClient(c.Host, append(options, login...)...)
	if err != nil {
		return nil, fmt.Errorf("server %s: %w", c.Host, err)
	}
	return client, nil
}

// login chooses how to log in. Within TLS the password may go as it is; without
// TLS only because the operator says so.
func (c Config) login(ctx context.Context) ([]mail.Option, error) {
	switch {
	case c.User == "":
		return nil, nil
	case c.Token != nil:
		token, err := c.Token(ctx)
		if err != nil {
			return nil, fmt.Errorf("access token for the login: %w", err)
		}
		return []mail.Option{mail.WithSMTPAuthCustom(smtp.XOAuth2Auth(c.User, token))}, nil
	}
	mechanisms := []mail.SMTPAuthType{mail.SMTPAuthPlain, mail.SMTPAuthLogin, mail.SMTPAuthSCRAMSHA256, mail.SMTPAuthSCRAMSHA1}
	if c.TLS == NoTLS {
		mechanisms = []mail.SMTPAuthType{mail.SMTPAuthPlainNoEnc, mail.SMTPAuthLoginNoEnc, mail.SMTPAuthSCRAMSHA256, mail.SMTPAuthSCRAMSHA1}
	}
	return []mail.Option{mail.WithUsername(c.User), mail.WithPassword(c.Password), mail.WithOpportunisticSMTPAuth(mechanisms...)}, nil
}
