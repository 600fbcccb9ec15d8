// Package store keeps tickets, mails and what is still to be sent, in SQLite or
// PostgreSQL; it holds the only SQL of the program.
//
// Whatever changes a ticket goes through one transaction ([Store.Apply],
// [Store.ApplyMails], [Store.Sent]): the event's row is inserted under its
// natural key (a key that is there already ends the work), [tickets.Decide]
// decides on what the same transaction read, and the ticket with all effects is
// written. Nothing is sent here; [Store.Claim] hands out what is to be sent.
//
// Times are stored as unix milliseconds and come back in the desk's zone.
package store
