package discord

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// cards counts the messages of the channel that are cards, by ticket.
func (h *house) cards() map[int64]int {
	h.Helper()
	n := map[int64]int{}
	for _, m := range h.d.Messages(h.channel) {
		if len(m.Embeds) > 0 {
			n[numberOf(m.Embeds[0].Title)]++
		}
	}
	for _, th := range h.d.Threads(h.channel) {
		for _, m := range h.d.Messages(th.ID) {
			if len(m.Embeds) > 0 && len(m.Rows) > 0 {
				n[numberOf(m.Embeds[0].Title)]++
			}
		}
	}
	return n
}

// hurry makes what was put off due now: the waiting itself is not tested here.
func (h *house) hurry() {
	h.Helper()
	h.d.WaitFor(func() bool {
		h.mu.Lock()
		h.now = h.now.Add(time.Minute)
		h.mu.Unlock()
		h.room.Wake()
		at, err := h.NextCard(h.Context())
		return err == nil && at.IsZero()
	})
}

// TestFailuresOfTheInterface: whatever goes wrong once, there is one card in the
// end, and it is the newest.
func TestFailuresOfTheInterface(t *testing.T) {
	t.Parallel()
	html := "<html><body>cloudflare</body></html>"
	for name, fail := range map[string]func(h *house, path string){
		"502":         func(h *house, path string) { h.d.FailNext("POST", path, 502, html, nil, 2) },
		"500":         func(h *house, path string) { h.d.FailNext("", path, 500, `{"message":"500"}`, nil, 2) },
		"429 as HTML": func(h *house, path string) { h.d.FailNext("POST", path, 429, html, nil, 1) },
		"429": func(h *house, path string) {
			h.d.FailNext("POST", path, 429, `{"message":"slow","retry_after":0.3,"global":false}`, http.Header{"Retry-After": {"1"}}, 1)
		},
		"cut":           func(h *house, path string) { h.d.CutNext("POST", path, 1) },
		"answer lost":   func(h *house, path string) { h.d.LoseNext("POST", path, 0, 1) },
		"lost as a 502": func(h *house, path string) { h.d.LoseNext("POST", path, 502, 1) },
	} {
		for kindName, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
			t.Run(name+" "+kindName, func(t *testing.T) {
				h := newHouse(t, want{kind: kind, idle: true})
				path := "/channels/*/messages"
				if kind == discordtest.Forum {
					path = "/channels/*/threads"
				}
				number := h.mail(complete())
				fail(h, path)
				h.begin()
				h.hurry()
				if got := h.cards(); got[number] != 1 {
					t.Errorf("%d cards", got[number])
				}
				if th := h.d.Threads(h.channel); len(th) != 1 {
					t.Errorf("threads: %+v", th)
				}
				h.wantText(h.thread(number), "Bitte Abacus aktualisieren")
			})
		}
	}
}

// deletions are what somebody can take out of a room of that kind.
func deletions(kind discordtest.Kind) map[string]func(h *house, c store.Card) {
	return map[string]func(h *house, c store.Card){
		"card": func(h *house, c store.Card) {
			at := c.Channel
			if kind == discordtest.Forum {
				at = c.Thread
			}
			h.d.DeleteMessage(at, c.Message)
		},
		"thread": func(h *house, c store.Card) { h.d.DeleteChannel(c.Thread) },
	}
}

func TestDeletedThingsAreMadeAnew(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		for what, remove := range deletions(kind) {
			t.Run(what+" "+name, func(t *testing.T) {
				h := newHouse(t, want{kind: kind})
				number := h.mail(complete())
				h.settled()
				c, _, err := h.CardOf(t.Context(), number)
				h.must(err)
				remove(h, c)
				h.d.WaitFor(func() bool {
					h.pass(time.Minute)
					got := h.cards()
					now, _, _ := h.CardOf(t.Context(), number)
					return got[number] == 1 && now.Thread != "" && len(h.d.Messages(now.Thread)) > 0
				})
				h.press(number, &tickets.Approve{})
				h.hurry()
				h.wantText(h.card(number).Text(), "Termine angeboten")
				h.wantText(h.thread(number), "Bitte Abacus aktualisieren", "carla")
			})
		}
	}
}

// TestDiscordAwayAndBack: the desk works on, and the newest state is shown when
// Discord is back.
func TestDiscordAwayAndBack(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	h.d.Down()
	h.press(number, &tickets.Approve{})
	h.press(number, &tickets.Accept{Party: "eva@amstutz.example", Option: 1})
	second := h.mail(complete())
	h.d.Up()
	h.hurry()
	h.wantText(h.card(number).Text(), "Termin vereinbart")
	if got := h.cards(); got[number] != 1 || got[second] != 1 {
		t.Errorf("cards: %v", got)
	}
	h.d.WaitFor(h.d.Connected)
	h.wantText(h.button(h.chief, h.card(second), "approve").Settled(h.ctx).Text(), "✅")
}

func TestGatewayComesBack(t *testing.T) {
	t.Parallel()
	for name, lose := range map[string]func(*discordtest.Server){
		"resumed":       func(d *discordtest.Server) { d.DropGateway(true) },
		"identified":    func(d *discordtest.Server) { d.DropGateway(false) },
		"invalid":       (*discordtest.Server).InvalidSession,
		"reconnect":     (*discordtest.Server).Reconnect,
		"closed (4000)": func(d *discordtest.Server) { d.CloseGateway(4000) },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{})
			h.d.Allow(10062, 10015) // what is told again after a slow RESUME comes too late to be acknowledged
			number := h.mail(complete())
			card := h.card(number)
			lose(h.d)
			h.d.WaitFor(func() bool { return h.d.Connected() && h.room.online.Load() })
			h.d.WaitFor(func() bool {
				i := h.button(h.worker, card, "mine")
				deadline := time.Now().Add(time.Second)
				for time.Now().Before(deadline) {
					if i.Peek().Kind != discordtest.Nothing {
						return true
					}
					time.Sleep(10 * time.Millisecond)
				}
				return false
			})
			h.d.WaitFor(func() bool { return h.ticket(number).Assignee != "" })
		})
	}
}

// TestRestart: cards that are out of date are drawn anew, and none twice.
func TestRestart(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	card := h.card(number)
	h.stop()
	h.press(number, &tickets.Approve{})
	h.begin()
	h.settled()
	again := h.card(number)
	if again.ID != card.ID || h.cards()[number] != 1 {
		t.Errorf("cards: %v", h.cards())
	}
	h.wantText(again.Text(), "Termine angeboten")
}

// TestLostLedger: a database that does not know its cards finds them again, and
// tells what happened since.
func TestLostLedger(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: kind})
			number := h.mail(complete())
			thread := h.thread(number)
			h.stop()
			h.must(h.KeepCard(t.Context(), store.Card{Ticket: number}))
			h.pass(time.Minute)
			h.press(number, &tickets.Note{Text: "in der Pause"})
			h.begin()
			h.settled()
			if got := h.cards(); got[number] != 1 {
				t.Errorf("%d cards", got[number])
			}
			after := h.thread(number)
			h.wantText(after, thread, "in der Pause")
			if n := strings.Count(after, "Bitte Abacus aktualisieren"); n != 1 {
				t.Errorf("the mail stands there %d times:\n%s", n, after)
			}
			h.press(number, &tickets.Note{Text: "danach"})
			h.wantText(h.thread(number), "danach")
		})
	}
}

// TestStoppedInTheMiddle: the room is stopped after Discord did something and
// before it is known here, at each step of a new ticket, for longer than Discord
// remembers nonces. In the end everything stands there once.
func TestStoppedInTheMiddle(t *testing.T) {
	t.Parallel()
	const posts, threads, inCard = "/channels/*/messages", "/channels/*/threads", "/channels/*/messages/*/threads"
	for name, c := range map[string]struct {
		kind  discordtest.Kind
		steps []string
	}{
		"text":  {discordtest.Text, []string{posts, inCard, posts, posts}},
		"forum": {discordtest.Forum, []string{threads, posts, posts}},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: c.kind, idle: true})
			h.d.Allow(160004) // the thread is there already
			number := h.mail(complete())
			for _, path := range c.steps {
				held := h.d.HoldNext("POST", path)
				h.begin()
				<-held
				h.stop()
				h.d.Advance(10 * time.Minute)
			}
			h.begin()
			h.hurry()
			if got := h.cards(); got[number] != 1 || len(h.d.Threads(h.channel)) != 1 {
				t.Errorf("%d cards, threads %+v", got[number], h.d.Threads(h.channel))
			}
			thread := h.thread(number)
			for _, once := range []string{"Bitte Abacus aktualisieren", "acknowledgement"} {
				if n := strings.Count(thread, once); n != 1 {
					t.Errorf("%q stands there %d times:\n%s", once, n, thread)
				}
			}
		})
	}
}

// TestAnotherChannel: where another channel is configured, each open ticket
// begins anew there, with the newest part of what happened.
func TestAnotherChannel(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{})
			number := h.mail(complete())
			h.settled()
			h.stop()
			h.pass(time.Minute)
			for n := range 40 {
				h.press(number, &tickets.Note{Text: fmt.Sprintf("Notiz %d.", n)})
			}
			h.channel = h.d.AddChannel(kind, "moved")
			h.config.Channel = h.channel
			h.begin()
			h.settled()
			if got := h.cards(); got[number] != 1 {
				t.Errorf("%d cards", got[number])
			}
			thread := h.thread(number)
			h.wantText(thread, "Ältere Einträge, die nur in der Konsole stehen: 12", "https://desk.example/tickets/", "Notiz 10", "Notiz 39")
			h.wantNoText(thread, "Notiz 2\\.", "Bitte Abacus aktualisieren")
			h.press(number, &tickets.Approve{})
			h.wantText(h.thread(number), "carla**: hat Mo 14.12.2026, 08:00")
		})
	}
}

// TestDeletedPostIsSaid: what somebody deletes from a thread is said there, once.
// Deleting that as well is the last word.
func TestDeletedPostIsSaid(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.press(number, &tickets.Note{Text: "vom Telefon"})
	h.press(number, &tickets.Note{Text: "eine zweite"})
	h.settled()
	thread := h.d.Threads(h.channel)[0].ID
	find := func(part string) string {
		t.Helper()
		for _, m := range h.d.Messages(thread) {
			if strings.Contains(m.Text(), part) {
				return m.ID
			}
		}
		t.Fatalf("%q is missing in:\n%s", part, h.thread(number))
		return ""
	}
	waitFor := func(part string) {
		t.Helper()
		if !h.d.WaitFor(func() bool { return strings.Contains(h.thread(number), part) }) {
			t.Fatalf("%q is missing in:\n%s", part, h.thread(number))
		}
	}
	h.d.DeleteMessage(thread, find("Bitte Abacus aktualisieren"))
	waitFor("Hier wurde gelöscht")
	h.wantText(h.thread(number), "Di 17.11.2026, 09:00 · ✉️ eva@amstutz.example", "https://desk.example/tickets/")
	h.wantNoText(h.thread(number), "Bitte Abacus")

	h.d.DeleteMessage(thread, find("Hier wurde gelöscht")) // it is tired of us
	ids := fmt.Sprintf(`{"channel_id":%q,"guild_id":%q,"ids":[%q,%q]}`, thread, h.d.Guild(), find("vom Telefon"), find("eine zweite"))
	h.d.DeleteMessage(thread, find("vom Telefon"))
	h.room.event(h.ctx, "MESSAGE_DELETE_BULK", []byte(ids))
	waitFor("Hier wurde gelöscht")
	h.settled()
	h.room.event(h.ctx, "MESSAGE_DELETE_BULK", []byte(ids)) // told twice, as after a RESUME
	h.press(number, &tickets.Note{Text: "danach"})
	waitFor("danach")
	got := h.thread(number)
	if n := strings.Count(got, "▫️ Di 17.11.2026, 09:00 · carla"); n != 2 {
		t.Errorf("%d of the notes are said to be deleted, want both once:\n%s", n, got)
	}
	h.wantNoText(got, "✉️ eva@amstutz.example")
}

func TestMissingPermission(t *testing.T) {
	h := newHouse(t, want{idle: true})
	h.d.SetPermissions(h.channel, discordtest.ManageThreads, discordtest.EmbedLinks)
	err := Check(t.Context(), h.config)
	if err == nil || !strings.Contains(err.Error(), "Manage Threads, Embed Links") {
		t.Errorf("check says %v", err)
	}
	number := h.mail(complete())
	h.begin()
	h.d.WaitFor(func() bool { return len(h.d.Requests("GET", "/channels/*")) > 1 })
	if got := h.cards(); got[number] != 0 {
		t.Errorf("a card without permission: %v", got)
	}
	h.d.SetPermissions(h.channel)
	h.hurry()
	if got := h.cards(); got[number] != 1 {
		t.Errorf("%d cards after it was given", got[number])
	}
	if err := Check(t.Context(), h.config); err != nil {
		t.Errorf("check says %v", err)
	}
}

func TestCheckNamesWhatIsWrong(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		change func(h *house)
		says   string
	}{
		"token":   {func(h *house) { h.config.Token = "x"; h.d.Allow(0) }, "token"},
		"channel": {func(h *house) { h.config.Channel = "123" }, "no channel 123"},
		"server":  {func(h *house) { h.config.Guild = "123" }, "not on the server 123"},
		"kind": {func(h *house) {
			h.config.Channel = h.d.AddChannel(2, "voice")
		}, "neither a text channel nor a forum"},
		"hidden":  {func(h *house) { h.d.SetPermissions(h.channel, discordtest.ViewChannel) }, "View Channel"},
		"address": {func(h *house) { h.config.APIURL = "nowhere" }, "no address"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{idle: true})
			c.change(h)
			if err := Check(t.Context(), h.config); err == nil || !strings.Contains(err.Error(), c.says) {
				t.Errorf("check says %v, want %q", err, c.says)
			}
		})
	}
}

func TestHostileTexts(t *testing.T) {
	h := newHouse(t, want{})
	m := complete()
	m.Subject = "@everyone [bank](https://evil.example) " + strings.Repeat("x", 400)
	m.Author = "<@" + h.chief.ID + ">"
	m.Text = "@everyone @here <@" + h.chief.ID + "> **fett** [Ihre Bank](https://evil.example/login?a=b)\n# Titel\n> Zitat\n1. Liste\u202e\n" + strings.Repeat("lang & länger 😀 ", 800)
	m.Requests[0].Software = "**Abacus** @here " + strings.Repeat("y", 300)
	m.Requests[0].Version = "`code`"
	number := h.mail(m)
	card, thread := h.card(number), h.thread(number)
	for _, msg := range append(h.d.Messages(h.channel), h.d.Messages(h.d.Threads(h.channel)[0].ID)...) {
		if msg.Pings() {
			t.Errorf("it rang: %+v", msg)
		}
	}
	h.wantText(card.Text(), `\*\*Abacus\*\*`)
	h.wantText(thread, "‹evil.example›", `\*\*fett\*\*`, `\# Titel`, `\> Zitat`, `1\. Liste`, "ganzer Text in der Konsole")
	h.wantNoText(thread, "https://evil", "](http://", "@everyone", "\u202e")
}

// TestElsewhere: presses from other servers, and direct messages, are refused.
func TestElsewhere(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	for name, i := range map[string]interaction{
		"another server": {Type: componentKind, GuildID: "1", Member: &member{Roles: h.config.Approvers}},
		"direct message": {Type: componentKind},
	} {
		i.Data.CustomID = target{"p", number, h.ticket(number).Revision, "approve"}.id()
		h.d.Allow(0) // the stand-in knows no such interactions
		h.room.interact(h.ctx, i)
		if got := h.ticket(number); got.State != tickets.AwaitingApproval {
			t.Errorf("%s: the ticket is %s", name, got.State)
		}
	}
}

// TestPanicIsContained: a mistake in one press ends neither the room nor the
// next press.
func TestPanicIsContained(t *testing.T) {
	h := newHouse(t, want{change: func(c *Config) {
		press := c.Press
		c.Press = func(ctx context.Context, key string, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error) {
			if _, ok := a.(*tickets.TakeOver); ok {
				panic("a mistake")
			}
			return press(ctx, key, number, by, revision, a)
		}
	}})
	number := h.mail(complete())
	card := h.card(number)
	h.wantText(h.button(h.chief, card, "take_over").Settled(h.ctx).Text(), "bei uns fehlgeschlagen")
	h.wantText(h.button(h.chief, card, "mine").Settled(h.ctx).Text(), "✅")
}

// TestChannelDeleted: the desk works on, and the log says what is missing.
func TestChannelDeleted(t *testing.T) {
	var log lockedBuffer
	h := newHouse(t, want{change: func(c *Config) { c.Log = slog.New(slog.NewTextHandler(&log, nil)) }})
	number := h.mail(complete())
	h.settled()
	h.d.DeleteChannel(h.channel)
	h.press(number, &tickets.Approve{})
	h.d.WaitFor(func() bool {
		h.pass(time.Minute)
		return strings.Contains(log.String(), "there is no channel "+h.channel)
	})
	h.state(number, tickets.Proposed)
	h.wantNoText(log.String(), "amstutz.example", discordtest.Token)
}

// A lockedBuffer is one that several may write to.
type lockedBuffer struct {
	mu sync.Mutex
	b  strings.Builder
}

func (l *lockedBuffer) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.Write(p)
}

func (l *lockedBuffer) String() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.b.String()
}

// TestTokensStayOutOfErrors: an interaction's token is a key for a quarter of an
// hour.
func TestTokensStayOutOfErrors(t *testing.T) {
	r, err := New(Config{Token: "secret-token", APIURL: "http://127.0.0.1:1", Rules: rules(t), Now: time.Now})
	if err != nil {
		t.Fatal(err)
	}
	err = r.ask(t.Context(), "POST", "interactions/1/secret-interaction/callback", "interactions/1", nil, nil)
	if err == nil || strings.Contains(err.Error(), "secret") {
		t.Errorf("the error is %v", err)
	}
}
