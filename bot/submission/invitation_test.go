package submission

import (
	"bytes"
	"encoding/base64"
	"io"
	"strings"
	"testing"
	"time"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"

	"github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func base64Reader(r io.Reader) io.Reader { return base64.NewDecoder(base64.StdEncoding, r) }

// readBack parses an invitation as another program would.
func readBack(t interface{ Fatal(...any) }, cal []byte) (*ical.Calendar, *ical.Component) {
	c, err := ical.NewDecoder(bytes.NewReader(cal)).Decode()
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Children) != 1 || c.Children[0].Name != ical.CompEvent {
		t.Fatal("there is not exactly one event")
	}
	return c, c.Children[0]
}

func TestInvitation(t *testing.T) {
	m := confirmation()
	words := templates.Rendered{Summary: "Update Abacus; 2026, neu", Description: "Erste Zeile.\n\nZweite, mit ; und \\.\n"}
	for method, status := range map[string]string{"REQUEST": "CONFIRMED", "CANCEL": "CANCELLED"} {
		m.Invite.Method = method
		cal, err := invitation(*m.Invite, words)
		if err != nil {
			t.Fatal(err)
		}
		c, e := readBack(t, cal)
		got := map[string]string{"METHOD": value(c.Component, "METHOD"), "VERSION": value(c.Component, "VERSION")}
		for _, name := range []string{"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "DTEND", "STATUS", "TRANSP", "ORGANIZER", "ATTENDEE"} {
			got[name] = value(e, name)
		}
		want := map[string]string{
			"METHOD": method, "VERSION": "2.0", "UID": "vl-1042.k3@msp.example", "SEQUENCE": "2", "DTSTAMP": "20261123T110000Z",
			"DTSTART": "20261208T080000Z", "DTEND": "20261208T100000Z", "STATUS": status, "TRANSP": "OPAQUE",
			"ORGANIZER": "mailto:desk@msp.example", "ATTENDEE": "mailto:keller@kunde.example",
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
		if s, _ := e.Props.Text("SUMMARY"); s != words.Summary {
			t.Errorf("summary %q", s)
		}
		if s, _ := e.Props.Text("DESCRIPTION"); s != strings.TrimSpace(words.Description) {
			t.Errorf("description %q", s)
		}
		p := e.Props.Get("ATTENDEE").Params
		if p.Get("CN") != "Sandra Keller" || p.Get("PARTSTAT") != "NEEDS-ACTION" || p.Get("RSVP") != "TRUE" || p.Get("ROLE") != "REQ-PARTICIPANT" {
			t.Errorf("attendee %v", p)
		}
		checkAlarm(t, e, method == "REQUEST")
	}
}

func checkAlarm(t *testing.T, e *ical.Component, want bool) {
	t.Helper()
	if got := len(e.Children) == 1; got != want {
		t.Fatalf("alarm: %v", got)
	}
	if want {
		if d, err := e.Children[0].Props.Get("TRIGGER").Duration(); err != nil || d != -time.Hour {
			t.Errorf("it rings %v, %v", d, err)
		}
	}
}

func value(c *ical.Component, name string) string {
	if p := c.Props.Get(name); p != nil {
		return p.Value
	}
	return ""
}

// TestAnyInvitationCanBeReadBack writes what strangers may have put into names
// and wordings: it is read back whole, and adds no property.
func TestAnyInvitationCanBeReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"x\r\nATTENDEE:mailto:evil@x", `";CN="`, "ä€𝄞" + strings.Repeat("ü", 200), "\\n;,:", ""}))
		start := time.Unix(rapid.Int64Range(1, 4e9).Draw(t, "start"), 0)
		inv := tickets.Invite{
			Method: rapid.SampledFrom([]string{"REQUEST", "CANCEL"}).Draw(t, "method"), UID: "vl-1@x", Stamp: noon,
			Sequence: rapid.IntRange(0, 99).Draw(t, "sequence"), Date: calendar.Slot{Start: start, End: start.Add(time.Hour)},
			Organizer: tickets.Address{Name: text.Draw(t, "organizer"), Address: "desk@msp.example"},
			Attendees: []tickets.Address{{Name: text.Draw(t, "attendee"), Address: "a@kunde.example"}, {Name: text.Draw(t, "stranger"), Address: text.Draw(t, "address")}},
		}
		words := templates.Rendered{Summary: text.Draw(t, "summary"), Description: text.Draw(t, "description")}
		cal, err := invitation(inv, words)
		if err != nil {
			t.Fatal(err)
		}
		_, e := readBack(t, cal)
		if n := len(e.Props["ATTENDEE"]); n < 1 || n > 2 {
			t.Fatalf("%d attendees", n)
		}
		if got := e.Props.Get("ATTENDEE").Params.Get("CN"); got != plain(inv.Attendees[0].Name) {
			t.Fatalf("name %q became %q", inv.Attendees[0].Name, got)
		}
		for line := range bytes.SplitSeq(cal, []byte("\r\n")) {
			if len(line) > 75 || bytes.ContainsAny(line, "\r\n") {
				t.Fatalf("line %q", line)
			}
		}
	})
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"short\r\n":                                  "short\r\n",
		strings.Repeat("a", 75) + "\r\n":             strings.Repeat("a", 75) + "\r\n",
		strings.Repeat("a", 76) + "\r\n":             strings.Repeat("a", 75) + "\r\n a\r\n",
		strings.Repeat("a", 74) + "ü" + "b\r\nc\r\n": strings.Repeat("a", 74) + "\r\n üb\r\nc\r\n",
		strings.Repeat("a", 150) + "\r\n":            strings.Repeat("a", 75) + "\r\n " + strings.Repeat("a", 74) + "\r\n a\r\n",
	} {
		if got := string(fold([]byte(in))); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
}
