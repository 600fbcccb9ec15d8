package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// abbreviation reports whether a full stop after the word belongs to it.
func abbreviation(word string) bool {
	switch strings.ToLower(word) {
	case "dr", "nr", "no", "bzw", "ca", "inkl", "evtl", "ggf", "st", "mr", "mrs", "ms", "sig", "dott", "tel",
		"resp", "vs", "approx", "max", "min", "art", "fr", "hr", "prof", "ing", "vers", "ver", "rel", "env",
		"mo", "di", "mi", "do", "sa", "so", "lu", "ma", "me", "je", "ve", "mer", "gio", "ven", "jan", "feb",
		"febr", "okt", "nov", "dez", "sept", "oct", "dec", "déc", "janv", "févr", "juil", "gen", "ott", "dic",
		"n", "mme", "sig.ra", "betr", "bspw", "vgl", "geb", "tgl", "wg", "kw", "mon", "tue", "wed", "thu", "fri", "jeu", "mar":
		return true
	}
	return len(word) == 1
}

// elision reports whether a word before an apostrophe stands for itself (French
// and Italian: l', d', qu', dell', …).
func elision(word string) bool {
	switch strings.ToLower(word) {
	case "l", "d", "n", "s", "j", "c", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu", "aujourd",
		"dell", "all", "nell", "dall", "sull", "un", "cos", "quest", "quell", "v":
		return true
	}
	return false
}

// dayMonth reports whether a number is a day and a month: 15.12.
func dayMonth(w string) bool {
	day, month, found := strings.Cut(w, ".")
	return found && len(day) < 3 && len(month) < 3 && digitsIn(w) == len(w)-1
}

// smallNext reports whether the next word begins with a small letter or a digit,
// or is a noun that no sentence begins with.
func smallNext(rest string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " "))
	if digitRune(r) || unicode.IsLower(r) {
		return true
	}
	word := strings.TrimLeft(rest, " ")
	n := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
	return n > 0 && word[n] != ':' && vocabulary()[simplify(word[:n])] == 0
}
