package tickets

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "rewrite the expected part of the scenarios")

// TestScenarios plays the stories under testdata. A story is a txtar file whose
// part "script" is played line by line and whose part "trace" is what must come
// out; testdata/README.md tells the language.
func TestScenarios(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scenarios: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { playFile(t, file) })
	}
}

func playFile(t *testing.T, file string) {
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	script, want := part(archive, "script"), part(archive, "trace")
	if script == nil {
		t.Fatalf("%s has no part \"script\"", file)
	}
	got := play(t, string(script.Data))
	if *update {
		if want == nil {
			archive.Files = append(archive.Files, txtar.File{Name: "trace"})
			want = part(archive, "trace")
		}
		want.Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want == nil {
		t.Fatalf("%s has no part \"trace\"; run with -update", file)
	}
	if diff := cmp.Diff(strings.Split(string(want.Data), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func part(a *txtar.Archive, name string) *txtar.File {
	for i := range a.Files {
		if a.Files[i].Name == name {
			return &a.Files[i]
		}
	}
	return nil
}

// A player plays a script and writes down what comes out.
type player struct {
	*desk
	out    bytes.Buffer
	mails  int
	before map[int64]Ticket
}

func play(t *testing.T, script string) string {
	p := &player{desk: newDesk(t), before: map[int64]Ticket{}}
	p.now = opening(p.zone)
	for _, block := range blocks(script) {
		fmt.Fprintf(&p.out, "> %s\n", block[0])
		if err := p.step(block); err != nil {
			t.Fatalf("%q: %v", block[0], err)
		}
	}
	return p.out.String()
}

// blocks joins indented lines to the line that they belong to.
func blocks(script string) [][]string {
	var all [][]string
	for line := range strings.Lines(script) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case line[0] == ' ' || line[0] == '\t':
			all[len(all)-1] = append(all[len(all)-1], strings.TrimSpace(line))
		default:
			all = append(all, []string{line})
		}
	}
	return all
}

func (p *player) step(block []string) error {
	verb, rest, _ := strings.Cut(block[0], " ")
	switch verb {
	case "now":
		return p.clock(rest)
	case "down":
		return p.down(rest)
	case "mail":
		return p.mail(rest, block[1:])
	case "undelivered":
		return p.undelivered(rest)
	case "page":
		return p.page(rest)
	case "show":
		return p.show(rest)
	case "blackout":
		return p.blackout(rest)
	case "absent":
		return p.absent(rest)
	}
	return p.press(verb, rest, block[1:])
}

// down moves the time while the desk is down; what fell due meanwhile happens
// once it is up again.
func (p *player) down(to string) (err error) {
	p.now, err = time.ParseInLocation("2006-01-02 15:04", to, p.zone)
	return err
}

// clock moves the time; what falls due on the way happens at its own time.
func (p *player) clock(to string) error {
	target, err := time.ParseInLocation("2006-01-02 15:04", to, p.zone)
	if err != nil {
		return err
	}
	for range 1000 {
		number, at, ok := p.due()
		if !ok || at.After(target) {
			p.now = target
			return nil
		}
		p.now = later(p.now, at)
		kind := p.tickets[number].Deadline.Kind
		if _, err := p.apply(number, TimePassed{}); err != nil {
			return err
		}
		fmt.Fprintf(&p.out, "  %s %s\n", p.moment(p.now), kind)
		p.report(nil)
	}
	return fmt.Errorf("the same deadlines come again and again")
}

func (p *player) moment(t time.Time) string { return t.In(p.zone).Format("Mon 2006-01-02 15:04") }

// press decides an action: "NAME [VL-N] [by viewer] [at revision N]" with the
// arguments as JSON below.
func (p *player) press(name, rest string, args []string) error {
	number, by, revision := p.last, Staff{Name: "demo", Approver: true}, (*int)(nil)
	words := strings.Fields(rest)
	for i := 0; i < len(words); i++ {
		switch {
		case strings.HasPrefix(words[i], "VL-"):
			number, _ = strconv.ParseInt(words[i][3:], 10, 64)
		case words[i] == "viewer":
			by = Staff{Name: "viewer"}
		case strings.HasPrefix(words[i], "revision="):
			n, _ := strconv.Atoi(words[i][9:])
			revision = &n
		default:
			return fmt.Errorf("what is %q?", words[i])
		}
	}
	action, _, err := ParseAction(name, []byte(strings.Join(args, "\n")))
	if err == nil {
		_, err = p.apply(number, Press{By: by, Revision: revision, Action: action})
	}
	p.report(err)
	return nil
}

// page accepts on the signed page: "page ADDRESS OPTION".
func (p *player) page(rest string) error {
	party, rest, _ := strings.Cut(rest, " ")
	n, said, _ := strings.Cut(rest, " ")
	option, err := strconv.Atoi(n)
	if err != nil {
		return err
	}
	_, err = p.apply(p.last, PageAnswered{Party: party, Option: option, Remark: said})
	p.report(err)
	return nil
}

// undelivered reports that the newest mail of the desk was refused:
// "undelivered ADDRESS".
func (p *player) undelivered(address string) error {
	_, err := p.apply(p.last, DeliveryFailed{Recipient: address, Reason: "550 5.1.1 unknown"})
	p.report(err)
	return nil
}

// blackout and absent take "FROM TO" as days or times without spaces; a
// blackout also "product=NAME" or "customer=NAME".
func (p *player) blackout(rest string) error {
	var b Blackout
	words := strings.Fields(rest)
	for _, word := range words[2:] {
		key, name, _ := strings.Cut(word, "=")
		switch key {
		case "product":
			b.Product = name
		case "customer":
			b.Customer = name
		}
	}
	s, err := p.period(words[0] + " " + words[1])
	b.From, b.To = s.Start, s.End
	p.world.Blackouts = append(p.world.Blackouts, b)
	return err
}

func (p *player) absent(rest string) error {
	s, err := p.period(rest)
	p.world.Absences = append(p.world.Absences, s)
	return err
}

// mail receives a mail: "mail FROM INTENT", its particulars below.
func (p *player) mail(rest string, lines []string) error {
	from, intent, _ := strings.Cut(rest, " ")
	p.mails++
	m := Mail{
		MessageID: fmt.Sprintf("m%d@%s", p.mails, from), From: from, Intent: Intent(intent), Class: Human,
		Author: strings.ToUpper(from[:1]) + from[1:strings.IndexByte(from, '@')], Subject: "Update",
		Authentication: AuthPass, Language: "",
	}
	received := p.now
	for _, line := range lines {
		key, value, _ := strings.Cut(line, " ")
		var err error
		if key == "received" {
			received, err = time.ParseInLocation("2006-01-02 15:04", value, p.zone)
		} else {
			err = p.particular(&m, key, value)
		}
		if err != nil {
			return fmt.Errorf("%q: %w", line, err)
		}
	}
	number, err := p.receiveOf(m, received)
	if number == 0 && err == nil {
		fmt.Fprintf(&p.out, "  no ticket\n")
	}
	p.report(err)
	return nil
}

func (p *player) particular(m *Mail, key, value string) error {
	switch key {
	case "reply": // to the newest mail of a ticket: "reply", "reply VL-1002"
		number := p.last
		if value != "" {
			number, _ = strconv.ParseInt(strings.TrimPrefix(value, "VL-"), 10, 64)
		}
		thread := p.tickets[number].Thread
		m.InReplyTo = []string{thread[len(thread)-1]}
	case "quoting": // quotes the newest mail of a ticket without naming it
		number, _ := strconv.ParseInt(strings.TrimPrefix(value, "VL-"), 10, 64)
		thread := p.tickets[number].Thread
		m.Mentioned = []string{thread[len(thread)-1]}
	case "tag":
		n, err := strconv.ParseInt(strings.TrimPrefix(value, "VL-"), 10, 64)
		m.Tags = []int64{n}
		return err
	case "cc":
		for _, a := range strings.Fields(value) {
			m.Cc = append(m.Cc, Address{Address: a})
		}
	case "choice":
		m.Choice = &Choice{At: value}
		if n, err := strconv.Atoi(value); err == nil {
			m.Choice = &Choice{Option: n}
		}
	case "bounce": // of the newest mail of the ticket, at this address
		thread := p.tickets[p.last].Thread
		m.Class, m.Bounce = ClassBounce, &Bounce{Recipient: value, Action: "failed", Status: "5.1.1", MessageID: thread[len(thread)-1], Reason: "unknown user"}
	case "delayed":
		thread := p.tickets[p.last].Thread
		m.Class, m.Bounce = ClassBounce, &Bounce{Recipient: value, Action: "delayed", MessageID: thread[len(thread)-1], Reason: "greylisted"}
	case "until":
		m.Class, m.AutoReply = ClassAutoReply, &AutoReply{Until: value}
	case "calendar": // "REPLY DECLINED 0", "COUNTER - 0"
		f := strings.Fields(value)
		sequence, err := strconv.Atoi(f[2])
		m.Class = ClassCalendarReply
		m.Calendar = &CalendarReply{Method: f[0], PartStat: f[1], Sequence: sequence, UID: p.tickets[p.last].Invitation.UID}
		return err
	case "software", "version", "setup", "licence", "wished", "limit", "complete":
		return request(m, key, value)
	default:
		return field(m, key, value)
	}
	return nil
}

// request fills the newest request; "software" begins one where the last has a
// name already.
func request(m *Mail, key, value string) error {
	if n := len(m.Requests); n == 0 || key == "software" && m.Requests[n-1].Software != "" {
		m.Requests = append(m.Requests, Request{Licence: Licence{State: LicenceUnknown}})
	}
	r := &m.Requests[len(m.Requests)-1]
	switch key {
	case "software":
		r.Software = value
	case "version":
		r.Version = value
	case "setup":
		r.Setup = append(r.Setup, value)
	case "complete":
		r.Setup, r.Licence = []string{"file:setup.exe"}, Licence{State: LicenceProvided, Items: []string{"file:licence.lic"}}
	case "licence":
		state, item, _ := strings.Cut(value, " ")
		r.Licence.State = LicenceState(state)
		if item != "" {
			r.Licence.Items = append(r.Licence.Items, item)
		}
	case "wished":
		r.Wished = append(r.Wished, value)
	case "limit":
		return json.Unmarshal([]byte(value), addTo(&r.Limits))
	}
	return nil
}

func addTo(limits *[]Limit) *Limit {
	*limits = append(*limits, Limit{})
	return &(*limits)[len(*limits)-1]
}

func field(m *Mail, key, value string) error {
	switch key {
	case "subject":
		m.Subject = value
	case "text":
		m.Text = value
	case "variant":
		m.Variant = Variant(value)
	case "partner":
		m.Partners = append(m.Partners, value)
	case "language":
		m.Language = Language(value)
	case "spoofed":
		m.Authentication = AuthFail
	case "urgent":
		m.Urgent = true
	case "off_hours":
		m.OffHours = true
	case "or":
		m.Alternative = Intent(value)
	case "class":
		m.Class = Class(value)
	default:
		return fmt.Errorf("unknown particular")
	}
	return nil
}

// report writes down what the last event changed and sent.
func (p *player) report(err error) {
	if err != nil {
		var refusal *Refusal
		if r, ok := err.(*Refusal); ok {
			refusal = r
		}
		if refusal == nil {
			p.t.Fatal(err)
		}
		fmt.Fprintf(&p.out, "  refused (%s): %s\n", strings.TrimSpace(string(refusal.Code)+" "+refusal.Field), refusal.Message)
		return
	}
	for _, f := range p.effects {
		if m, ok := f.(SendMail); ok {
			p.reportMail(m)
		}
	}
	for _, n := range p.numbers() {
		p.reportTicket(p.before[n], p.tickets[n])
		p.before[n] = p.tickets[n]
	}
}

func (p *player) reportMail(m SendMail) {
	fmt.Fprintf(&p.out, "  mail %s (%s) to %s", m.Template, m.Language, addressList(m.To))
	if len(m.Cc) > 0 {
		fmt.Fprintf(&p.out, " cc %s", addressList(m.Cc))
	}
	if len(m.Letter.Missing) > 0 && slices.Contains([]Template{MissingInfo, MissingReminder, SelfServiceNo}, m.Template) {
		fmt.Fprintf(&p.out, ", missing %s", strings.Join(m.Letter.Missing, " "))
	}
	for _, o := range m.Letter.Options {
		fmt.Fprintf(&p.out, ", %d) %s", o.Option, p.moment(o.Start))
	}
	for _, said := range saidIn(m) {
		fmt.Fprintf(&p.out, ", %s", said)
	}
	if m.Invite != nil {
		fmt.Fprintf(&p.out, ", %s %d %s", m.Invite.Method, m.Invite.Sequence, p.moment(m.Invite.Date.Start))
	}
	fmt.Fprintln(&p.out)
}

// saidIn names what a letter says beyond its template.
func saidIn(m SendMail) []string {
	var said []string
	add := func(yes bool, words string) {
		if yes {
			said = append(said, words)
		}
	}
	l := m.Letter
	add(len(l.Awaited) > 0, "awaited "+strings.Join(l.Awaited, " "))
	add(l.FixedDay, "the day is not fixed")
	add(l.Short && m.Template != ShortNotice, "short")
	add(l.Cost != "", "cost "+l.Cost)
	add(l.Text != "", fmt.Sprintf("%q", l.Text))
	add(m.Template == UpdateFailed && l.Restored, "restored")
	add(m.Template == UpdateFailed && !l.Restored, "not restored")
	return said
}

// reportTicket writes the lines that differ from before.
func (p *player) reportTicket(before, after Ticket) {
	old := p.lines(before)
	for key, line := range p.lines(after) {
		if len(old) <= key || old[key] != line {
			if line != "" {
				fmt.Fprintf(&p.out, "  VL-%d %s\n", after.Number, line)
			}
		}
	}
}

func (p *player) lines(t Ticket) []string {
	if t.Number == 0 {
		return nil
	}
	slots := func(name string, n int, start func(i int) time.Time) string {
		words := []string{}
		for i := range n {
			words = append(words, p.moment(start(i)))
		}
		if n == 0 {
			return ""
		}
		return name + ": " + strings.Join(words, ", ")
	}
	lines := []string{
		"is " + t.standing().String(),
		prefixed("missing: ", strings.Join(t.Missing, ", ")),
		slots("suggested", len(t.Suggested), func(i int) time.Time { return t.Suggested[i].Start }),
		slots("early", len(t.Early), func(i int) time.Time { return t.Early[i].Start }),
		prefixed("attention: ", strings.Join(texts(t.Attention), "; ")),
	}
	appointment, own, quiet := "", "", ""
	if t.Appointment != nil {
		appointment = "appointment: " + p.moment(t.Appointment.Start) + "–" + t.Appointment.End.In(p.zone).Format("15:04")
	}
	if t.Own != nil {
		own = "own date: " + p.moment(t.Own.Start) + " " + cmpOr(t.Own.Verdict.Text, "is possible")
	}
	if !t.QuietUntil.IsZero() {
		quiet = "quiet until " + p.moment(t.QuietUntil)
	}
	return append(lines, appointment, own, quiet)
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// show writes one field of the ticket: "show options", "show parties".
func (p *player) show(rest string) error {
	what, tag, _ := strings.Cut(rest, " ")
	number := p.last
	if tag != "" {
		number, _ = strconv.ParseInt(strings.TrimPrefix(tag, "VL-"), 10, 64)
	}
	t := p.tickets[number]
	switch what {
	case "options":
		for _, o := range t.Options {
			fmt.Fprintf(&p.out, "  %d) %s round %d %s until %s\n", o.Option, p.moment(o.Start), o.Round, o.Status, p.moment(o.Until))
		}
	case "parties":
		for _, party := range t.Parties {
			fmt.Fprintf(&p.out, "  %s %s\n", party.Role, party.Address)
		}
	case "actions":
		fmt.Fprintf(&p.out, "  %s\n", strings.Join(t.Actions(), " "))
	case "requests":
		for _, r := range t.Requests {
			fmt.Fprintf(&p.out, "  %d %s %s setup=%v licence=%s %v wished=%v\n", r.ID, r.Software, r.Version, r.Setup, r.Licence.State, r.Licence.Items, r.Wished)
		}
	case "appointment":
		answers, _ := json.Marshal(t.Invitation.Answers)
		fmt.Fprintf(&p.out, "  %s SEQUENCE %d exception=%t answers %s\n", t.Invitation.UID, t.Invitation.Sequence, t.Appointment != nil && t.Appointment.Exception, answers)
	case "waiting":
		for _, in := range t.Waiting {
			fmt.Fprintf(&p.out, "  %s (%s)\n", in.Mail.From, in.Mail.Intent)
		}
	case "thread":
		fmt.Fprintf(&p.out, "  %s\n", strings.Join(t.Thread, " "))
	case "linked":
		fmt.Fprintf(&p.out, "  linked %v, duplicates %v, merged into %d\n", t.Linked, t.Duplicates, t.MergedInto)
	case "variant":
		fmt.Fprintf(&p.out, "  %q, suggested %s: %s\n", t.Variant, t.SuggestedVariant, t.VariantReason)
	case "acceptances":
		for _, a := range t.Acceptances {
			fmt.Fprintf(&p.out, "  %s %s option %d via %s\n", a.Role, a.Party, a.Option, a.Via)
		}
	case "runbook":
		for _, s := range t.Runbook {
			fmt.Fprintf(&p.out, "  %d%s %s %s %s\n", s.Step, machineOf(s), s.State, s.By, s.Remark)
		}
	case "due":
		fmt.Fprintf(&p.out, "  %s %s\n", p.moment(t.Deadline.At), t.Deadline.Kind)
	case "flags":
		fmt.Fprintf(&p.out, "  short=%t urgent=%t off_hours=%t undeliverable=%t paused=%t revision=%d\n", t.ShortNotice, t.Urgent, t.OffHours, t.Undeliverable, t.Paused, t.Revision)
	default:
		return fmt.Errorf("nothing to show of %q", what)
	}
	return nil
}

// texts are sentences in English.
func texts(all []Said) []string {
	var said []string
	for _, s := range all {
		said = append(said, s.Text)
	}
	return said
}
