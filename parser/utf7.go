package parser

import (
	"strings"
	"unicode/utf16"
)

// decodeUTF7 decodes RFC 2152, which no library here knows and old gateways
// still send: "+" begins base64 of UTF-16, "-" or any other character ends it.
func decodeUTF7(b []byte) string {
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		if b[i] != '+' {
			out.WriteByte(b[i] & 0x7f)
			continue
		}
		start := i + 1
		for i+1 < len(b) && base64Values[b[i+1]] < 64 {
			i++
		}
		octets := decodeB(string(b[start : i+1]))
		if len(octets) == 0 {
			out.WriteByte('+')
		}
		units := make([]uint16, len(octets)/2)
		for k := range units {
			units[k] = uint16(octets[2*k])<<8 | uint16(octets[2*k+1])
		}
		out.WriteString(string(utf16.Decode(units)))
		if i+1 < len(b) && b[i+1] == '-' {
			i++
		}
	}
	return out.String()
}
