package calendar

import (
	"errors"
	"slices"
	"testing"
	"time"
)

func TestCheck(t *testing.T) {
	c := desk(t, "ZG")
	full := []Taken{taken(t, "2026-10-06 10:00", 60, "a"), taken(t, "2026-10-06 10:30", 60, "b")}
	tests := map[string]struct {
		change func(*Query)
		start  string
		want   error
	}{
		"free":             {nil, "2026-10-06 08:00", nil},
		"beside the grid":  {nil, "2026-10-06 08:07", nil},
		"outside hours":    {nil, "2026-10-06 06:00", ErrOutsideHours},
		"holiday":          {nil, "2026-12-25 09:00", ErrHoliday},
		"theirs":           {func(q *Query) { q.Canton = "ZH" }, "2027-05-06 09:00", ErrHoliday},
		"too early":        {nil, "2026-10-05 09:00", ErrTooEarly},
		"no lead time":     {func(q *Query) { q.Earliest = time.Time{} }, "2026-10-05 09:00", nil},
		"at the latest":    {func(q *Query) { q.Latest = at(t, "2026-10-07 09:00") }, "2026-10-07 09:00", nil},
		"too late":         {func(q *Query) { q.Latest = at(t, "2026-10-07 09:00") }, "2026-10-07 09:01", ErrTooLate},
		"full for a while": {func(q *Query) { q.Busy = NewBusy(full) }, "2026-10-06 10:00", ErrFull},
		"never both":       {func(q *Query) { q.Busy = NewBusy(full) }, "2026-10-06 08:30", nil},
		"capacity":         {func(q *Query) { q.Capacity = -1 }, "2026-10-06 08:00", ErrFull},
		"absent": {func(q *Query) {
			q.Absences = []Slot{slot(t, "2026-10-06 00:00", 600), slot(t, "2026-10-06 09:59", 1)}
		}, "2026-10-06 08:00", ErrFull},
		"the customer's own": {func(q *Query) { q.Customer, q.Busy = "b", NewBusy(full[1:]) }, "2026-10-06 09:30", ErrCustomerBusy},
		"blackout":           {func(q *Query) { q.Blackouts = []Slot{slot(t, "2026-10-06 09:00", 60)} }, "2026-10-06 08:00", ErrBlackout},
		"after the blackout": {func(q *Query) { q.Blackouts = []Slot{slot(t, "2026-10-06 07:00", 60)} }, "2026-10-06 08:00", nil},
		"not allowed":        {func(q *Query) { q.Allow = func(Slot) bool { return false } }, "2026-10-06 08:00", ErrNotAllowed},
	}
	for name, test := range tests {
		q := Query{Earliest: at(t, "2026-10-06 00:00")}
		if test.change != nil {
			test.change(&q)
		}
		err := c.Check(q, slot(t, test.start, 120))
		if !errors.Is(err, test.want) || (test.want == nil && err != nil) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

func TestConflictsAreAllNamed(t *testing.T) {
	c := desk(t, "ZG")
	s := slot(t, "2026-10-04 11:00", 120) // a Sunday
	q := Query{
		Earliest: at(t, "2026-10-06 00:00"), Latest: at(t, "2026-10-03 00:00"),
		Customer: "a", Capacity: 1, Busy: NewBusy([]Taken{taken(t, "2026-10-04 10:00", 90, "a")}),
		Blackouts: []Slot{s}, Allow: func(Slot) bool { return false },
	}
	want := []error{ErrOutsideHours, ErrBlackout, ErrCustomerBusy, ErrFull, ErrNotAllowed, ErrTooLate, ErrTooEarly}
	if got := c.Conflicts(q, s); !slices.EqualFunc(got, want, errors.Is) {
		t.Errorf("conflicts %v, want %v", got, want)
	}
	if got := c.Conflicts(Query{}, slot(t, "2026-10-06 09:00", 60)); got != nil {
		t.Errorf("a free date has %v", got)
	}
}
