package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// returnedMarks begin what a bounce that is no report quotes of the mail:
// Exim, qmail, sendmail, Exchange, Notes, GMX.
var returnedMarks = []string{
	"--- below this line is a copy of the message", "------ this is a copy of", "--- mensaje original",
	"original message follows", "--- the message follows", "--- message header follows", "----- original message",
	"----- unsent message follows", "--- undelivered message", "----- message header", "------ the body of the message",
	"--- the header of the original message is following", "--- returned message", "received: from", "return-path:",
	"--- en-têtes du message", "--- corps du message", "--- intestazioni del messaggio", "--- kopfzeilen der nachricht",
	"--- ursprüngliche nachricht", "--- der header der ursprünglichen nachricht", "--- message d'origine", "--- messaggio originale", "original message headers",
	"ursprüngliche nachrichtenkopfzeilen", "diagnostic information for administrators", "diagnoseinformationen für administratoren",
}

// cutReturned cuts the text of a bounce where the returned mail begins.
func cutReturned(text string) (told, returned string) {
	at := 0
	for line := range strings.Lines(text) {
		lower := strings.ToLower(strings.TrimSpace(line))
		for _, mark := range returnedMarks {
			if strings.HasPrefix(lower, mark) || strings.HasPrefix(mark, "-") && strings.Contains(lower, strings.TrimLeft(mark, "- ")) && strings.HasPrefix(lower, "--") {
				return text[:at], text[at:]
			}
		}
		at += len(line)
	}
	return text, ""
}

// maxToldLines is how far a bounce is read for its reason.
const maxToldLines = 200

// bounceText fills what is still unknown from what a bounce tells people: the
// recipient, the status, and the line that says why.
func (r *reading) bounceText(b *tickets.Bounce, told string) {
	known := b.Action != "" && len(r.report.recipients) > 0
	reason, n := "", 0
	for line := range strings.Lines(told) {
		if n++; n > maxToldLines {
			break
		}
		line = strings.TrimSpace(line)
		if b.Recipient == "" {
			b.Recipient = r.strangeAddress(line)
		}
		code := statusCode(line)
		if b.Status == "" {
			b.Status = code
		}
		if reason == "" && (code != "" || replyCode(line) != "" || containsAny(strings.ToLower(line), reasonWords)) {
			reason = line
		}
	}
	if b.Reason == "" {
		b.Reason = reason
	}
	if !known && delayed(r.header.get("subject"), told, b.Status) {
		b.Action = "delayed"
	}
	if b.Status == "" {
		b.Status = map[string]string{"5": "5.0.0", "4": "4.0.0"}[replyCode(b.Reason)]
	}
}

// strangeAddress returns the first address in a line that is neither the
// desk's nor that of the machine that reports.
func (r *reading) strangeAddress(line string) string {
	if !strings.Contains(line, "@") {
		return ""
	}
	for _, w := range strings.FieldsFunc(line, func(c rune) bool { return strings.ContainsRune(" \t<>()[],;:\"'", c) }) {
		a := addrSpec(strings.TrimRight(w, "."))
		if a == "" || isMachine(a) || slices.Contains(r.opts.Desk, a) || a == r.recipient() {
			continue
		}
		return a
	}
	return ""
}

// recipient is whom the report was sent to, which is who sent the mail.
func (r *reading) recipient() string {
	if to := parseAddresses(r.header.get("to")); len(to) > 0 {
		return to[0].Address
	}
	return ""
}

// replyCode returns the first digit of an SMTP reply code (RFC 5321, section
// 4.2) that refuses, "" where there is none.
func replyCode(line string) string {
	for i := 0; i+3 <= len(line); i++ {
		if (line[i] == '4' || line[i] == '5') && isDigit(line[i+1]) && line[i+1] <= '5' && isDigit(line[i+2]) &&
			(i == 0 || !isWordByte(line[i-1]) && line[i-1] != '.' && line[i-1] != '-') &&
			(i+3 == len(line) || line[i+3] == ' ' || line[i+3] == '-') {
			return line[i : i+1]
		}
	}
	return ""
}

// reasonWords stand in the line of a bounce that says why.
var reasonWords = []string{
	"user unknown", "unknown user", "no such user", "no mailbox here", "mailbox unavailable", "mailbox is full",
	"mailbox full", "over quota", "quota exceeded", "exceeds allowed size", "does not exist", "doesn't exist",
	"not listed in", "not recognized", "not found", "rejected", "refused", "not a valid user", "no such domain",
	"host not found", "unrouteable", "unbekannt", "existiert nicht", "postfach ist voll", "empfängers ist voll",
	"nicht gefunden", "abgelehnt", "n'existe pas", "boîte pleine", "boîte aux lettres est pleine", "inconnu",
	"introuvable", "non esiste", "casella piena", "sconosciuto", "rifiutat", "too large", "zu gross",
}

// delayed tells a warning from a failure.
func delayed(subject, told, status string) bool {
	subject = strings.ToLower(decodeWords(subject))
	return strings.HasPrefix(status, "4") || containsAny(subject, []string{"delayed", "delay)", "verzögert", "retardé", "ritardat", "warning: could not send", "still being retried"}) ||
		containsAny(strings.ToLower(told), []string{"has not yet been delivered", "you do not need to resend", "this is a warning message only", "noch nicht zugestellt", "pas encore été", "non è stato ancora"})
}
