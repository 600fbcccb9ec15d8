package parser

import "strings"

// squeezed is a name as it is compared: folded, letters and digits only.
func squeezed(name string) string {
	var b strings.Builder
	for _, c := range foldWord(nil, name, false) {
		if c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c >= 0x80 {
			b.WriteByte(c)
		}
	}
	return b.String()
}

// companies are the names that addresses give away (a customer, a partner or the
// desk), with how much speaks against such a name's being a product: less where
// only the text has the address, for makers are often named like what they make.
func (r *understanding) companies() map[string]int {
	avoid := map[string]int{}
	add := func(address string, weight int) {
		_, domain, _ := strings.Cut(address, "@")
		labels := strings.Split(domain, ".")
		for _, l := range labels[:max(len(labels)-1, 0)] {
			avoid[squeezed(l)] = max(weight, avoid[squeezed(l)])
			for _, part := range strings.Split(l, "-") {
				if len(part) > 3 {
					avoid[squeezed(part)] = max(weight, avoid[squeezed(part)])
				}
			}
		}
	}
	add(r.mail.From, 5)
	for _, a := range r.mail.To {
		add(a.Address, 5)
	}
	for _, a := range r.mail.Cc {
		add(a.Address, 5)
	}
	for i, t := range r.fresh.toks {
		if t.kind == 'm' {
			add(strings.ToLower(r.fresh.word(i)), 2)
		}
	}
	return avoid
}
