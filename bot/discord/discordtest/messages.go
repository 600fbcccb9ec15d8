package discordtest

import (
	"encoding/json"
	"fmt"
	"slices"
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
