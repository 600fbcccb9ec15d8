package discord

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// Why the gateway ends a connection for good.
const (
	closeBadToken   = 4004
	closeDisallowed = 4014
)

// silence is how long the gateway may say nothing: heartbeats are answered more
// often than that.
const silence = 2 * time.Minute

// listen keeps the gateway open until ctx ends. A connection that was lost is
// resumed; where that fails three times a new session begins.
func (r *Room) listen(ctx context.Context) {
	const first, most = time.Second, time.Minute
	wait := first
	for ctx.Err() == nil {
		s, lost := r.gatewaySession(ctx)
		for fails := 0; ctx.Err() == nil && fails < 3; {
			if err := r.contained("gateway", s.Open); err != nil && !errors.Is(err, discordgo.ErrWSAlreadyOpen) {
				fails++
				wait = r.openFailed(err, wait)
				pause(ctx, wait)
				wait = min(wait*2, most)
				continue
			}
			fails, wait = 0, first
			r.online.Store(true)
			r.Wake() // Discord is there: what was put off need not wait
			r.Log.Info("discord: the gateway is open")
			select {
			case <-ctx.Done():
			case <-lost:
				r.Log.Warn("discord: the gateway was lost")
				pause(ctx, first)
			}
			r.online.Store(false)
		}
		if ctx.Err() != nil {
			s.Close() // it waits a second for a polite end
		} else {
			go s.Close()
		}
	}
}

// gatewaySession is a session that hands every event to the room, and tells when
// its connection ends. It has no handlers that run once: the library forgets those
// without a lock, which ends the program where two of its goroutines close the
// session together.
func (r *Room) gatewaySession(ctx context.Context) (s *discordgo.Session, lost <-chan struct{}) {
	s = r.session()
	s.Identify.Intents = discordgo.IntentsGuilds | discordgo.IntentsGuildMessages
	if r.content.Load() {
		s.Identify.Intents |= discordgo.IntentMessageContent
	}
	s.Client = &http.Client{Transport: ending{ctx, r.client.Transport}, Timeout: r.client.Timeout}
	dial := &net.Dialer{Timeout: 20 * time.Second}
	d := *websocket.DefaultDialer
	d.NetDialContext = func(_ context.Context, network, address string) (net.Conn, error) {
		c, err := dial.DialContext(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return newImpatient(ctx, c), nil
	}
	s.Dialer = &d
	s.AddHandler(func(_ *discordgo.Session, e *discordgo.Event) { // the library runs it in a goroutine of its own
		r.contained("event "+e.Type, func() error { r.event(ctx, e.Type, e.RawData); return nil })
	})
	ended := make(chan struct{}, 1)
	s.AddHandler(func(*discordgo.Session, *discordgo.Disconnect) {
		select {
		case ended <- struct{}{}:
		default: // it is told already
		}
	})
	return s, ended
}

// openFailed says why, and how long to wait before the next attempt.
func (r *Room) openFailed(err error, wait time.Duration) time.Duration {
	var closed *websocket.CloseError
	if errors.As(err, &closed) {
		switch closed.Code {
		case closeDisallowed:
			r.content.Store(false)
			r.Log.Warn("discord: the application may not read messages (MESSAGE CONTENT INTENT); notes written in threads are not seen")
			return 0
		case closeBadToken:
			const long = 5 * time.Minute
			r.Log.Error("discord: the token is not accepted")
			return long
		}
	}
	r.Log.Warn("discord: the gateway cannot be opened", "error", err, "retry_in", wait)
	return wait
}

// impatient is a connection that fails where nothing is heard for too long, and
// that is cut soon after the room ends: the library waits for ever.
type impatient struct {
	net.Conn
	forget func() bool
}

func newImpatient(ctx context.Context, c net.Conn) impatient {
	const polite = 1500 * time.Millisecond // for saying goodbye
	return impatient{c, context.AfterFunc(ctx, func() { time.AfterFunc(polite, func() { c.Close() }) })}
}

func (c impatient) Read(b []byte) (int, error) {
	if err := c.SetReadDeadline(time.Now().Add(silence)); err != nil {
		return 0, err
	}
	return c.Conn.Read(b)
}

func (c impatient) Close() error {
	c.forget()
	return c.Conn.Close()
}

// ending makes requests that end with the room: those of the library know no
// context.
type ending struct {
	room context.Context
	http.RoundTripper
}

func (e ending) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, cancel := context.WithCancelCause(r.Context())
	defer context.AfterFunc(e.room, func() { cancel(e.room.Err()) })()
	return e.RoundTripper.RoundTrip(r.WithContext(ctx)) // whose answer is read whole already
}

// event takes one event of the gateway.
func (r *Room) event(ctx context.Context, kind string, raw json.RawMessage) {
	if ctx.Err() != nil {
		return
	}
	switch kind {
	case "READY":
		r.began(raw)
	case "INTERACTION_CREATE":
		var i interaction
		if err := read(raw, &i); err != nil {
			r.Log.Warn("discord: an interaction cannot be read", "error", err)
			return
		}
		r.interact(ctx, i)
	case "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE":
		var m message
		if err := read(raw, &m); err != nil {
			r.Log.Warn("discord: a message cannot be read", "error", err)
			return
		}
		r.wrote(ctx, kind, m)
		if kind == "MESSAGE_DELETE" {
			r.removed(ctx, m)
		}
	case "MESSAGE_DELETE_BULK":
		var b bulk
		if err := read(raw, &b); err != nil {
			r.Log.Warn("discord: deleted messages cannot be read", "error", err)
			return
		}
		for _, m := range b.each() {
			r.wrote(ctx, "MESSAGE_DELETE", m)
			r.removed(ctx, m)
		}
	case "THREAD_DELETE", "CHANNEL_DELETE":
		var c channel
		if read(raw, &c) == nil {
			r.removed(ctx, message{ID: c.ID})
		}
	case "CHANNEL_UPDATE":
		var c channel
		if read(raw, &c) == nil && c.ID == r.Channel {
			r.unsettle()
		}
	case "GUILD_ROLE_UPDATE":
		r.unsettle()
	}
}

// removed has a card drawn anew whose message or thread was deleted, and a
// thread say what is missing in it. Of a thread or channel only the id is set.
func (r *Room) removed(ctx context.Context, m message) {
	if m.ID == r.Channel {
		r.unsettle()
		return
	}
	c, found, err := r.Ledger.CardIn(ctx, m.ID) // a card and its thread mostly share their id
	if err == nil && found {
		err = r.redraw(ctx, c.Ticket)
	}
	if err == nil && !found {
		err = r.deleted(ctx, m.ChannelID, m.ID)
	}
	if err != nil {
		r.Log.Warn("discord: what was deleted could not be looked up", "error", err)
	}
}

// began takes the application's id from a new session. What it has to catch up is
// done beside it.
func (r *Room) began(raw json.RawMessage) {
	var ready struct {
		User        user
		Application struct{ ID string }
	}
	if err := read(raw, &ready); err != nil {
		r.Log.Warn("discord: READY cannot be read", "error", err)
		return
	}
	r.mu.Lock()
	r.me = cmp.Or(ready.User.ID, r.me)
	r.app = cmp.Or(ready.Application.ID, r.me) // they are the same but for very old applications
	r.mu.Unlock()
	select {
	case r.afresh <- struct{}{}:
	default: // it is known already
	}
}
