package parser

import "testing"

// Products that nobody knows, named without a verb of updating beside them.
func TestItalianNames(t *testing.T) {
	checkSentences(t, `
Buongiorno, sul computer in officina gira ancora OrdinaFacile 3.2, ma mi dicono che la 4.0 è uscita già da un mese. Riuscite a fare il cambio? => update_request OrdinaFacile@4.0 provider
Ciao ragazzi, PrenotaOk mi tira fuori una finestrella che c'è la 7.1. Me la mettete su quando avete un attimo? => update_request PrenotaOk@7.1 provider
Salve, abbiamo preso il nuovo Vivaio Manager (la 2027). Da mettere sui due PC in negozio. => update_request Vivaio_Manager@2027
Buongiorno, per la contabilità usiamo Conta Chiaro. Ci hanno scritto che la versione che abbiamo non è più mantenuta e bisogna salire alla 11. Come procediamo? => update_request Conta_Chiaro@11
ciao, mi servirebbe lignum studio 5.3 sul portatile nuovo, grazie => update_request lignum_studio@5.3
Buongiorno, Ferropiano si blocca in continuazione. Il supporto dice che con la 6.2 è risolto. La potete caricare? => update_request Ferropiano@6.2 provider
C'è da fare l'aggiornamento annuale delle imposte (FiscalTi 2026). Prima di metà gennaio per favore. => update_request FiscalTi@2026 w:
Buongiorno, il programma delle buste paga (PagaSi) va portato all'ultima release. => update_request PagaSi@ nobody
Il venditore mi ha attivato la versione nuova di CantinaPlus. Adesso dovete solo installarla. => update_request CantinaPlus@ provider
Ho comprato tre licenze di DisegnaCasa Pro 9, quando le potete mettere? => update_request DisegnaCasa_Pro@9 provider
Potreste dare un'occhiata? TermoCalc dice "versione 8.0 obsoleta, aggiornare a 8.3". => update_request TermoCalc@8.3
MedAgenda da 4.6 a 4.8 per favore, grazie => update_request MedAgenda@4.8
Salve, ci è arrivata la chiavetta con Archivio Parrocchia 3. Chi viene a installarla? => update_request Archivio_Parrocchia@3
il mio capo vuole che mettiamo la 12 di edilsoft, si può fare questa settimana? => update_request edilsoft@12 w:2026-11-19/2026-11-20
Buongiorno, dobbiamo assolutamente avere TariffaMed 2.4 entro il 1° gennaio, altrimenti non possiamo fatturare. => update_request TariffaMed@2.4 w:
StudioDent :: Buongiorno, l'ultima volta che l'avete aggiornato era il 2024, adesso ci vuole la 2027. => update_request StudioDent@2027
StudioDent 2027 :: come da oggetto, quando passate? => update_request StudioDent@2027
Aggiornamento urgente GestCantiere :: Da stamattina non ci lascia più entrare senza la 9.4. => update_request GestCantiere@9.4 urgent
Nuova versione Archinova :: Il file l'ho messo qui: https://files.archinova.example/AN12.exe => update_request Archinova@ set:https://files.archinova.example/AN12.exe
GestCantiere :: Mi confermate che la 9.4 la mettete voi? => update_request GestCantiere@9.4 provider
Vi mando il link per GestCantiere 9.4: https://dl.gestcantiere.example/9.4/setup.exe. Fate voi, noi non ci capiamo niente. => update_request GestCantiere@9.4 provider set:https://dl.gestcantiere.example/9.4/setup.exe
Buongiorno, alla riunione si è deciso di passare a Planfix Enterprise. Versione 22, la stessa che hanno a Lugano. => update_request Planfix_Enterprise@22
Ci servirebbe una mano con l'upgrade di Polivet (dalla 17 alla 18). => update_request Polivet@18
Ho parlato con la ditta di Polivet: dice di aggiornare prima del 10 dicembre. Pensateci voi, grazie. => update_request Polivet@ provider
Polivet ha rilasciato la 18.2, bisogna metterla per via delle ricette elettroniche. => update_request Polivet@18.2
Con l'anno nuovo partiamo con Polivet 18. Serve installarlo su quattro postazioni. => update_request Polivet@18
Ciao, avrei bisogno di avere anche io Timbro Facile sul mio PC come la collega. => update_request Timbro_Facile@
Buongiorno, potete mettere la stessa versione di MagaStore che ha la filiale di Bellinzona (la 3.7)? => update_request MagaStore@3.7 provider
Per i corsi di gennaio ci serve Musescriba 4, l'aula informatica ha ancora la 3. => update_request Musescriba@4
Vi prego di prendere nota che Regesta 6.1 sostituisce Regesta 5 su tutti i PC del municipio. => update_request Regesta@6.1
Buongiorno, Regesta dev'essere messo a posto: versione attuale 5.9, versione da installare 6.1. => update_request Regesta@6.1
Regesta è vecchio come il cucco. Possiamo avere l'ultimo? => update_request Regesta@
Buongiorno, non so esattamente come si chiama, è il programma verde delle ordinazioni: chiede di aggiornare. => update_request @
Buongiorno, vorremmo il nuovo programma per i turni, quello di cui abbiamo parlato. Si chiama TurnoBello. => update_request TurnoBello@
Si tratterebbe di portare Kalenda dalla versione 3.1.4 alla 3.2. => update_request Kalenda@3.2
Vi autorizzo a procedere con Kalenda 3.2 come da vostra offerta. => update_request Kalenda@3.2
Come d'accordo al telefono vi confermo la richiesta: Kalenda 3.2 su server e client. => update_request Kalenda@3.2
Noi useremmo volentieri Kalenda 3.2, ci dite quando venite? => update_request Kalenda@3.2
Buongiorno Luca, mi fai per piacere l'update di Kalenda e di MagaStore? => update_request Kalenda@ MagaStore@ provider
Buongiorno, tre cose: 1) Kalenda va alla 3.2, 2) MagaStore alla 3.7, 3) il wifi in sala non prende. => update_request Kalenda@3.2 MagaStore@3.7
Aggiornate Kalenda e basta, MagaStore lasciatelo com'è. => update_request Kalenda@ provider
Vogliate cortesemente prevedere l'aggiornamento del gestionale Studio Legale Web, attualmente in uso nella versione 2024, alla versione 2026. => update_request Studio_Legale_Web@2026 provider
Potete aggiornare il programma Cassa Facile? => update_request Cassa_Facile@ provider
Bisogna aggiornare Orario Docenti alla 14. => update_request Orario_Docenti@14
Potete installare Ferrolux sul PC della Casa Anziani Rivabella? => update_request Ferrolux@ provider
Potete installare Ferrolux per lo Studio Rossi? => update_request Ferrolux@ provider
`)
}

func TestItalianLicencesAndDays(t *testing.T) {
	checkSentences(t, `
Potete installare Ferrolux 8.2? Per la licenza nessun problema, vale quella che c'è. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La chiave è sempre la stessa. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Non ci sono chiavi da mettere. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Nessuna chiave, si entra con la mail. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La licenza si aggiorna da sola. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La licenza viene presa in automatico dal server. => update_request lic:not_needed
Potete installare Ferrolux 8.2? L'attivazione la faccio io dopo con il mio login. => update_request
Potete installare Ferrolux 8.2? Il rivenditore mi ha promesso la chiave per domani. => update_request lic:promised w:
Potete installare Ferrolux 8.2? Vi giro il codice appena lo ricevo. => update_request lic:promised
Potete installare Ferrolux 8.2? La licenza l'ho chiesta ieri. => update_request lic:promised
Potete installare Ferrolux 8.2? Devo ancora pagare la licenza. => update_request lic:promised
Potete installare Ferrolux 8.2? La licenza è in ordinazione presso Bianchi SA. => update_request lic:promised
Potete installare Ferrolux 8.2? Ve la porto io la chiavetta con la licenza. => update_request lic:promised
Potete installare Ferrolux 8.2? Il file della licenza arriva separatamente. => update_request lic:promised
Potete installare Ferrolux 8.2? La licenza scade a fine mese, la nuova la mandano loro. => update_request lic:promised w:
Potete installare Ferrolux 8.2? Per le licenze ci penso io, ve le faccio avere. => update_request lic:promised
Potete installare Ferrolux 8.2? Il setup ve lo mando domani. => update_request lic:unknown w:
Potete installare Ferrolux 8.2? Il link ve lo giro dopo. => update_request lic:unknown
Potete installare Ferrolux 8.2? Il setup ve lo manda la ditta, la licenza rimane quella. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Non so se serve una licenza. => update_request lic:unknown
Potete installare Ferrolux 8.2? Ci vuole una licenza nuova? => update_request lic:unknown
Potete installare Ferrolux 8.2? La licenza della 8.1 scade a dicembre. => update_request lic:unknown w:
Potete installare Ferrolux 8.2? Quante licenze abbiamo ancora? => update_request lic:unknown
Potete installare Ferrolux 8.2? Numero di serie invariato: 8841-2207-5519. => update_request lic:provided
Potete installare Ferrolux 8.2? La chiave nuova è FX82-11AB-77QT-0093, quella vecchia buttatela. => update_request lic:provided
Potete installare Ferrolux 8.2? Codice cliente 445-8812, tel. 091 555 12 12. => update_request lic:unknown
Potete installare Ferrolux 8.2? È open source, non serve niente. => update_request lic:not_needed
Potete installare Ferrolux 8.2 da lunedì in poi? => update_request w:
Potete installare Ferrolux 8.2 verso fine mese? => update_request w:2026-11-21/2026-11-30
Potete installare Ferrolux 8.2 prima possibile dopo il 10 dicembre? => update_request w:
Potete installare Ferrolux 8.2? Il negozio è chiuso lunedì 30, sarebbe il giorno giusto. => update_request w:2026-11-30
Potete installare Ferrolux 8.2? Di lunedì siamo chiusi, quindi lunedì 30 avreste via libera. => update_request w:2026-11-30
Potete installare Ferrolux 8.2? Fate voi, per me un giorno vale l'altro. => update_request w: provider
Potete installare Ferrolux 8.2? Va bene qualsiasi giorno della prossima settimana salvo venerdì. => update_request w:2026-11-23/2026-11-27
Potete installare Ferrolux 8.2? Meglio se dopo le 17.30, quando il negozio chiude. => update_request off w:
Potete installare Ferrolux 8.2? Sarebbe bello sabato mattina, in settimana non possiamo fermarci. => update_request w:2026-11-21 off
Potete installare Ferrolux 8.2? Durante la pausa pranzo va bene. => update_request w: office
Potete installare Ferrolux 8.2? La formazione è il 15 dicembre, prima deve girare. => update_request w:
Potete installare Ferrolux 8.2? Lunedì mattina presto, tipo le 6.30. => update_request w:2026-11-23T06:30 off
Potete installare Ferrolux 8.2? Giorno ideale: il primo mercoledì di dicembre. => update_request w:2026-12-02
Potete installare Ferrolux 8.2? Settimana 49 o 50. => update_request w:2026-11-30/2026-12-04,2026-12-07/2026-12-11
Potete installare Ferrolux 8.2? Diciamo fra il 9 e l'11 dicembre. => update_request w:2026-12-09/2026-12-11
Potete installare Ferrolux 8.2? È urgentissimo!! => update_request urgent
Potete installare Ferrolux 8.2? Siamo bloccati, non fatturiamo più. => update_request urgent
Potete installare Ferrolux 8.2? Prendetevi pure il tempo che serve. => update_request calm
Potete installare Ferrolux 8.2? Non scappa nessuno. => update_request calm
Potete installare Ferrolux 8.2? Appena avete un buco. => update_request calm
Potete installare Ferrolux 8.2? Nulla di urgente, ma entro l'anno. => update_request calm w:
`)
}

// What looks like a request, a refusal or a result, and is none; and what is one.
func TestItalianIntents(t *testing.T) {
	checkSentences(t, `
Buongiorno, Ferrolux non si apre più da stamattina, potete guardare? => other
Buongiorno, quanto costa passare da Ferrolux 8 a Ferrolux 9? => other
Ci mandate un preventivo per Ferrolux 9? => other
Abbiamo ricevuto la fattura per Ferrolux 8.2 ma l'importo non ci torna. => other
Ho dimenticato la password di Ferrolux, me la resettate? => other
Dal 1° dicembre comincia una nuova collaboratrice, le serve un computer con Office e la mail. => other
Il signor Rossi ha bisogno dei diritti sulla cartella Progetti. => other
Potete creare un utente in Ferrolux per la nuova apprendista? => other
Come si fa a cambiare la lingua in Ferrolux? => other
La stampante dell'ufficio 12 è da sostituire. => other
Il monitor 27 pollici che ci avete dato non va, lo cambiate? => other
Non riesco a scaricare gli allegati. => other
Potete aggiungere Marco alla lista di distribuzione? => other
Vorremmo cambiare il provider internet, avete un consiglio? => other
Mi serve il numero di serie di Ferrolux per la garanzia. => other
Per favore disattivate l'account della signora Conti da venerdì. => other
Il telefono VoIP gracchia da ieri. => other
Avete visto la mail di Microsoft sulle nuove tariffe? => other
Domani passa il tecnico della fotocopiatrice, gli serve la wifi. => other
La nostra sede si trasferisce a marzo, dobbiamo organizzare lo spostamento del server. => other
Scusate, ho mandato la richiesta all'indirizzo sbagliato, lasciate stare la mia mail di prima. => cancel
L'aggiornamento di Ferrolux non serve più, il cliente ha rinunciato. => cancel
Per quest'anno lasciamo perdere Ferrolux 9, grazie lo stesso. => cancel
Abbiamo cambiato idea: niente Ferrolux. => cancel
Ritiro la mia richiesta per Ferrolux. => cancel
Re: La vostra richiesta :: Potete chiudere, ho risolto da solo. => cancel
Re: La vostra richiesta :: Non annullate niente, volevo solo sapere quando. => status_question
Re: La vostra richiesta :: Qualcuno se ne sta occupando? => status_question
Re: La vostra richiesta :: È passata una settimana e non ho sentito nessuno. => status_question
Re: La vostra richiesta :: Ci siete? => status_question
Novità per Ferrolux? => status_question
Quando pensate di aggiornare Ferrolux? => status_question
Avete già fatto l'aggiornamento di Ferrolux? => status_question
Mi dite se le patch di novembre sono a posto? => status_question
Vorrei sapere a che punto è il passaggio a Ferrolux 9. => status_question
L'aggiornamento di Ferrolux lo facciamo noi, ci servono solo i diritti di admin. => self_service
Posso aggiornare Ferrolux per conto mio o devo passare da voi? => self_service
Il nostro informatico mette Ferrolux 8.2 sabato da solo, va bene? => self_service
Ferrolux si aggiorna da solo ogni notte, ma ieri no: potete installare la 8.2? => update_request Ferrolux@8.2 provider
Il programma si è chiuso da solo, mi installate la 8.2 di Ferrolux? => update_request Ferrolux@8.2 provider
Noi stessi non ci riusciamo, installate voi Ferrolux 8.2? => update_request Ferrolux@8.2 provider
Ho provato da sola ma chiede l'amministratore. Potete installare voi Ferrolux 8.2? => update_request Ferrolux@8.2 provider
Da sola non ci riesco, mi aggiornate Ferrolux alla 8.2? => update_request Ferrolux@8.2 provider
Se mi date i diritti lo installo io, Ferrolux 8.2. => self_service
[date]
La seconda, ma un po' più tardi se si può. => accept_date
Va bene il 2. => accept_date opt:2
Il 10 alle 9 è perfetto, l'11 no. => accept_date at:2026-12-10T09:00
Tutte e tre vanno bene, scegliete voi. => accept_date
Nessuna. => decline_dates
Mi spiace, sono in ferie fino al 20 dicembre. => decline_dates
Mah, difficile. Gennaio? => decline_dates
Non riesco in nessuno dei giorni, richiamatemi. => decline_dates
Ok. => accept_date
Ottimo, segno in agenda il 10. => accept_date at:2026-12-10
Devo sentire il capo, vi dico domani. => other
Quanto dura l'intervento? => other
Lo facciamo noi, grazie. => self_service
Lasciate stare, non serve più. => cancel
[test]
Sembra tutto ok. => test_passed
Fatto il giro, stampa e salva. => test_passed
Nessuno si è lamentato, direi che va. => test_passed
Non parte. => test_failed
Adesso mi dà "errore 5" appena apro un cliente. => test_failed
La stampa va, l'export no. => test_failed
È tornata la versione vecchia!! => test_failed
Non ho ancora avuto tempo di provare. => other
Proverò domani. => other
[close]
Fatto, siamo tutti fuori. => ready
Ok chiuso. => ready
Via libera! => ready
Un attimo, Beppe è ancora dentro. => other
Datemi 5 minuti. => other
`)
}

func TestItalianNeedsOfNamed(t *testing.T) {
	checkSentences(t, `
Buongiorno, dovreste installarmi Ponteggi Facile sul tablet, versione 2.1. => update_request Ponteggi_Facile@2.1 provider
Ciao, abbiamo visto che StudioPiù è uscito nella versione 8 e ci piacerebbe averla. => update_request StudioPiù@8
Salve, il revisore ci ha detto di passare a Bilancia Pro 2027 entro gennaio. => update_request Bilancia_Pro@2027
Per CantinaPlus la patch 4.4.2 è uscita ieri, quando riuscite a passare? => update_request CantinaPlus@4.4.2
Mi hanno installato la versione sbagliata di CantinaPlus, ci vuole la 4.4.2. => update_request CantinaPlus@4.4.2
Buongiorno, allego il setup di OrariBus 6. Potete procedere quando volete, basta che mi avvisiate il giorno prima. => update_request OrariBus@6
Vorrei che Cassa Amica fosse aggiornata prima del mercatino del 5 dicembre. => update_request Cassa_Amica@ w:
Il nostro consulente fiscale richiede la versione 2027 del programma FiscoSemplice. => update_request FiscoSemplice@2027
FiscoSemplice va aggiornato ogni anno in questo periodo, quest'anno tocca alla 2027. => update_request FiscoSemplice@2027
Serve qualcuno che passi a mettere FiscoSemplice 2027. => update_request FiscoSemplice@2027
Sto ancora aspettando il mio FiscoSemplice 2027, mi serve per le dichiarazioni. => update_request FiscoSemplice@2027
C'è un aggiornamento in sospeso per Gelateria Manager, potete farlo partire? => update_request Gelateria_Manager@ provider
Il link per l'aggiornamento di Gelateria Manager è https://dl.gelateria.example/gm7.exe, la chiave non cambia. => update_request Gelateria_Manager@ set:https://dl.gelateria.example/gm7.exe lic:not_needed
Aggiornerei volentieri Gelateria Manager ma non ho i diritti. Ci pensate voi? => update_request Gelateria_Manager@ provider
Chi si occupa da voi degli aggiornamenti? Avrei Gelateria Manager da portare alla 7. => update_request Gelateria_Manager@7
La 7 di Gelateria Manager è obbligatoria dal 1° febbraio. => update_request Gelateria_Manager@7 w:
Fate anche Gelateria Manager già che ci siete. => update_request Gelateria_Manager@ provider
Gelateria Manager 7: installazione a cura del rivenditore, data 9 dicembre, vi preghiamo di dare l'accesso. => update_request Gelateria_Manager@7 partner w:2026-12-09
Lo so che siete pieni, ma Gelateria Manager mi serve aggiornato per sabato. => update_request Gelateria_Manager@
Ho bisogno che qualcuno mi spieghi Gelateria Manager. => other
Gelateria Manager non mi fa stampare gli scontrini. => other
Ieri Gelateria Manager si è aggiornato da solo e adesso è tutto in inglese, aiuto! => other
Vogliamo vendere le nostre licenze di Gelateria Manager, come si fa? => other
Gelateria Manager 7 costa 900 franchi, vi sembra giusto? => other
Mi potete dire se Gelateria Manager 7 gira su Windows 10? => other
L'offerta per Gelateria Manager 7 va bene, procedete pure. => update_request Gelateria_Manager@7
Potete fare l'aggiornamento di Gelateria Manager dal 7 al 20? => update_request Gelateria_Manager@
`)
}
