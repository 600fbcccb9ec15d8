package console

import (
	"cmp"
	"context"
	"net/http"
	"slices"
	"time"

	"vorlauf/tickets"
	"vorlauf/tickets/calendar"
	"vorlauf/tickets/store"
)

const agendaDays = 28 // the lead time alone is two weeks

// A dayView is a day of the agenda.
type dayView struct {
	Date   string
	Today  bool
	Closed string // why the desk is closed; "" where it is open
	Slots  []slotView
}

type slotView struct {
	From, To        string
	Number          int64
	Customer, About string
	State           tickets.State
	Held            bool // offered, not agreed
	Assignee        string
}

// agendaPage shows what is agreed and held in the next four weeks.
func (k *console) agendaPage(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	today := calendar.DayOf(k.Now(), k.zone())
	taken, err := k.Read.Taken(r.Context(), today.Time(k.zone()), today.AddDays(agendaDays).Time(k.zone()))
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	slots, err := k.slotViews(r.Context(), taken)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	days := make([]dayView, 0, agendaDays)
	for i := range agendaDays {
		d := today.AddDays(i)
		v := dayView{Date: k.date(d.Time(k.zone())), Today: i == 0, Slots: slots[d], Closed: k.closed(d)}
		if v.Closed != weekend || len(v.Slots) > 0 || i == 0 {
			days = append(days, v)
		}
	}
	k.show(w, r, http.StatusOK, "agenda", struct {
		frame
		Days      []dayView
		All, Mine string // addresses of calendars; "" where there are none
	}{k.frame(r, "Agenda", "agenda", staff), days, k.calendarAddress(r, ""), k.calendarAddress(r, staff.Name)})
}

// weekend is why the desk is closed on a day that never has opening hours.
const weekend = "closed"

// closed says why there are no opening hours on a day.
func (k *console) closed(d calendar.Day) string {
	if name, ok := k.Rules.Calendar.Holiday("", d); ok {
		return "closed: " + name
	}
	if !k.Rules.Calendar.BusinessDay(d) {
		return weekend
	}
	return ""
}

// slotViews are the dates by day, in order of their start.
func (k *console) slotViews(ctx context.Context, taken []tickets.Booking) (map[calendar.Day][]slotView, error) {
	taken = slices.DeleteFunc(slices.Clone(taken), func(b tickets.Booking) bool { return b.Kind == tickets.BookingSuggested })
	slices.SortFunc(taken, func(a, b tickets.Booking) int {
		return cmp.Or(a.Start.Compare(b.Start), cmp.Compare(a.Ticket, b.Ticket))
	})
	read := map[int64]tickets.Ticket{}
	views := map[calendar.Day][]slotView{}
	for _, b := range taken {
		t, ok := read[b.Ticket]
		if !ok {
			var err error
			if t, err = k.Read.Ticket(ctx, b.Ticket); err != nil {
				return nil, err
			}
			read[b.Ticket] = t
		}
		day := calendar.DayOf(b.Start, k.zone())
		views[day] = append(views[day], slotView{
			From: k.clock(b.Start), To: k.clock(b.End), Number: t.Number, Customer: t.Customer, About: about(t),
			State: t.State, Held: b.Kind == tickets.BookingHeld, Assignee: t.Assignee,
		})
	}
	return views, nil
}

func (k *console) clock(t time.Time) string { return t.In(k.zone()).Format("15:04") }

// A strayView is a mail that belongs to no ticket.
type strayView struct {
	store.Message
	Understood understood
}

// straysPage shows automatic mails that belong to no ticket.
func (k *console) straysPage(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	const most = 50
	strays, err := k.Read.Strays(r.Context(), most)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	k.show(w, r, http.StatusOK, "strays", struct {
		frame
		Mails []strayView
	}{k.frame(r, "Mail without a ticket", "strays", staff), each(strays, func(m store.Message) strayView {
		return strayView{m, k.understood(tickets.Ticket{}, m)}
	})})
}
