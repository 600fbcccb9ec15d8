package discordtest

// checkChoices: what the description does not say of an autocompletion.
func checkChoices(choices []any) error {
	var wrong []formError
	for n, choice := range choices {
		if choice.(object)["name"] == "" {
			wrong = append(wrong, badLength(at(nil, "data", "choices", n, "name"), 1, 100))
		}
	}
	return invalidForm(wrong)
}

// checkModal: five rows with one input each, with labels, without repeated ids.
func checkModal(data object) error {
	place := at(nil, "data", "components")
	components := list(withoutNulls(data["components"]))
	var wrong []formError
	if len(components) > maxRows {
		wrong = append(wrong, badLength(place, 1, maxRows))
	}
	for i, item := range components {
		inner := list(item.(object)["components"])
		if len(inner) > 1 {
			wrong = append(wrong, formError{at(place, i, "components"), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"})
		}
		for j, input := range inner {
			if input.(object)["label"] == nil {
				wrong = append(wrong, required(at(place, i, "components", j, "label")))
			}
		}
	}
	seen := map[string]bool{}
	walk(components, place, func(c object, here []string) {
		id, _ := c["custom_id"].(string)
		if id != "" && seen[id] {
			wrong = append(wrong, formError{at(here, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"})
		}
		seen[id] = true
		if most := c["max_length"]; most != nil && number(c["min_length"]) > number(most) {
			wrong = append(wrong, formError{at(here, "min_length"), "COMPONENT_MIN_LENGTH_EXCEEDS_MAX", "min_length is more than max_length."})
		}
	})
	return invalidForm(wrong)
}
