package discord

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"strconv"
	"time"
)

// Here are Discord's objects as far as the desk needs them. They are our own:
// the library's types cannot say "no mentions", and lose what they do not know.

// A post is a message to be sent or edited.
type post struct {
	Content    string
	Embeds     []embed
	Components []component
	Flags      int
	Nonce      string // of a message that must not be posted twice; "" for edits
	Rings      string // id of the one person whom it may ping; "" for nobody
}

// MarshalJSON writes the message. Whatever it says, it pings nobody but whom
// Rings names: there is no other way to write one.
func (p post) MarshalJSON() ([]byte, error) {
	mentions := map[string]any{"parse": []string{}}
	if p.Rings != "" {
		mentions["users"] = []string{p.Rings}
	}
	m := map[string]any{
		"content": p.Content, "embeds": orEmpty(p.Embeds), "components": orEmpty(p.Components),
		"allowed_mentions": mentions,
	}
	if p.Flags != 0 {
		m["flags"] = p.Flags
	}
	if p.Nonce != "" {
		m["nonce"], m["enforce_nonce"] = nonce(p.Nonce), true
	}
	return json.Marshal(m)
}

// nonce is the name of a message that must not be posted twice, in the length that
// Discord takes.
func nonce(name string) string {
	const most = 25
	if len(name) <= most {
		return name
	}
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:most/2])
}

func orEmpty[T any](all []T) []T {
	if all == nil {
		return []T{}
	}
	return all
}

// Flags of a message.
const (
	hasThread = 1 << 5
	ephemeral = 1 << 6
)

// An embed is the framed part of a message.
type embed struct {
	Title       string  `json:"title,omitempty"`
	URL         string  `json:"url,omitempty"`
	Description string  `json:"description,omitempty"`
	Color       int     `json:"color,omitempty"`
	Fields      []field `json:"fields,omitempty"`
	Footer      *footer `json:"footer,omitempty"`
}

type field struct {
	Name   string `json:"name"`
	Value  string `json:"value"`
	Inline bool   `json:"inline,omitempty"`
}

type footer struct {
	Text string `json:"text"`
}

// Types of components.
const (
	actionRow    = 1
	buttonType   = 2
	stringSelect = 3
	textInput    = 4
)

// Styles of buttons.
const (
	blue  = 1
	grey  = 2
	green = 3
	red   = 4
	link  = 5
)

// A component is a row, a button, a select or a text input.
type component struct {
	Type        int         `json:"type"`
	CustomID    string      `json:"custom_id,omitempty"`
	Label       string      `json:"label,omitempty"`
	Style       int         `json:"style,omitempty"`
	URL         string      `json:"url,omitempty"`
	Disabled    bool        `json:"disabled,omitempty"`
	Placeholder string      `json:"placeholder,omitempty"`
	MinValues   *int        `json:"min_values,omitempty"`
	MaxValues   int         `json:"max_values,omitempty"`
	Options     []option    `json:"options,omitempty"`
	Components  []component `json:"components,omitempty"`
	Component   *component  `json:"component,omitempty"` // that a label holds
	Value       string      `json:"value,omitempty"`
	Required    *bool       `json:"required,omitempty"`
	MaxLength   int         `json:"max_length,omitempty"`
}

type option struct {
	Label       string `json:"label"`
	Value       string `json:"value"`
	Description string `json:"description,omitempty"`
	Default     bool   `json:"default,omitempty"`
}

func row(c ...component) component { return component{Type: actionRow, Components: c} }

// Types of messages that people write.
const (
	plainMessage = 0
	replyMessage = 19
)

// A message is one that stands in a channel.
type message struct {
	ID         string      `json:"id"`
	ChannelID  string      `json:"channel_id"`
	GuildID    string      `json:"guild_id"`
	Author     user        `json:"author"`
	Member     *member     `json:"member"`
	Content    string      `json:"content"`
	Embeds     []embed     `json:"embeds"`
	Components []component `json:"components"`
	Flags      int         `json:"flags"`
	Edited     *string     `json:"edited_timestamp"`
	WebhookID  string      `json:"webhook_id"`
	Type       int         `json:"type"`
	Thread     *channel    `json:"thread"` // that was started from it
	Files      []struct {
		Name string `json:"filename"`
	} `json:"attachments"`
}

type user struct {
	ID         string  `json:"id"`
	Name       string  `json:"username"`
	GlobalName *string `json:"global_name"`
	Bot        bool    `json:"bot"`
}

type member struct {
	User  user    `json:"user"`
	Nick  *string `json:"nick"`
	Roles idList  `json:"roles"`
}

// Kinds of channels.
const (
	textChannel  = 0
	forumChannel = 15
)

// A channel is one, or a thread.
type channel struct {
	ID       string `json:"id"`
	GuildID  string `json:"guild_id"`
	ParentID string `json:"parent_id"`
	OwnerID  string `json:"owner_id"`
	Type     int    `json:"type"`
	Name     string `json:"name"`
	Last     string `json:"last_message_id"`
	Tags     []tag  `json:"available_tags"`
	First    *struct {
		ID string `json:"id"`
	} `json:"message"` // of a post in a forum that was just made
	Thread *struct {
		Archived bool `json:"archived"`
	} `json:"thread_metadata"`
	Overwrites []struct {
		ID    string     `json:"id"`
		Type  int        `json:"type"`
		Allow permission `json:"allow"`
		Deny  permission `json:"deny"`
	} `json:"permission_overwrites"`
}

// starter is the first message of a post that was just made: mostly it has the
// post's id.
func (c channel) starter() string {
	if c.First != nil && c.First.ID != "" {
		return c.First.ID
	}
	return c.ID
}

type tag struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name"`
}

// Types of interactions and of the answers to them.
const (
	commandKind      = 2
	componentKind    = 3
	autocompleteKind = 4
	modalKind        = 5

	answerNow     = 4
	answerLater   = 5
	updateLater   = 6
	updateNow     = 7
	answerChoices = 8
	answerForm    = 9
)

// An interaction is a press, a form that was handed in, or a command.
type interaction struct {
	ID        string `json:"id"`
	AppID     string `json:"application_id"`
	Type      int    `json:"type"`
	Token     string `json:"token"`
	GuildID   string `json:"guild_id"`
	ChannelID string `json:"channel_id"`
	Locale    string `json:"locale"`
	Guild     *struct {
		ID string `json:"id"`
	} `json:"guild"`
	Member  *member  `json:"member"`
	Message *message `json:"message"`
	Data    struct {
		CustomID   string      `json:"custom_id"`
		Values     []string    `json:"values"`
		Components []component `json:"components"`
		Name       string      `json:"name"`
		Options    []argument  `json:"options"`
	} `json:"data"`
}

// An argument is one of a command, or a subcommand with its own.
type argument struct {
	Name    string          `json:"name"`
	Value   json.RawMessage `json:"value"`
	Focused bool            `json:"focused"`
	Options []argument      `json:"options"`
}

// stamp is a time as each reader's own program shows it.
func stamp(t time.Time, style string) string {
	return "<t:" + strconv.FormatInt(t.Unix(), 10) + ":" + style + ">"
}
