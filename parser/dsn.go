package parser

import (
	"bytes"
	"io"
	"strings"

	"vorlauf/tickets"
)

// reportParts are the parts that a program reads of a report.
var reportParts = map[string]bool{
	"message/delivery-status":          true, // RFC 3464
	"message/global-delivery-status":   true, // RFC 6533
	"message/disposition-notification": true, // RFC 8098
	"message/feedback-report":          true, // RFC 5965
	"text/rfc822-headers":              true, // RFC 6522
	"message/global-headers":           true,
}

// A report is what was found of a multipart/report, or of parts that look like
// it. Nothing that a forwarded mail holds is part of it.
type report struct {
	status      bool // there was a delivery status
	disposition bool // there was a receipt
	feedback    bool // there was a complaint
	recipients  []dsnRecipient
	originalID  string // Original-Message-ID, X-MS-Exchange-…
	returned    header // of the mail that is reported on
}

// A dsnRecipient is a group of per-recipient fields (RFC 3464, section 2.3).
type dsnRecipient struct{ final, original, action, status, diagnostic string }

// maxRecipients bounds a report; the desk writes to one.
const maxRecipients = 200

// read takes one part of a report.
func (p *report) read(e entity, b io.Reader) {
	octets, _ := io.ReadAll(io.LimitReader(b, maxReport))
	io.Copy(io.Discard, b)
	switch e.mediaType {
	case "text/rfc822-headers", "message/global-headers":
		p.original(bytes.NewReader(octets))
		return
	case "message/disposition-notification":
		p.disposition = true
	case "message/feedback-report":
		p.feedback = true
	default:
		p.status = true
	}
	s := newSource(bytes.NewReader(octets))
	for range maxRecipients {
		skipEmptyLines(s.in)
		h := readHeader(s, func(string) {})
		if len(h) == 0 && s.next() == nil {
			return
		}
		p.group(h)
	}
}

// group reads the fields of the message or of one recipient.
func (p *report) group(h header) {
	if id := h.get("original-message-id") + h.get("x-original-message-id"); id != "" {
		p.originalID = messageID(id)
	}
	r := dsnRecipient{
		final:    typed(h.get("final-recipient")),
		original: typed(h.get("original-recipient")),
		action:   strings.ToLower(strings.Trim(h.get("action"), " .;")),
		status:   statusCode(h.get("status")),
	}
	_, diagnostic, ok := strings.Cut(h.get("diagnostic-code"), ";")
	if !ok {
		diagnostic = h.get("diagnostic-code")
	}
	r.diagnostic = decodeWords(strings.TrimSpace(diagnostic))
	r.action, _, _ = strings.Cut(r.action, " ")
	if r.final != "" || r.original != "" || r.action != "" {
		p.recipients = append(p.recipients, r)
	}
}

// typed takes the address out of "rfc822; a@b.example".
func typed(s string) string {
	if _, address, ok := strings.Cut(s, ";"); ok {
		s = address
	}
	s = strings.TrimSpace(s)
	if a := addrSpec(strings.Trim(s, "<>")); a != "" {
		return a
	}
	return findAddress(s)
}

// statusCode returns the first enhanced status code (RFC 3463) in s.
func statusCode(s string) string {
	for i := 0; i+4 < len(s); i++ {
		if s[i] != '2' && s[i] != '4' && s[i] != '5' || i > 0 && (isWordByte(s[i-1]) || s[i-1] == '.') {
			continue
		}
		n := i + 1
		dots := 0
		for n < len(s) && (s[n] == '.' && n+1 < len(s) && isDigit(s[n+1]) || isDigit(s[n])) {
			if s[n] == '.' {
				dots++
			}
			n++
		}
		if dots == 2 && s[i+1] == '.' && n-i <= len("5.123.123") {
			return s[i:n]
		}
	}
	return ""
}

// original reads the header of the mail that is reported on.
func (p *report) original(b io.Reader) {
	s := newSource(b)
	skipEmptyLines(s.in)
	if h := readHeader(s, func(string) {}); len(p.returned) == 0 {
		p.returned = h
	}
	io.Copy(io.Discard, b)
}

// bounce puts together what is known of a mail that did not arrive. text is
// what people read of the report.
func (r *reading) bounce(text string) *tickets.Bounce {
	b := &tickets.Bounce{Action: "failed"}
	if d := r.report.worst(); d != nil {
		b.Recipient, b.Action, b.Status, b.Reason = d.final, d.action, d.status, d.diagnostic
		if b.Recipient == "" {
			b.Recipient = d.original
		}
	}
	if failed := parseAddresses(r.header.get("x-failed-recipients")); b.Recipient == "" && len(failed) > 0 {
		b.Recipient = failed[0].Address
	}
	told, returned := cutReturned(text)
	r.bounceText(b, told)
	switch {
	case b.Action == "failure" || b.Action == "fail":
		b.Action = "failed"
	case b.Action == "" && strings.HasPrefix(b.Status, "4"):
		b.Action = "delayed"
	case b.Action == "":
		b.Action = "failed"
	}
	b.MessageID = r.bouncedID(returned)
	return b
}

// worst returns the recipient that matters: the first that failed, or else the
// first; nil where the report names none.
func (p *report) worst() *dsnRecipient {
	for i := range p.recipients {
		if strings.HasPrefix(p.recipients[i].action, "fail") {
			return &p.recipients[i]
		}
	}
	if len(p.recipients) > 0 {
		return &p.recipients[0]
	}
	return nil
}

// bouncedID finds the Message-ID of the mail that bounced: in its header, in
// what the text quotes of it, or in the threading of the report.
func (r *reading) bouncedID(returned string) string {
	if id := messageID(r.report.returned.get("message-id")); id != "" {
		return id
	}
	if r.report.originalID != "" {
		return r.report.originalID
	}
	for _, f := range r.doc.forwarded { // where the report is none
		if f.id != "" {
			return f.id
		}
	}
	for line := range strings.Lines(returned) {
		line = strings.TrimLeft(line, "> \t")
		if hasPrefixFold(line, "message-id:") {
			return messageID(strings.TrimSpace(line[len("message-id:"):]))
		}
	}
	for _, name := range [...]string{"in-reply-to", "references"} {
		if ids := messageIDs(r.header.get(name)); len(ids) > 0 {
			return ids[len(ids)-1]
		}
	}
	return ""
}
