package tickets

import (
	"fmt"
	"strings"
	"time"
)

// A Refusal is why an event was not accepted; the ticket is unchanged. Its code
// is that of contract/run.md.
type Refusal struct {
	Code    Code
	Message string // a sentence in English for the person who pressed
	Field   string // the argument that is wrong; "" where it is not about one
	// Form is Message before Args are filled in. The sentence in another language
	// is looked up by it; "": there is none.
	Form string
	Args []any
}

// Error returns the message.
func (r *Refusal) Error() string { return r.Message }

// A Code says what kind of refusal it is.
type Code string

// The codes.
const (
	Stale       Code = "stale"        // 409: the card is out of date
	NotPossible Code = "not_possible" // 409: not in this state
	Guard       Code = "guard"        // 409: a runbook guard; passed with override_reason
	Forbidden   Code = "forbidden"    // 403
	NotFound    Code = "not_found"    // 404
	Argument    Code = "argument"     // 422
	Malformed   Code = "malformed"    // 400
)

// A Word is an argument of a refusal or a sentence that each language says in its own way.
type Word struct {
	Kind string `json:"kind,omitempty"` // "do" (an action), "arg", "missing", "tick" (of a step)
	Name string `json:"name"`           // as in the interface of contract/run.md
}

// String returns the name.
func (w Word) String() string { return w.Name }

// WordList are several words.
type WordList []Word

// String returns the names with commas.
func (l WordList) String() string {
	names := make([]string, len(l))
	for i, w := range l {
		names[i] = w.Name
	}
	return strings.Join(names, ", ")
}

// A Standing is where a ticket stands.
type Standing struct {
	State   State
	Outcome Outcome // of a closed one
	Other   bool    // it asks for something else than an update
	Paused  bool    // it was taken over by hand
}

func (t Ticket) standing() Standing { return Standing{t.State, t.Outcome, t.Other, t.Paused} }

// String says it in words.
func (s Standing) String() string {
	switch {
	case s.State == Closed:
		return "closed (" + string(s.Outcome) + ")"
	case s.Other:
		return string(s.State) + " and asks for something else than an update"
	case s.Paused:
		return string(s.State) + " and taken over by hand"
	}
	return string(s.State)
}

// A Moment is a time in the desk's zone, as an argument of a refusal.
type Moment time.Time

// String writes "Mon 2026-12-14 08:00".
func (m Moment) String() string { return time.Time(m).Format("Mon 2006-01-02 15:04") }

// Refuse makes a refusal; format and a are as for fmt.Sprintf. field may be "".
// The format has to be a constant: other languages know the sentence by it.
func Refuse(code Code, field, format string, a ...any) *Refusal {
	return &Refusal{Code: code, Field: field, Message: fmt.Sprintf(format, a...), Form: format, Args: a}
}

func notPossible(format string, a ...any) error {
	return Refuse(NotPossible, "", format, a...)
}

// needed refuses an argument that is left out or blank.
func needed(field, value string) error {
	if strings.TrimSpace(value) == "" {
		return badArgument(field, "%q is needed", Word{"arg", field})
	}
	return nil
}

func badArgument(field, format string, a ...any) error {
	return Refuse(Argument, field, format, a...)
}
