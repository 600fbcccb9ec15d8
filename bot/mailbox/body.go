package mailbox

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// inMemory is the largest body that is held in memory; larger ones go through
// a temporary file.
const inMemory = 1 << 20

// A body is the bytes of one message, complete.
type body struct {
	io.Reader
	size int64
	file *os.File // nil: in memory
}

var errTooLarge = errors.New("larger than is taken up")

// read reads a literal of so many bytes to its end. A connection that is cut
// ends a literal without an error, so the bytes are counted.
func (s *session) read(source *source, size int64) (*body, error) {
	if size > s.cfg.MaxSize {
		return nil, fmt.Errorf("%d bytes: %w", size, errTooLarge)
	}
	if size <= inMemory {
		raw := make([]byte, size)
		if _, err := io.ReadFull(source, raw); err != nil {
			return nil, io.ErrUnexpectedEOF
		}
		return &body{Reader: bytes.NewReader(raw), size: size}, nil
	}
	return spool(source, size, s.cfg.TempDir)
}

// spool writes size bytes to a temporary file that has no name any more when
// it returns, where the system permits that, so that a killed process leaves
// none behind.
func spool(source *source, size int64, dir string) (*body, error) {
	f, err := os.CreateTemp(dir, "vorlauf-mail-*")
	if err != nil {
		return nil, err
	}
	os.Remove(f.Name())
	b := &body{Reader: f, size: size, file: f}
	n, err := io.Copy(f, source)
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	if err == nil {
		_, err = f.Seek(0, io.SeekStart)
	}
	if err != nil {
		b.discard()
		return nil, err
	}
	return b, nil
}

func (b *body) discard() {
	if b != nil && b.file != nil {
		b.file.Close()
		os.Remove(b.file.Name())
	}
}

func discard[K comparable](bodies map[K]*body) {
	for _, b := range bodies {
		b.discard()
	}
}

// A source reads a literal and tells the watchdog of every byte that arrives.
type source struct {
	io.Reader
	progress func()
	ended    bool // an error or the end was seen
}

func (s *source) Read(p []byte) (int, error) {
	n, err := s.Reader.Read(p)
	if n > 0 {
		s.progress()
	}
	s.ended = s.ended || err != nil
	return n, err
}

// drain reads to the end, for which the library's reading goroutine waits.
// Once it has been seen, that goroutine is reading on: to read again would be
// to read at the same time.
func (s *source) drain() {
	if !s.ended {
		io.Copy(io.Discard, s)
	}
}
