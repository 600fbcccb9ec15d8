package discord

import (
	"strings"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

// away has something happen while the room has no session: it was stopped, or its
// session is lost for good.
var away = map[string]func(h *house, happens func()){
	"stopped": func(h *house, happens func()) {
		h.stop()
		happens()
		h.begin()
	},
	"session lost": func(h *house, happens func()) {
		h.d.DropGateway(false)
		happens()
	},
}

// TestDeletedWhileAway: what somebody deletes while nobody listens is made anew
// all the same, without anything else happening on the ticket.
func TestDeletedWhileAway(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		for what, remove := range deletions(kind) {
			for how, away := range away {
				t.Run(strings.Join([]string{name, what, how}, " "), func(t *testing.T) {
					h := newHouse(t, want{kind: kind})
					number, other := h.mail(complete()), h.mail(complete())
					h.settled()
					c, _, err := h.CardOf(t.Context(), number)
					h.must(err)
					untouched := h.card(other)
					away(h, func() { remove(h, c) })
					h.d.WaitFor(func() bool {
						h.pass(time.Minute)
						now, _, _ := h.CardOf(t.Context(), number)
						return now.Made > c.Made && now.Thread != "" && h.cards()[number] == 1
					})
					h.hurry()
					h.wantText(h.card(number).Text(), "VL-1001")
					h.wantText(h.thread(number), "Bitte Abacus aktualisieren")
					if got := h.card(other); got.ID != untouched.ID || h.cards()[other] != 1 {
						t.Errorf("the other card was drawn anew")
					}
				})
			}
		}
	}
}

// TestThreadChangedWhileAway: a post that was deleted is said, and notes that
// staff changed and deleted are followed.
func TestThreadChangedWhileAway(t *testing.T) {
	t.Parallel()
	for how, away := range away {
		t.Run(how, func(t *testing.T) {
			h := newHouse(t, want{kind: discordtest.Forum})
			number := h.mail(complete())
			h.settled()
			thread := h.d.Threads(h.channel)[0].ID
			post := h.d.Messages(thread)[1]
			h.wantText(post.Text(), "Bitte Abacus aktualisieren")
			changed, deleted := h.d.Write(h.worker, thread, "Zugang fehlt"), h.d.Write(h.worker, thread, "Testsystem zuerst")
			has := func(part string) {
				t.Helper()
				if !h.d.WaitFor(func() bool { return strings.Contains(h.timeline(number), part) }) {
					t.Errorf("%q is missing in:\n%s", part, h.timeline(number))
				}
			}
			has("| Zugang fehlt")
			has("| Testsystem zuerst")
			away(h, func() {
				h.d.DeleteMessage(thread, post.ID)
				h.d.EditMessage(thread, changed, "Zugang ist da")
				h.d.DeleteMessage(thread, deleted)
			})
			has("note | bob (discord " + h.worker.ID + ") | (geändert) vorher: Zugang fehlt\nneu: Zugang ist da")
			has("(gelöschte Notiz) Testsystem zuerst")
			h.d.WaitFor(func() bool { return strings.Contains(h.thread(number), "Hier wurde gelöscht") })
			away(h, func() {}) // once more: nothing is told twice
			h.d.WaitFor(h.d.Connected)
			h.press(number, &tickets.Note{Text: "danach"})
			h.wantText(h.thread(number), "danach")
			for _, once := range []string{"Hier wurde gelöscht", "✉️ eva@amstutz.example"} {
				if n := strings.Count(h.thread(number), once); n != 1 {
					t.Errorf("%q stands there %d times:\n%s", once, n, h.thread(number))
				}
			}
			for _, once := range []string{"(geändert)", "(gelöschte Notiz)"} {
				if n := strings.Count(h.timeline(number), once); n != 1 {
					t.Errorf("%q stands there %d times:\n%s", once, n, h.timeline(number))
				}
			}
		})
	}
}

// TestInspectionIsCheap: a new session reads, and sends nothing where nothing is
// missing.
func TestInspectionIsCheap(t *testing.T) {
	t.Parallel()
	for name, kind := range map[string]discordtest.Kind{"text": discordtest.Text, "forum": discordtest.Forum} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, want{kind: kind})
			const many = 12
			for range many {
				h.mail(complete())
			}
			h.settled()
			h.stop()
			sent := func() (n int) {
				for _, method := range []string{"POST", "PATCH", "DELETE"} {
					n += len(h.d.Requests(method, "/channels/*")) + len(h.d.Requests(method, "/channels/*/*")) + len(h.d.Requests(method, "/channels/*/*/*"))
				}
				return n
			}
			before, read := sent(), len(h.d.Requests("GET", "/channels/*/messages"))
			commands := len(h.d.Requests("PUT", "*"))
			h.begin()
			h.d.WaitFor(func() bool { return len(h.d.Requests("PUT", "*")) > commands }) // the last that is done
			h.settled()
			if n := sent() - before; n != 0 {
				t.Errorf("%d requests that change something", n)
			}
			if n := len(h.d.Requests("GET", "/channels/*/messages")) - read; n > many+1 {
				t.Errorf("%d lists were read for %d tickets", n, many)
			}
		})
	}
}

// TestCommandsAreRegisteredInTheEnd: a failure in passing is tried again.
func TestCommandsAreRegisteredInTheEnd(t *testing.T) {
	h := newHouse(t, want{idle: true})
	h.d.FailNext("PUT", "*", 503, "<html>later</html>", nil, 1)
	h.begin()
	if !h.d.WaitFor(func() bool { return len(h.d.Commands()) > 0 }) {
		t.Error("no commands")
	}
}

// TestBroughtUpInADeletedThread: what waits too long is brought up in a thread of
// its own again, where the old one is gone and nobody said so.
func TestBroughtUpInADeletedThread(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	c, _, err := h.CardOf(t.Context(), number)
	h.must(err)
	h.d.DropGateway(false)
	h.d.DeleteChannel(c.Thread)
	h.pass(6 * time.Hour)
	h.hurry()
	h.wantText(h.thread(number), "🔔 Wartet länger als 4 Arbeitsstunden", "Bitte Abacus aktualisieren")
}

// TestCardAndThreadDeleted: a card of which only the message is known to be there
// is not, either.
func TestCardAndThreadDeleted(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	c, _, err := h.CardOf(t.Context(), number)
	h.must(err)
	h.stop()
	h.d.DeleteChannel(c.Thread)
	h.d.DeleteMessage(c.Channel, c.Message)
	h.begin()
	h.d.WaitFor(func() bool {
		h.pass(time.Minute)
		now, _, _ := h.CardOf(t.Context(), number)
		return now.Made > c.Made && now.Thread != "" && h.cards()[number] == 1
	})
	h.hurry()
	h.wantText(h.thread(number), "Bitte Abacus aktualisieren")
}

// TestTagsAreAddedOnce: agenda, cards and a new session look at the forum at the
// same moment.
func TestTagsAreAddedOnce(t *testing.T) {
	h := newHouse(t, want{kind: discordtest.Forum, idle: true, agenda: true})
	h.d.Latency("/channels/*", 30*time.Millisecond)
	h.mail(complete())
	h.begin()
	h.settled()
	if n := len(h.d.Requests("PATCH", "/channels/"+h.channel)); n != 1 {
		t.Errorf("the tags were added %d times", n)
	}
}
