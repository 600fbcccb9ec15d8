package demo

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// Endpoints are what the demo adds to the console (contract/run.md): a look
// into every mailbox, the clock, and waiting until all is settled.
type Endpoints struct {
	Mailbox func(address string) ([]Letter, error)
	Now     func() time.Time
	Advance func(ctx context.Context, to time.Time) error // ErrBackward for a time that has passed
	Settle  func(ctx context.Context) error
	Page    Page
	Log     *slog.Logger
}

// ErrBackward is Advance's answer to a time that has passed.
var ErrBackward = errors.New("the clock moves forward only")

// Handler serves the endpoints under /demo/.
func (e Endpoints) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /demo/mailbox/{address}", e.mailbox)
	mux.HandleFunc("GET /demo/clock", e.clock)
	mux.HandleFunc("POST /demo/clock", e.setClock)
	mux.HandleFunc("POST /demo/settle", e.settle)
	e.Page.Register(mux)
	return mux
}

func (e Endpoints) mailbox(w http.ResponseWriter, r *http.Request) {
	letters, err := e.Mailbox(r.PathValue("address"))
	if err != nil {
		e.fail(w, http.StatusInternalServerError, "internal", err.Error(), "")
		return
	}
	answer(w, http.StatusOK, letters)
}

func (e Endpoints) clock(w http.ResponseWriter, _ *http.Request) {
	answer(w, http.StatusOK, map[string]string{"now": e.Now().Format(time.RFC3339)})
}

func (e Endpoints) setClock(w http.ResponseWriter, r *http.Request) {
	const limit = 1 << 16
	var body struct{ Now *time.Time }
	raw, err := io.ReadAll(io.LimitReader(r.Body, limit))
	if raw = bytes.TrimSpace(raw); err != nil || !json.Valid(raw) || raw[0] != '{' {
		e.fail(w, http.StatusBadRequest, "malformed", "the body is no JSON object", "")
		return
	}
	if json.Unmarshal(raw, &body) != nil || body.Now == nil {
		e.fail(w, http.StatusUnprocessableEntity, "argument", `"now" must be an RFC 3339 time`, "now")
		return
	}
	switch err := e.Advance(r.Context(), *body.Now); {
	case errors.Is(err, ErrBackward):
		e.fail(w, http.StatusUnprocessableEntity, "argument", err.Error(), "now")
	case err != nil:
		e.fail(w, http.StatusInternalServerError, "internal", err.Error(), "")
	default:
		e.clock(w, r)
	}
}

func (e Endpoints) settle(w http.ResponseWriter, r *http.Request) {
	if err := e.Settle(r.Context()); err != nil {
		e.fail(w, http.StatusInternalServerError, "internal", err.Error(), "")
		return
	}
	e.clock(w, r)
}

func (e Endpoints) fail(w http.ResponseWriter, status int, code, message, field string) {
	if status == http.StatusInternalServerError {
		e.Log.Error("a demo request failed", "error", message)
	}
	answer(w, status, map[string]any{"error": map[string]string{"code": code, "message": message, "field": field}})
}

func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.Encode(v) // an error here is a reader who went away
}
