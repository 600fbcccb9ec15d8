package parser

import (
	"time"

	"vorlauf/tickets"
)

// A when is a date that a text names. Days are days of the desk's zone.
type when struct {
	start, end  int            // byte range in the text that was read
	value       string         // as in contract/parse.md; "" where limit says all, or where only a time is named
	limit       *tickets.Limit // for negative and open dates
	alternative bool           // linked with "oder", "or", "ou", "o" to the one before
	weak        bool           // bare time, bare weekday, bare "morgen": a date only if the sentence wishes one
	past        bool           // lies wholly before the reference day
	clock       string         // "15:04" of value, or of a time without a day
	part        string         // "morning", "noon", "afternoon", "evening", "night"
}

// findDates reads the dates that a text names, in the text's order. ref is what
// relative dates count from, in the desk's zone. lang settles words that two
// languages share; "" means that nothing is known.
func findDates(text string, lang tickets.Language, ref time.Time) []when { return nil }
