package calendar

import (
	"fmt"
	"math/rand"
	"testing"
	"time"
)

// appointments spreads n dates of two hours over the business days of a year,
// in order of time, for 400 customers.
func appointments(c *Calendar, from time.Time, n int) []Taken {
	var days []Day
	for d := DayOf(from, c.zone); len(days) < 250; d++ {
		if c.BusinessDay(d) {
			days = append(days, d)
		}
	}
	rows := make([]Taken, n)
	for i := range rows {
		d := days[i*len(days)/n]
		start := d.At(8*60+(i*37)%16*30, c.zone)
		rows[i] = Taken{start, start.Add(2 * time.Hour), fmt.Sprint("customer", i%400), int64(i + 1), i%5 == 0}
	}
	return rows
}

// wall takes every technician of a capacity on every business day until a date.
func wall(c *Calendar, from, until time.Time, capacity int) []Taken {
	var rows []Taken
	for d := DayOf(from, c.zone); d < DayOf(until, c.zone); d++ {
		for range capacity {
			rows = append(rows, Taken{Start: d.At(0, c.zone), End: d.At(24*60, c.zone)})
		}
	}
	return rows
}

// A year's window with 10,000 dates taken has to be searched in under 1 ms.
func BenchmarkFree(b *testing.B) {
	c := desk(b, "ZG")
	from := at(b, "2026-10-05 08:00")
	taken := appointments(c, from, 10000)
	query := Query{Earliest: from, Minutes: 120, Canton: "ZH", Customer: "customer7", DistinctDays: true}
	benchmarks := map[string]func(*Query){
		"roomy":       func(q *Query) { q.Capacity, q.Busy = 40, NewBusy(taken) },
		"all full":    func(q *Query) { q.Capacity, q.Busy = 2, NewBusy(taken) },
		"six months":  func(q *Query) { q.Busy = NewBusy(append(wall(c, from, from.AddDate(0, 6, 0), 2), taken[5000:]...)) },
		"far wish":    func(q *Query) { q.Capacity, q.Wishes = 40, []Interval{{From: from.AddDate(0, 9, 3), Exact: true}} },
		"all refused": func(q *Query) { q.Capacity, q.Allow = 40, func(Slot) bool { return false } },
	}
	for name, change := range benchmarks {
		b.Run(name, func(b *testing.B) {
			q := query
			q.Busy = NewBusy(taken)
			change(&q)
			b.ReportAllocs()
			for b.Loop() {
				c.Free(q)
			}
		})
	}
}

func BenchmarkNewBusy(b *testing.B) {
	c := desk(b, "ZG")
	rows := appointments(c, at(b, "2026-10-05 08:00"), 10000)
	b.Run("rising", func(b *testing.B) {
		rising := append([]Taken(nil), NewBusy(rows).sorted()...)
		for b.Loop() {
			NewBusy(rising)
		}
	})
	b.Run("by day", func(b *testing.B) {
		for b.Loop() {
			NewBusy(rows)
		}
	})
	b.Run("shuffled", func(b *testing.B) {
		shuffled := append([]Taken(nil), rows...)
		rand.New(rand.NewSource(1)).Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		for b.Loop() {
			NewBusy(shuffled)
		}
	})
}

// sorted returns the rows by rising start.
func (b *Busy) sorted() []Taken {
	rows := make([]Taken, len(b.spans))
	for i, s := range b.spans {
		rows[i] = b.rows[s.row]
	}
	return rows
}

func BenchmarkHoliday(b *testing.B) {
	c := desk(b, "ZG")
	d := day(b, "2026-10-05")
	for b.Loop() {
		c.Holiday("GE", d)
	}
}

func BenchmarkAddBusinessHours(b *testing.B) {
	c := desk(b, "ZG")
	t := at(b, "2026-12-24 16:00")
	for b.Loop() {
		c.AddBusinessHours(t, 80*time.Hour)
	}
}
