package calendar

import (
	"math"
	"time"
)

// A clock turns local times into instants, and remembers until when the offset
// of the last one holds: asking the zone is most of a search's time otherwise.
type clock struct {
	loc         *time.Location
	offset      int64
	from, until int64 // the days between are plain; local seconds
	looked      Day   // the day that was last looked up
}

// unix is Day.At in Unix seconds.
func (c *clock) unix(d Day, minutes int) int64 {
	if c.plain(d) {
		return d.local() + int64(minutes)*60 - c.offset
	}
	return d.At(minutes, c.loc).Unix()
}

// plain reports whether no clock change is near d.
func (c *clock) plain(d Day) bool {
	if !c.covers(d) && c.looked != d {
		c.look(d)
	}
	return c.covers(d)
}

func (c *clock) covers(d Day) bool {
	return c.from <= d.local() && d.local()+daySeconds <= c.until
}

// look finds the stretch around d's noon in which the offset does not change,
// less a day at each end.
func (c *clock) look(d Day) {
	t := d.at(noon, c.loc)
	from, until := t.ZoneBounds()
	_, offset := t.Zone()
	c.looked, c.offset, c.from, c.until = d, int64(offset), math.MinInt64, math.MaxInt64
	if !from.IsZero() {
		c.from = from.Unix() + c.offset + daySeconds
	}
	if !until.IsZero() {
		c.until = until.Unix() + c.offset - daySeconds
	}
}
