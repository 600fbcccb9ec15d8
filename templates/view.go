package templates

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// A view is a letter as the templates see it: moments are written out, and
// whatever others wrote is a value or verbatim. It has no plain strings but
// the program's own words, such as states.
type view struct {
	Number   int64
	Subject  value // what the ticket is about
	Software value
	Name     value // "" where the reader's name is not known
	Desk     value
	Partner  value // "" where the desk updates
	Requests []understood
	Missing  []value // of "software", "setup", "licence"; without what is awaited
	Awaited  []value
	Wished   []value
	Options  []option
	Until    value
	Date     value
	Earliest value
	Cleanup  value
	LeadDays int
	Short    bool
	FixedDay bool
	OffHours bool
	Restored bool
	Sooner   bool // one of the options is held shorter than the others
	Text     []verbatim
	Cost     verbatim
	Page     verbatim
	State    tickets.State

	colon string // as the language writes it
}

// understood is a request as the customer is told it (procedure 1.2).
type understood struct {
	Software value // name and version
	Setup    []value
	Licence  tickets.LicenceState
	Items    []value // of the licence
	Wished   []value
}

// An option is a date to choose, with its number.
type option struct {
	Number    int
	Date      value
	Until     value // where it is held shorter than the others
	Exception bool
}

const defaultZone = "Europe/Zurich"

func newView(l tickets.Letter, desk tickets.Desk, tongue tongue) (view, error) {
	zone := l.Zone
	if zone == nil {
		var err error
		if zone, err = time.LoadLocation(defaultZone); err != nil {
			return view{}, fmt.Errorf("time zone %s: %w", defaultZone, err)
		}
	}
	w := writer{tongue: tongue, zone: zone}
	v := view{
		Number: l.Number, Subject: clean(cmpOr(l.Subject, l.Software)), Software: software(l),
		Name: greeted(l.Name), Desk: clean(desk.Name), Partner: clean(l.Partner),
		Missing: values(without(l.Missing, l.Awaited)), Awaited: values(l.Awaited), Wished: w.wishes(l.Wished),
		Until: w.moment(l.Until), Date: w.slot(l.Date), Earliest: w.day(l.Earliest), Cleanup: w.day(l.Cleanup),
		LeadDays: l.LeadDays, Short: l.Short, FixedDay: l.FixedDay, OffHours: l.OffHours, Restored: l.Restored,
		Text: lines(l.Text), Cost: verbatim(oneLine(l.Cost)), Page: page(l.Page), State: l.State, colon: tongue.colon,
	}
	for _, r := range l.Requests {
		v.Requests = append(v.Requests, w.understood(r))
	}
	for _, o := range l.Options {
		own := option{Number: o.Option, Date: w.slot(o.Slot()), Exception: o.Exception}
		if !o.Until.Equal(l.Until) {
			own.Until = w.moment(o.Until)
			v.Sooner = v.Sooner || own.Until != ""
		}
		v.Options = append(v.Options, own)
	}
	return v, nil
}

// software names what is updated. A ticket without a known software is named by
// its subject, which says nothing in a sentence.
func software(l tickets.Letter) value {
	known := slices.ContainsFunc(l.Requests, func(r tickets.Request) bool { return r.Software != "" })
	if !known && l.Software == l.Subject {
		return ""
	}
	return clean(l.Software)
}

// greeted is the name for the greeting; an address that stands in a name's
// place is none.
func greeted(name string) value {
	if strings.Contains(name, "@") {
		return ""
	}
	return clean(name)
}

// page is a link to the desk's pages; anything else is left out.
func page(address string) verbatim {
	if !isWeb(address) {
		return ""
	}
	return verbatim(oneLine(address))
}

// named names setups and licence items: a file by its name, a link by its host
// alone, a key as it was masked.
func named(items []string) []value {
	const most = 10
	var out []value
	for i, item := range items {
		if i == most {
			return append(out, "…")
		}
		kind, name, _ := strings.Cut(item, ":")
		if kind != "file" && kind != "key" {
			name = item
			if u, err := url.Parse(item); err == nil && u.Hostname() != "" {
				name = u.Hostname()
			}
		}
		out = append(out, clean(name))
	}
	return out
}

func without(all, some []string) []string {
	return slices.DeleteFunc(slices.Clone(all), func(s string) bool { return slices.Contains(some, s) })
}

func values(all []string) []value {
	var out []value
	for _, s := range all {
		if v := clean(s); v != "" {
			out = append(out, v)
		}
	}
	return out
}

func cmpOr(a, b string) string {
	if strings.TrimSpace(a) != "" {
		return a
	}
	return b
}
