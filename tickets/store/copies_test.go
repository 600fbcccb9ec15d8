package store

import (
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// linked composes a mail whose text is its link.
func linked(m tickets.SendMail, _ time.Time) (Composed, error) {
	return Composed{Raw: []byte("Message-ID: <" + m.MessageID + ">\r\n\r\n" + m.Letter.Page + "\r\n"), Text: m.Letter.Page}, nil
}

// TestOwnCopies: each recipient's copy links to that reader's page, in one
// message with one Message-ID; a retry is the same copy.
func TestOwnCopies(t *testing.T) {
	var keys []string
	page := func(key []byte, t tickets.Ticket, m tickets.SendMail, reader string, now time.Time) string {
		keys = append(keys, string(key))
		if reader == "nobody@amstutz.example" {
			return ""
		}
		return "https://desk.example/" + reader + "/" + string(t.State)
	}
	d := openDesk(t, testURL(t), Options{Rules: testRules(t), Compose: linked, Page: page})
	m := request("petra@amstutz.example", "Abacus")
	m.Cc = []tickets.Address{{Address: "hans@amstutz.example"}, {Address: "nobody@amstutz.example"}}
	d.open("a", m)
	links := func() map[string]string {
		all := map[string]string{}
		for _, c := range d.claim(10) {
			id, body, _ := strings.Cut(string(c.Raw), "\r\n\r\n")
			if id != "Message-ID: <"+c.MessageID+">" {
				t.Errorf("copy %q of %s", c.Raw, c.MessageID)
			}
			all[c.To] = strings.TrimSpace(body)
		}
		return all
	}
	first := links()
	for to, want := range map[string]string{
		"petra@amstutz.example":  "https://desk.example/petra@amstutz.example/awaiting_approval",
		"hans@amstutz.example":   "https://desk.example/hans@amstutz.example/awaiting_approval",
		"nobody@amstutz.example": "",
	} {
		if got, ok := first[to]; !ok || got != want {
			t.Errorf("%s: link %q, want %q", to, got, want)
		}
	}
	d.now = d.now.Add(time.Minute)
	if again := links(); len(again) != 3 || again["hans@amstutz.example"] != first["hans@amstutz.example"] {
		t.Errorf("again: %v", again)
	}
	messages, err := d.Messages(d.ctx, 1001)
	d.must(err)
	if len(messages) != 1 || messages[0].Text != first["petra@amstutz.example"] {
		t.Errorf("messages %+v", messages)
	}
	for _, k := range keys {
		if k != string(d.Key()) || len(k) < 50 {
			t.Errorf("key %q", k)
		}
	}
}

func TestKeyIsKept(t *testing.T) {
	url := testURL(t)
	o := Options{Rules: testRules(t), Compose: compose}
	first := openDesk(t, url, o)
	if second := openDesk(t, url, o); string(second.Key()) != string(first.Key()) || len(first.Key()) < 50 {
		t.Errorf("keys %q and %q", first.Key(), second.Key())
	}
	if other := openDesk(t, testURL(t), o); string(other.Key()) == string(first.Key()) {
		t.Error("two installations share a key")
	}
}
