package parser

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// evidenceOf lists the evidence of a mail for a field as "value: quote".
func evidenceOf(m tickets.Mail, field string) []string {
	var all []string
	for _, e := range m.Evidence {
		if e.Field == field {
			all = append(all, e.Value+": "+e.Quote)
		}
	}
	return all
}

func TestEvidence(t *testing.T) {
	const answer = "In-Reply-To: <1@desk.example>\r\n"
	for _, c := range []struct {
		name, subject, text, headers string
		asked                        Asked
		want                         map[string][]string
	}{
		{
			name: "request", subject: "Update", text: "Guten Tag\n\nBitte Topal 26.4 installieren. Es ist dringend.\nDie Lizenz bleibt gleich.\nAm liebsten am 14. Dezember 2026, aber nicht am 15. Dezember 2026.\nSetup: https://dl.topal.example/topal_26.4.exe",
			want: map[string][]string{
				"intent":               {"update_request: Bitte Topal 26.4 installieren."},
				"urgent":               {"true: Es ist dringend."},
				"variant":              {"provider: Bitte Topal 26.4 installieren."},
				"requests[0].software": {"Topal: Bitte Topal 26.4 installieren."},
				"requests[0].version":  {"26.4: Bitte Topal 26.4 installieren."},
				"requests[0].licence":  {"not_needed: Die Lizenz bleibt gleich."},
				"requests[0].setup":    {"https://dl.topal.example/topal_26.4.exe: Setup"},
				"requests[0].wished":   {"2026-12-14: Am liebsten am 14. Dezember 2026, aber nicht am 15. Dezember 2026."},
				"requests[0].limits":   {"not 2026-12-15: Am liebsten am 14. Dezember 2026, aber nicht am 15. Dezember 2026."},
				"language":             nil,
			},
		},
		{
			name: "version apart", subject: "Topal", text: "Bitte Topal installieren. Die Version ist die 26.4.",
			want: map[string][]string{"requests[0].version": {"26.4: Die Version ist die 26.4."}},
		},
		{
			name: "link on its own line", subject: "Topal", text: "Bitte installieren Sie uns Topal.\nHier ist das Setup:\nhttps://dl.topal.example/very/long/path/to/the/installer/topal_26.4.exe",
			want: map[string][]string{"requests[0].setup": {"https://dl.topal.example/very/long/path/to/the/installer/topal_26.4.exe: Hier ist das Setup"}},
		},
		{
			name: "long link in a sentence", subject: "Topal", text: "Bitte installieren Sie Topal von https://dl.topal.example/very/long/path/to/the/installer/topal_26.4.exe auf dem Server.",
			want: map[string][]string{"intent": {"update_request: Bitte installieren Sie Topal von … auf dem Server."}},
		},
		{
			name: "partner", subject: "Topal", text: "Das Update von Topal macht unser Softwarepartner: bitte mit Frau Muster (muster@partner.example) abmachen.", headers: "Cc: pius@nordwind.example\r\n",
			want: map[string][]string{
				"variant":  {"partner: Das Update von Topal macht unser Softwarepartner: bitte mit Frau Muster (muster@partner.example) abmachen."},
				"partners": {"pius@nordwind.example: Cc: pius@nordwind.example", "muster@partner.example: Das Update von Topal macht unser Softwarepartner: bitte mit Frau Muster (muster@partner.example) abmachen."},
			},
		},
		{
			name: "choice", subject: "AW: Termin", text: "Guten Tag\n\nVorschlag 2 passt uns.", headers: answer, asked: Asked{What: AskedDate},
			want: map[string][]string{"intent": {"accept_date: Vorschlag 2 passt uns."}, "choice": {"option 2: Vorschlag 2 passt uns."}},
		},
		{
			name: "choice below the proposal", subject: "AW: Termin", text: "> 1) Mo 14.12.2026, 08:30\n\nPasst.\n\n> 2) Di 15.12.2026, 08:30\n\nLeider nicht.", headers: answer, asked: Asked{What: AskedDate},
			want: map[string][]string{"choice": {"option 1: Passt."}},
		},
		{
			name: "the only date", subject: "AW: Termin", text: "Das passt uns gut.", headers: answer, asked: Asked{What: AskedDate, Options: []Offered{{Number: 1}}},
			want: map[string][]string{"choice": {"option 1: Das passt uns gut."}},
		},
		{
			name: "counter-proposal", subject: "AW: Termin", text: "Leider geht keiner der Termine. Besser wäre der 19. Januar 2027.", headers: answer, asked: Asked{What: AskedDate},
			want: map[string][]string{
				"intent":             {"decline_dates: Leider geht keiner der Termine."},
				"requests[0].wished": {"2027-01-19: Besser wäre der 19. Januar 2027."},
			},
		},
		{
			name: "moved", subject: "AW: Termin", text: "Wir müssen den Termin verschieben. Können wir auf den 19. Januar 2027 um 10 Uhr wechseln?", headers: answer,
			want: map[string][]string{"requests[0].wished": {"2027-01-19T10:00: Können wir auf den 19. Januar 2027 um 10 Uhr wechseln?"}},
		},
		{
			name: "weekend", subject: "Topal", text: "Bitte installieren Sie Topal. Am liebsten am 12. Dezember 2026.",
			want: map[string][]string{"off_hours": {"true: Am liebsten am 12. Dezember 2026."}},
		},
		{
			name: "licence answered", subject: "AW: Fehlende Angaben: Topal", text: "> Haben Sie eine neue Lizenz?\n\nWird nachgereicht.", headers: answer, asked: Asked{What: AskedInfo, Missing: []string{"licence"}, Software: []string{"Topal"}},
			want: map[string][]string{"requests[0].licence": {"promised: Wird nachgereicht."}},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			m := written(c.subject, c.text, c.headers).Understand(c.asked)
			for field, want := range c.want {
				if got := evidenceOf(m, field); !slices.Equal(got, want) {
					t.Errorf("%s:\n got %q\nwant %q", field, got, want)
				}
			}
		})
	}
}

func TestEvidenceOfAttachment(t *testing.T) {
	raw := "From: a@b.example\r\nSubject: Topal\r\nContent-Type: multipart/mixed; boundary=B\r\n\r\n--B\r\n\r\nBitte Topal 26.4 installieren, Setup und Lizenz im Anhang.\r\n" +
		"--B\r\nContent-Type: application/zip; name=topal.zip\r\n\r\nx\r\n--B\r\nContent-Type: application/octet-stream; name=topal.lic\r\n\r\nx\r\n--B--\r\n"
	m := Parse(strings.NewReader(raw), Options{})
	if got := evidenceOf(m, "requests[0].setup"); !slices.Equal(got, []string{"file:topal.zip: topal.zip"}) {
		t.Errorf("setup: %q", got)
	}
	if got := evidenceOf(m, "requests[0].licence"); !slices.Equal(got, []string{"file:topal.lic: topal.lic"}) {
		t.Errorf("licence: %q", got)
	}
}

// No quote shows a key, however it is cut, and no value does.
func TestEvidenceHidesKeys(t *testing.T) {
	const key = "VW27-XQ83-77LM-0P2K-EDU1"
	for name, text := range map[string]string{
		"sentence":      "Bitte Topal 26.4 bis 14. Dezember 2026 installieren, Lizenzschlüssel " + key + ".",
		"own line":      "Bitte Topal 26.4 installieren.\nLizenzschlüssel:\n" + key + "\n",
		"spaces":        "Bitte Topal 26.4 installieren, Lizenzschlüssel: ABCD 1234 EFGH 5678.",
		"long":          "Bitte Topal 26.4 installieren " + strings.Repeat("und alles andere ", 12) + "mit dem Lizenzschlüssel " + key + " " + strings.Repeat("am 14. Dezember 2026 oder ", 12) + "später.",
		"twice, a part": "Bitte Topal 26.4 installieren. Lizenzschlüssel: " + key + ". Der alte Lizenzschlüssel: VW27-XQ83-77LM.",
	} {
		m := understood("Topal "+key, text)
		if len(m.Requests) == 0 || len(m.Requests[0].Licence.Items) == 0 {
			t.Fatalf("%s: no key found: %+v", name, m.Requests)
		}
		for _, e := range m.Evidence {
			for _, part := range []string{"VW27", "XQ83", "0P2K", "ABCD", "1234", "EFGH"} {
				if strings.Contains(e.Quote, part) || strings.Contains(e.Value, key) {
					t.Errorf("%s: %s shows %q: %q, %q", name, e.Field, part, e.Value, e.Quote)
				}
			}
		}
		if len(evidenceOf(m, "requests[0].licence")) == 0 {
			t.Errorf("%s: no evidence for the licence", name)
		}
	}
}

// However much a mail says, its evidence stays small.
func TestEvidenceBounded(t *testing.T) {
	var text strings.Builder
	for i := range 200 {
		fmt.Fprintf(&text, "- Quarzwerk%c Nova %d.%d, Lizenz folgt, am liebsten am %d. Dezember 2026, %s\n", 'A'+i%26, i, i%9, 1+i%28, strings.Repeat("und noch mehr dazu ", 20))
	}
	m := understood("Updates", "Bitte installieren Sie:\n"+text.String())
	if len(m.Evidence) == 0 || len(m.Evidence) > maxEvidence {
		t.Errorf("%d pieces of evidence", len(m.Evidence))
	}
	for _, e := range m.Evidence {
		if len(e.Quote) > maxQuote || len(e.Value) > maxQuote || e.Quote == "" {
			t.Errorf("%d and %d bytes: %+v", len(e.Quote), len(e.Value), e)
		}
	}
}

func TestExcerpt(t *testing.T) {
	long := strings.Repeat("äbc ", 100) + "HIER" + strings.Repeat(" déf", 100)
	for name, c := range map[string]struct {
		text string
		at   int
	}{
		"begin": {long, 0}, "middle": {long, strings.Index(long, "HIER")}, "end": {long, len(long)}, "before": {long, -40}, "behind": {long, 2 * len(long)},
		"one word": {strings.Repeat("ä", 500), 301},
	} {
		got := excerpt(c.text, c.at)
		if len(got) > maxQuote || len(got) < maxQuote/2 || strings.ToValidUTF8(got, "?") != got {
			t.Errorf("%s: %d bytes, %q", name, len(got), got)
		}
		if words := strings.Trim(got, "…"); !strings.Contains(c.text, words) {
			t.Errorf("%s: not of the text: %q", name, got)
		}
		if name == "middle" && !strings.Contains(got, "HIER") {
			t.Errorf("the place is not seen: %q", got)
		}
	}
	if got := excerpt("kurz", 2); got != "kurz" {
		t.Errorf("%q", got)
	}
}

// In all labelled mails, whatever the desk had asked, what was understood has
// its evidence, and the quotes are words of the mail.
func TestEvidenceOfCorpus(t *testing.T) {
	asked := []What{AskedNothing, AskedInfo, AskedDate, AskedTest, AskedClose, AskedRisk, AskedException, AskedQuestion}
	files, err := filepath.Glob("testdata/*/*.eml")
	if err != nil || len(files) < 100 {
		t.Fatalf("%d mails, %v", len(files), err)
	}
	claimed, without := 0, 0
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		message := Read(bytes.NewReader(raw), Options{})
		for _, what := range asked {
			m := message.Understand(Asked{What: what})
			for field, values := range claims(m) {
				for _, value := range values {
					claimed++
					if !slices.ContainsFunc(m.Evidence, func(e tickets.Evidence) bool { return e.Field == field && e.Value == excerpt(value, 0) }) {
						without++
						t.Logf("%s, asked %q: %s %q has no evidence", filepath.Base(name), what, field, value)
					}
				}
			}
			checkQuotes(t, name, message, m)
		}
	}
	if without*1000 > claimed || claimed < 10000 {
		t.Errorf("%d of %d values have no evidence", without, claimed)
	}
}

// claims are the values that a mail is said to hold, by field.
func claims(m tickets.Mail) map[string][]string {
	all := map[string][]string{"partners": m.Partners}
	if m.Intent != tickets.Other && m.Intent != tickets.NoIntent {
		all["intent"] = []string{string(m.Intent)}
	}
	if m.Alternative != "" {
		all["alternative"] = []string{string(m.Alternative)}
	}
	if m.Variant != "" {
		all["variant"] = []string{string(m.Variant)}
	}
	if m.Choice != nil {
		all["choice"] = []string{choiceValue(*m.Choice)}
	}
	for field, set := range map[string]bool{"urgent": m.Urgent, "off_hours": m.OffHours, "accepts_risk": m.AcceptsRisk} {
		if set {
			all[field] = []string{"true"}
		}
	}
	for i, q := range m.Requests {
		for field, value := range map[string]string{"software": q.Software, "version": q.Version} {
			if value != "" {
				all[ofRequest(i, field)] = []string{value}
			}
		}
		all[ofRequest(i, "setup")], all[ofRequest(i, "wished")] = q.Setup, q.Wished
		for _, item := range q.Licence.Items {
			all[ofRequest(i, "licence")] = append(all[ofRequest(i, "licence")], tickets.MaskLicence(item))
		}
		if s := q.Licence.State; s == tickets.LicencePromised || s == tickets.LicenceNotNeeded {
			all[ofRequest(i, "licence")] = []string{string(s)}
		}
		for _, l := range q.Limits {
			all[ofRequest(i, "limits")] = append(all[ofRequest(i, "limits")], limitValue(l))
		}
	}
	return all
}

// leftOut is what a quote has instead of words: of long links and of keys.
var leftOut = regexp.MustCompile(`…|\*{4}\S*`)

// checkQuotes looks each piece of a quote up in the mail.
func checkQuotes(t *testing.T, name string, message *Message, m tickets.Mail) {
	t.Helper()
	text := singleSpaced(strings.Join([]string{m.Subject, message.doc.text}, "\n"))
	for _, f := range message.doc.forwarded {
		text += " " + singleSpaced(f.doc.text)
	}
	for _, e := range m.Evidence {
		if head, _, _ := strings.Cut(e.Quote, ":"); e.Field == "partners" && slices.Contains([]string{"To", "Cc", "From"}, head) || m.Calendar != nil {
			continue
		}
		if m.Attachments != nil && slices.ContainsFunc(m.Attachments, func(a tickets.Attachment) bool { return a.Name == e.Quote }) {
			continue
		}
		for _, piece := range leftOut.Split(e.Quote, -1) {
			if !strings.Contains(text, strings.TrimSpace(piece)) {
				t.Errorf("%s: %s: %q does not stand in the mail", filepath.Base(name), e.Field, e.Quote)
			}
		}
	}
}

func TestLimitValue(t *testing.T) {
	for want, l := range map[string]tickets.Limit{
		"not 2026-12-14":            {Kind: tickets.LimitNot, From: "2026-12-14", To: "2026-12-14"},
		"not 2026-12-14/2026-12-16": {Kind: tickets.LimitNot, From: "2026-12-14", To: "2026-12-16"},
		"not friday":                {Kind: tickets.LimitWeekday, From: "friday"},
		"2026-12-10/":               {Kind: tickets.LimitWithin, From: "2026-12-10"},
		"/17:00":                    {Kind: tickets.LimitTime, To: "17:00"},
	} {
		if got := limitValue(l); got != want {
			t.Errorf("%+v: %q, want %q", l, got, want)
		}
	}
}

// A calendar answer has no words: its status is the evidence.
func TestEvidenceOfCalendar(t *testing.T) {
	for method, c := range map[string]struct {
		status string
		want   []tickets.Evidence
	}{
		"REPLY":   {"DECLINED", []tickets.Evidence{{Field: "intent", Value: "decline_dates", Quote: "PARTSTAT=DECLINED"}}},
		"COUNTER": {"TENTATIVE", []tickets.Evidence{{Field: "requests[0].wished", Value: "2026-12-16T14:00", Quote: "METHOD:COUNTER"}, {Field: "intent", Value: "decline_dates", Quote: "METHOD:COUNTER"}}},
	} {
		m := &Message{}
		m.Mail.Class = tickets.ClassCalendarReply
		m.Mail.Calendar = &tickets.CalendarReply{Method: method, PartStat: c.status, Start: time.Date(2026, 12, 16, 14, 0, 0, 0, time.UTC)}
		if got := m.Understand(Asked{}).Evidence; !slices.Equal(got, c.want) {
			t.Errorf("%s: %+v", method, got)
		}
	}
}
