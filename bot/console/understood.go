package console

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// understood is what a mail was read as, and from which words (procedure 1.1).
type understood struct {
	Rows   []understoodRow
	Doubt  bool // two readings are as likely
	Folded bool // long, and in no doubt: shown on a click
}

// An understoodRow is what was read from the same words.
type understoodRow struct {
	Facts []fact
	Quote string
}

// evidenceNames are what people call the fields of an evidence.
var evidenceNames = map[string]string{
	"intent": "Wants", "alternative": "Or wants", "choice": "Chosen date", "variant": "Who updates", "partners": "Partner",
	"off_hours": "Outside opening hours", "urgent": "Urgent", "accepts_risk": "Takes the risk of waiting",
	"software": "Software", "version": "Version", "setup": "Setup", "licence": "Licence", "wished": "Wish", "limits": "Limit",
}

// intentWords say what an author wants.
var intentWords = map[tickets.Intent]string{
	tickets.UpdateRequest: "an update", tickets.Info: "to supply details", tickets.AcceptDate: "to accept a date",
	tickets.DeclineDates: "to decline the dates", tickets.RescheduleDate: "another date", tickets.CancelRequest: "to withdraw the request",
	tickets.Postpone: "maintenance later", tickets.TestPassed: "to say that the test passed", tickets.TestFailed: "to say that the test failed",
	tickets.StatusQuestion: "to know how far it is", tickets.SelfService: "to install it without us", tickets.Ready: "to say that the software is closed",
}

// understood puts the evidence of a mail in words, what is wanted first.
func (k *console) understood(t tickets.Ticket, m store.Message) understood {
	const short = 6 // rows: a request of one software with all it needs
	all := slices.Clone(m.Evidence)
	slices.SortStableFunc(all, func(a, b tickets.Evidence) int { return cmp.Compare(evidenceRank(a), evidenceRank(b)) })
	several := slices.ContainsFunc(all, func(e tickets.Evidence) bool { return strings.HasPrefix(e.Field, "requests[1].") })
	var u understood
	for _, e := range all {
		u.Doubt = u.Doubt || e.Field == "alternative"
		f := k.evidenceFact(t, e, several)
		same := func(r understoodRow) bool { return r.Quote == t.MaskKeys(e.Quote) }
		if i := slices.IndexFunc(u.Rows, same); i >= 0 && e.Field != "alternative" {
			u.Rows[i].Facts = append(u.Rows[i].Facts, f)
			continue
		}
		u.Rows = append(u.Rows, understoodRow{[]fact{f}, t.MaskKeys(e.Quote)})
	}
	u.Folded = len(u.Rows) > short && !u.Doubt
	return u
}

// evidenceRank puts the readings before the details.
func evidenceRank(e tickets.Evidence) int {
	switch e.Field {
	case "intent":
		return 0
	case "alternative":
		return 1
	}
	return 2
}

// evidenceFact puts a piece of evidence in words. Where there are several
// requests, each has its number; a plain yes has no value.
func (k *console) evidenceFact(t tickets.Ticket, e tickets.Evidence, several bool) fact {
	request, field, ofRequest := strings.Cut(e.Field, "].")
	if !ofRequest {
		field = e.Field
	}
	name := cmp.Or(evidenceNames[field], field)
	if i, err := strconv.Atoi(strings.TrimPrefix(request, "requests[")); err == nil && ofRequest && several {
		name += " " + strconv.Itoa(i+1)
	}
	return fact{name, t.MaskKeys(k.evidenceValue(field, e.Value))}
}

func (k *console) evidenceValue(field, value string) string {
	switch field {
	case "intent", "alternative":
		return cmp.Or(intentWords[tickets.Intent(value)], value)
	case "variant":
		return cmp.Or(variantWords[tickets.Variant(value)], value)
	case "licence":
		return cmp.Or(licenceWords[tickets.LicenceState(value)], strings.Replace(strings.TrimPrefix(value, "file:"), "key:", "key ", 1))
	case "setup":
		return strings.TrimPrefix(value, "file:")
	case "wished", "choice":
		return k.wish(value)
	case "limits":
		return k.limit(value)
	case "off_hours", "urgent", "accepts_risk":
		return ""
	}
	return value
}

// limit writes what bounds the dates: "not 2026-12-14", "2026-12-10/", "/17:00".
func (k *console) limit(value string) string {
	days, not := strings.CutPrefix(value, "not ")
	from, to, _ := strings.Cut(days, "/")
	switch {
	case not:
		return "not " + k.wish(days)
	case from == "":
		return "until " + k.wish(to)
	case to == "":
		return "from " + k.wish(from)
	}
	return k.wish(days)
}
