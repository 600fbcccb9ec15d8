package console

import (
	"context"
	"io"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// A Reader is what the console reads of the store.
type Reader interface {
	// Tickets returns the tickets that a filter lets through, and the number to
	// go on after; 0: that was all.
	Tickets(ctx context.Context, f store.Filter) (found []tickets.Ticket, next int64, err error)
	// Ticket returns one, or a *tickets.Refusal (NotFound).
	Ticket(ctx context.Context, number int64) (tickets.Ticket, error)
	Messages(ctx context.Context, number int64) ([]store.Message, error)
	Timeline(ctx context.Context, number int64) ([]store.Entry, error)
	// RawOf returns the bytes of a message.
	RawOf(ctx context.Context, message int64) (io.ReadCloser, error)
	// Taken returns the dates that tickets take and that overlap the period.
	Taken(ctx context.Context, from, to time.Time) ([]tickets.Booking, error)
	Catalogue(ctx context.Context) (*tickets.Catalogue, error)
	// Strays returns received mails that belong to no ticket, newest first.
	Strays(ctx context.Context, limit int) ([]store.Message, error)
	Stats(ctx context.Context) (store.Stats, error)
}
