package discordtest

import (
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
)

// A handler answers one operation. The lock is held.
type handler func(*Server, *call) (answer, error)

// A route is one operation that the stand-in knows: its path as the description
// has it, and which schema its body is held against, the operation's own where
// schema is nil.
type route struct {
	method, path string
	handle       handler
	schema       func(*Server, *call) string
	open         bool // the token in the path is authority enough
}

var table = []route{
	{method: "GET", path: "/gateway", handle: (*Server).getGateway, open: true},
	{method: "GET", path: "/gateway/bot", handle: (*Server).getGatewayBot},
	{method: "GET", path: "/users/@me", handle: (*Server).getMe},
	{method: "GET", path: "/guilds/{guild_id}", handle: (*Server).getGuild},
	{method: "GET", path: "/guilds/{guild_id}/channels", handle: (*Server).getGuildChannels},
	{method: "GET", path: "/guilds/{guild_id}/roles", handle: (*Server).getRoles},
	{method: "GET", path: "/guilds/{guild_id}/members/{user_id}", handle: (*Server).getMember},
	{method: "GET", path: "/guilds/{guild_id}/threads/active", handle: (*Server).getActiveThreads},
	{method: "GET", path: "/channels/{channel_id}", handle: (*Server).getChannel},
	{method: "PATCH", path: "/channels/{channel_id}", handle: (*Server).patchChannel, schema: channelPatch},
	{method: "DELETE", path: "/channels/{channel_id}", handle: (*Server).deleteChannel},
	{method: "GET", path: "/channels/{channel_id}/messages", handle: (*Server).getMessages},
	{method: "POST", path: "/channels/{channel_id}/messages", handle: (*Server).postMessage},
	{method: "GET", path: "/channels/{channel_id}/messages/{message_id}", handle: (*Server).getMessage},
	{method: "PATCH", path: "/channels/{channel_id}/messages/{message_id}", handle: (*Server).patchMessage},
	{method: "DELETE", path: "/channels/{channel_id}/messages/{message_id}", handle: (*Server).deleteMessage},
	{method: "POST", path: "/channels/{channel_id}/threads", handle: (*Server).postThread, schema: newThread},
	{method: "POST", path: "/channels/{channel_id}/messages/{message_id}/threads", handle: (*Server).postMessageThread},
	{method: "GET", path: "/channels/{channel_id}/threads/archived/public", handle: (*Server).getArchivedThreads},
	{method: "GET", path: "/applications/{application_id}/guilds/{guild_id}/commands", handle: (*Server).getCommands},
	{method: "PUT", path: "/applications/{application_id}/guilds/{guild_id}/commands", handle: (*Server).putCommands},
	{method: "POST", path: "/interactions/{interaction_id}/{interaction_token}/callback", handle: (*Server).postCallback, schema: callback, open: true},
	{method: "POST", path: "/webhooks/{webhook_id}/{webhook_token}", handle: (*Server).postFollowUp, schema: followUp, open: true},
	{method: "GET", path: "/webhooks/{webhook_id}/{webhook_token}/messages/@original", handle: (*Server).getReply, open: true},
	{method: "PATCH", path: "/webhooks/{webhook_id}/{webhook_token}/messages/@original", handle: (*Server).patchReply, open: true},
	{method: "DELETE", path: "/webhooks/{webhook_id}/{webhook_token}/messages/@original", handle: (*Server).deleteReply, open: true},
	{method: "GET", path: "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", handle: (*Server).getReply, open: true},
	{method: "PATCH", path: "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", handle: (*Server).patchReply, open: true},
	{method: "DELETE", path: "/webhooks/{webhook_id}/{webhook_token}/messages/{message_id}", handle: (*Server).deleteReply, open: true},
}

// routes builds the multiplexer; both versions of the interface are served.
func (s *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	for _, version := range []string{"v9", "v10"} {
		for _, r := range table {
			mux.HandleFunc(r.method+" /api/"+version+r.path, func(w http.ResponseWriter, req *http.Request) {
				s.serve(w, req, r)
			})
		}
	}
	mux.HandleFunc("GET /gateway/", s.serveGateway)
	mux.HandleFunc("/", func(w http.ResponseWriter, req *http.Request) {
		s.serve(w, req, route{path: req.URL.Path})
	})
	return mux
}

// ServeHTTP takes every request, the gateway's too.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if s.isDown() {
		cut(w)
		return
	}
	s.mux.ServeHTTP(w, r)
}

// serve answers one request: faults first, then the rules, then the deed.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, way route) {
	c, err := readCall(r)
	if err != nil {
		return // the bot is gone
	}
	s.delay(r, c.path)
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return
	}
	f := s.faults.take(c)
	if f != nil && !f.after {
		s.spoil(w, c, f)
		return
	}
	ans, err := s.perform(c, way)
	s.judge(c, err)
	s.change()
	switch {
	case f == nil:
		s.reply(w, c, way, ans, err)
	case f.held != nil:
		s.hold(c, f)
	default:
		s.spoil(w, c, f)
	}
}

// judge fails the test for what the bot, or the stand-in itself, did wrong.
func (s *Server) judge(c *call, err error) {
	var refused *apiError
	var limit *limitError
	switch {
	case errors.As(err, &refused):
		if refused.broken {
			s.violated(refused.code, "%s %s: %v\n%.500s", c.method, c.path, refused, c.raw)
		}
	case err != nil && !errors.As(err, &limit):
		s.t.Errorf("discordtest: %s %s: %v", c.method, c.path, err)
	}
}

// perform checks a call and does what it asks for.
func (s *Server) perform(c *call, way route) (answer, error) {
	if err := s.faults.limited(c, s.now()); err != nil {
		return answer{}, err
	}
	if err := s.admit(c, way); err != nil {
		return answer{}, err
	}
	if way.handle == nil {
		return answer{}, s.unrouted(way.path)
	}
	if err := s.checkQuery(c, way); err != nil {
		return answer{}, err
	}
	if err := s.checkBody(c, way); err != nil {
		return answer{}, err
	}
	return way.handle(s, c)
}

// admit checks what every request needs: who asks, and with which library.
// https://discord.com/developers/docs/reference#authentication
func (s *Server) admit(c *call, way route) error {
	if !strings.HasPrefix(c.header.Get("User-Agent"), "DiscordBot (") {
		return &apiError{status: 403, code: 40333, message: "internal network error (User-Agent must begin with DiscordBot)", broken: true}
	}
	if !way.open && c.header.Get("Authorization") != "Bot "+Token {
		return unauthorized
	}
	return nil
}

func (s *Server) unrouted(path string) error {
	for _, r := range table {
		if pattern(r.path).MatchString(strings.TrimPrefix(strings.TrimPrefix(path, "/api/v10"), "/api/v9")) {
			return wrongMethod
		}
	}
	return noSuchRoute
}

var parameter = regexp.MustCompile(`\\\{[a-z_]+\\\}`)

// pattern matches the paths of a route.
func pattern(path string) *regexp.Regexp {
	return regexp.MustCompile("^" + parameter.ReplaceAllString(regexp.QuoteMeta(path), "[^/]+") + "$")
}

// checkQuery refuses query parameters that the operation does not have, and
// values that do not fit.
func (s *Server) checkQuery(c *call, way route) error {
	op := s.desc.operation(way.method, way.path)
	if op == "" {
		return fmt.Errorf("discordtest: the description has no %s %s", way.method, way.path)
	}
	var wrong []formError
	parameters, _ := s.desc.at(op + "/parameters").([]any)
	for key, values := range c.query {
		i := findParameter(parameters, key)
		if i < 0 {
			wrong = append(wrong, formError{at(nil, key), "UNKNOWN_KEY", "No such query parameter."})
			continue
		}
		if err := s.desc.parameter(fmt.Sprintf("%s/parameters/%d/schema", op, i), values[0]); err != nil {
			wrong = append(wrong, formError{at(nil, key), "BASE_TYPE_INVALID", err.Error()})
		}
	}
	return invalidForm(wrong)
}

func findParameter(parameters []any, name string) int {
	for i, p := range parameters {
		if p, _ := p.(object); p["name"] == name && p["in"] == "query" {
			return i
		}
	}
	return -1
}

// checkBody holds the body against its schema.
func (s *Server) checkBody(c *call, way route) error {
	pointer := s.desc.operation(way.method, way.path) + "/requestBody/content/application~1json/schema"
	if s.desc.at(pointer) == nil {
		if len(c.raw) > 0 {
			return &apiError{status: 400, code: 50035, message: "Invalid Form Body", broken: true,
				form: []formError{{nil, "UNEXPECTED_BODY", "This request takes no body."}}}
		}
		return nil
	}
	if !c.isJSON {
		return notJSON
	}
	if way.schema != nil {
		name := way.schema(s, c)
		if name == "" {
			return nil // the handler says what is wrong
		}
		pointer = component(name)
	}
	return s.desc.request(pointer, c.json)
}
