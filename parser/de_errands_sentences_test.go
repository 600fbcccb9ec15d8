package parser

import "testing"

// What is no request: faults, invoices, prices, passwords, new staff, rights; and
// what only looks like a withdrawal, a moved date or a question.
func TestGermanErrandSentences(t *testing.T) { checkSentences(t, germanErrands) }

const germanErrands = `
Seit heute Morgen startet Regalo nicht mehr, es kommt eine Fehlermeldung. => other
Regalo 3.4 ist heute dreimal abgestürzt. Könnt ihr das anschauen? => other
Der Drucker im zweiten Stock geht nicht, bitte vorbeikommen. => other
Können Sie mir die Rechnung für das Update von Regalo nochmals schicken? => other
Was kostet eigentlich ein Update auf Regalo 4? => other
Bitte machen Sie uns eine Offerte für Regalo 4. => other
Auf der Rechnung vom Oktober ist das Update von Regalo doppelt verrechnet. => other
Ich habe mein Passwort vergessen, bitte zurücksetzen. => other
Frau Keller beginnt am 1. Dezember, sie braucht ein Konto und ein Telefon. => other
Bitte richten Sie für Herrn Moser ein Postfach ein. => other
Herr Moser sollte Zugriff auf den Ordner Lohn haben. => other
Könnt ihr Sandra bitte die Rechte für die Buchhaltung geben? => other
Wir bestellen drei neue Bildschirme und eine Maus. => other
Ab dem 1. Januar haben wir eine neue Adresse. => other
Wie lange dauert ein Update von Hotelino ungefähr? => other
Könntet ihr am Mittwoch den neuen Drucker installieren? => other
Bei Hotelino kommt seit dem Update ein weisser Bildschirm. => test_failed
Das Hotelino-Update vom letzten Freitag hat super geklappt, danke! => test_passed
Bitte deinstallieren Sie Hotelino auf allen PCs. => other
Unser Vertrag mit Hotelino läuft Ende Dezember aus. => other
Seit heute Morgen verlangt Hotelino einen Lizenzschlüssel. Wo finde ich den? => other
Bitte bestellen Sie zwei Lizenzen für Hotelino nach. => other
Die Revisionsstelle verlangt, dass wir Bilanzia bis Ende Jahr auf 8 bringen. => update_request Bilanzia@8
Das Internet ist heute sehr langsam. => other
Der Scanner zieht die Blätter schief ein. => other
Hat jemand von euch eine Idee, oder muss ein neues Mikrofon her? => other
Könnten Sie mich bitte zurückrufen? Meine Nummer ist 044 000 11 22. => other
Danke für die schnelle Hilfe gestern. => other
Unser WLAN im Sitzungszimmer ist wieder weg. => other
Welche Version von Regalo haben wir eigentlich? => other
Bitte löschen Sie das Konto von Herrn Frei per Ende Monat. => other
Frohe Weihnachten und ein gutes neues Jahr! => other
Wir sind vom 24. Dezember bis 3. Januar geschlossen. => other
Ich komme nicht mehr ins Mail, das Passwort ist abgelaufen. => other
Der Bildschirm von Petra flackert, könnten Sie einen neuen bringen? => other
Auf dem neuen Laptop von Herrn Graf fehlt der Drucker. => other
Unser Beamer braucht eine neue Lampe. => other
Könntet ihr den Server heute Abend neu starten? => other
Wir wollen den Vertrag nicht verlängern. => other
Wo finde ich die Anleitung für Regalo? => other
Ist das Update von Regalo schon drauf? => status_question
Gibt es schon einen Termin für unser Regalo-Update? => status_question
Wie weit seid ihr mit Regalo 3.4? => status_question
Regalo installieren wir selber, danke. => self_service
Das Update von Regalo macht unser Lehrling. => self_service
Könnt ihr Regalo 3.4 installieren? Letztes Mal haben wir es selber gemacht, das ging schief. => update_request Regalo@3.4 provider
Ich würde Regalo 3.4 ja selber installieren, habe aber keine Rechte. Könnt ihr das machen? => update_request Regalo@3.4 provider
Bitte Regalo 3.4 installieren, aber nicht am Freitag. => update_request Regalo@3.4 w:
Bitte Regalo 3.4 installieren. Die alte Version brauchen wir nicht mehr. => update_request Regalo@3.4 provider
Regalo 3.1 brauchen wir nicht mehr, bitte durch 3.4 ersetzen. => update_request Regalo@3.4
Regalo 3.1 läuft nicht mehr auf Windows 11, bitte 3.4 installieren. => update_request Regalo@3.4
Unser Regalo ist nicht mehr aktuell. Bitte auf die 3.4 bringen. => update_request Regalo@3.4
Ohne das Update auf 3.4 können wir mit Regalo ab Januar nicht mehr abrechnen. => update_request Regalo@3.4
Das Regalo-Update von letzter Woche hat die Vorlagen gelöscht. => other
Nach dem Update von Regalo fehlen alle Vorlagen. => test_failed
Seit dem Update läuft Regalo super, danke. => test_passed
Bitte stoppen Sie das Update von Regalo, wir warten noch zu. => cancel
Doch kein Regalo 3.4, wir wechseln den Anbieter. => cancel
Können wir das Update vom 3. Dezember auf den 10. Dezember verschieben? => reschedule w:2026-12-10
`
