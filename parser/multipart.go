package parser

import (
	"bytes"
	"io"
	"strings"
)

// multipart reads all parts (RFC 2046, section 5.1) and returns the text that
// is displayed of them.
func (r *reading) multipart(s *source, e entity, depth int) document {
	boundary := e.params["boundary"]
	if boundary == "" {
		r.defect("multipart without a boundary")
		boundary = guessBoundary(s)
	}
	boundary = strings.TrimRight(boundary, " \t")
	if boundary == "" || depth >= maxDepth {
		if boundary != "" {
			r.defect("nested too deep")
		}
		return r.textPart(&body{s: s}, entity{mediaType: "text/plain"})
	}
	level := s.open(boundary)
	preamble, _ := io.ReadAll(io.LimitReader(&body{s: s}, maxReport))
	var docs []document
	plain := r.plain
	for {
		more, cut := s.part(level)
		if cut {
			r.defect("multipart cut off")
		}
		if !more {
			break
		}
		if r.parts++; r.parts > maxParts {
			r.defect("too many parts")
			continue
		}
		h := readHeader(s, r.defect)
		docs = append(docs, r.entity(s, h, e.mediaType, depth+1))
		if r.stopped() {
			return document{}
		}
		if d := docs[len(docs)-1]; e.mediaType == "multipart/alternative" && !d.html && !d.empty() && !mayBePlaceholder(d.text) {
			r.plain = true
		}
	}
	r.plain = plain
	s.close(level)
	if docs == nil && len(bytes.TrimSpace(preamble)) > 0 { // the boundary never came
		return r.textDocument(preamble, entity{mediaType: "text/plain"})
	}
	if e.mediaType == "multipart/alternative" {
		return alternative(docs)
	}
	return joined(docs)
}

// guessBoundary looks for a first line that may be the boundary that the
// header forgot to name.
func guessBoundary(s *source) string {
	ahead, _ := s.in.Peek(1024)
	for line := range bytes.Lines(ahead) {
		line = bytes.TrimSpace(line)
		if rest, ok := bytes.CutPrefix(line, []byte("--")); ok && len(rest) > 0 && len(rest) <= 70 && !bytes.ContainsAny(rest, " ") {
			return string(rest)
		}
	}
	return ""
}

// alternative picks the plain text (corpus convention), unless it is empty or
// only says that there is HTML. The links that only the HTML holds go with it.
func alternative(docs []document) document {
	plain, html := -1, -1
	for i := range docs {
		switch {
		case docs[i].empty():
		case docs[i].html:
			html = i
		case plain < 0:
			plain = i
		}
	}
	switch {
	case plain < 0 && html < 0:
		return joined(docs)
	case plain < 0:
		return withForwarded(docs, html)
	case html < 0:
		return withForwarded(docs, plain)
	case isPlaceholder(docs[plain].text, docs[html].text):
		return withForwarded(docs, html)
	}
	doc := withForwarded(docs, plain)
	shown := map[string]bool{}
	for _, l := range doc.links {
		shown[l.target] = true
	}
	for _, l := range docs[html].links {
		if !shown[l.target] {
			shown[l.target] = true
			l.start, l.end = -1, -1
			doc.links = append(doc.links, l)
		}
	}
	return doc
}

// withForwarded returns docs[chosen] with the forwarded mails of all.
func withForwarded(docs []document, chosen int) document {
	doc := docs[chosen]
	doc.forwarded = nil
	for i := range docs {
		doc.forwarded = append(doc.forwarded, docs[i].forwarded...)
	}
	return doc
}

func (d document) empty() bool { return strings.TrimSpace(d.text) == "" && len(d.links) == 0 }

// maxPlaceholder is the length of the longest plain text that only says that
// the mail must be read as HTML.
const maxPlaceholder = 250

// mayBePlaceholder recognises a plain text that may stand in for the HTML.
func mayBePlaceholder(plain string) bool {
	plain = strings.TrimSpace(plain)
	return len(plain) <= maxPlaceholder && (plain == "" || strings.Contains(strings.ToLower(plain), "html"))
}

// isPlaceholder recognises one that does, for there is more in the HTML.
func isPlaceholder(plain, html string) bool {
	plain = strings.TrimSpace(plain)
	return mayBePlaceholder(plain) && len(html) > 2*len(plain) && !strings.Contains(html, plain)
}

// joined puts documents below each other.
func joined(docs []document) document {
	var doc document
	var text strings.Builder
	for _, d := range docs {
		doc.forwarded = append(doc.forwarded, d.forwarded...)
		if d.empty() {
			continue
		}
		if text.Len() > 0 {
			text.WriteString("\n\n")
		} else {
			doc.html = d.html
		}
		for _, l := range d.links {
			if l.start >= 0 {
				l.start, l.end = l.start+text.Len(), l.end+text.Len()
			}
			doc.links = append(doc.links, l)
		}
		text.WriteString(d.text)
	}
	doc.text = text.String()
	return doc
}
