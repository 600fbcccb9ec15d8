package mailbox

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"io"
	"log"
	"math/big"
	"net"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-sasl"
)

// certificate is one for 127.0.0.1 that signs itself.
func certificate(t *testing.T) (tls.Certificate, *x509.CertPool) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	leaf, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(leaf)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}

// A saslSession takes a token by OAUTHBEARER.
type saslSession struct{ *imapmemserver.UserSession }

func (saslSession) AuthenticateMechanisms() []string { return []string{sasl.OAuthBearer} }

func (saslSession) Authenticate(string) (sasl.Server, error) {
	return sasl.NewOAuthBearerServer(func(o sasl.OAuthBearerOptions) *sasl.OAuthBearerError {
		if o.Token != "fresh" {
			return &sasl.OAuthBearerError{Status: "invalid_token"}
		}
		return nil
	}), nil
}

// listen serves the in-memory server on a TCP port of the loopback.
func listen(t *testing.T, options imapserver.Options, implicit bool) int {
	mem := imapmemserver.NewUser(user, password)
	if err := mem.Create("INBOX", nil); err != nil {
		t.Fatal(err)
	}
	if options.NewSession == nil {
		options.NewSession = func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return imapmemserver.NewUserSession(mem), nil, nil
		}
	}
	options.Logger = log.New(io.Discard, "", 0)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if implicit {
		l = tls.NewListener(l, options.TLSConfig)
	}
	srv := imapserver.New(&options)
	done := make(chan error)
	go func() { done <- srv.Serve(l) }()
	t.Cleanup(func() {
		srv.Close()
		<-done
	})
	return port
}

func TestEncryption(t *testing.T) {
	cert, pool := certificate(t)
	with := &tls.Config{Certificates: []tls.Certificate{cert}}
	for name, test := range map[string]struct {
		mode     TLSMode
		server   *tls.Config
		implicit bool
		roots    *x509.CertPool
		says     string
	}{
		"implicit":                     {TLSImplicit, with, true, pool, ""},
		"starttls":                     {TLSStart, with, false, pool, ""},
		"none":                         {TLSNone, nil, false, nil, ""},
		"implicit, unknown authority":  {TLSImplicit, with, true, x509.NewCertPool(), "certificate"},
		"starttls, unknown authority":  {TLSStart, with, false, x509.NewCertPool(), "certificate"},
		"starttls that is not offered": {TLSStart, nil, false, pool, "STARTTLS"},
	} {
		t.Run(name, func(t *testing.T) {
			port := listen(t, imapserver.Options{TLSConfig: test.server, InsecureAuth: test.server == nil}, test.implicit)
			cfg := Config{Host: "127.0.0.1", Port: port, TLS: test.mode, User: user, Password: password, RootCAs: test.roots}
			err := Check(t.Context(), cfg)
			if (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
				t.Errorf("%v, want %q", err, test.says)
			}
		})
	}
}

func TestATokenInPlaceOfThePassword(t *testing.T) {
	mem := imapmemserver.NewUser(user, password)
	if err := mem.Create("INBOX", nil); err != nil {
		t.Fatal(err)
	}
	port := listen(t, imapserver.Options{InsecureAuth: true,
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			return saslSession{imapmemserver.NewUserSession(mem)}, nil, nil
		}}, false)
	cfg := Config{Host: "127.0.0.1", Port: port, TLS: TLSNone, User: user}
	auth := func(token string, err error) error {
		cfg.Auth = func(context.Context) (sasl.Client, error) {
			return sasl.NewOAuthBearerClient(&sasl.OAuthBearerOptions{Username: user, Token: token}), err
		}
		return Check(t.Context(), cfg)
	}
	if err := auth("fresh", nil); err != nil {
		t.Error(err)
	}
	if err := auth("stale", nil); !errors.Is(err, errLogin) {
		t.Errorf("a stale token: %v", err)
	}
	broken := errors.New("no token to be had")
	if err := auth("", broken); !errors.Is(err, broken) || errors.Is(err, errLogin) {
		t.Errorf("no token: %v", err)
	}
}

func TestALoginThatCannotBeCheckedNowIsTriedSoon(t *testing.T) {
	l := &liar{seen: make(map[string]int), answer: func(c string, _ int) (string, string) {
		if strings.HasPrefix(c, "LOGIN") {
			return "", "NO [UNAVAILABLE] the directory is down"
		}
		return "", ""
	}}
	_, err := connect(t.Context(), l.config().withDefaults(), func() {})
	l.wg.Wait()
	if err == nil || errors.Is(err, errLogin) {
		t.Errorf("%v, want another error than a refusal", err)
	}
}

func TestDefaults(t *testing.T) {
	c := Config{Host: "imap.example.test"}.withDefaults()
	want(t, "address", c.address(), "imap.example.test:993")
	want(t, "folder", c.Folder, "INBOX")
	want(t, "port of STARTTLS", Config{TLS: TLSStart}.withDefaults().Port, 143)
	want(t, "port as given", Config{Port: 1993}.withDefaults().Port, 1993)
	var _ imap.Flag = Keyword
}
