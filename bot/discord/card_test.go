package discord

import (
	"strings"
	"testing"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// TestCardAndThread: a new ticket has one card with a thread, in a text channel
// and in a forum, and later states change it in place.
func TestCardAndThread(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: kind})
			number := h.mail(complete())
			card := h.card(number)
			h.wantText(card.Text(), "VL-1001 Abacus 2026", "Amstutz AG", "setup.abacus.example", "setup.exe", "Mo 14.12.2026", "5678", "Zu entscheiden", "niemand")
			h.wantNoText(card.Text(), "ABCD", "https://setup", "c=d")
			h.wantText(h.thread(number), "Von eva@", "Bitte Abacus aktualisieren")
			h.press(number, &tickets.Approve{})
			again := h.card(number)
			if again.ID != card.ID {
				t.Errorf("the card moved from %s to %s", card.ID, again.ID)
			}
			h.wantText(again.Text(), "Termine angeboten")
			h.wantText(h.thread(number), "carla", "An eva@")
			if threads := h.d.Threads(h.channel); len(threads) != 1 || !strings.HasPrefix(threads[0].Name, "VL-1001 Amstutz AG – Abacus 2026") {
				t.Errorf("threads: %+v", threads)
			}
		})
	}
}

func TestForumTags(t *testing.T) {
	h := newHouse(t, want{kind: discordtest.Forum, tags: []string{"Zu Entscheiden"}})
	number := h.mail(complete())
	h.settled()
	tagged := func() string {
		for _, tag := range h.d.Tags(h.channel) {
			for _, th := range h.d.Threads(h.channel) {
				if len(th.Tags) == 1 && th.Tags[0] == tag.ID {
					return tag.Name
				}
			}
		}
		return ""
	}
	if got := tagged(); got != "Zu Entscheiden" {
		t.Errorf("tag %q, want the forum's own", got)
	}
	h.press(number, &tickets.Approve{})
	h.settled()
	if got := tagged(); got != "Termine angeboten" {
		t.Errorf("tag %q, want one that was added", got)
	}
}

func TestClosedTicketIsArchivedAndComesBack(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: kind})
			number := h.mail(complete())
			h.settled()
			h.press(number, &tickets.Decline{Reason: "nein"})
			h.settled()
			if th := h.d.Threads(h.channel); !th[0].Archived {
				t.Errorf("the thread of a closed ticket is not archived: %+v", th)
			}
			h.wantText(h.card(number).Text(), "Abgelehnt")
			h.press(number, &tickets.Reopen{})
			h.settled()
			if th := h.d.Threads(h.channel); th[0].Archived || len(th) != 1 {
				t.Errorf("the thread did not come back: %+v", th)
			}
			h.wantText(h.card(number).Text(), "Zu entscheiden")
		})
	}
}

func TestArchivedThreadComesBackForTheCard(t *testing.T) {
	h := newHouse(t, want{kind: discordtest.Forum})
	number := h.mail(complete())
	h.settled()
	h.d.Archive(h.d.Threads(h.channel)[0].ID)
	h.press(number, &tickets.Assign{To: "carla"})
	h.wantText(h.card(number).Text(), "carla")
	if th := h.d.Threads(h.channel); th[0].Archived {
		t.Error("it is still archived")
	}
}
