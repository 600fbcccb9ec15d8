package parser

import (
	"bytes"
	"strconv"
	"strings"

	"golang.org/x/net/html/atom"
)

// A tagKind says how an element is displayed.
type tagKind uint8

const (
	inline  tagKind = iota
	block           // begins and ends a line
	spaced          // a block with an empty line around it
	ignored         // its content is no text
	void            // has no content
)

var tagKinds = map[atom.Atom]tagKind{
	atom.Div: block, atom.Tr: block, atom.Li: block, atom.Table: block, atom.Ul: block, atom.Ol: block,
	atom.Section: block, atom.Article: block, atom.Header: block, atom.Footer: block, atom.Address: block,
	atom.Center: block, atom.Form: block, atom.Fieldset: block, atom.Dl: block, atom.Dt: block, atom.Dd: block,
	atom.Body: block, atom.Main: block, atom.Nav: block, atom.Caption: block, atom.Figure: block, atom.Aside: block,
	atom.Blockquote: block, atom.P: spaced, atom.H1: spaced, atom.H2: spaced, atom.H3: spaced, atom.H4: spaced,
	atom.H5: spaced, atom.H6: spaced, atom.Pre: spaced,
	atom.Script: ignored, atom.Style: ignored, atom.Title: ignored, atom.Template: ignored, atom.Select: ignored,
	atom.Noframes: ignored, atom.Iframe: ignored, atom.Svg: ignored, atom.Audio: ignored, atom.Video: ignored,
	atom.Br: void, atom.Hr: void, atom.Img: void, atom.Input: void, atom.Meta: void, atom.Link: void,
	atom.Base: void, atom.Area: void, atom.Col: void, atom.Wbr: void, atom.Source: void, atom.Embed: void,
	atom.Param: void,
}

// attributes are what of a tag matters.
type attributes struct {
	href   string
	style  string // lower case, without blanks; "" where nothing in it matters
	tight  bool   // a paragraph without space around it, as Outlook writes them
	hidden bool
	start  int
}

func (d *display) attributes(tag atom.Atom) (a attributes) {
	for more := true; more; {
		var key, value []byte
		key, value, more = d.z.TagAttr()
		switch string(key) {
		case "href":
			if tag == atom.A {
				a.href = string(value)
			}
		case "style":
			if d.tiny() && bytes.Contains(bytes.ToLower(value), []byte("font-size")) || matters(value) {
				a.style = strings.ToLower(string(bytes.Join(bytes.Fields(value), nil)))
				a.tight = a.tight || strings.Contains(a.style, "margin:0") || strings.Contains(a.style, "margin-bottom:0")
			}
		case "class":
			a.tight = a.tight || bytes.HasPrefix(value, []byte("Mso"))
		case "hidden":
			a.hidden = true
		case "start":
			a.start, _ = strconv.Atoi(string(value))
		}
	}
	return a
}

// matters picks the few styles that decide what is seen, so that the many
// others cost nothing.
func matters(style []byte) bool {
	for _, word := range [...]string{"none", "NONE", "hid", "HID", "mso-list", "opacity", "margin", "font-size:0", "font-size: 0", "FONT-SIZE: 0"} {
		if bytes.Contains(style, []byte(word)) {
			return true
		}
	}
	return false
}

// concealed reports whether a style hides the element.
func concealed(style string) bool {
	for _, s := range [...]string{"display:none", "visibility:hidden", "mso-hide:all"} {
		if strings.Contains(style, s) {
			return true
		}
	}
	return hasZero(style, "opacity:") || strings.Contains(style, "overflow:hidden") &&
		(hasZero(style, "max-height:") || hasZero(style, "height:"))
}

// hasZero reports whether a property of the style is nought.
func hasZero(style, property string) bool {
	_, value, ok := strings.Cut(";"+style, ";"+property)
	if !ok {
		return false
	}
	value, _, _ = strings.Cut(value, ";")
	value = strings.TrimSuffix(value, "!important")
	return strings.HasPrefix(value, "0") && strings.Trim(value, "0.ptxem%") == ""
}
