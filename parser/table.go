package parser

import "strings"

// A cell is a cell below a head.
type cell struct {
	column   class // what its head says: asColname, asColversion, asCollicence
	from, to int   // tokens, to not included
	row      int   // its sentence
}

// cells reads the tables of a text: rows of cells separated by " | " below a
// row of heads that name the software.
func (s *origin) cells() []cell {
	var heads []class
	var all []cell
	for i := 0; i < len(s.toks); {
		from, to := s.sentence(i)
		start := strings.LastIndexByte(s.text[:s.toks[from].start], '\n') + 1
		end := len(s.text)
		if n := strings.IndexByte(s.text[start:], '\n'); n >= 0 {
			end = start + n
		}
		row := s.text[start:end]
		switch {
		case !strings.Contains(row, "|"):
			heads = nil
		case heads == nil:
			heads = s.heads(start, row)
		default:
			all = append(all, s.row(start, row, heads)...)
		}
		i = to
	}
	return all
}

// heads reads a row as the heads of a table, nil where none names the software.
func (s *origin) heads(start int, row string) []class {
	heads := make([]class, 0, 8)
	named := false
	s.eachCell(start, row, func(_, from, to int) {
		var is class
		for i := from; i < to; i++ {
			for _, c := range []class{asColname, asColversion, asCollicence} {
				if is == 0 && s.is(i, c) {
					is = c
				}
			}
		}
		named = named || is == asColname
		heads = append(heads, is)
	})
	if !named || len(heads) < 2 {
		return nil
	}
	return heads
}

// row reads the cells of a row. Where empty cells were left out, the columns
// behind the second count from the right.
func (s *origin) row(start int, row string, heads []class) []cell {
	var all []cell
	short := max(len(heads)-strings.Count(row, "|")-1, 0)
	s.eachCell(start, row, func(n, from, to int) {
		if n > 1 {
			n += short
		}
		if n < len(heads) && heads[n] != 0 && from < to {
			all = append(all, cell{column: heads[n], from: from, to: to, row: s.toks[from].sentence})
		}
	})
	return all
}

// eachCell calls do with the number of each cell of a row and its tokens.
func (s *origin) eachCell(start int, row string, do func(n, from, to int)) {
	n := 0
	for part := range strings.SplitSeq(row, "|") {
		from, to := s.at(start), s.at(start+len(part))
		do(n, from, to)
		n++
		start += len(part) + 1
	}
}

// tabled are the products of a table's name column with their versions.
func (r *understanding) tabled(s *origin) []mention {
	var all []mention
	for _, c := range s.table {
		switch {
		case c.column == asColname:
			all = append(all, mention{in: s, from: c.from, to: c.to - 1, score: 2 * enough, reason: "table"})
		case c.column == asColversion && len(all) > 0 && s.toks[all[len(all)-1].from].sentence == c.row:
			if v, _ := s.versionAt(c.from); v != "" {
				all[len(all)-1].version = v
			}
		}
	}
	return all
}

// inColumn reports whether token i stands in a column of that kind.
func (s *origin) inColumn(i int, kind class) bool {
	for _, c := range s.table {
		if c.column == kind && i >= c.from && i < c.to {
			return true
		}
	}
	return false
}

// licenceCell returns the tokens of the licence cell between two tokens.
func (s *origin) licenceCell(from, to int) (a, b int, ok bool) {
	for _, c := range s.table {
		if c.column == asCollicence && c.from >= from && c.to <= to {
			return c.from, c.to, true
		}
	}
	return 0, 0, false
}
