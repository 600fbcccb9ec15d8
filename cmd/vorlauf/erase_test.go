package main

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

func TestErase(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "vorlauf.toml")
	file := whole + "\n[store]\nurl = \"" + filepath.ToSlash(filepath.Join(dir, "vorlauf.db")) + "\"\n"
	write(t, path, file)
	c, err := makeConfig([]byte(file), noEnv)
	if err != nil {
		t.Fatal(err)
	}
	db, err := openStore(t.Context(), c, newLog(terminal{err: t.Output()}))
	if err != nil {
		t.Fatal(err)
	}
	_, err = db.Import(t.Context(), tickets.Catalogue{Customers: []tickets.Customer{{Name: "Kunde AG", Domains: []string{"kunde.example"}, Language: tickets.German}}})
	if err != nil {
		t.Fatal(err)
	}
	mail := tickets.Mail{MessageID: "a@kunde.example", From: "a@kunde.example", Subject: "Topal", Class: tickets.Human, Intent: tickets.UpdateRequest,
		Requests: []tickets.Request{{Software: "Topal"}}}
	now := time.Now()
	e := tickets.MailReceived{Incoming: tickets.Incoming{Mail: mail, Received: now}, Match: tickets.Matched{Kind: tickets.MatchNew}}
	if _, err := db.New(t.Context(), "a", e, now); err != nil {
		t.Fatal(err)
	}
	step := func(wantStatus int, want string, args ...string) {
		t.Helper()
		status, out, errOut := call(t, "", append([]string{"erase", "-config", path}, args...)...)
		if status != wantStatus || !strings.Contains(out+errOut, want) {
			t.Errorf("%v: %d %s%s, want %d and %q", args, status, out, errOut, wantStatus, want)
		}
	}
	step(1, "VL-1001 of Kunde AG is still open", "-customer", "Kunde AG")
	step(1, `no customer "Niemand"`, "-customer", "Niemand")
	step(0, "0 tickets stripped, 0 reduced")
	step(2, "-customers", "-customers", "x")
	if _, err := db.Apply(t.Context(), "b", 1001, tickets.Press{Action: &tickets.Close{Reason: "x"}}, now); err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	step(0, "VL-1001: all but figures\n0 tickets stripped, 1 reduced: to be removed; nothing was changed", "-customer", "Kunde AG", "-dry-run")
	step(0, "1 reduced: removed", "-customer", "Kunde AG")
}
