package console

import (
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// elements walks through a page.
func elements(t *testing.T, page string, see func(n *html.Node)) {
	t.Helper()
	root, err := html.Parse(strings.NewReader(page))
	must(t, err)
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			see(n)
		}
	}
}

func attribute(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// harmless checks that a page holds no element, attribute or link but the
// console's own, and nothing that its policy would stop.
func harmless(t *testing.T, page string) {
	t.Helper()
	elements(t, page, func(n *html.Node) {
		if slices.Contains([]string{"script", "style", "iframe", "object", "base"}, n.Data) {
			t.Errorf("there is a <%s>", n.Data)
		}
		for _, a := range n.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("<%s %s=%q>", n.Data, a.Key, a.Val)
			case slices.Contains([]string{"href", "src", "action"}, a.Key) && (!strings.HasPrefix(a.Val, "/") || strings.HasPrefix(a.Val, "//")):
				t.Errorf("<%s %s=%q> leads away", n.Data, a.Key, a.Val)
			}
		}
	})
	if strings.ContainsRune(page, '\u202e') {
		t.Error("text is turned around")
	}
}

func TestStrangersTextIsOnlyText(t *testing.T) {
	k := newDesk(t, func(c *Config) { c.Attachment = fakeAttachment })
	k.receive(1001, hostile())
	held := hostile()
	held.From = "x@new.example"
	k.receive(1002, held)
	k.decide(1001, &tickets.Note{Text: attack})
	k.decide(1001, &tickets.Assign{To: attack})
	k.decide(1001, &tickets.SetMachines{Names: []string{attack}})
	k.decide(1001, &tickets.Approve{})
	k.decide(1001, &tickets.Accept{Party: "petra.keller@amstutz.example", Option: 1})
	k.decide(1001, &tickets.TickStep{Step: 1, State: tickets.StepSkipped, Remark: attack})
	k.store.messages[0] = []store.Message{{From: attack, Subject: attack, Text: attack, Class: attack}}
	k.store.messages[1001][0].Error, k.store.messages[1001][0].Status = attack, "failed"
	k.store.taken = k.store.tickets[1001].Bookings()
	k.now = k.store.taken[0].Start.Add(-time.Hour)
	for _, path := range []string{"/", "/?q=%22%3E%3Cscript%3E", "/?customer=%22%3E%3Cscript%3E", "/tickets/1001", "/tickets/1002", "/agenda", "/strays", "/tickets/%3Cscript%3E", "/login?next=%22%3E%3Cscript%3E"} {
		w := k.call("GET", path, approverToken, "")
		if w.Code != http.StatusOK && !strings.Contains(path, "tickets/%3C") {
			t.Errorf("%s: %d %s", path, w.Code, k.log.String())
		}
		harmless(t, w.Body.String())
	}
	w := k.submit("/tickets/1001/note", map[string][]string{"text": {attack}, "revision": {"99"}}, k.login(approverToken))
	harmless(t, w.Body.String())
	if !strings.Contains(html.UnescapeString(w.Body.String()), attack) {
		t.Error("what was typed is lost")
	}
}

// A link of a stranger is text; one press leads nowhere.
func TestLinksOfStrangersAreNotLinks(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	page := k.call("GET", "/tickets/1001", viewerToken, "").Body.String()
	elements(t, page, func(n *html.Node) {
		if n.Data == "a" && strings.Contains(attribute(n, "href"), "abacus") {
			t.Errorf("there is a link to %s", attribute(n, "href"))
		}
	})
	if !strings.Contains(page, "<strong><bdi>downloads.abacus.example</bdi></strong>") {
		t.Error("the host is not shown")
	}
}

// A key is shown only within what a click opens.
func TestALicenceKeyIsShownAfterAClick(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	found := false
	elements(t, k.call("GET", "/tickets/1001", viewerToken, "").Body.String(), func(n *html.Node) {
		if n.Data == "code" && n.FirstChild != nil && n.FirstChild.Data == "ABCD-EFGH-1234" {
			found = true
			if n.Parent.Data != "details" || slices.ContainsFunc(n.Parent.Attr, func(a html.Attribute) bool { return a.Key == "open" }) {
				t.Error("the key stands open")
			}
		}
	})
	if !found {
		t.Error("the key is nowhere")
	}
}

func TestTheCardSaysAll(t *testing.T) {
	k := newDesk(t, func(c *Config) { c.Attachment = fakeAttachment })
	m := complete()
	m.Requests[0].Wished, m.Urgent = []string{"2026-11-30/2026-12-04"}, true
	k.receive(1001, m)
	page := html.UnescapeString(k.call("GET", "/tickets/1001", viewerToken, "").Body.String())
	for _, want := range []string{
		"Amstutz Treuhand AG", "petra.keller@amstutz.example", "Abacus 2027", "abacus-2027.msi", "48.3 MB", "provided",
		"key ****1234", "Mon 30 Nov to Fri 4 Dec", "short: the wish lies less than 14 days after Mon 23 Nov",
		"Mon 7 Dec, 08:00–10:00", "at short notice", "we update", "nothing speaks for the partner", "urgent",
		"/tickets/1001/messages/10011/attachments/1", "Freundliche Grüsse",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
}

func TestTheListIsInOrder(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, incomplete())
	k.receive(1002, complete())
	k.decide(1002, &tickets.Approve{})
	k.decide(1002, &tickets.Accept{Party: "petra.keller@amstutz.example", Option: 1})
	k.receive(1003, complete())
	k.decide(1003, &tickets.Decline{Reason: "x"})
	k.now = k.now.Add(time.Hour)
	k.receive(1004, complete())
	k.now = k.now.Add(-2 * time.Hour)
	k.receive(1005, stranger())
	k.now = k.now.Add(7 * time.Hour)
	page := k.call("GET", "/", viewerToken, "").Body.String()
	at := -1
	for _, want := range []string{
		"Needs you", "VL-1005", "waits 7 h", "VL-1004", "Waiting for the customer", "VL-1001", "Asked for the installation setup and the licence.",
		"Scheduled", "VL-1002", "Mon 14 Dec, 09:00–11:00", "Closed lately", "VL-1003", "Declined.",
	} {
		next := strings.Index(page[at+1:], want)
		if next < 0 {
			t.Fatalf("%q does not come after what should stand before it", want)
		}
		at += 1 + next
	}
	if !strings.Contains(page, `class="age late"`) {
		t.Error("what waits for more than four business hours is not marked")
	}
	if found := k.call("GET", "/?q=topal&state=open", viewerToken, "").Body.String(); strings.Contains(found, "VL-1005") {
		t.Error("the search finds everything")
	}
	if none := k.call("GET", "/?q=nonsense", viewerToken, "").Body.String(); !strings.Contains(none, "No ticket fits.") {
		t.Error("an empty search says nothing")
	}
}

func TestPagesThatAreNot(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	for path, want := range map[string]int{
		"/tickets/9": 404, "/tickets/x": 404, "/?state=lost": 422, "/?after=x": 422, "/nothing": 404,
		"/tickets/1001/messages/999/raw": 404, "/tickets/1001/messages/10011/attachments/0": 404,
	} {
		if w := k.call("GET", path, viewerToken, ""); w.Code != want {
			t.Errorf("%s: %d, want %d", path, w.Code, want)
		}
	}
}

func TestTheAgenda(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	k.decide(1001, &tickets.Approve{})
	k.store.taken = k.store.tickets[1001].Bookings()
	page := k.call("GET", "/agenda", viewerToken, "").Body.String()
	for _, want := range []string{"Mon 14 Dec", "09:00–11:00", "offered, not agreed yet", "/tickets/1001", "Tue 8 Dec"} {
		if !strings.Contains(page, want) {
			t.Errorf("the agenda lacks %q", want)
		}
	}
	if strings.Contains(page, "Sun 29 Nov") {
		t.Error("an empty Sunday is shown")
	}
}

func TestDownloads(t *testing.T) {
	k := newDesk(t, func(c *Config) { c.Attachment = fakeAttachment })
	k.receive(1001, complete())
	k.receive(1002, complete())
	w := k.call("GET", "/tickets/1001/messages/10011/attachments/0", viewerToken, "")
	h := w.Header()
	if w.Code != 200 || w.Body.String() != "<script>" || h.Get("Content-Type") != "application/octet-stream" || h.Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%d %q %v", w.Code, w.Body, h)
	}
	if got, want := h.Get("Content-Disposition"), `attachment; filename*=utf-8''Gr%C3%B6%C3%9Fe%20%221%22.html`; got != want {
		t.Errorf("disposition %s, want %s", got, want)
	}
	if csp := h.Get("Content-Security-Policy"); !strings.Contains(csp, "sandbox") {
		t.Errorf("policy %s", csp)
	}
	w = k.call("GET", "/tickets/1001/messages/10011/raw", viewerToken, "")
	if w.Code != 200 || !strings.HasPrefix(w.Body.String(), "Subject: Update Abacus") || w.Header().Get("Content-Disposition") != "attachment; filename=VL-1001-10011.eml" {
		t.Errorf("%d %q %v", w.Code, w.Body, w.Header())
	}
	if w := k.call("GET", "/tickets/1002/messages/10011/raw", viewerToken, ""); w.Code != http.StatusNotFound {
		t.Errorf("a message of another ticket: %d", w.Code)
	}
	if w := k.call("GET", "/tickets/1001/messages/10011/attachments/7", viewerToken, ""); w.Code != http.StatusNotFound {
		t.Errorf("an attachment that is not: %d", w.Code)
	}
}

// The stylesheet is asked for with every page, and sent only when it changed.
func TestTheStylesheetIsKept(t *testing.T) {
	k := newDesk(t)
	w := k.call("GET", "/style.css", "", "")
	tag := w.Header().Get("ETag")
	if w.Code != 200 || tag == "" || !strings.HasPrefix(w.Header().Get("Content-Type"), "text/css") {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	if w := k.call("GET", "/style.css", "", "", func(r *http.Request) { r.Header.Set("If-None-Match", tag) }); w.Code != http.StatusNotModified {
		t.Errorf("%d", w.Code)
	}
}
