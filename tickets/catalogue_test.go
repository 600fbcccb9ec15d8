package tickets

import "testing"

func TestCatalogueFindsProducts(t *testing.T) {
	c := testCatalogue()
	for name, want := range map[string]string{
		"Abacus": "Abacus", "abacus": "Abacus", "ABA SUITE": "Abacus", "AbaSuite": "Abacus",
		"7 zip": "7-Zip", "7zip": "7-Zip", "7\u00a0Zip": "7-Zip", "pro-alpha": "proALPHA",
		"Abac": "", "": "", " ": "",
	} {
		got := ""
		if p := c.Product(name); p != nil {
			got = p.Name
		}
		if got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

func TestCatalogueFindsWhoseAnAddressIs(t *testing.T) {
	c := testCatalogue()
	c.Customers[0].Addresses = []string{"anna@private.example"}
	for _, x := range []struct{ address, customer, vendor string }{
		{"s.keller@amstutz.example", "Amstutz", ""},
		{"S.Keller@AMSTUTZ.example", "Amstutz", ""},
		{"anna@private.example", "Amstutz", ""},
		{"otto@private.example", "", ""},
		{"x@notamstutz.example", "", ""},
		{"x@sub.amstutz.example", "", ""}, // a domain is itself, not what lies below it
		{"paula@gim.example", "", "GIM"},
		{"amstutz.example", "", ""},
		{"", "", ""},
	} {
		customer, vendor := "", ""
		if found := c.CustomerOf(x.address); found != nil {
			customer = found.Name
		}
		if found := c.VendorOf(x.address); found != nil {
			vendor = found.Name
		}
		if customer != x.customer || vendor != x.vendor {
			t.Errorf("%q belongs to %q, %q", x.address, customer, vendor)
		}
	}
}

func TestCatalogueByName(t *testing.T) {
	c := testCatalogue()
	if c.Customer("amstutz") == nil || c.Customer("Amst") != nil || c.Customer("") != nil {
		t.Error("customers go by their whole name in either case")
	}
	if c.Vendor("gim") == nil || c.Vendor("") != nil {
		t.Error("partners go by their whole name in either case")
	}
	if v := c.VendorFor("nest"); v == nil || v.Name != "GIM" {
		t.Errorf("NEST is looked after by %v", v)
	}
	if c.VendorFor("") != nil || (&Catalogue{}).VendorOf("a@b.example") != nil {
		t.Error("nobody looks after nothing")
	}
}

func TestAuthorised(t *testing.T) {
	c := testCatalogue()
	for address, want := range map[string]bool{
		"boss@helvetic.example": true, "Boss@Helvetic.example": true, "staff@helvetic.example": false,
		"s.keller@amstutz.example": true, "eve@unknown.example": false,
	} {
		got := false
		for _, customer := range c.Customers {
			got = got || customer.Authorised(address)
		}
		if got != want {
			t.Errorf("%s may decide: %t", address, got)
		}
	}
}

func TestSameProduct(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"Abacus", "abacus", true}, {"Abacus", "Abacus Business Software", true}, {"Sage 50", "Sage50", true},
		{"Abacus", "Abaton", false}, {"R", "Revu", false}, {"", "", false}, {"Topal", "", false},
	} {
		if sameProduct(c.a, c.b) != c.want || sameProduct(c.b, c.a) != c.want {
			t.Errorf("%q and %q", c.a, c.b)
		}
	}
}
