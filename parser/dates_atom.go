package parser

// An atomKind is what a piece of a date says.
type atomKind byte

const (
	atomDay      atomKind = iota + 1 // day and month, perhaps a year
	atomNumber                       // a number that may be a day of some month, or a week
	atomWeekday                      //
	atomRelative                     // so many days from today
	atomSpan                         // from, to
	atomTime                         //
	atomPart                         // part of the day
	atomPast                         // something that has been: dropped
)

// A dateAtom is a piece of a date: tokens i to j of the text.
type dateAtom struct {
	i, j       int
	kind       atomKind
	d, m, y    int
	weekday    int
	next       int  // "nächsten" 1, "übernächsten" 2, "diesen" -1
	days       int  // of atomRelative; added to a weekday
	from, to   day  // of atomSpan
	week       bool // from begins a week
	stage      int  // which part of a month or week it is
	hour, min  int
	end        int  // minutes of the day where a range of times ends; 0 for none
	exact      bool // the hour cannot be twelve hours later
	part       int
	strong     bool // a date by itself, without a neighbour that is one
	recurring  bool // "montags"
	open       bool // "im neuen Jahr": from then on
	after      bool // counted from the date before: "am Tag darauf"
	follows    bool // the week after the last date, see followOn
	clockWords int  // kind of word before a time, see timeMods
}

// A dateParser reads the atoms of a text.
type dateParser struct {
	text  string
	toks  []dateToken
	ref   day
	lang  uint8
	said  [32]day // the last date named with that day of the month
	last  day     // the last date named before
	prior *moment // the last date before the ones that are being resolved
}

// at is token i; beyond the text it is one that means nothing.
func (p *dateParser) at(i int) *dateToken {
	if i < 0 || i >= len(p.toks) {
		return &noToken
	}
	return &p.toks[i]
}

var noToken = dateToken{kind: 'e', w: &noWord}

// mark reports whether token i is the mark k, glued to what stands before.
func (p *dateParser) glued(i int, k byte) bool { t := p.at(i); return t.kind == k && !t.space }

// number reports whether token i is a number glued to what stands before.
func (p *dateParser) gluedNumber(i int) bool { return p.glued(i, 'n') }

// atoms reads all atoms, from left to right, none overlapping another.
func (p *dateParser) atoms() []dateAtom {
	list := make([]dateAtom, 0, len(p.toks)/10+4)
	for i := 0; i < len(p.toks); {
		t := &p.toks[i]
		if t.kind != 'n' && t.w.mask&beginsAtom == 0 {
			i++
			continue
		}
		var previous *dateAtom
		if len(list) > 0 {
			previous = &list[len(list)-1]
		}
		a, ok := p.atom(i, previous)
		if !ok {
			i++
			continue
		}
		list = append(list, a)
		i = max(a.j, i+1)
	}
	return list
}

// atom reads the atom that begins at token i.
func (p *dateParser) atom(i int, previous *dateAtom) (dateAtom, bool) {
	t := p.at(i)
	if t.kind == 'n' {
		return p.numeric(i, previous)
	}
	for k := range wordReaders {
		if t.w.mask&wordReaders[k].mask == 0 {
			continue
		}
		if a, ok := wordReaders[k].read(p, i); ok {
			a.i = i
			return a, true
		}
	}
	return dateAtom{}, false
}

// wordReaders read the atoms that begin with a word, each only where the word
// has one of the meanings in its mask.
var wordReaders = [...]struct {
	mask uint64
	read func(*dateParser, int) (dateAtom, bool)
}{
	{1 << isRecurring, (*dateParser).recurringAtom},
	{1<<isAfterwards | 1<<isWeekday | 1<<isUnit | 1<<isNumber | 1<<isNext, (*dateParser).afterAtom},
	{1<<isRelative | 1<<isPast | 1<<isUnit | 1<<isWeekday | 1<<isMonth | 1<<isNumber, (*dateParser).pastAtom},
	{1<<isStage | 1<<isOrdinal, (*dateParser).stageAtom},
	{1<<isWeek | 1<<isWeekend | 1<<isWeekOf | 1<<isStage, (*dateParser).weekAtom},
	{1<<isRelative | 1<<isAfter | 1<<isUnit | 1<<isThis, (*dateParser).relativeAtom},
	{1<<isNext | 1<<isThis | 1<<isUnit | 1<<isNumber | 1<<isFortnight, (*dateParser).unitAtom},
	{1<<isFeast | 1<<isNewYear, (*dateParser).feastAtom},
	{1<<isMonth | 1<<isOrdinal, (*dateParser).wordMonthAtom},
	{1<<isWeekday | 1<<isNext | 1<<isThis, (*dateParser).weekdayAtom},
	{1<<isHalfHour | 1<<isQuarter | 1<<isClockNoon | 1<<isNumber, (*dateParser).wordTimeAtom},
	{1<<isPartOfDay | 1<<isAfter, (*dateParser).partAtom},
}

// beginsAtom are the kinds of words that an atom can begin with.
var beginsAtom = func() (mask uint64) {
	for _, r := range wordReaders {
		mask |= r.mask
	}
	return mask
}()

// skipArticles is the first token from i on that is no article, two at most.
func (p *dateParser) skipArticles(i int) int {
	for n := 0; n < 3; n++ {
		t := p.at(i)
		if t.kind == '\'' || t.kind == 'w' && t.is(isArticle) && !t.is(isNext) && !t.is(isThis) && !t.is(isMonth) && !t.is(isUnit) {
			i++
			continue
		}
		break
	}
	return i
}

// recurringAtom reads "jeden Montag", "montags", "tous les jours": no date.
func (p *dateParser) recurringAtom(i int) (dateAtom, bool) {
	t := p.at(i)
	v, ok := t.value(isRecurring)
	if !ok {
		return dateAtom{}, false
	}
	if v > 0 {
		return dateAtom{j: i + 1, kind: atomWeekday, weekday: v, recurring: true}, true
	}
	j := p.skipArticles(i + 1)
	if p.at(j).kind == 'n' || p.at(j).is(isNumber) {
		j++
	}
	if n := p.at(j); n.is(isUnit) {
		return dateAtom{j: j + 1, kind: atomPast}, true
	} else if w, ok := n.value(isWeekday); ok {
		return dateAtom{j: j + 1, kind: atomWeekday, weekday: w, recurring: true}, true
	}
	return dateAtom{}, false
}

// pastAtom reads what has been: "letzten Dienstag", "gestern", "vor zwei
// Wochen", "two weeks ago", "il y a un mois".
func (p *dateParser) pastAtom(i int) (dateAtom, bool) {
	t := p.at(i)
	if v, ok := t.value(isRelative); ok && v < 0 && !(t.is(isArticle) || p.at(i-1).is(isArticle) && p.at(i-1).kind == '\'') {
		return dateAtom{j: i + 1, kind: atomPast}, true
	}
	if t.is(isPast) {
		if n := p.at(i + 1); (n.is(isUnit) || n.is(isWeekday) || n.is(isMonth) || n.is(isWeekend)) && !p.lastOf(i+1) {
			return dateAtom{j: i + 2, kind: atomPast}, true
		}
		return dateAtom{}, false
	}
	if (t.is(isUnit) || t.is(isWeekday) || t.is(isMonth)) && p.at(i+1).is(isPast) && !p.at(i+2).is(isUnit) && !p.at(i+2).is(isWeekday) {
		return dateAtom{j: i + 2, kind: atomPast}, true
	}
	if n, j, ok := p.count(i); ok && n > 0 && p.at(j).is(isUnit) {
		before := p.at(i - 1)
		if p.at(j+1).is(isAgo) && !p.at(j+1).is(isBefore) || before.is(isAgo) && !before.is(isOpenStart) || p.isAgoFrench(i) {
			return dateAtom{j: j + 1, kind: atomPast}, true
		}
	}
	return dateAtom{}, false
}

// lastOf reports whether "letzte Woche" at i goes on as "im Januar".
func (p *dateParser) lastOf(i int) bool {
	if !p.at(i).is(isUnit) && !p.at(i).is(isWeek) && !p.at(i).is(isWeekday) {
		return false
	}
	return p.at(i).is(isMonth) || p.at(p.skipArticles(i+1)).is(isMonth) && p.at(i+1).is(isArticle)
}

// isAgoFrench reports whether "il y a" stands before token i.
func (p *dateParser) isAgoFrench(i int) bool {
	if i < 3 {
		return false
	}
	a, y := p.at(i-1), p.at(i-2)
	return p.text[a.start:a.end] == "a" && p.text[y.start:y.end] == "y"
}

// count reads a small number in digits or words, and where it ends.
func (p *dateParser) count(i int) (n, j int, ok bool) {
	t := p.at(i)
	if t.kind == 'n' && t.digits <= 2 {
		return t.num, i + 1, true
	}
	if v, is := t.value(isNumber); is {
		return v, i + 1, true
	}
	return 0, i, false
}

// relativeAtom reads "heute", "morgen", "heute in zwei Wochen".
func (p *dateParser) relativeAtom(i int) (a dateAtom, ok bool) {
	if a, ok := p.oneAfter(i); ok {
		return a, true
	}
	t := p.at(i)
	v, is := t.value(isRelative)
	j := i + 1
	switch {
	case t.is(isAfter) && p.glued(i+1, '-') && p.at(i+2).is(isRelative): // après-demain
		v, is, j = 2, true, i+3
	case p.word(i) == "day" && p.at(i+1).is(isAfter) && p.at(i+2).is(isRelative): // the day after tomorrow
		v, is, j = 2, true, i+3
	}
	if t.is(isThis) && p.at(j).w.mask&(1<<isPartOfDay|1<<isAfter) != 0 && !p.at(j).is(isWeekday) { // ce soir, this afternoon
		if part, ok := p.partAtom(j); ok {
			return dateAtom{j: part.j, kind: atomRelative, part: part.part, strong: true}, true
		}
	}
	if !is || v < 0 {
		return a, false
	}
	if p.word(i) == "aujourd" && p.at(j).kind == '\'' {
		j += 2
	}
	if p.word(i) == "morgen" && !p.tomorrow(i) {
		return a, false
	}
	a = dateAtom{j: j, kind: atomRelative, days: v, strong: true}
	if part, ok := t.value(isPartOfDay); ok && p.word(i) != "morgen" {
		a.part = part
	}
	if days, end, ok := p.offset(j); ok {
		a.days, a.j = v+days, end
	}
	return a, true
}

// word is token i, simplified.
func (p *dateParser) word(i int) string {
	t := p.at(i)
	if t.kind != 'w' || t.w != &noWord {
		return t.w.text
	}
	return simplify(p.text[t.start:t.end])
}

// tomorrow reports whether "morgen" is the adverb: not "am Morgen", "heute
// Morgen", "guten Morgen", nor a greeting.
func (p *dateParser) tomorrow(i int) bool {
	switch before := p.at(i - 1); {
	case before.is(isRelative), before.is(isWeekday), before.is(isRecurring), p.word(i-1) == "guten", p.word(i-1) == "guete", p.word(i-1) == "schonen", p.word(i-1) == "am", p.word(i-1) == "jeden", p.word(i-1) == "diesen", p.word(i-1) == "den", p.word(i-1) == "der":
		return false
	}
	if !p.at(i).upper {
		return true
	}
	switch p.word(i + 1) {
	case "miteinander", "zusammen", "allerseits", "herr", "frau", "liebe", "lieber", "mitenand", "zame", "":
		return false
	}
	return p.at(i+1).w.means != nil || !p.at(i+1).upper
}

// offset reads "in zwei Wochen", "in einer Woche", "en quinze", "in two weeks'
// time" behind a day.
func (p *dateParser) offset(i int) (days, j int, ok bool) {
	if !p.at(i).is(isIn) && p.word(i) != "en" && p.word(i) != "a" {
		if p.word(i) == "week" && p.word(i-1) != "next" && p.word(i-1) != "this" && !p.at(i+1).is(isIn) { // Tuesday week
			return 7, i + 1, true
		}
		return 0, i, false
	}
	n, j, is := p.count(i + 1)
	if !is {
		return 0, i, false
	}
	switch word := p.word(i); {
	case p.at(j).is(isUnit):
		u, _ := p.at(j).value(isUnit)
		unit := p.word(j)
		j++
		if p.at(j).kind == '\'' {
			j++
		}
		if p.word(j) == "time" {
			j++
		}
		return p.daysOf(n, u, unit), j, true
	case word == "en" && (n == 8 || n == 14): // mardi en huit, en quinze
		return map[int]int{8: 7, 14: 14}[n], j, true
	case word == "a" && p.at(i+1).is(isNumber) && (n == 8 || n == 15) && !p.at(j).is(isHour): // oggi a otto
		return map[int]int{8: 7, 15: 14}[n], j, true
	}
	return 0, i, false
}

// daysOf is n units in days. "Quinze jours" and "quindici giorni" are two weeks,
// "huit jours" is one.
func (p *dateParser) daysOf(n, unit int, word string) int {
	switch unit {
	case 1:
		if word == "jours" || word == "giorni" {
			switch n {
			case 8:
				return 7
			case 15:
				return 14
			}
		}
	case 30:
		return int(p.ref.AddDate(0, n, 0).Sub(p.ref).Hours() / 24)
	case 365:
		return int(p.ref.AddDate(n, 0, 0).Sub(p.ref).Hours() / 24)
	}
	return n * unit
}
