package parser

import "time"

// weekAfterWords say that a week follows the one that was spoken of; those of the
// second kind also mean the next one where none was.
var weekAfterWords = map[string]bool{
	"dopo": false, "successiva": false, "danach": false, "darauf": false, "dernach": false,
	"seguente": true, "suivante": true, "following": true, "folgende": true, "folgenden": true, "darauffolgende": true, "darauffolgenden": true,
}

// weekAfter reads "la settimana dopo", "die Woche danach", "la semaine d'après".
func (p *dateParser) weekAfter(i int) (dateAtom, bool) {
	if unit, _ := p.at(i).value(isUnit); unit != 7 {
		return dateAtom{}, false
	}
	j := i + 1
	if p.word(j) == "d" && p.at(j+1).kind == '\'' && p.word(j+2) == "apres" {
		return dateAtom{j: j + 3, kind: atomSpan, follows: true, week: true, strong: true}, true
	}
	if plain, ok := weekAfterWords[p.word(j)]; !ok || plain || p.at(j).is(isAfter) && p.afterWhat(j+1) {
		return dateAtom{}, false
	}
	return dateAtom{j: j + 1, kind: atomSpan, follows: true, week: true, strong: true}, true
}

// oneAfter reads "quella dopo" behind another week.
func (p *dateParser) oneAfter(i int) (dateAtom, bool) {
	a := dateAtom{j: i + 1, kind: atomSpan, follows: true, week: true, strong: true}
	return a, p.at(i).is(isAfter) && p.word(i-1) == "quella" && !p.afterWhat(i+1)
}

// afterWhat reports whether token k says after what: "la settimana dopo Natale".
func (p *dateParser) afterWhat(k int) bool {
	t := p.at(k)
	return t.kind == 'n' || t.kind == '\'' || t.kind == 'w' && t.w.mask&(1<<isArticle|1<<isFeast|1<<isNext|1<<isWeekday|1<<isMonth|1<<isRelative|1<<isThis) != 0
}

// followOn gives "the week after" its days: those behind the last date that the
// text names, at most two sentences before.
func (p *dateParser) followOn(m, last *moment) {
	if last == nil {
		last = p.prior
	}
	if last != nil && (last.week || !p.at(m.i).is(isAfter)) && p.sentencesBetween(last.j, m.i) <= 2 && last.to.Sub(p.ref) < 120*24*time.Hour {
		m.from = plus(monday(last.to), 7)
		m.to = plus(m.from, 4)
	}
	m.dropped = m.dropped || m.from.IsZero()
}

// nearNumber is the day that a bare number means beside the date before it: in the
// month that was named ("in ottobre, direi il 13"), or near the day to which it is
// an alternative ("il 5 maggio alle 9? Altrimenti il 12"); zero where none is.
func (p *dateParser) nearNumber(m *moment) day {
	last := p.prior
	if last == nil || m.withWeekday || last.bound != boundNone || !last.from.After(p.ref) {
		return day{}
	}
	apart := p.sentencesBetween(last.j, m.i)
	switch {
	case last.kind == atomSpan && apart == 0 && last.from.Day() == 1 && last.to.Sub(last.from) > 8*24*time.Hour:
		if d := newDay(last.from.Year(), last.from.Month(), m.d); !d.After(last.to) {
			return d
		}
	case (last.kind == atomDay || last.kind == atomNumber) && (apart == 0 || apart == 1 && p.alternates(m.i)):
		d := newDay(last.from.Year(), last.from.Month(), m.d)
		if d.Day() == m.d && !d.Before(p.ref) && last.from.Sub(d) < 15*24*time.Hour {
			return d
		}
		return nextDayOfMonth(last.from, m.d)
	}
	return day{}
}

// alternates reports whether the sentence of token i begins with a word for what
// else could be.
func (p *dateParser) alternates(i int) bool {
	for n := 0; i > 0 && p.at(i-1).kind != 'e'; n++ {
		if i--; n > 20 {
			return false // a date far within its sentence is an alternative to nothing
		}
	}
	if w := p.word(i); w == "in" || w == "im" || w == "en" || w == "a" {
		i++
	}
	switch p.word(i) {
	case "altrimenti", "oppure", "o", "alternativa", "senno", "semmai", "sonst", "oder", "alternativ", "ansonsten", "andernfalls", "otherwise", "or", "alternatively", "failing", "sinon", "ou", "autrement", "eventualmente", "notfalls":
		return true
	}
	return false
}

// sentencesBetween is how many sentences end between two tokens; from three on they
// are not counted.
func (p *dateParser) sentencesBetween(i, j int) int {
	n := 0
	for k := i; k < j && n < 3; k++ {
		if p.at(k).kind == 'e' {
			n++
		}
	}
	return n
}
