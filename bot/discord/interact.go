package discord

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"vorlauf/templates"
	"vorlauf/tickets"
)

// An event of somebody in Discord while it is dealt with.
type session struct {
	*Room
	i    interaction
	w    templates.Words // in the person's language
	by   tickets.Staff
	goal target
}

// interact deals with a press, a form or a command. It is acknowledged at once
// and worked on afterwards.
func (r *Room) interact(ctx context.Context, i interaction) {
	l := tickets.English
	switch {
	case i.Locale == "":
		l = r.Language // not said: the room's
	case strings.HasPrefix(i.Locale, "de"):
		l = tickets.German
	}
	if i.GuildID == "" && i.Guild != nil {
		i.GuildID = i.Guild.ID
	}
	if i.AppID == "" {
		i.AppID = r.application()
	}
	s := &session{Room: r, i: i, w: templates.Card(l, r.Rules.Calendar.Zone())}
	err := r.contained("interaction", func() error { return s.handle(ctx) })
	if err == nil || ctx.Err() != nil || codeOf(err) == alreadyAnswered { // told twice, as after a RESUME
		return
	}
	r.Log.Warn("discord: an interaction failed", "key", s.key(), "error", err)
	if i.Type != autocompleteKind {
		s.finish(ctx, s.w.Say("failed_here"))
	}
}

func (r *Room) application() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.app
}

// key is the natural key of what was pressed.
func (s *session) key() string { return "discord/" + s.i.ID }

func (s *session) handle(ctx context.Context) error {
	if s.i.GuildID != s.Guild || s.i.Member == nil {
		if s.i.Type == autocompleteKind {
			return s.respond(ctx, answerChoices, map[string]any{"choices": []any{}})
		}
		return s.say(ctx, s.w.Say("elsewhere"))
	}
	var may bool
	s.by, may = s.staff(s.i.Member)
	switch s.i.Type {
	case autocompleteKind:
		return s.complete(ctx)
	case commandKind:
		return s.command(ctx, may)
	}
	if !may {
		return s.say(ctx, s.w.Say("no_right"))
	}
	var err error
	if s.goal, err = parseTarget(s.i.Data.CustomID); err != nil {
		return s.say(ctx, s.w.Say("unknown_button"))
	}
	switch s.goal.kind {
	case "p":
		return s.begin(ctx, s.goal.action)
	case "m":
		if len(s.i.Data.Values) == 1 {
			s.goal.action = s.i.Data.Values[0]
			return s.begin(ctx, s.goal.action)
		}
	case "f", "q", "g", "x", "s", "w", "ok", "no":
		return s.goOn(ctx)
	}
	return s.say(ctx, s.w.Say("unknown_button"))
}

// parseTarget reads a custom_id.
func parseTarget(id string) (g target, err error) {
	parts := strings.SplitN(id, ":", 4)
	if len(parts) != 4 {
		return g, fmt.Errorf("custom_id %q", id)
	}
	g.kind, g.action = parts[0], parts[3]
	if g.ticket, err = strconv.ParseInt(parts[1], 10, 64); err == nil {
		g.revision, err = strconv.Atoi(parts[2])
	}
	return g, err
}

// respond is the first answer, which Discord wants within three seconds.
func (s *session) respond(ctx context.Context, kind int, data any) error {
	body := map[string]any{"type": kind}
	if data != nil {
		body["data"] = data
	}
	// The shard keeps answers from waiting for each other, and the library's
	// list of limits from growing with every press.
	shard := s.i.ID[max(0, len(s.i.ID)-2):]
	const patience = 2500 * time.Millisecond // somebody waits for three seconds
	deadline := time.Now().Add(patience)
	for attempt := 1; ; attempt++ {
		err := s.ask(ctx, "POST", "interactions/"+s.i.ID+"/"+s.i.Token+"/callback", "interactions/"+shard, body, nil)
		if codeOf(err) == alreadyAnswered && attempt > 1 {
			return nil // the answer to the first attempt was lost
		}
		wait := max(waitOf(err), 200*time.Millisecond)
		late := attempt > 1 && time.Now().Add(wait).After(deadline)
		if err == nil || refused(err) || late || wait > patience || !pause(ctx, wait) {
			return err
		}
	}
}

// say answers at once, before one pair of eyes.
func (s *session) say(ctx context.Context, text string) error {
	return s.respond(ctx, answerNow, post{Content: cut(text, maxContent), Flags: ephemeral})
}

// later acknowledges: the answer follows with finish. Where something was
// pressed on an answer of the room, that answer is what changes.
func (s *session) later(ctx context.Context) error {
	if m := s.i.Message; m != nil && m.Flags&ephemeral != 0 {
		return s.respond(ctx, updateLater, nil)
	}
	return s.respond(ctx, answerLater, map[string]any{"flags": ephemeral})
}

// finish writes the answer that was promised. A token that has run out, or an
// answer that was never promised, is no reason to fail.
func (s *session) finish(ctx context.Context, text string, rows ...component) {
	s.finishWith(ctx, post{Content: cut(text, maxContent), Components: rows})
}

func (s *session) finishWith(ctx context.Context, p post) {
	path := "webhooks/" + s.i.AppID + "/" + s.i.Token + "/messages/@original"
	const attempts = 4
	for attempt := 1; ; attempt++ {
		err := s.ask(ctx, "PATCH", path, "answers/"+s.i.ID[max(0, len(s.i.ID)-2):], p, nil)
		if err == nil {
			return
		}
		if !refused(err) && attempt < attempts && pause(ctx, max(waitOf(err), backoff(attempt)/4)) {
			continue
		}
		s.Log.Warn("discord: an answer could not be written", "key", s.key(), "error", err)
		s.tellLate(ctx, p.Content)
		return
	}
}

// tellLate says in the ticket's thread what the person was to be told alone: the
// token has run out. Where there is no ticket, the log has to do.
func (s *session) tellLate(ctx context.Context, text string) {
	c, found, err := s.Ledger.CardOf(ctx, s.goal.ticket)
	if err != nil || !found || c.Thread == "" || s.i.Member == nil {
		return
	}
	who := s.i.Member.User.ID
	late := post{Content: cut("<@"+who+"> "+text, maxContent), Rings: who, Nonce: "late" + s.i.ID}
	if _, err := s.send(ctx, c.Thread, late); err != nil {
		s.Log.Warn("discord: a late answer could not be written", "key", s.key(), "error", err)
	}
}

// press hands an action to the rules and says what came of it. It was
// acknowledged before.
func (s *session) press(ctx context.Context, a tickets.Action) {
	revision := &s.goal.revision
	t, err := s.Press(ctx, s.key(), s.goal.ticket, s.by, revision, a)
	s.Wake()
	name := tickets.ActionName(a)
	if err == nil {
		s.finish(ctx, "✅ "+s.w.Say("done", s.w.Say("do."+name), t.Number, s.w.Say("state."+string(t.State))))
		return
	}
	var refusal *tickets.Refusal
	if !errors.As(err, &refusal) {
		s.Log.Error("discord: a press failed", "key", s.key(), "ticket", s.goal.ticket, "error", err)
		s.finish(ctx, "⚠️ "+s.w.Say("failed_here"))
		return
	}
	if refusal.Code == tickets.Stale {
		s.outdated(ctx)
	}
	s.finish(ctx, s.why(refusal))
}

// why says to the person that an action was refused, and for what reason.
func (s *session) why(r *tickets.Refusal) string {
	return "⚠️ " + s.w.Say("refused."+string(r.Code)) + "\n> " + plain(s.w.Why(r))
}

// outdated has the card drawn anew on which was pressed.
func (s *session) outdated(ctx context.Context) {
	if err := s.redraw(ctx, s.goal.ticket); err != nil {
		s.Log.Warn("discord: a card could not be drawn anew", "ticket", s.goal.ticket, "error", err)
	}
}
