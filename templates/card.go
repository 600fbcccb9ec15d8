package templates

import (
	"embed"
	"fmt"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

//go:embed card/*.txt
var cardFiles embed.FS

// cardWords are the phrases of the staff's chat, by language and name.
var cardWords = map[tickets.Language]map[string]string{
	tickets.German:  mustPhrases("de"),
	tickets.English: mustPhrases("en"),
}

// mustPhrases reads lines "name = text"; \n in a text is a line break. Lines
// that begin with # are comments.
func mustPhrases(name string) map[string]string {
	source, err := cardFiles.ReadFile("card/" + name + ".txt")
	if err != nil {
		panic(fmt.Sprintf("templates: %v", err)) // unreachable: embedded
	}
	phrases := map[string]string{}
	for line := range strings.Lines(string(source)) {
		key, text, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok || strings.HasPrefix(key, "#") {
			continue
		}
		phrases[key] = strings.ReplaceAll(text, `\n`, "\n")
	}
	return phrases
}

// Words are what the staff's chat says, in one language, with times in one zone.
type Words struct {
	language tickets.Language
	phrases  map[string]string
	zone     *time.Location
}

// Card returns the words of the staff's chat: German, or for every other
// language English. A nil zone is UTC.
func Card(l tickets.Language, zone *time.Location) Words {
	if zone == nil {
		zone = time.UTC
	}
	if l != tickets.German {
		l = tickets.English
	}
	return Words{l, cardWords[l], zone}
}

// Say returns a phrase with its verbs filled in; a name that is none is returned
// as it is.
func (w Words) Say(name string, a ...any) string {
	text, ok := w.phrases[name]
	if !ok {
		return name
	}
	if len(a) == 0 {
		return text
	}
	return fmt.Sprintf(text, a...)
}

// Has reports whether there is a phrase of that name.
func (w Words) Has(name string) bool { return w.phrases[name] != "" }

// Day writes a day with its weekday: "Mo 14.12.2026".
func (w Words) Day(t time.Time) string {
	t = t.In(w.zone)
	days := strings.Fields(w.Say("weekdays"))
	return days[int(t.Weekday())] + " " + t.Format(w.Say("day"))
}

// Moment writes a day with the time: "Mo 14.12.2026, 08:00".
func (w Words) Moment(t time.Time) string { return w.Day(t) + ", " + t.In(w.zone).Format("15:04") }

// Span writes a date from its start to its end: "Mo 14.12.2026, 08:00–10:00".
func (w Words) Span(s calendar.Slot) string {
	if calendar.DayOf(s.Start, w.zone) == calendar.DayOf(s.End, w.zone) {
		return w.Moment(s.Start) + "–" + s.End.In(w.zone).Format("15:04")
	}
	return w.Moment(s.Start) + " – " + w.Moment(s.End)
}

// Wish writes a wish of contract/parse.md ("2026-12-14", "2026-12-14T09:00", or
// a range of either); what cannot be read stays as it is.
func (w Words) Wish(wish string) string {
	parts := strings.Split(wish, "/")
	for i, p := range parts {
		if t, err := time.ParseInLocation("2006-01-02T15:04", p, w.zone); err == nil {
			parts[i] = w.Moment(t)
		} else if t, err := time.ParseInLocation(time.DateOnly, p, w.zone); err == nil {
			parts[i] = w.Day(t)
		}
	}
	return strings.Join(parts, " – ")
}
