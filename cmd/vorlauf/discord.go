package main

import (
	"context"
	"net/url"
	"strings"
	"time"

	"vorlauf/bot"
	"vorlauf/bot/discord"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// discordSettings are the keys of the staff room in Discord.
func discordSettings() []setting {
	return []setting{
		{key: "discord.token", secret: true, example: "the token of your bot", doc: "the bot's token; without it the console alone is the staff room"},
		{key: "discord.guild", example: "1111111111", doc: "the id of your server"},
		{key: "discord.channel", example: "2222222222", doc: "the id of a text channel (a card with a thread for each ticket) or of a forum (a post)"},
		{key: "discord.approvers", kind: list, example: "3333333333", doc: "the ids of the roles that may approve, decline and grant exceptions"},
		{key: "discord.workers", kind: list, example: "4444444444", doc: "the ids of the roles that may do everything else; who has neither role reads"},
		{key: "discord.secret_expires", doc: "the last day of the token: staff are warned two weeks before, and two days"},
		{key: "discord.api_url", example: "http://127.0.0.1:9000", doc: "another server that speaks as Discord does; below a path, the whole of it: http://host/path/api/v9"},
		{key: "discord.gateway_url", example: "ws://127.0.0.1:9000/gateway", doc: "its gateway, where it does not name it itself"},
	}
}

// room is the configuration of the staff room, nil where there is none.
func (v *values) room(rules tickets.World) *discord.Config {
	c := &discord.Config{
		Token: v.text["discord.token"], Guild: v.text["discord.guild"], Channel: v.text["discord.channel"],
		Approvers: v.list["discord.approvers"], Workers: v.list["discord.workers"],
		APIURL: v.text["discord.api_url"], GatewayURL: v.text["discord.gateway_url"],
		Expiries: v.expiries(), Language: rules.Desk.Language, Rules: rules, PublicURL: v.text["web.public_url"],
	}
	if c.Token+c.Guild+c.Channel == "" && len(c.Approvers)+len(c.Workers) == 0 {
		return nil
	}
	for _, key := range []string{"discord.token", "discord.guild", "discord.channel"} {
		if v.text[key] == "" {
			v.wrong(key, "is needed for the staff room in Discord")
		}
	}
	if len(c.Approvers) == 0 {
		v.wrong("discord.approvers", "is needed: without a role that may approve nothing can be decided there")
	}
	v.ids("discord.guild", c.Guild)
	v.ids("discord.channel", c.Channel)
	v.ids("discord.approvers", c.Approvers...)
	v.ids("discord.workers", c.Workers...)
	for _, key := range []string{"discord.api_url", "discord.gateway_url"} {
		if u, err := url.Parse(v.text[key]); v.text[key] != "" && (err != nil || u.Host == "") {
			v.wrong(key, "is no address like http://127.0.0.1:9000")
		}
	}
	return c
}

// expiries are the last days of secrets, by section.
func (v *values) expiries() map[string]calendar.Day {
	all := map[string]calendar.Day{}
	for _, section := range []string{"mailbox", "smtp", "discord"} {
		if text := v.text[section+".secret_expires"]; text != "" {
			day, err := calendar.ParseDay(text)
			if err != nil {
				v.wrong(section+".secret_expires", "%q is not a day like 2026-12-24", text)
			}
			all[section] = day
		}
	}
	return all
}

// ids notes what is no id of Discord's: a name was given, mostly.
func (v *values) ids(key string, all ...string) {
	for _, id := range all {
		if strings.Trim(id, "0123456789") != "" {
			v.wrong(key, "%q is no id: turn on Discord's developer mode, and copy the id", id)
		}
	}
}

// newRoom joins the staff room to the desk, nil where none is configured.
func (d *desk) newRoom(clock bot.Clock) (*discord.Room, error) {
	if d.config.discord == nil {
		return nil, nil
	}
	c := *d.config.discord
	c.Read, c.Ledger, c.Now, c.Log = d.store, d.store, clock.Now, d.log.With("part", "discord")
	c.Rules.Desk, c.Open = d.store.Desk(), d.bot.Open
	c.Press = func(ctx context.Context, key string, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error) {
		return d.bot.Answer(ctx, key, number, tickets.Press{By: by, Revision: revision, Action: a})
	}
	began := time.Now()
	c.Contact = func() time.Duration {
		if last := d.watch.LastContact(); !last.IsZero() {
			return time.Since(last)
		}
		return time.Since(began)
	}
	return discord.New(c)
}

// chat keeps the staff room in Discord open until ctx ends; the channel is
// closed then. The desk works on whatever becomes of it.
func (d *desk) chat(ctx context.Context, room *discord.Room) <-chan struct{} {
	done := make(chan struct{})
	if room == nil {
		close(done)
		return done
	}
	go func() {
		defer close(done)
		if err := room.Run(ctx); err != nil {
			d.log.Error("the staff room in Discord ended", "error", err)
		}
	}()
	return done
}
