package parser

import (
	"io"
	"strings"
	"unicode/utf8"

	"github.com/emersion/go-message/charset"
)

// toUTF8 decodes text by what it is, and by what it is declared as where that
// can be: most wrong declarations say ASCII or Latin-1 and mean windows-1252
// or UTF-8. The result is valid UTF-8; NUL is left in.
func toUTF8(b []byte, declared string) string {
	s, _ := decodeCharset(b, declared)
	return s
}

// decodeCharset does the same and says what was wrong, "" for nothing.
func decodeCharset(b []byte, declared string) (text, defect string) {
	name := charsetName(declared)
	if name == "utf-8" && utf8.Valid(b) {
		return withoutBOM(string(b)), ""
	}
	if name == "utf-7" {
		return decodeUTF7(b), ""
	}
	if !sevenBit(name) && isASCII(b) {
		return string(b), ""
	}
	if singleByte(name) && utf8.Valid(b) {
		return withoutBOM(string(b)), mislabelled(declared, "utf-8")
	}
	if name != "" && name != "us-ascii" && name != "utf-8" {
		decoded, err := charsetDecode(b, name)
		if err == nil {
			return decoded, ""
		}
		defect = "unknown charset: " + printable(declared)
		if utf8.Valid(b) {
			return withoutBOM(string(b)), defect
		}
	}
	if mostlyUTF8(b) {
		return withoutBOM(strings.ToValidUTF8(string(b), "\uFFFD")), "broken utf-8"
	}
	decoded, _ := charsetDecode(b, "windows-1252")
	if defect == "" {
		defect = mislabelled(declared, "windows-1252")
	}
	return decoded, defect
}

func mislabelled(declared, really string) string {
	if declared == "" {
		return "8-bit text without a charset, read as " + really
	}
	return "text declared as " + printable(declared) + " is " + really
}

// charsetName brings a charset's name into its usual form. Latin-1 is read as
// its superset windows-1252, as the WHATWG encoding standard says.
func charsetName(s string) string {
	s = strings.ToLower(strings.Trim(s, "\"' \t;"))
	s = strings.TrimPrefix(s, "charset=")
	switch s {
	case "ascii", "us-ascii", "ansi_x3.4-1968", "7bit", "8bit":
		return "us-ascii"
	case "utf8", "utf-8", "utf_8", "unicode-1-1-utf-8", "x-utf_8j":
		return "utf-8"
	case "utf7", "utf-7", "unicode-1-1-utf-7", "x-unicode-2-0-utf-7":
		return "utf-7"
	case "iso-8859-1", "iso8859-1", "iso_8859-1", "iso88591", "latin1", "latin-1", "l1", "cp1252", "windows1252", "x-ansi", "ansi":
		return "windows-1252"
	case "unknown-8bit", "x-unknown", "unknown", "default", "none", "binary", "x-user-defined":
		return ""
	}
	if n, ok := strings.CutPrefix(s, "cp-"); ok {
		return "cp" + n
	}
	if n, ok := strings.CutPrefix(s, "cp12"); ok {
		return "windows-12" + n
	}
	return s
}

// sevenBit tells the charsets whose octets look like ASCII and are not.
func sevenBit(name string) bool {
	return strings.HasPrefix(name, "iso-2022") || strings.HasPrefix(name, "utf-16") ||
		strings.HasPrefix(name, "utf-32") || name == "hz-gb-2312" || name == "ebcdic"
}

// singleByte tells the charsets in which text that happens to be valid UTF-8
// beyond ASCII does not occur by chance.
func singleByte(name string) bool {
	return name == "" || name == "us-ascii" || strings.HasPrefix(name, "iso-8859") ||
		strings.HasPrefix(name, "windows-125") || strings.HasPrefix(name, "koi8") || strings.HasPrefix(name, "mac")
}

func charsetDecode(b []byte, name string) (string, error) {
	r, err := charset.Reader(name, strings.NewReader(string(b)))
	if err != nil {
		return "", err
	}
	var out strings.Builder
	out.Grow(len(b) + len(b)/8)
	if _, err := io.Copy(&out, r); err != nil {
		return "", err
	}
	return withoutBOM(strings.ToValidUTF8(out.String(), "\uFFFD")), nil
}

// mostlyUTF8 tells UTF-8 with a few damaged places from another charset.
func mostlyUTF8(b []byte) bool {
	good, bad := 0, 0
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		switch {
		case r == utf8.RuneError && n == 1:
			bad++
		case n > 1:
			good++
		}
		b = b[n:]
	}
	return good > bad
}

func isASCII(b []byte) bool {
	for _, c := range b {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func withoutBOM(s string) string { return strings.TrimPrefix(s, "\uFEFF") }
