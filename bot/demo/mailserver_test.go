package demo

import (
	"bytes"
	"fmt"
	"io"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
	gomail "github.com/wneessen/go-mail"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

const desk = "customerservice@desk.example"

var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func ok(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// A running server, and how to reach it.
type running struct {
	*MailServer
	imap, smtp string
}

func listen(t testing.TB) net.Listener {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ok(t, err)
	return l
}

// start serves what lies in dir; the clock stands at noon.
func start(t testing.TB, dir string) *running {
	t.Helper()
	s, err := NewMailServer(dir, func() time.Time { return noon }, slog.New(slog.DiscardHandler))
	ok(t, err)
	imapL, smtpL := listen(t), listen(t)
	served := make(chan error, 1)
	go func() { served <- s.Serve(imapL, smtpL) }()
	t.Cleanup(func() {
		ok(t, s.Close())
		ok(t, <-served)
	})
	return &running{s, imapL.Addr().String(), smtpL.Addr().String()}
}

func (r *running) send(t testing.TB, raw string, to ...string) error {
	t.Helper()
	c, err := smtp.Dial(r.smtp)
	ok(t, err)
	defer c.Close()
	if err := c.SendMail("anna@kunde.example", to, strings.NewReader(raw)); err != nil {
		return err
	}
	return c.Quit()
}

// client logs in to an account and selects its inbox.
func (r *running) client(t testing.TB, name string) (*imapclient.Client, *imap.SelectData) {
	t.Helper()
	c, err := imapclient.DialInsecure(r.imap, nil)
	ok(t, err)
	t.Cleanup(func() { c.Close() })
	ok(t, c.Login(name, Password).Wait())
	box, err := c.Select(inbox, nil).Wait()
	ok(t, err)
	return c, box
}

// list describes the mails of the selected folder: uid and body.
func list(t testing.TB, c *imapclient.Client) string {
	t.Helper()
	ok(t, c.Noop().Wait())
	all := imap.UIDSet{{Start: 1}}
	section := &imap.FetchItemBodySection{Peek: true}
	messages, err := c.Fetch(all, &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{section}}).Collect()
	ok(t, err)
	var lines []string
	for _, m := range messages {
		lines = append(lines, fmt.Sprintf("%d:%s", m.UID, body(m.FindBodySection(section))))
	}
	return strings.Join(lines, " ")
}

func body(raw []byte) string {
	_, text, _ := bytes.Cut(raw, []byte("\r\n\r\n"))
	return strings.TrimSpace(string(text))
}

func mail(text string) string { return "Subject: test\r\n\r\n" + text + "\r\n" }

func TestMailGoesInBySMTPAndOutByIMAP(t *testing.T) {
	r := start(t, t.TempDir())
	c, _ := r.client(t, "CustomerService@Desk.example") // exists as soon as it is logged in to
	ok(t, r.send(t, mail("one"), desk, "boss@desk.example"))
	want(t, "desk", list(t, c), "1:one")
	other, _ := r.client(t, "boss@desk.example")
	want(t, "the other recipient", list(t, other), "1:one")

	m, err := c.Fetch(imap.SeqSetNum(1), &imap.FetchOptions{InternalDate: true}).Collect()
	ok(t, err)
	want(t, "internal date", m[0].InternalDate.UTC(), noon)
	for _, name := range []imap.Cap{imap.CapIdle, imap.CapMove, imap.CapUIDPlus} {
		want(t, string(name), c.Caps().Has(name), true)
	}
}

func TestBytesAreKeptAsSent(t *testing.T) {
	r := start(t, t.TempDir())
	raw := "Authentication-Results: desk.example; dmarc=pass\r\nSubject: \xe4\r\n\r\n.dot\r\n" + strings.Repeat("long ", 5000) + "\x00\r\n"
	ok(t, r.send(t, raw, desk))
	stored, err := r.Mailbox(desk)
	ok(t, err)
	want(t, "raw", string(stored[0].Raw), raw)
}

func TestASixtyMegabyteMail(t *testing.T) {
	if testing.Short() {
		t.Skip("takes 15 seconds under the race detector")
	}
	r := start(t, t.TempDir())
	raw := mail(strings.Repeat(strings.Repeat("x", 70)+"\r\n", 60<<20/72))
	ok(t, r.send(t, raw, desk))
	stored, err := r.Mailbox(desk)
	ok(t, err)
	want(t, "size", len(stored[0].Raw), len(raw))
}

func TestSomeAddressesAreRefused(t *testing.T) {
	r := start(t, t.TempDir())
	for to, code := range map[string]int{
		"a@reject.example": 550, "A@Later.Example": 451, "nobody": 501,
		"a@not-reject.example": 0, strings.Repeat("a", 300) + "@b.example": 553,
	} {
		err := r.send(t, mail("x"), to)
		got := 0
		if e, ok := err.(*smtp.SMTPError); ok {
			got = e.Code
		}
		want(t, to, got, code)
	}
	want(t, "accounts", strings.Join(r.Accounts(), " "), "a@not-reject.example")
}

func TestLogins(t *testing.T) {
	r := start(t, t.TempDir())
	c, err := imapclient.DialInsecure(r.imap, nil)
	ok(t, err)
	defer c.Close()
	want(t, "wrong password", c.Login(desk, "secret").Wait() != nil, true)
	want(t, "not an address", c.Login("..", Password).Wait() != nil, true)
	ok(t, c.Login(desk, Password).Wait())

	for password, good := range map[string]bool{Password: true, "secret": false} {
		c, err := smtp.Dial(r.smtp)
		ok(t, err)
		want(t, "SMTP with "+password, c.Auth(sasl.NewPlainClient("", desk, password)) == nil, good)
		c.Close()
	}
}

func TestAnOrdinaryClientCanSend(t *testing.T) {
	r := start(t, t.TempDir())
	host, port, _ := net.SplitHostPort(r.smtp)
	var number int
	fmt.Sscan(port, &number)
	c, err := gomail.NewClient(host, gomail.WithPort(number), gomail.WithTLSPolicy(gomail.NoTLS),
		gomail.WithSMTPAuth(gomail.SMTPAuthPlainNoEnc), gomail.WithUsername(desk), gomail.WithPassword(Password))
	ok(t, err)
	m := gomail.NewMsg()
	ok(t, m.From(desk))
	ok(t, m.To("anna@kunde.example"))
	m.Subject("Grüezi")
	m.SetBodyString(gomail.TypeTextPlain, "Guten Tag")
	ok(t, c.DialAndSend(m))
	stored, err := r.Mailbox("anna@kunde.example")
	ok(t, err)
	want(t, "body", body(stored[0].Raw), "Guten Tag")
}

func TestDeliverGivesLinesTheirEnds(t *testing.T) {
	r := start(t, t.TempDir())
	ok(t, r.Deliver(desk, []byte("Subject: a\n\nb\n")))
	stored, err := r.Mailbox(desk)
	ok(t, err)
	want(t, "raw", string(stored[0].Raw), "Subject: a\r\n\r\nb\r\n")
	want(t, "no such account", r.Deliver("desk", nil) != nil, true)
}

func TestAnIdleClientIsTold(t *testing.T) {
	r := start(t, t.TempDir())
	told := make(chan uint32, 10)
	c, err := imapclient.DialInsecure(r.imap, &imapclient.Options{UnilateralDataHandler: &imapclient.UnilateralDataHandler{
		Mailbox: func(d *imapclient.UnilateralDataMailbox) { told <- *d.NumMessages },
	}})
	ok(t, err)
	defer c.Close()
	ok(t, c.Login(desk, Password).Wait())
	_, err = c.Select(inbox, nil).Wait()
	ok(t, err)
	idle, err := c.Idle()
	ok(t, err)
	ok(t, r.Deliver(desk, []byte(mail("x"))))
	select {
	case n := <-told:
		want(t, "messages", n, 1)
	case <-time.After(10 * time.Second):
		t.Error("not told")
	}
	ok(t, idle.Close())
	ok(t, idle.Wait())
}

func TestTookKnowsAMailByItsMessageID(t *testing.T) {
	r := start(t, t.TempDir())
	ok(t, r.Deliver("a@x.example", []byte("Subject: x\nMessage-ID: <1@desk.example>\n\n<2@desk.example>\n")))
	for _, c := range []struct {
		address, id string
		has         bool
	}{{"A@x.example", "1@desk.example", true}, {"a@x.example", "2@desk.example", false}, {"b@x.example", "1@desk.example", false}} {
		has, err := r.Took(c.address, c.id)
		ok(t, err)
		want(t, c.address+" "+c.id, has, c.has)
	}
}

func TestMailboxIsNewestFirstInWhicheverFolder(t *testing.T) {
	r := start(t, t.TempDir())
	for _, text := range []string{"1", "2", "3"} {
		ok(t, r.Deliver(desk, []byte(mail(text))))
	}
	c, _ := r.client(t, desk)
	ok(t, c.Create("Archive", nil).Wait())
	_, err := c.Move(imap.UIDSetNum(2), "Archive").Wait()
	ok(t, err)
	stored, err := r.Mailbox("CUSTOMERSERVICE@desk.example")
	ok(t, err)
	var texts []string
	for _, s := range stored {
		texts = append(texts, body(s.Raw))
		want(t, "at", s.At, noon)
	}
	want(t, "order", strings.Join(texts, " "), "3 2 1")
	none, err := r.Mailbox("nobody@desk.example")
	want(t, "nobody", len(none), 0)
	ok(t, err)
}

// A second server on the folder of a first that was not stopped stands for
// one that was killed.
func TestNothingIsLostWhenKilled(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir)
	for i := 1; i <= 6; i++ {
		ok(t, r.send(t, mail(fmt.Sprint(i)), desk))
	}
	c, before := r.client(t, desk)
	ok(t, c.Create("Archive/2026.11", nil).Wait())
	_, err := c.Move(imap.UIDSetNum(2, 3), "Archive/2026.11").Wait()
	ok(t, err)
	_, err = c.Copy(imap.UIDSetNum(4), "Archive/2026.11").Wait()
	ok(t, err)
	ok(t, c.Store(imap.UIDSetNum(5, 6), &imap.StoreFlags{Op: imap.StoreFlagsAdd, Flags: []imap.Flag{imap.FlagDeleted}}, nil).Close())
	ok(t, c.UIDExpunge(imap.UIDSetNum(6)).Close())
	want(t, "before", list(t, c), "1:1 4:4 5:5")

	again := start(t, dir)
	c, after := again.client(t, desk)
	want(t, "after", list(t, c), "1:1 4:4 5:5")
	want(t, "uid validity", after.UIDValidity, before.UIDValidity)
	want(t, "uid next", after.UIDNext, 7)
	m, err := c.Fetch(imap.UIDSetNum(4), &imap.FetchOptions{UID: true, InternalDate: true}).Collect()
	ok(t, err)
	want(t, "internal date", m[0].InternalDate.UTC(), noon)
	ok(t, again.send(t, mail("7"), desk))
	want(t, "a new one", list(t, c), "1:1 4:4 5:5 7:7")
	archive, err := c.Select("Archive/2026.11", nil).Wait()
	ok(t, err)
	want(t, "archive", list(t, c), "1:2 2:3 3:4")
	want(t, "another uid validity", archive.UIDValidity != after.UIDValidity, true)
}

func TestFoldersComeAndGo(t *testing.T) {
	dir := t.TempDir()
	r := start(t, dir)
	c, _ := r.client(t, desk)
	ok(t, c.Create("..", nil).Wait())
	ok(t, c.Rename("..", "Old", nil).Wait())
	first, err := c.Status("Old", &imap.StatusOptions{UIDValidity: true}).Wait()
	ok(t, err)
	a := c.Append("Old", 3, &imap.AppendOptions{Time: noon.AddDate(0, 0, -1)})
	_, err = io.WriteString(a, "a\r\n")
	ok(t, err)
	ok(t, a.Close())
	appended, err := a.Wait()
	ok(t, err)
	want(t, "appended under", appended.UIDValidity, first.UIDValidity)
	ok(t, c.Delete("Old").Wait())
	ok(t, c.Create("Old", nil).Wait())
	second, err := c.Status("Old", &imap.StatusOptions{UIDValidity: true, NumMessages: true}).Wait()
	ok(t, err)
	want(t, "made anew", *second.NumMessages, 0)
	want(t, "uid validity", second.UIDValidity > first.UIDValidity, true)
	for _, err := range []error{
		c.Delete(inbox).Wait(), c.Rename(inbox, "Other", nil).Wait(), c.Create(inbox, nil).Wait(), c.Delete("None").Wait(),
	} {
		want(t, "refused", err != nil, true)
	}
	_, err = c.Copy(imap.SeqSetNum(1), "None").Wait()
	want(t, "copy to nowhere refused", err != nil, true)
	outside, err := filepath.Glob(filepath.Join(dir, "*"))
	ok(t, err)
	want(t, "nothing beside the mail", len(outside), 1)
}

func TestWhatIsNotMailIsPassedOver(t *testing.T) {
	dir := t.TempDir()
	account := filepath.Join(dir, "mail", desk)
	ok(t, os.MkdirAll(account, 0o700))
	for _, stray := range []string{"../stray", ".new-1", "notes.txt"} {
		ok(t, os.WriteFile(filepath.Join(account, stray), nil, 0o600))
	}
	r := start(t, dir) // killed while it made the account: there is no UIDVALIDITY
	_, box := r.client(t, desk)
	want(t, "messages", box.NumMessages, 0)
	ok(t, os.WriteFile(filepath.Join(account, validityFile), []byte("seven"), 0o600))
	_, err := NewMailServer(dir, time.Now, slog.New(slog.DiscardHandler))
	want(t, "error", err != nil && strings.Contains(err.Error(), desk), true)
}

func TestServeEndsHoweverEarlyItIsClosed(t *testing.T) {
	for range 20 {
		s, err := NewMailServer(t.TempDir(), time.Now, slog.New(slog.DiscardHandler))
		ok(t, err)
		served := make(chan error, 1)
		imapL, smtpL := listen(t), listen(t)
		ok(t, s.Close())
		go func() { served <- s.Serve(imapL, smtpL) }()
		ok(t, <-served)
		ok(t, s.Close())
	}
	s, err := NewMailServer(t.TempDir(), time.Now, slog.New(slog.DiscardHandler))
	ok(t, err)
	broken := listen(t)
	broken.Close()
	if err := s.Serve(listen(t), broken); err == nil {
		t.Error("a listener that fails is no error")
	}
}

// A mail whose header the library cannot read is handed out all the same.
func TestABrokenHeaderIsHandedOut(t *testing.T) {
	r := start(t, t.TempDir())
	c, _ := r.client(t, desk)
	broken := "From: a@b.example\r\nno field at all\r\nSubject: x\r\n\r\nhello\r\n"
	ok(t, r.send(t, broken, desk))
	section := &imap.FetchItemBodySection{Peek: true}
	ok(t, c.Noop().Wait())
	messages, err := c.Fetch(imap.UIDSetNum(1), &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{section}}).Collect()
	ok(t, err)
	want(t, "bytes", strings.HasSuffix(string(messages[0].FindBodySection(section)), broken), true)
	stored, err := r.Mailbox(desk)
	ok(t, err)
	want(t, "on disk", string(stored[0].Raw), broken)
}
