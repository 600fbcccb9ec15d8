package parser

import "vorlauf/tickets"

// readMissing says what the desk still has to ask for, judged from this mail
// alone (contract/parse.md). With the partner, only the name can be missing.
func (r *understanding) readMissing() {
	if r.mail.Intent != tickets.UpdateRequest && r.mail.Intent != tickets.Info {
		return
	}
	var software, setup, licence bool
	for _, q := range r.mail.Requests {
		software = software || q.Software == ""
		setup = setup || len(q.Setup) == 0
		licence = licence || q.Licence.State != tickets.LicenceProvided && q.Licence.State != tickets.LicenceNotNeeded
	}
	add := func(what string, is bool) {
		if is {
			r.mail.Missing = append(r.mail.Missing, what)
		}
	}
	add("software", software)
	add("setup", setup && r.mail.Variant != tickets.Partner)
	add("licence", licence && r.mail.Variant != tickets.Partner)
}
