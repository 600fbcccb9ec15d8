package discord

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// draw shows a ticket as it is now: its card, what its thread lacks, its tags.
// What it finds out about where the card stands is left in c, whatever happens.
func (r *Room) draw(ctx context.Context, c *store.Card) error {
	t, err := r.Read.Ticket(ctx, c.Ticket)
	if err != nil {
		return err
	}
	mails, err := r.Read.Messages(ctx, c.Ticket)
	if err != nil {
		return err
	}
	if !t.Open() && c.Message == "" && len(t.Attention) == 0 {
		c.Shown = t.Seq // it never had a card, and needs none now
		return nil
	}
	if c.Channel != r.Channel {
		*c = store.Card{Ticket: c.Ticket, Ping: c.Ping, Attempts: c.Attempts, Made: c.Made, Channel: r.Channel}
	}
	fresh := c.Fingerprint == "" // new, or to be looked at whether it is still there
	if err := r.place(ctx, t, c, r.card(t, mails)); err != nil {
		return err
	}
	err = r.inThread(ctx, t, c, mails, fresh)
	if codeOf(err) == unknownChannel { // the thread was deleted: it is made anew
		if r.forum() {
			c.Message = ""
		}
		c.Thread, c.Title = "", ""
	}
	if err == nil {
		c.Shown = t.Seq
	}
	return err
}

// inThread tells in the thread what it lacks, and files it. Without one there is
// only something to bring up.
func (r *Room) inThread(ctx context.Context, t tickets.Ticket, c *store.Card, mails []store.Message, fresh bool) error {
	if c.Thread == "" {
		if c.Ping > 0 {
			return r.bringUp(ctx, t, c)
		}
		return nil
	}
	if c.Attempts > 1 { // the last attempt may have told more than is stored
		if err := r.told(ctx, t, c); err != nil {
			return err
		}
	}
	wrote, err := r.mirror(ctx, t, c, mails)
	if err != nil {
		return err
	}
	if c.Ping > 0 {
		if err := r.bringUp(ctx, t, c); err != nil {
			return err
		}
		wrote = true
	}
	return r.file(ctx, t, c, fresh || wrote && !t.Open())
}

// place makes the card, or edits the one that is there.
func (r *Room) place(ctx context.Context, t tickets.Ticket, c *store.Card, p post) error {
	print := fingerprint(p)
	if c.Message == "" {
		if err := r.adopt(ctx, t, c); err != nil {
			return err
		}
	}
	if c.Message != "" {
		if c.Fingerprint == print {
			return r.thread(ctx, t, c)
		}
		switch err := r.editCard(ctx, c, p); {
		case err == nil:
			c.Fingerprint = print
			return r.thread(ctx, t, c)
		case codeOf(err) == unknownMessage:
			c.Message = "" // deleted: a new one
		case codeOf(err) == unknownChannel && r.forum():
			*c = store.Card{Ticket: c.Ticket, Ping: c.Ping, Attempts: c.Attempts, Made: c.Made, Channel: c.Channel}
		default:
			return err
		}
	}
	if err := r.create(ctx, t, c, p); err != nil {
		return err
	}
	c.Fingerprint = print
	return r.thread(ctx, t, c)
}

// editCard edits in place; a thread that was archived comes back for it.
func (r *Room) editCard(ctx context.Context, c *store.Card, p post) error {
	at := c.Channel
	if r.forum() {
		at = c.Thread
	}
	err := r.edit(ctx, at, c.Message, p)
	if codeOf(err) == threadIsArchived {
		if err := r.unarchive(ctx, c.Thread); err != nil {
			return err
		}
		err = r.edit(ctx, at, c.Message, p)
	}
	return err
}

// create posts a card.
func (r *Room) create(ctx context.Context, t tickets.Ticket, c *store.Card, p post) error {
	p.Nonce = fmt.Sprintf("%d.%d.card", t.Number, c.Made)
	if !r.forum() {
		m, err := r.send(ctx, c.Channel, p)
		if err == nil {
			c.Message, c.Thread, c.Title, c.Made = m.ID, "", "", c.Made+1
			err = r.Ledger.KeepCard(ctx, *c)
		}
		return err
	}
	if c.Thread != "" { // the card was deleted, its thread is there
		m, err := r.send(ctx, c.Thread, p)
		if codeOf(err) != unknownChannel {
			c.Message, c.Made = m.ID, c.Made+1
			return err
		}
	}
	p.Nonce = ""
	form := map[string]any{"name": r.threadName(t), "auto_archive_duration": 10080, "message": p}
	if tag := r.tagOf(t.State); tag != "" {
		form["applied_tags"] = []string{tag}
	}
	var made channel
	err := r.ask(ctx, "POST", "channels/"+c.Channel+"/threads", "channels/"+c.Channel+"/threads", form, &made)
	if codeOf(err) == tooManyThreads {
		err = r.makeWay(ctx, err)
	}
	if err != nil {
		return err
	}
	c.Message, c.Thread, c.Title, c.Made, c.Entries, c.Mail = made.starter(), made.ID, r.threadName(t), c.Made+1, 0, 0
	return r.Ledger.KeepCard(ctx, *c)
}

// thread starts the thread of a card in a text channel, where it has none.
func (r *Room) thread(ctx context.Context, t tickets.Ticket, c *store.Card) error {
	if c.Thread != "" {
		return nil
	}
	path := "channels/" + c.Channel + "/messages/" + c.Message + "/threads"
	var made channel
	err := r.ask(ctx, "POST", path, "channels/"+c.Channel+"/threads", map[string]any{"name": r.threadName(t), "auto_archive_duration": 10080}, &made)
	switch codeOf(err) {
	case threadThere:
		err = nil
	case unknownMessage: // the card was deleted: it is made anew
		c.Message, c.Fingerprint = "", ""
	case tooManyThreads:
		err = r.makeWay(ctx, err)
	}
	if unserved(err) {
		r.Log.Info("discord: the server has no threads; the card has to do", "ticket", t.Number)
		return nil
	}
	if err != nil {
		return err
	}
	c.Thread, c.Title, c.Made, c.Entries, c.Mail = cmp.Or(made.ID, c.Message), r.threadName(t), c.Made+1, 0, 0 // mostly it has its message's id
	return r.Ledger.KeepCard(ctx, *c)
}

// fingerprint tells one post from another.
func fingerprint(p post) string {
	b, _ := json.Marshal(p) // it has no values that could fail
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:12])
}

// threadName is "VL-1042 Muster AG – Abacus 2026".
func (r *Room) threadName(t tickets.Ticket) string {
	name := fmt.Sprintf("VL-%d", t.Number)
	if who := whose(t); who != "" {
		name += " " + bare(who)
	}
	if what := bare(about(t)); what != "" {
		name += " – " + what
	}
	return cut(name, maxThreadName)
}

func (r *Room) unarchive(ctx context.Context, thread string) error {
	err := r.patchThread(ctx, thread, map[string]any{"archived": false})
	if codeOf(err) == tooManyThreads {
		return r.makeWay(ctx, err)
	}
	return err
}

// makeWay archives threads that wait for nobody here, because Discord allows
// only so many active ones. It returns the cause, so that the card is tried
// again.
func (r *Room) makeWay(ctx context.Context, cause error) error {
	var active struct{ Threads []channel }
	if err := r.ask(ctx, "GET", "guilds/"+r.Guild+"/threads/active", "guilds/"+r.Guild+"/threads", nil, &active); err != nil {
		return err
	}
	slices.SortFunc(active.Threads, func(a, b channel) int { return compareIDs(a.Last, b.Last) })
	const enough = 10
	archived := 0
	for _, th := range active.Threads {
		if archived == enough {
			break
		}
		if th.ParentID != r.Channel || r.waitsHere(ctx, th.ID) {
			continue
		}
		if err := r.patchThread(ctx, th.ID, map[string]any{"archived": true}); err == nil {
			archived++
		}
	}
	r.Log.Warn("discord: the limit of active threads is reached; quiet ones were archived", "archived", archived)
	return fmt.Errorf("%w (archived %d quiet threads)", cause, archived)
}

// waitsHere reports whether a thread's ticket waits for staff.
func (r *Room) waitsHere(ctx context.Context, thread string) bool {
	c, found, err := r.Ledger.CardIn(ctx, thread)
	if err != nil || !found {
		return err != nil
	}
	t, err := r.Read.Ticket(ctx, c.Ticket)
	return err != nil || !t.StaffSince.IsZero()
}

// compareIDs orders Discord's ids by time.
func compareIDs(a, b string) int {
	if len(a) != len(b) {
		return len(a) - len(b)
	}
	return strings.Compare(a, b)
}
