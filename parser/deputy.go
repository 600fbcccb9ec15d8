package parser

import "strings"

// deputyWords lead to the address of the one who stands in.
var deputyWords = []string{
	"wenden", "kontaktieren", "vertret", "vertritt", "erreichen sie", "dringend", "zuständig", "notfall",
	"contact", "reach out", "urgent", "turn to", "get in touch", "covering for", "replac", "emergency",
	"adresser", "contacter", "suppléant", "remplac", "joindre", "urgence",
	"rivolg", "contattare", "sostitu", "urgenz", "scrivere a",
}

// deputyReach is how far before an address such a word may stand, in octets.
const deputyReach = 200

// deputy returns the address that an automatic answer turns people to, ""
// where it names none: not its author's, and not one of those it was sent to.
func deputy(m *Message) string {
	text := m.doc.text[:min(len(m.doc.text), maxSigns)]
	known := map[string]bool{m.Mail.From: true}
	for _, a := range append(m.Mail.To[:len(m.Mail.To):len(m.Mail.To)], m.Mail.Cc...) {
		known[a.Address] = true
	}
	for _, a := range m.opts.Desk {
		known[strings.ToLower(a)] = true
	}
	for at := 0; ; {
		i := strings.IndexByte(text[at:], '@')
		if i < 0 {
			return ""
		}
		i += at
		start, end := addressAround(text, i)
		at = max(end, i+1)
		address := addrSpec(text[start:end])
		if address == "" || known[address] {
			continue
		}
		if containsAny(strings.ToLower(text[max(0, start-deputyReach):start]), deputyWords) {
			return address
		}
	}
}

// addressAround returns where the address around the "@" at i begins and ends.
func addressAround(text string, i int) (start, end int) {
	part := func(c byte) bool { return isWordByte(c) || strings.IndexByte(".-_+%'", c) >= 0 || c >= 0x80 }
	for start = i; start > 0 && part(text[start-1]); start-- {
	}
	for end = i + 1; end < len(text) && part(text[end]); end++ {
	}
	for end > i+1 && !isWordByte(text[end-1]) && text[end-1] < 0x80 {
		end--
	}
	return start, end
}
