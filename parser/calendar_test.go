package parser

import (
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// itipAnswer is an answer to an invitation as Outlook writes it.
func itipAnswer(method, lines string) string {
	return "BEGIN:VCALENDAR\r\nMETHOD:" + method + "\r\nBEGIN:VTIMEZONE\r\nTZID:Customized Time Zone\r\nBEGIN:STANDARD\r\nDTSTART:16010101T030000\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n" +
		"BEGIN:VEVENT\r\n" + lines + "END:VEVENT\r\nEND:VCALENDAR\r\n"
}

func TestCalendarReply(t *testing.T) {
	const who = "ATTENDEE;CN=\"Urs: x\";PARTSTAT=accepted:MAILTO:Urs@Kunde\r\n .example\r\nUID:VL-7@desk.example\r\nSEQUENCE:2\r\n"
	at := time.Date(2026, 12, 17, 12, 30, 0, 0, time.UTC)
	base := tickets.CalendarReply{Method: "REPLY", UID: "VL-7@desk.example", Sequence: 2, PartStat: "ACCEPTED", Attendee: "urs@kunde.example", Start: at}
	for _, c := range []struct {
		name, ics string
		change    func(*tickets.CalendarReply)
	}{
		{"Windows zone", itipAnswer("REPLY", who+"DTSTART;TZID=W. Europe Standard Time:20261217T133000\r\n"), nil},
		{"quoted zone", itipAnswer("REPLY", who+"DTSTART;TZID=\"Romance Standard Time\":20261217T133000\r\n"), nil},
		{"IANA zone", itipAnswer("REPLY", who+"DTSTART;TZID=Europe/Zurich:20261217T133000\r\n"), nil},
		{"prefixed zone", itipAnswer("REPLY", who+"DTSTART;TZID=/mozilla.org/20050126_1/Europe/London:20261217T123000\r\n"), nil},
		{"shown zone", itipAnswer("REPLY", who+"DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern\":20261217T133000\r\n"), nil},
		{"invented zone", itipAnswer("REPLY", who+"DTSTART;TZID=Customized Time Zone:20261217T133000\r\n"), nil},
		{"UTC", itipAnswer("REPLY", who+"DTSTART:20261217T123000Z\r\n"), nil},
		{"floating", itipAnswer("REPLY", who+"DTSTART:20261217T133000\r\n"), nil},
		{"lower case and a broken line", strings.ToLower("begin:vcalendar\nmethod:reply\n") + "garbage\nBEGIN:VEVENT\n" + who + "dtstart:20261217T123000Z\nEND:VEVENT\n", nil},
		{"byte order mark", "\ufeff" + itipAnswer("REPLY", who+"DTSTART:20261217T123000Z\r\n"), nil},
		{"counter", itipAnswer("COUNTER", who+"DTSTART:20261217T123000Z\r\n"), func(r *tickets.CalendarReply) { r.Method = "COUNTER" }},
		{"whole day", itipAnswer("REPLY", who+"DTSTART;VALUE=DATE:20261217\r\n"), func(r *tickets.CalendarReply) { r.Start = time.Date(2026, 12, 16, 23, 0, 0, 0, time.UTC) }},
		{"no start", itipAnswer("REPLY", who), func(r *tickets.CalendarReply) { r.Start = time.Time{} }},
		{"alarm inside", itipAnswer("REPLY", who+"DTSTART:20261217T123000Z\r\nBEGIN:VALARM\r\nUID:other\r\nEND:VALARM\r\n"), nil},
		{"author among others", itipAnswer("REPLY", "ATTENDEE;PARTSTAT=DECLINED:mailto:x@y.example\r\n"+who+"DTSTART:20261217T123000Z\r\n"), nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			want := base
			if c.change != nil {
				c.change(&want)
			}
			m := readString("From: urs@kunde.example\r\nContent-Type: text/calendar; charset=utf-8\r\n\r\n" + c.ics)
			got := m.Mail.Calendar
			if got == nil || m.Mail.Class != tickets.ClassCalendarReply {
				t.Fatalf("class %s", m.Mail.Class)
			}
			if !got.Start.Equal(want.Start) {
				t.Errorf("start %v, want %v", got.Start, want.Start)
			}
			got.Start = want.Start
			if *got != want {
				t.Errorf("got %+v, want %+v", *got, want)
			}
		})
	}
}

// A time of another zone is said in the desk's.
func TestCalendarAnswerZone(t *testing.T) {
	for _, start := range []string{"DTSTART:20261217T123000Z", "DTSTART;TZID=Europe/London:20261217T123000"} {
		raw := "From: urs@kunde.example\r\nContent-Type: text/calendar; charset=utf-8\r\n\r\n" +
			itipAnswer("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:urs@kunde.example\r\n"+start+"\r\n")
		m := readString(raw).Understand(Asked{})
		if m.Choice == nil || m.Choice.At != "2026-12-17T13:30" {
			t.Errorf("%s: %+v", start, m.Choice)
		}
	}
}

func TestCalendarRequestIsHuman(t *testing.T) {
	m := readString("From: urs@kunde.example\r\nContent-Type: text/calendar; method=REQUEST; name=invite.ics\r\n\r\n" + itipAnswer("REQUEST", "UID:1\r\n"))
	if m.Mail.Class != tickets.Human || m.Mail.Calendar != nil {
		t.Errorf("%s %+v", m.Mail.Class, m.Mail.Calendar)
	}
	if len(m.Mail.Attachments) != 1 || m.Mail.Attachments[0].Name != "invite.ics" || m.Mail.Attachments[0].Size == 0 {
		t.Errorf("%+v", m.Mail.Attachments)
	}
}

func TestWindowsZones(t *testing.T) {
	for name, iana := range windowsZones {
		if name != strings.ToLower(name) {
			t.Errorf("%q is not in lower case", name)
		}
		if _, err := time.LoadLocation(iana); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, name := range []string{"", "Nonsense", "../../etc/passwd", "Local", "/", "(UTC+99:00) Nowhere"} {
		if loc := zoneByName(name); loc != nil {
			t.Errorf("%q is %v", name, loc)
		}
	}
}

func FuzzCalendar(f *testing.F) {
	f.Add(itipAnswer("REPLY", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@b\r\nDTSTART;TZID=W. Europe Standard Time:20261217T133000\r\n"))
	f.Add("BEGIN:VEVENT\nDTSTART;TZID=\"a:b\nEND:VEVENT")
	f.Fuzz(func(t *testing.T, s string) {
		if c := readCalendar(s, nil); len(c.events) > maxEvents {
			t.Errorf("%d events", len(c.events))
		}
	})
}
