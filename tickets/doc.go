// Package tickets is the domain of the update desk, and it is pure: it knows
// what a ticket is and decides what happens to it, without I/O, goroutines, a
// clock or a logger.
//
// [Decide] takes a ticket, an event and the [World] and returns the ticket as
// it is afterwards together with the effects that are to be carried out. Each
// part of the procedure has a file of its own: intake.go (1.1), request.go
// (1.2), dates.go (1.3 and 1.4), approval.go (1.5), coordination.go (1.6),
// appointment.go (1.7), runbook.go (1.8).
package tickets
