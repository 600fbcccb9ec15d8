package discordtest

// embedsFrom makes a request's embeds into what is answered: without nulls, of
// type rich.
func embedsFrom(value any) []any {
	embeds := list(withoutNulls(value))
	for _, e := range embeds {
		e := e.(object)
		e["type"] = "rich"
		for _, f := range list(e["fields"]) {
			if f := f.(object); f["inline"] == nil {
				f["inline"] = false
			}
		}
	}
	return embeds
}

// componentsFrom makes a request's components into what is answered: without
// nulls and empty texts, each with an id, numbered in their order.
func componentsFrom(value any) []any {
	components := list(withoutNulls(value))
	next := 1
	walk(components, nil, func(c object, _ []string) {
		for key, value := range c {
			if value == "" {
				delete(c, key)
			}
		}
		if number(c["id"]) == 0 {
			c["id"] = next
		}
		next++
		fillComponent(c)
	})
	return components
}

// fillComponent adds what Discord's answers always say of a component.
func fillComponent(c object) {
	defaults := object{}
	switch number(c["type"]) {
	case stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect:
		defaults = object{"min_values": 1, "max_values": 1}
	case container:
		defaults = object{"accent_color": nil, "spoiler": false}
	case separator:
		defaults = object{"divider": true, "spacing": 1}
	}
	for key, value := range defaults {
		if _, given := c[key]; !given {
			c[key] = value
		}
	}
	for _, o := range list(c["options"]) {
		for key, value := range o.(object) {
			if value == "" {
				delete(o.(object), key)
			}
		}
	}
}

// walk visits every component of a tree, parents first, with its place.
func walk(components []any, place []string, visit func(c object, place []string)) {
	for i, item := range components {
		c, is := item.(object)
		if !is {
			continue
		}
		here := at(place, i)
		visit(c, here)
		walk(list(c["components"]), at(here, "components"), visit)
		for _, only := range []string{"accessory", "component"} {
			if inner, is := c[only].(object); is {
				visit(inner, at(here, only))
			}
		}
	}
}

// list is a JSON list, empty where it is none.
func list(value any) []any {
	l, _ := value.([]any)
	if l == nil {
		return []any{}
	}
	return l
}

// withoutNulls copies a JSON value and leaves out keys that are null.
func withoutNulls(value any) any {
	switch value := value.(type) {
	case object:
		kept := object{}
		for key, item := range value {
			if item != nil {
				kept[key] = withoutNulls(item)
			}
		}
		return kept
	case []any:
		kept := make([]any, 0, len(value))
		for _, item := range value {
			kept = append(kept, withoutNulls(item))
		}
		return kept
	}
	return value
}
