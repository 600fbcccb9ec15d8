package tickets

import (
	"fmt"
	"strings"
)

// A Refusal is why an event was not accepted; the ticket is unchanged. Its code
// is that of contract/run.md.
type Refusal struct {
	Code    Code
	Message string // a sentence for the person who pressed
	Field   string // the argument that is wrong; "" where it is not about one
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

func notPossible(format string, a ...any) error {
	return &Refusal{Code: NotPossible, Message: fmt.Sprintf(format, a...)}
}

// needed refuses an argument that is left out or blank.
func needed(field, value string) error {
	if strings.TrimSpace(value) == "" {
		return badArgument(field, "%q is needed", field)
	}
	return nil
}

func badArgument(field, format string, a ...any) error {
	return &Refusal{Code: Argument, Field: field, Message: fmt.Sprintf(format, a...)}
}
