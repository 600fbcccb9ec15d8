package parser

import (
	"strings"

	"golang.org/x/net/publicsuffix"

	"vorlauf/tickets"
)

// authentication returns what the desk's own receiving server found (RFC
// 8601). Only the topmost field with its authserv-id counts: what stands below
// may come from the sender.
func (r *reading) authentication(from string) tickets.Authentication {
	if r.opts.AuthservID == "" {
		return tickets.AuthNone
	}
	if r.severalAuthors() {
		r.defect("more than one author in From")
		return tickets.AuthFail
	}
	for _, v := range r.header.all("authentication-results") {
		if id, results := parseAuthRes(v); strings.EqualFold(id, r.opts.AuthservID) {
			return verdict(results, behindAt(from))
		}
	}
	return tickets.AuthNone
}

// severalAuthors reports whether programs may disagree on who wrote the mail:
// two From fields with different addresses.
func (r *reading) severalAuthors() bool {
	var authors []tickets.Address
	for _, v := range r.header.all("from") {
		authors = append(authors, parseAddresses(v)...)
	}
	for _, a := range authors {
		if a.Address != authors[0].Address {
			return true
		}
	}
	return false
}

// verdict weighs the methods: DMARC decides. Without it a signature of the
// author's domain passes, and SPF or DKIM that failed fails where neither
// passed for that domain. SPF alone is too weak to pass (RFC 7208, section 11).
func verdict(results []authResult, domain string) tickets.Authentication {
	signed, sent, failed := false, false, false
	for _, res := range results {
		switch res.method + "=" + res.value {
		case "dmarc=fail":
			return tickets.AuthFail
		case "dmarc=pass":
			if p := res.props["header.from"]; p == "" || sameOrganisation(p, domain) {
				return tickets.AuthPass
			}
		case "dkim=pass":
			signed = signed || sameOrganisation(res.props["header.d"], domain) ||
				sameOrganisation(behindAt(res.props["header.i"]), domain)
		case "spf=pass":
			sent = sent || sameOrganisation(behindAt(res.props["smtp.mailfrom"]), domain)
		case "spf=fail", "dkim=fail":
			failed = true
		}
	}
	switch {
	case signed:
		return tickets.AuthPass
	case failed && !sent:
		return tickets.AuthFail
	}
	return tickets.AuthNone
}

// behindAt returns what stands behind the last "@", in lower case.
func behindAt(address string) string {
	return strings.ToLower(address[strings.LastIndexByte(address, '@')+1:])
}

// sameOrganisation is relaxed alignment (RFC 7489, section 3.1).
func sameOrganisation(a, b string) bool {
	a, b = strings.Trim(strings.ToLower(a), "."), strings.Trim(strings.ToLower(b), ".")
	if a == "" || b == "" {
		return false
	}
	if a == b {
		return true
	}
	orgA, err := publicsuffix.EffectiveTLDPlusOne(a)
	if err != nil {
		return false
	}
	orgB, err := publicsuffix.EffectiveTLDPlusOne(b)
	return err == nil && orgA == orgB
}

// An authResult is one method's result, with its properties ("header.from"),
// all but their values in lower case.
type authResult struct {
	method, value string
	props         map[string]string
}

// parseAuthRes reads an Authentication-Results field (RFC 8601, section 2.2),
// with quotes and nested comments. The id is "" where it is missing, as in
// Exchange Online.
func parseAuthRes(v string) (id string, results []authResult) {
	for i, words := range authSegments(v) {
		if len(words) == 0 {
			continue
		}
		method, value, ok := strings.Cut(words[0], "=")
		if !ok {
			if i == 0 {
				id = strings.ToLower(words[0])
			}
			continue
		}
		method, _, _ = strings.Cut(method, "/") // version
		res := authResult{method: strings.ToLower(method), value: strings.ToLower(value), props: map[string]string{}}
		for _, w := range words[1:] {
			if k, x, ok := strings.Cut(w, "="); ok {
				res.props[strings.ToLower(k)] = x
			}
		}
		results = append(results, res)
	}
	return id, results
}

// authSegments splits at semicolons into words, "a = b" being one word.
// Comments go, quotes are taken off.
func authSegments(v string) [][]string {
	segments := [][]string{nil}
	var word strings.Builder
	began, depth, quoted := false, 0, false
	end := func() {
		if !began {
			return
		}
		last := &segments[len(segments)-1]
		w := word.String()
		if n := len(*last); n > 0 && (strings.HasSuffix((*last)[n-1], "=") || strings.HasPrefix(w, "=")) {
			(*last)[n-1] += w
		} else {
			*last = append(*last, w)
		}
		word.Reset()
		began = false
	}
	for i := 0; i < len(v); i++ {
		c := v[i]
		switch {
		case c == '\\' && (quoted || depth > 0) && i+1 < len(v):
			if i++; depth == 0 {
				word.WriteByte(v[i])
			}
		case quoted && c != '"':
			word.WriteByte(c)
		case depth > 0 && c != '(' && c != ')':
		case c == '(':
			end()
			depth++
		case c == ')':
			depth = max(depth-1, 0)
		case depth > 0:
		case c == '"':
			quoted, began = !quoted, true
		case c == ';':
			end()
			segments = append(segments, nil)
		case c == ' ' || c == '\t':
			end()
		default:
			word.WriteByte(c)
			began = true
		}
	}
	end()
	return segments
}
