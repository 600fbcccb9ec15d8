package discordtest

import (
	"regexp"
	"slices"
	"strings"
)

// pings are whom a message rings, as opposed to whom it merely names.
type pings struct {
	users    []string
	roles    []string
	everyone bool
}

var (
	userMention = regexp.MustCompile(`<@!?(\d+)>`)
	roleMention = regexp.MustCompile(`<@&(\d+)>`)
)

// pingsOf works out whom a text pings under the form's allowed_mentions;
// without them, everyone whom it names.
// https://discord.com/developers/docs/resources/message#allowed-mentions-object
func (s *Server) pingsOf(text string, form object, place []string) (pings, error) {
	named := s.named(text)
	allowed, restricted := form["allowed_mentions"].(object)
	if !restricted {
		return named, nil
	}
	parse := texts(allowed["parse"])
	users, roles := texts(allowed["users"]), texts(allowed["roles"])
	for key, list := range map[string][]string{"users": users, "roles": roles} {
		if len(list) > 0 && slices.Contains(parse, key) {
			return pings{}, invalidForm([]formError{{at(place, "allowed_mentions", "parse"), "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE",
				"parse:[\"" + key + "\"] and " + key + ": [ids...] are mutually exclusive."}})
		}
	}
	return pings{
		users:    permitted(named.users, users, slices.Contains(parse, "users")),
		roles:    permitted(named.roles, roles, slices.Contains(parse, "roles")),
		everyone: named.everyone && slices.Contains(parse, "everyone"),
	}, nil
}

// named finds who is named in a text.
func (s *Server) named(text string) pings {
	p := pings{users: []string{}, roles: []string{}}
	for _, found := range userMention.FindAllStringSubmatch(text, -1) {
		if s.member(found[1]) != nil && !slices.Contains(p.users, found[1]) {
			p.users = append(p.users, found[1])
		}
	}
	for _, found := range roleMention.FindAllStringSubmatch(text, -1) {
		known := slices.ContainsFunc(s.roles, func(r *role) bool { return r.id == found[1] })
		if known && !slices.Contains(p.roles, found[1]) {
			p.roles = append(p.roles, found[1])
		}
	}
	p.everyone = strings.Contains(text, "@everyone") || strings.Contains(text, "@here")
	return p
}

// permitted keeps those that are listed, or all.
func permitted(named, listed []string, all bool) []string {
	if all {
		return named
	}
	kept := []string{}
	for _, id := range named {
		if slices.Contains(listed, id) {
			kept = append(kept, id)
		}
	}
	return kept
}

// texts are the texts of a JSON list.
func texts(value any) []string {
	list, _ := value.([]any)
	var all []string
	for _, item := range list {
		if text, is := item.(string); is {
			all = append(all, text)
		}
	}
	return all
}
