package discordtest

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// nonceUse is a message that was sent with a nonce, and when.
type nonceUse struct {
	m  *message
	at time.Time
}

// Discord keeps nonces for "the past few minutes".
const nonceKept = 5 * time.Minute

func (s *Server) postMessage(c *call) (answer, error) {
	ch, err := s.visible(c, 0)
	if err != nil {
		return answer{}, err
	}
	if ch.kind == Forum {
		return answer{}, notATextChannel
	}
	form := c.object()
	m, err := s.compose(form, c.files, nil)
	if err != nil {
		return answer{}, err
	}
	if m.flags&flagEphemeral != 0 {
		return answer{}, invalidForm([]formError{{at(nil, "flags"), "MESSAGE_FLAGS_INVALID", "Only answers to interactions can be ephemeral."}})
	}
	if err := s.needToSend(ch, m); err != nil {
		return answer{}, err
	}
	if ch.locked && s.permits(ch)&ManageThreads == 0 {
		return answer{}, threadLocked
	}
	nonce := ""
	if enforce, _ := form["enforce_nonce"].(bool); enforce && m.nonce != nil {
		nonce = fmt.Sprint(m.nonce)
		if use, known := s.nonces[nonce]; known && s.now().Sub(use.at) < nonceKept {
			return ok(s.messageJSON(use.m))
		}
	}
	s.post(ch, m)
	if nonce != "" {
		s.nonces[nonce] = nonceUse{m, s.now()}
	}
	return ok(s.messageJSON(m))
}

func (s *Server) getMessage(c *call) (answer, error) {
	ch, err := s.visible(c, ReadMessageHistory)
	if err != nil {
		return answer{}, err
	}
	m := s.find(ch, c.id("message_id"))
	if m == nil {
		return answer{}, unknownMessage
	}
	return ok(s.readable(m, s.settings.contentGranted))
}

// getMessages lists the newest first.
func (s *Server) getMessages(c *call) (answer, error) {
	ch, err := s.visible(c, ReadMessageHistory)
	if err != nil {
		return answer{}, err
	}
	if ch.kind == Forum {
		return answer{}, notATextChannel
	}
	most := 50
	if n, err := strconv.Atoi(c.query.Get("limit")); err == nil {
		most = n
	}
	before, after := c.query.Get("before"), c.query.Get("after")
	page := []any{}
	for _, m := range slices.Backward(s.messages[ch.id]) {
		if m.viewer != "" || before != "" && !older(m.id, before) || after != "" && !older(after, m.id) {
			continue
		}
		page = append(page, s.readable(m, s.settings.contentGranted))
	}
	if after != "" { // the oldest of those that are newer
		page = page[max(0, len(page)-most):]
	}
	return ok(page[:min(most, len(page))])
}

// older compares two snowflakes.
func older(a, b string) bool {
	if len(a) != len(b) {
		return len(a) < len(b)
	}
	return strings.Compare(a, b) < 0
}

func (s *Server) patchMessage(c *call) (answer, error) {
	ch, err := s.visible(c, 0)
	if err != nil {
		return answer{}, err
	}
	m := s.find(ch, c.id("message_id"))
	switch {
	case m == nil:
		return answer{}, unknownMessage
	case m.author != s.bot:
		return answer{}, notTheAuthor
	case ch.archived:
		return answer{}, threadArchived
	}
	if err := s.edit(m, c, nil); err != nil {
		return answer{}, err
	}
	return ok(s.messageJSON(m))
}

// edit changes a message in one piece: not at all after an error. Edits ping
// nobody anew, but for the one that fills a promised answer.
func (s *Server) edit(m *message, c *call, place []string) error {
	form := c.object()
	if place != nil {
		form, _ = form[place[0]].(object)
	}
	changed := *m
	if flags, given := form["flags"]; given {
		changed.flags = changed.flags&^flagNoEmbeds | number(flags)&(flagNoEmbeds|flagComponentsV2)
	}
	if err := s.apply(&changed, form, c.files, place); err != nil {
		return err
	}
	if m.flags&flagLoading == 0 {
		changed.pings = m.pings
	}
	changed.flags &^= flagLoading
	*m = changed
	s.edited(m)
	return nil
}

func (s *Server) deleteMessage(c *call) (answer, error) {
	ch, err := s.visible(c, 0)
	if err != nil {
		return answer{}, err
	}
	m := s.find(ch, c.id("message_id"))
	if m == nil {
		return answer{}, unknownMessage
	}
	if m.author != s.bot {
		if err := s.need(ch, ManageMessages); err != nil {
			return answer{}, err
		}
	}
	s.remove(m)
	return noContent()
}
