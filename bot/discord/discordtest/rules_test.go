package discordtest

import (
	"testing"

	"github.com/bwmarrin/discordgo"
)

func fields(n int, name, value string) []*discordgo.MessageEmbedField {
	var all []*discordgo.MessageEmbedField
	for range n {
		all = append(all, &discordgo.MessageEmbedField{Name: name, Value: value})
	}
	return all
}

func embed(e discordgo.MessageEmbed) discordgo.MessageSend {
	return discordgo.MessageSend{Embeds: []*discordgo.MessageEmbed{&e}}
}

func rows(c ...discordgo.MessageComponent) discordgo.MessageSend {
	return discordgo.MessageSend{Content: "x", Components: c}
}

func options(n int) []discordgo.SelectMenuOption {
	var all []discordgo.SelectMenuOption
	for i := range n {
		all = append(all, discordgo.SelectMenuOption{Label: "Termin", Value: text(i + 1)})
	}
	return all
}

// buttons are n rows of m buttons with different ids.
func buttons(n, m int) []discordgo.MessageComponent {
	var all []discordgo.MessageComponent
	for i := range n {
		r := discordgo.ActionsRow{}
		for j := range m {
			r.Components = append(r.Components, press("x", text(i*m+j+1)))
		}
		all = append(all, r)
	}
	return all
}

var legalMessages = map[string]discordgo.MessageSend{
	"2,000 characters":      {Content: text(2000)},
	"an embed only":         embed(discordgo.MessageEmbed{Title: text(256), Description: text(4096)}),
	"25 fields":             embed(discordgo.MessageEmbed{Fields: fields(25, text(5), text(200))}),
	"a field at its limits": embed(discordgo.MessageEmbed{Fields: fields(1, text(256), text(1024))}),
	"25 buttons":            rows(buttons(5, 5)...),
	"25 options":            rows(row(discordgo.SelectMenu{CustomID: "a", Options: options(25)})),
	"an emoji for a label":  rows(row(discordgo.Button{CustomID: "a", Style: discordgo.PrimaryButton, Emoji: &discordgo.ComponentEmoji{Name: "✅"}})),
	"a link":                rows(row(discordgo.Button{Label: "Öffnen", Style: discordgo.LinkButton, URL: "https://desk.example.test/t/1"})),
	"a custom_id of 100":    rows(row(press(text(80), text(100)))),
	"a file only":           {Files: []*discordgo.File{{Name: "a.txt", ContentType: "text/plain", Reader: reader("Hallo")}}},
	"components of version two": {Flags: discordgo.MessageFlagsIsComponentsV2, Components: []discordgo.MessageComponent{
		discordgo.Container{Components: []discordgo.MessageComponent{
			discordgo.TextDisplay{Content: "**VL-1042**"}, discordgo.Separator{},
			discordgo.Section{Components: []discordgo.MessageComponent{discordgo.TextDisplay{Content: "Muster AG"}}, Accessory: press("Freigeben", "approve")},
		}}}},
}

func TestLegalMessages(t *testing.T) {
	t.Parallel()
	s := New(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	for name, send := range legalMessages {
		t.Run(name, func(t *testing.T) {
			m, err := bot.ChannelMessageSendComplex(room, &send)
			if err != nil {
				t.Fatal(err)
			}
			if _, found := s.Message(m.ID); !found {
				t.Error("it is not there")
			}
		})
	}
	if n := len(s.Messages(room)); n != len(legalMessages) {
		t.Errorf("%d messages, want %d", n, len(legalMessages))
	}
}

// brokenMessages are messages that Discord refuses, and where and why.
var brokenMessages = map[string]struct {
	send discordgo.MessageSend
	want []string
}{
	"empty":                 {discordgo.MessageSend{}, []string{"50006"}},
	"blank":                 {discordgo.MessageSend{Content: " \n"}, []string{"50006"}},
	"a colour only":         {embed(discordgo.MessageEmbed{Color: 1}), []string{"50006"}},
	"2,001 characters":      {discordgo.MessageSend{Content: text(2001)}, []string{`"content"`, "2000 or fewer"}},
	"a long title":          {embed(discordgo.MessageEmbed{Title: text(257)}), []string{`"title"`, "256 or fewer"}},
	"a long description":    {embed(discordgo.MessageEmbed{Description: text(4097)}), []string{`"description"`, "4096 or fewer"}},
	"26 fields":             {embed(discordgo.MessageEmbed{Fields: fields(26, "a", "b")}), []string{`"fields"`, "25 or fewer"}},
	"a long field name":     {embed(discordgo.MessageEmbed{Fields: fields(1, text(257), "b")}), []string{`"name"`, "256 or fewer"}},
	"a long field value":    {embed(discordgo.MessageEmbed{Fields: fields(1, "a", text(1025))}), []string{`"value"`, "1024 or fewer"}},
	"an empty field name":   {embed(discordgo.MessageEmbed{Fields: fields(1, "", "b")}), []string{`"name"`, "BASE_TYPE_REQUIRED"}},
	"a blank field value":   {embed(discordgo.MessageEmbed{Fields: fields(1, "a", " ")}), []string{`"value"`, "BASE_TYPE_REQUIRED"}},
	"6,001 characters":      {embed(discordgo.MessageEmbed{Description: text(4001), Fields: fields(2, "a", text(1000))}), []string{"MAX_EMBED_SIZE_EXCEEDED"}},
	"an embed's url":        {embed(discordgo.MessageEmbed{Title: "x", URL: "not a url"}), []string{`"url"`}},
	"six rows":              {rows(buttons(6, 1)...), []string{`"components"`, "BASE_TYPE_BAD_LENGTH"}},
	"six buttons":           {rows(buttons(1, 6)...), []string{`"components"`, "5 or fewer"}},
	"an empty row":          {rows(row()), []string{`"components"`}},
	"a button beside":       {rows(row(press("a", "a"), discordgo.SelectMenu{CustomID: "b", Options: options(1)})), []string{"COMPONENT_LAYOUT_WIDTH_EXCEEDED"}},
	"the same id twice":     {rows(row(press("a", "a")), row(press("b", "a"))), []string{"COMPONENT_CUSTOM_ID_DUPLICATED"}},
	"a long id":             {rows(row(press("a", text(101)))), []string{`"custom_id"`, "100 or fewer"}},
	"no id":                 {rows(row(press("a", ""))), []string{`"custom_id"`, "BASE_TYPE_REQUIRED"}},
	"no label":              {rows(row(press("", "a"))), []string{`"label"`, "BASE_TYPE_REQUIRED"}},
	"a long label":          {rows(row(press(text(81), "a"))), []string{`"label"`, "80 or fewer"}},
	"a link with an id":     {rows(row(discordgo.Button{Label: "x", Style: discordgo.LinkButton, URL: "https://a.test", CustomID: "a"})), []string{"BUTTON_COMPONENT_KEY_EXCLUSIVE"}},
	"a link without url":    {rows(row(discordgo.Button{Label: "x", Style: discordgo.LinkButton})), []string{`"url"`, "BASE_TYPE_REQUIRED"}},
	"a link by mail":        {rows(row(discordgo.Button{Label: "x", Style: discordgo.LinkButton, URL: "mailto:a@b.test"})), []string{"URL_TYPE_INVALID_SCHEME"}},
	"an unknown style":      {rows(row(discordgo.Button{Label: "x", CustomID: "a", Style: 9})), []string{`"style"`}},
	"26 options":            {rows(row(discordgo.SelectMenu{CustomID: "a", Options: options(26)})), []string{`"options"`, "25 or fewer"}},
	"no options":            {rows(row(discordgo.SelectMenu{CustomID: "a"})), []string{`"options"`}},
	"the same value twice":  {rows(row(discordgo.SelectMenu{CustomID: "a", Options: append(options(1), options(1)...)})), []string{"SELECT_COMPONENT_OPTION_VALUE_DUPLICATED"}},
	"an option's label":     {rows(row(discordgo.SelectMenu{CustomID: "a", Options: []discordgo.SelectMenuOption{{Value: "a"}}})), []string{`"label"`, "BASE_TYPE_REQUIRED"}},
	"more than there are":   {rows(row(discordgo.SelectMenu{CustomID: "a", MaxValues: 3, Options: options(2)})), []string{`"max_values"`}},
	"a bare button":         {rows(press("a", "a")), []string{`"components"`, `"type"`}},
	"a long placeholder":    {rows(row(discordgo.SelectMenu{CustomID: "a", Placeholder: text(151), Options: options(1)})), []string{`"placeholder"`, "150 or fewer"}},
	"ephemeral":             {discordgo.MessageSend{Content: "x", Flags: discordgo.MessageFlagsEphemeral}, []string{`"flags"`}},
	"text with version two": {discordgo.MessageSend{Content: "x", Flags: discordgo.MessageFlagsIsComponentsV2, Components: []discordgo.MessageComponent{discordgo.TextDisplay{Content: "a"}}}, []string{"LEGACY_FIELDS"}},
	"4,001 displayed":       {discordgo.MessageSend{Flags: discordgo.MessageFlagsIsComponentsV2, Components: []discordgo.MessageComponent{discordgo.TextDisplay{Content: text(4001)}}}, []string{"4000"}},
	"two ways of mentioning": {discordgo.MessageSend{Content: "x", AllowedMentions: &discordgo.MessageAllowedMentions{
		Parse: []discordgo.AllowedMentionType{discordgo.AllowedMentionTypeUsers}, Users: []string{"1"}}}, []string{"mutually exclusive"}},
}

func TestBrokenMessages(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	first, err := bot.ChannelMessageSend(room, "vorher")
	if err != nil {
		t.Fatal(err)
	}
	for name, tt := range brokenMessages {
		t.Run(name, func(t *testing.T) {
			_, err := bot.ChannelMessageSendComplex(room, &tt.send)
			wantRefused(t, w, err, 400, tt.want...)
		})
	}
	edit := discordgo.NewMessageEdit(room, first.ID).SetContent(text(2001))
	_, err = bot.ChannelMessageEditComplex(edit)
	wantRefused(t, w, err, 400, `"content"`)
	if all := s.Messages(room); len(all) != 1 || all[0].Content != "vorher" {
		t.Errorf("a refused message left something behind: %+v", all)
	}
}

// Rules that discordgo cannot break are broken with plain JSON.
func TestBrokenJSON(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	room := s.AddChannel(Text, "desk")
	row := func(button map[string]any) map[string]any {
		return map[string]any{"content": "x", "components": []any{map[string]any{"type": 1, "components": []any{button}}}}
	}
	for name, tt := range map[string]struct {
		body any
		want []string
	}{
		"an unknown key":          {map[string]any{"content": "x", "contnet": "y"}, []string{`"contnet"`, "UNKNOWN_KEY"}},
		"an unknown key below":    {row(map[string]any{"type": 2, "style": 1, "custom_id": "a", "lable": "x"}), []string{`"lable"`, "UNKNOWN_KEY"}},
		"an unknown component":    {row(map[string]any{"type": 99}), []string{`"components"`}},
		"a wrong type":            {map[string]any{"content": 5}, []string{`"content"`, "BASE_TYPE_BAD_TYPE"}},
		"a long nonce":            {map[string]any{"content": "x", "nonce": text(26)}, []string{`"nonce"`, "25 or fewer"}},
		"no JSON object":          {"x", []string{"BASE_TYPE_BAD_TYPE"}},
		"the same component id":   {map[string]any{"content": "x", "components": []any{map[string]any{"type": 1, "id": 7, "components": []any{map[string]any{"type": 2, "id": 7, "style": 1, "custom_id": "a", "label": "x"}}}}}, []string{"COMPONENT_ID_DUPLICATED"}},
		"a parse of another kind": {map[string]any{"content": "x", "allowed_mentions": map[string]any{"parse": []string{"all"}}}, []string{`"parse"`}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := bot.RequestWithBucketID("POST", discordgo.EndpointChannelMessages(room), tt.body, "x")
			wantRefused(t, w, err, 400, append(tt.want, "50035")...)
		})
	}
}

func TestCommandRules(t *testing.T) {
	t.Parallel()
	s, w := witnessed(t)
	bot := newBot(t, s)
	option := func(name string, required bool) *discordgo.ApplicationCommandOption {
		return &discordgo.ApplicationCommandOption{Type: discordgo.ApplicationCommandOptionString, Name: name, Description: "x", Required: required}
	}
	type commands = []*discordgo.ApplicationCommand
	for name, tt := range map[string]struct {
		commands commands
		want     string // "" is legal
	}{
		"legal":               {commands{{Name: "wartungs-fenster_2", Description: "x", Options: []*discordgo.ApplicationCommandOption{option("a", true), option("b", false)}}}, ""},
		"upper case":          {commands{{Name: "Ticket", Description: "x"}}, "APPLICATION_COMMAND_INVALID_NAME"},
		"a blank":             {commands{{Name: "ticket show", Description: "x"}}, "APPLICATION_COMMAND_INVALID_NAME"},
		"33 characters":       {commands{{Name: text(33), Description: "x"}}, "32 or fewer"},
		"a localized name":    {commands{{Name: "ticket", Description: "x", NameLocalizations: &map[discordgo.Locale]string{discordgo.German: "Das Ticket"}}}, "name_localizations"},
		"no description":      {commands{{Name: "ticket"}}, "description"},
		"a long description":  {commands{{Name: "ticket", Description: text(101)}}, "description"},
		"twice":               {commands{{Name: "ticket", Description: "x"}, {Name: "ticket", Description: "x"}}, "APPLICATION_COMMANDS_DUPLICATE_NAME"},
		"required after":      {commands{{Name: "t", Description: "x", Options: []*discordgo.ApplicationCommandOption{option("a", false), option("b", true)}}}, "REQUIRED_INVALID"},
		"an option twice":     {commands{{Name: "t", Description: "x", Options: []*discordgo.ApplicationCommandOption{option("a", true), option("a", true)}}}, "NAME_DUPLICATE"},
		"an option's capital": {commands{{Name: "t", Description: "x", Options: []*discordgo.ApplicationCommandOption{option("ID", true)}}}, "APPLICATION_COMMAND_INVALID_NAME"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := bot.ApplicationCommandBulkOverwrite(s.AppID(), s.Guild(), tt.commands)
			if tt.want != "" {
				wantRefused(t, w, err, 400, tt.want)
			} else if err != nil {
				t.Error(err)
			}
		})
	}
	_, err := bot.ApplicationCommandBulkOverwrite("1", s.Guild(), nil)
	wantRefused(t, w, err, 404, "10002")
	if got, err := bot.ApplicationCommands(s.AppID(), s.Guild()); err != nil || len(got) != 1 {
		t.Errorf("registered %v, %v", got, err)
	}
}
