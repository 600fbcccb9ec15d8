package parser

import "strings"

// A label is a kind of line in the header block above an older mail.
type label byte

const (
	labelNone label = iota
	labelFrom
	labelDate
	labelTo
	labelSubject
	labelOther
)

// labels are the words that mail programs put before the colon, simplified.
var labels = map[string]label{
	"von": labelFrom, "from": labelFrom, "de": labelFrom, "da": labelFrom, "expediteur": labelFrom,
	"mittente": labelFrom, "absender": labelFrom, "sender": labelFrom, "van": labelFrom, "fra": labelFrom,
	"od": labelFrom, "fran": labelFrom,
	"gesendet": labelDate, "datum": labelDate, "sent": labelDate, "date": labelDate, "envoye": labelDate,
	"envoye le": labelDate, "inviato": labelDate, "inviata": labelDate, "data": labelDate, "gesendet am": labelDate, "message du": labelDate, "nachricht vom": labelDate, "messaggio del": labelDate,
	"date d'envoi": labelDate, "verzonden": labelDate, "sendt": labelDate, "wysłano": labelDate, "enviado": labelDate,
	"dato": labelDate, "skickat": labelDate, "fecha": labelDate,
	"an": labelTo, "to": labelTo, "a": labelTo, "pour": labelTo, "per": labelTo, "empfanger": labelTo,
	"destinataire": labelTo, "destinatario": labelTo, "aan": labelTo, "til": labelTo, "para": labelTo, "do": labelTo,
	"till":    labelTo,
	"betreff": labelSubject, "subject": labelSubject, "objet": labelSubject, "sujet": labelSubject,
	"oggetto": labelSubject, "onderwerp": labelSubject, "emne": labelSubject, "temat": labelSubject,
	"asunto": labelSubject, "assunto": labelSubject, "amne": labelSubject,
	"cc": labelOther, "kopie": labelOther, "kopie (cc)": labelOther, "copie": labelOther, "copie a": labelOther,
	"copia": labelOther, "bcc": labelOther, "ccn": labelOther, "antwort an": labelOther, "reply-to": labelOther,
	"wichtigkeit": labelOther, "importance": labelOther, "prioritat": labelOther, "priority": labelOther,
	"priorite": labelOther, "priorita": labelOther, "anlagen": labelOther, "anhange": labelOther,
	"attachments": labelOther, "pieces jointes": labelOther, "allegati": labelOther, "organisation": labelOther,
	"organization": labelOther, "sicherheit": labelOther, "rispondi a": labelOther, "repondre a": labelOther,
}

// labelled takes a line apart that begins with a label and a colon.
func labelled(body string) (l label, value string) {
	s := strings.TrimLeft(body, "*_| \t")
	colon := strings.IndexByte(s, ':')
	if colon < 1 || colon > 24 {
		if bar := strings.IndexByte(s, '|'); bar < 1 || bar > 24 {
			return labelNone, ""
		}
		return labelNone, ""
	}
	l = labels[simplify(strings.Trim(s[:colon], "*_| \t"))]
	return l, strings.Trim(s[colon+1:], "*_| \t")
}

// A headerBlock stands above an older mail, as Outlook and others write it.
type headerBlock struct {
	last    int // its last row
	from    string
	subject string
}

// headerBlockAt reads the header block that begins at row i. Its form is
// program and language: an author, and at least two of date, recipient and
// subject, in any order, perhaps wrapped, perhaps with blank lines between.
func headerBlockAt(rows []row, i int) (b headerBlock, ok bool) {
	if l, _ := labelled(rows[i].body); l == labelNone || l == labelOther {
		return b, false
	}
	seen := [labelOther + 1]bool{}
	dated, blanks, extra := false, 0, 0
	current := labelNone
	for j := i; j < len(rows) && j < i+24 && rows[j].depth == rows[i].depth; j++ {
		body := rows[j].body
		l, value := labelled(body)
		switch {
		case body == "":
			if blanks++; blanks > 1 {
				j = len(rows)
			}
			continue
		case l != labelNone && (l == labelOther || !seen[l]):
			seen[l], current, extra = true, l, 0
		case current != labelNone && blanks == 0 && extra < 3 && continues(rows[j-1].body, body):
			value = body
			extra++
		default:
			j = len(rows)
			continue
		}
		blanks, b.last = 0, j
		switch current {
		case labelFrom:
			b.from += " " + value
		case labelSubject:
			b.subject += value
		case labelDate:
			dated = dated || stamped(value)
		}
	}
	others := 0
	for _, l := range []label{labelDate, labelTo, labelSubject} {
		if seen[l] {
			others++
		}
	}
	return b, seen[labelFrom] && (others > 1 || dated) && (seen[labelDate] || seen[labelSubject])
}

// continues reports whether a line without a label goes on with the one above:
// a folded list of addresses.
func continues(above, body string) bool {
	_, value := labelled(above)
	return body[0] == '<' || strings.HasSuffix(above, ",") || strings.HasSuffix(above, ";") ||
		value == "" && strings.HasSuffix(above, ":")
}

// addressIn returns the first addr-spec in s, lower case, or "".
func addressIn(s string) string {
	at := strings.IndexByte(s, '@')
	if at < 1 {
		return ""
	}
	isEnd := func(c byte) bool { return strings.IndexByte(" \t<>[]()\"',;:*|", c) >= 0 }
	from, to := at, at
	for from > 0 && !isEnd(s[from-1]) {
		from--
	}
	for to < len(s) && !isEnd(s[to]) {
		to++
	}
	if to-at < 3 || from == at {
		return ""
	}
	return strings.ToLower(s[from:to])
}
