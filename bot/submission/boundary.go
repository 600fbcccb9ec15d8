package submission

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
)

// chosenBoundary finds the boundaries that the renderer chose: 60 random
// hexadecimal digits in a Content-Type of their own line.
var chosenBoundary = regexp.MustCompile(`(?m)^Content-Type: multipart/[a-z]+;\r\n boundary=([0-9a-f]{60})\r$`)

// settleBoundaries replaces random boundaries by ones that follow from the
// Message-ID, so that composing a mail twice gives the same bytes. The renderer
// takes a single given boundary only, and a mail with an invitation nests two.
func settleBoundaries(raw []byte, messageID string) []byte {
	for i, found := range chosenBoundary.FindAllSubmatch(raw, -1) {
		sum := sha256.Sum256(fmt.Appendf(nil, "%s/%d", messageID, i))
		raw = bytes.ReplaceAll(raw, found[1], []byte(hex.EncodeToString(sum[:])[:60]))
	}
	return raw
}
