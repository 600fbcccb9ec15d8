package tickets

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// TestStateDiagram draws docs/states.md from what the stories under testdata
// do: every move from one state to another that a story makes is an arrow. With
// -update it rewrites the file; else it fails where the file is outdated.
func TestStateDiagram(t *testing.T) {
	const path = "../docs/states.md"
	got := diagram(moves(t))
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("%s is outdated: go test ./tickets -run StateDiagram -update", path)
	}
}

// A move is a change of state and what brings it about.
type move struct{ from, to, by string }

func moves(t *testing.T) map[move]bool {
	all := map[move]bool{}
	files, err := os.ReadDir("testdata")
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".txtar") {
			continue
		}
		archive, err := txtar.ParseFile("testdata/" + f.Name())
		if err != nil {
			t.Fatal(err)
		}
		k := newDesk(t)
		k.observe = func(before Ticket, e Event, after Ticket, _ []Effect, _ World) {
			if before.State != after.State {
				all[move{named(before), named(after), cause(e, before)}] = true
			}
		}
		replay(t, k, string(part(archive, "script").Data))
	}
	return all
}

// replay plays a script without looking at what comes out.
func replay(t *testing.T, k *desk, script string) {
	p := &player{desk: k, before: map[int64]Ticket{}}
	p.now = opening(p.zone)
	for _, block := range blocks(script) {
		if err := p.step(block); err != nil {
			t.Fatalf("%q: %v", block[0], err)
		}
	}
}

func named(t Ticket) string {
	if t.State == "" {
		return "[*]"
	}
	return string(t.State)
}

// cause names an event in a word or two.
func cause(e Event, before Ticket) string {
	switch e := e.(type) {
	case Press:
		return ActionName(e.Action)
	case TimePassed:
		return "time: " + strings.ReplaceAll(string(before.Deadline.Kind), "_", " ")
	case MailReceived:
		return "mail"
	}
	return strings.ToLower(strings.TrimPrefix(fmt.Sprintf("%T", e), "tickets."))
}

func diagram(all map[move]bool) string {
	causes := map[[2]string][]string{}
	for m := range all {
		key := [2]string{m.from, m.to}
		causes[key] = append(causes[key], m.by)
	}
	keys := make([][2]string, 0, len(causes))
	for key := range causes {
		keys = append(keys, key)
	}
	slices.SortFunc(keys, func(a, b [2]string) int { return slices.Compare(a[:], b[:]) })
	var out strings.Builder
	out.WriteString("# The states of a ticket\n\nDrawn from the stories under `tickets/testdata` by `go test ./tickets -run StateDiagram -update`; each arrow is a\nmove that a story makes, with what brings it about.\n\n```mermaid\nstateDiagram-v2\n")
	for _, key := range keys {
		slices.Sort(causes[key])
		fmt.Fprintf(&out, "    %s --> %s: %s\n", key[0], key[1], strings.Join(causes[key], ", "))
	}
	out.WriteString("```\n")
	return out.String()
}
