package parser

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"vorlauf/tickets"
)

// fixtures are other programs' test mails, measured in place; they are no part
// of the project, and the tests that use them skip where they are absent.
const fixtures = "../../shared/fixtures"

// fixturePath finds the folder from a checkout beside or one level below.
func fixturePath(t testing.TB) string {
	t.Helper()
	for _, dir := range []string{fixtures, filepath.Join("..", fixtures)} {
		if _, err := os.Stat(dir); err == nil {
			return dir
		}
	}
	t.Skip("no fixtures here")
	return ""
}

// eachFixture calls f for every line of an evaluation file.
func eachFixture[T any](t *testing.T, name string, f func(dir string, c T)) {
	t.Helper()
	dir := fixturePath(t)
	file, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var c T
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatal(err)
		}
		f(dir, c)
	}
}

func readFixture(t *testing.T, dir, name string) *Message {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	return Read(f, Options{})
}

type mimeCase struct {
	ID          string
	File        string
	Subject     *string
	FromEmail   *string  `json:"from_email"`
	FromName    *string  `json:"from_name"`
	Attachments []string `json:"attachments"`
	Count       *int     `json:"attachment_count"`
	Prefix      string   `json:"body_prefix_squeezed"`
}

func TestFixturesMIME(t *testing.T) {
	total, right := 0, 0
	eachFixture(t, "eval_mime.jsonl", func(dir string, c mimeCase) {
		total++
		if wrong := c.wrong(readFixture(t, dir, c.File)); wrong != "" {
			t.Logf("%s: %s", c.ID, wrong)
			return
		}
		right++
	})
	t.Logf("MIME: %d of %d", right, total)
	if right < 125 {
		t.Errorf("%d of %d MIME fixtures right, want 125", right, total)
	}
}

func (c mimeCase) wrong(m *Message) string {
	var files []string
	for _, a := range m.Mail.Attachments {
		files = append(files, a.Name)
	}
	switch {
	case c.Subject != nil && !like(squeeze(m.Mail.Subject), squeeze(*c.Subject)):
		return "subject " + m.Mail.Subject + ", want " + *c.Subject
	case c.FromEmail != nil && !strings.EqualFold(*c.FromEmail, m.Mail.From):
		return "from " + m.Mail.From + ", want " + *c.FromEmail
	case c.FromName != nil && *c.FromName != m.Mail.Author:
		return "author " + m.Mail.Author + ", want " + *c.FromName
	case c.Count != nil && *c.Count != len(files):
		return "files " + strings.Join(files, ", ")
	case !likePrefix(squeeze(m.doc.text), squeeze(c.Prefix)):
		return "text " + firstOf(squeeze(m.doc.text), 100) + "\nwant " + c.Prefix
	}
	for i, want := range c.Attachments {
		// The fixture's reader took the backslashes of a path for escapes.
		if !like(files[i], want) && !strings.HasSuffix(want, files[i]) {
			return "file " + files[i] + ", want " + want
		}
	}
	return ""
}

// likePrefix compares character by character; the fixtures hold U+FFFD where
// their authors had no charset for an octet.
func likePrefix(got, want string) bool {
	rest := []rune(got)
	for i, r := range []rune(want) {
		if i >= len(rest) || r != rest[i] && r != utf8.RuneError {
			return false
		}
	}
	return true
}

func like(got, want string) bool {
	return likePrefix(got, want) && utf8.RuneCountInString(got) == utf8.RuneCountInString(want)
}

func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || isBlank(r) {
			return -1
		}
		return r
	}, s)
}

func firstOf(s string, n int) string { return s[:min(len(s), n)] }

type autoCase struct {
	ID       string
	File     string
	Class    string
	PartStat []string
}

func TestFixturesClass(t *testing.T) {
	total, right := 0, 0
	eachFixture(t, "eval_auto.jsonl", func(dir string, c autoCase) {
		total++
		if m := readFixture(t, dir, c.File); !c.right(m.Mail.Class) {
			t.Logf("%s: %s, want %s", c.ID, m.Mail.Class, c.Class)
			return
		}
		right++
	})
	t.Logf("class: %d of %d", right, total)
	if right < 245 {
		t.Errorf("%d of %d classes right, want 245", right, total)
	}
}

// right maps the fixtures' classes on ours: an invitation is a person's mail,
// and what else is automatic must not be taken for one.
func (c autoCase) right(got tickets.Class) bool {
	switch c.Class {
	case "calendar_request":
		return got == tickets.Human
	case "other_auto":
		return got != tickets.Human && got != tickets.ClassCalendarReply
	}
	return string(got) == c.Class
}

type tnefCase struct {
	ID          string
	File        string
	Attachments []string
	Error       bool `json:"expect_error"`
}

func TestFixturesTNEF(t *testing.T) {
	total, right := 0, 0
	eachFixture(t, "eval_tnef.jsonl", func(dir string, c tnefCase) {
		total++
		octets, err := os.ReadFile(filepath.Join(dir, c.File))
		if err != nil {
			t.Fatal(err)
		}
		names := []string{}
		for _, a := range Read(bytes.NewReader(asWinmail(octets)), Options{}).Mail.Attachments {
			names = append(names, a.Name)
		}
		if c.Error {
			c.Attachments = []string{"winmail.dat"} // kept as it came
		}
		if !slices.EqualFunc(names, c.Attachments, sameFile) {
			t.Logf("%s: %q, want %q", c.ID, names, c.Attachments)
			return
		}
		right++
	})
	if right < total {
		t.Errorf("%d of %d winmail.dat right", right, total)
	}
}

// sameFile lets a long name stand for the short one of DOS that the fixture's
// reader gives.
func sameFile(long, short string) bool {
	start, rest, isShort := strings.Cut(strings.ToLower(short), "~")
	return long == short || isShort && strings.HasPrefix(long, start) && filepath.Ext(long) == filepath.Ext(rest)
}

// asWinmail puts a winmail.dat into a mail.
func asWinmail(octets []byte) []byte {
	return []byte("From: a@b.example\r\nMessage-ID: <1@b.example>\r\nDate: Mon, 30 Nov 2026 10:00:00 +0100\r\n" +
		"Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
		base64.StdEncoding.EncodeToString(octets))
}
