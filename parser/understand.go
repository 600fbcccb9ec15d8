package parser

import (
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// Asked is what the desk asked last on the ticket that a mail belongs to. The
// zero value knows nothing: the mail alone decides then.
type Asked struct {
	What        What
	Options     []Offered // the dates that are open
	Appointment time.Time // the agreed date; zero where there is none
	Missing     []string  // what was asked for: "software", "setup", "licence"
	Software    []string  // the products of the ticket, as the desk knows them
	Closed      bool      // the ticket waits for no details any more, whatever the quoted mail asks
}

// What is the kind of a question.
type What string

// What the desk asks. AskedNothing is the zero What.
const (
	AskedNothing   What = ""
	AskedInfo      What = "info"      // details of the request that are missing
	AskedDate      What = "date"      // which of the options suits
	AskedTest      What = "test"      // whether the functional test passed
	AskedClose     What = "close"     // to close the software
	AskedRisk      What = "risk"      // to accept the risk of waiting
	AskedException What = "exception" // to accept a date outside opening hours and its cost
	AskedQuestion  What = "question"  // something of staff's own
)

// An Offered is one of the dates that were proposed.
type Offered struct {
	Number int
	Start  time.Time
}

// maxRead is how much of a text is understood; nobody writes a request longer
// than that, but logs are pasted.
const maxRead = 12 << 10

// maxQuoted is how much of the quoted text is looked at: what is answered stands
// at its beginning.
const maxQuoted = 4 << 10

// An origin is one text that counts, with the document it stands in.
type origin struct {
	*passage
	doc   *document
	dates []when
	title bool // the subject
	table []cell
	said  *said // what saidVersion found; nil before it was asked
}

// said is a version and its token.
type said struct {
	version string
	at      int
}

// An understanding is a mail while it is being understood.
type understanding struct {
	mail      *tickets.Mail
	opts      Options
	asked     Asked
	ref       time.Time // what dates are relative to
	parts     reply
	tongue    tickets.Language // of the text; of the subject where the text decides nothing
	answer    bool             // the mail answers another one
	told      bool             // it answers a question on the request itself
	subject   *origin          // without prefixes and tags
	fresh     *origin          // what the author newly wrote
	forwarded []*origin        // what the author passed on
	quoted    *passage         // see history
	asking    []*passage       // see questions
	passedOn  []string         // authors of attached messages
	products  []*product
	filed     map[string][][]string // names of the catalogue, by their first word
	ticket    map[string][][]string // likewise, of the ticket's products
	setups    []found               // what readSetups found, once it was asked
	keys      []found
	secrets   []string // keys as readKeys has them, see readSecrets
	context   What     // what the desk asked, as the intake says or the mail shows
}

// Understand reads what the author wants, given what the desk asked last. The
// message itself is not changed. Times are in the desk's zone. It never panics:
// a mail that it chokes on is one that a person has to read.
func (m *Message) Understand(a Asked) tickets.Mail {
	return guarded(m.Mail, func() tickets.Mail { return m.understand(a) })
}

// guarded hands on what was known of a mail where understanding it panics.
func guarded(known tickets.Mail, understand func() tickets.Mail) (mail tickets.Mail) {
	defer func() {
		if recover() == nil {
			return
		}
		mail = whole(known)
		mail.Text = strings.Join(strings.Fields(known.Body[:min(len(known.Body), maxRead)]), " ")
		mail.Defects = append(slices.Clone(mail.Defects), "not understood")
		if mail.Intent = tickets.Other; known.Class != tickets.Human && known.Class != tickets.ClassCalendarReply && known.Class != "" {
			mail.Intent = tickets.NoIntent
		}
	}()
	return understand()
}

func (m *Message) understand(a Asked) tickets.Mail {
	mail := m.Mail
	r := m.read(&mail, a)
	if mail.Class == tickets.ClassBounce {
		told, _ := cutReturned(m.doc.text)
		r.parts.fresh = cutAt(r.parts.fresh, len(told))
	}
	mail.Text = r.parts.text(m.doc)
	mail.Language = r.tongue
	mail.Evidence = nil
	switch mail.Class {
	case tickets.Human, "":
		r.human()
	case tickets.ClassCalendarReply:
		r.calendar()
	case tickets.ClassAutoReply:
		mail.Intent = tickets.NoIntent
		r.automatic()
	default:
		mail.Intent = tickets.NoIntent
	}
	return whole(mail)
}

// human understands what a person wrote.
func (r *understanding) human() {
	if r.context = r.readContext(); r.context == AskedInfo && r.asked.Closed {
		r.context = AskedNothing
	}
	r.told = r.context == AskedInfo
	r.findProducts()
	r.setups = r.readSetups()
	r.readSecrets()
	r.readFlags()
	r.readIntent()
	r.readOffHours()
	r.readVariant()
	r.readPartners()
	r.readRequests()
	r.readMissing()
}

// read splits the mail and looks all words up.
func (m *Message) read(mail *tickets.Mail, a Asked) *understanding {
	r := &understanding{mail: mail, opts: m.opts, asked: a, ref: m.ref}
	if f := onFileOf(m.opts.Catalogue); f != nil {
		r.filed = f.names
	}
	r.ticket = map[string][][]string{}
	for _, name := range a.Software {
		enterName(r.ticket, name)
	}
	r.parts = split(m.doc, mail.Subject, mail.Author, mail.From)
	bare, answer, forward := bareSubject(mail.Subject)
	lang := language(r.parts.text(m.doc)) // "" has the words of all four
	r.tongue = lang
	for _, l := range []tickets.Language{language(bare), m.opts.Language} {
		if r.tongue == "" {
			r.tongue = l
		}
	}
	r.answer = answer || len(mail.InReplyTo) > 0 && !forward
	title := &document{text: bare}
	r.subject = m.origin(title, []span{{0, len(bare)}}, lang)
	r.subject.title = true
	r.fresh = m.origin(&m.doc, r.parts.fresh, lang)
	if len(r.parts.forwarded) > 0 {
		spans := unsigned(m.doc, r.parts.forwarded)
		r.forwarded = append(r.forwarded, m.origin(&m.doc, spans, m.tongue(&m.doc, spans, lang)))
	}
	for i := range m.doc.forwarded {
		f := &m.doc.forwarded[i]
		parts := split(f.doc, "", f.author, f.from)
		r.passedOn = append(r.passedOn, f.from)
		r.forwarded = append(r.forwarded, m.origin(&f.doc, parts.fresh, m.tongue(&f.doc, parts.fresh, lang)))
	}
	return r
}

// questions are those that the author answered one by one, in the order of
// parts.answers, with their words looked up.
func (r *understanding) questions() []*passage {
	if r.asking == nil {
		for _, a := range r.parts.answers {
			r.asking = append(r.asking, readPassage(a.question, []span{{0, len(a.question)}}, r.fresh.lang, false))
		}
	}
	return r.asking
}

// history is what is quoted. Few mails need it, so it is read when one does.
func (r *understanding) history() *passage {
	if r.quoted == nil {
		r.quoted = readPassage(r.fresh.doc.text, limited(r.parts.quoted, maxQuoted), r.fresh.lang, r.fresh.doc.html)
	}
	return r.quoted
}

// unsigned takes closings and signatures off passed-on text.
func unsigned(d document, spans []span) []span {
	var kept []span
	for _, s := range spans {
		for _, f := range split(document{text: unmarked(d.text[s.start:s.end]), html: d.html}, "").fresh {
			kept = append(kept, span{s.start + f.start, s.start + f.end})
		}
	}
	return kept
}

// unmarked blanks the marks out of a text all of whose lines are quoted with
// one: some programs pass mails on like that.
func unmarked(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	for i, l := range lines {
		rest, ok := strings.CutPrefix(l, ">")
		if !ok {
			return text
		}
		lines[i] = " " + rest
	}
	return strings.Join(lines, "\n") + text[len(strings.TrimRight(text, "\n")):]
}

// tongue is the language of a passed-on text, else that of the mail.
func (m *Message) tongue(d *document, spans []span, otherwise tickets.Language) tickets.Language {
	if l := language(reply{fresh: spans}.text(*d)); l != "" {
		return l
	}
	return otherwise
}

func (m *Message) origin(d *document, spans []span, lang tickets.Language) *origin {
	spans = limited(spans, maxRead)
	s := &origin{passage: readPassage(d.text, spans, lang, d.html), doc: d}
	text := s.masked()
	for _, part := range spans {
		for _, w := range findDates(text[part.start:part.end], lang, m.ref) {
			w.start += part.start
			w.end += part.start
			s.dates = append(s.dates, w)
		}
	}
	s.table = s.cells()
	return s
}

// cutAt leaves of spans what lies before the byte offset.
func cutAt(spans []span, offset int) []span {
	var kept []span
	for _, s := range spans {
		if s.start < offset {
			kept = append(kept, span{s.start, min(s.end, offset)})
		}
	}
	return kept
}

// limited cuts spans off after n bytes.
func limited(spans []span, n int) []span {
	for i, s := range spans {
		if n -= s.end - s.start; n < 0 {
			spans = append([]span(nil), spans[:i+1]...)
			spans[i].end += n
			return spans
		}
	}
	return spans
}

// origins are all texts that details are read from, the author's own first.
func (r *understanding) origins() []*origin {
	return append([]*origin{r.subject, r.fresh}, r.forwarded...)
}

// has reports whether the author used a phrase of the section, in the text or
// in a subject of their own.
func (r *understanding) has(cue string) bool {
	return r.fresh.has(cue) || !r.answer && r.subject.has(cue)
}

// subjectPrefixes are what mail programs put before a subject that is answered
// or passed on.
var subjectPrefixes = map[string]bool{ // true: passed on
	"re": false, "aw": false, "antw": false, "antwort": false, "sv": false, "r": false, "rif": false, "réf": false, "ref": false, "ré": false, "rép": false,
	"fwd": true, "fw": true, "wg": true, "tr": true, "i": true, "weitergeleitet": true, "inoltro": true, "wtrlt": true, "transfert": true,
}

// bareSubject takes prefixes ("AW:") and tags ("[VL-7]") off a subject, and
// tells whether it answers or passes on.
func bareSubject(subject string) (bare string, answer, forward bool) {
	bare = strings.TrimSpace(subject)
	for {
		head, rest, found := strings.Cut(bare, ":")
		head, _, _ = strings.Cut(strings.ToLower(strings.TrimSpace(head)), "[")
		passed, known := subjectPrefixes[strings.TrimSpace(head)]
		switch {
		case found && known:
			bare = strings.TrimSpace(rest)
			answer = answer || !passed
			forward = forward || passed
		case strings.HasPrefix(bare, "[") && strings.Contains(bare, "]"):
			bare = strings.TrimSpace(bare[strings.Index(bare, "]")+1:])
		default:
			return bare, answer, forward
		}
	}
}

// whole makes sure that no slice of a mail is nil.
func whole(m tickets.Mail) tickets.Mail {
	for _, s := range []*[]string{&m.InReplyTo, &m.References, &m.Partners, &m.Missing, &m.Defects, &m.Mentioned} {
		if *s == nil {
			*s = []string{}
		}
	}
	for _, s := range []*[]tickets.Address{&m.To, &m.Cc} {
		if *s == nil {
			*s = []tickets.Address{}
		}
	}
	if m.Requests == nil {
		m.Requests = []tickets.Request{}
	}
	if m.Evidence == nil {
		m.Evidence = []tickets.Evidence{}
	}
	return m
}
