package console

import (
	"net/http"
	"slices"
	"strconv"
	"strings"

	"vorlauf/templates"
	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

type ticketView struct {
	frame
	Ticket    tickets.Ticket
	About     string
	Flags     []string
	Standing  string // what is to be done, or what happens next
	Overdue   string // how long it has waited, where that is too long
	Attention []string
	Card      card
	First     []formView // to be done now
	Others    []formView
	Enders    []formView // decline, cancel, close: the ends
	Runbook   []stepView
	Messages  []messageView
	Timeline  []timelineView
	Working   bool   // the runbook is what matters
	Done      string // what the last press has done
	Refusal   string // why the last press was refused
}

type stepView struct {
	tickets.Step
	Title    string
	When     string
	Possible bool // the step can be ticked
	Next     bool // it is the first of those
	Back     bool // the tick can be taken back
	Refusal  string
	Guard    bool // refused by a guard: a reason passes it
	Remark   string
}

type messageView struct {
	store.Message
	In          bool
	Others      string // who it was written to
	When        string
	RawPath     string
	Open        bool
	Failed      bool
	Retry       bool
	Attachments []fileView
	Understood  understood
}

type fileView struct{ Name, Size, Path string }

type timelineView struct{ When, Actor, Kind, Text string }

func (k *console) ticketPage(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	t, err := k.asked(r)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	done := takeFlash(w, r)
	k.showTicket(w, r, http.StatusOK, staff, t, done, nil)
}

// showTicket draws a ticket, with the form of a refused press as it was sent.
func (k *console) showTicket(w http.ResponseWriter, r *http.Request, status int, staff tickets.Staff, t tickets.Ticket, done string, no *refused) {
	v, err := k.ticketView(r, staff, t, no)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	v.Done = done
	k.show(w, r, status, "ticket", v)
}

func (k *console) ticketView(r *http.Request, staff tickets.Staff, t tickets.Ticket, no *refused) (*ticketView, error) {
	mails, err := k.Read.Messages(r.Context(), t.Number)
	if err != nil {
		return nil, err
	}
	entries, err := k.Read.Timeline(r.Context(), t.Number)
	if err != nil {
		return nil, err
	}
	known, err := k.Read.Catalogue(r.Context())
	if err != nil {
		return nil, err
	}
	v := &ticketView{
		frame:  k.frame(r, "VL-"+strconv.FormatInt(t.Number, 10)+" "+about(t), "list", staff),
		Ticket: t, About: about(t), Flags: flags(t), Standing: k.next(t), Attention: each(t.Attention, tickets.Said.String),
		Card: k.card(t, mails), Messages: k.mails(t, mails), Runbook: k.steps(t, no),
	}
	if k.overdue(t) {
		v.Overdue = ago(k.Now().Sub(t.StaffSince))
	}
	if no != nil {
		v.Refusal = no.reason
	}
	if len(t.Missing) == 0 && slices.Contains(t.Actions(), "approve") && t.State == tickets.AwaitingApproval {
		v.Standing = "" // the form says it
	}
	v.Working = t.State == tickets.InProgress
	for _, e := range slices.Backward(entries) {
		v.Timeline = append(v.Timeline, timelineView{k.when(e.At), e.Actor, e.Kind, t.MaskKeys(spoken(e))})
	}
	v.addForms(source{k: k, t: t, by: staff, known: known}, no)
	return v, nil
}

// addForms adds a form for each action that is possible now.
func (v *ticketView) addForms(s source, no *refused) {
	possible := s.t.Actions()
	for i := range forms {
		f := &forms[i]
		if !slices.Contains(possible, f.action) {
			continue
		}
		for _, one := range s.each(f) {
			fv := f.view(one, no)
			switch {
			case f.now != nil && f.now(s.t):
				v.First = append(v.First, fv)
			case f.danger:
				v.Enders = append(v.Enders, fv)
			default:
				v.Others = append(v.Others, fv)
			}
		}
	}
}

// each is the source itself; a correction has a form for each request.
func (s source) each(f *form) []source {
	if f.action != "correct" || len(s.t.Requests) == 0 {
		return []source{s}
	}
	return each(s.t.Requests, func(r tickets.Request) source {
		s.request = r
		return s
	})
}

// stepTitles are the runbook's (1.8).
var stepTitles = [...]string{
	1:  "Verify changed system requirements",
	2:  "Verify incompatibilities with surrounding systems",
	3:  "Check the prerequisites",
	4:  "Back up the application server",
	5:  "Back up the client machines",
	6:  "Check that nobody has the software open",
	7:  "Update",
	8:  "Adjust settings",
	9:  "Technical test: starts, services run, no errors in the event log",
	10: "Steps 7 to 9 on each client machine",
	11: "Tell the customer that it is done, and ask for the functional test",
	12: "Set the date to delete the backup copies: one week later",
}

func (k *console) steps(t tickets.Ticket, no *refused) []stepView {
	possible := slices.Contains(t.Actions(), "step")
	next := slices.IndexFunc(t.Runbook, func(s tickets.Step) bool { return s.State == tickets.StepOpen })
	views := each(t.Runbook, func(s tickets.Step) stepView {
		v := stepView{Step: s, Possible: possible && s.State == tickets.StepOpen, Back: possible && s.Retractable()}
		if s.Step < len(stepTitles) {
			v.Title = stepTitles[s.Step]
		}
		if !s.At.IsZero() {
			v.When = k.when(s.At)
		}
		if no != nil && no.action == "step" && no.posted.Get("step") == strconv.Itoa(s.Step) && no.posted.Get("machine") == s.Machine {
			v.Refusal, v.Guard, v.Remark = no.reason, no.field == "override_reason", no.posted.Get("remark")
		}
		return v
	})
	if possible && next >= 0 {
		views[next].Next = true
	}
	return views
}

// spoken is an entry's text; the bare name of a state is put in words.
func spoken(e store.Entry) string {
	if words := stateWords[tickets.State(e.Text)]; words != "" && e.Kind == "state" {
		return "now: " + words
	}
	return e.Text
}

// mails are newest first; the newest two are open.
func (k *console) mails(t tickets.Ticket, all []store.Message) []messageView {
	const open = 2
	views := make([]messageView, 0, len(all))
	for _, m := range slices.Backward(all) {
		v := messageView{
			Message: withoutKeys(t, m), In: m.Direction == store.In, When: k.when(m.At), Others: recipients(m),
			RawPath: messagePath(t.Number, m.ID) + "/raw", Open: len(views) < open, Understood: k.understood(t, m),
		}
		v.Failed = m.Status == store.Failed || m.Status == store.Bounced
		v.Retry, v.Open = m.Status == store.Failed, v.Open || v.Failed
		v.Attachments = each(m.Attachments, func(a tickets.Attachment) fileView { return k.file(t.Number, m.ID, a) })
		views = append(views, v)
	}
	return views
}

func (k *console) file(number, message int64, a tickets.Attachment) fileView {
	f := fileView{Name: a.Name, Size: templates.Size(a.Size)}
	if k.Attachment != nil {
		f.Path = attachmentPath(number, message, a.Index)
	}
	return f
}

func recipients(m store.Message) string {
	var all []string
	for _, a := range slices.Concat(m.To, m.Cc) {
		all = append(all, a.Address)
	}
	return strings.Join(all, ", ")
}

func messagePath(number, message int64) string {
	return ticketPath(number) + "/messages/" + strconv.FormatInt(message, 10)
}

func attachmentPath(number, message int64, index int) string {
	return messagePath(number, message) + "/attachments/" + strconv.Itoa(index)
}
