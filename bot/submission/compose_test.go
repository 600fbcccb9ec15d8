package submission

import (
	"bytes"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"

	"github.com/google/go-cmp/cmp"
)

var desk = tickets.Desk{Name: "Kundendienst Müller AG", Address: "desk@msp.example", Language: tickets.German, Instance: "k3"}

var noon = time.Date(2026, 11, 23, 11, 0, 0, 0, time.UTC)

func confirmation() tickets.SendMail {
	date := calendar.Slot{Start: time.Date(2026, 12, 8, 8, 0, 0, 0, time.UTC), End: time.Date(2026, 12, 8, 10, 0, 0, 0, time.UTC)}
	customer := tickets.Address{Name: "Sandra Keller", Address: "keller@kunde.example"}
	return tickets.SendMail{
		MessageID: "vl1042.7.1.k3@msp.example", InReplyTo: "abc@kunde.example", References: []string{"first@kunde.example", "abc@kunde.example"},
		To: []tickets.Address{customer}, Cc: []tickets.Address{{Name: "Büro", Address: "buero@kunde.example"}},
		Language: tickets.German, Template: tickets.Confirmation,
		Letter: tickets.Letter{Number: 1042, Subject: "Abacus 2026", Software: "Abacus 2026", Name: "Sandra Keller", Date: date},
		Invite: &tickets.Invite{
			Method: "REQUEST", UID: "vl-1042.k3@msp.example", Sequence: 2, Date: date, Stamp: noon,
			Organizer: tickets.Address{Name: desk.Name, Address: desk.Address}, Attendees: []tickets.Address{customer},
		},
	}
}

func compose(t testing.TB, m tickets.SendMail) []byte {
	t.Helper()
	raw, _, err := Compose(m, desk, noon)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func TestHeaders(t *testing.T) {
	msg, err := netmail.ReadMessage(bytes.NewReader(compose(t, confirmation())))
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for name := range msg.Header {
		got[name] = decode(t, msg.Header.Get(name))
	}
	delete(got, "Content-Type")
	want := map[string]string{
		"From": `Kundendienst Müller AG <desk@msp.example>`, "To": `"Sandra Keller" <keller@kunde.example>`, "Cc": `Büro <buero@kunde.example>`,
		"Subject": "[VL-1042] Terminbestätigung: Abacus 2026", "Date": "Mon, 23 Nov 2026 12:00:00 +0100",
		"Message-Id": "<vl1042.7.1.k3@msp.example>", "In-Reply-To": "<abc@kunde.example>", "References": "<first@kunde.example> <abc@kunde.example>",
		"Auto-Submitted": "auto-generated", "X-Auto-Response-Suppress": "DR, RN, NRN", "Content-Language": "de", "Mime-Version": "1.0",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func decode(t *testing.T, header string) string {
	t.Helper()
	s, err := new(mime.WordDecoder).DecodeHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestParts reads the mail back with another reader than the one that wrote it.
func TestParts(t *testing.T) {
	m := confirmation()
	raw, r, err := Compose(m, desk, noon)
	if err != nil {
		t.Fatal(err)
	}
	cal, err := invitation(*m.Invite, r)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"text/plain; charset=UTF-8", crlf(r.Text), "text/html; charset=UTF-8", crlf(r.HTML),
		"text/calendar; charset=UTF-8; method=REQUEST", string(cal), `application/ics; name=invite.ics`, string(cal),
	}
	if diff := cmp.Diff(want, parts(t, raw)); diff != "" {
		t.Error(diff)
	}
	m.Invite = nil
	if got := parts(t, compose(t, m)); len(got) != 4 {
		t.Errorf("without an invitation there are %d parts", len(got)/2)
	}
}

// parts returns the type and the content of each leaf.
func parts(t *testing.T, raw []byte) []string {
	t.Helper()
	msg, err := netmail.ReadMessage(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	return leaves(t, msg.Header.Get("Content-Type"), msg.Header.Get("Content-Transfer-Encoding"), msg.Body)
}

func leaves(t *testing.T, contentType, encoding string, body io.Reader) []string {
	t.Helper()
	kind, params, err := mime.ParseMediaType(contentType)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(kind, "multipart/") {
		return []string{mime.FormatMediaType(kind, params), content(t, encoding, body)}
	}
	var all []string
	for mr := multipart.NewReader(body, params["boundary"]); ; {
		p, err := mr.NextRawPart()
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, leaves(t, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p)...)
	}
}

func content(t *testing.T, encoding string, body io.Reader) string {
	t.Helper()
	switch encoding {
	case "base64":
		body = base64Reader(body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	b, err := io.ReadAll(body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestComposingTwiceGivesTheSameBytes(t *testing.T) {
	m := confirmation()
	if !bytes.Equal(compose(t, m), compose(t, m)) {
		t.Error("the bytes differ")
	}
	other := m
	other.MessageID = "vl1042.8.1.k3@msp.example"
	if bytes.Equal(boundaryOf(t, compose(t, m)), boundaryOf(t, compose(t, other))) {
		t.Error("two mails share a boundary")
	}
}

func boundaryOf(t *testing.T, raw []byte) []byte {
	t.Helper()
	found := chosenBoundary.FindSubmatch(raw)
	if found == nil {
		t.Fatal("there is no boundary")
	}
	return found[1]
}

func TestLinesAreShortAndASCII(t *testing.T) {
	m := confirmation()
	m.Letter.Subject = strings.Repeat("Ä", 3000)
	m.Letter.Name = strings.Repeat("x", 3000)
	m.References = append(m.References, strings.Repeat("y", 5000)+"@x", "no id\r\nBcc: a@b", "größe@x")
	for line := range bytes.SplitSeq(compose(t, m), []byte("\r\n")) {
		if len(line) > 998 || bytes.ContainsFunc(line, func(r rune) bool { return r > 0x7e || r < ' ' && r != '\t' }) {
			t.Errorf("line of %d octets: %.80q", len(line), line)
		}
	}
}

func TestAutoSubmitted(t *testing.T) {
	for _, c := range []struct {
		template  tickets.Template
		inReplyTo string
		want      string
	}{
		{tickets.Acknowledgement, "abc@kunde.example", "auto-replied"},
		{tickets.MissingInfo, "abc@kunde.example", "auto-replied"},
		{tickets.MissingInfo, "", "auto-generated"},
		{tickets.Proposal, "abc@kunde.example", "auto-generated"},
		{tickets.StaffReply, "abc@kunde.example", "auto-generated"},
	} {
		if got := autoSubmitted(tickets.SendMail{Template: c.template, InReplyTo: c.inReplyTo}); got != c.want {
			t.Errorf("%s to %q: %s", c.template, c.inReplyTo, got)
		}
	}
}

func TestStrangersCannotWriteHeaders(t *testing.T) {
	evil := "x\r\nBcc: evil@evil.example\r\n\r\nbody\"; X=\"\x00\u2028"
	m := confirmation()
	m.To[0].Name, m.InReplyTo, m.References = evil, evil, []string{evil}
	m.Cc = append(m.Cc, tickets.Address{Name: evil, Address: evil})
	m.Letter.Subject, m.Letter.Name, m.Letter.Software = evil, evil, evil
	m.Invite.Attendees[0].Name, m.Invite.UID = evil, evil
	msg, err := netmail.ReadMessage(bytes.NewReader(compose(t, m)))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"Bcc", "In-Reply-To", "References"} {
		if v, ok := msg.Header[name]; ok {
			t.Errorf("%s: %q", name, v)
		}
	}
	if to, err := msg.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != "keller@kunde.example" {
		t.Errorf("To: %v, %v", to, err)
	}
	if cc, err := msg.Header.AddressList("Cc"); err != nil || len(cc) != 1 {
		t.Errorf("Cc: %v, %v", cc, err)
	}
}

func TestWhatCannotBeComposed(t *testing.T) {
	for name, change := range map[string]func(*tickets.SendMail){
		"nobody":      func(m *tickets.SendMail) { m.To = nil },
		"bad address": func(m *tickets.SendMail) { m.To[0].Address = "nobody" },
		"message id":  func(m *tickets.SendMail) { m.MessageID = "" },
		"template":    func(m *tickets.SendMail) { m.Template = "none" },
		"date":        func(m *tickets.SendMail) { m.Invite.Date.End = m.Invite.Date.Start },
		"method":      func(m *tickets.SendMail) { m.Invite.Method = "PUBLISH" },
		"attendee":    func(m *tickets.SendMail) { m.Invite.Attendees = nil },
	} {
		m := confirmation()
		change(&m)
		if _, _, err := Compose(m, desk, noon); err == nil {
			t.Errorf("%s: composed", name)
		}
	}
}

func TestAddresses(t *testing.T) {
	for a, want := range map[string]bool{
		"keller@kunde.example": true, "user.@docomo.example": true, "a..b@x.example": true, "o'neil+tag@x.example": true, "grüße@x.example": true, "a@[192.0.2.1]": true,
		"": false, "nobody": false, "@x": false, "a@": false, "a@b@c": false, "a b@c": false, "<a@b>": false, "a@b\r\nBcc: c@d": false, `"a"@b`: false, "a@b,c@d": false, "a\xff@b": false,
		strings.Repeat("a", 260) + "@b": false,
	} {
		if got := isAddress(a); got != want {
			t.Errorf("%q: %v", a, got)
		}
		if !want {
			continue
		}
		m := confirmation()
		m.To[0].Address = a
		msg, err := netmail.ReadMessage(bytes.NewReader(compose(t, m)))
		if err != nil {
			t.Fatal(err)
		}
		if to, err := msg.Header.AddressList("To"); err != nil || len(to) != 1 || to[0].Address != a {
			t.Errorf("%q is read back as %v, %v", a, to, err)
		}
	}
}
