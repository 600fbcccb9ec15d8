package mailbox

import (
	"cmp"
	"context"
	"crypto/x509"
	"net"
	"strconv"
	"time"

	"github.com/emersion/go-sasl"
)

// TLSMode says how the connection is encrypted.
type TLSMode string

const (
	TLSImplicit TLSMode = "implicit" // TLS from the first byte, port 993 (RFC 8314)
	TLSStart    TLSMode = "starttls" // STARTTLS, port 143; never without it (RFC 3501 section 6.2.1)
	TLSNone     TLSMode = "none"     // no encryption: for the machine's own loopback
)

// Keyword is the IMAP keyword that marks a handled mail where mails stay in
// the folder and the server lets keywords be made.
const Keyword = "Vorlauf"

// Config says which folder of which server is watched, and how. The zero
// value of every field but Host and User has a meaning.
type Config struct {
	Host string  // name in the server's certificate
	Port int     // 0: 993 with implicit TLS, else 143
	TLS  TLSMode // "": implicit

	User     string
	Password string
	// Auth makes the SASL client for one login, for instance with a fresh
	// OAuth 2.0 token. nil: User and Password.
	Auth func(ctx context.Context) (sasl.Client, error)

	RootCAs *x509.CertPool // certificates trusted; nil: the system's

	Folder string // the folder that is watched; "": INBOX
	// Archive is the folder that handled mails are moved to, made if it is
	// missing. "": they stay and are marked \Seen and with [Keyword], or with
	// \Flagged where the server takes no keywords. They are marked also where
	// the server can neither MOVE (RFC 6851) nor expunge single messages
	// (UIDPLUS, RFC 4315).
	Archive string

	// Since leaves out mails that the server took before it, whenever the
	// folder is read for the first time; see [Cursor]. Zero: all are taken up.
	Since time.Time
	// DryRun opens the folder read-only (EXAMINE): nothing is marked or moved.
	DryRun bool

	Poll           time.Duration // the folder is searched at least this often; 0: 1 minute
	Renew          time.Duration // the longest that one IDLE stands; 0: 5 minutes
	CommandTimeout time.Duration // the longest silence within a command; 0: 1 minute
	Batch          int           // most messages handed over at once; 0: 100
	MaxSize        int64         // a larger message, in bytes, is given up; 0: 100 MiB
	TempDir        string        // for bodies over 1 MiB on their way; "": the system's

	dial func(ctx context.Context) (net.Conn, error) // tests only; nil: TCP
}

func (c Config) withDefaults() Config {
	c.TLS = cmp.Or(c.TLS, TLSImplicit)
	if c.Port == 0 {
		c.Port = 143
		if c.TLS == TLSImplicit {
			c.Port = 993
		}
	}
	c.Folder = cmp.Or(c.Folder, "INBOX")
	c.Poll = cmp.Or(c.Poll, time.Minute)
	c.Renew = cmp.Or(c.Renew, 5*time.Minute)
	c.CommandTimeout = cmp.Or(c.CommandTimeout, time.Minute)
	c.Batch = cmp.Or(c.Batch, 100)
	c.MaxSize = cmp.Or(c.MaxSize, 100<<20)
	if c.dial == nil {
		address := c.address()
		c.dial = func(ctx context.Context) (net.Conn, error) {
			return new(net.Dialer).DialContext(ctx, "tcp", address)
		}
	}
	return c
}

func (c Config) address() string { return net.JoinHostPort(c.Host, strconv.Itoa(c.Port)) }
