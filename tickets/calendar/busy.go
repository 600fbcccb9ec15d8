package calendar

import (
	"slices"
	"sort"
	"time"
)

// A Taken is an appointment or a date that is held: it needs one technician
// from Start until End.
type Taken struct {
	Start, End time.Time
	Customer   string // "" is nobody's in particular
	Ticket     int64
	Held       bool // proposed and held, not yet agreed
}

// Busy is what is taken, indexed by time. It is immutable; nil is empty.
type Busy struct {
	rows  []Taken
	spans []busySpan // by rising start
}

type busySpan struct {
	start, end int64 // Unix seconds
	reach      int64 // the latest end of this span and all before it
	row        int32
}

// NewBusy indexes what is taken. It keeps the slice, which must not be changed
// afterwards. Rows in order of their start are indexed without sorting.
func NewBusy(rows []Taken) *Busy {
	b := &Busy{rows: rows, spans: make([]busySpan, len(rows))}
	var reach int64
	for i, row := range byStart(rows) {
		start, end := rows[row].Start.Unix(), unixUp(rows[row].End)
		if i == 0 || end > reach {
			reach = end
		}
		b.spans[i] = busySpan{start, end, reach, row}
	}
	return b
}

// byStart returns the indices of the rows by rising start. It sorts plain
// numbers, the start in the upper bits and the index in the lower, which is
// twice as fast as sorting with a function.
func byStart(rows []Taken) []int32 {
	const indexBits = 24
	keys, order := make([]uint64, len(rows)), make([]int32, len(rows))
	for i := range rows {
		sinceYear1 := rows[i].Start.Unix() + unixDay*daySeconds
		keys[i] = uint64(sinceYear1)<<indexBits | uint64(i)
	}
	slices.Sort(keys)
	for i, key := range keys {
		order[i] = int32(key & (1<<indexBits - 1))
	}
	return order
}

// unixUp returns t in Unix seconds, rounded up.
func unixUp(t time.Time) int64 {
	if t.Nanosecond() > 0 {
		return t.Unix() + 1
	}
	return t.Unix()
}

// overlapping returns the spans among which all lie that overlap from..to (Unix
// seconds); those with end <= from in it do not.
func (b *Busy) overlapping(from, to int64) []busySpan {
	if b == nil {
		return nil
	}
	first := sort.Search(len(b.spans), func(i int) bool { return b.spans[i].reach > from })
	n := sort.Search(len(b.spans)-first, func(i int) bool { return b.spans[first+i].start >= to })
	return b.spans[first : first+n]
}
