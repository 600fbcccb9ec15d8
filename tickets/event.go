package tickets

import "time"

// An Event is something that happened to a ticket.
type Event interface{ event() }

type (
	// MailReceived reports a mail that was matched to the ticket, or that opens
	// it where the ticket is new.
	MailReceived struct {
		Incoming
		Match Matched
	}
	// Press reports that one of the staff decided something.
	Press struct {
		By       Staff
		Revision *int // of the card that was pressed; nil: not checked
		Action   Action
	}
	// PageAnswered reports that a party accepted an option on the signed page, or
	// that none suits (1.6). It is refused where the address may not accept dates.
	PageAnswered struct {
		Party  string // address that the page was signed for
		Round  int    // that the page was signed for; 0: not checked
		Option int    // 0: none suits
		Remark string // with none: which days would; may be ""
	}
	// TimePassed reports that NextDue has come.
	TimePassed struct{}
	// DeliveryFailed reports that a mail of the desk was refused for good by
	// the submission server.
	DeliveryFailed struct {
		MessageID, Recipient, Reason string
	}
	// Delivered reports that the submission server took a mail.
	Delivered struct{ MessageID, Recipient string }
	// DatesTaken reports that another ticket took dates that this one suggests
	// or holds.
	DatesTaken struct{ By int64 }
	// Quarantined reports a mail that could not be read three times; its bytes
	// are kept.
	Quarantined struct {
		Received time.Time
		Reason   string
	}
)

func (MailReceived) event()   {}
func (Press) event()          {}
func (PageAnswered) event()   {}
func (TimePassed) event()     {}
func (DeliveryFailed) event() {}
func (Delivered) event()      {}
func (DatesTaken) event()     {}
func (Quarantined) event()    {}

// Staff is a person of the desk.
type Staff struct {
	Name     string
	Approver bool // may approve, decline, grant exceptions
}

// An Effect is something to do once the ticket is stored.
type Effect interface{ effect() }

type (
	// SendMail sends a mail. Its bytes and Message-ID are fixed in the
	// transaction that stores it.
	SendMail struct {
		MessageID  string   // without brackets
		InReplyTo  string   // "" where it starts a thread
		References []string // oldest first
		To, Cc     []Address
		Language   Language
		Template   Template
		Letter     Letter
		Invite     *Invite // nil: no calendar part
	}
	// Log adds a line to the ticket's timeline.
	Log struct {
		Actor string // "desk", an address, or a person of the staff
		Kind  string // "mail", "state", "decision", "note", "delivery", …
		Text  string
		Form  string // as of Said; "": people wrote the text
		Args  []Word
	}
	// Tell hands an event to another ticket within the same transaction.
	Tell struct {
		Ticket int64
		Event  Event
	}
	// Remember notes an address as belonging to a customer or partner.
	Remember struct{ Address, Customer, Partner string }
	// TakeMail moves the newest mail with that Message-ID from another ticket to
	// this one.
	TakeMail struct {
		From      int64
		MessageID string
	}
	// MarkBounced marks the mail with that Message-ID as bounced.
	MarkBounced struct{ MessageID, Recipient string }
	// Retry tries a parked mail again; Message is its id.
	Retry struct{ Message int64 }
	// Resend sends the newest mail that did not arrive once more, to another
	// address, as a new message with this Message-ID.
	Resend struct {
		To        Address
		MessageID string
	}
	// ShowCard draws the ticket's card anew; Ping brings it up again.
	ShowCard struct{ Ping bool }
)

func (SendMail) effect()    {}
func (Log) effect()         {}
func (Tell) effect()        {}
func (Remember) effect()    {}
func (TakeMail) effect()    {}
func (MarkBounced) effect() {}
func (Retry) effect()       {}
func (Resend) effect()      {}
func (ShowCard) effect()    {}
