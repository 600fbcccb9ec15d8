package parser

import "strings"

// The words of machines, in lower case.

var bounceSubjects = []string{
	"undeliver", "delivery status notification", "delivery failure", "delivery failed", "delivery problem",
	"failure notice", "returned mail", "returning message", "mail delivery", "delivery report", "non delivery",
	"nondeliverable", "message status - undeliverable", "could not be delivered", "couldn't be delivered",
	"not delivered", "could not send message", "message delayed", "delayed mail", "mail system error",
	"rejected", "unzustellbar", "nicht zustellbar", "nicht zugestellt", "zustellung", "zustellbericht", "rückläufer",
	"non remis", "échec de la remise", "échec de remise", "notification d'état de remise", "message non distribué",
	"non recapitabile", "mancato recapito", "mancata consegna", "non consegnato", "recapito non riuscito",
	"warning: message", "devuelto", "devolución", "niedostarczal",
}

var bounceTexts = []string{
	"could not be delivered", "couldn't be delivered", "wasn't delivered", "was not delivered", "delivery has failed",
	"delivery to the following", "delivery failed", "unable to deliver", "wasn't able to deliver", "not able to deliver",
	"did not reach the following", "undeliverable", "returned to sender", "permanent fatal errors",
	"permanent error", "not a valid user", "user unknown", "unknown user", "no mailbox here", "exceeds allowed size",
	"has not yet been delivered", "message you sent", "address not found", "recipient address rejected",
	"konnte nicht zugestellt", "nicht zugestellt werden", "zugestellt werden konnte", "unzustellbar", "empfänger unbekannt",
	"konnte nicht allen empfängern", "n'a pas pu être remis", "n'a pas pu être distribué", "échec de la remise",
	"impossibile recapitare", "non è stato possibile recapitare", "non è stato recapitato", "no pudo ser entregado",
}

// autoSubjects begin the subject of an answer that a program gave: Exchange,
// Outlook, Gmail, GMX, Notes, ticket systems.
var autoSubjects = []string{
	"automatische antwort", "automatische rückantwort", "abwesenheitsnotiz", "abwesenheitsmeldung", "abwesenheitsnachricht",
	"abwesenheitsassistent", "abwesend:", "autoantwort", "automatische eingangsbestätigung",
	"automatic reply", "auto reply", "autoreply", "auto-reply", "auto:", "out of office", "out-of-office",
	"automatic response", "auto response", "autoresponse", "vacation reply", "away from", "[auto-reply]", "[autoreply]",
	"réponse automatique", "absence du bureau", "message d'absence", "notification d'absence", "réponse d'absence",
	"risposta automatica", "fuori sede", "fuori ufficio", "assenza dall'ufficio", "notifica di assenza",
	"messaggio di assenza", "respuesta automática", "[automatyczna odpowied", "automatyczna odpowied",
}

// autoMarks stand anywhere in such a subject.
var autoMarks = []string{
	"(automatic response)", "(auto response)", "(autoreply)", "(automatische antwort)", "(out of office)",
	"is out of the office", "ist nicht im büro", "ist ausser haus", "ist außer haus",
}

// What answers that come without any header say. Each group counts once; a
// person may say one of these things, a machine says several.
var machinePhrases = []struct {
	weight int
	words  []string
}{
	{3, []string{ // it says itself what it is
		"dies ist eine automatisch", "diese e-mail wurde automatisch", "diese nachricht wurde automatisch",
		"automatisch generierte", "automatisch erstellte", "automatisch erzeugt", "automatische antwort",
		"automatische eingangsbestätigung", "this is an automat", "this is an auto-", "automated response", "automated reply",
		"automatically generated", "generated automatically", "ceci est une réponse automatique",
		"ceci est un message automatique", "réponse automatique", "message généré automatiquement",
		"questa è una risposta automatica", "questo è un messaggio automatico", "risposta automatica",
		"messaggio generato automaticamente", "generata automaticamente",
	}},
	{1, []string{ // who is away
		"abwesend", "nicht im büro", "nicht im haus", "ausser haus", "in den ferien", "im urlaub", "betriebsferien",
		"büro bleibt", "büro geschlossen", "wieder im büro", "wieder für sie da", "wieder erreichbar",
		"out of the office", "out of office", "away from the office", "on vacation", "on leave", "on holiday", "office is closed",
		"je suis absent", "suis actuellement absent", "en vacances", "en congé", "de retour le", "bureaux sont fermés", "bureau est fermé",
		"sono assente", "sarò assente", "fuori ufficio", "fuori sede", "in ferie", "sarò di ritorno", "ufficio è chiuso", "uffici sono chiusi",
	}},
	{1, []string{ // what becomes of the mail
		"nicht weitergeleitet", "nicht gelesen", "wird weitergeleitet", "lese ich nach meiner rückkehr", "nach meiner rückkehr",
		"keinen zugriff auf meine", "nur sporadisch", "not be forwarded", "not forwarded", "limited access to",
		"no access to my e", "upon my return", "on my return", "when i return", "when i get back", "ne sera pas transm",
		"n'est pas transf", "pas relevé", "ne lis pas mes", "à mon retour", "non sarà inoltrat", "non verrà inoltrat",
		"non verranno letti", "al mio rientro", "al mio ritorno",
	}},
	{1, []string{ // whom to turn to
		"in dringenden fällen", "in dringenden angelegenheiten", "dringende fälle", "bei dringenden", "meine stellvertret", "vertritt mich",
		"for urgent", "in urgent cases", "if urgent", "if it is urgent", "if your request is urgent", "in my absence", "during my absence",
		"en cas d'urgence", "en mon absence", "pendant mon absence", "pour toute urgence", "veuillez vous adresser", "veuillez contacter",
		"in caso di urgenza", "per urgenze", "in mia assenza", "durante la mia assenza", "può rivolgersi", "rivolgersi a",
	}},
	{1, []string{ // thanks for a mail that it has not read
		"vielen dank für ihre nachricht", "vielen dank für ihre e-mail", "vielen dank für ihr e-mail", "vielen dank für ihr mail", "danke für ihre nachricht", "danke für ihre e-mail",
		"vielen dank für ihre anfrage", "thank you for your message", "thank you for your email", "thank you for your e-mail", "thanks for your email", "thank you for contacting",
		"merci de votre message", "merci pour votre message", "nous vous remercions de votre", "merci pour votre e-mail", "merci pour votre courriel",
		"grazie per il suo messaggio", "grazie per la sua e-mail", "grazie del suo messaggio", "la ringraziamo per", "grazie per averci contattat",
	}},
	{2, []string{ // a ticket system has taken it in
		"anfrage ist bei uns eingegangen", "anfrage erhalten und unter", "anfrage wurde unter", "unter der ticketnummer", "ticket wurde erstellt", "ticket wurde eröffnet",
		"has been received and is being reviewed", "your request has been received", "we have received your request", "a ticket has been created", "ticket has been opened", "assigned ticket number",
		"avons bien reçu votre demande", "demande a bien été enregistrée", "demande a été enregistrée", "un ticket a été créé",
		"abbiamo ricevuto la sua richiesta", "richiesta è stata registrata", "ticket è stato creato",
	}},
	{1, []string{ // it wants no answer
		"bitte antworten sie nicht", "bitte nicht auf diese", "nicht auf diese e-mail antworten", "do not reply to this", "please do not reply", "ne pas répondre à ce", "merci de ne pas répondre",
		"non rispondere a questo", "non rispondere a questa",
	}},
}

// machineWeight is what has to come together. Where something else already
// points at a machine, less will do.
const (
	machineWeight    = 3
	suspectedWeight  = 2
	maxMachineLength = 1500 // octets; what is longer was written by a person
)

// tellsOfMachine weighs the text of a mail without any header that says so. A
// question is a person's.
func (s signs) tellsOfMachine() bool {
	if len(s.text) > maxMachineLength || strings.Contains(s.text, "?") {
		return false
	}
	text := strings.Join(strings.Fields(strings.ReplaceAll(s.text, "’", "'")), " ")
	weight := 0
	for _, group := range machinePhrases {
		if containsAny(text, group.words) {
			weight += group.weight
		}
	}
	if s.suspected() {
		return weight >= suspectedWeight
	}
	return weight >= machineWeight
}

// suspected reports whether a header makes a machine likely.
func (s signs) suspected() bool {
	local, _, _ := strings.Cut(s.from, "@")
	return s.nullSender || s.h.has("x-auto-response-suppress") ||
		containsAny(local, []string{"noreply", "no-reply", "donotreply", "do-not-reply", "nepasrepondre"}) ||
		hasAnyPrefix(s.subject, []string{"abwesen", "absence", "assenza", "ferien", "urlaub", "vacances", "ticket", "[ticket"}) && !s.answer
}
