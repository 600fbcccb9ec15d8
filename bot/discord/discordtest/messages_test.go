package discordtest

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

// text is a text of n characters, each of two bytes.
func text(n int) string { return strings.Repeat("ü", n) }

func TestMessageLifeCycle(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room, id := card(t, s, bot)
	m := s.Messages(room)[0]
	if m.ID != id || m.Text() != "VL-1042\nUpdate\nKunde\nMuster AG" || m.Author.ID != s.AppID() || !m.Author.Bot {
		t.Errorf("message %+v", m)
	}
	if b, found := m.Component("Freigeben"); !found || b.CustomID != "approve" || len(m.Components()) != 4 {
		t.Errorf("components %+v", m.Components())
	}
	edit := discordgo.NewMessageEdit(room, id).SetContent("neu")
	edit.Components = &[]discordgo.MessageComponent{}
	if _, err := bot.ChannelMessageEditComplex(edit); err != nil {
		t.Fatal(err)
	}
	if m := s.Messages(room)[0]; m.Content != "neu" || len(m.Rows) != 0 || len(m.Embeds) != 1 || m.Edited == nil {
		t.Errorf("after the edit: %+v", m)
	}
	got, err := bot.ChannelMessage(room, id)
	if err != nil || got.Content != "neu" || got.EditedTimestamp == nil {
		t.Errorf("got %+v, %v", got, err)
	}
	if err := bot.ChannelMessageDelete(room, id); err != nil {
		t.Fatal(err)
	}
	wantError(t, bot.ChannelMessageDelete(room, id), 404, "10008")
	_, err = bot.ChannelMessageSend("123", "Hallo")
	wantError(t, err, 404, "10003")
}

func reader(text string) *strings.Reader { return strings.NewReader(text) }

func TestNonceSendsOnce(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	send := func(nonce string) string {
		t.Helper()
		raw, err := bot.RequestWithBucketID("POST", discordgo.EndpointChannelMessages(room),
			map[string]any{"content": "VL-1", "nonce": nonce, "enforce_nonce": true}, "x")
		if err != nil {
			t.Fatal(err)
		}
		var m discordgo.Message
		if err := json.Unmarshal(raw, &m); err != nil {
			t.Fatal(err)
		}
		return m.ID
	}
	s.LoseNext("POST", "/channels/*/messages", 502, 1)
	if _, err := bot.RequestWithBucketID("POST", discordgo.EndpointChannelMessages(room), map[string]any{"content": "VL-1", "nonce": "vl1/1", "enforce_nonce": true}, "x"); err == nil {
		t.Error("the answer should have been lost")
	}
	first := send("vl1/1")
	if n := len(s.Messages(room)); n != 1 || s.Messages(room)[0].ID != first {
		t.Errorf("%d messages, want the one", n)
	}
	if send("vl1/2") == first {
		t.Error("another nonce is another message")
	}
	s.Advance(6 * time.Minute)
	if send("vl1/1") == first {
		t.Error("nonces are not kept for ever")
	}
}

func TestPings(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	anna := s.AddMember("anna", "de")
	technik := s.AddRole("Technik")
	words := "@everyone <@" + anna.ID + "> <@&" + technik + "> <@999>"
	for name, tt := range map[string]struct {
		allowed               *discordgo.MessageAllowedMentions
		everyone, users, role bool
	}{
		"not said":  {nil, true, true, true},
		"none":      {&discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}}, false, false, false},
		"all users": {&discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{discordgo.AllowedMentionTypeUsers}}, false, true, false},
		"this role": {&discordgo.MessageAllowedMentions{Parse: []discordgo.AllowedMentionType{}, Roles: []string{technik}}, false, false, true},
	} {
		sent, err := bot.ChannelMessageSendComplex(room, &discordgo.MessageSend{Content: words, AllowedMentions: tt.allowed})
		if err != nil {
			t.Fatal(err)
		}
		m, _ := s.Message(sent.ID)
		if m.PingedEveryone != tt.everyone || (len(m.PingedUsers) == 1) != tt.users || (len(m.PingedRoles) == 1) != tt.role {
			t.Errorf("%s: %+v", name, m)
		}
		if m.Pings() != (tt.everyone || tt.users || tt.role) {
			t.Errorf("%s: pings %v", name, m.Pings())
		}
	}
}

func TestOtherPeoplesMessages(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	anna := s.AddMember("anna", "de")
	id := s.Write(anna, room, "Bitte anrufen")
	_, err := bot.ChannelMessageEdit(room, id, "x")
	wantRefused(t, w, err, 403, "50005")
	s.EditMessage(room, id, "Bitte zurückrufen")
	if got, err := bot.ChannelMessage(room, id); err != nil || got.Content != "Bitte zurückrufen" || got.Author.Username != "anna" {
		t.Errorf("got %+v, %v", got, err)
	}
	s.SetPermissions(room, ManageMessages)
	wantError(t, bot.ChannelMessageDelete(room, id), 403, "50013")
	s.SetPermissions(room)
	if err := bot.ChannelMessageDelete(room, id); err != nil {
		t.Error(err)
	}
	w.quiet(t)
}

func TestListMessages(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	anna := s.AddMember("anna", "de")
	var ids []string
	for _, word := range []string{"a", "b", "c", "d"} {
		ids = append(ids, s.Write(anna, room, word))
	}
	for _, tt := range []struct {
		limit         int
		before, after string
		want          string
	}{{100, "", "", "dcba"}, {2, "", "", "dc"}, {100, ids[2], "", "ba"}, {100, "", ids[1], "dc"}, {1, "", ids[1], "c"}} {
		page, err := bot.ChannelMessages(room, tt.limit, tt.before, tt.after, "")
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, m := range page {
			got += m.Content
		}
		if got != tt.want {
			t.Errorf("limit %d before %q after %q: %s, want %s", tt.limit, tt.before, tt.after, got, tt.want)
		}
	}
}

func TestPermissions(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	plain := &discordgo.MessageSend{Content: "x"}
	framed := &discordgo.MessageSend{Embeds: []*discordgo.MessageEmbed{{Title: "x"}}}
	file := &discordgo.MessageSend{Files: []*discordgo.File{{Name: "a", Reader: reader("x")}}}
	for _, tt := range []struct {
		missing Permission
		send    *discordgo.MessageSend
		code    string
	}{{ViewChannel, plain, "50001"}, {SendMessages, plain, "50013"}, {EmbedLinks, framed, "50013"}, {AttachFiles, file, "50013"}} {
		s.SetPermissions(room, tt.missing)
		_, err := bot.ChannelMessageSendComplex(room, tt.send)
		wantError(t, err, 403, tt.code)
	}
	s.SetPermissions(room, ReadMessageHistory)
	_, err := bot.ChannelMessages(room, 1, "", "", "")
	wantError(t, err, 403, "50013")
	if n := len(s.Messages(room)); n != 0 {
		t.Errorf("%d messages got through", n)
	}
}
