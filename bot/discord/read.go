package discord

import (
	"bytes"
	"encoding/json"
	"errors"
	"strconv"
	"strings"
)

// read reads what a server sent. A value of another type than Discord documents
// is left out, and the rest is taken: what is needed is checked where it is.
func read(b []byte, into any) error {
	err := json.Unmarshal(b, into)
	var odd *json.UnmarshalTypeError
	if errors.As(err, &odd) && odd.Field != "" {
		return nil
	}
	return err
}

// A permission is a set of what may be done; the interface writes it as text.
type permission int64

// UnmarshalJSON reads the number as text or as it is; what is neither allows
// nothing.
func (p *permission) UnmarshalJSON(b []byte) error {
	n, err := strconv.ParseInt(string(bytes.Trim(b, `"`)), 10, 64)
	if err == nil {
		*p = permission(n)
	}
	return nil
}

// An idList is a list of ids, of which some servers send the whole objects.
type idList []string

// UnmarshalJSON reads texts, numbers, and objects with an id.
func (l *idList) UnmarshalJSON(b []byte) error {
	var all []json.RawMessage
	if json.Unmarshal(b, &all) != nil {
		return nil
	}
	*l = idList{}
	for _, raw := range all {
		var whole struct {
			ID string `json:"id"`
		}
		if json.Unmarshal(raw, &whole) == nil && whole.ID != "" {
			*l = append(*l, whole.ID)
		} else if id := string(bytes.Trim(raw, `"`)); strings.Trim(id, "0123456789") == "" && id != "" {
			*l = append(*l, id)
		}
	}
	return nil
}
