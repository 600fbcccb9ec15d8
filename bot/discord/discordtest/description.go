package discordtest

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// Discord's own description of its HTTP API (OpenAPI 3.1, MIT licence),
// shrunk by testdata/shrink.py.
//
//go:embed testdata/openapi.json.gz
var openapi []byte

// A description validates what is said over HTTP. One serves the whole
// process; its schemas are compiled when they are first needed.
type description struct {
	mu       sync.Mutex
	compiler *jsonschema.Compiler
	compiled map[string]*jsonschema.Schema
	document map[string]any
}

// The names under which the compiler knows the two readings of the
// description: as published, for the stand-in's answers, and closed against
// unknown keys, for the bot's requests.
const (
	asPublished = "mem:///answers.json"
	closed      = "mem:///requests.json"
)

// describe reads the description once per process.
var describe = sync.OnceValue(func() *description {
	plain, strict := readDescription(), readDescription()
	mendErrors(plain)
	closeObjects(strict, "")
	acceptPermissionText(strict)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	for url, document := range map[string]any{asPublished: plain, closed: strict} {
		if err := c.AddResource(url, document); err != nil {
			panic("discordtest: " + err.Error())
		}
	}
	return &description{compiler: c, compiled: map[string]*jsonschema.Schema{}, document: plain}
})

func readDescription() map[string]any {
	r, err := gzip.NewReader(bytes.NewReader(openapi))
	if err != nil {
		panic("discordtest: openapi.json.gz: " + err.Error())
	}
	document, err := jsonschema.UnmarshalJSON(r)
	if err != nil {
		panic("discordtest: openapi.json.gz: " + err.Error())
	}
	return document.(map[string]any)
}

// mendErrors lets the codes of form errors be words: the description says
// integer, Discord answers "BASE_TYPE_REQUIRED" and the like.
func mendErrors(document map[string]any) {
	inner := schemaNamed(document, "InnerErrors")
	inner["properties"].(map[string]any)["_errors"] = map[string]any{
		"type": "array",
		"items": map[string]any{
			"type":     "object",
			"required": []any{"code", "message"},
			"properties": map[string]any{
				"code":    map[string]any{"type": "string"},
				"message": map[string]any{"type": "string"},
			},
		},
	}
}

// acceptPermissionText lets default_member_permissions be a text, as Discord
// documents and libraries send it; the description knows only the number.
func acceptPermissionText(document map[string]any) {
	properties := schemaNamed(document, "ApplicationCommandUpdateRequest")["properties"].(map[string]any)
	properties["default_member_permissions"] = map[string]any{
		"type": []any{"string", "integer", "null"}, "pattern": "^[0-9]+$",
	}
}

func schemaNamed(document map[string]any, name string) map[string]any {
	components := document["components"].(map[string]any)
	return components["schemas"].(map[string]any)[name].(map[string]any)
}

// sentForNothing are keys that discordgo sends with a value where Discord
// knows none, and ignores it, by the schema that they appear in.
var sentForNothing = map[string][]string{
	"MessageEditRequestPartial":             {"ID", "Channel"},
	"CreateForumThreadRequest":              {"type"},
	"CreateTextThreadWithMessageRequest":    {"type"},
	"CreateTextThreadWithoutMessageRequest": {"applied_tags"},
}

// closeObjects forbids keys that the description does not name: Discord
// ignores them, so that a misspelt one goes unnoticed. Null, false and the
// empty text remain allowed, which is what libraries send for "not set".
func closeObjects(node any, name string) {
	switch node := node.(type) {
	case []any:
		for _, item := range node {
			closeObjects(item, "")
		}
	case map[string]any:
		for key, value := range node {
			closeObjects(value, key)
		}
		properties, object := node["properties"].(map[string]any)
		if _, open := node["additionalProperties"]; !object || open || node["type"] != "object" {
			return
		}
		for _, key := range sentForNothing[name] {
			properties[key] = true
		}
		node["additionalProperties"] = map[string]any{"enum": []any{nil, false, ""}}
	}
}

// schema compiles the schema at a JSON pointer of one of the two readings.
func (d *description) schema(reading, pointer string) (*jsonschema.Schema, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	url := reading + "#" + pointer
	if s := d.compiled[url]; s != nil {
		return s, nil
	}
	s, err := d.compiler.Compile(url)
	if err != nil {
		return nil, fmt.Errorf("discordtest: compile %s: %w", pointer, err)
	}
	d.compiled[url] = s
	return s, nil
}

// component is the pointer to a named schema.
func component(name string) string { return "/components/schemas/" + name }

// operation is the pointer to what a path answers to a method, "" where
// Discord knows no such operation.
func (d *description) operation(method, path string) string {
	operations, _ := d.document["paths"].(map[string]any)[path].(map[string]any)
	if _, known := operations[strings.ToLower(method)]; !known {
		return ""
	}
	return "/paths/" + escapePointer(path) + "/" + strings.ToLower(method)
}

// escapePointer escapes a key for a JSON pointer in a URL (RFC 6901 section 6).
func escapePointer(key string) string {
	return strings.NewReplacer("~", "~0", "/", "~1", "{", "%7B", "}", "%7D").Replace(key)
}

// at is the value at a pointer of the published description, nil for none.
func (d *description) at(pointer string) any {
	var node any = d.document
	for _, key := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		key = strings.NewReplacer("~1", "/", "%7B", "{", "%7D", "}", "~0", "~").Replace(key)
		object, _ := node.(map[string]any)
		node = object[key]
	}
	return node
}
