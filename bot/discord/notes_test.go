package discord

import (
	"strings"
	"testing"

	"vorlauf/bot/discord/discordtest"
)

func (h *house) timeline(number int64) string {
	h.Helper()
	entries, err := h.Timeline(h.Context(), number)
	h.must(err)
	var all []string
	for _, e := range entries {
		all = append(all, e.Kind+" | "+e.Actor+" | "+e.Text)
	}
	return strings.Join(all, "\n")
}

// TestNotesFromTheThread: what staff write stands on the ticket, and is
// followed when it is changed and deleted; nothing of it is mailed.
func TestNotesFromTheThread(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	thread := h.d.Threads(h.channel)[0].ID
	mails, _ := h.Messages(t.Context(), number)
	id := h.d.Write(h.worker, thread, "Zugang *fehlt* noch")
	h.d.Write(h.guest, thread, "ich lese nur")
	has := func(part string) {
		t.Helper()
		if !h.d.WaitFor(func() bool { return strings.Contains(h.timeline(number), part) }) {
			t.Errorf("%q is missing in:\n%s", part, h.timeline(number))
		}
	}
	has("note | bob (discord " + h.worker.ID + ") | Zugang *fehlt* noch")
	h.d.EditMessage(thread, id, "Zugang ist da")
	has("(geändert) vorher: Zugang *fehlt* noch\nneu: Zugang ist da")
	h.d.DeleteMessage(thread, id)
	has("(gelöschte Notiz) Zugang")
	h.settled()
	h.wantNoText(h.timeline(number), "ich lese nur")
	if got := h.thread(number); strings.Count(got, "Zugang \\*fehlt\\* noch") > 2 { // the change and the deletion name it
		t.Errorf("the note was written again:\n%s", got)
	}
	if after, _ := h.Messages(t.Context(), number); len(after) != len(mails) {
		t.Errorf("a note was mailed: %+v", after[len(mails):])
	}
}

// TestNotesWrittenWhileDown are caught up at the next start.
func TestNotesWrittenWhileDown(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.settled()
	thread := h.d.Threads(h.channel)[0].ID
	h.stop()
	h.begin() // so that it is known how far the thread was read
	h.d.WaitFor(func() bool { v, _ := h.KeptValue(t.Context(), "discord/read"); return v != "" })
	h.stop()
	h.d.Write(h.worker, thread, "in der Pause")
	h.begin()
	h.d.WaitFor(func() bool { return strings.Contains(h.timeline(number), "in der Pause") })
	h.wantText(h.timeline(number), "note | bob (discord "+h.worker.ID+") | in der Pause")
}

func TestWithoutMessageContent(t *testing.T) {
	h := newHouse(t, want{options: []discordtest.Option{discordtest.WithoutMessageContent()}})
	number := h.mail(complete())
	h.settled()
	h.d.WaitFor(h.d.Connected)
	h.wantText(h.button(h.worker, h.card(number), "mine").Settled(h.ctx).Text(), "✅")
}
