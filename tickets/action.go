package tickets

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"time"
)

// An Action is what one of the staff decides on a ticket (contract/run.md,
// "Actions and their arguments").
type Action interface {
	// decide applies the action or returns a *Refusal.
	decide(d *decision) error
}

// The actions with their arguments. Dates are starts; pointers are nil and
// slices empty where an argument is left out.
type (
	// Approve proposes the suggested dates, or others; it may break the lead
	// time, never the hours. With a date of the customer's own it schedules.
	Approve struct {
		Dates   []time.Time `json:"dates"`
		Variant Variant     `json:"variant"`
		Minutes int         `json:"minutes"`
		Remark  string      `json:"remark"`
	}
	// Exception offers dates outside the opening hours, with a note on cost.
	Exception struct {
		Dates    []time.Time `json:"dates"`
		Minutes  int         `json:"minutes"`
		Variant  Variant     `json:"variant"`
		CostNote string      `json:"cost_note"`
	}
	// Ask asks the customer something.
	Ask struct {
		Text string `json:"text"`
	}
	// Decline refuses the request.
	Decline struct {
		Reason string `json:"reason"`
	}
	// SetVariant decides who updates; Partner is a name of the catalogue or an
	// address.
	SetVariant struct {
		Variant Variant `json:"variant"`
		Partner string  `json:"partner"`
	}
	// Correct mends what was understood; nil fields stay as they are. Request
	// is the id of the request, 0 the first.
	Correct struct {
		Request  int           `json:"request"`
		Software *string       `json:"software"`
		Version  *string       `json:"version"`
		Setup    *[]string     `json:"setup"`
		Licence  *LicenceState `json:"licence"`
		Wished   *[]string     `json:"wished"`
	}
	// Accept enters an acceptance by telephone: an option or a start.
	Accept struct {
		Party  string     `json:"party"`
		Option int        `json:"option"`
		Start  *time.Time `json:"start"`
		Remark string     `json:"remark"`
	}
	// Link says whose a held ticket is: of the customer, and of which partner it
	// comes where a partner wrote first; one of the two at least.
	Link struct {
		Customer string `json:"customer"`
		Partner  string `json:"partner"`
		Remember *bool  `json:"remember"` // nil: yes
	}
	// Dismiss closes a held ticket without a mail.
	Dismiss struct {
		Reason string `json:"reason"`
	}
	// Admit makes the author of a mail that waits a party; it counts at once.
	Admit struct {
		Address string `json:"address"`
		Role    Role   `json:"role"`
	}
	// AddParty adds somebody.
	AddParty struct {
		Address string `json:"address"`
		Role    Role   `json:"role"`
	}
	// Reply writes to the customer.
	Reply struct {
		Text string `json:"text"`
	}
	// Note is never mailed.
	Note struct {
		Text string `json:"text"`
	}
	// Assign says who of the staff has it; "" nobody.
	Assign struct {
		To string `json:"to"`
	}
	// Split moves requests into a ticket of their own.
	Split struct {
		Requests []int `json:"requests"`
	}
	// Merge closes the ticket and moves what it holds into another.
	Merge struct {
		Into int64 `json:"into"`
	}
	// Reschedule withdraws the date; dates given count as approved.
	Reschedule struct {
		Dates  []time.Time `json:"dates"`
		Reason string      `json:"reason"`
	}
	// Cancel withdraws the request.
	Cancel struct {
		Reason string `json:"reason"`
	}
	// Start begins the update; gaps need a reason.
	Start struct {
		Reason string `json:"reason"`
	}
	// SetMachines names the client machines of step 10.
	SetMachines struct {
		Names []string `json:"names"`
	}
	// TickStep ticks a line of the runbook.
	TickStep struct {
		Step           int       `json:"step"`
		Machine        string    `json:"machine"`
		State          StepState `json:"state"`
		Remark         string    `json:"remark"`
		OverrideReason string    `json:"override_reason"`
	}
	// Fail marks the update as failed.
	Fail struct {
		Remark     string `json:"remark"`
		RolledBack *bool  `json:"rolled_back"`
	}
	// EnterTest enters the result of the functional test.
	EnterTest struct {
		Passed *bool  `json:"passed"`
		Remark string `json:"remark"`
	}
	// Cleanup says that the backup copies are deleted.
	Cleanup struct{}
	// Close ends the ticket.
	Close struct {
		Reason string `json:"reason"`
	}
	// Reopen takes a closed ticket up again, unless another took it over.
	Reopen struct{}
	// RetryMail tries a parked mail again; Message is its id.
	RetryMail struct {
		Message int64 `json:"message"`
	}
	// ResendMail sends what did not arrive to another address.
	ResendMail struct {
		To string `json:"to"`
	}
	// TakeOver makes the bot keep silent.
	TakeOver struct{}
	// HandBack ends that.
	HandBack struct{}
)

// A spec says of an action how it is made, who may do it and when.
type spec struct {
	name     string
	make     func() Action
	approver bool
	possible func(t Ticket) bool
}

// specs is the one list of what staff can do, in the order in which it is
// shown.
var specs = []spec{
	{"approve", func() Action { return &Approve{} }, true, canApprove},
	{"exception", func() Action { return &Exception{} }, true, canApprove},
	{"ask", func() Action { return &Ask{} }, false, canAsk},
	{"variant", func() Action { return &SetVariant{} }, true, beforeStart},
	{"decline", func() Action { return &Decline{} }, true, beforeDate},
	{"correct", func() Action { return &Correct{} }, false, beforeStart},
	{"accept", func() Action { return &Accept{} }, false, canAccept},
	{"link", func() Action { return &Link{} }, false, canLink},
	{"dismiss", func() Action { return &Dismiss{} }, false, in(Held)},
	{"admit", func() Action { return &Admit{} }, false, canAdmit},
	{"add_party", func() Action { return &AddParty{} }, false, unheld},
	{"reply", func() Action { return &Reply{} }, false, canReply},
	{"note", func() Action { return &Note{} }, false, always},
	{"assign", func() Action { return &Assign{} }, false, Ticket.Open},
	{"split", func() Action { return &Split{} }, false, canSplit},
	{"merge", func() Action { return &Merge{} }, false, beforeDate},
	{"reschedule", func() Action { return &Reschedule{} }, true, canReschedule},
	{"cancel", func() Action { return &Cancel{} }, false, beforeStart},
	{"start", func() Action { return &Start{} }, false, agreed},
	{"machines", func() Action { return &SetMachines{} }, false, canName},
	{"step", func() Action { return &TickStep{} }, false, hasRunbook},
	{"fail", func() Action { return &Fail{} }, false, in(InProgress)},
	{"test", func() Action { return &EnterTest{} }, false, canTest},
	{"cleanup", func() Action { return &Cleanup{} }, false, in(AwaitingTest, AwaitingCleanup)},
	{"close", func() Action { return &Close{} }, false, canClose},
	{"reopen", func() Action { return &Reopen{} }, false, canReopen},
	{"retry", func() Action { return &RetryMail{} }, false, always},
	{"resend", func() Action { return &ResendMail{} }, false, canReply},
	{"take_over", func() Action { return &TakeOver{} }, false, func(t Ticket) bool { return t.Open() && !t.Paused }},
	{"hand_back", func() Action { return &HandBack{} }, false, func(t Ticket) bool { return t.Open() && t.Paused }},
}

func always(Ticket) bool        { return true }
func unheld(t Ticket) bool      { return t.Open() && t.State != Held }
func beforeStart(t Ticket) bool { return beforeDate(t) || agreed(t) }
func canAdmit(t Ticket) bool    { return unheld(t) && len(t.Waiting) > 0 }
func canLink(t Ticket) bool     { return t.State == Held || t.Open() && t.Customer == "" }
func canAsk(t Ticket) bool      { return beforeStart(t) && t.Contact != "" }
func canReschedule(t Ticket) bool {
	return agreed(t) || t.State == InProgress
}
func canName(t Ticket) bool { return beforeDate(t) && !t.Other || hasRunbook(t) }
func canReopen(t Ticket) bool {
	return t.State == Closed && t.Outcome != OutcomeMerged && !t.Reduced
}
func canReply(t Ticket) bool { return t.State != Held && t.Contact != "" }
func canSplit(t Ticket) bool { return unheld(t) && len(t.Requests) > 1 }
func hasRunbook(t Ticket) bool {
	return agreed(t) || in(InProgress, AwaitingTest, AwaitingCleanup)(t)
}
func canTest(t Ticket) bool {
	return in(AwaitingTest, AwaitingCleanup, Closed)(t) && t.TestAsked != (time.Time{})
}
func canClose(t Ticket) bool   { return t.Open() && t.State != Held }
func canApprove(t Ticket) bool { return beforeDate(t) && !t.Other }
func canAccept(t Ticket) bool {
	return beforeDate(t) && slices.ContainsFunc(t.Options, func(o Option) bool { return o.Status != OptionWithdrawn })
}

// beforeDate: no date is agreed yet. agreed: one is, and the update has not
// begun; staff may have asked the customer something meanwhile.
func beforeDate(t Ticket) bool {
	return in(AwaitingInfo, AwaitingApproval, Proposed)(t) && t.Appointment == nil
}
func agreed(t Ticket) bool { return in(Scheduled, AwaitingInfo)(t) && t.Appointment != nil }

func in(states ...State) func(Ticket) bool {
	return func(t Ticket) bool {
		for _, s := range states {
			if t.State == s {
				return true
			}
		}
		return false
	}
}

// Actions returns the names of what staff can do with the ticket now.
func (t Ticket) Actions() []string {
	names := []string{}
	for _, s := range specs {
		if s.possible(t) {
			names = append(names, s.name)
		}
	}
	return names
}

// ActionNames returns the names of all actions.
func ActionNames() []string {
	names := make([]string, len(specs))
	for i, s := range specs {
		names[i] = s.name
	}
	return names
}

func specOf(a Action) spec {
	for _, s := range specs {
		if reflect.TypeOf(s.make()) == reflect.TypeOf(a) {
			return s
		}
	}
	panic(fmt.Sprintf("tickets: unknown action %T", a)) // unreachable: Action is sealed
}

// ActionName returns the name of an action, "approve" for an [Approve].
func ActionName(a Action) string { return specOf(a).name }

// ParseAction makes the action of that name from a JSON object of its
// arguments; body may be empty. "revision" may stand among them and is returned
// apart, nil where it does not. Errors are *Refusal: NotFound for an unknown
// action, Malformed for what is no object, Argument for a wrong or unknown
// argument.
func ParseAction(name string, body []byte) (Action, *int, error) {
	for _, s := range specs {
		if s.name == name {
			a := s.make()
			revision, err := decodeArguments(body, a)
			return a, revision, err
		}
	}
	return nil, nil, Refuse(NotFound, "", "there is no action %q", name)
}

func decodeArguments(body []byte, into Action) (*int, error) {
	args := map[string]json.RawMessage{}
	if len(bytes.TrimSpace(body)) > 0 {
		if err := json.Unmarshal(body, &args); err != nil {
			return nil, Refuse(Malformed, "", "the body is not a JSON object: %v", err)
		}
	}
	var revision *int
	fields := argumentsOf(into)
	for key, raw := range args {
		target, known := fields[key]
		if key == "revision" {
			target, known = &revision, true
		}
		if !known {
			return nil, badArgument(key, "unknown argument %q", key)
		}
		if err := json.Unmarshal(raw, target); err != nil {
			return nil, badArgument(key, "%q cannot be read: %v", key, err)
		}
	}
	return revision, nil
}

// argumentsOf returns pointers to the fields of an action by their JSON names.
func argumentsOf(a Action) map[string]any {
	v := reflect.ValueOf(a).Elem()
	fields := make(map[string]any, v.NumField())
	for i := range v.NumField() {
		name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("json"), ",")
		fields[name] = v.Field(i).Addr().Interface()
	}
	return fields
}
