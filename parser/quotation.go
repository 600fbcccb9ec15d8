package parser

import "strings"

// A rowKind says to which part of a reply a row belongs.
type rowKind byte

const (
	rowFresh rowKind = iota
	rowQuoted
	rowForwarded
	rowSignature
)

// A row is one line of a document.
type row struct {
	start, end int    // without the line feed
	depth      int    // how many quotation marks it begins with
	body       string // without marks and surrounding blanks
	left       int    // where body begins, from start, in a row without marks
	kind       rowKind
	intro      bool // attribution, header block or separator above a quotation
	cut        int  // where a closing formula begins within the row; 0 for nowhere
}

// blank reports whether the row says nothing at all, not even a mark.
func (r row) blank() bool { return r.body == "" && r.depth == 0 }

// cutRows takes a text apart into rows. Rows with marks are quoted.
func cutRows(text string) []row {
	rows := make([]row, 0, strings.Count(text, "\n")+1)
	for start := 0; start <= len(text); {
		end := len(text)
		if n := strings.IndexByte(text[start:], '\n'); n >= 0 {
			end = start + n
		}
		r := row{start: start, end: end}
		r.body, r.depth = unmark(text[start:end])
		r.left = strings.Index(text[start:end], r.body)
		if r.depth > 0 || wrapped(rows, r) {
			r.kind = rowQuoted
		}
		rows = append(rows, r)
		start = end + 1
	}
	return rows
}

// unmark takes the quotation marks off a line ("> ", ">>", "> > ").
func unmark(s string) (body string, depth int) {
	s = strings.TrimSpace(s)
	for s != "" && s[0] == '>' {
		depth++
		s = strings.TrimLeft(s[1:], " \t")
	}
	return s, depth
}

// wrapped reports whether a row without a mark is the rest of a quoted line
// that some server folded: the line above is long and ends within a sentence,
// and this one goes on in lower case.
func wrapped(rows []row, r row) bool {
	if len(rows) == 0 || r.body == "" {
		return false
	}
	above := rows[len(rows)-1]
	if above.depth == 0 || above.end-above.start < 66 || strings.ContainsRune(".!?:", rune(above.body[len(above.body)-1])) {
		return false
	}
	return r.body[0] >= 'a' && r.body[0] <= 'z'
}

// attribution finds the line or lines that introduce a quotation ("Am … schrieb
// …:") and end at row i. It returns the first of them, or -1, and whether they
// are sure enough to stand above a quotation without marks.
func attribution(rows []row, i int) (first int, sure bool) {
	if !closesAttribution(rows[i].body) {
		return -1, false
	}
	joined := ""
	for j := i; j >= 0 && j > i-4 && rows[j].body != "" && rows[j].depth == rows[i].depth; j-- {
		joined = rows[j].body + " " + joined
		if len(joined) > 400 {
			break
		}
		low := simplify(joined)
		says, address := saysWrote(low), strings.Contains(joined, "@")
		if !(says || address && strings.Contains(joined, ">:")) || !stamped(joined) && !(address && quoting(low)) {
			continue
		}
		if j > 0 && !startsAttribution(low) && rows[j-1].depth == rows[i].depth && startsAttribution(simplify(rows[j-1].body)) && len(rows[j-1].body) < 60 {
			j--
		}
		return j, address || clocked(joined)
	}
	return -1, false
}

// closesAttribution is a cheap test of what an attribution's last line ends in.
func closesAttribution(s string) bool {
	s = strings.TrimRight(s, " -*_\t")
	if s == "" {
		return false
	}
	return s[len(s)-1] == ':' || strings.HasSuffix(s, "wrote") || strings.HasSuffix(s, "schrieb")
}

// wrote are the verbs of attributions.
var wrote = []string{
	"schrieb", "wrote", "a ecrit", "ha scritto", "zitat von", "citation de", "quoting", "citando",
	"schreef", "escribio", "escreveu", "skrev", "napisa", "kirjoitti", "geschrieben", "hat geschr",
}

// quoting reports whether an attribution without a date begins with its verb.
func quoting(low string) bool {
	return strings.HasPrefix(low, "zitat von") || strings.HasPrefix(low, "citation de") || strings.HasPrefix(low, "quoting") || strings.HasPrefix(low, "citando")
}

func saysWrote(low string) bool {
	for _, w := range wrote {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// startsAttribution reports whether a line begins as an attribution does.
func startsAttribution(low string) bool {
	first, rest, _ := strings.Cut(strings.TrimLeft(low, "-* "), " ")
	switch first {
	case "am", "on", "le", "il", "in", "em", "op", "den", "el", "w", "dnia", "giorno":
		return strings.ContainsAny(rest, "0123456789")
	}
	return false
}

// stamped reports whether s holds a year or a time of day.
func stamped(s string) bool {
	run := 0
	for i := 0; i <= len(s); i++ {
		if i < len(s) && isDigit(s[i]) {
			run++
			continue
		}
		if run == 4 && (s[i-4:i-2] == "19" || s[i-4:i-2] == "20") {
			return true
		}
		run = 0
	}
	return clocked(s) || strings.Count(s, ".") > 1 && dotted(s)
}

// clocked reports whether s holds a time of day such as 9:05.
func clocked(s string) bool {
	for i := 1; i+2 < len(s); i++ {
		if (s[i] == ':' || s[i] == '.' || s[i] == 'h') && isDigit(s[i-1]) && isDigit(s[i+1]) && isDigit(s[i+2]) &&
			(i+3 == len(s) || !isDigit(s[i+3]) && s[i+3] != '.') && (i < 3 || s[i-3] != '.') {
			return true
		}
	}
	return false
}

// dotted reports whether s holds a date such as 08.12.26.
func dotted(s string) bool {
	for i := 2; i+3 < len(s); i++ {
		if s[i] == '.' && isDigit(s[i-1]) && isDigit(s[i+1]) && (s[i+2] == '.' || s[i+3] == '.') {
			return true
		}
	}
	return false
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
