package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"vorlauf/bot/demo"
)

// The outside_*_test.go files hold what the desk promises to those who have
// only its doors: mail in and out, the HTTP interface, the demo's clock. They
// know nothing of what is behind.

const (
	tuesday = "2026-11-17T09:00:00+01:00" // when most of these stories begin; the lead time ends on 1 December
	keller  = "s.keller@amstutz-treuhand.example"
)

// What a ticket is to a script.
type view struct {
	Number                                      int
	Revision                                    int
	State, Outcome, Customer, Software, Version string
	Subject, Date, Variant                      string
	Created, Updated, Received                  time.Time
	Missing, Wished, Actions                    []string
	ShortNotice                                 bool   `json:"short_notice"`
	OffHours                                    bool   `json:"off_hours"`
	SuggestedVariant                            string `json:"suggested_variant"`
	CleanupDue                                  string `json:"cleanup_due"`
	Hold                                        string `json:"hold_until"`
	Urgent, Paused, Undeliverable               bool
	Assignee                                    string
	Requests                                    []struct {
		ID                json.RawMessage
		Software, Version string
		Setup             []string
		Licence           struct {
			State string
			Items []string
		}
		Wished []string
	}
	Suggested []struct{ Start, End time.Time }
	Proposed  []struct {
		Option, Round int
		Start, End    time.Time
		Status        string
	}
	Acceptances []struct {
		Party, Via string
		Option     int
		Start, At  time.Time
	}
	Appointment *struct {
		Start, End time.Time
		UID        string
		Sequence   int
		Exception  bool
	}
	Runbook []struct {
		Step                       int
		Machine, State, By, Remark string
	}
	Parties  []struct{ Address, Role, Name string }
	Messages []struct {
		ID                                     json.RawMessage
		Direction, From, Subject, Status, Text string
		MessageID                              string `json:"message_id"`
		To, CC                                 []string
		At                                     time.Time
	}
	Timeline []struct {
		At                time.Time
		Actor, Kind, Text string
	}
	Error struct{ Code, Message, Field string }
}

type outside struct{ *running }

// begin starts an empty demo on a Tuesday, or at another time.
func begin(t *testing.T, now ...string) outside {
	t.Helper()
	return outside{startDemo(t, "-empty", "-data", t.TempDir(), "-now", append(now, tuesday)[0])}
}

// A letter as somebody writes it: header lines (From and To are added where
// they are missing), an empty line, the text.
func (o outside) send(from, message string) {
	o.t.Helper()
	head, body, _ := strings.Cut(message, "\n\n")
	if !strings.Contains("\n"+head, "\nFrom:") {
		head = "From: " + from + "\n" + head
	}
	if !strings.Contains("\n"+head, "\nTo:") {
		head = "To: " + demoAddress + "\n" + head
	}
	if !strings.Contains(head, "Content-Type:") {
		head += "\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8"
	}
	o.raw(from, []byte(strings.ReplaceAll(head+"\n\n"+body, "\n", "\r\n")))
}

func (o outside) raw(from string, message []byte) {
	o.t.Helper()
	if err := smtpOnce(o.smtp, from, demoAddress, message); err != nil {
		o.t.Fatal(err)
	}
	o.settle()
}

func (o outside) settle() {
	o.t.Helper()
	if status := o.post("/demo/settle", "", nil); status != http.StatusOK {
		o.t.Fatalf("settle: %d", status)
	}
}

// answer writes back to the newest mail in the author's own account.
func (o outside) answers(from, text string, more ...string) {
	o.t.Helper()
	o.answersTo(o.newest(from), from, text, more...)
}

func (o outside) answersTo(to demo.Letter, from, text string, more ...string) {
	o.t.Helper()
	references := strings.TrimSpace(to.Headers["References"] + " <" + to.MessageID + ">")
	head := append([]string{"Subject: Re: " + to.Subject, "In-Reply-To: <" + to.MessageID + ">", "References: " + references, "Message-ID: <" + fmt.Sprint(time.Now().UnixNano()) + "@customer.example>"}, more...)
	quoted := "> " + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(to.Text), "\r", ""), "\n", "\n> ")
	o.send(from, strings.Join(head, "\n")+"\n\n"+text+"\n\nAm 17.11.2026 um 10:00 schrieb Kundendienst <"+demoAddress+">:\n"+quoted+"\n")
}

func (o outside) newest(address string) demo.Letter {
	o.t.Helper()
	letters := o.mailbox(address)
	if len(letters) == 0 {
		o.t.Fatalf("%s has no mail", address)
	}
	return letters[0]
}

func (o outside) all(query string) (list []view) {
	o.t.Helper()
	var answer struct{ Tickets []view }
	if status := o.get("/api/tickets"+query, &answer); status != http.StatusOK {
		o.t.Fatalf("list %s: %d", query, status)
	}
	return answer.Tickets
}

// one is the only ticket there is.
func (o outside) one() view {
	o.t.Helper()
	list := o.all("")
	if len(list) != 1 {
		o.t.Fatalf("%d tickets, not one: %+v", len(list), list)
	}
	return o.see(list[0].Number)
}

func (o outside) see(number int) (v view) {
	o.t.Helper()
	if status := o.get(fmt.Sprintf("/api/tickets/%d", number), &v); status != http.StatusOK {
		o.t.Fatalf("ticket %d: %d", number, status)
	}
	return v
}

// press does an action that has to succeed, and lets its mails go out.
func (o outside) press(number int, action, arguments string) view {
	o.t.Helper()
	v, status := o.try(number, action, arguments)
	if status != http.StatusOK {
		o.t.Fatalf("%s %s: %d %+v", action, arguments, status, v.Error)
	}
	o.settle()
	return o.see(number)
}

func (o outside) try(number int, action, arguments string) (v view, status int) {
	o.t.Helper()
	status = o.post(fmt.Sprintf("/api/tickets/%d/%s", number, action), arguments, &v)
	return v, status
}

// refused is an action that must not succeed.
func (o outside) refused(number int, action, arguments string, status int, code, field string) {
	o.t.Helper()
	v, got := o.try(number, action, arguments)
	if got != status || (code != "" && v.Error.Code != code) || (field != "" && v.Error.Field != field) {
		o.t.Errorf("%s %s: %d %+v, not %d %s %s", action, arguments, got, v.Error, status, code, field)
	}
}

func (o outside) clock(now string) {
	o.t.Helper()
	if status := o.post("/demo/clock", `{"now": "`+now+`"}`, nil); status != http.StatusOK {
		o.t.Fatalf("clock %s: %d", now, status)
	}
}

func (o outside) state(number int, want string) view {
	o.t.Helper()
	v := o.see(number)
	got := v.State
	if v.Outcome != "" {
		got += " " + v.Outcome
	}
	if got != want {
		o.t.Fatalf("ticket %d is %q, not %q\n%s", number, got, want, v.story())
	}
	return v
}

// letters counts an account's mails.
func (o outside) letters(address string, want int) []demo.Letter {
	o.t.Helper()
	got := o.mailbox(address)
	if len(got) != want {
		subjects := []string{}
		for _, l := range got {
			subjects = append(subjects, l.Date+" "+l.Subject+"\n"+l.Text)
		}
		o.t.Fatalf("%s has %d mails, not %d:\n%s", address, len(got), want, strings.Join(subjects, "\n----\n"))
	}
	return got
}

func (v view) story() string {
	var b strings.Builder
	for _, e := range v.Timeline {
		fmt.Fprintln(&b, e.At.Format("2006-01-02 15:04"), e.Actor, e.Kind, e.Text)
	}
	return b.String()
}

func (v view) open() (starts []string) {
	for _, p := range v.Proposed {
		if p.Status == "open" {
			starts = append(starts, p.Start.Format("2006-01-02T15:04"))
		}
	}
	return starts
}

func (v view) suggested() (starts []string) {
	for _, s := range v.Suggested {
		starts = append(starts, s.Start.Format("2006-01-02T15:04"))
	}
	return starts
}

func (v view) can(action string) bool { return slices.Contains(v.Actions, action) }

// contains fails where a text lacks one of the words.
func contains(t *testing.T, text string, words ...string) {
	t.Helper()
	folded := strings.Join(strings.Fields(text), " ")
	for _, w := range words {
		if !strings.Contains(folded, w) {
			t.Errorf("no %q in:\n%s", w, text)
		}
	}
}

func lacks(t *testing.T, text string, words ...string) {
	t.Helper()
	folded := strings.Join(strings.Fields(text), " ")
	for _, w := range words {
		if strings.Contains(folded, w) {
			t.Errorf("%q stands in:\n%s", w, text)
		}
	}
}

func itoa(n int) string { return fmt.Sprint(n) }
