package console

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

const (
	approverToken = "approver-token"
	viewerToken   = "viewer-token"
)

// desk is a whole desk in memory: the rules decide on a fake store, and the
// console shows it. Its clock stands still.
type desk struct {
	t       testing.TB
	store   *fakeStore
	rules   tickets.World
	now     time.Time
	log     bytes.Buffer
	config  Config
	handler http.Handler
}

func newDesk(t testing.TB, change ...func(*Config)) *desk {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Zurich")
	must(t, err)
	hours, err := calendar.ParseHours("Mon-Fri 08:00-12:00 13:00-17:00")
	must(t, err)
	cal, err := calendar.New(zone, hours, "ZG", nil, nil)
	must(t, err)
	k := &desk{t: t, now: time.Date(2026, 11, 23, 9, 0, 0, 0, zone)} // a Monday
	k.store = &fakeStore{
		tickets: map[int64]tickets.Ticket{}, messages: map[int64][]store.Message{}, timeline: map[int64][]store.Entry{},
		raw: map[int64]string{}, known: catalogue(),
	}
	k.rules = tickets.World{
		Desk:     tickets.Desk{Name: "Kundendienst", Address: "customerservice@desk.example", Language: tickets.German, Instance: "i0"},
		Policy:   tickets.DefaultPolicy(),
		Calendar: cal,
	}
	k.config = Config{
		Read: k.store, Press: k.press, Rules: k.rules,
		Staff: map[string]tickets.Staff{approverToken: {Name: "Anna", Approver: true}, viewerToken: {Name: "Vera"}},
		Now:   func() time.Time { return k.now },
		Log:   slog.New(slog.NewTextHandler(&k.log, nil)),
	}
	for _, c := range change {
		c(&k.config)
	}
	k.handler, err = New(k.config)
	must(t, err)
	return k
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func catalogue() *tickets.Catalogue {
	return &tickets.Catalogue{
		Products: []tickets.Product{
			{Name: "Abacus", Licence: "always", Variant: tickets.Provider, Minutes: 120, Client: true},
			{Name: "Topal", Licence: "sometimes", Variant: tickets.Provider, Minutes: 60},
			{Name: "NEST", Licence: "never", Variant: tickets.Partner, Minutes: 180},
		},
		Customers: []tickets.Customer{
			{Name: "Amstutz Treuhand AG", Domains: []string{"amstutz.example"}, Language: tickets.German, Canton: "ZH"},
			{Name: "Rochat Fiduciaire SA", Domains: []string{"rochat.example"}, Language: tickets.French, Canton: "NE"},
		},
		Partners: []tickets.Vendor{{Name: "GIM", Domains: []string{"gim.example"}, Contact: "pius@gim.example", Products: []string{"NEST"}}},
	}
}

// world is what the rules see.
func (k *desk) world() tickets.World {
	w := k.rules
	w.Now, w.Catalogue = k.now, k.store.known
	w.Taken = func(from, to time.Time) []tickets.Booking { return nil }
	w.Overlapping = w.Taken
	w.Others = func(customer string) []tickets.Sibling {
		var others []tickets.Sibling
		for _, t := range k.store.tickets {
			if t.Customer == customer && t.Open() {
				others = append(others, tickets.Sibling{Number: t.Number, Received: t.Received})
			}
		}
		return others
	}
	return w
}

// apply decides an event as the store does.
func (k *desk) apply(number int64, e tickets.Event) (tickets.Ticket, error) {
	t, ok := k.store.tickets[number]
	if !ok {
		t = tickets.Ticket{Number: number}
	}
	t, effects, err := tickets.Decide(t, e, k.world())
	if err != nil {
		return t, err
	}
	k.store.tickets[number] = t
	for _, f := range effects {
		switch f := f.(type) {
		case tickets.Log:
			k.store.timeline[number] = append(k.store.timeline[number], store.Entry{At: k.now, Actor: f.Actor, Kind: f.Kind, Text: f.Text})
		case tickets.SendMail:
			k.addMessage(number, store.Message{
				Direction: "out", MessageID: f.MessageID, From: k.rules.Desk.Address, To: f.To, Cc: f.Cc,
				Subject: "[VL-" + strconv.FormatInt(number, 10) + "] " + f.Letter.Subject, At: k.now, Status: "sent", Text: "(" + string(f.Template) + ")",
			})
		}
	}
	return t, nil
}

func (k *desk) addMessage(number int64, m store.Message) {
	m.ID = number*10 + int64(len(k.store.messages[number]))
	k.store.messages[number] = append(k.store.messages[number], m)
	k.store.raw[m.ID] = "Subject: " + m.Subject + "\r\n\r\n" + m.Text + "\r\n"
}

func (k *desk) press(_ context.Context, number int64, by tickets.Staff, revision *int, a tickets.Action) (tickets.Ticket, error) {
	return k.apply(number, tickets.Press{By: by, Revision: revision, Action: a})
}

// decide presses as an approver and must succeed.
func (k *desk) decide(number int64, a tickets.Action) tickets.Ticket {
	k.t.Helper()
	t, err := k.press(context.Background(), number, tickets.Staff{Name: "Anna", Approver: true}, nil, a)
	must(k.t, err)
	return t
}

// receive files a mail on a ticket, or opens one with it.
func (k *desk) receive(number int64, m tickets.Mail) tickets.Ticket {
	k.t.Helper()
	match := tickets.Matched{Ticket: number, Kind: tickets.MatchParty}
	if _, ok := k.store.tickets[number]; !ok {
		match = tickets.Matched{Kind: tickets.MatchNew}
	}
	t, err := k.apply(number, tickets.MailReceived{Incoming: tickets.Incoming{Mail: m, Received: k.now}, Match: match})
	must(k.t, err)
	k.addMessage(number, store.Message{
		Direction: "in", MessageID: m.MessageID, From: m.From, To: []tickets.Address{{Address: k.rules.Desk.Address}},
		Subject: m.Subject, At: k.now, Status: "received", Text: m.Body, Attachments: m.Attachments, Evidence: m.Evidence,
	})
	return t
}

// complete is a request with all that the desk needs.
func complete() tickets.Mail {
	return tickets.Mail{
		MessageID: "a1@amstutz.example", From: "petra.keller@amstutz.example", Author: "Petra Keller",
		Subject: "Update Abacus 2027", Class: tickets.Human, Language: tickets.German, Intent: tickets.UpdateRequest,
		Body: "Guten Tag\n\nBitte aktualisieren Sie Abacus auf 2027, am liebsten am 14. Dezember um 9 Uhr.\nDie Installation: https://downloads.abacus.example/2027/setup.exe\nLizenz im Anhang.\n\nFreundliche Grüsse\nPetra Keller",
		Requests: []tickets.Request{{
			Software: "Abacus", Version: "2027",
			Setup:   []string{"https://downloads.abacus.example/2027/setup.exe?customer=4711", "file:abacus-2027.msi"},
			Licence: tickets.Licence{State: tickets.LicenceProvided, Items: []string{"file:licence.lic", "key:ABCD-EFGH-1234"}},
			Wished:  []string{"2026-12-14T09:00"},
		}},
		Attachments: []tickets.Attachment{
			{Index: 0, Name: "licence.lic", Type: "application/octet-stream", Size: 2381},
			{Index: 1, Name: "abacus-2027.msi", Type: "application/x-msi", Size: 48_300_000},
		},
	}
}

// incomplete says what software, and nothing else.
func incomplete() tickets.Mail {
	return tickets.Mail{
		MessageID: "r1@rochat.example", From: "luc@rochat.example", Author: "Luc Rochat", Subject: "Mise à jour Topal",
		Class: tickets.Human, Language: tickets.French, Intent: tickets.UpdateRequest, Body: "Bonjour, merci de mettre à jour Topal.",
		Requests: []tickets.Request{{Software: "Topal", Licence: tickets.Licence{State: tickets.LicenceUnknown}}},
	}
}

// stranger is a mail of somebody who is not known.
func stranger() tickets.Mail {
	m := complete()
	m.MessageID, m.From, m.Author = "s1@new.example", "max@new.example", "Max Neu"
	return m
}

// call sends a request with a token ("" none) and returns the answer.
func (k *desk) call(method, path, token, body string, change ...func(*http.Request)) *httptest.ResponseRecorder {
	k.t.Helper()
	r := httptest.NewRequest(method, path, strings.NewReader(body))
	if token != "" {
		r.Header.Set("Authorization", "Bearer "+token)
	}
	for _, c := range change {
		c(r)
	}
	w := httptest.NewRecorder()
	k.handler.ServeHTTP(w, r)
	return w
}
