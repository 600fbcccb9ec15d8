package store

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// A knownCatalogue is the catalogue as it was at a version.
type knownCatalogue struct {
	version   int64
	catalogue *tickets.Catalogue
}

// Catalogue returns what the desk knows, with the addresses that linking
// remembered. It is kept in memory; a version in the database tells when it
// changed.
func (s *Store) Catalogue(ctx context.Context) (*tickets.Catalogue, error) {
	version, known, err := s.view(ctx).catalogue(true)
	if err != nil {
		return nil, about(err, "read the catalogue")
	}
	s.known.Store(&knownCatalogue{version, known})
	return known, nil
}

// catalogue is the catalogue as this transaction sees it. One that this
// transaction changed is not kept beyond it: it may yet be undone.
func (x *tx) catalogue() (*tickets.Catalogue, error) {
	if x.known == nil {
		version, known, err := x.view.catalogue(!x.changed)
		if err != nil {
			return nil, err
		}
		x.known = known
		if !x.changed {
			x.s.known.Store(&knownCatalogue{version, known})
		}
	}
	return x.known, nil
}

// catalogue reads version and catalogue; with kept it takes the catalogue from
// memory where that version is there.
func (v view) catalogue(kept bool) (version int64, c *tickets.Catalogue, err error) {
	if _, err = v.one(&version, `SELECT value FROM counters WHERE name = 'catalogue'`); err != nil {
		return 0, nil, err
	}
	if known := v.s.known.Load(); kept && known != nil && known.version == version {
		return version, known.catalogue, nil
	}
	var rows []struct{ Kind, Document string }
	if err = v.all(&rows, `SELECT kind, document FROM catalogue ORDER BY id`); err != nil {
		return 0, nil, err
	}
	c = &tickets.Catalogue{}
	for _, r := range rows {
		if err := addEntry(c, r.Kind, r.Document); err != nil {
			return 0, nil, err
		}
	}
	return version, c, v.addRemembered(c)
}

func addEntry(c *tickets.Catalogue, kind, document string) (err error) {
	switch kind {
	case "product":
		c.Products, err = appended(c.Products, document)
	case "customer":
		c.Customers, err = appended(c.Customers, document)
	case "partner":
		c.Partners, err = appended(c.Partners, document)
	}
	return err
}

func appended[T any](all []T, document string) ([]T, error) {
	var item T
	err := json.Unmarshal([]byte(document), &item)
	return append(all, item), err
}

// addRemembered adds the addresses that linking remembered.
func (v view) addRemembered(c *tickets.Catalogue) error {
	var rows []struct{ Address, Kind, Name string }
	if err := v.all(&rows, `SELECT address, kind, name FROM addresses ORDER BY address`); err != nil {
		return err
	}
	for _, r := range rows {
		if known := c.Customer(r.Name); r.Kind == "customer" && known != nil {
			known.Addresses = append(known.Addresses, r.Address)
		}
		if known := c.Vendor(r.Name); r.Kind == "partner" && known != nil {
			known.Addresses = append(known.Addresses, r.Address)
		}
	}
	return nil
}

// remember notes an address as a customer's or partner's.
func (x *tx) remember(r tickets.Remember) error {
	kind, name := "customer", r.Customer
	if name == "" {
		kind, name = "partner", r.Partner
	}
	_, err := x.exec(`
		INSERT INTO addresses (address, kind, name) VALUES (?, ?, ?)
		ON CONFLICT (address) DO UPDATE SET kind = excluded.kind, name = excluded.name`,
		strings.ToLower(plain(r.Address)), kind, name)
	if err != nil {
		return err
	}
	return x.catalogueChanged()
}

func (x *tx) catalogueChanged() error {
	x.known, x.changed = nil, true
	_, err := x.counter("catalogue")
	return err
}

// A Change is what an import did with one entry.
type Change struct {
	Kind string // "product", "customer", "partner"
	Name string
	What string // "added", "changed", "same", or "kept": no longer in the file, and left as it is
}

// Import writes a catalogue over the present one, entry by entry and by name,
// and says what it did. Entries that are not in the file stay, and so do the
// addresses that linking remembered.
func (s *Store) Import(ctx context.Context, c tickets.Catalogue) (changes []Change, err error) {
	err = s.update(ctx, time.Time{}, func(x *tx) error {
		changes, err = x.importAll(entries(c))
		return err
	})
	return changes, about(err, "import the catalogue")
}

// An entry is a row of the catalogue.
type entry struct{ Kind, Name, Key, Document string }

func entries(c tickets.Catalogue) []entry {
	var all []entry
	add := func(kind, name string, v any) {
		all = append(all, entry{kind, name, strings.ToLower(name), *text(v)})
	}
	for _, p := range c.Products {
		add("product", p.Name, p)
	}
	for _, p := range c.Customers {
		add("customer", p.Name, p)
	}
	for _, p := range c.Partners {
		add("partner", p.Name, p)
	}
	return all
}

func (x *tx) importAll(all []entry) ([]Change, error) {
	var changes []Change
	for _, e := range all {
		what, err := x.importOne(e)
		if err != nil {
			return nil, fmt.Errorf("%s %q: %w", e.Kind, e.Name, err)
		}
		changes = append(changes, Change{e.Kind, e.Name, what})
	}
	var present []struct{ Kind, Name, Document string }
	if err := x.all(&present, `SELECT kind, name, document FROM catalogue ORDER BY id`); err != nil {
		return nil, err
	}
	for _, p := range present {
		if !slices.ContainsFunc(all, func(e entry) bool { return e.Kind == p.Kind && e.Key == p.Name }) {
			var named struct{ Name string }
			if err := json.Unmarshal([]byte(p.Document), &named); err != nil {
				return nil, err
			}
			changes = append(changes, Change{p.Kind, named.Name, "kept"})
		}
	}
	return changes, x.catalogueChanged()
}

func (x *tx) importOne(e entry) (what string, err error) {
	var present string
	found, err := x.one(&present, `SELECT document FROM catalogue WHERE kind = ? AND name = ?`, e.Kind, e.Key)
	switch {
	case err != nil:
		return "", err
	case present == e.Document:
		return "same", nil
	case found:
		_, err = x.exec(`UPDATE catalogue SET document = ? WHERE kind = ? AND name = ?`, e.Document, e.Kind, e.Key)
		return "changed", err
	}
	_, err = x.exec(`INSERT INTO catalogue (kind, name, document) VALUES (?, ?, ?)`, e.Kind, e.Key, e.Document)
	return "added", err
}
