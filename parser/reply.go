package parser

import "strings"

// A span is a byte range of document.text.
type span struct{ start, end int }

// A reply is a mail's text taken apart: what its author newly wrote, and what
// only came along. The spans of the four kinds do not overlap and together
// hold every character that is not white space, so that nothing is lost.
type reply struct {
	fresh     []span // newly written, in order; the salutation is part of it
	forwarded []span // forwarded (not replied-to) mails, without their header blocks
	quoted    []span // the replied-to history, attributions and header blocks
	signature []span // closing formulas and all that follows, footers, banners

	answers       []answer // fresh pieces that stand below a quotation
	forwardedFrom []string // addr-specs of the authors of forwarded, lower case
}

// An answer is a piece of fresh text below quoted lines.
type answer struct {
	question string // the quoted paragraph directly above, without marks, white space folded
	fresh    span
}

// text is the new text with white space folded, as `text` of the contract.
// The bars that part the cells of a table made from HTML are not shown.
func (r reply) text(d document) string {
	if d.html {
		d.text = withoutBullets(d.text)
	}
	s := folded(d.text, r.fresh)
	if d.html {
		s = strings.Join(strings.Fields(strings.ReplaceAll(" "+s+" ", " | ", "  ")), " ")
	}
	return s
}

// withoutBullets blanks the bullets and numbers of displayed lists; no octet
// moves.
func withoutBullets(text string) string {
	if !strings.Contains(text, itemGap) {
		return text
	}
	out := []byte(text)
	for at := 0; ; at++ {
		n := strings.Index(text[at:], itemGap)
		if n < 0 {
			return string(out)
		}
		at += n
		line := strings.LastIndexByte(text[:at], '\n') + 1
		if mark := strings.TrimLeft(text[line:at], "> "); mark == "-" || strings.Trim(mark, "0123456789") == "." {
			copy(out[at-len(mark):at], "          ")
		}
	}
}

// folded joins pieces of a text with every run of white space made one space.
func folded(text string, spans []span) string {
	var b strings.Builder
	for _, s := range spans {
		for w := range strings.FieldsSeq(text[s.start:s.end]) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w)
		}
	}
	return b.String()
}

// split separates what the author newly wrote from quotation, closing formula
// and signature. Whether an older mail below was forwarded or replied to is
// read from the subject's prefix. author are the names and addresses the author
// goes by, where known: they let a bare name below the text be recognised.
func split(d document, subject string, author ...string) reply {
	rows := cutRows(d.text)
	c := cutter{rows: rows, subject: prefixOf(subject)}
	c.older()
	s := signer{rows: rows, author: newNameSet(author)}
	s.sign()
	r := collect(rows)
	r.forwardedFrom = c.from
	r.answers = answersIn(d.text, rows)
	return r
}

// collect joins neighbouring rows of one kind into spans.
func collect(rows []row) (r reply) {
	add := func(k rowKind, start, end int) {
		list := r.list(k)
		if n := len(*list); n > 0 && (*list)[n-1].end == start {
			(*list)[n-1].end = end
			return
		}
		*list = append(*list, span{start, end})
	}
	previous := rowFresh
	for i, l := range rows {
		end := l.end
		if i+1 < len(rows) {
			end = rows[i+1].start
		}
		kind := l.kind
		if l.blank() {
			kind = previous // a blank line parts nothing
		}
		previous = kind
		if l.cut > l.start {
			add(rowFresh, l.start, l.cut)
			add(rowSignature, l.cut, end)
			previous = rowSignature
			continue
		}
		add(kind, l.start, end)
	}
	return r
}

// list is where the spans of a kind are kept.
func (r *reply) list(k rowKind) *[]span {
	switch k {
	case rowForwarded:
		return &r.forwarded
	case rowQuoted:
		return &r.quoted
	case rowSignature:
		return &r.signature
	}
	return &r.fresh
}

// answersIn pairs each fresh piece below a quotation with what it answers.
func answersIn(text string, rows []row) (list []answer) {
	for i := 0; i < len(rows); {
		if rows[i].kind != rowFresh || rows[i].blank() {
			i++
			continue
		}
		from := i
		for i < len(rows) && (rows[i].kind == rowFresh || rows[i].blank()) {
			i++
		}
		if q := questionAbove(rows, from); q != "" {
			end := rows[i-1].end
			if c := rows[i-1].cut; c > 0 {
				end = c
			}
			s := span{rows[from].start, end}
			list = append(list, answer{question: q, fresh: trim(text, s)})
		}
	}
	return list
}

// questionAbove is the quoted paragraph that ends directly above row i.
func questionAbove(rows []row, i int) string {
	j := i - 1
	for j >= 0 && rows[j].blank() {
		j--
	}
	last := j
	for j >= 0 && rows[j].kind == rowQuoted && !rows[j].intro && rows[j].body != "" {
		j--
	}
	var words []string
	for _, l := range rows[j+1 : last+1] {
		words = append(words, strings.Fields(l.body)...)
	}
	return strings.Join(words, " ")
}

// trim takes the white space off a span's ends.
func trim(text string, s span) span {
	s.start += len(text[s.start:s.end]) - len(strings.TrimLeft(text[s.start:s.end], " \t\n"))
	s.end = s.start + len(strings.TrimRight(text[s.start:s.end], " \t\n"))
	return s
}
