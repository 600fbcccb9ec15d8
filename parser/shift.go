package parser

import (
	"regexp"
	"strings"
	"time"
)

// shifts are the ways to say by how much a date is to move: a count, and a unit
// of days or weeks. They are looked for in simplified text.
var shifts = regexp.MustCompile(`\b(?:um|by|d'|de|di|push(?:ed)? it|move it|postpone it)\s*(?:genau |rund |another |about )?(une|un|una|uno|eine|einen|ein|one|a|an|deux|due|zwei|two|trois|tre|drei|three|[1-6])\s?(wochen?|weeks?|semaines?|settiman[ae]|tage?n?|days?|jours?|giorn[oi])\b`)

// ahead are the words that make a shift one to an earlier date.
var ahead = regexp.MustCompile(`\b(?:vorziehen|vorverlegen|vorverschieben|fruher|nach vorne|earlier|forward|avanc\w*|plus tot|anticip\w*|prima)\b`)

// shifted is the new day of an appointment that is to move by days or weeks
// ("um eine Woche nach hinten"), with its old time; "" where the mail does not
// say so, or nobody knows the old day.
func (r *understanding) shifted() (string, place) {
	text := simplify(r.fresh.masked())
	m := shifts.FindStringSubmatch(text)
	if m == nil {
		return "", place{}
	}
	old, at := r.movedDay()
	if old == "" {
		return "", place{}
	}
	layout := "2006-01-02T15:04"[:len(old)]
	day, err := time.Parse(layout, old)
	if err != nil {
		return "", place{}
	}
	days := countOf(m[1])
	if strings.HasPrefix(m[2], "w") || strings.HasPrefix(m[2], "sem") || strings.HasPrefix(m[2], "set") {
		days *= 7
	}
	if ahead.MatchString(text) {
		days = -days
	}
	return day.AddDate(0, 0, days).Format(layout), at
}

// movedDay is the day, with its time where it is known, that is to move: the
// agreed one, or the only one that the author names.
func (r *understanding) movedDay() (string, place) {
	if agreed := r.agreed(); agreed != "" {
		return agreed, r.fresh.around(0)
	}
	var only when
	for _, w := range r.fresh.dates {
		if w.value == "" || strings.Contains(w.value, "/") || w.weak || w.distant {
			continue
		}
		if only.value != "" && r.fresh.timed(only, nil).value != r.fresh.timed(w, nil).value && !r.fresh.of(r.fresh.at(only.start)) {
			return "", place{}
		}
		if only.value == "" {
			only = w
		}
	}
	if only.value == "" {
		return "", place{}
	}
	return r.fresh.timed(only, nil).value, only.around(r.fresh)
}

// agreed is the agreed date in the desk's zone, as "2006-01-02T15:04"; "" where
// there is none.
func (r *understanding) agreed() string {
	if r.asked.Appointment.IsZero() {
		return ""
	}
	return r.asked.Appointment.In(r.ref.Location()).Format("2006-01-02T15:04")
}

// countOf reads the small numbers of shifts.
func countOf(word string) int {
	switch word {
	case "2", "deux", "due", "zwei", "two":
		return 2
	case "3", "trois", "tre", "drei", "three":
		return 3
	case "4", "5", "6":
		return int(word[0] - '0')
	}
	return 1
}
