package parser

import (
	"io"
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

// Read takes one RFC 5322 message apart. It never fails and never panics.
func Read(r io.Reader, o Options) *Message {
	return &Message{opts: o}
}
