package parser

import (
	"net/url"
	"strings"
)

// maxLink is the longest URL that is followed; SafeLinks around a long
// SharePoint link come close to 2,000.
const maxLink = 4096

// findLinks returns the bare URLs in text from offset on: http, https, ftp and
// file URLs, "www." names and UNC paths (\\server\share).
func findLinks(text string) (links []link) {
	for i := 0; i < len(text); {
		start, prefix := nextLink(text, i)
		if start < 0 {
			break
		}
		end := linkEnd(text, start)
		if shown := text[start:end]; len(shown) > prefix && end-start <= maxLink {
			links = append(links, link{start: start, end: end, shown: shown, target: linkTarget(shown)})
		}
		i = max(end, start+1)
	}
	return links
}

// withBareLinks adds the URLs that stand in the text outside of anchors.
func withBareLinks(doc document) document {
	anchors := doc.links
	doc.links = nil
	for _, l := range findLinks(doc.text) {
		for len(anchors) > 0 && anchors[0].start < l.end {
			doc.links = append(doc.links, anchors[0])
			anchors = anchors[1:]
		}
		if n := len(doc.links); n == 0 || doc.links[n-1].end <= l.start {
			doc.links = append(doc.links, l)
		}
	}
	doc.links = append(doc.links, anchors...)
	return doc
}

// nextLink returns where the next URL begins from i on and how long its
// scheme is, -1 for none.
func nextLink(text string, i int) (start, prefix int) {
	for ; i < len(text); i++ {
		switch text[i] {
		case ':':
			if strings.HasPrefix(text[i:], "://") {
				if n := schemeBefore(text[:i]); n > 0 {
					return i - n, n + 3
				}
			}
		case 'w', 'W':
			if (i == 0 || !isWordByte(text[i-1]) && strings.IndexByte("@./-_", text[i-1]) < 0) && hasPrefixFold(text[i:], "www.") && i+4 < len(text) && isWordByte(text[i+4]) {
				return i, 4
			}
		case '\\':
			if strings.HasPrefix(text[i:], `\\`) && (i == 0 || text[i-1] != '\\') && i+2 < len(text) && isWordByte(text[i+2]) {
				return i, 2
			}
		}
	}
	return -1, 0
}

// leadsSomewhere reports whether something could be fetched from a link.
func leadsSomewhere(href string) bool {
	return len(href) <= maxLink && schemeBefore(href[:max(strings.Index(href, "://"), 0)]) > 0
}

// schemeBefore returns the length of the scheme that text ends with, 0 where
// it is none of those that lead to a file.
func schemeBefore(text string) int {
	for _, scheme := range [...]string{"https", "http", "ftps", "ftp", "sftp", "file"} {
		n := len(scheme)
		if len(text) >= n && strings.EqualFold(text[len(text)-n:], scheme) &&
			(len(text) == n || !isWordByte(text[len(text)-n-1])) {
			return n
		}
	}
	return 0
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// linkEnd returns where the URL that starts at start ends: before white space,
// quotes and angle brackets, without the punctuation of the sentence and
// without a bracket that was opened before it.
func linkEnd(text string, start int) int {
	end := start
	for end < len(text) && text[end] > ' ' && text[end] != '<' && text[end] != '>' && text[end] != '"' && text[end] != '|' && text[end] != '`' {
		end++
	}
	for _, stop := range [...]string{"»", "«", "“", "”", "„", "’", "‹", "›", "…"} {
		if i := strings.Index(text[start:end], stop); i >= 0 {
			end = start + i
		}
	}
	// Closing brackets less opening ones, of each kind.
	round, square, curly := excess(text[start:end], '(', ')'), excess(text[start:end], '[', ']'), excess(text[start:end], '{', '}')
	for ; end > start; end-- {
		switch c := text[end-1]; {
		case c == ')' && round > 0:
			round--
		case c == ']' && square > 0:
			square--
		case c == '}' && curly > 0:
			curly--
		case strings.IndexByte(".,;:!?'*_~", c) < 0:
			return end
		}
	}
	return end
}

// excess returns how many more closing than opening brackets s holds.
func excess(s string, open, closing byte) int {
	n := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case open:
			n--
		case closing:
			n++
		}
	}
	return n
}

// linkTarget returns the destination of a link as it is shown.
func linkTarget(shown string) string {
	if hasPrefixFold(shown, "www.") {
		return "http://" + shown
	}
	return unwrap(shown)
}

// maxWrappings is how often scanners wrap each other's links before we stop.
const maxWrappings = 5

// unwrap undoes the wrappers that mail scanners and web mailers put around
// links. What it does not know it returns as it is.
func unwrap(s string) string {
	for range maxWrappings {
		inner := unwrapOnce(s)
		if inner == "" || inner == s {
			break
		}
		s = inner
	}
	return s
}

// A wrapper keeps the destination in a parameter of its URLs.
type wrapper struct{ domain, path, parameter string }

var wrappers = []wrapper{
	{"safelinks.protection.outlook.com", "", "url"},
	{"safelinks.protection.office365.us", "", "url"},
	{"urldefense.proofpoint.com", "/v1/", "u"},
	{"google.com", "/url", "q"},
	{"google.com", "/url", "url"},
	{"linkprotect.cudasvc.com", "", "a"},
	{"l.facebook.com", "", "u"},
	{"protect2.fireeye.com", "", "u"},
	{"ctp.trendmicro.com", "", "url"},
	{"deref-gmx.net", "", "redirectUrl"},
	{"deref-gmx.com", "", "redirectUrl"},
	{"deref-web.de", "", "redirectUrl"},
}

func unwrapOnce(s string) string {
	if !mayBeWrapped(s) {
		return ""
	}
	u, err := url.Parse(s)
	if err != nil || u.Host == "" {
		return ""
	}
	host := strings.ToLower(u.Hostname())
	switch {
	case host == "urldefense.proofpoint.com" && strings.HasPrefix(u.Path, "/v2/"):
		return proofpoint2(queryValue(u.RawQuery, "u"))
	case host == "urldefense.com" || host == "urldefense.us":
		return proofpoint3(s)
	case host == "secure-web.cisco.com": // the last element of the path
		inner, _ := url.PathUnescape(u.EscapedPath()[strings.LastIndexByte(u.EscapedPath(), '/')+1:])
		return onlyURL(inner)
	}
	for _, w := range wrappers {
		if under(host, w.domain) && strings.HasPrefix(u.Path, w.path) {
			if v := queryValue(u.RawQuery, w.parameter); v != "" {
				return onlyURL(v)
			}
		}
	}
	return ""
}

// queryValue returns one parameter of a query, "" where it has none.
func queryValue(query, name string) string {
	for query != "" {
		var pair string
		pair, query, _ = strings.Cut(query, "&")
		if k, v, _ := strings.Cut(pair, "="); k == name {
			v, _ = url.QueryUnescape(v)
			return v
		}
	}
	return ""
}

// mayBeWrapped spares most links the parsing.
func mayBeWrapped(s string) bool {
	for _, w := range wrappers {
		if strings.Contains(s, w.domain) {
			return true
		}
	}
	return strings.Contains(s, "urldefense.") || strings.Contains(s, "secure-web.cisco.com")
}

// under reports whether host is domain or lies below it.
func under(host, domain string) bool {
	return host == domain || strings.HasSuffix(host, "."+domain)
}

// onlyURL returns s where it is a URL, so that a wrapper cannot turn a link
// into something else.
func onlyURL(s string) string {
	if s = strings.TrimSpace(s); hasPrefixFold(s, "http://") || hasPrefixFold(s, "https://") || hasPrefixFold(s, "ftp://") {
		return s
	}
	return ""
}

// proofpoint2 decodes URL Defense v2: "-" stands for "%", "_" for "/".
func proofpoint2(s string) string {
	s, err := url.PathUnescape(strings.NewReplacer("-", "%", "_", "/").Replace(s))
	if err != nil {
		return ""
	}
	return onlyURL(s)
}

// proofpoint3 decodes URL Defense v3: the URL stands between "/v3/__" and
// "__;"; what the scanner replaced by "*" follows in base64, "**" and a letter
// stand for a run of them.
func proofpoint3(s string) string {
	_, rest, ok := strings.Cut(s, "/v3/__")
	if !ok {
		return ""
	}
	inner, coded, ok := strings.Cut(rest, "__;")
	if !ok {
		return ""
	}
	coded, _, _ = strings.Cut(coded, "!")
	replaced := []rune(string(decodeB(strings.NewReplacer("-", "+", "_", "/").Replace(coded))))
	var out strings.Builder
	for i := 0; i < len(inner); i++ {
		run := 1
		if inner[i] != '*' || len(replaced) == 0 {
			out.WriteByte(inner[i])
			continue
		}
		if i+2 < len(inner) && inner[i+1] == '*' {
			if n := strings.IndexByte(proofpointRuns, inner[i+2]); n >= 0 {
				run = n + 2
				i += 2
			}
		}
		run = min(run, len(replaced))
		out.WriteString(string(replaced[:run]))
		replaced = replaced[run:]
	}
	s = out.String()
	if i := strings.Index(s, ":/"); i > 0 && !strings.HasPrefix(s[i:], "://") { // a relay joined the slashes
		s = s[:i] + "://" + s[i+2:]
	}
	return onlyURL(s)
}

// proofpointRuns orders the letters that say how long a run is, from 2 on.
const proofpointRuns = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
