package discordtest

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/santhosh-tekuri/jsonschema/v6/kind"
)

// request validates what the bot sent with one of the closed schemas. Its
// error is Discord's 50035, with the place and kind of each mistake.
func (d *description) request(pointer string, value any) error {
	schema, err := d.schema(closed, pointer)
	if err != nil {
		return err
	}
	var invalid *jsonschema.ValidationError
	if err := schema.Validate(value); errors.As(err, &invalid) {
		return invalidForm(mistakes(invalid))
	}
	return nil
}

// parameter validates a text of the query: it may stand for a number or a
// truth value.
func (d *description) parameter(pointer, text string) error {
	err := d.request(pointer, text)
	if _, bad := strconv.Atoi(text); err != nil && bad == nil {
		err = d.request(pointer, json.Number(text))
	}
	if truth, bad := strconv.ParseBool(text); err != nil && bad == nil {
		err = d.request(pointer, truth)
	}
	return err
}

// answer validates what the stand-in is about to say.
func (d *description) answer(pointer string, value any) error {
	schema, err := d.schema(asPublished, pointer)
	if err != nil {
		return err
	}
	plain, err := replay(value)
	if err != nil {
		return err
	}
	return schema.Validate(plain)
}

// mistakes flattens the validator's tree. Of a union's branches it follows the
// one that was meant: the one whose type fits, else the one with the fewest
// complaints.
func mistakes(err *jsonschema.ValidationError) []formError {
	switch err.ErrorKind.(type) {
	case *kind.OneOf, *kind.AnyOf:
		return closestBranch(err)
	}
	if len(err.Causes) == 0 {
		return formErrors(err)
	}
	var all []formError
	for _, cause := range err.Causes {
		all = append(all, mistakes(cause)...)
	}
	return all
}

func closestBranch(err *jsonschema.ValidationError) []formError {
	typed := at(err.InstanceLocation, "type")
	best, bestScore := []formError(nil), 0
	for _, cause := range err.Causes {
		branch := mistakes(cause)
		score := len(branch)
		for _, f := range branch {
			if slices.Equal(f.at, typed) || f.code == "BASE_TYPE_BAD_TYPE" {
				score += 1000
			}
		}
		if best == nil || score < bestScore {
			best, bestScore = branch, score
		}
	}
	return best
}

// formErrors puts one complaint into Discord's words.
func formErrors(err *jsonschema.ValidationError) []formError {
	place := at(err.InstanceLocation)
	one := func(code, format string, args ...any) []formError {
		return []formError{{place, code, fmt.Sprintf(format, args...)}}
	}
	switch k := err.ErrorKind.(type) {
	case *kind.Required:
		var all []formError
		for _, key := range k.Missing {
			all = append(all, required(at(place, key)))
		}
		return all
	case *kind.MaxLength:
		return []formError{tooLong(place, k.Want)}
	case *kind.MaxItems:
		return []formError{tooLong(place, k.Want)}
	case *kind.MinLength:
		return one("BASE_TYPE_MIN_LENGTH", "Must be %d or more in length.", k.Want)
	case *kind.MinItems:
		return one("BASE_TYPE_MIN_LENGTH", "Must be %d or more in length.", k.Want)
	case *kind.Type:
		return one("BASE_TYPE_BAD_TYPE", "Got %s, want %s.", k.Got, strings.Join(k.Want, " or "))
	case *kind.Enum:
		if len(k.Want) == 3 && k.Want[0] == nil {
			return one("UNKNOWN_KEY", "Discord knows no such key and would ignore it.")
		}
		return one("BASE_TYPE_CHOICES", "Value must be one of %v.", k.Want)
	}
	text := err.Error()
	return one("BASE_TYPE_INVALID", "%s", text[strings.LastIndexByte(text, '\n')+1:])
}
