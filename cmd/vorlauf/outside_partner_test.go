package main

import (
	"slices"
	"strings"
	"testing"
)

const (
	wettstein = "praxis@praxis-wettstein.example"
	curaplus  = "praxis@curaplus.example" // the partner for Aeskulap
)

const aeskulap = "Subject: Aeskulap 5.2\nMessage-ID: <ae@x>\n\nGuten Tag\n\nUnser Partner Curaplus macht das Update von Aeskulap auf 5.2, bitte koordinieren Sie den Termin.\n\nFreundliche Grüsse\nDr. A. Wettstein\n"

// coordinated brings a request with the variant partner to three dates.
func (o outside) coordinated() int {
	o.t.Helper()
	o.send(wettstein, aeskulap)
	v := o.one()
	if v.State != "awaiting_approval" || len(v.Missing) != 0 {
		o.t.Fatalf("%s, missing %v\n%s", v.State, v.Missing, v.story())
	}
	o.press(v.Number, "approve", `{"variant":"partner"}`)
	return v.Number
}

// One thread, the customer addressed, the partner in Cc; agreed when both
// accepted.
func TestPartnerBothAccept(t *testing.T) {
	o := begin(t)
	n := o.coordinated()
	l := o.newest(curaplus)
	if !slices.Contains(l.To, wettstein) || !slices.Contains(l.Cc, curaplus) || o.newest(wettstein).MessageID != l.MessageID {
		t.Errorf("to %v cc %v", l.To, l.Cc)
	}
	o.answers(wettstein, "Termin 1 und 2 passen uns.")
	v := o.state(n, "proposed")
	o.answersTo(l, curaplus, "Termin 2 geht bei uns.")
	v = o.see(n)
	if v.State == "proposed" && len(v.Acceptances) < 2 {
		t.Fatalf("%s %+v\n%s", v.State, v.Acceptances, v.story())
	}
}

func TestPartnerAcceptsTheSame(t *testing.T) {
	o := begin(t)
	n := o.coordinated()
	l := o.newest(curaplus)
	o.answersTo(l, curaplus, "Termin 2 geht bei uns.")
	o.state(n, "proposed")
	o.answersTo(l, wettstein, "Termin 2 passt.")
	v := o.state(n, "scheduled")
	if len(v.Acceptances) != 2 || v.Appointment.Start != v.Proposed[1].Start {
		t.Errorf("%+v %+v", v.Acceptances, v.Appointment)
	}
	for _, who := range []string{wettstein, curaplus} {
		c := o.newest(who)
		if line(invitation(c), "METHOD") != "METHOD:REQUEST" {
			t.Errorf("%s has no invitation: %s", who, c.Subject)
		}
	}
}

// Where both accepted different dates, each is asked for the other's.
func TestPartnersDiffer(t *testing.T) {
	o := begin(t)
	n := o.coordinated()
	l := o.newest(curaplus)
	o.answersTo(l, curaplus, "Termin 2 geht bei uns.")
	before := [2]int{len(o.mailbox(wettstein)), len(o.mailbox(curaplus))}
	o.answersTo(l, wettstein, "Termin 3 passt.")
	o.state(n, "proposed")
	if len(o.mailbox(wettstein)) == before[0] || len(o.mailbox(curaplus)) == before[1] {
		t.Errorf("each is asked for the other's: %d %d, before %v", len(o.mailbox(wettstein)), len(o.mailbox(curaplus)), before)
	}
	o.answersTo(o.newest(wettstein), wettstein, "Gut, dann Termin 2.")
	v := o.state(n, "scheduled")
	if v.Appointment.Start != v.Proposed[1].Start {
		t.Errorf("%+v", v.Appointment)
	}
}

// A silent partner is reminded after two business days; when the hold ends the
// customer is told.
func TestSilentPartner(t *testing.T) {
	o := begin(t)
	n := o.coordinated()
	o.answers(wettstein, "Termin 2 passt.")
	before := len(o.mailbox(curaplus))
	o.clock("2026-11-19T09:00:00+01:00")
	if got := len(o.mailbox(curaplus)); got != before+1 {
		t.Errorf("%d mails, before %d", got, before)
	}
	told := len(o.mailbox(wettstein))
	o.clock("2026-11-24T09:00:00+01:00")
	o.state(n, "awaiting_approval")
	if len(o.mailbox(wettstein)) == told {
		t.Error("the customer is not told that the hold ended")
	}
}

// A partner's cancellation goes to staff; the customer's cancels.
func TestPartnerCancels(t *testing.T) {
	o := begin(t)
	n := o.coordinated()
	l := o.newest(curaplus)
	o.answersTo(l, curaplus, "Termin 2 geht.")
	o.answersTo(l, wettstein, "Termin 2 passt.")
	o.state(n, "scheduled")
	o.answers(curaplus, "Wir müssen den Termin leider absagen, unser Techniker ist krank.")
	if v := o.see(n); v.State == "closed" {
		t.Errorf("%s %s\n%s", v.State, v.Outcome, v.story())
	}
	o.answers(wettstein, "Wir möchten das Update absagen.")
	o.state(n, "closed cancelled")
	for _, who := range []string{wettstein, curaplus} {
		if c := o.newest(who); line(invitation(c), "METHOD") != "METHOD:CANCEL" {
			t.Errorf("%s is not told: %s", who, c.Subject)
		}
	}
}

// A partner who writes first is held; once linked they are the partner.
func TestPartnerWritesFirst(t *testing.T) {
	o := begin(t)
	o.send(curaplus, "Subject: Aeskulap Update Praxis Wettstein\nMessage-ID: <pf@x>\n\nGuten Tag\n\nWir möchten bei der Praxis Wettstein Aeskulap auf 5.2 aktualisieren. Bitte begleiten Sie uns.\n\nFreundliche Grüsse\nCuraplus\n")
	v := o.state(o.one().Number, "held")
	o.letters(curaplus, 0)
	v = o.press(v.Number, "link", `{"customer":"Zahnarztpraxis Dr. Wettstein","partner":"Curaplus Systeme AG","remember":true}`)
	if v.State == "held" || v.Customer != "Zahnarztpraxis Dr. Wettstein" {
		t.Errorf("%s %s", v.State, v.Customer)
	}
	if !slices.ContainsFunc(v.Parties, func(p struct{ Address, Role, Name string }) bool {
		return p.Address == curaplus && p.Role == "partner"
	}) {
		t.Errorf("%+v", v.Parties)
	}
}

// The partner in Cc of the customer's mail is the ticket's partner.
func TestPartnerInCc(t *testing.T) {
	o := begin(t)
	o.send(wettstein, "Cc: "+curaplus+"\n"+aeskulap)
	v := o.one()
	if !slices.ContainsFunc(v.Parties, func(p struct{ Address, Role, Name string }) bool {
		return p.Address == curaplus && p.Role == "partner"
	}) || v.SuggestedVariant != "partner" {
		t.Errorf("%+v %s", v.Parties, v.SuggestedVariant)
	}
}

// What one party wrote is not mailed to the other; a key to nobody.
func TestNoPartysTextReachesTheOther(t *testing.T) {
	o := begin(t)
	n := o.coordinated()
	l := o.newest(curaplus)
	o.answersTo(l, wettstein, "Termin 2 passt. Unter uns: der Partner ist teuer. Schlüssel: AESK-1234-5678-9ABC")
	o.answersTo(l, curaplus, "Termin 2 geht. Der Kunde hat noch Rechnungen offen.")
	o.state(n, "scheduled")
	o.press(n, "note", `{"text":"geheime Notiz"}`)
	for _, who := range []string{wettstein, curaplus} {
		for _, l := range o.mailbox(who) {
			lacks(t, l.Subject+l.Text+l.HTML, "teuer", "Rechnungen", "AESK-1234", "geheime")
		}
	}
}

// Changing the variant works out anew what is missing.
func TestVariantChangesWhatIsMissing(t *testing.T) {
	o := begin(t)
	o.send(wettstein, aeskulap)
	n := o.one().Number
	v := o.press(n, "variant", `{"variant":"provider"}`)
	if v.State != "awaiting_info" || strings.Join(v.Missing, " ") != "setup licence" {
		t.Errorf("%s %v\n%s", v.State, v.Missing, v.story())
	}
	v = o.press(n, "variant", `{"variant":"partner"}`)
	if v.State != "awaiting_approval" || len(v.Missing) != 0 {
		t.Errorf("%s %v", v.State, v.Missing)
	}
	o.refused(n, "variant", `{"variant":"partner","partner":"Nobody"}`, 422, "", "partner")
}
