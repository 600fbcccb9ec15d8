package tickets

import "time"

// PageTested reports the result of the functional test from the signed page
// (1.6, 1.8). It is refused where the address is none of the customer's, and
// where another test is asked for by now.
type PageTested struct {
	Party  string    // address that the page was signed for
	Asked  time.Time // Ticket.TestAsked as the page was signed, to the second
	Passed bool
	Remark string // what does not work; may be ""
}

func (PageTested) event() {}

// Acceptor returns the role in which an address may accept dates and cost: as an
// authorised contact of the customer, or as the partner where it takes part.
// Whoever may not gets a *Refusal.
func (t Ticket) Acceptor(address string, known *Catalogue) (Role, error) {
	d := decision{t: t, w: World{Catalogue: known}}
	return d.acceptor(address)
}

// Answerable returns the dates of the present round that can be accepted on the
// signed page: those that are held, and those that lapsed and lie ahead, which
// are agreed where they are still free (1.4).
func (t Ticket) Answerable(now time.Time) []Option {
	if !beforeDate(t) {
		return nil
	}
	var all []Option
	for _, o := range t.Options {
		late := o.Status == OptionLapsed && o.Start.After(now)
		if o.Round == t.Round && (o.Status == OptionOpen || late) {
			all = append(all, o)
		}
	}
	return all
}

// TestOpen reports whether the result of the functional test is awaited, or can
// still be corrected.
func (t Ticket) TestOpen() bool { return canTest(t) }

// answeredOnPage takes an acceptance from the signed page. Unlike a mail, a page
// can say at once that its dates are outdated: staff need not be asked.
func (d *decision) answeredOnPage(e PageAnswered) error {
	role, err := d.acceptor(e.Party)
	o := d.option(e.Option)
	switch {
	case err != nil:
		return err
	case e.Round != 0 && e.Round != d.t.Round:
		return Refuse(Stale, "", "other dates were offered since")
	case e.Option == 0:
		return d.noneOnPage(e)
	case o == nil || e.Round != 0 && o.Round != e.Round:
		return badArgument("option", "there is no option %d", e.Option)
	case o.Status == OptionWithdrawn:
		return notPossible("option %d was withdrawn", o.Option)
	case d.t.Paused:
		d.log("acceptance", e.Party, "accepts option %d on the page", o.Option)
		d.attend("%s accepts option %d; the ticket is taken over by hand", e.Party, o.Option)
		return nil
	}
	d.acceptOption(o, Acceptance{Party: e.Party, Role: role, Via: "page", At: d.w.Now})
	return nil
}

// noneOnPage takes the answer that none of the dates suits. What is written beside
// it is for staff: a page cannot ask back.
func (d *decision) noneOnPage(e PageAnswered) error {
	switch {
	case d.t.Paused:
		d.attend("none of the dates suits %s%s; the ticket is taken over by hand", e.Party, remark(e.Remark))
	case !beforeDate(d.t) || len(d.t.Options) == 0:
		return notPossible("no dates are offered now")
	case len(d.t.openOptions()) == 0:
		d.attend("none of the dates suits %s%s", e.Party, remark(e.Remark)) // they lapsed: nothing is held for them
	default:
		d.refused(e.Party, e.Remark)
	}
	return nil
}

// testedOnPage takes the result of the functional test from the signed page.
func (d *decision) testedOnPage(e PageTested) error {
	role, known := d.t.RoleOf(e.Party, d.w.Catalogue)
	switch {
	case !known || role != RoleCustomer:
		return badArgument("party", "%s is none of the customer's", e.Party)
	case !canTest(d.t) || e.Asked.Unix() != d.t.TestAsked.Unix():
		return Refuse(Stale, "", "this test is not asked for any more")
	case d.t.Paused:
		d.attend("%s reports a test (passed: %t%s); the ticket is taken over by hand", e.Party, e.Passed, remark(e.Remark))
		return nil
	}
	d.tested(Test{Passed: e.Passed, By: e.Party, At: d.w.Now, Remark: e.Remark}, nil)
	return nil
}
