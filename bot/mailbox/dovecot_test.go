package mailbox

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"

	"vorlauf/bot/mailbox/mailhosttest"
)

// dovecot is a Config for the desk's account on a real server.
func dovecot(h *mailhosttest.Host, mode TLSMode) Config {
	address := h.IMAP
	if mode == TLSImplicit {
		address = h.IMAPS
	}
	return Config{Host: "localhost", Port: mailhosttest.Port(address), TLS: mode,
		User: mailhosttest.Desk, Password: h.Password, RootCAs: h.RootCAs}
}

func TestDovecot(t *testing.T) {
	h := mailhosttest.Start(t)
	t.Run("check", func(t *testing.T) { dovecotCheck(t, h) })
	t.Run("delivery", func(t *testing.T) { dovecotDelivery(t, h) })
	t.Run("marks", func(t *testing.T) { dovecotMarks(t, h) })
	for name, disturb := range map[string]func(failed func()){
		"killed": func(func()) { h.Kill9(mailhosttest.IMAP); h.Start(mailhosttest.IMAP) },
		"restarted": func(func()) {
			h.Stop(mailhosttest.IMAP)
			h.Start(mailhosttest.IMAP)
		},
		"frozen": func(failed func()) { h.Freeze(mailhosttest.IMAP); failed(); h.Thaw(mailhosttest.IMAP) },
	} {
		t.Run("backlog, "+name, func(t *testing.T) { dovecotBacklog(t, h, name, disturb) })
	}
}

func dovecotCheck(t *testing.T, h *mailhosttest.Host) {
	for _, mode := range []TLSMode{TLSImplicit, TLSStart, TLSNone} {
		cfg := dovecot(h, mode)
		cfg.Archive = "Vorlauf/Done"
		if err := Check(t.Context(), cfg); err != nil {
			t.Errorf("%s: %v", mode, err)
		}
	}
	cfg := dovecot(h, TLSStart)
	cfg.Password = "wrong"
	if err := Check(t.Context(), cfg); err == nil || !strings.Contains(err.Error(), "password") {
		t.Errorf("wrong password: %v", err)
	}
	cfg = dovecot(h, TLSImplicit)
	cfg.RootCAs = nil // the system's do not know this authority
	if err := Check(t.Context(), cfg); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("unknown authority: %v", err)
	}
}

// until waits for a condition of which the keeper tells.
func (k *memory) until(t testing.TB, what string, condition func() bool) {
	t.Helper()
	deadline := time.After(time.Minute)
	for {
		k.mu.Lock()
		met := condition()
		k.mu.Unlock()
		if met {
			return
		}
		select {
		case <-k.changed:
		case <-deadline:
			t.Fatalf("%s: not within a minute", what)
		}
	}
}

// A mail that Postfix takes arrives by IDLE, and is moved once it is handled.
func dovecotDelivery(t *testing.T, h *mailhosttest.Host) {
	k := newMemory()
	cfg := dovecot(h, TLSStart)
	cfg.Archive = "Vorlauf/Done"
	w := start(t, cfg, k)
	sync_(t, w)
	send := func(n int) {
		h.Send("anna@kunde.test", mailhosttest.Desk, []byte(mail(n)))
	}
	send(1)
	k.until(t, "the first mail", func() bool { return len(k.kept) == 1 })
	want(t, "as sent", strings.HasSuffix(k.kept[0].raw, "\r\n\r\nbody 1\r\n"), true)
	want(t, "judged by the server", strings.Contains(k.kept[0].raw, "Authentication-Results: mx.example.test;"), true)
	if age := time.Since(k.kept[0].InternalDate); age < -time.Second || age > time.Minute {
		t.Errorf("taken %v ago", age)
	}
	k.handle(k.kept[0].UID)
	send(2)
	k.until(t, "the second mail", func() bool { return len(k.kept) == 2 })
	sync_(t, w)
	c := dovecotClient(t, h)
	status, err := c.Status("Vorlauf/Done", &imap.StatusOptions{NumMessages: true}).Wait()
	if err != nil {
		t.Fatal(err)
	}
	want(t, "in the archive", *status.NumMessages, 1)
}

func dovecotMarks(t *testing.T, h *mailhosttest.Host) {
	c := dovecotFill(t, h, "Marks", 3)
	k := newMemory()
	cfg := dovecot(h, TLSImplicit)
	cfg.Folder = "Marks"
	w := start(t, cfg, k)
	sync_(t, w)
	k.handle(2)
	sync_(t, w)
	if _, err := c.Select("Marks", nil).Wait(); err != nil {
		t.Fatal(err)
	}
	found, err := c.UIDSearch(&imap.SearchCriteria{Flag: []imap.Flag{imap.FlagSeen, Keyword}}, nil).Wait()
	if err != nil {
		t.Fatal(err)
	}
	want(t, "marked", fmt.Sprint(found.AllUIDs()), "[2]")
}

// dovecotBacklog takes up 450 mails while the server is disturbed, once for
// every 150 of them.
func dovecotBacklog(t *testing.T, h *mailhosttest.Host, folder string, disturb func(failed func())) {
	const all = 450
	dovecotFill(t, h, folder, all)
	k := newMemory()
	cfg := dovecot(h, TLSImplicit)
	cfg.Folder, cfg.Batch, cfg.CommandTimeout = folder, 10, time.Second
	var failures atomic.Int32
	disturbed := make(chan struct{}, all)
	k.fail = func() error { // with every batch: holds up the intake a little
		if n := len(k.kept); n > 0 && n%150 == 0 && n < all {
			disturbed <- struct{}{}
		}
		return nil
	}
	w := New(cfg, k, slog.New(counting{slog.DiscardHandler, &failures}), time.Now)
	run(t, w)
	for range all/150 - 1 {
		<-disturbed
		before := failures.Load()
		disturb(func() {
			for failures.Load() == before {
				<-time.After(10 * time.Millisecond)
			}
		})
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	if err := w.Sync(ctx); err != nil {
		t.Fatal(err)
	}
	want(t, "kept", k.subjects(), strings.Join(numbers(all), " "))
	for i, m := range k.kept {
		if m.raw != dovecotMail(i+1) {
			t.Fatalf("mail %d is not as it was", i+1)
		}
	}
	if folder != "restarted" && failures.Load() == 0 { // a session survives a restart
		t.Error("nothing failed: the disturbance came too late")
	}
}

// counting counts the failures that are logged, at any level.
type counting struct {
	slog.Handler
	failures *atomic.Int32
}

func (c counting) Enabled(context.Context, slog.Level) bool { return true }
func (c counting) WithAttrs([]slog.Attr) slog.Handler       { return c }
func (c counting) Handle(_ context.Context, r slog.Record) error {
	if strings.Contains(r.Message, "interrupted") {
		c.failures.Add(1)
	}
	return nil
}

func numbers(n int) []string {
	var all []string
	for i := 1; i <= n; i++ {
		all = append(all, fmt.Sprint(i))
	}
	return all
}

func dovecotMail(n int) string { return mail(n) + strings.Repeat("Guten Tag\r\n", n*7%4000) }

func dovecotClient(t *testing.T, h *mailhosttest.Host) *imapclient.Client {
	conn, err := net.Dial("tcp", h.IMAP)
	if err != nil {
		t.Fatal(err)
	}
	c := imapclient.New(conn, nil)
	t.Cleanup(func() { c.Close() })
	if err := c.Login(mailhosttest.Desk, h.Password).Wait(); err != nil {
		t.Fatal(err)
	}
	return c
}

// dovecotFill makes a folder with so many mails.
func dovecotFill(t *testing.T, h *mailhosttest.Host, folder string, n int) *imapclient.Client {
	c := dovecotClient(t, h)
	if err := c.Create(folder, nil).Wait(); err != nil {
		t.Fatal(err)
	}
	var commands []*imapclient.AppendCommand
	for i := 1; i <= n; i++ {
		raw := []byte(dovecotMail(i))
		a := c.Append(folder, int64(len(raw)), nil)
		a.Write(raw)
		if err := a.Close(); err != nil {
			t.Fatal(err)
		}
		commands = append(commands, a)
	}
	for a := range slices.Values(commands) {
		if _, err := a.Wait(); err != nil {
			t.Fatal(err)
		}
	}
	return c
}
