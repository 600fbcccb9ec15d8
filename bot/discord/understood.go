package discord

import (
	"strings"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// readings say what a mail was read as, and from which words: a line, and a
// second one where another reading is as likely. "" for nothing.
func (r *Room) readings(t tickets.Ticket, m store.Message) string {
	const most = 200 // characters of a quote: what matters of a sentence
	w := r.words()
	said := map[string]string{}
	for _, e := range m.Evidence {
		if wants := "intent." + e.Value; (e.Field == "intent" || e.Field == "alternative") && w.Has(wants) {
			said[e.Field] = w.Say("quoted", w.Say(wants), cut(line(t.MaskKeys(e.Quote)), most))
		}
	}
	if said["alternative"] != "" {
		said["alternative"] = w.Say("or_reading", said["alternative"])
	}
	return strings.TrimSpace(said["intent"] + "\n" + said["alternative"])
}
