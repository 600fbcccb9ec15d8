package tickets

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestWhateverHappens plays random mails, presses, clocks and deliveries on
// several tickets at once and watches what must hold after every single event.
func TestWhateverHappens(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		k := newDesk(t)
		k.now = opening(k.zone)
		w := &watcher{rt: rt, desk: k, sequences: map[string]int{}}
		k.observe = w.observe
		rt.Repeat(map[string]func(*rapid.T){
			"request": w.request,
			"mail":    w.mail,
			"press":   w.press,
			"press 2": w.press,
			"clock":   w.clock,
			"deliver": w.deliver,
			"page":    w.page,
			"":        func(*rapid.T) {},
		})
	})
}

// A watcher makes events and checks what the rules make of them.
type watcher struct {
	rt *rapid.T
	*desk
	sequences map[string]int // the last SEQUENCE by UID
	mails     int
}

var authors = []string{
	"s.keller@amstutz.example", "l.amstutz@amstutz.example", "a@rochat.example", "a@bernasconi.example",
	"boss@helvetic.example", "staff@helvetic.example", "pius@gim.example", "support@datapart.example",
	"anna@unknown.example",
}

func (w *watcher) request(rt *rapid.T) {
	m := w.newMail(rt)
	m.Intent = UpdateRequest
	m.Requests = []Request{aRequest(rt), aRequest(rt)}[:rapid.IntRange(1, 2).Draw(rt, "products")]
	m.Variant = rapid.SampledFrom([]Variant{"", "", "", Provider, Partner}).Draw(rt, "said")
	if rapid.IntRange(0, 4).Draw(rt, "names a partner") == 0 {
		m.Partners = []string{rapid.SampledFrom([]string{"max@soft.example", "pius@gim.example"}).Draw(rt, "partner")}
	}
	w.take(rt, m)
}

func (w *watcher) mail(rt *rapid.T) {
	m := w.newMail(rt)
	intents := []Intent{Info, AcceptDate, AcceptDate, AcceptDate, DeclineDates, RescheduleDate, CancelRequest, TestPassed, TestFailed, StatusQuestion, SelfService, Ready, Other, UpdateRequest}
	m.Intent = rapid.SampledFrom(intents).Draw(rt, "intent")
	switch m.Intent {
	case AcceptDate:
		m.Choice = aChoice(rt)
	case DeclineDates, RescheduleDate, Info, UpdateRequest:
		if rapid.Bool().Draw(rt, "wish") {
			m.Requests = []Request{{Wished: []string{aWish(rt)}, Licence: Licence{State: LicenceUnknown}}}
		}
	}
	if t, ok := w.pick(rt); ok {
		if n := len(t.Thread); n > 0 {
			m.InReplyTo = []string{t.Thread[rapid.IntRange(max(0, n-3), n-1).Draw(rt, "in reply to")]}
		}
		if t.Invitation.UID != "" && rapid.IntRange(0, 4).Draw(rt, "calendar") == 0 {
			m.Class, m.Intent = ClassCalendarReply, DeclineDates
			m.Calendar = &CalendarReply{UID: t.Invitation.UID, Sequence: rapid.IntRange(0, 5).Draw(rt, "sequence")}
			m.Calendar.Method = rapid.SampledFrom([]string{"REPLY", "REPLY", "COUNTER"}).Draw(rt, "method")
			m.Calendar.PartStat = rapid.SampledFrom([]string{"DECLINED", "ACCEPTED"}).Draw(rt, "partstat")
			m.Requests = []Request{{Wished: []string{aWish(rt)}}}
		}
		switch rapid.IntRange(0, 11).Draw(rt, "class") {
		case 0:
			m.Class, m.Intent, m.AutoReply = ClassAutoReply, NoIntent, &AutoReply{Until: "2026-12-10"}
		case 1:
			m.Class, m.Intent, m.Bounce = ClassBounce, NoIntent, &Bounce{Action: "failed", Recipient: m.From}
		case 2:
			m.Alternative = Other
		case 3:
			m.Authentication = AuthFail
		}
	}
	w.take(rt, m)
}

func (w *watcher) newMail(rt *rapid.T) Mail {
	w.mails++
	from := rapid.SampledFrom(authors).Draw(rt, "from")
	m := Mail{MessageID: fmt.Sprintf("m%d@%s", w.mails, from), From: from, Class: Human, Subject: "Update"}
	if rapid.IntRange(0, 5).Draw(rt, "copies") == 0 {
		m.Cc = []Address{{Address: rapid.SampledFrom(authors).Draw(rt, "cc")}}
	}
	return m
}

// aChoice is an option's number, a date in words, or nothing that is clear.
func aChoice(rt *rapid.T) *Choice {
	switch rapid.IntRange(0, 5).Draw(rt, "choice") {
	case 0:
		return nil
	case 1:
		return &Choice{At: aWish(rt), Weekday: rapid.Bool().Draw(rt, "weekday")}
	}
	return &Choice{Option: rapid.IntRange(1, 7).Draw(rt, "option")}
}

func aRequest(rt *rapid.T) Request {
	r := Request{
		Software: rapid.SampledFrom([]string{"Abacus", "Topal", "7-Zip", "NEST", "proALPHA", ""}).Draw(rt, "software"),
		Licence:  Licence{State: rapid.SampledFrom([]LicenceState{LicenceProvided, LicenceProvided, LicenceUnknown}).Draw(rt, "licence")},
	}
	if rapid.IntRange(0, 3).Draw(rt, "setup") > 0 {
		r.Setup = []string{"file:setup.exe"}
	}
	if rapid.Bool().Draw(rt, "wishes") {
		r.Wished = []string{aWish(rt)}
	}
	if rapid.IntRange(0, 5).Draw(rt, "limits") == 0 {
		r.Limits = []Limit{{Kind: LimitWeekday, From: "tuesday"}}
	}
	return r
}

func aWish(rt *rapid.T) string {
	day := time.Date(2026, 11, 16, 0, 0, 0, 0, time.UTC).AddDate(0, 0, rapid.IntRange(0, 40).Draw(rt, "day"))
	return day.Format(time.DateOnly) + rapid.SampledFrom([]string{"", "", "T09:00", "T13:30", "T19:00"}).Draw(rt, "time")
}

func (w *watcher) take(rt *rapid.T, m Mail) {
	late := time.Duration(max(0, rapid.IntRange(-100, 72).Draw(rt, "hours late"))) * time.Hour
	if _, err := w.receiveOf(m, w.now.Add(-late)); err != nil {
		rt.Fatalf("a mail was refused: %v", err)
	}
}

// pick chooses a ticket.
func (w *watcher) pick(rt *rapid.T) (Ticket, bool) {
	numbers := w.numbers()
	if len(numbers) == 0 {
		return Ticket{}, false
	}
	return w.tickets[rapid.SampledFrom(numbers).Draw(rt, "ticket")], true
}

func (w *watcher) press(rt *rapid.T) {
	t, ok := w.pick(rt)
	if !ok {
		return
	}
	names := t.Actions()
	if len(names) == 0 || rapid.IntRange(0, 9).Draw(rt, "any") == 0 {
		names = ActionNames()
	}
	// What ends a ticket is drawn less often than what leads on.
	for _, name := range []string{"approve", "accept", "start", "step", "link"} {
		if slices.Contains(names, name) {
			names = append(names, name, name)
		}
	}
	name := rapid.SampledFrom(names).Draw(rt, "action")
	a, _, err := ParseAction(name, []byte(w.arguments(rt, name, t)))
	if err != nil {
		rt.Fatalf("%s: %v", name, err)
	}
	w.refusable(rt, t.Number, Press{By: Staff{Name: "eva", Approver: true}, Action: a})
}

// arguments makes a JSON object for an action, right ones mostly.
func (w *watcher) arguments(rt *rapid.T, name string, t Ticket) string {
	date := func() string {
		d := w.now.In(w.zone).AddDate(0, 0, rapid.IntRange(-1, 30).Draw(rt, "in days"))
		hour := rapid.SampledFrom([]int{8, 9, 10, 13, 14, 15, 16, 19}).Draw(rt, "hour")
		return time.Date(d.Year(), d.Month(), d.Day(), hour, 0, 0, 0, w.zone).Format(time.RFC3339)
	}
	address := func() string { return rapid.SampledFrom(authors).Draw(rt, "address") }
	text := `"so"`
	switch name {
	case "approve":
		return rapid.SampledFrom([]string{`{}`, `{}`, `{"minutes": 300}`, `{"dates": ["` + date() + `"]}`, `{"variant": "partner"}`, `{"variant": "provider"}`}).Draw(rt, "approval")
	case "exception":
		return `{"dates": ["` + date() + `"], "cost_note": "CHF 100"` + rapid.SampledFrom([]string{``, ``, `, "variant": "partner"`, `, "variant": "provider"`}).Draw(rt, "with") + `}`
	case "ask", "reply", "note":
		return `{"text": ` + text + `}`
	case "decline", "dismiss", "cancel", "close", "start":
		return `{"reason": ` + text + `}`
	case "reschedule":
		return rapid.SampledFrom([]string{`{"reason": "so"}`, `{"reason": "so", "dates": ["` + date() + `"]}`}).Draw(rt, "move")
	case "variant":
		return rapid.SampledFrom([]string{`{"variant": "provider"}`, `{"variant": "partner"}`, `{"variant": "partner", "partner": "GIM"}`, `{"variant": "partner", "partner": "Datapart"}`, `{"variant": "partner", "partner": "max@soft.example"}`}).Draw(rt, "variant")
	case "correct":
		return rapid.SampledFrom([]string{`{"software": "Topal"}`, `{"licence": "not_needed"}`, `{"setup": ["file:x"]}`, `{"wished": ["` + aWish(rt) + `"]}`}).Draw(rt, "correction")
	case "accept":
		return fmt.Sprintf(`{"party": %q, "option": %d}`, rapid.SampledFrom([]string{t.Contact, address()}).Draw(rt, "party"), rapid.IntRange(1, max(1, len(t.Options))).Draw(rt, "option"))
	case "link":
		return rapid.SampledFrom([]string{`{"customer": "Amstutz"}`, `{"customer": "Rochat", "remember": false}`, `{"partner": "GIM"}`, `{"customer": "Amstutz", "partner": "Datapart"}`}).Draw(rt, "link")
	case "admit", "add_party":
		return fmt.Sprintf(`{"address": %q, "role": %q}`, address(), rapid.SampledFrom([]Role{RoleCustomer, RolePartner}).Draw(rt, "role"))
	case "split":
		return fmt.Sprintf(`{"requests": [%d]}`, rapid.IntRange(1, 3).Draw(rt, "request"))
	case "merge":
		return fmt.Sprintf(`{"into": %d}`, rapid.SampledFrom(w.numbers()).Draw(rt, "into"))
	case "machines":
		return rapid.SampledFrom([]string{`{"names": ["PC-1", "PC-2"]}`, `{"names": ["PC-2"]}`, `{"names": []}`}).Draw(rt, "machines")
	case "step":
		state := rapid.SampledFrom([]StepState{StepDone, StepDone, StepDone, StepSkipped, StepOpen}).Draw(rt, "tick")
		override := rapid.SampledFrom([]string{"", "so"}).Draw(rt, "override")
		return fmt.Sprintf(`{"step": %d, "state": %q, "remark": "so", "override_reason": %q}`, rapid.IntRange(1, 12).Draw(rt, "step"), state, override)
	case "fail":
		return `{"remark": "so", "rolled_back": true}`
	case "test":
		return fmt.Sprintf(`{"passed": %t}`, rapid.Bool().Draw(rt, "passed"))
	case "retry":
		return `{"message": 1}`
	case "resend":
		return fmt.Sprintf(`{"to": %q}`, address())
	}
	return ""
}

func (w *watcher) page(rt *rapid.T) {
	t, ok := w.pick(rt)
	if !ok {
		return
	}
	party := rapid.SampledFrom(authors).Draw(rt, "party")
	if !t.TestAsked.IsZero() && rapid.Bool().Draw(rt, "test") {
		w.refusable(rt, t.Number, PageTested{Party: party, Asked: t.TestAsked, Passed: rapid.Bool().Draw(rt, "passed")})
		return
	}
	w.refusable(rt, t.Number, PageAnswered{Party: party, Option: rapid.IntRange(0, 5).Draw(rt, "option"), Round: rapid.IntRange(0, t.Round).Draw(rt, "round")})
}

func (w *watcher) deliver(rt *rapid.T) {
	if t, ok := w.pick(rt); ok && t.Contact != "" {
		w.refusable(rt, t.Number, rapid.SampledFrom([]Event{
			Delivered{Recipient: t.Contact}, Delivered{Recipient: t.Contact}, DeliveryFailed{Recipient: t.Contact, Reason: "550"},
		}).Draw(rt, "delivery"))
	}
}

// refusable applies an event; what is refused must change nothing.
func (w *watcher) refusable(rt *rapid.T, number int64, e Event) {
	before := w.tickets[number]
	_, err := w.apply(number, e)
	if _, refused := err.(*Refusal); err != nil && (!refused || !reflect.DeepEqual(before, w.tickets[number])) {
		rt.Fatalf("refused with %v", err)
	}
}

// clock moves the time; each deadline comes at its own.
func (w *watcher) clock(rt *rapid.T) {
	target := w.now.Add(time.Duration(rapid.IntRange(1, 200).Draw(rt, "hours")) * time.Hour)
	for n := 0; ; n++ {
		number, at, ok := w.due()
		if !ok || at.After(target) {
			break
		}
		if n > 3000 {
			rt.Fatalf("the deadlines do not come to an end: VL-%d %v", number, w.tickets[number].Deadline)
		}
		w.now = later(w.now, at)
		kind := w.tickets[number].Deadline.Kind
		w.refusable(rt, number, TimePassed{})
		if next := w.tickets[number].Deadline; next.Kind == kind && !next.At.After(w.now) {
			rt.Fatalf("VL-%d falls due again at once: %v", number, next)
		}
	}
	w.now = target
}

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
