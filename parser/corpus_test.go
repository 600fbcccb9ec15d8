package parser

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"vorlauf/tickets"
)

// The figures that must hold: mean over all fields and mails.
const (
	corpusFloor  = 0.99
	heldoutFloor = 0.99
	blindFloor   = 0.98 // written and labelled before the rules were read
	blind2Floor  = 0.98 // the same, for French, Italian and English
	blind3Floor  = 0.98 // the same, in all four languages
	blind4Floor  = 0.98 // the same; 0.949 before its misses were repaired
	blind5Floor  = 0.97 // the same; 0.962 before
	blind6Floor  = 0.97 // the same; 0.964 before
	blind7Floor  = 0.99 // the same; 0.894 at first
	blind8Floor  = 0.97 // the same; 0.934 at first
	blind9Floor  = 0.98 // the same; 0.958 at first
	blind10Floor = 0.98 // the same; 0.945 at first
	blind11Floor = 0.98 // the same; 0.962 at first
)

func TestCorpus(t *testing.T)  { measure(t, "testdata/corpus", Options{}, corpusFloor) }
func TestHeldout(t *testing.T) { measure(t, "testdata/heldout", Options{}, heldoutFloor) }
func TestBlind(t *testing.T)   { measure(t, "testdata/blind", Options{}, blindFloor) }
func TestBlind2(t *testing.T)  { measure(t, "testdata/blind2", Options{}, blind2Floor) }
func TestBlind3(t *testing.T)  { measure(t, "testdata/blind3", Options{}, blind3Floor) }
func TestBlind4(t *testing.T)  { measure(t, "testdata/blind4", Options{}, blind4Floor) }
func TestBlind5(t *testing.T)  { measure(t, "testdata/blind5", Options{}, blind5Floor) }
func TestBlind6(t *testing.T)  { measure(t, "testdata/blind6", Options{}, blind6Floor) }
func TestBlind7(t *testing.T)  { measure(t, "testdata/blind7", Options{}, blind7Floor) }
func TestBlind8(t *testing.T)  { measure(t, "testdata/blind8", Options{}, blind8Floor) }
func TestBlind9(t *testing.T)  { measure(t, "testdata/blind9", Options{}, blind9Floor) }
func TestBlind10(t *testing.T) { measure(t, "testdata/blind10", Options{}, blind10Floor) }
func TestBlind11(t *testing.T) { measure(t, "testdata/blind11", Options{}, blind11Floor) }

// A catalogue helps, and never makes a reading worse.
func TestCorpusWithCatalogue(t *testing.T) {
	raw, err := os.ReadFile("testdata/corpus/catalogue.toml")
	if err != nil {
		t.Fatal(err)
	}
	var c tickets.Catalogue
	if err := toml.Unmarshal(raw, &c); err != nil {
		t.Fatal(err)
	}
	measure(t, "testdata/corpus", Options{Catalogue: &c}, corpusFloor)
	measure(t, "testdata/heldout", Options{Catalogue: &c}, heldoutFloor)
}

// A tally counts the right answers of one field or language.
type tally struct{ right, all int }

func (c tally) rate() float64 {
	if c.all == 0 {
		return 1
	}
	return float64(c.right) / float64(c.all)
}

// measure parses every mail of a folder, compares each field with the label
// and prints the scores. `-v` also lists what differs.
func measure(t *testing.T, folder string, o Options, floor float64) {
	files, err := filepath.Glob(filepath.Join(folder, "*.eml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no mails in %s: %v", folder, err)
	}
	fields, languages := map[string]*tally{}, map[string]*tally{}
	var total tally
	for _, file := range files {
		want, got := labelOf(t, file), parsedFields(t, file, o)
		for _, key := range slices.Sorted(maps.Keys(want)) {
			right := same(want[key], got[key])
			for _, c := range []*tally{entry(fields, strings.SplitN(key, "@", 2)[0]), entry(languages, file[len(file)-6:len(file)-4]), &total} {
				c.all++
				if right {
					c.right++
				}
			}
			if !right {
				t.Logf("%s %s: got %s, want %s", filepath.Base(file), key, show(got[key]), show(want[key]))
			}
		}
	}
	for _, group := range []map[string]*tally{fields, languages} {
		for _, k := range slices.Sorted(maps.Keys(group)) {
			t.Logf("%-24s %.3f (%d of %d)", k, group[k].rate(), group[k].right, group[k].all)
		}
	}
	t.Logf("%-24s %.4f", "all", total.rate())
	if total.rate() < floor {
		t.Errorf("%s: %.4f is below %.4f", folder, total.rate(), floor)
	}
}

func entry(m map[string]*tally, key string) *tally {
	if m[key] == nil {
		m[key] = &tally{}
	}
	return m[key]
}

func labelOf(t *testing.T, file string) map[string]any {
	t.Helper()
	raw, err := os.ReadFile(strings.TrimSuffix(file, ".eml") + ".json")
	if err != nil {
		t.Fatal(err)
	}
	return flat(t, raw)
}

func parsedFields(t *testing.T, file string, o Options) map[string]any {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	out, err := json.Marshal(Parse(bytes.NewReader(raw), o))
	if err != nil {
		t.Fatal(err)
	}
	return flat(t, out)
}

// flat makes one field of each value of the contract; those of the requests are
// named requests[].version@0 and so on.
func flat(t *testing.T, raw []byte) map[string]any {
	t.Helper()
	var m map[string]any
	if err := json.Unmarshal(raw, &m); err != nil {
		t.Fatal(err)
	}
	out := map[string]any{}
	for _, k := range []string{"from", "subject", "class", "language", "intent", "text", "variant", "partners", "off_hours", "urgent", "choice", "accepts_risk", "missing"} {
		out[k] = m[k]
	}
	out["text"] = strings.Join(strings.Fields(fmt.Sprint(m["text"])), " ")
	requests, _ := m["requests"].([]any)
	out["requests"] = len(requests)
	for i, q := range requests {
		q, _ := q.(map[string]any)
		for _, k := range []string{"software", "version", "setup", "wished"} {
			out[fmt.Sprintf("requests[].%s@%d", k, i)] = q[k]
		}
		licence, _ := q["licence"].(map[string]any)
		out[fmt.Sprintf("requests[].licence.state@%d", i)] = licence["state"]
		out[fmt.Sprintf("requests[].licence.items@%d", i)] = licence["items"]
	}
	return out
}

func same(a, b any) bool { return reflect.DeepEqual(a, b) }

func show(v any) string {
	out, _ := json.Marshal(v)
	return string(out)
}

// Whatever the bytes, no slice of a Mail is nil.
func TestParseNothing(t *testing.T) {
	m := Parse(strings.NewReader(""), Options{})
	if m.Requests == nil || m.Partners == nil || m.Missing == nil || m.Evidence == nil {
		t.Errorf("nil slices in %+v", m)
	}
	if m.Intent != tickets.Other && m.Intent != tickets.NoIntent {
		t.Errorf("intent %q of nothing", m.Intent)
	}
}
