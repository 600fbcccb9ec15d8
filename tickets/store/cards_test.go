package store

import (
	"testing"
	"time"

	"vorlauf/tickets"
)

func (d *desk) claimCards() []Card {
	d.t.Helper()
	claimed, err := d.ClaimCards(d.ctx, d.now, 10)
	d.must(err)
	return claimed
}

// shown reports a claimed card as drawn.
func (d *desk) shown(c Card) {
	d.t.Helper()
	t, err := d.Ticket(d.ctx, c.Ticket)
	d.must(err)
	c.Shown = t.Seq
	d.must(d.CardShown(d.ctx, c))
}

func (d *desk) noted(key string, number int64, text string) tickets.Ticket {
	d.t.Helper()
	t, err := d.Apply(d.ctx, key, number, tickets.Press{By: tickets.Staff{Name: "Anna"}, Action: &tickets.Note{Text: text}}, d.now)
	d.must(err)
	return t
}

func opened(d *desk) tickets.Ticket {
	d.t.Helper()
	t, err := d.New(d.ctx, "test/open", tickets.MailReceived{
		Incoming: tickets.Incoming{Mail: tickets.Mail{From: "eva@amstutz.example", Subject: "Abacus", Class: tickets.Human, Intent: tickets.UpdateRequest}, Received: d.now},
		Match:    tickets.Matched{Kind: tickets.MatchNew},
	}, d.now)
	d.must(err)
	return t
}

func TestCardIsWantedByEachEventAndDrawnOnce(t *testing.T) {
	d := newDesk(t)
	number := opened(d).Number
	d.noted("test/1", number, "one")
	d.noted("test/2", number, "two")
	if n, err := d.PendingCards(d.ctx); n != 1 || err != nil {
		t.Errorf("%d cards to be drawn, %v; want one", n, err)
	}
	claimed := d.claimCards()
	if len(claimed) != 1 || claimed[0].Ticket != number || claimed[0].Attempts != 1 {
		t.Fatalf("claimed %+v, want one card", claimed)
	}
	if again := d.claimCards(); len(again) != 0 {
		t.Errorf("claimed twice: %+v", again)
	}
	claimed[0].Channel, claimed[0].Message, claimed[0].Thread = "1", "2", "3"
	d.shown(claimed[0])
	if at, err := d.NextCard(d.ctx); err != nil || !at.IsZero() {
		t.Errorf("next card at %v, %v; want none", at, err)
	}
	if n, err := d.PendingCards(d.ctx); n != 0 || err != nil {
		t.Errorf("%d cards to be drawn, %v; want none", n, err)
	}
	c, found, err := d.CardIn(d.ctx, "3")
	if err != nil || !found || c.Ticket != number || c.Attempts != 0 {
		t.Errorf("card in its thread: %+v, %v, %v", c, found, err)
	}
}

func TestCardWantedWhileItIsDrawn(t *testing.T) {
	d := newDesk(t)
	number := opened(d).Number
	claimed := d.claimCards()
	before, err := d.Ticket(d.ctx, number)
	d.must(err)
	d.noted("test/1", number, "meanwhile")
	claimed[0].Shown = before.Seq
	d.must(d.CardShown(d.ctx, claimed[0]))
	if again := d.claimCards(); len(again) != 1 {
		t.Errorf("claimed %+v, want the card once more", again)
	}
}

func TestCardLeaseAndPuttingOff(t *testing.T) {
	d := newDesk(t)
	opened(d)
	claimed := d.claimCards()
	d.now = d.now.Add(CardLease)
	claimed = append(claimed, d.claimCards()...)
	if len(claimed) != 2 || claimed[1].Attempts != 2 {
		t.Fatalf("claimed %+v, want the lapsed claim again", claimed)
	}
	claimed[1].Message = "5"
	d.must(d.CardFailed(d.ctx, claimed[1], d.now.Add(time.Hour), "no"))
	if at, err := d.NextCard(d.ctx); err != nil || !at.Equal(d.now.Add(time.Hour)) {
		t.Errorf("next card at %v, %v", at, err)
	}
	if c, _, _ := d.CardOf(d.ctx, claimed[1].Ticket); c.Message != "5" {
		t.Errorf("what was known is lost: %+v", c)
	}
}

func TestCardIsBroughtUpOnce(t *testing.T) {
	d := newDesk(t)
	number := opened(d).Number
	d.shown(d.claimCards()[0])
	d.now = d.now.AddDate(0, 0, 30) // every deadline of staff has come
	for range 20 {
		due, err := d.DueTickets(d.ctx, d.now, 10)
		d.must(err)
		for _, u := range due {
			_, err := d.Apply(d.ctx, u.Key(), number, tickets.TimePassed{}, d.now)
			d.must(err)
		}
	}
	pinged := 0
	for _, c := range d.claimCards() {
		if c.Ping > 0 {
			pinged++
		}
		d.shown(c)
	}
	if after := d.claimCards(); len(after) != 0 {
		t.Errorf("brought up for ever: %+v", after)
	}
	tk, err := d.Ticket(d.ctx, number)
	d.must(err)
	if nudged := !tk.StaffNudged.IsZero(); nudged != (pinged == 1) {
		t.Errorf("nudged %v, pinged %d", nudged, pinged)
	}
}

// TestRedraw: all are compared with what was sent last, one is sent whatever it
// shows, also where that is asked for while it is drawn.
func TestRedraw(t *testing.T) {
	d := newDesk(t)
	number := opened(d).Number
	c := d.claimCards()[0]
	c.Fingerprint = "f"
	d.shown(c)
	claimed := func(fingerprint string) Card {
		t.Helper()
		all := d.claimCards()
		if len(all) != 1 || all[0].Fingerprint != fingerprint {
			t.Fatalf("claimed %+v, want one with the fingerprint %q", all, fingerprint)
		}
		all[0].Fingerprint = "f"
		return all[0]
	}
	d.must(d.RedrawCards(d.ctx))
	d.shown(claimed("f"))
	d.must(d.RedrawCard(d.ctx, number))
	c = claimed("")
	d.must(d.RedrawCard(d.ctx, number))
	d.must(d.KeepCard(d.ctx, c))
	d.shown(c)
	c = claimed("")
	d.must(d.RedrawCard(d.ctx, number))
	d.must(d.CardFailed(d.ctx, c, d.now, "no"))
	d.shown(claimed(""))
	if all := d.claimCards(); len(all) != 0 {
		t.Errorf("claimed %+v for ever", all)
	}
}

func TestNoteUnderItsKey(t *testing.T) {
	d := newDesk(t)
	d.noted("discord/7", opened(d).Number, "call back")
	if text, found, err := d.NoteUnder(d.ctx, "discord/7"); text != "call back" || !found || err != nil {
		t.Errorf("note %q, %v, %v", text, found, err)
	}
	if _, found, err := d.NoteUnder(d.ctx, "discord/8"); found || err != nil {
		t.Errorf("a note that is none: %v, %v", found, err)
	}
}

func TestKeptValue(t *testing.T) {
	d := newDesk(t)
	for _, want := range []string{"", "a", "b"} {
		if want != "" {
			d.must(d.KeepValue(d.ctx, "agenda", want))
		}
		if got, err := d.KeptValue(d.ctx, "agenda"); got != want || err != nil {
			t.Errorf("kept %q, %v; want %q", got, err, want)
		}
	}
}

// TestCardsTableLost: what nothing is known of is drawn as if it were new.
func TestCardsTableLost(t *testing.T) {
	d := newDesk(t)
	number := opened(d).Number
	d.shown(d.claimCards()[0])
	d.must(d.update(d.ctx, d.now, func(x *tx) error { _, err := x.exec(`DELETE FROM cards`); return err }))
	d.must(d.RedrawCards(d.ctx))
	claimed := d.claimCards()
	if len(claimed) != 1 || claimed[0].Ticket != number || claimed[0].Message != "" || claimed[0].Shown != 0 {
		t.Errorf("claimed %+v, want the card of VL-%d as a new one", claimed, number)
	}
}
