package parser

import (
	"bufio"
	"encoding/binary"
	"io"
	"strings"
	"unicode/utf16"
)

// winmail.dat, the Transport Neutral Encapsulation Format of Outlook
// ([MS-OXTNEF], [MS-OXCDATA] for the properties): a sequence of attributes,
// read as a stream, so that the size of the files in it does not matter.

const tnefSignature = 0x223E9F78

// Attributes that are used.
const (
	tnefCodepage    = 0x00069007
	tnefBody        = 0x0002800C
	tnefProperties  = 0x00069003
	tnefRendering   = 0x00069002 // begins a file
	tnefFileTitle   = 0x00018010
	tnefFileData    = 0x0006800F
	tnefFileProps   = 0x00069005
	maxTNEFProperty = 4 << 20 // octets of an attribute that is held
	maxTNEF         = 10000   // attributes
)

// isTNEF recognises winmail.dat by its type or name.
func (e entity) isTNEF() bool {
	return e.mediaType == "application/ms-tnef" || e.mediaType == "application/vnd.ms-tnef" ||
		strings.EqualFold(e.name, "winmail.dat") || strings.EqualFold(e.name, "win.dat")
}

// tnef lists the files of a winmail.dat and keeps its text for a mail that has
// no other. What only has the name is a file itself.
func (r *reading) tnef(b io.Reader, e entity) {
	in := bufio.NewReader(b)
	if head, _ := in.Peek(4); len(head) < 4 || binary.LittleEndian.Uint32(head) != tnefSignature {
		r.defect("winmail.dat unreadable")
		r.attach(e.name, e.mediaType, in)
		return
	}
	in.Discard(6) // signature and key
	t := tnefReader{r: r, in: in, charset: "windows-1252", file: -1}
	for range maxTNEF {
		if !t.attribute() || r.stopped() {
			break
		}
	}
	if r.stopped() {
		return
	}
	io.Copy(io.Discard, in)
	if r.tnefText.empty() {
		r.tnefText = t.document()
	}
}

// A tnefReader reads the attributes of one winmail.dat.
type tnefReader struct {
	r       *reading
	in      *bufio.Reader
	charset string
	text    string // plain body
	html    []byte
	begun   bool   // a file was begun that has no data yet
	name    string // of the file that was begun
	file    int    // index in r.files of the file whose data was met, -1 for none
}

// attribute reads one attribute: level, id, length, data, checksum. It returns
// false at the end.
func (t *tnefReader) attribute() bool {
	var head [9]byte
	if _, err := io.ReadFull(t.in, head[:]); err != nil || head[0] != 1 && head[0] != 2 {
		return false
	}
	id, n := binary.LittleEndian.Uint32(head[1:]), binary.LittleEndian.Uint32(head[5:])
	data := &io.LimitedReader{R: t.in, N: int64(n)}
	switch id {
	case tnefRendering:
		t.begun, t.name, t.file = true, "", -1
	case tnefFileData:
		if t.begun && n > 0 {
			t.attach(data)
		}
	case tnefCodepage, tnefBody, tnefProperties, tnefFileTitle, tnefFileProps:
		held, _ := io.ReadAll(io.LimitReader(data, maxTNEFProperty))
		t.hold(id, held)
	}
	if t.r.stopped() {
		return false
	}
	if io.Copy(io.Discard, data); data.N > 0 {
		t.r.defect("winmail.dat cut off")
		return false
	}
	_, err := t.in.Discard(2) // checksum: a wrong one is no reason to lose a file
	return err == nil
}

// attach lists the file that was begun; its long name may follow.
func (t *tnefReader) attach(data io.Reader) {
	t.begun, t.file = false, len(t.r.files)
	t.r.attach(t.name, typeByName(t.name), data)
}

// hold takes what an attribute says that is read whole.
func (t *tnefReader) hold(id uint32, data []byte) {
	switch id {
	case tnefCodepage:
		if len(data) >= 4 {
			t.charset = codepage(binary.LittleEndian.Uint32(data))
		}
	case tnefBody:
		t.text = t.string8(data)
	case tnefFileTitle:
		t.rename(t.string8(data))
	case tnefProperties:
		eachProperty(data, func(p mapiProperty) {
			switch p.id {
			case mapiBody:
				t.text = t.string(p)
			case mapiHTML:
				t.html = p.value
			}
		})
	case tnefFileProps:
		t.fileProperties(data)
	}
}

// fileProperties takes the long name, and the data where they stand here.
func (t *tnefReader) fileProperties(data []byte) {
	var content []byte
	eachProperty(data, func(p mapiProperty) {
		switch p.id {
		case mapiLongName:
			t.rename(t.string(p))
		case mapiData:
			if content = p.value; p.kind == mapiObject && len(content) > 16 {
				content = content[16:] // the interface's id
			}
		}
	})
	if t.begun && len(content) > 0 {
		t.attach(strings.NewReader(string(content)))
	}
}

func (t *tnefReader) rename(name string) {
	if name = cleanName(name); name == "" {
		return
	}
	t.name = name
	if t.file >= 0 {
		t.r.files[t.file].Name, t.r.files[t.file].Type = name, typeByName(name)
	}
}

func (t *tnefReader) document() document {
	if strings.TrimSpace(t.text) == "" && len(t.html) > 0 {
		return t.r.textDocument(t.html, entity{mediaType: "text/html", params: map[string]string{"charset": metaCharset(t.html)}})
	}
	text := plainText(t.text)
	return document{text: text, links: findLinks(text)}
}

func (t *tnefReader) string(p mapiProperty) string {
	if p.kind != mapiUnicode {
		return t.string8(p.value)
	}
	units := make([]uint16, len(p.value)/2)
	for i := range units {
		units[i] = binary.LittleEndian.Uint16(p.value[2*i:])
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}

func (t *tnefReader) string8(b []byte) string {
	return string(withoutNUL([]byte(toUTF8(b, t.charset))))
}
