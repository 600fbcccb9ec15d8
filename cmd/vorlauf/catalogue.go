package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

func importCommand() command {
	return command{
		name: "import", args: "-config vorlauf.toml catalogue.toml", short: "loads products, customers and partners",
		long: `Loads products, customers and partners into the database. Running it again
changes what changed and says what; what is no longer in the file stays.

  vorlauf import -config vorlauf.toml catalogue.toml`,
		run: importCatalogue,
	}
}

func importCatalogue(ctx context.Context, t terminal, args []string) error {
	f := importCommand().flags(t)
	path := f.String("config", "vorlauf.toml", "the configuration `file`")
	if err := parseFlags(f, args, 1, 1); err != nil {
		return err
	}
	c, err := readConfig(*path, t.getenv)
	if err != nil {
		return usageError{err}
	}
	catalogue, err := readCatalogue(f.Arg(0))
	if err != nil {
		return err
	}
	db, err := openStore(ctx, c, newLog(t))
	if err != nil {
		return err
	}
	defer db.Close()
	changes, err := db.Import(ctx, *catalogue)
	if err != nil {
		return err
	}
	counts := map[string]int{}
	for _, change := range changes {
		counts[change.What]++
		if change.What != "same" {
			fmt.Fprintf(t.out, "%-8s %s: %s\n", change.Kind, change.Name, change.What)
		}
	}
	_, err = fmt.Fprintf(t.out, "%d added, %d changed, %d as before\n", counts["added"], counts["changed"], counts["same"])
	return err
}

// readCatalogue reads a catalogue file; its errors name file, line and key.
func readCatalogue(path string) (*tickets.Catalogue, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	c, err := decodeCatalogue(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return c, nil
}

func decodeCatalogue(data []byte) (*tickets.Catalogue, error) {
	var c tickets.Catalogue
	err := toml.NewDecoder(bytes.NewReader(data)).DisallowUnknownFields().Decode(&c)
	var unknown *toml.StrictMissingError
	var wrong *toml.DecodeError
	switch {
	case errors.As(err, &unknown):
		return nil, fmt.Errorf("unknown keys:\n%s", unknown.String())
	case errors.As(err, &wrong):
		line, _ := wrong.Position()
		return nil, fmt.Errorf("line %d: %s: %w", line, strings.Join(wrong.Key(), "."), err)
	case err != nil:
		return nil, err
	}
	return &c, checkCatalogue(c)
}

// checkCatalogue names every entry that makes no sense, all in one answer.
func checkCatalogue(c tickets.Catalogue) error {
	var wrong []error
	say := func(format string, a ...any) { wrong = append(wrong, fmt.Errorf(format, a...)) }
	for i, p := range c.Products {
		if p.Name == "" {
			say("product %d has no name", i+1)
		}
		if p.Licence != "" && p.Licence != "always" && p.Licence != "sometimes" && p.Licence != "never" {
			say("product %s: licence is always, sometimes or never, not %q", p.Name, p.Licence)
		}
		if p.Variant != "" && p.Variant != tickets.Provider && p.Variant != tickets.Partner {
			say("product %s: variant is provider or partner, not %q", p.Name, p.Variant)
		}
		if p.Minutes < 0 {
			say("product %s: minutes cannot be %d", p.Name, p.Minutes)
		}
	}
	for i, u := range c.Customers {
		if u.Name == "" {
			say("customer %d has no name", i+1)
		}
		if u.Canton != "" && !calendar.ValidCanton(u.Canton) {
			say("customer %s: there is no canton %q", u.Name, u.Canton)
		}
	}
	for i, v := range c.Partners {
		if v.Name == "" {
			say("partner %d has no name", i+1)
		}
	}
	return errors.Join(wrong...)
}
