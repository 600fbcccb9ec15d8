package parser

import "testing"

func TestFindLinks(t *testing.T) {
	for _, c := range []struct{ text, shown, target string }{
		{"siehe https://x.example/a(b)c, dann", "https://x.example/a(b)c", "https://x.example/a(b)c"},
		{"(http://x.example/y)", "http://x.example/y", "http://x.example/y"},
		{"<https://x.example/y>.", "https://x.example/y", "https://x.example/y"},
		{"Download: HTTPS://X.example/Setup.EXE!", "HTTPS://X.example/Setup.EXE", "HTTPS://X.example/Setup.EXE"},
		{"«https://x.example/ü»", "https://x.example/ü", "https://x.example/ü"},
		{"www.x.example/dl", "www.x.example/dl", "http://www.x.example/dl"},
		{`liegt auf \\srv01\install\sorba\setup.exe, danke`, `\\srv01\install\sorba\setup.exe`, `\\srv01\install\sorba\setup.exe`},
		{"file://srv01/install/a.msi", "file://srv01/install/a.msi", "file://srv01/install/a.msi"},
		{"ftp://x.example/a.zip;", "ftp://x.example/a.zip", "ftp://x.example/a.zip"},
		{"setup.py 2026.1.zip v1.2.io a@www.example mailto:a@b.example javascript://x xhttp://y", "", ""},
		{"https://", "", ""},
		{"a | https://x.example/1 | b", "https://x.example/1", "https://x.example/1"},
	} {
		links := findLinks(c.text)
		if c.shown == "" {
			if len(links) > 0 {
				t.Errorf("%q: %+v, want none", c.text, links)
			}
			continue
		}
		if len(links) != 1 || links[0].shown != c.shown || links[0].target != c.target || c.text[links[0].start:links[0].end] != c.shown {
			t.Errorf("%q: %+v, want %q", c.text, links, c.shown)
		}
	}
}

func TestUnwrap(t *testing.T) {
	const want = "https://portal.example/dl?a=1&b=2"
	for _, s := range []string{
		want,
		"https://eur03.safelinks.protection.outlook.com/?url=https%3A%2F%2Fportal.example%2Fdl%3Fa%3D1%26b%3D2&data=05%7C02&sdata=x%3D&reserved=0",
		"https://EMEA01.safelinks.protection.outlook.com/GetUrlReputation?data=1&url=https%3A%2F%2Fportal.example%2Fdl%3Fa%3D1%26b%3D2",
		"https://urldefense.proofpoint.com/v2/url?u=https-3A__portal.example_dl-3Fa-3D1-26b-3D2&d=DwMFAg&c=x",
		"https://urldefense.proofpoint.com/v1/url?u=https%3A//portal.example/dl%3Fa%3D1%26b%3D2&k=x",
		"https://urldefense.com/v3/__https://portal.example/dl?a=1*b=2__;Jg!!abc!def$",
		"https://urldefense.com/v3/__https:/portal.example/dl?a=1*b=2__;Jg!!abc!def$",
		"https://www.google.com/url?q=https%3A%2F%2Fportal.example%2Fdl%3Fa%3D1%26b%3D2&sa=D",
		"https://deref-gmx.net/mail/client/abc/dereferrer/?redirectUrl=https%3A%2F%2Fportal.example%2Fdl%3Fa%3D1%26b%3D2",
		"https://linkprotect.cudasvc.com/url?a=https%3a%2f%2fportal.example%2fdl%3fa%3d1%26b%3d2&c=E,1",
		"https://nam01.safelinks.protection.outlook.com/?url=https%3A%2F%2Furldefense.proofpoint.com%2Fv2%2Furl%3Fu%3Dhttps-3A__portal.example_dl-3Fa-3D1-26b-3D2%26d%3Dx&data=1",
	} {
		if got := unwrap(s); got != want {
			t.Errorf("unwrap(%q)\n got %q\nwant %q", s, got, want)
		}
	}
	for _, s := range []string{
		"https://eur03.safelinks.protection.outlook.com/?url=javascript%3Aalert(1)",
		"https://eur03.safelinks.protection.outlook.com.evil.example/?url=https%3A%2F%2Fgood.example",
		"https://urldefense.com/v3/__nothing", "https://%zz.safelinks.protection.outlook.com/?url=x",
	} {
		if got := unwrap(s); got != s {
			t.Errorf("unwrap(%q) = %q, want it as it is", s, got)
		}
	}
}
