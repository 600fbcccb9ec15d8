package discord

import (
	"strings"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// said is what stands in the channel, or in the forum's post for it.
func (h *house) said() string {
	h.Helper()
	var all []string
	places := []string{h.channel}
	for _, th := range h.d.Threads(h.channel) {
		if numberOf(th.Name) == 0 {
			places = append(places, th.ID)
		}
	}
	for _, p := range places {
		for _, m := range h.d.Messages(p) {
			all = append(all, m.Content)
		}
	}
	return strings.Join(all, "\n")
}

func TestMorningAgendaIsWrittenOnceADay(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: kind, agenda: true})
			for range 3 {
				h.must(h.room.look(h.ctx))
			}
			h.d.WaitFor(func() bool { return strings.Contains(h.said(), "Agenda") })
			if got := strings.Count(h.said(), "Agenda Di 17.11.2026"); got != 1 {
				t.Errorf("written %d times:\n%s", got, h.said())
			}
			h.pass(11 * time.Hour) // it is evening
			h.must(h.room.look(h.ctx))
			h.pass(13 * time.Hour) // the next morning
			h.must(h.room.look(h.ctx))
			h.wantText(h.said(), "Agenda Mi 18.11.2026")
		})
	}
}

func TestWarnings(t *testing.T) {
	h := newHouse(t, want{})
	silent := func(d time.Duration) {
		h.mu.Lock()
		h.silence = d
		h.mu.Unlock()
		h.must(h.room.look(h.ctx))
	}
	silent(14 * time.Minute)
	h.wantNoText(h.said(), "Postfach")
	silent(16 * time.Minute)
	silent(17 * time.Minute)
	if got := strings.Count(h.said(), "seit 16 Minuten nicht erreichbar"); got != 1 {
		t.Errorf("warned %d times:\n%s", got, h.said())
	}
	h.wantNoText(h.said(), "seit 17")
	silent(0)
	h.wantText(h.said(), "wieder erreichbar")
	number := h.mail(complete())
	claimed, err := h.Claim(t.Context(), h.clock(), 1)
	h.must(err)
	h.must(h.Park(t.Context(), claimed[0].ID, h.clock(), "550 no such user"))
	h.room.Wake()
	silent(0)
	h.wantText(h.said(), "liegen geblieben: 1")
	h.wantText(h.thread(number), "Nicht zugestellt", "550 no such user")
	h.wantText(h.card(number).Text(), "unzustellbar: eva@amstutz.example")
	if c := h.card(number).Embeds[0].Color; c != colourTrouble {
		t.Errorf("colour %x", c)
	}
}

// TestWaitingIsBroughtUp after four business hours, and once a business day
// after that.
func TestWaitingIsBroughtUp(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	bells := func() int { return strings.Count(h.thread(number), "🔔") }
	h.pass(3 * time.Hour) // 12:00
	if got := bells(); got != 0 {
		t.Errorf("too early: %d", got)
	}
	h.pass(2 * time.Hour) // 14:00: four business hours since 09:00
	if got := bells(); got != 1 {
		t.Errorf("after four business hours: %d", got)
	}
	h.pass(3 * time.Hour)
	if got := bells(); got != 1 {
		t.Errorf("on the same day: %d", got)
	}
	h.pass(24 * time.Hour)
	if got := bells(); got != 2 {
		t.Errorf("on the next business day: %d", got)
	}
	h.press(number, &tickets.Approve{})
	h.pass(time.Hour)
	if got := bells(); got != 2 {
		t.Errorf("after the decision: %d", got)
	}
}

// TestSecretsEnd: staff are warned two weeks before, two days before, and told
// when it is renewed.
func TestSecretsEnd(t *testing.T) {
	ends := func(text string) map[string]calendar.Day {
		day, err := calendar.ParseDay(text)
		if err != nil {
			t.Fatal(err)
		}
		return map[string]calendar.Day{"mailbox": day}
	}
	h := newHouse(t, want{change: func(c *Config) { c.Expiries = ends("2026-12-02") }})
	said := func(want int) {
		t.Helper()
		h.must(h.room.look(h.ctx))
		h.must(h.room.look(h.ctx))
		if got := strings.Count(h.said(), "Der Zugang «mailbox» gilt nur bis Mi 02.12.2026"); got != want {
			t.Errorf("warned %d times on %s, want %d", got, h.clock(), want)
		}
	}
	said(0)
	h.pass(24 * time.Hour)
	said(1)
	h.pass(12 * 24 * time.Hour)
	said(2)
	h.wantNoText(h.said(), "erneuert")
	h.room.looking.Lock()
	h.room.Expiries = ends("2027-12-02")
	h.room.looking.Unlock()
	said(2)
	if got := strings.Count(h.said(), "Der Zugang «mailbox» ist erneuert."); got != 1 {
		t.Errorf("told %d times that it was renewed", got)
	}
}

// TestProgressIsTold: a long backlog of cards is told in one message, which says
// at the end that it is over.
func TestProgressIsTold(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: kind, idle: true})
			const many = 5
			for range many {
				h.mail(complete())
			}
			h.launchWith(func(r *Room) { r.slow, r.many = 0, 3 })
			h.settled()
			h.d.WaitFor(func() bool { return strings.Contains(h.said(), "✅ Alle Karten sind gezeichnet.") })
			h.wantNoText(h.said(), "es fehlen noch")
			if got := len(h.cards()); got != many {
				t.Errorf("%d cards", got)
			}
		})
	}
}
