package parser

import (
	"unicode/utf8"
)

// foldWord appends s to dst in lower case, without accents and apostrophes, and
// with the German digraphs ae, oe, ue as plain vowels, so that "können",
// "koennen" and "konnen" are one word.
func foldWord(dst []byte, s string, german bool) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c == '\'' {
				continue
			}
			if german && c == 'e' && len(dst) > 0 && digraph(dst, s, i) {
				continue
			}
			dst = append(dst, c)
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		dst = append(dst, plain(r)...)
	}
	return dst
}

// digraph reports whether an e behind dst only writes an umlaut out.
func digraph(dst []byte, s string, next int) bool {
	switch dst[len(dst)-1] {
	case 'a', 'o':
		return true
	case 'u':
		// not in "neue", "aktuell", "Steuer", "quer"
		if len(dst) > 1 {
			switch dst[len(dst)-2] {
			case 'a', 'e', 'q', 't', 'o':
				return false
			}
		}
		return next < len(s)
	}
	return false
}

// plain is the letter without its accent; marks within a word are left out.
func plain(r rune) string {
	switch r {
	case '’', '‘', '\u00ad', '\u200b':
		return ""
	}
	return unaccent(r)
}
