package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A nameSet holds the words of the names and addresses that someone goes by,
// simplified.
type nameSet map[string]bool

// newNameSet takes names and addresses apart. The local part of an address
// counts, its domain counts by its first label.
func newNameSet(names []string) nameSet {
	s := nameSet{}
	initials := ""
	for _, n := range names {
		local, domain, ok := strings.Cut(n, "@")
		if ok {
			domain, _, _ = strings.Cut(domain, ".")
			local += " " + domain
		}
		for _, w := range strings.FieldsFunc(simplify(local), func(r rune) bool { return !unicode.IsLetter(r) }) {
			if !ok {
				initials += w[:1]
			}
			if len(w) > 1 && !notNames[w] {
				s[w] = true
				s[umlauts.Replace(w)] = true
			}
		}
	}
	if len(initials) > 1 {
		s[initials] = true
	}
	return s
}

// umlauts undoes how addresses write them ("saemi@" is Sämi's).
var umlauts = strings.NewReplacer("ae", "a", "oe", "o", "ue", "u")

// hasAny reports whether one of the words is the author's.
func (s nameSet) hasAny(words []closingWord) bool {
	joined := ""
	for _, w := range words {
		if joined += w.low; s[w.low] || s[joined] { // "R. Frei" of rfrei@
			return true
		}
		for part := range strings.SplitSeq(w.low, "-") {
			if len(part) > 2 && s[part] {
				return true
			}
		}
	}
	return false
}

// initial reports whether one of the names begins with that letter.
func (s nameSet) initial(letter string) bool {
	for name := range s {
		if strings.HasPrefix(name, letter) {
			return true
		}
	}
	return false
}

// notNames are capitalised words that stand alone on a line and are nobody.
var notNames = setOf(
	"danke merci thanks thx grazie dank bitte please ok okay ja nein yes no oui non si gut super perfekt perfect parfait perfetto prima passt done",
	"top einverstanden agreed accord confirmed hallo hello hi hoi guten tag morgen bonjour buongiorno ciao salut vielen besten herzlichen mille tante",
	"many alles update upgrade setup lizenz licence license version software programm termin datum link siehe betreff anbei mit ohne neu neue neues",
	"wir ich sie es das die der wer was wann the this that we it they je nous vous il la le les noi voi lo gli am im in auf an zu bei nach vor",
	"montag dienstag mittwoch donnerstag freitag samstag sonntag monday tuesday wednesday thursday friday saturday sunday",
	"lundi mardi mercredi jeudi vendredi samedi dimanche info support team mail kein keine alle vorschlag option proposition proposta",
	"januar februar april mai juni juli august september oktober november dezember",
)

// particles stand in names in lower case.
var particles = setOf("von van de di da del della der den la le du zu zur dr prof dipl lic ing med mag lic. i. iur und & et e phil nat rer pol oec jur mult habil dent vet sc techn eth fh dres")

// nameWord reports whether a word may be part of a name: a capital letter and
// letters behind it, or an initial.
func nameWord(w string) bool {
	core := strings.Trim(w, ".,;!()")
	if particles[simplify(core)] {
		return true
	}
	r, n := utf8.DecodeRuneInString(core)
	if !unicode.IsUpper(r) || notNames[simplify(core)] {
		return false
	}
	return strings.IndexFunc(core[n:], func(r rune) bool { return !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '.' && r != '’' }) < 0
}

// nameLine reports whether a line may be a person's or a firm's name alone.
func nameLine(body string) bool {
	if len(body) > 48 || strings.ContainsAny(body, "?!:;") {
		return false
	}
	if at := strings.IndexByte(body, '('); at > 0 && strings.HasSuffix(body, ")") {
		body = body[:at] // "Joanna (reception)"
	}
	words := strings.Fields(strings.TrimRight(body, ","))
	if n := len(words); n > 1 && strings.Trim(words[n-1], "x") == "" {
		words = words[:n-1] // "Zoe xx"
	}
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	real := false
	for _, w := range words {
		if !nameWord(w) || strings.HasSuffix(w, ",") {
			return false
		}
		real = real || len(strings.Trim(w, ".")) > 1
	}
	last := words[len(words)-1]
	return real && !(strings.HasSuffix(last, ".") && len(last) > 3)
}

// bareName finds a signature without a closing formula at the end of the rows
// from..to: a name, and below it lines of a signature. It returns where it
// begins, or to.
func (s *signer) bareName(from, to int) int {
	top, below, contacts := to, 0, 0
	for i := to - 1; i >= from && below < 14; i-- {
		body := s.rows[i].body
		if body == "" {
			continue
		}
		isContact := contact(body)
		own := s.own(body)
		if !isContact && !own && !nameLine(body) && (prose(body) || !s.mayBelong(body, i, from)) {
			break
		}
		below++
		if (own || nameLine(body) || company(simplify(body)) && !endsSentence(body)) && s.standsAlone(i, from, to, own, contacts) {
			top = i
		}
		if isContact {
			contacts++
		}
	}
	return top
}

// own reports whether a line holds nothing but the author's own names.
func (s *signer) own(body string) bool {
	if bar := strings.IndexByte(body, '|'); bar > 0 {
		body = body[:bar]
	}
	if len(body) > 48 || len(s.author) == 0 {
		return false
	}
	words := closingWords(body)
	if len(words) == 1 && len(words[0].low) == 1 {
		return s.author.initial(words[0].low)
	}
	return len(words) > 0 && len(words) < 6 && s.author.hasAny(words) && named4(words, s.author)
}

// named4 is named for up to five words.
func named4(words []closingWord, author nameSet) bool {
	for len(words) > 3 {
		if !named(words[:3], author) {
			return false
		}
		words = words[3:]
	}
	return named(words, author)
}

// mayBelong reports whether a line that is neither name nor coordinates can
// stand in a signature: a job, a motto, with a name somewhere above it.
func (s *signer) mayBelong(body string, i, from int) bool {
	if len(body) > 70 || strings.HasPrefix(body, "- ") || strings.HasPrefix(body, "* ") || endsSentence(body) {
		return false
	}
	for j := i - 1; j >= from && j > i-8; j-- {
		if above := s.rows[j].body; above != "" {
			return nameLine(above) || s.own(above) || contact(above)
		}
	}
	return false
}

// standsAlone reports whether the name in row i ends the text above it.
func (s *signer) standsAlone(i, from, to int, own bool, contacts int) bool {
	above := ""
	for j := i - 1; j >= from; j-- {
		if above = s.rows[j].body; above != "" {
			break
		}
	}
	switch {
	case above == "": // nothing else in this run
		return s.headless(from, to) && (own || len(s.author) == 0 && initialled(s.rows[i].body))
	case own:
		return !strings.HasSuffix(above, ":")
	case s.rows[i-1].body == "" && endsSentence(above) && (!strings.Contains(s.rows[i].body, " ") || initialled(s.rows[i].body) || fullName(s.rows[i].body)) && s.nothingBelow(i):
		return true // a first name alone, "B. Stalder", a full name: whoever the address belongs to
	case initialled(s.rows[i].body) && thanks(above) && len(above) < 24 && s.nothingBelow(i):
		return true
	case len(s.author) > 0 && contacts == 0 && !contact(s.rows[i].body) && to == len(s.rows):
		return false
	case strings.HasSuffix(above, ":") || strings.HasSuffix(above, ","):
		return false
	}
	return endsSentence(above) || s.rows[i-1].body == "" && (prose(above) || thanks(above))
}

// fullName reports whether a line is first name and name, as no product is
// written that is known.
func fullName(body string) bool {
	words := strings.Fields(body)
	if len(words) != 2 {
		return false
	}
	for _, w := range words {
		r, n := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(r) || len(w)-n < 2 || strings.IndexFunc(w[n:], func(r rune) bool { return !unicode.IsLower(r) && r != '-' }) >= 0 {
			return false
		}
	}
	first, names := foldWord(nil, words[0], false), knownProducts()
	return names.known[string(first)] == nil && names.makers[string(first)] == nil
}

// nothingBelow reports whether row i is the mail's last with anything in it.
func (s *signer) nothingBelow(i int) bool {
	for _, r := range s.rows[i+1:] {
		if r.body != "" {
			return false
		}
	}
	return true
}

// thanksAbove moves the beginning of a signature up over a "Thanks," that only
// leads to the name below it.
func (s *signer) thanksAbove(from, top, end int) int {
	if i := top - 1; top < end && i > from && thanks(s.rows[i].body) && strings.HasSuffix(s.rows[i].body, ",") && len(s.rows[i].body) < 24 {
		return i
	}
	return top
}

// initialled reports whether a line is a name with an initial ("B. Stalder").
func initialled(body string) bool {
	words := strings.Fields(body)
	return len(words) > 1 && len(words[0]) <= 5 && strings.HasSuffix(words[0], ".")
}

// thanks reports whether a line is a word of thanks.
func thanks(body string) bool {
	switch first, _, _ := strings.Cut(strings.Trim(simplify(body), " ,.!"), " "); first {
	case "danke", "merci", "thanks", "grazie", "vielen", "besten", "herzlichen", "many", "thank", "thx":
		return true
	}
	return false
}
