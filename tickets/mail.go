package tickets

import (
	"slices"
	"time"
)

// A Mail is what the parser understood of one RFC 5322 message. Its JSON form
// is what `vorlauf parse` prints; slices are empty, never null.
type Mail struct {
	MessageID   string    `json:"message_id"`  // RFC 5322 msg-id without angle brackets; "" where the mail has none
	InReplyTo   []string  `json:"in_reply_to"` // likewise without brackets
	References  []string  `json:"references"`  // oldest first
	From        string    `json:"from"`        // the author's addr-spec, lower case; "" where unreadable
	Subject     string    `json:"subject"`     // decoded and unfolded
	Class       Class     `json:"class"`
	Language    Language  `json:"language"` // of the new text; "" where no reading was sure
	Intent      Intent    `json:"intent"`
	Text        string    `json:"text"` // what is new, white space folded
	Requests    []Request `json:"requests"`
	Variant     Variant   `json:"variant"`
	Partners    []string  `json:"partners"` // addresses of the software partner
	OffHours    bool      `json:"off_hours"`
	Urgent      bool      `json:"urgent"`
	Choice      *Choice   `json:"choice"` // only for AcceptDate
	AcceptsRisk bool      `json:"accepts_risk"`
	Missing     []string  `json:"missing"` // of "software", "setup", "licence", in this order
	Defects     []string  `json:"defects"` // what was wrong with the bytes

	// What the contract does not name, and the desk needs.

	Alone          []Request      `json:"alone,omitempty"` // with SelfService: what the author would install
	Author         string         `json:"author"`          // display name of From
	Sender         string         `json:"sender"`          // envelope sender from Return-Path; "" where empty or absent
	To             []Address      `json:"to"`
	Cc             []Address      `json:"cc"`
	Date           time.Time      `json:"date"`        // Date header; zero where absent or unreadable
	Tags           []int64        `json:"tags"`        // ticket numbers of [VL-1042] tags in the subject
	Mentioned      []string       `json:"mentioned"`   // message ids of the desk found in the quoted text
	Alternative    Intent         `json:"alternative"` // a second reading that is as likely as Intent; "" where there is none
	Body           string         `json:"body"`        // the whole visible text, quotations and signature included, lines kept
	Attachments    []Attachment   `json:"attachments"`
	Authentication Authentication `json:"authentication"`
	Bounce         *Bounce        `json:"bounce,omitempty"`     // only for ClassBounce
	AutoReply      *AutoReply     `json:"auto_reply,omitempty"` // only for ClassAutoReply
	Calendar       *CalendarReply `json:"calendar,omitempty"`   // only for ClassCalendarReply
	Evidence       []Evidence     `json:"evidence"`             // where in the mail each value was read
}

// wants is what a mail asks for, be it that the author would install it alone.
func (m Mail) wants() []Request {
	return slices.Concat(m.Requests, m.Alone)
}

// An Address is an RFC 5322 mailbox.
type Address struct {
	Name    string `json:"name"`    // display name, decoded; may be ""
	Address string `json:"address"` // addr-spec, lower case
}

// A Class says who or what wrote a mail (RFC 3834, 3464, 5546, 2919).
type Class string

// The classes of `contract/parse.md`.
const (
	Human              Class = "human"
	ClassAutoReply     Class = "auto_reply"
	ClassBounce        Class = "bounce"
	ClassCalendarReply Class = "calendar_reply"
	Bulk               Class = "bulk"
)

// A Language is an ISO 639-1 code of the four that the desk writes.
type Language string

// The desk's languages. The zero Language means unknown.
const (
	German  Language = "de"
	English Language = "en"
	French  Language = "fr"
	Italian Language = "it"
)

// An Intent is what the author of a mail wants.
type Intent string

// The intents of `contract/parse.md`.
const (
	UpdateRequest  Intent = "update_request"
	Info           Intent = "info"
	AcceptDate     Intent = "accept_date"
	DeclineDates   Intent = "decline_dates"
	RescheduleDate Intent = "reschedule"
	CancelRequest  Intent = "cancel"
	Postpone       Intent = "postpone"
	TestPassed     Intent = "test_passed"
	TestFailed     Intent = "test_failed"
	StatusQuestion Intent = "status_question"
	SelfService    Intent = "self_service"
	Ready          Intent = "ready"
	Other          Intent = "other"
	NoIntent       Intent = "none"
)

// A Request is one software that is to be updated or installed (procedure 1.2).
type Request struct {
	ID       int      `json:"id,omitempty"` // rises within a ticket; 0 in a Mail
	Software string   `json:"software"`     // product name, "" where none is named
	Version  string   `json:"version"`
	Setup    []string `json:"setup"` // links, or "file:NAME"
	Licence  Licence  `json:"licence"`
	Wished   []string `json:"wished"`           // days, times and ranges as in contract/parse.md
	Limits   []Limit  `json:"limits,omitempty"` // what the JSON of the contract has no field for
}

// A Licence is what is known of the licences that a request needs.
type Licence struct {
	State LicenceState `json:"state"`
	Items []string     `json:"items"` // "file:NAME", "key:VALUE" or a link
}

// A LicenceState says whether the desk has the licences it needs.
type LicenceState string

// The states of contract/parse.md.
const (
	LicenceProvided  LicenceState = "provided"
	LicenceNotNeeded LicenceState = "not_needed"
	LicencePromised  LicenceState = "promised"
	LicenceUnknown   LicenceState = "unknown"
)

// A Limit bounds the dates that suit the author beyond a positive wish: "nicht
// am 14.", "ab 10.12.", "not before 10 a.m.".
type Limit struct {
	Kind LimitKind `json:"kind"`
	// From and To are a day ("2026-12-14"), a day with time, or "" for an open
	// end; for LimitWeekday From is "monday" to "sunday"; for LimitTime both are
	// "15:04".
	From string `json:"from"`
	To   string `json:"to"`
}

// A LimitKind says how a Limit is meant.
type LimitKind string

// The kinds of Limit.
const (
	LimitNot     LimitKind = "not"     // not on these days (From to To, inclusive)
	LimitWithin  LimitKind = "within"  // only from From, until To; one of the two may be open
	LimitWeekday LimitKind = "weekday" // not on this weekday
	LimitTime    LimitKind = "time"    // only between these times of the day; one may be open
)

// A Variant says who carries an update out (procedure 1.6).
type Variant string

// The variants. The zero Variant means that nothing was said or decided.
const (
	Provider Variant = "provider" // the desk
	Partner  Variant = "partner"  // the software partner, accompanied by the desk
)

// A Choice is the date that an author agrees to: an option's number, or a day
// or a time in words ("2026-12-15", "2026-12-15T09:00", desk's zone).
type Choice struct {
	Option int    `json:"option,omitempty"`
	At     string `json:"at,omitempty"`
	// Weekday says that no more than a weekday was named ("der Dienstag"): At is
	// the next one, but what is meant may be an option weeks ahead.
	Weekday bool `json:"weekday,omitempty"`
}

// An Attachment is a file that came with a mail. The bytes stay in the stored
// raw message and are cut out of it again by Index.
type Attachment struct {
	Index int    `json:"index"` // the how-manieth attachment, from 0
	Name  string `json:"name"`  // cleaned: no path, no control characters
	Type  string `json:"type"`  // media type, lower case
	Size  int64  `json:"size"`  // decoded octets
}

// Authentication is what the receiving server found (RFC 8601), read from the
// topmost Authentication-Results with the desk's own authserv-id.
type Authentication string

// The verdicts. A mail without such a header is AuthNone.
const (
	AuthNone Authentication = ""     // nothing said
	AuthPass Authentication = "pass" // aligned with the author's domain
	AuthFail Authentication = "fail" // the receiving server judged it failed
)

// A Bounce is a delivery status notification (RFC 3464), or what could be read
// of a report that is none.
type Bounce struct {
	Recipient string `json:"recipient"`  // Final-Recipient's address, lower case
	Action    string `json:"action"`     // "failed", "delayed", "delivered", "relayed", "expanded"
	Status    string `json:"status"`     // "5.1.1"; "" where unknown
	MessageID string `json:"message_id"` // of the mail that bounced, without brackets
	Reason    string `json:"reason"`     // Diagnostic-Code or a line of the text
}

// Permanent reports whether the bounced mail will not arrive any more.
func (b Bounce) Permanent() bool { return b.Action == "failed" }

// An AutoReply is what an automatic answer (RFC 3834) says.
type AutoReply struct {
	Until  string `json:"until"`  // the day its author is back, "2026-12-14"; "" where unsaid
	Deputy string `json:"deputy"` // the address to turn to meanwhile
}

// A CalendarReply is an iTIP answer (RFC 5546).
type CalendarReply struct {
	Method   string    `json:"method"` // REPLY or COUNTER
	UID      string    `json:"uid"`
	Sequence int       `json:"sequence"`
	PartStat string    `json:"partstat"` // ACCEPTED, DECLINED, TENTATIVE
	Attendee string    `json:"attendee"` // lower-case address
	Start    time.Time `json:"start"`    // DTSTART, or the proposed one of a COUNTER; zero where absent
}

// Evidence names the place in a mail that a value was read from, so that staff
// see why.
type Evidence struct {
	Field string `json:"field"` // "intent", "requests[0].software", "choice", …
	Value string `json:"value"`
	Quote string `json:"quote"` // the words as they stand in the mail
}
