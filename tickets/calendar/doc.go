// Package calendar is the desk's calendar: opening hours, public holidays of
// the Swiss cantons, business-time arithmetic and the search for free dates
// (procedure.md 1.3 and 1.4). It is pure: no clock, no I/O, no logger.
//
// Local wall-clock times are meant throughout. A time of day that a clock
// change skips moves forward by the length of the change; of one that occurs
// twice the first is taken.
package calendar
