package store

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vorlauf/tickets"
)

// A dry run goes on from what the desk knows, on a copy; the desk's own
// database stays as it is.
func TestARehearsalIsACopy(t *testing.T) {
	url := testURL(t)
	o := Options{Rules: testRules(t), Compose: compose}
	d := openDesk(t, url, o)
	d.open("imap/INBOX/1/1", request("petra@amstutz.example", "Abacus"))
	d.must(d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: 1, UID: 7}, []Raw{{UIDValidity: 1, UID: 7, Received: d.now, Body: strings.NewReader("Subject: x\r\n\r\n\xff")}}))
	tables := []string{"tickets", "events", "timeline", "bookings", "mails", "messages", "deliveries", "catalogue", "settings"}
	before := map[string]int{}
	for _, table := range tables {
		before[table] = d.count(`SELECT COUNT(*) FROM ` + table)
	}
	s, err := Rehearse(d.ctx, url, t.TempDir(), o)
	d.must(err)
	copied := &desk{Store: s, t: t, ctx: d.ctx, now: d.now}
	for _, table := range tables {
		if n := copied.count(`SELECT COUNT(*) FROM ` + table); n != before[table] || n == 0 {
			t.Errorf("%s: %d rows of %d", table, n, before[table])
		}
	}
	if n := copied.count(`SELECT COUNT(*) FROM tickets WHERE typeof(document) <> 'text' OR typeof(received) <> 'integer'`); n != 0 {
		t.Error("values of another type")
	}
	was, err := d.Ticket(d.ctx, 1001)
	d.must(err)
	is, err := s.Ticket(d.ctx, 1001)
	d.must(err)
	if is.Customer != was.Customer || is.Seq != was.Seq || string(s.Key()) != string(d.Key()) {
		t.Errorf("copied %+v", is)
	}
	copied.open("imap/INBOX/1/8", request("petra@amstutz.example", "Topal"))
	copied.press("http/1", 1001, &tickets.Note{Text: "seen"})
	if _, err := s.Ticket(d.ctx, 1002); err != nil {
		t.Error(err)
	}
	d.must(s.Close())
	for _, table := range tables {
		if n := d.count(`SELECT COUNT(*) FROM ` + table); n != before[table] {
			t.Errorf("%s: %d rows, there were %d", table, n, before[table])
		}
	}
}

// An empty database stays empty.
func TestARehearsalOfAnEmptyDatabase(t *testing.T) {
	url := testURL(t)
	if onPostgres == "" {
		if err := os.WriteFile(url, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Rehearse(t.Context(), url, t.TempDir(), Options{Rules: testRules(t), Compose: compose})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	db, err := openOriginal(t.Context(), url)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var tables int
	if err := db.Get(&tables, dialectOf(url).migrated); err != nil || tables != 0 {
		t.Errorf("%d tables, %v", tables, err)
	}
}

// Where there is no database yet, a dry run makes none.
func TestARehearsalOfNothing(t *testing.T) {
	name := filepath.Join(t.TempDir(), "vorlauf.db")
	s, err := Rehearse(t.Context(), name, t.TempDir(), Options{Rules: testRules(t), Compose: compose})
	if err != nil {
		t.Fatal(err)
	}
	if c, err := s.Cursor(t.Context(), "INBOX"); err != nil || c.UID != 0 {
		t.Errorf("%+v, %v", c, err)
	}
	s.Close()
	if _, err := os.Stat(name); !os.IsNotExist(err) {
		t.Errorf("it made the database: %v", err)
	}
	other := filepath.Join(t.TempDir(), "letter.txt")
	if err := os.WriteFile(other, []byte(strings.Repeat("this is no database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Rehearse(t.Context(), other, t.TempDir(), Options{}); err == nil {
		t.Error("a letter was copied")
	}
}
