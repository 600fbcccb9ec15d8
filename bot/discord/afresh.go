package discord

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"vorlauf/tickets/store"
)

// catchUps does what each new session of the gateway asks for, until ctx ends:
// of what happened while there was none, no event will ever tell. Nothing waits
// for it; what Discord fails to do is tried again.
func (r *Room) catchUps(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-r.afresh:
		}
		for _, task := range []struct {
			name string
			do   func(context.Context) error
		}{{"read notes from before", r.catchUp}, {"look for what was deleted", r.inspect}, {"register the commands", r.register}} {
			if err := r.patiently(ctx, task.name, task.do); err != nil && ctx.Err() == nil {
				r.Log.Warn("discord: a new session lacks something", "task", task.name, "error", err)
			}
		}
	}
}

// patiently does something again for as long as Discord fails in passing. While
// it waits, a newer session ends it: that begins from the start.
func (r *Room) patiently(ctx context.Context, what string, do func(context.Context) error) error {
	for attempt := 1; ; attempt++ {
		err := r.contained(what, func() error { return do(ctx) })
		if err == nil || refused(err) || ctx.Err() != nil || len(r.afresh) > 0 {
			return err
		}
		const often = 20
		if attempt == often {
			return err
		}
		wait := max(waitOf(err), backoff(attempt))
		r.Log.Info("discord: put off", "task", what, "error", err, "retry_in", wait)
		pause(ctx, wait)
	}
}

// inspect looks whether what was posted for the open tickets still stands there.
// What does not is treated as if its deletion had been told.
func (r *Room) inspect(ctx context.Context) error {
	if err := r.prepare(ctx); err != nil {
		return err
	}
	open, err := r.allOpen(ctx)
	if err != nil {
		return err
	}
	var cards []store.Card
	for _, t := range open {
		c, found, err := r.Ledger.CardOf(ctx, t.Number)
		if err != nil {
			return err
		}
		if found && c.Channel == r.Channel && c.Message != "" {
			cards = append(cards, c)
		}
	}
	if !r.forum() {
		if err := r.inspectCards(ctx, cards); err != nil {
			return err
		}
	}
	for _, c := range cards {
		if c.Thread == "" {
			continue
		}
		const apart = 50 * time.Millisecond // whatever else is to be done comes first
		if !pause(ctx, apart) {
			return ctx.Err()
		}
		if err := r.soon(ctx, func() error { return r.inspectThread(ctx, c) }); err != nil {
			return fmt.Errorf("VL-%d: %w", c.Ticket, err)
		}
	}
	return nil
}

// soon does something again once its limit allows it.
func (r *Room) soon(ctx context.Context, do func() error) error {
	for {
		err := do()
		wait := waitOf(err)
		if wait == 0 || !pause(ctx, wait) {
			return err
		}
	}
}

// inspectCards looks for the cards in a text channel. One that is not among its
// newest messages is drawn anew, which shows whether it is there.
func (r *Room) inspectCards(ctx context.Context, cards []store.Card) error {
	if len(cards) == 0 {
		return nil
	}
	ids := make([]string, len(cards))
	for i, c := range cards {
		ids[i] = c.Message
	}
	stand, err := r.history(ctx, r.Channel, ids)
	if err != nil {
		return err
	}
	for _, c := range cards {
		if _, ok := stand[c.Message]; ok {
			continue
		}
		if err := r.redraw(ctx, c.Ticket); err != nil {
			return err
		}
	}
	return nil
}

// inspectThread looks for a thread, for what was posted into it, and for what
// staff changed or deleted of what they wrote there.
func (r *Room) inspectThread(ctx context.Context, c store.Card) error {
	var items, notes []string
	err := r.changePosted(ctx, c.Ticket, c.Thread, func(p *posted) {
		items, notes = slices.Sorted(maps.Keys(p.Items)), slices.Sorted(maps.Keys(p.Notes))
	})
	if err != nil {
		return err
	}
	if r.forum() {
		items = append(items, c.Message)
	}
	stand, err := r.history(ctx, c.Thread, slices.Concat(items, notes))
	switch {
	case codeOf(err) == unknownChannel:
		return r.redraw(ctx, c.Ticket)
	case unserved(err):
		return nil
	case err != nil:
		return err
	}
	for _, id := range slices.Concat(items, notes) {
		m, ok := stand[id]
		switch {
		case !ok:
			err = r.confirmGone(ctx, c, id)
		case m.Edited != nil && slices.Contains(notes, id):
			err = r.missed(ctx, "MESSAGE_UPDATE", m)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// confirmGone treats a message as deleted where Discord says so: what a list
// lacks may be older than what it shows.
func (r *Room) confirmGone(ctx context.Context, c store.Card, id string) error {
	path := "channels/" + c.Thread + "/messages/" + id
	err := r.ask(ctx, "GET", path, "get/channels/"+c.Thread+"/messages", nil, nil)
	if codeOf(err) == unknownMessage {
		gone := message{ID: id, ChannelID: c.Thread, GuildID: r.Guild}
		r.wrote(ctx, "MESSAGE_DELETE", gone)
		r.removed(ctx, gone)
		return nil
	}
	if unserved(err) {
		return nil
	}
	return err
}

// history are the messages of a channel by id, from its newest back to the oldest
// that is wanted, some pages of them at most.
func (r *Room) history(ctx context.Context, channelID string, wanted []string) (map[string]message, error) {
	const most, pages = 100, 10
	all := map[string]message{}
	before, back := "", ""
	if len(wanted) > 0 {
		back = slices.MinFunc(wanted, compareIDs)
	}
	for range pages {
		var page []message
		path := fmt.Sprintf("channels/%s/messages?limit=%d%s", channelID, most, before)
		if err := r.soon(ctx, func() error { return r.ask(ctx, "GET", path, "list/channels/"+channelID, nil, &page) }); err != nil {
			return nil, err
		}
		for _, m := range page {
			m.ChannelID = channelID
			all[m.ID] = m
		}
		if len(page) < most || back == "" || compareIDs(page[len(page)-1].ID, back) <= 0 {
			break
		}
		before = "&before=" + page[len(page)-1].ID
	}
	return all, nil
}
