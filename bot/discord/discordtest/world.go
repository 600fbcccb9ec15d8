package discordtest

import "slices"

// A Member is a person in the guild, or the bot.
type Member struct {
	ID     string
	Name   string
	Locale string // as Discord writes it: "de", "en-GB", "fr", "it"
	Roles  []string
	bot    bool
}

// A role of the guild. The one with the guild's own id is @everyone.
type role struct {
	id, name    string
	permissions Permission
	managed     bool
}

// Guild is the id of the guild that the bot is in.
func (s *Server) Guild() string { return s.guildID }

// AppID is the id of the bot's application.
func (s *Server) AppID() string { return s.appID }

// Bot is the bot's own user.
func (s *Server) Bot() Member { return *s.bot }

// found makes the guild, its first roles and the bot.
func (s *Server) found() {
	s.guildID, s.appID = s.newID(), s.newID()
	own := &role{id: s.newID(), name: "Vorlauf", permissions: everything, managed: true}
	s.roles = []*role{{id: s.guildID, name: "@everyone", permissions: everyone}, own}
	// The bot's user has the id of its application.
	s.bot = &Member{ID: s.appID, Name: "vorlauf", Locale: "en-US", Roles: []string{own.id}, bot: true}
	s.members = []*Member{s.bot}
}

// AddRole adds a role without permissions of its own, and returns its id.
func (s *Server) AddRole(name string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := &role{id: s.newID(), name: name}
	s.roles = append(s.roles, r)
	s.dispatch(intentGuilds, "GUILD_ROLE_CREATE", object{"guild_id": s.guildID, "role": r.json(len(s.roles) - 1)})
	return r.id
}

// AddMember adds a person with a locale ("de") and the ids of roles.
func (s *Server) AddMember(name, locale string, roles ...string) Member {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := &Member{ID: s.newID(), Name: name, Locale: locale, Roles: roles}
	s.members = append(s.members, m)
	joined := s.memberJSON(m)
	joined["guild_id"] = s.guildID
	s.dispatch(intentMembers, "GUILD_MEMBER_ADD", joined)
	return *m
}

// SetRoles gives a member these roles and takes the others.
func (s *Server) SetRoles(member Member, roles ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	m := s.member(member.ID)
	if m == nil {
		s.t.Fatalf("discordtest: no member %s", member.Name)
	}
	m.Roles = roles
	update := s.memberJSON(m)
	update["guild_id"] = s.guildID
	s.dispatch(intentMembers, "GUILD_MEMBER_UPDATE", update)
}

// member finds a member by id, nil for none. The lock is held.
func (s *Server) member(id string) *Member {
	i := slices.IndexFunc(s.members, func(m *Member) bool { return m.ID == id })
	if i < 0 {
		return nil
	}
	return s.members[i]
}

// userJSON is the user behind a member.
func (m *Member) userJSON() object {
	user := object{
		"id": m.ID, "username": m.Name, "global_name": nil, "avatar": nil, "discriminator": "0",
		"public_flags": 0, "flags": 0, "primary_guild": nil,
	}
	if m.bot {
		user["bot"] = true
	}
	return user
}

// memberJSON is a member with the user in it.
func (s *Server) memberJSON(m *Member) object {
	roles := m.Roles
	if roles == nil {
		roles = []string{}
	}
	return object{
		"user": m.userJSON(), "nick": nil, "avatar": nil, "banner": nil, "roles": roles,
		"joined_at": stamp(s.now()), "premium_since": nil, "communication_disabled_until": nil,
		"flags": 0, "pending": false, "mute": false, "deaf": false,
	}
}

func (r *role) json(position int) object {
	return object{
		"id": r.id, "name": r.name, "permissions": r.permissions.String(), "position": position,
		"color":  0,
		"colors": object{"primary_color": 0, "secondary_color": nil, "tertiary_color": nil},
		"hoist":  false, "managed": r.managed, "mentionable": false,
		"icon": nil, "unicode_emoji": nil, "flags": 0,
	}
}

func (s *Server) rolesJSON() []any {
	var all []any
	for i, r := range s.roles {
		all = append(all, r.json(i))
	}
	return all
}

// guildJSON is the guild as GET /guilds/{id} shows it.
func (s *Server) guildJSON() object {
	return object{
		"id": s.guildID, "name": "Test", "icon": nil, "description": nil, "home_header": nil, "splash": nil,
		"discovery_splash": nil, "features": []any{}, "banner": nil, "owner_id": "1", "application_id": nil,
		"region": "", "afk_channel_id": nil, "afk_timeout": 300, "system_channel_id": nil,
		"system_channel_flags": 0, "widget_enabled": false, "widget_channel_id": nil,
		"verification_level": 0, "roles": s.rolesJSON(), "default_message_notifications": 1,
		"mfa_level": 0, "explicit_content_filter": 0, "max_presences": nil, "max_members": 500000,
		"max_stage_video_channel_users": 50, "max_video_channel_users": 25, "vanity_url_code": nil,
		"premium_tier": 0, "premium_subscription_count": 0, "preferred_locale": "de",
		"rules_channel_id": nil, "safety_alerts_channel_id": nil, "public_updates_channel_id": nil,
		"premium_progress_bar_enabled": false, "nsfw": false, "nsfw_level": 0,
		"emojis": []any{}, "stickers": []any{}, "incidents_data": nil,
	}
}

func (s *Server) getMe(*call) (answer, error) {
	me := s.bot.userJSON()
	me["mfa_enabled"], me["locale"], me["verified"], me["email"] = true, s.bot.Locale, true, nil
	return ok(me)
}

func (s *Server) getGuild(c *call) (answer, error) {
	if c.id("guild_id") != s.guildID {
		return answer{}, unknownGuild
	}
	return ok(s.guildJSON())
}

func (s *Server) getRoles(c *call) (answer, error) {
	if c.id("guild_id") != s.guildID {
		return answer{}, unknownGuild
	}
	return ok(s.rolesJSON())
}

func (s *Server) getMember(c *call) (answer, error) {
	if c.id("guild_id") != s.guildID {
		return answer{}, unknownGuild
	}
	m := s.member(c.id("user_id"))
	if m == nil {
		return answer{}, unknownMember
	}
	return ok(s.memberJSON(m))
}
