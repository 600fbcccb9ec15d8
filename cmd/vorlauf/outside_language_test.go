package main

import (
	"strconv"
	"testing"
)

// What a customer writes in the course of an update, in three languages besides
// German: each mail does the same.
var customers = map[string]struct{ address, request, status, accept, ready, failed, passed, none, other, cancel string }{
	"fr": {
		"j.rochat@fiduciaire-rochat.example",
		"Subject: Mise à jour WinBIZ\nMessage-ID: <a@x>\n\nBonjour,\n\nPourriez-vous mettre à jour WinBIZ vers la version 2027 ? Le setup : https://x.example/w.exe. Aucune nouvelle licence n'est nécessaire.\n\nMeilleures salutations\nJean Rochat\n",
		"Où en est notre demande ?", "La date 2 nous convient.", "Tout le monde a fermé le logiciel, vous pouvez commencer.",
		"Le logiciel ne démarre plus, il y a une erreur.", "Le test est réussi, tout fonctionne.",
		"Malheureusement aucune des dates ne nous convient.", "Pourrait-on faire le jeudi 10 décembre à 14h ?", "Nous annulons notre demande, merci.",
	},
	"it": {
		"m.bianchi@pedrazzini.example",
		"Subject: Aggiornamento Banana\nMessage-ID: <a@x>\n\nBuongiorno,\n\nvi chiediamo di aggiornare Banana Contabilità Plus alla versione 10.2. Setup: https://x.example/b.exe, non serve una nuova licenza.\n\nCordiali saluti\nMarco Bianchi\n",
		"A che punto è la nostra richiesta?", "La data 2 va bene per noi.", "Tutti hanno chiuso il programma, potete iniziare.",
		"Il programma non parte più, c'è un errore.", "Abbiamo testato, funziona tutto.",
		"Purtroppo nessuna delle date va bene.", "Sarebbe possibile giovedì 10 dicembre alle 14?", "Annulliamo la nostra richiesta, grazie.",
	},
	"en": {
		"k.jones@helvetic-precision.example",
		"Subject: SolidWorks update\nMessage-ID: <a@x>\n\nHello,\n\nplease update SolidWorks to 2027 for us. Setup: https://x.example/s.exe, no new licence is needed.\n\nBest regards\nKim Jones\n",
		"How far are you with our request?", "Option 2 works for us.", "Everybody has closed the program, you can begin.",
		"The software no longer starts, there is an error.", "We have tested it, everything works fine.",
		"Unfortunately none of these dates suit us.", "Could we do Thursday 10 December at 2 pm?", "We cancel our request, thanks.",
	},
}

func TestAnUpdateInEachLanguage(t *testing.T) {
	for language, c := range customers {
		t.Run(language, func(t *testing.T) {
			o := begin(t)
			o.send(c.address, c.request)
			n := o.state(o.one().Number, "awaiting_approval").Number
			o.press(n, "approve", "")
			o.answers(c.address, c.status)
			o.state(n, "proposed")
			o.answers(c.address, c.accept)
			v := o.state(n, "scheduled")
			o.clock(v.Appointment.Start.Format("2006-01-02T15:04:05Z07:00"))
			o.press(n, "start", "")
			o.answers(c.address, c.ready)
			for _, line := range o.see(n).Runbook {
				if line.State == "open" && line.Step < 12 {
					o.step(n, line.Step)
				}
			}
			o.answers(c.address, c.failed)
			if v = o.state(n, "in_progress"); v.CleanupDue != "" {
				t.Errorf("deletion due %s", v.CleanupDue)
			}
			o.step(n, 11)
			o.answers(c.address, c.passed)
			v = o.state(n, "awaiting_cleanup")
			o.clock(v.CleanupDue)
			o.press(n, "cleanup", "")
			o.state(n, "closed done")
			for _, l := range o.mailbox(c.address) {
				if l.Headers["Content-Language"] != language {
					t.Errorf("%s is written in %s", l.Subject, l.Headers["Content-Language"])
				}
				contains(t, l.Subject, "[VL-"+strconv.Itoa(n)+"]")
			}
		})
	}
}

// Dates refused, one of the customer's own, and the end of it all.
func TestDatesRefusedInEachLanguage(t *testing.T) {
	for language, c := range customers {
		t.Run(language, func(t *testing.T) {
			o := begin(t)
			o.send(c.address, c.request)
			n := o.one().Number
			o.press(n, "approve", "")
			o.answers(c.address, c.none)
			if v := o.state(n, "awaiting_approval"); len(v.open()) != 0 {
				t.Errorf("still open: %v", v.open())
			}
			o.press(n, "approve", "")
			o.answers(c.address, c.other)
			if v := o.state(n, "awaiting_approval"); len(v.open()) != 3 || len(v.Wished) != 1 || v.Wished[0] != "2026-12-10T14:00" {
				t.Errorf("open %v, wished %v", v.open(), v.Wished)
			}
			v := o.press(n, "approve", "")
			if v.State != "scheduled" || v.Appointment.Start.Format("2006-01-02T15:04") != "2026-12-10T14:00" {
				t.Errorf("%s %+v", v.State, v.Appointment)
			}
			o.answers(c.address, c.cancel)
			o.state(n, "closed cancelled")
		})
	}
}
