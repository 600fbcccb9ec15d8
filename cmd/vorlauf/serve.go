package main

import (
	"context"
	"fmt"
	"time"

	"vorlauf/bot"
)

func serveCommand() command {
	return command{
		name: "serve", args: "-config vorlauf.toml [-since DATE] [-dry-run]", short: "runs the desk",
		long: `Runs the desk against the configured mailbox, SMTP server and database, with
the console as the staff room. A first start takes only mails that arrive from
now on; -since takes up older ones too.

With -dry-run it only reports what it would do with the mails that are there,
one line a mail, and ends. Nothing is changed: not the database, not the
mailbox, and nothing is sent to anybody.

  vorlauf serve -config vorlauf.toml
  vorlauf serve -config vorlauf.toml -since 2026-11-01 -dry-run`,
		run: serve,
	}
}

func serve(ctx context.Context, t terminal, args []string) error {
	f := serveCommand().flags(t)
	path := f.String("config", "vorlauf.toml", "the configuration `file`")
	since := f.String("since", "", "take up mails from this `date` on (2026-11-01), at the first start")
	dry := f.Bool("dry-run", false, "report what would be done with the mails that are there, and end")
	if err := parseFlags(f, args, 0, 0); err != nil {
		return err
	}
	c, err := readConfig(*path, t.getenv)
	if err != nil {
		return usageError{err}
	}
	clock := bot.SystemClock{}
	if c.mailbox.Since, err = firstDay(*since, c, clock.Now()); err != nil {
		return usageError{err}
	}
	if *dry {
		return unlessStopped(ctx, dryRun(ctx, t, c))
	}
	d, err := assemble(ctx, c, clock, newLog(t))
	if err != nil {
		return unlessStopped(ctx, err)
	}
	defer d.close()
	return unlessStopped(ctx, d.run(ctx, clock, func() {
		fmt.Fprintf(t.out, "ready console=http://%s\n", reachable(d.listener.Addr()))
	}))
}

// firstDay is from when mails are taken up where the mailbox was never read:
// now, or the day that the operator names.
func firstDay(since string, c *config, now time.Time) (time.Time, error) {
	if since == "" {
		return now.Truncate(time.Second), nil // INTERNALDATE knows no fractions
	}
	day, err := time.ParseInLocation(time.DateOnly, since, c.rules.Calendar.Zone())
	if err != nil {
		return day, fmt.Errorf("-since: %q is not a day like 2026-11-01", since)
	}
	return day, nil
}
