package discord

import (
	"strings"
	"testing"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// run gives a command and returns what it says.
func (h *house) run(by discordtest.Member, name string, options map[string]any) string {
	h.Helper()
	h.registered()
	a := h.d.Command(by, h.channel, name, options).Settled(h.ctx)
	if !a.Ephemeral {
		h.Errorf("%s: everybody sees the answer", name)
	}
	return a.Text()
}

func (h *house) registered() {
	h.Helper()
	h.d.WaitFor(func() bool { return len(h.d.Commands()) > 0 })
}

func TestCommandsThatRead(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	other := complete()
	other.From, other.Requests[0].Software, other.Requests[0].Version = "jean@rochat.example", "Topal", "26.4"
	h.mail(other)
	h.press(1002, &tickets.Approve{})
	h.settled()
	thread, _, _ := h.CardOf(t.Context(), number)
	for _, c := range []struct {
		name    string
		options map[string]any
		has     []string
		lacks   []string
	}{
		{"ticket show", map[string]any{"number": "1001"}, []string{"<#" + thread.Thread + ">", "Amstutz AG", "Abacus 2026"}, nil},
		{"ticket show", map[string]any{"number": "VL-9999"}, []string{"There is no such thing"}, nil},
		{"ticket show", map[string]any{"number": "x"}, []string{"cannot be read"}, nil},
		{"ticket list", nil, []string{"waits for us", "(1)", "VL-1001"}, []string{"VL-1002"}},
		{"ticket list", map[string]any{"which": "mine"}, []string{"(0)", "nothing"}, nil},
		{"find", map[string]any{"text": "rochat"}, []string{"VL-1002", "Topal"}, []string{"VL-1001"}},
		{"slots", map[string]any{"product": "Abacus", "from": "7.12.2026"}, []string{"Free dates of 120 minutes", "Wed 9 Dec 2026, 08:00–10:00"}, []string{"Tue 8 Dec", "Sat"}},
		{"agenda", map[string]any{"days": 14}, []string{"Agenda Tue 17 Nov 2026", "No appointments", "Waiting for us: 1"}, nil},
		{"health", nil, []string{"Open tickets: 2, of which wait for us: 1"}, nil},
	} {
		got := h.run(h.guest, c.name, c.options)
		h.wantText(got, c.has...)
		h.wantNoText(got, c.lacks...)
	}
	h.wantText(h.run(h.chief, "agenda", nil), "Di 17.11.2026", "Auf uns warten: 1")
}

func TestNewByTelephone(t *testing.T) {
	h := newHouse(t, want{})
	args := map[string]any{"contact": "eva@amstutz.example", "product": "Abacus", "version": "2026", "wish": "14.12.2026", "text": "rief an"}
	if got := h.run(h.guest, "new", args); !strings.Contains(got, "lack the role") {
		t.Errorf("a reader: %s", got)
	}
	h.wantText(h.run(h.worker, "new", args), "VL-1001 is opened")
	got := h.ticket(1001)
	if got.Customer != "Amstutz AG" || got.Requests[0].Software != "Abacus" || got.Requests[0].Wished[0] != "2026-12-14" {
		t.Errorf("opened %+v", got)
	}
	h.wantText(h.thread(1001), "Auftrag am Telefon", "rief an", "bob (discord")
}

func TestAutocompletion(t *testing.T) {
	h := newHouse(t, want{})
	h.mail(complete())
	h.registered()
	for _, c := range []struct{ name, focused, typed, want string }{
		{"ticket show", "number", "amst", "VL-1001 Amstutz AG – Abacus 2026"},
		{"slots", "product", "nes", "NEST"},
		{"slots", "customer", "roch", "Rochat SA"},
		{"new", "contact", "eva", "eva@amstutz.example – Amstutz AG"},
		{"new", "product", "zzz", ""},
	} {
		a := h.d.Autocomplete(h.chief, h.channel, c.name, c.focused, map[string]any{c.focused: c.typed}).Answer(h.ctx)
		got := ""
		if len(a.Choices) > 0 {
			got = a.Choices[0].Name
		}
		if got != c.want || a.Kind != discordtest.Choices {
			t.Errorf("%s %s=%q offers %q (%v), want %q", c.name, c.focused, c.typed, got, a.Kind, c.want)
		}
	}
}
