// Package console is the desk's staff room as web pages and its HTTP interface
// (docs/architecture.md): it shows what the store holds and hands presses to
// the rules. It decides nothing itself, and nothing changes on a GET.
package console

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"time"

	"vorlauf/tickets"
)

// Config is what a console works with. Extra, Overdue and Secure may be zero,
// Health and Attachment nil; all else is needed.
type Config struct {
	Read Reader
	// Press decides an action as a member of the staff and returns the ticket
	// as it is afterwards. Errors are *tickets.Refusal, or the console's fault.
	Press func(ctx context.Context, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error)
	Rules tickets.World            // Calendar, Policy and Desk: for free dates, and for times in the desk's zone
	Staff map[string]tickets.Staff // by token
	Now   func() time.Time
	// Health says how the desk is. nil: it is not watched, and always ready.
	Health func(ctx context.Context) Health
	// Overdue is the age of the last contact with the mailbox from which on the
	// desk is not ready; 0: 5 minutes.
	Overdue time.Duration
	// Attachment cuts the attachment of that index out of a raw message.
	// nil: attachments are named, and only whole messages can be downloaded.
	Attachment func(raw io.Reader, index int) (io.Reader, tickets.Attachment, error)
	Signed     Signed // the pages that mails link to
	// Feed writes dates as a calendar to subscribe to (submission.Feed). nil:
	// there is none.
	Feed   func(name, publicURL string, entries []tickets.Entry) ([]byte, error)
	Secure bool         // the session cookie is sent over TLS only
	Extra  http.Handler // what the demo adds under /demo/, open to everybody; nil: nothing
	Log    *slog.Logger
}

// Health is how the desk is; what the store knows of it (mails queued, parked,
// pending) is read there.
type Health struct {
	SinceContact time.Duration // since the mailbox last answered; negative: it never did
}

type console struct {
	Config
	door    door
	pages   pages
	metrics *metrics
}

// New returns the console's handler: pages, HTTP interface, health and metrics.
// It fails where something that is needed is missing.
func New(c Config) (http.Handler, error) {
	if c.Read == nil || c.Press == nil || c.Rules.Calendar == nil || c.Now == nil || c.Log == nil {
		return nil, errors.New("console: Read, Press, Rules.Calendar, Now and Log are needed")
	}
	if c.Overdue == 0 {
		c.Overdue = 5 * time.Minute
	}
	k := &console{Config: c, door: newDoor(c.Staff, c.Secure)}
	k.metrics = newMetrics(k)
	var err error
	if k.pages, err = k.newPages(); err != nil {
		return nil, err
	}
	return k.metrics.timed(guarded(k.routes())), nil
}

func (k *console) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", k.healthz)
	mux.HandleFunc("GET /readyz", k.readyz)
	mux.Handle("GET /metrics", k.metrics.handler())
	k.routeAPI(mux)
	k.routePages(mux)
	k.routeSigned(mux)
	k.routeCalendar(mux)
	return mux
}

// guarded refuses what another site sent in the browser of one of the staff,
// and tells browsers to load and run nothing but the console's own.
func guarded(h http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.AddInsecureBypassPattern("POST /p/{link}") // whoever has the link may answer; no cookie counts there
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fail(w, http.StatusForbidden, "forbidden", "this request comes from another site", "")
	}))
	h = cross.Handler(h)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "same-origin") // without it a form's Origin would be null
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cache-Control", "no-store")
		h.ServeHTTP(w, r)
	})
}
