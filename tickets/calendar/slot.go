package calendar

import (
	"errors"
	"fmt"
	"time"
)

// A Slot is a date: the instants at which it begins and ends, in the desk's
// zone where this package made it.
type Slot struct {
	Start time.Time `json:"start"`
	End   time.Time `json:"end"`
}

// Why a date cannot be had. Check and Fits wrap them with the particulars.
var (
	ErrOutsideHours = errors.New("outside opening hours")
	ErrHoliday      = errors.New("public holiday")
	ErrBlackout     = errors.New("in a blackout period")
	ErrCustomerBusy = errors.New("overlaps another date of the customer")
	ErrFull         = errors.New("no technician is free")
	ErrNotAllowed   = errors.New("outside the customer's limits")
	ErrTooLate      = errors.New("after the latest date")
	ErrTooEarly     = errors.New("before the earliest date")
)

// Fits reports whether s lies inside opening hours in one piece, and not on a
// public holiday of the desk or of canton ("" is none); else it returns an
// error that wraps ErrHoliday, with the holiday's name, or ErrOutsideHours.
//
// One piece is a single opening interval. Only a date that is longer than the
// day's longest interval may span the break: it begins and ends inside opening
// hours of the same day, and its length is that on the clock, break included.
// One longer than the whole day never fits (procedure.md 1.4).
func (c *Calendar) Fits(s Slot, canton string) error {
	d := DayOf(s.Start, c.zone)
	if name := c.deskHoliday(d); name != "" {
		return fmt.Errorf("%s: %w: %s", d, ErrHoliday, name)
	}
	if name := c.holidayIn(cantonByCode(canton), d); name != "" {
		return fmt.Errorf("%s: %w: %s", d, ErrHoliday, name)
	}
	from := timeOfDay(s.Start, c.zone)
	to := timeOfDay(s.End, c.zone) + time.Duration(DayOf(s.End, c.zone)-d)*24*time.Hour
	if !inOnePiece(c.hours[d.Weekday()], from, to, s.End.Sub(s.Start)) {
		return fmt.Errorf("%s: %w", d, ErrOutsideHours)
	}
	return nil
}

// inOnePiece reports whether a date of the given length, from and to as times
// of day, lies in opening hours as Fits describes.
func inOnePiece(spans []Span, from, to, length time.Duration) bool {
	if length <= 0 {
		return false
	}
	var longest time.Duration
	begins, ends := false, false
	for _, s := range spans {
		open, close := time.Duration(s.From)*time.Minute, time.Duration(s.To)*time.Minute
		starts := open <= from && from < close
		stops := open <= to && to <= close
		if starts && stops {
			return true
		}
		begins, ends = begins || starts, ends || stops
		longest = max(longest, close-open)
	}
	return begins && ends && length > longest
}
