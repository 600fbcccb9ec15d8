package console

import (
	"errors"
	"io"
	"maps"
	"net/http"
	"slices"
	"strconv"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

const (
	maxBody  = 1 << 20 // octets of a request
	pageSize = 100     // tickets in one answer
)

// routeAPI is the HTTP interface of contract/run.md.
func (k *console) routeAPI(mux *http.ServeMux) {
	mux.HandleFunc("GET /api/tickets", k.staffOnly(k.knowing(k.apiTickets, "state", "customer", "q", "after")))
	mux.HandleFunc("GET /api/tickets/{number}", k.staffOnly(k.knowing(k.apiTicket)))
	mux.HandleFunc("POST /api/tickets/{number}/{action}", k.staffOnly(k.apiPress))
	mux.HandleFunc("GET /api/slots", k.staffOnly(k.knowing(k.apiSlots, "minutes", "from", "customer", "product")))
	mux.HandleFunc("/api/", k.staffOnly(func(w http.ResponseWriter, r *http.Request, _ tickets.Staff) {
		fail(w, http.StatusNotFound, "not_found", "there is nothing at "+r.Method+" "+r.URL.Path, "")
	}))
	if k.Extra != nil {
		mux.Handle("/demo/", k.Extra)
	}
}

// staffOnly lets nobody else in.
func (k *console) staffOnly(next func(http.ResponseWriter, *http.Request, tickets.Staff)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		staff, ok := k.visitor(r)
		if !ok {
			w.Header().Set("WWW-Authenticate", "Bearer")
			fail(w, http.StatusUnauthorized, "unauthorized", "a token is needed: Authorization: Bearer TOKEN", "")
			return
		}
		next(w, r, staff)
	}
}

// knowing refuses what is asked with an argument that the call does not have: it
// would be taken for answered.
func (k *console) knowing(next func(http.ResponseWriter, *http.Request, tickets.Staff), names ...string) func(http.ResponseWriter, *http.Request, tickets.Staff) {
	return func(w http.ResponseWriter, r *http.Request, by tickets.Staff) {
		for _, name := range slices.Sorted(maps.Keys(r.URL.Query())) {
			if !slices.Contains(names, name) {
				k.refuse(w, r, wrong(name, "unknown argument "+strconv.Quote(name)))
				return
			}
		}
		next(w, r, by)
	}
}

func (k *console) apiTickets(w http.ResponseWriter, r *http.Request, _ tickets.Staff) {
	f, err := filterOf(r)
	if err != nil {
		k.refuse(w, r, err)
		return
	}
	found, next, err := k.Read.Tickets(r.Context(), f)
	if err != nil {
		k.refuse(w, r, err)
		return
	}
	list := make([]summary, len(found))
	for i, t := range found {
		list[i] = k.summary(t)
	}
	answer(w, http.StatusOK, map[string]any{"tickets": list, "next": next})
}

// filterOf reads the filter of a list from the query.
func filterOf(r *http.Request) (store.Filter, error) {
	q := r.URL.Query()
	f := store.Filter{State: q.Get("state"), Customer: q.Get("customer"), Query: q.Get("q"), Limit: pageSize}
	if f.State != "" && f.State != "open" && !slices.Contains(states, tickets.State(f.State)) {
		return f, wrong("state", "there is no state "+strconv.Quote(f.State))
	}
	if after := q.Get("after"); after != "" {
		n, err := strconv.ParseInt(after, 10, 64)
		if err != nil || n < 0 {
			return f, wrong("after", strconv.Quote(after)+" is no ticket's number")
		}
		f.After = n
	}
	return f, nil
}

func (k *console) apiTicket(w http.ResponseWriter, r *http.Request, _ tickets.Staff) {
	t, err := k.asked(r)
	if err != nil {
		k.refuse(w, r, err)
		return
	}
	k.answerTicket(w, r, t)
}

// asked returns the ticket that the path names.
func (k *console) asked(r *http.Request) (tickets.Ticket, error) {
	n, err := strconv.ParseInt(r.PathValue("number"), 10, 64)
	if err != nil || n <= 0 {
		return tickets.Ticket{}, &tickets.Refusal{Code: tickets.NotFound, Message: "there is no ticket " + strconv.Quote(r.PathValue("number"))}
	}
	return k.Read.Ticket(r.Context(), n)
}

func (k *console) answerTicket(w http.ResponseWriter, r *http.Request, t tickets.Ticket) {
	full, err := k.full(r.Context(), t)
	if err != nil {
		k.refuse(w, r, err)
		return
	}
	answer(w, http.StatusOK, full)
}

// apiPress does what one of the staff decided.
func (k *console) apiPress(w http.ResponseWriter, r *http.Request, by tickets.Staff) {
	t, err := k.asked(r)
	if err != nil {
		k.refuse(w, r, err)
		return
	}
	body, err := bodyOf(w, r)
	if err != nil {
		k.refuse(w, r, err)
		return
	}
	if t, err = k.press(r, t.Number, by, body); err != nil {
		k.refuse(w, r, err)
		return
	}
	k.answerTicket(w, r, t)
}

// press reads the arguments of the action that the path names, and takes it.
func (k *console) press(r *http.Request, number int64, by tickets.Staff, body []byte) (tickets.Ticket, error) {
	action, revision, err := tickets.ParseAction(r.PathValue("action"), body)
	if err != nil {
		return tickets.Ticket{}, err
	}
	return k.Press(r.Context(), number, by, revision, action)
}

func bodyOf(w http.ResponseWriter, r *http.Request) ([]byte, error) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		return nil, &tickets.Refusal{Code: tickets.Malformed, Message: "the body is larger than 1 MiB"}
	case err != nil:
		return nil, &tickets.Refusal{Code: tickets.Malformed, Message: "the body did not arrive whole"}
	}
	return body, nil
}
