package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
)

// whole is the least configuration that works.
const whole = `
[desk]
address = "desk@example.com"

[mailbox]
host = "imap.example.com"
user = "desk@example.com"
password = "secret"

[smtp]
host = "smtp.example.com"

[web.tokens]
anna = "a-token-that-is-long"
`

func noEnv(string) string { return "" }

func TestConfigDefaults(t *testing.T) {
	c, err := makeConfig([]byte(whole), noEnv)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(tickets.DefaultPolicy(), c.rules.Policy); diff != "" {
		t.Errorf("the defaults are not the procedure's numbers: -want +got\n%s", diff)
	}
	if got := c.rules.Calendar.Zone().String(); got != "Europe/Zurich" {
		t.Errorf("zone %s", got)
	}
	if c.mailbox.Port != 993 || c.smtp.Port != 587 || c.mailbox.Folder != "INBOX" || c.files != "vorlauf.files" {
		t.Errorf("%+v %+v %q", c.mailbox, c.smtp, c.files)
	}
	if s := c.staff["a-token-that-is-long"]; s.Name != "anna" || s.Approver {
		t.Errorf("staff: %+v", s)
	}
}

func TestConfigNamesEveryMistakeAtOnce(t *testing.T) {
	file := `[desk]
adress = "desk@example.com"
address = "nobody"
canton = "XX"
time_zone = "Europe/Zug"
hours = "Mon 25:00-26:00"
capacity = -1
absences = ["2026-13-01"]

[mailbox]
port = "many"
tls = "ssl"
user = "u"

[smtp]
host = 25

[discord]
token = "x"
approvers = ["chefs"]
secret_expires = "soon"

[web]
listen = "nowhere"
approvers = ["beat"]

[web.tokens]
anna = "short"

[policy]
ask_reminders = [3, 60]
blackouts = ["2026-12-31/2026-12-01", "2026-12-01 who=me"]
`
	_, err := makeConfig([]byte(file), noEnv)
	if err == nil {
		t.Fatal("no error")
	}
	for _, want := range []string{
		"line 2: desk.adress: unknown key; is desk.address meant?",
		`line 3: desk.address: "nobody" is not a mail address`,
		`line 4: desk.canton: there is no canton "XX"`,
		"line 5: desk.time_zone:", "line 6: desk.hours:", "line 7: desk.capacity:", "line 8: desk.absences:",
		"line 11: mailbox.port:", "line 12: mailbox.tls: is one of implicit, starttls, none",
		"mailbox.host: is needed", "line 16: smtp.host: must be a text",
		"discord.guild: is needed", "discord.channel: is needed", `line 20: discord.approvers: "chefs" is no id`,
		`line 21: discord.secret_expires: "soon" is not a day`,
		"line 24: web.listen:", `line 25: web.approvers: "beat" has no token`,
		"line 28: web.tokens.anna: is too short",
		"line 31: policy.ask_reminders:", "line 32: policy.blackouts:", "neither product=NAME nor customer=NAME",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("missing: %s", want)
		}
	}
	if t.Failed() {
		t.Log(err)
	}
}

// Numbers and addresses that can only be mistakes are named, whether or not
// anything would fail for them.
func TestConfigImpossibleValues(t *testing.T) {
	for line, key := range map[string]string{
		"[mailbox]\nport = 99999":                       "mailbox.port",
		"[mailbox]\nport = 0":                           "mailbox.port",
		"[mailbox]\nport = -1":                          "mailbox.port",
		"[mailbox]\nsecret_expires = \"soon\"":          "mailbox.secret_expires",
		"[smtp]\nport = 65536":                          "smtp.port",
		"[smtp]\ntls = \"\"":                            "smtp.tls",
		"[desk]\ncapacity = 0":                          "desk.capacity",
		"[desk]\nhours = \"Mon-Fri 17:00-08:00\"":       "desk.hours",
		"[desk]\nhours = \"Mon-Fri 08:00-08:00\"":       "desk.hours",
		"[desk]\ncanton = \"ZZ\"":                       "desk.canton",
		"[desk]\ntime_zone = \"\"":                      "desk.time_zone",
		"[desk]\nlanguage = \"es\"":                     "desk.language",
		"[desk]\nlanguage = \"\"":                       "desk.language",
		"[desk]\naddress = \"a b@desk.example\"":        "desk.address",
		"[desk]\nabsences = [\"2026-12-31/2026-12-1\"]": "desk.absences",
		"[web]\nlisten = \"127.0.0.1:99999\"":           "web.listen",
		"[web]\nlisten = \"127.0.0.1:-1\"":              "web.listen",
		"[web]\npublic_url = \"desk\"":                  "web.public_url",
		"[policy]\nlead_days = -14":                     "policy.lead_days",
		"[policy]\nlead_days = 99999999999999999999":    "policy.lead_days",
		"[policy]\nlead_days = 9223372036854775807":     "policy.lead_days",
		"[policy]\nstaff_hours = 0":                     "policy.staff_hours",
		"[policy]\ndefault_minutes = 1441":              "policy.default_minutes",
		"[policy]\nask_reminders = [-3]":                "policy.ask_reminders",
	} {
		_, err := makeConfig([]byte(line+"\n"), noEnv)
		if err == nil || !strings.Contains(err.Error(), "line 2: "+key+": ") {
			t.Errorf("%s: %v", line, err)
		}
	}
}

func TestConfigSyntaxError(t *testing.T) {
	_, err := makeConfig([]byte("[desk]\naddress = \n"), noEnv)
	if err == nil || !strings.Contains(err.Error(), "line 2") {
		t.Errorf("got %v", err)
	}
}

func TestConfigFromTheEnvironmentAndFiles(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(secret, []byte("from the file\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{
		"VORLAUF_MAILBOX_PASSWORD": "from the environment", "VORLAUF_SMTP_PASSWORD_FILE": secret,
		"VORLAUF_WEB_TOKENS": "berta=another-long-token", "VORLAUF_WEB_APPROVERS": "berta", "VORLAUF_POLICY_LEAD_DAYS": "21",
	}
	c, err := makeConfig([]byte(whole), func(k string) string { return env[k] })
	if err != nil {
		t.Fatal(err)
	}
	if c.mailbox.Password != "from the environment" || c.smtp.Password != "from the file" || c.rules.Policy.LeadDays != 21 {
		t.Errorf("%q %q %d", c.mailbox.Password, c.smtp.Password, c.rules.Policy.LeadDays)
	}
	if s := c.staff["another-long-token"]; s.Name != "berta" || !s.Approver || len(c.staff) != 1 {
		t.Errorf("staff: %+v", c.staff)
	}
	file := strings.Replace(whole, `password = "secret"`, `password_file = "/does/not/exist"`, 1)
	if _, err := makeConfig([]byte(file), noEnv); err == nil || !strings.Contains(err.Error(), "line 8: mailbox.password: its file cannot be read") {
		t.Errorf("got %v", err)
	}
}

func TestConfigAbsencesAndBlackouts(t *testing.T) {
	file := strings.Replace(whole, "[mailbox]", `absences = ["2026-12-21/2026-12-31"]
holidays_add = ["2026-12-24"]

[policy]
blackouts = ["2026-12-21/2027-01-08 product=Abacus", "2026-11-30"]

[mailbox]`, 1)
	c, err := makeConfig([]byte(file), noEnv)
	if err != nil {
		t.Fatal(err)
	}
	day := func(s string) time.Time {
		d, _ := time.ParseInLocation(time.DateOnly, s, c.rules.Calendar.Zone())
		return d
	}
	if a := c.rules.Absences[0]; !a.Start.Equal(day("2026-12-21")) || !a.End.Equal(day("2027-01-01")) {
		t.Errorf("absence %v", a)
	}
	want := []tickets.Blackout{
		{Product: "Abacus", From: day("2026-12-21"), To: day("2027-01-09")},
		{From: day("2026-11-30"), To: day("2026-12-01")},
	}
	if diff := cmp.Diff(want, c.rules.Blackouts); diff != "" {
		t.Error(diff)
	}
	if c.rules.Calendar.Open(day("2026-12-24").Add(9 * time.Hour)) {
		t.Error("the added holiday is not kept")
	}
}

var aKey = regexp.MustCompile(`^[a-z_]+ = `)

// The example must be accepted by the reader, and name every key that it knows.
func TestExampleConfigIsAccepted(t *testing.T) {
	example := exampleConfig()
	file := strings.Replace(example, "a long random text", "a-long-random-text", 1)
	if _, err := makeConfig([]byte(file), noEnv); err != nil {
		t.Errorf("%v\n%s", err, example)
	}
	for _, s := range settings() {
		_, name, _ := strings.Cut(s.key, ".")
		if !strings.Contains(example, name) {
			t.Errorf("%s is not in the example", s.key)
		}
	}
	var all []string // with every line switched on it must be accepted too
	for line := range strings.Lines(file) {
		if rest, ok := strings.CutPrefix(line, "# "); ok && aKey.MatchString(rest) && !strings.Contains(rest, "_file") && !strings.Contains(rest, `approvers = ["anna"]`) {
			line = rest
		}
		all = append(all, line)
	}
	if _, err := makeConfig([]byte(strings.Join(all, "")), noEnv); err != nil {
		t.Errorf("with all keys set: %v", err)
	}
}
