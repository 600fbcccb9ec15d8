package templates

import (
	"html"
	"net/url"
	"strings"
)

// The styles stand at each element, and there are no tables, images or style
// sheets: Outlook draws mails with Word's engine, and others cut the head off.
const (
	styleBody  = `margin:0;padding:16px;background:#ffffff;`
	styleText  = `max-width:640px;font-family:Arial,Helvetica,sans-serif;font-size:15px;line-height:1.5;color:#1f2328;`
	styleLine  = `margin:0 0 14px 0;`
	styleHead  = `margin:20px 0 6px 0;font-weight:bold;`
	styleList  = `margin:0 0 14px 0;padding-left:24px;`
	styleFact  = `margin:0 0 4px 16px;`
	styleLast  = `margin:0 0 14px 16px;`
	styleQuote = `margin:0 0 14px 0;padding-left:12px;border-left:3px solid #c0c6cc;`
	styleLink  = `color:#0b57a4;font-weight:bold;text-decoration:underline;`
)

// htmlDocument writes blocks as an HTML document in the language.
func htmlDocument(blocks []block, lang, title string) string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"" + lang + "\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n" +
		"<meta name=\"viewport\" content=\"width=device-width\">\n<title>" + html.EscapeString(title) + "</title>\n</head>\n" +
		"<body style=\"" + styleBody + "\">\n<div style=\"" + styleText + "\">\n")
	for _, bl := range blocks {
		bl.writeHTML(&b)
	}
	b.WriteString("</div>\n</body>\n</html>\n")
	return b.String()
}

func (b block) writeHTML(out *strings.Builder) {
	switch b.kind {
	case heading:
		for _, s := range b.lines {
			element(out, "p", styleHead, html.EscapeString(s.text))
		}
	case bullets:
		out.WriteString("<ul style=\"" + styleList + "\">\n")
		for _, l := range b.lines {
			element(out, "li", "", html.EscapeString(l.text))
		}
		out.WriteString("</ul>\n")
	case numbers, facts:
		b.writeLabelled(out)
	case link:
		for _, l := range b.lines {
			element(out, "p", styleLine, anchor(l))
		}
	case quote:
		element(out, "div", styleQuote, joined(b.lines))
	default:
		var all []line
		for _, s := range b.sentences() {
			all = append(all, line{text: s})
		}
		element(out, "p", styleLine, joined(all))
	}
}

// writeLabelled writes labels and numbers as text. A list's own numbers are the
// mail program's: some begin at 1 again, and a date's number must not change.
func (b block) writeLabelled(out *strings.Builder) {
	for i, l := range b.lines {
		style := styleFact
		if i == len(b.lines)-1 {
			style = styleLast
		}
		element(out, "p", style, "<strong>"+html.EscapeString(l.label)+"</strong> "+html.EscapeString(l.text))
	}
}

func joined(all []line) string {
	texts := make([]string, len(all))
	for i, l := range all {
		texts[i] = html.EscapeString(l.text)
	}
	return strings.Join(texts, "<br>\n")
}

func element(out *strings.Builder, name, style, inner string) {
	out.WriteString("<" + name)
	if style != "" {
		out.WriteString(` style="` + style + `"`)
	}
	out.WriteString(">" + inner + "</" + name + ">\n")
}

// anchor writes a link, or the bare text where the address is none of the web.
func anchor(l line) string {
	if !isWeb(l.text) {
		return html.EscapeString(l.label + " " + l.text)
	}
	return `<a href="` + html.EscapeString(l.text) + `" style="` + styleLink + `">` + html.EscapeString(l.label) + `</a>`
}

// isWeb reports whether s is an absolute address of the web.
func isWeb(s string) bool {
	u, err := url.Parse(s)
	return err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != ""
}
