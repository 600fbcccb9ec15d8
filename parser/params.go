package parser

import (
	"sort"
	"strings"
)

// parseParams reads "value; name=value; …" as of Content-Type (RFC 2045,
// section 5.1) and RFC 2231, leniently: values with blanks need no quotes, the
// first of two parameters of one name counts, semicolons may be missing at the
// end. Both value and names come in lower case.
func parseParams(s string) (value string, params map[string]string) {
	value, rest := cutQuoted(s)
	value = strings.ToLower(strings.TrimSpace(withoutComments(value)))
	params = map[string]string{}
	var segments []segment
	for rest != "" && len(params)+len(segments) < 100 {
		var p string
		p, rest = cutQuoted(rest)
		name, v, ok := strings.Cut(p, "=")
		if name = strings.ToLower(strings.TrimSpace(name)); !ok || name == "" {
			continue
		}
		v = unquote(strings.TrimSpace(v))
		if strings.Contains(name, "*") {
			segments = append(segments, newSegment(name, v))
		} else if _, double := params[name]; !double {
			params[name] = v
		}
	}
	joinSegments(segments, params)
	return value, params
}

// cutQuoted cuts s at the first semicolon outside quotes.
func cutQuoted(s string) (before, after string) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && quoted:
			i++
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ';' && !quoted:
			return s[:i], s[i+1:]
		}
	}
	if before, after, ok := strings.Cut(s, ";"); ok && quoted { // a quote that is never closed
		return before, after
	}
	return s, ""
}

// unquote returns what stands in quotes; where there are none, all of it
// without a comment behind it.
func unquote(s string) string {
	if !strings.HasPrefix(s, `"`) {
		if i := strings.Index(s, " ("); i >= 0 && strings.HasSuffix(s, ")") && !strings.Contains(s[:i], ".") {
			s = s[:i]
		}
		return s
	}
	var out strings.Builder
	for i := 1; i < len(s) && s[i] != '"'; i++ {
		// Windows programs write paths without escaping the backslash.
		if s[i] == '\\' && i+1 < len(s) && (s[i+1] == '"' || s[i+1] == '\\') {
			i++
		}
		out.WriteByte(s[i])
	}
	return out.String()
}

// withoutComments drops RFC 5322 comments.
func withoutComments(s string) string {
	before, rest, ok := strings.Cut(s, "(")
	if !ok {
		return s
	}
	_, after, _ := strings.Cut(rest, ")")
	return before + " " + after
}

// A segment is one parameter of RFC 2231: name*, name*0, name*0*.
type segment struct {
	name    string
	number  int
	encoded bool
	value   string
}

func newSegment(name, value string) segment {
	base, rest, _ := strings.Cut(name, "*")
	sg := segment{name: base, value: value}
	number, encoded := strings.CutSuffix("*"+rest, "*")
	sg.encoded = encoded
	for _, c := range strings.TrimPrefix(number, "*") {
		if c >= '0' && c <= '9' && sg.number < 1000 {
			sg.number = sg.number*10 + int(c-'0')
		}
	}
	return sg
}

// joinSegments puts each parameter together; it wins over the plain form,
// which is there for old programs.
func joinSegments(segments []segment, params map[string]string) {
	sort.SliceStable(segments, func(i, k int) bool {
		return segments[i].name < segments[k].name ||
			segments[i].name == segments[k].name && segments[i].number < segments[k].number
	})
	for len(segments) > 0 {
		name, charset := segments[0].name, ""
		var octets []byte
		for n := 0; len(segments) > 0 && segments[0].name == name; n++ {
			v := segments[0].value
			if segments[0].encoded {
				if parts := strings.SplitN(v, "'", 3); n == 0 && len(parts) == 3 {
					charset, v = parts[0], parts[2]
				}
				octets = append(octets, percentDecode(v)...)
			} else {
				octets = append(octets, v...)
			}
			segments = segments[1:]
		}
		params[name] = toUTF8(octets, charset)
	}
}

func percentDecode(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0 {
			out = append(out, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
			continue
		}
		out = append(out, s[i])
	}
	return out
}
