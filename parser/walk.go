package parser

import (
	"bufio"
	"bytes"
	"io"
	"sync"
)

// Why not go-message's own walk: it gives the rest of a mail up at the first
// part whose header it cannot read, and copies each octet once for every level
// of nesting. Here all multiparts that are open share one reader of lines, so
// that the cost is linear whatever the nesting.

// lineBuffer is the longest piece of a line that is looked at in one go; RFC
// 5322 allows 998 octets.
const lineBuffer = 8192

// A source hands out the lines of a message and knows the boundaries of the
// multiparts that are open.
type source struct {
	in         *bufio.Reader
	boundaries []string // outermost first
	line       []byte   // read and given back
	partial    bool     // the last piece did not end its line
	boundary   int      // index of the boundary that was met last, -1 at the end
	closing    bool     // that boundary was the last of its multipart
	met        bool     // nothing more can be read before the boundary is taken
}

// lineReaders are used again: most mails are hardly longer than their buffer.
var lineReaders = sync.Pool{New: func() any { return bufio.NewReaderSize(nil, lineBuffer) }}

// newSource reads the lines of r. Whoever is done with it calls release.
func newSource(r io.Reader) *source {
	in := lineReaders.Get().(*bufio.Reader)
	in.Reset(r)
	return &source{in: in}
}

// release gives the source's buffer back; nothing may be read afterwards.
func (s *source) release() {
	s.in.Reset(nil)
	lineReaders.Put(s.in)
}

// next returns the next piece of at most one line with its line end, and nil
// where a boundary or the end of the message was met.
func (s *source) next() []byte {
	if s.met {
		return nil
	}
	if line := s.line; line != nil {
		s.line = nil
		return line
	}
	start := !s.partial
	line, err := s.in.ReadSlice('\n')
	s.partial = err == bufio.ErrBufferFull
	if len(line) == 0 && err != nil {
		s.boundary, s.met = -1, true
		return nil
	}
	if start && len(line) > 2 && line[0] == '-' && line[1] == '-' && s.isBoundary(line[2:]) {
		return nil
	}
	return line
}

// unread gives the piece back that next returned last.
func (s *source) unread(line []byte) { s.line = line }

// isBoundary looks for the line among the open boundaries, the innermost
// first (RFC 2046, section 5.1.2).
func (s *source) isBoundary(line []byte) bool {
	line = bytes.TrimRight(line, " \t\r\n")
	for i := len(s.boundaries) - 1; i >= 0; i-- {
		rest, ok := bytes.CutPrefix(line, []byte(s.boundaries[i]))
		if ok && (len(rest) == 0 || string(rest) == "--") {
			s.boundary, s.closing, s.met = i, len(rest) > 0, true
			return true
		}
	}
	return false
}

// open enters a multipart, and close leaves it.
func (s *source) open(boundary string) (level int) {
	s.boundaries = append(s.boundaries, boundary)
	return len(s.boundaries) - 1
}

func (s *source) close(level int) { s.boundaries = s.boundaries[:level] }

// part goes behind the next boundary of the multipart at level, whatever
// stands before it. It returns false behind the last one; cut is true where
// that was missing.
func (s *source) part(level int) (ok, cut bool) {
	for s.next() != nil {
	}
	if s.boundary != level {
		return false, true
	}
	s.met = false
	return !s.closing, false
}

// A body reads one part up to its boundary; the line end before a boundary
// belongs to the boundary.
type body struct {
	s    *source
	rest []byte // unread remainder of the current line
	eol  []byte // line end that was held back
}

func (b *body) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(b.rest) == 0 && !b.advance() {
			break
		}
		k := copy(p[n:], b.rest)
		n, b.rest = n+k, b.rest[k:]
	}
	if n == 0 && len(p) > 0 {
		return 0, io.EOF
	}
	return n, nil
}

// advance makes rest the octets that follow: the line end that was held back,
// now that another line follows it, or else the next line without its end.
func (b *body) advance() bool {
	line := b.s.next()
	if b.eol != nil {
		eol := b.eol
		b.eol = nil
		if line == nil && b.s.boundary >= 0 {
			return false
		}
		b.rest = eol
		if line != nil {
			b.s.unread(line)
		}
		return true
	}
	n := len(line)
	switch {
	case bytes.HasSuffix(line, crlf):
		b.rest, b.eol = line[:n-2], crlf
	case n > 0 && line[n-1] == '\n':
		b.rest, b.eol = line[:n-1], crlf[1:]
	default:
		b.rest = line
	}
	return line != nil
}

var crlf = []byte("\r\n")
