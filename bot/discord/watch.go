package discord

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// unreached is how long the mailbox may be silent before staff are warned.
const unreached = 15 * time.Minute

// watch writes the agenda in the morning, and warns of what nobody would notice,
// until ctx ends.
func (r *Room) watch(ctx context.Context) {
	const every = 20 * time.Second
	for {
		err := r.contained("watch", func() error { return r.look(ctx) })
		if err != nil && ctx.Err() == nil {
			r.Log.Warn("discord: agenda and warnings are put off", "error", err)
		}
		if !pause(ctx, every) {
			return
		}
	}
}

// look writes what is due now. What was written is kept, so that a restart does
// not repeat it.
func (r *Room) look(ctx context.Context) error {
	r.looking.Lock()
	defer r.looking.Unlock()
	if err := r.morning(ctx); err != nil {
		return err
	}
	w := r.words()
	silent := r.Contact()
	warning := ""
	if silent >= unreached {
		warning = "⚠️ " + w.Say("warn_mailbox", int(silent.Minutes()))
	}
	if err := r.warn(ctx, "mailbox", warning, w.Say("warn_mailbox_over")); err != nil {
		return err
	}
	stats, err := r.Read.Stats(ctx)
	if err != nil {
		return err
	}
	if err := r.warnParked(ctx, w, stats.Parked); err != nil {
		return err
	}
	return r.warnExpiries(ctx, w)
}

// warnExpiries warns two weeks before a secret ends, and once more two days
// before.
func (r *Room) warnExpiries(ctx context.Context, w templates.Words) error {
	zone := r.Rules.Calendar.Zone()
	for _, what := range slices.Sorted(maps.Keys(r.Expiries)) {
		key, day, near := "discord/secret/"+what, r.Expiries[what], ""
		text := "✅ " + w.Say("warn_secret_over", what)
		for _, days := range []int{14, 2} {
			if day <= calendar.DayOf(r.Now(), zone).AddDays(days) {
				near, text = strconv.Itoa(days), "⚠️ "+w.Say("warn_secret", what, w.Day(day.Time(zone)))
			}
		}
		was, err := r.Ledger.KeptValue(ctx, key)
		if err != nil {
			return err
		}
		if was == near {
			continue
		}
		if _, _, err := r.announce(ctx, text, "secret"+what+near+day.String()); err != nil {
			return err
		}
		if err := r.Ledger.KeepValue(ctx, key, near); err != nil {
			return err
		}
	}
	return nil
}

// warn writes a warning once, and once that it is over. "" is no warning.
func (r *Room) warn(ctx context.Context, name, warning, over string) error {
	key := "discord/warned/" + name
	was, err := r.Ledger.KeptValue(ctx, key)
	if err != nil || (was != "") == (warning != "") {
		return err
	}
	text, now := warning, r.Now().Format(time.RFC3339)
	if warning == "" {
		text, now = "✅ "+over, ""
	}
	if _, _, err := r.announce(ctx, text, "w-"+name+now); err != nil {
		return err
	}
	return r.Ledger.KeepValue(ctx, key, now)
}

// warnParked warns when more mails lie than before.
func (r *Room) warnParked(ctx context.Context, w templates.Words, parked int) error {
	const key = "discord/parked"
	text, err := r.Ledger.KeptValue(ctx, key)
	if err != nil {
		return err
	}
	before, _ := strconv.Atoi(text)
	if parked == before {
		return nil
	}
	if parked > before {
		if _, _, err := r.announce(ctx, "⚠️ "+w.Say("warn_parked", parked), fmt.Sprintf("w-parked%d", parked)); err != nil {
			return err
		}
	}
	return r.Ledger.KeepValue(ctx, key, strconv.Itoa(parked))
}

// morning writes the agenda of a business day once it has begun.
func (r *Room) morning(ctx context.Context) error {
	const key = "discord/agenda"
	cal, now := r.Rules.Calendar, r.Now()
	today := calendar.DayOf(now, cal.Zone())
	if !cal.Open(now) {
		return nil
	}
	last, err := r.Ledger.KeptValue(ctx, key)
	if err != nil || last == today.String() {
		return err
	}
	text, err := r.agenda(ctx, r.words(), 1)
	if err != nil {
		return err
	}
	if _, _, err := r.announce(ctx, "☀️ "+text, "agenda"+today.String()); err != nil {
		return err
	}
	return r.Ledger.KeepValue(ctx, key, today.String())
}

// agenda is what is agreed in so many days from today, and what waits.
func (r *Room) agenda(ctx context.Context, w templates.Words, days int) (string, error) {
	zone := r.Rules.Calendar.Zone()
	from := calendar.DayOf(r.Now(), zone)
	taken, err := r.Read.Taken(ctx, from.Time(zone), from.AddDays(days).Time(zone))
	if err != nil {
		return "", err
	}
	slices.SortFunc(taken, func(a, b tickets.Booking) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Ticket, b.Ticket))
	})
	lines := []string{"**" + w.Say("agenda", w.Day(r.Now())) + "**"}
	for _, b := range taken {
		if b.Kind != tickets.BookingAgreed {
			continue
		}
		t, err := r.Read.Ticket(ctx, b.Ticket)
		if err != nil {
			return "", err
		}
		lines = append(lines, cut(fmt.Sprintf("▫️ %s · VL-%d · %s · %s · %s", w.Span(calendar.Slot{Start: b.Start, End: b.End}), t.Number,
			line(t.Customer), line(about(t)), cmp.Or(line(t.Assignee), w.Say("nobody"))), 180))
	}
	if len(lines) == 1 {
		lines = append(lines, w.Say("no_dates"))
	}
	stats, err := r.Read.Stats(ctx)
	if err != nil {
		return "", err
	}
	return strings.Join(append(lines, w.Say("agenda_waits", stats.Attention)), "\n"), nil
}

// announce writes to the whole room: into the text channel, or into a post of
// the forum that is kept for it. By its name it is not written twice. It says
// where it stands.
func (r *Room) announce(ctx context.Context, text, name string) (channelID, messageID string, err error) {
	if err := r.prepare(ctx); err != nil {
		return "", "", err
	}
	p := post{Content: cut(text, maxContent), Nonce: name}
	if !r.forum() {
		m, err := r.send(ctx, r.Channel, p)
		return r.Channel, m.ID, err
	}
	const key = "discord/desk"
	thread, err := r.Ledger.KeptValue(ctx, key)
	if err != nil {
		return "", "", err
	}
	if thread != "" {
		if m, err := r.send(ctx, thread, p); codeOf(err) != unknownChannel {
			return thread, m.ID, err
		}
	}
	p.Nonce = ""
	form := map[string]any{"name": r.words().Say("desk_post"), "auto_archive_duration": 10080, "message": p}
	if tag := r.tagOf(tickets.AwaitingApproval); tag != "" {
		form["applied_tags"] = []string{tag} // a forum can ask for one
	}
	var made channel
	if err := r.ask(ctx, "POST", "channels/"+r.Channel+"/threads", "channels/"+r.Channel+"/threads", form, &made); err != nil {
		return "", "", err
	}
	return made.ID, made.starter(), r.Ledger.KeepValue(ctx, key, made.ID)
}
