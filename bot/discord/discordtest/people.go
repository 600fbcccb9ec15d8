package discordtest

import (
	"slices"
	"unicode/utf8"
)

// Write posts a person's message into a channel or thread, and returns its id.
func (s *Server) Write(member Member, channelID, text string) string {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	ch := s.mustChannel(channelID)
	m := blank(s.mustMember(member))
	m.content = text
	m.pings = s.named(text)
	m.pings.everyone = false // people lack the permission
	s.post(ch, m)
	return m.id
}

// EditMessage changes the text of a person's message.
func (s *Server) EditMessage(channelID, messageID, text string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.mustFind(channelID, messageID); m != nil {
		m.content = text
		s.edited(m)
	}
}

// DeleteMessage deletes a message, the bot's too, as a moderator does.
func (s *Server) DeleteMessage(channelID, messageID string) {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if m := s.mustFind(channelID, messageID); m != nil {
		s.remove(m)
	}
}

func (s *Server) mustMember(member Member) *Member {
	s.t.Helper()
	m := s.member(member.ID)
	if m == nil {
		s.t.Fatalf("discordtest: no member %q", member.Name)
	}
	return m
}

func (s *Server) mustFind(channelID, messageID string) *message {
	s.t.Helper()
	m := s.find(s.mustChannel(channelID), messageID)
	if m == nil {
		s.t.Errorf("discordtest: no message %q in channel %q", messageID, channelID)
	}
	return m
}

// Press presses a button. The test ends where this person does not see the
// message, or it has no such button that can be pressed.
func (s *Server) Press(member Member, messageID, customID string) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	source, _ := s.component(member, messageID, customID, button)
	return s.issue(&Interaction{member: s.mustMember(member), channel: source.channel, kind: kindComponent, source: source},
		object{"custom_id": customID, "component_type": button})
}

// PressOld presses a button that the message does not have (any more), as an
// outdated view on a screen does. Discord lets it pass at times.
func (s *Server) PressOld(member Member, messageID, customID string) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	source := s.seen(member, messageID)
	return s.issue(&Interaction{member: s.mustMember(member), channel: source.channel, kind: kindComponent, source: source},
		object{"custom_id": customID, "component_type": button})
}

// SelectOption chooses values in a select: of a string select the options'
// values, of the others the ids of users, roles or channels.
func (s *Server) SelectOption(member Member, messageID, customID string, values ...string) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	source, c := s.component(member, messageID, customID, stringSelect, userSelect, roleSelect, mentionableSelect, channelSelect)
	if n := len(values); n < number(c["min_values"]) || n > number(c["max_values"]) {
		s.t.Fatalf("discordtest: select %q takes %v to %v values, not %d", customID, c["min_values"], c["max_values"], n)
	}
	kind := number(c["type"])
	for _, value := range values {
		offered := func(o any) bool { return o.(object)["value"] == value }
		if kind == stringSelect && !slices.ContainsFunc(list(c["options"]), offered) {
			s.t.Fatalf("discordtest: select %q offers no %q", customID, value)
		}
	}
	data := object{"custom_id": customID, "component_type": kind, "values": values}
	if kind != stringSelect {
		data["resolved"] = s.resolved(values)
	}
	return s.issue(&Interaction{member: s.mustMember(member), channel: source.channel, kind: kindComponent, source: source}, data)
}

// resolved are the users, roles and channels behind chosen ids.
func (s *Server) resolved(ids []string) object {
	users, members, roles, channels := object{}, object{}, object{}, object{}
	for _, id := range ids {
		if m := s.member(id); m != nil {
			users[id] = m.userJSON()
			member := s.memberJSON(m)
			delete(member, "user")
			members[id] = member
		}
		if i := slices.IndexFunc(s.roles, func(r *role) bool { return r.id == id }); i >= 0 {
			roles[id] = s.roles[i].json(i)
		}
		if ch := s.channel(id); ch != nil {
			channels[id] = s.channelJSON(ch)
		}
	}
	return object{"users": users, "members": members, "roles": roles, "channels": channels}
}

// seen finds a message that a person sees; the test ends where there is none.
func (s *Server) seen(member Member, messageID string) *message {
	s.t.Helper()
	for _, posted := range s.messages {
		for _, m := range posted {
			if m.id == messageID && (m.viewer == "" || m.viewer == member.ID) {
				return m
			}
		}
	}
	s.t.Fatalf("discordtest: %s sees no message %q", member.Name, messageID)
	return nil
}

// component finds a component that can be used; the test ends where there is
// none.
func (s *Server) component(member Member, messageID, customID string, kinds ...int) (*message, object) {
	s.t.Helper()
	m := s.seen(member, messageID)
	var found object
	walk(m.components, nil, func(c object, _ []string) {
		if c["custom_id"] == customID && slices.Contains(kinds, number(c["type"])) && c["disabled"] != true {
			found = c
		}
	})
	if found == nil {
		s.t.Fatalf("discordtest: message %s has no usable component %q", messageID, customID)
	}
	return m, found
}

// SubmitModal fills in the form that the bot showed for an interaction, and
// hands it in: texts by the fields' custom ids, a preset value where there is
// none. The test ends where there is no form, or Discord would not let it be
// handed in so.
func (s *Server) SubmitModal(shown *Interaction, texts map[string]string) *Interaction {
	s.t.Helper()
	s.mu.Lock()
	defer s.mu.Unlock()
	if shown.modal == nil {
		s.t.Fatalf("discordtest: no form was shown")
	}
	form := modalFrom(shown.modal)
	for id := range texts {
		if !slices.ContainsFunc(form.Fields, func(f Field) bool { return f.CustomID == id }) {
			s.t.Fatalf("discordtest: the form %q has no field %q", form.CustomID, id)
		}
	}
	rows := []any{}
	for _, item := range form.rows {
		if row := s.filled(form, item.(object), texts); row != nil {
			rows = append(rows, row)
		}
	}
	return s.issue(&Interaction{member: shown.member, channel: shown.channel, kind: kindModal, source: shown.source},
		object{"custom_id": form.CustomID, "components": rows})
}

// filled is one row of a form as it is handed in.
func (s *Server) filled(form *Modal, row object, texts map[string]string) object {
	fill := func(input object) object {
		id, _ := input["custom_id"].(string)
		f := form.Fields[slices.IndexFunc(form.Fields, func(f Field) bool { return f.CustomID == id })]
		value, given := texts[id]
		if !given {
			value = f.Value
		}
		s.fits(f, value)
		return object{"type": input["type"], "id": 1, "custom_id": id, "value": value}
	}
	if only, is := row["component"].(object); is {
		return object{"type": row["type"], "id": 1, "component": fill(only)}
	}
	inner := []any{}
	for _, input := range list(row["components"]) {
		inner = append(inner, fill(input.(object)))
	}
	if len(inner) == 0 {
		return nil
	}
	return object{"type": row["type"], "id": 1, "components": inner}
}

// fits ends the test where Discord's client would not take a value.
func (s *Server) fits(f Field, value string) {
	s.t.Helper()
	n := utf8.RuneCountInString(value)
	most := f.MaxLength
	if most == 0 {
		most = 4000
	}
	needed := f.Required == nil || *f.Required
	if needed && n == 0 || n > 0 && n < f.MinLength || n > most {
		s.t.Fatalf("discordtest: field %q takes %d to %d characters (required: %v), not %d", f.CustomID, f.MinLength, most, needed, n)
	}
}
