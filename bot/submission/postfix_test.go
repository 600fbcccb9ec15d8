package submission

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vorlauf/bot/mailbox/mailhosttest"
	"vorlauf/tickets"
)

// postfix is how to submit as the desk to a real server.
func postfix(h *mailhosttest.Host, mode string) Config {
	address := h.Submission
	if mode == Implicit {
		address = h.SMTPS
	}
	return Config{
		Host: "localhost", Port: mailhosttest.Port(address), TLS: mode, RootCAs: h.RootCAs,
		User: mailhosttest.Desk, Password: h.Password, Hello: "desk.example", Timeout: 10 * time.Second,
	}
}

func TestPostfix(t *testing.T) {
	h := mailhosttest.Start(t)
	t.Run("arrival", func(t *testing.T) { postfixArrival(t, h) })
	t.Run("disturbed", func(t *testing.T) { postfixDisturbed(t, h) })
	t.Run("refusals", func(t *testing.T) { postfixRefusals(t, h) }) // last: a wrong password slows later logins down
}

// reader is somebody other than the desk.
func reader(t *testing.T, h *mailhosttest.Host) string {
	t.Helper()
	for _, u := range h.Users {
		if u != mailhosttest.Desk {
			return u
		}
	}
	t.Fatal("there is no other user")
	return ""
}

func postfixArrival(t *testing.T, h *mailhosttest.Host) {
	to := reader(t, h)
	for i, mode := range []string{StartTLS, Implicit} {
		m := confirmation()
		m.MessageID = "vl1042." + mode + "@example.test"
		m.To = []tickets.Address{{Name: "Sandra Keller", Address: to}}
		raw := compose(t, m)
		s := sender(t, postfix(h, mode))
		if err := s.Send(t.Context(), mailhosttest.Desk, to, raw); err != nil {
			t.Fatalf("%s: %v", mode, err)
		}
		got := arrived(t, h, to, m.MessageID)
		if !bytes.HasSuffix(got, bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))) {
			t.Errorf("mail %d changed on the way:\n%s", i, got)
		}
	}
}

// arrived waits for the mail with a Message-ID in a user's Maildir.
func arrived(t *testing.T, h *mailhosttest.Host, user, messageID string) []byte {
	t.Helper()
	local, domain, _ := strings.Cut(user, "@")
	pattern := filepath.Join(h.Homes, domain, local, "Maildir", "new", "*")
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for end := time.After(20 * time.Second); ; {
		files, _ := filepath.Glob(pattern)
		for _, f := range files {
			if b, err := os.ReadFile(f); err == nil && bytes.Contains(b, []byte("<"+messageID+">")) {
				return bytes.ReplaceAll(b, []byte("\r\n"), []byte("\n"))
			}
		}
		select {
		case <-tick.C:
		case <-end:
			t.Fatalf("%s did not arrive in %s", messageID, pattern)
		}
	}
}

func postfixRefusals(t *testing.T, h *mailhosttest.Host) {
	c := postfix(h, StartTLS)
	if err := Check(t.Context(), c); err != nil {
		t.Error(err)
	}
	s := sender(t, c)
	if got := failure(t, s.Send(t.Context(), mailhosttest.Desk, "nobody-here@example.test", message)); got.Temporary || got.Code != 550 || got.Enhanced != "5.1.1" {
		t.Errorf("unknown recipient: %+v", got)
	}
	c.Password = "wrong"
	if got := failure(t, Check(t.Context(), c)); !got.Temporary || got.Code != 535 {
		t.Errorf("wrong password: %+v", got)
	}
	c.RootCAs = nil
	if got := failure(t, Check(t.Context(), c)); !got.Temporary || !strings.Contains(got.Reason, "certificate") {
		t.Errorf("unknown authority: %+v", got)
	}
}

// postfixDisturbed sends before, while and after the server hangs, and after it
// was killed.
func postfixDisturbed(t *testing.T, h *mailhosttest.Host) {
	to := reader(t, h)
	c := postfix(h, StartTLS)
	c.Timeout = 3 * time.Second
	s := sender(t, c)
	send := func(id string) error {
		m := confirmation()
		m.MessageID = id + "@example.test"
		return s.Send(t.Context(), mailhosttest.Desk, to, compose(t, m))
	}
	if err := send("before"); err != nil {
		t.Fatal(err)
	}
	h.Freeze(mailhosttest.SMTP)
	if got := failure(t, send("frozen")); !got.Temporary || got.Unknown {
		t.Errorf("frozen: %+v", got)
	}
	h.Thaw(mailhosttest.SMTP)
	if err := send("thawed"); err != nil {
		t.Errorf("thawed: %v", err)
	}
	h.Kill9(mailhosttest.SMTP)
	if got := failure(t, send("killed")); !got.Temporary || got.Unknown {
		t.Errorf("killed: %+v", got)
	}
	h.Start(mailhosttest.SMTP)
	if err := send("again"); err != nil {
		t.Errorf("started again: %v", err)
	}
	for _, id := range []string{"before", "thawed", "again"} {
		arrived(t, h, to, id+"@example.test")
	}
}
