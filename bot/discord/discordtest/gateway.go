package discordtest

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/gorilla/websocket"
)

// What the gateway's messages are about.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway
const (
	opDispatch       = 0
	opHeartbeat      = 1
	opIdentify       = 2
	opResume         = 6
	opReconnect      = 7
	opInvalidSession = 9
	opHello          = 10
	opHeartbeatACK   = 11
)

// Why the gateway closes a connection.
const (
	closeUnknown      = 4000
	closeUnknownOp    = 4001
	closeDecode       = 4002
	closeNotIdent     = 4003
	closeAuth         = 4004
	closeAlreadyIdent = 4005
	closeSeq          = 4007
	closeTimeout      = 4009
	closeIntents      = 4013
	closeDisallowed   = 4014
)

// gateway is all connections and sessions.
type gateway struct {
	conns    map[*conn]bool
	sessions map[string]*session
	silent   bool
	heard    int // heartbeats
	running  sync.WaitGroup
}

// A conn is one connection of the bot.
type conn struct {
	ws      *websocket.Conn
	out     chan any
	session *session // nil before IDENTIFY or RESUME
	alive   bool     // it has had a heartbeat
	ended   bool
}

// A packet of the bot.
type packet struct {
	Op int             `json:"op"`
	D  json.RawMessage `json:"d"`
}

var upgrader = websocket.Upgrader{CheckOrigin: func(*http.Request) bool { return true }}

// serveGateway keeps one connection until it ends.
func (s *Server) serveGateway(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return
	}
	s.gateway.running.Add(1)
	s.mu.Unlock()
	defer s.gateway.running.Done()
	ws, err := upgrader.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	c := &conn{ws: ws, out: make(chan any, 4096)}
	written := make(chan struct{})
	go func() {
		defer close(written)
		c.write()
	}()
	s.mu.Lock()
	s.greet(c)
	s.mu.Unlock()
	s.listen(c)
	s.mu.Lock()
	c.end()
	delete(s.gateway.conns, c)
	s.change()
	s.mu.Unlock()
	<-written
	ws.Close()
}

// greet takes a connection up: HELLO says how often the heart has to beat.
func (s *Server) greet(c *conn) {
	if s.gateway.conns == nil {
		s.gateway.conns = map[*conn]bool{}
	}
	s.gateway.conns[c] = true
	if s.closed || s.faults.down {
		c.drop()
		return
	}
	s.send(c, object{"op": opHello, "d": object{"heartbeat_interval": s.settings.heartbeat.Milliseconds()}})
	s.change()
}

// listen reads what the bot says until the connection ends.
func (s *Server) listen(c *conn) {
	for {
		c.ws.SetReadDeadline(time.Now().Add(s.settings.silence()))
		_, raw, err := c.ws.ReadMessage()
		if err != nil {
			if timeout, is := err.(interface{ Timeout() bool }); is && timeout.Timeout() {
				s.mu.Lock()
				s.violated(closeTimeout, "gateway: no heartbeat for %s", s.settings.silence())
				c.close(closeTimeout, "Session timed out.")
				s.mu.Unlock()
			}
			return
		}
		var p packet
		s.mu.Lock()
		if json.Unmarshal(raw, &p) != nil {
			s.refuse(c, closeDecode, "Error while decoding payload.")
		} else {
			s.hear(c, p)
		}
		s.change()
		s.mu.Unlock()
	}
}

// hear acts on one packet. The lock is held, as in all that follows.
func (s *Server) hear(c *conn, p packet) {
	switch p.Op {
	case opHeartbeat:
		s.gateway.heard++
		c.alive = true
		s.send(c, object{"op": opHeartbeatACK})
	case opIdentify:
		s.identify(c, p.D)
	case opResume:
		s.resume(c, p.D)
	case 3, 4, 8: // presence, voice, members: nothing to do
		if c.session == nil {
			s.refuse(c, closeNotIdent, "Not authenticated.")
		}
	default:
		s.refuse(c, closeUnknownOp, "Unknown opcode.")
	}
}

// refuse closes a connection because the bot broke a rule.
func (s *Server) refuse(c *conn, code int, reason string) {
	s.violated(code, "gateway: %d %s", code, reason)
	c.close(code, reason)
}

// send writes unless the gateway is silent.
func (s *Server) send(c *conn, payload any) {
	if c.ended || s.gateway.silent {
		return
	}
	select {
	case c.out <- payload:
	default:
		c.drop() // the bot does not read
	}
}

// write sends what is queued until the connection ends.
func (c *conn) write() {
	for payload := range c.out {
		c.ws.SetWriteDeadline(time.Now().Add(10 * time.Second))
		if bye, is := payload.([]byte); is {
			c.ws.WriteMessage(websocket.CloseMessage, bye)
			c.ws.SetReadDeadline(time.Now().Add(time.Second)) // for the bot's own close
			return
		}
		if c.ws.WriteJSON(payload) != nil {
			return
		}
	}
}

// close ends a connection politely, with a code.
func (c *conn) close(code int, reason string) {
	if c.ended {
		return
	}
	select {
	case c.out <- websocket.FormatCloseMessage(code, reason):
	default:
		c.ws.Close()
	}
	c.end()
}

// drop cuts a connection.
func (c *conn) drop() {
	c.end()
	c.ws.Close()
}

// end lets the session go on without the connection.
func (c *conn) end() {
	if c.ended {
		return
	}
	c.ended = true
	close(c.out)
	if c.session != nil && c.session.conn == c {
		c.session.conn = nil
	}
}

func (g *gateway) dropAll() {
	for c := range g.conns {
		c.drop()
	}
}

func (g *gateway) closeAll() {
	for c := range g.conns {
		c.close(websocket.CloseGoingAway, "")
		c.ws.Close()
	}
}

func (s *Server) getGateway(*call) (answer, error) {
	return ok(object{"url": s.GatewayURL()})
}

func (s *Server) getGatewayBot(*call) (answer, error) {
	return ok(object{
		"url": s.GatewayURL(), "shards": 1,
		"session_start_limit": object{"total": 1000, "remaining": 999, "reset_after": 14400000, "max_concurrency": 1},
	})
}
