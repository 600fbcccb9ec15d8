package discordtest

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/bwmarrin/discordgo"
)

func TestFailNext(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	s.FailNext("POST", "/channels/*/messages", 503, "<html>overloaded</html>", http.Header{"Content-Type": {"text/html"}}, 2)
	for range 2 {
		_, err := bot.ChannelMessageSend(room, "x")
		wantError(t, err, 503, "<html>")
	}
	if _, err := bot.ChannelMessageSend(room, "x"); err != nil {
		t.Error(err)
	}
	if n := len(s.Messages(room)); n != 1 {
		t.Errorf("%d messages, want one", n)
	}
	var statuses []int
	for _, r := range s.Requests("POST", "/channels/*/messages") {
		statuses = append(statuses, r.Status)
	}
	if len(statuses) != 3 || statuses[0] != 503 || statuses[2] != 200 {
		t.Errorf("statuses %v", statuses)
	}
}

func TestCutAndLost(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	s.CutNext("POST", "*", 1)
	if _, err := bot.ChannelMessageSend(room, "x"); err == nil || len(s.Messages(room)) != 0 {
		t.Errorf("cut before the deed: %v, %d messages", err, len(s.Messages(room)))
	}
	s.LoseNext("POST", "*", 0, 1)
	if _, err := bot.ChannelMessageSend(room, "x"); err == nil || len(s.Messages(room)) != 1 {
		t.Errorf("cut after the deed: %v, %d messages", err, len(s.Messages(room)))
	}
}

func TestDownAndUp(t *testing.T) {
	t.Parallel()
	s := New(t)
	room := s.AddChannel(Text, "desk")
	anna := s.AddMember("anna", "de")
	bot, h := listening(t, s, allIntents)
	s.WaitFor(h.has("guild 1"))
	s.Down()
	if _, err := bot.ChannelMessageSend(room, "x"); err == nil {
		t.Error("sent while down")
	}
	s.Write(anna, room, "inzwischen")
	s.Up()
	s.WaitFor(h.has("message anna: inzwischen"))
	if _, err := bot.ChannelMessageSend(room, "x"); err != nil {
		t.Error(err)
	}
}

func TestRateLimit(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room, other := s.AddChannel(Text, "desk"), s.AddChannel(Text, "andere")
	s.RateLimit("/channels/*/messages", 2, time.Minute, 1500*time.Millisecond)
	// discordgo would wait by itself where it shares the bucket: each request
	// gets one of its own.
	send := func(channel, bucket string) error {
		_, err := bot.RequestWithBucketID("POST", discordgo.EndpointChannelMessages(channel), map[string]any{"content": "x"}, bucket)
		return err
	}
	if err := errors.Join(send(room, "a"), send(room, "b")); err != nil {
		t.Fatal(err)
	}
	limit, is := send(room, "c").(*discordgo.RateLimitError)
	if !is || limit.RetryAfter != 1500*time.Millisecond {
		t.Errorf("the third: %v", limit)
	}
	if err := send(other, "d"); err != nil {
		t.Errorf("each channel has its own: %v", err)
	}
	s.Advance(time.Minute)
	if err := send(room, "e"); err != nil {
		t.Errorf("after the window: %v", err)
	}
}

func TestLatency(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	s.Latency("/users/@me", 30*time.Millisecond)
	start := time.Now()
	if _, err := bot.User("@me"); err != nil || time.Since(start) < 30*time.Millisecond {
		t.Errorf("after %s: %v", time.Since(start), err)
	}
}

func TestWhoMayAsk(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	bot.Token = "Bot wrong"
	_, err := bot.User("@me")
	wantRefused(t, w, err, 401, "Unauthorized")
	bot.Token, bot.UserAgent = "Bot "+Token, "curl"
	_, err = bot.User("@me")
	wantRefused(t, w, err, 403)
	bot.UserAgent = "DiscordBot (https://example.test, 1)"
	_, err = bot.RequestWithBucketID("GET", discordgo.EndpointAPI+"nowhere", nil, "x")
	wantRefused(t, w, err, 404)
	_, err = bot.RequestWithBucketID("DELETE", discordgo.EndpointGuildRoles(s.Guild()), nil, "x")
	wantRefused(t, w, err, 405)
	_, err = bot.RequestWithBucketID("GET", discordgo.EndpointChannel(s.AddChannel(Text, "x"))+"?colour=red", nil, "x")
	wantRefused(t, w, err, 400, "colour")
}

func TestWorldOverHTTP(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	technik := s.AddRole("Technik")
	anna := s.AddMember("anna", "de")
	room := s.AddChannel(Text, "desk")
	s.AddChannel(Forum, "Tickets", "offen")
	s.SetRoles(anna, technik)
	if m, err := bot.GuildMember(s.Guild(), anna.ID); err != nil || m.Roles[0] != technik || m.User.Username != "anna" {
		t.Errorf("member %+v, %v", m, err)
	}
	_, err := bot.GuildMember(s.Guild(), "7")
	wantError(t, err, 404, "10007")
	if g, err := bot.Guild(s.Guild()); err != nil || len(g.Roles) != 3 {
		t.Errorf("guild %+v, %v", g, err)
	}
	_, err = bot.Guild("7")
	wantError(t, err, 404, "10004")
	if channels, err := bot.GuildChannels(s.Guild()); err != nil || len(channels) != 2 || channels[1].AvailableTags[0].Name != "offen" {
		t.Errorf("channels %+v, %v", channels, err)
	}
	if roles, err := bot.GuildRoles(s.Guild()); err != nil || roles[2].Name != "Technik" {
		t.Errorf("roles %+v, %v", roles, err)
	}
	if me, err := bot.User("@me"); err != nil || me.ID != s.Bot().ID || !me.Bot {
		t.Errorf("me %+v, %v", me, err)
	}
	if g, err := bot.GatewayBot(); err != nil || g.URL != s.GatewayURL() {
		t.Errorf("gateway %+v, %v", g, err)
	}
	s.SetPermissions(room, SendMessages)
	if ch, err := bot.Channel(room); err != nil || ch.PermissionOverwrites[0].Deny != discordgo.PermissionSendMessages {
		t.Errorf("channel %+v, %v", ch, err)
	}
	if _, err := bot.ChannelEdit(room, &discordgo.ChannelEdit{Topic: "Updates"}); err != nil {
		t.Error(err)
	}
}

// A test that waits in vain fails, and says so.
func TestWaitForEnds(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t, WithPatience(10*time.Millisecond))
	if s.WaitFor(func() bool { return false }) {
		t.Error("it held")
	}
	if got := w.take(); len(got) != 1 || !strings.Contains(got[0], "in vain") {
		t.Errorf("complaints %q", got)
	}
}

// The paths of both versions are served.
func TestBothVersions(t *testing.T) {
	t.Parallel()
	s := New(t)
	for _, version := range []string{"/api/v9", "/api/v10"} {
		r, err := http.NewRequest("GET", s.URL()+version+"/users/@me", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Bot "+Token)
		r.Header.Set("User-Agent", "DiscordBot (https://example.test, 1)")
		answer, err := http.DefaultClient.Do(r)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != 200 {
			t.Errorf("%s: %s", version, answer.Status)
		}
	}
}
