package calendar

import (
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"
)

func starts(slots []Slot) string {
	var list []string
	for _, s := range slots {
		list = append(list, local(s.Start))
	}
	return strings.Join(list, ", ")
}

func taken(t testing.TB, start string, minutes int, customer string) Taken {
	s := slot(t, start, minutes)
	return Taken{Start: s.Start, End: s.End, Customer: customer}
}

func exact(t testing.TB, s string) []Interval { return []Interval{{From: at(t, s), Exact: true}} }

func between(t testing.TB, from, to string) []Interval {
	return []Interval{{From: at(t, from), To: at(t, to)}}
}

// The desk's week begins on Monday, 5 October 2026.
func TestFree(t *testing.T) {
	c := desk(t, "ZG")
	day := func(s Slot) bool { return s.Start.Weekday() == time.Thursday && s.Start.Hour() >= 13 }
	tests := map[string]struct {
		q    Query
		want string
	}{
		"the earliest": {Query{},
			"Mon 2026-10-05 08:00, Mon 2026-10-05 08:30, Mon 2026-10-05 09:00"},
		"distinct days": {Query{DistinctDays: true},
			"Mon 2026-10-05 08:00, Tue 2026-10-06 08:00, Wed 2026-10-07 08:00"},
		"the hour has begun": {Query{Earliest: at(t, "2026-10-05 10:01"), Count: 2},
			"Mon 2026-10-05 13:00, Mon 2026-10-05 13:30"},
		"the latest start counts": {Query{Earliest: at(t, "2026-10-05 10:00"), Latest: at(t, "2026-10-05 10:00")},
			"Mon 2026-10-05 10:00"},
		"window without a date": {Query{Earliest: at(t, "2026-10-05 10:01"), Latest: at(t, "2026-10-05 12:59")}, ""},
		"wide grid": {Query{Minutes: 60, Step: time.Hour, Count: 5},
			"Mon 2026-10-05 08:00, Mon 2026-10-05 09:00, Mon 2026-10-05 10:00, Mon 2026-10-05 11:00, Mon 2026-10-05 13:00"},
		"spans midday": {Query{Minutes: 300, Count: 8},
			"Mon 2026-10-05 08:00, Mon 2026-10-05 08:30, Mon 2026-10-05 09:00, Mon 2026-10-05 09:30, " +
				"Mon 2026-10-05 10:00, Mon 2026-10-05 10:30, Mon 2026-10-05 11:00, Mon 2026-10-05 11:30"},
		"a whole day":       {Query{Minutes: 540, Count: 2}, "Mon 2026-10-05 08:00, Tue 2026-10-06 08:00"},
		"longer than a day": {Query{Minutes: 541}, ""},
		"wish with a time": {Query{Wishes: exact(t, "2026-10-14 10:00"), DistinctDays: true},
			"Wed 2026-10-14 10:00, Tue 2026-10-13 10:00, Thu 2026-10-15 10:00"},
		"same day first": {Query{Wishes: exact(t, "2026-10-14 10:00")},
			"Wed 2026-10-14 10:00, Wed 2026-10-14 09:30, Wed 2026-10-14 09:00"},
		"wish beside the grid": {Query{Wishes: exact(t, "2026-10-14 09:50"), Count: 2},
			"Wed 2026-10-14 09:50, Wed 2026-10-14 10:00"},
		"wish into midday": {Query{Wishes: exact(t, "2026-10-14 11:00"), Count: 2, DistinctDays: true},
			"Wed 2026-10-14 10:00, Tue 2026-10-13 10:00"},
		"wish for a Sunday": {Query{Wishes: between(t, "2026-10-18 00:00", "2026-10-19 00:00"), DistinctDays: true},
			"Mon 2026-10-19 08:00, Fri 2026-10-16 08:00, Tue 2026-10-20 08:00"},
		"wish for an afternoon": {Query{Wishes: between(t, "2026-10-14 12:00", "2026-10-14 18:00"), DistinctDays: true},
			"Wed 2026-10-14 13:00, Tue 2026-10-13 13:00, Thu 2026-10-15 13:00"},
		"wish for a week": {Query{Wishes: between(t, "2026-10-19 00:00", "2026-10-26 00:00"), DistinctDays: true},
			"Mon 2026-10-19 08:00, Tue 2026-10-20 08:00, Wed 2026-10-21 08:00"},
		"two wishes": {Query{Wishes: append(exact(t, "2026-10-22 15:00"), exact(t, "2026-10-14 08:00")...), DistinctDays: true, Count: 2},
			"Wed 2026-10-14 08:00, Thu 2026-10-22 15:00"},
		"wish in the past": {Query{Wishes: exact(t, "2026-09-01 14:00"), DistinctDays: true, Count: 2},
			"Mon 2026-10-05 14:00, Tue 2026-10-06 14:00"},
		"limits": {Query{Allow: day, DistinctDays: true},
			"Thu 2026-10-08 13:00, Thu 2026-10-15 13:00, Thu 2026-10-22 13:00"},
		"too few days": {Query{Latest: at(t, "2026-10-06 08:00"), DistinctDays: true, Count: 4},
			"Mon 2026-10-05 08:00, Mon 2026-10-05 08:30, Mon 2026-10-05 09:00, Tue 2026-10-06 08:00"},
		"customer's holiday": {Query{Earliest: at(t, "2026-09-10 00:00"), Canton: "GE", Count: 1}, "Fri 2026-09-11 08:00"},
		"desk's holiday":     {Query{Earliest: at(t, "2026-12-08 00:00"), Count: 1}, "Wed 2026-12-09 08:00"},
		"blackout": {Query{Blackouts: []Slot{slot(t, "2026-10-05 00:00", 2*24*60+600)}, Count: 1},
			"Wed 2026-10-07 10:00"},
		"no duration":   {Query{Minutes: -1}, ""},
		"no technician": {Query{Capacity: -1}, ""},
		"before summer time": {Query{Earliest: at(t, "2026-03-27 14:00"), DistinctDays: true},
			"Fri 2026-03-27 14:00, Mon 2026-03-30 08:00, Tue 2026-03-31 08:00"},
		"before winter time": {Query{Earliest: at(t, "2026-10-23 14:00"), DistinctDays: true},
			"Fri 2026-10-23 14:00, Mon 2026-10-26 08:00, Tue 2026-10-27 08:00"},
	}
	for name, test := range tests {
		if test.q.Earliest.IsZero() {
			test.q.Earliest = at(t, "2026-10-05 00:00")
		}
		if test.q.Minutes == 0 {
			test.q.Minutes = 120
		}
		if got := starts(c.Free(test.q)); got != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, got, test.want)
		}
	}
}

func TestFreeBesideOthers(t *testing.T) {
	c := desk(t, "ZG")
	morning := func(customer string) Taken { return taken(t, "2026-10-05 08:00", 240, customer) }
	held := morning("other")
	held.Held = true
	own := morning("us")
	own.Ticket, own.Held = 7, true
	tests := map[string]struct {
		q    Query
		rows []Taken
		want string
	}{
		"one of two":        {Query{}, []Taken{morning("a")}, "08:00"},
		"both":              {Query{}, []Taken{morning("a"), morning("b")}, "13:00"},
		"one after another": {Query{}, []Taken{taken(t, "2026-10-05 08:00", 60, ""), taken(t, "2026-10-05 09:00", 60, "")}, "08:00"},
		"one technician":    {Query{Capacity: 1}, []Taken{morning("a")}, "13:00"},
		"one is absent":     {Query{Absences: []Slot{slot(t, "2026-10-05 08:00", 240)}}, []Taken{morning("a")}, "13:00"},
		"absence elsewhere": {Query{Absences: []Slot{slot(t, "2026-10-05 13:00", 240)}}, []Taken{morning("a")}, "08:00"},
		"the same customer": {Query{Customer: "us"}, []Taken{morning("us")}, "13:00"},
		"nobody is no one":  {Query{}, []Taken{morning("")}, "08:00"},
		"held":              {Query{Capacity: 1}, []Taken{held}, "13:00"},
		"held, given away":  {Query{Capacity: 1, TakeHeld: true}, []Taken{held}, "08:00"},
		"own held stays":    {Query{Capacity: 1, TakeHeld: true, Customer: "us"}, []Taken{own}, "13:00"},
		"the ticket's own":  {Query{Capacity: 1, Ticket: 7, Customer: "us"}, []Taken{own}, "08:00"},
		"touching":          {Query{Capacity: 1}, []Taken{taken(t, "2026-10-05 10:00", 120, "")}, "08:00"},
		"a second too long": {Query{Capacity: 1}, []Taken{{Start: at(t, "2026-10-05 06:00"), End: at(t, "2026-10-05 08:00:01")}}, "08:30"},
		"since the weekend": {Query{Capacity: 1}, []Taken{taken(t, "2026-10-02 14:00", 3*24*60, "")}, "14:00"},
	}
	for name, test := range tests {
		test.q.Earliest, test.q.Minutes, test.q.Count = at(t, "2026-10-05 00:00"), 120, 1
		test.q.Busy = NewBusy(test.rows)
		if got := starts(c.Free(test.q)); got != "Mon 2026-10-05 "+test.want {
			t.Errorf("%s: %s, want %s", name, got, test.want)
		}
	}
}

func TestFreeFarAhead(t *testing.T) {
	c := desk(t, "ZG")
	from := at(t, "2026-10-05 08:00")
	q := Query{Earliest: from, Minutes: 60, Busy: NewBusy(wall(c, from, at(t, "2027-04-05 00:00"), 2))}
	if got := starts(c.Free(q)); !strings.HasPrefix(got, "Mon 2027-04-05 08:00") {
		t.Errorf("first free date %s", got)
	}
	q.Latest = at(t, "2027-04-04 00:00")
	if got := c.Free(q); got != nil {
		t.Errorf("found %s in a full window", starts(got))
	}
	q = Query{Earliest: from, Latest: at(t, "9999-01-01 00:00"), Minutes: 60, Wishes: exact(t, "9998-01-01 08:00"), Count: 1}
	if got := c.Free(q); len(got) != 1 || got[0].Start.Year() != 2031 {
		t.Errorf("more than five years ahead: %s", starts(got))
	}
}

// A desk that never closes offers the night of a clock change as well.
func TestFreeOnSwitchDays(t *testing.T) {
	c := deskOpen(t, "Mon-Sun 00:00-24:00", "")
	tests := map[string]struct{ day, want string }{
		"summer": {"2026-03-29", "2026-03-29T00:00:00+01:00 2026-03-29T01:00:00+01:00 2026-03-29T03:00:00+02:00"},
		"winter": {"2026-10-25", "2026-10-25T00:00:00+02:00 2026-10-25T01:00:00+02:00 2026-10-25T02:00:00+02:00 2026-10-25T03:00:00+01:00"},
	}
	for name, test := range tests {
		var got []string
		for _, s := range c.Free(Query{Earliest: at(t, test.day+" 00:00"), Latest: at(t, test.day+" 03:00"), Minutes: 60, Step: time.Hour, Count: 9}) {
			got = append(got, s.Start.Format(time.RFC3339))
		}
		if strings.Join(got, " ") != test.want {
			t.Errorf("%s:\ngot  %s\nwant %s", name, strings.Join(got, " "), test.want)
		}
	}
}

// Whatever is asked, Free finds exactly the starts on the grid that Check
// accepts.
func TestFreeAgreesWithCheck(t *testing.T) {
	r := rand.New(rand.NewSource(26))
	from := at(t, "2026-03-23 00:00")
	for i := range 60 {
		c := deskOpen(t, []string{deskHours, "Mon-Sun 00:00-24:00", "Tue-Sat 07:15-11:00 12:00-13:30 14:00-18:45"}[i%3], "ZG")
		q := randomQuery(r, from)
		var want []string
		for start := from; !start.After(q.Latest); start = start.Add(15 * time.Minute) {
			s := Slot{start.In(zurich), start.Add(time.Duration(q.Minutes) * time.Minute).In(zurich)}
			if onGrid(c, start, q.step()) && c.Check(q, s) == nil {
				want = append(want, local(start))
			}
		}
		found := c.Free(q)
		slices.SortFunc(found, func(a, b Slot) int { return a.Start.Compare(b.Start) })
		if got := starts(found); got != strings.Join(want, ", ") {
			t.Fatalf("query %d: %+v\ngot  %s\nwant %s", i, q, got, strings.Join(want, ", "))
		}
	}
}

func randomQuery(r *rand.Rand, from time.Time) Query {
	minutes := func(n int) time.Duration { return time.Duration(r.Intn(n)) * time.Minute }
	q := Query{
		Earliest: from.Add(minutes(3000)), Latest: from.Add(14 * 24 * time.Hour),
		Minutes: 30 + r.Intn(12)*30, Canton: []string{"", "TI", "GL"}[r.Intn(3)],
		Customer: "customer1", Ticket: int64(r.Intn(5)), TakeHeld: r.Intn(3) == 0,
		Capacity: 1 + r.Intn(3), Count: 10_000, DistinctDays: r.Intn(2) == 0,
		Step: time.Duration(15+r.Intn(4)*15) * time.Minute,
	}
	for range 2 {
		start := from.Add(minutes(20_000))
		q.Blackouts = append(q.Blackouts, Slot{start, start.Add(minutes(600))})
		q.Absences = append(q.Absences, Slot{start.Add(-minutes(2000)), start.Add(minutes(2000))})
		q.Wishes = append(q.Wishes, Interval{From: start, To: start.Add(minutes(3000))})
	}
	var rows []Taken
	for range 80 {
		start := from.Add(minutes(20_000))
		rows = append(rows, Taken{start, start.Add(minutes(300)), []string{"customer1", "customer2"}[r.Intn(2)], int64(r.Intn(5)), r.Intn(4) == 0})
	}
	q.Busy = NewBusy(rows)
	return q
}

// onGrid reports whether a start is on the grid from the openings of its day,
// clock changes regarded.
func onGrid(c *Calendar, start time.Time, step int) bool {
	d := DayOf(start, c.zone)
	for _, span := range c.openings(d) {
		for clock := span.From; clock < span.To; clock += step {
			if d.At(clock, c.zone).Equal(start) {
				return true
			}
		}
	}
	return false
}
