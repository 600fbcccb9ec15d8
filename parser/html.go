package parser

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Bounds on HTML. The tokenizer is used and not the tree: its cost is linear
// whatever the nesting, and html.Parse refuses more than 512 levels.
const (
	maxToken = 1 << 20 // one tag or text; pictures in data: URLs are long
	maxOpen  = 10000   // open elements that are remembered
	maxScan  = 100     // how far up an end tag looks for its start
)

// An element is one open tag.
type element struct {
	tag    atom.Atom
	kind   tagKind
	hidden bool // nothing in it is shown
	tiny   bool // font size 0, until an inner element sets another
	bullet int  // where the list bullet began that Word wrote out, -1 for none
	item   int  // of an <ol>: the number of its next item
}

// A display turns HTML into the text that a person sees: it remembers the open
// elements and writes what they show.
type display struct {
	textBuilder
	z       *html.Tokenizer
	open    []element
	pre     int   // open <pre>
	ignored int   // open elements whose content is no text
	anchors []int // of the open <a>: index in links, -1 for one that leads nowhere
}

// htmlDocument renders HTML as a document.
func htmlDocument(s string) document {
	d := display{z: html.NewTokenizer(strings.NewReader(s))}
	d.z.SetMaxBuf(maxToken)
	d.begin(len(s) / 4)
	d.run()
	return d.document()
}

// run displays all tokens.
func (d *display) run() {
	for {
		switch token := d.z.Next(); token {
		case html.ErrorToken:
			d.closeTo(0)
			return
		case html.TextToken:
			if !d.hides() {
				d.text(d.z.Text())
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, hasAttr := d.z.TagName()
			tag := atom.Lookup(name)
			var a attributes
			if hasAttr {
				a = d.attributes(tag)
			}
			d.start(tag, a, token == html.SelfClosingTagToken)
		case html.EndTagToken:
			name, _ := d.z.TagName()
			d.end(atom.Lookup(name))
		}
	}
}

// tiny reports whether the text that follows has no size.
func (d *display) tiny() bool {
	n := len(d.open)
	return n > 0 && d.open[n-1].tiny
}

// hides reports whether the text that follows is not seen.
func (d *display) hides() bool {
	n := len(d.open)
	return d.ignored > 0 || n > 0 && (d.open[n-1].hidden || d.open[n-1].tiny)
}

func (d *display) text(text []byte) {
	if d.pre == 0 {
		d.write(text)
		return
	}
	for i, line := range strings.Split(plainText(string(text)), "\n") {
		if i > 0 {
			d.lineBreak()
		}
		d.word([]byte(line))
	}
}

// start opens an element, or shows one that has no content.
func (d *display) start(tag atom.Atom, a attributes, selfClosing bool) {
	kind := tagKinds[tag]
	if kind == void {
		d.void(tag)
		return
	}
	d.closeImplied(tag, kind)
	if len(d.open) == maxOpen || selfClosing && kind == inline {
		return
	}
	e := element{tag: tag, kind: kind, bullet: -1, item: max(a.start, 1)}
	if n := len(d.open); n > 0 {
		e.hidden, e.tiny = d.open[n-1].hidden, d.open[n-1].tiny
	}
	if a.style != "" {
		e.hidden = e.hidden || concealed(a.style)
		if strings.Contains(a.style, "font-size:") {
			e.tiny = hasZero(a.style, "font-size:")
		}
		if strings.Contains(a.style, "mso-list:ignore") {
			d.flushSpace()
			e.bullet = len(d.out)
		}
	}
	e.hidden = e.hidden || a.hidden
	if tag == atom.P && a.tight {
		e.kind = block
	}
	d.open = append(d.open, e)
	if !e.hidden {
		d.enter(e, a)
	}
}

func (d *display) void(tag atom.Atom) {
	if d.hides() {
		return
	}
	switch tag {
	case atom.Br:
		d.lineBreak()
	case atom.Hr:
		d.newline()
	case atom.Img:
		for _, i := range d.anchors {
			if i >= 0 {
				d.links[i].image = true
			}
		}
	}
}

// enter writes what stands before the content of an element.
func (d *display) enter(e element, a attributes) {
	switch e.kind {
	case block:
		d.newline()
	case spaced:
		d.gapLine()
	case ignored:
		d.ignored++
	}
	switch e.tag {
	case atom.Blockquote:
		d.setQuote(d.quote + 1)
	case atom.Pre:
		d.pre++
	case atom.Table:
		d.openTable()
	case atom.Tr:
		d.openRow()
	case atom.Td, atom.Th:
		d.openCell()
	case atom.Li:
		d.listItem()
	case atom.A:
		d.anchors = append(d.anchors, d.openAnchor(a.href))
	}
}

// leave undoes what enter did, and ends its line.
func (d *display) leave(e element) {
	if e.hidden {
		return
	}
	switch e.tag {
	case atom.Blockquote:
		d.setQuote(d.quote - 1)
	case atom.Pre:
		d.pre--
	case atom.Table:
		d.closeTable()
	case atom.Tr:
		d.closeRow()
	case atom.A:
		n := len(d.anchors) - 1
		d.closeAnchor(d.anchors[n])
		d.anchors = d.anchors[:n]
	}
	switch e.kind {
	case block:
		d.newline()
	case spaced:
		d.gapLine()
	case ignored:
		d.ignored--
	}
	if e.bullet >= 0 {
		d.bullet(e.bullet)
	}
}

// end closes the element that an end tag belongs to and those inside it; an
// end tag without a start is passed over.
func (d *display) end(tag atom.Atom) {
	for i := len(d.open) - 1; i >= 0 && i >= len(d.open)-maxScan; i-- {
		if d.open[i].tag == tag {
			d.closeTo(i)
			return
		}
		if d.open[i].tag == atom.Table && tag != atom.Table && tagKinds[tag] != block {
			return // an end tag does not reach out of its table
		}
	}
}

func (d *display) closeTo(n int) {
	for len(d.open) > n {
		last := len(d.open) - 1
		e := d.open[last]
		d.open = d.open[:last]
		d.leave(e)
	}
}

// closeImplied closes the element whose end tag the next one makes needless.
func (d *display) closeImplied(tag atom.Atom, kind tagKind) {
	if kind == inline && tag != atom.Td && tag != atom.Th || kind == ignored {
		return
	}
	for i := len(d.open) - 1; i >= 0 && i >= len(d.open)-maxScan; i-- {
		switch e := d.open[i]; {
		case e.tag == atom.P && (kind == block || kind == spaced),
			e.tag == atom.Li && tag == atom.Li,
			(e.tag == atom.Td || e.tag == atom.Th) && (tag == atom.Td || tag == atom.Th || tag == atom.Tr),
			e.tag == atom.Tr && tag == atom.Tr:
			d.closeTo(i)
			if tag != atom.Tr {
				return
			}
		case e.kind == block || e.kind == spaced || e.tag == atom.Td || e.tag == atom.Th:
			return
		}
	}
}

// itemGap stands behind the bullet or number that a list is displayed with, which
// nobody wrote; what people type themselves has a plain space there.
const itemGap = "\u00a0"

// listItem writes the bullet or the number of an item.
func (d *display) listItem() {
	for i := len(d.open) - 1; i >= 0 && i >= len(d.open)-maxScan; i-- {
		switch e := &d.open[i]; e.tag {
		case atom.Ol:
			d.marker(strconv.Itoa(e.item) + "." + itemGap)
			e.item++
			return
		case atom.Ul:
			d.marker("-" + itemGap)
			return
		}
	}
	d.marker("-" + itemGap)
}

// bullet replaces the bullet that Word wrote from start on by ours; numbers
// stay.
func (d *display) bullet(start int) {
	if start > len(d.out) {
		return
	}
	text := string(bytes.TrimSpace(d.out[start:]))
	if strings.Trim(text, "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.)(") != "" || len(text) < 2 {
		text = "-"
	}
	d.out = append(append(d.out[:start], text...), itemGap...)
	d.space = false
}
