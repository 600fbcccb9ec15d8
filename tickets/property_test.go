package tickets

import (
	"fmt"
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
