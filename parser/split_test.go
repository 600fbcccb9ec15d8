package parser

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// The programs' own ways to quote, in the four languages. Everything but the
// first words is theirs.
func TestSplitQuotations(t *testing.T) {
	const fresh = "Passt so."
	for name, quoted := range map[string]string{
		"Outlook de":          "\n\nVon: Desk <desk@desk.example>\nGesendet: Montag, 7. Dezember 2026 10:00\nAn: Urs <u@x.example>\nBetreff: Termin\n\nHallo Urs",
		"Outlook de bold":     "\n\n*Von:* Desk <desk@desk.example>\n*Gesendet:* Montag, 7. Dezember 2026 10:00\n*An:* Urs\n*Betreff:* Termin\n\nHallo",
		"Outlook fr":          "\n\nDe : Desk <desk@desk.example>\nEnvoyé : lundi 7 décembre 2026 10:00\nÀ : Urs\nObjet : Date\n\nBonjour",
		"Outlook it":          "\n\nDa: Desk <desk@desk.example>\nInviato: lunedì 7 dicembre 2026 10:00\nA: Urs\nOggetto: Data\n\nBuongiorno",
		"Outlook en, rule":    "\n________________________________\nFrom: Desk <desk@desk.example>\nSent: 07 December 2026 10:00\nTo: Urs\nCc: Anna\nSubject: Date\n\nHello",
		"Outlook de, address": "\n\nVon: Desk [mailto:desk@desk.example]\nGesendet: 07.12.2026 10:00\nAn: 'Urs';\n 'Anna'\nCc: Beat\nBetreff: AW: Termin\nWichtigkeit: Hoch\n\nHallo",
		"Outlook for Mac":     "\n\nVon: Desk <desk@desk.example>\nDatum: Montag, 7. Dezember 2026 um 10:00\nAn: Urs <u@x.example>\nBetreff: Termin\nHallo",
		"Outlook iOS":         "\n\nOutlook für iOS beziehen\n________________________________\nVon: Desk <desk@desk.example>\nGesendet: Montag, Dezember 7, 2026 10:00:11 AM\nAn: Urs\nBetreff: Termin\n\nHallo",
		"Gmail de":            "\n\nAm Mo., 7. Dez. 2026 um 10:00 Uhr schrieb Desk <desk@desk.example>:\n\n> Hallo\n> Urs",
		"Gmail de, wrapped":   "\n\nAm Mo., 7. Dez. 2026 um 10:00 Uhr schrieb Desk Customer Service <\ndesk@desk.example>:\n\n> Hallo",
		"Gmail fr":            "\n\nLe lun. 7 déc. 2026 à 10:00, Desk <desk@desk.example> a écrit :\n\n> Bonjour",
		"Gmail it":            "\n\nIl giorno lun 7 dic 2026 alle ore 10:00 Desk <desk@desk.example>\nha scritto:\n\n> Buongiorno",
		"Gmail en":            "\n\nOn Mon, 7 Dec 2026 at 10:00, Desk <desk@desk.example> wrote:\n\n> Hello",
		"Apple de":            "\n\n> Am 07.12.2026 um 10:00 schrieb Desk <desk@desk.example>:\n> \n> Hallo\n",
		"Apple fr":            "\n\n> Le 7 déc. 2026 à 10:00, Desk <desk@desk.example> a écrit :\n>\n> Bonjour",
		"Apple it":            "\n\n> Il giorno 7 dic 2026, alle ore 10:00, Desk <desk@desk.example> ha scritto:\n>\n> Ciao",
		"Thunderbird de":      "\n\nAm 07.12.26 um 10:00 schrieb Desk:\n> Hallo\n",
		"Thunderbird fr":      "\n\nLe 07/12/2026 à 10:00, Desk a écrit :\n> Bonjour\n",
		"Thunderbird it":      "\n\nIl 07/12/2026 10:00, Desk ha scritto:\n> Ciao\n",
		"Android, Samsung":    "\n\n-------- Ursprüngliche Nachricht --------\nVon: Desk <desk@desk.example> \nDatum: 07.12.26  10:00  (GMT+01:00) \nAn: Urs <u@x.example> \nBetreff: Termin \n\nHallo",
		"Samsung fr":          "\n\n-------- Message d'origine --------\nDe : Desk <desk@desk.example>\nDate : 07.12.26 10:00 (GMT+01:00)\nÀ : Urs\nObjet : Date\n\nBonjour",
		"GMX":                 "\n\nGesendet: Montag, 07. Dezember 2026 um 10:00 Uhr\nVon: \"Desk\" <desk@desk.example>\nAn: u@gmx.example\nBetreff: Termin\n\nHallo",
		"web.de":              "\n \n\nGesendet: Montag, 07. Dezember 2026 um 10:00 Uhr\nVon: Desk <desk@desk.example>\nAn: \"Urs\" <u@web.example>\nBetreff: Aw: Termin\nHallo",
		"Bluewin":             "\n\n----Ursprüngliche Nachricht----\nVon : desk@desk.example\nDatum : 07/12/2026 - 10:00 (CET)\nAn : u@bluewin.example\nBetreff : Termin\n\nHallo",
		"Zimbra de":           "\n\n----- Ursprüngliche Mail -----\nVon: \"Desk\" <desk@desk.example>\nAn: \"Urs\" <u@x.example>\nGesendet: Montag, 7. Dezember 2026 10:00:00\nBetreff: Termin\n\nHallo",
		"Zimbra fr":           "\n\n----- Mail original -----\nDe: \"Desk\" <desk@desk.example>\nÀ: \"Urs\"\nEnvoyé: Lundi 7 Décembre 2026 10:00:00\nObjet: Date\n\nBonjour",
		"Lotus Notes":         "\n\nVon:\tDesk <desk@desk.example>\nAn:\tUrs\nDatum:\t07.12.2026 10:00\nBetreff:\tTermin\n\nHallo",
		"Horde":               "\n\nZitat von Desk <desk@desk.example>:\n\n> Hallo am 7.12.2026\n",
		"Proton":              "\n\n-------- Original Message --------\nOn 12/7/26 10:00, Desk <desk@desk.example> wrote:\n\n> Hello",
		"unmarked":            "\n\nAm 07.12.2026 10:00 schrieb Desk <desk@desk.example>:\nHallo Urs\nPasst es?",
		"marks alone":         "\n\n> Hallo Urs\n> Passt es?",
	} {
		d := document{text: fresh + quoted}
		r := split(d, "AW: Termin")
		if got := r.text(d); got != fresh {
			t.Errorf("%s: text is %q", name, got)
		}
		if got := folded(d.text, r.quoted); !strings.Contains(got, "H") && !strings.Contains(got, "Bonjour") && !strings.Contains(got, "Buongiorno") && !strings.Contains(got, "Ciao") {
			t.Errorf("%s: the quotation is lost: %q", name, got)
		}
	}
}

func TestSplitSignatures(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"formula", "Bitte updaten.\n\nFreundliche Grüsse\nUrs Kälin", "Bitte updaten."},
		{"formula, thanks", "Bitte updaten.\n\nBesten Dank und freundliche Grüsse\nUrs", "Bitte updaten."},
		{"thanks alone", "Bitte updaten.\n\nBesten Dank\n\nUrs Kälin", "Bitte updaten. Besten Dank"},
		{"thanks with a point", "Bitte updaten. Vielen Dank.\n\nGruss\nUrs", "Bitte updaten. Vielen Dank."},
		{"within the line", "Bitte updaten, Gruss Urs", "Bitte updaten,"},
		{"behind a sentence", "Bitte updaten. Liebe Grüsse Urs", "Bitte updaten."},
		{"short forms", "Geht klar\n\nLG Urs", "Geht klar"},
		{"MfG", "Geht klar\nMfG\nKälin", "Geht klar"},
		{"dialect", "Chönd ihr das mache?\n\nLiebi Grüess\nUrs", "Chönd ihr das mache?"},
		{"to the place", "Geht klar.\n\nGrüsse aus Bern\nUrs", "Geht klar."},
		{"bare name", "Geht am Montag.\n\nUrs", "Geht am Montag."},
		{"bare name, firm", "Geht am Montag.\n\nUrs Kälin\nLeiter Einkauf\nZgraggen Metallbau AG\nTel. 041 000 00 00", "Geht am Montag."},
		{"dashes", "Geht am Montag.\n-- \nUrs\nwww.x.example", "Geht am Montag."},
		{"mobile", "Geht am Montag\n\nGesendet von meinem Samsung Galaxy", "Geht am Montag"},
		{"mobile, name", "Geht am Montag.\n\nUrs\n\nVon meinem iPhone gesendet", "Geht am Montag."},
		{"mobile fr", "Ça me va\n\nEnvoyé de mon iPad", "Ça me va"},
		{"mobile it", "Va bene\n\nInviato da Outlook per Android", "Va bene"},
		{"mobile en", "Fine\n\nGet Outlook for iOS", "Fine"},
		{"fr", "C'est bon.\n\nBien cordialement,\nAnne Rey", "C'est bon."},
		{"fr, long", "C'est bon.\n\nDans l'attente de votre réponse, je vous prie d'agréer, Madame, Monsieur, mes salutations distinguées.\n\nAnne Rey", "C'est bon."},
		{"fr, last sentence", "C'est bon pour nous. Veuillez agréer, Monsieur, nos meilleures salutations.\nAnne Rey", "C'est bon pour nous."},
		{"fr, wish", "C'est bon.\n\nBonne journée\nAnne", "C'est bon."},
		{"fr, thanks", "C'est bon.\n\nMerci d'avance et bonne journée\nAnne", "C'est bon."},
		{"it", "Va bene.\n\nCordiali saluti\nAnna Bianchi", "Va bene."},
		{"it, long", "Va bene.\n\nIn attesa di un vostro riscontro porgo distinti saluti.\nAnna Bianchi", "Va bene."},
		{"it, thanks", "Va bene.\n\nGrazie e buona giornata\nAnna", "Va bene."},
		{"en", "Fine.\n\nBest,\nAnn", "Fine."},
		{"en, thanks", "Fine.\n\nMany thanks and kind regards,\nAnn Lee\nHead of IT", "Fine."},
		{"en, cheers", "Fine.\n\nCheers\nAnn", "Fine."},
		{"en, in a sentence", "Please look at it with regards to the server.\nAnd restart it.", "Please look at it with regards to the server. And restart it."},
		{"disclaimer", "Fine.\n\nThis e-mail is confidential and intended for the addressee only.", "Fine."},
		{"banner", "[EXTERNAL EMAIL] Be careful.\n\nFine for us.", "Fine for us."},
		{"salutation stays", "Ciao Fabio,\n\nva bene per noi.\n\nCiao\nAnna", "Ciao Fabio, va bene per noi."},
		{"a list of products stays", "Bitte folgende Programme updaten:\n\nBluebeam Revu\nTopal", "Bitte folgende Programme updaten: Bluebeam Revu Topal"},
		{"an answer stays", "Abacus", "Abacus"},
		{"herzlich in a sentence", "Herzlich willkommen im Projekt.\nBitte updaten.", "Herzlich willkommen im Projekt. Bitte updaten."},
		{"postscript goes", "Geht klar.\n\nGruss\nUrs\n\nPS: bis bald", "Geht klar."},
	} {
		d := document{text: tt.text}
		if got := split(d, "").text(d); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestSplitAuthor(t *testing.T) {
	for _, tt := range []struct{ text, author, want string }{
		{"Geht klar\nreto", "Reto Frei", "Geht klar"},
		{"Geht klar.\n\nR. Frei", "rfrei@x.example", "Geht klar."},
		{"> Welches Programm?\nBluebeam Revu", "Reto Frei", "Bluebeam Revu"},
		{"Alles bestens.\n\nR.", "Reto Frei", "Alles bestens."},
		{"Bitte machen.\n\nNachbarliche Grüsse\nReto", "Reto Frei", "Bitte machen."},
		{"Bitte machen.\n\nS. Odermatt", "Verein Nord", "Bitte machen."},
		{"C'est pour demain.\n\nMerci\nS. Odermatt", "Cave du Nord", "C'est pour demain. Merci"},
		{"Es ist Laufwerk\n\nZ.", "Reto Frei", "Es ist Laufwerk Z."},
		{"> Passt das?\nJa.\n\nRF", "Reto Frei", "Ja."},
		{"Bitte machen.\n\nSonnige Grüsse aus dem Engadin\nReto", "Reto Frei", "Bitte machen."},
		{"Bitte machen.\n\nDanke, Reto", "Reto Frei", "Bitte machen. Danke,"},
		{"C'est possible ?\n\nMeilleurs messages\nReto", "Reto Frei", "C'est possible ?"},
		{"Si può fare?\n\nSaluti e buon lavoro\nReto", "Reto Frei", "Si può fare?"},
		{"Ganz herzlichen Dank\nReto Frei | Amstutz AG | 8000 Zürich", "Reto Frei", "Ganz herzlichen Dank"},
		{"Bitte machen.\n\nSchönen Tag noch!\nReto", "Reto Frei", "Bitte machen."},
		{"Ciao\nbitte updaten\nCiao Reto", "Reto Frei", "Ciao bitte updaten"},
		{"Gruss an Herrn Müller, er soll es machen.\n\nGruss\nReto", "Reto Frei", "Gruss an Herrn Müller, er soll es machen."},
	} {
		d := document{text: tt.text}
		if got := split(d, "Re: x", tt.author).text(d); got != tt.want {
			t.Errorf("%q by %s: %q, want %q", tt.text, tt.author, got, tt.want)
		}
	}
}

func TestSplitAnswers(t *testing.T) {
	d := document{text: "Guten Tag\n\nAm 07.12.26 um 10:00 schrieb Desk:\n> Um welches Programm geht es?\nRomexis 7.1\n\n> Braucht es eine\n> Lizenz?\nBraucht es nicht.\n\n> Gruss, Desk\n\nGruss Urs\n"}
	r := split(d, "Re: Update", "Urs Kälin")
	var got [][2]string
	for _, a := range r.answers {
		got = append(got, [2]string{a.question, d.text[a.fresh.start:a.fresh.end]})
	}
	want := [][2]string{{"Um welches Programm geht es?", "Romexis 7.1"}, {"Braucht es eine Lizenz?", "Braucht es nicht."}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := r.text(d); got != "Guten Tag Romexis 7.1 Braucht es nicht." {
		t.Errorf("text is %q", got)
	}
}

func TestSplitForwarded(t *testing.T) {
	block := "Von: Gian Caflisch <G.Caflisch@BauLogik.example>\nGesendet: Mittwoch, 9. Dezember 2026 16:41\nAn: Urs\nBetreff: BauBit\n\nDas Update ist da."
	for _, tt := range []struct {
		name, subject, text, fresh, forwarded string
		from                                  []string
	}{
		{"Outlook", "WG: BauBit", "Bitte machen.\n\nGruss Urs\n\n" + block, "Bitte machen.", "Das Update ist da.", []string{"g.caflisch@baulogik.example"}},
		{"Outlook fr", "TR: BauBit", "Voir plus bas.\n\nDe : Gian <g@b.example>\nEnvoyé : mercredi 9 décembre 2026 16:41\nÀ : Urs\nObjet : BauBit\n\nC'est là.", "Voir plus bas.", "C'est là.", []string{"g@b.example"}},
		{"Outlook it", "I: BauBit", "Da fare.\n\nDa: Gian <g@b.example>\nInviato: mercoledì 9 dicembre 2026 16:41\nA: Urs\nOggetto: BauBit\n\nÈ qui.", "Da fare.", "È qui.", []string{"g@b.example"}},
		{"Gmail", "Fwd: BauBit", "Please do.\n\n---------- Forwarded message ---------\nFrom: Gian <g@b.example>\nDate: Wed, 9 Dec 2026 at 16:41\nSubject: BauBit\nTo: <u@x.example>\n\nIt is here.", "Please do.", "It is here.", []string{"g@b.example"}},
		{"Thunderbird", "Fwd: BauBit", "Bitte.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: BauBit\nDatum: Wed, 9 Dec 2026 16:41:00 +0100\nVon: Gian <g@b.example>\nAn: u@x.example\n\nDa ist es.", "Bitte.", "Da ist es.", []string{"g@b.example"}},
		{"Apple", "Fwd: BauBit", "Bitte.\n\n> Anfang der weitergeleiteten Nachricht:\n> \n> Von: Gian <g@b.example>\n> Betreff: BauBit\n> Datum: 9. Dezember 2026 um 16:41:00 MEZ\n> An: u@x.example\n> \n> Da ist es.", "Bitte.", "Da ist es.", []string{"g@b.example"}},
		{"without a word", "WG: BauBit", block, "", "Das Update ist da.", []string{"g.caflisch@baulogik.example"}},
		{"subject changed", "Update BauBit", "Siehe unten, bitte machen.\n\n" + block, "Siehe unten, bitte machen.", "Das Update ist da.", []string{"g.caflisch@baulogik.example"}},
		{"answered", "AW: WG: BauBit", "Ja.\n\n" + block, "Ja.", "", nil},
		{"a thread", "WG: AW: BauBit", "Bitte.\n\nVon: Gian <g@b.example>\nGesendet: 9.12.2026 16:41\nAn: Urs\nBetreff: AW: BauBit\n\nDa ist es.\n\nVon: Urs <u@x.example>\nGesendet: 8.12.2026 16:41\nAn: Gian\nBetreff: BauBit\n\nWo ist es?", "Bitte.", "Da ist es.", []string{"g@b.example"}},
	} {
		d := document{text: tt.text}
		r := split(d, tt.subject)
		if got := r.text(d); got != tt.fresh {
			t.Errorf("%s: text is %q, want %q", tt.name, got, tt.fresh)
		}
		if got := strings.Join(strings.Fields(r.forwardedText(d)), " "); got != tt.forwarded {
			t.Errorf("%s: forwarded is %q, want %q", tt.name, got, tt.forwarded)
		}
		if diff := cmp.Diff(tt.from, r.forwardedFrom); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

func TestPrefixOf(t *testing.T) {
	for subject, want := range map[string]prefix{
		"AW: WG: x": prefixReply, "WG: AW: x": prefixForward, "Re[2]: x": prefixReply, "TR : x": prefixForward, "R: x": prefixReply, "I: x": prefixForward,
		"RÉP : x": prefixReply, "Update: x": prefixNone, "x": prefixNone, "[VL-7] AW: x": prefixReply, "": prefixNone,
	} {
		if got := prefixOf(subject); got != want {
			t.Errorf("prefixOf(%q) = %d, want %d", subject, got, want)
		}
	}
}

// forwardedText is the text of the forwarded mails, without quotation marks,
// one line for each of theirs.
func (r reply) forwardedText(d document) string {
	var b strings.Builder
	for _, s := range r.forwarded {
		for row := range strings.SplitSeq(d.text[s.start:s.end], "\n") {
			body, _ := unmark(row)
			b.WriteString(body)
			b.WriteByte('\n')
		}
	}
	return b.String()
}
