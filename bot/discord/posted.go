package discord

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"vorlauf/templates"
	"vorlauf/tickets/store"
)

// A posted says which message of a thread tells which item of the ticket, so
// that the thread can say what somebody deleted from it.
type posted struct {
	Thread string            `json:"thread"`
	Items  map[string]string `json:"items"`           // item.name by the message's id
	Notes  map[string]bool   `json:"notes,omitempty"` // ids of what staff wrote there
	Gone   []string          `json:"gone,omitempty"`  // ids that were deleted and of which nothing is said yet
}

// changePosted changes what is known of a ticket's thread.
func (r *Room) changePosted(ctx context.Context, number int64, thread string, change func(*posted)) error {
	r.posting.Lock()
	defer r.posting.Unlock()
	name := fmt.Sprintf("discord/posted/%d", number)
	kept, err := r.Ledger.KeptValue(ctx, name)
	if err != nil {
		return err
	}
	p := newPosted(thread)
	if kept != "" {
		if err := json.Unmarshal([]byte(kept), &p); err != nil {
			return fmt.Errorf("discord: what was posted for VL-%d: %w", number, err)
		}
	}
	if p.Thread != thread { // made anew
		p = newPosted(thread)
	}
	if p.Notes == nil {
		p.Notes = map[string]bool{}
	}
	change(&p)
	p.limit()
	b, err := json.Marshal(p)
	if err != nil || string(b) == kept {
		return err
	}
	return r.Ledger.KeepValue(ctx, name, string(b))
}

func newPosted(thread string) posted {
	return posted{Thread: thread, Items: map[string]string{}, Notes: map[string]bool{}}
}

// limit forgets the oldest: of very long threads only the newest part is watched.
func (p *posted) limit() {
	const most = 200
	for len(p.Items) > most {
		delete(p.Items, slices.MinFunc(slices.Collect(maps.Keys(p.Items)), compareIDs))
	}
	for len(p.Notes) > most {
		delete(p.Notes, slices.MinFunc(slices.Collect(maps.Keys(p.Notes)), compareIDs))
	}
}

// noteWhere keeps which message tells an item.
func (r *Room) noteWhere(ctx context.Context, c *store.Card, id string, i item) error {
	return r.changePosted(ctx, c.Ticket, c.Thread, func(p *posted) { p.Items[id] = i.name() })
}

// deleted notes that a message is gone from a ticket's thread, where it told
// something. What is said about it is never noted itself: whoever deletes that
// too has the last word.
func (r *Room) deleted(ctx context.Context, thread, id string) error {
	c, found, err := r.Ledger.CardIn(ctx, thread)
	if err != nil || !found || c.Thread != thread {
		return err
	}
	told := false
	err = r.changePosted(ctx, c.Ticket, thread, func(p *posted) {
		if _, told = p.Items[id]; told && !slices.Contains(p.Gone, id) {
			p.Gone = append(p.Gone, id)
		}
	})
	if err != nil || !told {
		return err
	}
	return r.redraw(ctx, c.Ticket)
}

// sayGone says in the thread what was deleted from it: whose it was, and when.
// The text stays away, as somebody wanted; the ticket has it.
func (r *Room) sayGone(ctx context.Context, c *store.Card, items []item) (said bool, err error) {
	var gone []string
	var lines []string
	err = r.changePosted(ctx, c.Ticket, c.Thread, func(p *posted) {
		gone = slices.Clone(p.Gone)
		for _, id := range gone {
			at := slices.IndexFunc(items, func(i item) bool { return i.name() == p.Items[id] })
			if at >= 0 {
				lines = append(lines, "▫️ "+r.words().Moment(items[at].at)+" · "+items[at].who(r.words()))
			}
		}
	})
	if err != nil || len(gone) == 0 {
		return false, err
	}
	if len(lines) > 0 {
		text := "🗑️ " + r.words().Say("deleted_here")
		if url := r.consoleLink(c.Ticket); url != "" {
			text += " <" + url + ">"
		}
		said = true
		_, err = r.send(ctx, c.Thread, post{Content: cut(text+"\n"+strings.Join(lines, "\n"), maxContent), Nonce: "gone" + gone[0]})
		if err != nil && codeOf(err) != unknownChannel {
			return said, err
		}
	}
	return said, r.changePosted(ctx, c.Ticket, c.Thread, func(p *posted) {
		p.Gone = slices.DeleteFunc(p.Gone, func(id string) bool { return slices.Contains(gone, id) })
		for _, id := range gone {
			delete(p.Items, id)
		}
	})
}

// name tells an item of the ticket from the others.
func (i item) name() string {
	if i.entry != nil {
		return fmt.Sprintf("e%d", i.n)
	}
	return fmt.Sprintf("m%d", i.mail.ID)
}

// who is whose item it is.
func (i item) who(w templates.Words) string {
	switch {
	case i.entry != nil:
		return actor(w, i.entry.Actor)
	case i.mail.Direction == store.Out:
		return "✉️ " + addresses(i.mail.To)
	}
	return "✉️ " + line(i.mail.From)
}

// bulk is what the gateway says of several deleted messages.
type bulk struct {
	IDs       []string `json:"ids"`
	ChannelID string   `json:"channel_id"`
	GuildID   string   `json:"guild_id"`
}

// each is the deletion of every one of them.
func (b bulk) each() []message {
	all := make([]message, len(b.IDs))
	for i, id := range b.IDs {
		all[i] = message{ID: id, ChannelID: b.ChannelID, GuildID: b.GuildID}
	}
	return all
}
