package discordtest

import (
	"fmt"
	"math"
	"net"
	"net/http"
	"path"
	"strconv"
	"time"
)

// faults are what goes wrong on purpose.
type faults struct {
	down    bool
	planned []*fault
	limits  []*limit
	delays  []delay
}

type fault struct {
	method, pattern string
	status          int // 0 cuts the connection
	body            string
	header          http.Header
	left            int
	after           bool          // the request is carried out first
	held            chan struct{} // closed when the answer is held back; nil: it is not
}

type delay struct {
	pattern string
	d       time.Duration
}

// FailNext answers the next n matching requests with this status, body (JSON,
// HTML, anything) and header, and does nothing of what they ask for. method ""
// is any; pathPattern is a pattern as in package path without /api/v…:
// "/channels/*/messages", "*" is any path. A nil header sends none.
func (s *Server) FailNext(method, pathPattern string, status int, body string, header http.Header, n int) {
	s.plan(&fault{method: method, pattern: pathPattern, status: status, body: body, header: header, left: n})
}

// LoseNext carries out the next n matching requests and loses the answers: the
// bot gets the status, or with 0 a cut connection.
func (s *Server) LoseNext(method, pathPattern string, status, n int) {
	s.plan(&fault{method: method, pattern: pathPattern, status: status, left: n, after: true})
}

// HoldNext carries out the next matching request and keeps the answer to itself
// until the bot is gone. What it returns is closed then: the moment to kill a bot
// that has done something and does not know it yet.
func (s *Server) HoldNext(method, pathPattern string) <-chan struct{} {
	f := &fault{method: method, pattern: pathPattern, left: 1, after: true, held: make(chan struct{})}
	s.plan(f)
	return f.held
}

// hold waits until the bot is gone. It is called with the lock, and lets go of it
// meanwhile.
func (s *Server) hold(c *call, f *fault) {
	s.log(c, 0, 0)
	s.mu.Unlock()
	defer s.mu.Lock()
	close(f.held)
	<-c.req.Context().Done()
}

// CutNext cuts the connection of the next n matching requests before anything
// is done.
func (s *Server) CutNext(method, pathPattern string, n int) {
	s.plan(&fault{method: method, pattern: pathPattern, left: n})
}

func (s *Server) plan(f *fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.planned = append(s.faults.planned, f)
}

// Latency delays the answers to requests whose path matches, before anything
// is done; 0 ends it.
func (s *Server) Latency(pathPattern string, d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.delays = append(s.faults.delays, delay{pathPattern, d})
}

// Down cuts every connection, the gateway's too, and each new one before it is
// answered, until Up.
func (s *Server) Down() {
	s.lockSteady()
	defer s.mu.Unlock()
	s.faults.down = true
	s.gateway.dropAll()
	s.change()
}

// Up ends Down. Sessions of the gateway can be resumed.
func (s *Server) Up() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.down = false
	s.change()
}

func (s *Server) isDown() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.faults.down || s.closed
}

// matches says whether a request is meant; "" and "*" mean any.
func matches(method, pattern, requestMethod, requestPath string) bool {
	fits, _ := path.Match(pattern, requestPath)
	return (method == "" || method == requestMethod) && (fits || pattern == "*" || pattern == "")
}

// take finds the fault that is planned for a call and uses it up.
func (f *faults) take(c *call) *fault {
	for _, planned := range f.planned {
		if planned.left > 0 && matches(planned.method, planned.pattern, c.method, c.path) {
			planned.left--
			return planned
		}
	}
	return nil
}

// spoil answers a call with a fault.
func (s *Server) spoil(w http.ResponseWriter, c *call, f *fault) {
	s.log(c, f.status, 0)
	s.change()
	if f.status == 0 {
		cut(w)
		return
	}
	for key, values := range f.header {
		w.Header()[key] = values
	}
	w.WriteHeader(f.status)
	fmt.Fprint(w, f.body)
}

// cut closes a connection with a reset, without an answer.
func cut(w http.ResponseWriter) {
	conn, _, err := w.(http.Hijacker).Hijack()
	if err != nil {
		return
	}
	if tcp, is := conn.(*net.TCPConn); is {
		tcp.SetLinger(0)
	}
	conn.Close()
}

// delay waits as Latency says, or until the bot is gone.
func (s *Server) delay(r *http.Request, requestPath string) {
	s.mu.Lock()
	var d time.Duration
	for _, planned := range s.faults.delays {
		if matches("", planned.pattern, "", requestPath) {
			d = planned.d
		}
	}
	s.mu.Unlock()
	if d == 0 {
		return
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-r.Context().Done():
	}
}

// A limit is a rate limit that the test has set.
type limit struct {
	pattern    string
	requests   int
	window     time.Duration
	retryAfter time.Duration
	used       map[string][]time.Time // by path: each is a bucket of its own
}

// RateLimit lets n requests pass in each window, for each path that matches,
// and answers the others with 429 and retryAfter. Without it no limit is ever
// reached, but for the two renames of a channel in ten minutes.
func (s *Server) RateLimit(pathPattern string, n int, window, retryAfter time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.faults.limits = append(s.faults.limits, &limit{pathPattern, n, window, retryAfter, map[string][]time.Time{}})
}

// A limitError is a 429.
type limitError struct{ retryAfter time.Duration }

func (e *limitError) Error() string { return "429 You are being rate limited." }

func (e *limitError) body() object {
	return object{"code": 0, "message": "You are being rate limited.", "retry_after": e.retryAfter.Seconds(), "global": false}
}

func (e *limitError) header(h http.Header) {
	h.Set("Retry-After", strconv.Itoa(int(math.Ceil(e.retryAfter.Seconds()))))
	h.Set("X-RateLimit-Scope", "user")
}

// limited counts a call, and refuses it where the bucket is empty.
func (f *faults) limited(c *call, now time.Time) error {
	for _, l := range f.limits {
		if !matches("", l.pattern, c.method, c.path) {
			continue
		}
		used := l.recent(c, now)
		if len(used) >= l.requests {
			return &limitError{l.retryAfter}
		}
		l.used[l.key(c)] = append(used, now)
	}
	return nil
}

func (l *limit) key(c *call) string { return c.method + " " + c.path }

func (l *limit) recent(c *call, now time.Time) []time.Time {
	used := l.used[l.key(c)]
	for len(used) > 0 && now.Sub(used[0]) >= l.window {
		used = used[1:]
	}
	return used
}

// headers tells the bot how its bucket stands.
// https://discord.com/developers/docs/topics/rate-limits#header-format
func (f *faults) headers(h http.Header, c *call, now time.Time) {
	total, left, reset, bucket := 1000, 999, time.Second, "standin"
	for _, l := range f.limits {
		if matches("", l.pattern, c.method, c.path) {
			used := l.recent(c, now)
			total, left, reset, bucket = l.requests, l.requests-len(used), l.window, "standin-"+l.pattern
			if len(used) > 0 {
				reset = l.window - now.Sub(used[0])
			}
			if left == 0 {
				reset = max(reset, l.retryAfter)
			}
		}
	}
	h.Set("X-RateLimit-Limit", strconv.Itoa(total))
	h.Set("X-RateLimit-Remaining", strconv.Itoa(left))
	h.Set("X-RateLimit-Reset", seconds(float64(now.Add(reset).UnixMilli())/1000))
	h.Set("X-RateLimit-Reset-After", seconds(reset.Seconds()))
	h.Set("X-RateLimit-Bucket", bucket)
}

func seconds(s float64) string { return strconv.FormatFloat(s, 'f', 3, 64) }
