package main

import (
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
)

// The errors of the HTTP interface, code by code.
func TestErrorsOfTheInterface(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	for _, c := range []struct {
		method, path, token, body string
		status                    int
		code                      string
	}{
		{"GET", "/api/tickets", "", "", 401, ""},
		{"GET", "/api/tickets", "wrong", "", 401, ""},
		{"POST", "/api/tickets/1001/approve", "wrong", "", 401, ""},
		{"GET", "/api/slots", "wrong", "", 401, ""},
		{"GET", "/api/tickets/4711", o.token, "", 404, ""},
		{"GET", "/api/tickets/abc", o.token, "", 404, ""},
		{"GET", "/api/tickets/0", o.token, "", 404, ""},
		{"GET", "/api/tickets/-1", o.token, "", 404, ""},
		{"GET", "/api/tickets/99999999999999999999", o.token, "", 404, ""},
		{"POST", "/api/tickets/4711/approve", o.token, "", 404, ""},
		{"POST", "/api/tickets/1001/explode", o.token, "", 404, ""},
		{"GET", "/api/nothing", o.token, "", 404, ""},
		{"POST", "/api/tickets/1001/approve", o.token, "{", 400, ""},
		{"POST", "/api/tickets/1001/approve", o.token, "[]", 400, ""},
		{"POST", "/api/tickets/1001/approve", o.token, `"x"`, 400, ""},
		{"POST", "/api/tickets/1001/approve", o.token, `{} {}`, 400, ""},
		{"POST", "/api/tickets/1001/approve", o.token, `{"revision":"1"}`, 422, ""},
		{"POST", "/api/tickets/1001/approve", o.token, `{"revision":77}`, 409, "stale"},
		{"POST", "/api/tickets/1001/approve", o.token, `{"frobnicate":1}`, 422, ""},
		{"POST", "/api/tickets/1001/approve", o.token + "-viewer", "", 403, ""},
		{"POST", "/api/tickets/1001/decline", o.token + "-viewer", `{"reason":"x"}`, 403, ""},
		{"POST", "/api/tickets/1001/exception", o.token + "-viewer", `{"dates":["2026-12-05T20:00:00+01:00"],"cost_note":"x"}`, 403, ""},
		{"POST", "/api/tickets/1001/test", o.token, `{"passed":true}`, 409, "not_possible"},
		{"POST", "/api/tickets/1001/cleanup", o.token, ``, 409, "not_possible"},
		{"POST", "/api/tickets/1001/start", o.token, ``, 409, "not_possible"},
		{"POST", "/api/tickets/1001/link", o.token, `{"customer":"Gemeinde Hinterfluh","remember":true}`, 409, "not_possible"},
		{"POST", "/api/tickets/1001/reopen", o.token, ``, 409, "not_possible"},
		{"POST", "/api/tickets/1001/hand_back", o.token, ``, 409, "not_possible"},
		{"GET", "/api/tickets?state=nonsense", o.token, "", 422, ""},
		{"GET", "/api/tickets?after=x", o.token, "", 422, ""},
		{"POST", "/demo/clock", o.token, `{"now":"heute"}`, 422, ""},
		{"POST", "/demo/clock", o.token, `{}`, 422, ""},
		{"POST", "/demo/clock", o.token, `[]`, 400, ""},
		{"POST", "/demo/clock", o.token, ``, 400, ""},
	} {
		var v view
		if status := o.request(c.method, c.path, c.token, c.body, &v); status != c.status || (c.code != "" && v.Error.Code != c.code) || v.Error.Code == "" || v.Error.Message == "" {
			t.Errorf("%s %s %s: %d %+v, not %d %s", c.method, c.path, c.body, status, v.Error, c.status, c.code)
		}
	}
	o.state(1001, "awaiting_approval")
	for _, open := range []string{"/healthz", "/readyz", "/metrics"} {
		if status := o.request("GET", open, "", "", nil); status != http.StatusOK {
			t.Errorf("%s: %d", open, status)
		}
	}
	var list []any
	if o.get("/demo/mailbox/nobody@nowhere.example", &list); list == nil || len(list) != 0 {
		t.Errorf("%v", list)
	}
}

// Every argument that is not marked optional is asked for by its name.
func TestMissingArgumentsAreNamed(t *testing.T) {
	o := begin(t)
	o.send("someone@nowhere.example", complete)                                                   // 1001 held
	n := o.proposed("Topal", "")                                                                  // 1002
	o.send(keller, strings.Replace(wish("Greenshot", ""), "Greenshot", "7-Zip und Greenshot", 2)) // 1003
	for _, c := range []struct {
		number                 int
		action, body, argument string
	}{
		{1001, "link", `{"remember":true}`, ""},
		{1001, "link", `{"customer":"Nobody"}`, "customer"},
		{1001, "link", `{"partner":"Nobody"}`, "partner"},
		{1001, "dismiss", ``, "reason"},
		{1003, "decline", ``, "reason"},
		{1003, "decline", `{"reason":" "}`, "reason"},
		{1003, "ask", ``, "text"},
		{1003, "reply", `{"text":""}`, "text"},
		{1003, "note", `{}`, "text"},
		{1003, "variant", `{}`, "variant"},
		{1003, "variant", `{"variant":"customer"}`, "variant"},
		{1003, "correct", `{"request":77,"software":"x"}`, "request"},
		{1003, "correct", `{"licence":"perhaps"}`, "licence"},
		{1003, "correct", `{"wished":["übermorgen"]}`, "wished"},
		{1003, "correct", `{"setup":"x"}`, "setup"},
		{1003, "split", `{}`, "requests"},
		{1003, "split", `{"requests":[]}`, "requests"},
		{1003, "merge", `{}`, "into"},
		{1003, "add_party", `{"role":"customer"}`, "address"},
		{1003, "add_party", `{"address":"x@y.example"}`, "role"},
		{1003, "add_party", `{"address":"not an address","role":"partner"}`, "address"},
		{1003, "resend", `{}`, "to"},
		{1003, "retry", `{}`, "message"},
		{1003, "retry", `{"message":999}`, "message"},
		{1003, "cancel", `{}`, "reason"},
		{1003, "close", `{}`, "reason"},
		{n, "accept", `{"option":1,"remark":"x"}`, "party"},
		{n, "accept", `{"party":"` + keller + `","option":99,"remark":"x"}`, "option"},
		{n, "accept", `{"party":"nobody@x.example","option":1,"remark":"x"}`, "party"},
	} {
		o.refused(c.number, c.action, c.body, 422, "", c.argument)
	}
	o.answers(keller, "Hallo")
	o.press(n, "accept", `{"party":"`+keller+`","option":1,"remark":"am Telefon"}`)
	for _, c := range [][3]string{
		{"reschedule", `{}`, "reason"},
		{"machines", `{}`, "names"},
		{"machines", `{"names":[""]}`, "names"},
		{"step", `{"state":"done"}`, "step"},
		{"step", `{"step":13,"state":"done"}`, "step"},
		{"step", `{"step":0,"state":"done"}`, "step"},
		{"step", `{"step":1}`, "state"},
		{"step", `{"step":1,"state":"maybe"}`, "state"},
		{"step", `{"step":1,"state":"skipped"}`, "remark"},
		{"step", `{"step":10,"state":"done","machine":"NOPC"}`, "machine"},
	} {
		o.refused(n, c[0], c[1], 422, "", c[2])
	}
	o.clock("2026-12-01T08:00:00+01:00")
	o.press(n, "start", "")
	for _, c := range [][3]string{
		{"fail", `{"rolled_back":true}`, "remark"},
		{"fail", `{"remark":"x"}`, "rolled_back"},
	} {
		o.refused(n, c[0], c[1], 422, "", c[2])
	}
}

// state, customer, q and after select tickets.
func TestListFilters(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	o.send(buergi, topal)
	o.send("someone@nowhere.example", wish("Revit", ""))
	for query, want := range map[string]string{
		"":                                      "1001 1002 1003",
		"?state=held":                           "1003",
		"?state=awaiting_info":                  "1002",
		"?state=closed":                         "",
		"?customer=Schreinerei+B%C3%BCrgi+GmbH": "1002",
		"?customer=Amstutz+Treuhand+%26+Partner+AG": "1001",
		"?customer=Nobody":                          "",
		"?q=topal":                                  "1002",
		"?q=Abacus":                                 "1001",
		"?q=VL-1002":                                "1002",
		"?q=1003":                                   "1003",
		"?q=s.keller%40amstutz":                     "1001",
		"?q=%25":                                    "",
		"?q=zzzz":                                   "",
		"?state=awaiting_info&q=Abacus":             "",
	} {
		got := []string{}
		for _, v := range o.all(query) {
			got = append(got, itoa(v.Number))
		}
		sortStrings(got)
		if strings.Join(got, " ") != want {
			t.Errorf("%s: %v, not %s", query, got, want)
		}
	}
}

func sortStrings(s []string) {
	for i := range s {
		for j := i; j > 0 && s[j] < s[j-1]; j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

// Walking along "next" meets every ticket once.
func TestListPages(t *testing.T) {
	o := begin(t)
	const mails = 130
	for i := range mails {
		if err := smtpOnce(o.smtp, keller, demoAddress, []byte(strings.ReplaceAll("From: "+keller+"\nTo: "+demoAddress+"\nContent-Type: text/plain; charset=utf-8\n"+strings.Replace(wish("Abacus", ""), "@x>", fmt.Sprintf(".%d@x>", i), 1), "\n", "\r\n"))); err != nil {
			t.Fatal(err)
		}
	}
	o.settle()
	seen, next, pages := map[int]bool{}, 0, 0
	for {
		var answer struct {
			Tickets []view
			Next    int
		}
		query := ""
		if next != 0 {
			query = fmt.Sprintf("?after=%d", next)
		}
		o.get("/api/tickets"+query, &answer)
		for _, v := range answer.Tickets {
			if seen[v.Number] {
				t.Fatalf("%d twice", v.Number)
			}
			seen[v.Number] = true
		}
		if pages++; answer.Next == 0 || pages > 50 {
			break
		}
		next = answer.Next
	}
	if len(seen) != mails {
		t.Errorf("%d tickets in %d pages", len(seen), pages)
	}
	if got := len(o.mailbox(keller)); got > 20 {
		t.Errorf("%d mails to one address within the hour", got)
	}
}

// Whoever presses first: each action is taken once.
func TestTwoPressesAtOnce(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	revision := o.see(1001).Revision
	var wait sync.WaitGroup
	statuses := make([]int, 8)
	for i := range statuses {
		wait.Go(func() {
			statuses[i] = o.post("/api/tickets/1001/approve", fmt.Sprintf(`{"revision":%d}`, revision), nil)
		})
	}
	wait.Wait()
	count := map[int]int{}
	for _, s := range statuses {
		count[s]++
	}
	if count[200] != 1 || count[409] != len(statuses)-1 {
		t.Errorf("%v", count)
	}
	o.settle()
	o.letters(keller, 2)
}

// Notes, reminders and deliveries do not outdate a card.
func TestRevisionCountsOnlyWhatOutdatesACard(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	before := o.see(1001).Revision
	o.press(1001, "note", `{"text":"intern: Kunde ist heikel"}`)
	if got := o.see(1001).Revision; got != before {
		t.Errorf("a note: revision %d, was %d", got, before)
	}
	o.clock("2026-11-18T15:00:00+01:00") // staff are reminded
	if got := o.see(1001).Revision; got != before {
		t.Errorf("a reminder: revision %d, was %d", got, before)
	}
	for _, l := range o.mailbox(keller) {
		lacks(t, l.Raw, "heikel")
	}
	o.send(keller, "Subject: Re: Abacus\nIn-Reply-To: <first@amstutz-treuhand.example>\nMessage-ID: <u@x>\n\nBitte doch lieber am 17. Dezember um 10 Uhr.\n")
	if got := o.see(1001).Revision; got == before {
		t.Error("a new wish did not outdate the card")
	}
	o.refused(1001, "approve", fmt.Sprintf(`{"revision":%d}`, before), 409, "stale", "")
	o.state(1001, "awaiting_approval")
}
