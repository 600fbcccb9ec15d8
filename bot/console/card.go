package console

import (
	"cmp"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// A card is what staff decide on, at one glance (1.5).
type card struct {
	Contact     string
	Requests    []requestView
	Received    string
	Wish        []string
	Notice      string // the verdict on the lead time
	Short       bool
	Own         string // a date of the customer's or partner's own
	OwnVerdict  string
	Suggested   []string
	Early       []string
	Offered     []offerView
	Accepted    []string
	Appointment string
	Exception   string // note on cost of an appointment outside the hours
	Variant     string
	VariantWhy  string
	Decided     bool // the variant is
	Partner     string
	Missing     string
	Duration    string
	Cleanup     string
	Parties     []tickets.Party
	Duplicates  []int64
	Linked      []int64
	MergedInto  int64
	Failure     string
}

type requestView struct {
	Product string
	Setup   []sourceView
	Licence string
	Items   []secretView
}

// A sourceView is where something comes from: a link, of which the host
// matters, or a file.
type sourceView struct {
	Host string // of a link; "" where it has none
	Link string // whole; shown, never followed in one press
	File string // name
	Size string
	Path string // where the file can be had; "" where it is not known
}

// A secretView is a licence item; of a key only the masked form is shown before
// a click.
type secretView struct {
	sourceView
	Masked string
	Key    string
}

type offerView struct {
	Option int
	Span   string
	Status tickets.OptionStatus
	Note   string
}

func (k *console) card(t tickets.Ticket, mails []store.Message) card {
	c := card{
		Contact: t.Contact, Received: k.when(t.Received), Wish: each(t.Wished(), k.wish), Short: t.ShortNotice,
		Suggested: each(t.Suggested, k.span), Early: each(t.Early, k.span), Missing: k.missing(t),
		Decided: t.Variant != "", Partner: t.Partner, Parties: t.Parties,
		Duplicates: t.Duplicates, Linked: t.Linked, MergedInto: t.MergedInto,
	}
	c.Variant = cmp.Or(variantWords[cmp.Or(t.Variant, t.SuggestedVariant)], "not decided")
	if !c.Decided {
		c.VariantWhy = t.VariantReason.Text
	}
	for _, r := range t.Requests {
		c.Requests = append(c.Requests, k.request(t.Number, r, mails))
	}
	k.addDates(&c, t)
	if t.Minutes > 0 {
		c.Duration = minutes(t.Minutes)
	} else if len(t.Suggested) > 0 {
		c.Duration = minutes(int(t.Suggested[0].End.Sub(t.Suggested[0].Start).Minutes()))
	}
	if !t.CleanupDue.IsZero() {
		c.Cleanup = k.date(t.CleanupDue)
	}
	if f := t.Failure; f != nil {
		restored := "the backup was not restored"
		if f.RolledBack {
			restored = "the backup was restored"
		}
		c.Failure = fmt.Sprintf("%s, %s: %s (%s)", k.when(f.At), f.By, f.Remark, restored)
	}
	return c
}

// addDates adds what was offered, accepted and agreed.
func (k *console) addDates(c *card, t tickets.Ticket) {
	days := k.Rules.Policy.LeadDays
	switch {
	case t.ShortNotice:
		c.Notice = fmt.Sprintf("short: the wish lies less than %d days after %s", days, k.date(t.LeadFrom))
	case len(c.Wish) > 0:
		c.Notice = fmt.Sprintf("kept: the wish lies %d days or more after %s", days, k.date(t.LeadFrom))
	}
	if o := t.Own; o != nil {
		c.Own = k.when(o.Start) + ", named by " + o.By
		c.OwnVerdict = cmp.Or(o.Verdict.Text, "nothing speaks against it")
	}
	for _, o := range t.Options {
		v := offerView{Option: o.Option, Span: k.span(o.Slot()), Status: o.Status}
		switch {
		case o.Status == tickets.OptionOpen:
			v.Note = "held until " + k.when(o.Until)
			if o.Shared {
				v.Note += ", also offered to another customer"
			}
		case o.Declined:
			v.Note = "does not suit the customer"
		}
		c.Offered = append(c.Offered, v)
	}
	for _, a := range t.Acceptances {
		c.Accepted = append(c.Accepted, fmt.Sprintf("%s (%s): %s, by %s on %s", a.Party, a.Role, k.when(a.Start), a.Via, k.when(a.At)))
	}
	if a := t.Appointment; a != nil {
		c.Appointment = k.span(a.Slot())
		if a.Exception {
			c.Exception = cmp.Or(a.CostNote, "no note on cost")
		}
	}
}

func (k *console) request(number int64, r tickets.Request, mails []store.Message) requestView {
	v := requestView{Product: productOf(r), Licence: cmp.Or(licenceWords[r.Licence.State], licenceWords[tickets.LicenceUnknown])}
	for _, s := range r.Setup {
		v.Setup = append(v.Setup, k.source(number, s, mails))
	}
	for _, item := range r.Licence.Items {
		if key, ok := strings.CutPrefix(item, "key:"); ok {
			v.Items = append(v.Items, secretView{Masked: strings.TrimPrefix(tickets.MaskLicence(item), "key:"), Key: key})
			continue
		}
		v.Items = append(v.Items, secretView{sourceView: k.source(number, item, mails)})
	}
	return v
}

// sourceOf tells a file, which is looked for among the mails, from a link.
func (k *console) source(number int64, s string, mails []store.Message) sourceView {
	name, isFile := strings.CutPrefix(s, "file:")
	if !isFile {
		host := ""
		if u, err := url.Parse(s); err == nil && u.Hostname() != "" {
			host = u.Hostname()
		}
		return sourceView{Host: host, Link: s}
	}
	for _, m := range slices.Backward(mails) {
		for _, a := range m.Attachments {
			if a.Name == name {
				f := k.file(number, m.ID, a)
				return sourceView{File: f.Name, Size: f.Size, Path: f.Path}
			}
		}
	}
	return sourceView{File: name}
}
