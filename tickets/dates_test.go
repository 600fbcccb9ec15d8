package tickets

import (
	"testing"
	"time"

	"vorlauf/tickets/calendar"
)

func TestParseWish(t *testing.T) {
	zone := newDesk(t).zone
	const form = "2006-01-02T15:04"
	for _, c := range []struct {
		wish, from, to string
		exact          bool
	}{
		{"2026-12-14", "2026-12-14T00:00", "2026-12-15T00:00", false},
		{"2026-12-14T09:00", "2026-12-14T09:00", "2026-12-14T09:00", true},
		{"2026-12-14/2026-12-18", "2026-12-14T00:00", "2026-12-19T00:00", false},
		{"2026-12-14/2026-12-14", "2026-12-14T00:00", "2026-12-15T00:00", false},
		{"2026-12-14T09:00/2026-12-14T12:00", "2026-12-14T09:00", "2026-12-14T12:00", false},
		{"2026-12-14T09:00/2026-12-15", "2026-12-14T09:00", "2026-12-16T00:00", false},
		{"2026-10-25", "2026-10-25T00:00", "2026-10-26T00:00", false}, // 25 hours
		{"2026-03-29T02:30", "2026-03-29T03:30", "2026-03-29T03:30", true},
	} {
		got, err := parseWish(c.wish, zone)
		if err != nil {
			t.Errorf("%s: %v", c.wish, err)
			continue
		}
		if from, to := got.From.Format(form), got.To.Format(form); from != c.from || to != c.to || got.Exact != c.exact {
			t.Errorf("%s is %s to %s, exact %t", c.wish, from, to, got.Exact)
		}
	}
	for _, wrong := range []string{"", "soon", "2026-13-01", "2026-12-18/2026-12-14", "2026-12-14/", "14.12.2026", "2026-12-14T9:00 Uhr"} {
		if got, err := parseWish(wrong, zone); err == nil {
			t.Errorf("%q is read as %v", wrong, got)
		}
	}
}

func TestLimits(t *testing.T) {
	zone := newDesk(t).zone
	wednesday := time.Date(2026, 12, 9, 10, 0, 0, 0, zone)
	slot := calendar.Slot{Start: wednesday, End: wednesday.Add(2 * time.Hour)}
	for _, c := range []struct {
		limit Limit
		want  bool
	}{
		{Limit{Kind: LimitWeekday, From: "wednesday"}, false},
		{Limit{Kind: LimitWeekday, From: "friday"}, true},
		{Limit{Kind: LimitTime, From: "10:00", To: "12:00"}, true},
		{Limit{Kind: LimitTime, From: "10:30"}, false},
		{Limit{Kind: LimitTime, To: "11:59"}, false},
		{Limit{Kind: LimitNot, From: "2026-12-09", To: "2026-12-09"}, false},
		{Limit{Kind: LimitNot, From: "2026-12-07", To: "2026-12-08"}, true},
		{Limit{Kind: LimitNot, From: "2026-12-09T13:00", To: "2026-12-09T17:00"}, true},
		{Limit{Kind: LimitWithin, From: "2026-12-10"}, false},
		{Limit{Kind: LimitWithin, From: "2026-12-09"}, true},
		{Limit{Kind: LimitWithin, To: "2026-12-09"}, true},
		{Limit{Kind: LimitWithin, To: "2026-12-08"}, false},
		{Limit{Kind: LimitWithin, From: "unreadable", To: "unreadable"}, true},
		{Limit{Kind: "another"}, true},
	} {
		if got := c.limit.allows(slot, zone); got != c.want {
			t.Errorf("%+v allows it: %t", c.limit, got)
		}
	}
}

// What is asked for is the union over all products, in a fixed order.
func TestMissing(t *testing.T) {
	unknown := Licence{State: LicenceUnknown}
	provided := Licence{State: LicenceProvided}
	for _, c := range []struct {
		name     string
		variant  Variant
		requests []Request
		want     string
	}{
		{"nothing", "", nil, "software setup licence"},
		{"complete", "", []Request{{Software: "Abacus", Setup: []string{"x"}, Licence: provided}}, ""},
		{"promised", "", []Request{{Software: "Abacus", Setup: []string{"x"}, Licence: Licence{State: LicencePromised}}}, "licence"},
		{"not needed", "", []Request{{Software: "Abacus", Setup: []string{"x"}, Licence: Licence{State: LicenceNotNeeded}}}, ""},
		{"never needed", "", []Request{{Software: "7-Zip", Setup: []string{"x"}, Licence: unknown}}, ""},
		{"union", "", []Request{{Software: "Abacus", Setup: []string{"x"}, Licence: unknown}, {Software: "7-Zip", Licence: unknown}}, "setup licence"},
		{"partner", Partner, []Request{{Software: "Abacus", Licence: unknown}}, ""},
		{"partner, unnamed", Partner, []Request{{Licence: unknown}}, "software"},
	} {
		d := &decision{t: Ticket{Variant: c.variant, Requests: c.requests}, w: newDesk(t).world}
		got := ""
		for i, m := range d.missing() {
			if i > 0 {
				got += " "
			}
			got += m
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMaskLicence(t *testing.T) {
	for item, want := range map[string]string{
		"file:licence.lic":        "file:licence.lic",
		"https://x.example/l":     "https://x.example/l",
		"key:AAAA-BBBB-CCCC-1234": "key:****1234",
		"key:12345678":            "key:****", // too short to show any of it
		"key:":                    "key:****",
		"key:ÄÖÜÄÖÜÄÖÜ":           "key:****ÜÄÖÜ",
	} {
		if got := MaskLicence(item); got != want {
			t.Errorf("%s is shown as %s, want %s", item, got, want)
		}
	}
}

// A key that begins another does not show the other's end.
func TestMaskKeys(t *testing.T) {
	ticket := Ticket{Requests: []Request{{Licence: Licence{Items: []string{"key:ABCD-1234", "file:a.lic", "key:ABCD-1234-EFGH-5678"}}}}}
	if got := ticket.MaskKeys("Erst ABCD-1234-EFGH-5678, dann ABCD-1234."); got != "Erst ****5678, dann ****1234." {
		t.Errorf("got %q", got)
	}
}
