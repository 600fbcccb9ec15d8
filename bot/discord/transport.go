package discord

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// A transport sends the library's requests where the configuration says, without
// touching its package variables, and keeps from it what it cannot take: servers
// that speak as Discord does leave out and put in a little of their own.
type transport struct {
	to      *url.URL // nil: where they were meant to go
	gateway string   // "": the one that the server names
	pool    *http.Transport
}

func newTransport(c Config) (http.RoundTripper, error) {
	t := &transport{gateway: c.GatewayURL, pool: &http.Transport{Proxy: http.ProxyFromEnvironment, MaxIdleConnsPerHost: 8}}
	if c.GatewayURL != "" {
		if _, err := gatewayAddress(c.GatewayURL); err != nil {
			return nil, err
		}
	}
	if c.APIURL == "" {
		return t, nil
	}
	u, err := url.Parse(c.APIURL)
	if err != nil || u.Host == "" {
		return nil, fmt.Errorf("discord: %q is no address", c.APIURL)
	}
	t.to = u
	return t, nil
}

func (t *transport) RoundTrip(r *http.Request) (*http.Response, error) {
	gateway := strings.HasSuffix(r.URL.Path, "/gateway")
	if gateway && t.gateway != "" {
		w := &http.Response{StatusCode: http.StatusOK, Header: http.Header{}, Request: r, ProtoMajor: 1, ProtoMinor: 1}
		return w, nameGateway(w, t.gateway)
	}
	if t.to != nil {
		r = r.Clone(r.Context())
		r.URL.Scheme, r.URL.Host, r.Host = t.to.Scheme, t.to.Host, t.to.Host
		r.URL.Path = basePath(t.to.Path) + strings.TrimPrefix(r.URL.Path, ownPath)
	}
	w, err := t.pool.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	tidyLimits(w.Header)
	switch {
	case w.StatusCode == http.StatusTooManyRequests:
		err = sayLimit(w)
	case gateway && w.StatusCode == http.StatusOK:
		var named struct{ URL string }
		if err = decode(w.Body, &named); err == nil {
			err = nameGateway(w, named.URL)
		}
	}
	return w, err
}

// CloseIdleConnections lets the client close what it does not use.
func (t *transport) CloseIdleConnections() { t.pool.CloseIdleConnections() }

var ownPath = "/api/v" + discordgo.APIVersion

// basePath is what stands before the paths of the interface: Discord's own where
// an address says none, its version where only that is missing, or else what the
// address says.
func basePath(path string) string {
	path = strings.TrimRight(path, "/")
	switch {
	case path == "":
		return ownPath
	case strings.HasSuffix(path, "/api"):
		return path + strings.TrimPrefix(ownPath, "/api")
	}
	return path
}

// gatewayAddress completes a gateway's address with the version and the encoding.
// The library puts a slash and a query of its own behind it: a fragment, which is
// never sent, swallows them, so that path and query stay the server's.
func gatewayAddress(address string) (string, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return "", fmt.Errorf("discord: %q is no address of a gateway", address)
	}
	u.Scheme = map[string]string{"http": "ws", "https": "wss", "ws": "ws", "wss": "wss"}[u.Scheme]
	if u.Scheme == "" {
		return "", fmt.Errorf("discord: %q is no address of a gateway", address)
	}
	if u.Path == "" {
		u.Path = "/"
	}
	q := u.Query()
	if q.Get("v") == "" {
		q.Set("v", discordgo.APIVersion)
	}
	q.Set("encoding", "json")
	q.Del("compress") // the library reads whole messages only
	u.RawQuery, u.Fragment = q.Encode(), ""
	return u.String() + "#", nil
}

// nameGateway answers with a gateway's address.
func nameGateway(w *http.Response, address string) error {
	complete, err := gatewayAddress(address)
	if err != nil {
		return err
	}
	return answer(w, map[string]string{"url": complete})
}

// tidyLimits takes away rate limits that the library cannot read: it would take
// the whole answer for lost.
func tidyLimits(h http.Header) {
	number := func(name string) {
		if _, err := strconv.ParseFloat(h.Get(name), 64); err != nil {
			h.Del(name)
		}
	}
	number("X-RateLimit-Reset-After")
	number("X-RateLimit-Reset")
	if _, err := strconv.ParseInt(h.Get("X-RateLimit-Remaining"), 10, 32); err != nil {
		h.Del("X-RateLimit-Remaining")
	}
	if _, err := http.ParseTime(h.Get("Date")); err != nil {
		h.Del("X-RateLimit-Reset") // it counts from there
	}
}

// sayLimit makes a 429 say in its body how long to wait, as Discord's do; those of
// a proxy are HTML with a header.
func sayLimit(w *http.Response) error {
	const some = 5 * time.Second
	var said struct {
		After  json.RawMessage `json:"retry_after"`
		Text   string          `json:"message"`
		Global bool            `json:"global"`
	}
	if decode(w.Body, &said) != nil {
		said.Text = "rate limited by a proxy"
	}
	bucket := ""
	if said.Global || w.Header.Get("X-RateLimit-Global") == "true" {
		bucket = everything
	}
	wait := some.Seconds()
	for _, text := range []string{strings.Trim(string(said.After), `"`), w.Header.Get("Retry-After")} {
		if after, err := strconv.ParseFloat(text, 64); err == nil && after >= 0 {
			wait = after
			break
		}
	}
	return answer(w, map[string]any{"message": said.Text, "retry_after": wait, "bucket": bucket})
}

// decode reads a whole body, of a size that these answers have, and closes it.
func decode(body io.ReadCloser, into any) error {
	defer body.Close()
	const most = 1 << 16
	b, err := io.ReadAll(io.LimitReader(body, most))
	if err != nil {
		return err
	}
	return json.Unmarshal(b, into)
}

// answer puts a body of our own into a response.
func answer(w *http.Response, body any) error {
	b, err := json.Marshal(body)
	w.Body, w.ContentLength = io.NopCloser(bytes.NewReader(b)), int64(len(b))
	return err
}
