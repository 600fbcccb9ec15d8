package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// readKeys finds licence keys, serial numbers and links to licences.
func (r *understanding) readKeys() []found {
	var all []found
	for _, s := range r.origins() {
		for i := 0; i < len(s.toks); i++ {
			value, last := r.keyAt(s, i)
			if value == "" {
				continue
			}
			f := found{value: "key:" + value, in: s, at: i, name: strings.ToLower(value)}
			if !slices.ContainsFunc(all, func(o found) bool { return o.value == f.value }) {
				all = append(all, f)
			}
			i = last
		}
		all = append(all, r.licenceLinks(s)...)
	}
	return all
}

// licenceLinks are links that the author presents as the licence.
func (r *understanding) licenceLinks(s *origin) []found {
	var all []found
	for _, l := range s.linked() {
		low := strings.ToLower(l.target)
		i := s.at(l.start)
		if r.ours(hostOf(l.target)) || decoyHost(low) {
			continue
		}
		if licenceFile(pathOf(low)) || s.labelled(i, asLicword) && !setupFile(pathOf(low)) {
			all = append(all, found{value: l.target, in: s, at: i, name: low})
		}
	}
	return all
}

// labelled reports whether the words directly before token i name it as the
// section says, up to a colon.
func (s *origin) labelled(i int, cue class) bool {
	for j := i - 1; j >= i-4 && s.in(j, s.toks[i].sentence); j-- {
		if s.is(j, asSetupword) && !s.is(j, cue) {
			return false
		}
		if s.is(j, cue) {
			return s.toks[i].before == ':' || s.toks[j+1].before == ':' || j+2 >= i
		}
	}
	return false
}

// keyAt reads a key that begins at token i, and returns its last token.
func (r *understanding) keyAt(s *origin, i int) (string, int) {
	t := s.toks[i]
	if t.kind == 'u' || t.kind == 'm' || i > 0 && s.tied(i) {
		return "", i
	}
	last := i
	for last+1 < len(s.toks) && s.tied(last+1) {
		last++
	}
	value := s.slice(i, last)
	if digitsIn(value) == 0 && last < i+2 && !group(value) {
		return "", i // no key is a plain word
	}
	named := r.told && last >= i+2 && r.history().has("licword") || s.keyword(i) || s.inColumn(i, asCollicence)
	if named {
		// "ABCD 1234 EFGH" is one key where all groups look alike
		for last+1 < len(s.toks) && s.toks[last+1].sentence == t.sentence && s.toks[last+1].before == ' ' && group(s.word(last+1)) && group(s.word(last)) && len(s.word(last+1)) == len(s.word(last)) {
			last++
		}
		value = strings.Join(strings.Fields(s.slice(i, last)), " ")
	}
	if !keyShape(value, named) || s.dated(i) && !strings.ContainsAny(value, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") {
		return "", i
	}
	return value, last
}

// tied reports whether token i goes on with the key before it.
func (s *origin) tied(i int) bool {
	between := s.text[s.toks[i-1].end:s.toks[i].start]
	return between == "-" || between == "_" || between == "." && s.toks[i].kind == 'n' || between == "/" && s.toks[i].inner
}

func group(w string) bool {
	if len(w) < 3 || len(w) > 8 {
		return false
	}
	for i := 0; i < len(w); i++ {
		if c := w[i]; !(c >= '0' && c <= '9' || c >= 'A' && c <= 'Z') {
			return false
		}
	}
	return true
}

// keyword reports whether the words before token i announce a key, and none
// announces another number.
func (s *origin) keyword(i int) bool {
	from, _ := s.sentence(i)
	j := i - 1
	if i == from && i > 0 {
		// a key on a line of its own: the sentence before announces it
		if s.toks[i].before != '\n' && s.toks[i].before != ':' {
			return false
		}
		from, _ = s.sentence(i - 1)
	}
	for n := 0; j >= from && n < 12; j, n = j-1, n+1 {
		if s.is(j, asNotkey) && !s.is(j, asKeyword) {
			return false
		}
		if s.is(j, asKeyword) {
			return true
		}
	}
	return false
}

// keyShape reports whether a value looks like a key; one that is not announced
// must look like nothing else.
func keyShape(v string, named bool) bool {
	digits, letters, lowers := 0, 0, 0
	for _, c := range v {
		switch {
		case digitRune(c):
			digits++
		case c >= 'a' && c <= 'z':
			lowers++
			letters++
		case letterRune(c):
			letters++
		}
	}
	groups := strings.FieldsFunc(v, func(c rune) bool { return c == '-' || c == ' ' || c == '_' })
	if named {
		switch {
		case digits == 0:
			return len(groups) >= 3 && lowers == 0 && len(v) >= 11
		case versionShape(v) && len(v) < 6, lowers > 0 && len(groups) > 1 && letters-lowers == 0 && len(v) < 12:
			return false
		}
		return digits+letters >= 5 && (letters > 0 || len(groups) > 1 || digits >= 6) && !strings.Contains(v, ".") && digits > 0
	}
	if len(groups) < 4 || lowers > 0 || digits == 0 || letters == 0 {
		return len(groups) == 3 && lowers == 0 && digits > 2 && letters > 2 && alike(groups)
	}
	return alike(groups)
}

// alike reports whether the groups have about one length, as product keys have.
func alike(groups []string) bool {
	for _, g := range groups {
		if len(g) < 4 || len(g) != len(groups[0]) {
			return false
		}
	}
	return true
}

// licenceSaid is what a stretch of text says of licences, "" for nothing.
func (s *origin) licenceSaid(from, to int) tickets.LicenceState {
	if s.wonders(from, to) {
		return ""
	}
	later := s.within("liclater", from, to)
	keep := s.within("lickeep", from, to) && !s.unsure(from)
	if a, b, ok := s.licenceCell(from, to); ok && !keep && !later {
		switch {
		case s.within("lickeep", a, b), s.within("answernone", a, b):
			return tickets.LicenceNotNeeded
		case s.within("answerlater", a, b):
			return tickets.LicencePromised
		}
	}
	switch {
	case keep && later && !s.strong("lickeep", from, to, 3):
		return tickets.LicencePromised
	case keep && later:
		return s.nearer(from, to)
	case keep && (s.within("licword", from, to) || s.inLicence(from, to) || s.strong("lickeep", from, to, 3)):
		return tickets.LicenceNotNeeded
	case later:
		return tickets.LicencePromised
	}
	return ""
}

// unsure reports whether the author does not know what token i's sentence is
// about: "keine Ahnung, ob es eine neue Lizenz braucht".
func (s *origin) unsure(i int) bool {
	from, to := s.sentence(i)
	return s.within("unsure", from, to)
}

// wonders reports whether a sentence is a question that begins with the licence:
// "Will our licence still work?"
func (s *origin) wonders(from, to int) bool {
	end := s.toks[to-1].end
	if end >= len(s.text) || s.text[end] != '?' || s.toks[to-1].sentence != s.toks[from].sentence {
		return false
	}
	for i := from; i < min(from+4, to); i++ {
		if s.is(i, asLicword) {
			return true
		}
	}
	return false
}

func (s *origin) inLicence(from, to int) bool {
	_, _, ok := s.licenceCell(from, to)
	return ok
}

func (s *origin) strong(cue string, from, to, weight int) bool {
	for _, h := range s.hits {
		if h.cue == cue && h.weight >= weight && h.from >= from && h.to < to {
			return true
		}
	}
	return false
}

// nearer decides between two readings by the shorter phrase.
func (s *origin) nearer(from, to int) tickets.LicenceState {
	keep, later := 99, 99
	for _, h := range s.hits {
		if h.from < from || h.to >= to {
			continue
		}
		switch n := h.to - h.from; h.cue {
		case "lickeep":
			keep = min(keep, n)
		case "liclater":
			later = min(later, n)
		}
	}
	if later <= keep {
		return tickets.LicencePromised
	}
	return tickets.LicenceNotNeeded
}

func hostOf(target string) string {
	_, rest, found := strings.Cut(target, "://")
	if !found {
		return ""
	}
	host, _, _ := strings.Cut(rest, "/")
	return host
}

func pathOf(target string) string {
	_, rest, _ := strings.Cut(target, "://")
	_, p, _ := strings.Cut(rest, "/")
	p, _, _ = strings.Cut(p, "?")
	return p
}
