package discordtest

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// card is a message with a button and a select, posted by the bot.
func card(t *testing.T, s *Server, bot *discordgo.Session) (channelID, messageID string) {
	t.Helper()
	room := s.AddChannel(Text, "desk")
	m, err := bot.ChannelMessageSendComplex(room, &discordgo.MessageSend{
		Content: "VL-1042",
		Embeds:  []*discordgo.MessageEmbed{{Title: "Update", Fields: []*discordgo.MessageEmbedField{{Name: "Kunde", Value: "Muster AG"}}}},
		Components: []discordgo.MessageComponent{
			row(press("Freigeben", "approve"), press("Ablehnen", "decline")),
			row(discordgo.SelectMenu{CustomID: "variant", Options: []discordgo.SelectMenuOption{{Label: "Wir", Value: "provider"}, {Label: "Partner", Value: "partner"}}}),
			row(discordgo.SelectMenu{CustomID: "assign", MenuType: discordgo.UserSelectMenu}),
		},
		AllowedMentions: &discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return room, m.ID
}

// answering connects a bot that answers each interaction with the function.
func answering(t *testing.T, s *Server, f func(*discordgo.Session, *discordgo.Interaction)) *discordgo.Session {
	t.Helper()
	bot := newBot(t, s)
	bot.AddHandler(func(b *discordgo.Session, i *discordgo.InteractionCreate) { f(b, i.Interaction) })
	connect(t, s, bot)
	return bot
}

func respond(b *discordgo.Session, i *discordgo.Interaction, kind discordgo.InteractionResponseType, data *discordgo.InteractionResponseData) error {
	return b.InteractionRespond(i, &discordgo.InteractionResponse{Type: kind, Data: data})
}

func TestPressAnsweredEphemerally(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de", s.AddRole("Technik"))
	bert := s.AddMember("bert", "fr")
	seen := make(chan *discordgo.Interaction, 1)
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		seen <- i
		respond(b, i, discordgo.InteractionResponseChannelMessageWithSource,
			&discordgo.InteractionResponseData{Content: "Freigegeben.", Flags: discordgo.MessageFlagsEphemeral})
	})
	room, id := card(t, s, bot)

	a := s.Press(anna, id, "approve").Answer(context.Background())
	if a.Kind != Reply || !a.Ephemeral || a.Message.Text() != "Freigegeben." || a.Deferred() {
		t.Errorf("answer: %+v", a)
	}
	i := <-seen
	if i.MessageComponentData().CustomID != "approve" || i.Member.User.ID != anna.ID || i.Locale != "de" ||
		i.Member.Roles[0] != anna.Roles[0] || i.Message.ID != id || i.ChannelID != room || i.GuildID != s.Guild() {
		t.Errorf("the bot saw %+v", i)
	}
	if n := len(s.Messages(room)); n != 1 {
		t.Errorf("everyone sees %d messages, want the card only", n)
	}
	if n := len(s.MessagesFor(bert, room)); n != 1 {
		t.Errorf("bert sees %d messages, want the card only", n)
	}
	if n := len(s.MessagesFor(anna, room)); n != 2 {
		t.Errorf("anna sees %d messages, want the answer too", n)
	}
	if list, err := bot.ChannelMessages(room, 10, "", "", ""); err != nil || len(list) != 1 {
		t.Errorf("the bot lists %d messages, %v", len(list), err)
	}
	_, err := bot.ChannelMessage(room, a.Message.ID)
	wantError(t, err, 404, "10008")
}

func TestDeferredReplyAndFollowUps(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		respond(b, i, discordgo.InteractionResponseDeferredChannelMessageWithSource, &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral})
		text := "Erledigt."
		b.InteractionResponseEdit(i, &discordgo.WebhookEdit{Content: &text})
		b.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "Noch etwas.", Flags: discordgo.MessageFlagsEphemeral})
	})
	room, id := card(t, s, bot)
	press := s.Press(anna, id, "approve")
	a := press.Settled(context.Background())
	if a.Kind != DeferredReply || !a.Ephemeral || a.Message.Content != "Erledigt." || a.Loading {
		t.Errorf("answer: %+v", a)
	}
	s.WaitFor(func() bool { return len(press.Peek().FollowUps) == 1 })
	if got := press.Peek().Text(); got != "Erledigt.\nNoch etwas." {
		t.Errorf("text %q", got)
	}
	if len(s.Messages(room)) != 1 || len(s.MessagesFor(anna, room)) != 3 {
		t.Error("both answers are for anna only")
	}
}

func TestFollowUpFillsDeferredReply(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		respond(b, i, discordgo.InteractionResponseDeferredChannelMessageWithSource, &discordgo.InteractionResponseData{Flags: discordgo.MessageFlagsEphemeral})
		b.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "Sichtbar?"})
	})
	room, id := card(t, s, bot)
	a := s.Press(anna, id, "approve").Settled(context.Background())
	if !a.Ephemeral || a.Message.Content != "Sichtbar?" || len(a.FollowUps) != 0 {
		t.Errorf("answer: %+v", a)
	}
	if len(s.Messages(room)) != 1 {
		t.Error("the promise was ephemeral, its answer is too")
	}
}

func TestUpdateAndSelect(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		data := i.MessageComponentData()
		respond(b, i, discordgo.InteractionResponseUpdateMessage, &discordgo.InteractionResponseData{Content: data.CustomID + " " + data.Values[0]})
	})
	room, id := card(t, s, bot)
	a := s.SelectOption(anna, id, "variant", "partner").Answer(context.Background())
	if a.Kind != Update || a.Message.ID != id {
		t.Errorf("answer: %+v", a)
	}
	m := s.Messages(room)[0]
	if m.Content != "variant partner" || m.Edited == nil || len(m.Components()) != 0 {
		t.Errorf("card: %+v", m)
	}
}

func TestSelectUser(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		data := i.MessageComponentData()
		respond(b, i, discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{Content: data.Resolved.Users[data.Values[0]].Username})
	})
	_, id := card(t, s, bot)
	if a := s.SelectOption(anna, id, "assign", anna.ID).Answer(context.Background()); a.Text() != "anna" || a.Ephemeral {
		t.Errorf("answer: %+v", a)
	}
}

func TestModal(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		if i.Type == discordgo.InteractionModalSubmit {
			input := i.ModalSubmitData().Components[0].(*discordgo.ActionsRow).Components[0].(*discordgo.TextInput)
			respond(b, i, discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{Content: input.CustomID + "=" + input.Value})
			return
		}
		respond(b, i, discordgo.InteractionResponseModal, &discordgo.InteractionResponseData{CustomID: "form", Title: "Ablehnen",
			Components: []discordgo.MessageComponent{row(discordgo.TextInput{CustomID: "reason", Label: "Grund", Style: discordgo.TextInputParagraph, Required: true, MaxLength: 100})}})
	})
	_, id := card(t, s, bot)
	shown := s.Press(anna, id, "decline")
	a := shown.Answer(context.Background())
	if a.Kind != ModalShown || a.Modal.Title != "Ablehnen" || a.Modal.CustomID != "form" || a.Modal.Fields[0].Label != "Grund" || !*a.Modal.Fields[0].Required {
		t.Fatalf("answer: %+v", a)
	}
	if a := s.SubmitModal(shown, map[string]string{"reason": "zu früh"}).Answer(context.Background()); a.Text() != "reason=zu früh" {
		t.Errorf("answer: %+v", a)
	}
}

func TestSlashCommand(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	room := s.AddChannel(Text, "desk")
	bot := answering(t, s, func(b *discordgo.Session, i *discordgo.Interaction) {
		option := i.ApplicationCommandData().Options[0].Options[0]
		if i.Type == discordgo.InteractionApplicationCommandAutocomplete {
			if !option.Focused {
				t.Error("the option is not focused")
			}
			respond(b, i, discordgo.InteractionApplicationCommandAutocompleteResult, &discordgo.InteractionResponseData{
				Choices: []*discordgo.ApplicationCommandOptionChoice{{Name: "VL-1042 Muster", Value: "VL-1042"}}})
			return
		}
		respond(b, i, discordgo.InteractionResponseChannelMessageWithSource, &discordgo.InteractionResponseData{Content: option.StringValue()})
	})
	permissions := int64(discordgo.PermissionManageThreads)
	_, err := bot.ApplicationCommandBulkOverwrite(s.AppID(), s.Guild(), []*discordgo.ApplicationCommand{{
		Name: "ticket", Description: "Tickets", DefaultMemberPermissions: &permissions,
		NameLocalizations: &map[discordgo.Locale]string{discordgo.French: "billet"},
		Options: []*discordgo.ApplicationCommandOption{{
			Type: discordgo.ApplicationCommandOptionSubCommand, Name: "show", Description: "Zeigen",
			Options: []*discordgo.ApplicationCommandOption{{Type: discordgo.ApplicationCommandOptionString, Name: "id", Description: "Nummer", Required: true, Autocomplete: true}},
		}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if a := s.Command(anna, room, "ticket show", map[string]any{"id": "VL-7"}).Answer(context.Background()); a.Text() != "VL-7" {
		t.Errorf("answer: %+v", a)
	}
	a := s.Autocomplete(anna, room, "ticket show", "id", map[string]any{"id": "VL"}).Answer(context.Background())
	if a.Kind != Choices || a.Choices[0] != (Choice{"VL-1042 Muster", "VL-1042"}) {
		t.Errorf("answer: %+v", a)
	}
	if got := s.Commands(); len(got) != 1 || got[0] != "ticket" {
		t.Errorf("commands %v", got)
	}
}

func TestCallbackTellsOfMessage(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	kept := make(chan *discordgo.Interaction, 1)
	bot := answering(t, s, func(_ *discordgo.Session, i *discordgo.Interaction) { kept <- i })
	_, id := card(t, s, bot)
	press := s.Press(anna, id, "approve")
	i := <-kept
	url := discordgo.EndpointInteractionResponse(i.ID, i.Token) + "?with_response=true"
	raw, err := bot.RequestWithBucketID("POST", url, map[string]any{"type": 4, "data": map[string]any{"content": "Hallo", "flags": 64}}, "x")
	if err != nil {
		t.Fatal(err)
	}
	var told struct {
		Interaction struct {
			ID        string `json:"response_message_id"`
			Ephemeral bool   `json:"response_message_ephemeral"`
		} `json:"interaction"`
		Resource struct {
			Message discordgo.Message `json:"message"`
		} `json:"resource"`
	}
	if err := json.Unmarshal(raw, &told); err != nil {
		t.Fatal(err)
	}
	seen := press.Peek().Message
	if told.Interaction.ID != seen.ID || !told.Interaction.Ephemeral || told.Resource.Message.Content != "Hallo" || !seen.Ephemeral() {
		t.Errorf("told %+v, seen %+v", told, seen)
	}
}

func TestAnswersEditedAndDeleted(t *testing.T) {
	t.Parallel()
	s := New(t)
	anna := s.AddMember("anna", "de")
	kept := make(chan *discordgo.Interaction, 1)
	bot := answering(t, s, func(_ *discordgo.Session, i *discordgo.Interaction) { kept <- i })
	_, id := card(t, s, bot)
	press := s.PressOld(anna, id, "not on the card any more")
	i := <-kept
	if err := respond(bot, i, discordgo.InteractionResponseDeferredMessageUpdate, nil); err != nil {
		t.Fatal(err)
	}
	if a := press.Answer(context.Background()); !a.Deferred() || a.Message.ID != id {
		t.Errorf("answer %+v", a)
	}
	extra, err := bot.FollowupMessageCreate(i, true, &discordgo.WebhookParams{Content: "veraltet", Flags: discordgo.MessageFlagsEphemeral})
	if err != nil {
		t.Fatal(err)
	}
	if a := press.Settled(context.Background()); len(a.FollowUps) != 1 || a.FollowUps[0].ViewerID != anna.ID {
		t.Errorf("answer %+v", a)
	}
	changed := "wirklich veraltet"
	if _, err := bot.FollowupMessageEdit(i, extra.ID, &discordgo.WebhookEdit{Content: &changed}); err != nil {
		t.Fatal(err)
	}
	if got := press.Peek().FollowUps[0].Content; got != changed {
		t.Errorf("follow-up %q", got)
	}
	if err := bot.FollowupMessageDelete(i, extra.ID); err != nil {
		t.Fatal(err)
	}
	if err := bot.InteractionResponseDelete(i); err != nil {
		t.Fatal(err)
	}
	if a := press.Peek(); a.Message != nil || len(a.FollowUps) != 0 {
		t.Errorf("answer %+v", a)
	}
}
