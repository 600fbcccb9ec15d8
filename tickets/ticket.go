package tickets

import (
	"slices"
	"time"

	"vorlauf/tickets/calendar"
)

// A State is where a ticket stands (contract/run.md, "States").
type State string

// The states. The zero State is a ticket that is not opened yet.
const (
	Held             State = "held"              // author unknown or not authenticated: nothing is sent
	AwaitingInfo     State = "awaiting_info"     // the customer was asked
	AwaitingApproval State = "awaiting_approval" // staff decide
	Proposed         State = "proposed"          // dates were offered and are held
	Scheduled        State = "scheduled"         // a date is agreed
	InProgress       State = "in_progress"       // the runbook is worked through
	AwaitingTest     State = "awaiting_test"     // the customer tests
	AwaitingCleanup  State = "awaiting_cleanup"  // backup copies still to be deleted
	Closed           State = "closed"
)

// An Outcome says how a closed ticket ended.
type Outcome string

// The outcomes. The zero Outcome is a ticket that is not closed.
const (
	OutcomeDone      Outcome = "done"
	OutcomeDeclined  Outcome = "declined"
	OutcomeCancelled Outcome = "cancelled"
	OutcomeExpired   Outcome = "expired"
	OutcomeDismissed Outcome = "dismissed"
	OutcomeMerged    Outcome = "merged"
)

// A Ticket is one request for change with everything that the rules need to
// know of it. Times are instants; whoever shows them puts them into the desk's
// zone. Only [Decide] makes one from another.
type Ticket struct {
	Number   int64   `json:"number"`
	Revision int     `json:"revision"` // rises with whatever outdates a card
	Seq      int     `json:"seq"`      // rises with every event
	State    State   `json:"state"`
	Outcome  Outcome `json:"outcome"`

	Customer string    `json:"customer"` // catalogue's name; "" while unknown
	Language Language  `json:"language"` // in which the desk writes
	Subject  string    `json:"subject"`  // of the first mail
	Created  time.Time `json:"created"`
	Updated  time.Time `json:"updated"`
	Received time.Time `json:"received"` // when the first mail was taken by the server
	ClosedAt time.Time `json:"closed_at"`

	Requests    []Request `json:"requests"`
	LastRequest int       `json:"last_request"` // highest Request.ID given
	LaterAsked  time.Time `json:"later_asked"`  // when another product was asked for with a date agreed
	Missing     []string  `json:"missing"`      // of "software", "setup", "licence"
	Other       bool      `json:"other"`        // asks for something else than an update
	Urgent      bool      `json:"urgent"`
	OffHours    bool      `json:"off_hours"`

	Variant          Variant `json:"variant"`      // decided by staff; "" until then
	SaidVariant      Variant `json:"said_variant"` // the customer's word
	SuggestedVariant Variant `json:"suggested_variant"`
	VariantReason    Said    `json:"variant_reason"`
	Partner          string  `json:"partner"`                 // catalogue's name of the software partner
	PartnerKnows     bool    `json:"partner_knows,omitempty"` // it wrote, or was offered dates
	Parties          []Party `json:"parties"`
	Contact          string  `json:"contact"` // the customer's address that is written to

	LeadFrom    time.Time       `json:"lead_from"` // from when the lead time counts (1.3)
	ShortNotice bool            `json:"short_notice"`
	Minutes     int             `json:"minutes"` // duration set by staff; 0: the products'
	Suggested   []calendar.Slot `json:"suggested"`
	Early       []calendar.Slot `json:"early"` // free before the lead time ends, where notice is short
	Own         *OwnDate        `json:"own,omitempty"`

	Options     []Option     `json:"options"`
	Round       int          `json:"round"`
	CostNote    string       `json:"cost_note"` // of the exception that is offered or agreed; "" where there is none
	Approved    bool         `json:"approved"`  // staff approved dates at least once
	HoldAt      time.Time    `json:"hold_at"`   // when the round was proposed
	HoldNudged  bool         `json:"hold_nudged"`
	PartyNudged bool         `json:"party_nudged"` // the silent partner was reminded (1.6)
	Lapses      int          `json:"lapses"`
	Acceptances []Acceptance `json:"acceptances"`

	Appointment *Appointment `json:"appointment,omitempty"`
	Invitation  Invitation   `json:"invitation"`
	Reminded    bool         `json:"reminded"` // of the appointment

	AskedAt   time.Time `json:"asked_at"`
	AskRounds int       `json:"ask_rounds"`
	Question  bool      `json:"question"` // staff asked something of their own
	Asked     string    `json:"asked"`    // what, word for word
	Reminders int       `json:"reminders"`
	NudgedAt  time.Time `json:"nudged_at"`

	Runbook     []Step    `json:"runbook"`
	Machines    []string  `json:"machines"`
	TestAsked   time.Time `json:"test_asked"`
	TestNudged  bool      `json:"test_nudged"`
	Test        *Test     `json:"test,omitempty"`
	CleanupDue  time.Time `json:"cleanup_due"`
	CleanupTold bool      `json:"cleanup_told"`
	Failure     *Failure  `json:"failure,omitempty"`

	Paused        bool      `json:"paused"`        // taken over by hand
	Undeliverable bool      `json:"undeliverable"` // a mail of the desk did not arrive
	BouncedTo     string    `json:"bounced_to"`    // to this address
	Assignee      string    `json:"assignee"`
	QuietUntil    time.Time `json:"quiet_until"`   // the customer is out of office until then
	PartnerQuiet  time.Time `json:"partner_quiet"` // the partner is
	Attention     []Said    `json:"attention"`     // what staff should look at; cleared when they decide
	StaffSince    time.Time `json:"staff_since"`   // since when it waits for staff; zero: it does not
	StaffNudged   time.Time `json:"staff_nudged"`
	Duplicates    []int64   `json:"duplicates"`
	Linked        []int64   `json:"linked"`      // tickets that this one follows from or was split off
	Followed      bool      `json:"followed"`    // a ticket follows from this one (1.8, a test that failed late)
	Mails         int       `json:"mails"`       // that parties wrote and that count
	MergedInto    int64     `json:"merged_into"` // with OutcomeMerged

	Reduced bool `json:"reduced,omitempty"` // to figures (4)

	Thread   []string   `json:"thread"`  // Message-IDs, oldest first, for References
	Waiting  []Incoming `json:"waiting"` // mails that count only once staff link or admit their author
	Deadline Deadline   `json:"deadline"`
}

// A Party is somebody who takes part in a ticket.
type Party struct {
	Address  string `json:"address"`
	Role     Role   `json:"role"`
	Name     string `json:"name"`
	Admitted bool   `json:"admitted,omitempty"` // staff let this address speak for the customer on this ticket
}

// A Role is what a party is.
type Role string

// The roles.
const (
	RoleCustomer Role = "customer"
	RolePartner  Role = "partner"
)

// An Option is a date that was offered.
type Option struct {
	Option    int          `json:"option"` // never restarts within a ticket
	Start     time.Time    `json:"start"`
	End       time.Time    `json:"end"`
	Round     int          `json:"round"`
	Status    OptionStatus `json:"status"`
	Until     time.Time    `json:"until"`               // held until then
	Shared    bool         `json:"shared,omitempty"`    // also held for somebody else (1.4, contention)
	Exception bool         `json:"exception,omitempty"` // outside opening hours
	CostNote  string       `json:"cost_note,omitempty"` // of the exception
	Declined  bool         `json:"declined,omitempty"`  // the customer said that it does not suit
}

// Slot returns the option's date.
func (o Option) Slot() calendar.Slot { return calendar.Slot{Start: o.Start, End: o.End} }

// An OptionStatus says whether an option can still be accepted.
type OptionStatus string

// The statuses of an option.
const (
	OptionOpen      OptionStatus = "open"
	OptionWithdrawn OptionStatus = "withdrawn"
	OptionLapsed    OptionStatus = "lapsed"
	OptionAgreed    OptionStatus = "agreed"
)

// An Acceptance says who accepted which date, when and how.
type Acceptance struct {
	Party  string    `json:"party"` // address
	Role   Role      `json:"role"`
	Option int       `json:"option"` // 0 for a date of the party's own
	Start  time.Time `json:"start"`
	Via    string    `json:"via"` // "mail", "page", "telephone", "invitation"
	At     time.Time `json:"at"`
	Round  int       `json:"round"`
}

// An Appointment is the agreed date.
type Appointment struct {
	Start     time.Time `json:"start"`
	End       time.Time `json:"end"`
	UID       string    `json:"uid"`       // RFC 5545 UID of the invitation
	Sequence  int       `json:"sequence"`  // RFC 5545 SEQUENCE
	Exception bool      `json:"exception"` // outside opening hours, by agreement
	CostNote  string    `json:"cost_note,omitempty"`
}

// Slot returns the appointment's date.
func (a Appointment) Slot() calendar.Slot { return calendar.Slot{Start: a.Start, End: a.End} }

// An Invitation is what was said last in the customer's calendar. One UID for a
// ticket, and the SEQUENCE rises even where the date is withdrawn in between.
type Invitation struct {
	UID      string            `json:"uid"` // "" before the first
	Sequence int               `json:"sequence"`
	Answers  map[string]string `json:"answers,omitempty"` // PARTSTAT by address
}

// An OwnDate is a date that the customer or partner named themselves, with the
// verdict of 1.3 and 1.4.
type OwnDate struct {
	Start   time.Time `json:"start"`
	End     time.Time `json:"end"`
	By      string    `json:"by"`
	Via     string    `json:"via"`     // "mail" or "invitation"
	At      time.Time `json:"at"`      // when it was named
	Verdict Said      `json:"verdict"` // zero where nothing speaks against it
}

// A Failure is an update that failed (1.8).
type Failure struct {
	At         time.Time `json:"at"`
	By         string    `json:"by"`
	Remark     string    `json:"remark"`
	RolledBack bool      `json:"rolled_back"`
}

// A Test is the result of the customer's functional test.
type Test struct {
	Passed bool      `json:"passed"`
	By     string    `json:"by"`
	At     time.Time `json:"at"`
	Remark string    `json:"remark"`
}

// A Step is a line of the runbook (1.8).
type Step struct {
	Step    int       `json:"step"`    // 1 to 12
	Machine string    `json:"machine"` // for step 10, one row a machine
	State   StepState `json:"state"`
	By      string    `json:"by"`
	At      time.Time `json:"at"`
	Remark  string    `json:"remark"`
}

// A StepState says how far a step is.
type StepState string

// The states of a step.
const (
	StepOpen    StepState = "open"
	StepDone    StepState = "done"
	StepSkipped StepState = "skipped"
)

// An Incoming is a mail with the time that counts for it.
type Incoming struct {
	Mail     Mail      `json:"mail"`
	Received time.Time `json:"received"` // INTERNALDATE
}

// NextDue returns when the ticket next needs a [TimePassed] event, or the zero
// time where it waits for people only.
func (t Ticket) NextDue() time.Time { return t.Deadline.At }

// Open reports whether the ticket is opened and not closed.
func (t Ticket) Open() bool { return t.State != "" && t.State != Closed }

// Wished returns what the customer wished, over all requests, without repeats.
func (t Ticket) Wished() []string {
	wished := []string{}
	for _, r := range t.Requests {
		for _, w := range r.Wished {
			if !slices.Contains(wished, w) {
				wished = append(wished, w)
			}
		}
	}
	return wished
}

// HoldUntil returns when the last of the open options lapses, or the zero time.
func (t Ticket) HoldUntil() time.Time {
	var until time.Time
	for _, o := range t.Options {
		if o.Status == OptionOpen && o.Until.After(until) {
			until = o.Until
		}
	}
	return until
}

// A BookingKind says how firmly a date is taken.
type BookingKind string

// The kinds of booking, from soft to firm.
const (
	BookingSuggested BookingKind = "suggested" // on a card; takes nothing away from others
	BookingHeld      BookingKind = "held"      // offered
	BookingAgreed    BookingKind = "agreed"
)

// A Booking is a date that a ticket takes in the desk's calendar.
type Booking struct {
	Ticket   int64
	Customer string
	Start    time.Time
	End      time.Time
	Kind     BookingKind
}

// Bookings returns the dates that the ticket takes; the store keeps them beside
// the ticket for the rules that reach across tickets.
func (t Ticket) Bookings() []Booking {
	if t.State == Closed {
		return nil
	}
	var all []Booking
	add := func(s calendar.Slot, k BookingKind) {
		all = append(all, Booking{Ticket: t.Number, Customer: t.Customer, Start: s.Start, End: s.End, Kind: k})
	}
	if t.Appointment != nil {
		add(t.Appointment.Slot(), BookingAgreed)
	}
	for _, o := range t.Options {
		if o.Status == OptionOpen {
			add(o.Slot(), BookingHeld)
		}
	}
	if t.State == AwaitingApproval {
		for _, s := range t.Suggested {
			add(s, BookingSuggested)
		}
	}
	return all
}
