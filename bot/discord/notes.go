package discord

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vorlauf/tickets"
)

// wrote takes what people write, change and delete in a ticket's thread as an
// internal note; it is never mailed.
func (r *Room) wrote(ctx context.Context, kind string, m message) {
	if m.Author.Bot || m.Author.ID == r.self() && m.Author.ID != "" || m.WebhookID != "" || m.ID == "" || m.GuildID != "" && m.GuildID != r.Guild {
		return
	}
	if m.Type != plainMessage && m.Type != replyMessage {
		return // "renamed the thread", "pinned a message"
	}
	c, found, err := r.Ledger.CardIn(ctx, m.ChannelID)
	if err != nil || !found || c.Thread != m.ChannelID {
		if err != nil {
			r.Log.Warn("discord: a note could not be filed", "error", err)
		}
		return
	}
	key := "discord/" + m.ID
	before, known, err := r.Read.NoteUnder(ctx, key)
	switch kind {
	case "MESSAGE_CREATE":
		if m.Member == nil { // not every server says what roles the author has
			if err = r.missed(ctx, kind, m); err == nil {
				return
			}
			break
		}
		err = r.note(ctx, key, c.Ticket, m, noteText(m))
	case "MESSAGE_UPDATE":
		if known && m.Edited != nil && noteText(m) != before {
			err = r.note(ctx, key+"/"+*m.Edited, c.Ticket, m, r.words().Say("note_changed", before, noteText(m)))
		}
	case "MESSAGE_DELETE":
		if known {
			err = r.note(ctx, key+"/deleted", c.Ticket, m, r.words().Say("note_deleted", before))
		}
		err = errors.Join(err, r.changePosted(ctx, c.Ticket, c.Thread, func(p *posted) { delete(p.Notes, m.ID) }))
	}
	if err != nil {
		r.Log.Warn("discord: a note could not be kept", "ticket", c.Ticket, "error", err)
		r.hint(ctx, m.ChannelID, r.words().Say("note_lost"))
	}
}

// noteText is a message's text with the names of its files.
func noteText(m message) string {
	parts := []string{}
	if m.Content != "" {
		parts = append(parts, m.Content)
	}
	for _, f := range m.Files {
		parts = append(parts, "📎 "+f.Name)
	}
	return strings.Join(parts, "\n")
}

// note keeps a note, where its author may write one.
func (r *Room) note(ctx context.Context, key string, number int64, m message, text string) error {
	if strings.TrimSpace(text) == "" {
		return nil // a sticker, or the application may not read texts
	}
	by := r.words().Say("somebody") // who deletes is not told
	if m.Member != nil {
		m.Member.User = m.Author
		if _, may := r.staff(m.Member); !may {
			return nil // readers talk; it is no note
		}
		by = staffName(m.Member)
	}
	if err := r.changePosted(ctx, number, m.ChannelID, func(p *posted) { p.Notes[m.ID] = true }); err != nil {
		return err
	}
	r.remember(number, text)
	_, err := r.Press(ctx, key, number, tickets.Staff{Name: by}, nil, &tickets.Note{Text: text})
	var refusal *tickets.Refusal
	if errors.As(err, &refusal) {
		r.Log.Info("discord: a note was refused", "ticket", number, "code", refusal.Code)
	}
	r.Wake()
	return err
}

// hint writes a line into a channel; it is worth no second attempt.
func (r *Room) hint(ctx context.Context, channelID, text string) {
	if _, err := r.send(ctx, channelID, post{Content: cut(text, maxContent)}); err != nil {
		r.Log.Warn("discord: a line could not be written", "error", err)
	}
}

// catchUp takes the notes that were written while no session was open. How far
// it came is kept; a note that is known already changes nothing.
func (r *Room) catchUp(ctx context.Context) error {
	const name = "discord/read"
	last, err := r.Ledger.KeptValue(ctx, name)
	if err != nil {
		return err
	}
	var active struct{ Threads []channel }
	if err := r.ask(ctx, "GET", "guilds/"+r.Guild+"/threads/active", "guilds/"+r.Guild+"/threads", nil, &active); err != nil {
		if unserved(err) {
			return nil
		}
		return err
	}
	newest := last
	for _, th := range active.Threads {
		if th.ParentID != r.Channel || compareIDs(th.Last, last) <= 0 {
			continue
		}
		if last != "" {
			if err := r.catchUpThread(ctx, th.ID, last); err != nil {
				return err
			}
		}
		if compareIDs(th.Last, newest) > 0 {
			newest = th.Last
		}
	}
	if newest == last {
		return nil
	}
	return r.Ledger.KeepValue(ctx, name, newest)
}

// catchUpThread takes the notes of a thread after a message, page by page.
func (r *Room) catchUpThread(ctx context.Context, thread, after string) error {
	const most = 100
	for {
		var page []message
		path := fmt.Sprintf("channels/%s/messages?limit=%d&after=%s", thread, most, after)
		if err := r.ask(ctx, "GET", path, "list/channels/"+thread, nil, &page); err != nil {
			return err
		}
		for _, m := range slices.Backward(page) { // the newest comes first
			if err := r.missed(ctx, "MESSAGE_CREATE", m); err != nil {
				return err
			}
		}
		if len(page) < most {
			return nil
		}
		after = page[0].ID
	}
}

// missed takes a message, or a change of one, that no event told of. Who wrote it has to be asked
// for: messages that are read later do not say its author's roles.
func (r *Room) missed(ctx context.Context, kind string, m message) error {
	if m.Author.Bot {
		return nil
	}
	var who member
	err := r.ask(ctx, "GET", "guilds/"+r.Guild+"/members/"+m.Author.ID, "guilds/"+r.Guild+"/members", nil, &who)
	if refused(err) {
		return nil // gone from the server: nobody of the staff
	}
	if err == nil {
		m.Member, m.GuildID = &who, r.Guild
		r.wrote(ctx, kind, m)
	}
	return err
}
