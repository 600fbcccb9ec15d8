package parser

import (
	"strconv"
	"strings"
	"testing"

	"vorlauf/tickets"
)

// checkSentences understands each line of a table, "[subject ::] text => what is
// expected", as a mail of Thursday, 19 November 2026. A line "[date]" gives what
// the desk had asked before the lines that follow, "[]" nothing, "[notice]" a
// maintenance notice that is answered. The expectation is the
// intent, then what matters of the rest, in any order:
//
//	Name_of_it@4.2    the requests, one for each; "@" is no name and no version
//	lic:not_needed    set:LINK    w:2026-12-15,2026-12-16    of the first request
//	provider partner nobody       the variant
//	urgent calm off office risk norisk
//	opt:2    at:2026-12-15        the choice
func checkSentences(t *testing.T, table string) {
	t.Helper()
	asked, subject := AskedNothing, ""
	lines, wrong := 0, 0
	for line := range strings.SplitSeq(strings.TrimSpace(table), "\n") {
		line = strings.TrimSpace(line)
		if kind, ok := strings.CutPrefix(line, "["); ok && strings.HasSuffix(kind, "]") {
			asked, subject = What(strings.TrimSuffix(kind, "]")), "Re: Anfrage"
			if asked == AskedNothing {
				subject = ""
			} else if asked == "notice" {
				asked, subject = AskedNothing, "Re: Wartungsankündigung: Sicherheitsupdates am Server"
			}
			continue
		}
		text, want, ok := strings.Cut(line, " => ")
		if !ok {
			if line != "" {
				t.Errorf("no expectation: %q", line)
			}
			continue
		}
		lines++
		title := subject
		if s, rest, found := strings.Cut(text, " :: "); found {
			title, text = s, rest
		}
		m := written(title, strings.ReplaceAll(text, " / ", "\n")).Understand(Asked{What: asked})
		if got := missed(m, strings.Fields(want)); got != "" {
			wrong++
			t.Errorf("%s: %s\n\tgot %s", text, want, got)
		}
	}
	t.Logf("%d of %d sentences are understood", lines-wrong, lines)
}

// missed tells what of a mail is not as expected, "" for nothing.
func missed(m tickets.Mail, want []string) string {
	var wrong, names []string
	is := func(what, got, want string) {
		if got != want {
			wrong = append(wrong, what+" "+strconv.Quote(got))
		}
	}
	first := tickets.Request{Licence: tickets.Licence{State: tickets.LicenceUnknown}}
	var got []string
	for _, q := range m.Requests {
		got = append(got, strings.ReplaceAll(q.Software, " ", "_")+"@"+q.Version)
	}
	if len(m.Requests) > 0 {
		first = m.Requests[0]
	}
	is("intent", string(m.Intent), want[0])
	for _, w := range want[1:] {
		key, value, _ := strings.Cut(w, ":")
		switch {
		case key == "lic":
			is("licence", string(first.Licence.State), value)
		case key == "set":
			is("setup", strings.Join(first.Setup, ","), value)
		case key == "w":
			is("wished", strings.Join(first.Wished, ","), w[2:])
		case key == "opt":
			is("choice", chosen(m.Choice), value)
		case key == "at":
			is("choice", chosen(m.Choice), w[3:])
		case w == "provider", w == "partner":
			is("variant", string(m.Variant), w)
		case w == "nobody":
			is("variant", string(m.Variant), "")
		case w == "urgent", w == "calm":
			is("urgent", strconv.FormatBool(m.Urgent), strconv.FormatBool(w == "urgent"))
		case w == "off", w == "office":
			is("off hours", strconv.FormatBool(m.OffHours), strconv.FormatBool(w == "off"))
		case w == "risk", w == "norisk":
			is("risk", strconv.FormatBool(m.AcceptsRisk), strconv.FormatBool(w == "risk"))
		default:
			names = append(names, w)
		}
	}
	if names != nil {
		is("requests", strings.Join(got, " "), strings.Join(names, " "))
	}
	return strings.Join(wrong, ", ")
}

func chosen(c *tickets.Choice) string {
	switch {
	case c == nil:
		return ""
	case c.Option > 0:
		return strconv.Itoa(c.Option)
	}
	return c.At
}
