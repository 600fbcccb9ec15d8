package demo

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"
)

type delivered map[string][]byte

func (d delivered) Deliver(to string, raw []byte) error { d[to] = raw; return nil }

func testPage(sent delivered, letters ...Letter) http.Handler {
	p := Page{
		Accounts: func() []string { return []string{deskAddress, "anna@kunde.example"} },
		Mailbox:  func(string) ([]Letter, error) { return letters, nil },
		Deliver:  sent, Console: "/",
		Now: func() time.Time { return time.Date(2026, 11, 17, 9, 0, 0, 0, time.UTC) },
	}
	mux := http.NewServeMux()
	p.Register(mux)
	return mux
}

func TestPageShowsWhatCustomersSee(t *testing.T) {
	w := httptest.NewRecorder()
	hostile := Letter{Subject: "<script>alert(1)</script>", Text: "Termin <b>2</b>", MessageID: "m1@desk.example"}
	testPage(nil, hostile).ServeHTTP(w, httptest.NewRequest("GET", "/demo/", nil))
	body := w.Body.String()
	if w.Code != http.StatusOK || strings.Contains(body, "<script>") || !strings.Contains(body, "&lt;b&gt;2") {
		t.Errorf("%d %s", w.Code, body)
	}
	if strings.Contains(body, `address=`+deskAddress) || !strings.Contains(body, "anna@kunde.example") {
		t.Error("the customers' accounts are not what is listed")
	}
	if w.Header().Get("Content-Security-Policy") == "" {
		t.Error("no policy")
	}
}

func TestPageWritesToTheDesk(t *testing.T) {
	sent := delivered{}
	form := url.Values{"from": {"anna@kunde.example"}, "subject": {"Re: Überblick\r\nBcc: x@y"}, "in_reply_to": {"m1@desk.example"}, "text": {"Termin 2 passt.\r\nDanke"}}
	r := httptest.NewRequest("POST", "/demo/write", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	testPage(sent).ServeHTTP(w, r)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	got := NewLetter(sent[deskAddress], time.Time{})
	if got.From != "anna@kunde.example" || got.Subject != "Re: Überblick Bcc: x@y" || got.Headers["In-Reply-To"] != "<m1@desk.example>" || !strings.Contains(got.Text, "Termin 2 passt.\r\nDanke") || got.Headers["Bcc"] != "" {
		t.Errorf("%+v", got)
	}

	form.Set("from", "nobody")
	r = httptest.NewRequest("POST", "/demo/write", strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w = httptest.NewRecorder()
	testPage(sent).ServeHTTP(w, r)
	if w.Code != http.StatusUnprocessableEntity {
		t.Errorf("a sender without address: %d", w.Code)
	}
}

func TestSampleMailsAreWhole(t *testing.T) {
	var all []Letter
	now := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC) // a Saturday
	err := PlayIn(deliverFunc(func(_ string, raw []byte) error {
		all = append(all, NewLetter(raw, now))
		if strings.Contains(string(raw), "{{") {
			t.Errorf("something is not filled in: %s", raw)
		}
		return nil
	}), now)
	if err != nil || len(all) < 6 {
		t.Fatalf("%d mails, %v", len(all), err)
	}
	if !strings.Contains(all[0].Text, "14.12.2026") || len(all[0].Attachments) != 1 {
		t.Errorf("%+v", all[0])
	}
	seen := map[string]bool{}
	for _, l := range all {
		if l.From == "" || l.Subject == "" || l.Text == "" || seen[l.MessageID] {
			t.Errorf("%+v", l)
		}
		seen[l.MessageID] = true
	}
}

type deliverFunc func(string, []byte) error

func (f deliverFunc) Deliver(to string, raw []byte) error { return f(to, raw) }
