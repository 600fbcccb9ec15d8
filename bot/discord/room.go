package discord

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"vorlauf/templates"
	"vorlauf/tickets"
)

// Permissions. https://discord.com/developers/docs/topics/permissions
const (
	administrator       permission = 1 << 3
	manageChannels      permission = 1 << 4
	viewChannel         permission = 1 << 10
	sendMessages        permission = 1 << 11
	embedLinks          permission = 1 << 14
	readHistory         permission = 1 << 16
	manageThreads       permission = 1 << 34
	createPublicThreads permission = 1 << 35
	sendInThreads       permission = 1 << 38
)

// needed are the permissions without which the room does not work, by the name
// that Discord's settings show.
var needed = []struct {
	name string
	bit  permission
	only int // kind of channel that needs it; -1: each
}{
	{"View Channel", viewChannel, -1},
	{"Send Messages", sendMessages, -1},
	{"Send Messages in Threads", sendInThreads, -1},
	{"Create Public Threads", createPublicThreads, textChannel},
	{"Manage Threads", manageThreads, -1},
	{"Embed Links", embedLinks, -1},
	{"Read Message History", readHistory, -1},
}

// Check tries whether the room can work: the token, the server, the channel and
// each permission. It changes nothing, and opens no gateway. The error names
// everything that is missing.
func Check(ctx context.Context, c Config) error {
	r, err := New(c)
	if err != nil {
		return err
	}
	defer r.client.CloseIdleConnections()
	return r.settle(ctx)
}

// settle finds out what the channel is and whether it can be written to.
func (r *Room) settle(ctx context.Context) error {
	var me user
	if err := r.ask(ctx, "GET", "users/@me", "users/@me", nil, &me); err != nil {
		if statusOf(err) == 401 {
			return errors.New("discord: the token is not accepted")
		}
		return err
	}
	var room channel
	if err := r.ask(ctx, "GET", "channels/"+r.Channel, "channels/"+r.Channel, nil, &room); err != nil {
		switch codeOf(err) {
		case unknownChannel:
			return fmt.Errorf("discord: there is no channel %s", r.Channel)
		case missingAccess:
			return fmt.Errorf("discord: the permission %q is missing in channel %s", "View Channel", r.Channel)
		}
		return err
	}
	switch {
	case room.GuildID != "" && room.GuildID != r.Guild:
		return fmt.Errorf("discord: the channel %s is not on the server %s", r.Channel, r.Guild)
	case room.Type != textChannel && room.Type != forumChannel:
		return fmt.Errorf("discord: the channel %s is neither a text channel nor a forum", r.Channel)
	}
	has, err := r.permissions(ctx, me.ID, room)
	if err != nil {
		return err
	}
	if lacking := lacks(has, room.Type); len(lacking) > 0 {
		return fmt.Errorf("discord: in the channel %s the bot lacks the permission %s", r.Channel, strings.Join(lacking, ", "))
	}
	r.mu.Lock()
	r.me, r.kind, r.tags, r.permitted, r.settled = me.ID, room.Type, room.Tags, has, true
	r.mu.Unlock()
	return nil
}

// unsettle has the channel looked at anew before the next card.
func (r *Room) unsettle() {
	r.mu.Lock()
	r.settled = false
	r.mu.Unlock()
	r.Wake()
}

func lacks(has permission, kind int) []string {
	var names []string
	for _, n := range needed {
		if has&n.bit == 0 && (n.only < 0 || n.only == kind) {
			names = append(names, n.name)
		}
	}
	return names
}

// permissions are what the bot may do in the channel: its roles', then the
// channel's exceptions for everybody, for its roles and for itself.
func (r *Room) permissions(ctx context.Context, me string, c channel) (permission, error) {
	var guild struct {
		OwnerID string `json:"owner_id"`
		Roles   []struct {
			ID          string     `json:"id"`
			Permissions permission `json:"permissions"`
		} `json:"roles"`
	}
	var own member
	err := r.ask(ctx, "GET", "guilds/"+r.Guild, "guilds/"+r.Guild, nil, &guild)
	if err == nil {
		err = r.ask(ctx, "GET", "guilds/"+r.Guild+"/members/"+me, "guilds/"+r.Guild+"/members", nil, &own)
	}
	switch {
	case unserved(err), codeOf(err) == unknownMember, err == nil && len(guild.Roles) == 0:
		r.Log.Info("discord: the server does not say what the bot may do; it is tried")
		return ^permission(0), nil
	case err != nil:
		return 0, err
	}
	var has permission
	for _, role := range guild.Roles {
		if role.ID == r.Guild || slices.Contains(own.Roles, role.ID) {
			has |= role.Permissions
		}
	}
	if has&administrator != 0 || guild.OwnerID == me {
		return ^permission(0), nil
	}
	var allow, deny permission
	for _, o := range c.Overwrites {
		switch {
		case o.ID == r.Guild:
			has = has&^o.Deny | o.Allow
		case o.Type == 0 && slices.Contains(own.Roles, o.ID):
			allow, deny = allow|o.Allow, deny|o.Deny
		}
	}
	has = has&^deny | allow
	for _, o := range c.Overwrites {
		if o.Type == 1 && o.ID == me {
			has = has&^o.Deny | o.Allow
		}
	}
	return has, nil
}

// tagStates are the states for which a forum has tags.
var tagStates = []tickets.State{tickets.Held, tickets.AwaitingInfo, tickets.AwaitingApproval, tickets.Proposed,
	tickets.Scheduled, tickets.InProgress, tickets.AwaitingTest, tickets.AwaitingCleanup, tickets.Closed}

// tagOf is the id of the forum's tag for a state, "" where it has none.
func (r *Room) tagOf(s tickets.State) string {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, l := range []tickets.Language{r.Language, tickets.German, tickets.English} {
		name := templates.Card(l, nil).Say("tag." + string(s))
		for _, t := range r.tags {
			if strings.EqualFold(t.Name, name) {
				return t.ID
			}
		}
	}
	return ""
}

// addTags gives a forum the tags that it lacks, where the bot may.
func (r *Room) addTags(ctx context.Context) error {
	const most = 20
	r.mu.Lock()
	all, may := slices.Clone(r.tags), r.kind == forumChannel && r.permitted&manageChannels != 0
	r.mu.Unlock()
	if !may {
		return nil
	}
	had := len(all)
	for _, s := range tagStates {
		if r.tagOf(s) == "" && len(all) < most {
			all = append(all, tag{Name: templates.Card(r.Language, nil).Say("tag." + string(s))})
		}
	}
	if len(all) == had {
		return nil
	}
	var changed channel
	err := r.ask(ctx, "PATCH", "channels/"+r.Channel, "patch/channels/"+r.Channel, map[string]any{"available_tags": all}, &changed)
	if err == nil {
		r.mu.Lock()
		r.tags = changed.Tags
		r.mu.Unlock()
	}
	return err
}

func (r *Room) forum() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.kind == forumChannel
}
