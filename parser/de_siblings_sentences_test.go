package parser

import "testing"

// Requests of which the name, the version and the wish stand in several short
// sentences, and errands beside them.
func TestGermanScatteredSentences(t *testing.T) { checkSentences(t, germanScattered) }

const germanScattered = `
Betrifft die Zeiterfassung, also Stempelwerk. Wir sind noch auf der 7.2, es soll jetzt die 8.0 drauf. => update_request Stempelwerk@8.0
Es geht um unsere Lagerverwaltung, sprich Regalo. Momentan läuft die 3.1, drauf soll die 3.4. => update_request Regalo@3.4
Unser Praxisprogramm, nämlich Medivo, ist veraltet. Neu wäre die 7.3. Könnt ihr das machen? => update_request Medivo@7.3 provider
Die Auftragsbearbeitung (Werkfluss) muss auf 5.2 rauf, sonst druckt sie keine QR-Rechnungen mehr. => update_request Werkfluss@5.2
Kassensystem Tillmax: die 12.1 sollte drauf, wir haben die 11.9. => update_request Tillmax@12.1
Stempelwerk haben wir noch in der 7.2. Jetzt sollte die 8.0 drauf. Die Lizenz läuft weiter. => update_request Stempelwerk@8.0 lic:not_needed
Am liebsten am Mittwoch, 16. Dezember, oder dann am Tag darauf: bitte Stempelwerk 8 installieren. => update_request Stempelwerk@8 w:2026-12-16,2026-12-17
Üses Medivo möcht es Update uf 7.3, chönd ihr da bi üs mache? => update_request Medivo@7.3 provider
Mir sötted s Tillmax 12 ha, chönd ihr das bitte mache? => update_request Tillmax@12 provider
Chöit dir üs ds Regalo 3.4 installiere? Lizänz bruchts keni. => update_request Regalo@3.4 provider lic:not_needed
Chennet iär das machu? Iischers Regalo müessti uf di niww Version 3.4. => update_request Regalo@3.4 provider
Chasch üs s Werkfluss uf 5.2 ufezieh? D Lizenz bliibt gliich. => update_request Werkfluss@5.2 provider lic:not_needed
Wir setzen seit 2009 das Programm Requiem ein. Der Rat hat den Kredit für den Wechsel auf die Version 4.3 gesprochen. => update_request Requiem@4.3
Seit Jahren arbeiten wir mit Gemeinda. Nun wurde das Budget für die Umstellung auf Version 6 bewilligt. => update_request Gemeinda@6
Die Geschäftsleitung hat der Umstellung zugestimmt: Regalo soll von 3.1 auf 3.4. => update_request Regalo@3.4
Wir haben das Zeitfenster für das Update von Regalo auf 3.4 intern besprochen. Bitte einspielen. => update_request Regalo@3.4 provider
Regalo braucht noch vor dem Monatswechsel das Update 3.4.1. Könnt ihr das morgen machen? => update_request Regalo@3.4.1 provider w:2026-11-20
Noch vor Weihnachten sollte Regalo 3.4 installiert werden. => update_request Regalo@3.4
Noch diese Woche bräuchten wir Regalo 3.4. => update_request Regalo@3.4
Regalo verlangt seit gestern die 3.4. Bitte einmal drüberbügeln. => update_request Regalo@3.4 provider
Am Montag könntet ihr in aller Ruhe die Rezeptura 2.9 installieren, dann merkt es keiner. => update_request Rezeptura@2.9 provider
Könnten Sie mit etwas Glück noch diesen Monat das Regalo 3.4 aufspielen? => update_request Regalo@3.4 provider
Im Anhang das Setup für Regalo 3. Könntet ihr das in der ersten Dezemberwoche bei Tobi und mir installieren? => update_request Regalo@3 provider w:2026-12-01/2026-12-04
Bitte Regalo 9. Wir brauchen es bis Freitag bei Sandra und Reto. => update_request Regalo@9
Unser Statikus müsste von 18 auf 19 hochgezogen werden. Könnten Sie das übernehmen? => update_request Statikus@19 provider
Unser Lieferant Carevia bringt uns CareTour auf Release 15. => update_request CareTour@15 partner
Die Pietas Informatik GmbH nimmt die Umstellung von Requiem auf 4.3 vor. => update_request Requiem@4.3 partner
Bei unserem gemeinsamen Kunden Löwen-Apotheke Rorschach steht der Wechsel auf PharmaNova 9.1 an. => update_request PharmaNova@9.1
Für unsere Kundin Tierklinik Seeblick bräuchten wir Vetisko 10. => update_request Vetisko@10
Tierklinik Seeblick: Vetisko 10 :: Bitte installieren. => update_request Vetisko@10 provider
Garage Pfister: Diagnomax 2027.1 :: Könnt ihr das machen? => update_request Diagnomax@2027.1 provider
Könnt ihr auf dem Werkstattlaptop den neuen Diagnomax 2027.2 draufmachen (wegen den neuen Hybriden). => update_request Diagnomax@2027.2 provider
Nach drei Jahren mit BiblioNova 6 ist die Geduld aufgebraucht. Wir möchten Sie bitten, bei uns die Version 7.1 zu installieren. => update_request BiblioNova@7.1 provider w:
Zwischen dem 7. und dem 11. Dezember haben wir Ferien, da ist niemand da. Das wäre der richtige Zeitpunkt. Bitte Regalo 3.4 installieren. => update_request Regalo@3.4 w:2026-12-07/2026-12-11
Am 14. Dezember ist der Chef an der Messe, dann ist sein PC frei. Das würde passen. Bitte Regalo 3.4 einspielen. => update_request Regalo@3.4 w:2026-12-14
Vom 7. bis 9. Dezember ist das Büro leer. Das wäre ideal, um Regalo 3.4 einzuspielen. => update_request Regalo@3.4 w:2026-12-07/2026-12-09
Am 3. Dezember sind wir in Basel. Bitte Regalo 3.4 am 4. Dezember installieren. => update_request Regalo@3.4 w:2026-12-04
Unser Kassier hat auf den 31. Dezember sein Amt niedergelegt. Bitte VereinsPilot 2027 installieren. => update_request VereinsPilot@2027 w:
Frau Brandt, die am 1. April bei uns beginnt, braucht VereinsPilot 2027. => update_request VereinsPilot@2027 w:
Wir sind am 1. Oktober umgezogen. Bitte Regalo 3.4 auf den neuen PCs installieren. => update_request Regalo@3.4 w:
Am Wochenende hatten wir einen Wasserschaden. Bitte Regalo 3.4 neu installieren. => update_request Regalo@3.4 w: office
Es muss am Wochenende sein: Samstag, 5. Dezember, oder Sonntag, 6. Dezember. Bitte Regalo 3.4 einspielen. => update_request Regalo@3.4 w:2026-12-05,2026-12-06 off
Bitte macht das Update von Regalo am Freitag nach Auffahrt. => update_request Regalo@ w:2027-05-07 provider
Regalo 3.4 bitte am Dienstag nach Ostern einspielen. => update_request Regalo@3.4 w:2027-03-30
Geht Regalo 3.4 am Donnerstag vor Pfingsten? => update_request Regalo@3.4 w:2027-05-13
Am Mittwoch nach Neujahr wäre gut für Regalo 3.4. => update_request Regalo@3.4 w:2027-01-06
Im Notfall kann ich den Server neu starten. Bitte Regalo 3.4 installieren. => update_request Regalo@3.4 calm
Wir brauchen jemanden, der im Notfall erreichbar ist, wenn Regalo 3.4 eingespielt wird. => update_request Regalo@3.4 calm
Am 7. Dezember machen wir Inventur und die Kassen stehen sowieso still, bitte dann Tillmax 12 einspielen. => update_request Tillmax@12 calm
Die Lizenz für Regalo 3.4 leite ich Ihnen umgehend weiter. Bitte einspielen. => update_request Regalo@3.4 lic:promised calm
Regalo 3.4 bitte ausrollen. Lizenz: kommt weiterhin vom Lizenzserver, es braucht keine neue. => update_request Regalo@3.4 lic:not_needed
Regalo 3.4 bitte einspielen, die Lizenz kommt von der Zentrale. => update_request Regalo@3.4 lic:promised
Regalo 3.4 bitte einspielen, es braucht eine Freischaltung für den Techniker, der im Notfall den Server startet. => update_request Regalo@3.4 lic:unknown
1. Der Drucker druckt seit dem 9. November nur noch einseitig. / 2. Regalo soll auf Version 3.4 aktualisiert werden, bitte am 8. Dezember. / 3. Frau Lüscher fängt am 1. Dezember bei uns an. => update_request Regalo@3.4 w:2026-12-08
`

// Answers below questions, and what moves or turns down a date.
func TestGermanShortAnswerSentences(t *testing.T) { checkSentences(t, germanShortAnswers) }

const germanShortAnswers = `
[info]
Am Wunschtermin vom 18. Januar halten wir fest. Die Lizenz ist bestellt. => info w:2027-01-18 lic:promised
Wie mit Frau Rüegg abgesprochen, erhalten Sie hiermit die noch fehlenden Unterlagen für Vetisko 10. => info Vetisko@10
habe nachgeschaut, es ist die 4.11 => info @4.11
das wäre die 4.11 => info @4.11
Gewünscht ist VereinsPilot 2027, das Programm liegt zum Herunterladen bereit. => info VereinsPilot@2027
Anbei die ausstehenden Angaben: Regalo 3.4, Lizenz bleibt gleich. => info Regalo@3.4 lic:not_needed
[date]
Wir entscheiden uns für Vorschlag 2. Herr Gmür von Optimalis führt das Update durch, du musst nur dabei sein. => accept_date opt:2
Vorschlag 1 passt, unser Lieferant macht die Installation. => accept_date opt:1
Wir nehmen Termin 3, das Update installiert der Hersteller. => accept_date opt:3
Da geit leider gar nüt dervo. Chöit dir am Mäntig, 7. Dezämber cho? => decline_dates w:2026-12-07
Da gaht leider nüt devo, mir händ Inventur. => decline_dates
Die Tage sind alle ungünstig für uns. In der KW 51 wäre es besser. => decline_dates w:2026-12-14/2026-12-18
Der Donnerstag um 10 Uhr ist für uns am besten, am Montag darauf sind wir in der Revision. => accept_date
[]
Wir hatten übers Wochenende einen Wasserschaden. Der Termin von morgen muss leider verschoben werden. => reschedule w: office
Ihr Techniker ist krank, sie müssen den 14. Dezember absagen. Als Ersatz haben sie mir den 16. oder 17. Dezember angegeben. => reschedule w:2026-12-16,2026-12-17
Der Lieferant muss den Termin vom 3. Dezember absagen. Ersatztermin wäre der 10. Dezember. => reschedule w:2026-12-10
neuer Termin nötig :: Der Techniker fällt aus, er kann den Termin vom 3. Dezember nicht wahrnehmen. => reschedule
Den Termin vom 3. Dezember bitte streichen, wir brauchen das Update nicht mehr. => cancel
`

// Names that hold a common word, stand behind what one does with them, or beside
// what they are for.
func TestGermanNameSentences(t *testing.T) { checkSentences(t, germanNames) }

const germanNames = `
Wir planen seit Jahren mit Stundenwerk. Nun müssen wir auf die 7.1. => update_request Stundenwerk@7.1
Wir rechnen mit Zeitprofi, und der ist veraltet. Könnt ihr ihn auf 3.2 bringen? => update_request Zeitprofi@3.2 provider
Unsere Buchhaltung läuft auf Saldino. Ab Januar brauchen wir dort die Version 2027. => update_request Saldino@2027
Unser Notenarchiv wird mit einem Programm namens Partitura geführt. Bitte die Version 5 auf dem Vereinscomputer einrichten. => update_request Partitura@5
Unsere Kasse (Tresina) braucht die Version 4.8 wegen den neuen EC Geräten. => update_request Tresina@4.8
Wären Sie so freundlich, Depotkat 3.2 darauf zu installieren? => update_request Depotkat@3.2 provider
Installiert ihr mir bitte zwei Sachen neu: Lumenraw in der 9.1 und das Albumwerk? => update_request Lumenraw@9.1 Albumwerk@ provider
Wann habt ihr Zeit für Lexora 3? => update_request Lexora@3
Nehmt ihr euch bitte Lexora vor? Es ist veraltet. => update_request Lexora@
Chöit dir mir bitte z nöie Garagio 12 uf em Empfangs-PC ufe tue? => update_request Garagio@12 provider
Ideal wäre es in den Ferien, die sind bei uns vom 7. bis 11. Dezember. Bitte Regalo 3.4 installieren. => update_request Regalo@3.4 w:2026-12-07/2026-12-11
Am Mittwochnachmittag operieren wir jeweils. Bitte Regalo 3.4 am 8. Dezember einspielen. => update_request Regalo@3.4 w:2026-12-08
1. Regalo 3.4, keine Lizenz nötig / 2. Brillenpass 2.14, Lizenz kommt separat => update_request Regalo@3.4 Brillenpass@2.14 lic:not_needed
`
