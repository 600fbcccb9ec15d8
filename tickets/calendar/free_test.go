package calendar

import (
	"strings"
	"testing"
	"time"
)

func starts(slots []Slot) string {
	var list []string
	for _, s := range slots {
		list = append(list, local(s.Start))
	}
	return strings.Join(list, "\n")
}

func TestFreeWithoutWish(t *testing.T) {
	c := desk(t, "ZG")
	got := c.Free(Query{Earliest: at(t, "2026-10-05 09:10"), Minutes: 120, DistinctDays: true})
	want := "Mon 2026-10-05 09:30\nTue 2026-10-06 08:00\nWed 2026-10-07 08:00"
	if starts(got) != want {
		t.Errorf("got\n%s\nwant\n%s", starts(got), want)
	}
	if got[0].End.Sub(got[0].Start) != 2*time.Hour || got[0].Start.Location() != zurich {
		t.Errorf("first date %v", got[0])
	}
}
