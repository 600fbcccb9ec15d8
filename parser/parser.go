// Package parser turns the bytes of an RFC 5322 message into a tickets.Mail:
// first into visible text, header facts and a class (Read), then into what its
// author wants (Message.Understand). It is pure: no network, no clock, no log.
package parser

import (
	"io"
	"time"

	"vorlauf/tickets"
)

// Options are what a reading depends on besides the bytes. The zero value is
// usable.
type Options struct {
	// Location is the desk's time zone; nil means Europe/Zurich.
	Location *time.Location
	// Desk holds the desk's own addresses, lower case.
	Desk []string
	// Catalogue is what the desk has on file; nil means that nothing is known.
	Catalogue *tickets.Catalogue
	// AuthservID is the authserv-id (RFC 8601, section 2.5) of the desk's own
	// receiving server; "" means that no Authentication-Results is believed.
	AuthservID string
	// Received is when the server took the mail (IMAP INTERNALDATE), for mails
	// without a usable Date; the zero time means that it is not known, and the
	// topmost Received header is asked instead.
	Received time.Time
	// Language is the customer's own, for texts that decide nothing.
	Language tickets.Language
}

// Parse reads one message and understands it. It never fails: what was wrong
// with the bytes stands in Mail.Defects.
func Parse(r io.Reader, o Options) tickets.Mail { return Read(r, o).Understand(Asked{}) }
