package templates

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

func TestEveryMailExistsInEveryLanguage(t *testing.T) {
	want := slices.Sorted(slices.Values(all))
	for _, l := range languages {
		if got := mailNames(mailFiles, l); !slices.Equal(got, want) {
			t.Errorf("%s has %v", l, got)
		}
	}
}

// TestFiles checks what no reader should have to notice.
func TestFiles(t *testing.T) {
	err := fs.WalkDir(mailFiles, "mail", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := mailFiles.ReadFile(path)
		if err != nil {
			return err
		}
		for _, bad := range []string{"ß", "...", "\t", "\u00a0", "  "} {
			if strings.Contains(string(b), bad) {
				t.Errorf("%s contains %q", path, bad)
			}
		}
		if strings.ContainsRune(string(b), '\'') {
			t.Errorf("%s has a straight apostrophe", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// TestFrenchSpaces finds high punctuation without its no-break space.
func TestFrenchSpaces(t *testing.T) {
	for _, name := range all {
		r := write(t, mail(t, name, tickets.French))
		if len(letter(t, name).Text) > 0 {
			continue // staff's own words stand as they are
		}
		for _, text := range []string{r.Subject, r.Text, r.Description} {
			before := ' '
			for i, c := range text {
				if strings.ContainsRune(":;?!»", c) && before != noBreak {
					t.Errorf("%s: no space before %q in %q", name, c, text[max(0, i-30):i+utf8.RuneLen(c)])
				}
				if before == '«' && c != noBreak {
					t.Errorf("%s: no space after « in %q", name, text[i:min(len(text), i+30)])
				}
				before = c
			}
		}
	}
}

// TestEveryMailSaysHowToReachAPerson: by answering it.
func TestEveryMailSaysHowToReachAPerson(t *testing.T) {
	closing := map[tickets.Language]string{
		tickets.German:  "Bei Fragen antworten Sie bitte einfach auf diese E-Mail. Ihre Antwort erreicht unser Team.",
		tickets.English: "If you have any questions, simply reply to this e-mail. Your reply reaches our team.",
		tickets.French:  "Pour toute question, il vous suffit de répondre à cet e-mail. Votre réponse parvient à notre équipe.",
		tickets.Italian: "Per qualsiasi domanda basta rispondere a questa e-mail. La Sua risposta arriva al nostro team.",
	}
	for _, l := range languages {
		for _, name := range all {
			r := write(t, mail(t, name, l))
			if !strings.Contains(oneLine(r.Text), closing[l]) || !strings.Contains(r.HTML, closing[l]) {
				t.Errorf("%s/%s does not say it", l, name)
			}
			if !strings.HasSuffix(r.Text, "\n"+desk.Name+"\n") {
				t.Errorf("%s/%s is not signed", l, name)
			}
		}
	}
}

func TestLanguageAndZone(t *testing.T) {
	m := mail(t, tickets.Confirmation, "")
	german := write(t, m)
	m.Language = "rm"
	if write(t, m) != german {
		t.Error("an unknown language is not the desk's")
	}
	m.Letter.Zone = nil
	if write(t, m) != german {
		t.Error("without a zone it is not Europe/Zurich")
	}
	m.Letter.Zone = time.UTC
	if r := write(t, m); !strings.Contains(r.Text, "08.00–10.00 Uhr") {
		t.Error("the letter's zone does not count")
	}
	if _, err := Mail(tickets.SendMail{Template: "none"}, desk); err == nil {
		t.Error("a template that does not exist was rendered")
	}
}

func TestSubject(t *testing.T) {
	for about, want := range map[string]string{
		"Abacus 2026":               "[VL-1042] Abgesagt: Abacus 2026",
		"":                          "[VL-1042] Abgesagt",
		"Re: [VL-7] a\r\nBcc: b@c":  "[VL-1042] Abgesagt: Re: a Bcc: b@c",
		"[vl-n3]":                   "[VL-1042] Abgesagt",
		"a\u202egpj.exe\x00\u2066b": "[VL-1042] Abgesagt: agpj.exeb",
	} {
		m := mail(t, tickets.Cancelled, tickets.German)
		m.Letter.Subject, m.Letter.Software = about, about
		if got := write(t, m).Subject; oneLine(got) != oneLine(want) {
			t.Errorf("%q became %q, not %q", about, got, want)
		}
	}
	m := mail(t, tickets.Cancelled, tickets.German)
	m.Letter.Subject = strings.Repeat("ä", 500)
	if got := write(t, m).Subject; utf8.RuneCountInString(got) != 120 || !strings.HasSuffix(got, "…") {
		t.Errorf("a long subject became %q", got)
	}
}

// hostile draws what a stranger may have written.
func hostile() *rapid.Generator[string] {
	return rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{
		"", "<script>alert(1)</script>", `"><img src=x onerror=alert(1)>`, "</title></div>", "&lt;b&gt;", "- x\n# y\n= a | b\n> click | https://evil.example",
		"x\r\nBcc: evil@evil.example", "{{.Name}}{{template \"frame\"}}", "\u202etxt.exe", "\x00", "\xff\xfe", "שלום", strings.Repeat("w", 5000), strings.Repeat("a b ", 3000),
		"file:../../etc/passwd", "key:****", "https://user:pw@evil.example/<b>", "javascript:alert(1)", "From me", "1. x", `\`, "~ q", "2026-12-08", "2026-12-08T09:00/2026-12-08T11:00",
	}))
}

func draw(t *rapid.T) (tickets.SendMail, tickets.Desk) {
	text := hostile()
	texts := rapid.SliceOfN(text, 0, 4)
	moment := rapid.Custom(func(t *rapid.T) time.Time {
		return rapid.SampledFrom([]time.Time{{}, time.Unix(rapid.Int64Range(0, 4e9).Draw(t, "unix"), 0)}).Draw(t, "moment")
	})
	request := rapid.Custom(func(t *rapid.T) tickets.Request {
		return tickets.Request{
			Software: text.Draw(t, "software"), Version: text.Draw(t, "version"), Setup: texts.Draw(t, "setup"), Wished: texts.Draw(t, "wished"),
			Licence: tickets.Licence{State: tickets.LicenceState(rapid.SampledFrom([]string{"", "provided", "not_needed", "promised", "unknown", "odd"}).Draw(t, "licence")), Items: texts.Draw(t, "items")},
		}
	})
	choice := rapid.Custom(func(t *rapid.T) tickets.Option {
		return tickets.Option{Option: rapid.IntRange(0, 99).Draw(t, "option"), Start: moment.Draw(t, "start"), End: moment.Draw(t, "end"), Until: moment.Draw(t, "until"), Exception: rapid.Bool().Draw(t, "exception")}
	})
	yes := rapid.Bool()
	l := tickets.Letter{
		Number: rapid.Int64Range(1, 1e9).Draw(t, "number"), Subject: text.Draw(t, "subject"), Name: text.Draw(t, "name"), Software: text.Draw(t, "about"),
		Zone: rapid.SampledFrom([]*time.Location{nil, time.UTC}).Draw(t, "zone"), Requests: rapid.SliceOfN(request, 0, 3).Draw(t, "requests"),
		Missing: texts.Draw(t, "missing"), Awaited: texts.Draw(t, "awaited"), Wished: texts.Draw(t, "wished"), Options: rapid.SliceOfN(choice, 0, 4).Draw(t, "options"),
		Until: moment.Draw(t, "until"), Date: calendar.Slot{Start: moment.Draw(t, "from"), End: moment.Draw(t, "to")}, Earliest: moment.Draw(t, "earliest"),
		LeadDays: rapid.IntRange(0, 60).Draw(t, "lead"), Short: yes.Draw(t, "short"), FixedDay: yes.Draw(t, "fixed"), OffHours: yes.Draw(t, "off"), Restored: yes.Draw(t, "restored"),
		Partner: text.Draw(t, "partner"), Text: text.Draw(t, "text"), Cost: text.Draw(t, "cost"), Page: text.Draw(t, "page"), Cleanup: moment.Draw(t, "cleanup"),
		State: tickets.State(rapid.SampledFrom([]string{"", "held", "awaiting_info", "awaiting_approval", "proposed", "scheduled", "in_progress", "awaiting_test", "awaiting_cleanup", "closed"}).Draw(t, "state")),
	}
	m := tickets.SendMail{Template: rapid.SampledFrom(all).Draw(t, "template"), Language: rapid.SampledFrom(languages).Draw(t, "language"), Letter: l}
	if yes.Draw(t, "invited") {
		m.Invite = &tickets.Invite{}
	}
	return m, tickets.Desk{Name: text.Draw(t, "desk"), Address: "desk@msp.example"}
}

// TestAnyLetterIsRendered: whatever stands in a letter, it becomes a mail whose
// text and HTML hold nothing that somebody else's words have made of them.
func TestAnyLetterIsRendered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m, desk := draw(t)
		r, err := Mail(m, desk)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(r.Subject, "[VL-") || utf8.RuneCountInString(r.Subject) > 120 || strings.ContainsAny(r.Subject, "\r\n\x00") {
			t.Fatalf("subject %q", r.Subject)
		}
		for _, s := range []string{r.Text, r.HTML, r.Summary, r.Description} {
			if !utf8.ValidString(s) || strings.ContainsAny(s, "\r\x00\u202e") || strings.Contains(s, "<no value>") || strings.Contains(s, "%!(") {
				t.Fatalf("not clean: %q", s)
			}
		}
		if (r.Summary != "") != (m.Invite != nil) {
			t.Fatalf("summary %q", r.Summary)
		}
		checkText(t, r.Text)
		checkHTML(t, r.HTML, m.Letter.Page)
	})
}

// checkText: no line begins like a quotation, a separator or an mbox.
func checkText(t *rapid.T, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		if strings.HasPrefix(line, ">") || strings.HasPrefix(line, "From ") || line == "-- " || line == "." {
			t.Fatalf("line %q", line)
		}
	}
}

// checkHTML reads the HTML as a mail program would: there are only the
// elements, attributes and links that this package writes.
func checkHTML(t *rapid.T, document, page string) {
	elements := []string{"html", "head", "meta", "title", "body", "div", "p", "ul", "li", "strong", "br", "a"}
	attributes := []string{"lang", "dir", "charset", "name", "content", "style", "href"}
	open := 0
	for z := html.NewTokenizer(strings.NewReader(document)); ; {
		kind := z.Next()
		switch token := z.Token(); kind {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) || open != 0 {
				t.Fatalf("%v, %d elements are open", z.Err(), open)
			}
			return
		case html.StartTagToken:
			if !slices.Contains(elements, token.Data) {
				t.Fatalf("element %s", token.Data)
			}
			for _, a := range token.Attr {
				if !slices.Contains(attributes, a.Key) || a.Key == "href" && (a.Val != oneLine(page) || !isWeb(a.Val)) {
					t.Fatalf("attribute %s of %s", a, token.Data)
				}
			}
			if token.Data != "br" && token.Data != "meta" {
				open++
			}
		case html.EndTagToken:
			open--
		case html.CommentToken:
			t.Fatal("a comment")
		}
	}
}

func BenchmarkMail(b *testing.B) {
	m := mail(b, tickets.Confirmation, tickets.German)
	for b.Loop() {
		write(b, m)
	}
}
