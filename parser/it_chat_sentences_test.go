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
