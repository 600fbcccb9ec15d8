package tickets

import (
	"slices"
	"strings"
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
		d.t.SuggestedVariant, d.t.VariantReason = Partner, "the request says that the partner does it"
	case Provider:
		d.t.SuggestedVariant, d.t.VariantReason = Provider, "the request asks the desk to do it"
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

func (d *decision) usualVariant() (Variant, string) {
	for _, r := range d.t.Requests {
		if d.usual(r) == Partner {
			return Partner, r.Software + " is normally updated by its partner"
		}
	}
	return Provider, "nothing speaks for the partner"
}

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
