package console

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// realDesk is a console on a real store, in a file that the test takes away.
func realDesk(t *testing.T) (*desk, *store.Store) {
	t.Helper()
	k := newDesk(t)
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "desk.db"), store.Options{
		Rules: k.rules,
		Compose: func(m tickets.SendMail, _ time.Time) (store.Composed, error) {
			return store.Composed{Raw: []byte("Subject: x\r\n\r\n" + string(m.Template)), Subject: m.Letter.Subject, Text: string(m.Template)}, nil
		},
	})
	must(t, err)
	t.Cleanup(func() { must(t, s.Close()) })
	_, err = s.Import(t.Context(), *catalogue())
	must(t, err)
	k.config.Read = s
	k.config.Press = func(ctx context.Context, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error) {
		return s.Apply(ctx, "http/"+t.Name()+tickets.ActionName(a), number, tickets.Press{By: by, Revision: revision, Action: a}, k.now)
	}
	k.config.Attachment = fakeAttachment
	k.handler, err = New(k.config)
	must(t, err)
	return k, s
}

// takeIn takes a mail in as the bot does.
func takeIn(t *testing.T, k *desk, s *store.Store, uid uint32, m tickets.Mail) {
	t.Helper()
	raw := "Message-ID: <" + m.MessageID + ">\r\nSubject: " + m.Subject + "\r\n\r\n" + m.Body
	must(t, s.Keep(t.Context(), "INBOX", store.Cursor{UIDValidity: 1, UID: uid}, []store.Raw{{UIDValidity: 1, UID: uid, Received: k.now, Body: strings.NewReader(raw)}}))
	pending, err := s.Pending(t.Context(), 10)
	must(t, err)
	for _, p := range pending {
		must(t, s.ApplyMails(t.Context(), []store.Understood{{ID: p.ID, Mail: m}}, k.now))
	}
}

// From the mail to the appointment, by the pages and by the HTTP interface, on
// the real store.
func TestOnTheRealStore(t *testing.T) {
	k, s := realDesk(t)
	takeIn(t, k, s, 1, complete())
	bulk := complete()
	bulk.MessageID, bulk.Class, bulk.Subject = "n1@news.example", tickets.Bulk, "Newsletter"
	takeIn(t, k, s, 2, bulk)
	cookie := k.login(approverToken)

	if page := k.call("GET", "/", viewerToken, "").Body.String(); !strings.Contains(page, "VL-1001") || !strings.Contains(page, "Approve dates.") {
		t.Fatalf("the list: %s", page)
	}
	if page := k.call("GET", "/strays", viewerToken, "").Body.String(); !strings.Contains(page, "Newsletter") {
		t.Error("the mail without a ticket is not shown")
	}
	w := k.submit("/tickets/1001/approve", url.Values{"dates": {"2026-12-15T09:00"}, "variant": {"provider"}}, cookie)
	if w.Code != http.StatusSeeOther {
		t.Fatalf("approve: %d %s", w.Code, w.Body)
	}
	w = k.call("POST", "/api/tickets/1001/accept", approverToken, `{"party":"petra.keller@amstutz.example","option":1,"remark":"rang up"}`)
	var got full
	must(t, json.Unmarshal(w.Body.Bytes(), &got))
	if got.State != tickets.Scheduled || *got.Date != "2026-12-15T09:00:00+01:00" || len(got.Messages) != 4 {
		t.Fatalf("accept: %d %s", w.Code, w.Body)
	}
	if m := got.Messages[0]; m.Direction != "in" || m.Status != "received" || len(m.Attachments) != 2 || m.To == nil || m.Cc == nil {
		t.Errorf("the mail: %+v", m)
	}
	if m := got.Messages[3]; m.Direction != "out" || m.Status != "queued" || m.To[0] != "petra.keller@amstutz.example" {
		t.Errorf("the confirmation: %+v", m)
	}
	raw := k.call("GET", messagePath(1001, got.Messages[0].ID)+"/raw", viewerToken, "").Body.String()
	if !strings.HasPrefix(raw, "Message-ID: <a1@amstutz.example>") {
		t.Errorf("raw: %s", raw)
	}
	var slots struct{ Slots []period }
	must(t, json.Unmarshal(k.call("GET", "/api/slots?from=2026-12-15&customer=Amstutz+Treuhand+AG", viewerToken, "").Body.Bytes(), &slots))
	if slots.Slots[0].Start != "2026-12-15T13:00:00+01:00" {
		t.Errorf("free: %+v", slots.Slots[0])
	}
	for path, want := range map[string]string{"/agenda": "09:00–11:00", "/metrics": `vorlauf_tickets{state="scheduled"} 1`, "/?q=VL-1001": "Tue 15 Dec, 09:00–11:00", "/?state=open&customer=Rochat+Fiduciaire+SA": "No ticket fits"} {
		if page := k.call("GET", path, viewerToken, "").Body.String(); !strings.Contains(page, want) {
			t.Errorf("%s lacks %q", path, want)
		}
	}
	if w := k.call("GET", "/api/tickets/77", viewerToken, ""); w.Code != http.StatusNotFound {
		t.Errorf("unknown ticket: %d %s", w.Code, w.Body)
	}
}

// A mail that was given up is shown in red, and tried again from beside it.
func TestAMailThatDidNotArrive(t *testing.T) {
	k, s := realDesk(t)
	takeIn(t, k, s, 1, complete())
	claimed, err := s.Claim(t.Context(), k.now, 10)
	must(t, err)
	must(t, s.Park(t.Context(), claimed[0].ID, k.now, "550 no such <b>user</b>"))
	page := k.call("GET", "/tickets/1001", viewerToken, "").Body.String()
	for _, want := range []string{"550 no such &lt;b&gt;user", `<span class="late">failed</span>`, "undeliverable", "1 mail could not be sent", "/tickets/1001/retry", `<section class="card act" id="resend">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if page := k.call("GET", "/", viewerToken, "").Body.String(); strings.Index(page, "VL-1001") > strings.Index(page, "Waiting for") && strings.Contains(page, "Waiting for") {
		t.Error("the ticket does not stand under what needs somebody")
	}
	w := k.submit("/tickets/1001/retry", url.Values{"message": {itoa(claimed[0].Message)}}, k.login(approverToken))
	stats, err := s.Stats(t.Context())
	must(t, err)
	if w.Code != http.StatusSeeOther || stats.Parked != 0 || stats.Queued != 1 {
		t.Errorf("%d, %+v", w.Code, stats)
	}
}

func TestAReadThatBreaksOff(t *testing.T) {
	k := newDesk(t, func(c *Config) {
		c.Attachment = func(io.Reader, int) (io.Reader, tickets.Attachment, error) {
			return io.MultiReader(strings.NewReader("half"), brokenReader{}), tickets.Attachment{Name: "a.bin"}, nil
		}
	})
	k.receive(1001, complete())
	w := k.call("GET", "/tickets/1001/messages/10011/attachments/0", viewerToken, "")
	if w.Body.String() != "half" || !strings.Contains(k.log.String(), "broke off") {
		t.Errorf("%q, log %s", w.Body, k.log.String())
	}
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errors.New("the disk is gone") }
