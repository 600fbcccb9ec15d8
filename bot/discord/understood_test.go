package discord

import (
	"strings"
	"testing"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

func TestReadings(t *testing.T) {
	ticket := tickets.Ticket{Requests: []tickets.Request{{Licence: tickets.Licence{Items: []string{"key:ABCD-EFGH-1234"}}}}}
	wish := tickets.Evidence{Field: "requests[0].wished", Value: "2026-12-14", Quote: "am 14."}
	for name, c := range map[string]struct {
		evidence []tickets.Evidence
		want     string
	}{
		"nothing":   {nil, ""},
		"a reading": {[]tickets.Evidence{{Field: "intent", Value: "accept_date", Quote: "Der 14. passt."}, wish}, "Termin angenommen: «Der 14. passt.»"},
		"two": {[]tickets.Evidence{{Field: "alternative", Value: "decline_dates", Quote: "Geht nicht."}, {Field: "intent", Value: "reschedule", Quote: "Verschieben?"}},
			"Termin soll verschoben werden: «Verschieben?»\noder Termine abgelehnt: «Geht nicht.»"},
		"a stranger's words, with a key": {[]tickets.Evidence{{Field: "intent", Value: "info", Quote: "*Key* ABCD-EFGH-1234\n@everyone"}},
			"Angaben geliefert: «" + line("*Key* ****1234 @everyone") + "»"},
		"long":     {[]tickets.Evidence{{Field: "intent", Value: "info", Quote: strings.Repeat("äöü ", 100)}}, "Angaben geliefert: «" + strings.Repeat("äöü ", 49) + "äöü…»"},
		"no words": {[]tickets.Evidence{{Field: "intent", Value: "mood", Quote: "a"}}, ""},
	} {
		if got := testRoom(t, tickets.German).readings(ticket, store.Message{Evidence: c.evidence}); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Every intent that asks for something has its words.
func TestEveryIntentHasWords(t *testing.T) {
	for _, i := range []tickets.Intent{tickets.UpdateRequest, tickets.Info, tickets.AcceptDate, tickets.DeclineDates, tickets.RescheduleDate, tickets.CancelRequest,
		tickets.Postpone, tickets.TestPassed, tickets.TestFailed, tickets.StatusQuestion, tickets.SelfService, tickets.Ready} {
		if !testRoom(t, tickets.German).words().Has("intent." + string(i)) {
			t.Errorf("none for %s", i)
		}
	}
}

// The thread shows the reading below the mail's text, inside the limits.
func TestTheMirrorShowsTheReading(t *testing.T) {
	r := testRoom(t, tickets.English)
	m := store.Message{ID: 1, Direction: store.In, From: "a@b.example", Text: strings.Repeat("*", 9000),
		Evidence:    []tickets.Evidence{{Field: "intent", Value: "info", Quote: strings.Repeat("*", 240)}},
		Attachments: []tickets.Attachment{{Name: strings.Repeat("*", 1200)}}}
	p, ok := r.show(tickets.Ticket{Number: 1001}, item{mail: &m})
	if !ok || len(p.Embeds) != 1 {
		t.Fatalf("%+v, %v", p, ok)
	}
	e := p.Embeds[0]
	if len(e.Fields) != 2 || e.Fields[0].Name != "Understood" || !strings.HasPrefix(e.Fields[0].Value, "supplies details: “\\*") || e.size() > maxEmbed {
		t.Errorf("%d characters: %+v", e.size(), e.Fields)
	}
}
