package parser

import "strings"

// inBracket narrows the stretch around token i to the bracket in which it stands.
func (s *origin) inBracket(i, from, to int) (int, int) {
	for j := i; j > from; j-- {
		mark := s.text[s.toks[j-1].end:s.toks[j].start]
		if strings.IndexByte(mark, ')') >= 0 {
			return from, to
		}
		if strings.IndexByte(mark, '(') >= 0 {
			return j, max(min(to, s.bracketEnd(j)), i+1)
		}
	}
	return from, to
}

// bracketed is how many of the tokens i to j stand in a bracket that opens and
// closes between them.
func (s *origin) bracketed(i, j int) int {
	n, inside := 0, 0
	for k := i + 1; k <= j && k < len(s.toks); k++ {
		mark := s.text[s.toks[k-1].end:s.toks[k].start]
		if strings.IndexByte(mark, ')') >= 0 {
			n, inside = n+inside, 0
		}
		if inside > 0 || strings.IndexByte(mark, '(') >= 0 {
			inside++
		}
	}
	return n
}
