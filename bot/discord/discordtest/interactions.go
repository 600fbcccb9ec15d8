package discordtest

import "time"

// Kinds of interactions.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
	kindModal        = 5
)

// How long Discord waits for the first answer, and how long it takes later ones.
const (
	ackWithin   = 3 * time.Second * slowness
	tokenLasts  = 15 * time.Minute
	maxFollowUp = 100
)

// Types of answers to an interaction.
// https://discord.com/developers/docs/interactions/receiving-and-responding
const (
	replyMessage        = 4
	replyDeferred       = 5
	replyUpdateDeferred = 6
	replyUpdate         = 7
	replyChoices        = 8
	replyModal          = 9
)

// An Interaction is a press, a form handed in or a command, and what the bot
// did about it.
type Interaction struct {
	ID    string
	Token string

	s       *Server
	member  *Member
	channel string
	kind    int
	source  *message // that was pressed on, nil for commands
	issued  time.Time
	started time.Time // the same in real time

	acked    int // type of the first answer, 0 for none yet
	took     time.Duration
	hidden   bool // the answer is ephemeral
	modal    object
	choices  []any
	reply    *message // the bot's own message; the source, for updates
	followed []*message
}

// issue makes an interaction known and sends it. The lock is held.
func (s *Server) issue(i *Interaction, data object) *Interaction {
	i.s, i.ID, i.Token = s, s.newID(), "aW50ZXJhY3Rpb246"+s.newID()
	i.issued, i.started = s.now(), time.Now()
	s.interactions[i.Token] = i
	s.dispatch(intentNone, "INTERACTION_CREATE", s.interactionJSON(i, data))
	s.change()
	return i
}

// interactionJSON is an interaction as the gateway sends it.
func (s *Server) interactionJSON(i *Interaction, data object) object {
	member := s.memberJSON(i.member)
	member["permissions"] = everyone.String()
	o := object{
		"id": i.ID, "application_id": s.appID, "type": i.kind, "token": i.Token, "version": 1, "data": data,
		"guild_id": s.guildID, "guild": object{"id": s.guildID, "locale": "de", "features": []any{}},
		"channel_id": i.channel, "member": member, "locale": i.member.Locale, "guild_locale": "de",
		"app_permissions": everything.String(), "entitlements": []any{}, "context": 0,
		"authorizing_integration_owners": object{"0": s.guildID}, "attachment_size_limit": 10485760,
	}
	if ch := s.channel(i.channel); ch != nil {
		o["channel"] = s.channelJSON(ch)
		o["app_permissions"] = s.permits(ch).String()
	}
	if i.source != nil {
		o["message"] = s.messageJSON(i.source)
	}
	return o
}

// callbackForms are the forms of the answers by their type.
var callbackForms = map[int]string{
	replyMessage:        "CreateMessageInteractionCallbackRequest",
	replyDeferred:       "CreateMessageInteractionCallbackRequest",
	replyUpdateDeferred: "UpdateMessageInteractionCallbackRequest",
	replyUpdate:         "UpdateMessageInteractionCallbackRequest",
	replyChoices:        "ApplicationCommandAutocompleteCallbackRequest",
	replyModal:          "ModalInteractionCallbackRequest",
}

func callback(_ *Server, c *call) string { return callbackForms[number(c.object()["type"])] }

// postCallback takes the first answer, which has to come within three seconds
// and only once.
func (s *Server) postCallback(c *call) (answer, error) {
	i := s.interactions[c.id("interaction_token")]
	if i == nil || i.ID != c.id("interaction_id") {
		return answer{}, unknownInteraction
	}
	if i.acked != 0 {
		return answer{}, alreadyAnswered
	}
	if s.now().Sub(i.issued) > ackWithin {
		return answer{}, unknownInteraction
	}
	kind := number(c.object()["type"])
	if !i.takes(kind) {
		return answer{}, invalidForm([]formError{{at(nil, "type"), "INTERACTION_CALLBACK_TYPE_INVALID", "This interaction cannot be answered so."}})
	}
	data, _ := c.object()["data"].(object)
	if err := s.answerWith(i, kind, data, c); err != nil {
		return answer{}, err
	}
	i.acked, i.took = kind, time.Since(i.started)
	if c.query.Get("with_response") == "true" {
		return ok(s.callbackJSON(i))
	}
	return noContent()
}

// takes says which answers fit which interaction: only a message's can be
// updated, a form cannot be answered with another.
func (i *Interaction) takes(kind int) bool {
	switch kind {
	case replyMessage, replyDeferred:
		return i.kind != kindAutocomplete
	case replyUpdate, replyUpdateDeferred:
		return i.source != nil
	case replyModal:
		return i.kind == kindCommand || i.kind == kindComponent
	case replyChoices:
		return i.kind == kindAutocomplete
	}
	return false
}

func (s *Server) answerWith(i *Interaction, kind int, data object, c *call) error {
	switch kind {
	case replyMessage:
		return s.replyTo(i, data, c.files)
	case replyDeferred:
		m := blank(s.bot)
		m.flags = flagLoading | number(data["flags"])&flagEphemeral
		s.promise(i, m)
	case replyUpdate:
		i.reply = i.source
		return s.edit(i.source, c, at(nil, "data"))
	case replyUpdateDeferred:
		i.reply = i.source
	case replyChoices:
		i.choices = list(data["choices"])
		return checkChoices(i.choices)
	case replyModal:
		if err := checkModal(data); err != nil {
			return err
		}
		i.modal = data
	}
	return nil
}

// replyTo posts the first answer.
func (s *Server) replyTo(i *Interaction, data object, files []file) error {
	m, err := s.compose(data, files, at(nil, "data"))
	if err != nil {
		return err
	}
	s.promise(i, m)
	return nil
}

// promise posts the message that is the first answer, or will be.
func (s *Server) promise(i *Interaction, m *message) {
	i.reply, i.hidden = m, m.flags&flagEphemeral != 0
	s.show(i, m)
}

// show puts an answer's message where it belongs: before one pair of eyes, or
// into the channel.
func (s *Server) show(i *Interaction, m *message) {
	m.interaction = i
	if m.flags&flagEphemeral != 0 {
		m.viewer = i.member.ID
	}
	ch := s.channel(i.channel)
	if ch == nil {
		ch = &channel{id: i.channel} // deleted since
	}
	s.post(ch, m)
}

// callbackJSON tells of the answer, where the bot asked for it.
func (s *Server) callbackJSON(i *Interaction) object {
	o := object{"id": i.ID, "type": i.kind, "channel_id": i.channel, "guild_id": s.guildID}
	body := object{"interaction": o}
	if i.reply != nil {
		o["response_message_id"] = i.reply.id
		o["response_message_loading"] = i.reply.flags&flagLoading != 0
		o["response_message_ephemeral"] = i.hidden
	}
	if i.acked == replyMessage || i.acked == replyUpdate {
		body["resource"] = object{"type": i.acked, "message": s.messageJSON(i.reply)}
	}
	return body
}
