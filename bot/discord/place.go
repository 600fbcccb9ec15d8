package discord

import (
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
	if err := r.file(ctx, t, c, fresh || wrote && !t.Open()); err != nil {
		return err
	}
	c.Shown = t.Seq
	return nil
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
	c.Message, c.Thread, c.Title, c.Made, c.Entries, c.Mail = made.ID, made.ID, r.threadName(t), c.Made+1, 0, 0
	return r.Ledger.KeepCard(ctx, *c)
}

// thread starts the thread of a card in a text channel, where it has none.
func (r *Room) thread(ctx context.Context, t tickets.Ticket, c *store.Card) error {
	if c.Thread != "" {
		return nil
	}
	path := "channels/" + c.Channel + "/messages/" + c.Message + "/threads"
	err := r.ask(ctx, "POST", path, "channels/"+c.Channel+"/threads", map[string]any{"name": r.threadName(t), "auto_archive_duration": 10080}, nil)
	switch codeOf(err) {
	case threadThere:
		err = nil
	case tooManyThreads:
		err = r.makeWay(ctx, err)
	}
	if err != nil {
		return err
	}
	c.Thread, c.Title, c.Made, c.Entries, c.Mail = c.Message, r.threadName(t), c.Made+1, 0, 0 // a thread has its message's id
	return r.Ledger.KeepCard(ctx, *c)
}

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
	c.Message, c.Thread, c.Made = f.message, f.thread, c.Made+1
	if f.thread == "" {
		return nil
	}
	return r.told(ctx, c)
}

// A found card is one of which nothing was stored.
type found struct{ message, thread string }

// told marks everything as told where a thread that was found tells something:
// rather a gap, which the console fills, than all of it twice.
func (r *Room) told(ctx context.Context, c *store.Card) error {
	var page []message
	if err := r.ask(ctx, "GET", "channels/"+c.Thread+"/messages?limit=10", "list/channels/"+c.Thread, nil, &page); err != nil {
		return err
	}
	if !slices.ContainsFunc(page, func(m message) bool { return m.ID != c.Message && m.Author.ID == r.self() && m.Type == 0 }) {
		return nil
	}
	mails, err := r.Read.Messages(ctx, c.Ticket)
	if err != nil {
		return err
	}
	entries, err := r.Read.Timeline(ctx, c.Ticket)
	c.Entries = len(entries)
	for _, m := range mails {
		c.Mail = max(c.Mail, m.ID)
	}
	return err
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
	if err := r.ask(ctx, "GET", "guilds/"+r.Guild+"/threads/active", "guilds/"+r.Guild+"/threads", nil, &active); err != nil {
		return nil, err
	}
	if err := r.ask(ctx, "GET", "channels/"+r.Channel+"/threads/archived/public?limit=100", "archived/channels/"+r.Channel, nil, &archived); err != nil {
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

// file gives the thread its name, its tag and its place among the archived.
func (r *Room) file(ctx context.Context, t tickets.Ticket, c *store.Card, force bool) error {
	if name := r.threadName(t); name != named(c.Title) {
		// Discord allows two new names in ten minutes: the old one stays, then.
		err := r.ask(ctx, "PATCH", "channels/"+c.Thread, "rename/"+c.Thread, map[string]any{"name": name, "archived": false}, nil)
		if err != nil && waitOf(err) == 0 {
			return err
		}
		if err == nil {
			c.Title = name
		}
	}
	archived := !t.Open() && len(t.Attention) == 0
	change := map[string]any{"archived": archived}
	tag := ""
	if r.forum() {
		if tag = r.tagOf(t.State); tag != "" {
			change["applied_tags"] = []string{tag}
		}
	}
	filed := fmt.Sprintf("%s\x1f%s\x1f%v", named(c.Title), tag, archived)
	if filed == c.Title && !force {
		return nil
	}
	err := r.patchThread(ctx, c.Thread, change)
	switch codeOf(err) {
	case unknownChannel: // the thread was deleted: it is made anew
		if r.forum() {
			c.Message = ""
		}
		c.Thread, c.Title = "", ""
		return err
	case threadIsArchived:
		err = nil
	}
	if err == nil {
		c.Title = filed
	}
	return err
}

func named(title string) string {
	name, _, _ := strings.Cut(title, "\x1f")
	return name
}
