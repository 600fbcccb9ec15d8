package parser

import (
	"slices"
	"strconv"
	"strings"

	"vorlauf/tickets"
)

// Bounds on the evidence of a mail. It is there to see at a glance why, not to
// read the mail a second time, and it is kept with the mail.
const (
	maxEvidence = 60  // ten products with all that can be said of each
	maxQuote    = 240 // bytes: two or three lines of a page; a longer sentence is cut around the place

	maxShownLink = 40 // bytes: a longer one hides the words around it
)

// A place is where something was read: the tokens from until before to, of
// which at tells the most. The zero place is none.
type place struct {
	in           *origin
	from, to, at int
}

// around is the sentence of token i.
func (s *origin) around(i int) place {
	if i < 0 || i >= len(s.toks) {
		return place{}
	}
	from, to := s.sentence(i)
	return place{in: s, from: from, to: to, at: i}
}

// phrase is the place of the section's strongest phrase, ok is false for none.
func (s *origin) phrase(cue string) (p place, ok bool) {
	best := hit{}
	for _, h := range s.hits {
		if h.cue == cue && h.weight > best.weight && !s.negated(h) {
			best = h
		}
	}
	if best.weight == 0 {
		return place{}, false
	}
	return s.around(best.from), true
}

// presented is the place of the words that present the link or key at token i:
// its sentence without a link at its end, and with the words before where it
// stands on a line of its own.
func (s *origin) presented(i int) place {
	p := s.around(i)
	for p.in != nil && p.from > 0 && s.bare(p) {
		p = s.around(p.from - 1)
	}
	if p.in != nil && p.at == p.from && p.from > 0 && s.toks[p.from].kind != 'u' && (s.toks[p.from].before == '\n' || s.toks[p.from].before == ':') {
		p.from, _ = s.sentence(p.from - 1)
	}
	for p.to-1 > p.from && s.toks[p.to-1].kind == 'u' {
		p.to--
	}
	return p
}

// bare reports whether a place has nothing but links.
func (s *origin) bare(p place) bool {
	return !slices.ContainsFunc(s.toks[p.from:p.to], func(t token) bool { return t.kind != 'u' })
}

// ofRequest names a field of a request.
func ofRequest(i int, name string) string { return "requests[" + strconv.Itoa(i) + "]." + name }

// noteProduct keeps where a product and its version were read: in a sentence
// rather than in the subject.
func (r *understanding) noteProduct(request int, p *product) {
	named, versioned := place{}, p.versionIn
	for _, m := range p.mentions {
		if m.score > 0 && (named.in == nil || named.in.title) {
			named = m.in.around(m.from)
		}
		if m.version == p.version && (versioned.in == nil || versioned.in.title) {
			versioned = m.in.around(m.from)
		}
	}
	r.note(ofRequest(request, "software"), p.name, named)
	r.note(ofRequest(request, "version"), p.version, versioned)
}

// noteFound keeps where a link, a file or a key was read.
func (r *understanding) noteFound(field string, f found) {
	if f.in == nil {
		r.evidence(field, f.value, strings.TrimPrefix(f.value, "file:"))
		return
	}
	r.note(field, tickets.MaskLicence(f.value), f.in.presented(f.at))
}

// A wish is a date of a request and where it was read.
type wish struct {
	request int
	when
	in place
}

// around is the sentence of a date, and the next one where a full stop within
// the date was taken for the end ("am Mittwoch, 2.12. um 13.30"). Whole
// sentences cut no licence key in two.
func (w when) around(s *origin) place {
	p := s.around(s.at(w.start))
	if last := s.at(w.end - 1); p.in != nil && last < len(s.toks) {
		_, p.to = s.sentence(last)
	}
	return p
}

// noteDates keeps where the dates that the requests ended up with were read.
func (r *understanding) noteDates(requests []tickets.Request, read []wish) {
	for _, w := range read {
		switch q := requests[w.request]; {
		case w.limit != nil:
			r.note(ofRequest(w.request, "limits"), limitValue(*w.limit), w.in)
		case slices.Contains(q.Wished, w.value):
			r.note(ofRequest(w.request, "wished"), w.value, w.in)
		}
	}
}

// limitValue writes a limit as contract/parse.md writes ranges, with an end left
// out where it is open: "2026-12-10/", "/17:00"; "not 2026-12-14", "not friday".
func limitValue(l tickets.Limit) string {
	switch {
	case l.Kind == tickets.LimitWeekday:
		return "not " + l.From
	case l.Kind != tickets.LimitNot:
		return l.From + "/" + l.To
	case l.To == "" || l.To == l.From:
		return "not " + l.From
	}
	return "not " + l.From + "/" + l.To
}

// note keeps a value with the words that it was read from; an empty value or
// place is none.
func (r *understanding) note(field, value string, p place) {
	if p.in == nil || p.from >= p.to || value == "" {
		return
	}
	whole, ahead := p.words()
	words := r.mask(singleSpaced(whole))
	r.evidence(field, value, excerpt(words, ahead-(len(whole)-len(words))))
}

// words is the text of a place with the mark that ends it, long links left out;
// ahead is how much of it stands before the telling word.
func (p place) words() (text string, ahead int) {
	toks, all := p.in.toks, p.in.text
	start, end := toks[p.from].start, toks[p.to-1].end
	var b strings.Builder
	for i, t := range toks[p.from:p.to] {
		if p.from+i == p.at {
			ahead = b.Len() + t.start - start
		}
		if t.kind == 'u' && t.end-t.start > maxShownLink {
			b.WriteString(all[start:t.start])
			b.WriteString("…")
			start = t.end
		}
	}
	if end < len(all) && strings.IndexByte(".!?)>", all[end]) >= 0 {
		end++
	}
	if b.Len() == 0 {
		return all[start:end], ahead
	}
	b.WriteString(all[start:end])
	return b.String(), ahead
}

// evidence keeps a value with its quote, each value of a field once.
func (r *understanding) evidence(field, value, quote string) {
	e := tickets.Evidence{Field: field, Value: excerpt(r.mask(value), 0), Quote: excerpt(quote, 0)}
	same := func(o tickets.Evidence) bool { return o.Field == e.Field && o.Value == e.Value }
	if len(r.mail.Evidence) < maxEvidence && !slices.ContainsFunc(r.mail.Evidence, same) {
		r.mail.Evidence = append(r.mail.Evidence, e)
	}
}

// readSecrets finds the keys that no quote may show. The longest come first:
// one can be part of another.
func (r *understanding) readSecrets() {
	r.keys = r.readKeys()
	for _, f := range r.keys {
		if strings.HasPrefix(f.value, "key:") {
			r.secrets = append(r.secrets, f.value)
		}
	}
	slices.SortStableFunc(r.secrets, func(a, b string) int { return len(b) - len(a) })
}

// mask blots the keys of the mail out.
func (r *understanding) mask(text string) string {
	for _, key := range r.secrets {
		text = strings.ReplaceAll(text, strings.TrimPrefix(key, "key:"), strings.TrimPrefix(tickets.MaskLicence(key), "key:"))
	}
	return text
}

// singleSpaced is a text with single spaces; most texts are.
func singleSpaced(text string) string {
	if !strings.ContainsAny(text, "\n\t\u00a0") && !strings.Contains(text, "  ") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// excerpt cuts a text that is too long between words, so that what stands at
// the byte offset is seen.
func excerpt(text string, at int) string {
	if len(text) <= maxQuote {
		return text
	}
	const (
		room  = maxQuote - 2*len("…")
		ahead = room / 3 // of the place
	)
	from := max(min(at-ahead, len(text)-room), 0)
	to := from + room
	before, behind := "", ""
	if from > 0 {
		before = "…"
		if i := strings.IndexByte(text[from:to], ' '); i >= 0 && i < ahead {
			from += i + 1
		}
	}
	if to < len(text) {
		behind = "…"
		if i := strings.LastIndexByte(text[from:to], ' '); i > ahead {
			to = from + i
		}
	}
	return before + strings.ToValidUTF8(text[from:to], "") + behind
}
