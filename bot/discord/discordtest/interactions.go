package discordtest

import (
	"slices"
	"time"
)

// Kinds of interactions.
const (
	kindCommand      = 2
	kindComponent    = 3
	kindAutocomplete = 4
	kindModal        = 5
)

// How long Discord waits for the first answer, and how long it takes later ones.
const (
	ackWithin   = 3 * time.Second
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
	touched  bool     // the reply was filled, edited or deleted after a deferral
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

// checkChoices: what the description does not say of an autocompletion.
func checkChoices(choices []any) error {
	var wrong []formError
	for n, choice := range choices {
		if choice.(object)["name"] == "" {
			wrong = append(wrong, badLength(at(nil, "data", "choices", n, "name"), 1, 100))
		}
	}
	return invalidForm(wrong)
}

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

// followUp is the form of a later answer.
func followUp(*Server, *call) string { return "IncomingWebhookRequestPartial" }

// byToken finds the interaction that a webhook's token stands for, while it
// lasts. There is no webhook before the first answer.
func (s *Server) byToken(c *call) (*Interaction, error) {
	i := s.interactions[c.id("webhook_token")]
	switch {
	case c.id("webhook_id") != s.appID || i == nil:
		return nil, unknownWebhook
	case s.now().Sub(i.issued) > tokenLasts:
		return nil, expiredToken
	case i.acked == 0:
		return nil, unknownWebhook
	}
	return i, nil
}

// postFollowUp takes a later answer. After a deferral, the first one takes the
// place of the one that was promised, and is seen by whom that one was.
func (s *Server) postFollowUp(c *call) (answer, error) {
	i, err := s.byToken(c)
	if err != nil {
		return answer{}, err
	}
	m, err := s.compose(c.object(), c.files, nil)
	if err != nil {
		return answer{}, err
	}
	if i.reply != nil && i.reply.flags&flagLoading != 0 {
		if err := s.edit(i.reply, c, nil); err != nil {
			return answer{}, err
		}
		i.touched = true
		return ok(s.messageJSON(i.reply))
	}
	if len(i.followed) >= maxFollowUp {
		return answer{}, &apiError{status: 400, code: 40094, message: "Cannot send more follow-up messages", broken: true}
	}
	i.followed = append(i.followed, m)
	s.show(i, m)
	return ok(s.messageJSON(m))
}

// answered finds the message of an interaction that a call names.
func (s *Server) answered(c *call) (*Interaction, *message, error) {
	i, err := s.byToken(c)
	if err != nil {
		return nil, nil, err
	}
	id := c.id("message_id")
	for _, m := range append(slices.Clone(i.followed), i.reply) {
		if m != nil && (id == m.id || id == "" && m == i.reply) && slices.Contains(s.messages[m.channel], m) {
			return i, m, nil
		}
	}
	return nil, nil, unknownMessage
}

func (s *Server) getReply(c *call) (answer, error) {
	_, m, err := s.answered(c)
	if err != nil {
		return answer{}, err
	}
	return ok(s.messageJSON(m))
}

func (s *Server) patchReply(c *call) (answer, error) {
	i, m, err := s.answered(c)
	if err != nil {
		return answer{}, err
	}
	if err := s.edit(m, c, nil); err != nil {
		return answer{}, err
	}
	i.touched = i.touched || m == i.reply
	return ok(s.messageJSON(m))
}

func (s *Server) deleteReply(c *call) (answer, error) {
	i, m, err := s.answered(c)
	if err != nil {
		return answer{}, err
	}
	s.remove(m)
	i.touched = i.touched || m == i.reply
	return noContent()
}

// checkModal: five inputs, no repeated ids, and a label for each input.
func checkModal(data object) error {
	components := list(withoutNulls(data["components"]))
	var wrong []formError
	if len(components) > maxRows {
		wrong = append(wrong, badLength(at(nil, "data", "components"), 1, maxRows))
	}
	seen := map[string]bool{}
	walk(components, at(nil, "data", "components"), func(c object, here []string) {
		id, _ := c["custom_id"].(string)
		if id != "" && seen[id] {
			wrong = append(wrong, formError{at(here, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"})
		}
		seen[id] = true
		inRow := slices.Contains(here, "components") && here[len(here)-2] == "components" && len(here) > 3
		if text, _ := c["label"].(string); number(c["type"]) == textInput && inRow && text == "" {
			wrong = append(wrong, required(at(here, "label")))
		}
		if least, most := number(c["min_length"]), c["max_length"]; most != nil && least > number(most) {
			wrong = append(wrong, formError{at(here, "min_length"), "COMPONENT_MIN_LENGTH_EXCEEDS_MAX", "min_length is more than max_length."})
		}
		if number(c["type"]) == actionRow && len(list(c["components"])) > 1 {
			wrong = append(wrong, formError{at(here, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"})
		}
	})
	return invalidForm(wrong)
}
