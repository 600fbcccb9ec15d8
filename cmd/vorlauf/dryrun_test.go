package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A dry run says what would become of each mail that is there, and ends; the
// database, the mailbox and the customers know nothing of it (procedure 1.1).
func TestDryRun(t *testing.T) {
	dir, p := t.TempDir(), embeddedPost(t)
	config, database := filepath.Join(dir, "vorlauf.toml"), filepath.Join(dir, "vorlauf.db")
	write(t, config, p.config+"[desk]\naddress = \""+p.desk+"\"\n[store]\nurl = \""+database+"\"\n[web.tokens]\nanna = \"a-token-that-is-long\"\n")
	dry := func(says ...string) {
		t.Helper()
		status, out, errOut := call(t, "", "serve", "-config", config, "-since", "2020-01-01", "-dry-run")
		if status != exitOK {
			t.Fatalf("status %d\n%s", status, errOut)
		}
		for _, text := range says {
			if !strings.Contains(out, text) {
				t.Errorf("%q is not said:\n%s", text, out)
			}
		}
	}
	dry("mails: 0;")
	if _, err := os.Stat(database); !os.IsNotExist(err) {
		t.Fatalf("the dry run made a database: %v", err)
	}
	catalogue := filepath.Join(dir, "catalogue.toml")
	write(t, catalogue, "[[product]]\nname = \"Topal\"\nlicence = \"always\"\nvariant = \"provider\"\n[[customer]]\nname = \"Kunde\"\ndomains = [\"kunde.example\"]\nlanguage = \"de\"\n")
	if status, _, errOut := call(t, "", "import", "-config", config, catalogue); status != exitOK {
		t.Fatal(errOut)
	}
	before, err := os.ReadFile(database)
	if err != nil {
		t.Fatal(err)
	}
	for _, mail := range []string{
		"From: eva@kunde.example\nSubject: Update Topal\nMessage-ID: <1@kunde.example>\n\nBitte aktualisieren Sie Topal auf 2027.\nSetup: https://topal.example/27.exe\n",
		"From: eva@kunde.example\nSubject: Re: Update Topal\nMessage-ID: <2@kunde.example>\nIn-Reply-To: <1@kunde.example>\nReferences: <1@kunde.example>\n\nDie Lizenz bleibt gleich.\n",
		"From: x@fremd.example\nSubject: Update \x1b[31mTopal\nMessage-ID: <3@fremd.example>\n\nBitte aktualisieren Sie Topal.\n",
		"From: eva@kunde.example\nSubject: Drucker\nMessage-ID: <4@kunde.example>\n\nUnser Drucker druckt nicht mehr.\n",
		"From: MAILER-DAEMON@kunde.example\nSubject: Undelivered Mail\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\nFinal-Recipient: rfc822; y@z.example\nAction: failed\nStatus: 5.1.1\n\n--b--\n",
	} {
		if err := p.send("", []byte(strings.ReplaceAll(mail, "\n", "\r\n"))); err != nil {
			t.Fatal(err)
		}
	}
	dry("  eva@kunde.example  Update Topal: new ticket: Topal 2027; asks for licence\n",
		"  eva@kunde.example  Re: Update Topal: belongs to VL-1001: info, then it is awaiting approval\n",
		"  x@fremd.example  Update [31mTopal: held: the author is not known\n",
		"  eva@kunde.example  Drucker: new ticket: something else than an update, for staff\n",
		"Undelivered Mail: ignored: bounce\n",
		"mails: 5; new tickets: 2, held: 1, on tickets that are there: 1, ignored: 1, received twice: 0; nothing was changed or sent\n")
	after, err := os.ReadFile(database)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the database changed: %v", err)
	}
	if n := len(p.mailbox("eva@kunde.example")); n != 0 {
		t.Errorf("%d mails were sent", n)
	}
	if left := p.mailbox(p.desk); len(left) != 5 {
		t.Errorf("%d mails are left in the mailbox", len(left))
	}
}

// Where the mailbox cannot be read, a dry run says so and fails.
func TestDryRunWithoutAMailbox(t *testing.T) {
	dir, free := t.TempDir(), listen(t)
	config := filepath.Join(dir, "vorlauf.toml")
	write(t, config, "[desk]\naddress = \"d@desk.example\"\n[mailbox]\nhost = \"127.0.0.1\"\nport = "+strconv.Itoa(port(free.Addr().String()))+
		"\ntls = \"none\"\nuser = \"d\"\npassword = \"d\"\n[smtp]\nhost = \"127.0.0.1\"\n[store]\nurl = \""+filepath.Join(dir, "v.db")+"\"\n[web.tokens]\nanna = \"a-token-that-is-long\"\n")
	free.Close()
	if status, _, errOut := call(t, "", "serve", "-config", config, "-dry-run"); status != exitFailure || !strings.Contains(errOut, "the mailbox: ") {
		t.Errorf("status %d: %s", status, errOut)
	}
}
