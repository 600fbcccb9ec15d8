package console

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// Each action that is possible has one form, and none that is not.
func TestTheFormsArePossible(t *testing.T) {
	for _, state := range states {
		t.Run(string(state), func(t *testing.T) {
			k := newDesk(t)
			ready(k, state)
			got := map[string]bool{}
			elements(t, k.call("GET", "/tickets/1001", approverToken, "").Body.String(), func(n *html.Node) {
				if action, ok := strings.CutPrefix(attribute(n, "action"), "/tickets/1001/"); ok && n.Data == "form" {
					got[action] = true
				}
			})
			for _, want := range k.store.tickets[1001].Actions() {
				open := want != "step" || strings.Contains(string(jsonOf(t, k.store.tickets[1001].Runbook)), `"open"`)
				if !got[want] && want != "retry" && open {
					t.Errorf("no form for %s", want)
				}
				delete(got, want)
			}
			if len(got) > 0 {
				t.Errorf("forms for %v, which is not possible", got)
			}
		})
	}
}

// Every field has a label that a screen reader finds, and every id is there once.
func TestFieldsAreLabelled(t *testing.T) {
	for _, state := range states {
		k := newDesk(t)
		ready(k, state)
		ids, labelled := map[string]int{}, map[string]bool{}
		var fields []*html.Node
		elements(t, k.call("GET", "/tickets/1001", approverToken, "").Body.String(), func(n *html.Node) {
			if id := attribute(n, "id"); id != "" {
				ids[id]++
			}
			switch {
			case n.Data == "label":
				labelled[attribute(n, "for")] = true
			case n.Data == "select", n.Data == "textarea", n.Data == "input" && attribute(n, "type") != "hidden":
				fields = append(fields, n)
			}
		})
		for id, n := range ids {
			if n > 1 {
				t.Errorf("%s: id %s stands %d times", state, id, n)
			}
		}
		for _, n := range fields {
			if attribute(n, "aria-label") == "" && n.Parent.Data != "label" && !labelled[attribute(n, "id")] {
				t.Errorf("%s: field %s %s has no label", state, n.Data, attribute(n, "name"))
			}
		}
	}
}

func TestMailsOnTheTicket(t *testing.T) {
	k := testConsole(t)
	views := k.mails(tickets.Ticket{Number: 7}, []store.Message{
		{ID: 1, Direction: store.Out, Status: store.Failed},
		{ID: 2, Direction: store.Out, Status: store.Bounced},
		{ID: 3, Direction: store.Out, Status: store.Sent},
		{ID: 4, Direction: store.In, Status: store.Received},
		{ID: 5, Direction: store.Out, Status: store.Queued, To: []tickets.Address{{Address: "a@x.example"}}, Cc: []tickets.Address{{Address: "b@x.example"}}},
	})
	type seen struct {
		id                      int64
		in, open, failed, retry bool
	}
	want := []seen{{5, false, true, false, false}, {4, true, true, false, false}, {3, false, false, false, false}, {2, false, true, true, false}, {1, false, true, true, true}}
	for i, v := range views {
		if got := (seen{v.ID, v.In, v.Open, v.Failed, v.Retry}); got != want[i] {
			t.Errorf("got %+v, want %+v", got, want[i])
		}
	}
	if views[0].Others != "a@x.example, b@x.example" || views[0].RawPath != "/tickets/7/messages/5/raw" {
		t.Errorf("%+v", views[0])
	}
}

func TestTheRunbookOnTheTicket(t *testing.T) {
	k := newDesk(t)
	ready(k, tickets.InProgress)
	k.decide(1001, &tickets.SetMachines{Names: []string{"PC-1", "PC-2"}})
	k.decide(1001, &tickets.TickStep{Step: 1, State: tickets.StepDone, Remark: "geprüft"})
	views := (&console{Config: k.config}).steps(k.store.tickets[1001], nil)
	if len(views) != 13 || views[0].Possible || views[0].When != "Mon 23 Nov, 09:00" || !views[1].Next || views[2].Next || views[10].Machine != "PC-2" {
		t.Errorf("%+v", views)
	}
	for _, v := range views {
		if v.Title == "" {
			t.Errorf("step %d has no title", v.Step.Step)
		}
	}
	page := k.call("GET", "/tickets/1001", viewerToken, "").Body.String()
	if !strings.Contains(page, "done, Anna, Mon 23 Nov, 09:00: <bdi>geprüft</bdi>") {
		t.Error("who ticked when is not shown")
	}
}

func TestAViewerIsTold(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	const hint = "What needs the right to approve is refused."
	if !strings.Contains(k.call("GET", "/tickets/1001", viewerToken, "").Body.String(), hint) {
		t.Error("the viewer is not told")
	}
	if strings.Contains(k.call("GET", "/tickets/1001", approverToken, "").Body.String(), hint) {
		t.Error("the approver is told")
	}
}

// What came up after a ticket was closed stands under what needs somebody.
func TestAClosedTicketThatNeedsSomebody(t *testing.T) {
	k := newDesk(t)
	ready(k, tickets.Closed)
	closed := k.store.tickets[1001]
	closed.Attention = []tickets.Said{{Text: "petra wrote after the ticket was closed"}}
	k.store.tickets[1001] = closed
	page := k.call("GET", "/", viewerToken, "").Body.String()
	if wanted, _, _ := strings.Cut(page, "Closed lately"); !strings.Contains(wanted, "Petra wrote after") {
		t.Error("it does not")
	}
}

func TestALongListGoesOn(t *testing.T) {
	k := newDesk(t)
	for n := int64(1001); n <= 1000+pageSize+5; n++ {
		k.receive(n, incomplete())
	}
	page := k.call("GET", "/?state=awaiting_info&q=topal", viewerToken, "").Body.String()
	if strings.Count(page, `class="row"`) != pageSize || !strings.Contains(page, `href="/?after=1006&amp;q=topal&amp;state=awaiting_info"`) {
		t.Errorf("%d rows, or no way on", strings.Count(page, `class="row"`))
	}
}

func TestAPageThatCannotBeRead(t *testing.T) {
	k := newDesk(t)
	k.receive(1001, complete())
	k.store.broken = errors.New("disk on fire")
	for _, path := range []string{"/", "/tickets/1001", "/agenda", "/strays"} {
		w := k.call("GET", path, viewerToken, "")
		if w.Code != http.StatusInternalServerError || strings.Contains(w.Body.String(), "fire") || !strings.Contains(w.Body.String(), "Something went wrong here") {
			t.Errorf("%s: %d", path, w.Code)
		}
	}
	k.store.broken, k.now = nil, k.now.Add(time.Hour)
	if w := k.call("GET", "/", viewerToken, ""); w.Code != http.StatusOK {
		t.Errorf("afterwards: %d", w.Code)
	}
}
