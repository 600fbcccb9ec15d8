package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// readConfig reads the configuration file, lets the environment override it and
// checks all of it. The error holds every mistake, each with key and line.
func readConfig(path string, getenv func(string) string) (*config, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("the configuration cannot be read: %w; \"vorlauf config\" prints one to start from", err)
	}
	c, err := makeConfig(data, getenv)
	if err != nil {
		return nil, fmt.Errorf("%s:\n%w", path, err)
	}
	return c, nil
}

func makeConfig(data []byte, getenv func(string) string) (*config, error) {
	v := &values{text: map[string]string{}, list: map[string][]string{}, pair: map[string]map[string]string{}}
	var err error
	if v.line, err = keyLines(data); err != nil {
		return nil, err
	}
	tree := map[string]any{}
	if err := toml.Unmarshal(data, &tree); err != nil {
		return nil, syntaxError(err, v.line)
	}
	v.rejectUnknown()
	for _, s := range settings() {
		v.find(s, tree, getenv)
	}
	c := v.build()
	if len(v.err) > 0 {
		slices.SortStableFunc(v.err, byLine)
		return nil, errors.Join(v.err...)
	}
	return c, nil
}

// byLine puts mistakes in the order of the file; those without a line last.
func byLine(a, b error) int { return lineOf(a) - lineOf(b) }

func lineOf(err error) int {
	n := 1 << 30
	fmt.Sscanf(err.Error(), "line %d:", &n)
	return n
}

// syntaxError names the key whose value cannot be read; lines are those of
// keyLines.
func syntaxError(err error, lines map[string]int) error {
	var wrong *toml.DecodeError
	if !errors.As(err, &wrong) {
		return err
	}
	line, _ := wrong.Position()
	for key, at := range lines {
		if at == line {
			return fmt.Errorf("line %d: %s: %w", line, key, err)
		}
	}
	return fmt.Errorf("line %d: %w", line, err)
}

// keyLines tells the line of every key in a TOML file, with its sections.
func keyLines(data []byte) (map[string]int, error) {
	lines := map[string]int{}
	p := unstable.Parser{}
	p.Reset(data)
	section := ""
	for p.NextExpression() {
		e := p.Expression()
		key, line := joined(e, &p)
		switch e.Kind {
		case unstable.Table, unstable.ArrayTable:
			section = key + "."
			lines[key] = line
		case unstable.KeyValue:
			lines[section+key] = line
		}
	}
	if err := p.Error(); err != nil {
		var at *unstable.ParserError
		if errors.As(err, &at) {
			line := 1 + strings.Count(string(data[:p.Range(at.Highlight).Offset]), "\n")
			return nil, fmt.Errorf("line %d: %s", line, at.Message)
		}
		return nil, err
	}
	return lines, nil
}

func joined(e *unstable.Node, p *unstable.Parser) (key string, line int) {
	var parts []string
	for it := e.Key(); it.Next(); {
		if len(parts) == 0 {
			line = p.Shape(it.Node().Raw).Start.Line
		}
		parts = append(parts, string(it.Node().Data))
	}
	return strings.Join(parts, "."), line
}

// rejectUnknown names the keys that are none.
func (v *values) rejectUnknown() {
	known := map[string]bool{}
	for _, s := range settings() {
		known[s.key] = true
		known[s.key+"_file"] = s.secret
		for section := s.key; strings.Contains(section, "."); {
			section = section[:strings.LastIndex(section, ".")]
			known[section] = true
		}
	}
	for key := range v.line {
		parent := key[:max(strings.LastIndex(key, "."), 0)]
		switch {
		case known[key] || isPairs(parent):
		case later[section(key)] != "":
			v.wrong(key, "%s", later[section(key)])
		default:
			v.wrong(key, "unknown key%s", meant(key))
		}
	}
}

// later names the sections that the contract has and this version has not.
var later = map[string]string{
	"mailbox.oauth2": "OAuth 2.0 is not there yet; use user and password",
	"smtp.oauth2":    "OAuth 2.0 is not there yet; use user and password",
	"web.oidc":       "single sign-on is not there yet; use web.tokens",
}

// section is the part of a key that later knows, or "".
func section(key string) string {
	for s := range later {
		if key == s || strings.HasPrefix(key, s+".") {
			return s
		}
	}
	return ""
}

func isPairs(key string) bool {
	return slices.ContainsFunc(settings(), func(s setting) bool { return s.key == key && s.kind == pairs })
}

// meant suggests the key that differs in a letter or two.
func meant(key string) string {
	best, least := "", 3
	for _, s := range settings() {
		if n := distance(key, s.key); n < least {
			best, least = s.key, n
		}
	}
	if best == "" {
		return ""
	}
	return "; is " + best + " meant?"
}

// distance is Levenshtein's.
func distance(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

// find takes a setting from the environment, from a secret's file, from the
// configuration or its default, in this order.
func (v *values) find(s setting, tree map[string]any, getenv func(string) string) {
	env := "VORLAUF_" + strings.ToUpper(strings.ReplaceAll(s.key, ".", "_"))
	if word := getenv(env); word != "" {
		v.take(s, word)
		return
	}
	if s.secret {
		file := cmp.Or(getenv(env+"_FILE"), at(tree, s.key+"_file"))
		if file != "" {
			v.takeFile(s, file)
			return
		}
	}
	raw, ok := lookUp(tree, s.key)
	switch {
	case ok:
		v.take(s, raw)
	case s.value != "":
		v.take(s, s.value)
	}
	if s.required && v.text[s.key] == "" && len(v.pair[s.key]) == 0 {
		v.wrong(s.key, "is needed")
	}
}

func (v *values) takeFile(s setting, path string) {
	data, err := os.ReadFile(path)
	if err != nil {
		v.line[s.key] = cmp.Or(v.line[s.key], v.line[s.key+"_file"])
		v.wrong(s.key, "its file cannot be read: %v", err)
		return
	}
	v.take(s, strings.TrimSpace(string(data)))
}

func lookUp(tree map[string]any, key string) (any, bool) {
	first, rest, deeper := strings.Cut(key, ".")
	value, ok := tree[first]
	if !ok || !deeper {
		return value, ok
	}
	below, ok := value.(map[string]any)
	if !ok {
		return nil, false
	}
	return lookUp(below, rest)
}

func at(tree map[string]any, key string) string {
	value, _ := lookUp(tree, key)
	word, _ := value.(string)
	return word
}
