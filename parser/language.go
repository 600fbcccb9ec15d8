package parser

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/abadojack/whatlanggo"

	"vorlauf/tickets"
)

// language tells which of the desk's four languages a text is written in.
// Swiss German is German. It answers "" where the text decides nothing: then
// the customer's own language counts. Words decide; only where they do not, and
// more than 60 letters are there, letter statistics do.
func language(text string) tickets.Language {
	if len(text) > 8000 {
		text = text[:8000]
	}
	votes, letters := countWords(text)
	best, second := en, -1
	for l := range votes {
		if votes[l] > votes[best] {
			best = l
		}
	}
	for l := range votes {
		if l != best && (second < 0 || votes[l] > votes[second]) {
			second = l
		}
	}
	switch margin := votes[best] - votes[second]; {
	case margin >= 3 && votes[best] >= 2*votes[second]-2,
		margin >= 2 && votes[second] == 0,
		margin >= 1 && votes[best] >= 2 && letters < 40 && votes[second] == 0:
		return languages[best]
	}
	if letters > 60 {
		return guessed(text)
	}
	if votes[best] > votes[second] && votes[best] >= 3 {
		return languages[best]
	}
	return ""
}

var languages = [...]tickets.Language{de: tickets.German, en: tickets.English, fr: tickets.French, it: tickets.Italian}

// vocabulary has for each word the languages that use it, as bits. It is made
// on first use.
var vocabulary = sync.OnceValue(func() map[string]uint8 {
	words := make(map[string]uint8, 1600)
	for l, list := range languageWords {
		for w := range strings.FieldsSeq(list) {
			words[simplify(w)] |= 1 << l
		}
	}
	for _, w := range []string{"merci", "ok", "sorry", "super", "ciao", "team", "support", "software", "server", "computer", "version", "update", "upgrade", "installation", "ticket", "laptop", "link", "setup", "file", "test"} {
		delete(words, w)
	}
	return words
})

// countWords counts for each language what speaks for it: two for a word that
// it has alone, one for a shared one, an ending or a letter of its own.
func countWords(text string) (votes [4]int, letters int) {
	known := vocabulary()
	for w := range strings.FieldsSeq(text) {
		if notProse(w) {
			continue
		}
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		low := simplify(w)
		letters += len(low)
		bits, ok := known[low]
		if !ok {
			if a := strings.IndexByte(low, '\''); a > 0 && a < len(low)-1 {
				elided(&votes, low[:a])
				bits, ok = known[low[a+1:]]
			}
		}
		switch {
		case bits&(bits-1) == 0 && ok:
			for l := range votes {
				votes[l] += int(bits>>l&1) * 2
			}
		case ok:
			for l := range votes {
				votes[l] += int(bits >> l & 1)
			}
		default:
			ending(&votes, low)
		}
		spelling(&votes, w)
	}
	return votes, letters
}

// notProse reports whether a word says nothing about a language: a link, an
// address, a number, a name of a file.
func notProse(w string) bool {
	return strings.Contains(w, "://") || strings.ContainsAny(w, "@_\\0123456789") || len(w) > 40
}

// elided counts the article or pronoun before an apostrophe.
func elided(votes *[4]int, head string) {
	switch head {
	case "d", "j", "n", "qu", "s", "c", "jusqu", "m":
		votes[fr]++
	case "l":
		votes[fr]++
		votes[it]++
	case "dell", "nell", "all", "dall", "sull", "un", "quest":
		votes[it] += 2
	}
}

// ending counts the ending of a long word that is in no list.
func ending(votes *[4]int, low string) {
	if len(low) < 7 {
		return
	}
	for n := 3; n <= 6; n++ {
		if l, ok := languageEndings[low[len(low)-n:]]; ok {
			votes[l]++
			return
		}
	}
}

// spelling counts letters that only one of the languages writes.
func spelling(votes *[4]int, w string) {
	for i := 0; i < len(w); {
		if w[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(w[i:])
		i += n
		switch r {
		case 'ä', 'ö', 'ß', 'Ä', 'Ö', 'ü', 'Ü':
			votes[de]++
			return
		case 'ê', 'ç', 'œ', 'û', 'î', 'ë', 'â', 'é', 'É', 'Ç':
			votes[fr]++
			return
		case 'ò', 'ì':
			votes[it]++
			return
		}
	}
}

// guessed asks letter statistics, and believes them only where they are sure.
func guessed(text string) tickets.Language {
	info := whatlanggo.DetectWithOptions(text, whatlanggo.Options{Whitelist: map[whatlanggo.Lang]bool{
		whatlanggo.Deu: true, whatlanggo.Eng: true, whatlanggo.Fra: true, whatlanggo.Ita: true,
	}})
	if info.Confidence < 0.3 {
		return ""
	}
	switch info.Lang {
	case whatlanggo.Deu:
		return tickets.German
	case whatlanggo.Eng:
		return tickets.English
	case whatlanggo.Fra:
		return tickets.French
	case whatlanggo.Ita:
		return tickets.Italian
	}
	return ""
}
