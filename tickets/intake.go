package tickets

import (
	"slices"
	"strings"
	"time"
)

var zeroTime time.Time

// received files a mail on the ticket (1.1). What it changes depends on who
// wrote it: automatic mail and strangers change nothing.
func (d *decision) received(e MailReceived) {
	if e.Mail.MessageID != "" {
		d.t.Thread = append(d.t.Thread, e.Mail.MessageID)
	}
	switch {
	case d.t.State == "":
		d.open(e)
	case e.Match.Kind == MatchNotice:
		d.notice(e.Mail)
	case e.Match.Kind == MatchStranger:
		d.t.Waiting = append(d.t.Waiting, e.Incoming)
		d.log("mail", e.Mail.From, "mail of somebody who is no party of this ticket; it counts once its author is admitted")
	case d.t.State == Held:
		d.t.Waiting = append(d.t.Waiting, e.Incoming)
		d.log("mail", e.Mail.From, "another mail: %s", e.Mail.Subject)
	default:
		d.log("mail", e.Mail.From, "mail: %s", e.Mail.understood())
		d.partyWrote(e.Incoming)
	}
}

// open makes the ticket. An author who is not known, or whose authentication
// failed, leaves it held.
func (d *decision) open(e MailReceived) {
	d.t.Subject, d.t.Created, d.t.Received = e.Mail.Subject, d.w.Now, e.Received
	d.t.LeadFrom, d.t.Language = e.Received, d.languageOf(e.Mail, nil)
	customer := d.w.Catalogue.CustomerOf(e.Mail.From)
	if customer == nil || e.Match.Kind == MatchHeld {
		d.hold(e)
		return
	}
	d.t.Customer = customer.Name
	d.log("mail", e.Mail.From, "mail: %s", e.Mail.understood())
	d.admitCustomer(e.Mail, *customer)
	d.begin(e.Incoming)
}

// hold keeps a mail until staff say whose it is; nothing is sent meanwhile.
func (d *decision) hold(e MailReceived) {
	d.become(Held)
	d.t.Waiting = append(d.t.Waiting, e.Incoming)
	d.t.Requests = d.adopt(nil, e.Mail.Requests)
	switch {
	case e.Mail.Authentication == AuthFail:
		d.log("mail", e.Mail.From, "held: the receiving server judged the authentication of this mail failed")
	case e.Match.Related != 0:
		d.log("mail", e.Mail.From, "held: the mail names VL-%d, but its author is no party of it", e.Match.Related)
	default:
		d.log("mail", e.Mail.From, "held: the author is not known")
	}
	if e.Match.Related != 0 {
		d.t.Linked = append(d.t.Linked, e.Match.Related)
	}
}

// admitCustomer makes the author and the people in To and Cc parties.
func (d *decision) admitCustomer(m Mail, c Customer) {
	d.t.Contact = m.From
	d.addParty(Party{Address: m.From, Role: RoleCustomer, Name: m.Author})
	d.copyPeople(m)
	d.t.Language = d.languageOf(m, &c)
}

// copyPeople makes the people that a party copied in parties too: those of the
// software partner as partners, others as the customer's.
func (d *decision) copyPeople(m Mail) {
	for _, a := range slices.Concat(m.To, m.Cc) {
		role := RoleCustomer
		if d.w.Catalogue.VendorOf(a.Address) != nil || slices.Contains(m.Partners, a.Address) {
			role = RolePartner
		}
		d.addParty(Party{Address: a.Address, Role: role, Name: a.Name})
	}
	for _, address := range m.Partners {
		d.addParty(Party{Address: address, Role: RolePartner})
	}
}

// addParty adds somebody once; the desk itself and another mailbox at its
// address with a tag is no party.
func (d *decision) addParty(p Party) {
	p.Address = strings.ToLower(strings.TrimSpace(p.Address))
	known := slices.ContainsFunc(d.t.Parties, func(q Party) bool { return q.Address == p.Address })
	if known || p.Address == "" || strings.EqualFold(p.Address, d.w.Desk.Address) {
		return
	}
	d.t.Parties = append(d.t.Parties, p)
	if v := d.w.Catalogue.VendorOf(p.Address); p.Role == RolePartner && v != nil && d.t.Partner == "" {
		d.t.Partner = v.Name
	}
}

// languageOf chooses the language that the desk writes in: that of the mail,
// the customer's, the desk's.
func (d *decision) languageOf(m Mail, c *Customer) Language {
	switch {
	case m.Language != "":
		return m.Language
	case c != nil && c.Language != "":
		return c.Language
	}
	return d.w.Desk.Language
}

// begin starts the procedure on the first mail that counts.
func (d *decision) begin(in Incoming) {
	if !asksForUpdate(in.Mail) {
		d.t.Other = true
		d.become(AwaitingApproval)
		return
	}
	d.t.Urgent, d.t.OffHours = in.Mail.Urgent, in.Mail.OffHours
	d.t.Requests = d.adopt(d.t.Requests[:0], in.Mail.Requests)
	d.suggestVariant(in.Mail)
	d.findDuplicates()
	d.become(AwaitingInfo)
	d.completeOrAsk(in.Mail)
}

// asksForUpdate reports whether a first mail is a request for an update: one
// that says so, one that supplies what a request needs, and one that wants to
// do it alone.
func asksForUpdate(m Mail) bool {
	switch m.Intent {
	case UpdateRequest, SelfService:
		return true
	case Info:
		return len(m.Requests) > 0 && m.Requests[0].Software != ""
	}
	return false
}

// findDuplicates shows staff other tickets of the customer about the same
// product from within the day.
func (d *decision) findDuplicates() {
	for _, other := range d.w.Others(d.t.Customer) {
		if other.Number == d.t.Number || !other.Open() || d.t.Received.Sub(other.Received).Abs() > 24*time.Hour {
			continue
		}
		if sharesProduct(d.t, other) {
			d.t.Duplicates = append(d.t.Duplicates, other.Number)
			d.attend("possible duplicate of VL-%d", other.Number)
		}
	}
}

func sharesProduct(a, b Ticket) bool {
	for _, r := range a.Requests {
		for _, s := range b.Requests {
			if r.Software != "" && squeeze(r.Software) == squeeze(s.Software) {
				return true
			}
		}
	}
	return false
}

// notice files an automatic mail: it changes no state and is never answered. A
// bounce of the desk's own mail makes the ticket undeliverable; an
// out-of-office reply puts reminders off.
func (d *decision) notice(m Mail) {
	switch {
	case m.Bounce != nil && m.Bounce.Permanent():
		d.effects = append(d.effects, MarkBounced{MessageID: m.Bounce.MessageID, Recipient: m.Bounce.Recipient})
		d.undeliverable(m.Bounce.Recipient, m.Bounce.Reason)
	case m.Bounce != nil:
		d.log("delivery", m.From, "delivery to %s is delayed: %s", m.Bounce.Recipient, m.Bounce.Reason)
	case m.AutoReply != nil:
		d.outOfOffice(m)
	default:
		d.log("mail", m.From, "automatic mail: %s", m.Subject)
	}
}

func (d *decision) outOfOffice(m Mail) {
	d.log("mail", m.From, "automatic reply: %s", m.Subject)
	day, err := time.ParseInLocation(time.DateOnly, m.AutoReply.Until, d.w.Calendar.Zone())
	if err == nil && day.After(d.t.QuietUntil) && day.Before(d.w.Now.AddDate(0, 3, 0)) {
		d.t.QuietUntil = day
		d.log("mail", "desk", "reminders are put off until %s", m.AutoReply.Until)
	}
}

func (d *decision) undeliverable(recipient, reason string) {
	d.t.Undeliverable = true
	d.attend("mail to %s does not arrive; correct the address and send it again", recipient)
	d.log("delivery", "desk", "mail to %s failed: %s", recipient, reason)
}

func (d *decision) deliveryFailed(e DeliveryFailed) { d.undeliverable(e.Recipient, e.Reason) }

// quarantined opens a held ticket for a mail that could not be read: its bytes
// are kept, and the next mail is not blocked.
func (d *decision) quarantined(e Quarantined) {
	d.t.Created, d.t.Received, d.t.Subject = d.w.Now, e.Received, "(mail that cannot be read)"
	d.t.Language = d.w.Desk.Language
	d.become(Held)
	d.log("mail", "desk", "quarantined after three attempts: %s", e.Reason)
}

// decide links a held ticket to a customer or a partner and replays its mails
// with their times (1.1).
func (a *Link) decide(d *decision) error {
	customer, vendor := d.w.Catalogue.Customer(a.Customer), d.w.Catalogue.Vendor(a.Partner)
	switch {
	case a.Customer == "" && a.Partner == "":
		return badArgument("customer", "a customer or a partner is needed")
	case a.Customer != "" && customer == nil:
		return badArgument("customer", "there is no customer %q", a.Customer)
	case a.Partner != "" && vendor == nil:
		return badArgument("partner", "there is no partner %q", a.Partner)
	case len(d.t.Waiting) == 0:
		return notPossible("this ticket holds a mail that cannot be read: open its raw bytes, then dismiss it")
	}
	d.decided("linked to %s", strings.TrimLeft(a.Customer+" / "+a.Partner, " /"))
	d.remember(a)
	waiting := d.t.Waiting
	d.t.Waiting, d.t.Requests, d.t.LastRequest = nil, nil, 0
	d.link(waiting[0], customer, vendor)
	for _, in := range waiting[1:] {
		d.partyWrote(in)
	}
	return nil
}

// remember notes the author's address, unless staff say "this ticket only". An
// address that already belongs to somebody is not given to another.
func (d *decision) remember(a *Link) {
	author := d.t.Waiting[0].Mail.From
	if a.Remember != nil && !*a.Remember {
		return
	}
	if d.w.Catalogue.CustomerOf(author) != nil || d.w.Catalogue.VendorOf(author) != nil {
		return
	}
	r := Remember{Address: author, Customer: a.Customer}
	if a.Customer == "" {
		r.Partner = a.Partner
	}
	d.effects = append(d.effects, r)
}

// link lets the first mail count. A partner who wrote first becomes this
// ticket's partner; its customer stays to be named by staff.
func (d *decision) link(first Incoming, customer *Customer, vendor *Vendor) {
	if customer != nil {
		d.t.Customer = customer.Name
	}
	if vendor != nil {
		d.t.Partner, d.t.SuggestedVariant = vendor.Name, Partner
		d.addParty(Party{Address: first.Mail.From, Role: RolePartner, Name: first.Mail.Author})
		d.copyPeople(first.Mail)
		d.t.Language = d.languageOf(first.Mail, customer)
		d.contactFrom(customer)
	} else {
		d.admitCustomer(first.Mail, *customer)
	}
	d.begin(first)
}

// contactFrom finds whom to write to where a partner wrote first: somebody of
// the customer among the parties.
func (d *decision) contactFrom(customer *Customer) {
	for i, p := range d.t.Parties {
		if customer != nil && customer.Has(p.Address) {
			d.t.Parties[i].Role, d.t.Contact = RoleCustomer, p.Address
			return
		}
	}
	d.attend("a partner wrote first: add the customer's contact")
}

func (a *Dismiss) decide(d *decision) error {
	d.decided("dismissed: %s", a.Reason)
	d.close(OutcomeDismissed)
	return nil
}

// decide admits the author of mails that waited; they count at once.
func (a *Admit) decide(d *decision) error {
	address := strings.ToLower(a.Address)
	if a.Role != RoleCustomer && a.Role != RolePartner {
		return badArgument("role", "the role is %q or %q", RoleCustomer, RolePartner)
	}
	var mine, others []Incoming
	for _, in := range d.t.Waiting {
		if in.Mail.From == address {
			mine = append(mine, in)
		} else {
			others = append(others, in)
		}
	}
	if len(mine) == 0 {
		return badArgument("address", "no mail of %s waits on this ticket", a.Address)
	}
	d.t.Waiting = others
	d.addParty(Party{Address: address, Role: a.Role, Name: mine[0].Mail.Author, Admitted: true})
	d.decided("admitted %s as %s", address, a.Role)
	for _, in := range mine {
		d.partyWrote(in)
	}
	return nil
}

func (a *AddParty) decide(d *decision) error {
	if a.Role != RoleCustomer && a.Role != RolePartner {
		return badArgument("role", "the role is %q or %q", RoleCustomer, RolePartner)
	}
	if _, domain, ok := strings.Cut(a.Address, "@"); !ok || domain == "" {
		return badArgument("address", "%q is not an address", a.Address)
	}
	d.addParty(Party{Address: a.Address, Role: a.Role, Admitted: true})
	if a.Role == RoleCustomer && d.t.Contact == "" {
		d.t.Contact = strings.ToLower(a.Address)
	}
	d.decided("added %s as %s", a.Address, a.Role)
	return nil
}
