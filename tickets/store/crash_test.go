package store

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"vorlauf/tickets"
)

const (
	crashMails = 60
	crashEnv   = "VORLAUF_TEST_CRASH" // the database that the child works on
)

// work takes up what is pending in small batches and sends what is queued; each
// step tells done.
func (d *desk) work(done func(step string)) {
	for pending := d.pending(); len(pending) > 0; pending = d.pending() {
		batch := pending[:min(4, len(pending))]
		var understood []Understood
		for _, p := range batch {
			understood = append(understood, Understood{ID: p.ID, Mail: request(fmt.Sprintf("p%d@amstutz.example", p.ID), "Abacus")})
		}
		d.must(d.ApplyMails(d.ctx, understood, d.now))
		done("applied")
		for _, c := range d.claim(3) {
			done("claimed")
			d.must(d.Sent(d.ctx, c.ID, d.now))
			done("sent")
		}
	}
}

// TestCrashChild is the process that TestKilled kills.
func TestCrashChild(t *testing.T) {
	url := os.Getenv(crashEnv)
	if url == "" {
		t.Skip("only as a child of TestKilled")
	}
	d := openDesk(t, url, Options{Rules: testRules(t), Compose: compose})
	d.work(func(step string) { fmt.Println(step) })
}

// The program is killed in the middle, several times, and goes on each time
// where it was: every mail makes one ticket with one answer, and every answer is
// sent once it is tried again.
func TestKilled(t *testing.T) {
	url := testURL(t)
	d := openDesk(t, url, Options{Rules: testRules(t), Compose: compose})
	for i := range crashMails {
		d.keep(1, eml(fmt.Sprint(i), "x"))
	}
	for _, after := range []int{1, 3, 8, 13} {
		killAfter(t, url, after)
	}
	d.work(func(string) {})
	d.now = d.now.Add(Backoff(1)) // what was claimed and never reported
	d.drain()
	if n := d.count(`SELECT COUNT(DISTINCT ticket) FROM mails WHERE state = 'done'`); n != crashMails {
		t.Errorf("%d mails made tickets of their own", n)
	}
	if n := d.count(`SELECT COUNT(*) FROM tickets WHERE state = ?`, tickets.AwaitingApproval); n != crashMails {
		t.Errorf("%d tickets", n)
	}
	if n := d.count(`SELECT COUNT(*) FROM messages WHERE direction = 'out' AND status = 'sent'`); n != crashMails {
		t.Errorf("%d answers sent", n)
	}
	var verdict string
	if _, err := d.view(d.ctx).one(&verdict, `PRAGMA integrity_check`); err != nil || verdict != "ok" {
		t.Errorf("the database: %s, %v", verdict, err)
	}
}

// killAfter runs the child on the database and kills it after that many steps.
func killAfter(t *testing.T, url string, steps int) {
	t.Helper()
	child := exec.Command(os.Args[0], "-test.run=^TestCrashChild$", "-test.v")
	child.Env = append(os.Environ(), crashEnv+"="+url)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for seen := 0; seen < steps && lines.Scan(); {
		switch lines.Text() {
		case "applied", "claimed", "sent":
			seen++
		}
	}
	child.Process.Kill()
	if err := child.Wait(); err == nil {
		t.Fatal("the child ended by itself")
	}
}
