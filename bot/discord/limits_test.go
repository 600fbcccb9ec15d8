package discord

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// TestManyTicketsAtOnce: each is shown once, in its newest state.
func TestManyTicketsAtOnce(t *testing.T) {
	n := 300
	if testing.Short() {
		n = 40
	}
	h := newHouse(t, want{idle: true})
	for i := range n {
		m := complete()
		m.From, m.Requests[0].Software = "eva@amstutz.example", "Topal"
		m.Subject = fmt.Sprintf("Topal %d", i)
		number := h.mail(m)
		h.press(number, &tickets.Assign{To: "carla"})
		h.press(number, &tickets.Assign{To: "dora"})
	}
	h.begin()
	for left := n; left > 0; { // each one in time, however slow the machine
		h.d.WaitFor(func() bool {
			now, err := h.PendingCards(t.Context())
			h.must(err)
			before := left
			left = now
			return now == 0 || now < before
		})
		if t.Failed() {
			break
		}
	}
	h.settled()
	cards := h.cards()
	for number, count := range cards {
		if count != 1 {
			t.Errorf("VL-%d has %d cards", number, count)
		}
	}
	if len(cards) != n {
		t.Errorf("%d cards, want %d", len(cards), n)
	}
	if edits := len(h.d.Requests("PATCH", "/channels/*/messages/*")); edits > n/10 {
		t.Errorf("%d edits: older states were shown too", edits)
	}
	h.wantText(h.card(1001).Text(), "dora")
}

// TestLimitOfActiveThreads: quiet threads make way.
func TestLimitOfActiveThreads(t *testing.T) {
	h := newHouse(t, want{options: []discordtest.Option{discordtest.WithMaxThreads(2)}})
	first := h.mail(complete())
	h.settled()
	h.press(first, &tickets.Approve{}) // now it waits for the customer
	h.settled()
	h.mail(complete())
	h.settled()
	third := h.mail(complete())
	h.hurry()
	for _, th := range h.d.Threads(h.channel) {
		if quiet := strings.HasPrefix(th.Name, "VL-1001"); quiet != th.Archived {
			t.Errorf("%s: archived %v", th.Name, th.Archived)
		}
	}
	h.wantText(h.thread(third), "Bitte Abacus aktualisieren")
}

// TestWithinTheRateLimit: Discord counts; the room slows down and loses nothing.
func TestWithinTheRateLimit(t *testing.T) {
	h := newHouse(t, want{idle: true})
	h.d.RateLimit("/channels/*/messages", 5, time.Second, 200*time.Millisecond)
	h.d.RateLimit("/channels/*/messages/*/threads", 5, time.Second, 200*time.Millisecond)
	const n = 12
	for range n {
		h.mail(complete())
	}
	h.begin()
	h.hurry()
	if cards := h.cards(); len(cards) != n {
		t.Errorf("%d cards, want %d", len(cards), n)
	}
	refused := 0
	for _, r := range h.d.Requests("POST", "/channels/*/messages") {
		if r.Status == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused > 2 {
		t.Errorf("Discord had to refuse %d times", refused)
	}
}
