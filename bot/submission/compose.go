package submission

import (
	"bytes"
	"errors"
	"fmt"
	netmail "net/mail"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vorlauf/templates"
	"vorlauf/tickets"

	mail "github.com/wneessen/go-mail"
)

// Compose renders a mail of the desk as an RFC 5322 message with CRLF line
// ends, and returns its wording beside it. The same mail at the same time gives
// the same bytes. at is written in the letter's zone, Europe/Zurich where that
// is nil.
//
// It fails where no address to write to can be read, for an unknown template,
// and for an invitation without a date.
func Compose(m tickets.SendMail, desk tickets.Desk, at time.Time) (raw []byte, r templates.Rendered, err error) {
	if r, err = templates.Mail(m, desk); err != nil {
		return nil, r, err
	}
	msg := mail.NewMsg(mail.WithNoDefaultUserAgent(), mail.WithEncoding(mail.EncodingQP))
	if err := address(msg, m, desk); err != nil {
		return nil, r, fmt.Errorf("mail %s: %w", m.MessageID, err)
	}
	if err := head(msg, m, r.Subject, at); err != nil {
		return nil, r, fmt.Errorf("mail %s: %w", m.MessageID, err)
	}
	msg.SetBodyString(mail.TypeTextPlain, crlf(r.Text))
	msg.AddAlternativeString(mail.TypeTextHTML, crlf(r.HTML))
	if m.Invite != nil {
		if err := attachInvite(msg, *m.Invite, r); err != nil {
			return nil, r, fmt.Errorf("mail %s: %w", m.MessageID, err)
		}
	}
	var b bytes.Buffer
	if _, err := msg.WriteTo(&b); err != nil {
		return nil, r, fmt.Errorf("mail %s: writing it: %w", m.MessageID, err)
	}
	return settleBoundaries(b.Bytes(), m.MessageID), r, nil
}

// address writes From, To and Cc. Addresses that cannot be read are left out,
// as long as somebody is left to write to.
func address(msg *mail.Msg, m tickets.SendMail, desk tickets.Desk) error {
	from, err := mailbox(tickets.Address{Name: desk.Name, Address: desk.Address})
	if err != nil {
		return fmt.Errorf("the desk's address: %w", err)
	}
	msg.FromMailAddress(from)
	var bad error
	readable := func(all []tickets.Address) (boxes []*netmail.Address) {
		for _, a := range all {
			box, err := mailbox(a)
			if err != nil {
				bad = errors.Join(bad, err)
				continue
			}
			boxes = append(boxes, box)
		}
		return boxes
	}
	to, cc := readable(m.To), readable(m.Cc)
	if len(to) == 0 {
		return errors.Join(errors.New("there is nobody to write to"), bad)
	}
	msg.ToMailAddress(to...)
	if len(cc) > 0 {
		msg.CcMailAddress(cc...)
	}
	return nil
}

// mailbox checks an addr-spec and cleans the display name, which a stranger
// may have chosen.
func mailbox(a tickets.Address) (*netmail.Address, error) {
	if !isAddress(a.Address) {
		return nil, fmt.Errorf("%q is not an address", a.Address)
	}
	return &netmail.Address{Name: plain(a.Name), Address: a.Address}, nil
}

// isAddress reports whether a can stand in a header and in a command. It is
// wider than RFC 5322, 3.4.1: a customer's dots may be where they must not.
func isAddress(a string) bool {
	local, domain, ok := strings.Cut(a, "@")
	bad := func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r) || strings.ContainsRune(`<>"\@,;:()`, r)
	}
	return ok && local != "" && domain != "" && len(a) <= 254 && utf8.ValidString(a) &&
		!strings.ContainsFunc(local, bad) && !strings.ContainsFunc(domain, bad)
}

// plain folds a text into one line of at most 100 characters, without controls
// and without what ends a quoted string.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '"' || r == '\\' || r < ' ' || r == 0x7f:
			return ' '
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > 100 {
		s = string(runes[:100])
	}
	return s
}

const defaultZone = "Europe/Zurich"

// head writes what threads the mail and says that a program wrote it.
func head(msg *mail.Msg, m tickets.SendMail, subject string, at time.Time) error {
	if !isMessageID(m.MessageID) {
		return fmt.Errorf("%q is no Message-ID", m.MessageID)
	}
	zone := m.Letter.Zone
	if zone == nil {
		var err error
		if zone, err = time.LoadLocation(defaultZone); err != nil {
			return fmt.Errorf("time zone %s: %w", defaultZone, err)
		}
	}
	msg.Subject(subject)
	msg.SetDateWithValue(at.In(zone))
	msg.SetMessageIDWithValue(m.MessageID)
	if isMessageID(m.InReplyTo) {
		msg.SetGenHeader(mail.HeaderInReplyTo, "<"+m.InReplyTo+">")
	}
	if refs := references(m.References); refs != "" {
		msg.SetGenHeader(mail.HeaderReferences, refs)
	}
	msg.SetGenHeader("Auto-Submitted", autoSubmitted(m))
	msg.SetGenHeader("X-Auto-Response-Suppress", suppressed)
	if m.Language != "" {
		msg.SetGenHeader("Content-Language", string(m.Language))
	}
	return nil
}

// suppressed is what Exchange is asked not to send back (MS-OXCMAIL 2.1.3.2.19):
// read receipts and delivery receipts. Not "All": that would silence the
// non-delivery reports and out-of-office replies that the desk works with
// (procedure 1.1).
const suppressed = "DR, RN, NRN"

// answers are the mails that the desk writes by itself as the direct answer to
// one mail.
var answers = []tickets.Template{
	tickets.Acknowledgement, tickets.MissingInfo, tickets.ShortNotice, tickets.SelfServiceNo, tickets.StatusAnswer,
}

// autoSubmitted is the RFC 3834, 5 keyword: auto-replied for a direct answer to
// somebody else's mail, auto-generated for whatever a person of the staff or
// the clock set off. Both tell other programs not to answer.
func autoSubmitted(m tickets.SendMail) string {
	if m.InReplyTo != "" && slices.Contains(answers, m.Template) {
		return "auto-replied"
	}
	return "auto-generated"
}

// references joins Message-IDs; what others wrote and is none, or would make
// the line too long, is left out (RFC 5322, 2.1.1 and 3.6.4).
func references(ids []string) string {
	var good []string
	for _, id := range ids {
		if isMessageID(id) {
			good = append(good, "<"+id+">")
		}
	}
	return strings.Join(good, " ")
}

// isMessageID reports whether id can stand between angle brackets: printable
// ASCII without spaces or brackets, and not so long that a line overflows.
func isMessageID(id string) bool {
	bad := func(r rune) bool { return r <= ' ' || r >= 0x7f || r == '<' || r == '>' }
	return id != "" && len(id) <= 250 && !strings.ContainsFunc(id, bad)
}

// crlf ends lines as RFC 5322 does.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }
