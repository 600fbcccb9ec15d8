package parser

import "vorlauf/tickets"

// Places of a sentence where no product stands.

// namesVersioned reports whether another name with its version stands at token i,
// behind a colon.
func (s *origin) namesVersioned(i int) bool {
	return i < len(s.toks) && s.toks[i].before == ':' && s.head(i) && s.versionOf(i, i) != ""
}

// customer reports whether the name is that of a business: "unser Kunde Löwen",
// "Tierklinik Seeblick".
func (s *origin) customer(m *mention) bool {
	if m.version != "" || m.reason != "" {
		return false
	}
	return s.is(m.from, asSite) || s.in(m.from-1, s.toks[m.from].sentence) && s.toks[m.from].before == ' ' && s.is(m.from-1, asSite)
}

// purpose reports whether the name only says what a program is for: "das ist das
// Programm für die Waage". Of a product it would have no article.
func (s *origin) purpose(m *mention) bool {
	i := m.from - 1
	sentence := s.toks[m.from].sentence
	for s.in(i, sentence) && s.is(i, asArticle) && !s.is(i, asOf) {
		i--
	}
	return s.lang == tickets.German && m.version == "" && i < m.from-1 && s.in(i-1, sentence) && s.word(i) == "für" && s.is(i-1, asSoftword) && !s.is(i-1, asUpdate)
}
