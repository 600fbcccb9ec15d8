package parser

import "vorlauf/tickets"

// Asked is what the desk knows of the ticket that a mail belongs to.
type Asked struct{}

// Understand reads what the author wants.
func (m *Message) Understand(a Asked) tickets.Mail { return m.Mail }
