package parser

import (
	"iter"
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"

	"vorlauf/tickets"
)

// A dateToken is a word, a number or a mark of a text, as the date grammar sees
// it.
type dateToken struct {
	start, end int32
	kind       byte      // 'w' word, 'n' number, 'x' something that is never part of a date, 'e' end of a sentence, else the mark itself
	num        int       // of a number
	digits     int8      // how many digits it has
	w          *dateWord // of a word the grammar knows; else &noWord
	space      bool      // white space before
	line       bool      // a line feed before
	upper      bool      // begins with a capital letter
}

// is reports whether the token can mean k.
func (t *dateToken) is(k meaningKind) bool { return t.w.mask>>k&1 != 0 }

// value is what the token's meaning k says; ok is false where it has none.
func (t *dateToken) value(k meaningKind) (v int, ok bool) {
	if !t.is(k) {
		return 0, false
	}
	for _, m := range t.w.means {
		if m.kind == k {
			return m.value, true
		}
	}
	return 0, false
}

// A dateLexer takes a text apart.
type dateLexer struct {
	text  string
	lang  uint8
	toks  []dateToken
	words *dateLexicon
	space bool
	line  int // line feeds since the last token
	items int // the number of the last item of a numbered list
}

// lexDates takes text apart. Links, addresses, names of files, codes,
// telephone numbers, decimals and version numbers become one token 'x' each.
func lexDates(text string, lang tickets.Language) []dateToken {
	l := dateLexer{text: text, lang: languageBit(lang), words: dateVocabulary(), toks: make([]dateToken, 0, len(text)/4+8)}
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c == '\n':
			l.line++
			l.space = true
			i++
		case c == ' ' || c == '\t' || c == '\r':
			l.space = true
			i++
		default:
			i = l.chunk(i)
		}
	}
	dropNumberRuns(l.toks)
	return l.toks
}

// languageBit is the bit of a language in meaning.langs; 0 for none.
func languageBit(lang tickets.Language) uint8 {
	for i, l := range languages {
		if l == lang {
			return 1 << i
		}
	}
	return 0
}

// chunk reads what stands between two white spaces.
func (l *dateLexer) chunk(i int) int {
	end, coded := i, false
	letters, digits := false, false
	for end < len(l.text) {
		c := l.text[end]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' {
			break
		}
		switch {
		case isDigit(c):
			digits = true
		case c >= utf8.RuneSelf || c|0x20 >= 'a' && c|0x20 <= 'z':
			letters = true
		case c == '@' && end > i || c == '\\' || c == '_' || c == '=' || c == '#' || c == '§' || c == '$':
			coded = true
		}
		end++
	}
	if l.line > 1 || l.line == 1 && listMark(l.text[i:end]) {
		l.add(dateToken{start: int32(i), end: int32(i), kind: 'e', line: true})
	}
	if l.numbers(i, end) {
		l.add(dateToken{start: int32(i), end: int32(i), kind: 'e', line: true})
		l.add(dateToken{start: int32(i), end: int32(end), kind: 'x'})
		return end
	}
	if coded || letters && l.code(i, end, digits) || digits && numeral(l.text[i:end]) {
		l.add(dateToken{start: int32(i), end: int32(end), kind: 'x'})
		return end
	}
	for i < end {
		i = l.token(i, end)
	}
	return end
}

func (l *dateLexer) add(t dateToken) {
	if t.w == nil {
		t.w = &noWord
	}
	t.space, t.line = l.space || len(l.toks) == 0, l.line > 0 || t.line
	if t.kind != 'e' {
		l.space, l.line = false, 0
	}
	l.toks = append(l.toks, t)
}

// numbers reports whether the chunk numbers the next item of a list ("4. KW 50"),
// and is no day before a month.
func (l *dateLexer) numbers(i, end int) bool {
	if end-i != 2 || l.text[end-1] != '.' || int(l.text[i]-'0') != l.items+1 || len(l.toks) > 0 && l.line == 0 {
		return false
	}
	next := strings.TrimLeft(l.text[end:], " \t")
	word := next[:len(next)-len(strings.TrimLeftFunc(next, unicode.IsLetter))]
	if len(word) <= 24 {
		var buf [48]byte
		if w := l.words.find(simplifyInto(buf[:0], word)); w.mask>>isMonth&1 != 0 {
			return false
		}
	}
	l.items++
	return true
}

// listMark reports whether a chunk begins a list item.
func listMark(s string) bool {
	return s == "-" || s == "*" || s == "•" || s == "–" || len(s) <= 3 && isDigit(s[0]) && s[len(s)-1] == ')'
}

// code reports whether a chunk with letters is a name of a file, a host or an
// article number: letters on both sides of a dot, or letters and digits that
// no date notation joins.
func (l *dateLexer) code(from, end int, digits bool) bool {
	s := l.text[from:end]
	for len(s) > 0 && (s[len(s)-1] == '.' || s[len(s)-1] == ',' || s[len(s)-1] == ')') {
		s = s[:len(s)-1]
	}
	if !digits {
		for i := 1; i+2 < len(s); i++ {
			if s[i] == '.' && asciiLetter(s[i-1]) && asciiLetter(s[i+1]) && asciiLetter(s[i+2]) || s[i] == ':' && s[i+1] == '/' {
				return true
			}
		}
		return false
	}
	glued := true
	for i := 0; i < len(s); {
		if r, _ := utf8.DecodeRuneInString(s[i:]); !unicode.IsLetter(r) {
			i++
			continue
		}
		j := i
		for j < len(s) {
			r, n := utf8.DecodeRuneInString(s[j:])
			if !unicode.IsLetter(r) {
				break
			}
			j += n
		}
		glued = glued && (l.joins(s[i:j]) || i > 0 && s[i-1] == '/' && !isDigit(s[min(j, len(s)-1)]))
		i = j
	}
	return !glued
}

func asciiLetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// joins reports whether letters may stand glued to digits in a date or a time.
func (l *dateLexer) joins(letters string) bool {
	var buf [32]byte
	if len(letters) > 24 {
		return false
	}
	for _, m := range l.words.find(simplifyInto(buf[:0], letters)).means {
		switch m.kind {
		case isMonth, isWeekday, isWeek, isOrdinalMark, isHour, isHalfDay, isArticle, isUntil, isFrom, isOpenStart, isQuarterYear, isTimeMark:
			return true
		}
	}
	return false
}

// token reads one token of a chunk.
func (l *dateLexer) token(i, end int) int {
	if c := l.text[i]; isDigit(c) {
		j, n := i, 0
		for j < end && isDigit(l.text[j]) {
			if n < 1e8 {
				n = n*10 + int(l.text[j]-'0')
			}
			j++
		}
		l.add(dateToken{start: int32(i), end: int32(j), kind: 'n', num: n, digits: int8(min(j-i, 100))})
		return j
	}
	r, size := utf8.DecodeRuneInString(l.text[i:])
	if unicode.IsLetter(r) {
		return l.word(i, end, r)
	}
	l.mark(i, r, size)
	return i + size
}

// word reads a word and looks up what it means.
func (l *dateLexer) word(i, end int, first rune) int {
	j := i
	for j < end {
		if c := l.text[j]; c < utf8.RuneSelf {
			if !asciiLetter(c) {
				break
			}
			j++
			continue
		}
		r, n := utf8.DecodeRuneInString(l.text[j:])
		if !unicode.IsLetter(r) || r == 'º' || r == 'ª' {
			break
		}
		j += n
	}
	if j == i {
		j += utf8.RuneLen(first)
	}
	t := dateToken{start: int32(i), end: int32(j), kind: 'w', upper: unicode.IsUpper(first), w: &noWord}
	if j-i <= 24 {
		var buf [48]byte
		t.w = l.words.find(simplifyInto(buf[:0], l.text[i:j]))
		if t.w.strict && l.lang != 0 {
			t.w = t.w.in[bits.TrailingZeros8(l.lang)]
		}
	}
	l.add(t)
	l.closeSentence()
	if j+3 <= end && l.text[j] == '.' && (l.text[j+1]|0x20) == 'm' && j-i == 1 && (l.text[i]|0x20 == 'a' || l.text[i]|0x20 == 'p') { // a.m., p.m.
		last := &l.toks[len(l.toks)-1]
		last.w = l.words.find([]byte{l.text[i] | 0x20, 'm'})
		last.end = int32(min(j+3, end))
		return int(last.end)
	}
	return j
}

// closeSentence ends the sentence at the full stop behind a number, which may be
// an ordinal's too, where the word behind it has a capital only there: "alle 11.
// Il pomeriggio …".
func (l *dateLexer) closeSentence() {
	n := len(l.toks)
	if n < 3 || l.toks[n-2].kind != '.' || l.toks[n-3].kind != 'n' {
		return
	}
	t := l.toks[n-1]
	foreign := l.lang != 0 && l.lang != languageBit(tickets.German)
	if t.space && t.upper && (t.is(isArticle) || t.is(isAt) || t.is(isFrom) || foreign && t.w == &noWord) {
		l.toks[n-1] = dateToken{start: t.start, end: t.start, kind: 'e', w: &noWord}
		l.toks = append(l.toks, t)
	}
}

// mark adds a mark. A full stop behind a word ends a sentence, but not behind
// an abbreviation that dates use.
func (l *dateLexer) mark(i int, r rune, size int) {
	t := dateToken{start: int32(i), end: int32(i + size)}
	switch r {
	case '–', '—', '−':
		t.kind = '-'
	case '°', 'º':
		t.kind = 'o'
	case '’', '\'':
		t.kind = '\''
	case '?', '!', ';':
		t.kind = 'e'
	case '.':
		t.kind = '.'
		if n := len(l.toks); n > 0 && l.toks[n-1].kind == 'w' {
			if abbreviated(&l.toks[n-1]) {
				l.toks[n-1].end = t.end
				return
			}
			t.kind = 'e'
		}
	case '€', '£', '%':
		t.kind = '%'
	default:
		if r >= utf8.RuneSelf || r < ' ' {
			l.space = true
			return
		}
		t.kind = byte(r)
	}
	l.add(t)
	if t.kind == 'e' {
		l.line = 0
	}
}

// abbreviated reports whether a full stop belongs to the word before it.
func abbreviated(t *dateToken) bool {
	if t.w == &noWord || t.end-t.start > 5 {
		return false
	}
	for _, m := range t.w.means {
		switch m.kind {
		case isMonth, isWeekday, isWeek, isAbout, isOrdinalMark, isNumberLabel, isHour, isMoney:
			return m.short || m.kind == isNumberLabel || m.kind == isAbout || m.kind == isMoney
		}
	}
	return false
}

// numeral reports whether a chunk of digits and marks is a number that is no
// date: decimals with a comma, thousands, addresses, versions.
func numeral(s string) bool {
	dots, groups := 0, 0
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			inner := i > 0 && i+1 < len(s) && isDigit(s[i-1]) && isDigit(s[i+1])
			switch {
			case inner && (s[i] == ',' || s[i] == '\''):
				return true
			case inner && s[i] == '.':
				dots++
			case s[i] == '+' && i+1 < len(s) && isDigit(s[i+1]):
				return true
			case s[i] == '-' || s[i] == '/' || s[i] == ':':
				dots = 0
			}
			continue
		}
		if i == 0 || !isDigit(s[i-1]) {
			groups++
		}
		if dots > 2 {
			return true
		}
	}
	return dots == 2 && !dottedDate(s) && groups == 3
}

// dottedDate reports whether three numbers with dots can be a date.
func dottedDate(s string) bool {
	var n, digits [3]int
	k := 0
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case isDigit(c):
			n[k] = n[k]*10 + int(c-'0')
			digits[k]++
		case digits[0] > 0 && c == '.' && k < 2:
			k++
		}
	}
	if digits[0] == 4 {
		return n[0] > 1999 && n[0] < 2100 && n[1] >= 1 && n[1] <= 12 && n[2] >= 1 && n[2] <= 31
	}
	return n[0] >= 1 && n[0] <= 31 && n[1] >= 1 && n[1] <= 12 && digits[0] < 3 && digits[1] < 3 && (digits[2] == 2 || digits[2] == 4 && n[2] > 1999 && n[2] < 2100)
}

// dropNumberRuns turns telephone and account numbers into 'x': three or more
// numbers in a row with nothing but spaces between, or a group with a leading
// zero and three digits.
func dropNumberRuns(toks []dateToken) {
	for i := 0; i < len(toks); {
		if toks[i].kind != 'n' {
			i++
			continue
		}
		j := i
		for j+1 < len(toks) && toks[j+1].kind == 'n' && !toks[j+1].line {
			j++
		}
		code := toks[i].digits == 3 && toks[i].num < 100
		for k := i; k <= j; k++ {
			if j-i >= 2 && !(j-i == 2 && toks[j].digits == 4 && toks[j].num > 1999) || code || toks[k].digits > 4 {
				toks[k].kind = 'x'
			}
		}
		if code && j+2 < len(toks) && toks[j+1].kind == '/' {
			for k := j + 1; k < len(toks) && k < j+6 && (toks[k].kind == 'n' || toks[k].kind == '/'); k++ {
				toks[k].kind = 'x'
			}
		}
		i = j + 1
	}
}

// simplifyInto is simplify without an allocation.
func simplifyInto(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		dst = append(dst, unaccent(r)...)
		i += n
	}
	return dst
}

// fields is strings.FieldsSeq, for the tables of words.
func fields(s string) iter.Seq[string] { return strings.FieldsSeq(s) }
