package discordtest

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// Types of commands and options.
// https://discord.com/developers/docs/interactions/application-commands
const (
	chatInput  = 1
	subCommand = 1
	subGroup   = 2
)

const (
	maxCommandText = 8000
	maxOptions     = 25
)

var commandName = regexp.MustCompile(`^[-_\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

func (s *Server) getCommands(c *call) (answer, error) {
	if err := s.ownGuild(c); err != nil {
		return answer{}, err
	}
	return ok(s.commands)
}

// putCommands replaces all commands of the guild.
func (s *Server) putCommands(c *call) (answer, error) {
	if err := s.ownGuild(c); err != nil {
		return answer{}, err
	}
	commands := list(withoutNulls(c.json))
	var wrong []formError
	seen := map[string]bool{}
	for i, item := range commands {
		command := item.(object)
		if command["type"] == nil {
			command["type"] = chatInput
		}
		wrong = append(wrong, checkCommand(command, at(nil, i))...)
		key := fmt.Sprint(command["type"], command["name"])
		if seen[key] {
			wrong = append(wrong, formError{at(nil, i), "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique"})
		}
		seen[key] = true
	}
	if err := invalidForm(wrong); err != nil {
		return answer{}, err
	}
	for _, item := range commands {
		s.registered(item.(object))
	}
	s.commands = commands
	return ok(commands)
}

func (s *Server) ownGuild(c *call) error {
	switch {
	case c.id("application_id") != s.appID:
		return unknownApplication
	case c.id("guild_id") != s.guildID:
		return missingAccess
	}
	return nil
}

// registered adds what Discord knows of a command to it.
func (s *Server) registered(command object) {
	command["id"], command["version"] = s.newID(), s.newID()
	command["application_id"], command["guild_id"] = s.appID, s.guildID
	if command["description"] == nil {
		command["description"] = ""
	}
	if p := command["default_member_permissions"]; p != nil {
		command["default_member_permissions"] = fmt.Sprint(p)
	} else {
		command["default_member_permissions"] = nil
	}
}

func checkCommand(command object, place []string) []formError {
	if number(command["type"]) != chatInput {
		return nil // names in menus are free
	}
	wrong := checkNamed(command, place)
	wrong = append(wrong, checkCommandOptions(list(command["options"]), at(place, "options"))...)
	if commandText(command) > maxCommandText {
		wrong = append(wrong, formError{place, "APPLICATION_COMMAND_TOO_LARGE", fmt.Sprintf("Command exceeds maximum size (%d)", maxCommandText)})
	}
	return wrong
}

// checkNamed holds name and description, in every language, of a command or
// option.
func checkNamed(o object, place []string) []formError {
	var wrong []formError
	check := func(name any, here []string) {
		text, _ := name.(string)
		if !commandName.MatchString(text) || text != strings.ToLower(text) {
			wrong = append(wrong, formError{here, "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid"})
		}
	}
	check(o["name"], at(place, "name"))
	localized, _ := o["name_localizations"].(object)
	for locale, name := range localized {
		check(name, at(place, "name_localizations", locale))
	}
	if text, _ := o["description"].(string); strings.TrimSpace(text) == "" || utf8.RuneCountInString(text) > 100 {
		wrong = append(wrong, badLength(at(place, "description"), 1, 100))
	}
	return wrong
}

// checkCommandOptions: names differ, required ones come first, choices and
// autocompletion exclude each other.
func checkCommandOptions(options []any, place []string) []formError {
	var wrong []formError
	if len(options) > maxOptions {
		wrong = append(wrong, tooLong(place, maxOptions))
	}
	seen := map[any]bool{}
	optional := false
	for i, item := range options {
		o, here := item.(object), at(place, i)
		wrong = append(wrong, checkNamed(o, here)...)
		if seen[o["name"]] {
			wrong = append(wrong, formError{here, "APPLICATION_COMMAND_OPTIONS_NAME_DUPLICATE", "Option name is already used"})
		}
		seen[o["name"]] = true
		if o["required"] == true && optional {
			wrong = append(wrong, formError{here, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options"})
		}
		optional = optional || o["required"] != true
		if o["autocomplete"] == true && len(list(o["choices"])) > 0 {
			wrong = append(wrong, formError{here, "APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_WITH_CHOICES", "Choices and autocomplete exclude each other"})
		}
		wrong = append(wrong, checkCommandOptions(list(o["options"]), at(here, "options"))...)
	}
	return wrong
}

// commandText counts the characters of names, descriptions and values.
func commandText(o object) int {
	n := 0
	for _, key := range []string{"name", "description", "value"} {
		text, _ := o[key].(string)
		n += utf8.RuneCountInString(text)
	}
	for _, key := range []string{"options", "choices"} {
		for _, inner := range list(o[key]) {
			n += commandText(inner.(object))
		}
	}
	return n
}
