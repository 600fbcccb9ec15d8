package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"vorlauf/bot/demo"
)

// Only the contacts that the catalogue names accept dates and cancel; what
// others of the customer write is shown to staff.
func TestAuthorisedContacts(t *testing.T) {
	const chef = "chef@amstutz-treuhand.example"
	named := strings.Replace(string(demo.Catalogue), `domains = ["amstutz-treuhand.example"`, "contacts = [\""+chef+"\"]\n"+`domains = ["amstutz-treuhand.example"`, 1)
	file := filepath.Join(t.TempDir(), "catalogue.toml")
	if err := os.WriteFile(file, []byte(named), 0o600); err != nil {
		t.Fatal(err)
	}
	o := outside{startDemo(t, "-empty", "-data", t.TempDir(), "-now", tuesday, "-catalogue", file)}
	n := o.proposed("Abacus", "")
	o.answers(keller, "Termin 1 passt.")
	if v := o.state(n, "proposed"); len(v.Acceptances) != 0 {
		t.Errorf("%+v", v.Acceptances)
	}
	o.refused(n, "accept", `{"party":"`+keller+`","option":1,"remark":"am Telefon"}`, 422, "", "party")
	o.send(chef, "Subject: Re: [VL-"+itoa(n)+"] Terminvorschläge\nMessage-ID: <chef@x>\n\nTermin 2 passt.\n")
	o.state(n, "scheduled")
	o.answers(keller, "Wir ziehen die Anfrage zurück.")
	o.state(n, "scheduled")
}

// The tag in the subject is enough for a party; what the tag is beside counts
// for nothing.
func TestTagAlone(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	o.send("p.muster@amstutz-treuhand.example", "Subject: AW: AW: [vl-"+itoa(n)+"] etwas anderes\nMessage-ID: <tag@x>\n\nTermin 2 passt.\n")
	if v := o.state(n, "scheduled"); v.Appointment.Start.Day() != 2 {
		t.Errorf("%+v", v.Appointment)
	}
}

// Attachments go 30 days after the close, all but figures after 24 months.
func TestKeptForASetTime(t *testing.T) {
	o := begin(t)
	attachment := "--b\r\nContent-Type: application/octet-stream; name=\"setup.exe\"\r\nContent-Disposition: attachment; filename=\"setup.exe\"\r\n\r\nMZ\r\n"
	o.raw(keller, []byte("From: "+keller+"\r\nTo: "+demoAddress+"\r\nSubject: Update Abacus\r\nMessage-ID: <kept@x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nBitte aktualisieren Sie Abacus auf 2026. Das Setup ist im Anhang, eine Lizenz braucht es keine.\r\n"+attachment+"--b--\r\n"))
	n := o.state(o.one().Number, "awaiting_approval").Number
	o.press(n, "close", `{"reason":"erledigt"}`)
	files := func() int {
		var v struct {
			Messages []struct{ Attachments []struct{ Name string } }
		}
		o.get("/api/tickets/"+itoa(n), &v)
		count := 0
		for _, m := range v.Messages {
			count += len(m.Attachments)
		}
		return count
	}
	o.clock("2026-12-16T09:00:00+01:00")
	if files() != 1 {
		t.Errorf("%d attachments within 30 days", files())
	}
	o.clock("2026-12-19T09:00:00+01:00")
	if files() != 0 {
		t.Errorf("%d attachments after 30 days", files())
	}
	if v := o.see(n); v.Customer == "" || len(v.Messages) == 0 {
		t.Errorf("reduced too early: %+v", v)
	}
	o.clock("2028-11-20T09:00:00+01:00")
	if v := o.see(n); v.Customer != "" || v.Subject != "" || len(v.Messages) != 0 || len(v.Parties) != 0 || v.Outcome != "done" {
		t.Errorf("not reduced: %+v", v)
	}
	if list := o.all("?q=keller"); len(list) != 0 {
		t.Errorf("still found: %+v", list)
	}
}

// What comes while a ticket is taken over by hand is not asked for again.
func TestHandedBackItKnowsWhatCame(t *testing.T) {
	o := begin(t)
	o.send(keller, "Subject: Update Abacus\nMessage-ID: <o@x>\n\nGuten Tag\n\nBitte aktualisieren Sie Abacus auf die Version 2026.\n\nFreundliche Grüsse\nSandra Keller\n")
	n := o.state(o.one().Number, "awaiting_info").Number
	o.press(n, "take_over", "")
	o.answers(keller, "Das Setup: https://x.example/setup.exe. Eine neue Lizenz braucht es nicht.")
	o.clock("2026-12-01T09:00:00+01:00")
	o.letters(keller, 1)
	v := o.press(n, "hand_back", "")
	if v.State != "awaiting_approval" || len(v.Missing) != 0 || v.Paused {
		t.Errorf("%s, missing %v", v.State, v.Missing)
	}
	o.letters(keller, 2)
	o.clock("2026-12-20T09:00:00+01:00")
	o.letters(keller, 2)
}
