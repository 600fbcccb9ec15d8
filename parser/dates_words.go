package parser

import (
	"strings"
	"sync"
)

// A meaningKind is what a word can be in a date.
type meaningKind byte

const (
	isMonth       meaningKind = iota + 1 // value 1 to 12
	isWeekday                            // value 1 (Monday) to 7
	isPartOfDay                          // value: see dayParts
	isRelative                           // "heute" 0, "morgen" 1, "gestern" -1
	isNumber                             // a number in words
	isOrdinal                            // "erste" 1, "letzte" -1
	isUnit                               // value in days: day 1, week 7; month 30, year 365
	isWeek                               // before or behind the number of a calendar week
	isWeekend                            //
	isNext                               // "nächste" 1, "übernächste" 2
	isThis                               //
	isPast                               // "letzte", "vergangene"
	isStage                              // "Anfang" 1, "Mitte" 2, "Ende" 3
	isHalf                               // "Hälfte"
	isOr                                 //
	isAnd                                //
	isUntil                              // also "to" of a range
	isFrom                               // begins a range: "vom", "du"
	isOpenStart                          // "ab", "dès"
	isDeadline                           // "spätestens", "by", "entro"
	isBefore                             //
	isAfter                              //
	isBetween                            //
	isNot                                //
	isExcept                             //
	isImpossible                         // "unmöglich", "ungünstig"
	isArticle                            // articles and prepositions that may stand before a day
	isIn                                 // "in zwei Wochen"
	isAgo                                //
	isWithin                             // "innerhalb"
	isHour                               // "Uhr", "h", "ore"
	isHalfDay                            // am 0, pm 12
	isAt                                 // before a time
	isAbout                              // "ca.", "gegen"
	isHalfHour                           // "halb", "half past": value minutes before (-30) or after (30)
	isQuarter                            // "viertel", "quarter", "quart"
	isPastHour                           // "nach" 1, "vor" -1 between minutes and hours
	isEach                               // "jeweils"
	isRecurring                          // "jeden", "every"
	isFeast                              // see feasts
	isOrdinalMark                        // "st", "th", "er"
	isTimeMark                           // the T of ISO 8601
	isNumberLabel                        // "Version", "Nr.", "Tel.": no date follows
	isMoney                              //
	isMeasure                            // "GB", "Stück": no date precedes
	isHours                              // "Öffnungszeiten"
	isQuarterYear                        //
	isClockNoon                          // "Mittag" as a time: value hours
	isStarter                            // may begin a sentence behind "am 14."
	isOption                             // "the 3rd option", "le 2e poste"
	isBusiness                           // EOB, COB, EOD
	isWeekOf                             // "week commencing"
	isFortnight                          // value days
	isNewYear                            // "new" before "year"
	isAfterwards                         // "tags darauf", "lendemain"
)

// A meaning is one thing that a word can be.
type meaning struct {
	kind   meaningKind
	value  int
	langs  uint8
	short  bool // an abbreviation: sure only beside a number
	strict bool // means this only in its own language
}

// A dateEntry gives words a meaning. Words are simplified when they are taken
// in; those with a "." are abbreviations, those with a "!" mean it in their own
// language only.
type dateEntry struct {
	kind  meaningKind
	value int
	words string
}

// A dateWord is a word with all that it can mean.
type dateWord struct {
	text   string // simplified
	means  []meaning
	mask   uint64       // the kinds of means, as bits
	strict bool         // the text's language counts: in has what it means there
	in     [4]*dateWord // by language
}

// noWord is a word that the grammar does not know.
var noWord dateWord

// A dateLexicon finds words. Most words of a text are in no table: a first look
// at three letters and the length spares the search.
type dateLexicon struct {
	words map[string]*dateWord
	maybe [1 << 13]bool
}

func lexiconKey(w []byte) int {
	return (int(w[0])*31 + int(w[len(w)/2])*7 + int(w[len(w)-1])*131 + len(w)*517) & (1<<13 - 1)
}

// find returns the word, which has to be simplified, or &noWord.
func (x *dateLexicon) find(w []byte) *dateWord {
	if len(w) == 0 || !x.maybe[lexiconKey(w)] {
		return &noWord
	}
	if found := x.words[string(w)]; found != nil {
		return found
	}
	return &noWord
}

// dateVocabulary has the words of all four languages. It is made on first use.
var dateVocabulary = sync.OnceValue(func() *dateLexicon {
	x := &dateLexicon{words: make(map[string]*dateWord, 1500)}
	for lang, entries := range [...][]dateEntry{de: germanDates(), en: englishDates, fr: frenchDates, it: italianDates} {
		for _, e := range entries {
			for w := range strings.FieldsSeq(e.words) {
				m := meaning{kind: e.kind, value: e.value, langs: 1 << lang}
				w, m.strict = strings.CutSuffix(w, "!")
				w, m.short = strings.CutSuffix(w, ".")
				x.add(simplify(w), m)
			}
		}
	}
	for w, entry := range x.words {
		x.maybe[lexiconKey([]byte(w))] = true
		entry.finish()
	}
	return x
})

// add adds what a word means in one language to what it means in others.
func (x *dateLexicon) add(w string, m meaning) {
	entry := x.words[w]
	if entry == nil {
		entry = &dateWord{text: w}
		x.words[w] = entry
	}
	for i, old := range entry.means {
		if old.kind == m.kind && old.value == m.value {
			entry.means[i].langs |= m.langs
			entry.means[i].strict = old.strict && m.strict
			return
		}
	}
	entry.means = append(entry.means, m)
}

// finish works out what a word means in each language, if it is one whose
// language counts.
func (w *dateWord) finish() {
	for _, m := range w.means {
		w.mask |= 1 << m.kind
		w.strict = w.strict || m.strict
	}
	if !w.strict {
		return
	}
	for lang := range w.in {
		own := &dateWord{text: w.text}
		for _, m := range w.means {
			if m.langs>>lang&1 != 0 {
				own.means = append(own.means, m)
				own.mask |= 1 << m.kind
			}
		}
		w.in[lang] = own
	}
}

// The parts of the day, as meaning values.
const (
	partMorning = iota + 1
	partNoon
	partAfternoon
	partEvening
	partNight
)

var dayParts = [...]string{"", "morning", "noon", "afternoon", "evening", "night"}
