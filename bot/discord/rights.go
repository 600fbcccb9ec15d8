package discord

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// staff says who somebody is for the rules, and whether they may work here at
// all: by the ids of their roles, at each press.
func (r *Room) staff(m *member) (s tickets.Staff, may bool) {
	has := func(roles []string) bool {
		return slices.ContainsFunc(m.Roles, func(id string) bool { return slices.Contains(roles, id) })
	}
	s = tickets.Staff{Name: staffName(m), Approver: has(r.Approvers)}
	return s, s.Approver || has(r.Workers)
}

// staffName is a name with the id that nobody can choose: "Anna (discord 1234)".
func staffName(m *member) string {
	name := m.User.Name
	if m.User.GlobalName != nil && *m.User.GlobalName != "" {
		name = *m.User.GlobalName
	}
	if m.Nick != nil && *m.Nick != "" {
		name = *m.Nick
	}
	const most = 40
	return cut(strings.TrimSpace(bare(name)), most) + " (discord " + m.User.ID + ")"
}
