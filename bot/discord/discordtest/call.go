package discordtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// A call is one request of the bot, read.
type call struct {
	req    *http.Request
	method string
	path   string // without /api/v…
	query  url.Values
	header http.Header
	raw    []byte // the JSON, taken out of a multipart form where it came in one
	json   any    // the same, read
	isJSON bool   // false where there is none
	files  []file
}

// A file is one that was sent along (files[n]).
type file struct {
	field, name, contentType string
	size                     int
}

// A Request is what the bot asked and what it was answered.
type Request struct {
	Method string
	Path   string // without /api/v…
	Body   []byte // JSON, empty where there was none
	Status int    // 0: the connection was cut
	Code   int    // of Discord's JSON error, 0 for none
	At     time.Time
}

// Requests are the bot's requests so far, in their order, of one method and a
// path pattern as in FailNext; "" and "*" stand for any.
func (s *Server) Requests(method, pathPattern string) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	var found []Request
	for _, r := range s.requests {
		if matches(method, pathPattern, r.Method, r.Path) {
			found = append(found, r)
		}
	}
	return found
}

func readCall(r *http.Request) (*call, error) {
	c := &call{req: r, method: r.Method, path: r.URL.Path, query: r.URL.Query(), header: r.Header}
	for _, version := range []string{"/api/v10", "/api/v9"} {
		c.path = strings.TrimPrefix(c.path, version)
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, fmt.Errorf("read %s %s: %w", c.method, c.path, err)
	}
	c.raw = body
	if kind, params, _ := mime.ParseMediaType(r.Header.Get("Content-Type")); kind == "multipart/form-data" {
		c.raw = nil
		c.readForm(multipart.NewReader(bytes.NewReader(body), params["boundary"]))
	}
	if value, err := jsonschema.UnmarshalJSON(bytes.NewReader(c.raw)); err == nil {
		c.json, c.isJSON = value, true
	}
	return c, nil
}

// readForm takes payload_json and the files out of a multipart form; what is
// damaged is left out.
func (c *call) readForm(form *multipart.Reader) {
	for {
		part, err := form.NextPart()
		if err != nil {
			return
		}
		content, err := io.ReadAll(part)
		if err != nil {
			return
		}
		if part.FormName() == "payload_json" {
			c.raw = content
			continue
		}
		c.files = append(c.files, file{part.FormName(), part.FileName(), part.Header.Get("Content-Type"), len(content)})
	}
}

// id is a variable of the route.
func (c *call) id(name string) string { return c.req.PathValue(name) }

// object is the body, empty where it is none.
func (c *call) object() object {
	o, _ := c.json.(object)
	return o
}

// reply writes an answer or an error, and validates both.
func (s *Server) reply(w http.ResponseWriter, c *call, way route, ans answer, err error) {
	status, body := ans.status, ans.body
	pointer := fmt.Sprintf("%s/responses/%d/content/application~1json/schema", s.desc.operation(way.method, way.path), ans.status)
	code := 0
	var refused *apiError
	var limit *limitError
	switch {
	case errors.As(err, &limit):
		status, body, pointer = http.StatusTooManyRequests, limit.body(), component("RatelimitedResponse")
		limit.header(w.Header())
	case errors.As(err, &refused):
		status, body, code, pointer = refused.status, refused.body(), refused.code, component("ErrorResponse")
	case err != nil:
		status, body, pointer = http.StatusInternalServerError, object{"code": 0, "message": "500: Internal Server Error"}, component("ErrorResponse")
	}
	s.faults.headers(w.Header(), c, s.now())
	s.log(c, status, code)
	if body == nil {
		w.WriteHeader(status)
		return
	}
	if err := s.desc.answer(pointer, body); err != nil {
		s.t.Errorf("discordtest: the stand-in's own answer to %s %s: %v", c.method, c.path, err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	json.NewEncoder(w).Encode(body)
}

func (s *Server) log(c *call, status, code int) {
	s.requests = append(s.requests, Request{c.method, c.path, c.raw, status, code, s.now()})
}

// replay turns a value into what its reader will see: maps, lists, numbers.
func replay(value any) (any, error) {
	raw, err := json.Marshal(value)
	if err != nil {
		return nil, err
	}
	return jsonschema.UnmarshalJSON(bytes.NewReader(raw))
}

// decode reads a JSON value into a Go one of the same shape.
func decode(from, to any) error {
	raw, err := json.Marshal(from)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, to)
}
