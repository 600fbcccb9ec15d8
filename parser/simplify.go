package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// simplify writes s in lower case and without accents, with ss for ß and a
// plain apostrophe. It serves tables of words, which are written this way.
func simplify(s string) string {
	plain := true
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r < utf8.RuneSelf {
			if r >= 'A' && r <= 'Z' {
				r += 'a' - 'A'
			}
			b.WriteByte(byte(r))
			continue
		}
		b.WriteString(unaccent(r))
	}
	return b.String()
}

// unaccent is one letter in lower case without its accent.
func unaccent(r rune) string {
	switch r = unicode.ToLower(r); r {
	case 'ä', 'à', 'á', 'â', 'ã', 'å':
		return "a"
	case 'é', 'è', 'ê', 'ë':
		return "e"
	case 'ì', 'í', 'î', 'ï':
		return "i"
	case 'ö', 'ò', 'ó', 'ô', 'õ', 'ø':
		return "o"
	case 'ü', 'ù', 'ú', 'û':
		return "u"
	case 'ç':
		return "c"
	case 'ñ':
		return "n"
	case 'ß':
		return "ss"
	case 'œ':
		return "oe"
	case 'æ':
		return "ae"
	case '’', '‘', '´', '`':
		return "'"
	}
	return string(r)
}
