package console

import (
	"cmp"
	"net/http"
	"net/url"
	"strconv"

	"vorlauf/tickets"
)

// pressForm takes an action from a form.
func (k *console) pressForm(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	t, err := k.asked(r)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	f := formOf(r.PathValue("action"))
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	switch {
	case f == nil:
		err = &tickets.Refusal{Code: tickets.NotFound, Message: "there is no action " + strconv.Quote(r.PathValue("action"))}
	case r.ParseForm() != nil:
		err = &tickets.Refusal{Code: tickets.Malformed, Message: "the form did not arrive whole, or is larger than 1 MiB"}
	}
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	if err := k.pressPosted(r, f, t.Number, staff, r.PostForm); err != nil {
		k.refuseForm(w, r, f, t.Number, staff, err)
		return
	}
	setFlash(w, r, f.action, k.door.secure)
	target := ticketPath(t.Number)
	if f.action == "step" {
		target += "#runbook"
	}
	http.Redirect(w, r, target, http.StatusSeeOther)
}

func (k *console) pressPosted(r *http.Request, f *form, number int64, staff tickets.Staff, posted url.Values) error {
	body, err := f.body(posted, k.zone())
	if err != nil {
		return err
	}
	_, err = k.press(r, number, staff, body)
	return err
}

// refuseForm shows the ticket as it is now, and why nothing was changed.
func (k *console) refuseForm(w http.ResponseWriter, r *http.Request, f *form, number int64, staff tickets.Staff, err error) {
	no, status := k.refusalOf(r, err)
	reason := sentence(f.inWords(no))
	if no.Code == tickets.Stale {
		reason = "Somebody or something was quicker: this ticket has changed since you loaded the page. It is shown as it is now; look, and press again."
	}
	t, err := k.Read.Ticket(r.Context(), number)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	k.showTicket(w, r, status, staff, t, "", &refused{action: f.action, posted: r.PostForm, reason: reason, field: no.Field})
}

// The flash is what the last press has done, said once after the redirect.
const flashCookie = "vorlauf-done"

func setFlash(w http.ResponseWriter, r *http.Request, action string, secure bool) {
	http.SetCookie(w, &http.Cookie{
		Name: flashCookie, Value: action, Path: "/tickets/" + r.PathValue("number"), MaxAge: 60,
		HttpOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode,
	})
}

func takeFlash(w http.ResponseWriter, r *http.Request) string {
	c, err := r.Cookie(flashCookie)
	if err != nil {
		return ""
	}
	http.SetCookie(w, &http.Cookie{Name: flashCookie, Path: "/tickets/" + r.PathValue("number"), MaxAge: -1, HttpOnly: true})
	f := formOf(c.Value)
	if f == nil {
		return ""
	}
	return cmp.Or(f.done, "Done.")
}
