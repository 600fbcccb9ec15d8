package parser

import (
	"slices"

	"vorlauf/tickets"
)

// votes weighs the readings.
func (r *understanding) votes(c What) []vote {
	w := r.weights()
	handed := !r.answer && r.handedOver()
	update := r.updateAsked(w, c, handed)
	r.takeAway(w, c, handed)
	asked := func(what What, points int) int {
		if c == what {
			return points
		}
		return 0
	}
	versioned := slices.ContainsFunc(r.products, func(p *product) bool { return p.version != "" })
	noticed := w["noticeword"]
	return []vote{
		{tickets.TestFailed, r.tested(c, when3(w["failed"], asked(AskedTest, 4)))},
		{tickets.TestPassed, r.tested(c, when3(w["passed"], asked(AskedTest, 3)))},
		{tickets.SelfService, r.alone(w)},
		{tickets.CancelRequest, 2*w["cancel"] + w["cancel"]/3},
		{tickets.Postpone, postponed(w, noticed, c)},
		{tickets.RescheduleDate, moved(w, noticed, c)},
		{tickets.DeclineDates, r.dated(c, when3(w["decline"], asked(AskedDate, 3)))},
		{tickets.AcceptDate, r.dated(c, when3(w["accept"], asked(AskedDate, 2)))},
		{tickets.Ready, readied(w["ready"], c, !r.answer && versioned)},
		{tickets.StatusQuestion, 2*w["status"] + w["status"]/3},
		{tickets.Info, r.supplied(c, update)},
		{tickets.UpdateRequest, 2 * update},
	}
}

// takeAway takes the weight of readings that what else the mail says rules out. handed
// says that a first mail hands over what an update needs.
func (r *understanding) takeAway(w map[string]int, c What, handed bool) {
	if handed && len(r.setups) > 0 || !r.answer && r.fresh.has("uninstall") {
		w["cancel"] = 0 // who hands over a setup withdraws nothing, and there is nothing yet to withdraw
	}
	if !r.answer && w["cancel"] < 3 && len(r.products) > 0 {
		w["cancel"] = 0 // "the installation is done by the vendor"
	}
	if c == AskedNothing && !r.answer && w["appointment"] == 0 && !dated(r.fresh) && !r.subject.has("appointment") {
		w["move"] = 0 // "we moved to a new office"
	}
	switch {
	case r.answer && w["passed"] > 0 && r.furtherRequest(w):
		w["passed"] = 0 // "that worked; now for the next one: Topal 26, please"
	case r.ofTest(w, c):
		w["cancel"] = 0 // "you may close the ticket"
	}
	if c == askedConfirmed && w["appointment"] == 0 && !r.fresh.speaksOfDays() {
		w["decline"] = 0 // "unser Drucker geht nicht" speaks of no date
	}
	if w["move"] > 2 && (w["cancel"] < 3 || w["appointment"] > 0 && r.fresh.has("propose") && dated(r.fresh)) {
		w["cancel"] = 0 // "they had to cancel the 14th and offer the 28th instead"
	}
}

// ofTest reports whether the mail answers the question whether the test passed, and
// asks for nothing further.
func (r *understanding) ofTest(w map[string]int, c What) bool {
	return c == AskedTest && w["failed"]+w["passed"] > 0 && !r.furtherRequest(w)
}

// updateAsked weighs a reading as a request for an update: 3 where the author asks for
// one, 2 where the mail only makes sense as a request (handed: it hands over what an
// update needs), 1 where one is spoken of.
func (r *understanding) updateAsked(w map[string]int, c What, handed bool) int {
	update := w["request"]
	named, setups := len(r.products) > 0, len(r.setups) > 0
	said, _ := r.fresh.saidVersion()
	if update == 1 && !r.answer {
		if update = 2; w["failed"] > 2 && !r.has("update") {
			update = 0 // "Topal 26 crashes, could you have a look?"
		}
	}
	switch {
	case r.answer && c == AskedInfo:
		update = min(update, 1)
	case r.answer && w["request"] == 1 && r.fresh.has("thanks") && !r.fresh.has("asks"):
		update = 0 // "thanks for the update"
	case r.answer && c == AskedDate && w["accept"] > 2 && r.picksOption():
		update = 0 // "we take proposal 2, the vendor installs it"
	}
	switch {
	case said == "" && !named && !setups && !r.fresh.has("softnoun") && !r.subject.has("softnoun"):
		update = 0
	case w["request"] == 1 && !named && !setups && !r.subject.has("update") && r.fresh.has("past"):
		update = 0
	case w["request"] == 1 && !r.answer && r.fresh.has("past") && !r.fresh.has("asks") && r.toldOnly():
		update = 0 // "last week's update has deleted our templates"
	}
	if w["move"] > 2 && w["appointment"] > 0 && !named && !setups {
		update = min(update, 1) // "push Thursday's update back" asks for none
	}
	if handed || !r.answer && (r.wanted() || r.toldVersion()) || len(r.forwarded) > 0 && named {
		update = max(update, 2)
	}
	if (r.answer || w["appointment"] > 0 || r.movesDay()) && w["move"] >= 3 && r.moves() {
		update = min(update, 1)
	}
	if r.ofTest(w, c) {
		update = 0 // "seit dem Update"
	}
	return update
}
