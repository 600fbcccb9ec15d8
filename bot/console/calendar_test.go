package console

import (
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"testing"

	"vorlauf/tickets"
)

// withCalendars writes entries as lines.
func withCalendars(c *Config) {
	c.Signed.Key = []byte("a key")
	c.Feed = func(name, publicURL string, entries []tickets.Entry) ([]byte, error) {
		lines := []string{name}
		for _, e := range entries {
			lines = append(lines, fmt.Sprint(e.Ticket, " ", e.Date.Start.Format("01-02 15:04"), " ", e.Tentative))
		}
		return []byte(strings.Join(lines, "\n")), nil
	}
}

// subscribed is the path of a calendar as the agenda shows it.
func (k *desk) subscribed(which string) string {
	k.t.Helper()
	page := k.call("GET", "/agenda", approverToken, "").Body.String()
	found := regexp.MustCompile(`<b>` + which + `</b><br><code>http://example.com(/calendar/[^<]+)</code>`).FindStringSubmatch(page)
	if found == nil {
		k.t.Fatalf("no calendar %q in %s", which, page)
	}
	return found[1]
}

func TestCalendars(t *testing.T) {
	k := newDesk(t, withCalendars)
	k.receive(1, complete())
	k.decide(1, &tickets.Approve{})
	k.decide(1, &tickets.Assign{To: "anna"})
	k.receive(2, complete())
	k.store.taken = append(k.store.taken, k.store.tickets[1].Bookings()...)
	k.store.taken = append(k.store.taken, k.store.tickets[2].Bookings()...)
	all, mine := k.subscribed("All dates"), k.subscribed("Those assigned to you")
	want := "Update desk\n1 12-14 09:00 true\n1 12-15 09:00 true\n1 12-16 09:00 true"
	w := k.call("GET", all, "", "")
	if w.Code != 200 || w.Body.String() != want || w.Header().Get("Content-Type") != "text/calendar; charset=utf-8" {
		t.Errorf("%d %v\n%s", w.Code, w.Header(), w.Body)
	}
	tag := w.Header().Get("ETag")
	if again := k.call("GET", all, "", "", func(r *http.Request) { r.Header.Set("If-None-Match", tag) }); again.Code != 304 {
		t.Errorf("unchanged: %d", again.Code)
	}
	if w := k.call("GET", mine, "", ""); w.Code != 200 || w.Body.String() != strings.Replace(want, "Update desk", "Update desk: Anna", 1) {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	k.decide(1, &tickets.Assign{To: "beat"})
	if w := k.call("GET", mine, "", ""); w.Body.String() != "Update desk: Anna" {
		t.Errorf("of another: %s", w.Body)
	}
	k.store.broken = fmt.Errorf("out of order")
	if w := k.call("GET", all, "", ""); w.Code != 500 {
		t.Errorf("broken: %d", w.Code)
	}
}

func TestCalendarsOfOthers(t *testing.T) {
	k := newDesk(t, withCalendars)
	all, mine := k.subscribed("All dates"), k.subscribed("Those assigned to you")
	secret := strings.Split(mine, "/")[2]
	for _, path := range []string{
		"/calendar/x.ics", "/calendar/.ics", "/calendar/" + secret + ".ics", "/calendar/" + secret + "/Beat.ics", "/calendar/" + secret + "/.ics",
		strings.TrimSuffix(all, ".ics") + "/Anna.ics", all[:len(all)-5] + ".ics",
	} {
		if w := k.call("GET", path, "", ""); w.Code != 404 {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	if w := newDesk(t).call("GET", all, "", ""); w.Code != 404 {
		t.Errorf("without calendars: %d", w.Code)
	}
}
