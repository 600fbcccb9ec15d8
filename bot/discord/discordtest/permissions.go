package discordtest

import "strconv"

// A Permission is a set of what a member may do in a channel.
// https://discord.com/developers/docs/topics/permissions
type Permission int64

// What a bot of our kind can need.
const (
	ManageChannels        Permission = 1 << 4
	ViewChannel           Permission = 1 << 10
	SendMessages          Permission = 1 << 11
	ManageMessages        Permission = 1 << 13
	EmbedLinks            Permission = 1 << 14
	AttachFiles           Permission = 1 << 15
	ReadMessageHistory    Permission = 1 << 16
	MentionEveryone       Permission = 1 << 17
	UseCommands           Permission = 1 << 31
	ManageThreads         Permission = 1 << 34
	CreatePublicThreads   Permission = 1 << 35
	CreatePrivateThreads  Permission = 1 << 36
	SendMessagesInThreads Permission = 1 << 38
)

const (
	everyone   = ViewChannel | SendMessages | EmbedLinks | AttachFiles | ReadMessageHistory | UseCommands | CreatePublicThreads | SendMessagesInThreads
	everything = everyone | ManageChannels | ManageMessages | MentionEveryone | ManageThreads | CreatePrivateThreads
)

// String is the number as the API writes it.
func (p Permission) String() string { return strconv.FormatInt(int64(p), 10) }

// SetPermissions takes these permissions from the bot in a channel and its
// threads, and gives it all others back.
func (s *Server) SetPermissions(channelID string, missing ...Permission) {
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.mustChannel(channelID)
	ch.denied = 0
	for _, p := range missing {
		ch.denied |= p
	}
	s.dispatch(intentGuilds, "CHANNEL_UPDATE", s.channelJSON(ch))
	s.change()
}

// permits is what the bot may do in a channel.
func (s *Server) permits(ch *channel) Permission {
	if parent := s.channel(ch.parent); parent != nil && ch.isThread() {
		ch = parent
	}
	return everything &^ ch.denied
}

// need refuses what the bot may not do in a channel: it cannot see it (50001),
// or lacks a permission (50013).
func (s *Server) need(ch *channel, p Permission) error {
	permitted := s.permits(ch)
	switch {
	case permitted&ViewChannel == 0:
		return missingAccess
	case permitted&p != p:
		return missingPermission
	}
	return nil
}

// needToSend is what a message takes: threads have a permission of their own.
func (s *Server) needToSend(ch *channel, m *message) error {
	p := SendMessages
	if ch.isThread() {
		p = SendMessagesInThreads
	}
	if len(m.embeds) > 0 {
		p |= EmbedLinks
	}
	if len(m.attachments) > 0 {
		p |= AttachFiles
	}
	return s.need(ch, p)
}
