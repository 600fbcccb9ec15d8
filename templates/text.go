package templates

import (
	"strings"
	"unicode/utf8"
)

// columns is how wide plain text is at most: below the 78 of RFC 5322, 2.1.1,
// with room for the marks of a quotation.
const columns = 72

// plainText writes blocks as text. No line begins in a way that mail programs
// take for something else ("From ", ">", "-- "): lists and quotations are
// indented, and a paragraph is never broken before such a word.
func plainText(blocks []block) string {
	var b strings.Builder
	for i, bl := range blocks {
		if i > 0 {
			b.WriteString("\n")
		}
		for _, l := range bl.plain() {
			b.WriteString(l + "\n")
		}
	}
	return b.String()
}

func (b block) plain() []string {
	var out []string
	add := func(first, rest, text string) { out = append(out, wrap(first, rest, text)...) }
	switch b.kind {
	case bullets:
		for _, l := range b.lines {
			add("- ", "  ", l.text)
		}
	case numbers:
		for _, l := range b.lines {
			add(l.label+" ", strings.Repeat(" ", len(l.label)+1), l.text)
		}
	case facts:
		for _, l := range b.lines {
			add("  ", "    ", l.label+" "+l.text)
		}
	case link:
		for _, l := range b.lines {
			out = append(out, l.label, "  "+l.text)
		}
	case quote:
		for _, l := range b.lines {
			add("  ", "  ", l.text)
		}
	default:
		for _, s := range b.sentences() {
			first := ""
			if word, _, _ := strings.Cut(s, " "); !harmless(word) {
				first = " "
			}
			add(first, "", s)
		}
	}
	return out
}

// wrap breaks text into lines of at most columns characters, longer words
// excepted; the first begins with one indent, the others with another.
func wrap(first, rest, text string) []string {
	var out []string
	indent, now, width := first, "", 0
	for word := range strings.SplitSeq(text, " ") {
		n := utf8.RuneCountInString(word)
		if now != "" && len(indent)+width+1+n > columns && (indent != "" || harmless(word)) {
			out = append(out, indent+now)
			indent, now, width = rest, "", 0
		}
		if now == "" {
			now, width = word, n
			continue
		}
		now, width = now+" "+word, width+1+n
	}
	return append(out, strings.TrimRight(indent+now, " "))
}

// harmless reports whether a line may begin with the word.
func harmless(word string) bool {
	return word != "From" && word != "--" && word != "." && !strings.HasPrefix(word, ">")
}
