package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"vorlauf/tickets"
)

// A token is a word, a number, a URL or an address of a text. Marks between
// words are no tokens of their own: a token knows the mark before it.
type token struct {
	start, end int   // byte offsets in the text
	sentence   int   // rises by one with every sentence, list item and table row
	before     byte  // the mark before: ' ', ',', ':', '(', '-', '|', '\n', '.', …; 0 for none
	kind       byte  // 'w' word, 'n' number (or a word that begins with a digit), 'u' URL, 'm' address
	upper      bool  // begins with a capital letter
	class      class // what the word tables say of the word alone
	inner      bool  // has a capital letter, a digit or a sign after its first letter
}

// A passage is a text with its tokens, and what the word tables found in it.
type passage struct {
	text   string
	lang   tickets.Language
	toks   []token
	marks  []int32 // element ids of all tokens, see marked
	offset []int32 // toks[i] has marks[offset[i]:offset[i+1]]
	hits   []hit
}

// word returns the token's text.
func (p *passage) word(i int) string { return p.text[p.toks[i].start:p.toks[i].end] }

// slice returns the text from token i to token j, both included.
func (p *passage) slice(i, j int) string { return p.text[p.toks[i].start:p.toks[j].end] }

// is reports whether token i is a word of the class.
func (p *passage) is(i int, c class) bool {
	return i >= 0 && i < len(p.toks) && p.toks[i].class&c != 0
}

// sentence returns the first token of i's sentence and the one after its last.
func (p *passage) sentence(i int) (from, to int) {
	s := p.toks[i].sentence
	for from = i; from > 0 && p.toks[from-1].sentence == s; from-- {
	}
	for to = i; to < len(p.toks) && p.toks[to].sentence == s; to++ {
	}
	return from, to
}

// at returns the first token that ends after the byte offset.
func (p *passage) at(offset int) int {
	lo, hi := 0, len(p.toks)
	for lo < hi {
		mid := (lo + hi) / 2
		if p.toks[mid].end <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// A scanner takes a text apart.
type scanner struct {
	text     string
	html     bool
	toks     []token
	sentence int
	before   byte
	line     int  // where the current line begins
	long     bool // lines run on past any width that mails are wrapped at
	ordinals bool // a full stop behind a number may make an ordinal of it
}

// tokenize takes the spans of a text apart; each begins a sentence of its own. In a text made from HTML every line stands for
// itself; in plain text only those that were not merely wrapped.
func tokenize(text string, spans []span, html bool) []token {
	return tokenizeAs(text, spans, html, tickets.German)
}

// tokenizeAs is tokenize for a text in that language.
func tokenizeAs(text string, spans []span, html bool, lang tickets.Language) []token {
	const perToken = 7 // bytes, with the space; a guess that spares growing
	n := 0
	for _, part := range spans {
		n += part.end - part.start
	}
	s := scanner{text: text, html: html, ordinals: lang == tickets.German || lang == "", toks: make([]token, 0, n/perToken+4)}
	for _, part := range spans {
		s.text = text[:part.end]
		s.line, s.before = part.start, '\n'
		s.long = longLines(text[part.start:part.end])
		s.sentence++
		s.scan(part.start)
	}
	return s.toks
}

func (s *scanner) scan(i int) {
	text := s.text
	for i < len(text) {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		switch {
		case letterRune(r) || digitRune(r):
			i = s.take(i)
		case r == '\n':
			s.newline(i)
			i++
		default:
			s.mark(r, i, n)
			i += n
		}
	}
}

// take reads one token at i and returns where it ends.
func (s *scanner) take(i int) int {
	if end, kind := atAddress(s.text, i); end > 0 {
		s.add(token{start: i, end: end, kind: kind})
		return end
	}
	t := token{start: i, kind: 'w'}
	first, _ := utf8.DecodeRuneInString(s.text[i:])
	t.upper = unicode.IsUpper(first)
	if digitRune(first) {
		t.kind = 'n'
	}
	j := i
	for j < len(s.text) {
		r, n := rune(s.text[j]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s.text[j:])
		}
		if !letterRune(r) && !digitRune(r) && r != '_' && !s.inside(r, i, j, n) {
			break
		}
		if j > i && (digitRune(r) || unicode.IsUpper(r)) && t.kind == 'w' {
			t.inner = true
		}
		j += n
	}
	if j < len(s.text) && (s.text[j] == '+' || s.text[j] == '#') && t.kind == 'w' {
		for ; j < len(s.text) && (s.text[j] == '+' || s.text[j] == '#'); j++ {
			t.inner = true
		}
	}
	t.end = j
	s.add(t)
	return j
}

// inside reports whether the mark r at j belongs to the word that begins at i:
// a point between digits, an apostrophe that is no elision.
func (s *scanner) inside(r rune, i, j, n int) bool {
	if j+n >= len(s.text) || j == i {
		return false
	}
	next, _ := utf8.DecodeRuneInString(s.text[j+n:])
	switch r {
	case '.':
		return digitRune(rune(s.text[j-1])) && digitRune(next)
	case '\'', '’':
		return letterRune(next) && !elision(s.text[i:j])
	}
	return false
}

func (s *scanner) add(t token) {
	t.sentence, t.before = s.sentence, s.before
	s.toks = append(s.toks, t)
	s.before = 0
}

// mark notes a character between words; a full stop may end the sentence.
func (s *scanner) mark(r rune, i, n int) {
	switch r {
	case ' ', '\t', '\u00a0':
		if s.before == 0 || s.before == '-' && s.spaced(i) {
			s.before = ' '
		}
		return
	case '.', '!', '?', '…':
		if s.ends(r, i, n) {
			s.sentence++
			s.before = '.'
			return
		}
		if s.before == 0 {
			s.before = '.'
		}
		return
	case '–', '—':
		s.before = ';'
		return
	case '\'', '’':
		if last := len(s.toks) - 1; last >= 0 && s.toks[last].end == i && s.before == 0 {
			s.before = ' ' // "d'Abacus" are two words
			return
		}
	}
	switch {
	case r == '-' && s.before == ' ':
		s.before = ';' // a dash
	case r >= utf8.RuneSelf:
		s.before = '"'
	case s.before != '\n' || r == '-' || r == '*' || r == '|' || r == '>':
		s.before = byte(r)
	}
}

// spaced reports whether the hyphen before i stands after a space.
func (s *scanner) spaced(i int) bool { return i >= 2 && s.text[i-2] == ' ' }

// ends reports whether the full stop at i ends a sentence: it is followed by
// space, and not by the rest of an abbreviation or an ordinal.
func (s *scanner) ends(r rune, i, n int) bool {
	if i+n < len(s.text) && s.text[i+n] != ' ' && s.text[i+n] != '\n' && s.text[i+n] != '"' && s.text[i+n] != ')' {
		return r != '.' && r != '!' && i+n < len(s.text) && s.text[i+n] >= utf8.RuneSelf
	}
	if r != '.' || len(s.toks) == 0 {
		return true
	}
	last := s.toks[len(s.toks)-1]
	if last.end != i {
		return true
	}
	word := s.text[last.start:last.end]
	if last.kind == 'n' && len(word) <= 2 {
		if s.ordinals {
			return last.before != '\n' && last.before != 0 && opensSentence(s.text[i+n:])
		}
		return s.endsBehindNumber(last, i+n)
	}
	if last.kind == 'n' && dayMonth(word) && smallNext(s.text[i+n:]) {
		return false
	}
	return !abbreviation(word)
}

// opensSentence reports whether a German text begins with a word that only has a
// capital where a sentence begins: "Topal 11. Könnten Sie …", but "11. Dezember".
func opensSentence(text string) bool {
	word, _, _ := strings.Cut(strings.TrimLeft(text, " "), " ")
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(r) && germanOpeners[simplify(strings.TrimRight(word, ",:"))]
}

var germanOpeners = setOf(
	"konnen konnt konnten konntet konnte kann kannst konntest wurden wurdet wurde mochten durfen darf sollen sollten bitte danke merci vielen besten",
	"wir ich sie er es ihr du man der die das den dies dieser diese dieses unser unsere mein meine was wann wie wer wo wenn falls weil da dann danach",
	"ist sind wird hat haben gibt geht passt ware wurde wegen fur mit nach vor bei leider gerne aktuell momentan und aber oder auch ausserdem zudem",
)

// endsBehindNumber reports whether a full stop behind a number ends the
// sentence where a language writes no ordinals so: "install Topal 6. The
// licence …", but not "1. Topal" in a list nor "14. December".
func (s *scanner) endsBehindNumber(number token, behind int) bool {
	if number.before == '\n' || number.before == 0 {
		return false
	}
	rest := strings.TrimLeft(s.text[behind:], " ")
	if rest == "" || rest[0] < 'A' || rest[0] > 'Z' {
		return false
	}
	return len(rest) < 3 || !strings.Contains("jan feb mar apr may mai jun jul aug sep oct okt nov dec dez gen mag giu lug ago set ott dic avr jui aoû fév déc", strings.ToLower(rest[:3]))
}

// newline ends the sentence unless the line was merely wrapped there.
func (s *scanner) newline(i int) {
	width := i - s.line
	s.line = i + 1
	rest := s.text[i+1:]
	if s.html || s.long || s.listed(i) && !startsSmall(rest) || closed(s.text, i) && !startsSmall(rest) || !softWrapped(width, rest) {
		s.sentence++
		s.before = '\n'
		return
	}
	if s.before == 0 {
		s.before = ' '
	}
}

// listed reports whether the line that ends at i is an item of a list with
// bullets.
func (s *scanner) listed(i int) bool {
	line := strings.LastIndexByte(s.text[:i], '\n') + 1
	return i-line > 2 && (s.text[line] == '-' || s.text[line] == '*') && s.text[line+1] == ' '
}

// longLines reports whether a text has lines of prose that no mail program
// would have left so long, had it wrapped any.
func longLines(text string) bool {
	for line := range strings.SplitSeq(text, "\n") {
		if len(line) > 84 && !strings.Contains(line, "://") || len(line) > 200 {
			return true
		}
	}
	return false
}

// closed reports whether the line that ends at i ends in a mark or a URL.
func closed(text string, i int) bool {
	return i > 0 && strings.IndexByte(".:;!?)/>", text[i-1]) >= 0
}

// startsSmall reports whether a line goes on with a small letter.
func startsSmall(line string) bool { return line != "" && line[0] >= 'a' && line[0] <= 'z' }

// softWrapped reports whether a line of that width was broken because the next
// word had no room in it (72 to 80 columns, a little less in phones).
func softWrapped(width int, rest string) bool {
	n := 0
	for n < len(rest) && rest[n] != ' ' && rest[n] != '\n' {
		n++
	}
	if n == 0 || bullet(rest) {
		return false
	}
	return width+1+n > 64 && width <= 80
}

// bullet reports whether a line begins as a list item.
func bullet(line string) bool {
	if line[0] == '-' || line[0] == '*' || line[0] == '>' || line[0] == '|' {
		return true
	}
	n := 0
	for n < len(line) && digitRune(rune(line[n])) {
		n++
	}
	return n > 0 && n < 3 && n+1 < len(line) && (line[n] == ')' || line[n] == '.') && line[n+1] == ' '
}

func letterRune(r rune) bool {
	return r|0x20 >= 'a' && r|0x20 <= 'z' || r >= utf8.RuneSelf && unicode.IsLetter(r)
}

func digitRune(r rune) bool { return r >= '0' && r <= '9' }

// address reads a URL or an addr-spec at i, and returns where it ends.
func atAddress(text string, i int) (end int, kind byte) {
	j, at, scheme := i, false, false
	for j < len(text) {
		c := text[j]
		if c == ' ' || c == '\n' || c == '<' || c == '>' || c == '"' || c == '\t' {
			break
		}
		if !scheme && !at && (c == ',' || c == ';' || c == '(' || c == ')' || c >= utf8.RuneSelf) {
			return 0, 0
		}
		if c == '@' {
			at = true
		}
		if c == ':' && j+2 < len(text) && text[j+1] == '/' && text[j+2] == '/' {
			scheme = true
		}
		if j-i > 64 && !at && !scheme {
			return 0, 0
		}
		j++
	}
	if !at && !scheme && !(j-i > 6 && text[i:i+4] == "www.") {
		return 0, 0
	}
	for j > i && !letterRune(rune(text[j-1])) && !digitRune(rune(text[j-1])) && text[j-1] != '/' && text[j-1] != '=' {
		j--
	}
	if at && !scheme {
		return j, 'm'
	}
	return j, 'u'
}
