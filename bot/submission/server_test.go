package submission

import (
	"bufio"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// A server is go-smtp on loopback that keeps what it takes.
type server struct {
	mu       sync.Mutex
	mails    []taken
	sessions int
	refuse   map[string]error // by recipient, at RCPT
	dataErr  error
}

type taken struct {
	from, to string
	raw      []byte
	secure   bool
}

func (s *server) NewSession(c *smtp.Conn) (smtp.Session, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sessions++
	return &session{s: s, conn: c}, nil
}

func (s *server) count() (mails, sessions int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.mails), s.sessions
}

type session struct {
	s        *server
	conn     *smtp.Conn
	from, to string
}

func (x *session) AuthMechanisms() []string { return []string{sasl.Plain, "XOAUTH2"} }

func (x *session) Auth(mech string) (sasl.Server, error) {
	if mech == "XOAUTH2" {
		return xoauth2{}, nil
	}
	return sasl.NewPlainServer(func(_, user, password string) error {
		if user != "desk" || password != "secret" {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

type xoauth2 struct{}

func (xoauth2) Next(answer []byte) ([]byte, bool, error) {
	if strings.Contains(string(answer), "auth=Bearer good\x01") {
		return nil, true, nil
	}
	return nil, true, errors.New("bad token")
}

func (x *session) Mail(from string, _ *smtp.MailOptions) error { x.from = from; return nil }

func (x *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	x.to = to
	return x.s.refuse[to]
}

func (x *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	x.s.mu.Lock()
	defer x.s.mu.Unlock()
	if x.s.dataErr != nil {
		return x.s.dataErr
	}
	_, secure := x.conn.TLSConnectionState()
	x.s.mails = append(x.s.mails, taken{from: x.from, to: x.to, raw: raw, secure: secure})
	return nil
}

func (x *session) Reset()        {}
func (x *session) Logout() error { return nil }

// start serves s and returns how to reach it; with TLS, certificates are signed
// by an authority of its own.
func (s *server) start(t testing.TB, mode string) Config {
	t.Helper()
	srv := smtp.NewServer(s)
	srv.Domain = "localhost"
	srv.AllowInsecureAuth = true
	srv.ErrorLog = silent{}
	ln := listen(t)
	c := Config{Host: "127.0.0.1", Port: port(ln), TLS: mode, Hello: "desk.example", Timeout: 5 * time.Second}
	if mode != NoTLS {
		cert, pool := certificate(t)
		srv.TLSConfig = &tls.Config{Certificates: []tls.Certificate{cert}}
		c.RootCAs = pool
	}
	if mode == Implicit {
		ln = tls.NewListener(ln, srv.TLSConfig)
	}
	done := make(chan struct{})
	go func() { _ = srv.Serve(ln); close(done) }()
	t.Cleanup(func() { srv.Close(); ln.Close(); <-done }) // ln: Serve may not have begun
	return c
}

type silent struct{}

func (silent) Printf(string, ...any) {}
func (silent) Println(...any)        {}

func listen(t testing.TB) net.Listener {
	t.Helper()
	ln, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return ln
}

func port(ln net.Listener) int { return ln.Addr().(*net.TCPAddr).Port }

// sender returns a Sender that is closed at the end of the test.
func sender(t testing.TB, c Config) *Sender {
	s := New(c, quiet())
	t.Cleanup(func() { s.Close() })
	return s
}

// A script answers on one connection after another; each gets its own number,
// from 0. The functions return when the connection is to be closed.
func script(t *testing.T, serve func(n int, c *talk)) Config {
	t.Helper()
	ln := listen(t)
	var wg sync.WaitGroup
	var open sync.Map
	wg.Go(func() {
		for n := 0; ; n++ {
			conn, err := ln.Accept()
			if err != nil {
				return
			}
			open.Store(conn, true)
			wg.Go(func() {
				defer conn.Close()
				serve(n, &talk{r: bufio.NewReader(conn), w: conn})
			})
		}
	})
	t.Cleanup(func() {
		ln.Close()
		open.Range(func(c, _ any) bool { c.(net.Conn).Close(); return true })
		wg.Wait()
	})
	return Config{Host: "127.0.0.1", Port: port(ln), TLS: NoTLS, Timeout: 300 * time.Millisecond}
}

// A talk is the server's side of a connection.
type talk struct {
	r *bufio.Reader
	w io.Writer
}

func (c *talk) say(line string) { fmt.Fprint(c.w, line+"\r\n") }

// hear answers commands with 250 until one begins with the verb.
func (c *talk) hear(verb string) bool {
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			return false
		}
		if strings.HasPrefix(line, verb) {
			return true
		}
		c.say("250 ok")
	}
}

// body reads a message to its final dot.
func (c *talk) body() bool {
	for {
		line, err := c.r.ReadString('\n')
		if err != nil {
			return false
		}
		if line == ".\r\n" {
			return true
		}
	}
}

// silence waits until the other side goes away.
func (c *talk) silence() { _, _ = io.Copy(io.Discard, c.r) }

func certificate(t testing.TB) (tls.Certificate, *x509.CertPool) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "test authority"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, IsCA: true, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	authority, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(authority)
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, pool
}
