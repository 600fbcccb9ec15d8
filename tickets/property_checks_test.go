package tickets

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"

	"pgregory.net/rapid"
)

// observe checks what must hold after every event.
func (w *watcher) observe(before Ticket, e Event, after Ticket, effects []Effect, world World) {
	w.checkPure(before, e, after, effects, world)
	w.checkCounters(before, after)
	w.checkState(after)
	w.checkDates(before, after)
	w.checkSilence(before, e, after, effects)
	for _, f := range effects {
		if m, ok := f.(SendMail); ok {
			w.checkMail(before, e, after, m)
		}
	}
	if a := after.Appointment; a != nil && (before.Appointment == nil || !a.Start.Equal(before.Appointment.Start)) {
		w.checkAgreed(after, *a)
		w.checkAccepted(after, *a)
	}
	w.tickets[after.Number] = stored(w.rt, after)
}

// stored is the ticket as the store gives it back.
func stored(rt *rapid.T, t Ticket) Ticket {
	b, err := json.Marshal(t)
	if err != nil {
		rt.Fatal(err)
	}
	var back Ticket
	if err := json.Unmarshal(b, &back); err != nil {
		rt.Fatal(err)
	}
	return back
}

// checkPure: deciding changes nothing of what it was given, and decides the
// same again.
func (w *watcher) checkPure(before Ticket, e Event, after Ticket, effects []Effect, world World) {
	was, _ := json.Marshal(before)
	again, more, err := Decide(before, e, world)
	is, _ := json.Marshal(before)
	switch {
	case err != nil:
		w.rt.Fatalf("%T decided differently the second time: %v", e, err)
	case string(was) != string(is):
		w.rt.Fatalf("%T changed the ticket that it was given:\n%s\n%s", e, was, is)
	case !reflect.DeepEqual(again, after) || !reflect.DeepEqual(more, effects):
		w.rt.Fatalf("%T decided differently the second time", e)
	}
}

func (w *watcher) checkCounters(before, after Ticket) {
	if after.Seq != before.Seq+1 || after.Revision < before.Revision {
		w.rt.Fatalf("seq %d after %d, revision %d after %d", after.Seq, before.Seq, after.Revision, before.Revision)
	}
	for i, o := range after.Options {
		if o.Option != i+1 || i < len(before.Options) && !o.Start.Equal(before.Options[i].Start) {
			w.rt.Fatalf("the option numbers do not go on: %v", after.Options)
		}
	}
	if len(after.Options) < len(before.Options) || after.Round < before.Round {
		w.rt.Fatalf("options or rounds were lost")
	}
}

// checkState: states hold together, and every open one has a way out.
func (w *watcher) checkState(t Ticket) {
	agreed := in(Scheduled, InProgress, AwaitingTest, AwaitingCleanup)(t)
	switch {
	case agreed && t.Appointment == nil, in(AwaitingApproval, Proposed, Held)(t) && t.Appointment != nil:
		w.rt.Fatalf("%s with the appointment %v", t.State, t.Appointment)
	case t.State == Proposed && len(t.openOptions()) == 0 && !t.Paused:
		w.rt.Fatalf("proposed without an open option")
	case t.State == Closed && (t.Outcome == "" || len(t.Bookings()) > 0 || !t.NextDue().IsZero()):
		w.rt.Fatalf("closed as %q with %d bookings, due %v", t.Outcome, len(t.Bookings()), t.NextDue())
	case t.Open() && t.Outcome != "":
		w.rt.Fatalf("open with the outcome %s", t.Outcome)
	case t.Open() && !slices.ContainsFunc(t.Actions(), func(a string) bool { return slices.Contains([]string{"close", "dismiss"}, a) }):
		w.rt.Fatalf("%s has no way out", t.State)
	case t.State == AwaitingInfo && !t.Question && len(t.Missing) == 0 && !t.Paused:
		w.rt.Fatalf("nothing is awaited")
	case t.Open() && !t.Paused && t.NextDue().IsZero() && t.State != InProgress && !t.Undeliverable:
		w.rt.Fatalf("%s waits for nothing", t.State)
	}
}

// checkDates: what is suggested keeps hours, holidays and the lead time, and what
// is newly offered is held for the days that are allowed.
func (w *watcher) checkDates(before, after Ticket) {
	d := decision{t: after, w: w.at(after.Number)}
	for _, s := range after.Suggested {
		if err := d.w.Calendar.Fits(s, d.canton()); err != nil || s.Start.Before(d.leadDay()) {
			w.rt.Fatalf("suggested before %v: %v, %v", d.leadDay(), s, err)
		}
	}
	for _, o := range after.openOptions() {
		longest := d.w.Calendar.AddBusinessDays(after.HoldAt, d.w.Policy.HoldDays)
		if o.Until.After(o.Start) || after.HoldAt.After(before.HoldAt) && o.Until.After(longest) {
			w.rt.Fatalf("held until %v: %v", o.Until, o)
		}
	}
}

// checkSilence: automatic mails, strangers, and others than the authorised
// contacts where it is about dates, change no state and are not answered.
func (w *watcher) checkSilence(before Ticket, e Event, after Ticket, effects []Effect) {
	m, ok := e.(MailReceived)
	if !ok || before.State == "" {
		return
	}
	d := decision{t: before, w: w.at(before.Number)}
	role, _ := before.RoleOf(m.Mail.From, d.w.Catalogue)
	other := binding(m.Mail.Intent) && role == RoleCustomer && !d.mayDecide(m.Mail.From) && before.Outcome != OutcomeExpired
	if m.Match.Kind == MatchParty && !other {
		return
	}
	sent := slices.ContainsFunc(effects, func(f Effect) bool { _, mail := f.(SendMail); return mail })
	if before.State != after.State || sent {
		w.rt.Fatalf("a mail of %s (%s, %s) moved %s to %s, or was answered", m.Mail.From, m.Match.Kind, m.Mail.Intent, before.State, after.State)
	}
}

// beforeApproval is all that may be sent before staff approved anything.
var beforeApproval = []Template{
	Acknowledgement, MissingInfo, MissingReminder, ShortNotice, SelfServiceNo, Expiry, StatusAnswer,
	Cancelled, Declined, StaffQuestion, StaffReply,
}

func (w *watcher) checkMail(before Ticket, e Event, after Ticket, m SendMail) {
	w.checkReaders(before, e, after, m)
	press, byStaff := e.(Press)
	_, onPage := e.(PageAnswered)
	switch {
	case len(m.To) == 0 || slices.ContainsFunc(slices.Concat(m.To, m.Cc), func(a Address) bool { return !isAddress(a.Address) }):
		w.rt.Fatalf("%s goes to %v, %v", m.Template, m.To, m.Cc)
	case after.State == Held:
		w.rt.Fatalf("a held ticket sends %s", m.Template)
	case before.Paused && !byStaff && !onPage:
		w.rt.Fatalf("a ticket that was taken over sends %s on %T", m.Template, e)
	case m.Template == Proposal || m.Template == ExceptionOffer:
		if !byStaff || !slices.Contains([]string{"approve", "exception", "reschedule"}, ActionName(press.Action)) && !offeredBefore(before, m.Letter.Options) {
			w.rt.Fatalf("%s on %T", m.Template, e)
		}
	case m.Template == PartnerReleased:
		if !byStaff {
			w.rt.Fatalf("%s on %T", m.Template, e)
		}
	case !after.Approved && !slices.Contains(beforeApproval, m.Template):
		w.rt.Fatalf("%s before anything was approved, on %T", m.Template, e)
	}
	if m.Invite != nil {
		if last, ok := w.sequences[m.Invite.UID]; ok && m.Invite.Sequence <= last {
			w.rt.Fatalf("SEQUENCE %d after %d", m.Invite.Sequence, last)
		}
		w.sequences[m.Invite.UID] = m.Invite.Sequence
	}
	if !slices.Contains(after.Thread, m.MessageID) {
		w.rt.Fatalf("%s is not in the thread", m.MessageID)
	}
}

// checkReaders: the partner reads along only while it takes part, and nobody is
// reminded where mails do not arrive.
func (w *watcher) checkReaders(before Ticket, e Event, after Ticket, m SendMail) {
	_, clock := e.(TimePassed)
	partner := func(a Address) bool { return after.isPartner(a.Address) }
	switch read := slices.ContainsFunc(slices.Concat(m.To, m.Cc), partner); {
	case read && after.variant() != Partner && m.Template != PartnerReleased:
		w.rt.Fatalf("the partner reads %s, but does not take part", m.Template)
	case read && m.Template == PartnerReleased && after.Variant == Partner:
		w.rt.Fatalf("%v is told not to be needed, and is", m.To)
	case clock && before.Undeliverable:
		w.rt.Fatalf("%s is sent though mails do not arrive", m.Template)
	}
}

// checkAccepted: the customer accepted an agreed date, and the partner where it
// takes part.
func (w *watcher) checkAccepted(t Ticket, a Appointment) {
	by := map[Role]bool{}
	for _, accepted := range t.Acceptances {
		if accepted.Start.Equal(a.Start) {
			by[accepted.Role] = true
		}
	}
	if !by[RoleCustomer] || t.Variant == Partner && !by[RolePartner] {
		w.rt.Fatalf("agreed on %v with %v", a.Start, t.Acceptances)
	}
}

// offeredBefore reports whether dates were on offer or agreed already: they go to
// a partner that joins without another approval.
func offeredBefore(t Ticket, dates []Option) bool {
	return !slices.ContainsFunc(dates, func(o Option) bool {
		same := func(b Booking) bool { return b.Kind != BookingSuggested && b.Start.Equal(o.Start) }
		return !slices.ContainsFunc(t.Bookings(), same)
	})
}

// checkAgreed: an agreed date breaks neither hours nor holidays, capacity nor
// the customer's other dates, but the first two as an exception.
func (w *watcher) checkAgreed(t Ticket, a Appointment) {
	canton := ""
	if c := w.world.Catalogue.Customer(t.Customer); c != nil {
		canton = c.Canton
	}
	if err := w.world.Calendar.Fits(a.Slot(), canton); err != nil && !a.Exception {
		w.rt.Fatalf("agreed: %v", err)
	}
	if a.Exception && a.CostNote == "" {
		w.rt.Fatalf("an exception without a note on cost")
	}
	var others []Booking
	for other := range maps.Values(w.tickets) {
		for _, b := range other.Bookings() {
			if other.Number == t.Number || b.Kind != BookingAgreed || !b.Start.Before(a.End) || !a.Start.Before(b.End) {
				continue
			}
			if b.Customer == t.Customer && t.Customer != "" {
				w.rt.Fatalf("VL-%d and VL-%d of %s at once", t.Number, other.Number, t.Customer)
			}
			others = append(others, b)
		}
	}
	for _, at := range append(others, Booking{Start: a.Start}) {
		atOnce := 1
		for _, b := range others {
			if moment := later(at.Start, a.Start); !b.Start.After(moment) && moment.Before(b.End) {
				atOnce++
			}
		}
		if atOnce > w.world.Policy.Capacity {
			w.rt.Fatalf("%d dates at once with VL-%d", atOnce, t.Number)
		}
	}
}
