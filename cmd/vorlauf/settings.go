package main

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
)

// A setting is one key of the configuration. The list of them is the one place
// that knows a key: the reader, the environment, the example and its
// explanation all follow from it.
type setting struct {
	key      string   // "mailbox.password"
	kind     kind     // how it is written
	value    string   // the default, as it stands in the file; "" none
	example  string   // shown in the example where there is no default
	required bool     //
	secret   bool     // can be given as KEY_file
	oneOf    []string // the only values, where there are few
	least    int      // of a count
	most     int      // likewise; 0: mostDays
	doc      string
}

// A kind is how a setting is written in the file.
type kind int

const (
	text  kind = iota // key = "text"
	count             // key = 3
	list              // key = ["a", "b"]
	pairs             // [key] with a = "b" below
)

// mostDays bounds the counts that name no bound of their own, most of which are
// days: ten years.
const mostDays = 3653

// settings returns every key, in the order of the example.
func settings() []setting {
	tls := []string{"implicit", "starttls", "none"}
	languages := []string{"de", "en", "fr", "it"}
	return slices.Concat([]setting{
		{key: "desk.name", value: "Customer Service", doc: "the name that the desk signs with"},
		{key: "desk.address", required: true, example: "customerservice@example.com", doc: "the address that customers write to and the desk writes as"},
		{key: "desk.authserv_id", example: "mx.example.com", doc: "the name under which your receiving mail server writes Authentication-Results;\nwithout it no such header is believed, and no mail is held for a failed check"},
		{key: "desk.language", value: "de", oneOf: languages, doc: "where neither mail nor customer decides"},
		{key: "desk.time_zone", value: "Europe/Zurich", doc: "IANA name; all opening hours and dates are meant there"},
		{key: "desk.canton", value: "ZG", doc: "whose public holidays the desk keeps"},
		{key: "desk.holidays_add", kind: list, doc: "further days on which the desk is closed: \"2026-12-24\""},
		{key: "desk.holidays_remove", kind: list, doc: "public holidays on which the desk works all the same"},
		{key: "desk.hours", value: "Mon-Fri 08:00-12:00 13:00-17:00", doc: "opening hours; days are separated by \";\""},
		{key: "desk.capacity", kind: count, least: 1, most: 1000, value: "2", doc: "updates that can be done at the same time"},
		{key: "desk.absences", kind: list, doc: "one technician is away: \"2026-12-21/2026-12-31\", both days included"},

		{key: "mailbox.host", required: true, example: "imap.example.com", doc: "the IMAP server"},
		{key: "mailbox.port", kind: count, least: 1, most: 65535, value: "993", doc: "993 with implicit TLS, 143 with STARTTLS"},
		{key: "mailbox.tls", value: "implicit", oneOf: tls, doc: "implicit, starttls, or none (only on the machine itself)"},
		{key: "mailbox.user", required: true, example: "customerservice@example.com", doc: ""},
		{key: "mailbox.password", secret: true, doc: ""},
		{key: "mailbox.folder", value: "INBOX", doc: "the folder that is watched"},
		{key: "mailbox.archive", value: "", example: "Archive", doc: "where handled mails are moved; without it they stay and are marked"},
		{key: "mailbox.secret_expires", doc: "the last day of the password or client secret, \"2026-12-24\": staff are warned in chat two weeks before,\nand two days"},
		{key: "mailbox.ca_file", doc: "a PEM file with the certificate authority of the server, where it is your own"},

		{key: "smtp.host", required: true, example: "smtp.example.com", doc: "the submission server"},
		{key: "smtp.port", kind: count, least: 1, most: 65535, value: "587", doc: "587 with STARTTLS, 465 with implicit TLS"},
		{key: "smtp.tls", value: "starttls", oneOf: tls, doc: ""},
		{key: "smtp.user", example: "customerservice@example.com", doc: "without a user no login is tried"},
		{key: "smtp.password", secret: true, doc: ""},
		{key: "smtp.secret_expires", doc: "likewise"},
		{key: "smtp.ca_file", doc: ""},

		{key: "store.url", value: "vorlauf.db", doc: "the database: a file name for SQLite"},
		{key: "store.attachments", value: "", example: "vorlauf.files", doc: "the folder for large mails; by default beside the database"},

		{key: "web.listen", value: "127.0.0.1:8080", doc: "where the console listens; put a TLS proxy before it to reach it from outside"},
		{key: "web.public_url", example: "https://desk.example.com", doc: "how people reach it; mails link to the customers' pages there, and to none where it is empty"},
		{key: "web.tokens", kind: pairs, secret: true, required: true, example: "anna = \"a long random text\"", doc: "who may sign in, and with what: name = \"token\""},
		{key: "web.approvers", kind: list, example: "anna", doc: "the names that may approve, decline and grant exceptions"},

		{key: "policy.lead_days", kind: count, value: "14", doc: "calendar days between a request and its date"},
		{key: "policy.default_minutes", kind: count, least: 1, most: 24 * 60, value: "120", doc: "planned duration where the catalogue has none"},
		{key: "policy.suggestions", kind: count, least: 1, most: 20, value: "3", doc: "dates worked out for a proposal"},
		{key: "policy.hold_days", kind: count, least: 1, value: "5", doc: "business days that a proposed date is held"},
		{key: "policy.hold_margin", kind: count, value: "1", doc: "business days before its start when a hold ends at the latest"},
		{key: "policy.max_lapses", kind: count, least: 1, value: "2", doc: "after so many unanswered proposals a ticket expires"},
		{key: "policy.contention_days", kind: count, value: "10", doc: "business days around the wish in which free dates are counted before held ones are shared"},
		{key: "policy.ask_rounds", kind: count, least: 1, value: "3", doc: "after so many questions for missing details staff take over"},
		{key: "policy.ask_reminders", kind: list, value: "3,6", doc: "business days after asking"},
		{key: "policy.ask_expiry", kind: count, least: 1, value: "10", doc: "business days after asking, when an unanswered ticket closes"},
		{key: "policy.reminder_days", kind: count, value: "1", doc: "business days before the date"},
		{key: "policy.partner_nudge_days", kind: count, value: "2", doc: "business days until a silent partner is reminded"},
		{key: "policy.test_reminder_days", kind: count, value: "3", doc: "business days until the functional test is asked for again"},
		{key: "policy.cleanup_days", kind: count, value: "7", doc: "calendar days until backup copies are deleted"},
		{key: "policy.reopen_days", kind: count, value: "30", doc: "days within which a failed test reopens a closed ticket"},
		{key: "policy.attachment_days", kind: count, value: "30", doc: "days after closing until a ticket's attachments and licence keys are removed; 0: never"},
		{key: "policy.retention_months", kind: count, value: "24", doc: "months after closing until a ticket is reduced to figures that name nobody; 0: never"},
		{key: "policy.staff_hours", kind: count, least: 1, value: "4", doc: "business hours until what waits for staff is brought up again"},
		{key: "policy.blackouts", kind: list, doc: "no dates then: \"2026-12-21/2027-01-08\", for one product or customer\n\"2026-12-21/2027-01-08 product=Abacus\" or \"… customer=Amstutz AG\""},
	}, discordSettings())
}

// values are what was read: texts as they stand, lists in pieces.
type values struct {
	text map[string]string
	list map[string][]string
	pair map[string]map[string]string
	line map[string]int // where in the file a key stands; 0: not there
	err  []error
}

// wrong notes a mistake with the key and the line.
func (v *values) wrong(key, format string, a ...any) {
	where := key
	if n := v.line[key]; n > 0 {
		where = fmt.Sprintf("line %d: %s", n, key)
	}
	v.err = append(v.err, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, a...)))
}

func (v *values) number(key string) int {
	n, _ := strconv.Atoi(v.text[key]) // checked when it was taken
	return n
}

// take puts one value from the file, the environment or the default in place.
func (v *values) take(s setting, raw any) {
	switch s.kind {
	case text:
		v.takeText(s, raw)
	case count:
		v.takeCount(s, raw)
	case list:
		v.takeList(s, raw)
	case pairs:
		v.takePairs(s, raw)
	}
}

func (v *values) takeText(s setting, raw any) {
	word, ok := raw.(string)
	if !ok {
		v.wrong(s.key, "must be a text in quotation marks")
		return
	}
	if len(s.oneOf) > 0 && !slices.Contains(s.oneOf, word) {
		v.wrong(s.key, "is one of %s, not %q", strings.Join(s.oneOf, ", "), word)
	}
	v.text[s.key] = word
}

func (v *values) takeCount(s setting, raw any) {
	word, most := fmt.Sprint(raw), cmp.Or(s.most, mostDays)
	if n, err := strconv.Atoi(word); err != nil || n < s.least || n > most {
		v.wrong(s.key, "must be a whole number from %d to %d, not %q", s.least, most, word)
		return
	}
	v.text[s.key] = word
}

func (v *values) takeList(s setting, raw any) {
	switch raw := raw.(type) {
	case string: // from the environment or the default
		v.list[s.key] = nil
		for word := range strings.SplitSeq(raw, ",") {
			if word = strings.TrimSpace(word); word != "" {
				v.list[s.key] = append(v.list[s.key], word)
			}
		}
	case []any:
		v.list[s.key] = nil
		for _, word := range raw {
			v.list[s.key] = append(v.list[s.key], fmt.Sprint(word))
		}
	default:
		v.wrong(s.key, "must be a list: [\"…\", \"…\"]")
	}
}

func (v *values) takePairs(s setting, raw any) {
	found := map[string]string{}
	switch raw := raw.(type) {
	case string: // from the environment or a secret's file: name=value, by comma or line
		for line := range strings.FieldsFuncSeq(raw, func(r rune) bool { return r == ',' || r == '\n' }) {
			name, value, ok := strings.Cut(line, "=")
			if !ok {
				v.wrong(s.key, "%q is not NAME=VALUE", line)
				continue
			}
			found[strings.TrimSpace(name)] = strings.Trim(strings.TrimSpace(value), `"`)
		}
	case map[string]any:
		for name, value := range raw {
			word, ok := value.(string)
			if !ok {
				v.wrong(s.key+"."+name, "must be a text in quotation marks")
				continue
			}
			found[name] = word
		}
	default:
		v.wrong(s.key, "must be a section [%s] with NAME = \"…\"", s.key)
	}
	v.pair[s.key] = found
}

// days reads "2026-12-21/2026-12-31" in the zone, both days included; one day
// alone is that day.
func days(s string, zone *time.Location) (from, to time.Time, err error) {
	first, last, ranged := strings.Cut(s, "/")
	if !ranged {
		last = first
	}
	if from, err = time.ParseInLocation(time.DateOnly, strings.TrimSpace(first), zone); err != nil {
		return from, to, fmt.Errorf("%q is not a day like 2026-12-21", first)
	}
	if to, err = time.ParseInLocation(time.DateOnly, strings.TrimSpace(last), zone); err != nil {
		return from, to, fmt.Errorf("%q is not a day like 2026-12-21", last)
	}
	if to.Before(from) {
		return from, to, fmt.Errorf("%q ends before it starts", s)
	}
	return from, to.AddDate(0, 0, 1), nil
}
