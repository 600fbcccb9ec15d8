package discord

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// TestAnswerInSpiteOfDiscord: a first answer that fails in passing, or of which
// the outcome is lost, is tried again while somebody waits for it; the second one,
// too.
func TestAnswerInSpiteOfDiscord(t *testing.T) {
	t.Parallel()
	const callback, answers = "/interactions/*/*/callback", "/webhooks/*/*/messages/@original"
	for name, fail := range map[string]func(d *discordtest.Server){
		"callback 502":            func(d *discordtest.Server) { d.FailNext("POST", callback, 502, "<html>", nil, 1) },
		"callback 429":            func(d *discordtest.Server) { d.FailNext("POST", callback, 429, `{"retry_after":0.1}`, nil, 1) },
		"callback carried out":    func(d *discordtest.Server) { d.LoseNext("POST", callback, 502, 1) },
		"callback's answer lost":  func(d *discordtest.Server) { d.LoseNext("POST", callback, 0, 1) },
		"the answer's 500, twice": func(d *discordtest.Server) { d.FailNext("PATCH", answers, 500, `{}`, nil, 2) },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{})
			h.d.Allow(alreadyAnswered)
			number := h.mail(complete())
			card := h.card(number)
			fail(h.d)
			h.wantText(h.button(h.chief, card, "mine").Settled(h.ctx).Text(), "✅ Zuweisen: VL-1001")
		})
	}
}

// TestToldTwice: a press that the gateway tells twice, as after a RESUME, is
// answered once, and its answer stays.
func TestToldTwice(t *testing.T) {
	h := newHouse(t, want{})
	h.d.Allow(alreadyAnswered)
	number := h.mail(complete())
	card := h.card(number)
	pressed := h.button(h.chief, card, "mine")
	h.wantText(pressed.Settled(h.ctx).Text(), "✅")
	again := interaction{ID: pressed.ID, AppID: h.d.AppID(), Token: pressed.Token, Type: componentKind, GuildID: h.d.Guild(), Locale: "de",
		Member: &member{User: user{ID: h.chief.ID}, Roles: h.config.Approvers}}
	again.Data.CustomID = target{"p", number, h.ticket(number).Revision, "mine"}.id()
	h.room.interact(h.ctx, again)
	h.wantText(pressed.Settled(h.ctx).Text(), "✅")
}

// TestLimitWithoutHeaders: a 429 that says nothing but to wait is not run into
// again by the other cards.
func TestLimitWithoutHeaders(t *testing.T) {
	h := newHouse(t, want{idle: true})
	for range 20 {
		h.mail(complete())
	}
	h.d.FailNext("POST", "/channels/*/messages", 429, "<html>slow</html>", nil, 1)
	h.begin()
	h.d.WaitFor(func() bool { return len(h.d.Requests("POST", "/channels/"+h.channel+"/messages")) > 0 })
	h.d.WaitFor(func() bool { at, err := h.NextCard(t.Context()); return err == nil && at.After(h.clock()) })
	if n := len(h.d.Requests("POST", "/channels/"+h.channel+"/messages")); n != 1 {
		t.Errorf("%d requests against the limit", n)
	}
}

// TestGlobalLimit holds for everything but the answers to people.
func TestGlobalLimit(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	card := h.card(number)
	h.d.FailNext("PATCH", "/channels/*/messages/*", 429, `{"message":"slow","retry_after":60,"global":true}`, nil, 1)
	h.press(number, &tickets.TakeOver{})
	h.d.WaitFor(func() bool { return h.room.resting("channels/1/messages") > 0 })
	h.wantText(h.button(h.chief, card, "mine").Settled(h.ctx).Text(), "⚠️ Die Karte ist veraltet")
}

// TestBareServer: one without threads has the cards at least, and what waits is
// brought up in the channel.
func TestBareServer(t *testing.T) {
	s := newSparse(t, false)
	s.bare = true
	h := newHouse(t, want{idle: true, change: func(c *Config) {
		c.APIURL, c.Guild, c.Channel, c.Approvers = s.URL+"/backend/api/", "100", "500", []string{"1"}
	}})
	number := h.mail(complete())
	h.launch()
	<-s.connected
	h.settled()
	h.press(number, &tickets.TakeOver{})
	h.settled()
	s.wait(`PATCH /channels/500/messages/\d+ .*von Hand übernommen`)
	h.press(number, &tickets.HandBack{})
	h.pass(6 * time.Hour)
	s.wait(`POST /channels/500/messages .*Wartet länger als 4 Arbeitsstunden`)
}

// TestNoteWithoutMember: where the gateway does not say what roles an author has,
// Discord is asked, and who cannot be asked about is nobody of the staff.
func TestNoteWithoutMember(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	thread := h.d.Threads(h.channel)[0].ID
	for n, by := range []user{{ID: h.guest.ID, Name: "eve"}, {ID: "12345", Name: "mallory"}, {ID: h.worker.ID, Name: "bob"}} {
		raw, err := json.Marshal(map[string]any{"id": fmt.Sprint(9000 + n), "channel_id": thread, "guild_id": h.d.Guild(), "content": "von " + by.Name,
			"author": map[string]any{"id": by.ID, "username": by.Name}})
		h.must(err)
		h.room.event(h.ctx, "MESSAGE_CREATE", raw)
	}
	h.wantText(h.timeline(number), "bob (discord "+h.worker.ID+") | von bob")
	h.wantNoText(h.timeline(number), "von eve", "von mallory")
}

// TestOddEvents: whatever a gateway says, the room goes on.
func TestOddEvents(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	h.d.Allow(0, 10062, 10015, 50035, 50027)
	thread := h.d.Threads(h.channel)[0].ID
	member := fmt.Sprintf(`"member":{"user":{"id":%q},"roles":[%q]}`, h.chief.ID, h.config.Approvers[0])
	for _, kind := range []string{"READY", "INTERACTION_CREATE", "MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK",
		"THREAD_DELETE", "CHANNEL_DELETE", "CHANNEL_UPDATE", "GUILD_ROLE_UPDATE", "RESUMED", "?"} {
		for _, raw := range []string{"", "null", "[]", `"x"`, "7", "{}", `{"id":7}`, `{"id":null,"data":null,"author":null,"member":null,"message":null}`,
			`{"data":[],"author":[],"member":[],"message":[],"user":[],"application":[],"ids":{}}`,
			fmt.Sprintf(`{"id":"1","type":3,"guild_id":%q,%s,"message":{"components":[{}, null, {"components":null}],"embeds":null},"data":{"custom_id":"s:%d:0:approve/dates","values":null}}`, h.d.Guild(), member, number),
			fmt.Sprintf(`{"id":"2","type":3,"guild_id":%q,%s,"data":{"custom_id":"ok:%d:0:reply"}}`, h.d.Guild(), member, number),
			fmt.Sprintf(`{"id":"3","type":5,"guild_id":%q,%s,"data":{"custom_id":"f:%d:0:ask","components":null}}`, h.d.Guild(), member, number),
			fmt.Sprintf(`{"id":"4","type":2,"guild_id":%q,%s,"data":{"name":"ticket","options":[{"name":"show"}]}}`, h.d.Guild(), member),
			fmt.Sprintf(`{"id":"5","type":4,"guild_id":%q,%s,"data":{"name":"slots","options":[{"name":"from","value":null,"focused":true}]}}`, h.d.Guild(), member),
			fmt.Sprintf(`{"id":"6","type":99,"guild_id":%q,%s,"data":{}}`, h.d.Guild(), member),
			fmt.Sprintf(`{"id":"","channel_id":%q,"author":{"id":%q},"content":"x"}`, thread, h.chief.ID),
		} {
			h.room.contained(kind, func() error { h.room.event(h.ctx, kind, json.RawMessage(raw)); return nil })
		}
	}
	if got := h.ticket(number); got.State != tickets.AwaitingApproval {
		t.Errorf("the ticket is %s", got.State)
	}
	h.d.WaitFor(func() bool { return len(h.room.afresh) == 0 })
	h.settled()
	h.wantText(h.button(h.chief, h.card(number), "mine").Settled(h.ctx).Text(), "✅")
	h.wantNoText(h.timeline(number), "note |")
}

func TestNonce(t *testing.T) {
	for name, want := range map[string]string{"1001.2.m1": "1001.2.m1", strings.Repeat("9", 25): strings.Repeat("9", 25)} {
		if got := nonce(name); got != want {
			t.Errorf("%q becomes %q", name, got)
		}
	}
	a, b := nonce("late01J9ZQ5V7C8M2K4N6P8R0T2W4Y"), nonce("late01J9ZQ5V7C8M2K4N6P8R0T2W4Z")
	if len(a) > 25 || a == b {
		t.Errorf("%q and %q", a, b)
	}
}
