package submission

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"

	"github.com/emersion/go-ical"
)

// Feed writes dates as a calendar to subscribe to (RFC 5545; its name and how
// often to look: RFC 7986, 5.1 and 5.7). Each event links to its ticket's page
// under publicURL, unless that is "". A date without an end after its start is
// an error.
func Feed(name, publicURL string, entries []tickets.Entry) ([]byte, error) {
	cal := ical.NewCalendar()
	cal.Props.SetText(ical.PropProductID, "-//Vorlauf//Update desk//EN")
	cal.Props.SetText(ical.PropVersion, "2.0")
	cal.Props.SetText("NAME", plain(name))
	cal.Props.SetText("X-WR-CALNAME", plain(name)) // older programs know this one only
	refresh := ical.NewProp("REFRESH-INTERVAL")
	refresh.Params.Set(ical.ParamValue, "DURATION")
	refresh.Value = "PT15M"
	cal.Props.Set(refresh)
	for _, e := range entries {
		if e.Date.Start.IsZero() || !e.Date.End.After(e.Date.Start) {
			return nil, fmt.Errorf("calendar %s: VL-%d has no date", name, e.Ticket)
		}
		cal.Children = append(cal.Children, feedEvent(e, publicURL).Component)
	}
	if len(entries) == 0 {
		cal.Children = append(cal.Children, utc()) // a calendar has one component at least
	}
	var b bytes.Buffer
	if err := ical.NewEncoder(&b).Encode(cal); err != nil {
		return nil, fmt.Errorf("calendar %s: %w", name, err)
	}
	return fold(b.Bytes()), nil
}

func feedEvent(e tickets.Entry, publicURL string) *ical.Event {
	v := appointment(e.UID, e.Sequence, e.Changed, e.Date, e.Title)
	if text := paragraphs(e.Text); text != "" { // an empty property is none (RFC 5545, 3.1)
		v.Props.SetText(ical.PropDescription, text)
	}
	v.Props.SetText(ical.PropStatus, "CONFIRMED")
	if e.Tentative {
		v.Props.SetText(ical.PropStatus, "TENTATIVE")
	}
	if publicURL != "" {
		set(v.Component, ical.PropURL, strings.TrimRight(publicURL, "/")+"/tickets/"+strconv.FormatInt(e.Ticket, 10))
	}
	return v
}

// utc is a time zone, which shows nothing in a calendar.
func utc() *ical.Component {
	standard := ical.NewComponent(ical.CompTimezoneStandard)
	set(standard, ical.PropDateTimeStart, time.Unix(0, 0).UTC().Format("20060102T150405"))
	set(standard, ical.PropTimezoneOffsetFrom, "+0000")
	set(standard, ical.PropTimezoneOffsetTo, "+0000")
	zone := ical.NewComponent(ical.CompTimezone)
	set(zone, ical.PropTimezoneID, "UTC")
	zone.Children = append(zone.Children, standard)
	return zone
}
