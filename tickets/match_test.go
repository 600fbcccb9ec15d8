package tickets

import (
	"testing"
)

// ticketOf is an open ticket of Amstutz with the given parties beside the
// customer's domain.
func ticketOf(number int64, state State, parties ...Party) Ticket {
	return Ticket{Number: number, State: state, Customer: "Amstutz", Parties: parties}
}

func TestMatch(t *testing.T) {
	known := testCatalogue()
	open, closed := ticketOf(1, AwaitingApproval), ticketOf(2, Closed)
	merged := ticketOf(3, Closed)
	merged.Outcome, merged.MergedInto = OutcomeMerged, 9
	private := ticketOf(4, Proposed, Party{Address: "anna@private.example", Role: RoleCustomer})
	partner := Ticket{Number: 5, State: Proposed, Customer: "Amstutz", Partner: "GIM"}
	const us, partners, stranger, elsewhere = "s.keller@amstutz.example", "paula@gim.example", "eve@unknown.example", "a@rochat.example"
	one := func(t Ticket) []Ticket { return []Ticket{t} }

	for _, c := range []struct {
		name string
		mail Mail
		in   Candidates
		want Matched
	}{
		{"nothing named", Mail{From: us}, Candidates{}, Matched{Kind: MatchNew}},
		{"thread", Mail{From: us}, Candidates{Thread: one(open)}, Matched{Ticket: 1, Kind: MatchParty}},
		{"colleague's address in other case is the parser's matter", Mail{From: "l@amstutz.example"}, Candidates{Thread: one(open)}, Matched{Ticket: 1, Kind: MatchParty}},
		{"tag", Mail{From: us}, Candidates{Tag: one(open)}, Matched{Ticket: 1, Kind: MatchParty}},
		{"quotation", Mail{From: us}, Candidates{Quoted: one(open)}, Matched{Ticket: 1, Kind: MatchParty}},
		{"calendar", Mail{From: us, Class: ClassCalendarReply}, Candidates{Calendar: one(open)}, Matched{Ticket: 1, Kind: MatchParty}},
		{"thread before tag", Mail{From: us}, Candidates{Thread: one(open), Tag: one(closed)}, Matched{Ticket: 1, Kind: MatchParty}},
		{"a party's own before the first named", Mail{From: "anna@private.example"}, Candidates{Thread: []Ticket{open, private}}, Matched{Ticket: 4, Kind: MatchParty}},
		{"closed, by a party", Mail{From: us}, Candidates{Thread: one(closed)}, Matched{Ticket: 2, Kind: MatchParty}},
		{"merged, by a party", Mail{From: us}, Candidates{Thread: one(merged)}, Matched{Ticket: 9, Kind: MatchParty, Related: 3}},
		{"partner's colleague", Mail{From: partners}, Candidates{Thread: one(partner)}, Matched{Ticket: 5, Kind: MatchParty}},
		{"partner of another ticket", Mail{From: partners}, Candidates{Thread: one(open)}, Matched{Ticket: 1, Kind: MatchStranger}},
		{"stranger in the thread", Mail{From: stranger}, Candidates{Thread: one(open)}, Matched{Ticket: 1, Kind: MatchStranger}},
		{"another customer in the thread", Mail{From: elsewhere}, Candidates{Thread: one(open)}, Matched{Ticket: 1, Kind: MatchStranger}},
		{"stranger by calendar", Mail{From: stranger}, Candidates{Calendar: one(open)}, Matched{Ticket: 1, Kind: MatchStranger}},
		{"stranger on a merged ticket", Mail{From: stranger}, Candidates{Thread: one(merged)}, Matched{Ticket: 9, Kind: MatchStranger}},
		{"stranger on a closed ticket", Mail{From: stranger}, Candidates{Thread: one(closed)}, Matched{Kind: MatchHeld, Related: 2}},
		{"stranger with a tag", Mail{From: stranger}, Candidates{Tag: one(open)}, Matched{Kind: MatchHeld, Related: 1}},
		{"another customer with a tag", Mail{From: elsewhere}, Candidates{Tag: one(open)}, Matched{Kind: MatchHeld, Related: 1}},
		{"stranger who quotes", Mail{From: stranger}, Candidates{Quoted: one(open)}, Matched{Kind: MatchNew}},
		{"authentication failed", Mail{From: us, Authentication: AuthFail}, Candidates{Thread: one(open)}, Matched{Kind: MatchHeld, Related: 1}},
		{"authentication failed, nothing named", Mail{From: us, Authentication: AuthFail}, Candidates{}, Matched{Kind: MatchHeld}},
		{"bounce", Mail{From: "mailer-daemon@x.example", Class: ClassBounce, Bounce: &Bounce{}}, Candidates{Thread: one(open)}, Matched{Ticket: 1, Kind: MatchNotice}},
		{"bounce of nothing known", Mail{Class: ClassBounce, Bounce: &Bounce{}}, Candidates{}, Matched{Kind: MatchNone}},
		{"auto-reply of a party", Mail{From: us, Class: ClassAutoReply}, Candidates{Thread: one(open)}, Matched{Ticket: 1, Kind: MatchNotice}},
		{"auto-reply of a stranger", Mail{From: stranger, Class: ClassAutoReply}, Candidates{Thread: one(open)}, Matched{Kind: MatchNone}},
		{"newsletter of a customer", Mail{From: us, Class: Bulk}, Candidates{}, Matched{Kind: MatchNone}},
		{"newsletter with a tag", Mail{From: us, Class: Bulk}, Candidates{Tag: one(open)}, Matched{Ticket: 1, Kind: MatchNotice}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Match(c.mail, c.in, known); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}

func TestRoleOf(t *testing.T) {
	known := testCatalogue()
	both := Ticket{Customer: "Amstutz", Partner: "GIM", Parties: []Party{{Address: "x@amstutz.example", Role: RolePartner}}}
	for _, c := range []struct {
		address string
		role    Role
		ok      bool
	}{
		{"s.keller@amstutz.example", RoleCustomer, true},
		{"pius@gim.example", RolePartner, true},
		{"x@amstutz.example", RolePartner, true}, // what staff said goes before the domain
		{"a@rochat.example", "", false},
		{"", "", false},
	} {
		if role, ok := both.RoleOf(c.address, known); role != c.role || ok != c.ok {
			t.Errorf("%q is %q, %t", c.address, role, ok)
		}
	}
}
