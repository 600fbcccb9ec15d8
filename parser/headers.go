package parser

import (
	"bytes"
	"strings"
)

// Bounds on a header (RFC 5322 has none). A mail to a few hundred recipients
// has a To of 20 kB; what exceeds these is an attack or a broken program.
const (
	maxField  = 64 << 10 // octets of one field that are kept
	maxFields = 1000
)

// A field is one header field as it was sent, unfolded (RFC 5322, section
// 2.2.3): raw octets, not decoded.
type field struct {
	name  string // lower case
	value string
}

// A header is a message's or a part's fields in their order.
type header []field

// get returns the topmost value of the field, and "" where there is none. The
// name is in lower case.
func (h header) get(name string) string {
	for i := range h {
		if h[i].name == name {
			return h[i].value
		}
	}
	return ""
}

// all returns the values of the field, the topmost first.
func (h header) all(name string) (values []string) {
	for i := range h {
		if h[i].name == name {
			values = append(values, h[i].value)
		}
	}
	return values
}

func (h header) has(name string) bool {
	for i := range h {
		if h[i].name == name {
			return true
		}
	}
	return false
}

// readHeader reads fields up to the empty line. A line that is no field is
// skipped where more fields follow; else the empty line was forgotten, and the
// line is given back to be the first of the body.
func readHeader(s *source, defect func(string)) header {
	r := headerReader{h: make(header, 0, 24), defect: defect}
	for {
		inside := s.partial // within a line longer than the buffer
		piece := s.next()
		line := bytes.TrimRight(piece, "\r\n")
		switch name := fieldName(line); {
		case piece == nil, len(line) == 0 && !inside:
			return r.end()
		case inside:
			r.add(line)
		case line[0] == ' ' || line[0] == '\t':
			if text := bytes.TrimLeft(line, " \t"); len(text) > 0 {
				r.add([]byte{' '})
				r.add(text)
			} else if !moreFields(s) {
				return r.end()
			}
		case name != "":
			r.begin(name, line[bytes.IndexByte(line, ':')+1:])
		case len(r.h) == 0 && mboxLine(line):
		default:
			piece = bytes.Clone(piece) // looking ahead moves the buffer
			if !moreFields(s) {
				defect("no empty line before the text")
				s.unread(piece)
				return r.end()
			}
			defect("header line without a field name")
		}
	}
}

// A headerReader collects fields. The value of the last one grows in value.
type headerReader struct {
	h      header
	value  []byte
	full   bool // what follows is not kept
	defect func(string)
}

func (r *headerReader) begin(name string, value []byte) {
	r.end()
	r.value = r.value[:0]
	if r.full = len(r.h) == maxFields; r.full {
		r.defect("too many header fields")
		return
	}
	r.h = append(r.h, field{name: name})
	r.add(value)
}

func (r *headerReader) add(value []byte) {
	if r.full {
		return
	}
	if len(r.value)+len(value) > maxField {
		r.defect("header field too long")
		return
	}
	r.value = append(r.value, value...)
}

func (r *headerReader) end() header {
	if n := len(r.h); n > 0 && !r.full {
		r.h[n-1].value = string(bytes.Trim(withoutNUL(r.value), " \t"))
	}
	return r.h
}

// fieldName returns the lower-case name that a line starts with, "" for none.
// White space before the colon is obsolete, and accepted.
func fieldName(line []byte) string {
	i := bytes.IndexByte(line, ':')
	if i < 1 || i > 100 {
		return ""
	}
	name := bytes.TrimRight(line[:i], " \t")
	for _, c := range name {
		if c <= ' ' || c > '~' {
			return ""
		}
	}
	return lowerName(name)
}

// lowerName returns the name in lower case. The usual ones cost no memory: a
// mail has dozens of them.
func lowerName(name []byte) string {
	var buf [100]byte
	lower := append(buf[:0], name...)
	for i, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[i] = c + 'a' - 'A'
		}
	}
	if known, ok := usualNames[string(lower)]; ok {
		return known
	}
	return string(lower)
}

var usualNames = func() map[string]string {
	names := map[string]string{}
	for _, n := range strings.Fields("received from to cc subject date message-id in-reply-to references return-path " +
		"content-type content-transfer-encoding content-disposition content-language content-id mime-version " +
		"authentication-results arc-authentication-results dkim-signature delivered-to x-ms-exchange-organization-authsource") {
		names[n] = n
	}
	return names
}()

// mboxLine recognises the line that mbox files put before a message.
func mboxLine(line []byte) bool {
	return bytes.HasPrefix(line, []byte("From ")) || bytes.HasPrefix(line, []byte(">From "))
}

// moreFields looks whether the next line still belongs to the header.
func moreFields(s *source) bool {
	ahead, _ := s.in.Peek(200)
	line, _, _ := bytes.Cut(ahead, []byte("\n"))
	return fieldName(line) != "" || len(line) > 1 && line[0] == ' '
}

func withoutNUL(b []byte) []byte {
	if bytes.IndexByte(b, 0) < 0 {
		return b
	}
	return bytes.ReplaceAll(b, []byte{0}, nil)
}
