package parser

import "strings"

// mobileFooters begin the line that a telephone or a mail program adds.
var mobileFooters = []string{
	"sent from ", "sent via ", "sent with ", "sent by ", "sent using ", "get outlook ", "gesendet von ", "gesendet mit ", "gesendet uber ", "versendet mit ",
	"versendet von ", "verschickt mit ", "geschickt von ", "gesendet aus ", "outlook fur ", "holen sie sich outlook", "hol dir outlook", "laden sie outlook",
	"von unterwegs ", "von outlook ", "diese nachricht wurde von meinem ", "diese nachricht wurde von einem mobil",
	"envoye de ", "envoye depuis ", "envoye a partir ", "envoye par ", "envoye avec ", "envoye via ", "obtenez outlook", "telecharger outlook", "obtenir outlook",
	"inviato da ", "inviato dal ", "inviato con ", "inviato tramite ", "spedito da ", "ottieni outlook", "scarica outlook", "inviata da ",
	"mit der ", "von meinem ", "von meiner ", "vo mim ", "gsendet vo ",
}

// mobileWords and disclaimerHeads are the first words of the phrases above and
// below: most lines are refused by them.
var (
	mobileWords     = firstWords(mobileFooters)
	disclaimerHeads = firstWords(disclaimerStarts)
)

func firstWords(phrases []string) wordSet {
	s := wordSet{}
	for _, p := range phrases {
		s[firstWord(p)] = true
	}
	return s
}

// firstWord is a line's first four letters, simplified.
func firstWord(s string) string {
	n := 0
	for i := range s {
		if n++; n > 4 {
			s = s[:i]
			break
		}
	}
	if at := strings.IndexByte(s, ' '); at > 0 {
		s = s[:at]
	}
	return simplify(s)
}

// mobileFooter reports whether a line was added by a telephone or a mail
// program.
func mobileFooter(body string) bool {
	if at := strings.IndexByte(body, '<'); at > 0 {
		body = body[:at]
	}
	if len(body) > 90 {
		return false
	}
	body = strings.Trim(body, "*_-– \t")
	if !mobileWords[firstWord(body)] {
		return false
	}
	low := strings.TrimRight(simplify(body), ".! ")
	if strings.Contains(low, ", ") || strings.HasSuffix(low, "?") {
		return false
	}
	for _, w := range mobileFooters {
		if !strings.HasPrefix(low, w) {
			continue
		}
		switch w {
		case "von meinem ", "von meiner ", "mit der ", "von unterwegs ", "vo mim ":
			return strings.Contains(low, "gesendet") || strings.Contains(low, "gschickt") || strings.Contains(low, "gesandt")
		}
		return len(strings.Fields(low)) <= 9
	}
	return false
}

// disclaimerStarts begin a paragraph that a mail server may have added.
var disclaimerStarts = []string{
	"diese e-mail", "diese email", "diese mail", "diese nachricht", "dieses e-mail", "dieses mail", "der inhalt dies", "die information", "die in dieser", "diese mitteilung",
	"this e-mail", "this email", "this message", "this mail", "this communication", "the information", "the content", "this transmission", "the contents",
	"ce message", "ce courriel", "cet e-mail", "cet email", "ce mail", "le contenu de ce", "les informations contenues", "cette communication", "le present message",
	"questo messaggio", "questa e-mail", "questa email", "questa mail", "la presente", "il presente messaggio", "il contenuto", "le informazioni", "questa comunicazione", "il contenuto di questa",
	"confidentiality", "disclaimer", "haftungsausschluss", "vertraulich", "avis de confid", "confidentiel", "riservatezza", "avviso di riserv", "confidential", "important notice", "wichtiger hinweis", "rechtlicher hinweis", "legal notice",
	"please consider the env", "bitte denken sie", "denken sie an die umwelt", "pensez a l'env", "pensez environnement", "avant d'imprimer", "before printing", "bitte prufen sie", "prima di stampare", "rispetta l'ambiente", "pensa all'ambiente", "think before you",
	"sie erhalten diese", "sie haben diese", "you are receiving", "you received this", "you receive this", "vous recevez ce", "vous avez recu ce", "ricevi questa", "ricevete questa", "ricevi questo", "hai ricevuto",
	"um sich abzumelden", "to unsubscribe", "unsubscribe", "abmelden", "se desabonner", "se desinscrire", "annulla l'iscrizione", "newsletter abbestellen",
	"virenfrei", "virus-free", "garanti sans virus", "sans virus", "privo di virus", "mit unserer datenschutz", "informationen zum datenschutz", "hinweise zum datenschutz", "unsere datenschutz",
	"microsoft teams meeting", "microsoft teams-besprechung", "microsoft teams besprechung", "reunion microsoft teams", "riunione di microsoft teams", "join zoom meeting",
}

// disclaimerWords are what such a paragraph is about.
var disclaimerWords = []string{
	"vertraulich", "confidential", "privileged", "intended", "bestimmt", "empfanger", "adressat", "destinataire", "destinatari", "confidentiel", "riservat", "newsletter",
	"virus", "viren", "avast", "unsubscribe", "abmelden", "umwelt", "environ", "imprim", "print", "stampa", "ambiente", "on behalf of", "datenschutz", "rechtlich geschutzt", "desabonner", "abgemeldet",
	"angemeldet", "subscribed", "registered", "inscrit", "iscritt", "teams", "zoom", "haftung", "liability", "responsabil", "irrtumlich", "in error", "par erreur", "per errore", "mailing",
	"protected by law", "privacy", "gescannt", "scanned", "gepruft",
}

// disclaimer reports whether row i begins a paragraph of small print. to bounds
// the rows that are looked at.
func (s *signer) disclaimer(i, to int) bool {
	body := strings.TrimLeft(s.rows[i].body, "*_=-–[( ")
	if len(body) < 8 {
		return false
	}
	if !disclaimerHeads[firstWord(body)] {
		return false
	}
	low := simplify(body[:min(len(body), 60)])
	starts := false
	for _, w := range disclaimerStarts {
		if strings.HasPrefix(low, w) {
			starts = true
			break
		}
	}
	if !starts {
		return false
	}
	for j := i; j < to && j < i+6 && (j == i || s.rows[j].body != ""); j++ {
		if containsAny(simplify(s.rows[j].body), disclaimerWords) {
			return true
		}
	}
	return false
}

// banners are what a receiving server writes above a mail from outside.
var banners = []string{
	"[extern", "external email", "external sender", "externe e-mail", "externe mail", "externer absender", "originated from outside", "outside of the organization",
	"ausserhalb der organisation", "ausserhalb ihrer organisation", "ausserhalb des unternehmens", "erhalten nicht oft", "erhalten nicht haufig", "often get email", "expediteur externe",
	"souvent de courriers", "souvent d'e-mails", "exterieur de l'organisation", "exterieur de votre organisation", "mittente esterno", "esterno all'organizzazione",
	"esterna all'organizzazione", "esterno dell'organizzazione", "spesso messaggi di posta", "e-mail esterna",
}

// banner marks such a paragraph at the top and returns the row behind it.
func (s *signer) banner(from, to int) int {
	if from > 0 && !s.blankBefore(from) {
		return from
	}
	i := from
	for i < to && s.rows[i].body == "" {
		i++
	}
	if i == to {
		return from
	}
	end, found := i, false
	for end < to && end < i+5 && s.rows[end].body != "" {
		found = found || containsAny(simplify(s.rows[end].body), banners)
		end++
	}
	if rest := end; found {
		for rest < to && s.rows[rest].body == "" {
			rest++
		}
		if rest == to && end == i+1 && !s.headless(from, to) {
			return from // there is nothing else
		}
		last := i
		for j := i; j < end; j++ {
			if containsAny(simplify(s.rows[j].body), banners) {
				last = j
			}
		}
		for j := i; j <= last; j++ {
			s.rows[j].kind = rowSignature
		}
		return last + 1
	}
	return from
}

// blankBefore reports whether nothing stands above row i.
func (s *signer) blankBefore(i int) bool {
	for _, r := range s.rows[:i] {
		if r.body != "" {
			return false
		}
	}
	return true
}
