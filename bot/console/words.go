package console

import (
	"fmt"
	"math"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// Here is what people read of times, states and sizes.

var stateWords = map[tickets.State]string{
	tickets.Held:             "held",
	tickets.AwaitingInfo:     "waiting for details",
	tickets.AwaitingApproval: "needs a decision",
	tickets.Proposed:         "dates offered",
	tickets.Scheduled:        "scheduled",
	tickets.InProgress:       "in progress",
	tickets.AwaitingTest:     "customer tests",
	tickets.AwaitingCleanup:  "backups to delete",
	tickets.Closed:           "closed",
}

var deadlineWords = map[tickets.DeadlineKind]string{
	tickets.DueInfoReminder:  "the customer is reminded",
	tickets.DueInfoExpiry:    "closes without an answer",
	tickets.DueHoldReminder:  "the customer is reminded",
	tickets.DueHoldEnd:       "the dates are released",
	tickets.DuePartnerNudge:  "the partner is reminded",
	tickets.DueDateReminder:  "reminder of the appointment",
	tickets.DueNotStarted:    "should have been started",
	tickets.DueTestReminder:  "the customer is reminded to test",
	tickets.DueCleanup:       "backup copies are to be deleted",
	tickets.DueNewDates:      "the dates are worked out anew",
	tickets.DueStaffReminder: "you are reminded",
}

var variantWords = map[tickets.Variant]string{
	tickets.Provider: "we update",
	tickets.Partner:  "the partner updates, we accompany",
}

var licenceWords = map[tickets.LicenceState]string{
	tickets.LicenceProvided:  "provided",
	tickets.LicenceNotNeeded: "not needed",
	tickets.LicencePromised:  "promised, will follow",
	tickets.LicenceUnknown:   "nothing said",
}

var missingWords = map[string]string{"software": "the software's name", "setup": "the installation setup", "licence": "the licence"}

// when writes a time of this year without the year.
func (k *console) when(t time.Time) string {
	return k.date(t) + ", " + t.In(k.zone()).Format("15:04")
}

func (k *console) date(t time.Time) string {
	t = t.In(k.zone())
	if t.Year() == k.Now().In(k.zone()).Year() {
		return t.Format("Mon 2 Jan")
	}
	return t.Format("Mon 2 Jan 2006")
}

// span writes a date with its end.
func (k *console) span(s calendar.Slot) string {
	if calendar.DayOf(s.Start, k.zone()) == calendar.DayOf(s.End, k.zone()) {
		return k.when(s.Start) + "–" + s.End.In(k.zone()).Format("15:04")
	}
	return k.when(s.Start) + " to " + k.when(s.End)
}

func (k *console) zone() *time.Location { return k.Rules.Calendar.Zone() }

// wish writes a wish of contract/parse.md ("2026-12-14", "2026-12-14T09:00", a
// range of either) with its weekday; what cannot be read stays as it is.
func (k *console) wish(s string) string {
	parts := strings.Split(s, "/")
	for i, p := range parts {
		if t, err := time.ParseInLocation("2006-01-02T15:04", p, k.zone()); err == nil {
			parts[i] = k.when(t)
		} else if t, err := time.ParseInLocation(time.DateOnly, p, k.zone()); err == nil {
			parts[i] = k.date(t)
		} else {
			return s
		}
	}
	return strings.Join(parts, " to ")
}

// ago says how long something takes or took, roughly.
func ago(d time.Duration) string {
	switch {
	case d < time.Minute:
		return "a moment"
	case d < time.Hour:
		return fmt.Sprintf("%d min", int(d.Minutes()))
	case d < 48*time.Hour:
		return fmt.Sprintf("%d h", int(d.Hours()))
	}
	return fmt.Sprintf("%d days", int(math.Round(d.Hours()/24)))
}

// minutes writes a duration: "2 h", "1 h 30 min".
func minutes(n int) string {
	switch h, m := n/60, n%60; {
	case h == 0:
		return fmt.Sprintf("%d min", m)
	case m == 0:
		return fmt.Sprintf("%d h", h)
	default:
		return fmt.Sprintf("%d h %d min", h, m)
	}
}

// list joins words: "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}
