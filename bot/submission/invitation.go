package submission

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/calendar"

	"github.com/emersion/go-ical"
	mail "github.com/wneessen/go-mail"
)

// attachInvite adds the calendar part twice, as is usual: as an alternative
// that calendar programs act on (RFC 6047, 2.4), and as a file for the others.
func attachInvite(msg *mail.Msg, inv tickets.Invite, r templates.Rendered) error {
	cal, err := invitation(inv, r)
	if err != nil {
		return err
	}
	msg.AddAlternativeString(mail.ContentType("text/calendar; method="+inv.Method), string(cal))
	msg.AttachReadSeeker("invite.ics", bytes.NewReader(cal), mail.WithFileContentType("application/ics"))
	return nil
}

// invitation writes the iTIP message of an invite (RFC 5546, 3.2.2 and 3.2.5):
// times in UTC, so that no VTIMEZONE is needed, and lines folded.
func invitation(inv tickets.Invite, r templates.Rendered) ([]byte, error) {
	if inv.Method != "REQUEST" && inv.Method != "CANCEL" {
		return nil, fmt.Errorf("invitation %s: method %q is neither REQUEST nor CANCEL", inv.UID, inv.Method)
	}
	if inv.Date.Start.IsZero() || !inv.Date.End.After(inv.Date.Start) {
		return nil, fmt.Errorf("invitation %s: it has no date", inv.UID)
	}
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropProductID, "-//Vorlauf//Update desk//EN")
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText(ical.PropMethod, inv.Method)
	e, err := event(inv, r)
	if err != nil {
		return nil, fmt.Errorf("invitation %s: %w", inv.UID, err)
	}
	cal.Children = append(cal.Children, e.Component)
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(cal); err != nil {
		return nil, fmt.Errorf("invitation %s: %w", inv.UID, err)
	}
	return fold(b.Bytes()), nil
}

func event(inv tickets.Invite, r templates.Rendered) (*ical.Event, error) {
	e := appointment(inv.UID, inv.Sequence, inv.Stamp, inv.Date, r.Summary)
	e.Props.SetText(ical.PropDescription, paragraphs(r.Description))
	organizer, err := calAddress(ical.PropOrganizer, inv.Organizer)
	if err != nil {
		return nil, err
	}
	e.Props.Add(organizer)
	if err := attendees(e, inv); err != nil {
		return nil, err
	}
	if inv.Method == "CANCEL" {
		e.Props.SetText(ical.PropStatus, "CANCELLED")
		return e, nil
	}
	e.Props.SetText(ical.PropStatus, "CONFIRMED")
	e.Children = append(e.Children, alarm(r.Summary))
	return e, nil
}

// appointment is a VEVENT that takes its time (RFC 5545, 3.6.1), in UTC.
func appointment(uid string, sequence int, stamp time.Time, date calendar.Slot, summary string) *ical.Event {
	e := ical.NewEvent()
	e.Props.SetText(ical.PropUID, plain(uid))
	set(e.Component, ical.PropSequence, strconv.Itoa(sequence))
	e.Props.SetDateTime(ical.PropDateTimeStamp, stamp.UTC())
	e.Props.SetDateTime(ical.PropDateTimeStart, date.Start.UTC())
	e.Props.SetDateTime(ical.PropDateTimeEnd, date.End.UTC())
	e.Props.SetText(ical.PropSummary, plain(summary))
	e.Props.SetText(ical.PropTransparency, "OPAQUE")
	return e
}

// paragraphs keeps the lines of a text and drops its other control characters.
func paragraphs(s string) string {
	s = strings.Map(func(r rune) rune {
		if r != '\n' && unicode.IsControl(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(s)
}

// attendees adds those whose address can be written; a mail is not held back
// for one that cannot.
func attendees(e *ical.Event, inv tickets.Invite) error {
	var bad error
	n := 0
	for _, a := range inv.Attendees {
		p, err := calAddress(ical.PropAttendee, a)
		if err != nil {
			bad = errors.Join(bad, err)
			continue
		}
		p.Params.Set(ical.ParamRole, "REQ-PARTICIPANT")
		p.Params.Set(ical.ParamParticipationStatus, "NEEDS-ACTION")
		p.Params.Set(ical.ParamRSVP, "TRUE")
		e.Props.Add(p)
		n++
	}
	if n == 0 {
		return errors.Join(errors.New("it has no attendee"), bad)
	}
	return nil
}

// calAddress is a CAL-ADDRESS (RFC 5545, 3.3.3) with its common name.
func calAddress(property string, a tickets.Address) (*ical.Prop, error) {
	box, err := mailbox(a)
	if err != nil {
		return nil, err
	}
	p := ical.NewProp(property)
	p.Value = "mailto:" + box.Address
	if box.Name != "" {
		p.Params.Set(ical.ParamCommonName, box.Name)
	}
	return p, nil
}

// alarm reminds an hour before (RFC 5545, 3.6.6).
func alarm(summary string) *ical.Component {
	a := ical.NewComponent(ical.CompAlarm)
	set(a, ical.PropAction, "DISPLAY")
	a.Props.SetText(ical.PropDescription, plain(summary))
	set(a, ical.PropTrigger, "-PT1H")
	return a
}

// set gives a property a value that is not of type TEXT.
func set(c *ical.Component, property, value string) {
	p := ical.NewProp(property)
	p.Value = value
	c.Props.Set(p)
}

// fold breaks lines of more than 75 octets, never within a character (RFC 5545,
// 3.1).
func fold(cal []byte) []byte {
	const octets = 75
	var out bytes.Buffer
	for line := range bytes.SplitSeq(bytes.TrimSuffix(cal, []byte("\r\n")), []byte("\r\n")) {
		for room := octets; len(line) > room; room = octets - 1 {
			cut := room
			for !utf8.RuneStart(line[cut]) {
				cut--
			}
			out.Write(line[:cut])
			out.WriteString("\r\n ")
			line = line[cut:]
		}
		out.Write(line)
		out.WriteString("\r\n")
	}
	return out.Bytes()
}
