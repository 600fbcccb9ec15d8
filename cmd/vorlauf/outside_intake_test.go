package main

import (
	"strings"
	"testing"
)

const topal = "Subject: Topal\nMessage-ID: <t@x>\n\nGuten Tag\n\nBitte aktualisieren Sie Topal auf 2027.\n\nFreundliche Grüsse\nUrs Bürgi\n"
const buergi = "u.buergi@buergi-holz.example"

// Auto-replies, bounces and bulk mail never make a ticket and are never
// answered.
func TestAutomaticMailMakesNoTicket(t *testing.T) {
	o := begin(t)
	for name, mail := range map[string]string{
		"vacation":   "Subject: Abwesenheitsnotiz: Ihr Update\nAuto-Submitted: auto-replied\nMessage-ID: <v@x>\n\nIch bin bis 30.11.2026 abwesend.\n",
		"exchange":   "Subject: Automatische Antwort: Update\nX-Auto-Response-Suppress: All\nAuto-Submitted: auto-generated\nMessage-ID: <v2@x>\n\nIch bin nicht im Büro.\n",
		"outlook":    "Subject: Automatic reply: Abacus update\nX-MS-Exchange-Inbox-Rules-Loop: a@b.example\nX-Auto-Response-Suppress: All\nMessage-ID: <v3@x>\n\nI am out of office until 30 November.\n",
		"newsletter": "Subject: Jetzt updaten: Abacus 2026 ist da\nList-Unsubscribe: <https://news.example/u>\nList-Id: <news.abacus.example>\nPrecedence: bulk\nMessage-ID: <n@x>\n\nBitte aktualisieren Sie Abacus auf 2026.\n",
		"ticket":     "Subject: [#4711] Ihre Anfrage ist eingegangen\nAuto-Submitted: auto-replied\nX-Loop: support\nMessage-ID: <tt@x>\n\nWir haben Ihre Anfrage erhalten. Ticket 4711 wurde eröffnet.\n",
		"bounce":     "Subject: Undelivered Mail Returned to Sender\nFrom: MAILER-DAEMON@mx.example\nAuto-Submitted: auto-replied\nMessage-ID: <b@x>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\n\n--B\nContent-Type: text/plain\n\nfailed\n--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; x@y.example\nAction: failed\nStatus: 5.1.1\n--B--\n",
	} {
		o.send(keller, mail)
		if list := o.all(""); len(list) != 0 {
			t.Errorf("%s: %+v", name, list)
		}
	}
	o.letters(keller, 0)
	o.letters("mailer-daemon@mx.example", 0)
}

// What is missing is asked for in one mail, answers complete the same ticket,
// and the third round is the staff's.
func TestMissingIsAskedForAndCompleted(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	v := o.state(o.one().Number, "awaiting_info")
	if got := strings.Join(v.Missing, " "); got != "setup licence" {
		t.Errorf("missing %q", got)
	}
	question := o.letters(buergi, 1)[0]
	contains(t, question.Text, "Topal", "setup", "Lizenz", "2027")
	if question.HTML == "" || question.Headers["In-Reply-To"] != "<t@x>" || !strings.Contains(question.Subject, "[VL-") {
		t.Errorf("%+v", question.Headers)
	}
	o.answers(buergi, "Guten Tag\nDas Setup liegt hier: https://get.topal.example/Topal_2027.msi\nDie Lizenz schicke ich Ihnen morgen.")
	v = o.state(v.Number, "awaiting_info")
	if got := strings.Join(v.Missing, " "); got != "licence" {
		t.Errorf("missing %q", got)
	}
	o.answers(buergi, "Hier der Lizenzschlüssel: TPL7-88AA-91BC-22DD-X9Z1")
	v = o.state(v.Number, "awaiting_approval")
	if len(v.Missing) != 0 || v.Software != "Topal" || v.Version != "2027" {
		t.Errorf("%+v", v)
	}
	for _, r := range v.Requests {
		for _, item := range r.Licence.Items {
			if strings.Contains(item, "88AA") {
				t.Errorf("the key stands in the answer: %s", item)
			}
		}
	}
	for _, l := range o.mailbox(buergi) {
		lacks(t, l.Text+l.HTML+l.Subject, "TPL7-88AA", "91BC-22DD")
	}
	lacks(t, o.text("/api/tickets/1001"), "91BC-22DD")
	lacks(t, o.text("/"), "91BC-22DD")
}

// An answer that says nothing new three times hands over to the staff.
func TestThirdRoundIsTheStaffs(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	n := o.one().Number
	o.answers(buergi, "Die Version ist 2027.1.")
	o.state(n, "awaiting_info")
	o.answers(buergi, "Setup: https://get.topal.example/Topal_2027.msi")
	o.answers(buergi, "Die Version ist 2027.2.")
	v := o.see(n)
	if v.State != "awaiting_approval" && !v.can("approve") {
		t.Errorf("%s %v\n%s", v.State, v.Actions, v.story())
	}
	if got := len(o.mailbox(buergi)); got > 3 {
		t.Errorf("%d questions", got)
	}
	v = o.press(n, "approve", "")
	if v.State != "proposed" {
		t.Errorf("approved despite gaps: %s", v.State)
	}
}

// Mail of an unknown author is held: nothing is sent until staff link it, and
// the lead time counts from the first mail.
func TestUnknownAuthorIsHeldAndLinked(t *testing.T) {
	o := begin(t)
	const author = "sandra.keller@gmail.example"
	o.send(author, complete)
	o.clock("2026-11-19T09:00:00+01:00")
	o.send(author, "Subject: Re: Update Abacus 2026\nMessage-ID: <again@x>\nIn-Reply-To: <first@amstutz-treuhand.example>\nReferences: <first@amstutz-treuhand.example>\n\nNoch etwas: bitte am Mittwoch, 2. Dezember um 10 Uhr.\n")
	v := o.state(o.one().Number, "held")
	o.letters(author, 0)
	if v.Customer != "" {
		t.Errorf("customer %q", v.Customer)
	}
	o.refused(v.Number, "approve", "", 409, "not_possible", "")
	o.refused(v.Number, "link", `{"customer":"Nobody AG","remember":true}`, 422, "", "customer")
	o.refused(v.Number, "link", `{}`, 422, "", "")
	v = o.press(v.Number, "link", `{"customer":"Amstutz Treuhand & Partner AG","remember":true}`)
	if v.State != "awaiting_approval" || v.Customer != "Amstutz Treuhand & Partner AG" {
		t.Fatalf("%s %s\n%s", v.State, v.Customer, v.story())
	}
	if v.ShortNotice {
		t.Error("2 December is 15 days after the first mail: no short notice")
	}
	if got := v.Received.Format("2006-01-02"); got != "2026-11-17" {
		t.Errorf("received %s", got)
	}
	o.letters(author, 1)
	o.send(author, topal)
	if list := o.all("?state=held"); len(list) != 0 {
		t.Errorf("the address was to be remembered: %+v", list)
	}
}

// "This ticket only" is not remembered.
func TestLinkForThisTicketOnly(t *testing.T) {
	o := begin(t)
	const author = "urs@gmail.example"
	o.send(author, topal)
	n := o.one().Number
	v := o.press(n, "link", `{"customer":"Schreinerei Bürgi GmbH","remember":false}`)
	if v.State != "awaiting_info" {
		t.Fatalf("%s", v.State)
	}
	o.answers(author, "Setup: https://get.topal.example/Topal_2027.msi, die Lizenz bleibt gleich.")
	o.state(n, "awaiting_approval")
	o.send(author, strings.ReplaceAll(topal, "<t@x>", "<t2@x>"))
	if list := o.all("?state=held"); len(list) != 1 {
		t.Errorf("the next mail of the author is held again: %+v", o.all(""))
	}
}

func TestDismissedIsClosedWithoutAMail(t *testing.T) {
	o := begin(t)
	o.send("spam@evil.example", "Subject: SEO\nMessage-ID: <s@x>\n\nWe make your website first on the web.\n")
	n := o.one().Number
	o.refused(n, "dismiss", `{}`, 422, "", "reason")
	o.press(n, "dismiss", `{"reason":"Werbung"}`)
	o.state(n, "closed dismissed")
	o.letters("spam@evil.example", 0)
}

// Only Authentication-Results of the desk's own server are believed.
func TestSpoofedMailIsHeld(t *testing.T) {
	o := begin(t)
	o.send(keller, "Authentication-Results: desk.example; dmarc=fail header.from=amstutz-treuhand.example; spf=fail\n"+complete)
	v := o.state(o.one().Number, "held")
	o.letters(keller, 0)
	o.press(v.Number, "dismiss", `{"reason":"gefälscht"}`)
	o.send(keller, "Authentication-Results: mx.evil.example; dmarc=fail\n"+strings.Replace(complete, "<first@", "<other@", 1))
	if list := o.all("?state=awaiting_approval"); len(list) != 1 {
		t.Errorf("another server's judgement was believed: %+v", o.all(""))
	}
	o.send(keller, "Authentication-Results: desk.example; dmarc=pass; spf=pass\nAuthentication-Results: desk.example; dmarc=fail\n"+strings.Replace(complete, "<first@", "<third@", 1))
	if list := o.all("?state=held"); len(list) != 0 {
		t.Errorf("the topmost counts: %+v", list)
	}
}

// A spoofed mail does not accept a date.
func TestSpoofedAcceptanceChangesNothing(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	n := o.one().Number
	o.press(n, "approve", "")
	o.answers(keller, "Termin 1 passt.", "Authentication-Results: desk.example; dmarc=fail")
	o.state(n, "proposed")
}

// A stranger who guesses a tag gets a held ticket of their own.
func TestStrangerWithATagIsHeld(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	n := o.one().Number
	o.press(n, "approve", "")
	o.send("mallory@evil.example", "Subject: Re: [VL-"+itoa(n)+"] Terminvorschläge\nMessage-ID: <m@x>\n\nTermin 1 passt.\n")
	o.state(n, "proposed")
	held := o.all("?state=held")
	if len(held) != 1 || held[0].Number == n {
		t.Fatalf("%+v", held)
	}
	o.letters("mallory@evil.example", 0)
}

// A non-party's mail in the thread is shown and counts once staff admit its
// author.
func TestStrangerInTheThreadIsAdmitted(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	n := o.one().Number
	o.press(n, "approve", "")
	const chef = "chef@private.example"
	o.answersTo(o.newest(keller), chef, "Termin 2 passt.")
	v := o.state(n, "proposed")
	if !v.can("admit") {
		t.Errorf("actions %v", v.Actions)
	}
	if len(o.all("")) != 1 {
		t.Errorf("%+v", o.all(""))
	}
	o.refused(n, "admit", `{"address":"chef@private.example","role":"king"}`, 422, "", "role")
	v = o.press(n, "admit", `{"address":"chef@private.example","role":"customer"}`)
	if v.State != "scheduled" {
		t.Errorf("%s\n%s", v.State, v.story())
	}
}

// A colleague who was in Cc is a party.
func TestCcIsAParty(t *testing.T) {
	o := begin(t)
	o.send(keller, "Cc: Peter Muster <p.muster@amstutz-treuhand.example>\n"+complete)
	n := o.one().Number
	o.press(n, "approve", "")
	o.answersTo(o.newest(keller), "p.muster@amstutz-treuhand.example", "Termin 3 passt.")
	o.state(n, "scheduled")
}

// Something else gets no automatic answer.
func TestOtherRequestsGoToTheStaff(t *testing.T) {
	o := begin(t)
	o.send(buergi, "Subject: Drucker\nMessage-ID: <d@x>\n\nGuten Tag\n\nUnser Drucker im Büro druckt nur noch leere Seiten. Können Sie helfen?\n\nGruss\nUrs\n")
	v := o.state(o.one().Number, "awaiting_approval")
	o.letters(buergi, 0)
	o.press(v.Number, "reply", `{"text":"Wir schauen es uns an."}`)
	contains(t, o.letters(buergi, 1)[0].Text, "Wir schauen es uns an.")
	o.press(v.Number, "close", `{"reason":"erledigt"}`)
	if v := o.see(v.Number); v.State != "closed" {
		t.Errorf("%s %s", v.State, v.Outcome)
	}
	o.answers(buergi, "Danke vielmals!")
	if v := o.see(v.Number); v.State != "closed" {
		t.Errorf("thank you reopened the ticket")
	}
}

func TestSelfServiceIsToldWhyNot(t *testing.T) {
	o := begin(t)
	o.send(buergi, "Subject: Topal\nMessage-ID: <d@x>\n\nGuten Tag\n\nWir möchten das Update von Topal 2027 selber installieren. Bitte geben Sie uns die Adminrechte.\n\nGruss\nUrs Bürgi\n")
	v := o.one()
	if v.Software != "Topal" || v.Version != "2027" || strings.Join(v.Missing, " ") != "setup licence" {
		t.Errorf("%s %s, missing %v", v.Software, v.Version, v.Missing)
	}
	text := o.letters(buergi, 1)[0].Text
	contains(t, text, "nicht zulassen", "Sicherheit", "Wir führen das Update für Sie durch", "Topal 2027")
	lacks(t, text, "Name der Software")
}

func TestSeveralProductsOneTicket(t *testing.T) {
	o := begin(t)
	o.send(keller, "Subject: Updates\nMessage-ID: <s@x>\n\nGuten Tag\n\nBitte aktualisieren Sie Greenshot auf 1.3 (https://get.greenshot.example/g.exe), 7-Zip auf 24.09 (https://get.7zip.example/7z.exe) und LibreOffice auf 25.2 (https://get.libreoffice.example/lo.msi). Lizenzen braucht es keine.\n\nFreundliche Grüsse\nSandra Keller\n")
	v := o.state(o.one().Number, "awaiting_approval")
	if len(v.Requests) != 3 {
		t.Fatalf("%+v", v.Requests)
	}
	if got := v.Suggested[0].End.Sub(v.Suggested[0].Start).Minutes(); got != 55 {
		t.Errorf("%v minutes, not 15+10+30", got)
	}
	id := string(v.Requests[1].ID)
	o.refused(v.Number, "split", `{"requests":[99]}`, 422, "", "requests")
	o.refused(v.Number, "split", `{}`, 422, "", "requests")
	o.press(v.Number, "split", `{"requests":[`+id+`]}`)
	list := o.all("")
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	v = o.see(v.Number)
	if len(v.Requests) != 2 {
		t.Errorf("%+v", v.Requests)
	}
}

func TestDuplicatesAreShownAndMerged(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	o.clock("2026-11-17T11:00:00+01:00")
	o.send("p.muster@amstutz-treuhand.example", strings.Replace(complete, "<first@", "<second@", 1))
	list := o.all("")
	if len(list) != 2 {
		t.Fatalf("%+v", list)
	}
	var shown struct{ Duplicates []int }
	o.get("/api/tickets/1002", &shown)
	if len(shown.Duplicates) != 1 || shown.Duplicates[0] != 1001 {
		t.Errorf("%+v", shown)
	}
	o.refused(1002, "merge", `{"into":4711}`, 422, "", "into")
	o.refused(1002, "merge", `{"into":1002}`, 422, "", "into")
	o.press(1002, "merge", `{"into":1001}`)
	o.state(1002, "closed merged")
	o.send("p.muster@amstutz-treuhand.example", "Subject: Re: [VL-1002] Ihre Anfrage\nMessage-ID: <third@x>\nIn-Reply-To: <second@amstutz-treuhand.example>\n\nBitte erst ab 10 Uhr.\n")
	if got := len(o.see(1001).Messages); got < 3 {
		t.Errorf("the answer did not reach the ticket that goes on: %d messages, list %+v", got, o.all(""))
	}
}

// The same bytes mailed twice make no second ticket.
func TestTheSameMailTwice(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	o.send(keller, complete)
	o.one()
	o.letters(keller, 1)
}

// Customers in four languages are answered in theirs.
func TestEachInTheirLanguage(t *testing.T) {
	for from, c := range map[string][3]string{
		"j.rochat@fiduciaire-rochat.example": {"Subject: Mise à jour WinBIZ\nMessage-ID: <a@x>\n\nBonjour,\n\nPourriez-vous mettre à jour WinBIZ vers la version 2027 ? Merci d'avance.\n\nMeilleures salutations\nJean Rochat\n", "fr", "Bonjour"},
		"m.bianchi@pedrazzini.example":       {"Subject: Aggiornamento Banana\nMessage-ID: <a@x>\n\nBuongiorno,\n\nvi chiediamo di aggiornare Banana Contabilità Plus alla versione 10.2. Grazie.\n\nCordiali saluti\nMarco Bianchi\n", "it", "Buongiorno"},
		"k.jones@helvetic-precision.example": {"Subject: SolidWorks update\nMessage-ID: <a@x>\n\nHello,\n\nplease update SolidWorks to 2027 for us.\n\nBest regards\nKim Jones\n", "en", "Hello"},
		// who writes in another language than on file is answered in the one written
		"chef@garagedulac.example": {"Subject: Update WinBIZ\nMessage-ID: <a@x>\n\nGuten Tag\n\nKönnen Sie bitte WinBIZ auf die Version 2027 aktualisieren? Vielen Dank für die schnelle Hilfe.\n\nFreundliche Grüsse\nHans Meier\n", "de", "Guten Tag"},
	} {
		t.Run(c[1], func(t *testing.T) {
			o := begin(t)
			o.send(from, c[0])
			o.state(o.one().Number, "awaiting_info")
			l := o.letters(from, 1)[0]
			if l.Headers["Content-Language"] != c[1] {
				t.Errorf("%s", l.Headers["Content-Language"])
			}
			contains(t, l.Text, c[2])
			contains(t, l.HTML, `lang="`+c[1]+`"`)
		})
	}
}
