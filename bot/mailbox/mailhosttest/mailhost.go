// Package mailhosttest starts a real mail system for tests: Dovecot and
// Postfix on the loopback, thrown away afterwards.
//
// It needs root and the Debian packages dovecot-imapd, dovecot-lmtpd, postfix
// and openssl. Where they are missing, and with -short, a test is skipped,
// unless the environment says CI_SERVERS=required (or VORLAUF_SERVERS=required):
// then it fails. With VORLAUF_TEST_MAILHOST=DIR the tests use the mail system that
// "mailhost.sh up DIR" has started, and leave it running.
package mailhosttest

import (
	"bufio"
	"crypto/x509"
	"errors"
	"fmt"
	"net"
	"net/smtp"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// The two halves of a mail system, for Kill9, Stop, Start, Freeze and Thaw.
const (
	IMAP = "imap" // Dovecot
	SMTP = "smtp" // Postfix
)

// Desk is the account that stands for the desk. Host.Users has the others.
const Desk = "customer-service@example.test"

// A Host is a running mail system. The addresses are host:port; its
// certificate is for localhost and 127.0.0.1.
type Host struct {
	Dir        string
	IMAP       string // STARTTLS offered, plain text allowed
	IMAPS      string // implicit TLS
	SMTP       string // takes mail for *.test from anyone, as the internet would see it
	Submission string // STARTTLS and login required
	SMTPS      string // implicit TLS, login required
	CAFile     string
	RootCAs    *x509.CertPool // of CAFile
	Users      []string       // whole addresses
	Password   string         // of every user
	Homes      string         // folder with <domain>/<local part>/Maildir

	t testing.TB
}

// Start starts a mail system on free ports and ends it with the test. It takes
// some 3 seconds; tests of one package should share one.
func Start(t testing.TB) *Host {
	t.Helper()
	h := &Host{t: t, Dir: os.Getenv("VORLAUF_TEST_MAILHOST")}
	if h.Dir == "" {
		require(t)
		h.up()
	}
	h.read()
	return h
}

// require skips or fails where the mail system cannot run.
func require(t testing.TB) {
	t.Helper()
	missing := ""
	for _, program := range []string{"dovecot", "postfix", "openssl"} {
		if _, err := exec.LookPath(program); err != nil {
			missing = program + " is not installed"
		}
	}
	if os.Getuid() != 0 {
		missing = "Postfix needs root"
	}
	required := os.Getenv("CI_SERVERS") == "required" || os.Getenv("VORLAUF_SERVERS") == "required"
	if testing.Short() && !required {
		missing = "only short tests are wanted"
	}
	if missing == "" {
		return
	}
	if required {
		t.Fatalf("a real mail system is required here: %s", missing)
	}
	t.Skipf("no real mail system here: %s", missing)
}

// up starts the script in a folder whose path is short, for the sake of its
// sockets, and which the servers' own users may enter.
func (h *Host) up() {
	h.t.Helper()
	dir, err := os.MkdirTemp("", "mh")
	if err == nil {
		err = os.Chmod(dir, 0o755)
	}
	if err != nil {
		h.t.Fatal(err)
	}
	h.Dir = dir
	h.t.Cleanup(func() {
		h.run("down")
		os.RemoveAll(dir)
	})
	h.run("up")
}

// run calls the script.
func (h *Host) run(command string, half ...string) {
	h.t.Helper()
	_, here, _, _ := runtime.Caller(0)
	script := filepath.Join(filepath.Dir(here), "..", "testdata", "mailhost.sh")
	cmd := exec.Command("bash", append([]string{script, command, h.Dir}, half...)...)
	cmd.Env = append(os.Environ(), "MH_PORTS=auto", "MH_FSYNC=never")
	if out, err := cmd.CombinedOutput(); err != nil {
		h.t.Fatalf("mailhost %s: %v\n%s", command, err, out)
	}
}

// read reads the addresses that the script has written.
func (h *Host) read() {
	h.t.Helper()
	f, err := os.Open(filepath.Join(h.Dir, "env"))
	if err != nil {
		h.t.Fatal(err)
	}
	defer f.Close()
	env := make(map[string]string)
	for lines := bufio.NewScanner(f); lines.Scan(); {
		key, value, _ := strings.Cut(lines.Text(), "=")
		env[key] = strings.Trim(value, `"`)
	}
	h.IMAP, h.IMAPS = env["MAIL_IMAP"], env["MAIL_IMAPS"]
	h.SMTP, h.Submission, h.SMTPS = env["MAIL_SMTP"], env["MAIL_SUBMISSION"], env["MAIL_SMTPS"]
	h.CAFile, h.Password, h.Homes = env["MAIL_CA"], env["MAIL_PASSWORD"], env["MAIL_HOMES"]
	h.Users = strings.Fields(env["MAIL_USERS"])
	pem, err := os.ReadFile(h.CAFile)
	if err != nil {
		h.t.Fatal(err)
	}
	h.RootCAs = x509.NewCertPool()
	if !h.RootCAs.AppendCertsFromPEM(pem) {
		h.t.Fatalf("%s holds no certificate", h.CAFile)
	}
}

// Kill9 ends a half as a crash would.
func (h *Host) Kill9(half string) { h.t.Helper(); h.run("kill9", half) }

// Stop ends a half in good order.
func (h *Host) Stop(half string) { h.t.Helper(); h.run("stop", half) }

// Start starts a half again that was ended.
func (h *Host) Start(half string) { h.t.Helper(); h.run("start", half) }

// Freeze makes a half hang: it accepts connections and answers nothing.
func (h *Host) Freeze(half string) { h.t.Helper(); h.run("freeze", half) }

// Thaw lets a frozen half go on.
func (h *Host) Thaw(half string) { h.t.Helper(); h.run("thaw", half) }

// Send gives a mail to Postfix as a stranger's server would.
func (h *Host) Send(from, to string, raw []byte) {
	h.t.Helper()
	if err := h.send(from, to, raw); err != nil {
		h.t.Fatalf("send: %v", err)
	}
}

func (h *Host) send(from, to string, raw []byte) error {
	c, err := smtp.Dial(h.SMTP)
	if err != nil {
		return err
	}
	defer c.Close()
	if err := errors.Join(c.Mail(from), c.Rcpt(to)); err != nil {
		return err
	}
	w, err := c.Data()
	if err != nil {
		return err
	}
	_, err = w.Write(raw)
	return errors.Join(err, w.Close(), c.Quit())
}

// Port is the port of one of the addresses.
func Port(address string) int {
	_, text, err := net.SplitHostPort(address)
	port, err2 := strconv.Atoi(text)
	if err != nil || err2 != nil {
		panic(fmt.Sprintf("%q is no address", address))
	}
	return port
}
