package templates

import "strings"

// A block is a paragraph, or one of the other things that a mail consists of.
type block struct {
	kind  blockKind
	lines []line
}

// A line of a block; label is the front part of a fact, a number or a link.
type line struct{ label, text string }

type blockKind int

const (
	paragraph blockKind = iota // lines are joined; "\" at a line's end breaks it
	heading                    // "# text"
	bullets                    // "- text"
	numbers                    // "1. text"
	facts                      // "= label | text"
	link                       // "> label | address"
	quote                      // "~ text", each line as it stands
)

// parseMarkup reads the markup of the templates: blocks, separated by empty
// lines, each line of a list beginning with its sign. There is no markup within
// a line. A line of one kind ends a block of another.
func parseMarkup(source string) []block {
	var blocks []block
	open := false
	for raw := range strings.SplitSeq(source, "\n") {
		raw = strings.Trim(raw, " \t")
		if raw == "" {
			open = false
			continue
		}
		kind, l := parseLine(raw)
		if !open || blocks[len(blocks)-1].kind != kind {
			blocks = append(blocks, block{kind: kind})
			open = true
		}
		last := &blocks[len(blocks)-1]
		last.lines = append(last.lines, l)
	}
	return blocks
}

func parseLine(raw string) (blockKind, line) {
	sign, rest, _ := strings.Cut(raw, " ")
	switch sign {
	case "#":
		return heading, line{text: unmark(rest)}
	case "-":
		return bullets, line{text: unmark(rest)}
	case "~":
		return quote, line{text: unmark(rest)}
	case "=", ">":
		label, text, _ := strings.Cut(rest, " | ")
		kind := facts
		if sign == ">" {
			kind = link
		}
		return kind, line{label: unmark(label), text: unmark(text)}
	}
	if n := strings.TrimSuffix(sign, "."); n != sign && strings.Trim(n, "0123456789") == "" && n != "" {
		return numbers, line{label: sign, text: unmark(rest)}
	}
	return paragraph, line{text: raw}
}

func unmark(s string) string { return strings.ReplaceAll(s, mark, "") }

// sentences joins the lines of a paragraph into those that its reader sees.
func (b block) sentences() []string {
	var all []string
	var now []string
	for _, l := range b.lines {
		text, breaks := strings.CutSuffix(l.text, `\`)
		now = append(now, unmark(strings.TrimSpace(text)))
		if breaks {
			all, now = append(all, strings.Join(now, " ")), nil
		}
	}
	if len(now) > 0 {
		all = append(all, strings.Join(now, " "))
	}
	return all
}
