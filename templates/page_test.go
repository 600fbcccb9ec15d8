package templates

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"

	"golang.org/x/net/html"
)

func examplePage(t testing.TB, l tickets.Language) Page {
	zone := zurich(t)
	at := func(day int) time.Time { return time.Date(2026, 12, day, 9, 0, 0, 0, zone) }
	o := func(n, day int) tickets.Option {
		return tickets.Option{Option: n, Start: at(day), End: at(day).Add(2 * time.Hour), Until: at(4), Status: tickets.OptionOpen}
	}
	return Page{Language: l, Letter: tickets.Letter{
		Number: 1042, Software: "Abacus 2026", Requests: []tickets.Request{{Software: "Abacus", Version: "2026"}},
		State: tickets.Proposed, Zone: zone, Options: []tickets.Option{o(1, 8), o(2, 9), o(3, 10)},
	}}
}

// pageCases are the pages whose wording was read and approved.
var pageCases = map[string]func(*Page){
	"dates":  func(p *Page) {},
	"one":    func(p *Page) { p.Letter.Options = p.Letter.Options[:1] },
	"sooner": func(p *Page) { p.Letter.Options[0].Until = p.Letter.Options[0].Until.AddDate(0, 0, -1) },
	"late":   func(p *Page) { p.Letter.Options[0].Status = tickets.OptionLapsed },
	"exception": func(p *Page) {
		p.Letter.Options, p.Letter.Cost = p.Letter.Options[:1], "CHF 180 pro Stunde."
		p.Letter.Options[0].Exception = true
	},
	"partner": func(p *Page) {
		p.Letter.Partner, p.Accepted, p.Waits, p.Says = "Treuhand-Soft AG", p.Letter.Options[2:], true, PageThanks
		p.Letter.Options = p.Letter.Options[:2]
	},
	"test": func(p *Page) {
		p.Letter.Options, p.Test, p.Letter.State = nil, true, tickets.AwaitingTest
		p.Letter.Cleanup = time.Date(2026, 12, 15, 0, 0, 0, 0, p.Letter.Zone)
	},
	"tested": func(p *Page) {
		p.Letter.Options, p.Test, p.Passed, p.Letter.State, p.Says = nil, true, true, tickets.AwaitingCleanup, PageTested
	},
	"scheduled": func(p *Page) {
		p.Letter.Date = p.Letter.Options[1].Slot()
		p.Letter.Options, p.Letter.State = nil, tickets.Scheduled
	},
	"unknown": func(p *Page) { *p = Page{Language: p.Language, Says: PageUnknown} },
}

func TestPages(t *testing.T) {
	for name, change := range pageCases {
		for _, l := range languages {
			t.Run(string(l)+"/"+name, func(t *testing.T) {
				p := examplePage(t, l)
				change(&p)
				golden(t, filepath.Join("..", "page", string(l)), name+".html", string(writePage(t, p)))
			})
		}
	}
}

func writePage(t testing.TB, p Page) []byte {
	t.Helper()
	page, err := WritePage(p, tickets.Desk{Name: "Kundendienst", Language: tickets.German})
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// TestPageSays: every message and every state has words in every language, and
// no two messages of a language are alike.
func TestPageSays(t *testing.T) {
	for _, l := range languages {
		seen := map[string]PageSays{}
		for _, says := range []PageSays{PageThanks, PageTested, PageNoted, PageOutdated, PageWithdrawn, PageExpired, PageNotYours, PageChoose, PageBroken, PageUnknown} {
			text := between(t, string(writePage(t, Page{Language: l, Says: says})), `role="status">`, "</p>")
			if other, ok := seen[text]; ok || len(text) < 20 {
				t.Errorf("%s: %s says %q, as %s", l, says, text, other)
			}
			seen[text] = says
		}
		standing := map[string]bool{}
		for _, s := range []tickets.State{tickets.AwaitingInfo, tickets.AwaitingApproval, tickets.Proposed, tickets.Scheduled, tickets.InProgress, tickets.AwaitingTest, tickets.AwaitingCleanup, tickets.Closed} {
			p := Page{Language: l, Letter: tickets.Letter{Number: 1, State: s}}
			standing[between(t, string(writePage(t, p)), "</h1>", "</p>")] = true
		}
		if len(standing) != 8 {
			t.Errorf("%s: %d standings of 8", l, len(standing))
		}
	}
}

func between(t testing.TB, s, from, to string) string {
	t.Helper()
	_, s, ok := strings.Cut(s, from)
	s, _, found := strings.Cut(s, to)
	if !ok || !found {
		t.Fatalf("no %s … %s", from, to)
	}
	return strings.TrimSpace(s)
}

// TestPageWithStrangersWords: what others wrote is text, whatever it holds.
func TestPageWithStrangersWords(t *testing.T) {
	const evil = `</strong><script>alert(1)</script>" onload="x` + "\u202egnp.exe\x00"
	p := examplePage(t, tickets.English)
	p.Letter.Software, p.Letter.Partner, p.Letter.Cost, p.Letter.Requests[0].Software = evil, evil, evil, evil
	page := string(writePage(t, p))
	if strings.ContainsAny(page, "\u202e\x00") {
		t.Error("characters that turn the text around, or NUL")
	}
	for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
		token := z.Token()
		if token.Data == "script" {
			t.Error("a script")
		}
		for _, a := range token.Attr {
			if strings.HasPrefix(a.Key, "on") || a.Key == "style" {
				t.Errorf("attribute %s of %s", a, token.Data)
			}
		}
	}
}

func TestPageInTheDesksLanguage(t *testing.T) {
	if page := string(writePage(t, Page{Language: "rm", Says: PageUnknown, Letter: tickets.Letter{Date: calendar.Slot{}}})); !strings.Contains(page, `<html lang="de">`) {
		t.Errorf("not in German: %s", page)
	}
}
