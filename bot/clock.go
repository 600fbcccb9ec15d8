package bot

import (
	"sync"
	"time"
)

// A Clock tells the time and wakes who waits for it. The desk's loops take the
// time from it and from nowhere else.
type Clock interface {
	// Now returns the present time.
	Now() time.Time
	// After returns a channel on which something arrives once t has come. A
	// clock that stands still returns nil: who moves it wakes the loops.
	After(t time.Time) <-chan time.Time
}

// SystemClock is the machine's clock.
type SystemClock struct{}

// Now returns the machine's time.
func (SystemClock) Now() time.Time { return time.Now() }

// After waits on the machine's clock.
func (SystemClock) After(t time.Time) <-chan time.Time { return time.After(time.Until(t)) }

// A DemoClock can be moved forward. It stands still, or runs on from where it
// was set.
type DemoClock struct {
	zone  *time.Location // of the times it shows
	still bool

	mu    sync.Mutex
	now   time.Time     // where it stands, if still
	ahead time.Duration // of the machine's clock, if not
}

// NewDemoClock returns a clock that shows t now, in a zone.
func NewDemoClock(t time.Time, still bool, zone *time.Location) *DemoClock {
	return &DemoClock{zone: zone, still: still, now: t, ahead: time.Until(t)}
}

// Still reports whether the clock stands still until it is moved.
func (c *DemoClock) Still() bool { return c.still }

// Now returns the time that the clock shows.
func (c *DemoClock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.read().In(c.zone)
}

func (c *DemoClock) read() time.Time {
	if c.still {
		return c.now
	}
	return time.Now().Add(c.ahead)
}

// After waits until the clock shows t. A clock that stands still wakes nobody:
// who sets it does.
func (c *DemoClock) After(t time.Time) <-chan time.Time {
	if c.still {
		return nil
	}
	return time.After(t.Sub(c.Now()))
}

// Set moves the clock forward; an earlier time is ignored.
func (c *DemoClock) Set(t time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if by := t.Sub(c.read()); by > 0 {
		c.now, c.ahead = t, c.ahead+by
	}
}
