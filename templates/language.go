package templates

import (
	"fmt"
	"strings"
	"text/template"
	"time"

	"vorlauf/tickets"
)

// A tongue is how a language writes dates and lists. Everything else that it
// says stands in its files.
type tongue struct {
	weekdays [7]string // from Sunday
	months   [12]string
	first    string // the first of a month, after the number: "er" in "1er"
	number   string // after any other day: "." in "8."
	comma    string // between weekday and day
	or       string
	from     string // before the first of two days
	until    string // between them
	colon    string
	clock    func(t time.Time) string        // one time of the day, as it stands alone
	at       string                          // before it, after the day
	hours    func(from, to time.Time) string // two of a day
	spacing  *strings.Replacer               // typography of the files
}

var german = tongue{
	weekdays: [7]string{"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
	months:   [12]string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"},
	first:    ".", number: ".", comma: ",", or: "oder", until: " bis ", colon: ":", at: ", ",
	clock: func(t time.Time) string { return t.Format("15.04") + " Uhr" },
	hours: func(from, to time.Time) string { return from.Format("15.04") + "–" + to.Format("15.04") + " Uhr" },
}

var english = tongue{
	weekdays: [7]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
	months:   [12]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	or:       "or", until: " to ", colon: ":", at: ", ",
	clock: func(t time.Time) string { return t.Format("15:04") },
	hours: func(from, to time.Time) string { return from.Format("15:04") + " to " + to.Format("15:04") },
}

// French puts a no-break space before high punctuation and inside guillemets
// (Guide du typographe, Lausanne).
var french = tongue{
	weekdays: [7]string{"dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"},
	months:   [12]string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"},
	first:    "er", or: "ou", from: "du ", until: " au ", colon: "\u00a0:", at: " à ",
	clock:   frenchClock,
	hours:   func(from, to time.Time) string { return "de " + frenchClock(from) + " à " + frenchClock(to) },
	spacing: strings.NewReplacer(" :", "\u00a0:", " ;", "\u00a0;", " ?", "\u00a0?", " !", "\u00a0!", "« ", "«\u00a0", " »", "\u00a0»"),
}

func frenchClock(t time.Time) string { return fmt.Sprintf("%dh%02d", t.Hour(), t.Minute()) }

var italian = tongue{
	weekdays: [7]string{"domenica", "lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato"},
	months:   [12]string{"gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"},
	first:    "°", or: "o", from: "da ", until: " a ", colon: ":", at: ", ore ",
	clock: italianClock,
	hours: func(from, to time.Time) string {
		return elided("dalle ", "dall’", from) + " " + elided("alle ", "all’", to)
	},
}

func italianClock(t time.Time) string { return fmt.Sprintf("%d:%02d", t.Hour(), t.Minute()) }

// elided puts a preposition before a time: dalle 9:00, but dall’1:00.
func elided(full, before string, t time.Time) string {
	if t.Hour() == 1 {
		return before + italianClock(t)
	}
	return full + italianClock(t)
}

func speech(l tickets.Language) tongue {
	switch l {
	case tickets.English:
		return english
	case tickets.French:
		return french
	case tickets.Italian:
		return italian
	}
	return german
}

// day writes "Dienstag, 8. Dezember 2026".
func (g tongue) day(t time.Time) string {
	after := g.number
	if t.Day() == 1 {
		after = g.first
	}
	return fmt.Sprintf("%s%s %d%s %s %d", g.weekdays[t.Weekday()], g.comma, t.Day(), after, g.months[t.Month()-1], t.Year())
}

// days writes a range of days.
func (g tongue) days(from, to time.Time) string { return g.from + g.day(from) + g.until + g.day(to) }

// moment writes "Dienstag, 8. Dezember 2026, 09.00 Uhr".
func (g tongue) moment(t time.Time) string { return g.day(t) + g.at + g.clock(t) }

// period writes "Dienstag, 8. Dezember 2026, 09.00–11.00 Uhr"; both days where
// it ends on another.
func (g tongue) period(from, to time.Time) string {
	if from.YearDay() == to.YearDay() && from.Year() == to.Year() {
		return g.day(from) + ", " + g.hours(from, to)
	}
	return g.moment(from) + " – " + g.moment(to)
}

// typography puts the language's no-break spaces into a template.
func (g tongue) typography(source string) string {
	if g.spacing == nil {
		return source
	}
	return g.spacing.Replace(source)
}

// funcs are what the files of the language may call.
func (g tongue) funcs() template.FuncMap {
	return template.FuncMap{
		"list":   func(all []value) value { return joinValues(all, ", ") },
		"either": func(all []value) value { return joinValues(all, " "+g.or+" ") },
	}
}

func joinValues(all []value, between string) value {
	words := make([]string, len(all))
	for i, v := range all {
		words[i] = string(v)
	}
	return clean(strings.Join(words, between))
}
