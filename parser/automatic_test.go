package parser

import (
	"strings"
	"testing"

	"vorlauf/tickets"
)

// from is a mail of a person, to which a case adds fields and text.
func from(fields, text string) string {
	return "From: Urs <urs@kunde.example>\r\nTo: customerservice@desk.example\r\nDate: Mon, 30 Nov 2026 10:00:00 +0100\r\nMessage-ID: <1@kunde.example>\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\n" + fields + "\r\n" + text
}

func TestClass(t *testing.T) {
	for _, c := range []struct {
		name, mail string
		want       tickets.Class
	}{
		{"person", from("Subject: SORBA\r\n", "Bitte installieren."), tickets.Human},
		{"auto-replied", from("Auto-Submitted: auto-replied (vacation)\r\n", "Weg."), tickets.ClassAutoReply},
		{"auto-generated", from("Auto-Submitted: auto-generated\r\n", "Backup ok"), tickets.ClassAutoReply},
		{"auto-forwarded", from("Auto-Submitted: auto-forwarded\r\nSubject: Automatische Antwort\r\n", "Bitte SORBA."), tickets.Human},
		{"no", from("Auto-Submitted: no\r\n", "Bitte SORBA."), tickets.Human},
		{"rule forwards", from("Auto-Submitted: auto-generated\r\nX-MS-Exchange-Inbox-Rules-Loop: urs@kunde.example\r\nSubject: WG: SORBA\r\n", "Bitte SORBA."), tickets.Human},
		{"suppress alone", from("X-Auto-Response-Suppress: All\r\n", "Bitte SORBA installieren."), tickets.Human},
		{"X-Autoreply", from("X-Autoreply: yes\r\n", "Weg."), tickets.ClassAutoReply},
		{"X-Autoreply: no", from("X-Autoreply: no\r\n", "Bitte SORBA."), tickets.Human},
		{"precedence", from("Precedence: auto_reply\r\n", "Weg."), tickets.ClassAutoReply},
		{"GMX", from("Return-Path: <>\r\nPrecedence: bulk\r\n", "Danke, ich melde mich."), tickets.ClassAutoReply},
		{"subject de", from("Subject: Automatische Antwort: Termin\r\n", "Bin weg."), tickets.ClassAutoReply},
		{"subject en", from("Subject: Out of Office: Termin\r\n", "Away."), tickets.ClassAutoReply},
		{"subject fr", from("Subject: =?utf-8?q?R=C3=A9ponse_automatique_=3A_Mise_=C3=A0_jour?=\r\n", "Absent."), tickets.ClassAutoReply},
		{"subject it", from("Subject: Risposta automatica: data\r\n", "Assente."), tickets.ClassAutoReply},
		{"Notes", from("Subject: Urs is out of the office (returning 14.12.2026)\r\n", "Away."), tickets.ClassAutoReply},
		{"answer to an absence", from("Subject: AW: Automatische Antwort: Termin\r\n", "Dann am Montag bitte."), tickets.Human},
		{"absence as a subject", from("Subject: Abwesenheit\r\n", "Ich bin ab Montag weg, bitte vorher installieren. Geht das?"), tickets.Human},
		{"no header de", from("Subject: Re: Termin\r\n", "Guten Tag\r\n\r\nVielen Dank für Ihre Nachricht. Ich bin bis 11. Dezember abwesend. Ihre E-Mail wird nicht weitergeleitet.\r\n"), tickets.ClassAutoReply},
		{"no header en", from("Subject: Re: Termin\r\n", "Thank you for your email. I am out of the office until 11 December. For urgent matters please contact bob@kunde.example.\r\n"), tickets.ClassAutoReply},
		{"no header fr", from("Subject: Re: Termin\r\n", "Bonjour, je suis absent jusqu’au 11 décembre. En cas d’urgence, adressez-vous à bob@kunde.example. Votre message ne sera pas transmis.\r\n"), tickets.ClassAutoReply},
		{"no header it", from("Subject: Re: Termin\r\n", "La ringraziamo per il messaggio. Sono assente fino al 11 dicembre. Per urgenze: bob@kunde.example\r\n"), tickets.ClassAutoReply},
		{"says it is automatic", from("Subject: Re: Termin\r\n", "Dies ist eine automatische Antwort."), tickets.ClassAutoReply},
		{"acknowledgement", from("Subject: [Ticket#77] Termin\r\n", "Ihre Anfrage ist bei uns eingegangen."), tickets.ClassAutoReply},
		{"a person is away", from("Subject: Re: Termin\r\n", "Ich bin bis Freitag abwesend, danach passt es."), tickets.Human},
		{"a person with a deputy", from("Subject: Re: Termin\r\n", "Vielen Dank für Ihre Nachricht. Ich bin nächste Woche in den Ferien, in meiner Abwesenheit hilft Vreni. Geht der 14.?"), tickets.Human},
		{"quoted absence", from("Subject: Re: Termin\r\n", "Passt.\r\n\r\n> Dies ist eine automatische Antwort. Ich bin abwesend.\r\n"), tickets.Human},
		{"list", from("List-Id: <admins.lists.example>\r\n", "Hallo Liste"), tickets.Bulk},
		{"unsubscribe", from("List-Unsubscribe: <https://x.example>\r\nAuto-Submitted: auto-generated\r\n", "Neu!"), tickets.Bulk},
		{"precedence bulk", from("Precedence: bulk\r\n", "Neu!"), tickets.Bulk},
		{"the desk is a group", from("List-Id: Desk <customerservice.desk.example>\r\nPrecedence: list\r\n", "Bitte SORBA."), tickets.Human},
		{"receipt", from("Subject: Gelesen: Termin\r\nContent-Type: multipart/report; report-type=disposition-notification; boundary=B\r\n", "--B\r\n\r\nGelesen\r\n--B\r\nContent-Type: message/disposition-notification\r\n\r\nDisposition: manual-action\r\n--B--"), tickets.ClassAutoReply},
		{"complaint", from("Content-Type: multipart/report; report-type=feedback-report; boundary=B\r\n", "--B\r\n\r\nSpam\r\n--B\r\nContent-Type: message/feedback-report\r\n\r\nFeedback-Type: abuse\r\n--B--"), tickets.Bulk},
		{"bounce forwarded by a person", from("Subject: WG: Unzustellbar\r\nContent-Type: multipart/mixed; boundary=B\r\n", "--B\r\n\r\nWas ist das?\r\n--B\r\nContent-Type: message/rfc822\r\n\r\n"+exim+"\r\n--B--"), tickets.Human},
		{"postmaster writes", strings.Replace(from("Subject: Umzug\r\n", "Wir wechseln den Mailserver, bitte Outlook aktualisieren."), "urs@", "postmaster@", 1), tickets.Human},
		{"Exim", exim, tickets.ClassBounce},
	} {
		t.Run(c.name, func(t *testing.T) {
			// The case's own Content-Type comes last and has to win.
			mail := c.mail
			if i := strings.Index(mail, "Content-Type: text/plain"); i >= 0 && strings.Contains(mail, "Content-Type: multipart") && strings.Index(mail, "Content-Type: multipart") > i {
				mail = strings.Replace(mail, "Content-Type: text/plain; charset=utf-8\r\n", "", 1)
			}
			m := Read(strings.NewReader(mail), Options{Desk: []string{"customerservice@desk.example"}})
			if m.Mail.Class != c.want {
				t.Errorf("class %s, want %s", m.Mail.Class, c.want)
			}
			if (m.Mail.Class == tickets.ClassBounce) != (m.Mail.Bounce != nil) || (m.Mail.Class == tickets.ClassAutoReply) != (m.Mail.AutoReply != nil) {
				t.Errorf("class %s with %v and %v", m.Mail.Class, m.Mail.Bounce, m.Mail.AutoReply)
			}
		})
	}
}

const exim = "Return-path: <>\r\nFrom: Mail Delivery System <Mailer-Daemon@mx.kunde.example>\r\nTo: customerservice@desk.example\r\nX-Failed-Recipients: anna@kunde.example\r\n" +
	"Auto-Submitted: auto-replied\r\nSubject: Mail delivery failed: returning message to sender\r\nMessage-Id: <E1@mx>\r\nDate: Mon, 30 Nov 2026 10:00:00 +0100\r\n\r\n" +
	"This message was created automatically by mail delivery software.\r\n\r\nThe following address(es) failed:\r\n\r\n  anna@kunde.example\r\n" +
	"    host mx3 [192.0.2.1]: 550 5.1.1 mailbox unavailable\r\n\r\n------ This is a copy of the message, including all the headers. ------\r\n\r\n" +
	"Return-path: <customerservice@desk.example>\r\nMessage-ID: <VL-7.1@desk.example>\r\nSubject: [VL-7]\r\n\r\nGuten Tag\r\n"

func TestBounce(t *testing.T) {
	report := func(status, original string) string {
		return "From: MAILER-DAEMON@mx.kunde.example\r\nTo: customerservice@desk.example\r\nIn-Reply-To: <fallback@desk.example>\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=B\r\n\r\n" +
			"--B\r\n\r\nEs ging nicht.\r\n--B\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\n" + status + "\r\n--B\r\n" + original + "\r\n--B--\r\n"
	}
	const original = "Content-Type: message/rfc822\r\n\r\nMessage-ID: <VL-7.1@desk.example>\r\nSubject: x\r\n\r\nText"
	for _, c := range []struct {
		name, mail string
		want       tickets.Bounce
	}{
		{"Postfix", report("Final-Recipient: rfc822; Anna@Kunde.example\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 unknown", original),
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "failed", Status: "5.1.1", MessageID: "VL-7.1@desk.example", Reason: "550 5.1.1 unknown"}},
		{"headers only", report("Final-Recipient: RFC822; <anna@kunde.example>\r\nAction: Delayed\r\nStatus: 4.4.1 (no answer)", "Content-Type: text/rfc822-headers\r\n\r\nMessage-ID: <VL-7.1@desk.example>"),
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "delayed", Status: "4.4.1", MessageID: "VL-7.1@desk.example"}},
		{"nothing returned", report("Original-Recipient: rfc822; anna@kunde.example\r\nAction: failed\r\nStatus: 5.0.0", "\r\n"),
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "failed", Status: "5.0.0", MessageID: "fallback@desk.example"}},
		{"delivered and failed", report("Final-Recipient: rfc822; a@kunde.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n\r\nFinal-Recipient: rfc822; b@kunde.example\r\nAction: failed\r\nStatus: 5.2.2", original),
			tickets.Bounce{Recipient: "b@kunde.example", Action: "failed", Status: "5.2.2", MessageID: "VL-7.1@desk.example"}},
		{"Exim, no report", exim,
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "failed", Status: "5.1.1", MessageID: "VL-7.1@desk.example", Reason: "host mx3 [192.0.2.1]: 550 5.1.1 mailbox unavailable"}},
		{"qmail", "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.kunde.example\r\nTo: customerservice@desk.example\r\nSubject: failure notice\r\n\r\nHi. This is the qmail-send program.\r\nI'm afraid I wasn't able to deliver your message.\r\n\r\n" +
			"<anna@kunde.example>:\r\nSorry, no mailbox here by that name. (#5.1.1)\r\n\r\n--- Below this line is a copy of the message.\r\n\r\nMessage-ID: <VL-7.1@desk.example>\r\n\r\nText",
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "failed", Status: "5.1.1", MessageID: "VL-7.1@desk.example", Reason: "Sorry, no mailbox here by that name. (#5.1.1)"}},
		{"Exchange 5.5, no report", "From: System Administrator <postmaster@kunde.example>\r\nTo: customerservice@desk.example\r\nSubject: Undeliverable: Termin\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nYour message did not reach the following recipient(s):\r\n\r\nANNA@KUNDE.EXAMPLE on Mon\r\n    The recipient name is not recognized\r\n--B\r\n" + original + "\r\n--B--",
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "failed", MessageID: "VL-7.1@desk.example", Reason: "The recipient name is not recognized"}},
		{"Exim warns", "Return-Path: <>\r\nFrom: Mailer-Daemon@mx.kunde.example\r\nTo: customerservice@desk.example\r\nSubject: Warning: message 1Gd delayed 24 hours\r\nReferences: <VL-7.1@desk.example>\r\n\r\nA message that you sent has not yet been delivered to\r\n  anna@kunde.example\r\n",
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "delayed", MessageID: "VL-7.1@desk.example"}},
		{"German, no report", "Return-Path: <>\r\nFrom: postmaster@kunde.example\r\nTo: customerservice@desk.example\r\nSubject: Unzustellbar: Termin\r\n\r\nIhre Nachricht an anna@kunde.example konnte nicht zugestellt werden.\r\nDas Postfach ist voll (552 5.2.2).\r\n",
			tickets.Bounce{Recipient: "anna@kunde.example", Action: "failed", Status: "5.2.2", Reason: "Das Postfach ist voll (552 5.2.2)."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := Read(strings.NewReader(c.mail), Options{Desk: []string{"customerservice@desk.example"}})
			if m.Mail.Bounce == nil || *m.Mail.Bounce != c.want {
				t.Errorf("class %s\n got %+v\nwant %+v", m.Mail.Class, m.Mail.Bounce, c.want)
			}
		})
	}
}

func TestDeputy(t *testing.T) {
	for text, want := range map[string]string{
		"Ich bin abwesend. In dringenden Fällen wenden Sie sich an Bob (bob@kunde.example).\n\nurs@kunde.example": "bob@kunde.example",
		"Please contact Bob.Smith@kunde.example.":                        "bob.smith@kunde.example",
		"Ich bin weg.\n\nAG | info@kunde.example":                        "",
		"Veuillez vous adresser à: <support@kunde.example>":              "support@kunde.example",
		"In dringenden Fällen: customerservice@desk.example":             "",
		"Per urgenze rivolgersi a bob@kunde.example o a c@kunde.example": "bob@kunde.example",
	} {
		m := readString(from("Auto-Submitted: auto-replied\r\n", text))
		if m.Mail.AutoReply == nil || m.Mail.AutoReply.Deputy != want {
			t.Errorf("%q: %+v, want %q", text, m.Mail.AutoReply, want)
		}
	}
}
