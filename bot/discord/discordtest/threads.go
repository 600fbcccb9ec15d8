package discordtest

import (
	"cmp"
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A Thread is a thread or a forum's post, as people see it.
type Thread struct {
	ID, ParentID, Name string
	Archived, Locked   bool
	Tags               []string // ids
	OwnerID            string
}

// Threads are a channel's threads, archived ones too, in the order of their making.
func (s *Server) Threads(channelID string) []Thread {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Thread
	for _, ch := range s.channels {
		if ch.isThread() && ch.parent == channelID {
			all = append(all, ch.thread())
		}
	}
	return all
}

func (ch *channel) thread() Thread {
	return Thread{ch.id, ch.parent, ch.name, ch.archived, ch.locked, slices.Clone(ch.applied), ch.owner}
}

// Archive archives a thread, as Discord does after a time of silence.
func (s *Server) Archive(threadID string) { s.setArchived(threadID, true, false) }

// Lock archives a thread and locks it, as a moderator does.
func (s *Server) Lock(threadID string) { s.setArchived(threadID, true, true) }

// Unarchive opens a thread again, for everyone.
func (s *Server) Unarchive(threadID string) { s.setArchived(threadID, false, false) }

func (s *Server) setArchived(threadID string, archived, locked bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.mustChannel(threadID)
	ch.archived, ch.locked, ch.changedAt = archived, locked, s.now()
	s.dispatch(intentGuilds, "THREAD_UPDATE", s.threadJSON(ch))
	s.change()
}

func (s *Server) threadJSON(ch *channel) object {
	count := len(s.messages[ch.id])
	o := object{
		"id": ch.id, "type": ch.kind, "flags": ch.flags, "guild_id": s.guildID, "name": ch.name,
		"parent_id": ch.parent, "owner_id": ch.owner, "last_message_id": null(ch.last),
		"rate_limit_per_user": 0, "message_count": count, "member_count": 1, "total_message_sent": ch.total,
		"thread_metadata": object{
			"archived": ch.archived, "locked": ch.locked, "auto_archive_duration": ch.autoArchive,
			"archive_timestamp": stamp(ch.changedAt), "create_timestamp": stamp(ch.createdAt),
		},
	}
	if ch.applied != nil {
		o["applied_tags"] = ch.applied
	}
	return o
}

// startThread makes a thread; id is "" or the message's that it starts from.
func (s *Server) startThread(parent *channel, id string, form threadForm) (*channel, error) {
	active := 0
	for _, ch := range s.channels {
		if ch.isThread() && !ch.archived {
			active++
		}
	}
	if active >= s.settings.maxThreads {
		return nil, maxThreads
	}
	ch := &channel{
		id: cmp.Or(id, s.newID()), name: form.Name, kind: publicThread, parent: parent.id,
		owner: s.bot.ID, autoArchive: cmp.Or(form.AutoArchive, 4320), applied: form.Applied,
		createdAt: s.now(), changedAt: s.now(),
	}
	if form.Type != 0 {
		ch.kind = form.Type
	}
	s.channels = append(s.channels, ch)
	return ch, nil
}

// A threadForm is what a thread starts from.
type threadForm struct {
	Name        string   `json:"name"`
	AutoArchive int      `json:"auto_archive_duration"`
	Type        Kind     `json:"type"`
	Applied     []string `json:"applied_tags"`
}

// newThread is the form for a forum's post or a thread without a message.
func newThread(s *Server, c *call) string {
	switch ch := s.channel(c.id("channel_id")); {
	case ch == nil:
		return ""
	case ch.kind == Forum:
		return "CreateForumThreadRequest"
	}
	return "CreateTextThreadWithoutMessageRequest"
}

func (s *Server) postThread(c *call) (answer, error) {
	parent, err := s.visible(c, 0)
	if err != nil {
		return answer{}, err
	}
	var form threadForm
	if err := json.Unmarshal(c.raw, &form); err != nil {
		return answer{}, notJSON
	}
	if strings.TrimSpace(form.Name) == "" {
		return answer{}, invalidForm([]formError{badLength(at(nil, "name"), 1, 100)})
	}
	if parent.kind == Forum {
		return s.postInForum(c, parent, form)
	}
	if parent.isThread() {
		return answer{}, wrongChannelType
	}
	if form.Type == 0 {
		form.Type = 12 // Discord's default: private
	}
	if err := s.need(parent, threadPermission(form.Type)); err != nil {
		return answer{}, err
	}
	ch, err := s.startThread(parent, "", form)
	if err != nil {
		return answer{}, err
	}
	s.tellOfThread(ch)
	return created(s.threadJSON(ch))
}

func threadPermission(kind Kind) Permission {
	if kind == publicThread {
		return CreatePublicThreads
	}
	return CreatePrivateThreads
}

func (s *Server) tellOfThread(ch *channel) {
	o := s.threadJSON(ch)
	o["newly_created"] = true
	s.dispatch(intentGuilds, "THREAD_CREATE", o)
}

// postInForum makes a post: a thread whose first message has the thread's id.
func (s *Server) postInForum(c *call, forum *channel, form threadForm) (answer, error) {
	if err := s.checkTags(forum, form.Applied); err != nil {
		return answer{}, err
	}
	first, _ := c.object()["message"].(object)
	m, err := s.compose(first, c.files, at(nil, "message"))
	if err != nil {
		return answer{}, err
	}
	if err := s.need(forum, SendMessages); err != nil {
		return answer{}, err
	}
	form.Type = publicThread
	ch, err := s.startThread(forum, "", form)
	if err != nil {
		return answer{}, err
	}
	if ch.applied == nil {
		ch.applied = []string{}
	}
	m.id = ch.id
	s.tellOfThread(ch)
	s.post(ch, m)
	ch.total = 0 // the first message does not count
	body := s.threadJSON(ch)
	body["message"] = s.messageJSON(m)
	return created(body)
}

// checkTags holds a post's tags against what its forum offers.
func (s *Server) checkTags(forum *channel, applied []string) error {
	for _, id := range applied {
		if !slices.ContainsFunc(forum.tags, func(t Tag) bool { return t.ID == id }) {
			return unknownTag
		}
	}
	if forum.flags&requireTag != 0 && len(applied) == 0 {
		return tagRequired
	}
	if len(slices.Compact(slices.Sorted(slices.Values(applied)))) != len(applied) {
		return invalidForm([]formError{{at(nil, "applied_tags"), "SET_TYPE_ALREADY_CONTAINS_VALUE", "The set already contains this value"}})
	}
	return nil
}

func (s *Server) postMessageThread(c *call) (answer, error) {
	parent, err := s.visible(c, CreatePublicThreads)
	if err != nil {
		return answer{}, err
	}
	m := s.find(parent, c.id("message_id"))
	if m == nil {
		return answer{}, unknownMessage
	}
	if parent.kind != Text {
		return answer{}, wrongChannelType
	}
	if s.channel(m.id) != nil {
		return answer{}, threadExists
	}
	var form threadForm
	if err := json.Unmarshal(c.raw, &form); err != nil {
		return answer{}, notJSON
	}
	form.Applied, form.Type = nil, publicThread
	ch, err := s.startThread(parent, m.id, form)
	if err != nil {
		return answer{}, err
	}
	m.flags |= flagHasThread
	s.tellOfThread(ch)
	s.dispatchMessage("MESSAGE_UPDATE", parent, m)
	return created(s.threadJSON(ch))
}

// changeThread is PATCH for a thread. An archived one has to be unarchived in
// the same request, or before, for anything else to change.
func (s *Server) changeThread(ch *channel, patch channelChange) error {
	opens := patch.Archived != nil && !*patch.Archived
	touches := patch.Name != nil || patch.Applied != nil || patch.AutoArchive != nil
	if ch.archived && !opens && touches {
		return threadArchived
	}
	p := SendMessagesInThreads
	if ch.owner != s.bot.ID || ch.locked || patch.Locked != nil {
		p = ManageThreads
	}
	if err := s.need(ch, p); err != nil {
		return err
	}
	if patch.Applied != nil {
		forum := s.channel(ch.parent)
		if forum.kind != Forum {
			return wrongChannelType
		}
		if err := s.checkTags(forum, *patch.Applied); err != nil {
			return err
		}
	}
	if patch.Name != nil && strings.TrimSpace(*patch.Name) == "" {
		return invalidForm([]formError{badLength(at(nil, "name"), 1, 100)})
	}
	if err := s.rename(ch, channelChange{Name: patch.Name}); err != nil {
		return err
	}
	set(&ch.applied, patch.Applied)
	set(&ch.archived, patch.Archived)
	set(&ch.locked, patch.Locked)
	set(&ch.autoArchive, patch.AutoArchive)
	ch.changedAt = s.now()
	s.dispatch(intentGuilds, "THREAD_UPDATE", s.threadJSON(ch))
	return nil
}

// set takes a new value over where there is one.
func set[T any](to, from *T) {
	if from != nil {
		*to = *from
	}
}

func (s *Server) getActiveThreads(c *call) (answer, error) {
	if c.id("guild_id") != s.guildID {
		return answer{}, unknownGuild
	}
	active := []any{}
	for _, ch := range slices.Backward(s.channels) {
		if ch.isThread() && !ch.archived && s.need(ch, 0) == nil {
			active = append(active, s.threadJSON(ch))
		}
	}
	return ok(object{"threads": active, "members": []any{}, "has_more": false})
}

// getArchivedThreads lists the latest archived first.
func (s *Server) getArchivedThreads(c *call) (answer, error) {
	parent, err := s.visible(c, ReadMessageHistory)
	if err != nil {
		return answer{}, err
	}
	before, _ := time.Parse(time.RFC3339, c.query.Get("before"))
	var found []*channel
	for _, ch := range s.channels {
		if ch.parent == parent.id && ch.kind == publicThread && ch.archived && (before.IsZero() || ch.changedAt.Before(before)) {
			found = append(found, ch)
		}
	}
	slices.SortStableFunc(found, func(a, b *channel) int { return b.changedAt.Compare(a.changedAt) })
	most := 50
	if n, err := strconv.Atoi(c.query.Get("limit")); err == nil {
		most = n
	}
	threads := []any{}
	for _, ch := range found[:min(most, len(found))] {
		threads = append(threads, s.threadJSON(ch))
	}
	return ok(object{"threads": threads, "members": []any{}, "has_more": len(found) > most})
}
