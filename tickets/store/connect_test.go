package store

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vorlauf/tickets"
)

var errRolledBack = errors.New("rolled back")

func TestPragmas(t *testing.T) {
	d := newDesk(t)
	for name, db := range map[string]view{"writing": {d.ctx, d.write, d.Store}, "reading": {d.ctx, d.read, d.Store}} {
		for pragma, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "foreign_keys": "1", "busy_timeout": "10000"} {
			var got string
			if _, err := db.one(&got, `PRAGMA `+pragma); err != nil || got != want {
				t.Errorf("%s: %s = %s, want %s (%v)", name, pragma, got, want, err)
			}
		}
	}
	if _, err := d.view(d.ctx).exec(`DELETE FROM tickets`); err == nil {
		t.Error("the reading connection writes")
	}
}

func TestWhatCannotBeOpened(t *testing.T) {
	dir := t.TempDir()
	noDatabase := filepath.Join(dir, "letter.txt")
	if err := os.WriteFile(noDatabase, []byte(strings.Repeat("this is no database\n", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, url := range map[string]string{
		"no name": "", "no such folder": filepath.Join(dir, "missing", "x.db"), "no database": noDatabase,
		"postgres without files": "postgres://127.0.0.1:1/x",
	} {
		if s, err := Open(t.Context(), url, Options{}); err == nil {
			s.Close()
			t.Errorf("%s: opened", name)
		}
	}
}

// A name with characters that mean something in a URL.
func TestAnOddName(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "desk 100%?#.db")
	s, err := Open(t.Context(), name, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := os.Stat(name); err != nil {
		t.Error(err)
	}
}

// Closed and opened again, the desk goes on where it was: same instance, same
// tickets, next number.
func TestOpenedAgain(t *testing.T) {
	url := testURL(t)
	rules := testRules(t)
	rules.Desk.Instance = ""
	o := Options{Rules: rules, Compose: compose, Files: testFiles(t, url)}
	a := openDesk(t, url, o)
	a.open("a", request("petra@amstutz.example", "Abacus"))
	a.must(a.Store.Close())
	b := openDesk(t, url, o)
	if a.Desk().Instance == "" || a.Desk().Instance != b.Desk().Instance {
		t.Errorf("instances %q and %q", a.Desk().Instance, b.Desk().Instance)
	}
	if again := b.open("a", request("petra@amstutz.example", "Abacus")); again.Number != 1001 {
		t.Errorf("number %d", again.Number)
	}
	if next := b.open("b", request("luc@rochat.example", "Abacus")); next.Number != 1002 {
		t.Errorf("number %d", next.Number)
	}
	if id := b.messageIDs(1002)[0]; !strings.Contains(id, b.Desk().Instance) {
		t.Errorf("Message-ID %s", id)
	}
	other := openDesk(t, testURL(t), o)
	if other.Desk().Instance == b.Desk().Instance {
		t.Error("two installations have the same instance")
	}
}

// A database of an older program is brought up to date with what it holds; one
// of a newer program is left alone.
func TestMigrations(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@amstutz.example", "Abacus"))
	before := d.rows()
	if err := d.migrate(d.ctx); err != nil {
		t.Fatalf("again: %v", err)
	}
	for table, n := range d.rows() {
		if n != before[table] {
			t.Errorf("%s has %d rows, had %d", table, n, before[table])
		}
	}
	d.must(d.update(d.ctx, d.now, func(x *tx) error {
		_, err := x.exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, ?)`, true)
		return err
	}))
	if err := d.migrate(d.ctx); err == nil || !strings.Contains(err.Error(), "9999") {
		t.Errorf("a newer schema: %v", err)
	}
}

// Without a composer the store reads and imports, and refuses what would mail.
func TestWithoutAComposer(t *testing.T) {
	d := openDesk(t, testURL(t), Options{Rules: testRules(t)})
	_, err := d.New(d.ctx, "a", d.received(request("petra@amstutz.example", "Abacus")), d.now)
	if err == nil || !strings.Contains(err.Error(), "composer") {
		t.Errorf("error %v", err)
	}
	if n := d.count(`SELECT COUNT(*) FROM tickets`); n != 0 {
		t.Errorf("%d tickets", n)
	}
	held := d.open("b", request("eve@unknown.example", "Abacus"))
	if held.State != tickets.Held || held.Number != 1001 {
		t.Errorf("held %+v", held)
	}
}
