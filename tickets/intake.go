package tickets

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

var zeroTime time.Time

// received files a mail on the ticket (1.1). What it changes depends on who
// wrote it: automatic mail and strangers change nothing.
func (d *decision) received(e MailReceived) {
	switch {
	case d.t.State == "":
		d.thread(e.Mail)
		d.open(e)
	case e.Match.Kind == MatchNotice:
		d.notice(e.Mail)
	case e.Match.Kind == MatchStranger:
		d.t.Waiting = append(d.t.Waiting, e.Incoming)
		d.log("mail", e.Mail.From, "mail of somebody who is no party of this ticket; it counts once its author is admitted")
	case d.t.State == Held:
		d.thread(e.Mail)
		d.t.Waiting = append(d.t.Waiting, e.Incoming)
		d.log("mail", e.Mail.From, "another mail: %s", e.Mail.Subject)
	case e.Match.Related != 0 && answersDates(e.Mail):
		d.thread(e.Mail)
		d.attend("%s answers dates of VL-%d, which was merged into this ticket (%s)", e.Mail.From, e.Match.Related, e.Mail.Intent)
	default:
		d.log("mail", e.Mail.From, "mail: %s", e.Mail.understood())
		d.partyWrote(e.Incoming)
	}
}

// answersDates reports whether a mail can only be meant of the dates that were
// offered on the thread that it answers.
func answersDates(m Mail) bool { return m.Intent == AcceptDate || m.Intent == DeclineDates }

// thread makes a mail one that the desk's next mail answers.
func (d *decision) thread(m Mail) {
	if m.MessageID != "" && !slices.Contains(d.t.Thread, m.MessageID) {
		d.t.Thread = append(d.t.Thread, m.MessageID)
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

// admitCustomer makes the author and the people in To and Cc parties.
func (d *decision) admitCustomer(m Mail, c Customer) {
	d.t.Contact = m.From
	d.addParty(Party{Address: m.From, Role: RoleCustomer, Name: m.Author})
	d.copyPeople(m, RoleCustomer)
	d.t.Language = d.languageOf(m, &c)
}

// copyPeople makes the people that a party copied in parties too: those of the
// software partner as partners, those of the customer as the customer's, others
// as what the author is.
func (d *decision) copyPeople(m Mail, author Role) {
	customer := d.w.Catalogue.Customer(d.t.Customer)
	for _, a := range slices.Concat(m.To, m.Cc) {
		role := author
		switch {
		case d.w.Catalogue.VendorOf(a.Address) != nil || slices.Contains(m.Partners, a.Address):
			role = RolePartner
		case customer != nil && customer.Has(a.Address):
			role = RoleCustomer
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
	if p.Role == RolePartner {
		d.settled(unknownPartner)
	}
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
	d.t.Requests = d.adopt(nil, in.Mail.wants())
	d.t.SaidVariant = Variant(cmpOr(string(in.Mail.Variant), string(d.t.SaidVariant)))
	d.suggestVariant()
	d.suggestSplit()
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
	const most = 5 // of a customer who mails by the dozen, staff need not be shown all
	for _, other := range d.w.Others(d.t.Customer) {
		if len(d.t.Duplicates) >= most {
			return
		}
		within := d.t.Received.Sub(other.Received).Abs() <= 24*time.Hour
		if within && other.concerns(d.t.Requests) && !slices.Contains(d.t.Duplicates, other.Number) {
			d.t.Duplicates = append(d.t.Duplicates, other.Number)
			d.attend(duplicateOf, other.Number)
		}
	}
}

func (o Sibling) concerns(requests []Request) bool {
	return slices.ContainsFunc(requests, func(r Request) bool {
		return r.Software != "" && slices.ContainsFunc(o.Software, func(s string) bool { return squeeze(s) == squeeze(r.Software) })
	})
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
	until := &d.t.QuietUntil
	if role, _ := d.t.RoleOf(m.From, d.w.Catalogue); role == RolePartner {
		until = &d.t.PartnerQuiet
	}
	day, err := time.ParseInLocation(time.DateOnly, m.AutoReply.Until, d.w.Calendar.Zone())
	if err == nil && day.After(*until) && day.Before(d.w.Now.AddDate(0, 3, 0)) {
		*until = day
		d.log("mail", "desk", "reminders are put off until %s", m.AutoReply.Until)
	}
}

func (d *decision) undeliverable(recipient, reason string) {
	d.t.Undeliverable, d.t.BouncedTo = true, strings.ToLower(recipient)
	d.attend(notArriving, d.t.BouncedTo)
	d.log("delivery", "desk", "mail to %s failed: %s", recipient, reason)
}

const duplicateOf = "possible duplicate of VL-%d"

const notArriving = "mail to %s does not arrive; correct the address and send it again"

// deliverable says that what did not arrive is sent again; the deadlines count
// from now.
func (d *decision) deliverable() {
	if d.t.Undeliverable && d.t.State == Proposed {
		d.holdAnew()
	}
	d.settled(fmt.Sprintf(notArriving, d.t.BouncedTo))
	d.t.Undeliverable, d.t.BouncedTo = false, ""
	d.askedNow()
}

func (d *decision) deliveryFailed(e DeliveryFailed) { d.undeliverable(e.Recipient, e.Reason) }

// decide admits the author of mails that waited; they count at once.
func (a *Admit) decide(d *decision) error {
	address := strings.ToLower(strings.TrimSpace(a.Address))
	if err := checkRole(a.Role); err != nil {
		return err
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
		return badArgument("address", "no mail of %q waits on this ticket", a.Address)
	}
	d.t.Waiting = others
	d.addParty(Party{Address: address, Role: a.Role, Name: mine[0].Mail.Author, Admitted: true})
	d.decided("admitted %s as %s", address, a.Role)
	for _, in := range mine {
		d.thread(in.Mail)
		d.partyWrote(in)
	}
	return nil
}

// decide adds somebody, or says that a party is something else than assumed.
func (a *AddParty) decide(d *decision) error {
	address := strings.ToLower(strings.TrimSpace(a.Address))
	switch err := checkRole(a.Role); {
	case err != nil:
		return err
	case !isAddress(address):
		return badArgument("address", "%q is not an address", a.Address)
	case address == d.t.Contact && a.Role == RolePartner:
		return badArgument("address", "%s is whom the desk writes to as the customer", address)
	}
	d.decided("added %s as %s", address, a.Role)
	if i := slices.IndexFunc(d.t.Parties, func(p Party) bool { return p.Address == address }); i >= 0 {
		d.t.Parties[i].Role, d.t.Parties[i].Admitted = a.Role, true
	}
	d.addParty(Party{Address: address, Role: a.Role, Admitted: true})
	if a.Role == RoleCustomer && d.t.Contact == "" {
		d.contact(address)
	}
	return nil
}

func checkRole(r Role) error {
	if r != RoleCustomer && r != RolePartner {
		return badArgument("role", "the role is %q or %q, not %q", RoleCustomer, RolePartner, r)
	}
	return nil
}

// isAddress reports whether s has the shape of an addr-spec.
func isAddress(s string) bool {
	local, domain, ok := strings.Cut(s, "@")
	return ok && local != "" && domain != "" && !strings.ContainsAny(s, " \t\r\n<>,;") && !strings.Contains(domain, "@")
}
