package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

func eraseCommand() command {
	return command{
		name: "erase", args: "-config vorlauf.toml [-customer NAME] [-dry-run]", short: "removes what is not to be kept",
		long: `With -customer it reduces all tickets of a customer to figures that name nobody,
deletes their mails, and forgets the addresses that were remembered for the
customer. Tickets that are still open must be closed first. Take the customer
out of the catalogue's file too.

Without -customer it does at once what the desk does every day: attachments and
licence keys go policy.attachment_days after a ticket was closed, all but figures
after policy.retention_months.

  vorlauf erase -config vorlauf.toml -customer "Amstutz AG" -dry-run

What stands in the mailbox, its archive, the chat room and in backups is not
touched.`,
		run: erase,
	}
}

func erase(ctx context.Context, t terminal, args []string) error {
	f := eraseCommand().flags(t)
	path := f.String("config", "vorlauf.toml", "the configuration `file`")
	customer := f.String("customer", "", "the customer's `name` as it stands in the catalogue")
	dry := f.Bool("dry-run", false, "only say what would be removed")
	if err := parseFlags(f, args, 0, 0); err != nil {
		return err
	}
	c, err := readConfig(*path, t.getenv)
	if err != nil {
		return usageError{err}
	}
	db, err := openStore(ctx, c, newLog(t))
	if err != nil {
		return err
	}
	defer db.Close()
	var removed store.Removed
	if *customer == "" {
		removed, err = db.Retain(ctx, time.Now(), *dry)
	} else {
		removed, err = db.EraseCustomer(ctx, *customer, time.Now(), *dry)
	}
	var no *tickets.Refusal
	if errors.As(err, &no) {
		return errors.New(no.Message)
	}
	if err != nil {
		return err
	}
	return report(t, removed, *dry)
}

// report says what was removed, ticket by ticket.
func report(t terminal, r store.Removed, dry bool) error {
	for _, number := range r.Stripped {
		fmt.Fprintf(t.out, "VL-%d: attachments and licence keys\n", number)
	}
	for _, number := range r.Reduced {
		fmt.Fprintf(t.out, "VL-%d: all but figures\n", number)
	}
	if r.Strays > 0 {
		fmt.Fprintf(t.out, "%d automatic mails without a ticket\n", r.Strays)
	}
	word := "removed"
	if dry {
		word = "to be removed; nothing was changed"
	}
	_, err := fmt.Fprintf(t.out, "%d tickets stripped, %d reduced: %s\n", len(r.Stripped), len(r.Reduced), word)
	return err
}
