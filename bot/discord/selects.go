package discord

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// panel is an answer with the selects of an action, and what leads on. picked
// nil: what is suggested is picked.
func (s *session) panel(ctx context.Context, t tickets.Ticket, asks []ask, picked map[string][]string, week int, find string) (post, error) {
	const selects = 4
	id := func(kind, rest string) string {
		return target{kind, t.Number, s.goal.revision, s.goal.action + rest}.id()
	}
	p := post{Content: "**" + s.w.Say("do."+s.goal.action) + "** · VL-" + strconv.FormatInt(t.Number, 10)}
	if says := "says." + s.goal.action; s.w.Has(says) {
		p.Content += "\n" + s.w.Say(says)
	}
	buttons := []component{}
	for _, q := range chosen(asks) {
		options := q.choices
		if q.name == "dates" {
			var err error
			if options, err = s.dates(ctx, t, week); err != nil {
				return p, err
			}
			if week > 0 {
				buttons = append(buttons, component{Type: buttonType, Style: blue, Label: "◀ " + s.w.Say("earlier"), CustomID: id("w", "/"+strconv.Itoa(week-1))})
			}
			buttons = append(buttons, component{Type: buttonType, Style: grey, Label: s.w.Say("later") + " ▶", CustomID: id("w", "/"+strconv.Itoa(week+1))})
		}
		if len(options) > maxChoices || find != "" && (q.name == "customer" || q.name == "partner") {
			buttons = append(buttons, component{Type: buttonType, Style: blue, Label: s.w.Say("search_for", s.w.Say("arg."+q.name)), CustomID: id("q", "/"+q.name)})
		}
		c, ok := s.selectOf(q, options, picked, id("s", "/"+q.name))
		if ok && len(p.Components) < selects {
			p.Components = append(p.Components, row(c))
		}
	}
	style := green
	if dangerous[s.goal.action] || s.goal.action == "decline" {
		style = red
	}
	texts := len(written(asks)) > 0
	if !worded[s.goal.action] && !(texts && dangerous[s.goal.action]) {
		buttons = append(buttons, component{Type: buttonType, Style: style, Label: cut(s.w.Say("do."+s.goal.action), maxButton), CustomID: id("g", "")})
		style = grey
	}
	if texts {
		buttons = append(buttons, component{Type: buttonType, Style: style, Label: s.w.Say("go_on"), CustomID: id("x", "")})
	}
	p.Components = append(p.Components, row(buttons[:min(len(buttons), 5)]...))
	return p, nil
}

// selectOf is a select with what is picked: those first, wherever they were
// picked. ok is false where there is nothing to choose from.
func (s *session) selectOf(q ask, options []option, picked map[string][]string, id string) (c component, ok bool) {
	var all []option
	if picked != nil {
		for _, v := range picked[q.name] {
			o := option{Label: v, Value: v}
			if at, ok := moment(v, s.Rules.Calendar.Zone()); ok && q.name == "dates" {
				o.Label = s.w.Moment(at)
			}
			for _, known := range options {
				if known.Value == v {
					o = known
				}
			}
			o.Default = true
			all = append(all, o)
		}
	}
	for _, o := range options {
		if picked != nil {
			o.Default = false
		}
		if o.Value != "" && length(o.Value) <= maxOption && !slices.ContainsFunc(all, func(b option) bool { return b.Value == o.Value }) {
			all = append(all, o)
		}
	}
	all = all[:min(len(all), maxChoices)]
	if len(all) == 0 {
		return c, false
	}
	for i := range all {
		all[i].Label, all[i].Description = cut(bare(all[i].Label), maxOption), cut(bare(all[i].Description), maxOption)
	}
	none := 0
	c = component{Type: stringSelect, CustomID: id, Placeholder: s.w.Say("arg." + q.name), MinValues: &none, MaxValues: 1, Options: all}
	if q.many {
		c.MaxValues = min(len(all), 10)
	}
	return c, true
}

// dates are the options of a week: in the first one those that were suggested
// come first, and are picked.
func (s *session) dates(ctx context.Context, t tickets.Ticket, week int) ([]option, error) {
	var all []option
	add := func(slot calendar.Slot, note string, chosen bool) {
		all = append(all, option{Label: s.w.Span(slot), Value: slot.Start.In(s.Rules.Calendar.Zone()).Format(time.RFC3339), Description: note, Default: chosen})
	}
	if week == 0 && s.goal.action == "approve" {
		if o := t.Own; o != nil {
			add(calendar.Slot{Start: o.Start, End: o.End}, s.w.Say("own_date", cmp.Or(s.w.Said(o.Verdict), s.w.Say("no_conflict"))), o.Verdict.Text == "")
		}
		for _, d := range t.Suggested {
			add(d, s.w.Say("field.suggested"), t.Own == nil || t.Own.Verdict.Text != "")
		}
		for _, d := range t.Early {
			add(d, s.w.Say("field.early"), false)
		}
	}
	from := s.Now()
	if len(t.Suggested) > 0 {
		from = t.Suggested[0].Start
		for _, d := range t.Suggested {
			if d.Start.Before(from) {
				from = d.Start
			}
		}
	}
	const daily = 4
	free, err := s.free(ctx, s.searchFor(t), from.AddDate(0, 0, 7*week), daily)
	for _, d := range free {
		add(d, "", false)
	}
	return all[:min(len(all), maxChoices)], err
}
