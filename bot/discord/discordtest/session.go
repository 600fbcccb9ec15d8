package discordtest

import (
	"encoding/json"
	"strings"
)

// Intents: which events the bot wants.
// https://discord.com/developers/docs/events/gateway#gateway-intents
const (
	intentNone     = 0
	intentGuilds   = 1 << 0
	intentMembers  = 1 << 1 // privileged
	intentMessages = 1 << 9
	intentContent  = 1 << 15 // privileged
	intentsKnown   = 1<<26 - 1
)

// A session outlives its connections: what is sent while there is none is kept
// for RESUME.
type session struct {
	id      string
	intents int
	events  []object // events[n] has the sequence number n+1
	conn    *conn    // nil while there is none
}

// identify starts a session: READY, then the guild.
func (s *Server) identify(c *conn, raw json.RawMessage) {
	var d struct {
		Token      string            `json:"token"`
		Intents    *int              `json:"intents"`
		Properties map[string]string `json:"properties"`
	}
	if json.Unmarshal(raw, &d) != nil || d.Intents == nil || d.Properties == nil {
		s.refuse(c, closeDecode, "Error while decoding payload.")
		return
	}
	switch {
	case c.session != nil:
		s.refuse(c, closeAlreadyIdent, "Already authenticated.")
	case !isToken(d.Token):
		s.refuse(c, closeAuth, "Authentication failed.")
	case *d.Intents&^intentsKnown != 0:
		s.refuse(c, closeIntents, "Invalid intent(s).")
	case *d.Intents&intentContent != 0 && !s.settings.contentGranted:
		c.close(closeDisallowed, "Disallowed intent(s).") // the bot could not know
	default:
		s.begin(c, *d.Intents)
	}
}

// isToken accepts the token with "Bot " before it and without.
func isToken(token string) bool { return strings.TrimPrefix(token, "Bot ") == Token }

func (s *Server) begin(c *conn, intents int) {
	ses := &session{id: "session-" + s.newID(), intents: intents, conn: c}
	s.gateway.sessions[ses.id] = ses
	c.session = ses
	s.emit(ses, "READY", object{
		"v": 9, "user": s.bot.userJSON(), "session_id": ses.id, "session_type": "normal",
		"resume_gateway_url": s.GatewayURL(), "private_channels": []any{},
		"guilds":      []any{object{"id": s.guildID, "unavailable": true}},
		"application": object{"id": s.appID, "flags": 0},
	})
	if intents&intentGuilds != 0 {
		s.emit(ses, "GUILD_CREATE", s.guildCreate())
	}
}

// guildCreate is the guild with all that the bot sees in it: channels, active
// threads, itself.
func (s *Server) guildCreate() object {
	g := s.guildJSON()
	channels, threads := []any{}, []any{}
	for _, ch := range s.channels {
		switch {
		case s.need(ch, 0) != nil || ch.archived:
		case ch.isThread():
			threads = append(threads, s.threadJSON(ch))
		default:
			channels = append(channels, s.channelJSON(ch))
		}
	}
	g["channels"], g["threads"], g["members"] = channels, threads, []any{s.memberJSON(s.bot)}
	g["member_count"], g["large"], g["unavailable"] = len(s.members), false, false
	g["joined_at"], g["voice_states"], g["presences"] = stamp(s.now()), []any{}, []any{}
	return g
}

// resume goes on with a session: first what was missed, then RESUMED.
func (s *Server) resume(c *conn, raw json.RawMessage) {
	var d struct {
		Token     string `json:"token"`
		SessionID string `json:"session_id"`
		Seq       int    `json:"seq"`
	}
	if json.Unmarshal(raw, &d) != nil {
		s.refuse(c, closeDecode, "Error while decoding payload.")
		return
	}
	ses := s.gateway.sessions[d.SessionID]
	switch {
	case !isToken(d.Token):
		s.refuse(c, closeAuth, "Authentication failed.")
	case ses == nil:
		s.send(c, object{"op": opInvalidSession, "d": false})
	case d.Seq < 0 || d.Seq > len(ses.events):
		s.refuse(c, closeSeq, "Invalid seq.")
	default:
		if ses.conn != nil {
			ses.conn.close(closeUnknown, "Resumed elsewhere.")
		}
		c.session, ses.conn = ses, c
		for _, event := range ses.events[d.Seq:] {
			s.send(c, event)
		}
		s.emit(ses, "RESUMED", object{})
	}
}

// emit sends one event of a session, or keeps it for RESUME.
func (s *Server) emit(ses *session, kind string, d object) {
	event := object{"op": opDispatch, "t": kind, "s": len(ses.events) + 1, "d": frozen(d)}
	ses.events = append(ses.events, event)
	if ses.conn != nil {
		s.send(ses.conn, event)
	}
}

// frozen is what an event says at the time when it happens: it is written later.
func frozen(d object) json.RawMessage {
	raw, err := json.Marshal(d)
	if err != nil {
		panic("discordtest: " + err.Error())
	}
	return raw
}

// dispatch tells every session that wants it of an event.
func (s *Server) dispatch(intent int, kind string, d object) {
	s.validateEvent(kind, d)
	for _, ses := range s.gateway.sessions {
		if intent == intentNone || ses.intents&intent != 0 {
			s.emit(ses, kind, d)
		}
	}
}

// dispatchMessage tells of a message, as each session may read it, unless the
// bot cannot see the channel.
func (s *Server) dispatchMessage(kind string, ch *channel, m *message) {
	if s.need(ch, 0) != nil {
		return
	}
	s.validateEvent(kind, s.messageJSON(m))
	for _, ses := range s.gateway.sessions {
		if ses.intents&intentMessages == 0 {
			continue
		}
		o := s.readable(m, ses.intents&intentContent != 0)
		o["guild_id"] = s.guildID
		if m.viewer == "" && !m.author.bot {
			member := s.memberJSON(m.author)
			delete(member, "user")
			o["member"] = member
		}
		s.emit(ses, kind, o)
	}
}

// eventSchemas are the events that carry what the HTTP interface shows too.
var eventSchemas = map[string]string{
	"MESSAGE_CREATE": "MessageResponse", "MESSAGE_UPDATE": "MessageResponse",
	"THREAD_CREATE": "ThreadResponse", "THREAD_UPDATE": "ThreadResponse",
	"CHANNEL_CREATE": "GuildChannelResponse", "CHANNEL_UPDATE": "GuildChannelResponse", "CHANNEL_DELETE": "GuildChannelResponse",
	"GUILD_MEMBER_ADD": "GuildMemberResponse", "GUILD_MEMBER_UPDATE": "GuildMemberResponse",
}

// validateEvent holds the stand-in's own events against the description.
func (s *Server) validateEvent(kind string, d object) {
	if name := eventSchemas[kind]; name != "" && !s.closed {
		if err := s.desc.answer(component(name), d); err != nil {
			s.t.Errorf("discordtest: the stand-in's own event %s: %v", kind, err)
		}
	}
}
