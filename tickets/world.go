package tickets

import (
	"time"

	"vorlauf/tickets/calendar"
)

// A World carries what the rules need from outside the ticket, read in the same
// transaction.
type World struct {
	Now       time.Time
	Desk      Desk
	Policy    Policy
	Calendar  *calendar.Calendar
	Catalogue *Catalogue
	// Taken returns the held and agreed dates of all other tickets that overlap
	// the period.
	Taken func(from, to time.Time) []Booking
	// Overlapping is Taken with the dates that other tickets merely suggest.
	Overlapping func(from, to time.Time) []Booking
	// Others returns the customer's other open tickets, newest first; of very
	// many only the newest.
	Others func(customer string) []Sibling
	// Absences are times at which technicians are away, one entry each.
	Absences []calendar.Slot
	// Blackouts are periods without dates.
	Blackouts []Blackout
}

// A Sibling is what the rules need to know of another ticket of the customer.
type Sibling struct {
	Number   int64
	Received time.Time
	Software []string
}

// A Desk is who the bot writes as.
type Desk struct {
	Name      string // display name
	Address   string
	Language  Language // where nothing else decides
	Instance  string   // random, one an installation: makes Message-IDs unique
	PublicURL string   // of the customers' pages; "" where there are none
}

// A Blackout is a period in which no dates are given (1.4). Empty Customer and
// Product mean everybody.
type Blackout struct {
	Customer string
	Product  string
	From, To time.Time
}

// A Policy is the numbers of the procedure, each with the section it comes from.
type Policy struct {
	LeadDays         int           // 1.3: calendar days between the request and the date
	DefaultMinutes   int           // 1.4: planned duration where the catalogue has none
	Capacity         int           // 1.4: dates at a time
	Suggestions      int           // 1.4: dates worked out
	HoldDays         int           // 1.4: business days an option is held
	HoldMargin       int           // 1.4: business days before its start when a hold ends at the latest
	MaxLapses        int           // 1.4: at this many lapses the ticket expires
	ContentionDays   int           // 1.4: business days around the wish
	AskRounds        int           // 1.2: after that many rounds staff take over
	AskReminders     []int         // 1.2: business days after asking
	AskExpiry        int           // 1.2: business days after asking
	ReminderDays     int           // 1.7: business days before the date
	PartnerNudgeDays int           // 1.6: business days of a partner's silence
	TestReminderDays int           // 1.8
	CleanupDays      int           // 1.8: calendar days until backup copies are deleted
	ReopenDays       int           // 1.8: a failed test reopens within that many days
	AttachmentDays   int           // 4: attachments and keys are removed so many days after closing; 0: never
	RetentionMonths  int           // 4: closed tickets are reduced to figures after so many months; 0: never
	StaffHours       time.Duration // 1.5: business hours until what waits is brought up again
}

// DefaultPolicy returns the numbers that the procedure names.
func DefaultPolicy() Policy {
	return Policy{
		LeadDays: 14, DefaultMinutes: 120, Capacity: 2, Suggestions: 3,
		HoldDays: 5, HoldMargin: 1, MaxLapses: 2, ContentionDays: 10,
		AskRounds: 3, AskReminders: []int{3, 6}, AskExpiry: 10,
		ReminderDays: 1, PartnerNudgeDays: 2, TestReminderDays: 3,
		CleanupDays: 7, ReopenDays: 30, AttachmentDays: 30, RetentionMonths: 24, StaffHours: 4 * time.Hour,
	}
}
