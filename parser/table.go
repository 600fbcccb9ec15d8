package parser

import (
	"slices"
	"strings"
)

// A cell is a cell below a head.
type cell struct {
	column   class // what its head says: asColname, asColversion, asCollicence
	from, to int   // tokens, to not included
	row      int   // its sentence
	old      bool  // its head says that it tells what runs now
}

// A columnHead is what the head of a column says of it.
type columnHead struct {
	column class // 0 for one that does not matter
	old    bool  // what runs now
}

// cells reads the tables of a text: rows of cells separated by " | " below a
// row of heads that name the software.
func (s *origin) cells() []cell {
	var heads []columnHead
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
			all = append(all, s.label(from, to)...)
		case heads == nil:
			heads = s.heads(start, row)
		default:
			all = append(all, s.row(start, row, heads)...)
		}
		i = to
	}
	return all
}

// label reads "Software: diva next": a line whose first words, up to a colon,
// say what the others are.
func (s *origin) label(from, to int) []cell {
	first := from
	if s.toks[from].kind == 'n' && from+1 < to && s.toks[from].end-s.toks[from].start < 3 {
		first++ // a numbered line
	}
	for i := first + 1; i < to && i <= first+3; i++ {
		if s.toks[i].before != ':' {
			continue
		}
		if is := s.columnOf(first, i); is != 0 {
			return []cell{{column: is, from: i, to: s.valueEnd(i, to), row: s.toks[from].sentence, old: s.old(first, i)}}
		}
		return nil
	}
	return nil
}

// old reports whether a head speaks of what runs now: "Current version".
func (s *origin) old(from, to int) bool {
	for i := from; i < to; i++ {
		if s.is(i, asFromword) {
			return true
		}
	}
	return false
}

// valueEnd is where the value that begins at token i ends: at a comma or a
// bracket.
func (s *origin) valueEnd(i, to int) int {
	for j := i + 1; j < to; j++ {
		if strings.IndexByte(",;(:|", s.toks[j].before) >= 0 {
			return j
		}
	}
	return to
}

// columnOf is what a head says of its column: the licence ("Product key"), the
// version ("Software version"), the name; 0 for anything else.
func (s *origin) columnOf(from, to int) class {
	for _, c := range []class{asCollicence | asKeyword, asColversion, asColname, asColdate} {
		for i := from; i < to; i++ {
			if s.is(i, c) && !(c == asColname && s.setupHead(from, to)) {
				return c &^ asKeyword
			}
		}
	}
	return 0
}

// setupHead reports whether a head is one for the setup: "Programme
// d'installation", "Installation software".
func (s *origin) setupHead(from, to int) bool {
	for i := from; i < to; i++ {
		if s.is(i, asSetupword) && s.is(i, asInstall|asUpdate) && !s.is(i, asColname) {
			return true
		}
	}
	return false
}

// heads reads a row as the heads of a table, nil where none names the software.
func (s *origin) heads(start int, row string) []columnHead {
	heads := make([]columnHead, 0, 8)
	named := false
	s.eachCell(start, row, func(_, from, to int) {
		is := s.columnOf(from, to)
		named = named || is == asColname
		heads = append(heads, columnHead{is, s.old(from, to)})
	})
	if !named || len(heads) < 2 {
		return nil
	}
	return heads
}

// row reads the cells of a row. Where empty cells were left out, the columns
// behind the second count from the right.
func (s *origin) row(start int, row string, heads []columnHead) []cell {
	var all []cell
	short := max(len(heads)-strings.Count(row, "|")-1, 0)
	s.eachCell(start, row, func(n, from, to int) {
		if n > 1 {
			n += short
		}
		if n < len(heads) && heads[n].column != 0 && from < to {
			all = append(all, cell{column: heads[n].column, from: from, to: to, row: s.toks[from].sentence, old: heads[n].old})
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
	past := false // the version is what runs now
	for _, c := range s.table {
		switch c.column {
		case asColname:
			if m, ok := s.nameCell(c); ok {
				all = append(all, m)
			}
			past = false
		case asColversion:
			if v, _ := s.versionAt(c.from); v != "" && len(all) > 0 && (all[len(all)-1].version == "" || past && !c.old) {
				all[len(all)-1].version, past = v, c.old
			}
		}
	}
	return all
}

// versioned reports whether the row of a name has a cell for the version.
func (s *origin) versioned(name cell) bool {
	return slices.ContainsFunc(s.table, func(c cell) bool {
		if c.column != asColversion || c.row != name.row {
			return false
		}
		v, _ := s.versionAt(c.from)
		return v != ""
	})
}

// nameCell reads a cell as a product's name, with its version behind it.
func (s *origin) nameCell(c cell) (mention, bool) {
	m := mention{in: s, from: c.from, to: c.to - 1, score: 2 * enough, reason: "table"}
	for i := c.from + 1; i < c.to && !s.versioned(c); i++ {
		if v, last := s.versionAt(i); v != "" && last == c.to-1 && !s.joined(i) {
			m.to, m.version = i-1, v
			break
		}
	}
	for m.to > m.from && s.is(m.to, asVersionword) {
		m.to--
	}
	m, _ = m.trimmed()
	linked := slices.ContainsFunc(s.doc.links, func(l link) bool {
		return l.start >= 0 && s.toks[m.from].start >= l.start && s.toks[m.to].end <= l.end
	})
	named := !linked && m.to-m.from < 5 && s.toks[m.from].kind != 'u' && s.toks[m.from].kind != 'm' && (!s.is(m.from, asCommon) || s.toks[m.from].upper && (m.to > m.from || s.versioned(c) && !s.is(m.from, asUpdate|asSoftword)))
	return m, named
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
