package main

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net"
	"net/http"
	"net/mail"
	"net/smtp"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"time"

	"vorlauf/bot/demo"
	"vorlauf/bot/mailbox/mailhosttest"
)

// A post is the mail system around a desk that is killed again and again.
type post struct {
	config    string // the sections mailbox and smtp
	desk      string // the desk's address
	customers string // their domain
	send      func(from string, raw []byte) error
	mailbox   func(address string) [][]byte // all mails of an account
	disturb   func(round int)               // what else goes wrong; nil: nothing
}

// The desk is killed at random moments while mails arrive and answers go out,
// and started again on the same data: every mail has one ticket, no recipient
// gets two different answers, and a repeated delivery is the same message.
func TestKilledAtRandomMoments(t *testing.T) {
	crash(t, embeddedPost(t), rounds(50))
}

// The same against Dovecot and Postfix, which are killed and frozen too.
func TestKilledWithRealServers(t *testing.T) {
	crash(t, realPost(t, mailhosttest.Start(t)), rounds(50))
}

func rounds(n int) int {
	if testing.Short() {
		return n / 10
	}
	return n
}

func crash(t *testing.T, p post, rounds int) {
	dir := t.TempDir()
	binary := builtDesk(t, dir)
	config := filepath.Join(dir, "vorlauf.toml")
	write(t, config, p.config+fmt.Sprintf("\n[desk]\naddress = %q\n[store]\nurl = %q\n[web]\nlisten = \"127.0.0.1:0\"\napprovers = [\"anna\"]\n[web.tokens]\nanna = \"a-token-that-is-long\"\n", p.desk, filepath.Join(dir, "vorlauf.db")))
	catalogue := filepath.Join(dir, "catalogue.toml")
	write(t, catalogue, fmt.Sprintf("[[customer]]\nname = \"Kunde\"\ndomains = [%q]\nlanguage = \"de\"\n", p.customers))
	if out, err := exec.Command(binary, "import", "-config", config, catalogue).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	desk := &child{t: t, binary: binary, config: config, log: filepath.Join(dir, "log")}
	desk.start() // a first start takes up what arrives from then on
	for round := range rounds {
		if p.disturb != nil {
			p.disturb(round)
		}
		if err := p.send(author(p, round), requestMail(p, round)); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(dice.IntN(60)) * time.Millisecond) // the random moment: nothing is waited for here
		desk.kill()
		desk.start()
	}
	desk.settled(rounds)
	for round := range rounds {
		checkAnswers(t, p, round)
	}
	if t.Failed() {
		desk.tell()
	}
}

// builtDesk builds the desk into a folder.
func builtDesk(t *testing.T, dir string) string {
	t.Helper()
	binary := filepath.Join(dir, "vorlauf")
	if out, err := exec.Command("go", "build", "-o", binary, ".").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return binary
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func author(p post, round int) string {
	if strings.HasSuffix(p.customers, ".test") {
		return fmt.Sprintf("anna+%d@%s", round, p.customers) // the real servers know a few accounts only
	}
	return fmt.Sprintf("kunde%d@%s", round, p.customers)
}

func requestMail(p post, round int) []byte {
	return []byte(strings.ReplaceAll(fmt.Sprintf(`From: %s
To: %s
Subject: Update Programm%dX
Message-ID: <round-%d@%s>
Content-Type: text/plain; charset=utf-8

Guten Tag

Bitte aktualisieren Sie Abacus auf die Version %d.0. Danke.
`, author(p, round), p.desk, round, round, p.customers, round+1), "\n", "\r\n"))
}

// checkAnswers looks at what the author of one mail received.
func checkAnswers(t *testing.T, p post, round int) {
	t.Helper()
	answers := map[string][sha256.Size]byte{}
	for _, raw := range p.mailbox(author(p, round)) {
		m, err := mail.ReadMessage(bytes.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(m.Header.Get("In-Reply-To"), fmt.Sprintf("<round-%d@", round)) {
			continue
		}
		body, _ := io.ReadAll(m.Body)
		id, sum := m.Header.Get("Message-Id"), sha256.Sum256(body)
		if before, seen := answers[id]; seen && before != sum {
			t.Errorf("mail %d: %s came twice with different bytes", round, id)
		}
		answers[id] = sum
	}
	if len(answers) != 1 {
		t.Errorf("mail %d has %d different answers, not one", round, len(answers))
	}
}

// A child is the desk as a process of its own.
type child struct {
	t                   *testing.T
	binary, config, log string
	cmd                 *exec.Cmd
	console             string
}

func (c *child) start() {
	c.t.Helper()
	log, err := os.OpenFile(c.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		c.t.Fatal(err)
	}
	defer log.Close()
	c.cmd = exec.Command(c.binary, "serve", "-config", c.config, "-since", "2020-01-01")
	c.cmd.Stderr = log
	out, err := c.cmd.StdoutPipe()
	if err != nil {
		c.t.Fatal(err)
	}
	if err := c.cmd.Start(); err != nil {
		c.t.Fatal(err)
	}
	c.t.Cleanup(func() { c.cmd.Process.Kill() })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		text, _ := os.ReadFile(c.log)
		c.t.Fatalf("it did not start: %v\n%s", err, text)
	}
	c.console = strings.TrimPrefix(strings.Fields(line)[1], "console=")
}

func (c *child) kill() {
	c.t.Helper()
	if err := c.cmd.Process.Signal(syscall.SIGKILL); err != nil {
		c.t.Fatal(err)
	}
	c.cmd.Wait() // says that it was killed
}

var metric = regexp.MustCompile(`(?m)^(vorlauf_\w+(?:\{[^}]*\})?) (\d+)$`)

// settled waits until there is a ticket for each mail and nothing is left to do.
func (c *child) settled(mails int) {
	c.t.Helper()
	deadline := time.Now().Add(8 * time.Minute) // a delivery that was cut off backs off
	var tickets int
	for time.Now().Before(deadline) {
		tickets = c.count()
		if tickets > mails {
			c.t.Fatalf("%d tickets for %d mails", tickets, mails)
		}
		if tickets == mails && c.idle() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	text, _ := os.ReadFile(c.log)
	c.t.Fatalf("%d tickets for %d mails, idle %t\n%s", tickets, mails, c.idle(), tail(text))
}

// tell shows where the tickets stand and what went wrong on the way.
func (c *child) tell() {
	r := &running{t: c.t, console: c.console, token: "a-token-that-is-long"}
	var page struct{ Tickets []ticket }
	r.get("/api/tickets", &page)
	for _, one := range page.Tickets {
		one = r.ticket(one.Number)
		c.t.Logf("VL-%d %s %v", one.Number, one.State, one.Messages)
	}
	text, _ := os.ReadFile(c.log)
	for line := range strings.Lines(string(text)) {
		if strings.Contains(line, "WARN") || strings.Contains(line, "ERROR") {
			c.t.Log(line)
		}
	}
}

func tail(text []byte) []byte { return text[max(0, len(text)-4000):] }

func (c *child) count() int {
	r := &running{t: c.t, console: c.console, token: "a-token-that-is-long"}
	count, after := 0, int64(0)
	for {
		var page struct {
			Tickets []ticket
			Next    int64
		}
		r.get(fmt.Sprintf("/api/tickets?after=%d", after), &page)
		count += len(page.Tickets)
		if page.Next == 0 || len(page.Tickets) == 0 {
			return count
		}
		after = page.Next
	}
}

// idle reports whether the queue is empty, by the metrics.
func (c *child) idle() bool {
	resp, err := http.Get(c.console + "/metrics")
	if err != nil {
		c.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		c.t.Fatal(err)
	}
	found := 0
	for _, m := range metric.FindAllStringSubmatch(string(text), -1) {
		if strings.Contains(m[1], "queued") || strings.Contains(m[1], "pending") {
			found++
			if m[2] != "0" {
				return false
			}
		}
	}
	if found < 2 {
		c.t.Fatalf("the metrics do not tell what is queued and pending:\n%s", text)
	}
	return true
}

func embeddedPost(t *testing.T) post {
	server, err := demo.NewMailServer(t.TempDir(), time.Now, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	imapL, smtpL := listen(t), listen(t)
	go server.Serve(imapL, smtpL)
	t.Cleanup(func() { server.Close() })
	return post{
		desk: demoAddress, customers: "kunde.example",
		config: fmt.Sprintf("[mailbox]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\nuser = %q\npassword = %q\narchive = \"Archive\"\n[smtp]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"none\"\n",
			port(imapL.Addr().String()), demoAddress, demo.Password, port(smtpL.Addr().String())),
		send: func(_ string, raw []byte) error { return server.Deliver(demoAddress, raw) },
		mailbox: func(address string) (all [][]byte) {
			stored, err := server.Mailbox(address)
			if err != nil {
				t.Fatal(err)
			}
			for _, s := range stored {
				all = append(all, s.Raw)
			}
			return all
		},
	}
}

func listen(t *testing.T) net.Listener {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func port(address string) (n int) {
	_, digits, _ := net.SplitHostPort(address)
	fmt.Sscan(digits, &n)
	return n
}

func realPost(t *testing.T, h *mailhosttest.Host) post {
	frozen := false
	return post{
		desk: mailhosttest.Desk, customers: "kunde.test",
		config: fmt.Sprintf("[mailbox]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"implicit\"\nuser = %q\npassword = %q\nca_file = %q\narchive = \"Archive\"\n[smtp]\nhost = \"127.0.0.1\"\nport = %d\ntls = \"starttls\"\nuser = %q\npassword = %q\nca_file = %q\n",
			port(h.IMAPS), mailhosttest.Desk, h.Password, h.CAFile, port(h.Submission), mailhosttest.Desk, h.Password, h.CAFile),
		send: func(from string, raw []byte) error {
			return smtpSend(h.SMTP, from, mailhosttest.Desk, raw)
		},
		mailbox: func(address string) (all [][]byte) {
			name, domain, _ := strings.Cut(address, "@")
			name, _, _ = strings.Cut(name, "+")
			files, _ := filepath.Glob(filepath.Join(h.Homes, domain, name, "Maildir", "*", "*"))
			for _, f := range files {
				if box := filepath.Base(filepath.Dir(f)); box != "new" && box != "cur" {
					continue
				}
				raw, err := os.ReadFile(f)
				if err != nil {
					t.Fatal(err)
				}
				all = append(all, raw)
			}
			return all
		},
		disturb: func(round int) {
			switch {
			case frozen:
				h.Thaw(mailhosttest.IMAP)
				frozen = false
			case round%10 == 3:
				h.Kill9(mailhosttest.IMAP)
				h.Start(mailhosttest.IMAP)
			case round%10 == 6:
				h.Kill9(mailhosttest.SMTP)
				h.Start(mailhosttest.SMTP)
			case round%10 == 8:
				h.Freeze(mailhosttest.IMAP)
				frozen = true
			}
		},
	}
}

// smtpSend hands a mail in as the internet would: no TLS, no login. It tries
// again while the server comes up.
func smtpSend(address, from, to string, raw []byte) (err error) {
	for range 50 {
		if err = smtpOnce(address, from, to, raw); err == nil {
			return nil
		}
		time.Sleep(100 * time.Millisecond)
	}
	return err
}

func smtpOnce(address, from, to string, raw []byte) error {
	c, err := smtp.Dial(address)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := c.Mail(from); err != nil {
		return err
	}
	if err := c.Rcpt(to); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	if _, err := w.Write(raw); err != nil {
		return err
	}
	return w.Close()
}
