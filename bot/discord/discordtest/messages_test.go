package discordtest

import (
	"strings"
	"testing"

	"github.com/bwmarrin/discordgo"
)

// text is a text of n characters, each of two bytes.
func text(n int) string { return strings.Repeat("ü", n) }

func TestMessageLifeCycle(t *testing.T) {
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
