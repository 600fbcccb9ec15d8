package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/smtp"
	"strings"
	"testing"
	"time"

	"vorlauf/bot/demo"
)

// A running demo, used from outside as a person or a script would.
type running struct {
	t                    *testing.T
	console, smtp, token string
	stop                 func() int
}

func startDemo(t *testing.T, flags ...string) *running {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	outReader, outWriter := io.Pipe()
	var errOut bytes.Buffer
	status := make(chan int, 1)
	args := append([]string{"demo", "-listen", "127.0.0.1:0", "-imap", "127.0.0.1:0", "-smtp", "127.0.0.1:0"}, flags...)
	go func() {
		status <- run(ctx, terminal{in: strings.NewReader(""), out: outWriter, err: &errOut, getenv: noEnv}, args)
		outWriter.Close()
	}()
	line, err := bufio.NewReader(outReader).ReadString('\n')
	if err != nil {
		t.Fatalf("no ready line: %v; status %d\n%s", err, <-status, errOut.String())
	}
	var imap string
	r := &running{t: t}
	if _, err := fmt.Sscanf(line, "ready console=%s imap=%s smtp=%s token=%s", &r.console, &imap, &r.smtp, &r.token); err != nil {
		t.Fatalf("%q: %v", line, err)
	}
	var once bool
	r.stop = func() int {
		if once {
			return 0
		}
		once = true
		cancel()
		return <-status
	}
	t.Cleanup(func() { r.stop() })
	return r
}

func (r *running) mail(from, to, rest string) {
	r.t.Helper()
	message := fmt.Sprintf("From: %s\r\nTo: %s\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n%s", from, to, strings.ReplaceAll(rest, "\n", "\r\n"))
	if err := smtp.SendMail(r.smtp, nil, from, []string{to}, []byte(message)); err != nil {
		r.t.Fatal(err)
	}
	r.post("/demo/settle", "", nil)
}

func (r *running) request(method, path, token, body string, into any) int {
	r.t.Helper()
	req, err := http.NewRequest(method, r.console+path, strings.NewReader(body))
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	if into != nil {
		if err := json.Unmarshal(data, into); err != nil {
			r.t.Fatalf("%s %s: %v in %s", method, path, err, data)
		}
	}
	if resp.StatusCode >= 500 {
		r.t.Fatalf("%s %s: %d %s", method, path, resp.StatusCode, data)
	}
	return resp.StatusCode
}

func (r *running) get(path string, into any) int {
	return r.request("GET", path, r.token, "", into)
}

func (r *running) post(path, body string, into any) int {
	return r.request("POST", path, r.token, body, into)
}

type ticket struct {
	Number      int64
	State       string
	Outcome     string
	Software    string
	Missing     []string
	Revision    int
	Suggested   []struct{ Start, End time.Time }
	Proposed    []struct{ Option int }
	Appointment *struct {
		Start time.Time
		UID   string
	}
	Actions  []string
	Messages []struct{ Direction, Status, Subject string }
	Error    struct{ Code, Message, Field string }
}

func (r *running) ticket(number int64) (t ticket) {
	r.get(fmt.Sprintf("/api/tickets/%d", number), &t)
	return t
}

func (r *running) mailbox(address string) (letters []demo.Letter) {
	r.get("/demo/mailbox/"+address, &letters)
	return letters
}

const complete = `Subject: Update Abacus 2026
Date: Tue, 17 Nov 2026 09:00:00 +0100
Message-ID: <first@amstutz-treuhand.example>

Guten Tag

Bitte aktualisieren Sie Abacus auf die Version 2026.
Setup: https://download.datapart.example/AbaSetup_2026.exe
Es braucht keine neue Lizenz.
Wunschtermin: Dienstag, 15. Dezember 2026, 09.00 Uhr

Freundliche Grüsse
Sandra Keller
`

// The main job, from mail to appointment, through the doors that everybody has:
// SMTP, the HTTP interface, and the customer's mailbox.
func TestDemoFromMailToAppointment(t *testing.T) {
	r := startDemo(t, "-empty", "-data", t.TempDir(), "-now", "2026-11-17T09:00:00+01:00")
	const customer = "s.keller@amstutz-treuhand.example"
	r.mail(customer, demoAddress, complete)

	var list struct{ Tickets []ticket }
	r.get("/api/tickets", &list)
	if len(list.Tickets) != 1 || list.Tickets[0].State != "awaiting_approval" || list.Tickets[0].Software != "Abacus" {
		t.Fatalf("%+v", list)
	}
	number := list.Tickets[0].Number
	path := fmt.Sprintf("/api/tickets/%d/", number)
	if got := r.mailbox(customer); len(got) != 1 || got[0].Headers["Auto-Submitted"] == "" || got[0].HTML == "" {
		t.Fatalf("the acknowledgement: %+v", got)
	}
	if status := r.request("POST", path+"approve", r.token+"-viewer", "", nil); status != http.StatusForbidden {
		t.Errorf("the viewer's approval: %d", status)
	}
	var approved ticket
	if status := r.post(path+"approve", `{"revision": 99}`, &approved); status != http.StatusConflict || approved.Error.Code != "stale" {
		t.Errorf("a stale press: %d %+v", status, approved.Error)
	}
	if status := r.post(path+"approve", "", &approved); status != http.StatusOK || approved.State != "proposed" || len(approved.Proposed) != 3 {
		t.Fatalf("approve: %d %+v", status, approved)
	}
	r.post("/demo/settle", "", nil)
	letters := r.mailbox(customer)
	if len(letters) != 2 || !strings.Contains(letters[0].Subject, fmt.Sprintf("[VL-%d]", number)) {
		t.Fatalf("the proposal: %d letters", len(letters))
	}
	r.mail(customer, demoAddress, "Subject: Re: "+letters[0].Subject+"\nMessage-ID: <second@x>\nIn-Reply-To: <"+letters[0].MessageID+">\n\nTermin 1 passt uns gut, danke.\n")

	agreed := r.ticket(number)
	if agreed.State != "scheduled" || agreed.Appointment == nil || agreed.Appointment.Start.Format("2006-01-02T15:04") != "2026-12-15T09:00" {
		t.Fatalf("%+v", agreed)
	}
	confirmation := r.mailbox(customer)[0]
	if !strings.Contains(confirmation.Raw, "method=REQUEST") || len(confirmation.Attachments) == 0 {
		t.Errorf("the confirmation has no invitation: %s", confirmation.Raw)
	}
	for _, m := range agreed.Messages {
		if m.Direction == "out" && m.Status != "sent" {
			t.Errorf("%s is %s", m.Subject, m.Status)
		}
	}
	if status := r.stop(); status != exitOK {
		t.Errorf("ended with status %d", status)
	}
}

// Moving the clock lets fall due what falls due, each at its own time; and a
// second start on the same folder goes on.
func TestDemoClockAndRestart(t *testing.T) {
	dir := t.TempDir()
	r := startDemo(t, "-empty", "-data", dir, "-now", "2026-11-17T09:00:00+01:00")
	const customer = "info@buergi-holz.example"
	r.mail(customer, demoAddress, "Subject: Topal\nMessage-ID: <t@x>\n\nBitte installieren Sie die neue Version von Topal.\n")
	if status := r.post("/demo/clock", `{"now": "2026-11-16T09:00:00+01:00"}`, nil); status != http.StatusUnprocessableEntity {
		t.Errorf("backward: %d", status)
	}
	if status := r.post("/demo/clock", `{`, nil); status != http.StatusBadRequest {
		t.Errorf("malformed: %d", status)
	}
	r.post("/demo/clock", `{"now": "2026-11-26T09:00:00+01:00"}`, nil)
	if got := r.mailbox(customer); len(got) != 3 {
		t.Fatalf("asked once and reminded twice, that is 3 mails, not %d", len(got))
	}
	r.stop()

	again := startDemo(t, "-empty", "-data", dir, "-now", "2026-11-26T09:00:00+01:00")
	if again.token != r.token {
		t.Error("the token changed")
	}
	again.post("/demo/settle", "", nil)
	var list struct{ Tickets []ticket }
	if again.get("/api/tickets", &list); len(list.Tickets) != 1 {
		t.Fatalf("%d tickets after the restart", len(list.Tickets))
	}
	again.post("/demo/clock", `{"now": "2026-12-02T09:00:00+01:00"}`, nil)
	if got := again.ticket(list.Tickets[0].Number); got.State != "closed" || got.Outcome != "expired" {
		t.Errorf("%+v", got)
	}
	if got := again.mailbox(customer); len(got) != 4 {
		t.Errorf("%d mails after the expiry", len(got))
	}
}

// Told to end at once, it ends cleanly, however far it had come.
func TestDemoEndsCleanlyAtOnce(t *testing.T) {
	for range 10 {
		if status := startDemo(t, "-empty", "-data", t.TempDir()).stop(); status != exitOK {
			t.Fatalf("status %d", status)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var errOut bytes.Buffer
	args := []string{"demo", "-empty", "-data", t.TempDir(), "-listen", "127.0.0.1:0", "-imap", "127.0.0.1:0", "-smtp", "127.0.0.1:0"}
	if status := run(ctx, terminal{in: strings.NewReader(""), out: io.Discard, err: &errOut, getenv: noEnv}, args); status != exitOK {
		t.Errorf("before it began: status %d\n%s", status, errOut.String())
	}
}

// The clock goes on from where it was, standing still as it did: with the flags
// of the first start, without any, and with a later time.
func TestDemoClockNeverGoesBack(t *testing.T) {
	dir := t.TempDir()
	startDemo(t, "-empty", "-data", dir, "-now", "2026-06-17T09:00:00+02:00").stop()
	moved := startDemo(t, "-empty", "-data", dir)
	moved.shows("2026-06-17T09:00:00+02:00")
	moved.post("/demo/clock", `{"now": "2026-07-01T12:00:00Z"}`, nil)
	moved.stop()
	for _, c := range [][]string{
		{"2026-07-01T14:00:00+02:00"},
		{"2026-07-01T14:00:00+02:00", "-now", "2026-06-17T09:00:00+02:00"},
		{"2026-12-01T08:00:00+01:00", "-now", "2026-12-01T07:00:00Z"},
	} {
		r := startDemo(t, append([]string{"-empty", "-data", dir}, c[1:]...)...)
		r.shows(c[0])
		r.stop()
	}
}

func (r *running) shows(want string) {
	r.t.Helper()
	var clock struct{ Now string }
	if r.get("/demo/clock", &clock); clock.Now != want {
		r.t.Errorf("the clock shows %s, not %s", clock.Now, want)
	}
}

// What the demo shows without -empty: each sample mail becomes what it stands
// for.
func TestDemoSampleMails(t *testing.T) {
	r := startDemo(t, "-data", t.TempDir(), "-now", "2026-11-17T09:00:00+01:00")
	r.post("/demo/settle", "", nil)
	var list struct{ Tickets []ticket }
	r.get("/api/tickets", &list)
	states := map[string]int{}
	for _, got := range list.Tickets {
		states[got.State]++
	}
	if states["awaiting_approval"] != 4 || states["awaiting_info"] != 1 || states["held"] != 1 {
		t.Errorf("%v", states)
	}
}

// Left to itself the desk takes a mail up as it arrives, and answers it.
func TestDemoWorksByItself(t *testing.T) {
	r := startDemo(t, "-empty", "-data", t.TempDir())
	const customer = "info@buergi-holz.example"
	if err := smtpOnce(r.smtp, customer, demoAddress, []byte("From: "+customer+"\r\nTo: "+demoAddress+"\r\nSubject: Topal\r\n\r\nBitte installieren Sie die neue Version von Topal.\r\n")); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(time.Minute); len(r.mailbox(customer)) == 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("no answer in a minute")
		}
	}
}

func TestDemoRefusesATakenPort(t *testing.T) {
	r := startDemo(t, "-empty", "-data", t.TempDir())
	taken := strings.TrimPrefix(r.console, "http://")
	status, _, errOut := call(t, "", "demo", "-empty", "-data", t.TempDir(), "-listen", taken, "-imap", "127.0.0.1:0", "-smtp", "127.0.0.1:0")
	if status != exitFailure || !strings.Contains(errOut, taken) {
		t.Errorf("status %d: %s", status, errOut)
	}
}

// Whatever comes in becomes a ticket, or a held one, and the next mail is
// handled.
func TestDemoTakesBrokenMail(t *testing.T) {
	r := startDemo(t, "-empty", "-data", t.TempDir(), "-now", "2026-11-17T09:00:00+01:00")
	const from = "info@buergi-holz.example"
	header := "From: " + from + "\r\nSubject: Topal\r\n"
	var nested strings.Builder
	for i := range 10000 {
		fmt.Fprintf(&nested, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	for name, raw := range map[string]string{
		"binary":      strings.Repeat("\x00\xff\xfe\x01", 500),
		"empty":       "",
		"nested":      header + nested.String(),
		"long header": header + "X-Long: " + strings.Repeat(strings.Repeat("a", 900)+"\r\n ", 2300) + "\r\n\r\nhello\r\n",
		"charset":     header + "Content-Type: text/plain; charset=nonsense\r\nContent-Transfer-Encoding: no\r\n\r\nBitte Topal aktualisieren \xe4\r\n",
		"cut off":     header + "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: text/plain\r\n\r\nBitte Topal installieren",
	} {
		if err := smtpOnce(r.smtp, from, demoAddress, []byte(raw)); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
	}
	r.mail("m@zgraggen-metall.example", demoAddress, "Subject: Greenshot\nMessage-ID: <last@x>\n\nBitte installieren Sie Greenshot.\n")
	var list struct{ Tickets []ticket }
	r.get("/api/tickets", &list)
	if len(list.Tickets) != 7 {
		t.Errorf("%d tickets for 7 mails: %+v", len(list.Tickets), list.Tickets)
	}
	var found struct{ Tickets []ticket }
	if r.get("/api/tickets?q=Greenshot", &found); len(found.Tickets) != 1 || found.Tickets[0].State != "awaiting_info" {
		t.Errorf("the good mail after them: %+v", found.Tickets)
	}
}
