package main

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// A complete request for a product, with a wish ("" for none).
func wish(product, when string) string {
	return "Subject: Update " + product + "\nMessage-ID: <" + fmt.Sprint(time.Now().UnixNano()) + "@x>\n\nGuten Tag\n\nBitte aktualisieren Sie " + product + " auf die Version 2027.\nSetup: https://get.example/setup.exe\nEs braucht keine neue Lizenz.\n" + when + "\n\nFreundliche Grüsse\nSandra Keller\n"
}

func daysOf(starts []string) (days []string) {
	for _, s := range starts {
		days = append(days, s[:10])
	}
	return days
}

func TestNoWishGetsTheEarliestOnDifferentDays(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("Abacus", ""))
	v := o.one()
	if got := strings.Join(v.suggested(), " "); got != "2026-12-01T08:00 2026-12-02T08:00 2026-12-03T08:00" {
		t.Errorf("suggested %s", got)
	}
	if v.ShortNotice {
		t.Error("short notice without a wish")
	}
}

func TestLeadTimeIsFourteenCalendarDays(t *testing.T) {
	for when, short := range map[string]bool{"Wunschtermin: 1. Dezember 2026, 8 Uhr": false, "Wunschtermin: Montag, 30. November 2026, 10 Uhr": true} {
		o := begin(t, "2026-11-17T16:59:00+01:00")
		o.send(keller, wish("Abacus", when))
		v := o.one()
		if v.ShortNotice != short {
			t.Errorf("%s: short notice %v", when, v.ShortNotice)
		}
		for _, s := range v.suggested() {
			if s < "2026-12-01" {
				t.Errorf("%s: suggested %s", when, s)
			}
		}
		said := o.letters(keller, 1)[0].Text
		if strings.Contains(said, "nicht garantieren") != short {
			t.Errorf("%s: %s", when, said)
		}
	}
}

// Staff may approve a date before the lead time, never outside the hours, on a
// holiday or where the customer already has one.
func TestApprovalBreaksTheLeadTimeNeverTheHours(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("Abacus", "Wunschtermin: Mittwoch, 25. November 2026, 9 Uhr"))
	v := o.one()
	if !v.ShortNotice {
		t.Error("no short notice")
	}
	n := v.Number
	for _, bad := range []string{"2026-11-25T19:00:00+01:00", "2026-11-28T09:00:00+01:00", "2026-12-08T09:00:00+01:00", "2026-11-25T07:30:00+01:00", "2026-11-25T16:00:00+01:00", "2026-11-10T09:00:00+01:00", "2026-12-25T09:00:00+01:00"} {
		o.refused(n, "approve", `{"dates":["`+bad+`"]}`, 422, "", "dates")
	}
	o.refused(n, "approve", `{"dates":["gestern"]}`, 422, "", "dates")
	o.refused(n, "approve", `{"dates":"2026-11-25T09:00:00+01:00"}`, 422, "", "dates")
	o.refused(n, "approve", `{"datum":"x"}`, 422, "", "datum")
	o.refused(n, "approve", `{"minutes":-5}`, 422, "", "minutes")
	o.refused(n, "approve", `{"variant":"x"}`, 422, "", "variant")
	v = o.press(n, "approve", `{"dates":["2026-11-25T09:00:00+01:00","2026-11-26T09:00:00+01:00"]}`)
	if v.State != "proposed" || len(v.open()) != 2 {
		t.Errorf("%+v", v.Proposed)
	}
	o.answers(keller, "Mittwoch, 25. November passt.")
	v = o.state(n, "scheduled")
	if v.Appointment.Start.Format("2006-01-02T15:04") != "2026-11-25T09:00" {
		t.Errorf("%+v", v.Appointment)
	}
}

// Neither the desk's holidays (Zug: 8 December) nor the customer's are dates.
func TestHolidaysOfBothCantons(t *testing.T) {
	for _, c := range []struct{ now, from, wish, not string }{
		{tuesday, keller, "Wunschtermin: 8. Dezember 2026, 9 Uhr", "2026-12-08"},
		{tuesday, keller, "Wunschtermin: 25. Dezember 2026, 9 Uhr", "2026-12-25"},
		{"2027-02-01T09:00:00+01:00", "j.rochat@fiduciaire-rochat.example", "Wunschtermin: 1. März 2027, 9 Uhr", "2027-03-01"},        // Neuchâtel
		{"2027-05-03T09:00:00+02:00", keller, "Wunschtermin: 27. Mai 2027, 9 Uhr", "2027-05-27"},                                      // Corpus Christi, Zug
		{"2027-09-01T09:00:00+02:00", "chef@garagedulac.example", "Wunschtermin: 20. September 2027, 9 Uhr", "2027-09-20"},            // Lundi du Jeûne, Vaud
		{"2027-03-01T09:00:00+01:00", "m.bianchi@pedrazzini.example", "Wunschtermin: 19. März 2027, 9 Uhr", "2027-03-19"},             // San Giuseppe, Ticino
		{"2027-03-01T09:00:00+01:00", keller, "Wunschtermin: 26. März 2027, 9 Uhr", "2027-03-26"},                                     // Good Friday
		{"2027-10-04T09:00:00+02:00", keller, "Wunschtermin: 1. November 2027, 9 Uhr", "2027-11-01"},                                  // All Saints, Zug
		{"2027-07-05T09:00:00+02:00", "v.arnold@zgraggen-metall.example", "Wunschtermin: 15. August 2028, 9 Uhr", "2028-08-15"},       // Assumption
		{"2027-05-31T09:00:00+02:00", "m.bianchi@pedrazzini.example", "Wunschtermin: 29. Juni 2027, 9 Uhr", "2027-06-29"},             // Peter and Paul, Ticino
		{"2027-04-12T09:00:00+02:00", "m.steiner@alpinebiosourcing.example", "Wunschtermin: Monday 1 May 2028 at 9:00", "2028-05-01"}, // Basel
	} {
		o := begin(t, c.now)
		o.send(c.from, wish("Abacus", c.wish))
		v := o.one()
		if len(v.Suggested) != 3 {
			t.Errorf("%s: %v", c.not, v.suggested())
		}
		for _, s := range v.suggested() {
			if s[:10] == c.not {
				t.Errorf("%s suggests %s", c.from, s)
			}
		}
		if v.Wished == nil || !strings.HasPrefix(v.Wished[0], c.not) {
			t.Errorf("%s: wished %v", c.not, v.Wished)
		}
	}
}

// Three dates, the nearest to the wish first, inside the hours, in one piece.
func TestNearestToTheWish(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("Abacus", "Wunschtermin: Donnerstag, 10. Dezember 2026, 14 Uhr"))
	got := o.one().suggested()
	if got[0] != "2026-12-10T14:00" {
		t.Errorf("%v", got)
	}
	if d := daysOf(got); d[0] == d[1] || d[1] == d[2] || d[0] == d[2] {
		t.Errorf("not on different days: %v", got)
	}
	for _, s := range got {
		if s[11:] < "08:00" || s[11:] > "15:00" {
			t.Errorf("%v", got)
		}
	}
}

// A date longer than half a day may span midday: proALPHA takes 5 hours.
func TestLongerThanHalfADay(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("proALPHA", ""))
	v := o.one()
	if len(v.Suggested) != 3 || v.Suggested[0].End.Sub(v.Suggested[0].Start) < 5*time.Hour {
		t.Errorf("%v", v.Suggested)
	}
}

// Capacity: two at a time.
func TestCapacityOfTwo(t *testing.T) {
	o := begin(t)
	for i, from := range []string{keller, buergi, "m.bianchi@pedrazzini.example"} {
		o.send(from, wish("Abacus", "Wunschtermin: Donnerstag, 10. Dezember 2026, 8 Uhr"))
		n := 1001 + i
		v := o.see(n)
		if i < 2 {
			if v.suggested()[0] != "2026-12-10T08:00" {
				t.Errorf("%d: %v", n, v.suggested())
			}
			o.press(n, "approve", `{"dates":["2026-12-10T08:00:00+01:00"]}`)
			o.answers(from, "Termin 1")
			o.state(n, "scheduled")
			continue
		}
		if got := v.suggested()[0]; got == "2026-12-10T08:00" || got == "2026-12-10T09:00" {
			t.Errorf("a third at the same time: %v", v.suggested())
		}
		o.refused(n, "approve", `{"dates":["2026-12-10T09:00:00+01:00"]}`, 422, "", "dates")
	}
	var free struct {
		Slots []struct{ Start, End time.Time }
	}
	o.get("/api/slots?minutes=120&from=2026-12-10T08:00:00%2B01:00", &free)
	for _, s := range free.Slots {
		if s.Start.Format("2006-01-02T15:04") < "2026-12-10T10:00" {
			t.Errorf("slot %v", s)
		}
	}
}

// A customer's own dates never overlap.
func TestNoOverlapOfACustomer(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("Abacus", "Wunschtermin: Donnerstag, 10. Dezember 2026, 8 Uhr"))
	o.press(1001, "approve", `{"dates":["2026-12-10T08:00:00+01:00"]}`)
	o.send("p.muster@amstutz-treuhand.example", wish("Topal", "Wunschtermin: Donnerstag, 10. Dezember 2026, 9 Uhr"))
	if got := o.see(1002).suggested(); got[0] == "2026-12-10T09:00" || got[0] == "2026-12-10T08:00" {
		t.Errorf("%v", got)
	}
	o.refused(1002, "approve", `{"dates":["2026-12-10T09:00:00+01:00"]}`, 422, "", "dates")
	o.press(1002, "approve", `{"dates":["2026-12-10T10:00:00+01:00"]}`)
}

func TestSlots(t *testing.T) {
	o := begin(t)
	var free struct {
		Slots []struct{ Start, End time.Time }
		Error struct{ Code, Field string }
	}
	if status := o.get("/api/slots?minutes=120", &free); status != 200 || len(free.Slots) == 0 {
		t.Fatalf("%d %+v", status, free)
	}
	for _, s := range free.Slots {
		if s.End.Sub(s.Start) != 2*time.Hour || s.Start.Weekday() == time.Saturday || s.Start.Weekday() == time.Sunday || s.Start.Format("01-02") == "12-08" {
			t.Errorf("%v", s)
		}
	}
	for _, bad := range []string{"?minutes=0", "?minutes=x", "?minutes=-1", "?from=gestern", "?customer=Nobody", "?product=Nothing", "?minutes=100000"} {
		free.Error.Code = ""
		if status := o.get("/api/slots"+bad, &free); status != 422 && status != 400 {
			t.Errorf("%s: %d", bad, status)
		}
	}
	for _, good := range []string{"", "?from=2026-12-07", "?from=2026-12-07T00:00:00%2B01:00&customer=Studio+medico+Bernasconi", "?product=Abacus", "?customer=Schreinerei+B%C3%BCrgi+GmbH&product=NEST&minutes=30"} {
		free.Slots = nil
		if status := o.get("/api/slots"+good, &free); status != 200 || len(free.Slots) == 0 {
			t.Errorf("%s: %d %+v", good, status, free.Error)
		}
	}
	free.Slots = nil
	o.get("/api/slots?product=NEST&from=2026-12-07", &free)
	if len(free.Slots) == 0 || free.Slots[0].End.Sub(free.Slots[0].Start) != 3*time.Hour || free.Slots[0].Start.Format("2006-01-02") < "2026-12-07" {
		t.Errorf("the product's duration: %+v", free.Slots)
	}
}
