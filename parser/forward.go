package parser

import "strings"

// A prefix says what a subject's first prefix makes of a mail.
type prefix byte

const (
	prefixNone prefix = iota
	prefixReply
	prefixForward
)

// prefixes are what mail programs put before a subject, simplified.
var prefixes = map[string]prefix{
	"re": prefixReply, "aw": prefixReply, "antw": prefixReply, "antwort": prefixReply, "r": prefixReply,
	"rif": prefixReply, "rép": prefixReply, "rep": prefixReply, "res": prefixReply, "sv": prefixReply, "vs": prefixReply,
	"wg": prefixForward, "fwd": prefixForward, "fw": prefixForward, "tr": prefixForward, "i": prefixForward,
	"wtr": prefixForward, "weitergeleitet": prefixForward, "rv": prefixForward, "doorst": prefixForward,
	"trans": prefixForward, "inoltro": prefixForward, "fwd.": prefixForward,
}

// prefixOf reads the outermost prefix of a subject ("AW: WG: …" is a reply).
// Tags in brackets and spaces before the colon do not matter.
func prefixOf(subject string) prefix {
	s := strings.TrimSpace(subject)
	for strings.HasPrefix(s, "[") {
		_, rest, ok := strings.Cut(s, "]")
		if !ok {
			break
		}
		s = strings.TrimSpace(rest)
	}
	head, _, ok := strings.Cut(s, ":")
	if !ok || len(head) > 16 {
		return prefixNone
	}
	head = simplify(head)
	if n := strings.IndexAny(head, "[("); n > 0 { // "Re[2]:", "AW (2):"
		head = head[:n]
	}
	return prefixes[strings.TrimSpace(head)]
}

// separators are the lines that stand between dashes above an older mail.
var separators = map[string]prefix{
	"ursprungliche nachricht": prefixReply, "urspruengliche nachricht": prefixReply, "originalnachricht": prefixReply,
	"original-nachricht": prefixReply, "original nachricht": prefixReply, "ursprungliche mail": prefixReply,
	"ursprungliche e-mail": prefixReply, "originale nachricht": prefixReply, "urspr. nachricht": prefixReply,
	"original message": prefixReply, "original mail": prefixReply, "original appointment": prefixReply,
	"ursprunglicher termin": prefixReply, "reply message": prefixReply, "antwort-nachricht": prefixReply,
	"message d'origine": prefixReply, "message original": prefixReply, "mail original": prefixReply,
	"message initial": prefixReply, "courriel original": prefixReply, "e-mail d'origine": prefixReply,
	"message precedent": prefixReply, "en-tetes du message original": prefixReply, "en-tetes du message d'origine": prefixReply,
	"intestazioni del messaggio originale": prefixReply, "original message headers": prefixReply, "original message header": prefixReply, "kopfzeilen der originalnachricht": prefixReply, "rendez-vous d'origine": prefixReply,
	"messaggio originale": prefixReply, "messaggio originario": prefixReply, "messaggio d'origine": prefixReply,
	"mail originale": prefixReply, "oprindelig meddelelse": prefixReply, "oprindelig besked": prefixReply,
	"oorspronkelijk bericht": prefixReply, "mensagem original": prefixReply, "mensaje original": prefixReply,

	"weitergeleitete nachricht": prefixForward, "weitergeleitete mail": prefixForward, "weitergeleitete e-mail": prefixForward,
	"forwarded message": prefixForward, "forwarded mail": prefixForward, "begin forwarded message": prefixForward,
	"anfang der weitergeleiteten nachricht": prefixForward, "anfang der weitergeleiteten e-mail": prefixForward,
	"message transfere": prefixForward, "message reexpedie": prefixForward, "mail transfere": prefixForward,
	"debut du message reexpedie": prefixForward, "debut du message transfere": prefixForward,
	"courriel transfere": prefixForward, "e-mail transfere": prefixForward,
	"messaggio inoltrato": prefixForward, "inizio messaggio inoltrato": prefixForward, "mail inoltrata": prefixForward,
	"inizio del messaggio inoltrato": prefixForward, "doorgestuurd bericht": prefixForward,
}

// separator reads a line such as "-----Ursprüngliche Nachricht-----".
func separator(body string) prefix {
	if len(body) > 90 {
		return prefixNone
	}
	core := strings.Trim(body, "-_=*~—– \t")
	if core == "" || len(core) == len(body) && !strings.HasSuffix(body, ":") {
		return prefixNone
	}
	core = simplify(strings.TrimRight(core, ": "))
	if head, _, ok := strings.Cut(core, " von "); ok { // Lotus: "Weitergeleitet von …"
		core = head
	}
	return separators[core]
}

// A cutter finds where older mails begin, and what they are.
type cutter struct {
	rows    []row
	subject prefix
	from    []string // authors of forwarded mails
}

// A boundary is where an older mail begins.
type boundary struct {
	first, last int // rows of the attribution, separator or header block
	says        prefix
	block       headerBlock
	headed      bool
	sure        bool
}

// older marks every row that came with an older mail.
func (c *cutter) older() {
	for i := 0; i < len(c.rows); i++ {
		b, ok := c.boundaryAt(i)
		if !ok {
			continue
		}
		marked := c.marksBelow(b.last)
		if !b.sure && !marked {
			continue
		}
		if b.first = c.ruleAbove(b.first); c.forwards(b) {
			c.forward(b)
			return
		}
		c.introduce(b)
		if !marked && c.rows[b.last].depth == 0 && !c.opening(b) {
			c.history(b.last + 1)
			return
		}
		i = b.last
	}
	if c.subject == prefixForward { // forwarded with nothing but marks
		for i := range c.rows {
			if c.rows[i].kind == rowQuoted && !c.rows[i].intro {
				c.rows[i].kind = rowForwarded
			}
		}
	}
}

// boundaryAt reads the boundary whose decisive row is i.
func (c *cutter) boundaryAt(i int) (b boundary, ok bool) {
	body := c.rows[i].body
	if body == "" {
		return b, false
	}
	if says := separator(body); says != prefixNone {
		b = boundary{first: i, last: i, says: says, sure: true}
		next := i + 1
		for next < len(c.rows) && next < i+3 && c.rows[next].body == "" {
			next++
		}
		if next < len(c.rows) {
			if b.block, b.headed = headerBlockAt(c.rows, next); b.headed {
				b.last = b.block.last
			}
		}
		return b, true
	}
	if block, is := headerBlockAt(c.rows, i); is {
		return boundary{first: i, last: block.last, block: block, headed: true, sure: true}, true
	}
	if first, sure := attribution(c.rows, i); first >= 0 {
		return boundary{first: first, last: i, sure: sure}, true
	}
	return b, false
}

// marksBelow reports whether the next row that says something is a quoted one.
func (c *cutter) marksBelow(i int) bool {
	depth := c.rows[i].depth
	for i++; i < len(c.rows); i++ {
		if c.rows[i].body != "" || c.rows[i].depth > depth {
			return c.rows[i].depth > depth || c.rows[i].depth > 0
		}
	}
	return false
}

// ruleAbove takes in the line of dashes or underscores above a boundary.
func (c *cutter) ruleAbove(i int) int {
	for j := i - 1; j >= 0 && j > i-4; j-- {
		if body := c.rows[j].body; body != "" {
			if len(body) > 4 && strings.Trim(body, "-_=*—– ") == "" {
				return j
			}
			break
		}
	}
	return i
}

// forwards reports whether the mail below a boundary was forwarded.
func (c *cutter) forwards(b boundary) bool {
	if c.subject == prefixForward {
		return true
	}
	if c.rows[b.last].depth > 0 && !c.tops(b.first) {
		return false // part of the history
	}
	return b.says == prefixForward || c.subject == prefixNone && b.headed && c.pointsBelow(b.first)
}

// below are the words that send a reader to an older mail.
var below = []string{
	"siehe unten", "weitergeleitet", "weiterleit", "leite ", "untenstehend", "unten stehend", "s.u.", "nachfolgend", "anbei die mail",
	"see below", "forward", "mail below", "message below", "voir ci-dessous", "ci-dessous", "ci-apres", "transfere", "transmets",
	"vedi sotto", "qui sotto", "inoltr", "di seguito",
}

// pointsBelow reports whether the text above row i sends the reader below, in a
// mail whose subject does not tell.
func (c *cutter) pointsBelow(i int) bool {
	for _, r := range c.rows[:i] {
		low := simplify(r.body)
		for _, w := range below {
			if strings.Contains(low, w) {
				return true
			}
		}
	}
	return false
}

// tops reports whether nothing quoted stands above row i.
func (c *cutter) tops(i int) bool {
	for _, r := range c.rows[:i] {
		if r.kind == rowQuoted {
			return false
		}
	}
	return true
}

// opening reports whether nothing stands above a boundary and the mail is
// neither reply nor forward: then what follows is the author's own.
func (c *cutter) opening(b boundary) bool {
	if c.subject != prefixNone || !b.headed {
		return false
	}
	for _, r := range c.rows[:b.first] {
		if r.body != "" {
			return false
		}
	}
	return true
}

// introduce marks a boundary's own rows.
func (c *cutter) introduce(b boundary) {
	for i := b.first; i <= b.last; i++ {
		c.rows[i].kind, c.rows[i].intro = rowQuoted, true
	}
}

// history marks all that is left as quoted, but for answers that their author
// pointed out with an arrow.
func (c *cutter) history(i int) {
	for ; i < len(c.rows); i++ {
		if c.rows[i].kind = rowQuoted; c.rows[i].depth == 0 && arrowed(c.rows[i].body) {
			c.rows[i].kind = rowFresh
		}
	}
}

// arrowed reports whether a line begins with an arrow and goes on with words.
func arrowed(s string) bool {
	for _, a := range []string{"-->", "->", "==>", "=>", "→", "⇒", "➔"} {
		if rest, ok := strings.CutPrefix(s, a); ok {
			return strings.TrimSpace(rest) != ""
		}
	}
	return false
}

// forward marks a forwarded mail and what came with it: a mail that was
// forwarded within it counts as forwarded too, one that it replied to is
// history.
func (c *cutter) forward(b boundary) {
	kind := rowForwarded
	for {
		c.introduce(b)
		if a := addressIn(b.block.from); a != "" && kind == rowForwarded {
			c.from = append(c.from, a)
		}
		inner := prefixOf(b.block.subject)
		i := b.last + 1
		var next boundary
		found := false
		for ; i < len(c.rows) && !found; i++ {
			if next, found = c.boundaryAt(i); found && !next.sure && !c.marksBelow(next.last) {
				found = false
			}
			c.rows[i].kind = kind
		}
		if !found {
			return
		}
		next.first = c.ruleAbove(next.first)
		if next.says != prefixForward && (inner == prefixReply || !next.headed) {
			kind = rowQuoted
		}
		b = next
	}
}
