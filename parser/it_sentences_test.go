package parser

import "testing"

func TestItalianRequests(t *testing.T) {
	checkSentences(t, `
Potete portare Ferrolux alla 8.2 sulle due postazioni della ricezione? => update_request Ferrolux@8.2 provider
Ci servirebbe Granitik nella versione 2027, la vecchia non gira più con Windows 11. => update_request Granitik@2027 nobody
Vi chiediamo cortesemente di aggiornare il nostro gestionale Orbicassa alla versione 5.1. => update_request Orbicassa@5.1 provider
Ciao, mi metti l'ultimo Granitik sul portatile? => update_request Granitik@ provider
Sarebbe possibile passare Tarificor dalla 11 alla 12? => update_request Tarificor@12
Vorremmo passare a Sylvaris 9 entro fine anno. => update_request Sylvaris@9 w:
Abbiamo ricevuto Ferrolux 2027.1 dal produttore. Lo potete installare voi? => update_request Ferrolux@2027.1 provider
Vi sarei grato se poteste eseguire l'aggiornamento di Meditrac (4.0.3 -> 4.1). => update_request Meditrac@4.1 provider
Granitik chiede l'aggiornamento a ogni avvio, potreste occuparvene? => update_request Granitik@ provider
fate per favore l'aggiornamento di ferrolux 8.3 sul pc della signora Bernasconi => update_request ferrolux@8.3 provider
Desideriamo che installiate Polygest 3.4 sul nostro server. => update_request Polygest@3.4 provider
Il nostro programma di contabilità Logiterra va aggiornato, è uscita la versione 6. => update_request Logiterra@6 nobody
È possibile installare la nuova versione (7.5) di Granitik? => update_request Granitik@7.5
Vorrei far installare Ferrolux Studio 12 su tre postazioni. => update_request Ferrolux_Studio@12 provider
È disponibile un aggiornamento di Tarificor, la 10.4. => update_request Tarificor@10.4 nobody
Vogliate procedere all'installazione della release 22 di Polygest. => update_request Polygest@22 provider
Potete caricarci l'ultima versione di Sylvaris? => update_request Sylvaris@ provider
Abbiamo acquistato Granitik Pro 4 e vorremmo che venisse installato da noi. => update_request Granitik_Pro@4
Aggiornamento Logiterra 6.2 :: Buongiorno, potete pensarci voi? Grazie. => update_request Logiterra@6.2 provider
Polygest 3.5 :: Buongiorno, vi prego di installarlo ancora questa settimana. => update_request Polygest@3.5 provider
Buongiorno, due programmi da aggiornare: Ferrolux 8.2 e Granitik 2027. => update_request Ferrolux@8.2 Granitik@2027
Vi prego di aggiornare i programmi seguenti:/ - Ferrolux 8.2/ - Granitik 2027/ - Tarificor 12 => update_request Ferrolux@8.2 Granitik@2027 Tarificor@12 provider
Vi prego di sostituire Polygest 3.3 con Polygest 3.5. => update_request Polygest@3.5 provider
Lavoriamo ancora con Sylvaris 8 e dovremmo passare alla 9. => update_request Sylvaris@9 nobody
Attualmente usiamo la versione 4.7 di Meditrac e vorremmo passare alla 5.0. => update_request Meditrac@5.0 nobody
Bisognerebbe aggiornare Granitik, siamo ancora alla 2024 e ormai è uscita la versione 2027. => update_request Granitik@2027 nobody
Il nostro programma per le offerte non è più aggiornato, ci potete pensare voi? => update_request @ provider
Potreste installare Ferrolux sul nuovo computer del nostro apprendista? => update_request Ferrolux@ provider
Potete fare l'upgrade del nostro ERP Quadrix alla 14.2? => update_request Quadrix@14.2 provider
Il produttore ci obbliga a passare a Tarificor 12.1 entro fine marzo. => update_request Tarificor@12.1 w:
Buonasera, piccola richiesta: la patch 3.1.7 di Meditrac andrebbe messa sul server. => update_request Meditrac@3.1.7 nobody
Avreste la possibilità di farci l'upgrade di Quadrix alla 15? => update_request Quadrix@15 provider
C'è una nuova versione di Granitik (2027.2) da installare. => update_request Granitik@2027.2
buongiorno ci serve la nuova versione di tarificor grazie => update_request tarificor@ nobody
Il client Ferrolux deve passare dalla 7.9 alla 8.0 su tutte le postazioni. => update_request Ferrolux@8.0 nobody
potete agiornare il programma Granitik che abbiamo ancora la 2023? => update_request Granitik@ provider
Per la nostra officina abbiamo bisogno di Sylvaris CAM 6.1. => update_request Sylvaris_CAM@6.1 nobody
Vi preghiamo di portare la nostra versione di Orbicassa al livello 5.3. => update_request Orbicassa@5.3 provider
Riuscireste a montarci Quadrix 16? => update_request Quadrix@16 provider
In allegato il file d'installazione di Meditrac 5.1, installatelo quando vi fa comodo. => update_request Meditrac@5.1 provider
Telefonata del signor Rossi: vuole Granitik 2027 sul suo PC, il prima possibile. => update_request Granitik@2027 urgent
Gradirei che Ferrolux venisse aggiornato alla 8.2. => update_request Ferrolux@8.2
Il software Granitik è fermo alla 2024, va portato alla 2027. => update_request Granitik@2027 nobody
Con la presente richiediamo l'installazione del software Ferrolux (versione 8.2). => update_request Ferrolux@8.2
`)
}

func TestItalianLicences(t *testing.T) {
	checkSentences(t, `
Potete installare Ferrolux 8.2? La licenza attuale resta valida. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Non serve una nuova licenza. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La licenza non cambia. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Teniamo la stessa chiave. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Usiamo il dongle, che resta attaccato al server. => update_request lic:not_needed
Potete installare Ferrolux 8.2? L'abbonamento è valido fino al 30 giugno 2027. => update_request lic:not_needed w:
Potete installare Ferrolux 8.2? L'abbonamento copre anche questa versione. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Le licenze sono sul server delle licenze, non c'è niente da fare. => update_request lic:not_needed
Potete installare Ferrolux 8.2? È compreso nel contratto di manutenzione, non occorre nessuna chiave. => update_request lic:not_needed
Potete installare Ferrolux 8.2? È gratuito, quindi senza licenza. => update_request lic:not_needed
Potete installare Ferrolux 8.2? L'attivazione avviene con il conto esistente, non ci vuole una chiave. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La licenza rimane quella di prima. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Licenza: invariata. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Licenza come finora. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Il vecchio numero di serie funziona ancora. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Abbiamo una licenza perpetua. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La licenza seguirà per posta. => update_request lic:promised
Potete installare Ferrolux 8.2? Aspettiamo ancora la chiave dal produttore. => update_request lic:promised provider
Potete installare Ferrolux 8.2? Vi manderò il file di licenza appena lo ricevo. => update_request lic:promised
Potete installare Ferrolux 8.2? La chiave arriva la settimana prossima. => update_request lic:promised w:
Potete installare Ferrolux 8.2? Non abbiamo ancora ricevuto la nuova licenza. => update_request lic:promised
Potete installare Ferrolux 8.2? La licenza è ordinata. => update_request lic:promised
Potete installare Ferrolux 8.2? Il codice di attivazione vi sarà inviato separatamente. => update_request lic:promised
Potete installare Ferrolux 8.2? La chiave ve la mando domani. => update_request lic:promised w:
Potete installare Ferrolux 8.2? Il fornitore deve ancora farci avere la licenza. => update_request lic:promised provider
Potete installare Ferrolux 8.2? Devo ancora chiedere la licenza al rivenditore. => update_request lic:promised provider
Potete installare Ferrolux 8.2? Chiave: FX82-11AB-77QT-0093 => update_request lic:provided
Potete installare Ferrolux 8.2? Il numero di serie è 8841-2207-5519. => update_request lic:provided
Potete installare Ferrolux 8.2? Per la licenza non so come funziona. => update_request lic:unknown
Potete installare Ferrolux 8.2? Serve una nuova licenza? => update_request lic:unknown
Potete installare Ferrolux 8.2? Abbiamo cinque postazioni. => update_request lic:unknown
Potete installare Ferrolux 8.2? Il setup si trova qui: https://dl.ferrolux.example/fx82.exe => update_request set:https://dl.ferrolux.example/fx82.exe
Potete installare Ferrolux 8.2? Si scarica da https://ferrolux.example/scarica/8.2/ e la licenza è la stessa di prima. => update_request set:https://ferrolux.example/scarica/8.2/ lic:not_needed
Potete installare Ferrolux 8.2? Le novità: https://ferrolux.example/novita => update_request set:
`)
}

func TestItalianWishes(t *testing.T) {
	checkSentences(t, `
Potete installare Ferrolux 8.2 l'8 dicembre? => update_request w:2026-12-08
Potete installare Ferrolux 8.2, se possibile l'8 o il 9 dicembre? => update_request w:2026-12-08,2026-12-09
Potete installare Ferrolux 8.2 martedì prossimo dalle 14? => update_request w:2026-11-24T14:00
Potete installare Ferrolux 8.2 entro il 27 novembre? => update_request w:
Potete installare Ferrolux 8.2 a partire dal 10 dicembre? => update_request w:
Potete installare Ferrolux 8.2 prima di Natale? => update_request w:
Potete installare Ferrolux 8.2 al più tardi per il 1° gennaio? => update_request w:
Potete installare Ferrolux 8.2 nella settimana del 7 dicembre, tranne il mercoledì? => update_request w:2026-12-07/2026-12-11
Potete installare Ferrolux 8.2 nella settimana 50? => update_request w:2026-12-07/2026-12-11
Potete installare Ferrolux 8.2 nel corso di gennaio? => update_request w:2027-01-01/2027-01-31
Potete installare Ferrolux 8.2 a inizio dicembre? => update_request w:2026-12-01/2026-12-10
Potete installare Ferrolux 8.2 a metà gennaio, ma non il 14? => update_request w:2027-01-11/2027-01-20
Potete installare Ferrolux 8.2? L'ideale sarebbe giovedì 3 dicembre in mattinata. => update_request w:2026-12-03
Potete installare Ferrolux 8.2? Siamo chiusi dal 21 dicembre al 3 gennaio. => update_request w:
Potete installare Ferrolux 8.2? La fattura scade il 31 dicembre. => update_request w:
Potete installare Ferrolux 8.2? La nostra contabile è assente il 2 dicembre, il 3 sarebbe perfetto. => update_request w:2026-12-03
Potete installare Ferrolux 8.2? Siamo aperti dal lunedì al venerdì dalle 8 alle 17. => update_request w: office
Potete installare Ferrolux 8.2 tra il 30 novembre e il 4 dicembre, il giorno è indifferente? => update_request w:2026-11-30/2026-12-04
Potete installare Ferrolux 8.2 la settimana prossima, un giorno qualsiasi? => update_request w:2026-11-23/2026-11-27
Potete installare Ferrolux 8.2, di preferenza venerdì 4 dicembre verso le 16? => update_request w:2026-12-04T16:00
Potete installare Ferrolux 8.2 sabato 5 dicembre? => update_request w:2026-12-05 off
Potete installare Ferrolux 8.2 una sera dopo le 18 la settimana prossima? => update_request w:2026-11-23/2026-11-27 off
Potete installare Ferrolux 8.2 fra due settimane? => update_request w:2026-12-03
Potete installare Ferrolux 8.2 fuori dagli orari d'ufficio? => update_request off w:
Potete installare Ferrolux 8.2, ma non nel fine settimana? => update_request office w:
Potete installare Ferrolux 8.2? È piuttosto urgente. => update_request urgent
Potete installare Ferrolux 8.2? Non c'è fretta. => update_request calm
Potete installare Ferrolux 8.2? Non è per niente urgente. => update_request calm
Potete installare Ferrolux 8.2 il più presto possibile? => update_request urgent
Potete installare Ferrolux 8.2 al più presto? Nessuno può più fatturare. => update_request urgent
Potete installare Ferrolux 8.2? Fate con calma. => update_request calm
Potete installare Ferrolux 8.2? Ho ricevuto la mail del produttore il 12 novembre. => update_request w: provider
Potete installare Ferrolux 8.2? La 8.1 non è più supportata dal 1° ottobre. => update_request w:
Potete installare Ferrolux 8.2? La nuova norma entra in vigore il 1° gennaio 2027. => update_request w:
Potete installare Ferrolux 8.2? Il 25 novembre andrebbe bene, il 26 invece no. => update_request w:2026-11-25
Potete installare Ferrolux 8.2? Sono raggiungibile fino alle 17 allo 091 555 12 12. => update_request w: office
Potete installare Ferrolux 8.2? Possiamo fare a meno del programma il 9 e il 10 dicembre. => update_request w:2026-12-09,2026-12-10
Potete installare Ferrolux 8.2? Di mattina ci va meglio che di pomeriggio. => update_request w:
Potete installare Ferrolux 8.2? Mercoledì pomeriggio siamo chiusi. => update_request w:
`)
}

func TestItalianVariants(t *testing.T) {
	checkSentences(t, `
Ferrolux passa alla 8.2. Il nostro rivenditore si occupa dell'installazione l'8 dicembre. => update_request Ferrolux@8.2 partner
Ferrolux 8.2 sarà installato dalla ditta Bianchi SA. => update_request Ferrolux@8.2 partner
Per l'aggiornamento di Ferrolux alla 8.2 il tecnico del produttore desidera collegarsi da remoto. => update_request Ferrolux@8.2 partner
Vorremmo aggiornare Ferrolux con il nostro partner, vi prego di coordinarvi con lui. => update_request Ferrolux@ partner
L'aggiornamento Ferrolux 8.2 lo fa la Bianchi SA, servirebbe solo qualcuno di voi per l'accesso al server. => update_request Ferrolux@8.2 partner
È il nostro fornitore che farà l'aggiornamento di Ferrolux 8.2. => update_request Ferrolux@8.2 partner
Potete affiancare il nostro fornitore durante l'aggiornamento di Ferrolux 8.2? => update_request Ferrolux@8.2 partner
Il produttore vuole essere presente durante l'installazione di Ferrolux 8.2. => update_request Ferrolux@8.2 partner
Il nostro informatico esterno installerà Ferrolux 8.2, gli servirebbero i diritti di amministratore durante l'intervento. => update_request Ferrolux@8.2 partner
In qualità di partner del comune di Vernate dobbiamo installarvi Ferrolux 8.2. => update_request Ferrolux@8.2 partner
Il produttore ci ha segnalato la versione 8.2 di Ferrolux. La potete installare? => update_request Ferrolux@8.2 provider
Il fornitore non se ne occupa più, potreste installare voi Ferrolux 8.2? => update_request Ferrolux@8.2 provider
Installiamo Ferrolux 8.2 da soli, ci servono solo i diritti. => self_service
Posso installare Ferrolux 8.2 io stesso, mi serve solo l'accesso da amministratore. => self_service
Possiamo installare Ferrolux 8.2 per conto nostro? => self_service
Il nostro fornitore farà l'aggiornamento di Ferrolux da solo, senza il vostro accompagnamento. => self_service partner
`)
}

func TestItalianAnswers(t *testing.T) {
	checkSentences(t, `
[date]
Va benissimo. => accept_date
Per noi è perfetto. => accept_date
Preso nota, grazie. => accept_date
Prendiamo la 2. => accept_date opt:2
La prima proposta ci va bene. => accept_date opt:1
Vada per martedì 8 dicembre. => accept_date at:2026-12-08
Martedì 8 alle 9 va bene. => accept_date at:2026-12-08T09:00
Confermiamo l'8 dicembre alle 9.00. => accept_date at:2026-12-08T09:00
OK per la seconda data. => accept_date opt:2
L'opzione 3 per favore. => accept_date opt:3
Meglio la 3, grazie. => accept_date opt:3
L'8 mi va bene, il 9 invece no. => accept_date at:2026-12-08
D'accordo con la proposta 1. => accept_date opt:1
Sì, volentieri. => accept_date
Intesi per il 10 dicembre. => accept_date at:2026-12-10
Scelgo il terzo appuntamento. => accept_date opt:3
Siamo d'accordo. => accept_date
Facciamo la 1. => accept_date opt:1
Il giovedì è perfetto. => accept_date
Perfetto, a martedì allora! => accept_date
Aggiudicato il 10 dicembre. => accept_date at:2026-12-10
Per me ok. => accept_date
Ci sta bene lunedì. => accept_date
Nessuna di queste date ci va bene. => decline_dates
Purtroppo nessuno di questi giorni è possibile. => decline_dates
Purtroppo le tre date cadono male. => decline_dates
Queste date non vanno. Avreste qualcosa nella settimana 51? => decline_dates w:2026-12-14/2026-12-18
Né l'8 né il 9 vanno bene. Il 15 sarebbe possibile. => decline_dates w:2026-12-15
In quelle date non possiamo, piuttosto a inizio gennaio. => decline_dates w:2027-01-01/2027-01-10
Mi spiace, in quei giorni sono in ferie. => decline_dates
Per noi non è possibile, proponeteci altre date per favore. => decline_dates
Impossibile in quei giorni, abbiamo la chiusura. Lunedì 21 dicembre andrebbe. => decline_dates w:2026-12-21
Alla fine lo installiamo da soli. => self_service
Non abbiamo più bisogno di questo aggiornamento. => cancel
[test]
Tutto a posto. => test_passed
Provato, funziona. => test_passed
Tutto in ordine, potete chiudere il ticket. => test_passed
Il programma parte e stampa normalmente. => test_passed
Sembra funzionare. => test_passed
Da parte nostra tutto bene. => test_passed
Nessun problema riscontrato. => test_passed
Il programma si apre, ma la stampa non funziona. => test_failed
I nostri modelli sono spariti. => test_failed
Il test non è riuscito. => test_failed
Non riesco più ad aprire le pratiche. => test_failed
Messaggio di errore all'apertura. => test_failed
Funziona quasi tutto, tranne l'esportazione PDF. => test_failed
Dopo l'aggiornamento il programma è lentissimo. => test_failed
Non si può più lavorare! => test_failed
[close]
Sono usciti tutti. => ready
Abbiamo chiuso il programma dappertutto. => ready
È chiuso, potete procedere. => ready
Non c'è più dentro nessuno. => ready
Andate pure. => ready
[]
Re: Avviso di manutenzione: patch di sicurezza :: Potreste rinviare questa manutenzione di una settimana? => postpone norisk
Re: Avviso di manutenzione: patch di sicurezza :: Vi prego di aspettare la fine della chiusura prima di installare le patch. Ci assumiamo il rischio. => postpone risk
Re: Avviso di manutenzione: patch di sicurezza :: Non riavviate il server mercoledì, abbiamo un'udienza. => postpone
Re: Avviso di manutenzione: patch di sicurezza :: È possibile spostare la manutenzione a venerdì 27 novembre? => postpone norisk
Re: Avviso di manutenzione: patch di sicurezza :: Rinunciate agli aggiornamenti questa settimana, ne portiamo noi la responsabilità. => postpone risk
[info]
Si tratta di Ferrolux 8.2. => info Ferrolux@8.2
Re: La vostra richiesta :: La versione è la 8.2. => info @8.2
È Granitik, versione 2027. La licenza rimane la stessa. => info Granitik@2027 lic:not_needed
Ecco il link: https://dl.ferrolux.example/fx82.exe => info set:https://dl.ferrolux.example/fx82.exe
Non serve una nuova licenza. => info lic:not_needed
La chiave seguirà lunedì. => info lic:promised w:
L'installazione la fa il nostro rivenditore Bianchi SA. => info partner
[]
Re: Appuntamento dell'8 dicembre :: Purtroppo dobbiamo spostare l'appuntamento dall'8 al 15 dicembre, stessa ora. => reschedule w:2026-12-15
Re: Conferma del vostro appuntamento :: Ho un imprevisto, si può fare giovedì 10 al suo posto? => reschedule w:2026-12-10
Re: Conferma del vostro appuntamento :: Potremmo anticipare di un giorno? => reschedule
Re: Conferma del vostro appuntamento :: Martedì non va più. Sarebbe possibile trovare un'altra data? => reschedule
Re: Conferma del vostro appuntamento :: Vi prego di annullare, restiamo con la vecchia versione. => cancel
Re: La vostra richiesta :: Potete archiviare la mia richiesta, è risolta. => cancel
Re: La vostra richiesta :: Lasciate perdere, cambiamo programma. => cancel
Re: La vostra richiesta :: A che punto siamo con l'aggiornamento? => status_question
Re: La vostra richiesta :: Ci sono novità? => status_question
Re: La vostra richiesta :: Mi sapete dire quando sarà fatto? => status_question
Re: La vostra richiesta :: Grazie mille! => other
Re: La vostra richiesta :: Grazie per l'aiuto, buona giornata. => other
Buongiorno, le patch di novembre sono già installate sui nostri server? => status_question
Buongiorno, aspetto ancora una risposta alla mia richiesta di aggiornamento della settimana scorsa. => status_question
Buongiorno, potreste mandarmi la fattura dell'aggiornamento di ottobre? => other
Buongiorno, la stampante del primo piano non risponde più. => other
Ho dimenticato la password, la potete reimpostare? => other
Quanto costerebbe un aggiornamento di Ferrolux? => other
Buongiorno, potete farci un'offerta per cinque licenze di Granitik? => other
Buongiorno, dal 1° febbraio avremo un nuovo collaboratore, gli serve un account. => other
Buongiorno, il wifi della sala riunioni è lentissimo da ieri. => other
La fattura dell'aggiornamento Ferrolux contiene un errore, vi prego di correggerla. => other
Il vostro tecnico è stato gentilissimo, grazie ancora per il lavoro di martedì. => other
Buongiorno, quali sono i vostri orari durante le feste? => other
`)
}
