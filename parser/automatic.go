package parser

import (
	"strings"

	"vorlauf/tickets"
)

// classify says who or what wrote the mail, and fills what goes with the
// class. A program that only forwards a person's mail ("auto-forwarded") does
// not make it automatic.
func (r *reading) classify(m *Message) {
	mail := &m.Mail
	mail.Class = tickets.Human
	if c := r.calendarReply(mail.From); c != nil {
		mail.Class, mail.Calendar = tickets.ClassCalendarReply, c
		return
	}
	s := r.signs(m)
	switch {
	case s.bounce():
		mail.Class, mail.Bounce = tickets.ClassBounce, r.bounce(m.doc.text)
	case s.automatic():
		mail.Class, mail.AutoReply = tickets.ClassAutoReply, &tickets.AutoReply{Deputy: deputy(m)}
	case s.bulk():
		mail.Class = tickets.Bulk
	}
}

// signs are what of a mail tells its class.
type signs struct {
	r          *reading
	h          header
	from       string // author's address
	subject    string // lower case, decoded
	text       string // lower case, of the part above a quotation
	mediaType  string
	reportType string
	submitted  string // Auto-Submitted (RFC 3834, section 5), lower case, without parameters
	precedence string
	nullSender bool // there is a Return-Path, and it is empty
	answer     bool // the subject says that this answers or forwards
}

// maxSigns is how much of the text is read for signs of a machine; what
// machines say they say at the top.
const maxSigns = 3000

func (r *reading) signs(m *Message) signs {
	s := signs{r: r, h: r.header, from: m.Mail.From, subject: strings.ToLower(m.Mail.Subject)}
	var params map[string]string
	s.mediaType, params = parseParams(s.h.get("content-type"))
	s.reportType = strings.ToLower(params["report-type"])
	s.submitted, _, _ = strings.Cut(strings.ToLower(s.h.get("auto-submitted")), ";")
	s.submitted = strings.TrimSpace(withoutComments(s.submitted))
	s.precedence = strings.ToLower(strings.TrimSpace(s.h.get("precedence")))
	if path := s.h.get("return-path"); s.h.has("return-path") {
		s.nullSender = strings.Trim(path, "<> \t") == ""
	}
	s.answer = hasAnyPrefix(s.subject, answerPrefixes)
	s.text = strings.ToLower(aboveQuotation(m.doc.text[:min(len(m.doc.text), maxSigns)]))
	return s
}

// answerPrefixes are those of mail programs, in the desk's languages.
var answerPrefixes = []string{"re:", "aw:", "antw:", "fw:", "fwd:", "wg:", "tr:", "rv:", "r:", "i:", "rif:", "réf:"}

// aboveQuotation cuts where lines begin that someone else wrote.
func aboveQuotation(text string) string {
	at := 0
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "-----") || strings.HasPrefix(line, "_____") ||
			hasAnyPrefix(strings.ToLower(line), []string{"von:", "from:", "de :", "de:", "da:"}) {
			break
		}
		at += len(line)
	}
	return text[:at]
}

// isMachine recognises the addresses that mail servers report from.
func isMachine(address string) bool {
	local, _, _ := strings.Cut(address, "@")
	switch local {
	case "mailer-daemon", "postmaster", "mail-daemon", "mailerdaemon", "mailsystem", "mail.delivery", "mdaemon",
		"microsoftexchange329e71ec88ae4615bbc36ab6ce41109e", "bounce", "bounces":
		return true
	}
	return strings.HasPrefix(local, "mailer-daemon") || strings.HasPrefix(local, "microsoftexchange")
}

// bounce recognises delivery reports: those of RFC 3464, and those that are no
// report but come from a mail server and say so.
func (s signs) bounce() bool {
	p := &s.r.report
	if s.challenge() {
		return false
	}
	machine := s.nullSender || isMachine(s.from) || s.from == "" || strings.HasPrefix(s.submitted, "auto-")
	switch {
	case p.feedback, p.disposition:
		return false
	case p.status && (s.mediaType == "multipart/report" || machine),
		s.mediaType == "message/delivery-status",
		s.reportType == "delivery-status" && machine,
		s.h.has("x-failed-recipients"),
		s.h.has("x-ms-exchange-message-is-ndr"):
		return true
	case isMachine(s.from):
		return containsAny(s.subject, bounceSubjects) || containsAny(s.text, bounceTexts)
	case s.nullSender || s.from == "":
		return !s.answer && (containsAny(s.subject, bounceSubjects) || containsAny(s.text, bounceTexts)) &&
			!hasAnyPrefix(s.subject, autoSubjects)
	}
	return false
}

// challenge recognises services that want the sender to prove to be human.
func (s signs) challenge() bool {
	return containsAny(s.subject, []string{"action required)", "please confirm your message", "confirm your email to"}) && !isMachine(s.from)
}

// automatic recognises answers that no person wrote (RFC 3834).
func (s signs) automatic() bool {
	switch {
	case s.submitted == "auto-forwarded", s.forwardedByRule():
		return false
	case s.r.report.disposition, s.challenge():
		return true
	case s.submitted == "auto-replied", s.submitted == "auto-notified":
		return true
	case s.machineHeader():
		return true
	case s.list():
		return false
	case strings.HasPrefix(s.submitted, "auto-"):
		return true
	case s.nullSender && s.precedence != "", s.precedence == "junk":
		return true
	case !s.answer && hasAnyPrefix(s.subject, autoSubjects), containsAny(s.subject, autoMarks):
		return true
	}
	return s.tellsOfMachine()
}

// machineHeader looks for what programs before and beside RFC 3834 set.
func (s signs) machineHeader() bool {
	for _, name := range [...]string{
		"x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply", "x-mail-autoreply", "x-autoreply-from",
		"x-autogenerated", "x-vacation", "x-fc-machinegenerated", "x-ms-exchange-generated-message-source-oof",
	} {
		if v := strings.ToLower(s.h.get(name)); s.h.has(name) && v != "no" && v != "false" && v != "forward" {
			return true
		}
	}
	return s.precedence == "auto_reply" || s.precedence == "auto-reply" || s.h.get("delivered-to") == "Autoresponder"
}

// forwardedByRule recognises what Exchange's inbox rules pass on: it carries
// the marks of a machine, and a person's words.
func (s signs) forwardedByRule() bool {
	return s.submitted == "auto-generated" && s.h.has("x-ms-exchange-inbox-rules-loop") &&
		hasAnyPrefix(s.subject, []string{"fw:", "fwd:", "wg:", "tr:", "i:"})
}

// bulk recognises newsletters and mailing lists (RFC 2369, 2919), and
// complaints about them.
func (s signs) bulk() bool {
	if s.r.report.feedback || s.reportType == "feedback-report" {
		return true
	}
	return s.list() || (s.precedence == "bulk" || s.precedence == "list") && !s.deskList()
}

// list reports whether a list sent the mail that is not the desk's own
// address: some desks are a group.
func (s signs) list() bool {
	for _, name := range [...]string{"list-id", "list-unsubscribe", "list-post", "list-help", "x-mailing-list", "x-campaign-id", "x-mailchimp-id"} {
		if s.h.has(name) {
			return !s.deskList()
		}
	}
	return false
}

func (s signs) deskList() bool {
	id := strings.ToLower(s.h.get("list-id"))
	for _, desk := range s.r.opts.Desk {
		if id != "" && strings.Contains(id, "<"+strings.Replace(strings.ToLower(desk), "@", ".", 1)+">") {
			return true
		}
	}
	return false
}

func hasAnyPrefix(s string, prefixes []string) bool {
	for _, p := range prefixes {
		if strings.HasPrefix(s, p) {
			return true
		}
	}
	return false
}
