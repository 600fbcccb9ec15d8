package console

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// submit posts a form as a browser does that has a cookie.
func (k *desk) submit(path string, form url.Values, cookie *http.Cookie, change ...func(*http.Request)) *httptest.ResponseRecorder {
	k.t.Helper()
	return k.call("POST", path, "", form.Encode(), append([]func(*http.Request){func(r *http.Request) {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "http://"+r.Host)
		r.Header.Set("Sec-Fetch-Site", "same-origin")
		if cookie != nil {
			r.AddCookie(cookie)
		}
	}}, change...)...)
}

// login returns the session cookie.
func (k *desk) login(token string) *http.Cookie {
	k.t.Helper()
	w := k.submit("/login", url.Values{"token": {token}}, nil)
	if w.Code != http.StatusSeeOther || len(w.Result().Cookies()) != 1 {
		k.t.Fatalf("login: %d %v", w.Code, w.Result().Cookies())
	}
	return w.Result().Cookies()[0]
}

func TestASessionForAToken(t *testing.T) {
	for _, secure := range []bool{false, true} {
		k := newDesk(t, func(c *Config) { c.Secure = secure })
		k.receive(1001, complete())
		c := k.login(approverToken)
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Secure != secure || c.Path != "/" || c.MaxAge <= 0 {
			t.Errorf("cookie %+v", c)
		}
		if strings.Contains(c.Value, approverToken) {
			t.Error("the cookie holds the token")
		}
		for _, path := range []string{"/", "/tickets/1001", "/agenda", "/strays", "/api/tickets"} {
			if w := k.call("GET", path, "", "", func(r *http.Request) { r.AddCookie(c) }); w.Code != http.StatusOK {
				t.Errorf("%s: %d", path, w.Code)
			}
		}
	}
}

func TestWhoIsNotLoggedIn(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	for path, want := range map[string]string{
		"/": "/login", "/agenda": "/login?next=%2Fagenda", "/tickets/1001?a=b": "/login?next=%2Ftickets%2F1001%3Fa%3Db",
		"/tickets/1001/messages/10010/raw": "/login?next=%2Ftickets%2F1001%2Fmessages%2F10010%2Fraw",
	} {
		w := k.call("GET", path, "", "")
		if w.Code != http.StatusSeeOther || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %s", path, w.Code, w.Header().Get("Location"))
		}
	}
	w := k.submit("/tickets/1001/note", url.Values{"text": {"x"}}, nil)
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/login" {
		t.Errorf("post: %d to %s", w.Code, w.Header().Get("Location"))
	}
	if w := k.submit("/login", url.Values{"token": {"guess"}}, nil); w.Code != http.StatusUnauthorized || len(w.Result().Cookies()) > 0 {
		t.Errorf("wrong token: %d %v", w.Code, w.Result().Cookies())
	}
	if strings.Contains(k.log.String(), "guess") {
		t.Error("the log holds what was typed")
	}
}

func TestSessionsEnd(t *testing.T) {
	d := newDoor(map[string]tickets.Staff{"a": {Name: "A"}, "": {Name: "Nobody"}}, false)
	now := time.Date(2026, 12, 1, 9, 0, 0, 0, time.UTC)
	good := d.byToken("a").signed(now.Add(sessionLength))
	if who, ok := d.bySession(good, now); !ok || who.Name != "A" {
		t.Fatalf("%v %v", who, ok)
	}
	other := newDoor(map[string]tickets.Staff{"b": {Name: "B"}}, false)
	forged := []byte(good)
	forged[3] ^= 1
	for name, check := range map[string]func() (tickets.Staff, bool){
		"after its end":       func() (tickets.Staff, bool) { return d.bySession(good, now.Add(sessionLength)) },
		"of another token":    func() (tickets.Staff, bool) { return other.bySession(good, now) },
		"with another end":    func() (tickets.Staff, bool) { return d.bySession(string(forged), now) },
		"that is none":        func() (tickets.Staff, bool) { return d.bySession("nonsense", now) },
		"that is empty":       func() (tickets.Staff, bool) { return d.bySession("", now) },
		"without a signature": func() (tickets.Staff, bool) { return d.bySession(good[:11], now) },
	} {
		if who, ok := check(); ok {
			t.Errorf("a session %s lets %v in", name, who)
		}
	}
	if d.byToken("") != nil {
		t.Error("an empty token lets somebody in")
	}
}

func TestLogout(t *testing.T) {
	k := newDesk(t)
	w := k.submit("/logout", nil, k.login(viewerToken))
	if c := w.Result().Cookies(); w.Code != http.StatusSeeOther || len(c) != 1 || c[0].MaxAge >= 0 || c[0].Value != "" {
		t.Errorf("%d %v", w.Code, c)
	}
}

func TestLoginLeadsOnWithinTheSite(t *testing.T) {
	k := newDesk(t)
	for next, want := range map[string]string{
		"": "/", "/tickets/1001?a=b": "/tickets/1001?a=b", "https://evil.example/": "/", "//evil.example/x": "/",
		`/\evil.example`: "/", "javascript:alert(1)": "/", "tickets": "/", "/%0d%0aSet-Cookie:x": "/%0d%0aSet-Cookie:x",
	} {
		w := k.submit("/login", url.Values{"token": {viewerToken}, "next": {next}}, nil)
		if got := w.Header().Get("Location"); got != want {
			t.Errorf("next %q leads to %q, want %q", next, got, want)
		}
	}
}

// Another site's form is refused whoever is logged in, and a GET changes
// nothing anywhere.
func TestOtherSitesChangeNothing(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	cookie := k.login(approverToken)
	for name, set := range map[string]func(*http.Request){
		"another site":          func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "cross-site") },
		"a neighbour":           func(r *http.Request) { r.Header.Set("Sec-Fetch-Site", "same-site") },
		"an old browser":        func(r *http.Request) { r.Header.Del("Sec-Fetch-Site"); r.Header.Set("Origin", "https://evil.example") },
		"a page without origin": func(r *http.Request) { r.Header.Del("Sec-Fetch-Site"); r.Header.Set("Origin", "null") },
	} {
		for _, path := range []string{"/tickets/1001/take_over", "/api/tickets/1001/take_over", "/login", "/logout"} {
			if w := k.submit(path, url.Values{"token": {approverToken}}, cookie, set); w.Code != http.StatusForbidden || len(w.Result().Cookies()) > 0 {
				t.Errorf("%s on %s: %d", name, path, w.Code)
			}
		}
	}
	before := k.store.tickets[1001].Seq
	for _, action := range tickets.ActionNames() {
		for _, room := range []string{"/tickets/1001/", "/api/tickets/1001/"} {
			if w := k.call("GET", room+action, "", "", func(r *http.Request) { r.AddCookie(cookie) }); w.Code < 400 {
				t.Errorf("GET %s%s: %d", room, action, w.Code)
			}
		}
	}
	if k.store.tickets[1001].Seq != before {
		t.Error("something was changed")
	}
	if w := k.submit("/tickets/1001/take_over", nil, cookie); w.Code != http.StatusSeeOther || !k.store.tickets[1001].Paused {
		t.Errorf("the console's own form: %d", w.Code)
	}
}

func TestHeadersOfEveryAnswer(t *testing.T) {
	k := newDesk(t)
	for _, path := range []string{"/login", "/", "/api/tickets", "/style.css", "/nothing", "/metrics"} {
		h := k.call("GET", path, viewerToken, "").Header()
		csp := h.Get("Content-Security-Policy")
		if !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "frame-ancestors 'none'") || strings.Contains(csp, "unsafe") {
			t.Errorf("%s: policy %q", path, csp)
		}
		if h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "same-origin" || h.Get("Cache-Control") == "" {
			t.Errorf("%s: %v", path, h)
		}
	}
}
