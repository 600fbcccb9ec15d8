package parser

import (
	"encoding/base64"
	"strings"
)

// decodeWords decodes the encoded words of an unstructured field (RFC 2047),
// and what is not of ASCII though it should be. Neighbouring words of one
// charset are joined before their charset is decoded, because many programs
// cut characters in two.
func decodeWords(s string) string {
	if !strings.Contains(s, "=?") {
		return cleanLine(toUTF8([]byte(s), ""))
	}
	var out strings.Builder
	var octets []byte // of the words since charset was met
	charset := ""
	flush := func() {
		out.WriteString(toUTF8(octets, charset))
		octets = octets[:0]
	}
	for s != "" {
		before, rest, found := strings.Cut(s, "=?")
		w, n := encodedWord(rest)
		if !found || n == 0 {
			flush()
			if found {
				before += "=?"
			}
			out.WriteString(toUTF8([]byte(before), ""))
			s = rest
			continue
		}
		if w.charset != charset || strings.TrimSpace(before) != "" {
			flush()
		}
		if len(octets) == 0 && out.Len() == 0 || strings.TrimSpace(before) != "" {
			out.WriteString(toUTF8([]byte(before), ""))
		}
		charset = w.charset
		octets = append(octets, w.octets...)
		s = rest[n:]
	}
	flush()
	return cleanLine(out.String())
}

type word struct {
	charset string
	octets  []byte
}

// encodedWord reads one word behind its "=?", and returns its length with the
// closing "?=", or 0 where there is none.
func encodedWord(s string) (w word, n int) {
	charset, rest, ok := strings.Cut(s, "?")
	if !ok || charset == "" || len(charset) > 40 || strings.ContainsAny(charset, " \t=") {
		return word{}, 0
	}
	encoding, rest, ok := strings.Cut(rest, "?")
	if !ok {
		return word{}, 0
	}
	text, _, ok := strings.Cut(rest, "?=")
	if !ok {
		return word{}, 0
	}
	w.charset, _, _ = strings.Cut(strings.ToLower(charset), "*") // RFC 2231, section 5
	switch encoding {
	case "q", "Q":
		w.octets = decodeQ(text)
	case "b", "B":
		w.octets = decodeB(text)
	default:
		return word{}, 0
	}
	return w, len(charset) + 1 + len(encoding) + 1 + len(text) + 2
}

func decodeQ(s string) []byte {
	out := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '_':
			out = append(out, ' ')
		case s[i] == '=' && i+2 < len(s) && unhex(s[i+1]) >= 0 && unhex(s[i+2]) >= 0:
			out = append(out, byte(unhex(s[i+1])<<4|unhex(s[i+2])))
			i += 2
		default:
			out = append(out, s[i])
		}
	}
	return out
}

func decodeB(s string) []byte {
	b := &base64Decoder{defect: func(string) {}}
	out, _ := b.decode(make([]byte, 0, base64.StdEncoding.DecodedLen(len(s))+2), []byte(s), true)
	return out
}

// cleanLine makes one line of text without control characters.
func cleanLine(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		clean = s[i] >= ' ' && s[i] < 0x7f
	}
	if clean {
		return strings.TrimSpace(s)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || isBlank(r):
			return ' '
		case r < ' ' || r == 0x7f || isInvisible(r):
			return -1
		}
		return r
	}, s))
}

// printable makes what a mail says fit to stand in a defect.
func printable(s string) string {
	s = cleanLine(strings.ToValidUTF8(s, "?"))
	if len(s) > 40 {
		s = strings.ToValidUTF8(s[:40], "")
	}
	return s
}
