package parser

import "testing"

// Longer texts in German, each with several of the things that mislead.
func TestGermanMails(t *testing.T) { checkSentences(t, germanMails) }

const germanMails = `
Guten Tag Herr Frei / wir haben vom Hersteller die Mitteilung erhalten, dass Kalkumat 7.5 verfügbar ist. Könnten Sie uns das in der Woche vom 7. Dezember einspielen? Die Lizenz ändert nicht. => update_request Kalkumat@7.5 provider lic:not_needed w:2026-12-07/2026-12-11
Hallo zusammen / unsere Baukalkulation Kalkumat läuft noch auf 7.1. Wir hätten gerne 7.5, wenn möglich am 10. Dezember ab 16 Uhr. => update_request Kalkumat@7.5 w:2026-12-10T16:00
Liebes Team / für das Kalkumat wäre die 7.5 fällig. Am 10. und 11. Dezember sind wir am Inventar, sonst geht jeder Tag. => update_request Kalkumat@7.5 w:
Grüezi / Bitte auf den PCs von Frau Rohner und Herrn Wyss das Programm Kalkumat aktualisieren (Version 7.5). Schlüssel gemäss Mail vom Händler: KM75-11QX-08PL-22ZA => update_request Kalkumat@7.5 provider lic:provided
Kalkumat und Rapportino :: Bitte beide Programme auf die neuste Version bringen. Termin spielt keine Rolle. => update_request Kalkumat@ Rapportino@ provider w:
Hoi Livia / chasch üs am Mäntig am Morge s Kalkumat 7.5 ufelade? Lizänz bruuchts kei neui. => update_request Kalkumat@7.5 provider lic:not_needed w:2026-11-23
Wir wurden vom Hersteller aufgefordert, Kalkumat bis zum 31. Dezember auf Version 7.5 zu aktualisieren. Bitte übernehmen Sie das für uns. => update_request Kalkumat@7.5 provider w:
Bitte um einen Termin für das Update von Kalkumat. Vormittags passt es uns am besten, ausser am Mittwoch. => update_request Kalkumat@ provider w:
Gerne würden wir Ende Januar auf Kalkumat 8 wechseln. Unser Händler, die Bausoft AG, wird die Daten migrieren; bitte stimmen Sie sich mit Herrn Keel ab. => update_request Kalkumat@8 partner w:2027-01-21/2027-01-31
Die Bausoft AG installiert bei uns am 12. Januar 2027 um 13 Uhr Kalkumat 8 und bräuchte dafür Zugriff auf den Server. => update_request Kalkumat@8 partner w:2027-01-12T13:00
Sehr geehrte Damen und Herren / hiermit bestellen wir die Installation von Kalkumat 8 auf unserem Terminalserver. Der Wartungsvertrag mit dem Hersteller läuft, eine neue Lizenz ist deshalb nicht nötig. => update_request Kalkumat@8 lic:not_needed
Unser Architekturprogramm heisst Planorama, aktuell 2025, und soll auf 2026. Das Setup liegt auf S:\Software\Planorama. => update_request Planorama@2026
Das Setup für Planorama 2026 findest du unter \\nas01\install\Planorama2026. Bitte noch diese Woche installieren. => update_request Planorama@2026 provider set:\\nas01\install\Planorama2026
Die neue Version von Planorama haben wir im Anhang, der Lizenzcode kommt per Post. => update_request Planorama@ lic:promised
Planorama 2026 bitte installieren, Lizenz: Floating, Server ist schon eingerichtet. => update_request Planorama@2026 provider
Bitte Planorama 2026 auf meinem neuen Laptop installieren, auf dem alten kann es weg. Lizenzschlüssel habe ich keinen gefunden. => update_request Planorama@2026 provider
Bitte am Freitag nach 17 Uhr Planorama 2026 einspielen, vorher wird gearbeitet. => update_request Planorama@2026 provider off w:2026-11-20T17:00
Wir möchten Planorama 2026 installieren lassen. Am Donnerstag haben wir ganztags Sitzung, am Freitag, 27.11., wäre ideal. => update_request Planorama@2026 w:2026-11-27
Wir möchten Planorama 2026 installieren lassen, am liebsten zwischen dem 30. November und dem 4. Dezember. => update_request w:2026-11-30/2026-12-04
Wir möchten Planorama 2026 installieren lassen. Vor dem 15. Januar geht es nicht. => update_request w:
Wir möchten Planorama 2026 installieren lassen. Die KW 49 ist schlecht, KW 50 und 51 gehen. => update_request w:2026-12-07/2026-12-11,2026-12-14/2026-12-18
Wir möchten Planorama 2026 installieren lassen. Frau Bär ist ab 7. Dezember in den Ferien, bitte vorher. => update_request w:
Wir möchten Planorama 2026 installieren lassen. Wunschtermine: 1.12., 3.12. oder 8.12., jeweils ab 13 Uhr. => update_request w:2026-12-01T13:00,2026-12-03T13:00,2026-12-08T13:00
Wir möchten Planorama 2026 installieren lassen. Der Vertrag läuft seit dem 1. Oktober. => update_request w:
Wir möchten Planorama 2026 installieren lassen. Heute Abend ab 18 Uhr ist niemand mehr da. => update_request off
Wir möchten Planorama 2026 installieren lassen. Eilt sehr, der Kunde wartet. => update_request urgent
Wir möchten Planorama 2026 installieren lassen. Rufen Sie mich an, ich bin bis 17 Uhr erreichbar. => update_request w: office
Wir möchten Planorama 2026 installieren lassen. Die neue Lizenz ist unterwegs, Lieferung ca. 4. Dezember. => update_request lic:promised w:
Wir möchten Planorama 2026 installieren lassen. Eine Lizenz haben wir gekauft, den Key habt ihr schon. => update_request
Wir möchten Planorama 2026 installieren lassen. Lizenz läuft aufs Benutzerkonto. => update_request lic:not_needed
Wir möchten Planorama 2026 installieren lassen. Lizenzfrage klären wir noch mit dem Hersteller. => update_request lic:promised
[date]
Guten Morgen / der zweite Vorschlag ist für uns am besten. Vielen Dank für die Mühe. => accept_date opt:2
Besten Dank für die Vorschläge, wir würden gerne den 15. nehmen. => accept_date at:2026-12-15
Vorschlag 3 wäre perfekt. Wie lange dauert es etwa? => accept_date opt:3
Habe mit dem Team gesprochen, wir nehmen Variante 1. => accept_date opt:1
Der Mittwoch wäre ok. => accept_date
Können wir so machen. => accept_date
Danke, geht in Ordnung so. => accept_date
Besten Dank, den Termin haben wir uns vorgemerkt. => accept_date
Leider sind wir an allen drei Tagen auswärts. => decline_dates
Danke für die Vorschläge. Leider geht es bei uns frühestens ab dem 11. Januar. => decline_dates w:
Zu diesen Zeiten haben wir Patienten, bitte etwas über Mittag oder nach 18 Uhr. => decline_dates
Weder noch, bitte neue Termine. => decline_dates
Von den Terminen passt uns keiner, bei uns ginge der 21.1. oder der 22.1. => decline_dates w:2027-01-21,2027-01-22
Nein danke, wir haben das Update inzwischen selber gemacht. => self_service
Vorerst nicht, wir melden uns wieder. => decline_dates
[test]
Hat alles bestens geklappt, vielen Dank! => test_passed
Soweit so gut, bisher alles normal. => test_passed
Alle Module getestet und i.O. => test_passed
Programm öffnet, Daten sind da, Drucken funktioniert. => test_passed
Das Programm öffnet zwar, aber beim Speichern hängt es sich auf. => test_failed
Bei mir ja, bei Frau Keller kommt "Lizenz ungültig". => test_failed
Ich finde meine Projekte nicht mehr. => test_failed
Beim Ausdruck fehlt das Logo. => test_failed
[]
Wann dürfen wir mit der Installation von Kalkumat rechnen? Wir haben am 3. November bestellt. => status_question
Ist das Update von Kalkumat eigentlich schon gemacht worden? => status_question
Wie siehts aus mit unserem Update? => status_question
Bitte das Update von Kalkumat nicht machen, wir haben Probleme im Testsystem gesehen. => cancel
Wir brauchen das Kalkumat-Update nun doch nicht. => cancel
Re: Terminbestätigung :: Am 15. Dezember geht es leider doch nicht, wäre auch der 16. möglich? => reschedule w:2026-12-16
Re: Terminbestätigung :: Könnten wir den Termin auf KW 51 verschieben? => reschedule w:2026-12-14/2026-12-18
Re: Terminbestätigung :: Bitte verschiebt das Update auf nächstes Jahr. => reschedule
Re: Terminbestätigung :: Wir müssten von 9 auf 14 Uhr wechseln, gleicher Tag. => reschedule
[notice]
Können die Updates auf unserem Server nicht am 9. Dezember gemacht werden? Wir haben dann Jahresabschluss. Erst ab dem 14. bitte. => postpone
Wir bitten Sie, mit den Patches bis nach Neujahr zu warten; die Verantwortung liegt bei uns. => postpone risk
[]
Haben Sie eine Offerte für die Migration auf Microsoft 365? => other
Der Scanner scannt seit dem Umzug nicht mehr ins Laufwerk. => other
Wir haben neue Öffnungszeiten ab 1. Dezember. => other
Zum Update von letzter Woche: die Rechnung stimmt nicht, es wurden drei Stunden verrechnet. => other
Bitte sperren Sie das Konto von Herrn Wyss per 30. November. => other
Unser Server ist voll, was können wir löschen? => other
`
