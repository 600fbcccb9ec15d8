package main

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
)

// Whatever arrives becomes a ticket or a held ticket, and the next mail is
// handled.
func TestBrokenMailsBlockNothing(t *testing.T) {
	head := "From: Sandra Keller <" + keller + ">\r\nTo: " + demoAddress + "\r\nMessage-ID: <broken@x>\r\nSubject: Update Abacus\r\nMIME-Version: 1.0\r\n"
	nested := func(depth int) []byte {
		var b bytes.Buffer
		b.WriteString(head + "Content-Type: multipart/mixed; boundary=b0\r\n\r\n")
		for i := range depth {
			fmt.Fprintf(&b, "--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i, i+1)
		}
		fmt.Fprintf(&b, "--b%d\r\nContent-Type: text/plain\r\n\r\nBitte Abacus aktualisieren.\r\n", depth)
		return b.Bytes()
	}
	flat := func(parts int) []byte {
		var b bytes.Buffer
		b.WriteString(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBitte Abacus aktualisieren.\r\n")
		for range parts {
			b.WriteString("--b\r\nContent-Type: text/plain; name=a.txt\r\n\r\nx\r\n")
		}
		b.WriteString("--b--\r\n")
		return b.Bytes()
	}
	binary := make([]byte, 4096)
	for i := range binary {
		binary[i] = byte(i*7 + i/256)
		if binary[i] == '\r' || binary[i] == '\n' || binary[i] == '.' {
			binary[i] = 'x'
		}
		if i%500 == 499 {
			binary[i-1], binary[i] = '\r', '\n'
		}
	}
	for name, mail := range map[string][]byte{
		"empty":           {},
		"only a line":     []byte("\r\n"),
		"no header":       []byte("\r\nBitte Abacus aktualisieren.\r\n"),
		"binary":          binary,
		"no From":         []byte("To: " + demoAddress + "\r\nSubject: x\r\n\r\nHallo\r\n"),
		"two From":        []byte("From: a@b.example, c@d.example\r\nFrom: e@f.example\r\nSubject: x\r\n\r\nHallo\r\n"),
		"empty From":      []byte("From: <>\r\nSubject: x\r\n\r\nHallo\r\n"),
		"group From":      []byte("From: undisclosed:;\r\nSubject: x\r\n\r\nHallo\r\n"),
		"deep":            nested(10000),
		"wide":            flat(10000),
		"2 MB header":     []byte(head + "X-Long: " + strings.Repeat(strings.Repeat("a", 900)+"\r\n ", 2300) + "\r\nContent-Type: text/plain\r\n\r\nBitte Abacus aktualisieren.\r\n"),
		"100,000 headers": []byte(head + strings.Repeat("X-A: b\r\n", 100000) + "\r\nBitte Abacus aktualisieren.\r\n"),
		"wrong charset":   append([]byte(head+"Content-Type: text/plain; charset=klingon\r\nContent-Transfer-Encoding: 8bit\r\n\r\nBitte Abacus f\xfcr uns aktualisieren.\r\n"), 0xff, 0xfe),
		"wrong encoding":  []byte(head + "Content-Type: text/plain\r\nContent-Transfer-Encoding: rot13\r\n\r\nBitte Abacus aktualisieren.\r\n"),
		"bad base64":      []byte(head + "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n!!!!QUJD====\x00\x00zz\r\n"),
		"no end":          []byte(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBitte Abacus aktua"),
		"no boundary":     []byte(head + "Content-Type: multipart/mixed\r\n\r\nBitte Abacus aktualisieren.\r\n"),
		"NUL":             []byte(head + "Content-Type: text/plain\r\n\r\nBitte\x00 Abacus\x00 aktualisieren.\r\n"),
		"bad date":        []byte(head + "Date: gestern\r\n\r\nBitte Abacus aktualisieren.\r\n"),
		"far date":        []byte(head + "Date: Mon, 01 Jan 9999 00:00:00 +0000\r\n\r\nBitte Abacus aktualisieren, am 31. Dezember 9999.\r\n"),
		"a long line":     []byte(head + "\r\n" + strings.Repeat("Bitte Abacus aktualisieren. ", 40000) + "\r\n"),
		"deep HTML":       []byte(head + "Content-Type: text/html\r\n\r\n" + strings.Repeat("<div>", 50000) + "Bitte Abacus aktualisieren" + strings.Repeat("</div>", 50000) + "\r\n"),
		"broken calendar": []byte(head + "Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID\r\nDTSTART:xx\r\n"),
		"broken DSN":      []byte(head + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\r\n\r\n"),
		"broken TNEF":     []byte(head + "Content-Type: application/ms-tnef; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.StdEncoding.EncodeToString([]byte("\x78\x9f\x3e\x22\xff\xff\xff\xff\xff\xff\xff\xff")) + "\r\n"),
		"bad Message-ID":  []byte("From: " + keller + "\r\nMessage-ID: <<>>@@\r\nReferences: " + strings.Repeat("<x", 9000) + "\r\nSubject: =?utf-8?B?!!!?= =?x?q?=\r\n\r\nBitte Abacus aktualisieren.\r\n"),
		"path attachment": []byte(head + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nBitte Abacus\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"../../../../etc/passwd\"\r\n\r\nx\r\n--b--\r\n"),
		"script":          []byte("From: \"<script>alert(1)</script>\" <" + keller + ">\r\nSubject: <img src=x onerror=alert(1)> Abacus\r\nMessage-ID: <script@x>\r\n\r\nBitte Abacus <script>alert(2)</script> aktualisieren auf </script><b>3\r\n"),
		"bare LF":         []byte(strings.ReplaceAll(complete, "\r", "")),
	} {
		t.Run(name, func(t *testing.T) {
			o := begin(t)
			// Some mail servers refuse the worst; what was accepted is handled.
			if err := smtpOnce(o.smtp, keller, demoAddress, mail); err != nil {
				t.Logf("refused: %v", err)
			} else {
				o.settle()
				if len(o.all("")) != 1 && !strings.HasPrefix(name, "broken") {
					t.Errorf("no ticket")
				}
			}
			before := len(o.all("?state=awaiting_info"))
			o.send(buergi, topal)
			if got := len(o.all("?state=awaiting_info")); got != before+1 {
				t.Errorf("the next mail: %d tickets, before %d", got, before)
			}
			for _, v := range o.all("") {
				o.see(v.Number)
			}
		})
	}
}
