package parser

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// written is a plain mail of a customer to the desk, of Thursday 19 November
// 2026, with headers to add.
func written(subject, text string, headers ...string) *Message {
	raw := "From: Petra Muster <petra@kunde.example>\r\nTo: customerservice@desk.example\r\nSubject: " + subject +
		"\r\nDate: Thu, 19 Nov 2026 08:30:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n" +
		strings.Join(headers, "") + "\r\n" + strings.ReplaceAll(text, "\n", "\r\n")
	return Read(strings.NewReader(raw), Options{})
}

func understood(subject, text string, headers ...string) tickets.Mail {
	return written(subject, text, headers...).Understand(Asked{})
}

func TestUnderstandLeavesMessageAlone(t *testing.T) {
	m := written("Update", "Bitte Topal 26.4 installieren.")
	before := m.Mail
	first := m.Understand(Asked{})
	if !reflect.DeepEqual(m.Mail, before) {
		t.Error("Understand changed the message")
	}
	if second := m.Understand(Asked{}); !reflect.DeepEqual(first, second) {
		t.Errorf("a second reading differs: %+v, %+v", first, second)
	}
}

func TestBareSubject(t *testing.T) {
	for _, c := range []struct {
		subject, bare   string
		answer, forward bool
	}{
		{"AW: [VL-12] Termin", "Termin", true, false},
		{"Re[2]: RE: Termin", "Termin", true, false},
		{"WG: BauBit 2027.1", "BauBit 2027.1", false, true},
		{"TR: Fwd: Licence", "Licence", false, true},
		{"R: [SR-48288] Dati", "Dati", true, false},
		{"Topal: neue Version", "Topal: neue Version", false, false},
	} {
		bare, answer, forward := bareSubject(c.subject)
		if bare != c.bare || answer != c.answer || forward != c.forward {
			t.Errorf("%q: %q %v %v", c.subject, bare, answer, forward)
		}
	}
}

func TestAutomaticReplyUntil(t *testing.T) {
	m := understood("Abwesenheit", "Ich bin bis 11. Dezember 2026 abwesend.", "Auto-Submitted: auto-replied\r\n")
	if m.Class != tickets.ClassAutoReply || m.Intent != tickets.NoIntent {
		t.Fatalf("%s %s", m.Class, m.Intent)
	}
	if m.AutoReply == nil || m.AutoReply.Until == "" {
		t.Errorf("no return date in %+v", m.AutoReply)
	}
	if len(m.Requests) != 0 || len(m.Partners) != 0 || m.Variant != "" {
		t.Errorf("an automatic answer asks for nothing: %+v", m)
	}
}

// Should understanding ever panic, what Read found is kept.
func TestGuarded(t *testing.T) {
	for class, want := range map[tickets.Class]tickets.Intent{tickets.Human: tickets.Other, tickets.Bulk: tickets.NoIntent} {
		known := tickets.Mail{MessageID: "a@b", Class: class, Body: "Guten Tag\n\nBitte", Defects: []string{"no readable Date"}}
		m := guarded(known, func() tickets.Mail { panic("index out of range") })
		if m.MessageID != "a@b" || m.Intent != want || m.Text != "Guten Tag Bitte" || len(m.Defects) != 2 || m.Requests == nil {
			t.Errorf("%s: %+v", class, m)
		}
		if len(known.Defects) != 1 {
			t.Error("the message was changed")
		}
	}
}

// Ten thousand lines that look like options, rows or answers cost no more than
// their length.
func TestUnderstandLinear(t *testing.T) {
	const n = 10000
	for name, line := range map[string]string{
		"options":       "1) Mo 14.12.2026, 08:30\n",
		"option words":  "Option zwei passt, Termin 12 nicht\n",
		"answers":       "> 1) Mo 14.12.2026, 08:30\n\nPasst.\n\n",
		"rows":          "Quarz R7 | 4.2 | bleibt\n",
		"names":         "- Quarzwerk Nova 4.2, Lizenz folgt\n",
		"one line":      "Quarzwerk 4.2 und Basalt 11 am 14.12., also am 15.12. oder ",
		"labels":        "Software: Quarz\nCurrent version: 4\n",
		"small letters": "bitte update von quarz auf 4.2 ",
	} {
		mail := written("Programm | Version | Lizenz", strings.Repeat(line, n), "In-Reply-To: <a@desk.example>\r\n")
		done := make(chan bool, 1)
		go func() {
			mail.Understand(Asked{What: AskedDate})
			done <- true
		}()
		select {
		case <-done:
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: too slow", name)
		}
	}
}

func FuzzUnderstand(f *testing.F) {
	f.Add("Update", "Bitte installieren Sie Topal 26.4.", 0)
	f.Add("AW: [VL-1] Termin", "> 1) Mo 14.12.\n\nPasst.", 2)
	f.Add("", "| Software | Version |\n| a | 1 |\nLizenz: ABCD-1234-EFGH", 1)
	f.Add("x:", "é’\u00a0'--- 1. 2) -\n\n|||::", 3)
	whats := []What{AskedNothing, AskedInfo, AskedDate, AskedTest, AskedClose, AskedRisk, AskedException, AskedQuestion}
	f.Fuzz(func(t *testing.T, subject, text string, asked int) {
		a := Asked{What: whats[(asked%len(whats)+len(whats))%len(whats)], Options: []Offered{{Number: 1, Start: time.Unix(0, 0)}}}
		m := written(strings.Map(noBreaks, subject), text).Understand(a)
		if m.Requests == nil || m.Partners == nil || m.Missing == nil || m.Evidence == nil {
			t.Errorf("nil slices: %+v", m)
		}
		if (m.Choice != nil) && m.Intent != tickets.AcceptDate {
			t.Errorf("a choice with intent %s", m.Intent)
		}
		for _, e := range m.Evidence {
			if len(e.Quote) > maxQuote || len(m.Evidence) > maxEvidence || e.Quote == "" {
				t.Errorf("evidence %+v", e)
			}
		}
	})
}

func noBreaks(r rune) rune {
	if r == '\r' || r == '\n' {
		return ' '
	}
	return r
}
