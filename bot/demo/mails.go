package demo

import (
	"bytes"
	"embed"
	"fmt"
	"io/fs"
	"mime"
	"strings"
	"time"
)

//go:embed mails
var mails embed.FS

// deskAddress is the mailbox that the demo's customers write to.
const deskAddress = "customerservice@desk.example"

// A Deliverer takes a mail for an account.
type Deliverer interface {
	Deliver(to string, raw []byte) error
}

// PlayIn delivers the sample mails to the desk, dated now: a complete request,
// one with gaps, one at short notice, one that a partner carries out, one from
// somebody unknown, and one about something else.
func PlayIn(to Deliverer, now time.Time) error {
	names, err := fs.Glob(mails, "mails/*.eml")
	if err != nil {
		return err
	}
	for i, name := range names {
		raw, err := mails.ReadFile(name)
		if err != nil {
			return err
		}
		if err := to.Deliver(deskAddress, dated(raw, i, now)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// dated fills in when a mail was written, gives it a Message-ID of its own and
// the line ends and header of the wire.
func dated(raw []byte, n int, now time.Time) []byte {
	text := strings.NewReplacer(
		"{{date}}", now.Format(time.RFC1123Z),
		"{{wish}}", weekdayFrom(now.AddDate(0, 0, 21)).Format("02.01.2006"),
		"{{id}}", fmt.Sprintf("demo-%d-%d", now.UnixNano(), n+1),
	).Replace(string(raw))
	header, body, _ := strings.Cut(text, "\n\n")
	lines := strings.Split(header, "\n")
	for i, line := range lines {
		lines[i] = encoded(line)
	}
	text = strings.Join(lines, "\n") + "\n\n" + body
	return bytes.ReplaceAll([]byte(text), []byte("\n"), []byte("\r\n"))
}

// encoded writes the words of a header field that are not ASCII as RFC 2047
// wants them.
func encoded(field string) string {
	words := strings.Split(field, " ")
	for i, w := range words {
		words[i] = mime.QEncoding.Encode("utf-8", w)
	}
	return strings.Join(words, " ")
}

// weekdayFrom is the first Monday to Friday from a day on.
func weekdayFrom(t time.Time) time.Time {
	for t.Weekday() == time.Saturday || t.Weekday() == time.Sunday {
		t = t.AddDate(0, 0, 1)
	}
	return t
}
