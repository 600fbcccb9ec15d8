package templates

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// whyWords are the sentences of refusals by the English ones, which the rules
// bring along.
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

// argument is what stands within a refusal's sentence.
func (w Words) argument(a any) any {
	switch a := a.(type) {
	case tickets.Word:
		if phrase := a.Kind + "." + a.Name; w.Has(phrase) {
			return w.Say(phrase)
		}
		return a.Name
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
	text := strings.ReplaceAll(err.Error(), "\n", "; ")
	for _, o := range obstacles {
		if said, ok := whyWords[w.language][o.Error()]; ok && errors.Is(err, o) {
			text = strings.ReplaceAll(text, o.Error(), said)
		}
	}
	return text
}
