package parser

import "vorlauf/tickets"

// language tells which of the desk's four languages a text is written in.
// Swiss German is German. It answers "" where the text decides nothing.
func language(text string) tickets.Language { return "" }
