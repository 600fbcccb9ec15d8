package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// rooms says what each package may import: packages of the project in full, and
// whether it may import modules beyond the standard library freely. The drawing
// is in docs/architecture.md.
var rooms = map[string]struct {
	may     []string // packages of the project
	modules []string // modules of others; nil: any
}{
	"vorlauf/tickets":                  {may: []string{"vorlauf/tickets/calendar"}, modules: []string{}},
	"vorlauf/tickets/calendar":         {modules: []string{"github.com/rickar/cal/"}},
	"vorlauf/tickets/store":            {may: []string{"vorlauf/tickets", "vorlauf/tickets/calendar"}},
	"vorlauf/parser":                   {may: []string{"vorlauf/tickets"}},
	"vorlauf/templates":                {may: []string{"vorlauf/tickets", "vorlauf/tickets/calendar"}, modules: []string{"golang.org/x/"}},
	"vorlauf/bot":                      {may: []string{"vorlauf/tickets", "vorlauf/tickets/calendar", "vorlauf/tickets/store", "vorlauf/parser", "vorlauf/templates"}},
	"vorlauf/bot/mailbox":              {},
	"vorlauf/bot/mailbox/mailhosttest": {},
	"vorlauf/bot/submission":           {may: []string{"vorlauf/tickets", "vorlauf/tickets/calendar", "vorlauf/templates"}},
	"vorlauf/bot/console":              {may: []string{"vorlauf/tickets", "vorlauf/tickets/calendar", "vorlauf/tickets/store", "vorlauf/templates"}},
	"vorlauf/bot/demo":                 {},
	"vorlauf/bot/discord":              {may: []string{"vorlauf/tickets", "vorlauf/tickets/calendar", "vorlauf/tickets/store", "vorlauf/templates"}},
	"vorlauf/bot/discord/discordtest":  {},
}

// own modules that only one room may import: a library's oddities stay in it.
var onlyIn = map[string][]string{
	"github.com/emersion/go-imap/":  {"vorlauf/bot/mailbox", "vorlauf/bot/demo"},
	"github.com/wneessen/go-mail":   {"vorlauf/bot/submission"},
	"github.com/jmoiron/sqlx":       {"vorlauf/tickets/store"},
	"github.com/mattn/go-sqlite3":   {"vorlauf/tickets/store"},
	"github.com/emersion/go-ical":   {"vorlauf/bot/submission", "vorlauf/parser"},
	"github.com/bwmarrin/discordgo": {"vorlauf/bot/discord", "vorlauf/bot/discord/discordtest"},
}

type listed struct {
	ImportPath string
	Imports    []string
}

// TestRooms reads the imports of every package and fails where a room reaches
// into one it may not.
func TestRooms(t *testing.T) {
	for _, p := range listPackages(t) {
		if p.ImportPath == "vorlauf/cmd/vorlauf" {
			continue // ties everything together
		}
		room, known := rooms[p.ImportPath]
		if !known {
			t.Errorf("%s is in no room: say in this test what it may import", p.ImportPath)
		}
		for _, i := range p.Imports {
			checkImport(t, p.ImportPath, i, room.may, room.modules)
		}
	}
}

func checkImport(t *testing.T, from, to string, may, modules []string) {
	t.Helper()
	for module, owners := range onlyIn {
		if strings.HasPrefix(to, module) && !slices.Contains(owners, from) {
			t.Errorf("%s imports %s, which belongs to %v alone", from, to, owners)
		}
	}
	first, _, _ := strings.Cut(to, "/")
	switch {
	case first == "vorlauf":
		if !slices.Contains(may, to) {
			t.Errorf("%s may not import %s", from, to)
		}
	case strings.Contains(first, ".") && modules != nil:
		if !slices.ContainsFunc(modules, func(m string) bool { return strings.HasPrefix(to, m) }) {
			t.Errorf("%s may not import %s", from, to)
		}
	}
}

func listPackages(t *testing.T) []listed {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "vorlauf/...").Output()
	if err != nil {
		t.Fatal(err)
	}
	var all []listed
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p listed
		if err := d.Decode(&p); errors.Is(err, io.EOF) {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
	if len(all) < 8 {
		t.Fatalf("go list found only %d packages", len(all))
	}
	return all
}

// TestTopLevel holds the repository's top level to what belongs there.
func TestTopLevel(t *testing.T) {
	out, err := exec.Command("git", "-C", "../..", "ls-files").Output()
	if err != nil {
		t.Skip("not in a git checkout")
	}
	belongs := strings.Fields("cmd bot parser tickets templates docs go.mod go.sum Dockerfile README.md LICENSE")
	for line := range strings.Lines(string(out)) {
		first, _, _ := strings.Cut(strings.TrimSpace(line), "/")
		if !strings.HasPrefix(first, ".") && !slices.Contains(belongs, first) {
			t.Errorf("%s does not belong at the top level", first)
		}
	}
}
