package store

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"vorlauf/tickets"
)

// ticket reads a ticket; one that is not there is a refusal (NotFound).
func (v view) ticket(number int64) (t tickets.Ticket, err error) {
	var document string
	found, err := v.one(&document, `SELECT document FROM tickets WHERE number = ?`, number)
	if err != nil {
		return t, err
	}
	if !found {
		return t, tickets.Refuse(tickets.NotFound, "", "there is no ticket VL-%d", number)
	}
	return decode(document)
}

func decode(document string) (t tickets.Ticket, err error) {
	err = json.Unmarshal([]byte(document), &t)
	return t, err
}

func decodeAll(documents []string) ([]tickets.Ticket, error) {
	all := make([]tickets.Ticket, 0, len(documents))
	for _, d := range documents {
		t, err := decode(d)
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

// save writes a ticket, its columns for lists and the dates that it takes.
func (x *tx) save(before, t tickets.Ticket) error {
	document, err := json.Marshal(t)
	if err != nil {
		return err
	}
	software, version := t.SoftwareAndVersion()
	var date any
	if t.Appointment != nil {
		date = t.Appointment.Start.UnixMilli()
	}
	_, err = x.exec(`
		INSERT INTO tickets (number, revision, seq, state, outcome, customer, software, version, subject,
			received, created, updated, closed, next_due, date, calendar_uid, attention, undeliverable, search, document)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (number) DO UPDATE SET
			revision = excluded.revision, seq = excluded.seq, state = excluded.state, outcome = excluded.outcome,
			customer = excluded.customer, software = excluded.software, version = excluded.version,
			subject = excluded.subject, received = excluded.received, created = excluded.created, updated = excluded.updated,
			closed = excluded.closed, next_due = excluded.next_due, date = excluded.date,
			calendar_uid = excluded.calendar_uid, attention = excluded.attention,
			undeliverable = excluded.undeliverable, search = excluded.search, document = excluded.document`,
		t.Number, t.Revision, t.Seq, t.State, t.Outcome, plain(t.Customer), plain(software), plain(version), plain(t.Subject),
		t.Received.UnixMilli(), t.Created.UnixMilli(), t.Updated.UnixMilli(), ms(t.ClosedAt), ms(t.NextDue()), date, t.Invitation.UID,
		bit(needsStaff(t)), bit(t.Undeliverable), searchText(t), string(document))
	if err != nil {
		return err
	}
	return x.book(before, t)
}

// needsStaff reports whether staff should look at the ticket: it waits for
// them, or something came up after it was closed.
func needsStaff(t tickets.Ticket) bool { return !t.StaffSince.IsZero() || len(t.Attention) > 0 }

// searchText is what a search looks through, in lower case.
func searchText(t tickets.Ticket) string {
	software, version := t.SoftwareAndVersion()
	words := []string{fmt.Sprintf("VL-%d", t.Number), t.Subject, t.Customer, t.Partner, software, version}
	for _, p := range t.Parties {
		words = append(words, p.Address, p.Name)
	}
	for _, in := range t.Waiting {
		words = append(words, in.Mail.From, in.Mail.Author)
	}
	return strings.ToLower(plain(strings.Join(words, "\n")))
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// A bookingRow is a tickets.Booking as it is stored.
type bookingRow struct {
	Ticket   int64
	Customer string
	Starts   int64
	Ends     int64
	Kind     tickets.BookingKind
}

func bookingRows(t tickets.Ticket) []bookingRow {
	var rows []bookingRow
	for _, b := range t.Bookings() {
		rows = append(rows, bookingRow{b.Ticket, plain(b.Customer), b.Start.UnixMilli(), b.End.UnixMilli(), b.Kind})
	}
	return rows
}

// book writes the dates that the ticket takes, where they changed.
func (x *tx) book(before, after tickets.Ticket) error {
	had, has := bookingRows(before), bookingRows(after)
	if slices.Equal(had, has) {
		return nil
	}
	if len(had) > 0 {
		if _, err := x.exec(`DELETE FROM bookings WHERE ticket = ?`, after.Number); err != nil {
			return err
		}
	}
	for _, r := range has {
		_, err := x.exec(`INSERT INTO bookings (ticket, customer, starts, ends, kind) VALUES (?, ?, ?, ?, ?)`,
			r.Ticket, r.Customer, r.Starts, r.Ends, r.Kind)
		if err != nil {
			return err
		}
	}
	return nil
}
