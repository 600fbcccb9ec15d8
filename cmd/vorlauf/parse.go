package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"time"

	"vorlauf/parser"
)

func parseCommand() command {
	return command{
		name: "parse", args: "[flags] FILE...", short: "prints what the desk understands of a mail",
		long: `Reads RFC 5322 messages ("-" is standard input) and prints a JSON object for
each: class, language, intent, the requests with version, setup, licence and
wished dates, and what the desk would still ask for. It touches no network and
no database. A broken mail yields an object too, with a list of its defects.

  vorlauf parse mail.eml
  vorlauf parse - < mail.eml`,
		run: parseMails,
	}
}

func parseMails(_ context.Context, t terminal, args []string) error {
	f := parseCommand().flags(t)
	zone := f.String("time-zone", "Europe/Zurich", "the desk's time `zone`, for dates")
	known := f.String("catalogue", "", "a catalogue `file` with the products that are known")
	desk := f.String("desk", "customerservice@desk.example", "the desk's `address`, which is nobody's partner")
	if err := parseFlags(f, args, 1, 1<<20); err != nil {
		return err
	}
	o := parser.Options{Desk: []string{*desk}}
	var err error
	if o.Location, err = time.LoadLocation(*zone); err != nil {
		return usageError{fmt.Errorf("-time-zone: %w", err)}
	}
	if *known != "" {
		if o.Catalogue, err = readCatalogue(*known); err != nil {
			return usageError{err}
		}
	}
	for _, name := range f.Args() {
		if err := parseFile(t, name, o); err != nil {
			return err
		}
	}
	return nil
}

func parseFile(t terminal, name string, o parser.Options) error {
	in := t.in
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return err
		}
		defer file.Close()
		in = file
	}
	read := &watched{Reader: in}
	mail := parser.Parse(read, o)
	if read.err != nil {
		return fmt.Errorf("%s: %w", name, read.err)
	}
	if mail.Choice != nil {
		mail.Choice.Weekday = false // for the rules; the contract knows option and at
	}
	out := json.NewEncoder(t.out)
	out.SetEscapeHTML(false)
	out.SetIndent("", "  ")
	return out.Encode(mail)
}

// watched tells a file that cannot be read from a mail that is broken.
type watched struct {
	io.Reader
	err error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.Reader.Read(p)
	if err != nil && err != io.EOF {
		w.err = err
	}
	return n, err
}
