package templates

import (
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// all are the templates that tickets/letter.go names.
var all = []tickets.Template{
	tickets.Acknowledgement, tickets.MissingInfo, tickets.MissingReminder, tickets.ShortNotice, tickets.SelfServiceNo,
	tickets.Proposal, tickets.ProposalReminder, tickets.Lapse, tickets.Expiry, tickets.Confirmation, tickets.DateReminder,
	tickets.Rescheduled, tickets.Cancelled, tickets.Declined, tickets.StaffQuestion, tickets.StaffReply, tickets.DateTaken,
	tickets.StatusAnswer, tickets.ExceptionOffer, tickets.PartnerNudge, tickets.PartnerReleased, tickets.OtherDate, tickets.HoldOver,
	tickets.CloseSoftware, tickets.TestRequest, tickets.TestReminder, tickets.UpdateFailed,
}

var desk = tickets.Desk{Name: "Kundendienst Muster AG", Address: "desk@msp.example", Language: tickets.German}

func zurich(t testing.TB) *time.Location {
	t.Helper()
	zone, err := time.LoadLocation(defaultZone)
	if err != nil {
		t.Fatal(err)
	}
	return zone
}

// letter is a usual letter, with what the template needs.
func letter(t testing.TB, name tickets.Template) tickets.Letter {
	zone := zurich(t)
	at := func(day, hour int) time.Time { return time.Date(2026, 12, day, hour, 0, 0, 0, zone) }
	l := tickets.Letter{
		Number: 1042, Subject: "Abacus 2026", Software: "Abacus 2026", Name: "Sandra Keller", Zone: zone,
		Requests: []tickets.Request{{
			Software: "Abacus", Version: "2026", Setup: []string{"https://download.abacus.example/2026/setup.exe?key=1", "file:anleitung.pdf"},
			Licence: tickets.Licence{State: tickets.LicenceProvided, Items: []string{"key:****9KQ2"}}, Wished: []string{"2026-12-08", "2026-12-09T09:00"},
		}},
		Wished: []string{"2026-12-08", "2026-12-09T09:00"}, Earliest: at(5, 0), LeadDays: 14, State: tickets.AwaitingApproval,
	}
	slot := func(day, hour int) calendar.Slot { return calendar.Slot{Start: at(day, hour), End: at(day, hour+2)} }
	offer := func(dates ...calendar.Slot) {
		l.Until = at(1, 17)
		for i, s := range dates {
			l.Options = append(l.Options, tickets.Option{Option: i + 1, Start: s.Start, End: s.End, Until: l.Until})
		}
	}
	switch name {
	case tickets.Acknowledgement:
		l.FixedDay = true
	case tickets.MissingInfo, tickets.MissingReminder, tickets.SelfServiceNo, tickets.Expiry:
		l.Missing, l.Awaited = []string{"setup", "licence"}, []string{"licence"}
		l.Requests[0].Setup, l.Requests[0].Licence = nil, tickets.Licence{State: tickets.LicencePromised}
	case tickets.ShortNotice:
		l.Short = true
	case tickets.Proposal, tickets.ProposalReminder, tickets.DateTaken, tickets.StatusAnswer, tickets.PartnerNudge:
		offer(slot(8, 9), slot(9, 14), slot(11, 8))
		l.State = tickets.Proposed
	case tickets.OtherDate:
		offer(slot(8, 9))
	case tickets.ExceptionOffer:
		offer(slot(12, 19))
		l.Options[0].Exception, l.OffHours, l.Cost = true, true, "Zuschlag von CHF 180 pro Stunde"
	case tickets.Confirmation, tickets.DateReminder, tickets.Rescheduled, tickets.Cancelled:
		l.Date = slot(8, 9)
	case tickets.StaffQuestion, tickets.StaffReply, tickets.Declined:
		l.Text = "Läuft die Software auch auf dem Server <SRV-02>?\r\nFalls ja:\r\n\r\n- seit wann\r\n- mit wie vielen Benutzern"
	case tickets.HoldOver:
		l.Partner = "Treuhand-Soft AG"
	case tickets.TestRequest, tickets.TestReminder:
		l.Cleanup = at(15, 10)
	case tickets.UpdateFailed:
		l.Restored = true
	}
	return l
}

func mail(t testing.TB, name tickets.Template, l tickets.Language) tickets.SendMail {
	m := tickets.SendMail{Language: l, Template: name, Letter: letter(t, name)}
	if name == tickets.Confirmation || name == tickets.Rescheduled || name == tickets.Cancelled {
		m.Invite = &tickets.Invite{Date: m.Letter.Date}
	}
	return m
}

// write renders a mail that must be rendered.
func write(t testing.TB, m tickets.SendMail) Rendered {
	t.Helper()
	r, err := Mail(m, desk)
	if err != nil {
		t.Fatal(err)
	}
	return r
}
