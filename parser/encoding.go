package parser

import (
	"bytes"
	"io"
	"strings"
	"sync"
)

// transferDecoder undoes a Content-Transfer-Encoding (RFC 2045, section 6). An
// unknown one is reported and the text read as it stands: most of them are
// misspelt names of 7bit or 8bit, or a charset in the wrong place.
func transferDecoder(encoding string, r io.Reader, defect func(string)) io.Reader {
	name, _, _ := strings.Cut(encoding, ";")
	switch name = strings.ToLower(strings.Trim(name, "\"' \t.")); name {
	case "", "7bit", "8bit", "binary", "7-bit", "8-bit":
		return r
	case "quoted-printable":
		return &decoder{r: r, decode: quotedPrintable}
	case "base64":
		b := &base64Decoder{defect: defect}
		return &decoder{r: r, decode: b.decode}
	case "x-uuencode", "uuencode", "x-uue", "uue":
		u := &uuDecoder{}
		return &decoder{r: r, decode: u.decode}
	}
	defect("unknown transfer encoding: " + printable(name))
	return r
}

// decoderBuffer is the window that a decoder sees of its input: a few dozen
// lines, small enough for thousands of parts.
const decoderBuffer = 4096

// A decoder is an io.Reader around a function that decodes as much of src as
// it can, appends the result to dst and says how much of src it used. At the
// end, which is also said where the window is too small, it uses everything.
type decoder struct {
	r       io.Reader
	decode  func(dst, src []byte, end bool) ([]byte, int)
	buffers *decoderBuffers // nil before the first step and after the end
	have    []byte          // unused input, a part of the window
	pending []byte          // decoded and not yet read, a part of out
	err     error
}

type decoderBuffers struct {
	window [decoderBuffer]byte
	out    []byte
}

// decoderPool keeps the buffers of parts that were read to their end.
var decoderPool = sync.Pool{New: func() any { return &decoderBuffers{out: make([]byte, 0, decoderBuffer)} }}

func (d *decoder) Read(p []byte) (int, error) {
	for len(d.pending) == 0 {
		if d.err != nil {
			d.release()
			return 0, d.err
		}
		d.step()
	}
	n := copy(p, d.pending)
	d.pending = d.pending[n:]
	return n, nil
}

func (d *decoder) step() {
	if d.buffers == nil {
		d.buffers = decoderPool.Get().(*decoderBuffers)
	}
	b := d.buffers
	n := copy(b.window[:], d.have)
	k, err := d.r.Read(b.window[n:])
	d.have, d.err = b.window[:n+k], err
	var used int
	b.out, used = d.decode(b.out[:0], d.have, err != nil)
	if used == 0 && len(d.have) == len(b.window) {
		b.out, used = d.decode(b.out[:0], d.have, true)
	}
	d.pending, d.have = b.out, d.have[used:]
}

// release gives the buffers back at the end.
func (d *decoder) release() {
	if d.buffers != nil {
		decoderPool.Put(d.buffers)
		d.buffers, d.have, d.pending = nil, nil, nil
	}
}

// A base64Decoder reads RFC 4648 leniently: what is not of the alphabet is
// skipped, padding may be missing or stand in the middle, where streams were
// joined.
type base64Decoder struct {
	defect func(string)
	bits   uint32
	n      int // characters in bits, 0 to 3
	bad    bool
}

// What base64Values says of characters outside the alphabet.
const (
	blankBase64 = 64 + iota
	padBase64
	notBase64
)

var base64Values = func() (t [256]byte) {
	const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
	for i := range t {
		t[i] = notBase64
	}
	for i := range len(alphabet) {
		t[alphabet[i]] = byte(i)
	}
	for _, c := range " \t\r\n" {
		t[c] = blankBase64
	}
	t['='] = padBase64
	return t
}()

func (b *base64Decoder) decode(dst, src []byte, end bool) ([]byte, int) {
	for _, c := range src {
		switch v := base64Values[c]; {
		case v < 64:
			b.bits = b.bits<<6 | uint32(v)
			if b.n++; b.n == 4 {
				dst = append(dst, byte(b.bits>>16), byte(b.bits>>8), byte(b.bits))
				b.bits, b.n = 0, 0
			}
		case v == padBase64:
			dst = b.flush(dst)
		case v == notBase64 && !b.bad:
			b.bad = true
			b.defect("bad base64")
		}
	}
	if end {
		dst = b.flush(dst)
	}
	return dst, len(src)
}

// flush appends the octets of an incomplete group.
func (b *base64Decoder) flush(dst []byte) []byte {
	bits := b.bits << (6 * (4 - b.n))
	if b.n >= 2 {
		dst = append(dst, byte(bits>>16))
	}
	if b.n == 3 {
		dst = append(dst, byte(bits>>8))
	}
	b.bits, b.n = 0, 0
	return dst
}

// quotedPrintable decodes RFC 2045, section 6.7, leniently: a "=" that begins
// no escape stays as it is, 8-bit characters pass.
func quotedPrintable(dst, src []byte, end bool) ([]byte, int) {
	used := 0
	for used < len(src) {
		rest := src[used:]
		i := 0
		for i < len(rest) && rest[i] != '=' && rest[i] != '\n' {
			i++
		}
		switch {
		case i == len(rest) && !end:
			return dst, used
		case i == len(rest):
			return append(dst, rest...), len(src)
		case rest[i] == '\n':
			dst = append(append(dst, trimLine(rest[:i])...), '\n')
			used += i + 1
		default:
			dst = append(dst, rest[:i]...)
			char, n, sure := escape(rest[i:])
			if !sure && !end {
				return dst, used + i
			}
			if char != softBreak {
				dst = append(dst, byte(char))
			}
			used += i + n
		}
	}
	return dst, used
}

const softBreak = -1

// escape reads what begins with "=": an octet, a soft line break (with white
// space that a relay may have added), or neither, which is a plain "=". It is
// not sure where the answer depends on what follows.
func escape(s []byte) (char rune, n int, sure bool) {
	if len(s) >= 3 {
		if hi, lo := unhex(s[1]), unhex(s[2]); hi >= 0 && lo >= 0 {
			return rune(hi<<4 | lo), 3, true
		}
	}
	i := 1
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\r') {
		i++
	}
	switch {
	case i == len(s):
		return softBreak, i, false
	case s[i] == '\n':
		return softBreak, i + 1, true
	case len(s) < 3:
		return '=', 1, false
	}
	return '=', 1, true
}

func unhex(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	}
	return -1
}

// trimLine cuts the white space that RFC 2045 6.7 (3) forbids at line ends.
func trimLine(s []byte) []byte { return bytes.TrimRight(s, " \t\r") }
