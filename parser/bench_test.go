package parser

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"mime/quotedprintable"
	"runtime"
	"strings"
	"testing"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset"
)

// outlookMail is what Outlook sends for a request of a few paragraphs, with
// its style sheet and a quoted mail below: about 30 kB.
func outlookMail() []byte {
	const paragraph = `<p class="MsoNormal"><span lang="DE-CH" style="font-size:11.0pt;font-family:&quot;Calibri&quot;,sans-serif;mso-fareast-language:EN-US">%s<o:p></o:p></span></p>` + "\r\n"
	lines := []string{
		"Guten Tag Herr Brunner", "&nbsp;", "Könnten Sie uns bitte bis Ende Jahr SORBA 2027 auf den drei Arbeitsplätzen im Büro Aarau installieren?",
		`Das Setup liegt hier: <a href="https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fportal.sorba.example%2Fdl%2FSORBA_2027.exe&amp;data=05%7C02%7C&amp;sdata=x%3D&amp;reserved=0">SORBA 2027</a>`,
		"Die Lizenz bleibt gleich. Am liebsten wäre uns der 15. Dezember um 9 Uhr.", "&nbsp;", "Freundliche Grüsse", "Urs Kälin",
		"Zgraggen Metallbau AG, Industriestrasse 4, 5000 Aarau", "Telefon +41 62 555 01 02",
	}
	var page, plain strings.Builder
	page.WriteString("<html xmlns:v=\"urn:schemas-microsoft-com:vml\"><head><meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"><style><!--\r\n")
	page.WriteString(strings.Repeat("p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:11.0pt; font-family:\"Calibri\",sans-serif;}\r\n", 40))
	page.WriteString("--></style></head><body lang=\"DE-CH\" link=\"#0563C1\" vlink=\"#954F72\"><div class=\"WordSection1\">\r\n")
	for range 6 {
		for _, l := range lines {
			fmt.Fprintf(&page, paragraph, l)
			plain.WriteString(strings.Join(strings.Fields(htmlDocument(l).text), " ") + "\r\n")
		}
		page.WriteString("<div style=\"border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm 0cm 0cm\"><p class=\"MsoNormal\"><b>Von:</b> Desk &lt;customerservice@desk.example&gt;<br><b>Gesendet:</b> Montag, 30. November 2026 11:20<br><b>An:</b> Urs Kälin<br><b>Betreff:</b> SORBA<o:p></o:p></p></div>\r\n")
		plain.WriteString("\r\nVon: Desk <customerservice@desk.example>\r\nGesendet: Montag, 30. November 2026 11:20\r\nAn: Urs Kälin\r\nBetreff: SORBA\r\n\r\n")
	}
	page.WriteString("</div></body></html>\r\n")

	var mail bytes.Buffer
	for i := range 8 {
		fmt.Fprintf(&mail, "Received: from mx%d.example by mx.desk.example with ESMTPS id 4F%d; Mon, 30 Nov 2026 10:00:0%d +0100\r\n", i, i, i)
	}
	mail.WriteString("From: =?utf-8?q?Urs_K=C3=A4lin?= <ukaelin@zgraggen-metall.example>\r\nTo: customerservice@desk.example\r\n" +
		"Subject: =?utf-8?q?SORBA_2027_f=C3=BCr_drei_Arbeitspl=C3=A4tze?=\r\nDate: Mon, 30 Nov 2026 10:00:00 +0100\r\n" +
		"Message-ID: <ZR0P278MB0001@ZR0P278MB0001.CHEP278.PROD.OUTLOOK.example>\r\nMIME-Version: 1.0\r\n" +
		"Content-Type: multipart/alternative; boundary=\"_000_ZR0P278\"\r\n")
	for _, part := range [][2]string{{"plain", plain.String()}, {"html", page.String()}} {
		fmt.Fprintf(&mail, "\r\n--_000_ZR0P278\r\nContent-Type: text/%s; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n", part[0])
		w := quotedprintable.NewWriter(&mail)
		io.WriteString(w, part[1])
		w.Close()
	}
	mail.WriteString("\r\n--_000_ZR0P278--\r\n")
	return mail.Bytes()
}

func BenchmarkOutlook30k(b *testing.B) {
	mail := outlookMail()
	b.SetBytes(int64(len(mail)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(bytes.NewReader(mail), Options{})
	}
}

func BenchmarkOutlook30kRead(b *testing.B) {
	mail := outlookMail()
	b.SetBytes(int64(len(mail)))
	b.ReportAllocs()
	for b.Loop() {
		Read(bytes.NewReader(mail), Options{})
	}
}

// BenchmarkOutlookHTML is the same mail without its plain text, so that the
// HTML has to be displayed.
func BenchmarkOutlookHTML(b *testing.B) {
	mail := bytes.Replace(outlookMail(), []byte("Content-Type: text/plain"), []byte("Content-Type: application/x-none"), 1)
	b.SetBytes(int64(len(mail)))
	b.ReportAllocs()
	for b.Loop() {
		Read(bytes.NewReader(mail), Options{})
	}
}

// BenchmarkGoMessageWalk is the measure: go-message alone, all parts read.
func BenchmarkGoMessageWalk(b *testing.B) {
	mail := outlookMail()
	b.SetBytes(int64(len(mail)))
	b.ReportAllocs()
	for b.Loop() {
		e, err := message.Read(bytes.NewReader(mail))
		if err != nil {
			b.Fatal(err)
		}
		if err := e.Walk(func(_ []int, e *message.Entity, err error) error {
			if err != nil || strings.HasPrefix(e.Header.Get("Content-Type"), "multipart/") {
				return err
			}
			_, err = io.Copy(io.Discard, e.Body)
			return err
		}); err != nil {
			b.Fatal(err)
		}
	}
}

// attachmentMail holds a file of about n octets, as it is on the wire.
func attachmentMail(n int) []byte {
	var mail bytes.Buffer
	mail.WriteString("From: a@b.example\r\nDate: Mon, 30 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@b.example>\r\n" +
		"Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nHier das Setup.\r\n--B\r\nContent-Type: application/zip; name=setup.zip\r\n" +
		"Content-Transfer-Encoding: base64\r\n\r\n")
	line := base64.StdEncoding.EncodeToString(bytes.Repeat([]byte{'x'}, 57)) + "\r\n"
	for mail.Len() < n {
		mail.WriteString(line)
	}
	mail.WriteString("--B--\r\n")
	return mail.Bytes()
}

func benchmarkSize(b *testing.B, n int) {
	mail := attachmentMail(n)
	b.SetBytes(int64(len(mail)))
	b.ReportAllocs()
	for b.Loop() {
		Read(bytes.NewReader(mail), Options{})
	}
}

func BenchmarkSize1M(b *testing.B)  { benchmarkSize(b, 1<<20) }
func BenchmarkSize10M(b *testing.B) { benchmarkSize(b, 10<<20) }
func BenchmarkSize50M(b *testing.B) { benchmarkSize(b, 50<<20) }

// pattern makes a mail's body without holding it.
type pattern struct {
	head, line, tail string
	lines            int
	rest             string
}

func (p *pattern) Read(b []byte) (int, error) {
	for p.rest == "" {
		switch {
		case p.head != "":
			p.rest, p.head = p.head, ""
		case p.lines > 0:
			p.rest = p.line
			p.lines--
		case p.tail != "":
			p.rest, p.tail = p.tail, ""
		default:
			return 0, io.EOF
		}
	}
	n := copy(b, p.rest)
	p.rest = p.rest[n:]
	return n, nil
}

// TestMemory reads mails of 50 MB and more of every kind that is held
// somewhere, and looks at what was allocated in all.
func TestMemory(t *testing.T) {
	const limit = 32 << 20
	head := "From: a@b.example\r\nDate: Mon, 30 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@b.example>\r\n"
	line := strings.Repeat("QUJD", 19) + "\r\n"
	for _, c := range []struct {
		name string
		p    pattern
	}{
		{"base64 file", pattern{head: head + "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n", line: line, lines: 700_000}},
		{"text", pattern{head: head + "\r\n", line: line, lines: 700_000}},
		{"html", pattern{head: head + "Content-Type: text/html\r\n\r\n", line: "<p>Hallo <b>Welt</b></p>\n", lines: 2_000_000}},
		{"one line", pattern{head: head + "\r\n", line: line[:76], lines: 700_000}},
		{"header", pattern{head: head, line: "X-Field: " + line, lines: 600_000, tail: "\r\nText"}},
		{"uuencode", pattern{head: head + "\r\nbegin 644 a.bin\n", line: "M" + strings.Repeat("AAAA", 15) + "\n", lines: 800_000, tail: "`\nend\n"}},
		{"forwarded file", pattern{head: head + "Content-Type: message/rfc822\r\n\r\n" + head + "Content-Type: application/zip\r\n\r\n", line: line, lines: 700_000}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			m := Read(&c.p, Options{})
			runtime.ReadMemStats(&after)
			if used := after.TotalAlloc - before.TotalAlloc; used > limit {
				t.Errorf("%d MiB allocated, want at most %d", used>>20, limit>>20)
			}
			if m.Mail.From != "a@b.example" {
				t.Errorf("From is %q", m.Mail.From)
			}
		})
	}
}
