package discordtest

import (
	"encoding/json"
	"slices"
	"time"
)

// A Kind is what sort of channel one is.
type Kind int

// The kinds of channels that a test can add.
const (
	Text  Kind = 0
	Forum Kind = 15
)

const publicThread Kind = 11

// A Tag is one of those that a forum's posts may carry.
type Tag struct {
	ID   string
	Name string
}

// A channel, or a thread in one.
type channel struct {
	id, name, topic string
	kind            Kind
	parent          string
	tags            []Tag
	flags           int
	denied          Permission
	last            string // the latest message's id
	renames         []time.Time

	// threads only
	owner                string
	archived, locked     bool
	autoArchive          int // minutes
	applied              []string
	createdAt, changedAt time.Time
	total                int
}

func (ch *channel) isThread() bool { return ch.kind == publicThread || ch.kind == 12 }

// requireTag is the flag of a forum whose posts need a tag, deleted flags none.
const requireTag = 1 << 4

// AddChannel adds a channel; a Forum with tags of these names. It returns its id.
func (s *Server) AddChannel(kind Kind, name string, tags ...string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := &channel{id: s.newID(), name: name, kind: kind}
	for _, tag := range tags {
		ch.tags = append(ch.tags, Tag{s.newID(), tag})
	}
	s.channels = append(s.channels, ch)
	s.dispatch(intentGuilds, "CHANNEL_CREATE", s.channelJSON(ch))
	s.change()
	return ch.id
}

// RequireTag sets whether each post of a forum has to carry a tag.
func (s *Server) RequireTag(forumID string, on bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.mustChannel(forumID)
	ch.flags &^= requireTag
	if on {
		ch.flags |= requireTag
	}
	s.dispatch(intentGuilds, "CHANNEL_UPDATE", s.channelJSON(ch))
}

// Tags are the tags that a forum offers.
func (s *Server) Tags(forumID string) []Tag {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.mustChannel(forumID).tags)
}

// DeleteChannel deletes a channel with its threads, or a thread, as an
// administrator would.
func (s *Server) DeleteChannel(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.removeChannel(s.mustChannel(id))
	s.change()
}

// channel finds a channel or thread by id, nil for none. The lock is held.
func (s *Server) channel(id string) *channel {
	i := slices.IndexFunc(s.channels, func(ch *channel) bool { return ch.id == id })
	if i < 0 {
		return nil
	}
	return s.channels[i]
}

// mustChannel is for what the test itself names.
func (s *Server) mustChannel(id string) *channel {
	ch := s.channel(id)
	if ch == nil {
		s.t.Errorf("discordtest: no channel %q", id)
		return &channel{id: id}
	}
	return ch
}

// visible is the channel that a call names, if the bot can see it and has the
// permission.
func (s *Server) visible(c *call, p Permission) (*channel, error) {
	ch := s.channel(c.id("channel_id"))
	if ch == nil {
		return nil, unknownChannel
	}
	return ch, s.need(ch, p)
}

// removeChannel takes a channel away, its threads first, and tells of it.
func (s *Server) removeChannel(ch *channel) {
	for _, thread := range slices.Clone(s.channels) {
		if thread.parent == ch.id {
			s.removeChannel(thread)
		}
	}
	s.channels = slices.DeleteFunc(s.channels, func(other *channel) bool { return other == ch })
	delete(s.messages, ch.id)
	if ch.isThread() {
		s.dispatch(intentGuilds, "THREAD_DELETE", object{"id": ch.id, "guild_id": s.guildID, "parent_id": ch.parent, "type": ch.kind})
		return
	}
	s.dispatch(intentGuilds, "CHANNEL_DELETE", s.channelJSON(ch))
}

// channelJSON is a channel or thread as the API shows it.
func (s *Server) channelJSON(ch *channel) object {
	if ch.isThread() {
		return s.threadJSON(ch)
	}
	o := object{
		"id": ch.id, "type": ch.kind, "flags": ch.flags, "guild_id": s.guildID, "name": ch.name,
		"position": slices.Index(s.channels, ch), "parent_id": nil, "nsfw": false, "topic": null(ch.topic),
		"last_message_id": null(ch.last), "rate_limit_per_user": 0, "permission_overwrites": []any{},
	}
	if ch.denied != 0 {
		o["permission_overwrites"] = []any{object{"id": s.bot.ID, "type": 1, "allow": "0", "deny": ch.denied.String()}}
	}
	if ch.kind == Forum {
		tags := []any{}
		for _, tag := range ch.tags {
			tags = append(tags, object{"id": tag.ID, "name": tag.Name, "moderated": false, "emoji_id": nil, "emoji_name": nil})
		}
		o["available_tags"] = tags
		o["default_reaction_emoji"], o["default_sort_order"], o["default_forum_layout"] = nil, nil, 0
	}
	return o
}

// null is a text, or null for the empty one.
func null(text string) any {
	if text == "" {
		return nil
	}
	return text
}

// stamp writes a time as Discord does: UTC, microseconds.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000000-07:00") }

func (s *Server) getGuildChannels(c *call) (answer, error) {
	if c.id("guild_id") != s.guildID {
		return answer{}, unknownGuild
	}
	all := []any{}
	for _, ch := range s.channels {
		if !ch.isThread() {
			all = append(all, s.channelJSON(ch))
		}
	}
	return ok(all)
}

func (s *Server) getChannel(c *call) (answer, error) {
	ch, err := s.visible(c, 0)
	if err != nil {
		return answer{}, err
	}
	return ok(s.channelJSON(ch))
}

// channelPatch is the form for the kind of channel that is changed.
func channelPatch(s *Server, c *call) string {
	switch ch := s.channel(c.id("channel_id")); {
	case ch == nil:
		return ""
	case ch.isThread():
		return "UpdateThreadRequestPartial"
	}
	return "UpdateGuildChannelRequestPartial"
}

func (s *Server) patchChannel(c *call) (answer, error) {
	ch, err := s.visible(c, 0)
	if err != nil {
		return answer{}, err
	}
	var patch channelChange
	if err := json.Unmarshal(c.raw, &patch); err != nil {
		return answer{}, notJSON
	}
	if ch.isThread() {
		err = s.changeThread(ch, patch)
	} else {
		err = s.changeChannel(ch, patch)
	}
	if err != nil {
		return answer{}, err
	}
	return ok(s.channelJSON(ch))
}

// A channelChange is what can be changed of a channel or thread; nil is unchanged.
type channelChange struct {
	Name        *string   `json:"name"`
	Topic       *string   `json:"topic"`
	Archived    *bool     `json:"archived"`
	Locked      *bool     `json:"locked"`
	AutoArchive *int      `json:"auto_archive_duration"`
	Applied     *[]string `json:"applied_tags"`
	Tags        *[]struct {
		ID   *string `json:"id"`
		Name string  `json:"name"`
	} `json:"available_tags"`
}

func (s *Server) changeChannel(ch *channel, patch channelChange) error {
	if err := s.need(ch, ManageChannels); err != nil {
		return err
	}
	if err := s.rename(ch, patch); err != nil {
		return err
	}
	if patch.Tags != nil {
		ch.tags = nil
		for _, tag := range *patch.Tags {
			id := tag.ID
			if id == nil || *id == "" {
				made := s.newID()
				id = &made
			}
			ch.tags = append(ch.tags, Tag{*id, tag.Name})
		}
	}
	s.dispatch(intentGuilds, "CHANNEL_UPDATE", s.channelJSON(ch))
	return nil
}

// rename changes name and topic. Discord allows two such changes of a channel
// in ten minutes; no header tells of it beforehand.
func (s *Server) rename(ch *channel, patch channelChange) error {
	named := patch.Name != nil && *patch.Name != ch.name
	described := patch.Topic != nil && *patch.Topic != ch.topic
	if !named && !described {
		return nil
	}
	const window = 10 * time.Minute
	for len(ch.renames) > 0 && s.now().Sub(ch.renames[0]) >= window {
		ch.renames = ch.renames[1:]
	}
	if len(ch.renames) >= 2 {
		return &limitError{window - s.now().Sub(ch.renames[0])}
	}
	ch.renames = append(ch.renames, s.now())
	if named {
		ch.name = *patch.Name
	}
	if described {
		ch.topic = *patch.Topic
	}
	return nil
}

func (s *Server) deleteChannel(c *call) (answer, error) {
	ch, err := s.visible(c, 0)
	if err != nil {
		return answer{}, err
	}
	p := ManageChannels
	if ch.isThread() {
		p = ManageThreads
	}
	if err := s.need(ch, p); err != nil {
		return answer{}, err
	}
	body := s.channelJSON(ch)
	s.removeChannel(ch)
	return ok(body)
}
