package parser

import (
	"strings"
	"unicode/utf8"
)

// isBlank tells the characters that are shown as a blank: no-break spaces and
// their kin.
func isBlank(r rune) bool {
	return r == '\u00a0' || r >= '\u2000' && r <= '\u200a' || r == '\u202f' || r == '\u205f' || r == '\u3000'
}

// isInvisible tells the characters that show nothing, and those that turn the
// direction of what follows: they hide text from people or from programs.
func isInvisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u180e', r == '\ufeff':
		return true
	case r >= '\u200b' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2060' && r <= '\u206f':
		return true
	}
	return false
}

// plainText makes lines end with \n and takes out what is not seen: control
// characters, zero-width characters. Blanks of all kinds become one kind.
func plainText(s string) string {
	var out strings.Builder
	out.Grow(len(s))
	kept := 0 // s up to here is written
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c < 0x7f || c == '\n' || c == '\t' {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		with := plainRune(r, s[i+n:])
		if with == string(r) {
			i += n
			continue
		}
		out.WriteString(s[kept:i])
		out.WriteString(with)
		i += n
		kept = i
	}
	if kept == 0 {
		return s
	}
	out.WriteString(s[kept:])
	return out.String()
}

// plainRune returns what stands for r, before rest.
func plainRune(r rune, rest string) string {
	switch {
	case r == '\r' && strings.HasPrefix(rest, "\n"), isInvisible(r):
		return ""
	case r == '\r', r == '\f', r == '\v', r == '\u0085', r == '\u2028', r == '\u2029':
		return "\n"
	case isBlank(r):
		return " "
	case r < ' ', r == 0x7f, r >= 0x80 && r < 0xa0:
		return ""
	}
	return string(r)
}

// unflow joins the soft line breaks of format=flowed (RFC 3676, section 4).
// delSp says that the blank before a soft break goes with it. The lines of
// s end with \n.
func unflow(s string, delSp bool) string {
	var out strings.Builder
	out.Grow(len(s))
	soft := false // the last line flows on
	last := 0     // its depth of quotation
	for len(s) > 0 {
		line, rest, ended := strings.Cut(s, "\n")
		s = rest
		text := strings.TrimLeft(line, ">")
		depth := len(line) - len(text)
		text = strings.TrimPrefix(text, " ")
		signature := text == "-- "
		if soft && depth == last && !signature {
			out.WriteString(text[:flowEnd(text, delSp)])
		} else {
			if soft {
				out.WriteByte('\n')
			}
			out.WriteString(strings.Repeat("> ", depth))
			out.WriteString(text[:flowEnd(text, delSp && !signature)])
		}
		last = depth
		soft = strings.HasSuffix(text, " ") && !signature
		if !soft && ended {
			out.WriteByte('\n')
		}
	}
	return out.String()
}

// flowEnd is where the line ends that a soft break may follow.
func flowEnd(line string, delSp bool) int {
	if delSp && strings.HasSuffix(line, " ") {
		return len(line) - 1
	}
	return len(line)
}
