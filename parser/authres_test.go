package parser

import (
	"strings"
	"testing"

	"vorlauf/tickets"
)

func TestAuthentication(t *testing.T) {
	for _, c := range []struct {
		fields string
		want   tickets.Authentication
	}{
		{"", tickets.AuthNone},
		{"mx.desk.example; dmarc=pass (p=reject; x) header.from=kunde.example; spf=pass smtp.mailfrom=x@kunde.example", tickets.AuthPass},
		{"MX.desk.EXAMPLE 1; dmarc=fail header.from=kunde.example; dkim=pass header.d=kunde.example", tickets.AuthFail},
		{"other.example; dmarc=fail", tickets.AuthNone},
		{"other.example; dmarc=pass|mx.desk.example; dmarc=fail", tickets.AuthFail},
		{"mx.desk.example; dmarc=fail|mx.desk.example; dmarc=pass header.from=kunde.example", tickets.AuthFail},
		{"mx.desk.example; dmarc=pass header.from=evil.example", tickets.AuthNone},
		{"mx.desk.example; dkim=pass header.d=mail.kunde.example", tickets.AuthPass},
		{"mx.desk.example; dkim=pass header.i=@kunde.example header.b=\"ab;c\"", tickets.AuthPass},
		{"mx.desk.example; dkim = pass header.d = kunde.example", tickets.AuthPass},
		{"mx.desk.example; dkim=pass header.d=mailer.example", tickets.AuthNone},
		{"mx.desk.example; dkim=fail header.d=kunde.example", tickets.AuthFail},
		{"mx.desk.example; spf=fail smtp.mailfrom=kunde.example", tickets.AuthFail},
		{"mx.desk.example; spf=softfail smtp.mailfrom=kunde.example; dkim=none; dmarc=none", tickets.AuthNone},
		{"mx.desk.example; spf=fail smtp.mailfrom=a@b.example; dkim=pass header.d=kunde.example", tickets.AuthPass},
		{"mx.desk.example; dkim=fail header.d=kunde.example; spf=pass smtp.mailfrom=x@kunde.example", tickets.AuthNone},
		{"mx.desk.example; spf=pass smtp.mailfrom=x@kunde.example", tickets.AuthNone},
		{"mx.desk.example; dmarc=temperror", tickets.AuthNone},
		{"mx.desk.example; none", tickets.AuthNone},
		{"mx.desk.example; spf=pass smtp.mailfrom=\"x; dmarc=pass header.from=kunde.example\"@evil.example", tickets.AuthNone},
		{"mx.desk.example; dkim=none (\\) ; dkim=pass header.d=kunde.example)", tickets.AuthNone},
	} {
		var mail strings.Builder
		for _, v := range strings.Split(c.fields, "|") {
			if v != "" {
				mail.WriteString("Authentication-Results: " + v + "\r\n")
			}
		}
		mail.WriteString("From: urs@kunde.example\r\n\r\nHallo")
		if got := Read(strings.NewReader(mail.String()), Options{AuthservID: "mx.desk.example"}).Mail.Authentication; got != c.want {
			t.Errorf("%s: %q, want %q", c.fields, got, c.want)
		}
		if got := readString(mail.String()).Mail.Authentication; got != tickets.AuthNone {
			t.Errorf("%s: %q without an authserv-id", c.fields, got)
		}
	}
}

func TestParseAuthRes(t *testing.T) {
	id, results := parseAuthRes("spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=kunde.example; dkim=pass (ok) header.d=kunde.example;dmarc=pass action=none header.from=kunde.example;compauth=pass reason=100")
	if id != "" || len(results) != 4 || results[2].props["header.from"] != "kunde.example" {
		t.Errorf("Exchange Online: %q %+v", id, results)
	}
	if id, results = parseAuthRes("(a (b) ; c) mx.example /1; x/1=y"); id != "mx.example" || len(results) != 1 || results[0].method != "x" {
		t.Errorf("comments: %q %+v", id, results)
	}
}

func FuzzAuthenticationResults(f *testing.F) {
	f.Add("mx.example; dmarc=pass (p=reject; x) header.from=kunde.example")
	f.Add("mx; a=b (c \\) d) \"e;f\" g = h")
	f.Fuzz(func(t *testing.T, v string) {
		_, results := parseAuthRes(v)
		if n := strings.Count(v, ";"); len(results) > n+1 {
			t.Errorf("%d results of %d semicolons", len(results), n)
		}
	})
}
