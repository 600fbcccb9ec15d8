package templates

import (
	"strings"
	"unicode/utf8"
)

// columns is how wide plain text is at most: below the 78 of RFC 5322, 2.1.1,
// with room for the marks of a quotation.
const columns = 72

// plainText writes blocks as text with lines of at most width characters; 0
// means that lines are not broken. No line begins in a way that mail programs
// take for something else ("From ", ">", "-- "): lists and quotations are
// indented, and a paragraph is never broken before such a word.
func plainText(blocks []block, width int) string {
	var b strings.Builder
	for i, bl := range blocks {
		if i > 0 {
			b.WriteString("\n")
		}
		for _, l := range bl.plain(width) {
			b.WriteString(l + "\n")
		}
	}
	return b.String()
}

func (b block) plain(width int) []string {
	var out []string
	add := func(first, rest, text string) { out = append(out, wrap(first, rest, text, width)...) }
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

// wrap breaks text into lines of at most width characters, longer words
// excepted; the first begins with one indent, the others with another.
func wrap(first, rest, text string, width int) []string {
	if width <= 0 {
		return []string{first + text}
	}
	var out []string
	indent, now, used := first, "", 0
	for word := range strings.SplitSeq(text, " ") {
		n := utf8.RuneCountInString(word)
		if now != "" && len(indent)+used+1+n > width && (indent != "" || harmless(word)) {
			out = append(out, indent+now)
			indent, now, used = rest, "", 0
		}
		if now == "" {
			now, used = word, n
			continue
		}
		now, used = now+" "+word, used+1+n
	}
	return append(out, strings.TrimRight(indent+now, " "))
}

// harmless reports whether a line may begin with the word.
func harmless(word string) bool {
	return word != "From" && word != "--" && word != "." && !strings.HasPrefix(word, ">")
}
