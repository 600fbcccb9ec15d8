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

// dateVocabulary has the words of all four languages. It is made on first use.
var dateVocabulary = sync.OnceValue(func() map[string][]meaning {
	v := make(map[string][]meaning, 1500)
	for lang, entries := range [...][]dateEntry{de: germanDates(), en: englishDates, fr: frenchDates, it: italianDates} {
		for _, e := range entries {
			for w := range strings.FieldsSeq(e.words) {
				m := meaning{kind: e.kind, value: e.value, langs: 1 << lang}
				w, m.strict = strings.CutSuffix(w, "!")
				w, m.short = strings.CutSuffix(w, ".")
				addMeaning(v, simplify(w), m)
			}
		}
	}
	return v
})

// addMeaning adds what a word means in one language to what it means in others.
func addMeaning(v map[string][]meaning, w string, m meaning) {
	for i, old := range v[w] {
		if old.kind == m.kind && old.value == m.value {
			v[w][i].langs |= m.langs
			v[w][i].strict = old.strict && m.strict
			return
		}
	}
	v[w] = append(v[w], m)
	strict := false
	for _, x := range v[w] {
		strict = strict || x.strict
	}
	if strict { // one strict meaning makes the word's language count
		for i := range v[w] {
			v[w][i].strict = true
		}
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
