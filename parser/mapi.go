package parser

import (
	"encoding/binary"
	"strconv"
)

// Property ids and kinds that are used ([MS-OXPROPS], [MS-OXCDATA] 2.11.1).
const (
	mapiBody     = 0x1000
	mapiHTML     = 0x1013
	mapiData     = 0x3701
	mapiLongName = 0x3707

	mapiObject   = 0x000D
	mapiString8  = 0x001E
	mapiUnicode  = 0x001F
	mapiBinary   = 0x0102
	mapiMultiple = 0x1000 // flag: several values
	maxMAPI      = 10000  // properties, and values of one
)

// A mapiProperty is one value of a property.
type mapiProperty struct {
	id, kind uint16
	value    []byte
}

// eachProperty calls f for the values of a property list ([MS-OXTNEF]
// 2.1.3.4), as far as it can be read.
func eachProperty(list []byte, f func(mapiProperty)) {
	c := cursor{rest: list}
	for range min(c.uint32(), maxMAPI) {
		p := mapiProperty{kind: c.uint16(), id: c.uint16()}
		if p.id >= 0x8000 {
			c.propertyName()
		}
		count := uint32(1)
		several := p.kind&mapiMultiple != 0
		p.kind &^= mapiMultiple
		size := mapiSize(p.kind)
		if several || size == 0 {
			count = c.uint32()
		}
		for range min(count, maxMAPI) {
			n := size
			if n == 0 {
				n = c.uint32()
			}
			p.value = c.take(n)
			c.take(-n & 3) // padded to four octets
			if c.failed {
				return
			}
			f(p)
		}
	}
}

// mapiSize returns the size of a value, 0 where it says it itself.
func mapiSize(kind uint16) uint32 {
	switch kind {
	case mapiObject, mapiString8, mapiUnicode, mapiBinary:
		return 0
	case 0x0005, 0x0006, 0x0007, 0x0014, 0x0040: // double, currency, times, 64 bits
		return 8
	case 0x0048: // GUID
		return 16
	}
	return 4
}

// A cursor reads little-endian numbers; behind the end everything is nought
// and failed is set.
type cursor struct {
	rest   []byte
	failed bool
}

func (c *cursor) take(n uint32) []byte {
	if uint64(n) > uint64(len(c.rest)) {
		c.failed, c.rest = true, nil
		return nil
	}
	taken := c.rest[:n]
	c.rest = c.rest[n:]
	return taken
}

func (c *cursor) uint16() uint16 {
	if b := c.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

func (c *cursor) uint32() uint32 {
	if b := c.take(4); b != nil {
		return binary.LittleEndian.Uint32(b)
	}
	return 0
}

// propertyName passes over the name of a named property: a GUID, then a number
// or a string.
func (c *cursor) propertyName() {
	c.take(16)
	if c.uint32() == 0 {
		c.uint32()
		return
	}
	n := c.uint32()
	c.take(n)
	c.take(-n & 3)
}

// codepage names a Windows code page as a charset.
func codepage(n uint32) string {
	switch n {
	case 65001:
		return "utf-8"
	case 932:
		return "shift_jis"
	case 936:
		return "gbk"
	case 949:
		return "euc-kr"
	case 950:
		return "big5"
	}
	return "windows-" + strconv.Itoa(int(n))
}
