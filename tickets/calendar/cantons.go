package calendar

import (
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/ch"
)

// The days that the library does not hold. Names are those of the canton.
var (
	instauration = fixed("Instauration de la République", time.March, 1)
	fahrt        = &cal.Holiday{Name: "Näfelser Fahrt", Func: naefelserFahrt}
	plebiscite   = fixed("Commémoration du plébiscite jurassien", time.June, 23)
	pietroPaolo  = fixed("Santi Pietro e Paolo", time.June, 29)
	mauritius    = fixed("Mauritiustag", time.September, 22)
	bruderKlaus  = fixed("Bruderklausenfest", time.September, 25)
	restauration = fixed("Restauration de la République", time.December, 31)
	// Thursday after the first Sunday of September.
	jeuneGenevois = &cal.Holiday{Name: "Jeûne genevois", Month: time.September,
		Weekday: time.Sunday, Offset: 1, CalcOffset: 4, Func: cal.CalcWeekdayOffset}
	// Monday after the third Sunday of September.
	lundiDuJeune = &cal.Holiday{Name: "Lundi du Jeûne fédéral", Month: time.September,
		Weekday: time.Sunday, Offset: 3, CalcOffset: 1, Func: cal.CalcWeekdayOffset}

	// The library's name is the German one, "Zweiter Weihnachtsfeiertag".
	stephan = ch.ZweiterWeihnachtsfeiertag.Clone(&cal.Holiday{Name: "Stephanstag"})

	// In Neuchâtel these two count only where the holiday before them falls on
	// a Sunday, that is where they fall on a Monday.
	berchtoldMonday = only(ch.Berchtoldstag, time.Monday)
	stephanMonday   = only(stephan, time.Monday)
	// In both Appenzells St Stephen's Day is a working day where Christmas
	// falls on a Monday or a Friday.
	stephanAppenzell = only(stephan, time.Sunday, time.Monday,
		time.Wednesday, time.Thursday, time.Friday)
)

// Short names that keep the table below readable.
var (
	neujahr, berchtold, dreikoenige, josef = ch.Neujahr, ch.Berchtoldstag, ch.HeiligeDreiKoenige, ch.Josefstag
	karfreitag, ostermontag, ersterMai     = ch.Karfreitag, ch.Ostermontag, ch.TagderArbeit
	auffahrt, pfingstmontag, fronleichnam  = ch.Auffahrt, ch.Pfingstmontag, ch.Fronleichnam
	august1, himmelfahrt, allerheiligen    = ch.Bundesfeiertag, ch.MariaHimmelfahrt, ch.Allerheiligen
	empfaengnis, weihnachten               = ch.MariaEmpfangnis, ch.Weihnachtstag
)

// cantonal holds the public holidays of each canton, in the order of the
// Federal Constitution.
//
// Source: the Federal Office of Justice's list "Gesetzliche Feiertage und Tage,
// die in der Schweiz wie gesetzliche Feiertage behandelt werden" (Article 11 of
// the European Convention on the Calculation of Time-Limits), both its parts:
// a, recognised by law, and b, treated like it. So Berchtoldstag counts in most
// cantons, and 24 and 31 December nowhere but in Geneva. Days that always fall
// on a Sunday are left out.
//
// Where only a part of a canton keeps a day, its capital decides:
//   - AG: Aarau does not keep Corpus Christi, 15 August, 1 November and
//     8 December, which the districts of the Freiamt and the Fricktal keep.
//   - AI: Appenzell keeps 22 September, Oberegg does not.
//   - FR: Fribourg keeps the Catholic days, parts of the Lake district do not.
//   - LU: Lucerne does not keep 19 March, some communes do.
//   - NE: Corpus Christi is kept in Le Landeron only.
//   - SO: Solothurn keeps the Catholic days, the Bucheggberg does not, and
//     19 March only a few communes. 1 May is free from noon; nothing is
//     scheduled on the whole of it.
//   - ZH: Zurich keeps 2 January.
//
// The list lets 26 December lapse in Uri as in the two Appenzells; Uri's law on
// days of rest does not, so it always counts there.
var cantonal = map[string][]*cal.Holiday{
	"ZH": {neujahr, berchtold, karfreitag, ostermontag, ersterMai, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"BE": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"LU": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"UR": {neujahr, dreikoenige, josef, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"SZ": {neujahr, dreikoenige, josef, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"OW": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, bruderKlaus, allerheiligen, empfaengnis, weihnachten, stephan},
	"NW": {neujahr, berchtold, josef, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"GL": {neujahr, berchtold, fahrt, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, allerheiligen, weihnachten, stephan},
	"ZG": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"FR": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"SO": {neujahr, berchtold, karfreitag, ostermontag, ersterMai, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, weihnachten, stephan},
	"BS": {neujahr, karfreitag, ostermontag, ersterMai, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"BL": {neujahr, karfreitag, ostermontag, ersterMai, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"SH": {neujahr, berchtold, karfreitag, ostermontag, ersterMai, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"AR": {neujahr, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, weihnachten, stephanAppenzell},
	"AI": {neujahr, karfreitag, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, mauritius, allerheiligen, empfaengnis, weihnachten, stephanAppenzell},
	"SG": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, allerheiligen, weihnachten, stephan},
	"GR": {neujahr, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"AG": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"TG": {neujahr, berchtold, karfreitag, ostermontag, ersterMai, auffahrt, pfingstmontag, august1, weihnachten, stephan},
	"TI": {neujahr, dreikoenige, josef, ostermontag, ersterMai, auffahrt, pfingstmontag, fronleichnam, pietroPaolo, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"VD": {neujahr, berchtold, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, lundiDuJeune, weihnachten},
	"VS": {neujahr, berchtold, josef, ostermontag, auffahrt, pfingstmontag, fronleichnam, august1, himmelfahrt, allerheiligen, empfaengnis, weihnachten, stephan},
	"NE": {neujahr, berchtoldMonday, instauration, karfreitag, ersterMai, auffahrt, august1, weihnachten, stephanMonday},
	"GE": {neujahr, karfreitag, ostermontag, auffahrt, pfingstmontag, august1, jeuneGenevois, weihnachten, restauration},
	"JU": {neujahr, berchtold, karfreitag, ostermontag, ersterMai, auffahrt, pfingstmontag, fronleichnam, plebiscite, august1, himmelfahrt, allerheiligen, weihnachten},
}

func fixed(name string, month time.Month, day int) *cal.Holiday {
	return &cal.Holiday{Name: name, Month: month, Day: day, Func: cal.CalcDayOfMonth}
}

// only limits h to the years in which it falls on one of the weekdays.
func only(h *cal.Holiday, weekdays ...time.Weekday) *cal.Holiday {
	return &cal.Holiday{Name: h.Name, Func: func(_ *cal.Holiday, year int) time.Time {
		t := h.Func(h, year)
		for _, w := range weekdays {
			if t.Weekday() == w {
				return t
			}
		}
		return time.Time{}
	}}
}

// naefelserFahrt is the first Thursday of April, a week later where that is
// Maundy Thursday.
func naefelserFahrt(_ *cal.Holiday, year int) time.Time {
	day := cal.DayStart(cal.WeekdayN(year, time.April, time.Thursday, 1))
	goodFriday, _ := karfreitag.Calc(year)
	if day.AddDate(0, 0, 1).Equal(goodFriday) {
		return day.AddDate(0, 0, 7)
	}
	return day
}
