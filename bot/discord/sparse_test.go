package discord

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/gorilla/websocket"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// A sparse server speaks as Discord does, and is as unlike the strict stand-in as
// the description allows and a little beyond: it lives below a path, leaves out
// every optional field and some others, adds fields and events that nobody knows,
// answers with other codes, has no limits, and serves no more than it must.
type sparse struct {
	*testing.T
	*httptest.Server
	forum bool
	bare  bool // no threads, no members

	mu        sync.Mutex
	said      []string // method, path and body of each request
	next      int
	gateway   *websocket.Conn
	opened    []string // paths and queries of the gateway's connections
	begun     []int    // op of the first packet of each
	connected chan struct{}
}

func newSparse(t *testing.T, forum bool) *sparse {
	s := &sparse{T: t, next: 7000, forum: forum, connected: make(chan struct{}, 10)}
	mux := http.NewServeMux()
	mux.HandleFunc("/backend/ws", s.socket)
	mux.HandleFunc("/backend/api/v9/", s.rest)
	s.Server = httptest.NewServer(mux)
	t.Cleanup(func() {
		s.drop()
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

// rest answers as little as can be.
func (s *sparse) rest(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	path := strings.TrimPrefix(r.URL.Path, "/backend/api/v9")
	s.mu.Lock()
	s.said = append(s.said, r.Method+" "+path+" "+string(body))
	s.next++
	id := s.next
	s.mu.Unlock()
	w.Header().Set("X-RateLimit-Remaining", "lots")
	w.Header().Set("X-RateLimit-Reset-After", "soon")
	w.Header()["Date"] = nil
	switch {
	case path == "/gateway":
		fmt.Fprintf(w, `{"url":"ws%s/backend/ws?compress=zlib-stream&shard=a"}`, strings.TrimPrefix(s.URL, "http"))
	case path == "/users/@me":
		fmt.Fprint(w, `{"id":"900","username":"bot","flags":"none","clan":{}}`)
	case path == "/channels/500" && r.Method == "GET":
		fmt.Fprintf(w, `{"id":"500","type":%d,"permission_overwrites":null}`, map[bool]int{true: forumChannel}[s.forum])
	case s.bare && strings.HasSuffix(path, "/threads"):
		http.Error(w, "Cannot "+r.Method+" "+path, http.StatusNotFound)
	case path == "/channels/500/threads":
		fmt.Fprintf(w, `{"id":"%d","message":{"id":"%d"},"message_count":"one"}`, id, id+100000)
	case strings.HasSuffix(path, "/threads") && r.Method == "POST":
		w.WriteHeader(http.StatusCreated)
		fmt.Fprintf(w, `{"id":"%d","type":11,"name":null}`, id) // not its message's
	case strings.HasSuffix(path, "/messages") && r.Method == "POST":
		w.WriteHeader(http.StatusCreated)
		fmt.Fprintf(w, `{"id":"%d","flags":null,"embeds":"some","author":{"id":"900"},"type":"0"}`, id)
	case strings.HasSuffix(path, "/messages") && r.Method == "GET":
		fmt.Fprint(w, `[]`)
	case strings.HasPrefix(path, "/interactions/"):
		fmt.Fprint(w, `{"interaction":{},"resource":null}`)
	case r.Method == "PATCH":
		w.WriteHeader(http.StatusNoContent)
	default:
		http.Error(w, "Cannot "+r.Method+" "+path, http.StatusNotFound) // not Discord's JSON
	}
}

// socket is the gateway: one session at a time, which cannot be resumed.
func (s *sparse) socket(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{}
	c, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer c.Close()
	c.WriteMessage(websocket.TextMessage, []byte(`{"op":10,"d":{"heartbeat_interval":30000}}`))
	for first := true; ; {
		var p struct{ Op int }
		if c.ReadJSON(&p) != nil {
			return
		}
		s.mu.Lock()
		if first {
			s.opened, s.begun, first = append(s.opened, r.URL.RequestURI()), append(s.begun, p.Op), false
		}
		s.gateway = c
		s.mu.Unlock()
		switch p.Op {
		case 1:
			s.push(`{"op":11}`)
		case 6: // RESUME
			s.push(`{"op":9,"d":false,"s":null,"t":null}`)
		case 2: // IDENTIFY
			s.push(`{"op":0,"s":1,"t":"READY","d":{"v":10,"user":{"id":"900","username":"bot"},"session_id":"x","guilds":[{"id":"100","unavailable":true}],"private_channels":[]}}`)
			s.push(`{"op":0,"s":2,"t":"SOMETHING_NEW","d":["?"]}`)
			s.push(`{"op":0,"s":3,"t":"GUILD_CREATE","d":{"id":"100","channels":[{"id":"500"},{}],"roles":[],"member_count":"many"}}`)
			s.push(`{"op":99,"d":null}`)
			s.connected <- struct{}{}
		}
	}
}

func (s *sparse) push(packet string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gateway != nil {
		s.gateway.WriteMessage(websocket.TextMessage, []byte(packet))
	}
}

func (s *sparse) drop() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gateway != nil {
		s.gateway.Close()
		s.gateway = nil
	}
}

// wait waits for a request that fits, and returns it.
func (s *sparse) wait(pattern string) string {
	s.Helper()
	want := regexp.MustCompile(`(?s)^` + pattern)
	deadline := time.Now().Add(10 * time.Second)
	for time.Now().Before(deadline) {
		s.mu.Lock()
		for _, one := range s.said {
			if want.MatchString(one) {
				s.mu.Unlock()
				return one
			}
		}
		s.mu.Unlock()
		time.Sleep(5 * time.Millisecond)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.Fatalf("no request fits %q:\n%.3000s", pattern, strings.Join(s.said, "\n"))
	return ""
}

// TestSparseServer: card, thread, press, note and a lost gateway, with a server
// that says no more than it must.
func TestSparseServer(t *testing.T) {
	t.Parallel()
	for name, forum := range map[string]bool{"text": false, "forum": true} {
		t.Run(name, func(t *testing.T) {
			s := newSparse(t, forum)
			h := newHouse(t, want{kind: discordtest.Text, idle: true, change: func(c *Config) {
				c.APIURL, c.Guild, c.Channel, c.Approvers = s.URL+"/backend/api/", "100", "500", []string{"1"}
			}})
			if err := Check(t.Context(), h.config); err != nil {
				t.Fatalf("check: %v", err)
			}
			number := h.mail(complete())
			h.launch()
			<-s.connected
			s.wait(`PUT /applications/900/guilds/100/commands `)
			h.settled()
			c, _, err := h.CardOf(t.Context(), number)
			h.must(err)
			if c.Message == "" || c.Thread == "" || c.Message == c.Thread {
				t.Errorf("the card is %+v", c)
			}
			s.wait(`POST /channels/` + c.Thread + `/messages .*Bitte Abacus aktualisieren`)

			press := func(id, action string) {
				revision := h.ticket(number).Revision
				s.push(fmt.Sprintf(`{"op":0,"s":9,"t":"INTERACTION_CREATE","d":{"id":%q,"token":"tok%s","type":3,"guild":{"id":"100"},"version":"1",
					"member":{"user":{"id":"77","username":"anna"},"roles":[{"id":"1","name":"approvers"},"2",3],"joined_at":null},
					"data":{"custom_id":"p:%d:%d:%s","component_type":"2"}}}`, id, id, number, revision, action))
			}
			press("8001", "approve")
			s.wait(`POST /interactions/8001/tok8001/callback \{"data":\{"flags":64\},"type":5\}`)
			s.wait(`PATCH /webhooks/900/tok8001/messages/@original .*Genehmigen: VL-1001`)
			h.state(number, tickets.Proposed)

			s.push(fmt.Sprintf(`{"op":0,"s":10,"t":"MESSAGE_CREATE","d":{"id":"8002","channel_id":%q,"content":"Zugang fehlt","author":{"id":"77","username":"anna"},"member":{"roles":["1"]}}}`, c.Thread))
			if !h.d.WaitFor(func() bool { return strings.Contains(h.timeline(number), "anna (discord 77) | Zugang fehlt") }) {
				t.Errorf("no note:\n%s", h.timeline(number))
			}

			s.drop()
			<-s.connected
			press("8003", "mine")
			s.wait(`PATCH /webhooks/900/tok8003/messages/@original .*✅`)
			s.mu.Lock()
			defer s.mu.Unlock()
			if got := fmt.Sprint(s.begun); got != "[2 6]" {
				t.Errorf("the sessions began with %s", got)
			}
			for _, uri := range s.opened {
				if uri != "/backend/ws?encoding=json&shard=a&v=9" {
					t.Errorf("the gateway was opened at %s", uri)
				}
			}
		})
	}
}

func TestAddresses(t *testing.T) {
	for path, want := range map[string]string{
		"": "/api/v9", "/": "/api/v9", "/api": "/api/v9", "/api/": "/api/v9", "/api/v10": "/api/v10", "/chat/api": "/chat/api/v9", "/chat": "/chat",
	} {
		if got := basePath(path); got != want {
			t.Errorf("base of %q is %q, want %q", path, got, want)
		}
	}
	for address, want := range map[string]string{
		"wss://gateway.discord.gg":           "wss://gateway.discord.gg/?encoding=json&v=9#",
		"ws://127.0.0.1:3001/gateway":        "ws://127.0.0.1:3001/gateway?encoding=json&v=9#",
		"ws://127.0.0.1:3001/gateway/":       "ws://127.0.0.1:3001/gateway/?encoding=json&v=9#",
		"http://h/?v=10&encoding=etf":        "ws://h/?encoding=json&v=10#",
		"wss://h/x?compress=zlib-stream&a=b": "wss://h/x?a=b&encoding=json&v=9#",
	} {
		if got, err := gatewayAddress(address); err != nil || got != want {
			t.Errorf("%s is completed to %s, %v; want %s", address, got, err, want)
		}
	}
	for _, address := range []string{"", "gateway", "ftp://h/", "ws://"} {
		if got, err := gatewayAddress(address); err == nil {
			t.Errorf("%q is taken for %q", address, got)
		}
	}
	if _, err := New(Config{GatewayURL: "nowhere"}); err == nil {
		t.Error("a gateway's address that is none is taken")
	}
}

// TestLimitsAsServersSayThem: whatever a 429 looks like, it says how long to wait.
func TestLimitsAsServersSayThem(t *testing.T) {
	for name, c := range map[string]struct {
		body, header string
		want         float64
	}{
		"Discord's":     {`{"message":"slow","retry_after":1.5,"global":false}`, "2", 1.5},
		"text":          {`{"message":"slow","retry_after":"1.5"}`, "", 1.5},
		"HTML":          {"<html>slow</html>", "7", 7},
		"neither":       {"", "", 5},
		"a date":        {"", "Fri, 25 Dec 2026 08:00:00 GMT", 5},
		"less than now": {`{"retry_after":-1}`, "3", 3},
	} {
		w := &http.Response{StatusCode: 429, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(c.body))}
		if c.header != "" {
			w.Header.Set("Retry-After", c.header)
		}
		if err := sayLimit(w); err != nil {
			t.Fatal(err)
		}
		var said struct {
			After float64 `json:"retry_after"`
		}
		if err := json.NewDecoder(w.Body).Decode(&said); err != nil || said.After != c.want {
			t.Errorf("%s: wait %v, %v; want %v", name, said.After, err, c.want)
		}
	}
}

func TestOddValues(t *testing.T) {
	var c channel
	odd := `{"id":"5","type":"text","last_message_id":9,"name":["x"],"permission_overwrites":[{"id":"1","type":0,"allow":1024,"deny":"2048"},{"id":"2","allow":null,"deny":"all"}]}`
	if err := read([]byte(odd), &c); err != nil || c.ID != "5" || c.Overwrites[0].Allow != 1024 || c.Overwrites[0].Deny != 2048 || c.Overwrites[1].Deny != 0 {
		t.Errorf("read %+v, %v", c, err)
	}
	for _, none := range []string{"", "<html>", `"ok"`, `[]`} {
		if err := read([]byte(none), &c); err == nil {
			t.Errorf("%q is taken for a channel", none)
		}
	}
	var m member
	if err := read([]byte(`{"roles":["1",{"id":"2"},3,null,{}]}`), &m); err != nil || strings.Join(m.Roles, " ") != "1 2 3" {
		t.Errorf("roles %q, %v", m.Roles, err)
	}
}
