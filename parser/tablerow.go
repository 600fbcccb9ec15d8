package parser

import (
	"bytes"
	"unicode/utf8"
)

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
