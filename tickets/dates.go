package tickets

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets/calendar"
)

// leadDay is the first day that keeps the lead time (1.3): that many calendar
// days after the day on which the request was received, at local midnight.
func (d *decision) leadDay() time.Time {
	return d.day(d.t.LeadFrom).AddDays(d.w.Policy.LeadDays).Time(d.w.Calendar.Zone())
}

func (d *decision) day(t time.Time) calendar.Day { return calendar.DayOf(t, d.w.Calendar.Zone()) }

// parseWish reads a wish of contract/parse.md in the desk's zone: a day, a day
// with time, or an inclusive range of either.
func parseWish(s string, zone *time.Location) (calendar.Interval, error) {
	from, to, ranged := strings.Cut(s, "/")
	start, exact, err := parseMoment(from, zone)
	if err != nil {
		return calendar.Interval{}, err
	}
	w := calendar.Interval{From: start, To: start, Exact: exact && !ranged}
	if ranged {
		if w.To, exact, err = parseMoment(to, zone); err != nil {
			return calendar.Interval{}, err
		}
	}
	if !exact {
		w.To = w.To.AddDate(0, 0, 1) // exclusive
	}
	if w.To.Before(w.From) {
		return calendar.Interval{}, fmt.Errorf("%q ends before it starts", s)
	}
	return w, nil
}

func parseMoment(s string, zone *time.Location) (t time.Time, exact bool, err error) {
	if t, err = time.ParseInLocation("2006-01-02T15:04", s, zone); err == nil {
		return t, true, nil
	}
	t, err = time.ParseInLocation(time.DateOnly, s, zone)
	return t, false, err
}

// wishes are the customer's wishes as periods; what cannot be read is left out.
func (d *decision) wishes() []calendar.Interval {
	var all []calendar.Interval
	for _, s := range d.t.Wished() {
		if w, err := parseWish(s, d.w.Calendar.Zone()); err == nil {
			all = append(all, w)
		}
	}
	return all
}

// shortNotice reports whether no wish can be met with the lead time kept (1.3).
func (d *decision) shortNotice() bool {
	wishes := d.wishes()
	lead := d.leadDay()
	return len(wishes) > 0 && !slices.ContainsFunc(wishes, func(w calendar.Interval) bool { return w.To.After(lead) || w.Exact && !w.From.Before(lead) })
}

// minutes is the planned duration: as staff said, else the sum of the
// products', else the policy's default.
func (d *decision) minutes() int {
	if d.t.Minutes > 0 {
		return d.t.Minutes
	}
	sum := 0
	for _, r := range d.t.Requests {
		if p := d.w.Catalogue.Product(r.Software); p != nil && p.Minutes > 0 {
			sum += p.Minutes
		} else {
			sum += d.w.Policy.DefaultMinutes
		}
	}
	if sum == 0 {
		return d.w.Policy.DefaultMinutes
	}
	return sum
}

// query is the search for free dates between two times, without those that
// others take.
func (d *decision) query(earliest, latest time.Time) calendar.Query {
	q := calendar.Query{
		Earliest: earliest, Latest: latest, Minutes: d.minutes(), Canton: d.canton(), Customer: d.t.Customer,
		Wishes: d.wishes(), Allow: d.allowed, Capacity: d.w.Policy.Capacity, Absences: d.w.Absences,
		Blackouts: d.blackouts(), Count: d.w.Policy.Suggestions, DistinctDays: true,
	}
	return q
}

func (d *decision) canton() string {
	if c := d.w.Catalogue.Customer(d.t.Customer); c != nil {
		return c.Canton
	}
	return ""
}

// blackouts are the periods that concern this ticket.
func (d *decision) blackouts() []calendar.Slot {
	var mine []calendar.Slot
	for _, b := range d.w.Blackouts {
		product := slices.ContainsFunc(d.t.Requests, func(r Request) bool { return sameProduct(r.Software, b.Product) })
		if (b.Customer == "" || strings.EqualFold(b.Customer, d.t.Customer)) && (b.Product == "" || product) {
			mine = append(mine, calendar.Slot{Start: b.From, End: b.To})
		}
	}
	return mine
}

// taken are the dates of the other tickets.
func (d *decision) taken(from, to time.Time) *calendar.Busy {
	var all []calendar.Taken
	for _, b := range d.w.Taken(from, to) {
		all = append(all, calendar.Taken{Start: b.Start, End: b.End, Customer: b.Customer, Ticket: b.Ticket, Held: b.Kind == BookingHeld})
	}
	return calendar.NewBusy(all)
}

// workOutDates suggests dates (1.4): the nearest to the wish with the lead time
// kept; where notice is short also the earliest that are free before.
func (d *decision) workOutDates() {
	d.t.Suggested, d.t.Early, d.t.ShortNotice = nil, nil, false
	if d.t.Other || d.t.Appointment != nil {
		return
	}
	d.t.ShortNotice = d.shortNotice()
	d.t.Suggested = d.freeDates()
	if d.t.ShortNotice {
		d.t.Early = d.search(d.soonest(), d.leadDay().Add(-time.Minute), false)
	}
	d.judgeOwn()
}

// soonest is the first start that can still be held until a business day
// before it (1.4).
func (d *decision) soonest() time.Time {
	return d.w.Calendar.AddBusinessDays(d.w.Calendar.NextOpening(d.w.Now), d.w.Policy.HoldMargin).Add(time.Minute)
}

// freeDates finds the dates to suggest. Dates that are held for others are
// given away only where fewer than three free ones are left near the wish.
func (d *decision) freeDates() []calendar.Slot {
	free := d.lateEnough(false)
	if d.near(free) < d.w.Policy.Suggestions {
		if shared := d.lateEnough(true); d.near(shared) > d.near(free) {
			return shared
		}
	}
	return free
}

// scarce reports whether so few dates are left near the wish that those held
// for others are given away too.
func (d *decision) scarce() bool {
	return d.near(d.lateEnough(false)) < d.w.Policy.Suggestions
}

// earliest is from when dates are worked out: they keep the lead time, and where
// that is over they begin with a new day, so that they stay good for one.
func (d *decision) earliest() time.Time {
	return later(d.leadDay(), d.day(d.soonest()).AddDays(1).Time(d.w.Calendar.Zone()))
}

func (d *decision) lateEnough(takeHeld bool) []calendar.Slot {
	earliest := d.earliest()
	return d.search(earliest, earliest.AddDate(1, 0, 0), takeHeld)
}

func (d *decision) search(earliest, latest time.Time, takeHeld bool) []calendar.Slot {
	q := d.query(earliest, latest)
	q.Busy, q.TakeHeld = d.taken(earliest, latest.AddDate(0, 0, 1)), takeHeld
	return d.w.Calendar.Free(q)
}

// near counts the dates within ten business days of the wish; without a wish, and
// where that cannot be met any more, of the first day that can be had.
func (d *decision) near(slots []calendar.Slot) int {
	from := d.earliest()
	if w := d.wishes(); len(w) > 0 && w[0].From.After(from) {
		from = w[0].From
	}
	first := d.w.Calendar.AddBusinessDays(from, -d.w.Policy.ContentionDays)
	last := d.w.Calendar.AddBusinessDays(from, d.w.Policy.ContentionDays)
	n := 0
	for _, s := range slots {
		if !s.Start.Before(first) && !s.Start.After(last) {
			n++
		}
	}
	return n
}

// check says what speaks against a date, lead time apart; nil where nothing
// does. Dates merely held for others speak against it only where held is true;
// the opening hours and holidays do not where it is an exception.
func (d *decision) check(s calendar.Slot, exception, held bool) error {
	q := d.query(d.w.Now, s.End)
	q.Minutes, q.Allow, q.TakeHeld = int(s.End.Sub(s.Start)/time.Minute), nil, !held
	q.Busy = d.taken(s.Start, s.End)
	for _, err := range d.w.Calendar.Conflicts(q, s) {
		if !exception || !errors.Is(err, calendar.ErrOutsideHours) && !errors.Is(err, calendar.ErrHoliday) {
			return err
		}
	}
	return nil
}

// obstacle says why a date cannot be offered now. Dates held for others count,
// as long as there are enough free ones (1.4).
func (d *decision) obstacle(s calendar.Slot, exception bool) error {
	err := d.check(s, exception, true)
	if err != nil && d.check(s, exception, false) == nil && d.scarce() {
		return nil
	}
	return err
}

// slot is the date that starts then, with the planned duration.
func (d *decision) slot(start time.Time) calendar.Slot {
	start = start.In(d.w.Calendar.Zone())
	return calendar.Slot{Start: start, End: start.Add(time.Duration(d.minutes()) * time.Minute)}
}

// datesTaken looks again at what this ticket suggests and offers, after another
// ticket took dates. A lost option is replaced at once on the approval that
// staff gave (1.4): the first acceptance takes it, the other party gets new
// dates.
func (d *decision) datesTaken(e DatesTaken) {
	if d.t.State == AwaitingApproval && slices.ContainsFunc(d.t.Suggested, func(s calendar.Slot) bool { return d.check(s, false, true) != nil }) {
		d.workOutDates()
		d.log("dates", "desk", "VL-%d took a suggested date; the dates were worked out anew", e.By)
	}
	lost := 0
	for i, o := range d.t.Options {
		if o.Status == OptionOpen && d.check(o.Slot(), o.Exception, false) != nil {
			d.t.Options[i].Status = OptionWithdrawn
			d.log("dates", "desk", "VL-%d took option %d", e.By, o.Option)
			lost++
		}
	}
	switch {
	case lost == 0:
	case d.t.State == Proposed && !d.t.Paused:
		d.replaceLost(lost)
	default:
		d.attend("VL-%d took a date that was offered here", e.By)
	}
}

// replaceLost offers as many new dates as were lost, beside those that are
// still open.
func (d *decision) replaceLost(lost int) {
	var fresh []calendar.Slot
	for _, s := range d.freeDates() {
		offered := func(o Option) bool { return o.Start.Before(s.End) && s.Start.Before(o.End) }
		if len(fresh) < lost && !slices.ContainsFunc(d.t.openOptions(), offered) {
			fresh = append(fresh, s)
		}
	}
	if len(fresh) == 0 && len(d.t.openOptions()) == 0 {
		d.become(AwaitingApproval)
		d.workOutDates()
		d.attend("the offered dates were taken and no other is free")
		return
	}
	d.offer(fresh)
	d.mailAll(DateTaken, d.offerLetter())
}

// tellOthers tells other tickets of dates that this one now takes.
func (d *decision) tellOthers(before Ticket) {
	had := before.Bookings()
	told := map[int64]bool{}
	for _, b := range d.t.Bookings() {
		if b.Kind == BookingSuggested || slices.Contains(had, b) {
			continue
		}
		for _, other := range d.w.Overlapping(b.Start, b.End) {
			concerned := other.Kind == BookingSuggested || other.Kind == BookingHeld && b.Kind == BookingAgreed
			if concerned && other.Ticket != d.t.Number && !told[other.Ticket] {
				told[other.Ticket] = true
				d.effects = append(d.effects, Tell{Ticket: other.Ticket, Event: DatesTaken{By: d.t.Number}})
			}
		}
	}
}
