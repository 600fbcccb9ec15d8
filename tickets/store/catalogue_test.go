package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"vorlauf/tickets"
)

func TestImport(t *testing.T) {
	d := newDesk(t) // imported testCatalogue
	changed := tickets.Catalogue{
		Products:  []tickets.Product{testCatalogue.Products[0], {Name: "7-Zip", Licence: "never"}},
		Customers: []tickets.Customer{{Name: "AMSTUTZ", Domains: []string{"amstutz.example", "amstutz.test"}}},
	}
	got, err := d.Import(d.ctx, changed)
	d.must(err)
	want := []Change{
		{"product", "Abacus", "same"}, {"product", "7-Zip", "added"}, {"customer", "AMSTUTZ", "changed"},
		{"product", "Topal", "kept"}, {"customer", "Rochat", "kept"}, {"partner", "GIM", "kept"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
	known, err := d.Catalogue(d.ctx)
	d.must(err)
	if c := known.CustomerOf("p@amstutz.test"); c == nil || c.Name != "AMSTUTZ" || len(known.Customers) != 2 || len(known.Products) != 3 {
		t.Errorf("catalogue %+v", known)
	}
	if again, err := d.Catalogue(d.ctx); err != nil || again != known {
		t.Error("read anew though nothing changed")
	}
}

// An address that linking remembered decides on the next mail, survives an
// import and is not shared with another customer.
func TestRememberedAddresses(t *testing.T) {
	d := newDesk(t)
	m := request("petra@private.example", "Abacus")
	if opened := d.open("a", m); opened.State != tickets.Held {
		t.Fatalf("state %s", opened.State)
	}
	d.press("b", 1001, &tickets.Link{Customer: "Amstutz"})
	if _, err := d.Import(d.ctx, testCatalogue); err != nil {
		t.Fatal(err)
	}
	next := request("petra@private.example", "Topal")
	if opened := d.open("c", next); opened.Customer != "Amstutz" {
		t.Errorf("the next mail: %+v", opened)
	}
	known, err := d.Catalogue(d.ctx)
	d.must(err)
	if got := known.Customer("Amstutz").Addresses; len(got) != 1 || got[0] != "petra@private.example" {
		t.Errorf("addresses %v", got)
	}
	if len(testCatalogue.Customers[0].Addresses) != 0 {
		t.Error("the imported catalogue was changed")
	}
}

// What is remembered in a transaction that fails is forgotten, in memory too.
func TestForgottenWithTheTransaction(t *testing.T) {
	d := newDesk(t)
	d.open("a", request("petra@private.example", "Abacus"))
	link := pressOf(&tickets.Link{Customer: "Amstutz"})
	err := d.update(d.ctx, d.now, func(x *tx) error {
		if _, err := x.apply("b", 1001, link); err != nil {
			return err
		}
		if known, err := x.catalogue(); err != nil || known.CustomerOf("petra@private.example") == nil {
			t.Errorf("not seen within the transaction: %v", err)
		}
		return errRolledBack
	})
	if err != errRolledBack {
		t.Fatal(err)
	}
	d.press("c", 1001, &tickets.Dismiss{Reason: "no"})
	if opened := d.open("d", request("petra@private.example", "Topal")); opened.State != tickets.Held {
		t.Errorf("remembered: %+v", opened)
	}
}

// Another replica's import is seen by the next event.
func TestAnImportOfAnotherReplica(t *testing.T) {
	url := testURL(t)
	o := Options{Rules: testRules(t), Compose: compose, Files: t.TempDir()}
	a, b := openDesk(t, url, o), openDesk(t, url, o)
	a.open("a", request("petra@amstutz.example", "Abacus"))
	if _, err := b.Import(b.ctx, tickets.Catalogue{Customers: []tickets.Customer{{Name: "New", Domains: []string{"new.example"}}}}); err != nil {
		t.Fatal(err)
	}
	if opened := a.open("b", request("n@new.example", "Abacus")); opened.Customer != "New" {
		t.Errorf("opened %+v", opened)
	}
}
