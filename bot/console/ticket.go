package console

import (
	"context"
	"fmt"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

// The types here are the JSON of a ticket (contract/run.md, "HTTP interface").
// Times are RFC 3339 with the desk's offset; a *string is null where there is
// none; slices are empty, never null.
type (
	// summary is a ticket in a list.
	summary struct {
		Number   int64           `json:"number"`
		Revision int             `json:"revision"`
		State    tickets.State   `json:"state"`
		Outcome  tickets.Outcome `json:"outcome"`
		Customer string          `json:"customer"`
		Software string          `json:"software"`
		Version  string          `json:"version"`
		Subject  string          `json:"subject"`
		Created  string          `json:"created"`
		Updated  string          `json:"updated"`
		Date     *string         `json:"date"` // start of the appointment
	}

	// full is a ticket by itself.
	full struct {
		summary
		Requests         []tickets.Request `json:"requests"` // licence keys masked
		Missing          []string          `json:"missing"`
		Variant          tickets.Variant   `json:"variant"`
		SuggestedVariant tickets.Variant   `json:"suggested_variant"`
		ShortNotice      bool              `json:"short_notice"`
		Urgent           bool              `json:"urgent"`
		OffHours         bool              `json:"off_hours"`
		Received         *string           `json:"received"`
		Wished           []string          `json:"wished"`
		Suggested        []period          `json:"suggested"`
		Proposed         []option          `json:"proposed"`
		HoldUntil        *string           `json:"hold_until"`
		Acceptances      []acceptance      `json:"acceptances"`
		Appointment      *appointment      `json:"appointment"`
		Runbook          []step            `json:"runbook"`
		CleanupDue       *string           `json:"cleanup_due"`
		Parties          []party           `json:"parties"`
		Paused           bool              `json:"paused"`
		Undeliverable    bool              `json:"undeliverable"`
		Assignee         string            `json:"assignee"`
		Messages         []message         `json:"messages"`
		Timeline         []entry           `json:"timeline"`
		Actions          []string          `json:"actions"`

		// Beyond the contract.

		Language      tickets.Language `json:"language"`
		Contact       string           `json:"contact"`
		VariantReason string           `json:"variant_reason"`
		Partner       string           `json:"partner"`
		Early         []period         `json:"early"` // free before the lead time ends
		Own           *ownDate         `json:"own"`
		Attention     []string         `json:"attention"`
		Waiting       []waiting        `json:"waiting"` // mails whose author is not admitted yet
		Duplicates    []int64          `json:"duplicates"`
		Linked        []int64          `json:"linked"`
		MergedInto    int64            `json:"merged_into"` // 0: it was not
	}

	period struct {
		Start string `json:"start"`
		End   string `json:"end"`
	}
	option struct {
		Option int `json:"option"`
		period
		Round  int                  `json:"round"`
		Status tickets.OptionStatus `json:"status"`
	}
	acceptance struct {
		Party  string       `json:"party"`
		Role   tickets.Role `json:"role"`
		Option int          `json:"option"`
		Start  string       `json:"start"`
		Via    string       `json:"via"`
		At     string       `json:"at"`
	}
	appointment struct {
		period
		UID       string `json:"uid"`
		Sequence  int    `json:"sequence"`
		Exception bool   `json:"exception"`
		CostNote  string `json:"cost_note"`
	}
	step struct {
		Step    int               `json:"step"`
		Machine string            `json:"machine"`
		State   tickets.StepState `json:"state"`
		By      string            `json:"by"`
		At      *string           `json:"at"`
		Remark  string            `json:"remark"`
	}
	party struct {
		Address string       `json:"address"`
		Role    tickets.Role `json:"role"`
		Name    string       `json:"name"`
	}
	message struct {
		ID          int64    `json:"id"`
		Direction   string   `json:"direction"`
		MessageID   string   `json:"message_id"`
		From        string   `json:"from"`
		To          []string `json:"to"` // addresses
		Cc          []string `json:"cc"`
		Subject     string   `json:"subject"`
		At          string   `json:"at"`
		Status      string   `json:"status"`
		Error       string   `json:"error"` // why it failed
		Text        string   `json:"text"`
		Attachments []file   `json:"attachments"`
	}
	file struct {
		Index int    `json:"index"`
		Name  string `json:"name"`
		Type  string `json:"type"`
		Size  int64  `json:"size"`
	}
	entry struct {
		At    string `json:"at"`
		Actor string `json:"actor"`
		Kind  string `json:"kind"`
		Text  string `json:"text"`
	}
	ownDate struct {
		period
		By      string `json:"by"`
		Verdict string `json:"verdict"`
	}
	waiting struct {
		From     string `json:"from"`
		Subject  string `json:"subject"`
		Received string `json:"received"`
	}
)

// states are all that a ticket can be in, in the order of its life.
var states = []tickets.State{
	tickets.Held, tickets.AwaitingInfo, tickets.AwaitingApproval, tickets.Proposed, tickets.Scheduled,
	tickets.InProgress, tickets.AwaitingTest, tickets.AwaitingCleanup, tickets.Closed,
}

// at writes a time with the desk's offset.
func (k *console) at(t time.Time) string {
	return t.In(k.Rules.Calendar.Zone()).Format(time.RFC3339)
}

// atOrNull writes the zero time as null.
func (k *console) atOrNull(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := k.at(t)
	return &s
}

func (k *console) period(s calendar.Slot) period { return period{k.at(s.Start), k.at(s.End)} }

func (k *console) summary(t tickets.Ticket) summary {
	s := summary{
		Number: t.Number, Revision: t.Revision, State: t.State, Outcome: t.Outcome, Customer: t.Customer,
		Subject: t.Subject, Created: k.at(t.Created), Updated: k.at(t.Updated),
	}
	s.Software, s.Version = t.SoftwareAndVersion()
	if t.Appointment != nil {
		s.Date = k.atOrNull(t.Appointment.Start)
	}
	return s
}

// full reads what belongs to a ticket beside it.
func (k *console) full(ctx context.Context, t tickets.Ticket) (full, error) {
	messages, err := k.Read.Messages(ctx, t.Number)
	if err != nil {
		return full{}, fmt.Errorf("ticket %d: messages: %w", t.Number, err)
	}
	timeline, err := k.Read.Timeline(ctx, t.Number)
	if err != nil {
		return full{}, fmt.Errorf("ticket %d: timeline: %w", t.Number, err)
	}
	f := k.ownFields(t)
	f.Messages = each(messages, func(m store.Message) message { return k.message(withoutKeys(t, m)) })
	f.Timeline = each(timeline, func(e store.Entry) entry { return entry{k.at(e.At), e.Actor, e.Kind, t.MaskKeys(e.Text)} })
	return f, nil
}

// ownFields are those that the ticket holds itself.
func (k *console) ownFields(t tickets.Ticket) full {
	return full{
		summary:  k.summary(t),
		Requests: each(t.Requests, maskedRequest), Missing: some(t.Missing),
		Variant: t.Variant, SuggestedVariant: t.SuggestedVariant, VariantReason: t.VariantReason.Text, Partner: t.Partner,
		ShortNotice: t.ShortNotice, Urgent: t.Urgent, OffHours: t.OffHours,
		Received: k.atOrNull(t.Received), Wished: t.Wished(),
		Suggested: each(t.Suggested, k.period), Early: each(t.Early, k.period), Own: k.own(t.Own),
		Proposed: each(t.Options, k.option), HoldUntil: k.atOrNull(t.HoldUntil()),
		Acceptances: each(t.Acceptances, k.acceptance), Appointment: k.appointment(t.Appointment),
		Runbook: each(t.Runbook, k.step), CleanupDue: k.atOrNull(t.CleanupDue),
		Parties: each(t.Parties, func(p tickets.Party) party { return party{p.Address, p.Role, p.Name} }),
		Paused:  t.Paused, Undeliverable: t.Undeliverable, Assignee: t.Assignee, Actions: t.Actions(),
		Language: t.Language, Contact: t.Contact, Attention: each(t.Attention, tickets.Said.String),
		Waiting: each(t.Waiting, func(in tickets.Incoming) waiting {
			return waiting{in.Mail.From, in.Mail.Subject, k.at(in.Received)}
		}),
		Duplicates: some(t.Duplicates), Linked: some(t.Linked), MergedInto: t.MergedInto,
	}
}

func maskedRequest(r tickets.Request) tickets.Request {
	r.Setup, r.Wished = some(r.Setup), some(r.Wished)
	r.Licence.Items = each(r.Licence.Items, tickets.MaskLicence)
	return r
}

func (k *console) own(o *tickets.OwnDate) *ownDate {
	if o == nil {
		return nil
	}
	return &ownDate{period{k.at(o.Start), k.at(o.End)}, o.By, o.Verdict.Text}
}

func (k *console) option(o tickets.Option) option {
	return option{o.Option, k.period(o.Slot()), o.Round, o.Status}
}

func (k *console) acceptance(a tickets.Acceptance) acceptance {
	return acceptance{a.Party, a.Role, a.Option, k.at(a.Start), a.Via, k.at(a.At)}
}

func (k *console) appointment(a *tickets.Appointment) *appointment {
	if a == nil {
		return nil
	}
	return &appointment{k.period(a.Slot()), a.UID, a.Sequence, a.Exception, a.CostNote}
}

func (k *console) step(s tickets.Step) step {
	return step{s.Step, s.Machine, s.State, s.By, k.atOrNull(s.At), s.Remark}
}

// withoutKeys is the mail as it may be read without a click.
func withoutKeys(t tickets.Ticket, m store.Message) store.Message {
	m.Subject, m.Text = t.MaskKeys(m.Subject), t.MaskKeys(m.Text)
	return m
}

func (k *console) message(m store.Message) message {
	address := func(a tickets.Address) string { return a.Address }
	return message{
		ID: m.ID, Direction: m.Direction, MessageID: m.MessageID, From: m.From,
		To: each(m.To, address), Cc: each(m.Cc, address), Subject: m.Subject, At: k.at(m.At),
		Status: m.Status, Error: m.Error, Text: m.Text,
		Attachments: each(m.Attachments, func(a tickets.Attachment) file { return file{a.Index, a.Name, a.Type, a.Size} }),
	}
}

// each makes another slice of every element; it is never nil.
func each[A, B any](all []A, make1 func(A) B) []B {
	out := make([]B, len(all))
	for i, a := range all {
		out[i] = make1(a)
	}
	return out
}

// some is the slice itself, never nil.
func some[A any](all []A) []A {
	if all == nil {
		return []A{}
	}
	return all
}
