package parser

import "testing"

func TestItalianMore(t *testing.T) {
	checkSentences(t, `
Buongiorno a tutti, il programma dello studio, Dentarix, mi dice che bisogna passare alla 6.4. Potete guardare? Grazie. => update_request Dentarix@6.4
Potreste pianificare l'aggiornamento di Agrisoft (versione 12.3) sul PC dell'ufficio? L'ideale sarebbe un lunedì mattina. => update_request Agrisoft@12.3 provider
Come da telefonata, vogliate installare da noi Winplan 2027. La chiave di licenza vi arriverà per posta. => update_request Winplan@2027 provider lic:promised
Ciao, avete tempo per un aggiornamento di Cadratin? Siamo alla 4.1, ci vorrebbe la 4.5. => update_request Cadratin@4.5
La nostra versione di Cadratin non sarà più supportata dal 31 marzo. Vi prego di pianificare il passaggio alla versione 5. => update_request Cadratin@5 w:
Come ogni anno bisogna installare l'aggiornamento di fine anno di Salarix (2026.12). => update_request Salarix@2026.12
Mi aggiungi Cadratin 5 sul nuovo portatile? => update_request Cadratin@5 provider
C'è una correzione 4.5.2 per Cadratin, vi prego di applicarla. => update_request Cadratin@4.5.2 provider
Abbiamo ordinato la nuova versione di Cadratin. Quando potreste installarla? => update_request Cadratin@ provider
È uscito Salarix 2027, vorremmo averlo prima degli stipendi di gennaio. => update_request Salarix@2027 w:
Cambiamo versione: Archiplan 27 -> Archiplan 28, tre postazioni, licenze flottanti invariate. => update_request Archiplan@28 lic:not_needed
Potete installare Ferrolux 8.2? Per la licenza è sempre la stessa. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Non è necessario acquistare una licenza. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La licenza è legata al server e non viene toccata. => update_request lic:not_needed
Potete installare Ferrolux 8.2? L'aggiornamento è coperto dal contratto, non c'è nessuna chiave da inserire. => update_request lic:not_needed
Potete installare Ferrolux 8.2? Manteniamo la nostra licenza di rete. => update_request lic:not_needed
Potete installare Ferrolux 8.2? La licenza segue a parte. => update_request lic:promised
Potete installare Ferrolux 8.2? Quanto alla chiave, il rivenditore ce la consegna la settimana prossima. => update_request lic:promised w:
Potete installare Ferrolux 8.2? La licenza non c'è ancora. => update_request lic:promised
Potete installare Ferrolux 8.2? Ho chiesto la licenza al produttore, aspetto risposta. => update_request lic:promised
Potete installare Ferrolux 8.2? La licenza la riceverete direttamente dal produttore. => update_request lic:promised provider
Potete installare Ferrolux 8.2? Vi mando il setup domani mattina. => update_request w:
Potete installare Ferrolux 8.2 lunedì 30 novembre tra mezzogiorno e le 14? => update_request w:2026-11-30T12:00
Potete installare Ferrolux 8.2? Evitate i venerdì. => update_request w:
Potete installare Ferrolux 8.2? Giovedì 26 abbiamo una fiera. => update_request w:
Potete installare Ferrolux 8.2? La responsabile c'è dal 14 dicembre. => update_request w:
Potete installare Ferrolux 8.2? Una data tra il 7 e il 18 dicembre andrebbe bene, escluso l'11. => update_request w:2026-12-07/2026-12-18
Potete installare Ferrolux 8.2? Rientro dalle ferie il 7 dicembre. => update_request w:
Potete installare Ferrolux 8.2? Domani sono via, dopodomani va benissimo. => update_request w:2026-11-21
Potete installare Ferrolux 8.2 ancora stasera se possibile? => update_request urgent
Potete installare Ferrolux 8.2? Buon fine settimana! => update_request office w:
Potete installare Ferrolux 8.2? Non ha fretta. => update_request calm
Potete installare Ferrolux 8.2? Per noi è prioritario. => update_request urgent
Potete installare Ferrolux 8.2? È un'emergenza, siamo fermi. => update_request urgent
Il nostro fornitore Morandi SA vuole installare Ferrolux 8.2 l'8 dicembre e ha bisogno di un accesso. => update_request Ferrolux@8.2 partner w:2026-12-08
La ditta Morandi ci porta a Ferrolux 8.2. Quando potreste essere presenti? => update_request Ferrolux@8.2 partner
Per Ferrolux 8.2 vi prego di fissare una data con il signor Morandi (p.morandi@morandi.example). => update_request Ferrolux@8.2 partner
[date]
Prendo il lunedì. => accept_date
La 2 per favore. => accept_date opt:2
Mercoledì mi va bene. => accept_date
Sì, il 10 alle 14 va bene. => accept_date at:2026-12-10T14:00
Perfetto per il 15, attendo conferma. => accept_date at:2026-12-15
Buongiorno, la data del 14 dicembre ci va bene. => accept_date at:2026-12-14
Saremmo disponibili per la seconda variante. => accept_date opt:2
La vostra prima proposta è quella giusta. => accept_date opt:1
Il 14 non va, invece il 16 è a posto. => accept_date at:2026-12-16
Purtroppo il 14 sono a un corso e il 16 siamo chiusi. => decline_dates
Troppo presto per noi, meglio dopo il 10 gennaio. => decline_dates w:
Preferiremmo la settimana dopo. => decline_dates
Nessuno degli orari va bene, si potrebbe fare il 21 dicembre alle 10? => decline_dates w:2026-12-21T10:00
[test]
Provato stamattina, niente da segnalare. => test_passed
Abbiamo controllato tutto, è a posto. Grazie! => test_passed
Adesso funziona di nuovo, mille grazie. => test_passed
La stampa delle etichette dà una pagina bianca. => test_failed
Due colleghe non vedono più le loro pratiche. => test_failed
Il programma si blocca all'avvio. => test_failed
La versione visualizzata è ancora quella vecchia. => test_failed
[]
Re: Conferma del vostro appuntamento :: L'8 cade male, si potrebbe spostare al 10 alla stessa ora? => reschedule w:2026-12-10
Re: Appuntamento :: Devo rimandare il nostro appuntamento, sono malata. => reschedule
Re: Conferma del vostro appuntamento :: Un'urgenza ci impedisce di mantenere la data di martedì. Giovedì andrebbe bene. => reschedule
Re: La vostra richiesta :: L'aggiornamento non è più attuale. => cancel
Re: La vostra richiesta :: Rinunciamo all'installazione. => cancel
Re: La vostra richiesta :: Se ne sta occupando qualcuno? => status_question
Re: La vostra richiesta :: Ancora niente? => status_question
Re: La vostra richiesta :: Ho preso nota, grazie per l'informazione. => other
A che punto è la nostra richiesta per Cadratin? => status_question
Sono stati installati gli ultimi aggiornamenti di sicurezza sul nostro server? => status_question
Posso installare Cadratin da sola sul mio portatile? => self_service
Potreste aggiungere una licenza al nostro contratto? => other
Lo schermo della ricezione resta nero. => other
La signora Rossi ci lascia a fine novembre, vi prego di bloccare il suo account. => other
Abbiamo ricevuto una mail strana con una fattura, dobbiamo aprirla? => other
Come si fa a esportare una lista in Cadratin? => other
Approfittate della nostra offerta su Cadratin 5, -20 % fino al 31 dicembre! => other
`)
}

func TestItalianThird(t *testing.T) {
	checkSentences(t, `
Buongiorno, la nostra contabile ha bisogno dell'ultima versione di Fiduplan per lunedì. Ve ne occupate voi? => update_request Fiduplan@ provider
Richiesta d'installazione: Fiduplan 9.1, postazione della signora Ferrari, martedì 1° dicembre alle 10. => update_request Fiduplan@9.1 w:2026-12-01T10:00
Egregi signori, vi saremmo grati se poteste procedere alla migrazione da Fiduplan 8 a Fiduplan 9 nel corso del mese di dicembre. => update_request Fiduplan@9 provider w:2026-12-01/2026-12-31
Fiduplan v9 su tutte le postazioni per favore, grazie in anticipo. => update_request Fiduplan@9
È arrivato il nuovo Fiduplan, quando passate a installarlo? => update_request Fiduplan@
Mi hanno detto che la versione 9 di Fiduplan risolve questo errore, me la potete mettere? => update_request Fiduplan@9 provider
Manca Fiduplan sul PC della nuova apprendista, potreste installarlo? => update_request Fiduplan@ provider
Sul server TS gira ancora Fiduplan 8.4. Vi prego di portarlo alla 9.0. => update_request Fiduplan@9.0 provider
Aggiornamenti desiderati:/1) Fiduplan 9.1, licenza invariata/2) Cadratin 5, la chiave segue/3) Salarix 2027 => update_request Fiduplan@9.1 Cadratin@5 Salarix@2027 lic:not_needed
Vi sarebbe possibile aggiornarci Fiduplan prima della chiusura? => update_request Fiduplan@ provider w:
Con la nuova IVA ci serve assolutamente Fiduplan 9.2 dal 1° gennaio. => update_request Fiduplan@9.2
L'aggiornamento automatico di Fiduplan fallisce, fatelo voi per favore. => update_request Fiduplan@ provider
Ho scaricato Fiduplan 9.2, il setup è sul mio desktop. Qualcuno lo può installare? => update_request Fiduplan@9.2 provider
Potete installare Fiduplan 9.2? La chiave è sul dongle. => update_request lic:not_needed
Potete installare Fiduplan 9.2? Abbiamo un abbonamento, quindi niente chiave. => update_request lic:not_needed
Potete installare Fiduplan 9.2? Licenza di rete, niente da cambiare. => update_request lic:not_needed
Potete installare Fiduplan 9.2? Riutilizziamo la licenza esistente. => update_request lic:not_needed
Potete installare Fiduplan 9.2? La licenza deve ancora essere rinnovata. => update_request lic:promised
Potete installare Fiduplan 9.2? Codice di attivazione in arrivo. => update_request lic:promised
Potete installare Fiduplan 9.2? Vi inoltriamo la licenza appena la riceviamo. => update_request lic:promised
Potete installare Fiduplan 9.2? La licenza? Nessuna idea. => update_request lic:unknown
Potete installare Fiduplan 9.2 uno di questi giorni? Non è pressante. => update_request calm w:
Potete installare Fiduplan 9.2 il 9 e il 10 dicembre? => update_request w:2026-12-09,2026-12-10
Potete installare Fiduplan 9.2 a fine gennaio? => update_request w:2027-01-21/2027-01-31
Potete installare Fiduplan 9.2 di mattina presto, prima delle 7? => update_request off
Potete installare Fiduplan 9.2 il 24 o il 31 dicembre in mattinata? L'ufficio sarà vuoto. => update_request w:2026-12-24,2026-12-31
Potete installare Fiduplan 9.2? Il 2 dicembre dopo le 16 sarebbe ideale, altrimenti il 3. => update_request w:2026-12-02T16:00,2026-12-03
Potete installare Fiduplan 9.2? Ne abbiamo parlato il 5 novembre. => update_request w:
Potete installare Fiduplan 9.2? Il periodo dal 14 al 18 dicembre è da evitare. => update_request w:
Potete installare Fiduplan 9.2? Il 4 dicembre parto per le vacanze. => update_request w:
[date]
Mi vanno bene tutte e due le date. => accept_date
Il 15, perfetto. => accept_date at:2026-12-15
La data proposta va bene per noi. => accept_date
D'accordo per giovedì. => accept_date
Proposta n. 2, con piacere. => accept_date opt:2
Teniamo la 3. => accept_date opt:3
Martedì sono libero. => accept_date
Non è possibile quella settimana. => decline_dates
In quei giorni non ci sono. => decline_dates
Non mi va bene per niente. => decline_dates
Dicembre è troppo pieno, ne riparliamo a gennaio? => decline_dates
Non prima di Natale per favore. => decline_dates
[test]
Ok per noi. => test_passed
Impeccabile, grazie! => test_passed
Si apre tutto correttamente. => test_passed
Gira tutto liscio. => test_passed
Impossibile aprire il programma. => test_failed
Abbiamo un errore 1603 all'avvio. => test_failed
Il calcolo dei totali è sbagliato da stamattina. => test_failed
Non funziona niente. => test_failed
[close]
Chiuso dappertutto. => ready
Le tre postazioni sono libere. => ready
Siamo pronti. => ready
[]
Re: Conferma del vostro appuntamento :: Sarebbe possibile rinviare l'appuntamento alla settimana prossima? => reschedule w:2026-11-23/2026-11-27
Re: Conferma del vostro appuntamento :: Possiamo farlo piuttosto nel pomeriggio dello stesso giorno? => reschedule
Re: Conferma del vostro appuntamento :: Devo annullare l'appuntamento di martedì, vi ricontatto. => cancel
Re: La vostra richiesta :: Inutile continuare, abbiamo disdetto il contratto. => cancel
Re: La vostra richiesta :: Avete potuto guardare? => status_question
Re: La vostra richiesta :: Come procede? => status_question
Quando è previsto l'aggiornamento di Fiduplan? => status_question
Buongiorno, ci servirebbe un secondo schermo per la ricezione. => other
La password di Fiduplan non funziona più. => other
Vi prego di mandarci un'offerta per Fiduplan 9. => other
`)
}
