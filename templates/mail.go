package templates

import (
	"fmt"
	"regexp"
	"strings"
	"text/template"

	"vorlauf/tickets"
)

// Rendered is a mail as its reader sees it, without headers.
type Rendered struct {
	Subject string // one line of at most 120 characters, with the ticket's tag
	Text    string // plain text; lines end in LF and are wrapped at 72 columns
	HTML    string // the same as a whole HTML document
	// Summary and Description are those of the invitation (RFC 5545, 3.8.1.12
	// and 3.8.1.5), the latter with a line for each paragraph; "" where the mail
	// has none.
	Summary, Description string
}

// Mail words a mail in its language, or in the desk's where the mail's is not
// one of the four. Times are written in the letter's zone, Europe/Zurich where
// that is nil. What others wrote stands in the mail as text, never as markup.
// It fails for a template that does not exist.
func Mail(m tickets.SendMail, desk tickets.Desk) (Rendered, error) {
	l := languageOf(m.Language, desk.Language)
	t := mails[mailKey{l, m.Template}]
	if t == nil {
		return Rendered{}, fmt.Errorf("mail of VL-%d: there is no template %q in %q", m.Letter.Number, m.Template, l)
	}
	v, err := newView(m.Letter, desk, speech(l))
	if err != nil {
		return Rendered{}, fmt.Errorf("mail %s of VL-%d: %w", m.Template, m.Letter.Number, err)
	}
	return render(t, v, l, m.Invite != nil)
}

func render(t *template.Template, v view, l tickets.Language, invited bool) (Rendered, error) {
	w := words{t: t, v: v}
	body := parseMarkup(w.of("frame"))
	r := Rendered{Subject: subject(v, w.of("subject")), Text: plainText(body, columns)}
	r.HTML = htmlDocument(body, string(l), r.Subject)
	if invited {
		r.Summary = oneLine(w.of("summary"))
		r.Description = plainText(parseMarkup(w.of("description")), 0)
	}
	return r, w.err
}

// words fills in the named parts of a mail and keeps the first error.
type words struct {
	t   *template.Template
	v   view
	err error
}

func (w *words) of(part string) string {
	var b strings.Builder
	if err := w.t.ExecuteTemplate(&b, part, w.v); err != nil && w.err == nil {
		w.err = fmt.Errorf("wording %s: %w", part, err)
	}
	return b.String()
}

func languageOf(wanted, desk tickets.Language) tickets.Language {
	for _, l := range []tickets.Language{wanted, desk} {
		for _, known := range languages {
			if l == known {
				return l
			}
		}
	}
	return tickets.German
}

// A tag in a customer's own words would lead the answer to another ticket.
var foreignTag = regexp.MustCompile(`(?i)\[VL-N?\d+\]`)

const subjectLength = 120

// subject puts the ticket's tag in front (procedure 1.1) and what the ticket
// is about behind.
func subject(v view, words string) string {
	s := fmt.Sprintf("[VL-%d] %s", v.Number, oneLine(words))
	if about := foreignTag.ReplaceAllString(oneLine(v.Subject.String()), ""); strings.TrimSpace(about) != "" {
		s += v.colon + " " + strings.TrimSpace(about)
	}
	return shorten(s, subjectLength)
}
