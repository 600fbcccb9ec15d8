package discord

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"vorlauf/tickets"
)

// dangerous actions end something: they are asked about once more.
var dangerous = map[string]bool{"cancel": true, "close": true, "merge": true, "fail": true}

// worded actions are nothing without a text: they go on to their form.
var worded = map[string]bool{"exception": true, "fail": true}

// begin answers a press on a card: it acts at once, or shows what has to be
// chosen or typed first.
func (s *session) begin(ctx context.Context, name string) error {
	s.goal.action = name
	switch name {
	case "approve":
		if err := s.later(ctx); err != nil {
			return err
		}
		s.press(ctx, &tickets.Approve{})
		return nil
	case "dates":
		s.goal.action = "approve"
	case "mine":
		s.goal.action = "assign"
		if err := s.later(ctx); err != nil {
			return err
		}
		s.press(ctx, &tickets.Assign{To: s.by.Name})
		return nil
	}
	t, asks, err := s.load(ctx)
	if err != nil {
		return err
	}
	if asks == nil {
		return s.say(ctx, s.w.Say("unknown_button"))
	}
	if reason := s.early(ctx, t); reason != "" {
		return s.say(ctx, reason)
	}
	switch {
	case len(chosen(asks)) > 0 || dangerous[s.goal.action]:
		p, err := s.panel(ctx, t, asks, nil, 0, "")
		if err != nil {
			return err
		}
		p.Flags = ephemeral
		return s.respond(ctx, answerNow, p)
	case len(asks) > 0:
		return s.showForm(ctx, asks)
	}
	if err := s.later(ctx); err != nil {
		return err
	}
	return s.act(ctx, asks, nil, nil)
}

// early says before a form is shown what the press would be refused for anyway:
// nobody likes to type in vain. The rules decide all the same.
func (s *session) early(ctx context.Context, t tickets.Ticket) string {
	switch {
	case s.goal.revision != t.Revision:
		s.outdated(ctx)
		return "⚠️ " + s.w.Say("refused.stale")
	case !slices.Contains(t.Actions(), s.goal.action):
		return "⚠️ " + s.w.Say("refused.not_possible")
	}
	return ""
}

// load reads the ticket and the arguments of the action; nil arguments: there is
// no such action.
func (s *session) load(ctx context.Context) (tickets.Ticket, []ask, error) {
	t, err := s.Read.Ticket(ctx, s.goal.ticket)
	if err != nil {
		return t, nil, err
	}
	known, err := s.Read.Catalogue(ctx)
	if err != nil {
		return t, nil, err
	}
	if !slices.Contains(tickets.ActionNames(), s.goal.action) {
		return t, nil, nil
	}
	mails, err := s.Read.Messages(ctx, s.goal.ticket)
	if err != nil {
		return t, nil, err
	}
	asks := s.asksOf(s.goal.action, t, s.request(), known, mails)
	if asks == nil {
		asks = []ask{}
	}
	return t, asks, nil
}

// goOn answers a press within an answer of the room: what was chosen stands in
// the message itself, so that a restart in between loses nothing.
func (s *session) goOn(ctx context.Context) error {
	g := s.goal
	action, rest, _ := strings.Cut(g.action, "/")
	s.goal.action = action
	if g.kind == "no" {
		return s.respond(ctx, updateNow, post{Content: s.w.Say("left_alone")})
	}
	t, asks, err := s.load(ctx)
	if err != nil || asks == nil {
		return errors.Join(err, s.sayUnless(ctx, err))
	}
	picked := pickedIn(s.i.Message)
	switch g.kind {
	case "s", "w":
		if g.kind == "s" {
			picked[rest] = s.i.Data.Values
		}
		return s.refresh(ctx, t, asks, picked, rest)
	case "q":
		return s.respond(ctx, answerForm, s.searchForm(rest))
	case "x":
		return s.showForm(ctx, asks)
	case "g", "ok":
		if err := s.later(ctx); err != nil {
			return err
		}
		if g.kind == "ok" {
			return s.act(ctx, asks, nil, map[string]string{"text": previewed(s.i.Message)})
		}
		return s.act(ctx, asks, picked, nil)
	}
	return s.handedIn(ctx, t, asks, picked, rest)
}

func (s *session) sayUnless(ctx context.Context, err error) error {
	if err != nil {
		return nil
	}
	return s.say(ctx, s.w.Say("unknown_button"))
}

// act presses the action with its arguments. It was acknowledged before.
func (s *session) act(ctx context.Context, asks []ask, picked map[string][]string, typed map[string]string) error {
	a, err := s.build(s.goal.action, asks, picked, typed)
	var bad *wrong
	var refusal *tickets.Refusal
	switch {
	case errors.As(err, &bad):
		s.finish(ctx, "⚠️ "+s.w.Say("unreadable", plain(bad.label), plain(bad.value)))
	case errors.As(err, &refusal):
		s.finish(ctx, s.why(refusal))
	case err != nil:
		return err
	default:
		s.press(ctx, a)
	}
	return nil
}

// handedIn takes a form.
func (s *session) handedIn(ctx context.Context, t tickets.Ticket, asks []ask, picked map[string][]string, rest string) error {
	typed := map[string]string{}
	for _, r := range s.i.Data.Components {
		if r.Component != nil {
			typed[r.Component.CustomID] = r.Component.Value
		}
		for _, c := range r.Components {
			typed[c.CustomID] = c.Value
		}
	}
	if name, ok := strings.CutPrefix(rest, "find/"); ok {
		return s.refreshWith(ctx, t, asks, picked, 0, name, typed["find"])
	}
	if s.goal.action == "reply" {
		p := s.preview(typed["text"])
		return s.respond(ctx, answerNow, p)
	}
	if err := s.later(ctx); err != nil {
		return err
	}
	if dates := typed["dates"]; dates != "" {
		picked["dates"] = append(picked["dates"], lines(strings.ReplaceAll(dates, ";", "\n"))...)
	}
	return s.act(ctx, asks, picked, typed)
}

// showForm asks for what has to be typed. Dates may be typed beside those that
// were picked.
func (s *session) showForm(ctx context.Context, asks []ask) error {
	const most = 5
	var rows []component
	for _, q := range asks {
		if (q.choices == nil || q.name == "dates") && len(rows) < most {
			rows = append(rows, s.input(s.goal.action, q))
		}
	}
	id := target{"f", s.goal.ticket, s.goal.revision, s.goal.action}.id()
	return s.respond(ctx, answerForm, map[string]any{"custom_id": id, "title": cut(s.w.Say("do."+s.goal.action), maxLabel), "components": rows})
}

func (s *session) searchForm(name string) map[string]any {
	no := false
	c := component{Type: textInput, CustomID: "find", Style: 1, Label: cut(s.w.Say("arg."+name), maxLabel), Required: &no, MaxLength: 100}
	id := target{"f", s.goal.ticket, s.goal.revision, s.goal.action + "/find/" + name}.id()
	return map[string]any{"custom_id": id, "title": cut(s.w.Say("search"), maxLabel), "components": []component{row(c)}}
}

// preview shows a reply before it is mailed.
func (s *session) preview(text string) post {
	ok := target{"ok", s.goal.ticket, s.goal.revision, s.goal.action}.id()
	no := target{"no", s.goal.ticket, s.goal.revision, s.goal.action}.id()
	return post{
		Content: s.w.Say("preview"), Flags: ephemeral, Embeds: []embed{{Description: text, Color: colourWaits}},
		Components: []component{row(
			component{Type: buttonType, Style: green, Label: s.w.Say("send"), CustomID: ok},
			component{Type: buttonType, Style: grey, Label: s.w.Say("leave"), CustomID: no},
		)},
	}
}

// previewed is the text of a preview.
func previewed(m *message) string {
	if m == nil || len(m.Embeds) == 0 {
		return ""
	}
	return m.Embeds[0].Description
}

// pickedIn reads what is picked in the selects of a message.
func pickedIn(m *message) map[string][]string {
	picked := map[string][]string{}
	if m == nil {
		return picked
	}
	for _, r := range m.Components {
		for _, c := range r.Components {
			g, err := parseTarget(c.CustomID)
			_, name, ok := strings.Cut(g.action, "/")
			if c.Type != stringSelect || err != nil || !ok {
				continue
			}
			for _, o := range c.Options {
				if o.Default {
					picked[name] = append(picked[name], o.Value)
				}
			}
		}
	}
	return picked
}

// refresh draws a panel anew with what is picked now, in the week that it shows.
func (s *session) refresh(ctx context.Context, t tickets.Ticket, asks []ask, picked map[string][]string, rest string) error {
	week := 0
	if n, err := strconv.Atoi(rest); err == nil {
		week = n
	} else {
		week = weekIn(s.i.Message)
	}
	return s.refreshWith(ctx, t, asks, picked, week, "", "")
}

func (s *session) refreshWith(ctx context.Context, t tickets.Ticket, asks []ask, picked map[string][]string, week int, name, find string) error {
	if name != "" {
		for i := range asks {
			if asks[i].name == name {
				asks[i].choices = matching(asks[i].choices, find)
			}
		}
	}
	p, err := s.panel(ctx, t, asks, picked, week, find)
	if err != nil {
		return err
	}
	return s.respond(ctx, updateNow, p)
}

// matching are the options that hold every word.
func matching(all []option, find string) []option {
	words := strings.Fields(strings.ToLower(find))
	kept := []option{}
	for _, o := range all {
		text := strings.ToLower(o.Label + " " + o.Description)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			kept = append(kept, o)
		}
	}
	return kept
}

// request is the id of the request that is picked in the panel, 0 where none is.
func (s *session) request() int {
	id, _ := strconv.Atoi(strings.Join(pickedIn(s.i.Message)["request"], ""))
	return id
}

// weekIn is the week that a panel shows.
func weekIn(m *message) int {
	if m != nil {
		for _, r := range m.Components {
			for _, c := range r.Components {
				if g, err := parseTarget(c.CustomID); err == nil && g.kind == "w" && c.Style == grey {
					if _, n, ok := strings.Cut(g.action, "/"); ok {
						week, _ := strconv.Atoi(n)
						return week - 1 // the button leads to the next one
					}
				}
			}
		}
	}
	return 0
}
