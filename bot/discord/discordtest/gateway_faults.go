package discordtest

import "time"

// lockSteady takes the lock once every session's connection has had its first
// heartbeat, or after five seconds. discordgo writes that one beside all else;
// where it fails, the library reads what a reconnection is writing, which is a
// race of its own and not what a fault is meant to try.
func (s *Server) lockSteady() {
	late := time.NewTimer(5 * time.Second)
	defer late.Stop()
	for {
		s.mu.Lock()
		if s.gateway.steady() {
			return
		}
		changed := s.changed
		s.mu.Unlock()
		select {
		case <-changed:
		case <-late.C:
			s.mu.Lock()
			return
		}
	}
}

// steady says whether no connection waits for its first heartbeat.
func (g *gateway) steady() bool {
	for c := range g.conns {
		if c.session != nil && !c.ended && !c.alive {
			return false
		}
	}
	return true
}

// DropGateway cuts the bot's connections to the gateway. Where resumable is
// false, the session is forgotten too: RESUME is answered with INVALID_SESSION.
func (s *Server) DropGateway(resumable bool) {
	s.lockSteady()
	defer s.mu.Unlock()
	if !resumable {
		s.gateway.sessions = map[string]*session{}
	}
	s.gateway.dropAll()
	s.change()
}

// InvalidSession tells the bot that its session is no more: it has to identify
// anew, on the same connection or another.
func (s *Server) InvalidSession() {
	s.lockSteady()
	defer s.mu.Unlock()
	s.gateway.sessions = map[string]*session{}
	for c := range s.gateway.conns {
		c.session = nil
		s.send(c, object{"op": opInvalidSession, "d": false})
	}
	s.change()
}

// Reconnect asks the bot to connect anew and resume, as Discord does several
// times a day.
func (s *Server) Reconnect() {
	s.lockSteady()
	defer s.mu.Unlock()
	for c := range s.gateway.conns {
		s.send(c, object{"op": opReconnect, "d": nil})
	}
}

// CloseGateway closes the bot's connections with a code: 4000 and the like can
// be resumed, 4004, 4013 and 4014 are final.
func (s *Server) CloseGateway(code int) {
	s.lockSteady()
	defer s.mu.Unlock()
	for c := range s.gateway.conns {
		c.close(code, "")
	}
	s.change()
}

// Silence makes the gateway take connections and say nothing, not even HELLO or
// to a heartbeat; events are kept. Silence(false) ends it for what comes after.
func (s *Server) Silence(on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.gateway.silent = on
	s.change()
}

// Connected says whether the bot has a session with a connection: it is sent
// events.
func (s *Server) Connected() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, ses := range s.gateway.sessions {
		if ses.conn != nil {
			return true
		}
	}
	return false
}

// Heartbeats counts those that the gateway has heard.
func (s *Server) Heartbeats() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.gateway.heard
}
