package submission

import (
	"bytes"
	"testing"
	"time"
	"unicode/utf8"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
)

func TestFeed(t *testing.T) {
	entries := exampleEntries()
	cal, err := Feed("Update desk", "https://desk.example/", entries)
	if err != nil {
		t.Fatal(err)
	}
	for line := range bytes.SplitSeq(bytes.TrimSuffix(cal, []byte("\r\n")), []byte("\r\n")) {
		if len(line) > 75 || !utf8.Valid(line) {
			t.Errorf("line of %d octets: %q", len(line), line)
		}
	}
	c, err := ical.NewDecoder(bytes.NewReader(cal)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	if got := value(c.Component, "METHOD"); got != "" {
		t.Errorf("a feed asks nobody anything: METHOD %q", got)
	}
	var got []map[string]string
	for _, e := range c.Children {
		one := map[string]string{}
		for _, name := range []string{"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "URL"} {
			one[name] = value(e, name)
		}
		one["SUMMARY"], _ = e.Props.Text("SUMMARY")
		got = append(got, one)
	}
	want := []map[string]string{
		{"UID": "vl-1042.k3@msp.example", "SEQUENCE": "3", "DTSTAMP": "20261123T120000Z", "DTSTART": "20261208T080000Z", "DTEND": "20261208T100000Z",
			"STATUS": "CONFIRMED", "URL": "https://desk.example/tickets/1042", "SUMMARY": entries[0].Title},
		{"UID": "vl-1043-2.k3@msp.example", "SEQUENCE": "0", "DTSTAMP": "20261123T120000Z", "DTSTART": "20261208T080000Z", "DTEND": "20261208T100000Z",
			"STATUS": "TENTATIVE", "URL": "https://desk.example/tickets/1043", "SUMMARY": string([]rune(entries[1].Title)[:100])},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestFeedWithoutDates(t *testing.T) {
	cal, err := Feed("Update desk", "", nil)
	if err != nil {
		t.Fatal(err)
	}
	c, err := ical.NewDecoder(bytes.NewReader(cal)).Decode()
	if err != nil || len(c.Children) != 1 || c.Children[0].Name != ical.CompTimezone {
		t.Errorf("%v\n%s", err, cal)
	}
	if _, err := Feed("x", "", []tickets.Entry{{UID: "a", Date: calendar.Slot{Start: time.Unix(1, 0), End: time.Unix(1, 0)}}}); err == nil {
		t.Error("an entry without a date is written")
	}
}
