package main

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vorlauf/tickets"
)

// call runs a command as a person would.
func call(t *testing.T, in string, args ...string) (status int, out, errOut string) {
	t.Helper()
	var o, e bytes.Buffer
	status = run(context.Background(), terminal{in: strings.NewReader(in), out: &o, err: &e, getenv: noEnv}, args)
	return status, o.String(), e.String()
}

func TestExitStatusAndHelp(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "none.toml")
	for _, c := range []struct {
		args   []string
		status int
		says   string
	}{
		{nil, exitUsage, "usage: vorlauf command"},
		{[]string{"help"}, exitOK, "demo"},
		{[]string{"-h"}, exitOK, "demo"},
		{[]string{"help", "demo"}, exitOK, "-listen"},
		{[]string{"demo", "-h"}, exitOK, "-catalogue"},
		{[]string{"parse", "-h"}, exitOK, "RFC 5322"},
		{[]string{"help", "nonsense"}, exitUsage, `no command "nonsense"`},
		{[]string{"nonsense"}, exitUsage, `no command "nonsense"`},
		{[]string{"demo", "-nonsense"}, exitUsage, "-nonsense"},
		{[]string{"demo", "-now", "yesterday"}, exitUsage, "-now"},
		{[]string{"demo", "-smtp", "nonsense"}, exitUsage, "-smtp"},
		{[]string{"demo", "-listen", "127.0.0.1:99999"}, exitUsage, "-listen"},
		{[]string{"demo", "-catalogue", missing}, exitUsage, "none.toml"},
		{[]string{"serve", "-config", missing}, exitUsage, "none.toml"},
		{[]string{"check", "-config", missing}, exitUsage, "none.toml"},
		{[]string{"parse"}, exitUsage, "number of arguments"},
		{[]string{"parse", missing}, exitFailure, "none.toml"},
		{[]string{"parse", "-time-zone", "Mars/Phobos", "-"}, exitUsage, "time-zone"},
		{[]string{"version"}, exitOK, "vorlauf "},
		{[]string{"config"}, exitOK, "[policy]"},
	} {
		status, out, errOut := call(t, "", c.args...)
		if status != c.status || !strings.Contains(out+errOut, c.says) {
			t.Errorf("%v: status %d, want %d; %q must hold %q", c.args, status, c.status, out+errOut, c.says)
		}
	}
}

func TestParsePrintsTheContractsFields(t *testing.T) {
	mail := "From: A <A@Example.com>\r\nTo: customerservice@desk.example\r\nSubject: Update Abacus 2026\r\nDate: Tue, 17 Nov 2026 09:00:00 +0100\r\n\r\nBitte Abacus auf 2026 aktualisieren & <testen>.\r\n"
	status, out, errOut := call(t, mail, "parse", "-")
	if status != exitOK {
		t.Fatalf("status %d: %s", status, errOut)
	}
	if !strings.Contains(out, "& <testen>") {
		t.Error("the text is escaped")
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal([]byte(out), &fields); err != nil {
		t.Fatal(err)
	}
	for _, name := range strings.Fields("message_id in_reply_to references from subject class language intent text requests variant partners off_hours urgent choice accepts_risk missing defects") {
		value, ok := fields[name]
		if !ok || string(value) == "null" && name != "choice" {
			t.Errorf("%s: %s", name, value)
		}
	}
	if string(fields["from"]) != `"a@example.com"` {
		t.Errorf("from: %s", fields["from"])
	}
}

func TestCatalogueMistakes(t *testing.T) {
	for _, c := range []struct{ file, says string }{
		{"[[product]]\nname = \"A\"\nlicense = \"never\"\n", "license"},
		{"[[product]]\nname = 3\n", "line 2"},
		{"[[product]]\nname = \"A\"\nlicence = \"perhaps\"\n[[customer]]\nname = \"B\"\ncanton = \"XX\"\n", "canton \"XX\""},
		{"[[product]]\nname = \"A\"\nlicence = \"perhaps\"\n[[customer]]\nname = \"B\"\ncanton = \"XX\"\n", "not \"perhaps\""},
		{"[[partner]]\ncontact = \"a@b\"\n", "partner 1 has no name"},
	} {
		path := filepath.Join(t.TempDir(), "catalogue.toml")
		if err := os.WriteFile(path, []byte(c.file), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readCatalogue(path); err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: got %v, want %q", c.file, err, c.says)
		}
	}
	sample, err := demoCatalogue("")
	if err != nil {
		t.Fatal(err)
	}
	if sample.Product("abacus").Variant != tickets.Provider || len(sample.Products) < 40 {
		t.Error("the sample catalogue is not whole")
	}
}
