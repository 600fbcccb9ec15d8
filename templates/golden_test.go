package templates

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write the expected mails anew")

// TestWording compares every mail in every language, as text and as HTML, with
// what was read and approved.
func TestWording(t *testing.T) {
	for _, l := range languages {
		for _, name := range all {
			t.Run(string(l)+"/"+string(name), func(t *testing.T) {
				r := write(t, mail(t, name, l))
				golden(t, string(l), string(name)+".txt", written(r))
				golden(t, string(l), string(name)+".html", r.HTML)
			})
		}
	}
}

// written is a mail as a reader of text sees it.
func written(r Rendered) string {
	s := "Subject: " + r.Subject + "\n\n" + r.Text
	if r.Summary != "" {
		s += "\n--- invitation ---\n" + r.Summary + "\n\n" + r.Description
	}
	return s
}

func golden(t *testing.T, folder, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", "mail", folder, name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got; -update accepts it):\n%s", path, diff)
	}
}

// TestVariants compares the mails whose wording depends on more than the usual
// letter.
func TestVariants(t *testing.T) {
	for name, change := range variants {
		for _, l := range languages {
			t.Run(string(l)+"/"+name, func(t *testing.T) {
				m := mail(t, tickets.Template(strings.SplitN(name, "-", 2)[0]), l)
				change(&m.Letter)
				golden(t, filepath.Join(string(l), "variants"), name+".txt", written(write(t, m)))
			})
		}
	}
}

var variants = map[string]func(*tickets.Letter){
	"proposal-one":           func(l *tickets.Letter) { l.Options = l.Options[2:]; l.Page = "https://desk.msp.example/t/1042?s=abc" },
	"proposal-partner":       func(l *tickets.Letter) { l.Partner = "Treuhand-Soft AG" },
	"proposal-sooner":        func(l *tickets.Letter) { l.Options[0].Until = l.Options[0].Until.AddDate(0, 0, -1) },
	"confirmation-partner":   func(l *tickets.Letter) { l.Partner = "Treuhand-Soft AG" },
	"confirmation-exception": func(l *tickets.Letter) { l.OffHours, l.Cost = true, "CHF 180 pro Stunde" },
	"acknowledgement-nobody": func(l *tickets.Letter) { l.Name, l.Requests, l.FixedDay = "", nil, false },
	"missing-everything": func(l *tickets.Letter) {
		l.Missing, l.Awaited, l.Requests, l.Subject, l.Software = []string{"software", "setup", "licence"}, nil, nil, "Anfrage", "Anfrage"
	},
	"missing-short":           func(l *tickets.Letter) { l.Short = true },
	"missing_reminder-answer": func(l *tickets.Letter) { l.Missing, l.Awaited, l.Text = nil, nil, "Wie viele Arbeitsplätze sind es?" },
	"self_service-complete":   func(l *tickets.Letter) { l.Missing, l.Awaited = nil, nil },
	"cancel-reason":           func(l *tickets.Letter) { l.Text = "Der Hersteller hat die Version zurückgezogen." },
	"cancel-undated":          func(l *tickets.Letter) { l.Date = calendar.Slot{} },
	"status-scheduled":        func(l *tickets.Letter) { l.State = tickets.Scheduled; l.Date = l.Options[0].Slot() },
	"status-awaiting_info":    func(l *tickets.Letter) { l.State = tickets.AwaitingInfo; l.Missing = []string{"setup"} },
	"partner_released-agreed": func(l *tickets.Letter) {
		l.Date = calendar.Slot{Start: l.Earliest.Add(9 * time.Hour), End: l.Earliest.Add(11 * time.Hour)}
	},
	"partner_released-other": func(l *tickets.Letter) { l.Partner = "Treuhand-Soft AG" },
	"failed-unrestored":      func(l *tickets.Letter) { l.Restored = false },
}
