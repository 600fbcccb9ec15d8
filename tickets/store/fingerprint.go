package store

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash"
	"strings"
)

// A fingerprint tells whether two mails are the same one, fetched twice under
// different UIDs: the same Message-ID and the same body. Header fields are
// left out, since servers add some on the way. A mail without Message-ID goes
// by From, Date, Subject and To instead. It takes the mail's bytes as a writer.
type fingerprint struct {
	header []byte // until it is complete
	inBody bool
	body   hash.Hash
}

// maxHeader bounds what is kept in memory; what lies beyond counts as body.
const maxHeader = 256 << 10

func newFingerprint() *fingerprint { return &fingerprint{body: sha256.New()} }

// Write takes a piece of the mail; it never fails.
func (f *fingerprint) Write(p []byte) (int, error) {
	if f.inBody {
		return f.body.Write(p)
	}
	seen := max(0, len(f.header)-3) // the empty line may lie across two pieces
	f.header = append(f.header, p...)
	end, found := endOfHeader(f.header, seen)
	if len(f.header) > maxHeader && (!found || end > maxHeader) {
		end, found = maxHeader, true
	}
	if found {
		f.inBody = true
		f.body.Write(f.header[end:])
		f.header = f.header[:end:end]
	}
	return len(p), nil
}

// endOfHeader returns where the body begins, looking from an offset on.
func endOfHeader(b []byte, from int) (end int, found bool) {
	crlf, lf := bytes.Index(b[from:], []byte("\r\n\r\n")), bytes.Index(b[from:], []byte("\n\n"))
	switch {
	case crlf >= 0 && (lf < 0 || crlf < lf):
		return from + crlf + 4, true
	case lf >= 0:
		return from + lf + 2, true
	}
	return 0, false
}

// sum returns the fingerprint of all that was written. A mail without an empty
// line is all body: it is the same only as one with the same bytes.
func (f *fingerprint) sum() string {
	names := []string{"message-id"}
	fields := headerFields(f.header)
	if fields["message-id"] == "" {
		names = []string{"from", "date", "subject", "to"}
	}
	if !f.inBody {
		f.body.Write(f.header)
	}
	whole := sha256.New()
	for _, n := range names {
		whole.Write([]byte(n + ":" + strings.TrimSpace(fields[n]) + "\n"))
	}
	whole.Write(f.body.Sum(nil))
	return hex.EncodeToString(whole.Sum(nil))
}

// headerFields are the first occurrences of the fields that count, unfolded
// (RFC 5322, 2.2.3), by lower-case name.
func headerFields(header []byte) map[string]string {
	fields := map[string]string{}
	var name string
	for line := range bytes.Lines(header) {
		text := strings.TrimRight(string(line), "\r\n")
		if folded := strings.HasPrefix(text, " ") || strings.HasPrefix(text, "\t"); folded {
			if name != "" {
				fields[name] += " " + strings.TrimSpace(text)
			}
			continue
		}
		var value string
		name, value, _ = strings.Cut(text, ":")
		name = strings.ToLower(strings.TrimSpace(name))
		if _, again := fields[name]; again || !counts(name) {
			name = ""
			continue
		}
		fields[name] = value
	}
	return fields
}

func counts(name string) bool {
	switch name {
	case "message-id", "from", "date", "subject", "to":
		return true
	}
	return false
}
