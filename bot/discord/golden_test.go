package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

var update = flag.Bool("update", false, "rewrite the golden files")

// at is a time of December.
func at(day, hour int) time.Time { return time.Date(2026, 12, day, hour, 0, 0, 0, zone) }

// saying is a sentence of the rules.
func saying(form string, args ...tickets.Word) tickets.Said {
	return tickets.Said{Text: form, Form: form, Args: args}
}

// sample is a ticket that needs a decision, with something in every corner.
func sample() (tickets.Ticket, []store.Message) {
	slot := func(day int) calendar.Slot { return calendar.Slot{Start: at(day, 8), End: at(day, 10)} }
	t := tickets.Ticket{
		Number: 1042, Revision: 3, Seq: 7, State: tickets.AwaitingApproval, Customer: "Amstutz Treuhand AG", Contact: "s.keller@amstutz-treuhand.example",
		Subject: "Abacus Update", Received: start, LeadFrom: start, StaffSince: start.Add(time.Hour),
		Requests: []tickets.Request{{ID: 1, Software: "Abacus", Version: "2026", Setup: []string{"https://downloads.abacus.example/2026/setup.exe?key=1", "file:AbaSetup.exe"},
			Licence: tickets.Licence{State: tickets.LicenceProvided, Items: []string{"key:ABCD-EFGH-1234-5678"}}, Wished: []string{"2026-12-14/2026-12-18"}}},
		SuggestedVariant: tickets.Provider, VariantReason: saying("nothing speaks for the partner"),
		Suggested: []calendar.Slot{slot(14), slot(15), slot(16)}, Assignee: "Anna (discord 1234)", Duplicates: []int64{1040},
		Parties: []tickets.Party{{Address: "s.keller@amstutz-treuhand.example", Role: tickets.RoleCustomer}},
	}
	return t, []store.Message{{ID: 1, Attachments: []tickets.Attachment{{Name: "AbaSetup.exe", Size: 48_300_000}}}}
}

func testRoom(t *testing.T, l tickets.Language) *Room {
	t.Helper()
	r, err := New(Config{PublicURL: "https://desk.example", Language: l, Rules: rules(t), Now: func() time.Time { return start }})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// TestGoldenCards holds each kind of card against its file.
func TestGoldenCards(t *testing.T) {
	base, mails := sample()
	for name, change := range map[string]func(*tickets.Ticket){
		"decide": func(*tickets.Ticket) {},
		"short": func(t *tickets.Ticket) {
			t.ShortNotice, t.Urgent, t.Early = true, true, []calendar.Slot{{Start: start.AddDate(0, 0, 1), End: start.AddDate(0, 0, 1).Add(time.Hour)}}
			t.Attention = []tickets.Said{saying("@everyone asks *now*")}
			t.Attention = append(t.Attention, tickets.Said{Text: "eva@amstutz.example (customer) wishes another date: 2026-12-25", Form: "%s (%s) wishes another date: %s",
				Args: []tickets.Word{{Name: "eva@amstutz.example"}, {Kind: "role", Name: "customer"}, {Kind: "wish", Name: "2026-12-25"}}})
			t.Own = &tickets.OwnDate{Start: at(25, 8), End: at(25, 10), By: "eva@amstutz.example", Verdict: tickets.Said{Text: "2026-12-25: public holiday: Weihnachten",
				Form: "%s", Args: []tickets.Word{{Kind: "obstacle", Name: "2026-12-25: public holiday: Weihnachten"}}}}
			t.VariantReason = tickets.Said{Text: "NEST is normally updated by its partner", Form: "%s is normally updated by its partner", Args: []tickets.Word{{Name: "NEST"}}}
			t.SuggestedVariant = tickets.Partner
		},
		"held": func(t *tickets.Ticket) {
			t.State, t.Customer, t.Contact, t.Suggested = tickets.Held, "", "", nil
			t.Waiting = []tickets.Incoming{{Mail: tickets.Mail{From: "x@stranger.example", Subject: "[Klick](https://evil.example)"}}}
		},
		"scheduled": func(t *tickets.Ticket) {
			t.State, t.StaffSince, t.Suggested, t.Variant, t.Assignee = tickets.Scheduled, time.Time{}, nil, tickets.Partner, ""
			t.Partner = "GIM"
			t.Appointment = &tickets.Appointment{Start: base.Suggested[0].Start, End: base.Suggested[0].End, Exception: true, CostNote: "CHF 200"}
			t.Options = []tickets.Option{{Option: 1, Start: base.Suggested[0].Start, End: base.Suggested[0].End, Status: tickets.OptionAgreed}}
			t.Acceptances = []tickets.Acceptance{{Party: t.Contact, Start: base.Suggested[0].Start, Via: "page"}}
		},
		"closed": func(t *tickets.Ticket) {
			t.State, t.Outcome, t.StaffSince, t.Suggested = tickets.Closed, tickets.OutcomeDone, time.Time{}, nil
		},
	} {
		for _, l := range []tickets.Language{tickets.German, tickets.English} {
			tk := base
			change(&tk)
			golden(t, "card-"+name+"."+string(l)+".json", testRoom(t, l).card(tk, mails))
		}
	}
}

func golden(t *testing.T, name string, p post) {
	t.Helper()
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	raw, err := json.Marshal(p)
	if err != nil {
		t.Fatal(err)
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		t.Fatal(err)
	}
	if err := e.Encode(tree); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("%s: -want +got\n%s", name, diff)
	}
}

// TestLimitsHoldForEveryTicket blows every text up and checks Discord's limits.
func TestLimitsHoldForEveryTicket(t *testing.T) {
	tk, mails := sample()
	long := strings.Repeat("ä<b>*_😀\n", 2000)
	tk.Customer, tk.Subject, tk.VariantReason.Text, tk.Assignee, tk.BouncedTo = long, long, long, long, long
	tk.Undeliverable = true
	for i := range 60 {
		tk.Attention = append(tk.Attention, saying(long))
		tk.Requests = append(tk.Requests, tickets.Request{ID: i + 2, Software: long, Version: long, Setup: []string{"file:" + long, long}, Licence: tickets.Licence{Items: []string{"key:" + long, long}}, Wished: []string{long}})
		tk.Waiting = append(tk.Waiting, tickets.Incoming{Mail: tickets.Mail{From: long, Subject: long}})
		tk.Suggested = append(tk.Suggested, tk.Suggested[0])
		tk.Duplicates = append(tk.Duplicates, int64(i))
		tk.Acceptances = append(tk.Acceptances, tickets.Acceptance{Party: long, Via: "mail"})
	}
	p := testRoom(t, tickets.German).card(tk, mails)
	e := p.Embeds[0]
	if e.size() > maxEmbed || length(e.Title) > maxTitle || length(e.Description) > maxDescription || len(e.Fields) > maxFields {
		t.Errorf("embed of %d characters, title %d, description %d, %d fields", e.size(), length(e.Title), length(e.Description), len(e.Fields))
	}
	for _, f := range e.Fields {
		if length(f.Value) > maxField || f.Value == "" || length(f.Name) > maxTitle {
			t.Errorf("field %s has %d characters", f.Name, length(f.Value))
		}
	}
	if len(p.Components) > 5 {
		t.Errorf("%d rows", len(p.Components))
	}
	if name := testRoom(t, tickets.German).threadName(tk); length(name) > maxThreadName {
		t.Errorf("a thread's name of %d characters", length(name))
	}
}

func TestPlain(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"a@b.example":              "a@b.example",
		"@everyone":                "@\u200beveryone",
		"<@123> <#4>":              `\<@123> \<#4>`,
		"**x** _y_ ~~z~~":          `\*\*x\*\* \_y\_ \~\~z\~\~`,
		"[Bank](https://e.test/x)": `\[Bank\](‹e.test›)`,
		"HTTPS://E.test/a b":       "‹E.test› b",
		"a\n# b\n- c\n> d\n1. e":   "a\n\\# b\n\\- c\n\\> d\n1\\. e",
		"\u202egnp.exe\u2066":      "gnp.exe",
		"a\\*b":                    `a\\\*b`,
	} {
		if got := plain(in); got != want {
			t.Errorf("plain(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, c := range []struct {
		in   string
		most int
		want string
	}{
		{"abc", 3, "abc"}, {"abcd", 3, "ab…"}, {"😀😀", 4, "😀😀"}, {"😀😀😀", 4, "😀…"},
		{`ab\*cd`, 4, "ab…"}, {`ab\\cd`, 5, `ab\\…`}, {"x <t:123:R>", 8, "x …"}, {"x <t:1:R> yz", 11, "x <t:1:R> …"},
	} {
		if got := cut(c.in, c.most); got != c.want || length(got) > c.most {
			t.Errorf("cut(%q, %d) = %q, want %q", c.in, c.most, got, c.want)
		}
	}
}

// TestEveryPhraseExists reads which phrases the code says, and looks for each in
// both languages.
func TestEveryPhraseExists(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	said := regexp.MustCompile(`Say\("([a-z_.0-9]+)"`)
	names := []string{}
	for _, f := range files {
		if strings.HasSuffix(f, "_test.go") {
			continue
		}
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said.FindAllStringSubmatch(string(source), -1) {
			if !strings.HasSuffix(m[1], ".") {
				names = append(names, m[1])
			}
		}
	}
	for _, action := range tickets.ActionNames() {
		names = append(names, "do."+action, "says."+action)
	}
	for _, s := range tagStates {
		names = append(names, "state."+string(s), "tag."+string(s))
	}
	for _, code := range []tickets.Code{tickets.Stale, tickets.NotPossible, tickets.Guard, tickets.Forbidden, tickets.NotFound, tickets.Argument, tickets.Malformed} {
		names = append(names, "refused."+string(code))
	}
	slices.Sort(names)
	for _, name := range slices.Compact(names) {
		for _, l := range []tickets.Language{tickets.German, tickets.English} {
			if !templates.Card(l, nil).Has(name) {
				t.Errorf("%s: no phrase %q", l, name)
			}
		}
	}
	for _, s := range tagStates {
		if n := length(templates.Card(tickets.German, nil).Say("tag." + string(s))); n > 20 {
			t.Errorf("tag of %s has %d characters", s, n)
		}
	}
}
