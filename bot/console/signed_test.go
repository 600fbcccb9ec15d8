package console

import (
	"context"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// A paged desk has signed pages; seen are the keys of answers, as in the store.
type paged struct {
	*desk
	seen map[string]bool
}

func newPaged(t testing.TB) *paged {
	p := &paged{seen: map[string]bool{}}
	p.desk = newDesk(t, func(c *Config) {
		c.Signed = Signed{Key: []byte("a key"), Answer: func(_ context.Context, key string, number int64, e tickets.Event) (tickets.Ticket, error) {
			if p.seen[key] {
				return p.store.tickets[number], nil
			}
			t, err := p.apply(number, e)
			p.seen[key] = err == nil
			return t, err
		}}
	})
	return p
}

// link is the path of the page that a mail of this template would link to now.
func (p *paged) link(number int64, template tickets.Template, reader string) string {
	p.t.Helper()
	t := p.store.tickets[number]
	m := tickets.SendMail{Template: template, Letter: tickets.Letter{Options: t.Answerable(p.now)}}
	address := PageLink("https://desk.example/")(p.config.Signed.Key, t, m, reader, p.now)
	u, err := url.Parse(address)
	must(p.t, err)
	if u.Host != "desk.example" || u.RawQuery != "" {
		p.t.Fatalf("address %q", address)
	}
	return u.Path
}

// answer posts to a page as a browser without script does, and wants a status
// and words on the page.
func (p *paged) answer(path, form string, status int, words string) {
	p.t.Helper()
	w := p.call("POST", path, "", form, func(r *http.Request) {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Origin", "null") // no referrer, no origin
		r.Header.Set("Sec-Fetch-Site", "cross-site")
	})
	if w.Code != status || !strings.Contains(w.Body.String(), words) {
		p.t.Errorf("POST %s: %d, want %d and %q in\n%s", form, w.Code, status, words, w.Body)
	}
}

func (p *paged) open(path string, status int, words ...string) {
	p.t.Helper()
	w := p.call("GET", path, "", "")
	if w.Code != status {
		p.t.Errorf("GET %s: %d, want %d", path, w.Code, status)
	}
	for _, word := range words {
		if !strings.Contains(w.Body.String(), word) {
			p.t.Errorf("GET %s: no %q in\n%s", path, word, w.Body)
		}
	}
}

// unchanged runs do and wants the ticket to be as it was.
func (p *paged) unchanged(number int64, do func()) {
	p.t.Helper()
	before := p.store.tickets[number]
	do()
	if !reflect.DeepEqual(before, p.store.tickets[number]) {
		p.t.Errorf("VL-%d was changed", number)
	}
}

const petra = "petra.keller@amstutz.example"

// proposed is a desk with VL-1, whose dates are offered to Petra.
func proposed(t *testing.T) *paged {
	p := newPaged(t)
	p.receive(1, complete())
	p.decide(1, &tickets.Approve{})
	return p
}

func TestAcceptedOnThePage(t *testing.T) {
	p := proposed(t)
	path := p.link(1, tickets.Proposal, petra)
	p.open(path, 200, `<html lang="de">`, `<form method="post">`, `name="option" value="2"`, "Montag, 14. Dezember 2026")
	p.answer(path, "option=2", 200, "Ihre Zusage ist bei uns eingegangen")
	got := p.store.tickets[1]
	if got.State != tickets.Scheduled || len(got.Acceptances) != 1 {
		t.Fatalf("%s, %+v", got.State, got.Acceptances)
	}
	a := got.Acceptances[0]
	if a.Party != petra || a.Via != "page" || a.Option != 2 || !a.At.Equal(p.now) {
		t.Errorf("acceptance %+v", a)
	}
	p.unchanged(1, func() {
		p.answer(path, "option=2", 200, "Ihre Zusage ist bei uns eingegangen") // twice
		p.answer(path, "option=1", 409, "nicht mehr zur Wahl")
		p.open(path, 200, "vereinbart")
	})
}

// Programs open every link of a mail, some with every method that should change
// nothing (failure-modes: link scanners "approve").
func TestScannersChangeNothing(t *testing.T) {
	p := proposed(t)
	path := p.link(1, tickets.Proposal, petra)
	p.unchanged(1, func() {
		for _, method := range []string{"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PROPFIND"} {
			for _, query := range []string{"", "?option=1", "?option=1&submit=1"} {
				p.call(method, path+query, "", "option=1")
			}
		}
		p.answer(path, "", 422, "Bitte wählen Sie zuerst aus")
		p.answer(path+"?x=1", "option=zwei", 422, "Bitte wählen Sie zuerst aus")
		p.answer(path, "option=99", 409, "nicht mehr zur Wahl")
	})
}

func TestSignedPageHeaders(t *testing.T) {
	p := proposed(t)
	w := p.call("GET", p.link(1, tickets.Proposal, petra), "", "")
	for name, want := range map[string]string{
		"Referrer-Policy": "no-referrer", "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow",
		"X-Content-Type-Options": "nosniff", "Content-Type": "text/html; charset=utf-8",
	} {
		if got := w.Header().Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, "default-src 'none'") || !strings.Contains(csp, "frame-ancestors 'none'") {
		t.Errorf("policy %q", csp)
	}
	if len(w.Result().Cookies()) > 0 {
		t.Error("a cookie is set")
	}
}

// TestForgedLinks: no changed character opens anything, and a link opens its own
// ticket only.
func TestForgedLinks(t *testing.T) {
	p := proposed(t)
	path := p.link(1, tickets.Proposal, petra)
	for i := len("/p/"); i < len(path)-1; i++ { // the last letter has bits to spare
		other := byte('a')
		if path[i] == other {
			other = 'b'
		}
		forged := path[:i] + string(other) + path[i+1:]
		p.unchanged(1, func() { p.answer(forged, "option=1", 404, "nicht gültig") })
	}
	for _, forged := range []string{"/p/x", "/p/" + strings.Repeat("a", 60), "/p/" + strings.Repeat("a", 4000), path + "aa", path[:len(path)-8], "/p/%00%ff"} {
		p.open(forged, 404)
	}
	p.config.Signed.Key = []byte("another key")
	p.open(p.link(1, tickets.Proposal, petra), 404, "nicht gültig")
}

func TestNoPagesWithoutAKey(t *testing.T) {
	k := newDesk(t)
	if w := k.call("GET", "/p/abc", "", ""); w.Code != 404 {
		t.Errorf("status %d", w.Code)
	}
	if got := PageLink("")(nil, tickets.Ticket{}, tickets.SendMail{Template: tickets.Proposal}, petra, k.now); got != "" {
		t.Errorf("link %q", got)
	}
	if got := PageLink("https://desk.example")(nil, tickets.Ticket{}, tickets.SendMail{Template: tickets.Declined}, petra, k.now); got != "" {
		t.Errorf("link %q", got)
	}
}

func TestExpiredLink(t *testing.T) {
	p := proposed(t)
	path := p.link(1, tickets.Proposal, petra)
	last := p.store.tickets[1].Options[2].Start
	p.now = last.Add(-time.Second)
	p.open(path, 200)
	p.now = last
	p.unchanged(1, func() {
		p.open(path, 410, "abgelaufen")
		p.answer(path, "option=3", 410, "abgelaufen")
	})
	if w := p.call("GET", path, "", ""); strings.Contains(w.Body.String(), "Abacus") {
		t.Error("an old link tells what the ticket is about")
	}
}

func TestOutdatedRound(t *testing.T) {
	p := proposed(t)
	old := p.link(1, tickets.Proposal, petra)
	p.decide(1, &tickets.Approve{Dates: []time.Time{time.Date(2026, 12, 17, 9, 0, 0, 0, p.now.Location())}})
	p.unchanged(1, func() {
		p.open(old, 200, "früheren Nachricht")
		p.answer(old, "option=1", 409, "früheren Nachricht")
		p.answer(old, "option=4", 409, "früheren Nachricht")
	})
	p.answer(p.link(1, tickets.Proposal, petra), "option=4", 200, "Zusage")
	if p.store.tickets[1].State != tickets.Scheduled {
		t.Errorf("state %s", p.store.tickets[1].State)
	}
}

// TestOnlyTheAuthorised: a link that was forwarded, or given to a colleague in
// Cc, lets nobody do more than its own party may.
func TestOnlyTheAuthorised(t *testing.T) {
	p := proposed(t)
	p.store.known.Customers[0].Contacts = []string{"chef@amstutz.example"}
	path := p.link(1, tickets.Proposal, petra)
	p.unchanged(1, func() {
		p.open(path, 200, "dafür gemeldeten Personen")
		p.answer(path, "option=1", 403, "dafür gemeldeten Personen")
		p.answer(p.link(1, tickets.Proposal, "eve@elsewhere.example"), "option=1", 403, "dafür gemeldeten Personen")
	})
	if w := p.call("GET", path, "", ""); strings.Contains(w.Body.String(), "<form") {
		t.Error("a form is shown to somebody who may not answer")
	}
}

// TestBothSidesOnTheirPages: the copies of one mail link to two pages, and each
// side accepts for itself only.
func TestBothSidesOnTheirPages(t *testing.T) {
	p := newPaged(t)
	p.receive(1, complete())
	p.decide(1, &tickets.SetVariant{Variant: tickets.Partner, Partner: "GIM"})
	p.decide(1, &tickets.Approve{})
	customer, partner := p.link(1, tickets.Proposal, petra), p.link(1, tickets.Proposal, "pius@gim.example")
	p.open(customer, 200, "sobald beide Seiten zugesagt haben")
	p.answer(partner, "option=3", 200, "sobald auch die andere Seite")
	if got := p.store.tickets[1]; got.State != tickets.Proposed || got.Acceptances[0].Role != tickets.RolePartner {
		t.Fatalf("%s, %+v", got.State, got.Acceptances)
	}
	p.answer(customer, "option=3", 200, "vereinbart")
	if got := p.store.tickets[1]; got.State != tickets.Scheduled || got.Acceptances[1].Party != petra {
		t.Errorf("%s, %+v", got.State, got.Acceptances)
	}
}

func TestExceptionOnThePage(t *testing.T) {
	p := newPaged(t)
	p.receive(1, complete())
	evening := time.Date(2026, 12, 15, 19, 0, 0, 0, p.now.Location())
	p.decide(1, &tickets.Exception{Dates: []time.Time{evening}, CostNote: "CHF 180 pro Stunde"})
	path := p.link(1, tickets.ExceptionOffer, petra)
	p.open(path, 200, "CHF 180 pro Stunde", "stimmen Sie den Kosten zu", "ausserhalb der Öffnungszeiten", "Termin und Kosten annehmen")
	p.answer(path, "option=1", 200, "Zusage")
	if a := p.store.tickets[1].Appointment; a == nil || !a.Exception {
		t.Errorf("appointment %+v", a)
	}
}

func TestTakenOverByHand(t *testing.T) {
	p := proposed(t)
	p.decide(1, &tickets.TakeOver{})
	p.answer(p.link(1, tickets.Proposal, petra), "option=1", 200, "Unser Team prüft")
	if got := p.store.tickets[1]; got.State != tickets.Proposed || len(got.Attention) == 0 {
		t.Errorf("%s, %q", got.State, got.Attention)
	}
}

func TestStatusPage(t *testing.T) {
	p := newPaged(t)
	p.receive(1, incomplete())
	path := p.link(1, tickets.Acknowledgement, "luc@rochat.example")
	p.unchanged(1, func() {
		p.open(path, 200, `<html lang="fr">`, "Topal", "État de votre demande")
		p.answer(path, "option=1", 422, "faire un choix")
	})
}

func TestStoreFails(t *testing.T) {
	p := proposed(t)
	path := p.link(1, tickets.Proposal, petra)
	p.store.broken = context.DeadlineExceeded
	p.open(path, 500, "nicht geklappt")
	if log := p.log.String(); strings.Contains(log, path) || strings.Contains(log, petra) {
		t.Errorf("the log names the link or its reader: %s", log)
	}
}
