package templates

import (
	"strings"
	"unicode"
)

// A value is what others wrote, or what is made from it, as [clean] leaves it.
// It stands in a template between two marks, so that nothing in it can begin a
// line of markup or end one.
type value string

// clean makes one line of s, of at most 500 characters. What nobody would see
// is "", so that templates can ask whether there is a value.
func clean(s string) value { return value(shorten(oneLine(s), valueLength)) }

const mark = "\x00"

// String returns the value as templates may hold it.
func (v value) String() string {
	if v == "" {
		return ""
	}
	return mark + string(v) + mark
}

const valueLength = 500

// oneLine folds all white space into single spaces and drops what nobody sees:
// control characters, and those that turn the direction of the text around
// (Unicode 15, 23.2), which can make a file name or date read otherwise.
func oneLine(s string) string { return strings.Join(strings.FieldsFunc(visible(s), breaking), " ") }

// breaking is white space at which a line may end: not the no-break spaces.
func breaking(r rune) bool { return unicode.IsSpace(r) && r != noBreak && r != narrowNoBreak }

const (
	noBreak       = '\u00a0'
	narrowNoBreak = '\u202f'
)

// visible drops invisible characters but keeps line breaks and spaces.
func visible(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case breaking(r):
			return r
		case unicode.Is(unicode.Cc, r), unicode.Is(unicode.Bidi_Control, r), r == unicode.ReplacementChar, r == '\ufeff':
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
}

// A verbatim is a line of staff's own words, or an address of the desk's pages:
// marked like a value, and never folded or cut.
type verbatim string

// String returns the line as templates may hold it.
func (v verbatim) String() string {
	if v == "" {
		return ""
	}
	return mark + string(v) + mark
}

// lines are the lines of a longer text, word for word: only line ends are made
// alike and invisible characters dropped.
func lines(s string) []verbatim {
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\f", "\n", "\u0085", "\n").Replace(s)
	s = strings.Trim(visible(s), "\n")
	if strings.TrimSpace(s) == "" {
		return nil
	}
	var all []verbatim
	for line := range strings.SplitSeq(s, "\n") {
		all = append(all, verbatim(strings.ReplaceAll(line, "\t", "    ")))
	}
	return all
}

// shorten cuts s to n characters, the last one being an ellipsis.
func shorten(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n-1]) + "…"
	}
	return s
}
