package console

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
)

// body turns what a browser sent into the JSON of the HTTP interface, so that
// the rules judge both in one place. What was left empty is left out.
func (f *form) body(posted url.Values, zone *time.Location) ([]byte, error) {
	args := map[string]any{}
	for _, d := range f.fields {
		v, err := d.read(posted, zone)
		if err != nil {
			return nil, err
		}
		if v != nil {
			args[d.name] = v
		}
	}
	if r := posted.Get("revision"); r != "" {
		args["revision"] = json.RawMessage(r)
	}
	body, err := json.Marshal(args)
	if err != nil {
		return nil, wrong("revision", "the form is damaged: load the page again")
	}
	return body, nil
}

// inWords is a refusal's message with the label of the field that it is about
// instead of its name in JSON.
func (f *form) inWords(no *tickets.Refusal) string {
	for _, d := range f.fields {
		if d.name == no.Field && d.label != "" {
			return strings.ReplaceAll(no.Message, strconv.Quote(d.name), "“"+d.label+"”")
		}
	}
	return no.Message
}

// read returns the JSON value of a field, nil where it is left out.
func (d field) read(posted url.Values, zone *time.Location) (any, error) {
	value := strings.TrimSpace(strings.ReplaceAll(posted.Get(d.name), "\r\n", "\n"))
	switch d.kind {
	case askLines:
		if all := filled(strings.Split(value, "\n")); len(all) > 0 || d.clears {
			return all, nil
		}
	case askNumbers:
		return d.numbers(posted[d.name])
	case askYesNo:
		if value != "" {
			return value == "true", nil
		}
	case askTick:
		return posted.Has(d.name), nil
	case askDates:
		return d.starts(posted[d.name], zone)
	case askNumber, askOneNumber, askHidden:
		if value != "" {
			return d.number(value)
		}
	default:
		if value != "" || d.clears {
			return value, nil
		}
	}
	return nil, nil
}

func (d field) number(s string) (any, error) {
	n, err := strconv.ParseInt(strings.TrimPrefix(s, "VL-"), 10, 64)
	if err != nil {
		return nil, wrong(d.name, strconv.Quote(s)+" is no number")
	}
	return n, nil
}

func (d field) numbers(all []string) (any, error) {
	out := []any{}
	for _, s := range filled(all) {
		n, err := d.number(s)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// starts reads ticked dates (RFC 3339) and entered ones (HTML's local date and
// time, in the desk's zone). Where dates are needed, none must not be taken for
// "those suggested".
func (d field) starts(all []string, zone *time.Location) (any, error) {
	var out []string
	for _, s := range filled(all) {
		t, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t, err = time.ParseInLocation("2006-01-02T15:04", s, zone)
		}
		if err != nil {
			return nil, wrong(d.name, strconv.Quote(s)+" is no date with time, such as 2026-12-14T09:00")
		}
		out = append(out, t.In(zone).Format(time.RFC3339))
	}
	switch {
	case len(out) == 0 && d.required:
		return nil, wrong(d.name, "tick or enter one date at least")
	case len(out) == 0:
		return nil, nil
	}
	return out, nil
}

// filled returns what is more than white space.
func filled(all []string) []string {
	out := []string{}
	for _, s := range all {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// formView is a form as the template shows it.
type formView struct {
	Action, Title, Says, Button string
	ID                          string // of the element, and prefix of those of its fields
	Open, Danger                bool
	Refusal                     string // why the last press was refused
	Fields                      []fieldView
}

type fieldView struct {
	Name, Label, Hint, ID string
	Kind                  kind
	Value                 string
	Choices               []choice
	Entered               []string // dates that were entered, and room for others
	Required, Wrong       bool
}

// A refused is a press that was refused: what was sent, and why.
type refused struct {
	action string
	posted url.Values
	reason string
	field  string
}

// concerns reports whether a form is the one that was pressed.
func (no *refused) concerns(f *form, s source) bool {
	return no != nil && no.action == f.action &&
		(f.action != "correct" || no.posted.Get("request") == strconv.Itoa(s.request.ID))
}

// view fills a form from the ticket, or with what was refused.
func (f *form) view(s source, no *refused) formView {
	v := formView{Action: f.action, Title: f.title, Says: f.says, Button: f.button, Danger: f.danger, ID: f.action}
	v.Open = f.now != nil && f.now(s.t)
	if s.request.ID > 0 {
		v.ID += "-" + strconv.Itoa(s.request.ID)
		v.Title += ": " + productOf(s.request)
	}
	var posted url.Values
	if no.concerns(f, s) {
		v.Open, v.Refusal, posted = true, no.reason, no.posted
	}
	for _, d := range f.fields {
		if d.only == nil || d.only(s) {
			dv := d.view(s, posted)
			dv.ID, dv.Wrong = v.ID+"-"+d.name, posted != nil && d.name == no.field
			v.Fields = append(v.Fields, dv)
		}
	}
	return v
}

// view fills a field: with what was posted, or where that is nil with what the
// ticket holds.
func (d field) view(s source, posted url.Values) fieldView {
	v := fieldView{Name: d.name, Label: d.label, Hint: d.hint, Kind: d.kind, Required: d.required, Value: posted.Get(d.name)}
	if posted == nil && d.value != nil {
		v.Value = d.value(s)
	}
	if d.kind == askTick && (posted == nil || posted.Has(d.name)) {
		v.Value = "on"
	}
	if d.choices != nil {
		v.Choices = d.choices(s)
	}
	for i := range v.Choices {
		if posted != nil {
			v.Choices[i].Chosen = slices.Contains(posted[d.name], v.Choices[i].Value)
		}
	}
	if d.kind == askDates {
		v.Entered = entered(posted[d.name], v.Choices)
	}
	return v
}

// entered are the dates that were posted and are no choice, and room for more:
// for three in all, where there is nothing to choose from.
func entered(posted []string, among []choice) []string {
	var out []string
	for _, s := range filled(posted) {
		if !slices.ContainsFunc(among, func(c choice) bool { return c.Value == s }) {
			out = append(out, s)
		}
	}
	room := 1
	if len(among) == 0 {
		room = max(1, 3-len(out))
	}
	return append(out, make([]string, room)...)
}
