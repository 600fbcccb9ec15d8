package discordtest

import (
	"slices"
	"strings"
	"time"
)

// A Message is a message as people see it.
type Message struct {
	ID        string       `json:"id"`
	ChannelID string       `json:"channel_id"`
	Author    User         `json:"author"`
	Content   string       `json:"content"`
	Embeds    []Embed      `json:"embeds"`
	Rows      []Component  `json:"components"`
	Files     []Attachment `json:"attachments"`
	Flags     int          `json:"flags"`
	Sent      time.Time    `json:"timestamp"`
	Edited    *time.Time   `json:"edited_timestamp"` // nil: never

	// Whom the message pinged, which is less than whom it names.
	PingedUsers    []User   `json:"mentions"`
	PingedRoles    []string `json:"mention_roles"`
	PingedEveryone bool     `json:"mention_everyone"`

	ViewerID string `json:"-"` // who alone sees it (ephemeral), "" for everyone
}

// A User is who wrote a message.
type User struct {
	ID   string `json:"id"`
	Name string `json:"username"`
	Bot  bool   `json:"bot"`
}

// An Embed is a framed part of a message.
type Embed struct {
	Title       string       `json:"title"`
	Description string       `json:"description"`
	URL         string       `json:"url"`
	Color       int          `json:"color"`
	Fields      []EmbedField `json:"fields"`
	Footer      struct {
		Text string `json:"text"`
	} `json:"footer"`
	Author struct {
		Name string `json:"name"`
	} `json:"author"`
}

// An EmbedField is a name with its value in an embed.
type EmbedField struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline"`
}

// A Component is a button, a select, or what holds some.
type Component struct {
	Type        int         `json:"type"`
	CustomID    string      `json:"custom_id"`
	Label       string      `json:"label"`
	Style       int         `json:"style"`
	URL         string      `json:"url"`
	Disabled    bool        `json:"disabled"`
	Placeholder string      `json:"placeholder"`
	Content     string      `json:"content"`
	Options     []Selection `json:"options"`
	Components  []Component `json:"components"`
	Accessory   *Component  `json:"accessory"`
}

// A Selection is an option of a select.
type Selection struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description"`
	Default     bool   `json:"default"`
}

// An Attachment is a file that was sent along.
type Attachment struct {
	ID   string `json:"id"`
	Name string `json:"filename"`
	Size int    `json:"size"`
	Type string `json:"content_type"`
}

// Ephemeral says whether only one person sees the message.
func (m Message) Ephemeral() bool { return m.Flags&flagEphemeral != 0 }

// Pings says whether the message rang for anybody.
func (m Message) Pings() bool {
	return m.PingedEveryone || len(m.PingedUsers) > 0 || len(m.PingedRoles) > 0
}

// Components are all buttons and selects, in their order, without what holds
// them.
func (m Message) Components() []Component {
	var all []Component
	var visit func([]Component)
	visit = func(list []Component) {
		for _, c := range list {
			if len(c.Components) == 0 && c.Type != actionRow && c.Type != container {
				all = append(all, c)
			}
			visit(c.Components)
			if c.Accessory != nil {
				all = append(all, *c.Accessory)
			}
		}
	}
	visit(m.Rows)
	return all
}

// Component finds a button or select by its custom_id, or a button by its
// label; false: there is none.
func (m Message) Component(idOrLabel string) (Component, bool) {
	all := m.Components()
	i := slices.IndexFunc(all, func(c Component) bool { return c.CustomID == idOrLabel })
	if i < 0 {
		i = slices.IndexFunc(all, func(c Component) bool { return c.Label == idOrLabel })
	}
	if i < 0 {
		return Component{}, false
	}
	return all[i], true
}

// Text is all that the message says, line by line: its text, its embeds, its
// text displays; not the labels of buttons.
func (m Message) Text() string {
	lines := []string{m.Content}
	for _, e := range m.Embeds {
		lines = append(lines, e.Author.Name, e.Title, e.Description)
		for _, f := range e.Fields {
			lines = append(lines, f.Name, f.Value)
		}
		lines = append(lines, e.Footer.Text)
	}
	for _, c := range m.Components() {
		lines = append(lines, c.Content)
	}
	return strings.Join(slices.DeleteFunc(lines, func(l string) bool { return l == "" }), "\n")
}

// Messages are what everyone sees in a channel or thread, the oldest first.
func (s *Server) Messages(channelID string) []Message {
	return s.MessagesFor(Member{}, channelID)
}

// MessagesFor are what a member sees in a channel or thread: ephemeral ones
// too that are meant for them. What is still promised ("thinking") is left out.
func (s *Server) MessagesFor(member Member, channelID string) []Message {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Message
	for _, m := range s.messages[channelID] {
		if (m.viewer == "" || m.viewer == member.ID) && m.flags&flagLoading == 0 {
			all = append(all, s.view(m))
		}
	}
	return all
}

// Message finds a message by its id, ephemeral ones too; false: there is none.
func (s *Server) Message(id string) (Message, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, posted := range s.messages {
		for _, m := range posted {
			if m.id == id {
				return s.view(m), true
			}
		}
	}
	return Message{}, false
}

// Commands are the names of the registered commands.
func (s *Server) Commands() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, c := range s.commands {
		name, _ := c.(object)["name"].(string)
		names = append(names, name)
	}
	return names
}

// view is a copy for the test. The lock is held.
func (s *Server) view(m *message) Message {
	var seen Message
	if err := decode(s.messageJSON(m), &seen); err != nil {
		s.t.Errorf("discordtest: message %s: %v", m.id, err)
	}
	seen.ViewerID = m.viewer
	return seen
}

// exists says whether a message was not deleted. The lock is held.
func (s *Server) exists(m *message) bool { return slices.Contains(s.messages[m.channel], m) }
