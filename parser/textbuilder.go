package parser

import (
	"strings"
	"unicode/utf8"
)

// Marks in textBuilder.out, each followed by the depth of quotation with the
// top bit set, so that it is no text.
const (
	lineMark = '\n' // a new line begins
	cellMark = 1    // the next cell of a table row begins
)

// A textBuilder collects displayed text with marks in it, which document turns
// into lines. Only so can a table row be joined or left apart when its end is
// known, without moving the links.
type textBuilder struct {
	out    []byte
	links  []link // start and end are offsets in out
	quote  int
	space  bool // white space was met and not yet written
	gap    bool // an empty line comes before what follows
	line   int  // where the content of the current line begins in out
	tables []table
}

// begin makes room for about size octets and begins the first line.
func (b *textBuilder) begin(size int) {
	b.out = make([]byte, 0, size+64)
	b.lineBreak()
}

// write adds text, white space collapsed.
func (b *textBuilder) write(text []byte) {
	for len(text) > 0 {
		n := 0
		for n < len(text) && text[n] > ' ' && text[n] < 0x7f {
			n++
		}
		b.word(text[:n])
		if text = text[n:]; len(text) == 0 {
			return
		}
		if text[0] < utf8.RuneSelf {
			b.space = b.space || text[0] == ' ' || text[0] >= '\t' && text[0] <= '\r'
			text = text[1:]
			continue
		}
		r, n := utf8.DecodeRune(text)
		if isBlank(r) {
			b.word([]byte{' '})
		} else if !isInvisible(r) && r >= 0xa0 {
			b.word(text[:n])
		}
		text = text[n:]
	}
}

// word adds text as it is; it holds no line end.
func (b *textBuilder) word(text []byte) {
	if len(text) == 0 {
		return
	}
	b.flushSpace()
	b.out = append(b.out, text...)
}

// flushSpace writes the blank or the empty line that is due.
func (b *textBuilder) flushSpace() {
	if b.gap && b.fresh() {
		b.lineBreak()
	}
	if b.space && !b.fresh() {
		b.out = append(b.out, ' ')
	}
	b.space, b.gap = false, false
}

// fresh reports whether the current line has no content yet.
func (b *textBuilder) fresh() bool { return len(b.out) == b.line }

// newline ends a line that has content.
func (b *textBuilder) newline() {
	b.space = false
	if !b.fresh() {
		b.lineBreak()
	}
}

// gapLine ends the line and leaves one empty before what follows.
func (b *textBuilder) gapLine() {
	b.newline()
	b.gap = b.gap || b.line > 2 && b.out[b.line-2] == lineMark
}

func (b *textBuilder) lineBreak() { b.mark(lineMark) }

func (b *textBuilder) mark(c byte) {
	b.out = append(b.out, c, 0x80|byte(min(b.quote, 63)))
	b.line = len(b.out)
	b.space = false
}

// marker writes a list bullet, behind which the line still counts as fresh.
func (b *textBuilder) marker(s string) {
	b.word([]byte(s))
	b.line = len(b.out)
}

// setQuote begins a line of another depth of quotation.
func (b *textBuilder) setQuote(depth int) {
	b.newline()
	b.quote = max(depth, 0)
	if b.out[b.line-2] == lineMark {
		b.out = b.out[:b.line-2]
	}
	b.lineBreak()
}

// openAnchor begins a link and returns its index, -1 where it leads to
// nothing that could be fetched.
func (b *textBuilder) openAnchor(href string) int {
	if href = strings.TrimSpace(href); !leadsSomewhere(href) {
		return -1
	}
	b.flushSpace()
	b.links = append(b.links, link{start: len(b.out), end: -1, target: unwrap(href)})
	return len(b.links) - 1
}

func (b *textBuilder) closeAnchor(i int) {
	if i >= 0 {
		b.links[i].end = len(b.out)
	}
}

// document turns the marks into lines: no blanks at line ends, at most one
// empty line in a row, none at the beginning and the end. What a picture alone
// shows of a link is nothing; a link that shows nothing at all is left out.
func (b *textBuilder) document() document {
	p := placer{text: make([]byte, 0, len(b.out)), links: b.links}
	p.place(b.out)
	doc := document{text: string(p.text), html: true}
	for _, l := range b.links {
		if l.start < 0 && !l.image {
			continue
		}
		if l.start >= 0 {
			l.image = false
			l.shown = doc.text[l.start:l.end]
		} else {
			l.start = l.end
		}
		doc.links = append(doc.links, l)
	}
	return withBareLinks(doc)
}
