package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"vorlauf/bot/demo"
)

// link is the address of the page that the newest mail to an address links to.
func (r *running) link(address string) string {
	r.t.Helper()
	r.post("/demo/settle", "", nil)
	var mails []demo.Letter
	r.get("/demo/mailbox/"+address, &mails)
	if len(mails) == 0 {
		r.t.Fatalf("no mail to %s", address)
	}
	found := regexp.MustCompile(`http://\S+/p/[a-z2-7]+`).FindString(mails[0].Text)
	if found == "" || !strings.HasPrefix(found, r.console) || !strings.Contains(mails[0].HTML, `href="`+found+`"`) {
		r.t.Fatalf("no link in the mail to %s:\n%s", address, mails[0].Text)
	}
	return found
}

// answer posts to a page as its form does, without a token.
func (r *running) answer(page, option string) (int, string) {
	r.t.Helper()
	resp, err := http.PostForm(page, url.Values{"option": {option}})
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return resp.StatusCode, string(body)
}

type acceptances struct {
	State       string
	Acceptances []struct{ Party, Role, Via string }
}

// TestCalendarAddress reads the calendar whose address the agenda shows.
func TestCalendarAddress(t *testing.T) {
	r := startDemo(t, "-now", "2026-11-23T09:00:00+01:00", "-data", t.TempDir())
	r.post("/demo/settle", "", nil)
	var got ticket
	if status := r.post("/api/tickets/1001/approve", `{}`, &got); status != 200 {
		t.Fatalf("%d %+v", status, got.Error)
	}
	address := regexp.MustCompile(`http://\S+/calendar/[a-z2-7]+\.ics`).FindString(r.text("/agenda"))
	resp, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	cal, err := io.ReadAll(resp.Body)
	if err != nil || strings.Count(string(cal), "STATUS:TENTATIVE") != 3 || !regexp.MustCompile(`UID:vl-1001-1\.[a-z2-7]{10}@desk\.example`).Match(cal) {
		t.Errorf("%v\n%s", err, cal)
	}
}

// text is a page of the console.
func (r *running) text(path string) string {
	r.t.Helper()
	req, err := http.NewRequest("GET", r.console+path, nil)
	if err != nil {
		r.t.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+r.token)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		r.t.Fatal(err)
	}
	defer resp.Body.Close()
	page, err := io.ReadAll(resp.Body)
	if err != nil {
		r.t.Fatal(err)
	}
	return string(page)
}

// TestSignedPages follows the links of the mails: the customer and the partner
// each accept on the page of their own copy, and later the test is reported.
func TestSignedPages(t *testing.T) {
	r := startDemo(t, "-empty", "-now", "2026-11-23T09:00:00+01:00", "-data", t.TempDir())
	r.mail("petra@amstutz-treuhand.example", "customerservice@desk.example",
		"Subject: Update Abacus\nMessage-ID: <p1@amstutz-treuhand.example>\n\nGuten Tag\n\nBitte aktualisieren Sie Abacus auf Version 2026.\nSetup: https://downloads.abacus.example/2026/setup.exe\nEs braucht keine neue Lizenz.\n\nFreundliche Grüsse\nPetra Muster\n")
	var got ticket
	if status := r.post("/api/tickets/1001/variant", `{"variant":"partner","partner":"pius@gim.example"}`, &got); status != 200 {
		t.Fatalf("%d %+v", status, got.Error)
	}
	if status := r.post("/api/tickets/1001/approve", `{}`, &got); status != 200 || got.State != "proposed" {
		t.Fatalf("%d %s %+v", status, got.State, got.Error)
	}
	customer, partner := r.link("petra@amstutz-treuhand.example"), r.link("pius@gim.example")
	if customer == partner {
		t.Error("the customer and the partner got the same link")
	}
	for range 3 { // scanners
		for _, page := range []string{customer, partner} {
			if resp, err := http.Get(page + "?option=1"); err != nil || resp.StatusCode != 200 || resp.Body.Close() != nil {
				t.Fatal(resp, err)
			}
		}
	}
	var state acceptances
	if r.get("/api/tickets/1001", &state); state.State != "proposed" || len(state.Acceptances) > 0 {
		t.Fatalf("after looking: %+v", state)
	}
	for i, page := range []string{partner, customer, customer} {
		if status, body := r.answer(page, "2"); status != 200 {
			t.Fatalf("answer %d: %d %s", i, status, body)
		}
	}
	r.get("/api/tickets/1001", &state)
	if want := "{scheduled [{pius@gim.example partner page} {petra@amstutz-treuhand.example customer page}]}"; fmt.Sprint(state) != want {
		t.Errorf("%v, want %s", state, want)
	}
	if status, _ := r.answer(customer[:len(customer)-9]+"aaaaaaaaa", "1"); status != 404 {
		t.Errorf("a forged link: %d", status)
	}
}
