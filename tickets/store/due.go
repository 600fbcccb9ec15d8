package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"
)

// A Due is a ticket whose deadline has come; the event is
// tickets.TimePassed under Key.
type Due struct {
	Number int64
	At     time.Time
	Seq    int // of the ticket when it was read
}

// Key returns the natural key of the deadline's event. The ticket's Seq rises
// with every event, so that each deadline is told once.
func (d Due) Key() string { return fmt.Sprintf("due/%d/%d", d.Number, d.Seq) }

// NextDue returns when a ticket next needs a TimePassed; zero: never.
func (s *Store) NextDue(ctx context.Context) (time.Time, error) {
	var at sql.NullInt64
	_, err := s.view(ctx).one(&at, `SELECT MIN(next_due) FROM tickets WHERE next_due IS NOT NULL`)
	return s.time(at), about(err, "read the next deadline")
}

// DueTickets returns tickets whose deadline has come, the oldest deadline first.
func (s *Store) DueTickets(ctx context.Context, now time.Time, limit int) ([]Due, error) {
	var rows []struct {
		Number int64
		At     sql.NullInt64
		Seq    int
	}
	err := s.view(ctx).all(&rows, `
		SELECT number, next_due AS at, seq
		FROM tickets
		WHERE next_due <= ?
		ORDER BY next_due, number LIMIT ?`, now.UnixMilli(), limit)
	if err != nil {
		return nil, about(err, "read the deadlines that have come")
	}
	due := make([]Due, len(rows))
	for i, r := range rows {
		due[i] = Due{r.Number, s.time(r.At), r.Seq}
	}
	return due, nil
}
