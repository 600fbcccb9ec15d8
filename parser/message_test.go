package parser

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
)

// head is a complete header but for what a case adds.
const head = "From: Kunde <k@kunde.example>\r\nTo: customerservice@desk.example\r\nSubject: Test\r\n" +
	"Date: Mon, 30 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@kunde.example>\r\n"

func readString(s string) *Message { return Read(strings.NewReader(s), Options{}) }

func TestReadText(t *testing.T) {
	for _, c := range []struct{ name, mail, text, defect string }{
		{"plain", head + "\r\nHallo", "Hallo", ""},
		{"latin-1 declared utf-8", head + "Content-Type: text/plain; charset=utf-8\r\n\r\nGr\xfcezi", "Grüezi", "text declared as utf-8 is windows-1252"},
		{"utf-8 declared us-ascii", head + "Content-Type: text/plain; charset=us-ascii\r\n\r\nGrüezi", "Grüezi", "text declared as us-ascii is utf-8"},
		{"no charset, latin-1", head + "\r\nGr\xfcezi", "Grüezi", "8-bit text without a charset, read as windows-1252"},
		{"cp1252 declared iso-8859-1", head + "Content-Type: text/plain; charset=iso-8859-1\r\n\r\n\x84Hallo\x93 \x80", "„Hallo“ €", ""},
		{"quoted charset", head + "Content-Type: text/plain; charset=\"'utf-8'\"\r\n\r\nGrüezi", "Grüezi", ""},
		{"unknown charset", head + "Content-Type: text/plain; charset=klingon\r\n\r\nGr\xfcezi", "Grüezi", "unknown charset: klingon"},
		{"iso-2022-jp", head + "Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$B$3$s\x1b(B", "こん", ""},
		{"utf-16", head + "Content-Type: text/plain; charset=utf-16le\r\n\r\nH\x00i\x00", "Hi", ""},
		{"utf-7", head + "Content-Type: text/plain; charset=utf-7\r\n\r\nGr+APw-ezi", "Grüezi", ""},
		{"one broken octet in utf-8", head + "Content-Type: text/plain; charset=utf-8\r\n\r\näöü \xff äöü", "äöü � äöü", "broken utf-8"},
		{"unknown transfer encoding", head + "Content-Transfer-Encoding: utf-8\r\n\r\nHallo", "Hallo", "unknown transfer encoding: utf-8"},
		{"bad base64", head + "Content-Transfer-Encoding: base64\r\n\r\nSGVs*bG8g\r\nV29ybGQ", "Hello World", "bad base64"},
		{"NUL in base64, no padding", head + "Content-Transfer-Encoding: base64\r\n\r\nSGVs\x00bG8", "Hello", "bad base64"},
		{"joined base64", head + "Content-Transfer-Encoding: base64\r\n\r\nSGk=\r\nSGk=", "HiHi", ""},
		{"quoted-printable with mistakes", head + "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=ZZ b=3D c=C3=A4 d =\r\ne=", "a=ZZ b= cä d e", ""},
		{"NUL", head + "\r\nbo\x00dy", "body", "NUL in the text"},
		{"garbage in the header", "From: k@kunde.example\r\nthis is garbage\r\n" + head + "\r\nHallo", "Hallo", "header line without a field name"},
		{"no empty line", head + "Hallo zusammen\r\n\r\nText", "Hallo zusammen\n\nText", "no empty line before the text"},
		{"mbox line", "From k@kunde.example Mon Nov 30 10:00:00 2026\r\n" + head + "\r\nHallo", "Hallo", ""},
		{"empty lines before the header", "\r\n\n" + head + "\r\nHallo", "Hallo", ""},
		{"LF only", strings.ReplaceAll(head+"\r\nHallo\r\nWelt", "\r", ""), "Hallo\nWelt", ""},
		{"huge header", head + "X-Huge: " + strings.Repeat("a ", 600_000) + "\r\nSubject: s\r\n\r\nHallo", "Hallo", "header field too long"},
		{"no boundary", head + "Content-Type: multipart/mixed\r\n\r\n--B\r\n\r\nHallo\r\n--B--", "Hallo", "multipart without a boundary"},
		{"another boundary", head + "Content-Type: multipart/mixed; boundary=A\r\n\r\nHallo\r\n--B--", "Hallo\r\n--B--", "multipart cut off"},
		{"cut off", head + "Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nHallo\r\nWe", "Hallo\nWe", "multipart cut off"},
		{"part header broken", head + "Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\nnonsense here\r\nContent-Type: text/plain\r\n\r\nHallo\r\n--B--", "Hallo", "header line without a field name"},
		{"zero width and no-break", head + "Content-Type: text/plain; charset=utf-8\r\n\r\nHal\u200blo\u00a0Welt\u202e", "Hallo Welt", ""},
		{"flowed", head + "Content-Type: text/plain; format=flowed\r\n\r\nHallo \r\nWelt\r\n> zi \r\n> tat\r\n-- \r\nUrs", "Hallo Welt\n> zi tat\n-- \nUrs", ""},
		{"signed", head + "Content-Type: multipart/signed; boundary=B; protocol=\"application/pkcs7-signature\"\r\n\r\n--B\r\n\r\nHallo\r\n--B\r\nContent-Type: application/pkcs7-signature; name=smime.p7s\r\n\r\nMIIB\r\n--B--", "Hallo", ""},
		{"placeholder", head + "Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n\r\nPlease view as HTML.\r\n--B\r\nContent-Type: text/html\r\n\r\n<p>Guten Tag, das ist der ganze Text dieser Mail an Sie.</p>\r\n--B--", "Guten Tag, das ist der ganze Text dieser Mail an Sie.", ""},
		{"text with a name", head + "Content-Type: text/plain; name=mail.txt\r\n\r\nHallo", "Hallo", ""},
		{"enriched", head + "Content-Type: text/enriched\r\n\r\n<bold>Hallo</bold>", "Hallo", ""},
		{"charset in the page", head + "Content-Type: text/html\r\n\r\n<meta charset=\"iso-8859-15\">10 \xa4", "10 €", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := readString(c.mail)
			if strings.TrimSpace(m.doc.text) != strings.ReplaceAll(c.text, "\r", "") {
				t.Errorf("text %q, want %q", m.doc.text, c.text)
			}
			if c.defect == "" && len(m.Mail.Defects) > 0 {
				t.Errorf("defects %q, want none", m.Mail.Defects)
			}
			if c.defect != "" && !slices.Contains(m.Mail.Defects, c.defect) {
				t.Errorf("defects %q, want %q", m.Mail.Defects, c.defect)
			}
		})
	}
}

func TestReadHeader(t *testing.T) {
	zurich := defaultLocation()
	m := readString("Received: from a by b; Mon, 30 Nov 2026 10:00:05 +0100\r\nReturn-Path: <Bounce@Kunde.example>\r\n" +
		"From: \"K=?utf-8?Q?=C3=A4?=lin, Urs\" <UKaelin@Kunde.example>\r\nTo: Desk: a@desk.example, \"B, C\" <b@desk.example>;\r\nCc: M\xfcller <m@kunde.example>\r\n" +
		"Subject: =?utf-8?Q?Gr=C3?= =?utf-8?Q?=BCezi?= [VL-1042] AW: [vl-7]\r\nDate: Mon, 30 Nov 26 10:00 CET\r\n" +
		"Message-ID: <1@kunde.example>\r\nIn-Reply-To: <a@desk.example> <b@desk.example>\r\nReferences: <a@desk.example>\r\n <b@desk.example>\r\n\r\nHallo")
	got := m.Mail
	want := tickets.Mail{
		MessageID: "1@kunde.example", InReplyTo: []string{"a@desk.example", "b@desk.example"}, References: []string{"a@desk.example", "b@desk.example"},
		From: "ukaelin@kunde.example", Author: "Kälin, Urs", Sender: "bounce@kunde.example", Subject: "Grüezi [VL-1042] AW: [vl-7]", Tags: []int64{1042, 7},
		To:   []tickets.Address{{Address: "a@desk.example"}, {Name: "B, C", Address: "b@desk.example"}},
		Cc:   []tickets.Address{{Name: "Müller", Address: "m@kunde.example"}},
		Date: time.Date(2026, 11, 30, 10, 0, 0, 0, zurich), Class: tickets.Human, Body: "Hallo",
		Requests: []tickets.Request{}, Partners: []string{}, Missing: []string{}, Mentioned: []string{}, Defects: []string{},
		Attachments: []tickets.Attachment{}, Evidence: []tickets.Evidence{},
	}
	if diff := cmp.Diff(want, got, cmp.Comparer(time.Time.Equal)); diff != "" {
		t.Error(diff)
	}
	if !m.ref.Equal(want.Date) || m.ref.Location() != zurich {
		t.Errorf("reference time %v", m.ref)
	}
}

func TestReadEmpty(t *testing.T) {
	for _, s := range []string{"", "\r\n", "\x00", "Hallo", ":", "--", "From:", "Content-Type: multipart/mixed; boundary=\"\"\r\n\r\n"} {
		m := readString(s)
		if m.Mail.Class != tickets.Human || m.Mail.InReplyTo == nil || m.Mail.Attachments == nil || len(m.Mail.Defects) == 0 {
			t.Errorf("%q: %+v", s, m.Mail)
		}
	}
}

func TestReferenceTime(t *testing.T) {
	internal := time.Date(2026, 12, 1, 8, 0, 0, 0, time.UTC)
	for _, c := range []struct {
		name, mail string
		o          Options
		want       time.Time
	}{
		{"Date", head + "\r\n", Options{Received: internal}, time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)},
		{"server", "Received: by x; Tue, 1 Dec 2026 09:30:00 +0100\r\n\r\n", Options{Received: internal}, internal},
		{"Received", "Date: nonsense\r\nReceived: by x\r\n\tfor y; Tue, 1 Dec 2026 09:30:00 +0100\r\n\r\n", Options{}, time.Date(2026, 12, 1, 8, 30, 0, 0, time.UTC)},
		{"nothing", "From: a@b.example\r\n\r\n", Options{}, time.Time{}},
	} {
		if got := Read(strings.NewReader(c.mail), c.o).ref; !got.Equal(c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestSeveralAuthors(t *testing.T) {
	m := Read(strings.NewReader("From: evil@x.example\r\n"+head+"\r\n"), Options{AuthservID: "mx.desk.example"})
	if m.Mail.Authentication != tickets.AuthFail || !slices.Contains(m.Mail.Defects, "more than one author in From") {
		t.Errorf("%q, %q", m.Mail.Authentication, m.Mail.Defects)
	}
}

// TestDeep and TestManyParts are attacks: the cost must stay linear, and
// something of the text must be left.
func TestDeep(t *testing.T) {
	var b strings.Builder
	b.WriteString(head)
	for i := range 10_000 {
		fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n", i, i)
	}
	b.WriteString("\r\nGrund")
	if m := readString(b.String()); !slices.Contains(m.Mail.Defects, "nested too deep") || !strings.Contains(m.doc.text, "Grund") {
		t.Errorf("%q %.100q", m.Mail.Defects, m.doc.text)
	}
	m := readString(head + strings.Repeat("Content-Type: message/rfc822\r\n\r\n", 10_000) + "\r\nGrund")
	if !slices.Contains(m.Mail.Defects, "nested too deep") {
		t.Errorf("%q", m.Mail.Defects)
	}
}

func TestManyParts(t *testing.T) {
	m := readString(head + "Content-Type: multipart/mixed; boundary=B\r\n\r\n" + strings.Repeat("--B\r\n\r\nx\r\n", 20_000) + "--B--\r\n")
	if !slices.Equal(m.Mail.Defects, []string{"too many parts"}) || strings.Count(m.doc.text, "x") != maxParts {
		t.Errorf("%q, %d parts", m.Mail.Defects, strings.Count(m.doc.text, "x"))
	}
}

// TestLinear reads 1 MB of what costs most for its length; where the cost grew
// with the square, each would take more than ten seconds.
func TestLinear(t *testing.T) {
	const n = 1 << 20
	for name, mail := range map[string]string{
		"brackets":  head + "\r\nhttps://a.example/" + strings.Repeat(")", n),
		"links":     head + "\r\n" + strings.Repeat("https://a.example/b ", n/20),
		"one word":  head + "\r\n" + strings.Repeat("(", n/2) + "https://" + strings.Repeat("[", n/2),
		"addresses": "From: " + strings.Repeat("a,", n/2) + "\r\nTo: " + strings.Repeat("(", n) + "\r\n\r\nx",
		"folds":     "Content-Type: text/calendar\r\n\r\nBEGIN:VEVENT\r\nUID:" + strings.Repeat("\r\n x", n/4),
		"at signs":  head + "Auto-Submitted: auto-replied\r\n\r\n" + strings.Repeat("a@", n/2),
		"anchors":   head + "Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n\r\nHallo\r\n--B\r\nContent-Type: text/html\r\n\r\n" + strings.Repeat("<a href=https://x.example", n/24),
		"begins":    head + "\r\n" + strings.Repeat("begin 644 a\n", n/12),
		"results":   "From: a@b.example\r\nAuthentication-Results: mx" + strings.Repeat("; a=b", n/5) + "\r\n\r\nx",
	} {
		done := make(chan bool, 1)
		go func() {
			Read(strings.NewReader(mail), Options{AuthservID: "mx"})
			done <- true
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: too slow", name)
		}
	}
}

func TestForwarded(t *testing.T) {
	m := readString(head + "Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nSiehe unten\r\n--B\r\nContent-Type: message/rfc822\r\n\r\n" +
		"From: Vera Partner <vera@partner.example>\r\nSubject: Setup\r\nDate: Fri, 27 Nov 2026 09:00:00 +0100\r\nContent-Type: multipart/mixed; boundary=C\r\n\r\n" +
		"--C\r\n\r\nhttps://partner.example/setup.exe\r\n--C\r\nContent-Type: application/pdf; name=lizenz.pdf\r\n\r\nPDF\r\n--C--\r\n\r\n--B--\r\n")
	if len(m.doc.forwarded) != 1 || m.doc.text != "Siehe unten" {
		t.Fatalf("%+v", m.doc)
	}
	f := m.doc.forwarded[0]
	if f.from != "vera@partner.example" || f.author != "Vera Partner" || f.subject != "Setup" || f.date.IsZero() || len(f.doc.links) != 1 {
		t.Errorf("%+v", f)
	}
	var names []string
	for _, a := range m.Mail.Attachments {
		names = append(names, a.Name)
	}
	if !slices.Equal(names, []string{"attachment-1.eml", "lizenz.pdf"}) {
		t.Errorf("files %q", names)
	}
	if m.Mail.Attachments[0].Size < 200 || m.Mail.Attachments[1].Size != 3 {
		t.Errorf("sizes %+v", m.Mail.Attachments)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(head + "\r\nHallo"))
	f.Add([]byte(everyKind()))
	f.Add([]byte(exim))
	f.Add([]byte("Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n\r\nHallo https://a.example\r\n--B\r\nContent-Type: text/html\r\n\r\n<a href=https://b.example>b</a>\r\n--B--"))
	f.Add([]byte("Content-Type: text/html\r\n\r\n<table><tr><td>a<td><a href=https://x.example>b</a></table><blockquote><ul><li>c"))
	f.Add([]byte(head + "Content-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n--B\r\n\r\nx\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns;a\r\n\r\nFinal-Recipient: rfc822;a@b\r\nAction: failed\r\n--B--"))
	f.Fuzz(func(t *testing.T, mail []byte) {
		m := Read(strings.NewReader(string(mail)), Options{AuthservID: "mx", Desk: []string{"customerservice@desk.example"}})
		if !utf8.ValidString(m.doc.text) || !utf8.ValidString(m.Mail.Subject) || !utf8.ValidString(m.Mail.From) {
			t.Error("not UTF-8")
		}
		for _, d := range m.Mail.Defects {
			if strings.HasPrefix(d, "not read to its end") {
				t.Error(d)
			}
		}
		for _, l := range m.doc.links {
			if l.start < -1 || l.end < l.start || l.end > len(m.doc.text) || l.start >= 0 && l.shown != m.doc.text[l.start:l.end] {
				t.Errorf("link %+v", l)
			}
		}
		for i, a := range m.Mail.Attachments {
			if r, again, err := Attachment(strings.NewReader(string(mail)), i); err != nil || again.Index != a.Index || r == nil {
				t.Errorf("attachment %d: %+v %v", i, again, err)
			}
		}
	})
}
