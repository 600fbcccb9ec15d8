package discordtest

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// rewrite sends every request of a session to the stand-in.
type rewrite struct {
	to   *url.URL
	pool *http.Transport
}

func (rw rewrite) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.URL.Scheme, r.URL.Host, r.Host = rw.to.Scheme, rw.to.Host, rw.to.Host
	return rw.pool.RoundTrip(r)
}

const allIntents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages | discordgo.IntentMessageContent

// newBot is the real discordgo, pointed at a stand-in, not yet connected.
func newBot(t *testing.T, s *Server) *discordgo.Session {
	t.Helper()
	bot, err := discordgo.New("Bot " + Token)
	if err != nil {
		t.Fatal(err)
	}
	to, err := url.Parse(s.URL())
	if err != nil {
		t.Fatal(err)
	}
	pool := &http.Transport{}
	t.Cleanup(pool.CloseIdleConnections)
	bot.Client = &http.Client{Transport: rewrite{to, pool}, Timeout: 10 * time.Second}
	bot.Identify.Intents = allIntents
	bot.MaxRestRetries = 0
	bot.ShouldRetryOnRateLimit = false
	bot.LogLevel = -1
	return bot
}

// connect opens the gateway and waits until the guild has arrived.
func connect(t *testing.T, s *Server, bot *discordgo.Session) {
	t.Helper()
	if err := bot.Open(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { go bot.Close() }) // it sleeps for a second
	if !s.WaitFor(s.Connected) {
		t.FailNow()
	}
}

// A witness is a test that only writes down what fails it.
type witness struct {
	testing.TB
	mu     sync.Mutex
	errors []string
}

func (w *witness) Errorf(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.errors = append(w.errors, fmt.Sprintf(format, args...))
}

// take returns what was written down, and forgets it.
func (w *witness) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	taken := w.errors
	w.errors = nil
	return taken
}

// witnessed is a stand-in whose complaints do not fail this test.
func witnessed(t *testing.T, opts ...Option) (*Server, *witness) {
	w := &witness{TB: t}
	return New(w, opts...), w
}

// wantRefused checks an error's status and text, and that the stand-in
// complained of the bot.
func wantRefused(t *testing.T, w *witness, err error, status int, parts ...string) {
	t.Helper()
	wantError(t, err, status, parts...)
	complaints := w.take()
	if len(complaints) != 1 || !strings.Contains(complaints[0], "the bot broke a rule") {
		t.Errorf("the stand-in should complain once of the bot, but: %q", complaints)
	}
}

// wantError checks an error's status and text.
func wantError(t *testing.T, err error, status int, parts ...string) {
	t.Helper()
	rest, is := err.(*discordgo.RESTError)
	if !is {
		t.Fatalf("got %v, want an error of Discord's", err)
	}
	if rest.Response.StatusCode != status {
		t.Errorf("status %d, want %d: %v", rest.Response.StatusCode, status, err)
	}
	for _, part := range parts {
		if !strings.Contains(string(rest.ResponseBody), part) {
			t.Errorf("%s does not say %q", rest.ResponseBody, part)
		}
	}
}

// quiet checks that nothing was complained of.
func (w *witness) quiet(t *testing.T) {
	t.Helper()
	if complaints := w.take(); len(complaints) > 0 {
		t.Errorf("complained: %q", complaints)
	}
}

// row is a row of components.
func row(c ...discordgo.MessageComponent) discordgo.ActionsRow {
	return discordgo.ActionsRow{Components: c}
}

// press is a button.
func press(label, id string) discordgo.Button {
	return discordgo.Button{Label: label, CustomID: id, Style: discordgo.PrimaryButton}
}

// heard collects what arrives through the gateway.
type heard struct {
	mu     sync.Mutex
	events []string
}

func (h *heard) add(format string, args ...any) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.events = append(h.events, fmt.Sprintf(format, args...))
}

func (h *heard) has(event string) func() bool {
	return func() bool {
		h.mu.Lock()
		defer h.mu.Unlock()
		return slices.Contains(h.events, event)
	}
}

func (h *heard) count(event string) int {
	h.mu.Lock()
	defer h.mu.Unlock()
	n := 0
	for _, e := range h.events {
		if e == event {
			n++
		}
	}
	return n
}
