package tickets

import "slices"

// Candidates are the tickets that a mail names, as the store found them. Each
// list may be empty and may hold closed tickets.
type Candidates struct {
	Thread   []Ticket // own a message of References, In-Reply-To, or the bounced Message-ID
	Tag      []Ticket // named by a [VL-1042] tag in the subject
	Calendar []Ticket // own the UID of a calendar answer
	Quoted   []Ticket // own a Message-ID that stands in the quoted text
}

// A Matched says which ticket a mail goes to and with what weight (1.1).
type Matched struct {
	Ticket  int64     `json:"ticket"`  // 0: a new one, or none
	Kind    MatchKind `json:"kind"`    //
	Related int64     `json:"related"` // a ticket that the mail names without belonging to it, or that was merged into it
}

// A MatchKind is the weight of a match.
type MatchKind string

// The kinds of match.
const (
	MatchNew      MatchKind = "new"      // opens a ticket
	MatchParty    MatchKind = "party"    // written by a party of the ticket
	MatchStranger MatchKind = "stranger" // shown on the ticket, counts only once its author is admitted
	MatchHeld     MatchKind = "held"     // opens a held ticket whoever wrote it
	MatchNotice   MatchKind = "notice"   // automatic mail: noted on the ticket, changes no state
	MatchNone     MatchKind = "none"     // automatic mail that belongs nowhere: kept, makes no ticket
)

// Match finds the ticket that a mail belongs to (1.1): by the messages that it
// answers, by the calendar UID, by the tag in its subject, by the desk's
// Message-ID in its quotation. A tag counts for parties only. A stranger's mail
// on a closed ticket would be seen by nobody there: it is held.
func Match(m Mail, c Candidates, known *Catalogue) Matched {
	switch m.Class {
	case ClassBounce:
		return noticeOf(first(c.Thread), first(c.Tag))
	case ClassAutoReply, Bulk:
		return noticeOf(partys(m, c.Thread, known), partys(m, c.Tag, known))
	}
	if m.Authentication == AuthFail {
		return Matched{Kind: MatchHeld, Related: number(first(slices.Concat(c.Thread, c.Calendar, c.Tag)))}
	}
	if t := partys(m, slices.Concat(c.Thread, c.Calendar, c.Tag, c.Quoted), known); t != nil {
		matched := Matched{Ticket: t.successor(), Kind: MatchParty}
		if matched.Ticket != t.Number {
			matched.Related = t.Number
		}
		return matched
	}
	if t := first(slices.Concat(c.Thread, c.Calendar)); t != nil && (t.Open() || t.MergedInto != 0) {
		return Matched{Ticket: t.successor(), Kind: MatchStranger}
	}
	if t := first(slices.Concat(c.Thread, c.Calendar, c.Tag)); t != nil {
		return Matched{Kind: MatchHeld, Related: t.Number}
	}
	return Matched{Kind: MatchNew}
}

func noticeOf(candidates ...*Ticket) Matched {
	for _, t := range candidates {
		if t != nil {
			return Matched{Ticket: t.successor(), Kind: MatchNotice}
		}
	}
	return Matched{Kind: MatchNone}
}

func first(candidates []Ticket) *Ticket {
	if len(candidates) == 0 {
		return nil
	}
	return &candidates[0]
}

// partys returns the first of the tickets that the mail's author is a party of.
func partys(m Mail, candidates []Ticket, known *Catalogue) *Ticket {
	for i := range candidates {
		if _, ok := candidates[i].RoleOf(m.From, known); ok {
			return &candidates[i]
		}
	}
	return nil
}

func number(t *Ticket) int64 {
	if t == nil {
		return 0
	}
	return t.Number
}

// RoleOf returns the role of an address on the ticket: that of a party, or of
// the customer's or partner's organisation. ok is false for everybody else.
func (t Ticket) RoleOf(address string, known *Catalogue) (role Role, ok bool) {
	for _, p := range t.Parties {
		if p.Address == address {
			return p.Role, true
		}
	}
	if c := known.Customer(t.Customer); c != nil && c.Has(address) {
		return RoleCustomer, true
	}
	if v := known.Vendor(t.Partner); v != nil && v.Has(address) {
		return RolePartner, true
	}
	return "", false
}

// successor is the ticket that took this one over, or itself.
func (t Ticket) successor() int64 {
	if t.Outcome == OutcomeMerged && t.MergedInto != 0 {
		return t.MergedInto
	}
	return t.Number
}
