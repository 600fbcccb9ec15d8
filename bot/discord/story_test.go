package discord

import (
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// TestFromTheFirstCardToTheClosedTicket plays a whole update in the room: every
// decision is pressed there, in a text channel and in a forum.
func TestFromTheFirstCardToTheClosedTicket(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: kind})
			number := h.mail(complete())
			first := h.card(number)
			h.does(h.chief, number, "approve", nil, nil)
			h.state(number, tickets.Proposed)
			h.does(h.worker, number, "accept", map[string]string{"party": "eva@amstutz.example", "option": "2"}, nil)
			h.state(number, tickets.Scheduled)
			h.wantText(h.card(number).Text(), "Di 15.12.2026, 08:00–10:00", "am Telefon")
			h.pass(h.ticket(number).Appointment.Start.Sub(h.clock()) + time.Minute)
			h.does(h.worker, number, "machines", nil, map[string]string{"names": "PC-1"})
			h.does(h.worker, number, "start", nil, map[string]string{"reason": ""})
			h.state(number, tickets.InProgress)
			h.does(h.worker, number, "step", map[string]string{"step": "11"}, nil, "guard of the runbook")
			for step := 1; step <= 12; step++ {
				n := map[int]string{1: "1", 2: "2", 3: "3", 4: "4", 5: "5", 6: "6", 7: "7", 8: "8", 9: "9", 10: "10", 11: "11", 12: "12"}[step]
				picks := map[string]string{"step": n}
				if step == 10 {
					picks["machine"] = "PC-1"
				}
				h.does(h.worker, number, "step", picks, nil)
			}
			h.state(number, tickets.AwaitingTest)
			h.does(h.worker, number, "test", map[string]string{"passed": "true"}, nil)
			h.pass(8 * 24 * time.Hour)
			h.does(h.worker, number, "cleanup", nil, nil)
			h.state(number, tickets.Closed)
			last := h.card(number)
			if last.ID != first.ID || h.cards()[number] != 1 {
				t.Errorf("cards: %v", h.cards())
			}
			h.wantText(last.Text(), "Erledigt")
			h.wantText(h.thread(number), "anna (discord "+h.chief.ID+")", "bob (discord "+h.worker.ID+")", "Schritt 12: erledigt", "⚫ Geschlossen (Erledigt)", "acknowledgement", `test\_request`)
			if th := h.d.Threads(h.channel); !th[0].Archived {
				t.Error("the thread is not archived")
			}
		})
	}
}

func (h *house) state(number int64, want tickets.State) {
	h.Helper()
	if got := h.ticket(number); got.State != want {
		h.Fatalf("the ticket is %s %s, want %s", got.State, got.Outcome, want)
	}
}

// does presses an action on the newest card, picks and types what it asks for,
// and wants a word in the answer.
func (h *house) does(by discordtest.Member, number int64, action string, picks, types map[string]string, word ...string) {
	h.Helper()
	card := h.card(number)
	var i *discordtest.Interaction
	for _, c := range card.Components() {
		g, _ := parseTarget(c.CustomID)
		switch {
		case g.kind == "p" && g.action == action:
			i = h.d.Press(by, card.ID, c.CustomID)
		case g.kind == "m" && i == nil:
			for _, o := range c.Options {
				if o.Value == action {
					i = h.d.SelectOption(by, card.ID, c.CustomID, action)
				}
			}
		}
	}
	if i == nil {
		h.Fatalf("%s cannot be pressed: %v", action, h.ticket(number).Actions())
	}
	a := i.Settled(h.ctx)
	if a.Message != nil && len(a.Message.Components()) > 0 { // a panel
		m := *a.Message
		for name, value := range picks {
			h.pick(by, m, name, value).Settled(h.ctx)
			m, _ = h.d.Message(m.ID)
		}
		kind := "g"
		if types != nil {
			kind = "x"
		}
		i = h.button(by, m, kind)
		a = i.Settled(h.ctx)
	}
	if a.Modal != nil {
		a = h.d.SubmitModal(i, types).Settled(h.ctx)
	}
	if len(word) == 0 {
		word = []string{"✅"}
	}
	h.wantText(a.Text(), word...)
}

// TestRoomInEnglish: a room in English says the same in English.
func TestRoomInEnglish(t *testing.T) {
	h := newHouse(t, want{change: func(c *Config) { c.Language = tickets.English }})
	number := h.mail(complete())
	h.settled()
	h.press(number, &tickets.Approve{})
	h.press(number, &tickets.Accept{Party: "eva@amstutz.example", Option: 1})
	h.wantText(h.thread(number), "carla**: approved Mon 2026-12-14 08:00", "desk: agreed: Mon 2026-12-14 08:00")
}
