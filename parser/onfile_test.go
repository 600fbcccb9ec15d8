package parser

import (
	"strings"
	"testing"

	"vorlauf/tickets"
)

var deskCatalogue = &tickets.Catalogue{Products: []tickets.Product{
	{Name: "SolidWorks", Aliases: []string{"SWX"}}, {Name: "SORBA Suite", Aliases: []string{"SORBA"}}, {Name: "Abacus"}, {Name: "Sage 50"}, {Name: "Sage 200"},
}}

func TestMeant(t *testing.T) {
	f := onFileOf(deskCatalogue)
	for name, want := range map[string]string{
		"Solidworkz": "SolidWorks", "SolidWroks": "SolidWorks", "Abakus": "Abacus", "Sorba Suit": "SORBA Suite", "Drucker": "", "Quarzwerk": "", "ab": "",
	} {
		if got := f.meant(name); got != want {
			t.Errorf("%q: %q, want %q", name, got, want)
		}
	}
	if onFileOf(nil) != nil {
		t.Error("no catalogue is nothing on file")
	}
}

// With a catalogue, its names are found in small letters and misspelt; aliases
// stay as they were written.
func TestCatalogueNames(t *testing.T) {
	for text, want := range map[string]string{
		"bitte das sorba aktualisieren":        "sorba",
		"Bitte SWX 2026 installieren.":         "SWX",
		"Bitte Solidworkz 2026 installieren.":  "SolidWorks",
		"Bitte Quarzwerk 2026 installieren.":   "Quarzwerk",
		"Könnt ihr unser abacus aktualisieren": "abacus",
	} {
		m := written("", text)
		m.opts.Catalogue = deskCatalogue
		got := m.Understand(Asked{})
		if len(got.Requests) != 1 || got.Requests[0].Software != want {
			t.Errorf("%q: %+v, want %q", text, got.Requests, want)
		}
	}
}

// What the desk knows of the ticket is recognised in an answer.
func TestSoftwareOfTheTicket(t *testing.T) {
	got := written("Re: Ihr Update", "quarzwerk ist es, Version 4.2").Understand(Asked{What: AskedInfo, Software: []string{"Quarzwerk"}})
	if got.Intent != tickets.Info || len(got.Requests) != 1 || !strings.EqualFold(got.Requests[0].Software, "quarzwerk") {
		t.Errorf("%s %+v", got.Intent, got.Requests)
	}
}
