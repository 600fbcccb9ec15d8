package templates

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const sample = `
# A heading
A paragraph that
goes on \
and is broken.

- one
- two

7. seven
8. eight
= Label: | text | more
> Press here | https://desk.msp.example/t?a=1&b=2

~ as it
~
~ - stands
`

func TestMarkup(t *testing.T) {
	blocks := parseMarkup(sample)
	wantText := `A heading

A paragraph that goes on
and is broken.

- one
- two

7. seven
8. eight

  Label: text | more

Press here
  https://desk.msp.example/t?a=1&b=2

  as it

  - stands
`
	if diff := cmp.Diff(wantText, plainText(blocks, columns)); diff != "" {
		t.Error(diff)
	}
	html := htmlDocument(blocks, "en", "A & B")
	for _, want := range []string{
		"<title>A &amp; B</title>", "A paragraph that goes on<br>\nand is broken.</p>", "<li>one</li>\n<li>two</li>\n</ul>", "<strong>8.</strong> eight</p>",
		"<strong>Label:</strong> text | more</p>", `<a href="https://desk.msp.example/t?a=1&amp;b=2"`, ">Press here</a>", "as it<br>\n<br>\n- stands</div>",
	} {
		if !strings.Contains(html, want) {
			t.Errorf("%q is not in\n%s", want, html)
		}
	}
}

// TestValuesAreNoMarkup: each sign of the markup, said by somebody else.
func TestValuesAreNoMarkup(t *testing.T) {
	for _, sign := range []string{"# x", "- x", "1. x", "= a | b", "> a | https://evil.example", "~ x", `x \`, "<b>"} {
		blocks := parseMarkup("\n" + clean(sign).String() + "\n" + verbatim(sign).String() + "\n")
		if len(blocks) != 1 || blocks[0].kind != paragraph || len(blocks[0].sentences()) != 1 {
			t.Errorf("%q became %+v", sign, blocks)
		}
		if got := plainText(blocks, columns); strings.TrimSpace(got) != sign+" "+sign {
			t.Errorf("%q became %q", sign, got)
		}
	}
}

func TestWrap(t *testing.T) {
	words := strings.Repeat("word ", 30)
	for _, c := range []struct{ text, first, rest string }{
		{words, "", ""}, {words, "- ", "  "}, {words + strings.Repeat("x", 200) + " end", "", ""},
		{strings.Repeat("ä ", 90), "  ", "    "}, {"", "", ""},
	} {
		out := wrap(c.first, c.rest, c.text, columns)
		for i, l := range out {
			if len([]rune(l)) > columns && strings.Contains(strings.TrimSpace(l), " ") {
				t.Errorf("line %d is too long: %q", i, l)
			}
			if i > 0 && !strings.HasPrefix(l, c.rest) {
				t.Errorf("line %d is not indented: %q", i, l)
			}
		}
		if got := strings.Join(strings.Fields(strings.TrimPrefix(strings.Join(out, " "), c.first)), " "); got != strings.Join(strings.Fields(c.text), " ") {
			t.Errorf("words were lost: %q", got)
		}
	}
	if out := wrap("- ", "  ", words, 0); len(out) != 1 || out[0] != "- "+words {
		t.Errorf("broken without a width: %q", out)
	}
	harmful := strings.Repeat("a", 71) + " From here " + strings.Repeat("b", 60) + " > x"
	for _, l := range wrap("", "", harmful, columns) {
		if strings.HasPrefix(l, "From") || strings.HasPrefix(l, ">") {
			t.Errorf("line %q", l)
		}
	}
}

func TestLines(t *testing.T) {
	for in, want := range map[string][]verbatim{
		"":                             nil,
		" \r\n\n":                      nil,
		"a\r\nb\rc\n\nd\n":             {"a", "b", "c", "", "d"},
		"a\u2028b\u202e\x00\x07c":      {"a", "bc"},
		"\tx  y\xff":                   {"    x  y"},
		"  kept as it is   \n  second": {"  kept as it is   ", "  second"},
	} {
		if diff := cmp.Diff(want, lines(in)); diff != "" {
			t.Errorf("%q:\n%s", in, diff)
		}
	}
}

func TestNamedSetups(t *testing.T) {
	got := named([]string{"https://user:pw@host.example:8443/path?key=secret", "file:setup.exe", "key:****1234", "\\\\server\\share", "file:a\r\nb"})
	want := []value{"host.example", "setup.exe", "****1234", `\\server\share`, "a b"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := named(make([]string, 50)); len(got) != 11 || got[10] != "…" {
		t.Errorf("a long list became %d", len(got))
	}
}
