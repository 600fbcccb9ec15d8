package console

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

func TestUnderstood(t *testing.T) {
	k := testConsole(t)
	ticket := tickets.Ticket{Requests: []tickets.Request{{Licence: tickets.Licence{Items: []string{"key:ABCD-EFGH-1234"}}}}}
	for name, c := range map[string]struct {
		evidence []tickets.Evidence
		want     []string // the facts and the quote of each row
		doubt    bool
		folded   bool
	}{
		"nothing": {},
		"joined by their words, what is wanted first": {
			evidence: []tickets.Evidence{
				{Field: "urgent", Value: "true", Quote: "Dringend!"},
				{Field: "intent", Value: "update_request", Quote: "Bitte Topal 26.4 installieren."},
				{Field: "requests[0].software", Value: "Topal", Quote: "Bitte Topal 26.4 installieren."},
				{Field: "requests[0].version", Value: "26.4", Quote: "Bitte Topal 26.4 installieren."},
			},
			want: []string{"Wants=an update, Software=Topal, Version=26.4: Bitte Topal 26.4 installieren.", "Urgent=: Dringend!"},
		},
		"two readings of the same words": {
			evidence: []tickets.Evidence{
				{Field: "intent", Value: "reschedule", Quote: "Der Termin geht nicht."},
				{Field: "alternative", Value: "decline_dates", Quote: "Der Termin geht nicht."},
			},
			want:  []string{"Wants=another date: Der Termin geht nicht.", "Or wants=to decline the dates: Der Termin geht nicht."},
			doubt: true,
		},
		"dates and limits": {
			evidence: []tickets.Evidence{
				{Field: "requests[0].wished", Value: "2026-12-14T09:00", Quote: "a"}, {Field: "choice", Value: "option 2", Quote: "a"},
				{Field: "requests[0].limits", Value: "not 2026-12-15/2026-12-16", Quote: "b"}, {Field: "requests[0].limits", Value: "2026-12-10/", Quote: "b"},
				{Field: "requests[0].limits", Value: "/17:00", Quote: "b"}, {Field: "requests[0].limits", Value: "not friday", Quote: "b"},
				{Field: "requests[0].limits", Value: "09:00/11:00", Quote: "b"},
			},
			want: []string{
				"Wish=Mon 14 Dec, 09:00, Chosen date=option 2: a",
				"Limit=not Tue 15 Dec to Wed 16 Dec, Limit=from Thu 10 Dec, Limit=until 17:00, Limit=not friday, Limit=09:00/11:00: b",
			},
		},
		"several requests": {
			evidence: []tickets.Evidence{{Field: "requests[0].software", Value: "A", Quote: "a"}, {Field: "requests[1].licence", Value: "promised", Quote: "b"}},
			want:     []string{"Software 1=A: a", "Licence 2=promised, will follow: b"},
		},
		"long, with a key": {
			evidence: []tickets.Evidence{
				{Field: "variant", Value: "partner", Quote: "1"}, {Field: "partners", Value: "a@b.example", Quote: "2"}, {Field: "off_hours", Value: "true", Quote: "3"},
				{Field: "urgent", Value: "true", Quote: "4"}, {Field: "accepts_risk", Value: "true", Quote: "5"},
				{Field: "requests[0].setup", Value: "file:a.exe", Quote: "a.exe"}, {Field: "requests[0].licence", Value: "key:****1234", Quote: "der Key ABCD-EFGH-1234"},
			},
			want: []string{
				"Who updates=the partner updates, we accompany: 1", "Partner=a@b.example: 2", "Outside opening hours=: 3",
				"Urgent=: 4", "Takes the risk of waiting=: 5", "Setup=a.exe: a.exe",
				"Licence=key ****1234: der Key ****1234",
			},
			folded: true,
		},
		"a field of later": {evidence: []tickets.Evidence{{Field: "mood", Value: "good", Quote: "a"}}, want: []string{"mood=good: a"}},
	} {
		t.Run(name, func(t *testing.T) {
			u := k.understood(ticket, store.Message{Evidence: c.evidence})
			var got []string
			for _, r := range u.Rows {
				var facts []string
				for _, f := range r.Facts {
					facts = append(facts, f.Name+"="+f.Value)
				}
				got = append(got, strings.Join(facts, ", ")+": "+r.Quote)
			}
			if !slices.Equal(got, c.want) || u.Doubt != c.doubt || u.Folded != c.folded {
				t.Errorf("doubt %v, folded %v\n got %q\nwant %q", u.Doubt, u.Folded, got, c.want)
			}
		})
	}
}

// why are the lists of what was understood on a page, as text, and whether each
// is open.
func why(t *testing.T, page string) (texts []string, open []bool) {
	t.Helper()
	elements(t, page, func(n *html.Node) {
		if n.Data != "details" || !strings.HasPrefix(attribute(n, "class"), "why") {
			return
		}
		var b strings.Builder
		for d := range n.Descendants() {
			if d.Type == html.TextNode {
				b.WriteString(d.Data + " ")
			}
		}
		texts = append(texts, strings.Join(strings.Fields(b.String()), " "))
		open = append(open, slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == "open" }))
	})
	return texts, open
}

func TestUnderstoodOnThePages(t *testing.T) {
	k := newDesk(t)
	m := complete()
	m.Evidence = []tickets.Evidence{
		{Field: "intent", Value: "update_request", Quote: "Bitte aktualisieren Sie Abacus <b>auf</b> 2027"},
		{Field: "alternative", Value: "status_question", Quote: "wie weit sind Sie mit ABCD-EFGH-1234"},
	}
	k.receive(1001, m)
	held := stranger()
	held.Evidence = m.Evidence[:1]
	k.receive(1002, held)
	k.receive(1003, incomplete())
	k.store.messages[0] = []store.Message{{Direction: "in", Subject: "Agenda", Evidence: []tickets.Evidence{{Field: "intent", Value: "decline_dates", Quote: "PARTSTAT=DECLINED"}}}}
	for path, want := range map[string]string{
		"/tickets/1001": "Understood in two ways Wants an update Bitte aktualisieren Sie Abacus <b>auf</b> 2027 Or wants to know how far it is wie weit sind Sie mit ****1234",
		"/tickets/1002": "Understood Wants an update Bitte aktualisieren Sie Abacus <b>auf</b> 2027",
		"/tickets/1003": "",
		"/strays":       "Understood Wants to decline the dates PARTSTAT=DECLINED",
	} {
		texts, open := why(t, k.call("GET", path, viewerToken, "").Body.String())
		if got := strings.Join(texts, "; "); got != want || slices.Contains(open, false) {
			t.Errorf("%s: open %v\n got %q\nwant %q", path, open, got, want)
		}
	}
}
