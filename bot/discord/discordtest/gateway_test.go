package discordtest

import (
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
	"github.com/gorilla/websocket"
)

// listening connects a bot that writes down what it hears.
func listening(t *testing.T, s *Server, intents discordgo.Intent) (*discordgo.Session, *heard) {
	t.Helper()
	bot, h := newBot(t, s), &heard{}
	bot.Identify.Intents = intents
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.Ready) { h.add("ready %s", e.User.ID) })
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.Resumed) { h.add("resumed") })
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.GuildCreate) { h.add("guild %d", len(e.Channels)) })
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.MessageCreate) {
		h.add("message %s: %s", e.Author.Username, e.Content)
	})
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.MessageUpdate) { h.add("edited: %s", e.Content) })
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.MessageDelete) { h.add("deleted %s", e.ID) })
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.ThreadCreate) { h.add("thread %s", e.Name) })
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.ThreadUpdate) {
		h.add("thread archived: %v", e.ThreadMetadata.Archived)
	})
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.ThreadDelete) { h.add("thread gone %s", e.ID) })
	bot.AddHandler(func(_ *discordgo.Session, e *discordgo.ChannelDelete) { h.add("channel gone %s", e.Name) })
	connect(t, s, bot)
	return bot, h
}

func TestEvents(t *testing.T) {
	t.Parallel()
	s := New(t)
	forum := s.AddChannel(Forum, "Tickets")
	anna := s.AddMember("anna", "de")
	bot, h := listening(t, s, allIntents)
	s.WaitFor(h.has("ready " + s.AppID()))
	s.WaitFor(h.has("guild 1"))
	post, err := bot.ForumThreadStart(forum, "VL-1", 60, "Karte")
	if err != nil {
		t.Fatal(err)
	}
	s.WaitFor(h.has("thread VL-1"))
	s.WaitFor(h.has("message vorlauf: Karte"))
	id := s.Write(anna, post.ID, "Bitte anrufen")
	s.WaitFor(h.has("message anna: Bitte anrufen"))
	s.EditMessage(post.ID, id, "Erledigt")
	s.WaitFor(h.has("edited: Erledigt"))
	s.DeleteMessage(post.ID, id)
	s.WaitFor(h.has("deleted " + id))
	s.Archive(post.ID)
	s.WaitFor(h.has("thread archived: true"))
	s.DeleteChannel(forum)
	s.WaitFor(h.has("thread gone " + post.ID))
	s.WaitFor(h.has("channel gone Tickets"))
}

func TestMessageContentIntent(t *testing.T) {
	t.Parallel()
	s := New(t)
	room := s.AddChannel(Text, "desk")
	anna := s.AddMember("anna", "de")
	_, h := listening(t, s, discordgo.IntentsGuilds|discordgo.IntentsGuildMessages)
	s.Write(anna, room, "geheim")
	s.Write(anna, room, "<@"+s.AppID()+"> hallo")
	s.WaitFor(h.has("message anna: "))
	s.WaitFor(h.has("message anna: <@" + s.AppID() + "> hallo"))

	_, deaf := listening(t, s, discordgo.IntentsGuilds)
	created := len(s.Messages(room))
	s.Write(anna, room, "ungehört")
	s.DeleteChannel(room)
	s.WaitFor(deaf.has("channel gone desk"))
	if deaf.count("message anna: ungehört") != 0 || created != 2 {
		t.Error("messages came without their intent")
	}
}

func TestContentNotGranted(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t, WithoutMessageContent())
	bot := newBot(t, s)
	if err := bot.Open(); err == nil {
		t.Error("the intent should be refused")
		bot.Close()
	}
	w.quiet(t)
	room := s.AddChannel(Text, "desk")
	id := s.Write(s.AddMember("anna", "de"), room, "geheim")
	if m, err := bot.ChannelMessage(room, id); err != nil || m.Content != "" {
		t.Errorf("the bot reads %+v, %v", m, err)
	}
}

func TestResume(t *testing.T) {
	t.Parallel()
	s := New(t)
	room := s.AddChannel(Text, "desk")
	anna := s.AddMember("anna", "de")
	_, h := listening(t, s, allIntents)
	s.WaitFor(h.has("guild 1"))
	s.DropGateway(true)
	s.Write(anna, room, "während des Abbruchs")
	s.WaitFor(h.has("message anna: während des Abbruchs"))
	s.WaitFor(h.has("resumed"))
	if n := h.count("ready " + s.AppID()); n != 1 {
		t.Errorf("%d times READY, want one", n)
	}
	s.Reconnect()
	s.WaitFor(func() bool { return h.count("resumed") == 2 })
	if n := h.count("message anna: während des Abbruchs"); n != 1 {
		t.Errorf("replayed %d times, want once", n)
	}
}

func TestSessionLost(t *testing.T) {
	t.Parallel()
	s := New(t)
	room := s.AddChannel(Text, "desk")
	anna := s.AddMember("anna", "de")
	_, h := listening(t, s, allIntents)
	s.WaitFor(h.has("guild 1"))
	s.DropGateway(false)
	s.Write(anna, room, "verloren")
	s.WaitFor(func() bool { return h.count("guild 1") == 2 })
	s.InvalidSession()
	s.WaitFor(func() bool { return h.count("guild 1") == 3 })
	s.Write(anna, room, "gehört")
	s.WaitFor(h.has("message anna: gehört"))
	if h.count("message anna: verloren") != 0 || h.count("resumed") != 0 {
		t.Errorf("heard %v", h.events)
	}
}

func TestHeartbeat(t *testing.T) {
	t.Parallel()
	s := New(t, WithHeartbeat(200*time.Millisecond))
	listening(t, s, allIntents)
	s.WaitFor(func() bool { return s.Heartbeats() >= 3 && s.Connected() })
}

// Rules of the gateway that discordgo keeps by itself are broken by hand.
func TestGatewayRules(t *testing.T) {
	t.Parallel()
	identify := func(token string, intents int) map[string]any {
		return map[string]any{"op": 2, "d": map[string]any{"token": token, "intents": intents, "properties": map[string]any{"os": "linux"}}}
	}
	for name, tt := range map[string]struct {
		say  []any
		code int
	}{
		"another token":    {[]any{identify("x", 1)}, 4004},
		"an intent":        {[]any{identify(Token, 1<<30)}, 4013},
		"no intents":       {[]any{map[string]any{"op": 2, "d": map[string]any{"token": Token}}}, 4002},
		"no JSON object":   {[]any{"x"}, 4002},
		"an opcode":        {[]any{map[string]any{"op": 77}}, 4001},
		"not identified":   {[]any{map[string]any{"op": 3}}, 4003},
		"identified twice": {[]any{identify(Token, 1), identify(Token, 1)}, 4005},
	} {
		t.Run(name, func(t *testing.T) {
			s, w := witnessed(t)
			ws := dial(t, s)
			for _, p := range tt.say {
				if err := ws.WriteJSON(p); err != nil {
					t.Fatal(err)
				}
			}
			if code := closeCode(ws); code != tt.code {
				t.Errorf("closed with %d, want %d", code, tt.code)
			}
			if got := w.take(); len(got) != 1 {
				t.Errorf("complaints %q", got)
			}
		})
	}
	t.Run("no heartbeat", func(t *testing.T) {
		s, w := witnessed(t, WithHeartbeat(20*time.Millisecond))
		if code := closeCode(dial(t, s)); code != 4009 {
			t.Errorf("closed with %d", code)
		}
		w.take()
	})
	t.Run("an unknown session", func(t *testing.T) {
		s := New(t)
		ws := dial(t, s)
		ws.WriteJSON(map[string]any{"op": 6, "d": map[string]any{"token": Token, "session_id": "x", "seq": 3}})
		var p packet
		for p.Op != opInvalidSession {
			if err := ws.ReadJSON(&p); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// dial connects to the gateway without discordgo.
func dial(t *testing.T, s *Server) *websocket.Conn {
	t.Helper()
	ws, _, err := websocket.DefaultDialer.Dial(s.GatewayURL()+"?v=10&encoding=json", nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ws.Close() })
	ws.SetReadDeadline(time.Now().Add(10 * time.Second))
	return ws
}

// closeCode reads until the gateway closes, and says why it did.
func closeCode(ws *websocket.Conn) int {
	for {
		_, _, err := ws.ReadMessage()
		if bye, is := err.(*websocket.CloseError); is {
			return bye.Code
		}
		if err != nil {
			return 0
		}
	}
}

func TestSilence(t *testing.T) {
	t.Parallel()
	s := New(t)
	s.Silence(true)
	ws := dial(t, s)
	ws.SetReadDeadline(time.Now().Add(50 * time.Millisecond))
	if _, _, err := ws.ReadMessage(); err == nil {
		t.Error("the gateway should be silent")
	}
	s.Silence(false)
	if _, raw, err := dial(t, s).ReadMessage(); err != nil {
		t.Errorf("no HELLO: %s, %v", raw, err)
	}
}

func TestCloseGateway(t *testing.T) {
	t.Parallel()
	s := New(t)
	_, h := listening(t, s, allIntents)
	s.CloseGateway(4000)
	s.WaitFor(h.has("resumed"))
}
