package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// likely is the score of a name that is taken for the product where a mail asks
// for an update and no name has enough: one sign, and nothing against it.
const likely = 2

// onlyLikely is the one name that a mail which asks for an update can mean, though
// its own sentence says little of it ("It's about Timora. Could you bring it up to
// date?"), or nil.
func (r *understanding) onlyLikely(all []mention) []*product {
	if !r.asksForUpdate() && !r.told {
		return nil
	}
	var best *product
	second := 0
	for _, m := range all {
		if camel(m.name()) {
			m.score++ // only products are written like that
		}
		if m.score < likely || !m.in.unheard(m) || m.in.qualified(m) {
			continue
		}
		key := squeezed(m.name())
		switch {
		case best != nil && best.key == key:
			best.add(m)
		case best == nil || m.score > best.score:
			if best != nil {
				second = best.score
			}
			best = &product{name: m.name(), key: key}
			best.add(m)
		default:
			second = max(second, m.score)
		}
	}
	if best == nil || second == best.score {
		return nil
	}
	return []*product{best}
}

// asksForUpdate reports whether the author asks for an update, or for something
// where nothing fails, or says which version there is now.
func (r *understanding) asksForUpdate() bool {
	if r.fresh.best("request") > 2 || r.fresh.has("asks") && r.fresh.best("failed") < 3 {
		return true
	}
	if r.fresh.has("lichere") {
		return true
	}
	said, _ := r.fresh.saidVersion()
	return said != ""
}

// unheard reports whether the first word of a name is in none of the tables: what
// is in one means something else.
func (s *origin) unheard(m mention) bool {
	if m.reason != "" || m.from < m.to || s.toks[m.from].inner {
		return true
	}
	word := simplify(s.word(m.from))
	return s.toks[m.from].class&^(asKind|asMaker|asKnown) == 0 && vocabulary()[word] == 0
}

// qualified reports whether an adjective stands before the name: in German "ein gelber
// Balken" is no product.
func (s *origin) qualified(m mention) bool {
	i := m.from - 1
	if s.lang != tickets.German || !s.in(i, s.toks[m.from].sentence) || s.toks[i].upper || s.toks[i].class != 0 {
		return false
	}
	word := strings.ToLower(s.word(i))
	return len(word) > 3 && slices.ContainsFunc([]string{"er", "es", "en", "em", "e"}, func(e string) bool { return strings.HasSuffix(word, e) })
}
