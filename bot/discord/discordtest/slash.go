package discordtest

import (
	"slices"
	"strings"
)

// Command gives a slash command: "ticket", or with the names of subcommands
// "ticket show". The test ends where the bot has registered none such, or its
// options do not fit.
func (s *Server) Command(member Member, channelID, name string, options map[string]any) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.give(member, channelID, kindCommand, name, "", options)
}

// Autocomplete types into an option of a slash command: focused is its name,
// and options holds what was typed there, and in the others, so far.
func (s *Server) Autocomplete(member Member, channelID, name, focused string, options map[string]any) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.give(member, channelID, kindAutocomplete, name, focused, options)
}

func (s *Server) give(member Member, channelID string, kind int, name, focused string, options map[string]any) *Interaction {
	s.t.Helper()
	words := strings.Fields(name)
	command := s.byName(s.commands, words[0])
	path := []object{command}
	for _, word := range words[1:] {
		path = append(path, s.byName(list(path[len(path)-1]["options"]), word))
	}
	given := s.optionsGiven(path[len(path)-1], kind, focused, options)
	for _, step := range slices.Backward(path[1:]) {
		given = []any{object{"type": step["type"], "name": step["name"], "options": given}}
	}
	return s.issue(&Interaction{member: s.mustMember(member), channel: s.mustChannel(channelID).id, kind: kind},
		object{"id": command["id"], "name": command["name"], "type": chatInput, "guild_id": s.guildID, "options": given})
}

// byName finds a command or option by its name.
func (s *Server) byName(all []any, name string) object {
	s.t.Helper()
	i := slices.IndexFunc(all, func(o any) bool { return o.(object)["name"] == name })
	if i < 0 {
		s.t.Fatalf("discordtest: no command or subcommand %q is registered", name)
	}
	return all[i].(object)
}

// optionsGiven are the options as the gateway sends them, in the command's order.
func (s *Server) optionsGiven(command object, kind int, focused string, options map[string]any) []any {
	s.t.Helper()
	given := []any{}
	known := 0
	for _, item := range list(command["options"]) {
		o := item.(object)
		name, _ := o["name"].(string)
		value, has := options[name]
		if !has {
			if o["required"] == true && kind == kindCommand {
				s.t.Fatalf("discordtest: option %q is required", name)
			}
			continue
		}
		known++
		option := object{"type": o["type"], "name": name, "value": value}
		if kind == kindAutocomplete && name == focused {
			if o["autocomplete"] != true {
				s.t.Fatalf("discordtest: option %q has no autocompletion", name)
			}
			option["focused"] = true
		}
		given = append(given, option)
	}
	if known != len(options) {
		s.t.Fatalf("discordtest: %v: not all of these are options of the command", options)
	}
	return given
}
