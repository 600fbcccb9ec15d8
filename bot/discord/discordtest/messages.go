package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The flags of messages that matter here.
const (
	flagNoEmbeds     = 1 << 2
	flagHasThread    = 1 << 5
	flagEphemeral    = 1 << 6
	flagLoading      = 1 << 7
	flagSilent       = 1 << 12
	flagComponentsV2 = 1 << 15
)

// A message as it is kept.
type message struct {
	id, channel  string
	author       *Member
	content      string
	embeds       []any // as answered: nulls taken out
	components   []any // as answered: each with its id
	attachments  []any
	flags        int
	nonce        any
	reference    any
	pings        pings
	sent, edited time.Time
	viewer       string       // the only one who sees it, "" for everyone
	interaction  *Interaction // that it answers
}

// blank is a message that says nothing yet.
func blank(author *Member) *message {
	return &message{
		author: author, embeds: []any{}, components: []any{}, attachments: []any{},
		pings: pings{users: []string{}, roles: []string{}},
	}
}

// compose makes a message of the bot's from a form, without posting it. place
// is where the form stands in the request.
func (s *Server) compose(form object, files []file, place []string) (*message, error) {
	m := blank(s.bot)
	m.flags = number(form["flags"]) & (flagEphemeral | flagComponentsV2 | flagNoEmbeds | flagSilent)
	m.nonce = form["nonce"]
	if ref, _ := form["message_reference"].(object); ref != nil {
		m.reference = ref
	}
	return m, s.apply(m, form, files, place)
}

// apply puts what a form says into a message; keys that it lacks leave theirs.
// The message is unusable after an error.
func (s *Server) apply(m *message, form object, files []file, place []string) error {
	if content, given := form["content"]; given {
		m.content, _ = content.(string)
	}
	if embeds, given := form["embeds"]; given {
		m.embeds = embedsFrom(embeds)
	}
	if components, given := form["components"]; given {
		m.components = componentsFrom(components)
	}
	if list, given := form["attachments"]; given || len(files) > 0 {
		m.attachments = s.attach(m, list, files)
	}
	if err := checkMessage(m, place); err != nil {
		return err
	}
	pings, err := s.pingsOf(m.content, form, place)
	m.pings = pings
	return err
}

// attach makes attachments from the files of a request, and keeps those of the
// message's that the list names by their id.
func (s *Server) attach(m *message, list any, files []file) []any {
	kept := []any{}
	named, _ := list.([]any)
	for _, old := range m.attachments {
		if list == nil || slices.ContainsFunc(named, func(n any) bool { return fmt.Sprint(n.(object)["id"]) == old.(object)["id"] }) {
			kept = append(kept, old)
		}
	}
	for _, f := range files {
		id := s.newID()
		url := fmt.Sprintf("%s/attachments/%s/%s", s.http.URL, id, f.name)
		kept = append(kept, object{
			"id": id, "filename": f.name, "size": f.size, "url": url, "proxy_url": url, "content_type": f.contentType,
		})
	}
	return kept
}

func number(value any) int {
	switch value := value.(type) {
	case json.Number:
		n, _ := value.Int64()
		return int(n)
	case float64:
		return int(value)
	case int:
		return value
	}
	return 0
}

// post puts a message into a channel and tells of it. A thread that was
// archived opens again.
func (s *Server) post(ch *channel, m *message) {
	if m.id == "" {
		m.id = s.newID()
	}
	m.channel, m.sent = ch.id, s.now()
	s.messages[ch.id] = append(s.messages[ch.id], m)
	if m.viewer != "" {
		return
	}
	if ch.archived {
		ch.archived, ch.changedAt = false, s.now()
		s.dispatch(intentGuilds, "THREAD_UPDATE", s.threadJSON(ch))
	}
	ch.last = m.id
	ch.total++
	s.dispatchMessage("MESSAGE_CREATE", ch, m)
	s.change()
}

// edited marks a change of a message and tells of it.
func (s *Server) edited(m *message) {
	m.edited = s.now()
	if ch := s.channel(m.channel); ch != nil && m.viewer == "" {
		s.dispatchMessage("MESSAGE_UPDATE", ch, m)
	}
	s.change()
}

// remove takes a message away and tells of it.
func (s *Server) remove(m *message) {
	s.messages[m.channel] = slices.DeleteFunc(s.messages[m.channel], func(other *message) bool { return other == m })
	if m.viewer == "" {
		s.dispatch(intentMessages, "MESSAGE_DELETE", object{"id": m.id, "channel_id": m.channel, "guild_id": s.guildID})
	}
	s.change()
}

// find looks for a message that everyone sees.
func (s *Server) find(ch *channel, id string) *message {
	for _, m := range s.messages[ch.id] {
		if m.id == id && m.viewer == "" {
			return m
		}
	}
	return nil
}

// messageJSON is a message as the API shows it.
func (s *Server) messageJSON(m *message) object {
	o := object{
		"id": m.id, "channel_id": m.channel, "type": 0, "author": m.author.userJSON(),
		"content": m.content, "embeds": m.embeds, "components": m.components, "attachments": m.attachments,
		"mentions": s.usersJSON(m.pings.users), "mention_roles": m.pings.roles, "mention_everyone": m.pings.everyone,
		"timestamp": stamp(m.sent), "edited_timestamp": nil, "flags": m.flags, "pinned": false, "tts": false,
	}
	if !m.edited.IsZero() {
		o["edited_timestamp"] = stamp(m.edited)
	}
	if m.nonce != nil {
		o["nonce"] = m.nonce
	}
	if ref, _ := m.reference.(object); ref != nil {
		o["type"] = 19
		o["message_reference"] = object{"type": 0, "channel_id": m.channel, "guild_id": s.guildID, "message_id": ref["message_id"]}
	}
	if i := m.interaction; i != nil {
		o["webhook_id"], o["application_id"] = s.appID, s.appID
		if i.kind == kindCommand {
			o["type"] = 20
		}
	}
	return o
}

// readable is a message as this bot may read it: without the privileged
// intent, other people's texts are empty unless they mention it.
func (s *Server) readable(m *message, content bool) object {
	o := s.messageJSON(m)
	if content || m.author == s.bot || slices.Contains(m.pings.users, s.bot.ID) {
		return o
	}
	o["content"], o["embeds"], o["components"], o["attachments"] = "", []any{}, []any{}, []any{}
	return o
}

func (s *Server) usersJSON(ids []string) []any {
	users := []any{}
	for _, id := range ids {
		if m := s.member(id); m != nil {
			users = append(users, m.userJSON())
		}
	}
	return users
}

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
