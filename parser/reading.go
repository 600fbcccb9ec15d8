package parser

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"vorlauf/tickets"
)

// Bounds on a mail. The work on it is linear in its length, or bounded by
// these: so they bound time and memory too.
const (
	maxDepth    = 20        // a mail that was forwarded as an attachment ten times has 20
	maxParts    = 500       // a person attaches dozens
	maxText     = 1 << 20   // octets of a text part: 300 pages
	maxHTML     = 2 << 20   // octets of an HTML part: the same with Word's mark-up
	maxAllText  = 4 << 20   // octets of all text parts of a mail
	maxReport   = 64 << 10  // octets of a delivery report: dozens of recipients
	maxCalendar = 256 << 10 // octets of a calendar part
	maxDefects  = 50
)

// A reading is one mail while it is taken apart.
type reading struct {
	opts    Options
	source  *source
	header  header // of the mail itself
	doc     document
	files   []tickets.Attachment
	defects []string
	parts   int
	text    int  // octets of text that may still be kept
	inside  bool // a forwarded mail
	plain   bool // of an alternative, plain text was read: HTML serves for its links only

	report    report
	calendars []calendar
	tnefText  document // of winmail.dat

	want    int // index of the file that Attachment looks for, -1 for none
	found   io.Reader
	foundAs tickets.Attachment
}

func newReading(o Options) *reading {
	return &reading{opts: o, files: []tickets.Attachment{}, defects: []string{}, text: maxAllText, want: -1}
}

// defect notes what was wrong, once.
func (r *reading) defect(what string) {
	if len(r.defects) < maxDefects && !slices.Contains(r.defects, what) {
		r.defects = append(r.defects, what)
	}
}

// message reads the whole mail. A panic below would be a mistake of ours; it
// must not keep the rest of the mail from the desk.
func (r *reading) message(raw io.Reader) {
	defer func() {
		if p := recover(); p != nil {
			r.defect(fmt.Sprintf("not read to its end: %v", p))
		}
	}()
	r.source = newSource(raw) // not released here: an attachment may be read from it
	s := r.source
	skipEmptyLines(s.in)
	r.header = readHeader(s, r.defect)
	r.doc = r.entity(s, r.header, "", 0)
	if r.doc.empty() && !r.tnefText.empty() {
		r.tnefText.forwarded = r.doc.forwarded
		r.doc = r.tnefText
	}
}

// skipEmptyLines passes over what stands before a header: empty lines and the
// mark of UTF-8.
func skipEmptyLines(in *bufio.Reader) {
	if ahead, _ := in.Peek(3); string(ahead) == "\uFEFF" {
		in.Discard(3)
	}
	for {
		ahead, _ := in.Peek(1)
		if len(ahead) == 0 || ahead[0] != '\r' && ahead[0] != '\n' {
			return
		}
		in.Discard(1)
	}
}

// An entity is what the header of a message or part says of its body.
type entity struct {
	mediaType   string // "text/plain"
	params      map[string]string
	disposition string
	name        string
	encoding    string
	parent      string // media type of the multipart around it, "" for none
}

func newEntity(h header, parent string) entity {
	e := entity{encoding: h.get("content-transfer-encoding"), parent: parent}
	e.mediaType, e.params = parseParams(h.get("content-type"))
	var params map[string]string
	e.disposition, params = parseParams(h.get("content-disposition"))
	e.name = fileName(params, e.params)
	switch {
	case e.mediaType == "" && parent == "multipart/digest":
		e.mediaType = "message/rfc822"
	case e.mediaType == "text" || e.mediaType == "" || !strings.Contains(e.mediaType, "/"):
		e.mediaType = "text/plain"
	}
	return e
}

// entity reads the body of a message or part and returns what of it is text.
func (r *reading) entity(s *source, h header, parent string, depth int) document {
	e := newEntity(h, parent)
	if strings.HasPrefix(e.mediaType, "multipart/") {
		return r.multipart(s, e, depth)
	}
	b := transferDecoder(e.encoding, &body{s: s}, r.defect)
	switch {
	case e.mediaType == "message/rfc822" || e.mediaType == "message/global":
		return r.embedded(b, e, depth)
	case reportParts[e.mediaType]:
		r.report.read(e, b)
		return document{}
	case e.isTNEF():
		r.tnef(b, e)
		return document{}
	case e.mediaType == "text/calendar" || e.mediaType == "application/ics":
		return r.calendarPart(b, e)
	case e.isText():
		return r.textPart(b, e)
	case e.isSignature():
		return document{}
	}
	r.attach(e.name, e.mediaType, b)
	return document{}
}

// isText tells text that is displayed from a file.
func (e entity) isText() bool {
	sub, ok := strings.CutPrefix(e.mediaType, "text/")
	if !ok || e.disposition == "attachment" {
		return false
	}
	switch sub {
	case "plain", "html":
		// Some programs name the text itself.
		return e.name == "" || e.parent == "" || e.disposition == "" && e.parent == "multipart/alternative"
	case "x-amp-html", "watch-html", "vcard", "x-vcard", "directory", "csv", "css", "rtf", "xml":
		return false
	}
	return e.name == ""
}

// isSignature tells the detached signature of a clear-signed mail (RFC 1847),
// which is no file that its author attached.
func (e entity) isSignature() bool {
	return e.parent == "multipart/signed" && strings.HasSuffix(e.mediaType, "-signature")
}

// textPart reads displayed text, and takes uuencoded files out of it.
func (r *reading) textPart(b io.Reader, e entity) document {
	html := e.mediaType == "text/html"
	limit := maxText
	if html {
		limit = maxHTML
	}
	limit = min(limit, r.text)
	scratch := scratches.Get().(*[]byte)
	octets := readUpTo(b, *scratch, limit)
	defer func() {
		if cap(octets) <= maxScratch {
			*scratch = octets[:0]
		}
		scratches.Put(scratch)
	}()
	if !html && mayHoldUU(octets) {
		octets = splitUU(io.MultiReader(bytes.NewReader(octets), b), limit, func(name string, file io.Reader) bool {
			name = cleanName(decodeWords(name))
			r.attach(name, typeByName(name), file)
			return r.stopped()
		})
		if r.stopped() {
			return document{}
		}
	} else if n, _ := io.Copy(io.Discard, b); n > 0 {
		r.defect("text too long, cut")
	}
	r.text -= len(octets)
	if r.want >= 0 {
		return document{}
	}
	return r.textDocument(octets, e)
}

// scratches hold the octets of a text part until their charset is decoded.
var scratches = sync.Pool{New: func() any { return new([]byte) }}

// maxScratch bounds what is kept from one mail to the next.
const maxScratch = 256 << 10

// readUpTo reads at most limit octets into the room of octets, or more.
func readUpTo(r io.Reader, octets []byte, limit int) []byte {
	octets = octets[:0]
	for len(octets) < limit {
		if len(octets) == cap(octets) {
			octets = slices.Grow(octets, max(16<<10, len(octets)))
		}
		n, err := r.Read(octets[len(octets):min(cap(octets), limit)])
		octets = octets[:len(octets)+n]
		if err != nil {
			break
		}
	}
	return octets
}

func mayHoldUU(text []byte) bool {
	return bytes.HasPrefix(text, []byte("begin ")) || bytes.Contains(text, []byte("\nbegin "))
}

func (r *reading) textDocument(octets []byte, e entity) document {
	html := e.mediaType == "text/html"
	charset := e.params["charset"]
	if html && charset == "" {
		charset = metaCharset(octets)
	}
	if bytes.IndexByte(octets, 0) >= 0 && !sevenBit(charsetName(charset)) {
		r.defect("NUL in the text")
		octets = withoutNUL(octets)
	}
	text, defect := decodeCharset(octets, charset)
	if defect != "" {
		r.defect(defect)
	}
	switch {
	case html && r.plain:
		return document{html: true, links: anchors(text)}
	case html || e.mediaType == "text/enriched" || e.mediaType == "text/richtext":
		return htmlDocument(text)
	}
	text = plainText(text)
	if strings.EqualFold(e.params["format"], "flowed") {
		text = unflow(text, strings.EqualFold(e.params["delsp"], "yes"))
	}
	return document{text: text, links: findLinks(text)}
}

// metaCharset finds the charset that HTML declares itself.
func metaCharset(page []byte) string {
	head := bytes.ToLower(page[:min(len(page), 2048)])
	_, rest, ok := bytes.Cut(head, []byte("charset="))
	if !ok {
		return ""
	}
	rest = bytes.TrimLeft(rest, `"' `)
	if i := bytes.IndexAny(rest, `"' ;>/`); i >= 0 {
		return string(rest[:i])
	}
	return ""
}

// embedded reads a mail within the mail: the one that bounced, or one that was
// forwarded as an attachment. The latter is a file itself; what is forwarded
// inside of it is no further one, but its files are.
func (r *reading) embedded(b io.Reader, e entity, depth int) document {
	if e.parent == "multipart/report" {
		r.report.original(b)
		return document{}
	}
	if depth >= maxDepth {
		r.defect("nested too deep")
		r.attach(e.name, e.mediaType, b)
		return document{}
	}
	if r.inside {
		return document{forwarded: []forwardedMail{r.forwarded(b, depth+1)}}
	}
	file := tickets.Attachment{Index: len(r.files), Name: e.name, Type: e.mediaType}
	if file.Name == "" {
		file.Name = defaultName(file.Index, e.mediaType)
	}
	r.files = append(r.files, file)
	if file.Index == r.want {
		r.found, r.foundAs = b, file
		return document{}
	}
	r.inside = true
	counter := &counter{r: b}
	doc := document{forwarded: []forwardedMail{r.forwarded(counter, depth+1)}}
	if !r.stopped() {
		io.Copy(io.Discard, counter)
	}
	r.files[file.Index].Size = counter.n
	r.inside = false
	return doc
}

func (r *reading) forwarded(raw io.Reader, depth int) forwardedMail {
	s := newSource(raw)
	defer func() {
		if !r.stopped() { // else the attachment that is wanted is read from it
			s.release()
		}
	}()
	skipEmptyLines(s.in)
	h := readHeader(s, r.defect)
	f := forwardedMail{id: messageID(h.get("message-id")), subject: decodeWords(h.get("subject"))}
	if from := parseAddresses(h.get("from")); len(from) > 0 {
		f.from, f.author = from[0].Address, from[0].Name
	}
	if f.date = parseDate(h.get("date"), r.opts.Location); !f.date.IsZero() && r.opts.Location != nil {
		f.date = f.date.In(r.opts.Location)
	}
	f.doc = r.entity(s, h, "", depth)
	return f
}

// A counter counts what is read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}
