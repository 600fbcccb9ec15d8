package tickets

import (
	"slices"
	"strings"
)

// hold keeps a mail until staff say whose it is; nothing is sent meanwhile.
func (d *decision) hold(e MailReceived) {
	d.become(Held)
	d.t.Waiting = append(d.t.Waiting, e.Incoming)
	d.t.Requests = d.adopt(nil, e.Mail.wants())
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

// quarantined opens a held ticket for a mail that could not be read: its bytes
// are kept, and the next mail is not blocked.
func (d *decision) quarantined(e Quarantined) {
	d.t.Created, d.t.Received, d.t.Subject = d.w.Now, e.Received, "(mail that cannot be read)"
	d.t.Language = d.w.Desk.Language
	d.become(Held)
	d.log("mail", "desk", "quarantined after three attempts: %s", e.Reason)
}

// decide says whose a ticket is. A held one goes on: its mails are replayed with
// their times (1.1); one that a partner wrote first gets its customer.
func (a *Link) decide(d *decision) error {
	customer, vendor := d.w.Catalogue.Customer(a.Customer), d.w.Catalogue.Vendor(a.Partner)
	switch {
	case a.Customer == "" && a.Partner == "":
		return badArgument("customer", "a customer or a partner is needed")
	case a.Customer != "" && customer == nil:
		return badArgument("customer", "there is no customer %q", a.Customer)
	case a.Partner != "" && vendor == nil:
		return badArgument("partner", "there is no partner %q", a.Partner)
	case d.t.State != Held && customer == nil:
		return badArgument("customer", "the customer is needed")
	case d.t.State == Held && len(d.t.Waiting) == 0:
		return notPossible("this ticket holds a mail that cannot be read: open its raw bytes, then dismiss it")
	}
	d.decided("linked to %s", strings.Trim(a.Customer+" / "+a.Partner, " /"))
	if d.t.State != Held {
		d.nameCustomer(customer)
		return nil
	}
	first := d.t.Waiting[0]
	if vendor == nil && !customer.Has(first.Mail.From) {
		vendor = d.w.Catalogue.VendorOf(first.Mail.From)
	}
	if a.Remember == nil || *a.Remember {
		d.remember(first.Mail.From, customer, vendor)
	}
	d.replay(customer, vendor)
	return nil
}

// remember notes the author's address. One that already belongs to somebody is
// not given to another.
func (d *decision) remember(author string, customer *Customer, vendor *Vendor) {
	switch {
	case d.w.Catalogue.CustomerOf(author) != nil || d.w.Catalogue.VendorOf(author) != nil:
	case vendor != nil:
		d.effects = append(d.effects, Remember{Address: author, Partner: vendor.Name})
	default:
		d.effects = append(d.effects, Remember{Address: author, Customer: customer.Name})
	}
}

// replay lets the mails of a held ticket count. A partner who wrote first
// becomes this ticket's partner. Mails of others go on waiting.
func (d *decision) replay(customer *Customer, vendor *Vendor) {
	waiting := d.t.Waiting
	first := waiting[0].Mail
	d.t.Waiting, d.t.Requests, d.t.LastRequest = nil, nil, 0
	if vendor != nil {
		d.t.Partner, d.t.SaidVariant, d.t.PartnerKnows = vendor.Name, Partner, true
		d.addParty(Party{Address: first.From, Role: RolePartner, Name: first.Author})
		d.copyPeople(first, RolePartner)
		d.t.Language = d.languageOf(first, customer)
		d.nameCustomer(customer)
	} else {
		d.t.Customer = customer.Name
		d.admitCustomer(first, *customer)
	}
	d.begin(waiting[0])
	for _, in := range waiting[1:] {
		if _, ok := d.t.RoleOf(in.Mail.From, d.w.Catalogue); ok {
			d.partyWrote(in)
		} else {
			d.t.Waiting = append(d.t.Waiting, in)
		}
	}
	d.onlyLastMail()
}

// onlyLastMail takes back all mails of this decision but the last: who wrote
// several times before staff looked gets one answer.
func (d *decision) onlyLastMail() {
	mails := 0
	for _, f := range slices.Backward(d.effects) {
		if m, ok := f.(SendMail); ok {
			if mails++; mails > 1 {
				d.takeBack(m.MessageID)
			}
		}
	}
	d.t.AskRounds = min(d.t.AskRounds, 1)
}

func (d *decision) takeBack(messageID string) {
	i := slices.IndexFunc(d.effects, func(f Effect) bool { m, ok := f.(SendMail); return ok && m.MessageID == messageID })
	d.effects = slices.Delete(d.effects, i, i+2) // with its line in the timeline
	d.t.Thread = slices.DeleteFunc(d.t.Thread, func(id string) bool { return id == messageID })
}

// nameCustomer says whose ticket it is where a partner wrote first, and finds
// whom to write to: somebody of the customer among the parties.
func (d *decision) nameCustomer(customer *Customer) {
	if customer != nil {
		d.t.Customer = customer.Name
		d.t.Language = Language(cmpOr(string(customer.Language), string(d.t.Language)))
	}
	for _, p := range d.t.Parties {
		if d.t.Contact == "" && customer != nil && customer.Has(p.Address) {
			d.contact(p.Address)
		}
	}
	if d.t.Contact == "" {
		d.attend("a partner wrote first: add the customer's contact")
	}
	if d.t.State == AwaitingApproval {
		d.workOutDates()
	}
}

// contact makes a party the one that is written to. Where the request waited
// for that it goes on.
func (d *decision) contact(address string) {
	first := d.t.Contact == "" && d.t.State == AwaitingApproval && !d.t.Other && !d.t.Approved && !d.t.Paused
	d.t.Contact = address
	for i := range d.t.Parties {
		if d.t.Parties[i].Address == address {
			d.t.Parties[i].Role = RoleCustomer
		}
	}
	if c := d.w.Catalogue.CustomerOf(address); d.t.Customer == "" && c != nil {
		d.t.Customer = c.Name
	}
	if first {
		d.t.Attention = nil
		d.completeOrAsk(Mail{})
	}
}

func (a *Dismiss) decide(d *decision) error {
	if err := needed("reason", a.Reason); err != nil {
		return err
	}
	d.decided("dismissed: %s", a.Reason)
	d.close(OutcomeDismissed)
	return nil
}
