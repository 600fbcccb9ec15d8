package templates

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// whyWords are the sentences of the rules by the English ones, which they bring
// along.
var whyWords = map[tickets.Language]map[string]string{
	tickets.German: mustPhrases("why.de"),
}

// obstacles are why a date is not possible.
var obstacles = []error{calendar.ErrOutsideHours, calendar.ErrHoliday, calendar.ErrBlackout, calendar.ErrCustomerBusy,
	calendar.ErrFull, calendar.ErrNotAllowed, calendar.ErrTooLate, calendar.ErrTooEarly}

// Why says a refusal's sentence. One that the language does not know stays
// English.
func (w Words) Why(r *tickets.Refusal) string {
	text, ok := whyWords[w.language][r.Form]
	if !ok {
		return r.Message
	}
	args := make([]any, len(r.Args))
	for i, a := range r.Args {
		args[i] = w.argument(a)
	}
	return fmt.Sprintf(text, args...)
}

// Said says a sentence of the rules. One that the language does not know stays
// English.
func (w Words) Said(s tickets.Said) string {
	text, ok := whyWords[w.language][s.Form]
	if !ok {
		return s.Text
	}
	args := make([]any, len(s.Args))
	for i, a := range s.Args {
		args[i] = w.argument(a)
	}
	return fmt.Sprintf(anyVerb.ReplaceAllString(text, "%s"), args...)
}

var (
	anyVerb = regexp.MustCompile(`%[a-z]`)
	itsTime = regexp.MustCompile(`^\d{4}-\d\d-\d\d( \d\d:\d\d)?: `)
)

// word is one of a kind, or several with commas.
func (w Words) word(a tickets.Word) string {
	switch a.Kind {
	case "":
		return a.Name
	case "closed":
		return w.Say("state.closed") + " (" + w.Say("outcome."+a.Name) + ")"
	case "obstacle": // it stands beside the date that it is about
		return w.hindrances(itsTime.ReplaceAllString(a.Name, ""))
	}
	names := strings.Split(a.Name, ", ")
	for i, n := range names {
		switch phrase := a.Kind + "." + n; {
		case a.Kind == "wish":
			names[i] = w.Wish(n)
		case a.Kind == "moment":
			if t, err := time.Parse(time.RFC3339, n); err == nil {
				names[i] = w.Moment(t)
			}
		case w.Has(phrase):
			names[i] = w.Say(phrase)
		}
	}
	return strings.Join(names, ", ")
}

// argument is what stands within a sentence.
func (w Words) argument(a any) any {
	switch a := a.(type) {
	case tickets.Word:
		return w.word(a)
	case tickets.WordList:
		words := make([]string, len(a))
		for i, one := range a {
			words[i] = fmt.Sprint(w.argument(one))
		}
		return strings.Join(words, ", ")
	case tickets.Moment:
		return w.Moment(time.Time(a))
	case tickets.Standing:
		return w.standing(a)
	case error:
		return w.obstacle(a)
	}
	return a
}

func (w Words) standing(s tickets.Standing) string {
	switch {
	case s.State == tickets.Closed:
		return w.Say("state.closed") + " (" + w.Say("outcome."+string(s.Outcome)) + ")"
	case s.Other:
		return w.Say("state."+string(s.State)) + ", " + w.Say("flag.other")
	case s.Paused:
		return w.Say("state."+string(s.State)) + ", " + w.Say("flag.paused")
	}
	return w.Say("state." + string(s.State))
}

// obstacle says an error of the rules: a refusal within another, or why a date is
// not possible. The day and the holiday's name, which it has, stay.
func (w Words) obstacle(err error) string {
	var inner *tickets.Refusal
	if errors.As(err, &inner) {
		return strings.TrimSuffix(w.Why(inner), ".")
	}
	return w.hindrances(strings.ReplaceAll(err.Error(), "\n", "; "))
}

// hindrances says what the calendar says against dates.
func (w Words) hindrances(text string) string {
	for _, o := range obstacles {
		if said, ok := whyWords[w.language][o.Error()]; ok {
			text = strings.ReplaceAll(text, o.Error(), said)
		}
	}
	return text
}
