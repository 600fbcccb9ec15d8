package parser

import (
	"bytes"
	"slices"
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

// A table is one open <table>.
type table struct {
	rows  int
	start int   // where the row begins in out, -1 outside rows
	cells int   // opened in this row
	marks []int // where its cell marks stand in out
	inner bool  // it holds a table of several rows
}

// Bounds on a row that is shown as one line; others are layout.
const (
	maxRow       = 1000
	maxCellLines = 4
)

func (b *textBuilder) openTable() { b.tables = append(b.tables, table{start: -1}) }

func (b *textBuilder) closeTable() {
	n := len(b.tables) - 1
	if n < 0 {
		return
	}
	several := b.tables[n].rows > 1
	b.tables = b.tables[:n]
	if n > 0 && several {
		b.tables[n-1].inner = true
	}
}

func (b *textBuilder) openRow() {
	if n := len(b.tables); n > 0 {
		t := &b.tables[n-1]
		*t = table{rows: t.rows + 1, start: len(b.out), marks: t.marks[:0]}
	}
}

func (b *textBuilder) openCell() {
	n := len(b.tables)
	if n == 0 || b.tables[n-1].start < 0 {
		return
	}
	t := &b.tables[n-1]
	if t.cells++; t.cells == 1 {
		return
	}
	b.gap = false
	if b.fresh() && b.line-2 >= t.start && b.out[b.line-2] == lineMark {
		b.out = b.out[:b.line-2] // the cell's last line needs no end
	}
	t.marks = append(t.marks, len(b.out))
	b.mark(cellMark)
}

// closeRow joins the cells of a row that holds data, and puts those of a row
// that serves the layout below each other.
func (b *textBuilder) closeRow() {
	n := len(b.tables)
	if n == 0 || b.tables[n-1].start < 0 {
		return
	}
	t := &b.tables[n-1]
	row := b.out[t.start:]
	if len(row) > maxRow || t.inner || !isData(row) {
		for _, i := range t.marks {
			b.out[i] = lineMark
		}
	} else {
		for i, c := range row {
			if c == lineMark {
				row[i], row[i+1] = ' ', 0
			}
		}
		b.line = 0 // the line has content
	}
	t.start = -1
}

// isData reports whether at least two cells of a row hold text, and none much.
func isData(row []byte) bool {
	filled := 0
	for _, cell := range bytes.Split(row, []byte{cellMark}) {
		cell = bytes.TrimSpace(bytes.TrimFunc(cell, func(r rune) bool { return r <= ' ' || r == utf8.RuneError }))
		if bytes.Count(cell, []byte{lineMark}) >= maxCellLines {
			return false
		}
		if len(cell) > 0 {
			filled++
		}
	}
	return filled >= 2
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

// A placer writes the final text and moves the links with it.
type placer struct {
	text    []byte
	links   []link
	points  []point
	waiting []int // links that begin at the next visible character
	lines   int   // line ends that are due
	spaces  int   // blanks that are due
	cell    bool  // a cell separator is due
	depth   int   // of quotation, of the line that is due
	current int   // of quotation, of the line being written
}

// A point is where a link begins or ends in the marked text.
type point struct {
	at, link int
	end      bool
}

func (p *placer) place(marked []byte) {
	for i, l := range p.links {
		p.points = append(p.points, point{l.start, i, false}, point{l.end, i, true})
		p.links[i].start = -1
	}
	slices.SortStableFunc(p.points, func(a, b point) int { return a.at - b.at })
	for i := 0; i < len(marked); {
		p.pass(i)
		switch c := marked[i]; c {
		case lineMark:
			p.pass(i + 1)
			p.lines, p.spaces, p.cell = p.lines+1, 0, false
			p.depth = int(marked[i+1] & 0x7f)
			i += 2
		case cellMark:
			p.pass(i + 1)
			p.cell, p.spaces = p.lines == 0, 0
			i += 2
		case ' ':
			p.spaces++
			i++
		case 0:
			i++
		default:
			n := p.run(marked, i)
			p.visible(marked[i:n])
			i = n
		}
	}
	p.pass(len(marked))
}

// run returns where the characters end that begin at i and can be written at
// once.
func (p *placer) run(marked []byte, i int) int {
	end := len(marked)
	if len(p.points) > 0 {
		end = min(end, p.points[0].at)
	}
	for i++; i < end && (marked[i] > ' ' || marked[i] == '\t'); i++ {
	}
	return i
}

// pass handles the links that begin or end before octet i.
func (p *placer) pass(i int) {
	for len(p.points) > 0 && p.points[0].at <= i {
		at := p.points[0]
		p.points = p.points[1:]
		if at.end {
			p.links[at.link].end = len(p.text)
			p.waiting = slices.DeleteFunc(p.waiting, func(l int) bool { return l == at.link })
		} else {
			p.waiting = append(p.waiting, at.link)
		}
	}
}

// visible writes text and before it what is due.
func (p *placer) visible(text []byte) {
	if p.lines > 0 {
		p.endLine()
	}
	if p.cell {
		p.text = append(p.text, " | "...)
		p.cell, p.spaces = false, 0
	}
	for ; p.spaces > 0; p.spaces-- {
		p.text = append(p.text, ' ')
	}
	for _, l := range p.waiting {
		p.links[l].start = len(p.text)
	}
	p.waiting = p.waiting[:0]
	p.text = append(p.text, text...)
}

// endLine writes the line ends that are due and begins the line.
func (p *placer) endLine() {
	if len(p.text) > 0 {
		p.text = append(p.text, '\n')
		if p.lines > 1 {
			between := min(p.depth, p.current)
			p.text = append(p.text, strings.TrimRight(strings.Repeat("> ", between), " ")...)
			p.text = append(p.text, '\n')
		}
	}
	p.text = append(p.text, strings.Repeat("> ", p.depth)...)
	p.lines, p.cell, p.current = 0, false, p.depth
}
