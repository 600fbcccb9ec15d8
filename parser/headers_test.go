package parser

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
)

func TestReadHeaderFields(t *testing.T) {
	h := readHeader(newSource(strings.NewReader("A: 1\r\nb : 2\r\n folded\r\n\tagain\r\nA: 3\r\n\r\nText: no\r\n")), func(string) {})
	if diff := cmp.Diff(header{{"a", "1"}, {"b", "2 folded again"}, {"a", "3"}}, h, cmp.AllowUnexported(field{})); diff != "" {
		t.Error(diff)
	}
	if got := h.all("a"); !slices.Equal(got, []string{"1", "3"}) {
		t.Errorf("all: %q", got)
	}
}

func TestDecodeWords(t *testing.T) {
	for s, want := range map[string]string{
		"Gr=?utf-8?q?=C3=BC?=ezi":                      "Grüezi",
		"=?utf-8?Q?a?= =?utf-8?Q?b?= c":                "ab c",
		"=?utf-8?B?R3LDvA==?=\t=?utf-8?B?ZXpp?=":       "Grüezi",
		"=?iso-8859-1?Q?Gr=FC_ezi?=":                   "Grü ezi",
		"=?utf-8*de?Q?Gr=C3=BC?=":                      "Grü",
		"=?utf-8?Q?mit Leerzeichen?=":                  "mit Leerzeichen",
		"=?utf-8?B?R3LDvA?=":                           "Grü",
		"=?windows-1252?Q?=80?= =?utf-8?Q?=E2=82=AC?=": "€€",
		"=?utf-8?X?abc?= =?broken":                     "=?utf-8?X?abc?= =?broken",
		"Gr\xfcezi":                                    "Grüezi",
		"a\x00b\x07c\u202ed":                           "abcd",
		"=?utf-8?Q?a=0D=0ABcc:_x?=":                    "a Bcc: x",
	} {
		if got := decodeWords(s); got != want {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
}

func TestParseAddresses(t *testing.T) {
	for s, want := range map[string][]tickets.Address{
		"h@x.example":                                 {{Address: "h@x.example"}},
		"Hans Meier <H@X.example>":                    {{Name: "Hans Meier", Address: "h@x.example"}},
		"Meier, Hans <h@x.example>, b@x.example":      {{Name: "Meier, Hans", Address: "h@x.example"}, {Address: "b@x.example"}},
		"\"Meier, Hans\" <h@x.example>":               {{Name: "Meier, Hans", Address: "h@x.example"}},
		"\"a@b.example\" <evil@x.example>":            {{Name: "a@b.example", Address: "evil@x.example"}},
		"M\xfcller <k@x.example>":                     {{Name: "Müller", Address: "k@x.example"}},
		"k@x.example (Karl M\xfcller)":                {{Name: "Karl Müller", Address: "k@x.example"}},
		"=?utf-8?q?h=C3=BC=2C?= <a@b.example>":        {{Name: "hü,", Address: "a@b.example"}},
		"Team: a@b.example, c@d.example; e@f.example": {{Address: "a@b.example"}, {Address: "c@d.example"}, {Address: "e@f.example"}},
		"undisclosed-recipients:;":                    {},
		"'h@x.example' <h@x.example>":                 {{Name: "h@x.example", Address: "h@x.example"}},
		"<@relay.example:h@x.example>":                {{Address: "h@x.example"}},
		"<h@x.example":                                {{Address: "h@x.example"}},
		"\"Hans <h@x.example>":                        {{Name: "Hans", Address: "h@x.example"}},
		"Hans":                                        {},
		"\"h m\"@x.example":                           {{Address: "h m@x.example"}},
		"a\\,b <h@x.example>; c@d.example":            {{Name: "a\\,b", Address: "h@x.example"}, {Address: "c@d.example"}},
		"[mailto:h@x.example]":                        {{Address: "h@x.example"}},
	} {
		if diff := cmp.Diff(want, parseAddresses(s)); diff != "" {
			t.Errorf("%q: %s", s, diff)
		}
	}
}

func TestParseDate(t *testing.T) {
	want := time.Date(2026, 11, 30, 9, 5, 0, 0, time.UTC)
	for _, s := range []string{
		"Mon, 30 Nov 2026 10:05:00 +0100", "Mon, 30 Nov 2026 10:05:00 +0100 (CET)", "30 Nov 26 10:05 CET", "Mon,30 Nov 2026 10:05:00 +0100",
		"Mon, 30 November 2026 09:05:00 GMT", "Mon Nov 30 10:05:00 2026 +0100", "Mon, 30-Nov-2026 10:05:00 +01:00", "2026-11-30 10:05:00 +0100",
		"Mon, 30 Nov 2026 04:05:00 EST", "Mon, 30 Nov 2026 10:05:00 GMT+1", "Monday, November 30, 2026 9:05 AM UTC", "30.11.2026 10:05", "Mon, 30 Nov 2026 10:05:00",
	} {
		if got := parseDate(s, defaultLocation()); !got.Equal(want) {
			t.Errorf("%q: %v", s, got)
		}
	}
	for _, s := range []string{"", "gestern", "Mon, 31 Feb 2026 10:00:00 +0100", "Thu, 1 Jan 1970 00:00:00 +0000", "10:00", "Mon, 99 Nov 2026 10:00:00"} {
		if got := parseDate(s, time.UTC); !got.IsZero() {
			t.Errorf("%q: %v, want none", s, got)
		}
	}
}

func TestParseParams(t *testing.T) {
	for _, c := range []struct {
		s, value string
		params   map[string]string
	}{
		{"Text/Plain; Charset=\"UTF-8\"", "text/plain", map[string]string{"charset": "UTF-8"}},
		{"attachment; filename=mein Setup.exe", "attachment", map[string]string{"filename": "mein Setup.exe"}},
		{"attachment; filename=\"a;b.txt\"; size=3", "attachment", map[string]string{"filename": "a;b.txt", "size": "3"}},
		{`attachment; filename="C:\temp\a.exe"`, "attachment", map[string]string{"filename": `C:\temp\a.exe`}},
		{`attachment; filename="a\"b.txt"`, "attachment", map[string]string{"filename": `a"b.txt`}},
		{"attachment; filename*=UTF-8''Gr%C3%BCezi.pdf; filename=x.pdf", "attachment", map[string]string{"filename": "Grüezi.pdf"}},
		{"attachment; filename*=iso-8859-1'de'Gr%FCezi.pdf", "attachment", map[string]string{"filename": "Grüezi.pdf"}},
		{"attachment; filename*1*=%BCezi; filename*0*=utf-8''Gr%C3; filename*2=.pdf", "attachment", map[string]string{"filename": "Grüezi.pdf"}},
		{"attachment; filename*0=lang; filename*1=er.pdf", "attachment", map[string]string{"filename": "langer.pdf"}},
		{"text/plain (comment); charset=utf-8 (x)", "text/plain", map[string]string{"charset": "utf-8"}},
		{"a/b; =; x; ;y=1", "a/b", map[string]string{"y": "1"}},
		{"a/b; name=\"open", "a/b", map[string]string{"name": "open"}},
		{"a/b; name=1; name=2", "a/b", map[string]string{"name": "1"}},
	} {
		value, params := parseParams(c.s)
		if diff := cmp.Diff(c.params, params); value != c.value || diff != "" {
			t.Errorf("%q: %q %s", c.s, value, diff)
		}
	}
}

func TestMessageIDs(t *testing.T) {
	for s, want := range map[string][]string{
		"<a@b> <c@d>":                   {"a@b", "c@d"},
		"<a@b><a@b>":                    {"a@b"},
		"a@b c@d":                       {"a@b", "c@d"},
		"Your message of \"Mon\" <a@b>": {"a@b"},
		"Your message of Monday":        {},
		"<very-long@\t host.example>":   {"very-long@host.example"},
		"<a@b":                          {"a@b"},
		"<>":                            {},
	} {
		if got := messageIDs(s); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", s, got, want)
		}
	}
	if got := messageIDs(strings.Repeat("<a@b> ", 1000)); len(got) != 1 {
		t.Errorf("%d ids", len(got))
	}
	if got := messageID("odd-id-without-at"); got != "odd-id-without-at" {
		t.Errorf("messageID: %q", got)
	}
}

func TestTags(t *testing.T) {
	for s, want := range map[string][]int64{
		"AW: [VL-1042] Termin":      {1042},
		"[vl-7] [VL-7] [VL-8]":      {7, 8},
		"VL-7 [VL-] [VL-x] [VL-0]":  {},
		"[SR-7] [[VL-9]]":           {9},
		"[VL-99999999999999999999]": {},
	} {
		if got := tags(s); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", s, got, want)
		}
	}
}
