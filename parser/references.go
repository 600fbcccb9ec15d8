package parser

import (
	"slices"
	"strconv"
	"strings"
)

// maxReferences bounds In-Reply-To and References; the newest are kept, for
// they find the ticket.
const maxReferences = 200

// messageIDs returns the msg-ids of a field (RFC 5322, section 3.6.4), without
// angle brackets and double ones, in their order. Where brackets are missing,
// words that look like a msg-id count; Outlook's "Your message of …" does not.
func messageIDs(s string) []string {
	ids := []string{}
	bare := !strings.Contains(s, "<")
	for s != "" {
		var id string
		if bare {
			id, s, _ = strings.Cut(strings.TrimLeft(s, " \t"), " ")
			id = strings.Trim(id, ",;\t")
		} else {
			_, rest, ok := strings.Cut(s, "<")
			if !ok {
				break
			}
			id, s, _ = strings.Cut(rest, ">")
		}
		// Folding inside a long msg-id leaves a blank.
		id = cleanLine(toUTF8([]byte(strings.Join(strings.Fields(id), "")), ""))
		if id == "" || bare && !strings.Contains(id, "@") || slices.Contains(ids, id) {
			continue
		}
		if ids = append(ids, id); len(ids) > maxReferences {
			ids = ids[1:]
		}
	}
	return ids
}

// messageID returns the only msg-id of a field, "" for none.
func messageID(s string) string {
	if ids := messageIDs(s); len(ids) > 0 {
		return ids[0]
	}
	return strings.Trim(strings.TrimSpace(printableID(s)), "<>")
}

// printableID lets an odd Message-ID without "@" count where it is one word.
func printableID(s string) string {
	if strings.ContainsAny(s, " \t") || len(s) > 250 {
		return ""
	}
	return cleanLine(toUTF8([]byte(s), ""))
}

// tags returns the ticket numbers of the tags in a subject: [VL-1042].
func tags(subject string) []int64 {
	numbers := []int64{}
	rest := subject
	for {
		i := strings.IndexByte(rest, '[')
		if i < 0 {
			return numbers
		}
		rest = rest[i+1:]
		inner, _, ok := strings.Cut(rest, "]")
		if !ok || len(inner) < 4 || !strings.EqualFold(inner[:3], "VL-") {
			continue
		}
		n, err := strconv.ParseInt(inner[3:], 10, 64)
		if err == nil && n > 0 && !slices.Contains(numbers, n) {
			numbers = append(numbers, n)
		}
	}
}
