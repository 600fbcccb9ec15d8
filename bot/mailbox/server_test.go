package mailbox

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"log/slog"
	"net"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// A server is the in-memory IMAP server of go-imap behind connections that
// live within a synctest bubble, and with faults.
type server struct {
	t     testing.TB
	user  *imapmemserver.User
	srv   *imapserver.Server
	conns chan net.Conn
	dials atomic.Int32

	fault   func(s *faultySession) // sets faults on each new session
	wire    func([]byte) []byte    // rewrites what the server sends
	wrap    func(net.Conn) net.Conn
	refused atomic.Bool // logins are
	idles   atomic.Int32
	logins  atomic.Int32
}

const user, password = "desk@example.test", "secret"

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// newServer starts a server with an empty INBOX and the given capabilities
// beside IMAP4rev1.
func newServer(t testing.TB, caps ...imap.Cap) *server {
	s := &server{t: t, user: imapmemserver.NewUser(user, password), conns: make(chan net.Conn)}
	s.create("INBOX")
	set := imap.CapSet{imap.CapIMAP4rev1: {}}
	for _, c := range caps {
		set[c] = struct{}{}
	}
	s.srv = imapserver.New(&imapserver.Options{
		NewSession: func(*imapserver.Conn) (imapserver.Session, *imapserver.GreetingData, error) {
			session := &faultySession{UserSession: imapmemserver.NewUserSession(s.user), server: s}
			if s.fault != nil {
				s.fault(session)
			}
			return session, nil, nil
		},
		Caps: set, InsecureAuth: true, Logger: log.New(io.Discard, "", 0),
	})
	served := make(chan error, 1)
	l := &pipeListener{conns: s.conns, ready: make(chan struct{}), closed: make(chan struct{})}
	go func() { served <- s.srv.Serve(l) }()
	<-l.ready
	t.Cleanup(func() {
		s.srv.Close()
		<-served
	})
	return s
}

func (s *server) create(folder string) {
	if err := s.user.Create(folder, nil); err != nil {
		s.t.Fatal(err)
	}
}

// config is a Config that reaches the server.
func (s *server) config() Config {
	return Config{Host: "imap.example.test", TLS: TLSNone, User: user, Password: password, dial: s.dial}
}

func (s *server) dial(ctx context.Context) (net.Conn, error) {
	s.dials.Add(1)
	client, server := net.Pipe()
	if s.wire != nil {
		server = &rewriting{server, s.wire}
	}
	select {
	case s.conns <- server:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if s.wrap != nil {
		return s.wrap(client), nil
	}
	return client, nil
}

// add puts mails into a folder; their INTERNALDATE is at.
func (s *server) add(folder string, at time.Time, mails ...string) {
	for _, m := range mails {
		if _, err := s.user.Append(folder, bytes.NewReader([]byte(m)), &imap.AppendOptions{Time: at}); err != nil {
			s.t.Fatal(err)
		}
	}
}

// mail is the n-th test mail.
func mail(n int) string {
	return fmt.Sprintf("Message-ID: <%d@example.test>\r\nSubject: mail %d\r\n\r\nbody %d\r\n", n, n, n)
}

func mails(from, to int) []string {
	var all []string
	for n := from; n <= to; n++ {
		all = append(all, mail(n))
	}
	return all
}

// session is a session of someone else, with the folder selected.
func (s *server) session(folder string) *imapmemserver.UserSession {
	session := imapmemserver.NewUserSession(s.user)
	if _, err := session.Select(folder, &imap.SelectOptions{}); err != nil {
		s.t.Fatal(err)
	}
	return session
}

// uids lists the UIDs in a folder that match.
func (s *server) uids(folder string, criteria imap.SearchCriteria) []imap.UID {
	session := s.session(folder)
	defer session.Close()
	data, err := session.Search(imapserver.NumKindUID, &criteria, &imap.SearchOptions{})
	if err != nil {
		s.t.Fatal(err)
	}
	return data.AllUIDs()
}

// A faultySession misbehaves where its functions are set.
type faultySession struct {
	*imapmemserver.UserSession
	server   *server
	fetch    func(uids imap.UIDSet, o *imap.FetchOptions) error
	copy     func() error
	idle     func(stop <-chan struct{}) error
	validity uint32
	select_  func(*imap.SelectData)
}

func (s *faultySession) Login(name, pass string) error {
	s.server.logins.Add(1)
	if s.server.refused.Load() {
		return imapserver.ErrAuthFailed
	}
	return s.UserSession.Login(name, pass)
}

func (s *faultySession) Select(name string, o *imap.SelectOptions) (*imap.SelectData, error) {
	data, err := s.UserSession.Select(name, o)
	if err == nil && s.validity != 0 {
		data.UIDValidity = s.validity
	}
	if err == nil && s.select_ != nil {
		s.select_(data)
	}
	return data, err
}

func (s *faultySession) Fetch(w *imapserver.FetchWriter, set imap.NumSet, o *imap.FetchOptions) error {
	if s.fetch != nil {
		if err := s.fetch(set.(imap.UIDSet), o); err != nil {
			return err
		}
	}
	err := s.UserSession.Fetch(w, set, o)
	if err != nil {
		panic(err) // the client is gone, and the library would wait for a lock that it holds
	}
	return nil
}

func (s *faultySession) Copy(set imap.NumSet, dest string) (*imap.CopyData, error) {
	if s.copy != nil {
		if err := s.copy(); err != nil {
			return nil, err
		}
	}
	return s.UserSession.Copy(set, dest)
}

func (s *faultySession) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	s.server.idles.Add(1)
	if s.idle != nil {
		return s.idle(stop)
	}
	for { // the library's own forgets what arrives before its first look
		if err := s.Poll(w, true); err != nil {
			return err
		}
		select {
		case <-time.After(time.Millisecond):
		case <-stop:
			return nil
		}
	}
}

// A pipeListener hands in-memory connections to a server.
type pipeListener struct {
	conns         chan net.Conn
	ready, closed chan struct{}
	accept, close sync.Once
}

func (l *pipeListener) Accept() (net.Conn, error) {
	l.accept.Do(func() { close(l.ready) })
	select {
	case c := <-l.conns:
		return c, nil
	case <-l.closed:
		return nil, net.ErrClosed
	}
}

func (l *pipeListener) Close() error {
	l.close.Do(func() { close(l.closed) })
	return nil
}

func (l *pipeListener) Addr() net.Addr { return &net.TCPAddr{} }

// A rewriting connection changes what is written to it.
type rewriting struct {
	net.Conn
	rewrite func([]byte) []byte
}

func (c *rewriting) Write(p []byte) (int, error) {
	if _, err := c.Conn.Write(c.rewrite(p)); err != nil {
		return 0, err
	}
	return len(p), nil
}

// replace makes a wire that replaces old by new, of the same length.
func replace(old, new string) func([]byte) []byte {
	return func(p []byte) []byte { return bytes.ReplaceAll(p, []byte(old), []byte(new)) }
}

// A cutConn ends after so many bytes were read.
type cutConn struct {
	net.Conn
	left int
}

func (c *cutConn) Read(p []byte) (int, error) {
	if c.left <= 0 {
		c.Conn.Close()
		return 0, io.EOF
	}
	n, err := c.Conn.Read(p[:min(len(p), c.left)])
	c.left -= n
	return n, err
}

// A frozenConn swallows what is written and says nothing once frozen.
type frozenConn struct {
	net.Conn
	frozen *atomic.Bool
}

func (c *frozenConn) Write(p []byte) (int, error) {
	if c.frozen.Load() {
		return len(p), nil
	}
	return c.Conn.Write(p)
}

// A memory is a Keeper that keeps everything in memory.
type memory struct {
	mu       sync.Mutex
	cursor   Cursor
	kept     []kept
	batches  []int
	handled  []uint32 // may be archived
	archived []uint32
	fail     func() error // asked before anything is kept
	changed  chan struct{}
}

type kept struct {
	Message
	raw string
}

func newMemory() *memory { return &memory{changed: make(chan struct{}, 1)} }

func (k *memory) Cursor(context.Context, string) (Cursor, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.cursor, nil
}

func (k *memory) Keep(_ context.Context, _ string, next Cursor, messages []Message) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.fail != nil {
		if err := k.fail(); err != nil {
			return err
		}
	}
	for _, m := range messages {
		one := kept{Message: m}
		if m.Err == nil {
			raw, err := io.ReadAll(m.Raw)
			if err != nil {
				return err
			}
			one.raw = string(raw)
		}
		k.kept = append(k.kept, one)
	}
	if len(messages) > 0 {
		k.batches = append(k.batches, len(messages))
	}
	k.cursor = next
	select {
	case k.changed <- struct{}{}:
	default:
	}
	return nil
}

func (k *memory) ToArchive(_ context.Context, _ string, _ uint32, limit int) ([]uint32, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	return append([]uint32(nil), k.handled[:min(limit, len(k.handled))]...), nil
}

func (k *memory) Archived(_ context.Context, _ string, _ uint32, uids []uint32) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.archived = append(k.archived, uids...)
	k.handled = k.handled[len(uids):]
	return nil
}

func (k *memory) handle(uids ...uint32) {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.handled = append(k.handled, uids...)
}

// subjects lists what was kept, "!" for one that was given up.
func (k *memory) subjects() string {
	k.mu.Lock()
	defer k.mu.Unlock()
	var all []string
	for _, m := range k.kept {
		if m.Err != nil {
			all = append(all, fmt.Sprintf("!%d", m.UID))
			continue
		}
		_, rest, _ := strings.Cut(m.raw, "Subject: mail ")
		n, _, _ := strings.Cut(rest, "\r\n")
		all = append(all, n)
	}
	return strings.Join(all, " ")
}

// start runs a Watcher until the test ends.
func start(t testing.TB, cfg Config, k Keeper) *Watcher {
	w := New(cfg, k, slog.New(slog.DiscardHandler), time.Now)
	run(t, w)
	return w
}

func run(t testing.TB, w *Watcher) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- w.Run(ctx) }()
	stop = sync.OnceFunc(func() {
		cancel()
		if err := <-done; err != context.Canceled {
			t.Errorf("Run: %v", err)
		}
	})
	t.Cleanup(stop)
	return stop
}

// sync waits for a full check, at most an hour of the bubble's time.
func sync_(t testing.TB, w *Watcher) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
	defer cancel()
	if err := w.Sync(ctx); err != nil {
		t.Fatalf("Sync: %v", err)
	}
}
