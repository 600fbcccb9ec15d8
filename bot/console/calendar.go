package console

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// The calendar that staff subscribe to holds what is not closed, this many days
// back and ahead.
const (
	feedBack  = 60
	feedAhead = 400
)

// routeCalendar serves the calendars. Calendar programs cannot log in: the
// address is the secret, and each person's own shows that person's dates only.
func (k *console) routeCalendar(mux *http.ServeMux) {
	if len(k.Signed.Key) == 0 || k.Feed == nil {
		return
	}
	mux.HandleFunc("GET /calendar/{file}", func(w http.ResponseWriter, r *http.Request) {
		k.feed(w, r, strings.TrimSuffix(r.PathValue("file"), ".ics"), "")
	})
	mux.HandleFunc("GET /calendar/{secret}/{file}", func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimSuffix(r.PathValue("file"), ".ics")
		k.feed(w, r, r.PathValue("secret"), cmp.Or(name, "\x00"))
	})
}

// calendarSecret is the secret part of a calendar's address; name "" is that of
// everybody's dates.
func (k *console) calendarSecret(name string) string {
	return strings.ToLower(letters.EncodeToString(keyed(k.Signed.Key, "calendar", strings.ToLower(name))[:20]))
}

// calendarAddress is where to subscribe; "" where there are no calendars.
func (k *console) calendarAddress(r *http.Request, name string) string {
	if len(k.Signed.Key) == 0 || k.Feed == nil {
		return ""
	}
	base := strings.TrimRight(k.Rules.Desk.PublicURL, "/")
	if base == "" {
		scheme := "http://"
		if k.Secure {
			scheme = "https://"
		}
		base = scheme + r.Host
	}
	if name == "" {
		return base + "/calendar/" + k.calendarSecret("") + ".ics"
	}
	return base + "/calendar/" + k.calendarSecret(name) + "/" + url.PathEscape(name) + ".ics"
}

func (k *console) feed(w http.ResponseWriter, r *http.Request, secret, name string) {
	if subtle.ConstantTimeCompare([]byte(secret), []byte(k.calendarSecret(name))) != 1 {
		http.NotFound(w, r)
		return
	}
	entries, err := k.entries(r.Context(), name)
	var cal []byte
	if err == nil {
		cal, err = k.Feed(calendarName(name), k.Rules.Desk.PublicURL, entries)
	}
	if err != nil {
		k.Log.Error("the calendar cannot be written", "error", err)
		http.Error(w, "The calendar cannot be written at present.", http.StatusInternalServerError)
		return
	}
	sum := sha256.Sum256(cal)
	head := w.Header()
	head.Set("Content-Type", "text/calendar; charset=utf-8")
	head.Set("Cache-Control", "private, no-cache")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("ETag", `"`+hex.EncodeToString(sum[:8])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(cal))
}

func calendarName(name string) string {
	if name == "" {
		return "Update desk"
	}
	return "Update desk: " + name
}

// entries are the dates of everybody, or of the tickets that somebody has, in
// order.
func (k *console) entries(ctx context.Context, name string) ([]tickets.Entry, error) {
	now := k.Now()
	taken, err := k.Read.Taken(ctx, now.AddDate(0, 0, -feedBack), now.AddDate(0, 0, feedAhead))
	if err != nil {
		return nil, err
	}
	var all []tickets.Entry
	read := map[int64]bool{}
	for _, b := range taken {
		if read[b.Ticket] || b.Kind == tickets.BookingSuggested {
			continue
		}
		read[b.Ticket] = true
		t, err := k.Read.Ticket(ctx, b.Ticket)
		if err != nil {
			return nil, err
		}
		if name == "" || strings.EqualFold(t.Assignee, name) {
			all = append(all, t.Entries(k.Rules.Desk)...)
		}
	}
	slices.SortFunc(all, func(a, b tickets.Entry) int {
		return cmp.Or(a.Date.Start.Compare(b.Date.Start), cmp.Compare(a.UID, b.UID))
	})
	return all, nil
}
