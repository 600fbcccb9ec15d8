package parser

import "strings"

// signs reports whether a line below the words of a mail is one that only
// signs it: "Sportivement", "L'équipe du support". Nothing but a signature may
// follow.
func (s *signer) signs(i, to int) bool {
	body := s.rows[i].body
	return (adverb(body) || team(body)) && s.onlyNamesBelow(i+1, to)
}

// adverb reports whether a line is one adverb, as French and Italian close a
// mail: "Confraternellement,", "Sportivamente".
func adverb(body string) bool {
	w := strings.TrimRight(body, ", ")
	if len(w) < 9 || strings.ContainsAny(w, " .!?:") || !nameWord(w) {
		return false
	}
	return strings.HasSuffix(w, "ement") || strings.HasSuffix(w, "amment") || strings.HasSuffix(w, "mente")
}

// teams begin the line with which a whole team signs, simplified.
var teams = []string{"l'equipe", "l’equipe", "votre equipe", "toute l'equipe", "ton equipe", "il team", "il vostro team", "il suo team", "la squadra", "das team", "ihr ", "euer ", "your ", "the "}

// team reports whether a line is the name of a team and nothing else.
func team(body string) bool {
	if len(body) > 60 || endsSentence(body) || strings.HasSuffix(body, ":") {
		return false
	}
	low := simplify(body)
	if !containsAny(low, []string{"team", "equipe", "squadra"}) || strings.Count(low, " ") > 6 {
		return false
	}
	for _, t := range teams {
		if strings.HasPrefix(low, t) {
			return true
		}
	}
	return false
}
