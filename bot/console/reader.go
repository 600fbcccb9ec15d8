package console

import (
	"context"
	"io"
	"time"

	"vorlauf/tickets"
)

// A Reader is what the console reads of the store.
type Reader interface {
	// Tickets returns the tickets that a filter lets through, and the number to
	// go on after; 0: that was all.
	Tickets(ctx context.Context, f Filter) (found []tickets.Ticket, next int64, err error)
	// Ticket returns one, or a *tickets.Refusal (NotFound).
	Ticket(ctx context.Context, number int64) (tickets.Ticket, error)
	Messages(ctx context.Context, number int64) ([]Message, error)
	Timeline(ctx context.Context, number int64) ([]Entry, error)
	// RawOf returns the bytes of a message.
	RawOf(ctx context.Context, message int64) (io.ReadCloser, error)
	// Taken returns the dates that tickets take and that overlap the period.
	Taken(ctx context.Context, from, to time.Time) ([]tickets.Booking, error)
	Catalogue(ctx context.Context) (*tickets.Catalogue, error)
	// Strays returns received mails that belong to no ticket, newest first.
	Strays(ctx context.Context, limit int) ([]Message, error)
	Stats(ctx context.Context) (Stats, error)
}

type Filter struct {
	State     string
	Customer  string
	Query     string
	Attention bool
	Newest    bool
	After     int64
	Limit     int
}
type Message struct {
	ID          int64
	Ticket      int64
	Direction   string
	MessageID   string
	From        string
	To, Cc      []tickets.Address
	Subject     string
	At          time.Time
	Status      string
	Text        string
	Attachments []tickets.Attachment
	Error       string
	Intent      tickets.Intent
	Class       tickets.Class
	Template    tickets.Template
}
type Entry struct {
	At                time.Time
	Actor, Kind, Text string
}
type Stats struct {
	Open          map[tickets.State]int
	Attention     int
	Queued        int
	Parked        int
	Pending       int
	OldestQueued  time.Time
	OldestPending time.Time
}
