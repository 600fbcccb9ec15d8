package parser

import "vorlauf/tickets"

func (r *reading) classify(m *Message) { m.Mail.Class = tickets.Human }
