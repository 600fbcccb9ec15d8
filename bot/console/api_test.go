package console

import (
	"encoding/json"
	"errors"
	"flag"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// golden compares with testdata/name, or rewrites it.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		must(t, os.MkdirAll("testdata", 0o755))
		must(t, os.WriteFile(path, []byte(got), 0o644))
	}
	want, err := os.ReadFile(path)
	must(t, err)
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

func TestATicketAsJSON(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	k.decide(1001, &tickets.Approve{})
	k.decide(1001, &tickets.Accept{Party: "petra.keller@amstutz.example", Option: 1, Remark: "rang up"})
	k.store.messages[1001] = k.store.messages[1001][1:2]
	k.store.timeline[1001] = []store.Entry{{At: k.now, Actor: "Anna", Kind: "note", Text: "Ruft zurück <bald>."}}
	w := k.call("GET", "/api/tickets/1001", viewerToken, "")
	if w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	var indented strings.Builder
	var v map[string]any
	must(t, json.Unmarshal(w.Body.Bytes(), &v))
	if got, want := jsonOf(t, v["actions"]), jsonOf(t, k.store.tickets[1001].Actions()); got != want {
		t.Errorf("actions %s, want %s", got, want)
	}
	delete(v, "actions") // as many as the rules have, and no business of this test
	out := json.NewEncoder(&indented)
	out.SetIndent("", "  ")
	out.SetEscapeHTML(false)
	must(t, out.Encode(v))
	golden(t, "ticket.json", indented.String())
	if strings.Contains(w.Body.String(), "ABCD-EFGH") {
		t.Error("the licence key is not masked")
	}
}

// The names of contract/run.md; a ticket that has just been held lacks nearly
// everything, and so shows null lists.
func TestNothingIsNullThatIsAList(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, stranger())
	var got map[string]any
	must(t, json.Unmarshal(k.call("GET", "/api/tickets/1001", viewerToken, "").Body.Bytes(), &got))
	for _, name := range strings.Fields(`requests missing wished suggested proposed acceptances runbook parties
		messages timeline actions early attention duplicates linked waiting`) {
		if _, isList := got[name].([]any); !isList {
			t.Errorf("%s is %v, not a list", name, got[name])
		}
	}
	for _, name := range []string{"date", "hold_until", "appointment", "cleanup_due", "own"} {
		if v, there := got[name]; v != nil || !there {
			t.Errorf("%s is %v (there: %v), not null", name, v, there)
		}
	}
	for _, name := range strings.Fields(`number revision state outcome customer software version subject created
		updated variant suggested_variant short_notice urgent off_hours received paused undeliverable assignee`) {
		if v, there := got[name]; v == nil || !there {
			t.Errorf("%s is %v (there: %v)", name, v, there)
		}
	}
	if len(got["waiting"].([]any)) != 1 {
		t.Error("the mail that waits is not shown")
	}
}

func TestTheListGoesOnWhereItStopped(t *testing.T) {
	k := newDesk(t)
	for n := int64(1001); n < 1001+pageSize+5; n++ {
		k.receive(n, incomplete())
	}
	type list struct {
		Tickets []summary
		Next    *int64
	}
	var first, rest list
	must(t, json.Unmarshal(k.call("GET", "/api/tickets?state=awaiting_info", viewerToken, "").Body.Bytes(), &first))
	if len(first.Tickets) != pageSize || *first.Next != 1000+pageSize {
		t.Fatalf("%d tickets, next %d", len(first.Tickets), *first.Next)
	}
	must(t, json.Unmarshal(k.call("GET", "/api/tickets?after=1100", viewerToken, "").Body.Bytes(), &rest))
	if len(rest.Tickets) != 5 || *rest.Next != 0 {
		t.Fatalf("%d tickets, next %d", len(rest.Tickets), *rest.Next)
	}
	if s := rest.Tickets[0]; s.Software != "Topal" || s.State != tickets.AwaitingInfo || s.Date != nil || s.Created != "2026-11-23T09:00:00+01:00" {
		t.Errorf("summary %+v", s)
	}
}

func TestFilters(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	k.receive(1002, incomplete())
	for query, want := range map[string]int{
		"": 2, "?state=awaiting_info": 1, "?state=closed": 0, "?customer=Rochat+Fiduciaire+SA": 1, "?q=ABACUS": 1, "?after=1001": 1,
	} {
		var got struct{ Tickets []summary }
		must(t, json.Unmarshal(k.call("GET", "/api/tickets"+query, viewerToken, "").Body.Bytes(), &got))
		if got.Tickets == nil || len(got.Tickets) != want {
			t.Errorf("%q: %d tickets (%v), want %d", query, len(got.Tickets), got.Tickets, want)
		}
	}
}

func TestEveryStatus(t *testing.T) {
	tests := []struct {
		name, method, path, token, body string
		status                          int
		code, field                     string
	}{
		{"no token", "GET", "/api/tickets", "", "", 401, "unauthorized", ""},
		{"wrong token", "GET", "/api/tickets", "nonsense", "", 401, "unauthorized", ""},
		{"wrong token on what there is not", "GET", "/api/nothing", "nonsense", "", 401, "unauthorized", ""},
		{"no such thing", "GET", "/api/nothing", viewerToken, "", 404, "not_found", ""},
		{"wrong method", "DELETE", "/api/tickets/1001", viewerToken, "", 404, "not_found", ""},
		{"unknown ticket", "GET", "/api/tickets/9", viewerToken, "", 404, "not_found", ""},
		{"no number", "GET", "/api/tickets/abc", viewerToken, "", 404, "not_found", ""},
		{"action on unknown ticket", "POST", "/api/tickets/9/approve", approverToken, "{}", 404, "not_found", ""},
		{"unknown action", "POST", "/api/tickets/1001/explode", approverToken, "{}", 404, "not_found", ""},
		{"unknown state", "GET", "/api/tickets?state=lost", viewerToken, "", 422, "argument", "state"},
		{"wrong after", "GET", "/api/tickets?after=x", viewerToken, "", 422, "argument", "after"},
		{"no JSON", "POST", "/api/tickets/1001/approve", approverToken, "{", 400, "malformed", ""},
		{"no object", "POST", "/api/tickets/1001/approve", approverToken, "[]", 400, "malformed", ""},
		{"too large", "POST", "/api/tickets/1001/note", approverToken, `{"text":"` + strings.Repeat("x", maxBody) + `"}`, 400, "malformed", ""},
		{"unknown argument", "POST", "/api/tickets/1001/approve", approverToken, `{"when":1}`, 422, "argument", "when"},
		{"wrong argument", "POST", "/api/tickets/1001/approve", approverToken, `{"dates":"soon"}`, 422, "argument", "dates"},
		{"date that is closed", "POST", "/api/tickets/1001/approve", approverToken, `{"dates":["2026-12-13T09:00:00+01:00"]}`, 422, "argument", "dates"},
		{"missing argument", "POST", "/api/tickets/1001/note", approverToken, `{}`, 422, "argument", "text"},
		{"not allowed", "POST", "/api/tickets/1001/approve", viewerToken, `{}`, 403, "forbidden", ""},
		{"stale", "POST", "/api/tickets/1001/approve", approverToken, `{"revision":99}`, 409, "stale", ""},
		{"not possible", "POST", "/api/tickets/1001/start", approverToken, `{}`, 409, "not_possible", ""},
		{"guard", "POST", "/api/tickets/1002/step", approverToken, `{"step":7,"state":"done"}`, 409, "guard", "override_reason"},
		{"unknown argument of a list", "GET", "/api/tickets?state=held&colour=red", viewerToken, "", 422, "argument", "colour"},
		{"unknown argument of a ticket", "GET", "/api/tickets/1001?full=1", viewerToken, "", 422, "argument", "full"},
		{"unknown argument of slots", "GET", "/api/slots?colour=red", viewerToken, "", 422, "argument", "colour"},
		{"slots for how long", "GET", "/api/slots?minutes=x", viewerToken, "", 422, "argument", "minutes"},
		{"slots from when", "GET", "/api/slots?from=soon", viewerToken, "", 422, "argument", "from"},
		{"slots for whom", "GET", "/api/slots?customer=Nobody", viewerToken, "", 422, "argument", "customer"},
		{"slots for what", "GET", "/api/slots?product=Nothing", viewerToken, "", 422, "argument", "product"},
	}
	k := newDesk(t, func(c *Config) { c.Extra = http.NotFoundHandler() })
	k.receive(1001, complete())
	k.receive(1002, complete())
	k.decide(1002, &tickets.Approve{})
	k.decide(1002, &tickets.Accept{Party: "petra.keller@amstutz.example", Option: 1})
	k.decide(1002, &tickets.Start{})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := k.call(tt.method, tt.path, tt.token, tt.body)
			var got struct{ Error problem }
			if err := json.Unmarshal(w.Body.Bytes(), &got); err != nil {
				t.Fatalf("%v in %s", err, w.Body)
			}
			if w.Code != tt.status || got.Error.Code != tt.code || got.Error.Field != tt.field || got.Error.Message == "" {
				t.Errorf("got %d %+v, want %d %s %s", w.Code, got.Error, tt.status, tt.code, tt.field)
			}
		})
	}
	if k.store.tickets[1001].State != tickets.AwaitingApproval {
		t.Error("something was changed all the same")
	}
}

func TestAPressAnswersTheTicket(t *testing.T) {
	k := newDesk(t)
	before := k.receive(1001, complete())
	w := k.call("POST", "/api/tickets/1001/approve", approverToken, `{"revision":`+jsonOf(t, before.Revision)+`,"dates":["2026-12-15T09:00:00+01:00"]}`)
	var got full
	must(t, json.Unmarshal(w.Body.Bytes(), &got))
	if w.Code != 200 || got.State != tickets.Proposed || len(got.Proposed) != 1 || got.Proposed[0].Start != "2026-12-15T09:00:00+01:00" {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	if len(got.Messages) != 3 || len(got.Timeline) == 0 || got.HoldUntil == nil {
		t.Errorf("messages %v timeline %v hold %v", got.Messages, got.Timeline, got.HoldUntil)
	}
	if w := k.call("POST", "/api/tickets/1001/take_over", viewerToken, ""); w.Code != 200 {
		t.Errorf("an empty body: %d %s", w.Code, w.Body)
	}
}

func TestTheConsolesOwnFaultTellsNoDetails(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	k.store.broken = errors.New("disk /dev/sda is on fire")
	for _, path := range []string{"/api/tickets", "/api/tickets/1001", "/api/slots"} {
		w := k.call("GET", path, viewerToken, "")
		if w.Code != 500 || strings.Contains(w.Body.String(), "fire") || !strings.Contains(w.Body.String(), `"internal"`) {
			t.Errorf("%s: %d %s", path, w.Code, w.Body)
		}
	}
	if !strings.Contains(k.log.String(), "on fire") {
		t.Error("the log does not say why")
	}
}

func TestSlots(t *testing.T) {
	k := newDesk(t, func(c *Config) {
		c.Rules.Blackouts = []tickets.Blackout{{Product: "Topal", From: time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC), To: time.Date(2027, 1, 1, 0, 0, 0, 0, time.UTC)}}
	})
	zone := k.rules.Calendar.Zone()
	at := func(day, hour int) time.Time { return time.Date(2026, 12, day, hour, 0, 0, 0, zone) }
	k.store.taken = []tickets.Booking{
		{Ticket: 1, Customer: "Amstutz Treuhand AG", Start: at(1, 8), End: at(1, 12), Kind: tickets.BookingAgreed},
		{Ticket: 2, Customer: "Another", Start: at(1, 13), End: at(1, 17), Kind: tickets.BookingHeld},
		{Ticket: 3, Customer: "Another", Start: at(1, 8), End: at(1, 12), Kind: tickets.BookingSuggested},
	}
	tests := []struct{ name, query, first string }{
		{"from now, by default", "", "2026-11-23T09:00:00+01:00"},
		{"from a day", "?from=2026-12-02&minutes=30", "2026-12-02T08:00:00+01:00"},
		{"one technician is left", "?from=2026-12-01T00:00:00%2B01:00", "2026-12-01T08:00:00+01:00"},
		{"a plus that was not escaped", "?from=2026-12-01T00:00:00+01:00", "2026-12-01T08:00:00+01:00"},
		{"the customer is busy in the morning", "?from=2026-12-01&customer=amstutz+treuhand+ag", "2026-12-01T13:00:00+01:00"},
		{"a day too long for the afternoon", "?from=2026-12-01&customer=amstutz+treuhand+ag&minutes=480", "2026-12-02T08:00:00+01:00"},
		{"a blackout of the product", "?from=2026-12-03&product=topal", "2027-01-04T08:00:00+01:00"},
		{"never in the past", "?from=2020-01-01", "2026-11-23T09:00:00+01:00"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got struct{ Slots []period }
			w := k.call("GET", "/api/slots"+tt.query, viewerToken, "")
			must(t, json.Unmarshal(w.Body.Bytes(), &got))
			if len(got.Slots) != slotCount || got.Slots[0].Start != tt.first {
				t.Fatalf("%d slots: %s", len(got.Slots), w.Body)
			}
		})
	}
}

func jsonOf(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	must(t, err)
	return string(b)
}
