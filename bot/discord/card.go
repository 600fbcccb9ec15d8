package discord

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

// Colours of a card, by what is needed.
const (
	colourDecide  = 0xF0B232 // staff decide
	colourTrouble = 0xDA373C // something failed or is urgent
	colourWaits   = 0x5865F2 // the customer or partner is awaited
	colourAgreed  = 0x248045 // a date is agreed
	colourWork    = 0x1ABC9C // it is being done
	colourClosed  = 0x80848E
)

func colour(t tickets.Ticket) int {
	switch {
	case t.State == tickets.Closed && len(t.Attention) == 0:
		return colourClosed
	case t.Undeliverable, t.Failure != nil && t.State == tickets.AwaitingApproval, t.Urgent && !t.StaffSince.IsZero():
		return colourTrouble
	case !t.StaffSince.IsZero(), len(t.Attention) > 0:
		return colourDecide
	case t.State == tickets.Scheduled:
		return colourAgreed
	case t.State == tickets.InProgress, t.State == tickets.AwaitingTest, t.State == tickets.AwaitingCleanup:
		return colourWork
	}
	return colourWaits
}

// words are the room's, in the desk's language; those of a person are in words
// of theirs.
func (r *Room) words() templates.Words {
	return templates.Card(r.Language, r.Rules.Calendar.Zone())
}

// card draws what staff decide on, at one glance (1.5).
func (r *Room) card(t tickets.Ticket, mails []store.Message) post {
	w := r.words()
	e := embed{Title: line(fmt.Sprintf("VL-%d %s", t.Number, cmp.Or(about(t), w.Say("unnamed")))), URL: r.consoleLink(t.Number), Color: colour(t)}
	e.Description = r.standing(w, t)
	d := drawing{w: w, r: r, t: t, mails: mails}
	for _, part := range []struct {
		name   string
		value  string
		inline bool
	}{
		{"customer", d.customer(), true}, {"software", d.software(), true}, {"assignee", d.assignee(), true},
		{"setup", d.setup(), false}, {"licence", d.licence(), true}, {"missing", d.missing(), true},
		{"wish", d.wish(), false}, {"own", d.own(), false}, {"suggested", d.slots(t.Suggested), false},
		{"early", d.slots(t.Early), false}, {"offered", d.offered(), false}, {"accepted", d.accepted(), false},
		{"appointment", d.appointment(), false}, {"variant", d.variant(), false}, {"runbook", d.runbook(), true},
		{"failure", d.failure(), false}, {"related", d.related(), false}, {"waiting", d.waiting(), false},
	} {
		if part.value != "" {
			e.Fields = append(e.Fields, field{Name: w.Say("field." + part.name), Value: part.value, Inline: part.inline})
		}
	}
	e.Footer = &footer{Text: w.Say("footer", w.Moment(t.Received))}
	return post{Embeds: []embed{e.fit()}, Components: r.controls(w, t)}
}

// standing says where the ticket stands and what is asked of whom.
func (r *Room) standing(w templates.Words, t tickets.Ticket) string {
	state := "state." + string(t.State)
	if t.State == tickets.Closed {
		state = "outcome." + string(t.Outcome)
	}
	lines := []string{"**" + w.Say(state) + "**"}
	if !t.StaffSince.IsZero() {
		lines[0] += " · " + w.Say("since", stamp(t.StaffSince, "R"))
	}
	for _, flag := range []struct {
		on   bool
		name string
	}{{t.Urgent, "urgent"}, {t.Paused, "paused"}, {t.Other, "other"}, {t.OffHours, "off_hours"}} {
		if flag.on {
			lines = append(lines, w.Say("flag."+flag.name))
		}
	}
	if t.Undeliverable {
		lines = append(lines, w.Say("flag.undeliverable", plain(t.BouncedTo)))
	}
	for _, a := range t.Attention {
		lines = append(lines, "⚠️ "+plain(w.Said(a)))
	}
	return strings.Join(lines, "\n")
}

// A drawing is one card while it is drawn.
type drawing struct {
	w     templates.Words
	r     *Room
	t     tickets.Ticket
	mails []store.Message
}

func (d drawing) customer() string {
	lines := []string{cmp.Or(line(d.t.Customer), d.w.Say("unknown"))}
	if d.t.Contact != "" {
		lines = append(lines, line(d.t.Contact))
	} else if len(d.t.Waiting) > 0 {
		lines = append(lines, line(d.t.Waiting[0].Mail.From))
	}
	return strings.Join(lines, "\n")
}

func (d drawing) software() string {
	var lines []string
	for _, q := range d.t.Requests {
		if q.Software != "" {
			lines = append(lines, line(q.Software+" "+q.Version))
		}
	}
	return cmp.Or(strings.Join(lines, "\n"), "–")
}

func (d drawing) assignee() string { return cmp.Or(line(d.t.Assignee), d.w.Say("nobody")) }

// setup names the host of each link, and each file with its size. Nothing was
// scanned: that is said.
func (d drawing) setup() string {
	var lines []string
	for _, q := range d.t.Requests {
		for _, s := range q.Setup {
			lines = append(lines, d.source(s))
		}
	}
	return cmp.Or(strings.Join(lines, "\n"), "–")
}

func (d drawing) source(s string) string {
	name, isFile := strings.CutPrefix(s, "file:")
	if !isFile {
		host := "?"
		if u, err := url.Parse(s); err == nil && u.Hostname() != "" {
			host = u.Hostname()
		}
		return "🔗 " + line(host)
	}
	for _, m := range slices.Backward(d.mails) {
		for _, a := range m.Attachments {
			if a.Name == name {
				return "📎 " + line(name) + ", " + templates.Size(a.Size) + " (" + d.w.Say("unscanned") + ")"
			}
		}
	}
	return "📎 " + line(name) + " (" + d.w.Say("unscanned") + ")"
}

// licence is the state of each request's, keys masked.
func (d drawing) licence() string {
	var lines []string
	for _, q := range d.t.Requests {
		text := d.w.Say("licence." + string(cmp.Or(q.Licence.State, tickets.LicenceUnknown)))
		for _, item := range q.Licence.Items {
			if key, ok := strings.CutPrefix(tickets.MaskLicence(item), "key:"); ok {
				text += "\n🔑 " + line(strings.ReplaceAll(key, "*", "•"))
				continue
			}
			text += "\n" + d.source(item)
		}
		lines = append(lines, text)
	}
	return cmp.Or(strings.Join(lines, "\n"), "–")
}

func (d drawing) missing() string {
	if len(d.t.Missing) == 0 {
		return d.w.Say("nothing")
	}
	names := make([]string, len(d.t.Missing))
	for i, m := range d.t.Missing {
		names[i] = d.w.Say("missing." + m)
	}
	return "**" + strings.Join(names, ", ") + "**"
}

// wish is what the customer wished, with the verdict on the lead time (1.3).
func (d drawing) wish() string {
	wished := d.t.Wished()
	if len(wished) == 0 {
		return d.w.Say("no_wish")
	}
	for i, one := range wished {
		wished[i] = line(d.w.Wish(one))
	}
	verdict := "lead_kept"
	if d.t.ShortNotice {
		verdict = "lead_short"
	}
	return strings.Join(wished, " · ") + "\n" + d.w.Say(verdict, d.r.Rules.Policy.LeadDays, d.w.Day(d.t.LeadFrom))
}

// own is a date that the customer or partner named, with what speaks against it.
func (d drawing) own() string {
	o := d.t.Own
	if o == nil {
		return ""
	}
	return d.slot(calendar.Slot{Start: o.Start, End: o.End}) + "\n" + line(o.By) + ": " + cmp.Or(plain(d.w.Said(o.Verdict)), d.w.Say("no_conflict"))
}

func (d drawing) slots(all []calendar.Slot) string {
	lines := make([]string, len(all))
	for i, s := range all {
		lines[i] = d.slot(s)
	}
	return strings.Join(lines, "\n")
}

func (d drawing) slot(s calendar.Slot) string {
	return d.w.Span(s) + " · " + stamp(s.Start, "R")
}

func (d drawing) offered() string {
	var lines []string
	for _, o := range d.t.Options {
		if o.Round != d.t.Round && o.Status != tickets.OptionAgreed {
			continue
		}
		text := fmt.Sprintf("%d: %s · %s", o.Option, d.w.Span(o.Slot()), d.w.Say("option."+string(o.Status)))
		if o.Status == tickets.OptionOpen {
			text += " " + stamp(o.Until, "R")
		}
		if o.Declined {
			text += " · " + d.w.Say("declined")
		}
		lines = append(lines, text)
	}
	return strings.Join(lines, "\n")
}

func (d drawing) accepted() string {
	var lines []string
	for _, a := range d.t.Acceptances {
		lines = append(lines, fmt.Sprintf("%s: %s (%s)", line(a.Party), d.w.Moment(a.Start), d.w.Say("via."+a.Via)))
	}
	return strings.Join(lines, "\n")
}

func (d drawing) appointment() string {
	a := d.t.Appointment
	if a == nil {
		return ""
	}
	text := "**" + d.w.Span(a.Slot()) + "** · " + stamp(a.Start, "R")
	if a.Exception {
		text += "\n" + d.w.Say("by_exception", plain(a.CostNote))
	}
	return text
}

func (d drawing) variant() string {
	v, say := d.t.Variant, ""
	if v == "" {
		v = d.t.SuggestedVariant
		say = "\n" + d.w.Say("suggested_because", line(d.w.Said(d.t.VariantReason)))
	}
	if v == "" {
		return "–"
	}
	text := d.w.Say("variant." + string(v))
	if v == tickets.Partner && d.t.Partner != "" {
		text += ": " + line(d.t.Partner)
	}
	return text + say
}

func (d drawing) runbook() string {
	done, all := 0, 0
	next := 0
	for _, s := range d.t.Runbook {
		all++
		if s.State != tickets.StepOpen {
			done++
		} else if next == 0 {
			next = s.Step
		}
	}
	switch {
	case all == 0 || d.t.State == tickets.Scheduled && done == 0:
		return ""
	case next == 0:
		return fmt.Sprintf("%d/%d", done, all)
	}
	return fmt.Sprintf("%d/%d · %s", done, all, d.w.Say("next_step", next, d.w.Say("step."+strconv.Itoa(next))))
}

func (d drawing) failure() string {
	f := d.t.Failure
	if f == nil {
		return ""
	}
	restored := "not_restored"
	if f.RolledBack {
		restored = "restored"
	}
	return d.w.Moment(f.At) + ", " + line(f.By) + ": " + plain(f.Remark) + " (" + d.w.Say(restored) + ")"
}

func (d drawing) related() string {
	var parts []string
	add := func(name string, numbers ...int64) {
		for _, n := range numbers {
			parts = append(parts, d.w.Say(name, n))
		}
	}
	add("duplicate", d.t.Duplicates...)
	add("linked", d.t.Linked...)
	if d.t.MergedInto != 0 {
		add("merged", d.t.MergedInto)
	}
	return strings.Join(parts, " · ")
}

// waiting are the mails of people who are no party.
func (d drawing) waiting() string {
	var lines []string
	for _, in := range d.t.Waiting {
		lines = append(lines, line(in.Mail.From)+": "+line(in.Mail.Subject))
	}
	return strings.Join(lines, "\n")
}

// about names the ticket's software, or its subject.
func about(t tickets.Ticket) string {
	var names []string
	for _, q := range t.Requests {
		if name := strings.TrimSpace(q.Software + " " + q.Version); q.Software != "" {
			names = append(names, name)
		}
	}
	return cmp.Or(strings.Join(names, ", "), t.Subject)
}

// whose names the customer, or who wrote.
func whose(t tickets.Ticket) string {
	if t.Customer == "" && len(t.Waiting) > 0 {
		return t.Waiting[0].Mail.From
	}
	return t.Customer
}

// consoleLink is where the ticket stands in the console, "" where it has no
// address.
func (r *Room) consoleLink(number int64) string {
	if r.PublicURL == "" {
		return ""
	}
	return strings.TrimRight(r.PublicURL, "/") + "/tickets/" + strconv.FormatInt(number, 10)
}
