package templates

import "fmt"

// Size writes a number of octets for staff, in decimal units: "33 B", "12 kB",
// "1.5 MB".
func Size(octets int64) string {
	switch {
	case octets < 1000:
		return fmt.Sprintf("%d B", octets)
	case octets < 1000_000:
		return fmt.Sprintf("%.0f kB", float64(octets)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(octets)/1000_000)
}
