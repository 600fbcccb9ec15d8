package calendar

// A sheet is a stretch of time, minute by minute, with how many technicians
// each minute takes. A stretch of minutes that takes none of a capacity too
// many is free; finding that out for one start is one look-up.
type sheet struct {
	from  int64   // Unix seconds of the first minute
	load  []int32 // difference to the minute before; one more than there are minutes
	until []int32 // for each minute the first full one from it on
}

// reset makes it a sheet of from..to (Unix seconds), with nothing taken.
func (s *sheet) reset(from, to int64) {
	n := int((to-from+59)/60) + 1
	if cap(s.load) < n {
		s.load, s.until = make([]int32, n), make([]int32, n)
	}
	s.from, s.load, s.until = from, s.load[:n], s.until[:n]
	clear(s.load)
}

// take adds weight technicians from..to; minutes that are touched count whole.
func (s *sheet) take(from, to int64, weight int32) {
	a := max(floorMinutes(from-s.from), 0)
	b := min(floorMinutes(to-s.from+59), int64(len(s.load)-1))
	if a < b {
		s.load[a] += weight
		s.load[b] -= weight
	}
}

func floorMinutes(seconds int64) int64 {
	if seconds < 0 {
		seconds -= 59
	}
	return seconds / 60
}

// close works out which stretches are free. Only isFree may follow.
func (s *sheet) close(capacity int32) {
	var load int32
	for i := range s.load {
		load += s.load[i]
		s.load[i] = load
	}
	next := int32(len(s.load) - 1)
	for i := len(s.load) - 1; i >= 0; i-- {
		if i < len(s.load)-1 && s.load[i] >= capacity {
			next = int32(i)
		}
		s.until[i] = next
	}
}

// isFree reports whether from..to, which lies on the sheet, is free.
func (s *sheet) isFree(from, to int64) bool {
	return s.from+int64(s.until[floorMinutes(from-s.from)])*60 >= to
}
