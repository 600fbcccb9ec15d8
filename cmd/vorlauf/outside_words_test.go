package main

import (
	"strings"
	"testing"
)

// An acceptance in the words, forms and programs of different customers.
func TestAcceptedInManyWords(t *testing.T) {
	html := "MIME-Version: 1.0\nContent-Type: text/html; charset=utf-8"
	for name, c := range map[string]struct {
		from, text, date string // the date's day; "" where nothing is agreed
		head             []string
	}{
		"number":          {keller, "Termin 2", "2026-12-02", nil},
		"sentence":        {keller, "Guten Tag\n\nvielen Dank, der zweite Termin passt uns gut.\n\nFreundliche Grüsse\nSandra Keller", "2026-12-02", nil},
		"weekday":         {keller, "Der Mittwoch passt.", "2026-12-02", nil},
		"date":            {keller, "Wir nehmen den 3. Dezember.", "2026-12-03", nil},
		"date and time":   {keller, "03.12.2026 um 08:00 ist ok", "2026-12-03", nil},
		"option":          {keller, "Option 3 bitte", "2026-12-03", nil},
		"yes only":        {keller, "Ja, passt.", "", nil},
		"two":             {keller, "Termin 1 oder 3, beide gehen.", "2026-12-01", nil},
		"negated":         {keller, "Termin 1 passt leider nicht.", "", nil},
		"not one but":     {keller, "Termin 1 geht nicht, aber Termin 2 passt.", "2026-12-02", nil},
		"unknown number":  {keller, "Termin 7 passt.", "", nil},
		"HTML of Outlook": {keller, "<html><head><style>p{margin:0}</style></head><body><p class=MsoNormal>Guten Tag</p><p class=MsoNormal><b>Termin 3</b> passt uns.</p><p>Freundliche Gr&uuml;sse<br>S. Keller</p><div style='border:none;border-top:solid #E1E1E1 1.0pt'><p><b>Von:</b> Kundendienst<br><b>Betreff:</b> [VL-1001]</p><p>Termin 1: Dienstag, 1. Dezember 2026</p></div></body></html>", "2026-12-03", []string{html}},
		"HTML of Gmail":   {keller, "<div dir=\"ltr\">Termin 1 ist gut</div><br><div class=\"gmail_quote\"><div dir=\"ltr\" class=\"gmail_attr\">Am Di., 17. Nov. 2026 schrieb:<br></div><blockquote class=\"gmail_quote\">Termin 2: Mittwoch<br>Termin 3: Donnerstag</blockquote></div>", "2026-12-01", []string{html}},
		"question":        {keller, "Wie lange dauert Termin 2?", "", nil},
		"wh-question":     {keller, "Was kostet Termin 1? Und wie lange dauert Termin 3?", "", nil},
		"weekday, time":   {keller, "Mittwoch um 8 Uhr ist gut.", "2026-12-02", nil},
		"one weekday":     {keller, "Der Dienstag geht nicht, der Mittwoch passt.", "2026-12-02", nil},
		"not offered":     {keller, "Der Freitag passt.", "", nil},
		"English refusal": {"k.jones@helvetic-precision.example", "Option 1 does not work, but option 2 is fine.", "2026-12-02", nil},
		"French refusal":  {"j.rochat@fiduciaire-rochat.example", "La proposition 1 ne convient pas, mais la proposition 3 est bonne.", "2026-12-03", nil},
		"English":         {"k.jones@helvetic-precision.example", "Hi,\n\noption 2 works for us, thanks.\n\nKim", "2026-12-02", nil},
		"English ordinal": {"k.jones@helvetic-precision.example", "The third one is fine.", "2026-12-03", nil},
		"English date":    {"k.jones@helvetic-precision.example", "Let's go with Wednesday, December 2nd.", "2026-12-02", nil},
		"French":          {"j.rochat@fiduciaire-rochat.example", "Bonjour,\n\nla deuxième date nous convient.\n\nMeilleures salutations\nJ. Rochat", "2026-12-02", nil},
		"French number":   {"j.rochat@fiduciaire-rochat.example", "Proposition 3, merci.", "2026-12-03", nil},
		"French weekday":  {"j.rochat@fiduciaire-rochat.example", "Mercredi nous convient.", "2026-12-02", nil},
		"Italian":         {"m.bianchi@pedrazzini.example", "Buongiorno, va bene la seconda data.\n\nSaluti\nMarco", "2026-12-02", nil},
		"Italian date":    {"m.bianchi@pedrazzini.example", "Confermiamo giovedì 3 dicembre.", "2026-12-03", nil},
	} {
		t.Run(name, func(t *testing.T) {
			o := begin(t)
			o.send(c.from, strings.Replace(wish("Abacus", ""), "Sandra Keller", "", 1))
			v := o.press(1001, "approve", `{"dates":["2026-12-01T08:00:00+01:00","2026-12-02T08:00:00+01:00","2026-12-03T08:00:00+01:00"]}`)
			o.answers(c.from, c.text, c.head...)
			v = o.see(1001)
			got := ""
			if v.Appointment != nil {
				got = v.Appointment.Start.Format("2006-01-02")
			}
			if got != c.date {
				t.Errorf("%q: agreed %q, not %q (%s)\n%s", c.text, got, c.date, v.State, v.story())
			}
		})
	}
}

// A first mail in the forms that mail programs give it.
func TestRequestsInManyForms(t *testing.T) {
	text := "Guten Tag\n\nBitte aktualisieren Sie Abacus auf die Version 2027. Setup: https://get.example/aba.exe - eine neue Lizenz braucht es nicht.\n\nFreundliche Grüsse\nSandra Keller\n"
	for name, mail := range map[string]string{
		"Latin-1":         "Subject: Update\nMIME-Version: 1.0\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n" + strings.NewReplacer("ü", "=FC", "=", "=3D").Replace(text),
		"HTML only":       "Subject: Update\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>" + strings.ReplaceAll(strings.ReplaceAll(text, "\n\n", "</p><p>"), "https://get.example/aba.exe", `<a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fget.example%2Faba.exe&amp;data=05">hier</a>`) + "</p>",
		"alternative":     "Subject: Update\nMIME-Version: 1.0\nContent-Type: multipart/alternative; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\n" + text + "\n--B\nContent-Type: text/html; charset=utf-8\n\n<p>" + text + "</p>\n--B--\n",
		"attached":        "Subject: Update\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n--B\nContent-Type: text/plain; charset=utf-8\n\nGuten Tag\n\nBitte aktualisieren Sie Abacus auf die Version 2027. Setup und Lizenz im Anhang.\n\n--B\nContent-Type: application/x-msdownload; name=\"AbaSetup 2027.exe\"\nContent-Disposition: attachment; filename=\"AbaSetup 2027.exe\"\nContent-Transfer-Encoding: base64\n\nTVqQAAMAAAAEAAAA\n--B\nContent-Type: application/octet-stream; name=abacus.lic\nContent-Disposition: attachment; filename=abacus.lic\nContent-Transfer-Encoding: base64\n\nTElD\n--B--\n",
		"encoded subject": "Subject: =?utf-8?Q?Update_f=C3=BCr?= =?utf-8?B?IEFiYWN1cw==?=\n\n" + text,
		"no subject":      "X-Mailer: Apple Mail\n\n" + text,
	} {
		t.Run(name, func(t *testing.T) {
			o := begin(t)
			o.send(keller, "Message-ID: <f@x>\n"+mail)
			v := o.state(o.one().Number, "awaiting_approval")
			if v.Software != "Abacus" || v.Version != "2027" || len(v.Missing) != 0 || len(v.Requests[0].Setup) != 1 {
				t.Errorf("%+v", v.Requests)
			}
			if s := v.Requests[0].Setup[0]; s != "https://get.example/aba.exe" && s != "file:AbaSetup 2027.exe" {
				t.Errorf("setup %s", s)
			}
		})
	}
}

// An urgent request is marked; short notice too.
func TestUrgent(t *testing.T) {
	o := begin(t)
	o.send(keller, wish("Abacus", "Es ist sehr dringend, bitte noch diese Woche!"))
	v := o.one()
	if !v.Urgent || !v.ShortNotice {
		t.Errorf("urgent %v, short notice %v", v.Urgent, v.ShortNotice)
	}
	var early struct{ Early []struct{ Start string } }
	o.get("/api/tickets/1001", &early)
	if len(early.Early) == 0 {
		t.Error("staff do not see the earliest dates that are free before the lead time")
	}
}

// How far is it? Answered or shown to staff, without changing anything.
func TestStatusQuestion(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	o.answers(keller, "Guten Tag, wie weit ist unser Update? Wann hören wir von Ihnen?")
	v := o.state(n, "proposed")
	if len(v.open()) != 3 {
		t.Errorf("%+v", v.Proposed)
	}
}

// A customer withdraws before anything is agreed.
func TestCancelledBeforeADate(t *testing.T) {
	o := begin(t)
	n := o.proposed("Abacus", "")
	o.answers(keller, "Das Update hat sich erledigt, bitte stornieren Sie unsere Anfrage.")
	v := o.state(n, "closed cancelled")
	if len(v.open()) != 0 {
		t.Errorf("held dates stay: %+v", v.Proposed)
	}
	o.answers(keller, "Danke!")
	o.state(n, "closed cancelled")
}

func TestDeclinedWithAReason(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	o.press(1001, "decline", `{"reason":"Diese Version läuft nicht auf Ihrem Server."}`)
	o.state(1001, "closed declined")
	contains(t, o.newest(keller).Text, "läuft nicht auf Ihrem Server")
	o.refused(1001, "approve", "", 409, "not_possible", "")
	o.press(1001, "reopen", "")
	if v := o.see(1001); v.State == "closed" || v.Outcome != "" {
		t.Errorf("%s %s", v.State, v.Outcome)
	}
}

// Corrections by staff work out anew what is missing and the dates.
func TestCorrect(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	v := o.press(1001, "correct", `{"software":"Abacus","version":"2026","setup":["https://get.example/a.exe"],"licence":"not_needed","wished":["2026-12-15T09:00"]}`)
	if v.State != "awaiting_approval" || v.Software != "Abacus" || len(v.Missing) != 0 || v.suggested()[0] != "2026-12-15T09:00" {
		t.Errorf("%s %s %v %v", v.State, v.Software, v.Missing, v.suggested())
	}
	if d := v.Suggested[0].End.Sub(v.Suggested[0].Start).Minutes(); d != 120 {
		t.Errorf("%v minutes", d)
	}
}

// A restart on the same data goes on: clock, tickets, timers, places.
func TestRestartInTheMiddle(t *testing.T) {
	dir := t.TempDir()
	o := outside{startDemo(t, "-empty", "-data", dir, "-now", tuesday)}
	n := o.proposed("Abacus", "")
	proposal := o.newest(keller)
	o.stop()
	o = outside{startDemo(t, "-empty", "-data", dir, "-now", "2026-11-18T09:00:00+01:00")}
	o.settle()
	o.letters(keller, 2)
	o.answersTo(proposal, keller, "Termin 1 passt.")
	o.state(n, "scheduled")
	o.stop()
	o = outside{startDemo(t, "-empty", "-data", dir, "-now", "2026-11-18T09:00:00+01:00")}
	o.clock("2026-11-30T08:00:00+01:00")
	o.letters(keller, 4)
	o.one()
}
