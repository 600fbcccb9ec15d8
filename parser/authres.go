package parser

import "vorlauf/tickets"

func (r *reading) authentication(from string) tickets.Authentication { return tickets.AuthNone }
