package store

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"vorlauf/tickets"
)

// Apply applies an event to a ticket in one transaction and returns the ticket
// as it is afterwards. A key that was seen before changes nothing and returns
// the present ticket. What the rules refuse is a *tickets.Refusal, and nothing
// is stored; so is an unknown ticket (NotFound).
func (s *Store) Apply(ctx context.Context, key string, number int64, e tickets.Event, now time.Time) (t tickets.Ticket, err error) {
	err = s.update(ctx, now, func(x *tx) error {
		t, err = x.apply(key, number, e)
		return err
	})
	return t, about(err, "apply %s to VL-%d", key, number)
}

// New opens a ticket with an event, under the next number; the first is 1001. A
// key that was seen before returns the ticket that it opened.
func (s *Store) New(ctx context.Context, key string, e tickets.Event, now time.Time) (t tickets.Ticket, err error) {
	err = s.update(ctx, now, func(x *tx) error {
		t, err = x.apply(key, 0, e)
		return err
	})
	return t, about(err, "open a ticket with %s", key)
}

// apply applies an event once; number 0 opens a ticket.
func (x *tx) apply(key string, number int64, e tickets.Event) (tickets.Ticket, error) {
	if t, seen, err := x.seen(key); seen || err != nil {
		return t, err
	}
	if number == 0 {
		t, err := x.open()
		if err != nil {
			return t, err
		}
		return x.decide(key, t, e)
	}
	t, err := x.ticket(number)
	if err != nil {
		return tickets.Ticket{}, err
	}
	return x.decide(key, t, e)
}

// open makes an empty ticket under the next number, so that other rows can
// refer to it.
func (x *tx) open() (t tickets.Ticket, err error) {
	if t.Number, err = x.counter("ticket"); err != nil {
		return t, err
	}
	return t, x.save(t, t)
}

// seen reports whether the key was applied before, and returns the ticket that
// it was applied to as it is now.
func (x *tx) seen(key string) (t tickets.Ticket, seen bool, err error) {
	var number *int64
	seen, err = x.one(&number, `SELECT ticket FROM events WHERE key = ?`, key)
	if !seen || err != nil || number == nil {
		return t, seen, err
	}
	t, err = x.ticket(*number)
	return t, true, err
}

// record inserts the event's row; ticket 0 is none.
func (x *tx) record(key string, ticket int64, e tickets.Event) error {
	kind, data, err := audit(e)
	if err != nil {
		return err
	}
	_, err = x.exec(`INSERT INTO events (key, ticket, at, kind, data) VALUES (?, ?, ?, ?, ?)`,
		key, orNull(ticket), x.now.UnixMilli(), kind, data)
	return err
}

// decide lets the rules decide and stores what they say.
func (x *tx) decide(key string, before tickets.Ticket, e tickets.Event) (tickets.Ticket, error) {
	if err := x.record(key, before.Number, e); err != nil {
		return before, err
	}
	w, err := x.world(before.Number)
	if err != nil {
		return before, err
	}
	after, effects, err := tickets.Decide(before, e, w.World)
	if w.failure != nil {
		return before, w.failure
	}
	if err != nil {
		return before, err
	}
	if err := x.save(before, after); err != nil {
		return before, err
	}
	told, err := x.carryOut(key, after, effects)
	if err != nil || told == 0 {
		return after, err
	}
	return x.ticket(after.Number) // the others may have told it something
}

// carryOut stores the effects of a decision. The events for other tickets come
// last, when this ticket is stored whole.
func (x *tx) carryOut(key string, t tickets.Ticket, effects []tickets.Effect) (told int, err error) {
	var tells []tickets.Tell
	for _, f := range effects {
		if tell, ok := f.(tickets.Tell); ok {
			tells = append(tells, tell)
		} else if err := x.effect(t, f); err != nil {
			return 0, err
		}
	}
	for i, tell := range tells {
		if err := x.tell(fmt.Sprintf("%s/tell/%d", key, i+1), tell); err != nil {
			return 0, err
		}
	}
	return len(tells), nil
}

func (x *tx) effect(t tickets.Ticket, f tickets.Effect) error {
	switch f := f.(type) {
	case tickets.Log:
		return x.log(t.Number, f)
	case tickets.SendMail:
		return x.queue(t, f)
	case tickets.Remember:
		return x.remember(f)
	case tickets.TakeMail:
		return x.takeMail(t.Number, f)
	case tickets.MarkBounced:
		return x.markBounced(f)
	case tickets.Retry:
		return x.retry(t.Number, f.Message)
	case tickets.Resend:
		return x.resend(t, f)
	case tickets.ShowCard:
		return x.want(t, f.Ping)
	}
	return fmt.Errorf("unknown effect %T", f)
}

// tell applies an event to another ticket.
func (x *tx) tell(key string, tell tickets.Tell) error {
	const most = 500 // the rules end long before; without a bound a mistake in them would never
	if x.tells++; x.tells > most {
		return fmt.Errorf("more than %d follow-up events: the rules do not come to an end", most)
	}
	_, err := x.apply(key, tell.Ticket, tell.Event)
	return err
}

// A form is what other languages say a line of the timeline by.
type form struct {
	Form string         `json:"form"`
	Args []tickets.Word `json:"args,omitempty"`
}

func (x *tx) log(ticket int64, l tickets.Log) error {
	said := ""
	if l.Form != "" {
		b, err := json.Marshal(form{l.Form, l.Args})
		if err != nil {
			return err
		}
		said = plain(string(b))
	}
	_, err := x.exec(`INSERT INTO timeline (ticket, at, actor, kind, text, said) VALUES (?, ?, ?, ?, ?, ?)`,
		ticket, x.now.UnixMilli(), plain(l.Actor), l.Kind, plain(l.Text), said)
	return err
}

// audit is an event as its row keeps it. Of mails and other tickets it keeps
// what names them: they are stored whole elsewhere.
func audit(e tickets.Event) (kind, data string, err error) {
	kind = fmt.Sprintf("%T", e)[len("tickets."):]
	var kept any = e
	switch e := e.(type) {
	case tickets.MailReceived:
		kept = map[string]any{"message_id": e.Mail.MessageID, "intent": e.Mail.Intent, "received": e.Received, "match": e.Match}
	case tickets.Press:
		kept = map[string]any{"by": e.By.Name, "revision": e.Revision, "action": tickets.ActionName(e.Action), "arguments": e.Action}
	case tickets.SplitOff:
		kept = map[string]any{"from": e.From.Number, "by": e.By}
	case tickets.FailedLate:
		kept = map[string]any{"from": e.From.Number, "by": e.By}
	case tickets.MergedIn:
		kept = map[string]any{"from": e.From.Number, "by": e.By}
	}
	b, err := json.Marshal(kept)
	return kind, string(b), err
}

func orNull(number int64) *int64 {
	if number == 0 {
		return nil
	}
	return &number
}
