package console

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
)

const slotCount = 20 // free dates in one answer

// apiSlots finds free dates with everything that is taken; the lead time is not
// looked at.
func (k *console) apiSlots(w http.ResponseWriter, r *http.Request, _ tickets.Staff) {
	q, err := k.slotQuery(r)
	if err != nil {
		k.refuse(w, r, err)
		return
	}
	answer(w, http.StatusOK, map[string]any{"slots": each(k.Rules.Calendar.Free(q), k.period)})
}

func (k *console) slotQuery(r *http.Request) (calendar.Query, error) {
	known, err := k.Read.Catalogue(r.Context())
	if err != nil {
		return calendar.Query{}, err
	}
	args := r.URL.Query()
	q := calendar.Query{Capacity: k.Rules.Policy.Capacity, Absences: k.Rules.Absences, Count: slotCount}
	if name := args.Get("customer"); name != "" {
		c := known.Customer(name)
		if c == nil {
			return q, wrong("customer", "there is no customer "+strconv.Quote(name))
		}
		q.Customer, q.Canton = c.Name, c.Canton
	}
	product := known.Product(args.Get("product"))
	if args.Get("product") != "" && product == nil {
		return q, wrong("product", "there is no product "+strconv.Quote(args.Get("product")))
	}
	if q.Minutes, err = k.minutes(args.Get("minutes"), product); err != nil {
		return q, err
	}
	if q.Earliest, err = k.from(args.Get("from")); err != nil {
		return q, err
	}
	q.Latest = q.Earliest.AddDate(1, 0, 0)
	q.Blackouts = k.blackouts(q.Customer, product)
	q.Busy, err = k.busy(r, q.Earliest, q.Latest.AddDate(0, 0, 1))
	return q, err
}

// minutes is the duration as asked for, else the product's, else the policy's.
func (k *console) minutes(s string, product *tickets.Product) (int, error) {
	if s == "" {
		if product != nil && product.Minutes > 0 {
			return product.Minutes, nil
		}
		return k.Rules.Policy.DefaultMinutes, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n <= 0 || n > 24*60 {
		return 0, wrong("minutes", strconv.Quote(s)+" is no duration in minutes, 1 to 1440")
	}
	return n, nil
}

// from is a time or a day, never before now.
func (k *console) from(s string) (time.Time, error) {
	now := k.Now()
	if s == "" {
		return now, nil
	}
	// An offset's plus sign that was not escaped arrives as a space.
	t, err := time.Parse(time.RFC3339, strings.ReplaceAll(s, " ", "+"))
	if err != nil {
		t, err = time.ParseInLocation(time.DateOnly, s, k.Rules.Calendar.Zone())
	}
	if err != nil {
		return now, wrong("from", strconv.Quote(s)+" is neither an RFC 3339 time nor a day")
	}
	const far = 10 // years; the search takes longer the more is taken on the way
	if t.After(now.AddDate(far, 0, 0)) {
		return now, wrong("from", s+" is too far ahead")
	}
	if t.Before(now) {
		return now, nil
	}
	return t, nil
}

// blackouts are the periods that concern the customer and the product.
func (k *console) blackouts(customer string, product *tickets.Product) []calendar.Slot {
	var mine []calendar.Slot
	for _, b := range k.Rules.Blackouts {
		here := b.Customer == "" || strings.EqualFold(b.Customer, customer)
		if here && (b.Product == "" || product != nil && strings.EqualFold(b.Product, product.Name)) {
			mine = append(mine, calendar.Slot{Start: b.From, End: b.To})
		}
	}
	return mine
}

// busy are the dates that are held or agreed.
func (k *console) busy(r *http.Request, from, to time.Time) (*calendar.Busy, error) {
	bookings, err := k.Read.Taken(r.Context(), from, to)
	if err != nil {
		return nil, err
	}
	var all []calendar.Taken
	for _, b := range bookings {
		if b.Kind != tickets.BookingSuggested {
			all = append(all, calendar.Taken{Start: b.Start, End: b.End, Customer: b.Customer, Ticket: b.Ticket, Held: b.Kind == tickets.BookingHeld})
		}
	}
	return calendar.NewBusy(all), nil
}
