package parser

import (
	"strings"

	"vorlauf/tickets"
)

// maxAddresses bounds To and Cc: a mail to more people than this is no
// request.
const maxAddresses = 500

// parseAddresses reads an address list (RFC 5322, section 3.4), leniently:
// names may hold commas and 8-bit characters, groups are opened, what holds no
// address is left out.
func parseAddresses(s string) []tickets.Address {
	list := []tickets.Address{}
	pending := "" // "Meier, Hans <…>": the piece before a comma inside a name
	for s != "" && len(list) < maxAddresses {
		var piece string
		piece, s = cutAddress(s)
		var a tickets.Address
		if strings.Contains(piece, "@") {
			a = parseAddress(strings.TrimSpace(pending + piece))
		}
		switch {
		case a.Address != "":
			list = append(list, a)
			pending = ""
		case strings.TrimSpace(piece) != "" && len(pending) < 200:
			pending += piece + ","
		default:
			pending = ""
		}
	}
	return list
}

// cutAddress cuts at the first comma or semicolon outside quotes, comments and
// angle brackets, and behind the name of a group.
func cutAddress(s string) (piece, rest string) {
	quoted, depth, angle := false, 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\':
			i++
		case c == '"' && depth == 0:
			quoted = !quoted
		case quoted:
		case c == '(':
			depth++
		case c == ')' && depth > 0:
			depth--
		case depth > 0:
		case c == '<':
			angle = true
		case c == '>':
			angle = false
		case c == ':' && !angle && !strings.Contains(s[:i], "@"):
			return "", s[i+1:]
		case (c == ',' || c == ';') && !angle:
			return s[:i], s[i+1:]
		}
	}
	return s, ""
}

// parseAddress reads one mailbox; its Address is "" where there is none.
func parseAddress(s string) tickets.Address {
	var a tickets.Address
	name, rest := s, ""
	if i := lastUnquoted(s, '<'); i >= 0 {
		name, rest = s[:i], s[i+1:]
		inner, after, _ := strings.Cut(rest, ">")
		a.Address = addrSpec(inner)
		if strings.TrimSpace(name) == "" {
			name = after
		}
	} else {
		text, comment := cutComment(s)
		a.Address = addrSpec(text)
		if name = comment; a.Address == "" {
			a.Address, name = findAddress(s), ""
		}
	}
	if a.Address == "" {
		a.Address = findAddress(s)
	}
	a.Name = displayName(name)
	return a
}

// lastUnquoted returns the last index of c outside quotes.
func lastUnquoted(s string, c byte) int {
	last, quoted := -1, false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\':
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == c && !quoted:
			last = i
		}
	}
	if last < 0 && quoted { // a quote that is never closed
		return strings.LastIndexByte(s, c)
	}
	return last
}

// cutComment takes the first comment out of s.
func cutComment(s string) (text, comment string) {
	before, rest, ok := strings.Cut(s, "(")
	if !ok {
		return s, ""
	}
	comment, after, _ := strings.Cut(rest, ")")
	return before + after, comment
}

// addrSpec returns a lower-case addr-spec, or "" where s is none. A source
// route (RFC 5322, section 4.4) is dropped.
func addrSpec(s string) string {
	s, _ = cutComment(s)
	s = strings.TrimSpace(s)
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	if strings.HasPrefix(s, "@") {
		_, s, _ = strings.Cut(s, ":")
	}
	at := strings.LastIndexByte(s, '@')
	if at < 1 || at == len(s)-1 {
		return ""
	}
	local, domain := s[:at], s[at+1:]
	if strings.HasPrefix(local, `"`) {
		local = unquote(local)
	} else if strings.ContainsAny(local, " \t<>,;:\"") {
		local = strings.ReplaceAll(strings.TrimSpace(local), " ", "")
		if strings.ContainsAny(local, "\t<>,;:\"") {
			return ""
		}
	}
	domain = strings.TrimSuffix(strings.TrimSpace(domain), ".")
	if strings.HasSuffix(domain, "]") && !strings.HasPrefix(domain, "[") { // no domain literal
		return ""
	}
	if local == "" || domain == "" || strings.ContainsAny(domain, " \t<>,;\"()") {
		return ""
	}
	return strings.ToLower(toUTF8([]byte(local+"@"+domain), ""))
}

// findAddress returns the last thing in s that looks like an address.
func findAddress(s string) string {
	words := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" \t<>()[],;:\"'", r) })
	for i := len(words) - 1; i >= 0; i-- {
		if a := addrSpec(words[i]); a != "" {
			return a
		}
	}
	return ""
}

// displayName decodes a phrase.
func displayName(s string) string {
	s = strings.TrimSpace(s)
	if strings.Contains(s, `"`) {
		var out strings.Builder
		for i := 0; i < len(s); i++ {
			if s[i] == '\\' && i+1 < len(s) {
				i++
			} else if s[i] == '"' {
				continue
			}
			out.WriteByte(s[i])
		}
		s = out.String()
	}
	s = decodeWords(s)
	if n := len(s); n > 1 && s[0] == '\'' && s[n-1] == '\'' { // Outlook
		s = s[1 : n-1]
	}
	return strings.TrimSpace(strings.Trim(s, `"`))
}

// envelopeSender reads Return-Path (RFC 5321, section 4.4); it is "" for the
// null sender of reports.
func envelopeSender(s string) string { return parseAddress(s).Address }
