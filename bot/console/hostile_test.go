package console

import (
	"errors"
	"io"
	"strings"

	"vorlauf/tickets"
)

const attack = `"><script>alert(1)</script><img src=x onerror=alert(2)>'`

// hostile is a mail whose every field tries to get out of its place.
func hostile() tickets.Mail {
	return tickets.Mail{
		MessageID: "h1@amstutz.example", From: "x@amstutz.example", Author: attack, Subject: attack + "\u202egnp.exe",
		Class: tickets.Human, Language: tickets.German, Intent: tickets.UpdateRequest, Body: attack + "\n</pre>",
		Requests: []tickets.Request{{
			Software: attack, Version: attack, Setup: []string{"javascript:alert(3)", "https://" + "evil.example/" + attack, "file:" + attack},
			Licence: tickets.Licence{State: tickets.LicenceProvided, Items: []string{"key:" + attack}},
			Wished:  []string{attack},
		}},
		Evidence: []tickets.Evidence{
			{Field: "intent", Value: attack, Quote: attack}, {Field: "alternative", Value: attack, Quote: attack},
			{Field: attack, Value: attack, Quote: attack + "2"}, {Field: "requests[0].wished", Value: attack, Quote: "\u202e" + attack},
		},
		Attachments: []tickets.Attachment{{Index: 0, Name: attack + "\u202egnp.exe", Type: "text/html", Size: 12}},
	}
}

// fakeAttachment knows one attachment of any message.
func fakeAttachment(raw io.Reader, index int) (io.Reader, tickets.Attachment, error) {
	if index != 0 {
		return nil, tickets.Attachment{}, errors.New("there is no such attachment")
	}
	return strings.NewReader("<script>"), tickets.Attachment{Name: "Größe \"1\".html", Type: "text/html"}, nil
}
