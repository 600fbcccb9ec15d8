package main

import (
	"context"
	"crypto/x509"
	"fmt"
	"net"
	"net/mail"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"vorlauf/bot/discord"
	"vorlauf/bot/mailbox"
	"vorlauf/bot/submission"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

// A config is the configuration as the parts of the program want it.
type config struct {
	rules      tickets.World // desk, policy, calendar, absences, blackouts
	authservID string
	mailbox    mailbox.Config
	smtp       submission.Config
	storeURL   string
	files      string
	listen     string
	publicURL  string
	publicHere bool                     // people reach it at listen: the demo
	staff      map[string]tickets.Staff // by token
	discord    *discord.Config          // the staff room in chat; nil: none
}

// build makes the parts, noting what is impossible.
func (v *values) build() *config {
	c := &config{
		authservID: v.text["desk.authserv_id"], storeURL: v.text["store.url"], files: v.text["store.attachments"],
		listen: v.text["web.listen"], publicURL: v.text["web.public_url"],
	}
	c.rules = v.rules()
	c.mailbox = v.mailbox()
	c.smtp = v.submission()
	c.staff = v.staff()
	c.discord = v.room(c.rules)
	if c.files == "" && !strings.Contains(c.storeURL, "://") {
		c.files = strings.TrimSuffix(c.storeURL, filepath.Ext(c.storeURL)) + ".files"
	}
	if err := checkListen(c.listen); err != nil {
		v.wrong("web.listen", "is no address to listen on like 127.0.0.1:8080: %v", err)
	}
	if u, err := url.Parse(c.publicURL); c.publicURL != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		v.wrong("web.public_url", "is no address like https://desk.example.com")
	}
	return c
}

// checkListen checks the form of an address to listen on; port 0 picks a free one.
func checkListen(address string) error {
	_, port, err := net.SplitHostPort(address)
	if err == nil {
		_, err = net.LookupPort("tcp", port)
	}
	return err
}

func (v *values) rules() tickets.World {
	w := tickets.World{
		Desk: tickets.Desk{
			Name: v.text["desk.name"], Address: strings.ToLower(v.text["desk.address"]),
			Language: tickets.Language(v.text["desk.language"]), PublicURL: v.text["web.public_url"],
		},
		Policy: v.policy(),
	}
	if a, err := mail.ParseAddress(w.Desk.Address); w.Desk.Address != "" && (err != nil || a.Address != w.Desk.Address) {
		v.wrong("desk.address", "%q is not a mail address", w.Desk.Address)
	}
	zone, err := time.LoadLocation(v.text["desk.time_zone"])
	if err != nil || v.text["desk.time_zone"] == "" {
		v.wrong("desk.time_zone", "there is no time zone %q; it is written like Europe/Zurich", v.text["desk.time_zone"])
		zone = time.UTC
	}
	w.Calendar = v.calendar(zone)
	for _, s := range v.list["desk.absences"] {
		from, to, err := days(s, zone)
		if err != nil {
			v.wrong("desk.absences", "%v", err)
		}
		w.Absences = append(w.Absences, calendar.Slot{Start: from, End: to})
	}
	for _, s := range v.list["policy.blackouts"] {
		w.Blackouts = append(w.Blackouts, v.blackout(s, zone))
	}
	return w
}

// blackout reads "2026-12-21/2027-01-08 product=Abacus".
func (v *values) blackout(s string, zone *time.Location) tickets.Blackout {
	period, whom, _ := strings.Cut(s, " ")
	from, to, err := days(period, zone)
	if err != nil {
		v.wrong("policy.blackouts", "%v", err)
	}
	b := tickets.Blackout{From: from, To: to}
	switch what, name, _ := strings.Cut(strings.TrimSpace(whom), "="); what {
	case "":
	case "product":
		b.Product = name
	case "customer":
		b.Customer = name
	default:
		v.wrong("policy.blackouts", "%q is neither product=NAME nor customer=NAME", whom)
	}
	return b
}

func (v *values) calendar(zone *time.Location) *calendar.Calendar {
	hours, err := calendar.ParseHours(v.text["desk.hours"])
	if err != nil {
		v.wrong("desk.hours", "%v", err)
	}
	canton := v.text["desk.canton"]
	if canton != "" && !calendar.ValidCanton(canton) {
		v.wrong("desk.canton", "there is no canton %q; the cantons are %s", canton, strings.Join(calendar.Cantons(), " "))
		canton = ""
	}
	c, err := calendar.New(zone, hours, canton, v.dayList("desk.holidays_add"), v.dayList("desk.holidays_remove"))
	if err != nil {
		v.wrong("desk.canton", "%v", err)
	}
	return c
}

func (v *values) dayList(key string) []calendar.Day {
	var all []calendar.Day
	for _, s := range v.list[key] {
		d, err := calendar.ParseDay(s)
		if err != nil {
			v.wrong(key, "%q is not a day like 2026-12-24", s)
			continue
		}
		all = append(all, d)
	}
	return all
}

func (v *values) policy() tickets.Policy {
	p := tickets.Policy{
		LeadDays: v.number("policy.lead_days"), DefaultMinutes: v.number("policy.default_minutes"),
		Capacity: v.number("desk.capacity"), Suggestions: v.number("policy.suggestions"),
		HoldDays: v.number("policy.hold_days"), HoldMargin: v.number("policy.hold_margin"),
		MaxLapses: v.number("policy.max_lapses"), ContentionDays: v.number("policy.contention_days"),
		AskRounds: v.number("policy.ask_rounds"), AskExpiry: v.number("policy.ask_expiry"),
		ReminderDays: v.number("policy.reminder_days"), PartnerNudgeDays: v.number("policy.partner_nudge_days"),
		TestReminderDays: v.number("policy.test_reminder_days"), CleanupDays: v.number("policy.cleanup_days"),
		AttachmentDays: v.number("policy.attachment_days"), RetentionMonths: v.number("policy.retention_months"),
		ReopenDays: v.number("policy.reopen_days"), StaffHours: time.Duration(v.number("policy.staff_hours")) * time.Hour,
	}
	for _, s := range v.list["policy.ask_reminders"] {
		n, err := strconv.Atoi(s)
		if err != nil || n <= 0 || n >= p.AskExpiry {
			v.wrong("policy.ask_reminders", "%q is no number of days before the expiry after %d", s, p.AskExpiry)
		}
		p.AskReminders = append(p.AskReminders, n)
	}
	return p
}

func (v *values) mailbox() mailbox.Config {
	return mailbox.Config{
		Host: v.text["mailbox.host"], Port: v.number("mailbox.port"), TLS: mailbox.TLSMode(v.text["mailbox.tls"]),
		User: v.text["mailbox.user"], Password: v.text["mailbox.password"], RootCAs: v.authority("mailbox.ca_file"),
		Folder: v.text["mailbox.folder"], Archive: v.text["mailbox.archive"],
	}
}

func (v *values) submission() submission.Config {
	return submission.Config{
		Host: v.text["smtp.host"], Port: v.number("smtp.port"), TLS: v.text["smtp.tls"],
		User: v.text["smtp.user"], Password: v.text["smtp.password"], RootCAs: v.authority("smtp.ca_file"),
	}
}

// authority reads certificates of an own authority; nil means the system's.
func (v *values) authority(key string) *x509.CertPool {
	path := v.text[key]
	if path == "" {
		return nil
	}
	data, err := os.ReadFile(path)
	pool := x509.NewCertPool()
	if err != nil {
		v.wrong(key, "%v", err)
	} else if !pool.AppendCertsFromPEM(data) {
		v.wrong(key, "%s holds no certificate in PEM form", path)
	}
	return pool
}

func (v *values) staff() map[string]tickets.Staff {
	const least = 12 // characters: a shorter token can be guessed
	staff := map[string]tickets.Staff{}
	for name, token := range v.pair["web.tokens"] {
		if len(token) < least {
			v.wrong("web.tokens."+name, "is too short: a token has %d characters at least", least)
		}
		if _, taken := staff[token]; taken {
			v.wrong("web.tokens."+name, "is the token of somebody else too")
		}
		staff[token] = tickets.Staff{Name: name, Approver: slices.Contains(v.list["web.approvers"], name)}
	}
	for _, name := range v.list["web.approvers"] {
		if v.pair["web.tokens"][name] == "" {
			v.wrong("web.approvers", "%q has no token in web.tokens", name)
		}
	}
	return staff
}

func configCommand() command {
	return command{
		name: "config", short: "prints an example configuration",
		long: `Prints a configuration with every key explained and the defaults filled in.

  vorlauf config > vorlauf.toml

Any key can be overridden by an environment variable: VORLAUF_MAILBOX_PASSWORD
for mailbox.password. Every secret can be given as a file: mailbox.password_file.`,
		run: printConfig,
	}
}

func printConfig(_ context.Context, t terminal, args []string) error {
	if err := parseFlags(configCommand().flags(t), args, 0, 0); err != nil {
		return err
	}
	_, err := fmt.Fprint(t.out, exampleConfig())
	return err
}

// exampleConfig writes every key: those that are needed with an example, the
// others commented out with their default.
func exampleConfig() string {
	var b strings.Builder
	b.WriteString("# The configuration of Vorlauf. A line behind \"# \" shows the default or an example.\n" +
		"# Any key can be overridden by an environment variable: VORLAUF_MAILBOX_PASSWORD for\n" +
		"# mailbox.password. Every secret can be given as a file: password_file = \"/run/secrets/x\".\n")
	last := ""
	for _, s := range settings() {
		section, name, _ := strings.Cut(s.key, ".")
		if section != last && s.kind != pairs {
			fmt.Fprintf(&b, "\n[%s]\n", section)
			last = section
		}
		s.write(&b, name)
	}
	return b.String() + pairsBelow()
}

func (s setting) write(b *strings.Builder, name string) {
	if s.kind == pairs { // a section of its own, at the end
		return
	}
	for line := range strings.SplitSeq(s.doc, "\n") {
		if line != "" {
			fmt.Fprintf(b, "# %s\n", line)
		}
	}
	mark := "# "
	if s.required {
		mark = ""
	}
	fmt.Fprintf(b, "%s%s = %s\n", mark, name, s.literal())
	if s.secret {
		fmt.Fprintf(b, "# %s_file = \"/run/secrets/%s\"\n", name, strings.ReplaceAll(s.key, ".", "_"))
	}
}

func (s setting) literal() string {
	shown := s.value
	if shown == "" {
		shown = s.example
	}
	switch s.kind {
	case count:
		return shown
	case list:
		if shown == "" {
			return "[]"
		}
		return "[\"" + strings.ReplaceAll(shown, ",", "\", \"") + "\"]"
	}
	return strconv.Quote(shown)
}

// pairsBelow writes the sections with names of their own last: in TOML whatever
// follows would belong to them.
func pairsBelow() string {
	var b strings.Builder
	for _, s := range settings() {
		if s.kind == pairs {
			fmt.Fprintf(&b, "\n# %s\n[%s]\n%s\n", s.doc, s.key, s.example)
		}
	}
	return b.String()
}
