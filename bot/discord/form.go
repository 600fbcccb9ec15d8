package discord

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// An ask is how one argument of an action is asked for. Which arguments there
// are, and of what type, is read off the action itself.
type ask struct {
	name    string
	kind    reflect.Type
	choices []option // nil: it is written
	many    bool
	value   string // that stands in the field beforehand
}

// asksOf are the arguments of an action, for a ticket and the request of it that
// is picked; 0: none is.
func (s *session) asksOf(action string, t tickets.Ticket, request int, known *tickets.Catalogue, mails []store.Message) []ask {
	a, _, err := tickets.ParseAction(action, nil)
	if err != nil {
		return nil
	}
	v := reflect.TypeOf(a).Elem()
	var all []ask
	for i := range v.NumField() {
		f := v.Field(i)
		q := ask{name: f.Tag.Get("json"), kind: f.Type}
		q.many = f.Type.Kind() == reflect.Slice
		q.choices = s.choices(action, q.name, t, known)
		if q.name == "message" {
			q.choices = given(mails)
		}
		q.value = present(action, q.name, t, request)
		if q.choices == nil && (q.name == "machine" || q.name == "request") {
			continue // there is only one
		}
		all = append(all, q)
	}
	return all
}

// written are the arguments that are typed; chosen those that are picked.
func written(all []ask) (texts []ask) {
	for _, q := range all {
		if q.choices == nil {
			texts = append(texts, q)
		}
	}
	return texts
}

func chosen(all []ask) (picks []ask) {
	for _, q := range all {
		if q.choices != nil {
			picks = append(picks, q)
		}
	}
	return picks
}

// long are the arguments that take more than a line.
var long = map[string]bool{"text": true, "reason": true, "cost_note": true, "remark": true}

// input is the field of a form for an argument.
func (s *session) input(action string, q ask) component {
	style, no := 1, false
	if long[q.name] || isList(q.kind) {
		style = 2
	}
	label := "arg." + action + "." + q.name
	if !s.w.Has(label) {
		label = "arg." + q.name
	}
	c := component{Type: textInput, CustomID: q.name, Style: style, Label: cut(s.w.Say(label), maxLabel),
		Value: cut(q.value, maxInput), Required: &no, MaxLength: maxInput}
	if hint := "hint." + q.name; s.w.Has(hint) {
		c.Placeholder = cut(s.w.Say(hint), maxOption)
	}
	if q.name == "text" || q.name == "cost_note" {
		yes := true
		c.Required = &yes
	}
	return row(c)
}

func isList(t reflect.Type) bool {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t.Kind() == reflect.Slice
}

// A wrong is a value that cannot be read.
type wrong struct {
	label, value string
}

func (e *wrong) Error() string { return fmt.Sprintf("%s: %q cannot be read", e.label, e.value) }

// build makes the action from what was chosen and typed. What was left as it
// stood, or empty, is left out. What is then wrong is for the rules to say.
func (s *session) build(action string, all []ask, picked map[string][]string, typed map[string]string) (tickets.Action, error) {
	args := map[string]any{}
	for _, q := range all {
		values := picked[q.name]
		if text, ok := typed[q.name]; ok && q.choices == nil {
			if text = strings.TrimSpace(text); text == strings.TrimSpace(q.value) && !isText(q.kind) {
				continue
			}
			values = []string{text}
			if isList(q.kind) {
				values = lines(text)
			} else if text == "" && q.kind.Kind() != reflect.Pointer {
				continue
			}
		} else if len(values) == 0 {
			continue
		}
		v, err := s.value(q, values)
		if err != nil {
			return nil, err
		}
		if v != nil {
			args[q.name] = v
		}
	}
	body, err := json.Marshal(args)
	if err != nil {
		return nil, err
	}
	a, _, err := tickets.ParseAction(action, body)
	return a, err
}

func isText(t reflect.Type) bool { return t.Kind() == reflect.String }

// value is an argument as JSON takes it.
func (s *session) value(q ask, values []string) (any, error) {
	t := q.kind
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Slice {
		if len(values) == 0 {
			return nil, nil
		}
		return s.single(q, t, values[0])
	}
	all := []any{}
	for _, one := range values {
		v, err := s.single(q, t.Elem(), one)
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

func (s *session) single(q ask, t reflect.Type, text string) (any, error) {
	bad := &wrong{s.w.Say("arg." + q.name), text}
	switch {
	case q.name == "to" && text == nobody:
		return "", nil
	case t == reflect.TypeFor[time.Time]():
		at, ok := moment(text, s.Rules.Calendar.Zone())
		if !ok {
			return nil, bad
		}
		return at.Format(time.RFC3339), nil
	case t.Kind() == reflect.Bool:
		return text == "true", nil
	case t.Kind() == reflect.Int || t.Kind() == reflect.Int64:
		n, err := strconv.ParseInt(strings.TrimPrefix(strings.ToUpper(text), "VL-"), 10, 64)
		if err != nil {
			return nil, bad
		}
		return n, nil
	}
	return text, nil
}

// moment reads a date with its time as people write it, in the desk's zone.
func moment(text string, zone *time.Location) (time.Time, bool) {
	text = strings.Join(strings.Fields(strings.NewReplacer(",", " ", " um ", " ", " at ", " ").Replace(text)), " ")
	if words := strings.Fields(text); len(words) > 2 { // "Mo 14.12.2026 08:00"
		text = strings.Join(words[len(words)-2:], " ")
	}
	if t, err := time.Parse(time.RFC3339, text); err == nil {
		return t.In(zone), true
	}
	for _, form := range []string{"2006-01-02 15:04", "2006-01-02T15:04", "2.1.2006 15:04", "2.1.2006 15.04", "2.1.06 15:04", "2/1/2006 15:04"} {
		if t, err := time.ParseInLocation(form, text, zone); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func lines(s string) []string {
	all := []string{}
	for l := range strings.Lines(s) {
		if l = strings.TrimSpace(l); l != "" {
			all = append(all, l)
		}
	}
	return all
}

// present is what a field shows beforehand: what was understood, for correcting.
// request is the id of the one that is picked; where none is, the first one's.
func present(action, name string, t tickets.Ticket, request int) string {
	switch {
	case action == "correct" && len(t.Requests) > 0:
		q := t.Requests[max(0, slices.IndexFunc(t.Requests, func(q tickets.Request) bool { return q.ID == request }))]
		return map[string]string{"software": q.Software, "version": q.Version,
			"setup": strings.Join(q.Setup, "\n"), "wished": strings.Join(q.Wished, "\n")}[name]
	case action == "machines":
		return strings.Join(t.Machines, "\n")
	}
	return ""
}

// choices are what can be picked for an argument; nil: it is typed.
func (s *session) choices(action, name string, t tickets.Ticket, known *tickets.Catalogue) []option {
	w := s.w
	switch name {
	case "dates":
		if action == "approve" || action == "reschedule" {
			return []option{} // filled by the week
		}
	case "variant":
		return s.named("variant.", string(t.Variant), string(tickets.Provider), string(tickets.Partner))
	case "licence":
		return s.named("licence.", "", string(tickets.LicenceProvided), string(tickets.LicenceNotNeeded), string(tickets.LicencePromised), string(tickets.LicenceUnknown))
	case "role":
		return s.named("role.", string(tickets.RoleCustomer), string(tickets.RoleCustomer), string(tickets.RolePartner))
	case "rolled_back", "passed", "remember":
		return s.named(name+".", map[string]string{"remember": "true"}[name], "true", "false")
	case "state":
		return s.named("tick.", string(tickets.StepDone), string(tickets.StepDone), string(tickets.StepSkipped))
	case "customer":
		var all []option
		for _, c := range known.Customers {
			all = append(all, option{Label: c.Name, Value: c.Name, Description: strings.Join(c.Domains, ", ")})
		}
		return nearest(all, whose(t))
	case "partner":
		var all []option
		for _, v := range known.Partners {
			all = append(all, option{Label: v.Name, Value: v.Name, Description: strings.Join(v.Products, ", ")})
		}
		return nearest(all, t.Partner)
	case "party":
		var all []option
		for _, p := range t.Parties {
			all = append(all, option{Label: p.Address, Value: p.Address, Description: w.Say("role." + string(p.Role)), Default: p.Address == t.Contact})
		}
		return all
	case "option":
		var all []option
		for _, o := range t.Options {
			if o.Status != tickets.OptionWithdrawn {
				all = append(all, option{Label: fmt.Sprintf("%d: %s", o.Option, w.Span(o.Slot())), Value: strconv.Itoa(o.Option)})
			}
		}
		return all
	case "address":
		if action == "admit" {
			var all []option
			for _, in := range t.Waiting {
				all = append(all, option{Label: in.Mail.From, Value: in.Mail.From, Default: len(t.Waiting) == 1})
			}
			return all
		}
	case "to":
		if action == "assign" {
			return []option{{Label: w.Say("me"), Value: s.by.Name, Default: true}, {Label: w.Say("nobody"), Value: nobody}}
		}
	case "into":
		var all []option
		for _, n := range t.Duplicates {
			all = append(all, option{Label: fmt.Sprintf("VL-%d", n), Value: strconv.FormatInt(n, 10)})
		}
		return all
	}
	return s.lists(name, t)
}

// given are the mails that were given up; nil where there is none.
func given(mails []store.Message) (all []option) {
	for _, m := range mails {
		if m.Status == store.Failed {
			all = append(all, option{Label: m.Subject, Value: strconv.FormatInt(m.ID, 10), Description: m.Error, Default: len(all) == 0})
		}
	}
	return all
}

// nobody stands for the empty text, which Discord takes for none.
const nobody = "-"

// lists are the choices that the ticket's own lists make.
func (s *session) lists(name string, t tickets.Ticket) (all []option) {
	switch name {
	case "request":
		if len(t.Requests) < 2 {
			return nil
		}
		fallthrough
	case "requests":
		for i, q := range t.Requests {
			first := name == "request" && i == 0 // what is corrected is never in doubt
			all = append(all, option{Label: strings.TrimSpace(q.Software + " " + q.Version + " #" + strconv.Itoa(q.ID)), Value: strconv.Itoa(q.ID), Default: first})
		}
	case "step":
		next := true
		for _, step := range t.Runbook {
			o := option{Label: fmt.Sprintf("%d %s", step.Step, s.w.Say("step."+strconv.Itoa(step.Step))), Value: strconv.Itoa(step.Step), Description: s.w.Say("tick." + string(step.State))}
			if step.State == tickets.StepOpen && next {
				o.Default, next = true, false
			}
			if !slices.ContainsFunc(all, func(b option) bool { return b.Value == o.Value }) {
				all = append(all, o)
			}
		}
	case "machine":
		for _, m := range t.Machines {
			all = append(all, option{Label: m, Value: m})
		}
	}
	return all
}

// named are options whose labels are phrases.
func (s *session) named(prefix, standing string, values ...string) []option {
	all := make([]option, len(values))
	for i, v := range values {
		all[i] = option{Label: s.w.Say(prefix + v), Value: v, Default: v == standing}
	}
	return all
}

// nearest puts first what resembles a name or an address. nil stays nil: what
// there is no choice of is typed.
func nearest(all []option, to string) []option {
	_, domain, _ := strings.Cut(strings.ToLower(to), "@")
	root, _, _ := strings.Cut(domain, ".")
	score := func(o option) int {
		switch text := strings.ToLower(o.Label + " " + o.Description); {
		case to != "" && strings.EqualFold(o.Label, to):
			return 0
		case domain != "" && strings.Contains(text, domain):
			return 1
		case root != "" && strings.Contains(text, root):
			return 2
		}
		return 3
	}
	slices.SortStableFunc(all, func(a, b option) int { return score(a) - score(b) })
	return all
}
