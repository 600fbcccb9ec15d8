package discord

import (
	"context"
	"fmt"
	"strings"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

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
	if codeOf(err) == threadIsArchived {
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
