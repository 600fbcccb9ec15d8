package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"time"

	"vorlauf/bot/discord"
	"vorlauf/bot/mailbox"
	"vorlauf/bot/submission"
)

func checkCommand() command {
	return command{
		name: "check", args: "-config vorlauf.toml", short: "tries the configuration and every server",
		long: `Reads the configuration, then tries each server: one line each. Nothing is
changed, sent or marked. The exit status is 1 if any fails.

  vorlauf check -config vorlauf.toml`,
		run: check,
	}
}

func check(ctx context.Context, t terminal, args []string) error {
	f := checkCommand().flags(t)
	path := f.String("config", "vorlauf.toml", "the configuration `file`")
	if err := parseFlags(f, args, 0, 0); err != nil {
		return err
	}
	c, err := readConfig(*path, t.getenv)
	if err != nil {
		return usageError{err}
	}
	fmt.Fprintf(t.out, "ok    configuration %s\n", *path)
	failed := 0
	for _, probe := range c.probes() {
		ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
		err := probe.try(ctx, t)
		cancel()
		if err != nil {
			failed++
			fmt.Fprintf(t.out, "FAIL  %s: %v\n", probe.what, err)
			continue
		}
		fmt.Fprintf(t.out, "ok    %s\n", probe.what)
	}
	if failed > 0 {
		return fmt.Errorf("%d of %d checks failed", failed, len(c.probes()))
	}
	return nil
}

// A probe tries one thing that the desk needs.
type probe struct {
	what string
	try  func(context.Context, terminal) error
}

func (c *config) probes() []probe {
	all := []probe{
		{fmt.Sprintf("mailbox %s on %s", c.mailbox.Folder, c.mailbox.Host), func(ctx context.Context, _ terminal) error {
			return mailbox.Check(ctx, c.mailbox)
		}},
		{"smtp " + c.smtp.Host, func(ctx context.Context, _ terminal) error { return submission.Check(ctx, c.smtp) }},
		{"database " + c.storeURL, func(ctx context.Context, t terminal) error {
			db, err := openStore(ctx, c, newLog(t))
			if err != nil {
				return err
			}
			return db.Close()
		}},
		{"folder for large mails " + c.files, func(context.Context, terminal) error { return writable(c.files) }},
		{"console on " + c.listen, func(context.Context, terminal) error {
			l, err := net.Listen("tcp", c.listen)
			if err != nil {
				return fmt.Errorf("%w (does the desk run already?)", err)
			}
			return l.Close()
		}},
	}
	if c.discord != nil {
		all = append(all, probe{"discord channel " + c.discord.Channel, func(ctx context.Context, _ terminal) error {
			return discord.Check(ctx, *c.discord)
		}})
	}
	return all
}

// writable proves that files can be made in a folder.
func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	path := filepath.Join(dir, ".check")
	if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
		return err
	}
	return os.Remove(path)
}
