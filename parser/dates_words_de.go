package parser

// germanDates are the German words, those of Switzerland's dialects and
// Austria's months among them. Compounds are put together here.
func germanDates() []dateEntry {
	list := germanDateWords
	parts := []dateEntry{
		{value: partMorning, words: "morgen vormittag früh frueh morge vormittags"},
		{value: partNoon, words: "mittag"},
		{value: partAfternoon, words: "nachmittag namittag nomittag nachmittags"},
		{value: partEvening, words: "abend obig abig abund aabig"},
		{value: partNight, words: "nacht"},
	}
	for _, d := range germanWeekdays {
		list = append(list, dateEntry{isWeekday, d.value, d.words})
		for w := range fields(d.words) {
			for _, p := range parts {
				for s := range fields(p.words) {
					list = append(list, dateEntry{isWeekday, d.value, w + s}, dateEntry{isPartOfDay, p.value, w + s})
				}
			}
			list = append(list, dateEntry{isRecurring, d.value, w + "s"})
		}
	}
	for i, m := range germanMonths {
		list = append(list, dateEntry{isMonth, i + 1, m})
		for w := range fields(m) {
			if w[len(w)-1] == '.' {
				continue
			}
			list = append(list,
				dateEntry{isMonth, i + 1, w + "woche " + w + "wochen " + w + "hälfte " + w + "ende " + w + "mitte " + w + "anfang " + w + "s"},
				dateEntry{isWeek, 0, w + "woche " + w + "wochen"}, dateEntry{isHalf, 0, w + "hälfte"},
				dateEntry{isStage, 1, w + "anfang"}, dateEntry{isStage, 2, w + "mitte"}, dateEntry{isStage, 3, w + "ende"})
		}
	}
	return list
}

var germanWeekdays = []dateEntry{
	{value: 1, words: "montag mäntig mändig määntig mentig meentig"},
	{value: 2, words: "dienstag dienschtig zischtig zyschtig zyschti zyschdig ziischtig zistig zischti"},
	{value: 3, words: "mittwoch mittwuch mittwucha mittwoche mittwuche"},
	{value: 4, words: "donnerstag donnschtig dunschtig donschtig dunnschtig donnstig"},
	{value: 5, words: "freitag fritig friitig frytig friitag"},
	{value: 6, words: "samstag sonnabend samschtig samstig"},
	{value: 7, words: "sonntag sunntig suntig sunndig"},
}

var germanMonths = [...]string{
	"januar jänner jaenner jan. jän.", "februar feber feb.", "märz maerz mär. mrz.", "april apr.", "mai", "juni jun. juno brachet", "juli jul. julei", "august aug. ougschte ougscht augschte augscht ougste",
	"september sept. sep. septämber septembr", "oktober okt. oktobr", "november nov. novämber novembr", "dezember dez. dezämber dezembr",
}

var germanDateWords = []dateEntry{
	{isWeekday, 1, "mo.!"}, {isWeekday, 2, "di.!"}, {isWeekday, 3, "mi.!"}, {isWeekday, 4, "do.!"}, {isWeekday, 5, "fr.!"}, {isWeekday, 6, "sa.!"}, {isWeekday, 7, "so.!"},
	{isPartOfDay, partMorning, "vormittag vormittags morgens früh frueh frühmorgens vormittäglich morge vormittage"},
	{isPartOfDay, partNoon, "mittag mittags"},
	{isPartOfDay, partAfternoon, "nachmittag nachmittags namittag nomittag namittags"},
	{isPartOfDay, partEvening, "abend abends feierabend obig znacht abig abund aabig zabig fyrabe fiirabig"},
	{isPartOfDay, partNight, "nacht nachts"},
	{isClockNoon, 12, "mittag"}, {isClockNoon, 0, "mitternacht"},
	{isRelative, 0, "heute hüt hütt hüte heut"}, {isRelative, 1, "morgen morn moorn"}, {isRelative, 2, "übermorgen uebermorgen übermorn"}, {isRelative, -1, "gestern gester vorgestern"},
	{isNumber, 1, "ein eine einen einem einer eis eine en ere"}, {isNumber, 2, "zwei zwo zwöi zwee"}, {isNumber, 3, "drei drü drei drüü"}, {isNumber, 4, "vier vieri vieru"}, {isNumber, 5, "fünf füfi fuenf"},
	{isNumber, 6, "sechs sächsi sechsi sächsu sächse"}, {isNumber, 7, "sieben sibni siebni sibnu sibne"}, {isNumber, 8, "acht achti achtu"}, {isNumber, 9, "neun nüni nünu nüne"}, {isNumber, 10, "zehn zäni zähni zeni zächni"},
	{isNumber, 11, "elf elfi"}, {isNumber, 12, "zwölf zwölfi zwoelf"}, {isNumber, 13, "dreizehn"}, {isNumber, 14, "vierzehn"}, {isNumber, 15, "fünfzehn"}, {isNumber, 20, "zwanzig"}, {isNumber, 30, "dreissig"}, {isNumber, 45, "fünfundvierzig"},
	{isOrdinal, 1, "erste ersten erster erstes"}, {isOrdinal, 2, "zweite zweiten zweiter zweites"}, {isOrdinal, 3, "dritte dritten dritter"}, {isOrdinal, 4, "vierte vierten vierter"}, {isOrdinal, -1, "letzte letzten letzter letztes"},
	{isUnit, 1, "tag tage tagen täg tääg arbeitstage arbeitstagen"}, {isUnit, 7, "woche wochen wuche wuchä"}, {isUnit, 30, "monat monate monaten monats mönet"}, {isUnit, 365, "jahr jahre jahren jahres jahrs johr"},
	{isUnit, 30, "monatsanfang monatsmitte monatsende"}, {isStage, 1, "monatsanfang"}, {isStage, 2, "monatsmitte"}, {isStage, 3, "monatsende"},
	{isUnit, 365, "jahresende jahresanfang jahresbeginn"}, {isStage, 3, "jahresende"}, {isStage, 1, "jahresanfang jahresbeginn"},
	{isUnit, 7, "wochenanfang wochenmitte wochenbeginn"}, {isStage, 1, "wochenanfang wochenbeginn"}, {isStage, 2, "wochenmitte"},
	{isWeek, 0, "kw kws kalenderwoche kalenderwochen woche wochen wuche kw."},
	{isWeekend, 0, "wochenende wochenenden wucheänd wuchenänd wochenend"},
	{isAfterwards, 1, "tags darauffolgende darauffolgenden darauffolgender"},
	{isNext, 1, "nächste nächsten nächster nächstes nächstem naechste naechsten naechster naechstes nächschte nächschti nächscht nöchscht kommende kommenden kommender kommendes folgende folgenden folgender nächst darauffolgende"},
	{isNext, 2, "übernächste übernächsten übernächster übernächstes uebernaechste uebernaechsten übernächscht übernächschti"},
	{isThis, 0, "diese diesen dieser dieses diesem laufende laufenden dä dere"},
	{isPast, 0, "letzte letzten letzter letztes letztem letzt letscht letschte vergangene vergangenen vergangener vorige vorigen voriger vorletzte vorletzten verflossenen"},
	{isStage, 1, "anfang anfangs afangs beginn"}, {isStage, 2, "mitte mitti"}, {isStage, 3, "ende ändi ends"},
	{isHalf, 0, "hälfte haelfte hälfti"},
	{isOr, 0, "oder od. odr bzw. respektive beziehungsweise alternativ ersatzweise notfalls"}, {isAnd, 0, "und sowie u. sowohl"},
	{isUntil, 0, "bis bis. biss"}, {isFrom, 0, "vom von vo"}, {isOpenStart, 0, "ab frühestens fruehestens abem abe"}, {isDeadline, 0, "spätestens spaetestens bis"},
	{isBefore, 0, "vor vorem vorm"}, {isAfter, 0, "nach nachem nachm"}, {isBetween, 0, "zwischen zwüsche zwüschet"},
	{isNot, 0, "nicht nid nöd ned nie weder kein keinen keinem keinesfalls ned"}, {isExcept, 0, "ausser außer ohne uusser ausgenommen"},
	{isImpossible, 0, "unmöglich ungünstig ausgeschlossen schlecht abwesend besetzt belegt geschlossen"},
	{isArticle, 0, "am den der dem das des die! im zum zur in! an d dr dä em de! also dann etwa ungefähr wohl sonst evtl. eventuell gern gerne vielleicht allenfalls lieber besser besten liebsten beschte liebschte jeweils! nämlich noch schon bereits gleich ganz bei uns könnte idealerweise"},
	{isIn, 0, "in i"}, {isAgo, 0, "vor! her seit sit"}, {isWithin, 0, "innert innerhalb binnen"},
	{isHour, 0, "uhr h h."}, {isAt, 0, "um am! ab nach vor bis zwischen von gegen ums"}, {isAbout, 0, "gegen ca. circa zirka etwa rund um! ungefähr"},
	{isHalfHour, -30, "halb halbi halber"}, {isQuarter, 15, "viertel viertu"}, {isQuarter, 45, "dreiviertel"}, {isPastHour, 1, "nach ab"}, {isPastHour, -1, "vor vorem"},
	{isEach, 0, "jeweils jeweilen immer"}, {isRecurring, 0, "jeden jede jedes jeder jedem alle! täglich wöchentlich jedä"},
	{isFeast, feastChristmas, "weihnachten weihnacht wiehnachte weihnachtsfeiertage"}, {isNewYear, 0, "neuen neue"}, {isFeast, feastEve, "heiligabend"}, {isFeast, feastNewYear, "neujahr"}, {isFeast, feastSylvester, "silvester sylvester"},
	{isFeast, feastHolidays, "feiertagen festtagen feiertage festtage jahren!"}, {isFeast, feastEaster, "ostern oschtere osterwochenende"}, {isFeast, feastWhitsun, "pfingsten pfingschte"}, {isFeast, feastAscension, "auffahrt himmelfahrt uffahrt"}, {isFeast, feastGoodFriday, "karfreitag"}, {isFeast, feastEasterMonday, "ostermontag"}, {isFeast, feastWhitMonday, "pfingstmontag"}, {isFeast, feastCorpusChristi, "fronleichnam"},
	{isOrdinalMark, 0, "te ten ter"},
	{isNumberLabel, 0, "version versionen release rel. ver. v. build patch hotfix nr. nummer port seite kapitel artikel art. punkt pos. position ziffer tel. telefon fax mobile ticket rechnung rechnungsnummer auftrag raum zimmer stock etage server windows office win. tls ssl php java python lizenz id code fehler error zoll os stand firmware update! auf! sp servicepack pos abs. absatz mwst iban ahv plz kw!"},
	{isMoney, 0, "chf fr. franken eur euro usd rp. rappen stutz"},
	{isMeasure, 0, "gb mb tb kb kg km m2 meter zoll prozent stück stk pcs arbeitsplätze arbeitsplätzen arbeitsplatz lizenzen pc rechner user users benutzer benutzern minuten min. sekunden sek. stunden std. uhrzeiten mal grad personen leute mitarbeiter mitarbeitende mails dateien x kb plätze clients geräte laptops"},
	{isHours, 0, "öffnungszeiten oeffnungszeiten bürozeiten geöffnet erreichbar sprechstunde sprechstunden schalter supportzeiten arbeitstage präsenzzeiten telefonzeiten bürotage anwesend arbeitszeiten"},
	{isQuarterYear, 0, "quartal q"},
	{isStarter, 0, "das passt bitte wir ich es geht danke der die den ist wäre waere oder und am um ab bis merci vielen falls wenn dann was wann wie sonst besten können koennen könnten kann gruss liebe freundliche mit ginge dies bei leider aber jedoch auch da sie mein unser alle vor nach vormittags nachmittags abends morgens hoffe lasst unsere dieser also nur"},
	{isOption, 0, "vorschlag termin vorschläge"},
	{isWeekOf, 0, "woche wochen"},
	{isFortnight, 14, "vierzehntage"},
}
