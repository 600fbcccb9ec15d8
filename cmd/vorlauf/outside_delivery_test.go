package main

import (
	"strings"
	"testing"
)

// A permanent bounce of the desk's own mail marks the ticket undeliverable and
// stops reminders and expiry; staff correct the address and send again.
func TestBounceAndResend(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	n := o.one().Number
	q := o.newest(buergi)
	o.send("MAILER-DAEMON@mx.example", "From: MAILER-DAEMON@mx.example (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender\nAuto-Submitted: auto-replied\nMessage-ID: <bounce1@mx.example>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\n\n--B\nContent-Type: text/plain; charset=us-ascii\n\nI'm sorry to have to inform you that your message could not be delivered.\n\n<"+buergi+">: host mx said: 550 5.1.1 User unknown\n--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\nArrival-Date: Tue, 17 Nov 2026 09:00:00 +0100\n\nFinal-Recipient: rfc822; "+buergi+"\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n\n--B\nContent-Type: text/rfc822-headers\n\nFrom: "+demoAddress+"\nTo: "+buergi+"\nMessage-ID: <"+q.MessageID+">\nSubject: x\n\n--B--\n")
	v := o.state(n, "awaiting_info")
	if !v.Undeliverable {
		t.Errorf("not undeliverable:\n%s", v.story())
	}
	bounced := false
	for _, m := range v.Messages {
		bounced = bounced || m.Status == "bounced"
	}
	if !bounced {
		t.Errorf("%+v", v.Messages)
	}
	o.clock("2026-12-08T09:00:00+01:00")
	o.letters(buergi, 1)
	o.state(n, "awaiting_info")
	o.letters("mailer-daemon@mx.example", 0)
	const right = "urs.buergi@buergi-holz.example"
	o.refused(n, "resend", `{"to":"nonsense"}`, 422, "", "to")
	v = o.press(n, "resend", `{"to":"`+right+`"}`)
	if v.Undeliverable {
		t.Error("still undeliverable")
	}
	contains(t, o.letters(right, 1)[0].Text, "Topal")
	o.letters(buergi, 1)
	o.answers(right, "Setup: https://get.topal.example/Topal_2027.msi. Die Lizenz bleibt gleich.")
	o.state(n, "awaiting_approval")
}

// A delay is only noted.
func TestDelayIsOnlyNoted(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	n := o.one().Number
	q := o.newest(buergi)
	o.send("MAILER-DAEMON@mx.example", "From: MAILER-DAEMON@mx.example\nSubject: Delayed Mail (still being retried)\nAuto-Submitted: auto-replied\nMessage-ID: <delay1@mx.example>\nMIME-Version: 1.0\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"B\"\n\n--B\nContent-Type: text/plain; charset=us-ascii\n\nStill trying.\n--B\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; "+buergi+"\nAction: delayed\nStatus: 4.4.1\n\n--B\nContent-Type: text/rfc822-headers\n\nMessage-ID: <"+q.MessageID+">\n\n--B--\n")
	if v := o.see(n); v.Undeliverable {
		t.Error("a delay is no failure")
	}
	o.clock("2026-11-20T09:00:00+01:00")
	o.letters(buergi, 2)
}

// A server that refuses for good (550): failed, undeliverable, to be retried.
func TestRejectedBySMTP(t *testing.T) {
	o := begin(t)
	o.send("x@reject.example", strings.Replace(topal, "Urs", "X", 1))
	n := o.one().Number
	v := o.press(n, "link", `{"customer":"Schreinerei Bürgi GmbH","remember":true}`)
	if !v.Undeliverable {
		t.Errorf("not undeliverable: %+v\n%s", v.Messages, v.story())
	}
	last := v.Messages[len(v.Messages)-1]
	if last.Status != "failed" {
		t.Errorf("%+v", last)
	}
	o.try(n, "retry", `{"message":`+string(last.ID)+`}`)
	o.settle()
	o.press(n, "resend", `{"to":"`+buergi+`"}`)
	o.letters(buergi, 1)
	if v := o.see(n); v.Undeliverable {
		t.Error("still undeliverable")
	}
}

// A server that puts off (451) is tried for five days; then it has failed.
func TestPutOffForFiveDays(t *testing.T) {
	o := begin(t)
	o.send("x@later.example", strings.Replace(topal, "Urs", "X", 1))
	n := o.one().Number
	v := o.press(n, "link", `{"customer":"Schreinerei Bürgi GmbH","remember":true}`)
	status := func() string {
		v := o.see(n)
		for _, m := range v.Messages {
			if m.Direction == "out" {
				return m.Status
			}
		}
		return ""
	}
	if v.Undeliverable || status() != "queued" {
		t.Errorf("%v %s", v.Undeliverable, status())
	}
	o.clock("2026-11-22T08:00:00+01:00")
	if status() != "queued" {
		t.Errorf("after less than five days: %s", status())
	}
	o.clock("2026-11-23T12:00:00+01:00")
	if v := o.see(n); status() != "failed" || !v.Undeliverable {
		t.Errorf("after five days: %s %v", status(), v.Undeliverable)
	}
}

// Two desks that answer each other stop after twenty mails.
func TestMailLoopIsCapped(t *testing.T) {
	o := begin(t)
	o.send(buergi, topal)
	for i := range 40 {
		o.answers(buergi, "Topal Version 2027."+itoa(i)+" bitte. Das ist die Antwort auf Ihre Nachricht, eine neue Anfrage folgt.")
		o.send(buergi, strings.Replace(topal, "<t@x>", "<loop"+itoa(i)+"@x>", 1))
	}
	if got := len(o.mailbox(buergi)); got > 20 {
		t.Errorf("%d mails within the hour", got)
	}
	o.clock("2026-11-17T10:30:00+01:00")
	if got := len(o.mailbox(buergi)); got > 40 {
		t.Errorf("%d mails within two hours", got)
	}
}

// What the desk wrote itself, come back to its own mailbox, is no request.
func TestOwnMailComesBack(t *testing.T) {
	o := begin(t)
	o.send(keller, complete)
	own := o.newest(keller)
	o.raw(demoAddress, []byte(own.Raw))
	o.raw(keller, []byte(own.Raw))
	o.one()
	o.letters(demoAddress, len(o.mailbox(demoAddress)))
	o.letters(keller, 1)
}

// Every mail of the desk is marked, threaded, in two forms.
func TestEveryMailIsMarkedThreadedAndInTwoForms(t *testing.T) {
	o := begin(t)
	n := o.tested()
	o.answers(keller, "Es funktioniert alles, besten Dank.")
	o.press(n, "reply", `{"text":"Danke für die Rückmeldung."}`)
	known := map[string]bool{}
	letters := o.mailbox(keller)
	for i := len(letters) - 1; i >= 0; i-- {
		l := letters[i]
		if l.Headers["Auto-Submitted"] == "" || !strings.Contains(l.Subject, "[VL-1001]") || l.Text == "" || l.HTML == "" || l.From != demoAddress || l.MessageID == "" || l.Headers["Date"] == "" {
			t.Errorf("%s: %+v", l.Subject, l.Headers)
		}
		if l.Headers["In-Reply-To"] == "" || l.Headers["References"] == "" || known[l.MessageID] {
			t.Errorf("not threaded: %s %+v", l.Subject, l.Headers)
		}
		known[l.MessageID] = true
		lacks(t, l.Text+l.HTML, "ß", "{{", "<no value>", "%!", "\nOn ", "schrieb")
	}
	if len(letters) < 6 {
		t.Errorf("%d mails", len(letters))
	}
}
