package parser

import (
	"bufio"
	"bytes"
	"io"
	"strings"
)

// uuencode is not standardised by an RFC; the format is that of POSIX
// uuencode(1): "begin MODE NAME", lines that start with their length, "end".

// uuBegin returns the file name of a "begin" line.
func uuBegin(line []byte) (name string, ok bool) {
	rest, ok := bytes.CutPrefix(line, []byte("begin "))
	if !ok {
		return "", false
	}
	mode, file, ok := strings.Cut(strings.TrimRight(string(rest), " \r\n"), " ")
	if !ok || len(mode) < 3 || len(mode) > 4 || strings.Trim(mode, "01234567") != "" {
		return "", false
	}
	return strings.TrimSpace(file), file != ""
}

// uuLine appends what one line of data holds. ok is false where the line is
// no data: then the file has ended, or was cut off.
func uuLine(dst, line []byte) (out []byte, ok bool) {
	line = bytes.TrimRight(line, "\r\n")
	if len(line) == 0 || line[0] < ' ' || line[0] > '`' {
		return dst, false
	}
	n := int(line[0]-' ') & 63
	line = line[1:]
	if len(line) < n { // at least 4 characters for 3 octets, less stripped blanks
		return dst, false
	}
	for i := 0; n > 0; i += 4 {
		var group [4]byte
		for k := range group {
			if i+k < len(line) {
				group[k] = (line[i+k] - ' ') & 63
			}
		}
		octets := []byte{group[0]<<2 | group[1]>>4, group[1]<<4 | group[2]>>2, group[2]<<6 | group[3]}
		dst = append(dst, octets[:min(n, 3)]...)
		n -= 3
	}
	return dst, true
}

// A uuDecoder undoes uuencode where it is the transfer encoding of a part.
type uuDecoder struct{ begun, ended bool }

func (u *uuDecoder) decode(dst, src []byte, end bool) ([]byte, int) {
	used := 0
	for used < len(src) {
		i := bytes.IndexByte(src[used:], '\n')
		if i < 0 && !end {
			break
		}
		if i < 0 {
			i = len(src) - used - 1
		}
		line := src[used : used+i+1]
		used += i + 1
		switch {
		case u.ended:
		case !u.begun:
			_, u.begun = uuBegin(line)
		default:
			var ok bool
			dst, ok = uuLine(dst, line)
			u.ended = !ok
		}
	}
	return dst, used
}

// uuFile reads the data lines of one file up to its end.
type uuFile struct {
	in    *bufio.Reader
	buf   [64]byte
	out   []byte // unread, a part of buf
	ended bool
}

func (f *uuFile) Read(p []byte) (int, error) {
	for len(f.out) == 0 {
		if f.ended {
			return 0, io.EOF
		}
		f.out = f.line(f.buf[:0])
	}
	n := copy(p, f.out)
	f.out = f.out[n:]
	return n, nil
}

// line decodes one line; the line after the data is consumed only where it is
// the "end", the empty line of length 0 before it being data.
func (f *uuFile) line(dst []byte) []byte {
	ahead, _ := f.in.Peek(4)
	if line := bytes.TrimRight(ahead, "\r\n"); string(line) == "end" || len(ahead) == 0 {
		f.in.ReadSlice('\n')
		f.ended = true
		return dst
	}
	line, err := f.in.ReadSlice('\n')
	out, ok := uuLine(dst, line)
	f.ended = !ok || err != nil
	return out
}

// splitUU separates the files that are uuencoded in a text from the text. Each
// file is handed to file, which need not read it to its end. At most limit
// octets of text are kept. It stops where file says so.
func splitUU(text io.Reader, limit int, file func(name string, r io.Reader) (stop bool)) []byte {
	var kept []byte
	in := bufio.NewReader(text)
	for {
		line, err := in.ReadSlice('\n')
		name, begins := uuBegin(line)
		if begins {
			line = bytes.Clone(line) // looking ahead moves the buffer
		}
		if begins && uuFollows(in) {
			f := &uuFile{in: in}
			if file(name, f) {
				return kept
			}
			io.Copy(io.Discard, f)
			continue
		}
		if len(kept)+len(line) > limit {
			limit = 0
		} else {
			kept = append(kept, line...)
		}
		if err != nil && err != bufio.ErrBufferFull {
			return kept
		}
	}
}

// uuFollows looks whether the next line is data of the length that it says, so
// that a sentence that happens to start with "begin 100 " is left alone.
func uuFollows(in *bufio.Reader) bool {
	ahead, _ := in.Peek(64)
	line, _, _ := bytes.Cut(ahead, []byte("\n"))
	line = bytes.TrimRight(line, "\r")
	if len(line) == 0 || line[0] <= ' ' || line[0] > '`' {
		return false
	}
	want := (int(line[0]-' ')&63 + 2) / 3 * 4
	for _, c := range line {
		if c < ' ' || c > '`' {
			return false
		}
	}
	return want == 0 || len(line)-1 >= min(want-3, 60)
}
