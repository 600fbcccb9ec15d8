package parser

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A wordSet holds simplified words.
type wordSet map[string]bool

func setOf(list ...string) wordSet {
	s := wordSet{}
	for _, l := range list {
		for w := range strings.FieldsSeq(l) {
			s[w] = true
		}
	}
	return s
}

// The words of closing formulas. A formula has one of closingKeys, and nothing
// else but closingCourtesies and names.
var (
	closingKeys = setOf(
		"gruss grusse grussen gruesse gruessen gruess grues griass griess griassli griessli griaess hochachtung grussli gruessli gruesslis grusslis grues grusst mfg lg vg bg hg fg mfgr",
		"hochachtungsvoll herzlichst freundlichst tschuss tschau adieu ade empfehlungen",
		"salutations salutation cordialement cordialment cdt cdlt amicalement amities bises bisous respectueusement sincerement excuses bav",
		"saluti saluto salutoni cordialmente cordialita distintamente ossequi stima",
		"regards regard rgds greetings sincerely faithfully truly cordially respectfully kr brgds wishes",
	)
	// weakKeys close a mail only where nothing but a name follows on the line
	// behind a comma, or on the next.
	weakKeys = setOf("best herzlich cheers ciao br yours xoxo warmly salut a+ bientot presto bald dann journee soiree giornata serata day weekend week-end semaine settimana wochenende tag abend lundi demain soon friendly fondly wohl mal sportivement collegialement collegialmente amichevolmente")

	closingCourtesies = setOf(
		"mit mir alles molti tanti i de us vo freundlichen freundliche freundlichem freundlicher freundlich besten beste bester bestem herzlichen herzliche herzlicher herzlich",
		"vorzuglicher vorzuglichster grosser ausgezeichneter grosster frundtlechi frundlechi frundlichi frontlichi frundlige frundlechem fruntlichi fruntleche fruntlichem harzlich harzlichi harzlichem verstandnis geduld ihr euer euers eues dein ihrem lieben liebe lieber liebs liebi liebem vielen viele vieli schonen schone schoner schoni schons sonnigen sonnige winterliche winterlichen",
		"fruhlingshafte kollegialen kollegiale vorweihnachtliche weihnachtliche festliche frohe frohen festtage festtagen festzeit weihnachten adventszeit advent ostern besinnliche rutsch neues einen ein einem en e es und u & + and et ed a",
		"danke dank merci beaucoup grand molte besten thanks thank thx many vielmal vilmal bestem im zum voraus fur for pour ihre deine eure hilfe muhe",
		"unterstutzung bemuhungen help your support you in advance avance anticipo d' d'avance avec mes meilleures meilleure nos sinceres cordiales",
		"distinguees bien tres with kind kindest warm warmest very best regards con i un cordiale cordiali cari caro distinti migliori piu vivi sentiti",
		"grazie mille tante infinite porgo porgiamo invio inviamo la vi ti le les voraus viel gute zeit aus dir euch ihnen sie wunsche",
		"have nice great lovely good the all to sending bonne belle excellente bonnes buoni buona bella bis recevez l'expression nous je vous bon beau fin",
		"verbleibe verbleiben grosse schon noch gross meilleurs messages remerciements anticipati note connaissance prendre d'en comprehension patience attention votre aide salutations cordialement saluti grusse gruss",
		"lot lots schones schoner wochenende tag abend feierabend weekend journee soiree giornata serata ganzem herzen from da vom von season advent christmas holiday holidays year new start week happy merry peaceful wish wishing anticipes anticipees buon buone lavoro feste",
	)
	// closingTails may stand behind a key besides courtesies and names.
	closingTails = setOf("us em usem um vom aus dem bim em im ussem vo de dr d tous toutes tutti tutte dem den der das ganze ganzen team zusammen alle miteinander all everyone la le les il lago nach to your de du des della del dal dalla von aus")
	// closingFrom lead to the place that a greeting comes from.
	closingFrom = setOf("from us usem ussem aus depuis dal dalla da")
	// closingBefore are the words that make a weak key a wish.
	closingBefore = setOf("zum nachsten bonne belle excellente bon beau buona bella schonen schones schone schoner a have nice great good lovely ein einen en bis all the a")
)

// closing reports whether a line is nothing but a closing formula, perhaps with
// a name behind it.
func closing(body string, author nameSet) bool {
	if body == "" || len(body) > 110 {
		return false
	}
	if politeOpening(body) && politeClose(body) {
		return true
	}
	if greeted(body) {
		return true
	}
	if !mayOpenClosing(body) {
		return false
	}
	words := closingWords(body)
	if len(words) == 0 || len(words) > 12 {
		return false
	}
	for i, w := range words {
		if closingKeys[w.low] {
			return courteous(words[:i]) && tailed(words[i+1:], author)
		}
	}
	for i, w := range words {
		switch {
		case weakKeys[w.low] && (i == 0 || wishes(words[:i])):
			rest := words[i+1:]
			if len(rest) == 0 {
				return i > 0 || w.low != "day" && w.low != "tag" && w.low != "abend" && w.low != "wochenende" && w.low != "weekend" && w.low != "journee" && w.low != "demain" && w.low != "lundi" && w.low != "dann" && w.low != "bald"
			}
			return i == 0 && w.low == "cheers" && courteous(rest) ||
				(w.comma || author.hasAny(rest)) && i == 0 && named(rest, author) ||
				i > 0 && tailed(rest, author) && (len(words) < 6 || !endsSentence(body))
		case !closingCourtesies[w.low]:
			return bienAVous(words)
		}
	}
	return bienAVous(words)
}

// looseClosing reports whether a short line begins like a closing formula and goes on
// in its author's own way ("Saluti e scusate ancora", "All the best from the lake").
// Only what stands below can tell whether it is one.
func looseClosing(body string) bool {
	if len(body) > 60 || !mayOpenClosing(body) || strings.HasSuffix(body, "?") {
		return false
	}
	words := closingWords(body)
	for i, w := range words[:min(len(words), 4)] {
		switch {
		case closingKeys[w.low], weakKeys[w.low] && i > 0 && wishes(words[:i]):
			return len(words) < 9
		case !closingCourtesies[w.low] && !closingBefore[w.low]:
			return false
		}
	}
	return false
}

// mayOpenClosing reports whether a line's first word is one of a closing
// formula: it spares looking at the others.
func mayOpenClosing(body string) bool {
	w, _, _ := strings.Cut(strings.TrimLeft(body, "*_-–—~ "), " ")
	w = simplify(strings.Trim(w, ".,;:!()*_-–—~\"'"))
	return w == "" || w == "tout" || closingKeys[w] || weakKeys[w] || closingCourtesies[w]
}

// greeted knows "Sportliche Grüsse": any adjective before the German word.
func greeted(body string) bool {
	words := strings.Fields(strings.Trim(body, " ,.!"))
	return len(words) == 2 && strings.HasPrefix(simplify(words[1]), "gru") && closingKeys[simplify(words[1])] && (strings.HasSuffix(words[0], "e") || strings.HasSuffix(words[0], "en"))
}

// bienAVous knows the formulas whose words are all weak.
func bienAVous(words []closingWord) bool {
	if n := len(words); n > 1 && n < 6 && courteous(words[:n-2]) {
		switch words[n-2].low + " " + words[n-1].low {
		case "meilleurs messages", "cordiaux messages", "amicaux messages", "meilleures pensees", "cordiales pensees", "alles gute":
			return true
		}
	}
	if len(words) < 3 {
		return false
	}
	switch words[0].low + " " + words[1].low + " " + words[2].low {
	case "bien a vous", "bien a toi", "tout de bon", "meilleurs messages de":
		return true
	}
	return false
}

// A closingWord is one word of a line.
type closingWord struct {
	low   string // simplified, without marks
	text  string
	comma bool // a mark follows
	start int  // in the line
}

func closingWords(body string) []closingWord {
	var list []closingWord
	for i := 0; i < len(body); {
		for i < len(body) && (body[i] == ' ' || body[i] == '\t') {
			i++
		}
		j := i
		for j < len(body) && body[j] != ' ' && body[j] != '\t' {
			j++
		}
		if w := body[i:j]; w != "" {
			core := strings.Trim(w, ".,;:!()*_-–—~\"'")
			if core == "" && (w == "-" || w == "–" || w == "!" || w == ".") {
				i = j
				continue
			}
			if core == "" {
				core = w
			}
			list = append(list, closingWord{low: simplify(core), text: core, comma: strings.ContainsAny(w[len(w)-1:], ",!.:;"), start: i})
		}
		i = j
	}
	return list
}

// courteous reports whether all words are such as stand before a closing key.
func courteous(words []closingWord) bool {
	for _, w := range words {
		if !closingCourtesies[w.low] && !weakKeys[w.low] {
			return false
		}
	}
	return true
}

func wishes(words []closingWord) bool {
	for _, w := range words {
		if !closingBefore[w.low] && !closingCourtesies[w.low] {
			return false
		}
	}
	return true
}

// tailed reports whether only courtesies, names and signs follow a key.
func tailed(words []closingWord, author nameSet) bool {
	if len(words) > 1 && len(words) < 7 && closingFrom[words[0].low] && nameWord(words[len(words)-1].text) {
		return true // "from a rainy Geneva"
	}
	for _, w := range words {
		if !closingCourtesies[w.low] && !closingKeys[w.low] && !weakKeys[w.low] && !closingTails[w.low] && !nameWord(w.text) && !author[w.low] && !sign(w.text) && len(w.low) > 1 {
			return false
		}
	}
	return true
}

// named reports whether words are all names, three at most.
func named(words []closingWord, author nameSet) bool {
	if len(words) > 3 {
		return false
	}
	for _, w := range words {
		if !nameWord(w.text) && !author[w.low] && !sign(w.text) {
			return false
		}
	}
	return true
}

// sign reports whether a word has no letters or digits: an emoji, a dash.
func sign(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

func endsSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimSpace(s))
	return r == '.' || r == '!' || r == '?'
}

// closingAtEnd finds a closing formula that ends a line of prose ("…, Gruss
// Thomas"). It returns its offset, or -1.
func closingAtEnd(body string, author nameSet) int {
	if at := politeSentence(body); at > 0 {
		return at
	}
	const reach = 90
	offset := 0
	if len(body) > reach {
		offset = len(body) - reach
		for offset < len(body) && body[offset] != ' ' {
			offset++
		}
	}
	if !keyNearEnd(body[offset:]) {
		return nameBehindThanks(body, author)
	}
	words := closingWords(body[offset:])
	key := -1
	for i := len(words) - 1; i >= 0 && i >= len(words)-6; i-- {
		if closingKeys[words[i].low] {
			key = i
			break
		}
	}
	if key < 1 || !tailed(words[key+1:], author) {
		return -1
	}
	first := key
	for first > 0 && closingCourtesies[words[first-1].low] && !words[first-1].comma {
		first--
	}
	if first == 0 || !(words[first-1].comma || sign(words[first-1].text)) && (first == key && len(words)-key > 3 || words[key].low == "regard" || words[key].low == "regards" || words[key].low == "truly") {
		return -1
	}
	return offset + words[first].start
}

// nameBehindThanks finds the author's name behind a word of thanks that ends a
// line ("Danke, Sandra"): the thanks stay.
func nameBehindThanks(body string, author nameSet) int {
	at := lastPause(body)
	if at < 0 || len(body)-at > 40 || len(author) == 0 {
		return -1
	}
	tail := closingWords(body[at+1:])
	head := body[:at]
	head = head[strings.LastIndexAny(head, ",!.?")+1:]
	if len(tail) == 0 || !author.hasAny(tail) || !named(tail, author) || !thanks(head) {
		return -1
	}
	return at + 1
}

// lastPause is the last mark with a space behind it that is not the full stop
// of a title or an initial ("Dr. Rossi", "M. Rossi"); -1 for none.
func lastPause(body string) int {
	for at := len(body) - 2; at > 0; at-- {
		if body[at+1] != ' ' || strings.IndexByte(",!.", body[at]) < 0 {
			continue
		}
		if before := body[strings.LastIndexByte(body[:at], ' ')+1 : at]; body[at] == '.' && abbreviation(before) {
			continue
		}
		return at
	}
	return -1
}

// keyNearEnd reports whether one of the last six words is a closing key.
func keyNearEnd(s string) bool {
	var buf [64]byte
	for n := 0; n < 6 && s != ""; n++ {
		s = strings.TrimRight(s, " \t")
		at := strings.LastIndexByte(s, ' ')
		if w := strings.Trim(s[at+1:], ".,;:!()*_-–—~\"'"); len(w) < 30 && closingKeys[string(simplifyInto(buf[:0], w))] {
			return true
		}
		s = s[:max(at, 0)]
	}
	return false
}

// The long formulas of French and Italian letters have a verb of greeting and
// one of these.
var politeNouns = []string{"salutations", "sentiments", "consideration", "saluti", "saluto", "mes respects", "grussen"}

var politeVerbs = []string{
	"agreer", "agreez", "recevoir, ", "recevez", "croire", "vous adresse", "vous presente", "vous transmet", "presentons", "adressons", "vous prie de recevoir", "prions de recevoir",
	"veuillez recevoir", "porgo", "porgiamo", "porgere", "gradisca", "gradite", "gradire", "colgo l'occasione", "invio", "inviamo", "verbleibe",
}

// politeClose reports whether s holds such a formula.
func politeClose(s string) bool {
	if len(s) > 400 {
		return false
	}
	low := simplify(s)
	return containsAny(low, politeNouns) && containsAny(low, politeVerbs)
}

// politeOpening reports whether a line is such a formula from its first word.
func politeOpening(body string) bool {
	if !politeHeads[firstWord(body)] {
		return false
	}
	low := simplify(body)
	for _, w := range politeOpenings {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	return false
}

// politeOpenings begin such formulas.
var politeOpenings = []string{
	"veuillez", "je vous prie", "nous vous prions", "recevez", "agreez", "dans l'attente", "en vous", "avec", "je vous adresse", "nous vous adressons",
	"en attendant", "en restant", "restant", "porgo", "porgiamo", "gradisca", "gradite", "voglia", "vogliate", "con l'occasione", "colgo", "nell'attesa", "in attesa", "ringrazi",
	"je te", "d'avance", "vi invio", "le invio", "nous vous remerci", "je vous remerci", "vous remerciant", "la ringrazi", "vi ringrazi", "le auguro", "vi auguro", "je vous presente", "nous vous presentons", "in der zwischenzeit verbleib",
}

var politeHeads = firstWords(politeOpenings)

// politeSentence finds the long formula as the last sentence of a line.
func politeSentence(body string) int {
	if len(body) < 30 {
		return -1
	}
	from := max(0, len(body)-260)
	for i := len(body) - 3; i > from; i-- {
		if (body[i] == '.' || body[i] == '!' || body[i] == '?') && body[i+1] == ' ' {
			if tail := strings.TrimSpace(body[i+1:]); politeOpening(tail) && politeClose(tail) {
				return i + 2
			}
			return -1
		}
	}
	return -1
}

func containsAny(s string, list []string) bool {
	for _, w := range list {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
