package discord

import (
	"fmt"
	"slices"

	"vorlauf/templates"
	"vorlauf/tickets"
)

// A control is what can be pressed on a card. Most are actions by their names;
// "dates" is approving after a choice, "mine" is assigning to who presses.
type control struct {
	name   string
	action string // that must be possible
	style  int
}

// prominent are the buttons of a card, the most wanted first; what is not
// possible now is left out, and what is not among them is in the select below.
var prominent = []control{
	{"approve", "approve", green}, {"dates", "approve", blue},
	{"link", "link", green}, {"dismiss", "dismiss", red}, {"admit", "admit", green},
	{"start", "start", green}, {"step", "step", green}, {"test", "test", green}, {"cleanup", "cleanup", green},
	{"accept", "accept", blue}, {"hand_back", "hand_back", green}, {"reopen", "reopen", blue},
	{"ask", "ask", grey}, {"reply", "reply", grey}, {"variant", "variant", grey}, {"reschedule", "reschedule", grey},
	{"mine", "assign", grey}, {"take_over", "take_over", grey}, {"decline", "decline", red}, {"cancel", "cancel", red},
}

// controls are the rows below a card: what is wanted most as buttons, the rest
// in a select, and the way to the console.
func (r *Room) controls(w templates.Words, t tickets.Ticket) []component {
	const inRow, rows = 5, 2
	possible := t.Actions()
	var buttons []component
	shown := map[string]bool{}
	for _, c := range prominent {
		if !slices.Contains(possible, c.action) || len(buttons) == inRow*rows || c.name == "approve" && len(t.Suggested) == 0 && t.Own == nil {
			continue
		}
		if t.State == tickets.Scheduled && (c.name == "step" || c.name == "ask" || c.name == "variant") {
			continue // rarely wanted so early: in the select
		}
		shown[c.name] = true
		buttons = append(buttons, component{Type: buttonType, Style: c.style, Label: cut(w.Say("do."+c.name), maxButton), CustomID: target{"p", t.Number, t.Revision, c.name}.id()})
	}
	var all []component
	for part := range slices.Chunk(buttons, inRow) {
		all = append(all, row(part...))
	}
	if more := r.more(w, t, possible, shown); len(more.Options) > 0 {
		all = append(all, row(more))
	}
	if url := r.consoleLink(t.Number); url != "" {
		all = append(all, row(component{Type: buttonType, Style: link, Label: w.Say("console"), URL: url}))
	}
	return all
}

func (r *Room) more(w templates.Words, t tickets.Ticket, possible []string, shown map[string]bool) component {
	c := component{Type: stringSelect, CustomID: target{"m", t.Number, t.Revision, ""}.id(), Placeholder: w.Say("more")}
	for _, name := range possible {
		if !shown[name] && len(c.Options) < maxChoices {
			c.Options = append(c.Options, option{Label: cut(w.Say("do."+name), maxOption), Value: name, Description: cut(w.Say("says."+name), maxOption)})
		}
	}
	return c
}

// A target is what a component is about: its kind, the ticket with the revision
// that was shown, and the action.
type target struct {
	kind     string
	ticket   int64
	revision int
	action   string
}

// id writes it as a custom_id, 100 characters at most.
func (g target) id() string {
	return fmt.Sprintf("%s:%d:%d:%s", g.kind, g.ticket, g.revision, g.action)
}
