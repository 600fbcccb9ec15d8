package parser

import "testing"

// How customers write who are in no hurry to be exact: over several sentences,
// in a register of their own.
func TestItalianChat(t *testing.T) {
	checkSentences(t, `
Vi chiedo se vi fosse possibile procedere all'aggiornamento di Ferrolux alla versione 2027. => update_request Ferrolux@2027 provider
Mi permetto di chiedere se foste in grado di portare Granitik alla 8.2. => update_request Granitik@8.2 provider
Vi sarei riconoscente se voleste occuparvi dell'aggiornamento di Ferrolux 8.2. => update_request Ferrolux@8.2 provider
Vorrei sapere se per voi è possibile installare Ferrolux 8.2 prima delle feste. => update_request Ferrolux@8.2 provider
Sareste così gentili da aggiornarci Polygest, dalla 3.3 alla 3.5? => update_request Polygest@3.5 provider
Con la presente Vi preghiamo di voler provvedere all'installazione di Meditrac 5.1. => update_request Meditrac@5.1 provider
Si prega di voler aggiornare il programma Granitik alla versione 2027. => update_request Granitik@2027 provider
Ferrolux 8.2 da installare. Fino al 4 dicembre siamo sotto inventario, la settimana dopo sarebbe l'ideale. => update_request w:2026-12-07/2026-12-11
Ferrolux 8.2 da installare. La prossima settimana non va, quella dopo invece sì. => update_request w:2026-11-30/2026-12-04
Ferrolux 8.2 da installare, possibilmente nella settimana successiva a quella del 30 novembre. => update_request
Potete installare Ferrolux 8.2? Andrebbe bene la settimana dal 7 all'11 dicembre. => update_request w:2026-12-07/2026-12-11
Vi giro la mail del tecnico di Ferrolux 8.2. L'installazione la fa lui ma senza di voi non entra nella rete. => update_request Ferrolux@8.2 partner
L'aggiornamento di Granitik 2027 lo fa la ditta, però dice che senza di voi non può accedere al server. => update_request Granitik@2027 partner
Ferrolux 8.2: mettetevi d'accordo con il loro tecnico, lo installa lui. => update_request Ferrolux@8.2 partner
Granitik va alla 2027. Il lavoro lo fanno loro da remoto, a voi chiedono solo di aprire la connessione. => update_request Granitik@2027 partner
La Bianchi SA installerà Ferrolux 8.2 ma ha bisogno di voi per entrare nel server. => update_request Ferrolux@8.2 partner
L'informatico di Ferrolux deve collegarsi per mettere la 8.2, potete aprirgli la porta? => update_request Ferrolux@8.2 partner
Io la macchina posso fermarla giovedì 26 novembre, potete installare Ferrolux 8.2? => update_request Ferrolux@8.2 w:2026-11-26
Possiamo fermare la produzione il 3 dicembre dalle 14 in poi per Ferrolux 8.2, lo installate? => update_request Ferrolux@8.2 w:2026-12-03T14:00
Vi chiediamo di installare la versione 6.0 di Archivia Comuni. Dopo l'aggiornamento si potranno ancora aprire i verbali vecchi? => update_request Archivia_Comuni@6.0 provider
Vi chiediamo di installare la versione 6.0 di Archivia Comuni, per noi sarebbe comodo il 3 dicembre perché il pomeriggio gli sportelli restano chiusi; in alternativa mercoledì 9 dicembre. Non invece il 7 e l'8. => update_request Archivia_Comuni@6.0 w:2026-12-03,2026-12-09
Potete installare Ferrolux 8.2? Va bene il 3 dicembre, in alternativa il 9. => update_request w:2026-12-03,2026-12-09
Potete installare Ferrolux 8.2? Meglio il 3 dicembre, al limite il 9. => update_request w:2026-12-03,2026-12-09
Potete installare Ferrolux 8.2? La licenza arriverà via posta, la inoltro. => update_request lic:promised
Potete installare Ferrolux 8.2? La licenza ce la mandano a fine mese e gliela giro subito. => update_request lic:promised calm w:
Potete installare Ferrolux 8.2? La chiave ce la dà il rivenditore la settimana prossima, ve la mando appena c'è. => update_request lic:promised w:
Potete installare Ferrolux 8.2? Il codice ve lo passo appena arriva. => update_request lic:promised
Potete installare Ferrolux 8.2? Per il codice ci stanno ancora lavorando. => update_request
Potete installare Ferrolux 8.2? La licenza me la devono ancora spedire. => update_request lic:promised
Potete installare Ferrolux 8.2? La chiave non l'ho ancora in mano, arriva. => update_request lic:promised
Potete installare Ferrolux 8.2? La chiave? La stanno preparando. => update_request lic:promised
Potete installare Ferrolux 8.2? Per la licenza mi faccio vivo io. => update_request lic:promised
Potete installare Ferrolux 8.2? La licenza gliela invio subito dopo, appena il produttore risponde. => update_request lic:promised calm
[info]
Si chiama CarVerniz. La versione nuova è la 9, quella che abbiamo non lo so. => info CarVerniz@9
Il programma si chiama Lignum Plus, dovrebbe essere la 4.1. => info Lignum_Plus@4.1
Rispondo alle domande: il programma è DentiLab (versione 15). L'installazione la fate voi, come l'ultima volta. => info DentiLab@15 provider
Il programma è DentiLab, versione 15. La licenza ce la mandano a fine mese e gliela giro subito. Quando: in dicembre, direi il 13 o il 15. => info DentiLab@15 lic:promised calm w:2026-12-13,2026-12-15
Software: DentiLab 15 / Licenza: la stessa / Quando: in gennaio, diciamo il 12 o il 14 => info DentiLab@15 lic:not_needed w:2027-01-12,2027-01-14
La licenza è quella di sempre, il setup ve lo manda la ditta. => info lic:not_needed
Quanto alla licenza: nessuna, è gratis. => info lic:not_needed
[]
Re: La sua richiesta :: Si chiama CarVerniz. La versione nuova è la 9, quella che abbiamo non lo so. => info CarVerniz@9
Re: La sua richiesta :: Il programma è Lignum Plus, la versione nuova è la 4.1. Se si può la settimana prossima sarebbe ottimo. => info Lignum_Plus@4.1
Re: La vostra richiesta :: Scusate, dimenticavo: la versione è la 4.1 e la licenza resta quella. => info @4.1 lic:not_needed
[date]
Nessuna delle tre date va bene. Si potrebbe fare il 5 gennaio alle 9? Altrimenti il 12, stessa ora. => decline_dates w:2027-01-05T09:00,2027-01-12T09:00
Purtroppo no. Potremmo il 14 dicembre alle 8 oppure il 16 alla stessa ora? => decline_dates w:2026-12-14T08:00,2026-12-16T08:00
Niente da fare con queste date, semmai in gennaio. => decline_dates w:2027-01-01/2027-01-31
[]
Re: Conferma: 03.12.2026 ore 13:30 :: Per giovedì 3 dicembre devo purtroppo disdire la data (non l'aggiornamento!): abbiamo l'influenza. Possiamo rifissare nella settimana del 7 dicembre? => reschedule w:2026-12-07/2026-12-11
Re: Conferma: 03.12.2026 ore 13:30 :: Devo disdire il 3, possiamo fare la settimana dopo? => reschedule w:2026-12-07/2026-12-11
Re: Conferma: 03.12.2026 ore 13:30 :: Purtroppo devo annullare l'appuntamento di giovedì. Lo rimettiamo al 10? => reschedule w:2026-12-10
Re: Conferma: 03.12.2026 ore 13:30 :: Dobbiamo disdire giovedì. Potreste venire il 10 alla stessa ora? => reschedule w:2026-12-10
Re: Conferma: 03.12.2026 ore 13:30 :: L'appuntamento di giovedì salta, ne fissiamo un altro? => reschedule
Re: Conferma: 03.12.2026 ore 13:30 :: Disdico l'appuntamento, però l'aggiornamento ci serve ancora: datemi un'altra data. => reschedule
Re: Conferma: 03.12.2026 ore 13:30 :: Disdico l'appuntamento e anche la richiesta, cambiamo programma. => cancel
Re: Conferma: 03.12.2026 ore 13:30 :: Giovedì è saltato per noi, ci risentiamo per una nuova data. => reschedule
Re: Conferma: 03.12.2026 ore 13:30 :: Vi prego di annullare tutto, non ci serve più. => cancel
`)
}

// Needs, orders and hearsay instead of requests; who is to do it; short answers.
func TestItalianNeeds(t *testing.T) {
	checkSentences(t, `
Buongiorno, in ufficio da noi si usa PianoColori e sul sito c'è la 12. Noi la 11. Si può avere? => update_request PianoColori@12
Salve, la nostra app delle consegne (Portami) chiede di essere aggiornata. => update_request Portami@
Buongiorno. Software: Granaio. Versione: 5.5. Postazioni: 3. Grazie. => update_request Granaio@5.5
Programma Granaio, versione 5.5, su tre postazioni, entro Natale. => update_request Granaio@5.5 w:
Granaio 5.5 / licenza invariata / giovedì 3 dicembre ore 9 => update_request Granaio@5.5 lic:not_needed w:2026-12-03T09:00
Buongiorno, serve la 5.5 di Granaio per poter leggere i file che ci manda il fiduciario. => update_request Granaio@5.5
Per leggere i file del fiduciario dobbiamo avere tutti Granaio 5.5. => update_request Granaio@5.5
Il fiduciario è passato a Granaio 5.5 e i suoi file non li apriamo più. Ci aggiornate? => update_request Granaio@5.5 provider
Da lunedì il Cantone accetta solo i file di Granaio 5.5, siamo ancora alla 5.3. => update_request Granaio@5.5
Il Cantone ci impone Granaio 5.5 dal 1° gennaio. => update_request Granaio@5.5
La Posta ha aggiornato tutto e ora Granaio 5.3 non va più: bisogna mettere la 5.5. => update_request Granaio@5.5
Granaio: abbiamo bisogno della 5.5. => update_request Granaio@5.5
Per Granaio servirebbe la 5.5, quella che c'è adesso dà problemi con le stampanti. => update_request Granaio@5.5
Sempre il solito Granaio: vuole la 5.5. => update_request Granaio@5.5
Sulla macchina nuova potete mettermi Granaio, Postino e Lettore Unico? => update_request Granaio@ Postino@ Lettore_Unico@ provider
Potete mettere Granaio 5.5 e togliere la 5.3? => update_request Granaio@5.5 provider
Vorrei provare Granaio 5.5, è possibile averlo su un solo PC? => update_request Granaio@5.5
Abbiamo un problema: Granaio 5.3 scade il 31 dicembre. Fate voi la 5.5? => update_request Granaio@5.5 provider
Il patch 5.5.1 per Granaio è fuori, mettetelo per favore. => update_request Granaio@5.5.1 provider
hotfix granaio 5.5.1 da mettere su tutti i pc => update_request granaio@5.5.1
aggiornare granaio pf => update_request granaio@
mi aggiornate granaio? ho ancora il vecchio => update_request granaio@ provider
granaio dice che è scaduto, serve la 6 => update_request granaio@6
Buongiorno, sono il tecnico di Granaio SA. Dobbiamo portare il vostro cliente Vivaio Sonvico alla 5.5, quando possiamo collegarci? => update_request @5.5 partner
Il consulente di Granaio viene il 9 dicembre a fare la 5.5, potete essere presenti? => update_request Granaio@5.5 partner w:2026-12-09
Granaio 5.5 lo monta la Rossi Informatica, a voi chiedo solo il backup prima. => update_request Granaio@5.5 partner
Per Granaio 5.5 contattate direttamente la ditta (info@granaio.example), si occupano loro di tutto. => update_request Granaio@5.5 partner
Granaio 5.5: la parte server la fa il fornitore, i client li fate voi. => update_request Granaio@5.5 partner
Abbiamo sentito Granaio: il loro tecnico è disponibile il 9 dicembre alle 14 per la 5.5, per voi va bene? => update_request Granaio@5.5 partner w:2026-12-09T14:00
Ci pensate voi a Granaio 5.5? => update_request Granaio@5.5 provider
Granaio 5.5, se potete. Altrimenti chiamo il fornitore. => update_request Granaio@5.5 provider
Non vogliamo che lo faccia il fornitore, preferiamo voi: Granaio 5.5. => update_request Granaio@5.5
Il fornitore vuole 400 franchi per installare Granaio 5.5, potete farlo voi? => update_request Granaio@5.5 provider
[info]
Granaio. => info Granaio@
granaio 5.5 => info granaio@5.5
È la 5.5. => info @5.5
La 5.5, licenza uguale. => info @5.5 lic:not_needed
Lo fate voi, il setup lo trovate su https://dl.granaio.example/55.zip => info provider set:https://dl.granaio.example/55.zip
Per la licenza: FX82-11AB-77QT-0093. Per il giorno decidete voi. => info lic:provided
Nessuna licenza, è gratuito. Va bene qualsiasi giorno. => info lic:not_needed
Non lo so, chiedete alla ditta: info@granaio.example => info
Il setup ve lo mandano loro settimana prossima. => info
Scusi, ha ragione: parlavo di Granaio. => info Granaio@
Il programma è Granaio e vogliamo la 5.5 possibilmente il 9 dicembre. => info Granaio@5.5 w:2026-12-09
Intendevo la versione 5.5 di Granaio. => info Granaio@5.5
Si tratta del gestionale del magazzino, si chiama Lettore Unico. => info Lettore_Unico@
`)
}

// Whole mails in a few sentences.
func TestItalianMails(t *testing.T) {
	checkSentences(t, `
Egregi signori, in relazione alla Vostra comunicazione, Vi confermiamo che il nostro fornitore Delta Soluzioni SA procederà all'aggiornamento di GeoCatasto alla versione 7 il giorno 10 dicembre. Vi chiediamo di garantire l'accesso remoto. => update_request GeoCatasto@7 partner w:2026-12-10
Ciao, domanda veloce. VinoTeca chiede di passare alla 3.0, io l'ho provato a casa e va bene. Lo mettete anche sul PC della cantina? Senza fretta, quando passate di qua. => update_request VinoTeca@3.0 provider calm
Salve, siamo l'agriturismo Al Ronco. Vorremmo che ci installaste BookEasy, la versione base. Il programma si scarica da https://get.bookeasy.example/base/BookEasySetup.exe, non ci vuole licenza. Per noi andrebbe bene lunedì 30 o martedì 1. => update_request BookEasy@ provider set:https://get.bookeasy.example/base/BookEasySetup.exe lic:not_needed w:2026-11-30,2026-12-01
Buongiorno, la ditta Ferrari (gestionale Magazzino Zero) ci ha avvisato che dal 1° gennaio cambia il tracciato IVA e ci vuole la 2027.1. Ve ne occupate voi? Se possibile prima del 20 dicembre. La chiave nuova arriva via mail. => update_request Magazzino_Zero@2027.1 provider lic:promised w:
Aggiornamento PresenzeOk :: Ciao, come l'anno scorso. Versione 2027, licenza uguale, meglio una sera dopo le 18. => update_request PresenzeOk@2027 lic:not_needed off
Buongiorno, vi segnaliamo che è disponibile la versione 10.2 di SuperPiano. Vi preghiamo di comunicarci una data per l'installazione. => update_request SuperPiano@10.2
Gentile signora Meier, per il nostro SuperPiano servirebbe l'aggiornamento alla 10.2. Il consulente (Ivo Gada, ivo.gada@superpiano.example) si mette in contatto con voi per l'accesso. => update_request SuperPiano@10.2 partner
Buonasera, scusate l'ora. SuperPiano non parte più e sullo schermo c'è scritto che dal 15 novembre serve la 10.2. Domani mattina abbiamo consegne, è urgente!! => update_request SuperPiano@10.2 urgent
Dal 7 all'11 dicembre siamo in vacanza, se volete approfittarne per mettere SuperPiano 10.2 è il momento giusto. => update_request SuperPiano@10.2 w:2026-12-07/2026-12-11
Ci troviamo bene con SuperPiano, ma la 9 non la supportano più. Si passa alla 10.2 quando volete, tranne il venerdì. => update_request SuperPiano@10.2
Mi ha chiamato quello di SuperPiano: la 9 muore a fine anno. Cosa dobbiamo fare per avere la 10.2? => update_request SuperPiano@10.2
Approfitto per chiedervi anche l'installazione di SuperPiano 10.2 sui due nuovi PC. => update_request SuperPiano@10.2
Rif. telefonata odierna: SuperPiano 10.2, intervento da parte vostra, giovedì 10.12. ore 8. => update_request SuperPiano@10.2 provider w:2026-12-10T08:00
SuperPiano: 9.4 -> 10.2. Licenza: vedi allegato. Data: da definire. => update_request SuperPiano@10.2
Chiedo l'aggiornamento di SuperPiano sul server RDS (oggi 9.4). Nessuna urgenza, basta entro fine gennaio. => update_request SuperPiano@ calm w:
Potete portare avanti l'aggiornamento di SuperPiano? Avevamo detto la settimana 50. => update_request SuperPiano@ w:2026-12-07/2026-12-11
Tutti i nostri clienti usano ormai SuperPiano Cloud Connector 3, lo vorremmo anche noi. => update_request SuperPiano_Cloud_Connector@3
[date]
Ottimo la 3, siamo solo io e la Paola ma facciamo. => accept_date opt:3
Allora facciamo il 10, alle 9 va benissimo. => accept_date at:2026-12-10T09:00
La prima no, la seconda sì. => accept_date opt:2
Nessuna delle tre, abbiamo inventario fino al 15. Dal 16 in poi quando volete. => decline_dates
Per me va bene tutto. => accept_date
Non prima di gennaio, grazie. => decline_dates
Queste date sono tutte in periodo di chiusura. => decline_dates
Confermiamo l'appuntamento di giovedì 10 alle ore 9. => accept_date at:2026-12-10T09:00
Va bene il secondo, però dite al tecnico di suonare. => accept_date opt:2
[test]
Per me è ok, chiudete pure. => test_passed
Tutto bene tranne la firma digitale che non compare. => test_failed
Ci mette un'eternità ad aprirsi. => test_failed
Sì sì, va che è una meraviglia. => test_passed
Mancano i dati di ottobre! => test_failed
Non funziona come prima, i pulsanti sono spariti. => test_failed
Abbiamo testato in tre, nessuna anomalia. => test_passed
[close]
Usciti tutti. => ready
Potete iniziare. => ready
Siamo fuori, procedete. => ready
Aspettate cinque minuti per favore. => other
[]
Re: Conferma: 03.12.2026 ore 13:30 :: Sono malata, dobbiamo trovare un altro giorno. => reschedule
Re: Conferma: 03.12.2026 ore 13:30 :: Possiamo anticipare alle 10? => reschedule
Re: Conferma: 03.12.2026 ore 13:30 :: Giovedì non riesco più. Lunedì 7 alla stessa ora? => reschedule
Re: Conferma: 03.12.2026 ore 13:30 :: Va bene, a giovedì. => accept_date
Re: Conferma: 03.12.2026 ore 13:30 :: L'appuntamento non ci serve più, abbiamo disinstallato il programma. => cancel
`)
}

// Faults, orders, prices, people and thanks are no requests for an update.
func TestItalianErrands(t *testing.T) {
	checkSentences(t, `
Buongiorno, da ieri Granaio 5.5 stampa le etichette storte. => other
Granaio mi chiede la password ogni volta, che fastidio. => other
Buongiorno, Granaio è lentissimo da quando è arrivata la fibra. => other
Il PC della reception dice "spazio insufficiente", potete guardare? => other
La signora Bernasconi non vede più la cartella condivisa. => other
Ci serve un nuovo portatile per il signor Rossi, con Windows 11 e Office. => other
Potete darci un appuntamento per la consegna dei monitor? => other
Vorrei sapere se la garanzia del server scade nel 2027. => other
Buongiorno, chi è il nostro referente da voi adesso? => other
Mi serve una licenza in più di Granaio, quanto costa? => other
Potete spedirci il contratto di manutenzione firmato? => other
Per favore cambiate la mia password, scade domani. => other
Ho ricevuto un messaggio che Windows vuole aggiornarsi, è sicuro? => other
Da domani Sara Conti lavora da noi, le servono mail e telefono. => other
Marco Bianchi lascia l'azienda il 31 dicembre, bloccate il suo accesso. => other
La VPN non si collega, errore 809. => other
Potete installare la stampante nuova al secondo piano? => other
Ci mettete due prese di rete in più in sala riunioni? => other
Buongiorno, quale versione di Granaio ci consigliate? => other
Granaio funziona anche su Mac? => other
Grazie per l'aggiornamento di ieri, tutto perfetto! => test_passed
Potete fare un backup di Granaio prima delle feste? => other
Il backup di stanotte non è andato, mi è arrivato l'avviso. => other
Ho cancellato per sbaglio un file di Granaio, lo recuperate? => other
Il numero 5.5 della fattura non corrisponde all'offerta. => other
Abbiamo cambiato indirizzo: dal 1° dicembre siamo in Via Nassa 12, Lugano. => other
Siete aperti il 24 dicembre? => other
Vi invitiamo all'aperitivo del 18 dicembre alle 17. => other
Il telefono della Sara squilla ma non si sente niente. => other
La app sul mio iPhone non si sincronizza più con la rubrica. => other
Vorrei formare i nuovi collaboratori su Granaio, fate corsi? => other
Ci arriva posta indesiderata a nome vostro, è normale? => other
Potete aprire la porta 443 per il fornitore delle casse? => other
Il proiettore in aula 3 non si accende. => other
La licenza di Granaio scade a fine mese, dobbiamo rinnovarla? => other
Vi mando in allegato la fattura corretta. => other
Mi confermate che avete ricevuto il pagamento? => other
Quanti utenti abbiamo su Granaio? => other
Dopo l'aggiornamento di martedì non trovo più i preventivi in Granaio. => test_failed
Da quando avete messo la 5.5 Granaio crasha. => test_failed
Dopo il vostro intervento la stampa etichette è a posto, grazie. => test_passed
Il nuovo Granaio mi piace molto, complimenti. => other
Avete poi guardato per Granaio? => status_question
Siamo ancora in attesa dell'aggiornamento di Granaio chiesto a ottobre. => status_question
A quando la nuova versione di Granaio sui nostri PC? => status_question
Scusate se insisto, ma per Granaio non ho più sentito niente. => status_question
L'aggiornamento di Granaio previsto per giovedì va spostato, siamo in chiusura. => reschedule
Per l'intervento di giovedì 3 dicembre: possiamo iniziare un'ora più tardi? => reschedule
Blocchiamo tutto con Granaio, la direzione ci ripensa. => cancel
Non aggiornate Granaio per favore, il fornitore dice che la 5.5 ha un difetto. => cancel
Alla fine Granaio non lo prendiamo, potete annullare. => cancel
Per il momento mettiamo in pausa il progetto Granaio. => cancel
L'ho già aggiornato io Granaio, non serve che veniate. => cancel
Granaio lo aggiorniamo internamente, grazie. => self_service
Se mi mandate il setup ci penso io a installare Granaio. => self_service
Ce la facciamo da soli con Granaio 5.5? => self_service
[]
Re: Avviso di manutenzione: patch di sicurezza :: Potete aspettare fino a lunedì con le patch? => postpone
Re: Avviso di manutenzione: patch di sicurezza :: Stasera non va bene, abbiamo il turno di notte. => postpone
Re: Avviso di manutenzione: patch di sicurezza :: Per favore non riavviate prima delle 20. => postpone
Re: Avviso di manutenzione: patch di sicurezza :: Chiediamo di rimandare, ce ne assumiamo la responsabilità. => postpone risk
Re: Avviso di manutenzione: patch di sicurezza :: Durante il riavvio si perde il lavoro non salvato? => other
`)
}
