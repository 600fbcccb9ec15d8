package console

import (
	"context"
	"encoding/hex"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"vorlauf/templates"
	"vorlauf/tickets"
)

// Signed is what the customers' and partners' pages work with; without a Key
// there are none.
type Signed struct {
	Key []byte // the installation's: store.Key
	// Answer applies what was answered on a page. A key that was seen before
	// changes nothing.
	Answer func(ctx context.Context, key string, number int64, e tickets.Event) (tickets.Ticket, error)
}

// routeSigned is what people open without a login: the link is their right. A
// GET changes nothing, because programs open links too (RFC 9110, 9.2.1).
func (k *console) routeSigned(mux *http.ServeMux) {
	if len(k.Signed.Key) == 0 {
		return
	}
	mux.HandleFunc("GET /p/{link}", k.signedPage)
	mux.HandleFunc("POST /p/{link}", k.signedAnswer)
}

// A visit is one request of a signed page.
type visit struct {
	link  link
	t     tickets.Ticket
	party string // the reader's address; "" where it is no party any more
	role  tickets.Role
	may   bool // accept dates and cost
	zone  *time.Location
}

// visit opens what the address of a page names. says is why it cannot be
// opened, with the status; "" where it can.
func (k *console) visit(r *http.Request) (v visit, says templates.PageSays, status int) {
	var err error
	if v.link, err = readLink(k.Signed.Key, r.PathValue("link")); err != nil {
		return v, templates.PageUnknown, http.StatusNotFound
	}
	v.zone = k.zone()
	var known *tickets.Catalogue
	if v.t, err = k.Read.Ticket(r.Context(), v.link.ticket); err == nil {
		known, err = k.Read.Catalogue(r.Context())
	}
	var no *tickets.Refusal
	switch {
	case errors.As(err, &no):
		return visit{}, templates.PageUnknown, http.StatusNotFound
	case err != nil:
		k.Log.Error("a signed page cannot be shown", "ticket", v.link.ticket, "error", err)
		return visit{}, templates.PageBroken, http.StatusInternalServerError
	case !k.Now().Before(v.link.until):
		v.t = tickets.Ticket{Language: v.t.Language} // an old link tells nothing
		return v, templates.PageExpired, http.StatusGone
	}
	v.party = v.link.reader(k.Signed.Key, v.t)
	v.role, _ = v.t.RoleOf(v.party, known)
	_, refused := v.t.Acceptor(v.party, known)
	v.may = v.party != "" && refused == nil
	return v, "", http.StatusOK
}

// current reports whether what the page asks is still asked.
func (v visit) current() bool {
	switch v.link.kind {
	case linkDates:
		return v.link.round == int64(v.t.Round)
	case linkTest:
		return v.link.round == v.t.TestAsked.Unix() && v.t.TestOpen()
	}
	return true
}

func (k *console) signedPage(w http.ResponseWriter, r *http.Request) {
	v, says, status := k.visit(r)
	if says == "" {
		says = v.standing(k.Now())
	}
	k.showSigned(w, v, says, status)
}

// standing is what is said above a page before anything was answered.
func (v visit) standing(now time.Time) templates.PageSays {
	switch {
	case !v.current():
		return templates.PageOutdated
	case v.link.kind == linkDates && !v.may && len(v.t.Answerable(now)) > 0:
		return templates.PageNotYours
	}
	return ""
}

// signedAnswer takes what was chosen on a page.
func (k *console) signedAnswer(w http.ResponseWriter, r *http.Request) {
	v, says, status := k.visit(r)
	if says == "" {
		says, status = k.answered(w, r, &v)
	}
	k.showSigned(w, v, says, status)
}

// answered applies an answer and says what became of it.
func (k *console) answered(w http.ResponseWriter, r *http.Request, v *visit) (templates.PageSays, int) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	option := strings.TrimSpace(r.PostFormValue("option"))
	e, said := v.event(option, r.PostFormValue("remark"))
	if e == nil {
		return templates.PageChoose, http.StatusUnprocessableEntity
	}
	key := keyed(k.Signed.Key, "answer", v.link.signed(k.Signed.Key)+"\x00"+option)
	t, err := k.Signed.Answer(r.Context(), "page/"+hex.EncodeToString(key[:markSize]), v.t.Number, e)
	if err != nil {
		return k.refusedAnswer(v, err)
	}
	v.t = t
	if said == templates.PageThanks && !v.took(option) {
		said = templates.PageNoted
	}
	return said, http.StatusOK
}

// event is what an answer means, and what is said where it counts; nil where
// the page has no such answer.
func (v visit) event(option, remark string) (tickets.Event, templates.PageSays) {
	switch v.link.kind {
	case linkDates:
		if option == "none" {
			return tickets.PageAnswered{Party: v.party, Round: int(v.link.round), Remark: note(remark)}, templates.PageNoted
		}
		if n, err := strconv.Atoi(option); err == nil && n > 0 {
			return tickets.PageAnswered{Party: v.party, Round: int(v.link.round), Option: n}, templates.PageThanks
		}
	case linkTest:
		if option == "passed" || option == "failed" {
			asked := time.Unix(v.link.round, 0)
			return tickets.PageTested{Party: v.party, Asked: asked, Passed: option == "passed", Remark: note(remark)}, templates.PageTested
		}
	}
	return nil, ""
}

// note is what somebody wrote on a page, as one line of bounded length.
func note(s string) string {
	const most = 2000
	s = strings.Join(strings.Fields(strings.ToValidUTF8(s, "")), " ")
	for i := range s {
		if utf8.RuneCountInString(s[:i]) == most {
			return s[:i] + "…"
		}
	}
	return s
}

// took reports whether the reader's side has accepted the option, on this page
// or before.
func (v visit) took(option string) bool {
	return slices.ContainsFunc(v.accepted(), func(o tickets.Option) bool { return strconv.Itoa(o.Option) == option })
}

// accepted are the dates of the present round that the reader's side accepted.
func (v visit) accepted() (all []tickets.Option) {
	for _, o := range v.t.Options {
		mine := func(a tickets.Acceptance) bool {
			return a.Option == o.Option && a.Role == v.role && a.Round == v.t.Round
		}
		if slices.ContainsFunc(v.t.Acceptances, mine) {
			all = append(all, o)
		}
	}
	return all
}

// refusedAnswer says why an answer changed nothing.
func (k *console) refusedAnswer(v *visit, err error) (templates.PageSays, int) {
	var no *tickets.Refusal
	switch {
	case !errors.As(err, &no):
		k.Log.Error("an answer on a signed page failed", "ticket", v.t.Number, "error", err)
		return templates.PageBroken, http.StatusInternalServerError
	case no.Code == tickets.Stale:
		return templates.PageOutdated, http.StatusConflict
	case no.Field == "party":
		return templates.PageNotYours, http.StatusForbidden
	}
	return templates.PageWithdrawn, http.StatusConflict
}

// showSigned writes a page. Nobody may keep it, list it, or learn its address.
func (k *console) showSigned(w http.ResponseWriter, v visit, says templates.PageSays, status int) {
	page, err := templates.WritePage(v.page(says, k.Now()), k.Rules.Desk)
	if err != nil {
		k.Log.Error("a signed page cannot be drawn", "ticket", v.t.Number, "error", err)
		http.Error(w, "This page cannot be shown at present.", http.StatusInternalServerError)
		return
	}
	head := w.Header()
	head.Set("Content-Type", "text/html; charset=utf-8")
	head.Set("Referrer-Policy", "no-referrer")
	head.Set("X-Robots-Tag", "noindex, nofollow")
	w.WriteHeader(status)
	w.Write(page) // an error here is a reader who went away
}

// page is what the reader is shown of the ticket.
func (v visit) page(says templates.PageSays, now time.Time) templates.Page {
	t := v.t
	p := templates.Page{Language: t.Language, Says: says}
	if t.Number == 0 {
		return p
	}
	p.Letter = tickets.Letter{Number: t.Number, Subject: about(t), Software: about(t), Requests: t.Requests, State: t.State, Zone: v.zone, Cleanup: t.CleanupDue}
	if t.Variant == tickets.Partner {
		p.Letter.Partner = t.Partner
	}
	if t.Appointment != nil {
		p.Letter.Date = t.Appointment.Slot()
	}
	if !v.current() {
		return p
	}
	switch {
	case v.link.kind == linkDates:
		v.dates(&p, now)
	case v.link.kind == linkTest && v.role == tickets.RoleCustomer:
		p.Test, p.Passed = true, t.Test != nil && t.Test.Passed
	}
	return p
}

// dates adds what can be accepted, and what the reader's side accepted.
func (v visit) dates(p *templates.Page, now time.Time) {
	mine := v.accepted()
	if v.t.Appointment == nil {
		p.Accepted, p.Waits = mine, v.t.Variant == tickets.Partner
	}
	if !v.may {
		return
	}
	for _, o := range v.t.Answerable(now) {
		if !slices.Contains(mine, o) {
			p.Letter.Options = append(p.Letter.Options, o)
		}
	}
	if slices.ContainsFunc(p.Letter.Options, func(o tickets.Option) bool { return o.Exception }) {
		p.Letter.Cost = v.t.CostNote
	}
}
