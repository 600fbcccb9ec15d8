package tickets

import "strings"

// A Catalogue is what the desk knows beforehand (contract: catalogue.toml). It
// is not changed once made; the zero Catalogue knows nothing.
type Catalogue struct {
	Products  []Product  `toml:"product" json:"products"`
	Customers []Customer `toml:"customer" json:"customers"`
	Partners  []Vendor   `toml:"partner" json:"partners"`
}

// A Product is a software that customers use.
type Product struct {
	Name    string   `toml:"name" json:"name"`
	Aliases []string `toml:"aliases" json:"aliases"`
	Vendor  string   `toml:"vendor" json:"vendor"`
	Licence string   `toml:"licence" json:"licence"` // does an update need a new licence: "always", "sometimes", "never"
	Variant Variant  `toml:"variant" json:"variant"` // who normally updates it
	Minutes int      `toml:"minutes" json:"minutes"` // planned duration; 0 means the policy's default
	Client  bool     `toml:"client" json:"client"`   // the users' machines are updated too
}

// A Customer is an organisation that the desk looks after.
type Customer struct {
	Name      string   `toml:"name" json:"name"`
	Domains   []string `toml:"domains" json:"domains"`
	Addresses []string `toml:"addresses" json:"addresses"` // beyond the domains, remembered by linking
	Contacts  []string `toml:"contacts" json:"contacts"`   // who may accept dates, cost and risk; empty: everybody of the domains (procedure 4)
	Language  Language `toml:"language" json:"language"`
	Canton    string   `toml:"canton" json:"canton"` // two letters, for public holidays
}

// A Vendor is a software partner: the maker or reseller of products.
type Vendor struct {
	Name      string   `toml:"name" json:"name"`
	Domains   []string `toml:"domains" json:"domains"`
	Addresses []string `toml:"addresses" json:"addresses"`
	Contact   string   `toml:"contact" json:"contact"` // whom the desk writes to
	Products  []string `toml:"products" json:"products"`
}

// Has reports whether address belongs to the customer. It compares without
// regard to case.
func (c Customer) Has(address string) bool { return belongs(address, c.Domains, c.Addresses) }

// Authorised reports whether address may accept dates, cost and risk for the
// customer (procedure 4).
func (c Customer) Authorised(address string) bool {
	if len(c.Contacts) == 0 {
		return c.Has(address)
	}
	return belongs(address, nil, c.Contacts)
}

// Has reports whether address belongs to the partner.
func (v Vendor) Has(address string) bool {
	return belongs(address, v.Domains, v.Addresses) || strings.EqualFold(address, v.Contact)
}

// CustomerOf returns the customer that address belongs to, or nil.
func (c *Catalogue) CustomerOf(address string) *Customer {
	for i := range c.Customers {
		if c.Customers[i].Has(address) {
			return &c.Customers[i]
		}
	}
	return nil
}

// VendorOf returns the partner that address belongs to, or nil.
func (c *Catalogue) VendorOf(address string) *Vendor {
	for i := range c.Partners {
		if c.Partners[i].Has(address) {
			return &c.Partners[i]
		}
	}
	return nil
}

// Customer returns the customer of that name, or nil.
func (c *Catalogue) Customer(name string) *Customer {
	for i := range c.Customers {
		if strings.EqualFold(c.Customers[i].Name, name) {
			return &c.Customers[i]
		}
	}
	return nil
}

// Vendor returns the partner of that name, or nil.
func (c *Catalogue) Vendor(name string) *Vendor {
	for i := range c.Partners {
		if strings.EqualFold(c.Partners[i].Name, name) {
			return &c.Partners[i]
		}
	}
	return nil
}

// VendorFor returns the partner that looks after the product, or nil.
func (c *Catalogue) VendorFor(product string) *Vendor {
	for i := range c.Partners {
		for _, p := range c.Partners[i].Products {
			if strings.EqualFold(p, product) {
				return &c.Partners[i]
			}
		}
	}
	return nil
}

// Product returns the product of that name or alias, or nil. Case, spaces and
// hyphens do not count.
func (c *Catalogue) Product(name string) *Product {
	key := squeeze(name)
	if key == "" {
		return nil
	}
	for i := range c.Products {
		if squeeze(c.Products[i].Name) == key {
			return &c.Products[i]
		}
		for _, a := range c.Products[i].Aliases {
			if squeeze(a) == key {
				return &c.Products[i]
			}
		}
	}
	return nil
}

func squeeze(name string) string {
	return strings.ToLower(strings.NewReplacer(" ", "", "-", "", "\u00a0", "", ".", "").Replace(name))
}

func belongs(address string, domains, addresses []string) bool {
	_, domain, ok := strings.Cut(address, "@")
	if !ok {
		return false
	}
	for _, d := range domains {
		if strings.EqualFold(domain, d) {
			return true
		}
	}
	for _, a := range addresses {
		if strings.EqualFold(address, a) {
			return true
		}
	}
	return false
}
