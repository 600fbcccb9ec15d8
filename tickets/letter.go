package tickets

import (
	"time"

	"vorlauf/tickets/calendar"
)

// A Template names the wording of a mail; templates/mail has a file for each in
// each language.
type Template string

// The templates.
const (
	Acknowledgement  Template = "acknowledgement"   // complete; no date is agreed until confirmed
	MissingInfo      Template = "missing"           // lists exactly what is missing
	MissingReminder  Template = "missing_reminder"  // the same, again
	ShortNotice      Template = "short_notice"      // acknowledgement that cannot guarantee the wish
	SelfServiceNo    Template = "self_service"      // not possible, why, what happens instead
	Proposal         Template = "proposal"          // numbered dates
	ProposalReminder Template = "proposal_reminder" // the hold ends soon
	Lapse            Template = "lapse"             // the dates were released
	Expiry           Template = "expiry"            // closed; how to reopen
	Confirmation     Template = "confirmation"      // with the invitation and the rules
	DateReminder     Template = "reminder"          // the day before
	Rescheduled      Template = "reschedule"        // the date is withdrawn, new ones follow
	Cancelled        Template = "cancel"
	Declined         Template = "decline"
	StaffQuestion    Template = "question"
	StaffReply       Template = "reply"
	DateTaken        Template = "date_taken"       // somebody was faster; new dates (1.4)
	StatusAnswer     Template = "status"           // how far it is
	ExceptionOffer   Template = "exception"        // outside opening hours, with cost, to be accepted
	PartnerNudge     Template = "partner_nudge"    // silent partner
	PartnerReleased  Template = "partner_released" // the partner is not needed any more
	OtherDate        Template = "other_date"       // the other party accepted another date
	HoldOver         Template = "hold_over"        // the customer hears that no common date was found in time
	CloseSoftware    Template = "close_software"   // please close the software now
	TestRequest      Template = "test_request"     // it is done; please test
	TestReminder     Template = "test_reminder"
	UpdateFailed     Template = "failed"
)

// A Letter is what a mail's wording may use: nothing in it is hidden from its
// reader. Times are instants; templates write them in Zone.
type Letter struct {
	Number   int64  // of the ticket
	Subject  string // what the ticket is about, for the subject line: "Abacus 2026"
	Name     string // whom it greets; "" where unknown
	Zone     *time.Location
	Requests []Request
	Missing  []string // what the reader is asked for
	Awaited  []string // what was promised
	Wished   []string
	Options  []Option
	Until    time.Time     // the hold's end, the day by which an answer counts, …
	Date     calendar.Slot // the appointment; zero where there is none
	Earliest time.Time     // the first day that keeps the lead time
	LeadDays int           // the lead time in calendar days
	Short    bool          // the wish is at short notice
	FixedDay bool          // the customer announced a date as fixed; it is none until confirmed
	OffHours bool          // the date lies outside opening hours by agreement
	Partner  string        // the partner's name where the partner updates
	Text     string        // what staff wrote, word for word
	Cost     string        // the note on cost
	State    State
	Page     string // link to the signed page; "" where there is none
	Restored bool   // the backup was restored
	Cleanup  time.Time
	Software string // products and versions in one line: "Abacus 2026, Topal 26.4"
}

// An Invite is the calendar part of a mail (RFC 5545, 5546).
type Invite struct {
	Method    string // REQUEST or CANCEL
	UID       string
	Sequence  int
	Date      calendar.Slot
	Stamp     time.Time // DTSTAMP
	Organizer Address
	Attendees []Address
}
