package discord

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// adopt finds a card that was posted and of which nothing is stored: the answer
// was lost, or the database is an older one.
func (r *Room) adopt(ctx context.Context, t tickets.Ticket, c *store.Card) error {
	r.mu.Lock()
	scanned := r.scanned
	r.mu.Unlock()
	if scanned && c.Attempts <= 1 {
		return nil
	}
	scan := r.scanText
	if r.forum() {
		scan = r.scanForum
	}
	cards, err := scan(ctx)
	if err != nil {
		return err
	}
	r.mu.Lock()
	r.scanned = true
	for number, f := range cards {
		r.known[number] = f
	}
	f := r.known[t.Number]
	delete(r.known, t.Number)
	r.mu.Unlock()
	if f.message == "" {
		return nil
	}
	r.Log.Info("discord: a card was found again", "ticket", t.Number)
	c.Message, c.Thread, c.Made, c.Entries, c.Mail = f.message, f.thread, c.Made+1, 0, 0
	if f.thread == "" {
		return nil
	}
	return r.told(ctx, t, c)
}

// A found card is one of which nothing was stored.
type found struct{ message, thread string }

// told marks as told what a thread tells of which nothing is stored, by the words:
// up to the newest that stands there. What is newer follows.
func (r *Room) told(ctx context.Context, t tickets.Ticket, c *store.Card) error {
	var page []message
	if err := r.ask(ctx, "GET", "channels/"+c.Thread+"/messages?limit=100", "list/channels/"+c.Thread, nil, &page); err != nil {
		return err
	}
	stands := map[string][]string{} // the messages that say it, the oldest first
	for _, m := range slices.Backward(page) {
		said := essence(m.Content, m.Embeds)
		stands[said] = append(stands[said], m.ID)
	}
	mails, err := r.Read.Messages(ctx, c.Ticket)
	if err != nil {
		return err
	}
	entries, err := r.Read.Timeline(ctx, c.Ticket)
	if err != nil {
		return err
	}
	items, newest, where := itemsOf(mails, entries), -1, map[string]string{}
	for n, i := range items {
		p, ok := r.show(t, i)
		key := essence(p.Content, p.Embeds)
		switch {
		case ok && len(stands[key]) > 0:
			newest, where[stands[key][0]] = n, i.name()
			stands[key] = stands[key][1:]
		case ok && i.entry != nil && i.entry.Kind == "note" && stands[essence(i.entry.Text, nil)] != nil:
			newest = n // as its author wrote it there
		}
	}
	for _, i := range items[:newest+1] {
		i.mark(c)
		r.forget(t.Number, i)
	}
	return r.changePosted(ctx, c.Ticket, c.Thread, func(p *posted) {
		for id, name := range where {
			p.Items[id] = name
		}
	})
}

// essence is what a message says: its letters and digits, as far as they tell it
// from others. Servers may trim and reformat the rest.
func essence(content string, embeds []embed) string {
	for _, e := range embeds {
		content += e.Title + e.Description
	}
	const enough = 300
	letters := []rune(strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, content))
	return string(letters[:min(len(letters), enough)])
}

// scanText finds the newest cards in a text channel.
func (r *Room) scanText(ctx context.Context) (map[int64]found, error) {
	cards := map[int64]found{}
	before := ""
	for range 3 {
		var page []message
		path := "channels/" + r.Channel + "/messages?limit=100" + before
		if err := r.ask(ctx, "GET", path, "list/channels/"+r.Channel, nil, &page); err != nil {
			return nil, err
		}
		for _, m := range page {
			n := numberIn(m)
			if n == 0 || m.Author.ID != r.self() || cards[n].message != "" {
				continue
			}
			f := found{message: m.ID}
			if m.Flags&hasThread != 0 {
				f.thread = m.ID
			}
			if m.Thread != nil && m.Thread.ID != "" {
				f.thread = m.Thread.ID
			}
			cards[n] = f
		}
		if len(page) < 100 {
			break
		}
		before = "&before=" + page[len(page)-1].ID
	}
	return cards, nil
}

// scanForum finds the cards among a forum's posts.
func (r *Room) scanForum(ctx context.Context) (map[int64]found, error) {
	var active, archived struct{ Threads []channel }
	if err := r.ask(ctx, "GET", "guilds/"+r.Guild+"/threads/active", "guilds/"+r.Guild+"/threads", nil, &active); err != nil && !unserved(err) {
		return nil, err
	}
	if err := r.ask(ctx, "GET", "channels/"+r.Channel+"/threads/archived/public?limit=100", "archived/channels/"+r.Channel, nil, &archived); err != nil && !unserved(err) {
		return nil, err
	}
	cards := map[int64]found{}
	for _, th := range append(active.Threads, archived.Threads...) {
		if n := numberOf(th.Name); n > 0 && th.ParentID == r.Channel && th.OwnerID == r.self() {
			cards[n] = found{th.ID, th.ID}
		}
	}
	return cards, nil
}

func (r *Room) self() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.me
}

// numberIn is the ticket whose card a message is, 0 where it is none.
func numberIn(m message) int64 {
	if len(m.Embeds) == 0 || len(m.Components) == 0 {
		return 0
	}
	return numberOf(m.Embeds[0].Title)
}

// numberOf reads "VL-1042 …".
func numberOf(title string) (n int64) {
	if !strings.HasPrefix(title, "VL-") {
		return 0
	}
	if _, err := fmt.Sscanf(title, "VL-%d", &n); err != nil {
		return 0
	}
	return n
}
