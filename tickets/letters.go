package tickets

import (
	"fmt"
	"slices"
	"strings"

	"vorlauf/tickets/calendar"
)

// messageID makes the Message-ID of the next mail of this decision: unique for
// the installation, the ticket, the event and the mail (RFC 5322, 3.6.4).
func (d *decision) messageID() string {
	d.mails++
	_, domain, _ := strings.Cut(d.w.Desk.Address, "@")
	return fmt.Sprintf("vl%d.%d.%d.%s@%s", d.t.Number, d.t.Seq, d.mails, d.w.Desk.Instance, domain)
}

// letter is what every mail on this ticket may say.
func (d *decision) letter() Letter {
	l := Letter{
		Number: d.t.Number, Subject: d.t.about(), Software: d.t.about(), Zone: d.w.Calendar.Zone(),
		Requests: masked(d.t.Requests), Missing: d.t.Missing, Awaited: d.t.awaited(), Wished: d.t.Wished(),
		Earliest: d.leadDay(), LeadDays: d.w.Policy.LeadDays, Short: d.t.ShortNotice,
		Partner: d.partnerName(), State: d.t.State, Cleanup: d.t.CleanupDue,
	}
	if d.t.Appointment != nil {
		l.Date, l.OffHours, l.Cost = d.t.Appointment.Slot(), d.t.Appointment.Exception, d.t.Appointment.CostNote
	}
	return l
}

// masked leaves licence keys out of what a mail repeats: a key is a secret.
func masked(requests []Request) []Request {
	out := slices.Clone(requests)
	for i := range out {
		items := make([]string, len(out[i].Licence.Items))
		for j, item := range out[i].Licence.Items {
			items[j] = MaskLicence(item)
		}
		out[i].Licence.Items = items
	}
	return out
}

// MaskLicence shortens a licence item to what may be shown anywhere: of a key
// the last four characters, of a file or link all.
func MaskLicence(item string) string {
	key, ok := strings.CutPrefix(item, "key:")
	if !ok {
		return item
	}
	shown := []rune(key)
	if len(shown) > 8 {
		return "key:****" + string(shown[len(shown)-4:])
	}
	return "key:****"
}

// MaskKeys returns a text, such as a mail's, with the ticket's licence keys
// masked: they are secrets wherever the text is shown (1.1).
func (t Ticket) MaskKeys(text string) string {
	var keys []string
	for _, r := range t.Requests {
		for _, item := range r.Licence.Items {
			if key, ok := strings.CutPrefix(item, "key:"); ok && key != "" {
				keys = append(keys, key)
			}
		}
	}
	// The longest first: one key may begin another.
	slices.SortFunc(keys, func(a, b string) int { return len(b) - len(a) })
	for _, key := range keys {
		text = strings.ReplaceAll(text, key, strings.TrimPrefix(MaskLicence("key:"+key), "key:"))
	}
	return text
}

// mailCustomer writes to the customer: the contact is addressed, the other
// people of the customer are in Cc.
func (d *decision) mailCustomer(tmpl Template, l Letter) { d.send(tmpl, l, nil, false) }

// mailAll writes on the coordination thread: the customer is addressed, the
// partner is in Cc (1.6).
func (d *decision) mailAll(tmpl Template, l Letter) { d.send(tmpl, l, nil, d.t.coordinated()) }

// invite writes to everybody concerned, with a calendar part.
func (d *decision) invite(tmpl Template, l Letter, method string, date calendar.Slot) {
	both := d.t.coordinated()
	to, cc := d.addressees(both)
	d.send(tmpl, l, d.invitation(method, date, slices.Concat(to, cc)), both)
}

// invitation is the calendar part of a mail to these people.
func (d *decision) invitation(method string, date calendar.Slot, attendees []Address) *Invite {
	return &Invite{
		Method: method, UID: d.t.Invitation.UID, Sequence: d.t.Invitation.Sequence, Date: date, Stamp: d.w.Now,
		Organizer: Address{Name: d.w.Desk.Name, Address: d.w.Desk.Address}, Attendees: attendees,
	}
}

func (d *decision) send(tmpl Template, l Letter, inv *Invite, both bool) {
	to, cc := d.addressees(both)
	if len(to) == 0 {
		d.attend("there is no address to write to; the mail %q was not sent", tmpl)
		return
	}
	l.Name = to[0].Name
	d.post(SendMail{To: to, Cc: cc, Template: tmpl, Letter: l, Invite: inv})
}

// post threads a mail, notes it and puts it among the effects.
func (d *decision) post(m SendMail) {
	m.MessageID, m.Language = d.messageID(), d.t.Language
	if n := len(d.t.Thread); n > 0 {
		m.InReplyTo = d.t.Thread[n-1]
		m.References = references(d.t.Thread)
	}
	d.t.Thread = append(d.t.Thread, m.MessageID)
	d.effects = append(d.effects, m)
	d.log("mail", "desk", "mail %q to %s", m.Template, addressList(slices.Concat(m.To, m.Cc)))
}

// references keeps the first message and the newest ones, as RFC 5322 advises
// for long threads: header lines must not grow for ever.
func references(thread []string) []string {
	const newest = 10
	if len(thread) <= newest+1 {
		return slices.Clone(thread)
	}
	return append([]string{thread[0]}, thread[len(thread)-newest:]...)
}

func addressList(all []Address) string {
	names := make([]string, len(all))
	for i, a := range all {
		names[i] = a.Address
	}
	return strings.Join(names, ", ")
}

// addressees returns the customer's contact, and in Cc the customer's other
// people and, on the coordination thread, the partner's.
func (d *decision) addressees(both bool) (to, cc []Address) {
	for _, p := range d.t.Parties {
		a := Address{Name: p.Name, Address: p.Address}
		switch {
		case p.Address == d.w.Desk.Address:
		case p.Address == d.t.Contact:
			to = append(to, a)
		case p.Role == RoleCustomer || both:
			cc = append(cc, a)
		}
	}
	return to, cc
}

// about names the ticket's software in one line, "Abacus 2026, Topal 26.4", or
// the subject where no software is known.
func (t Ticket) about() string {
	var names []string
	for _, r := range t.Requests {
		if r.Software != "" {
			names = append(names, strings.TrimSpace(r.Software+" "+r.Version))
		}
	}
	if len(names) == 0 {
		return t.Subject
	}
	return strings.Join(names, ", ")
}

// SoftwareAndVersion returns the names and the versions of the ticket's
// products, each joined by commas, for lists.
func (t Ticket) SoftwareAndVersion() (software, version string) {
	var names, versions []string
	for _, r := range t.Requests {
		if r.Software != "" {
			names = append(names, r.Software)
		}
		if r.Version != "" {
			versions = append(versions, r.Version)
		}
	}
	return strings.Join(names, ", "), strings.Join(versions, ", ")
}
