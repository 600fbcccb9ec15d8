package tickets

import (
	"slices"
	"strings"
)

// findPartner makes the catalogue's partner for the product a party, where the
// mail named none. An unknown partner is never "missing": staff supply it.
func (d *decision) findPartner() {
	if d.t.hasPartner() {
		return
	}
	for _, r := range d.t.Requests {
		if v := d.w.Catalogue.VendorFor(r.Software); v != nil && v.Contact != "" {
			d.t.Partner = v.Name
			d.addParty(Party{Address: v.Contact, Role: RolePartner})
			return
		}
	}
	d.attend(unknownPartner)
}

func (t Ticket) hasPartner() bool {
	return slices.ContainsFunc(t.Parties, func(p Party) bool { return p.Role == RolePartner })
}

func (d *decision) partnerName() string {
	if d.t.variant() != Partner {
		return ""
	}
	if d.t.Partner != "" {
		return d.t.Partner
	}
	for _, p := range d.t.Parties {
		if p.Role == RolePartner {
			return strings.TrimSpace(cmpOr(p.Name, p.Address))
		}
	}
	return ""
}

func (t Ticket) isPartner(address string) bool {
	return slices.ContainsFunc(t.Parties, func(p Party) bool { return p.Role == RolePartner && p.Address == address })
}

// coordinated reports whether a partner reads along: one that neither wrote nor was
// offered dates knows nothing of the request, and hears nothing.
func (t Ticket) coordinated() bool { return t.variant() == Partner && t.PartnerKnows }

// partnerNeeded refuses where the partner updates and nobody of it is known.
func (d *decision) partnerNeeded() error {
	if d.t.Variant == Partner && !d.t.hasPartner() {
		return notPossible("the partner is not known: name one with the variant, or add the partner's address")
	}
	return nil
}

// partnerAddress returns the address of a partner that is given by the
// catalogue's name or by address; "" for "".
func (d *decision) partnerAddress(partner string) (string, error) {
	v := d.w.Catalogue.Vendor(partner)
	switch {
	case partner == "":
		return "", nil
	case v != nil && v.Contact != "":
		return strings.ToLower(v.Contact), nil
	case !isAddress(partner):
		return "", badArgument("partner", "there is no partner %q with an address; give its name or an address", partner)
	}
	return strings.ToLower(strings.TrimSpace(partner)), nil
}

// namePartner makes an address the partner's, in place of those that were assumed
// before; people of the same organisation stay.
func (d *decision) namePartner(address string) {
	v := d.w.Catalogue.VendorOf(address)
	d.t.Partner = ""
	d.t.Parties = slices.DeleteFunc(d.t.Parties, func(p Party) bool {
		return p.Role == RolePartner && p.Address != address && (v == nil || !v.Has(p.Address))
	})
	d.addParty(Party{Address: address, Role: RolePartner})
	if v != nil {
		d.t.Partner = v.Name
	}
}

// partnerTold returns the partner's people where they read along.
func (d *decision) partnerTold() []Party {
	if !d.t.coordinated() {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.t.Parties), func(p Party) bool { return p.Role != RolePartner })
}

// releasePartner tells those of the partner's people who take no part any more
// that they are not needed; what they accepted does not count any more.
func (d *decision) releasePartner(told []Party) {
	var gone []Address
	for _, p := range told {
		if d.t.Variant != Partner || !d.t.isPartner(p.Address) {
			gone = append(gone, Address{Name: p.Name, Address: p.Address})
		}
	}
	if len(gone) == 0 {
		return
	}
	d.t.PartnerKnows = false
	d.t.Acceptances = slices.DeleteFunc(d.t.Acceptances, func(a Acceptance) bool {
		return a.Role == RolePartner && (d.t.Variant != Partner || !d.t.isPartner(a.Party))
	})
	l := d.letter()
	l.Name = gone[0].Name
	m := SendMail{To: gone, Template: PartnerReleased, Letter: l}
	if d.t.Appointment != nil {
		d.nextInvitation()
		m.Invite = d.invitation("CANCEL", d.t.Appointment.Slot(), gone)
	}
	d.post(m)
}
