// Package templates holds all wording that people read outside the program's
// own staff rooms: the mails, in the four languages of the desk. It is pure:
// the same letter always gives the same text.
//
// A mail is one file for each language under mail, in a tiny markup that both
// the plain text and the HTML are made from; see [parseMarkup].
package templates

import (
	"embed"
	"fmt"
	"path"
	"strings"
	"text/template"

	"vorlauf/tickets"
)

//go:embed mail/*/*.tmpl
var mailFiles embed.FS

// languages are those the desk writes, as folder names under mail.
var languages = []tickets.Language{tickets.German, tickets.English, tickets.French, tickets.Italian}

// mails holds every mail of every language, parsed at start: a template that
// does not parse must not wait for the first customer to be found.
var mails = mustParse(mailFiles)

type mailKey struct {
	language tickets.Language
	name     tickets.Template
}

func mustParse(files embed.FS) map[mailKey]*template.Template {
	all := map[mailKey]*template.Template{}
	for _, l := range languages {
		parts := template.Must(parseMail(template.New("parts"), files, l, "parts"))
		for _, name := range mailNames(files, l) {
			own := template.Must(parts.Clone())
			all[mailKey{l, name}] = template.Must(parseMail(own, files, l, string(name)))
		}
	}
	return all
}

// parseMail adds one file to t. A mail begins with its subject, as mails do; the
// file with the parts that mails share has definitions only.
func parseMail(t *template.Template, files embed.FS, l tickets.Language, name string) (*template.Template, error) {
	source, err := files.ReadFile(path.Join("mail", string(l), name+".tmpl"))
	if err != nil {
		return nil, fmt.Errorf("template %s in %s: %w", name, l, err)
	}
	text := speech(l).typography(string(source))
	if name == "parts" {
		return t.Funcs(speech(l).funcs()).Parse(text)
	}
	head, body, _ := strings.Cut(text, "\n\n")
	subject, ok := strings.CutPrefix(head, "Subject: ")
	if !ok {
		return nil, fmt.Errorf("template %s in %s does not begin with its subject", name, l)
	}
	if _, err := t.New("subject").Parse(subject); err != nil {
		return nil, fmt.Errorf("template %s in %s: %w", name, l, err)
	}
	_, err = t.New("body").Parse(body)
	return t, err
}

func mailNames(files embed.FS, l tickets.Language) []tickets.Template {
	entries, err := files.ReadDir(path.Join("mail", string(l)))
	if err != nil {
		panic(err) // the folder is embedded: it is there, or the program was not built
	}
	var names []tickets.Template
	for _, e := range entries {
		if name := strings.TrimSuffix(e.Name(), ".tmpl"); name != "parts" {
			names = append(names, tickets.Template(name))
		}
	}
	return names
}
