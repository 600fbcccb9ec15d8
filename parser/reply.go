package parser

import (
	"strings"
)

// A span is a byte range of document.text.
type span struct{ start, end int }

// A reply is a mail's text taken apart: what its author newly wrote, and what
// only came along. The spans of the four kinds do not overlap and together
// hold every character that is not white space, so that nothing is lost.
type reply struct {
	fresh     []span // newly written, in order; the salutation is part of it
	forwarded []span // forwarded (not replied-to) mails, without their header blocks
	quoted    []span // the replied-to history, attributions and header blocks
	signature []span // closing formulas and all that follows them

	answers       []answer // fresh pieces that stand below a quotation
	forwardedFrom []string // addr-specs of the authors of forwarded, lower case
}

// An answer is a piece of fresh text below quoted lines.
type answer struct {
	question string // the quoted paragraph directly above, without marks, white space folded
	fresh    span
}

// text is the new text with white space folded, as `text` of the contract.
func (r reply) text(d document) string {
	var b strings.Builder
	for _, s := range r.fresh {
		for _, w := range strings.Fields(d.text[s.start:s.end]) {
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
	return reply{fresh: []span{{0, len(d.text)}}}
}
