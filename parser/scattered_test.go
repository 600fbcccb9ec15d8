package parser

import "testing"

// What customers write in two or three sentences: the name in one, the version in the
// next, and the wish to have it in a third.
func TestScattered(t *testing.T) { checkSentences(t, scattered) }

// What names a product and asks for something else.
func TestOtherErrands(t *testing.T) { checkSentences(t, otherErrands) }

const scattered = `
Betrifft die Zeiterfassung Timora. Wir sind noch auf der 7.2, es soll jetzt die 8.0 drauf. => update_request Timora@8.0
Bitte Timora updaten. Es soll die 8.0 sein. => update_request Timora@8.0
Grüezi, neui Version vom Timora isch d 2027, chönd Sie die installiere? => update_request Timora@2027
Wir möchten Timora aktualisieren lassen. Aktuell läuft 4.1, neu wäre 4.3. => update_request Timora@4.3
Timora meldet, dass 6.5 verfügbar ist. Bitte einspielen. => update_request Timora@6.5
Könnten Sie bitte Timora aktualisieren? Der Hersteller hat letzte Woche die 12.4 herausgebracht. => update_request Timora@12.4
Timora läuft bei uns in der 9. Ausgabe, wir hätten gern die 10. => update_request Timora@10
Timora: installiert 3.3, gewünscht 3.4. Bitte erledigen. => update_request Timora@3.4
Timora bitte updaten. Von 3.3 auf 3.4. => update_request Timora@3.4
Bitte Timora updaten. Momentan haben wir Release 22, das neue heisst 23. => update_request Timora@23
Unser Timora ist veraltet (5.2). Bitte auf den aktuellen Stand bringen, das wäre 5.9. => update_request Timora@5.9
Bitte Timora updaten, und zwar auf die 5.9. => update_request Timora@5.9
Bitte Timora updaten, am besten gleich die 5.9. => update_request Timora@5.9
Für Timora wurde uns 7.1.2 angekündigt, das hätten wir gerne. => update_request Timora@7.1.2
Please update Timora. It should be 8.0. => update_request Timora@8.0
We are still on 7.2 of Timora and the new one is 8.0, could you install it? => update_request Timora@8.0
Timora needs updating. Currently 4.1, target 4.3. => update_request Timora@4.3
Could you update Timora for us? 6.5 came out last week. => update_request Timora@6.5
It's about Timora. We run 7.2 and would like to have 8.0. => update_request Timora@8.0
Timora wants to be updated. The new one is called 2027 R1. => update_request Timora@2027 R1
Please update Timora; the vendor released 12.4 last Friday. => update_request Timora@12.4
Pourriez-vous mettre à jour Timora ? Nous avons la 7.2, il faudrait la 8.0. => update_request Timora@8.0
Merci de mettre à jour Timora. La nouvelle version est la 12.4. => update_request Timora@12.4
Nous utilisons Timora. Actuellement 4.1, on voudrait la 4.3. => update_request Timora@4.3
Merci d'installer Timora. L'éditeur a sorti la 6.5 la semaine passée. => update_request Timora@6.5
Timora doit être mis à jour. Ce serait la 2027. => update_request Timora@2027
Potreste aggiornare Timora? Abbiamo la 7.2, ci vorrebbe la 8.0. => update_request Timora@8.0
Vi chiedo di aggiornare Timora. La nuova è la 12.4. => update_request Timora@12.4
Usiamo Timora. Adesso 4.1, vorremmo la 4.3. => update_request Timora@4.3
Vi prego di installare Timora. Il produttore ha pubblicato la 6.5 la settimana scorsa. => update_request Timora@6.5
Timora va aggiornato. Sarebbe la 2027. => update_request Timora@2027
Bitte Timora updaten, wir haben die 5.2. => update_request Timora@
Wir haben Timora 5.2. Bitte auf die neuste aktualisieren. => update_request Timora@
Bitte Timora updaten. Wir sind 12 Leute, 4 davon im Homeoffice. => update_request Timora@
Bitte Timora updaten. Das Update kostet 120.50 Franken. => update_request Timora@
Bitte Timora updaten. Kapitel 5.9 der Anleitung beschreibt es. => update_request Timora@
Guten Tag, wir arbeiten mit Kundolino. Können Sie das bitte aktualisieren? => update_request Kundolino@
Guten Tag, es geht um Kundolino. Bitte auf den neusten Stand bringen. => update_request Kundolino@
Kundolino ist nicht mehr aktuell. Können Sie sich darum kümmern? => update_request Kundolino@
Unser Kundolino müsste mal wieder aktualisiert werden. => update_request Kundolino@
Wann könnten Sie bei uns Kundolino updaten? => update_request Kundolino@
Wir haben vom Lieferanten die neue CD von Kundolino bekommen, könnten Sie die installieren? => update_request Kundolino@
Für unser Kundolino ist eine neue Version da. => update_request Kundolino@
Hallo zusammen, Kundolino hat ein Update. Wann passt es euch? => update_request Kundolino@
Die Firma Datavis hat uns geschrieben, dass Kundolino 9 ab sofort erhältlich ist. Wir möchten umsteigen. => update_request Kundolino@9
Auf allen drei Arbeitsplätzen sollte Kundolino auf 9.1 gebracht werden. => update_request Kundolino@9.1
Chönd ihr bitte s Kundolino uf de neuscht Stand bringe? => update_request Kundolino@
Mir bruuche s nöie Kundolino. => update_request Kundolino@
Bim Kundolino chunt immer e Meldig, es gäbi es Update. Chönd ihr das mache? => update_request Kundolino@
Beim Start von Kundolino kommt die Meldung, dass ein Update bereitsteht. Dürfen wir Sie bitten, das zu machen? => update_request Kundolino@
Das Programm heisst Kundolino und sollte erneuert werden. => update_request Kundolino@
Wir würden gerne von Kundolino Basic auf Kundolino Pro wechseln. => update_request Kundolino_Pro@
Könnte man bei uns bitte das Kassenprogramm Kundolino erneuern? => update_request Kundolino@
Ich bräuchte auf meinem PC noch Kundolino. => update_request Kundolino@
Neue Mitarbeiterin ab Montag, sie benötigt Kundolino und Abaliga auf ihrem Laptop. => update_request Kundolino@ Abaliga@
Our Kundolino is out of date. Could you take care of it? => update_request Kundolino@
We use Kundolino for our bookings and there's a new release. Can you put it on? => update_request Kundolino@
Kundolino keeps nagging about an update. Please deal with it. => update_request Kundolino@
Could someone upgrade our booking system, Kundolino, before Christmas? => update_request Kundolino@
The vendor of Kundolino says we have to move to version 9.1. When can you do that? => update_request Kundolino@9.1
We've just bought Kundolino, would you install it on Sarah's PC? => update_request Kundolino@
When could you fit in the Kundolino update? => update_request Kundolino@
I'd need Kundolino on my new laptop. => update_request Kundolino@
Time for Kundolino 9.1, I think. Can you schedule it? => update_request Kundolino@9.1
Nous travaillons avec Kundolino. Pourriez-vous le mettre à jour ? => update_request Kundolino@
Il s'agit de Kundolino, à mettre à jour svp. => update_request Kundolino@
Kundolino n'est plus à jour. Pouvez-vous vous en occuper ? => update_request Kundolino@
L'éditeur de Kundolino nous annonce la version 9.1. Quand pourriez-vous passer ? => update_request Kundolino@9.1
Il me faudrait Kundolino sur mon nouveau portable. => update_request Kundolino@
Notre caisse Kundolino réclame une mise à jour. => update_request Kundolino@
Au démarrage, Kundolino affiche qu'une nouvelle version est disponible. Vous pouvez faire le nécessaire ? => update_request Kundolino@
Lavoriamo con Kundolino. Potete aggiornarlo? => update_request Kundolino@
Si tratta di Kundolino, da aggiornare per favore. => update_request Kundolino@
Kundolino non è più aggiornato. Potete occuparvene? => update_request Kundolino@
Il produttore di Kundolino annuncia la versione 9.1. Quando potreste farlo? => update_request Kundolino@9.1
Mi servirebbe Kundolino sul nuovo portatile. => update_request Kundolino@
All'avvio Kundolino mostra che c'è una nuova versione. Potete pensarci voi? => update_request Kundolino@
Unser Zeiterfassungsprogramm braucht ein Update. Frau Bissig weiss Bescheid. => update_request @
Liebes Team, bei uns poppt seit Tagen das Fenster auf, dass Nodaris in Version 3.8 bereitliegt. Nehmen Sie das in die Hand? => update_request Nodaris@3.8
Seit heute früh gibt es Nodaris 3.8, das brauchen wir dringend wegen der neuen QR-Rechnung. => update_request Nodaris@3.8
Ohne Nodaris 3.8 können wir die Löhne nicht machen. Wann könnt ihr das einrichten? => update_request Nodaris@3.8
Könntet ihr nächste Woche bei mir vorbeischauen und Nodaris erneuern? => update_request Nodaris@
Ich soll euch ausrichten, dass Nodaris wieder ein Update will. => update_request Nodaris@
Nodaris 3.8 -> bitte einplanen => update_request Nodaris@3.8
Bitte um Nodaris 3.8 auf allen Kassen. => update_request Nodaris@3.8
Wir hätten gern das Nodaris auf dem aktuellsten Stand. => update_request Nodaris@
Mein Kollege arbeitet schon mit Nodaris 3.8, ich noch mit 3.6. Kann man das angleichen? => update_request Nodaris@3.8
Unsere Filiale Baar hat Nodaris 3.8, wir in Zug noch 3.6. Bitte auch bei uns nachziehen. => update_request Nodaris@3.8
Nodaris läuft Ende Jahr aus, Nachfolger ist Nodaris Next. Bitte umstellen. => update_request Nodaris_Next@
Die 3.8 von Nodaris ist draussen. => update_request Nodaris@3.8
Seit dem letzten Update vom Nodaris fehlt der Export, gemäss Hersteller in 3.8 behoben. Bitte installieren. => update_request Nodaris@3.8
Kurze Frage: könnt ihr Nodaris auf Stand 3.8 bringen? Setup liegt auf dem Server. => update_request Nodaris@3.8
There's a pop-up every morning telling us that Nodaris 3.8 is ready. Would you mind installing it? => update_request Nodaris@3.8
Without Nodaris 3.8 we can't run the payroll. When could you set it up? => update_request Nodaris@3.8
I was told to ask you for Nodaris 3.8 on all tills. => update_request Nodaris@3.8
Nodaris 3.8 please, on all tills. => update_request Nodaris@3.8
The Baar branch already has Nodaris 3.8, we're stuck on 3.6. Same for us please. => update_request Nodaris@3.8
Nodaris has reached end of life, its successor is Nodaris Next. Please migrate us. => update_request Nodaris_Next@
We're a version behind on Nodaris (3.6 instead of 3.8). Can this be sorted? => update_request Nodaris@3.8
According to Nodaris support the bug is fixed in 3.8, so please install that. => update_request Nodaris@3.8
Une fenêtre nous annonce chaque matin que Nodaris 3.8 est prêt. Vous pouvez l'installer ? => update_request Nodaris@3.8
Sans Nodaris 3.8 impossible de faire les salaires. Quand pourriez-vous le mettre en place ? => update_request Nodaris@3.8
Nodaris 3.8 svp, sur toutes les caisses. => update_request Nodaris@3.8
La filiale de Nyon a déjà Nodaris 3.8, nous sommes restés en 3.6. Merci de faire pareil chez nous. => update_request Nodaris@3.8
Nodaris n'est plus supporté, son successeur est Nodaris Next. Merci de nous migrer. => update_request Nodaris_Next@
D'après le support de Nodaris, le bug est corrigé dans la 3.8, merci de l'installer. => update_request Nodaris@3.8
On m'a dit de vous demander Nodaris 3.8 pour la compta. => update_request Nodaris@3.8
Ogni mattina una finestra ci dice che Nodaris 3.8 è pronto. Potete installarlo? => update_request Nodaris@3.8
Senza Nodaris 3.8 non possiamo fare gli stipendi. Quando potreste metterlo? => update_request Nodaris@3.8
Nodaris 3.8 per favore, su tutte le casse. => update_request Nodaris@3.8
La filiale di Chiasso ha già Nodaris 3.8, noi siamo rimasti alla 3.6. Fate lo stesso da noi per favore. => update_request Nodaris@3.8
Nodaris non è più supportato, il successore è Nodaris Next. Vi prego di migrarci. => update_request Nodaris_Next@
Secondo l'assistenza di Nodaris l'errore è corretto nella 3.8, vi prego di installarla. => update_request Nodaris@3.8
Hi, the girls in accounts say Ledgero wants 2027.1 before they can do the year end. Pop it on some time next week? => update_request Ledgero@2027.1
Our architect's package, Planwright, has gone to version 9 and we'd like to follow. => update_request Planwright@9
Planwright 9 is out. Yes please! => update_request Planwright@9
We'd be glad if Planwright could be brought up to 9.2 at your convenience. => update_request Planwright@9.2
Sandra can't open the new drawings, she needs Planwright 9.2 like the rest of us. => update_request Planwright@9.2
The fleet software (Roadmaster) is two releases behind. What's the earliest you could do? => update_request Roadmaster@
Roadmaster: 4.4 -> 4.6, any morning in the first week of December is OK. => update_request Roadmaster@4.6
I'm told we have to be on Roadmaster 4.6 by year end because 4.4 loses support. => update_request Roadmaster@4.6
Would it be possible to have Roadmaster and Fuelbook both updated on the same day, say 8 December? => update_request Roadmaster@ Fuelbook@
Roadmaster is asking for an update again and I always click it away. Please do something. => update_request Roadmaster@
new laptop for Tim, needs Roadmaster, thx => update_request Roadmaster@
`

const otherErrands = `
Der Drucker im Büro geht nicht mehr. => other
Wir haben eine neue Mitarbeiterin, Frau Zgraggen. Bitte Konto einrichten. => other
Bitte schicken Sie uns die Rechnung für Kundolino nochmals. => other
Peter hat gesagt, Sie melden sich. => other
Notre imprimante ne marche plus depuis Lausanne. => other
Can you tell Roadmaster's hotline to stop calling me? => other
Roadmaster won't start since this morning. Help! => other
Is anyone coming on Tuesday to look at the scanner? => other
We moved to a new office last week, please update our address in your system. => other
Please update your records: our new CEO is Martin Kestrel. => other
When does our support contract for Roadmaster end? => other
Nodaris 3.8 stürzt beim Drucken ab, bitte helfen. => other
Seit heute können wir uns bei Nodaris nicht mehr anmelden. Können Sie schauen? => other
Was kostet das Update auf Nodaris 3.8? => other
Unterstützt Nodaris 3.8 eigentlich Windows 11? => other
Können Sie mir bitte das Passwort für Nodaris zurücksetzen? => other
Bitte schicken Sie mir die Rechnung für das Nodaris-Update nochmals zu. => other
Wir haben Nodaris gekündigt und brauchen es nicht mehr. Bitte deinstallieren. => other
Wer ist bei Ihnen für Nodaris zuständig? => other
Der Drucker im 2. Stock druckt nicht. Können Sie bitte vorbeikommen? => other
Frau Imhof hat ab Januar den Namen Imhof-Zgraggen, bitte Mailadresse anpassen. => other
Ist das Nodaris-Update von gestern schon durch? => status_question
Vielen Dank für das Update von Nodaris, alles läuft. => test_passed
Könnten Sie Frau Zgraggen bitte Zugriff auf den Ordner Nodaris geben? => other
Nodaris ist extrem langsam, woran liegt das? => other
Können Sie mir sagen, welche Version von Nodaris wir haben? => other
Wir ziehen am 12. Januar um, bitte das Internet ummelden. => other
Bitte einen neuen Bildschirm für Herrn Zgraggen bestellen. => other
Wir haben ab Montag eine neue Lehrtochter, Lena Bissig. Bitte Konto und Mail einrichten. => other
Unser Telefon in Baar geht nicht. Bitte melden. => other
Nodaris 3.8 crashes when printing, please help. => other
How much would the upgrade to Nodaris 3.8 cost? => other
Does Nodaris 3.8 run on Windows 11? => other
Could you reset my Nodaris password please? => other
Please send me the invoice for the Nodaris update again. => other
We no longer use Nodaris, please uninstall it. => other
Nodaris is very slow this morning. Could you have a look? => other
Can you tell me which version of Nodaris we have? => other
Please give Sarah access to the Nodaris folder. => other
Could you please call Peter Hodgson about the Wi-Fi in Geneva? => other
We need a new monitor for Sarah. => other
We need two more licences for Nodaris, whom do I ask? => other
Nodaris 3.8 plante à l'impression, merci de nous aider. => other
Combien coûterait la mise à jour vers Nodaris 3.8 ? => other
Pourriez-vous réinitialiser mon mot de passe Nodaris ? => other
Merci de me renvoyer la facture de la mise à jour Nodaris. => other
Nous n'utilisons plus Nodaris, merci de le désinstaller. => other
Nodaris est très lent ce matin, pouvez-vous regarder ? => other
Pouvez-vous me dire quelle version de Nodaris nous avons ? => other
Merci de donner à Mme Favre l'accès au dossier Nodaris. => other
Pourriez-vous rappeler Pierre Favre au sujet du wifi à Morges ? => other
Nodaris 3.8 si blocca quando stampo, potete aiutarmi? => other
Quanto costerebbe l'aggiornamento a Nodaris 3.8? => other
Potete reimpostare la mia password di Nodaris? => other
Vi prego di rimandarmi la fattura dell'aggiornamento Nodaris. => other
Non usiamo più Nodaris, potete disinstallarlo? => other
Nodaris è lentissimo stamattina, potete guardare? => other
Potete dirmi quale versione di Nodaris abbiamo? => other
Potete dare alla signora Bianchi l'accesso alla cartella Nodaris? => other
Potreste richiamare Paolo Bianchi per il wifi a Mendrisio? => other
`

// A day on which nobody works may be just the right one.
func TestPraisedDays(t *testing.T) { checkSentences(t, praisedDays) }

const praisedDays = `
Please update TheraPlan to 5.2. We are closed for staff training on Thursday 10 December, so that would be the ideal day, nobody will be in your way. => update_request w:2026-12-10
Merci de mettre à jour NotaSuite. Me Favre sera absent du 8 au 12 mars et l'étude tournera au ralenti : ce serait donc le moment rêvé. => update_request w:2027-03-08/2027-03-12
Vi prego di aggiornare NotaSuite. Giovedì 10 dicembre siamo chiusi, sarebbe il giorno ideale. => update_request w:2026-12-10
Bitte NotaSuite aktualisieren. Am 10. Dezember haben wir Betriebsausflug, das wäre der ideale Tag. => update_request w:2026-12-10
Bitte NotaSuite aktualisieren. Am 10. Dezember haben wir Betriebsausflug. => update_request w:
Unser neuer Bauleiter beginnt am 1. Dezember. Könnt ihr bitte auf seinem Laptop AutoCAD LT 2027 einrichten? => update_request AutoCAD_LT@2027 w:
`

// Several products, one after the other, each with its version in a later sentence.
func TestInTurn(t *testing.T) { checkSentences(t, inTurn) }

const inTurn = `
Three things, please install them for us: Firstly Bluebeam Revu. We are still on 20.3, so we should go up to 21.5 there. / Secondly StatiCalc. Release 9.4 came out last month. / And thirdly Visio 2024, only for Marianne. => update_request Bluebeam_Revu@21.5 StatiCalc@9.4 Visio@2024
Bitte zwei Updates: erstens Messwerk, da haben wir die 4.1 und es sollte die 4.3 sein. Zweitens Rapidbau. Da ist neu die 12.5 verfügbar. => update_request Messwerk@4.3 Rapidbau@12.5
`
