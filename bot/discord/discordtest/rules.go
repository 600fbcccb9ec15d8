package discordtest

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Limits that the description leaves out, or sets higher for people who pay.
// https://discord.com/developers/docs/resources/message
const (
	maxContent     = 2000
	maxDescription = 4096
	maxEmbedded    = 6000 // characters in all embeds of a message
	maxRows        = 5
	maxButtons     = 5
	maxComponents  = 40   // with Components V2
	maxDisplayed   = 4000 // characters in all text displays
)

// checkMessage holds a message against what Discord's description lets through.
func checkMessage(m *message, place []string) error {
	var wrong []formError
	if utf8.RuneCountInString(m.content) > maxContent {
		wrong = append(wrong, tooLong(at(place, "content"), maxContent))
	}
	wrong = append(wrong, checkEmbeds(m.embeds, at(place, "embeds"))...)
	if m.flags&flagComponentsV2 != 0 {
		wrong = append(wrong, checkV2(m, place)...)
	} else {
		wrong = append(wrong, checkRows(m.components, at(place, "components"))...)
	}
	wrong = append(wrong, checkComponents(m.components, at(place, "components"))...)
	if err := invalidForm(wrong); err != nil {
		return err
	}
	if isEmpty(m) {
		return emptyMessage
	}
	return nil
}

func isEmpty(m *message) bool {
	for _, e := range m.embeds {
		if isVisible(e.(object)) {
			return false
		}
	}
	return strings.TrimSpace(m.content) == "" && len(m.components) == 0 && len(m.attachments) == 0
}

// isVisible says whether an embed shows anything but a colour.
func isVisible(embed object) bool {
	for _, key := range []string{"title", "description", "author", "footer", "image", "thumbnail"} {
		if value, given := embed[key]; given && value != "" {
			return true
		}
	}
	return len(list(embed["fields"])) > 0
}

// checkEmbeds counts and looks for empty names; lengths of titles and fields
// stand in the description.
func checkEmbeds(embeds []any, place []string) []formError {
	var wrong []formError
	total := 0
	for i, e := range embeds {
		e := e.(object)
		here := at(place, i)
		description, _ := e["description"].(string)
		if utf8.RuneCountInString(description) > maxDescription {
			wrong = append(wrong, tooLong(at(here, "description"), maxDescription))
		}
		for j, f := range list(e["fields"]) {
			for _, key := range []string{"name", "value"} {
				if text, _ := f.(object)[key].(string); strings.TrimSpace(text) == "" {
					wrong = append(wrong, required(at(here, "fields", j, key)))
				}
			}
		}
		for _, inner := range []struct{ object, key string }{{"footer", "text"}, {"author", "name"}} {
			if o, given := e[inner.object].(object); given && (o[inner.key] == nil || o[inner.key] == "") {
				wrong = append(wrong, required(at(here, inner.object, inner.key)))
			}
		}
		total += embedLength(e)
	}
	if total > maxEmbedded {
		wrong = append(wrong, formError{place, "MAX_EMBED_SIZE_EXCEEDED", fmt.Sprintf("Embed size exceeds maximum size of %d", maxEmbedded)})
	}
	return wrong
}

// embedLength is what counts towards the 6,000 characters.
func embedLength(e object) int {
	count := func(o any, key string) int {
		inner, _ := o.(object)
		text, _ := inner[key].(string)
		return utf8.RuneCountInString(text)
	}
	n := count(e, "title") + count(e, "description") + count(e["footer"], "text") + count(e["author"], "name")
	for _, f := range list(e["fields"]) {
		n += count(f, "name") + count(f, "value")
	}
	return n
}

// checkV2 holds a message with Components V2 against its own limits.
// https://discord.com/developers/docs/components/reference
func checkV2(m *message, place []string) []formError {
	var wrong []formError
	if m.content != "" || len(m.embeds) > 0 {
		wrong = append(wrong, formError{at(place, "components"), "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2",
			"The 'content' and 'embeds' fields cannot be used when using MessageFlags.IS_COMPONENTS_V2"})
	}
	count, shown := 0, 0
	walk(m.components, nil, func(c object, _ []string) {
		count++
		if text, _ := c["content"].(string); number(c["type"]) == textDisplay {
			shown += utf8.RuneCountInString(text)
		}
	})
	if count > maxComponents {
		wrong = append(wrong, tooLong(at(place, "components"), maxComponents))
	}
	if shown > maxDisplayed {
		wrong = append(wrong, formError{at(place, "components"), "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED",
			fmt.Sprintf("Displayable text size exceeds maximum size of %d", maxDisplayed)})
	}
	return wrong
}
