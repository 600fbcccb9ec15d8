package parser

import (
	"sync/atomic"

	"vorlauf/tickets"
)

// An onFile is what the catalogue's names look like to the reader: by their
// first word, and by their letters for names that are misspelt.
type onFile struct {
	of       *tickets.Catalogue
	names    map[string][][]string
	products []filedName
}

// A filedName is a product's name or alias, squeezed.
type filedName struct{ squeezed, product string }

// lastOnFile keeps the reading of the last catalogue: it is not changed once
// made, and nearly every mail is read with the same one.
var lastOnFile atomic.Pointer[onFile]

func onFileOf(c *tickets.Catalogue) *onFile {
	if c == nil {
		return nil
	}
	if f := lastOnFile.Load(); f != nil && f.of == c {
		return f
	}
	f := &onFile{of: c, names: map[string][][]string{}}
	for _, p := range c.Products {
		for _, name := range append([]string{p.Name}, p.Aliases...) {
			enterName(f.names, name)
			f.products = append(f.products, filedName{squeezed: squeezed(name), product: p.Name})
		}
	}
	lastOnFile.Store(f)
	return f
}

// near is how alike two names must be to be taken for one (Dice coefficient of
// their groups of three letters).
const near = 0.6

// meant is the product whose name or alias is spelt most nearly like name, ""
// where none is near enough or two are equally near.
func (f *onFile) meant(name string) string {
	key := squeezed(name)
	best, product, tied := near, "", false
	for _, n := range f.products {
		if d := len(n.squeezed) - len(key); d > 4 || d < -4 || len(key) < 4 {
			continue
		}
		switch like := dice(key, n.squeezed); {
		case like > best:
			best, product, tied = like, n.product, false
		case like == best && n.product != product:
			tied = true
		}
	}
	if tied {
		return ""
	}
	return product
}

// dice compares two words by the groups of three letters they share, the
// beginning and the end of a word counted as letters.
func dice(a, b string) float64 {
	ga, gb := trigrams(a), trigrams(b)
	shared := 0
	for g, n := range ga {
		shared += min(n, gb[g])
	}
	return 2 * float64(shared) / float64(len(a)+len(b)+4)
}

func trigrams(s string) map[[3]byte]int {
	padded := "  " + s + "  "
	groups := make(map[[3]byte]int, len(padded))
	for i := 0; i+3 <= len(padded); i++ {
		groups[[3]byte{padded[i], padded[i+1], padded[i+2]}]++
	}
	return groups
}

// corrected is a product's name as the catalogue has it where the author
// misspelt it; a name or alias on file stays as it was written.
func (r *understanding) corrected(name string) string {
	f := onFileOf(r.opts.Catalogue)
	if f == nil || name == "" || f.of.Product(name) != nil {
		return name
	}
	if product := f.meant(name); product != "" {
		return product
	}
	return name
}
