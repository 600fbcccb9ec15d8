package discordtest

import (
	"context"
	"time"
)

// How an interaction was answered first.
type AnswerKind int

// The kinds of first answers.
const (
	Nothing        AnswerKind = 0
	Reply          AnswerKind = replyMessage
	DeferredReply  AnswerKind = replyDeferred
	DeferredUpdate AnswerKind = replyUpdateDeferred
	Update         AnswerKind = replyUpdate
	Choices        AnswerKind = replyChoices
	ModalShown     AnswerKind = replyModal
)

// An Answer is what a person sees of the bot's reaction, as it stands.
type Answer struct {
	Kind      AnswerKind
	Ephemeral bool          // the reply is seen by this person only
	Loading   bool          // promised, and not there yet
	Took      time.Duration // from the press to the first answer, real time
	Message   *Message      // the reply or the updated message, nil where there is none (any more)
	Modal     *Modal        // the form shown, nil for none
	Choices   []Choice      // of an autocompletion
	FollowUps []Message
}

// Deferred says whether the first answer only promised one.
func (a Answer) Deferred() bool { return a.Kind == DeferredReply || a.Kind == DeferredUpdate }

// Text is all that the answer says: the reply's text and the follow-ups'.
func (a Answer) Text() string {
	text := ""
	if a.Message != nil {
		text = a.Message.Text()
	}
	for _, m := range a.FollowUps {
		text += "\n" + m.Text()
	}
	return text
}

// A Choice is one that an autocompletion offers.
type Choice struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// A Modal is a form as a person sees it.
type Modal struct {
	CustomID string
	Title    string
	Fields   []Field
	rows     []any
}

// A Field is a text input or a select of a form.
type Field struct {
	Type        int    `json:"type"` // 4: text
	CustomID    string `json:"custom_id"`
	Label       string `json:"label"`
	Style       int    `json:"style"` // 1: one line, 2: paragraph
	Value       string `json:"value"` // preset
	Placeholder string `json:"placeholder"`
	Required    *bool  `json:"required"` // nil: yes
	MinLength   int    `json:"min_length"`
	MaxLength   int    `json:"max_length"` // 0: 4,000
}

// Answer waits for the first answer. It fails the test when none comes within
// three seconds, and then is of kind Nothing.
func (i *Interaction) Answer(ctx context.Context) Answer {
	i.s.t.Helper()
	ctx, cancel := context.WithDeadline(ctx, i.started.Add(ackWithin))
	defer cancel()
	if !i.wait(ctx, func() bool { return i.acked != 0 }) {
		i.s.t.Errorf("discordtest: the interaction was not acknowledged within %s", ackWithin)
	}
	return i.Peek()
}

// Settled waits, after the first answer, until what was promised is there: a
// deferred reply filled or deleted, a deferred update made (the message edited,
// in whichever way) or followed. It fails the test when ctx ends before, or the
// server's patience.
func (i *Interaction) Settled(ctx context.Context) Answer {
	i.s.t.Helper()
	if first := i.Answer(ctx); first.Kind == Nothing {
		return first
	}
	ctx, cancel := context.WithTimeout(ctx, i.s.settings.patience)
	defer cancel()
	if !i.wait(ctx, i.settled) {
		i.s.t.Errorf("discordtest: the answer that was promised never came: %v", ctx.Err())
	}
	return i.Peek()
}

// settled is asked under the lock.
func (i *Interaction) settled() bool {
	switch AnswerKind(i.acked) {
	case DeferredReply:
		return i.reply.flags&flagLoading == 0 || !i.s.exists(i.reply)
	case DeferredUpdate:
		return i.reply.edited.After(i.issued) || len(i.followed) > 0 || !i.s.exists(i.reply)
	}
	return i.acked != 0
}

// wait waits for a condition that is asked under the lock.
func (i *Interaction) wait(ctx context.Context, condition func() bool) bool {
	for {
		i.s.mu.Lock()
		changed, holds := i.s.changed, condition()
		i.s.mu.Unlock()
		if holds {
			return true
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return false
		}
	}
}

// Peek is the answer as it stands, without waiting.
func (i *Interaction) Peek() Answer {
	i.s.mu.Lock()
	defer i.s.mu.Unlock()
	a := Answer{Kind: AnswerKind(i.acked), Took: i.took, Ephemeral: i.hidden}
	if m := i.reply; m != nil && i.s.exists(m) {
		seen := i.s.view(m)
		a.Message, a.Loading = &seen, m.flags&flagLoading != 0
	}
	for _, m := range i.followed {
		if i.s.exists(m) {
			a.FollowUps = append(a.FollowUps, i.s.view(m))
		}
	}
	if i.modal != nil {
		a.Modal = modalFrom(i.modal)
	}
	if err := decode(i.choices, &a.Choices); err != nil {
		i.s.t.Errorf("discordtest: choices: %v", err)
	}
	return a
}

// modalFrom reads a form; both layouts, rows and labels, hold one input each.
func modalFrom(data object) *Modal {
	form := &Modal{rows: list(withoutNulls(data["components"]))}
	form.CustomID, _ = data["custom_id"].(string)
	form.Title, _ = data["title"].(string)
	for _, item := range form.rows {
		row := item.(object)
		for _, inner := range append(list(row["components"]), row["component"]) {
			var f Field
			if o, is := inner.(object); is && decode(o, &f) == nil {
				if text, _ := row["label"].(string); text != "" {
					f.Label = text
				}
				form.Fields = append(form.Fields, f)
			}
		}
	}
	return form
}
