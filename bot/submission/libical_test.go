package submission

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vorlauf/templates"
	"vorlauf/tickets"
)

// libical compiles a checker around another project's calendar library
// (Debian's libical-dev), and returns what it says of a calendar; "" nothing.
func libical(t *testing.T) func(cal []byte) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "icalcheck")
	if out, err := exec.Command("cc", "-o", program, "testdata/icalcheck.c", "-lical").CombinedOutput(); err != nil {
		if os.Getenv("VORLAUF_SERVERS") == "required" {
			t.Fatalf("libical is needed: %v\n%s", err, out)
		}
		t.Skip("libical-dev is not installed")
	}
	return func(cal []byte) string {
		cmd := exec.Command(program)
		cmd.Stdin = bytes.NewReader(cal)
		out, err := cmd.CombinedOutput()
		if err != nil {
			return strings.TrimSpace(string(out) + err.Error())
		}
		return ""
	}
}

// TestAgainstLibical: invitations and feeds are valid for another reader too,
// which finds fault where there is one.
func TestAgainstLibical(t *testing.T) {
	check := libical(t)
	for _, method := range []string{"REQUEST", "CANCEL"} {
		m := confirmation()
		m.Invite.Method = method
		cal, err := invitation(*m.Invite, templates.Rendered{Summary: "Update Bürosoftware; neu, 日本", Description: "Erste Zeile.\n\nZweite, mit ; und \\."})
		if err != nil {
			t.Fatal(err)
		}
		if said := check(cal); said != "" {
			t.Errorf("%s: %s\n%s", method, said, cal)
		}
	}
	for _, entries := range [][]tickets.Entry{nil, exampleEntries()} {
		cal, err := Feed("Update desk", "https://desk.example", entries)
		if err != nil {
			t.Fatal(err)
		}
		if said := check(cal); said != "" {
			t.Errorf("feed: %s\n%s", said, cal)
		}
	}
	cal, _ := Feed("Update desk", "", exampleEntries())
	if check(bytes.Replace(cal, []byte("20261208T080000Z"), []byte("8 December"), 1)) == "" {
		t.Error("libical finds no fault in a date that is none")
	}
}

func exampleEntries() []tickets.Entry {
	m := confirmation()
	changed := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	return []tickets.Entry{
		{UID: "vl-1042.k3@msp.example", Sequence: 3, Changed: changed, Date: m.Invite.Date, Title: "Müller; Söhne, AG: Abacus 2026 (VL-1042)", Text: "Updated by the desk.\nAssigned to anna.", Ticket: 1042, Assignee: "anna"},
		{UID: "vl-1043-2.k3@msp.example", Changed: changed, Date: m.Invite.Date, Tentative: true, Title: strings.Repeat("日本", 60), Ticket: 1043},
	}
}
