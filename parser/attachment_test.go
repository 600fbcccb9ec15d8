package parser

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"vorlauf/tickets"
)

func TestCleanName(t *testing.T) {
	for s, want := range map[string]string{
		"../../etc/passwd": "passwd", `C:\x\y.exe`: "y.exe", "rech\u202efdp.exe": "rechfdp.exe", "a\r\nb.txt": "ab.txt", "..": "",
		"a\u00a0b?.pdf": "a b.pdf", ".htaccess": "htaccess", strings.Repeat("ä", 300) + ".pdf": strings.Repeat("ä", 98) + ".pdf",
	} {
		if got := cleanName(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

// tnefFile is an attribute list with one file of a short and a long name.
func tnefFile(name, long, content string) []byte {
	var b bytes.Buffer
	binary.Write(&b, binary.LittleEndian, uint32(tnefSignature))
	b.WriteString("\x01\x00")
	put := func(level byte, id uint32, data []byte) {
		b.WriteByte(level)
		binary.Write(&b, binary.LittleEndian, []uint32{id, uint32(len(data))})
		b.Write(data)
		b.WriteString("\x00\x00")
	}
	put(1, tnefBody, []byte("Guten Tag\x00"))
	put(2, tnefRendering, make([]byte, 14))
	put(2, tnefFileTitle, []byte(name+"\x00"))
	put(2, tnefFileData, []byte(content))
	var props bytes.Buffer
	binary.Write(&props, binary.LittleEndian, []uint32{1, mapiLongName<<16 | mapiString8, 1, uint32(len(long))})
	props.WriteString(long + strings.Repeat("\x00", -len(long)&3))
	put(2, tnefFileProps, props.Bytes())
	return b.Bytes()
}

// everyKind holds each kind of file: one with its own part, one in a
// winmail.dat, one uuencoded in the text, a forwarded mail and a file in it.
func everyKind() string {
	tnef := base64.StdEncoding.EncodeToString(tnefFile("LIZENZ~1.TXT", "lizenz schluessel.txt", "tnef!"))
	return head + "Content-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nText davor\r\nbegin 644 uu.txt\r\n$=75U(0``\r\n`\r\nend\r\nText danach\r\n" +
		"--B\r\nContent-Type: application/zip; name=\"=?utf-8?q?b=C3=BCro.zip?=\"\r\nContent-Transfer-Encoding: base64\r\n\r\nemlwIQ==\r\n" +
		"--B\r\nContent-Type: application/octet-stream; name=winmail.dat\r\nContent-Transfer-Encoding: base64\r\n\r\n" + tnef + "\r\n" +
		"--B\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\nContent-Type: text/plain; name=innen.txt\r\nContent-Disposition: attachment\r\n\r\ninnen!\r\n" +
		"--B\r\nContent-Type: application/x-y\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nbegin 600 c\r\n$=75U(0``\r\n`\r\nend\r\n--B--\r\n"
}

func TestAttachments(t *testing.T) {
	m := readString(everyKind())
	want := []tickets.Attachment{
		{Index: 0, Name: "uu.txt", Type: "text/plain", Size: 4},
		{Index: 1, Name: "büro.zip", Type: "application/zip", Size: 4},
		{Index: 2, Name: "lizenz schluessel.txt", Type: "text/plain", Size: 5},
		{Index: 3, Name: "attachment-4.eml", Type: "message/rfc822", Size: 95},
		{Index: 4, Name: "innen.txt", Type: "text/plain", Size: 6},
		{Index: 5, Name: "attachment-6", Type: "application/x-y", Size: 4},
	}
	if !slices.Equal(m.Mail.Attachments, want) {
		t.Errorf("got  %+v\nwant %+v", m.Mail.Attachments, want)
	}
	if m.doc.text != "Text davor\nText danach" {
		t.Errorf("text %q", m.doc.text)
	}
	for i, content := range []string{"uuu!", "zip!", "tnef!", "Subject: x\r\n", "innen!", "uuu!"} {
		r, a, err := Attachment(strings.NewReader(everyKind()), i)
		if err != nil {
			t.Fatal(err)
		}
		octets, err := io.ReadAll(r)
		if err != nil || !strings.HasPrefix(string(octets), content) || int64(len(octets)) != want[i].Size {
			t.Errorf("%d: %q %v, want %q", i, octets, err, content)
		}
		if a.Type != want[i].Type || a.Index != i {
			t.Errorf("%d: %+v", i, a)
		}
	}
	if _, _, err := Attachment(strings.NewReader(everyKind()), 6); !errors.Is(err, ErrNoAttachment) {
		t.Errorf("error %v", err)
	}
}

func TestTNEFText(t *testing.T) {
	m := Read(bytes.NewReader(asWinmail(tnefFile("A.TXT", "a.txt", "x"))), Options{})
	if m.doc.text != "Guten Tag" {
		t.Errorf("text %q", m.doc.text)
	}
	whole := tnefFile("A.TXT", "a.txt", strings.Repeat("x", 1000))
	m = Read(bytes.NewReader(asWinmail(whole[:500])), Options{})
	if !slices.Contains(m.Mail.Defects, "winmail.dat cut off") || len(m.Mail.Attachments) != 1 {
		t.Errorf("%q %+v", m.Mail.Defects, m.Mail.Attachments)
	}
}

func TestUUInText(t *testing.T) {
	for text, want := range map[string]string{
		"begin 644 times of the day\r\nWir fangen an.":       "begin 644 times of the day\nWir fangen an.",
		"Wir\r\nbegin 100 Leute anzuschreiben\r\n":           "Wir\nbegin 100 Leute anzuschreiben\n",
		"a\r\nbegin 644 x.txt\r\n$=75U(0``\r\n`\r\nend\r\nb": "a\nb",
		"a\r\nbegin 644 x.txt\r\n$=75U(0``\r\n":              "a\n",
	} {
		if got := readString(head + "\r\n" + text).doc.text; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestDecoderWindows(t *testing.T) {
	// Escapes, line ends and groups fall on every place of the window.
	for n := decoderBuffer - 8; n < decoderBuffer+8; n++ {
		fill := strings.Repeat("x", n)
		qp, _ := io.ReadAll(transferDecoder("quoted-printable", strings.NewReader(fill+"=C3=BC=\r\ny \r\n"), func(d string) { t.Error(d) }))
		if string(qp) != fill+"üy\n" {
			t.Errorf("quoted-printable at %d: %q", n, qp[n-4:])
		}
		b64, _ := io.ReadAll(transferDecoder("base64", strings.NewReader(strings.Repeat("\r\n", n/2)+base64.StdEncoding.EncodeToString([]byte(fill))), func(d string) { t.Error(d) }))
		if string(b64) != fill {
			t.Errorf("base64 at %d", n)
		}
	}
}

func FuzzTNEF(f *testing.F) {
	f.Add(tnefFile("A.TXT", "a.txt", "x"))
	f.Add(tnefFile("", "", "")[:40])
	f.Fuzz(func(t *testing.T, b []byte) {
		r := newReading(Options{})
		r.tnef(bytes.NewReader(b), entity{name: "winmail.dat"})
		for _, a := range r.files {
			if a.Name == "" || a.Size > int64(len(b)) {
				t.Errorf("%+v", a)
			}
		}
	})
}
