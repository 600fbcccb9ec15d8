package discord

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
	"vorlauf/tickets"
)

func TestApproveAtOnce(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	a := h.button(h.chief, h.card(number), "approve").Settled(h.ctx)
	if !a.Ephemeral || a.Kind != discordtest.DeferredReply {
		t.Errorf("answered with %+v", a)
	}
	h.wantText(a.Text(), "Genehmigen: VL-1001", "Termine angeboten")
	if got := h.ticket(number); got.State != tickets.Proposed || len(got.Options) != 3 {
		t.Errorf("the ticket is %s with %d options", got.State, len(got.Options))
	}
	h.wantText(h.thread(number), "anna (discord "+h.chief.ID+")", ": hat Mo 14.12.2026, 08:00", "genehmigt")
}

// TestRights: who may approve, who may work, who reads.
func TestRights(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	card := h.card(number)
	if a := h.button(h.guest, card, "approve").Settled(h.ctx); !a.Ephemeral || !strings.Contains(a.Text(), "lack the role") {
		t.Errorf("a reader: %+v", a)
	}
	if a := h.button(h.worker, card, "approve").Settled(h.ctx); !strings.Contains(a.Text(), "You lack the right") {
		t.Errorf("a worker: %s", a.Text())
	}
	if got := h.ticket(number); got.State != tickets.AwaitingApproval {
		t.Fatalf("the ticket is %s", got.State)
	}
	h.button(h.worker, card, "mine").Settled(h.ctx)
	if got := h.ticket(number).Assignee; got != "bob (discord "+h.worker.ID+")" {
		t.Errorf("assigned to %q", got)
	}
	h.d.SetRoles(h.worker) // the role is looked up at each press
	if a := h.button(h.worker, card, "take_over").Settled(h.ctx); !strings.Contains(a.Text(), "lack the role") {
		t.Errorf("without the role any more: %s", a.Text())
	}
}

// TestTwoPressAtOnce: whoever is first decides, the other is told.
func TestTwoPressAtOnce(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	card := h.card(number)
	second := h.d.AddMember("clara", "de", h.config.Approvers[0])
	presses := []*discordtest.Interaction{h.button(h.chief, card, "approve"), h.button(second, card, "approve")}
	texts := make([]string, 2)
	var all sync.WaitGroup
	for i, p := range presses {
		all.Go(func() { texts[i] = p.Settled(h.ctx).Text() })
	}
	all.Wait()
	done := slices.IndexFunc(texts, func(s string) bool { return strings.Contains(s, "✅") })
	if done < 0 || !strings.Contains(texts[1-done], "veraltet") {
		t.Errorf("answers: %q", texts)
	}
	if got := h.ticket(number); got.Round != 1 {
		t.Errorf("%d rounds of dates went out", got.Round)
	}
}

func TestOutdatedCard(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	card := h.card(number)
	h.press(number, &tickets.Approve{})
	h.settled()
	for _, c := range card.Components() {
		if c.Type != buttonType || c.CustomID == "" {
			continue
		}
		if g, _ := parseTarget(c.CustomID); g.action == "mine" || g.action == "take_over" {
			continue
		}
		if a := h.d.PressOld(h.chief, card.ID, c.CustomID).Settled(h.ctx); !strings.Contains(a.Text(), "veraltet") {
			t.Errorf("%s: %s", c.Label, a.Text())
		}
	}
}

// TestChooseDates picks dates over two weeks, one of them typed.
func TestChooseDates(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	panel := h.button(h.chief, h.card(number), "dates").Answer(h.ctx)
	if !panel.Ephemeral || panel.Message == nil {
		t.Fatalf("no panel: %+v", panel)
	}
	m := *panel.Message
	h.wantText(optionsOf(m), "Mo 14.12.2026, 08:00–10:00", "Mi 16.12.2026")
	h.pick(h.chief, m, "dates", "2026-12-15T08:00:00+01:00").Settled(h.ctx)
	m, _ = h.d.Message(m.ID)
	h.button(h.chief, m, "w").Settled(h.ctx)
	m, _ = h.d.Message(m.ID)
	h.wantText(optionsOf(m), "Di 15.12.2026, 08:00", "Mo 21.12.2026")
	form := h.button(h.chief, m, "x").Answer(h.ctx)
	if form.Modal == nil {
		t.Fatalf("no form: %+v", form)
	}
	done := h.d.SubmitModal(interactionOf(h, m, "x"), map[string]string{"dates": "17.12.2026 14:00", "remark": "so"}).Settled(h.ctx)
	h.wantText(done.Text(), "✅")
	got := h.ticket(number)
	if len(got.Options) != 2 || got.Options[0].Start.In(zone).Format("02 15:04") != "15 08:00" || got.Options[1].Start.In(zone).Format("02 15:04") != "17 14:00" {
		t.Errorf("options: %+v", got.Options)
	}
}

// interactionOf presses a button of a panel anew, for its form.
func interactionOf(h *house, m discordtest.Message, kind string) *discordtest.Interaction {
	h.Helper()
	i := h.button(h.chief, m, kind)
	i.Answer(h.ctx)
	return i
}

func optionsOf(m discordtest.Message) string {
	var all []string
	for _, c := range m.Components() {
		for _, o := range c.Options {
			all = append(all, o.Label)
		}
	}
	return strings.Join(all, "\n")
}

// TestReplyIsPreviewed: nothing is mailed before the preview is confirmed.
func TestReplyIsPreviewed(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	i := h.button(h.worker, h.card(number), "reply")
	if a := i.Answer(h.ctx); a.Modal == nil {
		t.Fatalf("no form: %+v", a)
	}
	text := "Guten Tag\n\n*Morgen* rufen wir an: https://desk.example/x"
	preview := h.d.SubmitModal(i, map[string]string{"text": text}).Settled(h.ctx)
	h.wantText(preview.Text(), "Send it?", text)
	before, _ := h.Messages(h.Context(), number)
	if a := h.button(h.worker, *preview.Message, "ok").Settled(h.ctx); !strings.Contains(a.Text(), "Reply: VL-1001") {
		t.Errorf("answer: %s", a.Text())
	}
	after, _ := h.Messages(h.Context(), number)
	if len(after) != len(before)+1 || !strings.Contains(after[len(after)-1].Text, text) {
		t.Errorf("mailed: %+v", after[len(before):])
	}
}

func TestAskDeclineAndCorrect(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	i := h.button(h.worker, h.card(number), "ask")
	i.Answer(h.ctx)
	h.d.SubmitModal(i, map[string]string{"text": "Welcher Server?"}).Settled(h.ctx)
	if got := h.ticket(number); got.State != tickets.AwaitingInfo {
		t.Errorf("after asking: %s", got.State)
	}
	panel := h.pick(h.worker, h.card(number), "m", "correct").Answer(h.ctx)
	x := h.button(h.worker, *panel.Message, "x")
	form := x.Answer(h.ctx)
	if form.Modal == nil || form.Modal.Fields[1].Value != "2026" {
		t.Fatalf("form: %+v", form.Modal)
	}
	h.d.SubmitModal(x, map[string]string{"version": "2027"}).Settled(h.ctx)
	if got := h.ticket(number).Requests[0]; got.Version != "2027" || got.Software != "Abacus" || len(got.Setup) != 2 {
		t.Errorf("corrected to %+v", got)
	}
	d := h.button(h.chief, h.card(number), "decline")
	d.Answer(h.ctx)
	h.wantText(h.d.SubmitModal(d, map[string]string{"reason": " "}).Settled(h.ctx).Text(), "Angabe fehlt", "Der Grund wird dem Kunden mitgeteilt")
	d = h.button(h.chief, h.card(number), "decline")
	d.Answer(h.ctx)
	h.wantText(h.d.SubmitModal(d, map[string]string{"reason": "zu alt"}).Settled(h.ctx).Text(), "✅")
	if got := h.ticket(number); got.Outcome != tickets.OutcomeDeclined {
		t.Errorf("it ended %s", got.Outcome)
	}
}

// TestCorrectOneOfSeveralRequests: the form shows the request that was picked,
// and what stays as it stood in the form is left alone.
func TestCorrectOneOfSeveralRequests(t *testing.T) {
	h := newHouse(t, want{})
	m := complete()
	second := m.Requests[0]
	second.Software, second.Version, second.Setup = "Topal", "7.1", []string{"https://topal.example/7"}
	m.Requests = append(m.Requests, second)
	number := h.mail(m)
	panel := h.pick(h.worker, h.card(number), "m", "correct").Answer(h.ctx)
	h.wantText(optionsOf(*panel.Message), "Abacus 2026 #1", "Topal 7.1 #2")
	first := h.button(h.worker, *panel.Message, "x").Answer(h.ctx).Modal
	if first == nil || first.Fields[0].Value != "Abacus" {
		t.Fatalf("the first is offered as %+v", first)
	}
	h.pick(h.worker, *panel.Message, "request", "2").Settled(h.ctx)
	picked, _ := h.d.Message(panel.Message.ID)
	x := h.button(h.worker, picked, "x")
	form := x.Answer(h.ctx).Modal
	if form == nil || form.Fields[0].Value != "Topal" || form.Fields[1].Value != "7.1" || form.Fields[2].Value != "https://topal.example/7" {
		t.Fatalf("the second is offered as %+v", form)
	}
	h.wantText(h.d.SubmitModal(x, map[string]string{"version": "7.2"}).Settled(h.ctx).Text(), "✅")
	got := h.ticket(number).Requests
	if got[0].Software != "Abacus" || got[0].Version != "2026" || got[1].Software != "Topal" || got[1].Version != "7.2" || len(got[1].Setup) != 1 {
		t.Errorf("corrected to %+v", got)
	}
}

// TestAnswerAfterTheTokenRanOut: after a quarter of an hour the answer stands in
// the ticket's thread, and rings whom it is for and nobody else.
func TestAnswerAfterTheTokenRanOut(t *testing.T) {
	var h *house
	h = newHouse(t, want{change: func(c *Config) {
		press := c.Press
		c.Press = func(ctx context.Context, key string, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error) {
			if strings.HasPrefix(key, "discord/") {
				h.d.Allow(50027)
				h.d.Advance(16 * time.Minute)
			}
			return press(ctx, key, number, by, revision, a)
		}
	}})
	number := h.mail(complete())
	card := h.card(number)
	h.button(h.chief, card, "approve")
	late := func(part string) discordtest.Message {
		t.Helper()
		var found discordtest.Message
		thread := h.d.Threads(h.channel)[0].ID
		if !h.d.WaitFor(func() bool {
			for _, m := range h.d.Messages(thread) {
				if strings.Contains(m.Text(), part) {
					found = m
				}
			}
			return found.ID != ""
		}) {
			t.Fatalf("%q is missing in:\n%s", part, h.thread(number))
		}
		return found
	}
	m := late("<@" + h.chief.ID + "> ✅ Genehmigen: VL-1001")
	if len(m.PingedUsers) != 1 || m.PingedUsers[0].ID != h.chief.ID || m.PingedEveryone || len(m.PingedRoles) > 0 {
		t.Errorf("it rang %+v", m)
	}
	for _, c := range card.Components() {
		if strings.HasSuffix(c.CustomID, ":approve") {
			h.d.PressOld(h.worker, card.ID, c.CustomID)
		}
	}
	late("<@" + h.worker.ID + "> ⚠️ You lack the right")
}

func TestLinkAHeldTicket(t *testing.T) {
	h := newHouse(t, want{})
	m := complete()
	m.From = "boss@elsewhere.example"
	number := h.mail(m)
	panel := h.button(h.worker, h.card(number), "link").Answer(h.ctx)
	msg := *panel.Message
	h.pick(h.worker, msg, "customer", "Rochat SA").Settled(h.ctx)
	msg, _ = h.d.Message(msg.ID)
	h.pick(h.worker, msg, "remember", "false").Settled(h.ctx)
	msg, _ = h.d.Message(msg.ID)
	h.wantText(h.button(h.worker, msg, "g").Settled(h.ctx).Text(), "✅")
	if got := h.ticket(number); got.Customer != "Rochat SA" || got.State == tickets.Held {
		t.Errorf("linked to %q, %s", got.Customer, got.State)
	}
	h.settled()
	if name := h.d.Threads(h.channel)[0].Name; !strings.Contains(name, "Rochat SA") {
		t.Errorf("the thread is called %q", name)
	}
}

func TestCancelIsConfirmed(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	panel := h.button(h.worker, h.card(number), "cancel").Answer(h.ctx)
	if panel.Message == nil || h.ticket(number).State == tickets.Closed {
		t.Fatalf("not asked once more: %+v", panel)
	}
	x := h.button(h.worker, *panel.Message, "x")
	x.Answer(h.ctx)
	h.wantText(h.d.SubmitModal(x, map[string]string{"reason": "not any more"}).Settled(h.ctx).Text(), "✅")
	if got := h.ticket(number); got.Outcome != tickets.OutcomeCancelled {
		t.Errorf("it is %s %s", got.State, got.Outcome)
	}
}

// TestEveryActionHasAForm: whatever the rules allow on a ticket can be begun
// from its card.
func TestEveryActionHasAForm(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	card := h.card(number)
	for _, action := range h.ticket(number).Actions() {
		offered := false
		for _, c := range card.Components() {
			if g, _ := parseTarget(c.CustomID); g.action == action {
				offered = true
			}
			for _, o := range c.Options {
				offered = offered || o.Value == action
			}
		}
		if !offered {
			t.Errorf("%s is possible and not on the card", action)
		}
	}
	for _, action := range []string{"exception", "variant", "correct", "add_party", "reply", "note", "assign", "resend", "retry", "machines", "merge", "close"} {
		id := target{"p", number, h.ticket(number).Revision, action}.id()
		a := h.d.PressOld(h.chief, card.ID, id).Answer(h.ctx)
		if a.Modal == nil && (a.Message == nil || len(a.Message.Components()) == 0) {
			t.Errorf("%s: neither form nor panel: %+v", action, a)
		}
	}
}

func TestAssignToNobody(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.button(h.worker, h.card(number), "mine").Settled(h.ctx)
	h.does(h.worker, number, "assign", map[string]string{"to": nobody}, nil)
	if got := h.ticket(number).Assignee; got != "" {
		t.Errorf("assigned to %q", got)
	}
}

// TestRetryOfAMailThatWasGivenUp picks it by its subject.
func TestRetryOfAMailThatWasGivenUp(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	claimed, err := h.Claim(t.Context(), h.clock(), 1)
	h.must(err)
	h.must(h.Park(t.Context(), claimed[0].ID, h.clock(), "550 no"))
	h.room.Wake()
	h.does(h.worker, number, "retry", nil, nil)
	if stats, err := h.Stats(t.Context()); err != nil || stats.Parked != 0 || stats.Queued != 1 {
		t.Errorf("parked %d, queued %d, %v", stats.Parked, stats.Queued, err)
	}
}

// TestSearchForACustomer: a select holds 25; the others are found by a word.
func TestSearchForACustomer(t *testing.T) {
	h := newHouse(t, want{idle: true})
	many := catalogue
	for i := range 40 {
		many.Customers = append(many.Customers, tickets.Customer{Name: fmt.Sprintf("Kunde %02d", i), Domains: []string{fmt.Sprintf("k%02d.example", i)}})
	}
	_, err := h.Import(t.Context(), many)
	h.must(err)
	h.begin()
	m := complete()
	m.From = "x@stranger.example"
	number := h.mail(m)
	panel := *h.button(h.worker, h.card(number), "link").Settled(h.ctx).Message
	h.wantNoText(optionsOf(panel), "Kunde 37")
	search := h.button(h.worker, panel, "q")
	search.Answer(h.ctx)
	h.d.SubmitModal(search, map[string]string{"find": "k37"}).Settled(h.ctx)
	panel, _ = h.d.Message(panel.ID)
	h.pick(h.worker, panel, "customer", "Kunde 37").Settled(h.ctx)
	panel, _ = h.d.Message(panel.ID)
	h.wantText(h.button(h.worker, panel, "g").Settled(h.ctx).Text(), "✅")
	if got := h.ticket(number).Customer; got != "Kunde 37" {
		t.Errorf("linked to %q", got)
	}
}

func TestExceptionNeedsItsNote(t *testing.T) {
	h := newHouse(t, want{})
	number := h.mail(complete())
	h.does(h.chief, number, "exception", map[string]string{"variant": "provider"}, map[string]string{"dates": "15.12.2026 19:00", "cost_note": "CHF 200"})
	h.state(number, tickets.Proposed)
	if got := h.ticket(number); got.CostNote != "CHF 200" || !got.Options[0].Exception {
		t.Errorf("offered %+v", got.Options)
	}
}
