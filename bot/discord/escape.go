package discord

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Discord's limits, in characters.
const (
	maxContent     = 2000
	maxTitle       = 256
	maxDescription = 4096
	maxField       = 1024
	maxFields      = 25
	maxEmbed       = 6000
	maxOption      = 100
	maxLabel       = 45 // of a form's field, and its title
	maxButton      = 80
	maxInput       = 4000
	maxChoices     = 25
	maxThreadName  = 100
)

const cutMark = "…"

// length counts as the strictest of Discord's parts does: in UTF-16 units.
func length(s string) int { return len(utf16.Encode([]rune(s))) }

// cut shortens text to a number of characters and marks that it did. A
// backslash is not left without what it escapes, and no mark of a time without
// its end.
func cut(s string, most int) string {
	if length(s) <= most {
		return s
	}
	n, end := length(cutMark), 0
	for i, r := range s {
		if n += utf16.RuneLen(r); n > most {
			break
		}
		end = i + utf8.RuneLen(r)
	}
	s = s[:end]
	if i := strings.LastIndex(s, "<t:"); i >= 0 && !strings.Contains(s[i:], ">") {
		s = s[:i]
	}
	trimmed := strings.TrimRight(s, `\`)
	if (len(s)-len(trimmed))%2 == 1 {
		s = s[:len(s)-1]
	}
	return s + cutMark
}

var (
	anyLink = regexp.MustCompile(`(?i)\b[a-z][a-z0-9+.-]*://[^\s<>"')\]]+`)
	special = strings.NewReplacer(
		`\`, `\\`, `*`, `\*`, `_`, `\_`, `~`, `\~`, "`", "\\`", `|`, `\|`,
		`[`, `\[`, `]`, `\]`, `<`, `\<`, "@everyone", "@\u200beveryone", "@here", "@\u200bhere",
	)
	lineStart = regexp.MustCompile(`(?m)^(\s*)([#>+-]|\d+[.)])`)
)

// plain makes a stranger's text show as what it is: it formats nothing, names
// nobody, and its links are named by their host and lead nowhere (1.1).
func plain(s string) string {
	s = clean(s)
	s = anyLink.ReplaceAllStringFunc(s, func(l string) string { return "‹" + hostOf(l) + "›" })
	s = special.Replace(s)
	return lineStart.ReplaceAllStringFunc(s, func(m string) string {
		mark := strings.TrimLeft(m, " \t\n")
		space := m[:len(m)-len(mark)]
		if unicode.IsDigit(rune(mark[0])) {
			return space + mark[:len(mark)-1] + `\` + mark[len(mark)-1:]
		}
		return space + `\` + mark
	})
}

// line is plain text on one line, for titles and labels.
func line(s string) string { return strings.Join(strings.Fields(plain(s)), " ") }

// bare is text for where Discord knows no formatting: names of threads, labels,
// options.
func bare(s string) string { return strings.Join(strings.Fields(clean(s)), " ") }

// clean takes out what cannot be seen or turns the direction of writing.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, strings.ReplaceAll(s, "\r\n", "\n"))
}

// hostOf is the host of a link.
func hostOf(l string) string {
	u, err := url.Parse(l)
	if err != nil || u.Hostname() == "" {
		return "?"
	}
	return u.Hostname()
}

// fit keeps an embed inside the limits, the longest values cut first.
func (e embed) fit() embed {
	e.Title, e.Description = cut(e.Title, maxTitle), cut(e.Description, maxDescription)
	if len(e.Fields) > maxFields {
		e.Fields = e.Fields[:maxFields]
	}
	fields := make([]field, len(e.Fields))
	for i, f := range e.Fields {
		fields[i] = field{Name: cut(f.Name, maxTitle), Value: cut(f.Value, maxField), Inline: f.Inline}
	}
	e.Fields = fields
	for over := e.size() - maxEmbed; over > 0; over = e.size() - maxEmbed {
		longest := &e.Description
		for i := range e.Fields {
			if length(e.Fields[i].Value) > length(*longest) {
				longest = &e.Fields[i].Value
			}
		}
		*longest = cut(*longest, max(length(*longest)-over-1, length(*longest)/2))
	}
	return e
}

// size is what counts towards the limit of an embed.
func (e embed) size() int {
	n := length(e.Title) + length(e.Description)
	for _, f := range e.Fields {
		n += length(f.Name) + length(f.Value)
	}
	if e.Footer != nil {
		n += length(e.Footer.Text)
	}
	return n
}
