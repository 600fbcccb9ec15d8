package discord

import (
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// TestEndsWhateverDiscordDoes: the room ends soon, also where Discord takes
// connections and says nothing, cannot be reached, or falls silent while
// something is sent.
func TestEndsWhateverDiscordDoes(t *testing.T) {
	t.Parallel()
	const hour = time.Hour
	for name, c := range map[string]struct {
		before func(d *discordtest.Server) // the room starts
		then   func(d *discordtest.Server)
		until  func(h *house) bool
	}{
		"no HELLO": {
			before: func(d *discordtest.Server) { d.Silence(true) },
			until:  func(h *house) bool { return len(h.d.Requests("GET", "/gateway")) > 0 },
		},
		"the gateway is not named": {
			before: func(d *discordtest.Server) { d.Latency("/gateway", hour) },
		},
		"frozen from the start": {
			before: func(d *discordtest.Server) { d.Silence(true); d.Latency("*", hour) },
		},
		"frozen while it works": {
			then: func(d *discordtest.Server) { d.Silence(true); d.Latency("*", hour) },
		},
		"down": {
			then: func(d *discordtest.Server) { d.Down() },
		},
		"a used up limit": {
			before: func(d *discordtest.Server) {
				d.RateLimit("/channels/*/messages", 1, 1500*time.Millisecond, 1500*time.Millisecond)
			},
			until: func(h *house) bool { return len(h.d.Requests("POST", "/channels/*/messages")) > 0 },
		},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{idle: true})
			number := h.mail(complete())
			if c.before != nil {
				c.before(h.d)
			}
			h.launch()
			if c.before == nil {
				h.d.WaitFor(h.d.Connected)
				h.settled()
			}
			if c.then != nil {
				c.then(h.d)
			}
			h.press(number, &tickets.Approve{})
			if c.until != nil {
				h.d.WaitFor(func() bool { return c.until(h) })
			}
			begun := time.Now()
			h.stop()
			const most = 5 * time.Second // the desk has ten for all
			if took := time.Since(begun); took > most {
				t.Errorf("it took %s", took)
			}
		})
	}
}
