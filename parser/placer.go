package parser

import (
	"slices"
	"strings"
)

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
