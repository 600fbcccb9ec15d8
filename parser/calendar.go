package parser

import (
	"io"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
)

// calendarPart keeps an iMIP part (RFC 6047). It is a file too where it has a
// name or is sent as one.
func (r *reading) calendarPart(b io.Reader, e entity) document {
	isFile := e.name != "" || e.disposition == "attachment"
	if isFile && len(r.files) == r.want {
		r.attach(e.name, e.mediaType, b)
		return document{}
	}
	counter := &counter{r: b}
	octets, _ := io.ReadAll(io.LimitReader(counter, maxCalendar))
	io.Copy(io.Discard, counter)
	if isFile {
		name := e.name
		if name == "" {
			name = defaultName(len(r.files), "text/calendar")
		}
		r.files = append(r.files, tickets.Attachment{Index: len(r.files), Name: name, Type: e.mediaType, Size: counter.n})
	}
	if !r.inside {
		c := readCalendar(toUTF8(octets, e.params["charset"]), r.opts.Location)
		if c.method == "" {
			c.method = strings.ToUpper(e.params["method"])
		}
		r.calendars = append(r.calendars, c)
	}
	return document{}
}

// calendarReply returns the answer to an invitation that the mail holds, nil
// for none. Of several attendees the author counts.
func (r *reading) calendarReply(from string) *tickets.CalendarReply {
	for _, c := range r.calendars {
		if c.method != "REPLY" && c.method != "COUNTER" {
			continue
		}
		var e event // nothing is known where the object is damaged
		if len(c.events) > 0 {
			e = c.events[0]
		}
		reply := &tickets.CalendarReply{Method: c.method, UID: e.uid, Sequence: e.sequence, Start: e.start}
		for i, a := range e.attendees {
			if i == 0 || a.address == from {
				reply.Attendee, reply.PartStat = a.address, a.partStat
			}
		}
		return reply
	}
	return nil
}

// A calendar is what an iCalendar object (RFC 5545) says that an answer needs.
type calendar struct {
	method string
	events []event
	zones  map[string]calendarZone // VTIMEZONE by TZID
}

type event struct {
	uid       string
	sequence  int
	start     time.Time
	attendees []attendee
}

type attendee struct{ address, partStat string }

// A calendarZone is what is used of a VTIMEZONE.
type calendarZone struct {
	location string // X-LIC-LOCATION
	standard int    // offset of the standard time in seconds
}

// maxEvents bounds a calendar; an answer has one, or one for each exception of
// a series.
const maxEvents = 200

// readCalendar reads leniently: lines that are no property are passed over, so
// that one badly folded line does not cost the whole. Local times without a
// zone are taken as of loc; all times are handed on in loc.
func readCalendar(s string, loc *time.Location) calendar {
	c := calendar{zones: map[string]calendarZone{}}
	var starts []property // DTSTART of each event, resolved when all zones are known
	var components []string
	zone := ""
	for s != "" {
		var p property
		p, s = nextProperty(s)
		inside := ""
		if n := len(components); n > 0 {
			inside = components[n-1]
		}
		switch {
		case p.name == "BEGIN" && len(components) < maxDepth:
			components = append(components, strings.ToUpper(p.value))
			if strings.EqualFold(p.value, "VEVENT") && len(c.events) < maxEvents {
				c.events, starts = append(c.events, event{}), append(starts, property{})
			}
		case p.name == "END":
			components = components[:max(len(components)-1, 0)]
		case p.name == "METHOD" && inside != "VEVENT":
			c.method = strings.ToUpper(p.value)
		case inside == "VEVENT" && len(c.events) > 0:
			n := len(c.events) - 1
			c.events[n].read(p)
			if p.name == "DTSTART" {
				starts[n] = p
			}
		case inside == "VTIMEZONE" && p.name == "TZID":
			zone = p.value
		case zone != "" && (inside == "VTIMEZONE" || inside == "STANDARD"):
			c.zones[zone] = c.zones[zone].read(p)
		}
	}
	if loc == nil {
		loc = defaultLocation()
	}
	for i, p := range starts {
		if t := c.time(p, loc); !t.IsZero() {
			c.events[i].start = t.In(loc)
		}
	}
	return c
}

func (e *event) read(p property) {
	switch p.name {
	case "UID":
		e.uid = p.value
	case "SEQUENCE":
		e.sequence, _ = strconv.Atoi(p.value)
	case "ATTENDEE":
		if len(e.attendees) < maxAddresses {
			e.attendees = append(e.attendees, attendee{addrSpec(p.value), strings.ToUpper(p.params["PARTSTAT"])})
		}
	}
}

func (z calendarZone) read(p property) calendarZone {
	switch p.name {
	case "X-LIC-LOCATION":
		z.location = p.value
	case "TZOFFSETTO":
		if t, err := time.Parse("-0700", p.value); err == nil {
			_, z.standard = t.Zone()
		}
	}
	return z
}

// time reads a DATE or DATE-TIME (RFC 5545, sections 3.3.4 and 3.3.5); the
// zero time means unreadable.
func (c calendar) time(p property, loc *time.Location) time.Time {
	if utc, ok := strings.CutSuffix(p.value, "Z"); ok {
		t, _ := time.Parse("20060102T150405", utc)
		return t
	}
	if id := p.params["TZID"]; id != "" {
		loc = c.location(id, loc)
	}
	for _, layout := range []string{"20060102T150405", "20060102T1504", "20060102"} {
		if t, err := time.ParseInLocation(layout, p.value, loc); err == nil {
			return t
		}
	}
	return time.Time{}
}

// location finds a zone by its name, by what its VTIMEZONE says, or as the
// desk's own where the offset is the same: programs that invent names
// ("Customized Time Zone") mean the zone of their place.
func (c calendar) location(id string, desk *time.Location) *time.Location {
	if loc := zoneByName(id); loc != nil {
		return loc
	}
	z, ok := c.zones[id]
	if !ok {
		return desk
	}
	if loc := zoneByName(z.location); loc != nil {
		return loc
	}
	if _, offset := time.Date(2026, time.January, 15, 12, 0, 0, 0, desk).Zone(); offset == z.standard {
		return desk
	}
	return time.FixedZone(id, z.standard)
}

// A property is one content line (RFC 5545, section 3.1), names in upper case.
type property struct {
	name   string
	params map[string]string
	value  string
}

// nextProperty reads a content line, unfolded, and returns what follows it. The
// name is "" where the line is none.
func nextProperty(s string) (p property, rest string) {
	line, rest := cutLine(s)
	if isFolded(rest) {
		var unfolded strings.Builder
		unfolded.WriteString(line)
		for isFolded(rest) {
			var more string
			more, rest = cutLine(rest)
			if unfolded.Len()+len(more) <= maxField {
				unfolded.WriteString(more[1:])
			}
		}
		line = unfolded.String()
	}
	head, value, ok := cutColon(line)
	if !ok {
		return property{}, rest
	}
	name, params, _ := strings.Cut(head, ";")
	p = property{name: strings.ToUpper(strings.TrimSpace(name)), value: strings.TrimSpace(value)}
	for params != "" {
		var param string
		param, params = cutQuoted(params)
		if k, v, ok := strings.Cut(param, "="); ok {
			if p.params == nil {
				p.params = map[string]string{}
			}
			p.params[strings.ToUpper(strings.TrimSpace(k))] = strings.Trim(v, `"`)
		}
	}
	return p, rest
}

// isFolded reports whether s goes on with the line before.
func isFolded(s string) bool { return s != "" && (s[0] == ' ' || s[0] == '\t') }

func cutLine(s string) (line, rest string) {
	line, rest, _ = strings.Cut(s, "\n")
	return strings.TrimSuffix(line, "\r"), rest
}

// cutColon cuts at the first colon outside quotes.
func cutColon(s string) (before, after string, ok bool) {
	quoted := false
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '"':
			quoted = !quoted
		case s[i] == ':' && !quoted:
			return s[:i], s[i+1:], true
		}
	}
	return strings.Cut(s, ":")
}
