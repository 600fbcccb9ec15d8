package parser

import (
	"strings"

	"golang.org/x/net/html"
)

// anchors returns the links of HTML that is not displayed, without rendering
// it: only the anchors are looked at.
func anchors(page string) (links []link) {
	for {
		i := strings.IndexByte(page, '<')
		if i < 0 {
			return links
		}
		page = page[i+1:]
		switch {
		case strings.HasPrefix(page, "!--"):
			_, page, _ = strings.Cut(page, "-->")
		case len(page) > 2 && (page[0] == 'a' || page[0] == 'A') && page[1] <= ' ':
			var tag, shown string
			tag, page = cutTag(page[1:])
			href := strings.TrimSpace(html.UnescapeString(attribute(tag, "href")))
			if leadsSomewhere(href) {
				shown, page = cutAnchor(page)
				links = append(links, link{start: -1, end: -1, shown: shown, target: unwrap(href), image: shown == ""})
			}
		}
	}
}

// cutTag cuts behind the ">" that ends a tag, outside quotes.
func cutTag(s string) (tag, rest string) {
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && i > 0 && (s[i-1] == '=' || s[i-1] == ' '):
			quote = c
		case c == '>':
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// attribute returns the value of an attribute in a tag, "" for none.
func attribute(tag, name string) string {
	for tag != "" {
		tag = strings.TrimLeft(tag, " \t\r\n/")
		n := strings.IndexAny(tag, "= \t\r\n")
		if n < 0 {
			return ""
		}
		key := tag[:n]
		value, rest := cutValue(strings.TrimLeft(tag[n:], " \t\r\n"))
		if strings.EqualFold(key, name) {
			return value
		}
		tag = rest
	}
	return ""
}

// cutValue takes the value of an attribute, which s begins with where it
// begins with "=".
func cutValue(s string) (value, rest string) {
	s, ok := strings.CutPrefix(s, "=")
	if !ok {
		return "", s
	}
	s = strings.TrimLeft(s, " \t\r\n")
	if s != "" && (s[0] == '"' || s[0] == '\'') {
		value, rest, _ = strings.Cut(s[1:], s[:1])
		return value, rest
	}
	if n := strings.IndexAny(s, " \t\r\n"); n >= 0 {
		return s[:n], s[n:]
	}
	return s, ""
}

// cutAnchor returns the text up to the end of the anchor.
func cutAnchor(s string) (shown, rest string) {
	var text strings.Builder
	for s != "" {
		before, after, ok := strings.Cut(s, "<")
		text.WriteString(before)
		if s = after; !ok || hasPrefixFold(s, "/a") || hasPrefixFold(s, "a ") {
			break
		}
		_, s = cutTag(s)
	}
	return strings.Join(strings.Fields(plainText(html.UnescapeString(text.String()))), " "), s
}
