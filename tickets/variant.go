package tickets

import (
	"slices"

	"vorlauf/tickets/calendar"
)

// variant is who updates: as staff decided, else as suggested.
func (t Ticket) variant() Variant {
	if t.Variant != "" {
		return t.Variant
	}
	return t.SuggestedVariant
}

// suggestVariant works out who should update, and why: the customer's word,
// then the catalogue. Staff decide (1.5).
func (d *decision) suggestVariant() {
	switch d.t.SaidVariant {
	case Partner:
		d.t.SuggestedVariant, d.t.VariantReason = Partner, say("the request says that the partner does it")
	case Provider:
		d.t.SuggestedVariant, d.t.VariantReason = Provider, say("the request asks the desk to do it")
	default:
		d.t.SuggestedVariant, d.t.VariantReason = d.usualVariant()
	}
	if d.t.variant() == Partner {
		d.findPartner()
	}
}

// usual is who normally updates the product.
func (d *decision) usual(r Request) Variant {
	if p := d.w.Catalogue.Product(r.Software); p != nil {
		return p.Variant
	}
	return Provider
}

func (d *decision) usualVariant() (Variant, Said) {
	for _, r := range d.t.Requests {
		if d.usual(r) == Partner {
			return Partner, say("%s is normally updated by its partner", r.Software)
		}
	}
	return Provider, say("nothing speaks for the partner")
}

// What stands before staff until it is settled.
const (
	unknownPartner = "the partner's address is not known: name it"
	splitHint      = "the products differ in their wishes or in who updates them: split the ticket?"
	moreHint       = ": split it off?"
)

// suggestSplit brings up several products whose wishes or usual variants
// differ (1.2).
func (d *decision) suggestSplit() {
	differ := func(a, b Request) bool {
		return len(a.Wished) > 0 && len(b.Wished) > 0 && !slices.Equal(a.Wished, b.Wished) ||
			d.usual(a) != d.usual(b)
	}
	for _, r := range d.t.Requests {
		if differ(d.t.Requests[0], r) {
			d.attend(splitHint)
			return
		}
	}
}

// decide chooses who updates; what is missing is worked out anew (1.6). Dates that
// are out stay so, and go to whom they concern now.
func (a *SetVariant) decide(d *decision) error {
	if a.Variant != Provider && a.Variant != Partner {
		return badArgument("variant", "the variant is %q or %q, not %q", Provider, Partner, a.Variant)
	}
	address, err := d.partnerAddress(a.Partner)
	if err != nil {
		return err
	}
	joins := a.Variant == Partner && (d.t.Variant != Partner || address != "" && !d.t.isPartner(address))
	leaves := a.Variant == Provider && d.t.variant() == Partner
	d.decided("chose the variant %s", a.Variant)
	lacked, agreed := d.t.Missing, d.t.Appointment
	if joins {
		d.withdrawAppointment(Rescheduled, "") // it is agreed once the partner accepts it too
	}
	d.choose(a.Variant, address)
	if agreed != nil || len(d.t.openOptions()) > 0 {
		if err := d.partnerNeeded(); err != nil {
			return err
		}
	}
	if leaves && agreed != nil {
		d.confirmAnew()
	}
	asked := d.t.State == AwaitingInfo && (d.t.Question || len(union(slices.Clone(lacked), d.t.Missing)) == len(lacked))
	switch {
	case joins && agreed != nil:
		d.offerAgreed(*agreed)
	case joins && len(d.t.openOptions()) > 0:
		d.offerToPartner()
	case len(d.t.Missing) == 0 && leaves && agreed == nil && d.agreeAlone():
	case len(d.t.Missing) > 0 && !asked && d.t.Contact != "" && (leaves || agreed == nil):
		d.askGaps()
	default:
		d.completeNow()
	}
	return nil
}

// choose notes who updates, with the partner of that address where one is given.
// A partner that was offered dates and takes no part any more is told so.
func (d *decision) choose(v Variant, partner string) {
	told := d.partnerTold()
	if partner != "" {
		d.namePartner(partner)
	}
	if d.t.Variant = v; v == Partner {
		d.findPartner()
	}
	d.t.Missing = d.missing()
	d.releasePartner(told)
}

// askGaps asks for what the variant needs beyond what is known. Dates on offer
// are withdrawn meanwhile; an agreed one stays.
func (d *decision) askGaps() {
	d.withdrawOptions(OptionWithdrawn)
	d.workOutDates()
	d.ask(Mail{})
}

// offerToPartner sends the dates on offer to both sides; they are held as newly
// proposed.
func (d *decision) offerToPartner() {
	d.holdAnew()
	d.t.PartnerKnows = true
	d.mailAll(Proposal, d.offerLetter())
}

// offerAgreed offers a date that the customer had accepted to both sides: the
// customer's acceptance goes on counting.
func (d *decision) offerAgreed(a Appointment) {
	tmpl := Proposal
	if a.Exception {
		tmpl = ExceptionOffer
	}
	d.propose(tmpl, []calendar.Slot{a.Slot()})
	option := d.t.Options[len(d.t.Options)-1]
	for _, accepted := range slices.Backward(d.t.Acceptances) {
		if accepted.Role == RoleCustomer && accepted.Start.Equal(a.Start) {
			accepted.Option, accepted.Round = option.Option, option.Round
			d.t.Acceptances = append(d.t.Acceptances, accepted)
			return
		}
	}
}

// agreeAlone agrees a date on offer that the customer had accepted while the
// partner took part, and reports whether there is one.
func (d *decision) agreeAlone() bool {
	for _, n := range d.acceptedBy(RoleCustomer) {
		if o := d.option(n); o.Status == OptionOpen {
			d.schedule(o.Slot(), o.Exception)
			return true
		}
	}
	return false
}

// confirmAnew confirms the agreed date with who does it now.
func (d *decision) confirmAnew() {
	d.nextInvitation()
	d.t.Appointment.Sequence = d.t.Invitation.Sequence
	d.invite(Confirmation, d.letter(), "REQUEST", d.t.Appointment.Slot())
}
