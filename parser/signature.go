package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A signer finds where the author's closing formula and signature begin.
type signer struct {
	rows   []row
	author nameSet
}

// sign marks closing formulas, signatures, footers and banners among the fresh
// rows. Each run of fresh rows is looked at for itself.
func (s *signer) sign() {
	for i := 0; i < len(s.rows); {
		if s.rows[i].kind != rowFresh {
			i++
			continue
		}
		from := i
		for i < len(s.rows) && s.rows[i].kind == rowFresh {
			i++
		}
		if from = s.banner(from, i); from < i {
			s.run(from, i)
		}
	}
}

// run looks at the fresh rows from (inclusive) to to (exclusive).
func (s *signer) run(from, to int) {
	first := true // nothing said yet
	end := to
	for i := from; i < to; i++ {
		body := s.rows[i].body
		if body == "" {
			continue
		}
		if s.ends(i, from, to, first) {
			end = i
			break
		}
		if at := s.closingWithin(i, to); at > 0 {
			s.rows[i].cut = s.rows[i].start + at
			end = i + 1
			break
		}
		first = false
	}
	if end == to || !closing(s.rows[end].body, s.author) {
		end = s.thanksAbove(from, s.bareName(from, end), end)
	}
	for i := end; i < to; i++ {
		if s.rows[i].body != "" {
			s.rows[i].kind = rowSignature
		}
	}
}

// ends reports whether row i begins a signature: closing formula, separator,
// footer of a telephone, disclaimer. first says that nothing stands above it.
func (s *signer) ends(i, from, to int, first bool) bool {
	body := s.rows[i].body
	switch {
	case body == "--" || body == "—" && !first && !s.proseBelow(i+1, to):
		return true
	case rule(body):
		return !first || s.headless(from, to)
	case mobileFooter(body):
		return true
	case s.disclaimer(i, to):
		return !first
	case closing(body, s.author):
		return !first || s.onlyNamesBelow(i+1, to) // not "Ciao Fabio," and what follows
	}
	if !first && (s.signs(i, to) || looseClosing(body) && i+1 < to && s.onlyNamesBelow(i+1, to)) {
		return true
	}
	return i+1 < to && politeOpening(body) && len(body)+len(s.rows[i+1].body) < 300 && politeClose(body+" "+s.rows[i+1].body)
}

// headless reports whether another run holds the words that this one lacks.
func (s *signer) headless(from, to int) bool {
	for i, r := range s.rows {
		if (i < from || i >= to) && r.kind == rowFresh && r.body != "" {
			return true
		}
	}
	return false
}

// rule reports whether a line is a separator made of underscores, as list
// servers and meeting invitations draw it.
func rule(body string) bool {
	return len(body) >= 2 && strings.Trim(body, "_") == "" ||
		utf8.RuneCountInString(body) >= 4 && strings.Trim(body, "—") == ""
}

// closingWithin finds a closing formula at the end of row i, below which
// nothing but a signature follows. It returns 0, or the offset in the row.
func (s *signer) closingWithin(i, to int) int {
	r := s.rows[i]
	at := closingAtEnd(r.body, s.author)
	if at <= 0 || s.proseBelow(i+1, to) {
		return 0
	}
	return r.left + at
}

// onlyNamesBelow reports whether the rows from..to hold nothing that anybody
// would call a message.
func (s *signer) onlyNamesBelow(from, to int) bool {
	for i := from; i < to; i++ {
		if body := s.rows[i].body; body != "" && !contact(body) && !nameLine(body) && !s.own(body) && !closing(body, s.author) && !mobileFooter(body) {
			return false
		}
	}
	return true
}

// proseBelow reports whether a sentence stands in the rows from..to before any
// footer.
func (s *signer) proseBelow(from, to int) bool {
	if to-from > 80 {
		return true // no signature is as long
	}
	for i := from; i < to; i++ {
		body := s.rows[i].body
		if body == "" {
			continue
		}
		if body == "--" || rule(body) || mobileFooter(body) || closing(body, s.author) || s.disclaimer(i, to) {
			return false
		}
		if prose(body) {
			return true
		}
	}
	return false
}

// prose reports whether a line reads as a sentence rather than as a line of a
// signature.
func prose(body string) bool {
	if contact(body) {
		return false
	}
	if strings.HasSuffix(body, "?") || strings.HasSuffix(body, "!") || strings.HasSuffix(body, ":") {
		return true
	}
	small, words := 0, 0
	for w := range strings.FieldsSeq(body) {
		words++
		if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
			small++
		}
	}
	return words > 3 && small*2 >= words || words > 1 && strings.HasSuffix(body, ".") && small > 0
}

// companies are the legal forms that end a firm's name.
var companies = []string{
	" ag", " gmbh", " sa", " sarl", " ltd", " inc", " sagl", " srl", " s.r.l", " spa", " s.p.a", " kg", " kollegen",
	" & co", " llc", " limited", " sas", " s.a", " s.a.r.l", " genossenschaft", " stiftung", " gemeinde ", " e.v", " ug", " ohg",
}

// contactWords begin a line with someone's coordinates.
var contactWords = []string{
	"tel", "t +", "t 0", "m +", "m 0", "fax", "mobil", "phone", "natel", "direkt", "direct", "durchwahl", "iban", "mwst", "uid",
	"ust", "tva", "no tva", "iva", "p.iva", "www.", "http", "mail:", "e-mail:", "e mail", "email:", "telefon", "telefono", "cell",
	"cellulare", "portable", "offnungszeiten", "burozeiten", "horaires", "orari", "web:", "skype",
}

// contact reports whether a line holds a firm, an address, a number or a site.
func contact(body string) bool {
	if len(body) >= 120 {
		return false
	}
	low := simplify(body)
	for _, w := range contactWords {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	if company(low) {
		return true
	}
	if len(body) < 100 && (strings.Count(body, " | ") > 0 || strings.Contains(body, " · ")) {
		return true
	}
	words := strings.Fields(body)
	if len(words) <= 3 && strings.Contains(body, "@") {
		return true
	}
	return len(body) < 90 && (manyDigits(body) || postcode(words))
}

// company reports whether a simplified line names a firm with its legal form.
func company(low string) bool {
	bare := strings.TrimRight(low, " .,|")
	for _, w := range companies {
		if strings.HasSuffix(bare, w) && len(low) < 70 {
			return true
		}
		if len(low) < 90 && (strings.Contains(low, w+",") || strings.Contains(low, w+" |") || strings.Contains(low, w+" -") || strings.Contains(low, w+" ·")) {
			return true
		}
	}
	return false
}

// manyDigits reports whether a line is mostly a telephone number.
func manyDigits(body string) bool {
	digits, letters := 0, 0
	for _, r := range body {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	return digits >= 9 && letters < digits
}

// postcode reports whether a line holds a postcode and a town ("8008 Zürich").
func postcode(words []string) bool {
	for i := 0; i+1 < len(words); i++ {
		w := words[i]
		if at := strings.LastIndexByte(w, '-'); at > 0 && at < 3 {
			w = w[at+1:]
		}
		if n := len(w); (n == 4 || n == 5) && digitsOnly(w) && w[:2] != "20" && w[:2] != "19" {
			if r, _ := utf8.DecodeRuneInString(words[i+1]); unicode.IsUpper(r) && len(words) < 12 {
				return true
			}
		}
	}
	return false
}

func digitsOnly(s string) bool {
	for i := 0; i < len(s); i++ {
		if !isDigit(s[i]) {
			return false
		}
	}
	return s != ""
}
