package parser

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"vorlauf/tickets"
)

// A Message is a mail that has been read, and not yet understood.
type Message struct {
	// Mail holds all that needs no understanding of language: header facts,
	// class, attachments, bounce and calendar data, defects. No slice is nil.
	Mail tickets.Mail

	doc  document
	opts Options
	ref  time.Time // what dates are relative to, in opts.Location
}

// Read takes one RFC 5322 message apart. It never fails and never panics: what
// was wrong with the bytes stands in Mail.Defects.
func Read(raw io.Reader, o Options) *Message {
	if o.Location == nil {
		o.Location = defaultLocation()
	}
	r := newReading(o)
	r.message(raw)
	r.source.release()
	m := &Message{opts: o, doc: r.doc}
	r.fill(m)
	return m
}

// defaultLocation is where the desk is unless told otherwise.
var defaultLocation = sync.OnceValue(func() *time.Location {
	loc, err := time.LoadLocation("Europe/Zurich")
	if err != nil { // cannot be: the zones are embedded
		return time.UTC
	}
	return loc
})

// fill hands on what the header says, and the class that follows from all. A
// panic would be a mistake of ours, as in message.
func (r *reading) fill(m *Message) {
	defer func() {
		if p := recover(); p != nil {
			r.defect(fmt.Sprintf("header not understood: %v", p))
			m.Mail.Body, m.Mail.Attachments, m.Mail.Defects = m.doc.text, r.files, r.defects
			m.Mail.Class = cmp.Or(m.Mail.Class, tickets.Human)
			m.Mail = whole(m.Mail)
		}
	}()
	h := r.header
	mail := &m.Mail
	mail.MessageID = messageID(h.get("message-id"))
	mail.InReplyTo = messageIDs(h.get("in-reply-to"))
	mail.References = messageIDs(h.get("references"))
	mail.Subject = r.subject()
	mail.Tags = tags(mail.Subject)
	mail.Sender = envelopeSender(h.get("return-path"))
	mail.To = r.addresses("to")
	mail.Cc = r.addresses("cc")
	author := r.author()
	mail.From, mail.Author = author.Address, author.Name
	mail.Date = parseDate(h.get("date"), r.opts.Location)
	if mail.Date.IsZero() {
		r.defect("no readable Date")
	}
	if mail.MessageID == "" {
		r.defect("no Message-ID")
	}
	m.ref = r.reference(mail.Date)
	mail.Attachments = r.files
	mail.Authentication = r.authentication(mail.From)
	r.classify(m)
	mail.Body = m.doc.text
	mail.Requests, mail.Partners, mail.Missing = []tickets.Request{}, []string{}, []string{}
	mail.Mentioned, mail.Evidence = []string{}, []tickets.Evidence{}
	mail.Defects = r.defects
}

// subject decodes the subject. Where it holds bare octets, the charset of the
// text is the best guess.
func (r *reading) subject() string {
	subject := r.header.get("subject")
	_, params := parseParams(r.header.get("content-type"))
	charset := charsetName(params["charset"])
	if charset != "" && !strings.Contains(subject, "=?") && (!isASCII([]byte(subject)) || charset == "utf-7") {
		return cleanLine(toUTF8([]byte(subject), charset))
	}
	return decodeWords(subject)
}

// addresses reads all fields of a name; more than one is not allowed, and
// common.
func (r *reading) addresses(name string) []tickets.Address {
	list := []tickets.Address{}
	for _, v := range r.header.all(name) {
		list = append(list, parseAddresses(v)...)
	}
	return list[:min(len(list), maxAddresses)]
}

// author is who wrote the mail: From, or else Sender, or else the envelope.
func (r *reading) author() tickets.Address {
	for _, name := range [...]string{"from", "sender", "x-sender", "return-path"} {
		for _, v := range r.header.all(name) {
			if list := parseAddresses(v); len(list) > 0 {
				if name != "from" {
					r.defect("no readable From")
				}
				return list[0]
			}
		}
	}
	r.defect("no readable From")
	return tickets.Address{Name: displayName(r.header.get("from"))}
}

// reference is the time that "tomorrow" is relative to.
func (r *reading) reference(date time.Time) time.Time {
	if date.IsZero() {
		date = r.opts.Received
	}
	if date.IsZero() {
		date = received(r.header, r.opts.Location)
	}
	if date.IsZero() {
		return date
	}
	return date.In(r.opts.Location)
}

// received is the time of the topmost Received field (RFC 5321, section 4.4).
func received(h header, loc *time.Location) time.Time {
	v := h.get("received")
	for i := len(v) - 1; i >= 0; i-- {
		if v[i] == ';' {
			return parseDate(v[i+1:], loc)
		}
	}
	return time.Time{}
}
