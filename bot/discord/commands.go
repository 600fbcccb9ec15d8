package discord

import (
	"context"
	"encoding/json"

	"vorlauf/templates"
	"vorlauf/tickets"
)

// Types of a command's options.
const (
	subcommand  = 1
	textOption  = 3
	wholeOption = 4
)

// A command is one that people type after a slash. Names are English, as in the
// whole program, and have their German ones beside them.
type command struct {
	Name         string            `json:"name"`
	Names        map[string]string `json:"name_localizations,omitempty"`
	Description  string            `json:"description"`
	Descriptions map[string]string `json:"description_localizations,omitempty"`
	Type         int               `json:"type,omitempty"`
	Required     bool              `json:"required,omitempty"`
	Autocomplete bool              `json:"autocomplete,omitempty"`
	Choices      []choice          `json:"choices,omitempty"`
	Options      []command         `json:"options,omitempty"`
}

// A choice is one value of an option.
type choice struct {
	Name  string            `json:"name"`
	Names map[string]string `json:"name_localizations,omitempty"`
	Value any               `json:"value"`
}

// commands are all of them. Their words stand with the others' under cmd.*.
func commands() []command {
	number := of("number", textOption, func(c *command) { c.Required, c.Autocomplete = true, true })
	customer := of("customer", textOption, func(c *command) { c.Autocomplete = true })
	product := of("product", textOption, func(c *command) { c.Autocomplete = true })
	which := of("which", textOption, func(c *command) {
		for _, value := range []string{"waiting", "today", "mine"} {
			c.Choices = append(c.Choices, choice{Name: english().Say("which." + value), Names: map[string]string{"de": german().Say("which." + value)}, Value: value})
		}
	})
	needed := func(c command) command { c.Required, c.Autocomplete = true, c.Name != "text"; return c }
	return []command{
		{Name: "ticket", Description: english().Say("cmd.ticket"), Descriptions: in("cmd.ticket"), Options: []command{
			of("show", subcommand, func(c *command) { c.Options = []command{number} }),
			of("list", subcommand, func(c *command) { c.Options = []command{which} }),
		}},
		of("slots", 0, func(c *command) { c.Options = []command{customer, product, of("from", textOption, nil)} }),
		of("new", 0, func(c *command) {
			c.Options = []command{needed(of("contact", textOption, nil)), needed(product), of("version", textOption, nil), of("wish", textOption, nil), of("text", textOption, nil)}
		}),
		of("agenda", 0, func(c *command) { c.Options = []command{of("days", wholeOption, nil)} }),
		of("find", 0, func(c *command) { c.Options = []command{needed(of("text", textOption, nil))} }),
		of("health", 0, nil),
	}
}

func english() templates.Words { return templates.Card(tickets.English, nil) }
func german() templates.Words  { return templates.Card(tickets.German, nil) }

func in(name string) map[string]string { return map[string]string{"de": german().Say(name)} }

// of makes a command or option, with its words.
func of(name string, kind int, more func(*command)) command {
	c := command{Name: name, Type: kind, Description: english().Say("cmd." + name), Descriptions: in("cmd." + name)}
	if german().Has("name." + name) {
		c.Names = in("name." + name)
	}
	if more != nil {
		more(&c)
	}
	return c
}

// register makes the commands known on the server, in place of what was there.
func (r *Room) register(ctx context.Context) error {
	path := "applications/" + r.application() + "/guilds/" + r.Guild + "/commands"
	return r.ask(ctx, "PUT", path, "commands", commands(), nil)
}

// arguments are what was typed, by name; focused is the one that is being typed.
func (i interaction) arguments() (name string, args map[string]string, focused string) {
	name, args = i.Data.Name, map[string]string{}
	options := i.Data.Options
	if len(options) == 1 && options[0].Value == nil {
		name, options = name+" "+options[0].Name, options[0].Options
	}
	for _, o := range options {
		var text string
		if json.Unmarshal(o.Value, &text) != nil {
			text = string(o.Value) // a number
		}
		args[o.Name] = text
		if o.Focused {
			focused = o.Name
		}
	}
	return name, args, focused
}
