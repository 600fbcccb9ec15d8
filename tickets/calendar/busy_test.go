package calendar

import (
	"math/rand"
	"testing"
	"time"
)

func TestBusyOverlapping(t *testing.T) {
	r := rand.New(rand.NewSource(7))
	epoch := at(t, "2026-10-05 00:00")
	var rows []Taken
	for range 500 {
		start := epoch.Add(time.Duration(r.Intn(100_000)) * time.Second)
		rows = append(rows, Taken{Start: start, End: start.Add(time.Duration(r.Intn(5000)) * time.Second)})
	}
	rows = append(rows, Taken{Start: epoch, End: epoch.Add(90_000 * time.Second)}) // one that reaches over most
	b := NewBusy(rows)
	for range 1000 {
		from := epoch.Unix() + int64(r.Intn(110_000)) - 5000
		to := from + int64(r.Intn(8000))
		found := map[int32]bool{}
		for _, s := range b.overlapping(from, to) {
			found[s.row] = true
		}
		for i, row := range rows {
			if row.Start.Unix() < to && row.End.Unix() > from && !found[int32(i)] {
				t.Fatalf("%d..%d: row %d (%v) is missing", from, to, i, row)
			}
		}
	}
}

func TestBusyEmpty(t *testing.T) {
	var none *Busy
	if got := none.overlapping(0, 1<<40); len(got) != 0 {
		t.Errorf("nil holds %v", got)
	}
	if got := NewBusy(nil).overlapping(0, 1<<40); len(got) != 0 {
		t.Errorf("nothing holds %v", got)
	}
}

func TestBusyKeepsFractions(t *testing.T) {
	start := at(t, "2026-10-05 08:00")
	b := NewBusy([]Taken{{Start: start.Add(-time.Hour), End: start.Add(time.Millisecond)}})
	if got := b.overlapping(start.Unix(), start.Unix()+1); len(got) != 1 {
		t.Errorf("a millisecond's overlap found %v", got)
	}
}
