package submission

import (
	"errors"
	"fmt"
	"log/slog"
	"net/textproto"
	"regexp"
	"slices"
	"strings"
)

// An Error says why a mail was not taken.
type Error struct {
	Temporary bool   // trying again later may help: 4yz, the network, the login
	Unknown   bool   // the server took all of it and never answered: it may be queued, or not
	Code      int    // SMTP reply (RFC 5321, 4.2); 0 where there was none
	Enhanced  string // enhanced status code (RFC 3463), "5.1.1"; "" where there was none
	Reason    string // in the server's words, or what went wrong; one line
	err       error
}

// Error says what was refused and how.
func (e *Error) Error() string {
	switch {
	case e.Unknown:
		return "no answer after the mail: " + e.Reason
	case e.Code != 0:
		return fmt.Sprintf("refused with %d: %s", e.Code, strings.TrimSpace(e.Enhanced+" "+e.Reason))
	}
	return e.Reason
}

// Permanent reports whether the mail was refused for good: trying again is of no
// use.
func (e *Error) Permanent() bool { return !e.Temporary && !e.Unknown }

// LogValue is what a log may hold: the reply's codes, and words only where they
// are this program's own. A server's words often repeat the address.
func (e *Error) LogValue() slog.Value {
	attrs := []slog.Attr{slog.Bool("temporary", e.Temporary), slog.Bool("unknown", e.Unknown)}
	if e.Code != 0 {
		return slog.GroupValue(append(attrs, slog.Int("code", e.Code), slog.String("enhanced", e.Enhanced))...)
	}
	return slog.GroupValue(append(attrs, slog.String("reason", e.Reason))...)
}

// Unwrap returns what it was made from.
func (e *Error) Unwrap() error { return e.err }

// A step is how far a mail got.
type step int

const (
	connecting step = iota // greeting, TLS, login
	announcing             // MAIL, RCPT, DATA
	writing                // the message, before the final dot
	finished               // after the final dot
)

// loginCodes are replies that concern the session, not the mail (RFC 4954, 6):
// a wrong password must not be taken for an address that does not exist.
var loginCodes = []int{530, 534, 535, 538}

var enhanced = regexp.MustCompile(`^[245]\.\d{1,3}\.\d{1,3}\b`)

// classify makes an Error of what went wrong at a step. Only a 5yz reply about
// the mail itself is for good.
func classify(at step, what string, err error) *Error {
	e := &Error{Temporary: true, err: err}
	var reply *textproto.Error
	if !errors.As(err, &reply) {
		e.Unknown = at == finished
		e.Reason = oneLine(fmt.Sprintf("%s: %v", what, err))
		return e
	}
	e.Code = reply.Code
	e.Enhanced = enhanced.FindString(reply.Msg)
	e.Reason = oneLine(strings.TrimPrefix(reply.Msg, e.Enhanced))
	e.Temporary = at == connecting || reply.Code < 500 || slices.Contains(loginCodes, reply.Code)
	return e
}

// oneLine makes a server's words fit for a log and a card.
func oneLine(s string) string {
	const longest = 300
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "?")), " ")
	if r := []rune(s); len(r) > longest {
		s = string(r[:longest-1]) + "…"
	}
	return s
}
