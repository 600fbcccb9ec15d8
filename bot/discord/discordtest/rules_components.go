package discordtest

import "strings"

// Types of components.
// https://discord.com/developers/docs/components/reference#component-object-component-types
const (
	actionRow         = 1
	button            = 2
	stringSelect      = 3
	textInput         = 4
	userSelect        = 5
	roleSelect        = 6
	mentionableSelect = 7
	channelSelect     = 8
	textDisplay       = 10
	separator         = 14
	container         = 17
	label             = 18
)

const (
	styleLink    = 5
	stylePremium = 6
)

// checkRows holds the layout of a message without Components V2: five rows,
// nothing but rows.
func checkRows(components []any, place []string) []formError {
	var wrong []formError
	if len(components) > maxRows {
		wrong = append(wrong, badLength(place, 1, maxRows))
	}
	for i, item := range components {
		if number(item.(object)["type"]) != actionRow {
			wrong = append(wrong, formError{at(place, i, "type"), "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,)."})
		}
	}
	return wrong
}

// checkComponents holds every component of a tree against what holds for its
// type, and all of them against repeated ids.
func checkComponents(components []any, place []string) []formError {
	var wrong []formError
	seen := map[string]bool{}
	numbered := map[int]bool{}
	walk(components, place, func(c object, here []string) {
		wrong = append(wrong, checkComponent(c, here)...)
		if id, _ := c["custom_id"].(string); id != "" {
			if seen[id] {
				wrong = append(wrong, formError{at(here, "custom_id"), "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated"})
			}
			seen[id] = true
		}
		if id := number(c["id"]); numbered[id] {
			wrong = append(wrong, formError{at(here, "id"), "COMPONENT_ID_DUPLICATED", "Component id cannot be duplicated"})
		} else {
			numbered[id] = true
		}
	})
	return wrong
}

func checkComponent(c object, here []string) []formError {
	switch number(c["type"]) {
	case actionRow:
		return checkRow(c, here)
	case button:
		return checkButton(c, here)
	case stringSelect:
		return checkOptions(c, here)
	}
	return nil
}

// checkRow: one to five buttons, or one select, or one text input.
func checkRow(row object, here []string) []formError {
	inner := list(row["components"])
	if len(inner) == 0 || len(inner) > maxButtons {
		return []formError{badLength(at(here, "components"), 1, maxButtons)}
	}
	for i, item := range inner {
		if number(item.(object)["type"]) != button && len(inner) > 1 {
			return []formError{{at(here, "components", i), "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width"}}
		}
	}
	return nil
}

// checkButton: a label or an emoji, and just one of custom_id, url and sku_id,
// as its style wants it.
func checkButton(b object, here []string) []formError {
	has := func(key string) bool { return b[key] != nil && b[key] != "" }
	var wrong []formError
	style := number(b["style"])
	if text, _ := b["label"].(string); strings.TrimSpace(text) == "" && !has("emoji") && style != stylePremium {
		wrong = append(wrong, required(at(here, "label")))
	}
	needs := map[int]string{styleLink: "url", stylePremium: "sku_id"}[style]
	if needs == "" {
		needs = "custom_id"
	}
	if !has(needs) {
		wrong = append(wrong, required(at(here, needs)))
	}
	for _, key := range []string{"custom_id", "url", "sku_id"} {
		if key != needs && has(key) {
			wrong = append(wrong, formError{at(here, key), "BUTTON_COMPONENT_KEY_EXCLUSIVE", "A button of this style has no " + key + "."})
		}
	}
	if url, _ := b["url"].(string); has("url") && !strings.HasPrefix(url, "http://") && !strings.HasPrefix(url, "https://") && !strings.HasPrefix(url, "discord://") {
		wrong = append(wrong, formError{at(here, "url"), "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https', 'discord')."})
	}
	return wrong
}

// checkOptions: different values, and as many as the select lets choose.
func checkOptions(c object, here []string) []formError {
	var wrong []formError
	options := list(c["options"])
	values, preset := map[any]bool{}, 0
	for i, o := range options {
		o := o.(object)
		if values[o["value"]] {
			wrong = append(wrong, formError{at(here, "options", i, "value"), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used"})
		}
		values[o["value"]] = true
		for _, key := range []string{"label", "value"} {
			if text, _ := o[key].(string); strings.TrimSpace(text) == "" {
				wrong = append(wrong, required(at(here, "options", i, key)))
			}
		}
		if o["default"] == true {
			preset++
		}
	}
	least, most := number(c["min_values"]), number(c["max_values"])
	if most > len(options) || least > most {
		wrong = append(wrong, formError{at(here, "max_values"), "SELECT_COMPONENT_MAX_VALUES_GREATER_THAN_OPTIONS", "min_values and max_values have to fit the options."})
	}
	if preset > most {
		wrong = append(wrong, formError{at(here, "options"), "SELECT_COMPONENT_TOO_MANY_DEFAULT_VALUES", "More options are preset than may be chosen."})
	}
	return wrong
}
