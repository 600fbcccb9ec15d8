package parser

import "testing"

// When and how urgently it is wished, in German.
func TestGermanWishSentences(t *testing.T) { checkSentences(t, germanWishes) }

const germanWishes = `
Bitte Winfoto 9 am 15. Dezember installieren. => update_request Winfoto@9 w:2026-12-15
Bitte Winfoto 9 am Dienstag, 15.12. um 9 Uhr installieren. => update_request w:2026-12-15T09:00
Bitte Winfoto 9 am 15.12. oder 16.12. installieren. => update_request w:2026-12-15,2026-12-16
Bitte Winfoto 9 installieren. Ginge es am 15. oder am 17. Dezember? => update_request w:2026-12-15,2026-12-17
Bitte Winfoto 9 installieren. Am liebsten in der KW 50. => update_request w:2026-12-07/2026-12-11
Bitte Winfoto 9 installieren. Wir würden die Woche vom 14. Dezember bevorzugen. => update_request w:2026-12-14/2026-12-18
Bitte Winfoto 9 installieren, und zwar bis 27. November. => update_request w:
Bitte Winfoto 9 bis spätestens 27.11. installieren. => update_request w:
Das Update auf Winfoto 9 muss bis Ende Jahr gemacht sein. Bitte einspielen. => update_request w:
Bitte Winfoto 9 ab 10.12. installieren. => update_request w:
Bitte Winfoto 9 installieren, frühestens am 10. Dezember. => update_request w:
Bitte Winfoto 9 nach dem 10. Dezember installieren. => update_request w:
Bitte Winfoto 9 vor Weihnachten installieren. => update_request w:
Bitte Winfoto 9 installieren. Nicht am 14., da haben wir Inventur; der 15. Dezember ginge gut. => update_request w:2026-12-15
Bitte Winfoto 9 nächste Woche installieren, ausser am Freitag. => update_request w:2026-11-23/2026-11-27
Bitte Winfoto 9 installieren. Am 14. und 15. Dezember sind wir an einer Messe. => update_request w:
Bitte Winfoto 9 installieren. Vom 21. bis 31. Dezember haben wir Betriebsferien, das wäre ideal. => update_request w:2026-12-21/2026-12-31
Bitte Winfoto 9 installieren. Vom 21. bis 31. Dezember haben wir Betriebsferien. => update_request w:
Bitte Winfoto 9 installieren. Wir haben von 8 bis 12 Uhr geöffnet. => update_request w: office
Bitte Winfoto 9 installieren. Unser Büro ist Montag bis Donnerstag besetzt. => update_request w:
Bitte Winfoto 9 installieren. Jeder Tag in der KW 51 passt. => update_request w:2026-12-14/2026-12-18
Bitte Winfoto 9 installieren. In der zweiten Dezemberwoche wäre gut. => update_request w:2026-12-07/2026-12-11
Bitte Winfoto 9 installieren, Mitte Januar. => update_request w:2027-01-11/2027-01-20
Bitte Winfoto 9 Anfang Dezember installieren. => update_request w:2026-12-01/2026-12-10
Bitte Winfoto 9 im Januar installieren. => update_request w:2027-01-01/2027-01-31
Bitte Winfoto 9 zwischen dem 7. und 11. Dezember einspielen. => update_request w:2026-12-07/2026-12-11
Bitte Winfoto 9 einspielen. Zeitlich passt uns der 8. Dezember ab 13.30 Uhr. => update_request w:2026-12-08T13:30
Bitte Winfoto 9 einspielen. Wunschtermin wäre der 8. Dezember vormittags. => update_request w:2026-12-08
Bitte Winfoto 9 einspielen. Wunschdatum: 08.12.2026, 14:00 => update_request w:2026-12-08T14:00
Bitte Winfoto 9 einspielen. Termin: Do 10.12. / Zeit: 14.00 Uhr => update_request w:2026-12-10T14:00
Bitte Winfoto 9 einspielen. Passt euch nächsten Dienstag um halb zehn? => update_request w:2026-11-24T09:30
Bitte Winfoto 9 einspielen. Heute in zwei Wochen wäre gut. => update_request w:2026-12-03
Bitte Winfoto 9 einspielen. Am Montag in einer Woche würde es gehen. => update_request w:2026-11-30
Bitte Winfoto 9 übernächste Woche einspielen. => update_request w:2026-11-30/2026-12-04
Bitte Winfoto 9 einspielen. Mir wärs am Zischtig am Namittag rächt. => update_request w:2026-11-24
Bitte Winfoto 9 einspielen. Die Lizenz läuft am 31. Dezember ab. => update_request w:
Bitte Winfoto 9 einspielen. Version 8 wird ab 1. Januar nicht mehr unterstützt. => update_request Winfoto@9 w:
Bitte Winfoto 9 einspielen, weil wir am 4. Januar mit den Löhnen beginnen. => update_request w:
Bitte Winfoto 9 einspielen. Am 12. Januar ist Revision, vorher muss es laufen. => update_request w:
Bitte Winfoto 9 einspielen. Ab dem 4. Januar arbeitet Frau Kunz bei uns. => update_request w:
Bitte Winfoto 9 einspielen. Letzte Woche am 12.11. hat uns der Hersteller informiert. => update_request w:
Bitte Winfoto 9 einspielen. Bin am 20. November abwesend, sonst erreichbar. => update_request w:
Bitte Winfoto 9 einspielen. Am besten Mitte Woche, also am 2. Dezember. => update_request w:2026-12-02
Bitte Winfoto 9 einspielen. Der Termin ist uns egal. => update_request w:
Bitte Winfoto 9 einspielen. Es eilt nicht. => update_request calm w:
Bitte Winfoto 9 einspielen. Das hat keine Eile. => update_request calm
Bitte Winfoto 9 einspielen. Ist nicht dringend. => update_request calm
Bitte Winfoto 9 einspielen. Es pressiert nicht. => update_request calm
Bitte Winfoto 9 einspielen. Kein Stress, irgendwann im Januar reicht. => update_request calm
Bitte Winfoto 9 einspielen, es eilt. => update_request urgent
Bitte Winfoto 9 so rasch wie möglich einspielen. => update_request urgent
Bitte Winfoto 9 schnellstmöglich einspielen. => update_request urgent
Bitte Winfoto 9 heute noch einspielen, wir stehen still! => update_request urgent
Bitte Winfoto 9 einspielen, s brennt. => update_request urgent
Bitte Winfoto 9 baldmöglichst einspielen. => update_request urgent
Bitte Winfoto 9 einspielen. Wir können ohne nicht mehr arbeiten. => update_request urgent
Bitte Winfoto 9 prioritär einspielen. => update_request urgent
Bitte Winfoto 9 abends nach 18 Uhr einspielen. => update_request off
Bitte Winfoto 9 am Samstag, 12. Dezember einspielen. => update_request off w:2026-12-12
Bitte Winfoto 9 übers Wochenende einspielen. => update_request off
Bitte Winfoto 9 ausserhalb der Bürozeiten einspielen. => update_request off
Bitte Winfoto 9 einspielen, wenn niemand arbeitet, also am Abend. => update_request off
Bitte Winfoto 9 einspielen, aber nicht am Wochenende. => update_request office
Bitte Winfoto 9 einspielen. Ich wünsche Ihnen einen schönen Abend. => update_request office
Bitte Winfoto 9 einspielen, ganz normal während der Arbeitszeit. => update_request office
Bitte Winfoto 9 in der Mittagspause einspielen. => update_request office
Bitte Winfoto 9 am 8.12. und Tektura 5.3 am 9.12. installieren. => update_request Winfoto@9 Tektura@5.3 w:2026-12-08
Bitte Winfoto 9 einspielen. Termin bitte nicht vor dem 5. Januar. => update_request w:
Bitte Winfoto 9 einspielen. Möglich sind der 1., 2. und 3. Dezember. => update_request w:2026-12-01,2026-12-02,2026-12-03
Bitte Winfoto 9 einspielen. Wenn möglich am Donnerstag 3.12., sonst am Freitag 4.12. => update_request w:2026-12-03,2026-12-04
Bitte Winfoto 9 einspielen. Freitags geht es nie. => update_request w:
Bitte Winfoto 9 einspielen. Montags ist unser Ruhetag, da hätten Sie freie Bahn. => update_request w:
`
