package discord

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// An item is something that a thread shows: a mail, or a line of the timeline.
type item struct {
	at    time.Time
	mail  *store.Message
	entry *store.Entry
	n     int // lines of the timeline up to and with this one
}

// mirror posts into the thread what it lacks, oldest first, and says what was
// deleted from it. It says whether it posted anything.
func (r *Room) mirror(ctx context.Context, t tickets.Ticket, c *store.Card, mails []store.Message) (wrote bool, err error) {
	entries, err := r.Read.Timeline(ctx, c.Ticket)
	if err != nil {
		return false, err
	}
	items := itemsOf(mails, entries)
	wrote, err = r.tell(ctx, t, c, lacking(c, items))
	if err == nil {
		var said bool
		said, err = r.sayGone(ctx, c, items)
		wrote = wrote || said
	}
	return wrote, err
}

// tell posts items into the thread. One that is made anew tells the newest part,
// and says so: the console has all.
func (r *Room) tell(ctx context.Context, t tickets.Ticket, c *store.Card, items []item) (wrote bool, err error) {
	const most = 30
	shown := slices.DeleteFunc(slices.Clone(items), func(i item) bool { _, ok := r.show(t, i); return !ok || r.wasWritten(t.Number, i) })
	if n := len(shown) - most; n > 0 {
		if err := r.leaveOut(ctx, c, n); err != nil {
			return wrote, err
		}
		for shown = shown[n:]; items[0] != shown[0]; items = items[1:] {
			items[0].mark(c)
		}
	}
	for _, i := range shown {
		p, _ := r.show(t, i)
		if err := r.tellOne(ctx, c, i, p); err != nil {
			return wrote, err
		}
		wrote = true
	}
	for _, i := range items {
		i.mark(c)
		r.forget(t.Number, i)
	}
	return wrote, nil
}

// leaveOut says how many items stand in the console only.
func (r *Room) leaveOut(ctx context.Context, c *store.Card, n int) error {
	p := post{Content: "⏫ " + r.words().Say("older_left_out", n), Nonce: fmt.Sprintf("%d.%d.older", c.Ticket, c.Made)}
	if url := r.consoleLink(c.Ticket); url != "" {
		p.Content += " <" + url + ">"
	}
	_, err := r.send(ctx, c.Thread, p)
	return err
}

// tellOne posts an item, and keeps that it stands there.
func (r *Room) tellOne(ctx context.Context, c *store.Card, i item, p post) error {
	p.Nonce = fmt.Sprintf("%d.%d.%s", c.Ticket, c.Made, i.name())
	m, err := r.send(ctx, c.Thread, p)
	if err != nil {
		return err
	}
	if err := r.noteWhere(ctx, c, m.ID, i); err != nil {
		return err
	}
	i.mark(c)
	return r.Ledger.KeepCard(ctx, *c)
}

// itemsOf are the mails and the lines of the timeline by time; what was decided
// stands before the mail that it caused.
func itemsOf(mails []store.Message, entries []store.Entry) []item {
	var items []item
	for i := range entries {
		items = append(items, item{at: entries[i].At, entry: &entries[i], n: i + 1})
	}
	byID := slices.Clone(mails)
	slices.SortFunc(byID, func(a, b store.Message) int { return cmp.Compare(a.ID, b.ID) })
	for i := range byID {
		items = append(items, item{at: byID[i].At, mail: &byID[i]})
	}
	slices.SortStableFunc(items, func(a, b item) int { return a.at.Compare(b.at) })
	return items
}

// lacking are the items that the thread does not have yet.
func lacking(c *store.Card, items []item) (all []item) {
	for _, i := range items {
		if i.entry != nil && i.n > c.Entries || i.mail != nil && i.mail.ID > c.Mail {
			all = append(all, i)
		}
	}
	return all
}

// mark notes that the thread has the item.
func (i item) mark(c *store.Card) {
	if i.entry != nil {
		c.Entries = max(c.Entries, i.n)
		return
	}
	c.Mail = max(c.Mail, i.mail.ID)
}

// show writes an item; ok is false for what the thread does not need: mails
// stand there whole, and the card says the state.
func (r *Room) show(t tickets.Ticket, i item) (p post, ok bool) {
	if i.mail != nil {
		m := *i.mail
		m.Subject, m.Text = t.MaskKeys(m.Subject), t.MaskKeys(m.Text)
		shown := r.mail(m)
		if said := r.readings(t, m); said != "" {
			shown.Fields = append([]field{{Name: r.words().Say("understood"), Value: said}}, shown.Fields...)
		}
		return post{Embeds: []embed{shown.fit()}}, true
	}
	e := *i.entry
	w := r.words()
	said := plain(t.MaskKeys(w.Said(e.Said)))
	switch e.Kind {
	case "mail", "attention", "state", "overdue":
		if e.Kind != "state" || t.State != tickets.Closed && !strings.HasPrefix(e.Text, "closed") {
			return p, false
		}
		return post{Content: "⚫ " + cut(said, maxContent-2)}, true
	case "delivery":
		if strings.HasPrefix(e.Text, "delivered") {
			return p, false
		}
		if !strings.Contains(e.Text, " failed: ") {
			break // put off, delayed: it may still arrive
		}
		failed := embed{Title: w.Say("delivery_failed"), Description: said, Color: colourTrouble}
		return post{Embeds: []embed{failed.fit()}}, true
	case "note":
		return post{Content: cut("📝 **"+actor(w, e.Actor)+"**: "+said, maxContent)}, true
	case "decision", "step", "test":
		return post{Content: cut("✅ **"+actor(w, e.Actor)+"**: "+said, maxContent)}, true
	}
	return post{Content: cut("▫️ "+actor(w, e.Actor)+": "+said, maxContent)}, true
}

// actor names who did something; the desk by its name in the room's language.
func actor(w templates.Words, name string) string {
	if name == "desk" {
		return w.Say("actor.desk")
	}
	return line(name)
}

// mail shows a mail: who to whom, what is new in it, its files.
func (r *Room) mail(m store.Message) embed {
	w := r.words()
	e := embed{Title: line(m.Subject), Color: colourWaits}
	who := w.Say("mail_in", line(m.From))
	if m.Direction == store.Out {
		e.Color = colourClosed
		who = w.Say("mail_out", addresses(m.To))
		if len(m.Cc) > 0 {
			who += " (Cc " + addresses(m.Cc) + ")"
		}
	}
	if m.Status == store.Failed || m.Status == store.Bounced {
		e.Color = colourTrouble
	}
	const most = 3500
	text := plain(m.Text)
	if length(text) > most {
		text = cut(text, most)
		if url := r.consoleLink(m.Ticket); url != "" {
			text += "\n" + "[" + w.Say("whole_text") + "](" + url + ")"
		}
	}
	e.Description = "**" + who + "**\n" + text
	var files []string
	for _, a := range m.Attachments {
		files = append(files, "📎 "+line(a.Name)+", "+templates.Size(a.Size))
	}
	if len(files) > 0 {
		e.Fields = []field{{Name: w.Say("files"), Value: strings.Join(files, "\n")}}
	}
	return e
}

func addresses(all []tickets.Address) string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = line(a.Address)
	}
	return strings.Join(names, ", ")
}

// bringUp writes into the thread that the ticket waits (1.5).
func (r *Room) bringUp(ctx context.Context, t tickets.Ticket, c *store.Card) error {
	w := r.words()
	text := w.Say("brought_up", r.Rules.Policy.StaffHours.Hours(), w.Say("state."+string(t.State)))
	if t.StaffSince.IsZero() {
		text = w.Say("look_again")
	} else {
		text += " " + w.Say("since", stamp(t.StaffSince, "R"))
	}
	if t.Assignee != "" {
		text += " · " + line(t.Assignee)
	}
	_, err := r.send(ctx, cmp.Or(c.Thread, c.Channel), post{Content: cut("🔔 "+text, maxContent), Nonce: fmt.Sprintf("%d.%d.p%d", t.Number, c.Made, c.Ping)})
	return err
}

// wasWritten reports whether an item is a note that was written in the ticket's
// thread: it stands there already.
func (r *Room) wasWritten(number int64, i item) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return i.entry != nil && i.entry.Kind == "note" && r.written[fmt.Sprintf("%d\x1f%s", number, i.entry.Text)]
}

// forget ends remembering a note: the next one of the same words may come from
// the console.
func (r *Room) forget(number int64, i item) {
	if i.entry == nil || i.entry.Kind != "note" {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.written, fmt.Sprintf("%d\x1f%s", number, i.entry.Text))
}

// remember notes that a note stands in its ticket's thread.
func (r *Room) remember(number int64, text string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.written[fmt.Sprintf("%d\x1f%s", number, text)] = true
}
