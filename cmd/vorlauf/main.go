// Vorlauf is the update desk in a managed-service provider's mailbox.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	_ "time/tzdata" // containers have no zone data of their own
)

// The exit statuses of contract/run.md.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2 // a wrong flag or configuration
)

// A terminal is what a command talks to.
type terminal struct {
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
}

// A command is one verb of the program.
type command struct {
	name  string
	args  string // as the usage line shows them
	short string
	long  string
	run   func(ctx context.Context, t terminal, args []string) error
}

func commands() []command {
	return []command{demoCommand(), serveCommand(), parseCommand(), checkCommand(), configCommand(), importCommand(), eraseCommand(), versionCommand(), helpCommand()}
}

func main() {
	syscall.Umask(0o077) // the database holds customers' mails and licence keys: nobody else reads it
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, terminal{in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv}, os.Args[1:]))
}

// A usageError is a mistake of the person who called: exit status 2.
type usageError struct{ error }

// run carries out one command and returns the exit status.
func run(ctx context.Context, t terminal, args []string) int {
	if len(args) == 0 {
		printHelp(t.err)
		return exitUsage
	}
	if args[0] == "-h" || args[0] == "-help" || args[0] == "--help" {
		args[0] = "help"
	}
	c, ok := find(args[0])
	if !ok {
		fmt.Fprintf(t.err, "vorlauf: there is no command %q; \"vorlauf help\" lists them\n", args[0])
		return exitUsage
	}
	err := c.run(ctx, t, args[1:])
	var usage usageError
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp):
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(t.err, "vorlauf %s: %v\n", c.name, err)
		return exitUsage
	}
	fmt.Fprintf(t.err, "vorlauf %s: %v\n", c.name, err)
	return exitFailure
}

func find(name string) (command, bool) {
	for _, c := range commands() {
		if c.name == name {
			return c, true
		}
	}
	return command{}, false
}

// flags makes the flag set of a command; its -h prints what the command does.
func (c command) flags(t terminal) *flag.FlagSet {
	f := flag.NewFlagSet(c.name, flag.ContinueOnError)
	f.SetOutput(io.Discard)
	f.Usage = func() { c.print(t.out, f) }
	return f
}

func (c command) print(w io.Writer, f *flag.FlagSet) {
	fmt.Fprintf(w, "usage: vorlauf %s\n\n%s\n", strings.TrimSpace(c.name+" "+c.args), strings.TrimSpace(c.long))
	any := false
	f.VisitAll(func(*flag.Flag) { any = true })
	if any {
		fmt.Fprintln(w, "\nFlags:")
		f.SetOutput(w)
		f.PrintDefaults()
		f.SetOutput(io.Discard)
	}
}

// parse reads the flags and checks how many arguments are left.
func parseFlags(f *flag.FlagSet, args []string, least, most int) error {
	if err := f.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return err
		}
		return usageError{fmt.Errorf("%w; \"vorlauf %s -h\" tells more", err, f.Name())}
	}
	if n := f.NArg(); n < least || n > most {
		return usageError{fmt.Errorf("wrong number of arguments: %d; \"vorlauf %s -h\" tells more", n, f.Name())}
	}
	return nil
}
