package discordtest

import (
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"
)

// Token is what the bot has to log in with, without "Bot " before it.
const Token = "MTAwMDAwMDAwMDAwMDAwMDAwMQ.stand.in"

// A Server is the stand-in. Make it with New.
type Server struct {
	t    testing.TB
	http *httptest.Server
	mux  *http.ServeMux
	desc *description

	mu       sync.Mutex
	closed   bool
	changed  chan struct{} // closed and made anew with each change
	offset   time.Duration // of Discord's clock against the real one
	lastID   int64
	allowed  map[int]bool
	requests []Request
	faults   faults

	guildID, appID string
	bot            *Member
	roles          []*role
	members        []*Member
	channels       []*channel // threads too
	messages       map[string][]*message
	nonces         map[string]nonceUse
	commands       []any
	interactions   map[string]*Interaction // by token
	gateway        gateway
	settings       settings
}

// settings are what the options of New set.
type settings struct {
	heartbeat      time.Duration
	patience       time.Duration
	contentGranted bool
	maxThreads     int
}

// silence is how long the gateway waits for a heartbeat: a busy machine is not
// a dead bot, however short the interval that a test has set.
func (s settings) silence() time.Duration { return s.heartbeat + min(s.heartbeat*10, s.patience) }

// An Option changes what New makes.
type Option func(*settings)

// WithoutMessageContent is a bot whose application was not granted the
// privileged intent MESSAGE_CONTENT: asking for it closes the gateway (4014,
// which fails no test), and other people's texts arrive empty everywhere.
func WithoutMessageContent() Option {
	return func(s *settings) { s.contentGranted = false }
}

// WithHeartbeat sets the interval at which the gateway wants heartbeats; the
// default is Discord's 41.25 seconds. A connection is closed (4009) when none
// came for ten more intervals, or for what WaitFor would wait.
func WithHeartbeat(interval time.Duration) Option {
	return func(s *settings) { s.heartbeat = interval }
}

// WithPatience sets how long WaitFor waits; the default is 10 seconds.
func WithPatience(d time.Duration) Option {
	return func(s *settings) { s.patience = d }
}

// WithMaxThreads sets how many threads of a guild may be active at once; the
// default is Discord's 1,000.
func WithMaxThreads(n int) Option {
	return func(s *settings) { s.maxThreads = n }
}

// New starts a stand-in with one guild, which the bot is in with every
// permission it could need, and closes it when the test ends.
func New(t testing.TB, opts ...Option) *Server {
	t.Helper()
	s := &Server{
		t: t, desc: describe(),
		changed: make(chan struct{}), allowed: map[int]bool{},
		messages: map[string][]*message{}, nonces: map[string]nonceUse{},
		interactions: map[string]*Interaction{},
		settings: settings{
			heartbeat: 41250 * time.Millisecond, patience: time.Minute,
			contentGranted: true, maxThreads: 1000,
		},
	}
	for _, opt := range opts {
		opt(&s.settings)
	}
	s.gateway.sessions = map[string]*session{}
	s.found()
	s.mux = s.routes()
	s.http = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

// Close ends all connections. New has it called at the end of the test.
func (s *Server) Close() {
	s.lockSteady()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.closed = true
	s.gateway.closeAll()
	s.change()
	s.mu.Unlock()
	s.http.CloseClientConnections()
	s.http.Close()
	s.gateway.running.Wait()
}

// URL is the base of the HTTP interface, without a path: http://127.0.0.1:port.
// The paths below it are /api/v9/… and /api/v10/….
func (s *Server) URL() string { return s.http.URL }

// GatewayURL is what GET /gateway answers: ws://127.0.0.1:port/gateway/.
func (s *Server) GatewayURL() string {
	return "ws" + strings.TrimPrefix(s.http.URL, "http") + "/gateway/"
}

// Advance moves Discord's clock on: tokens of interactions grow old, windows
// of rate limits pass. Nobody is woken by it.
func (s *Server) Advance(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.offset += d
	s.change()
}

// Allow says that the test expects the bot to break the rules that Discord
// answers with these codes (50035 is an invalid form): they fail it no more.
func (s *Server) Allow(codes ...int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, code := range codes {
		s.allowed[code] = true
	}
}

// WaitFor waits until the condition holds, or fails the test (without ending
// it) when that takes too long. It says which. The condition is asked again
// after each change here, and every few milliseconds for what happens elsewhere.
func (s *Server) WaitFor(condition func() bool) bool {
	s.t.Helper()
	deadline := time.NewTimer(s.settings.patience)
	defer deadline.Stop()
	tick := time.NewTicker(5 * time.Millisecond)
	defer tick.Stop()
	for {
		changed := s.changes()
		if condition() {
			return true
		}
		select {
		case <-changed:
		case <-tick.C:
		case <-deadline.C:
			s.t.Errorf("discordtest: waited %s in vain", s.settings.patience)
			return false
		}
	}
}

// changes is closed at the next change.
func (s *Server) changes() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changed
}

// change wakes who waits. The lock is held.
func (s *Server) change() {
	close(s.changed)
	s.changed = make(chan struct{})
}

// now is Discord's time, UTC. The lock is held.
func (s *Server) now() time.Time { return time.Now().UTC().Add(s.offset) }

// The first millisecond of Discord's identifiers.
const epoch = 1420070400000

// newID makes a snowflake: the time, and a number that never repeats. The lock
// is held.
func (s *Server) newID() string {
	id := (s.now().UnixMilli() - epoch) << 22
	s.lastID = max(id, s.lastID+1)
	return strconv.FormatInt(s.lastID, 10)
}

// violated fails the test because of the bot. The lock is held.
func (s *Server) violated(code int, format string, args ...any) {
	if s.closed || s.allowed[code] {
		return
	}
	s.t.Errorf("discordtest: the bot broke a rule: "+format, args...)
}
