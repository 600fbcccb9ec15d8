package parser

import (
	"slices"
	"strings"

	"vorlauf/tickets"
)

// readIntent decides what the author wants: from what they say, and from what
// the desk had asked.
func (r *understanding) readIntent() {
	c := r.context
	votes := r.votes(c)
	first, second := tickets.Other, tickets.Intent("")
	choice, chosen := r.readChoice()
	votes = r.weigh(votes, choice)
	best, next := 0, 0
	for _, v := range votes {
		switch {
		case v.points > best:
			second, next = first, best
			first, best = v.intent, v.points
		case v.points > next:
			second, next = v.intent, v.points
		}
	}
	if best < 2 {
		first, next = tickets.Other, 0
	}
	r.mail.Intent = first
	open := r.context == AskedNothing && best <= 3 && next == best-1 // nothing settles it
	if next > 0 && (next == best || open) && second != tickets.Other && first != tickets.Other {
		r.mail.Alternative = second
	}
	if first == tickets.AcceptDate {
		if r.fresh.has("tentative") && r.mail.Alternative == "" {
			r.mail.Alternative = tickets.Other // an appointment on a "probably" helps nobody
		}
		r.mail.Choice = choice
	}
	r.noteIntent(chosen)
}

// readContext is what the desk asked: as the intake says, else as the quoted mail
// and the subject of an answer show.
func (r *understanding) readContext() What {
	if r.asked.What != AskedNothing {
		return r.asked.What
	}
	if !r.answer {
		return AskedNothing
	}
	what := contextOf(r.subject.passage, r.history())
	if what == AskedNothing {
		// the desk may have written in another language than the answer's
		text := r.fresh.doc.text
		what = contextOf(readPassage(r.subject.text, []span{{0, len(r.subject.text)}}, "", false),
			readPassage(text, limited(r.parts.quoted, maxQuoted), "", r.fresh.doc.html))
	}
	if what == AskedNothing {
		for _, q := range r.questions() {
			if q.best("asksinfo") > 0 {
				return AskedInfo
			}
		}
	}
	return what
}

// contextOf is what a subject and a quoted mail ask, or AskedNothing.
func contextOf(subject, quoted *passage) What {
	best, what := 0, AskedNothing
	for _, k := range []struct {
		cue  string
		what What
	}{{"askstest", AskedTest}, {"asksclose", AskedClose}, {"asksinfo", AskedInfo}, {"asksdate", AskedDate}, {"notice", askedNotice}, {"confirmed", askedConfirmed}} {
		points := 3*subject.best(k.cue) + 2*quoted.best(k.cue)
		if points > best {
			best, what = points, k.what
		}
	}
	return what
}

// What an answer can be about without a question.
const (
	askedNotice    What = "notice"    // a maintenance notice
	askedConfirmed What = "confirmed" // an agreed date
)

type vote struct {
	intent tickets.Intent
	points int
}

// alone judges whether the author wants it done without the desk. A partner
// that does it "themselves" with the desk beside it is no such thing.
func (r *understanding) alone(w map[string]int) int {
	if w["self"] < 3 || w["notself"] > 3 {
		return 0
	}
	unaccompanied := r.fresh.has("unaccompanied")
	if !unaccompanied && (w["partner"] > 0 || w["accompany"] > 0) {
		return 0
	}
	if unaccompanied {
		return 2*w["self"] + 1
	}
	return 2*w["self"] - w["notself"] + 1
}

// tested lowers a reading as a test's result where no test was asked for and
// the author speaks of no update; who has not tested yet has none to tell.
func (r *understanding) tested(c What, points int) int {
	if r.fresh.has("untested") {
		return 0
	}
	if c != AskedTest && !(r.fresh.best("afterupdate") > 1 || r.answer && r.fresh.has("afterupdate")) {
		if points--; !r.answer || c == askedNotice {
			points--
		}
	} else if c != AskedTest && points > 2 {
		points += 2
	}
	return points
}

// dated lowers a reading as an answer on dates where the mail answers nothing.
func (r *understanding) dated(c What, points int) int {
	if c == AskedInfo || c == AskedTest || c == AskedClose || c != AskedDate && !r.answer {
		points -= 2
	}
	return points
}

// weigh settles accepting against declining: one date may be taken while the
// others are turned down, unless all of them are.
func (r *understanding) weigh(votes []vote, choice *tickets.Choice) []vote {
	accept, decline := voteFor(votes, tickets.AcceptDate), voteFor(votes, tickets.DeclineDates)
	move, cancel, info := voteFor(votes, tickets.RescheduleDate), voteFor(votes, tickets.CancelRequest), voteFor(votes, tickets.Info)
	answered, _ := r.answered()
	switch {
	case answered > 0:
		accept.points = max(accept.points, decline.points) + 2
	case r.fresh.has("declineall"):
		accept.points = min(accept.points, decline.points-1)
		if decline.points > 2 && !r.fresh.has("appointment") {
			move.points = min(move.points, decline.points-1) // "none of those work, could we do the 4th?"
		}
	case r.context == AskedDate && move.points <= 0 && r.counters(choice):
		decline.points = max(accept.points, decline.points, 3) + 1
	case accept.points <= 0 && decline.points <= 0 && choice == nil && r.context == AskedDate && r.fresh.has("absent"):
		decline.points = 4
	case choice != nil && accept.points <= 0 && decline.points <= 1 && r.context == AskedDate && !r.fresh.asks():
		accept.points = 4
	case choice == nil && silent(votes) && r.context == AskedDate && r.fresh.speaksOfDays() && !r.fresh.has("tentative"):
		decline.points = 3 // who takes none and speaks of others wants others
	case !slices.ContainsFunc(votes, func(v vote) bool { return v.points > 1 }) && r.context == AskedInfo && slices.ContainsFunc(r.fresh.dates, func(w when) bool { return w.value != "" && r.wishes(r.fresh, w) }):
		info.points = 3 // the date was asked for too
	case cancel.points > 0 && r.context == askedConfirmed && r.proposesDay():
		move.points = max(move.points, cancel.points+1) // "we must cancel the 3rd, would the 10th suit?"
	case silent(votes) && r.context == askedConfirmed && dated(r.fresh) && r.fresh.has("propose"):
		move.points = 3
	case choice != nil && accept.points > 0 && decline.points > 0:
		accept.points = max(accept.points, decline.points) + 1
	}
	return votes
}

// voteFor is the vote for an intent, one of those that votes lists.
func voteFor(votes []vote, intent tickets.Intent) *vote {
	return &votes[slices.IndexFunc(votes, func(v vote) bool { return v.intent == intent })]
}

// speaksOfDays reports whether a text names a day or a span, or says when it does
// not suit, and not merely when its author will write again.
func (s *origin) speaksOfDays() bool {
	return slices.ContainsFunc(s.dates, func(w when) bool { return w.limit != nil || w.part != "" || w.value != "" && !w.distant && !w.past })
}

// silent reports whether nothing speaks for any reading.
func silent(votes []vote) bool {
	return !slices.ContainsFunc(votes, func(v vote) bool { return v.points > 0 })
}

// counters reports whether the day that is chosen is none of those that were
// offered: then it is a proposal of the author's own.
func (r *understanding) counters(choice *tickets.Choice) bool {
	if choice == nil || len(choice.At) < len(isoDay) || choice.Weekday {
		return false
	}
	offered := 0
	for _, o := range r.asked.Options {
		if offered++; o.Start.Format(isoDay) == choice.At[:len(isoDay)] {
			return false
		}
	}
	if offered == 0 {
		for _, day := range r.quotedDays() {
			if day <= r.ref.Format(isoDay) {
				continue
			}
			if day == choice.At[:len(isoDay)] {
				return false
			}
			offered++
		}
	}
	return offered > 1
}

// quotedDays are the single days that the quoted mail names, as isoDay.
func (r *understanding) quotedDays() (days []string) {
	for _, part := range limited(r.parts.quoted, maxQuoted) {
		for _, w := range findDates(r.fresh.doc.text[part.start:part.end], r.fresh.lang, r.ref) {
			if len(w.value) >= len(isoDay) && !strings.Contains(w.value, "/") {
				days = append(days, w.value[:len(isoDay)])
			}
		}
	}
	return days
}

// wanted reports whether the author says of a version of a product that they
// need it: "for our workshop we need Topal 26", "we need the new Topal".
func (r *understanding) wanted() bool {
	for _, p := range r.products {
		for _, m := range p.mentions {
			if m.in.wantedAt(m.from, m.version != "") {
				return true
			}
		}
	}
	return false
}

// toldVersion reports whether the author says which version of the one product
// there is now or should be ("wir sind noch auf der 7.2, es soll die 8.0 drauf"),
// or asks for it ("Topal 26.4 bitte").
func (r *understanding) toldVersion() bool {
	if len(r.products) != 1 {
		return false
	}
	said, i := r.fresh.saidVersion()
	if said == "" && r.products[0].version != "" && r.fresh.has("asks") && r.fresh.best("failed") < 3 {
		i = slices.IndexFunc(r.products[0].mentions, func(m mention) bool { return m.in == r.fresh && m.version != "" })
		return i >= 0 && !r.fresh.aside(r.products[0].mentions[i].from)
	}
	return said != "" && !r.fresh.aside(i)
}

// wantedAt reports whether the words before token i, but for articles, say that
// it is needed, and in which version where that is not known yet.
func (s *origin) wantedAt(i int, versioned bool) bool {
	for j := i - 1; j >= i-6 && s.in(j, s.toks[i].sentence); j-- {
		versioned = versioned || s.is(j, asNew)
		if s.is(j, asWanted) {
			return versioned && !s.is(j, asFromword) && !s.aside(i)
		}
		if !s.is(j, asArticle|asOf|asNew|asMaker|asKind|asVersionword) {
			return false
		}
	}
	return false
}

// toldOnly reports whether the mail names no version of a product, and hands nothing
// over: who asks for nothing either only tells something.
func (r *understanding) toldOnly() bool {
	return r.fresh.lang == tickets.German && len(r.setups)+len(r.keys)+len(r.forwarded) == 0 && !dated(r.fresh) && !slices.ContainsFunc(r.products, func(p *product) bool { return p.version != "" })
}

// furtherRequest reports whether an answer asks for the update of a product in so many
// words, and reports no fault.
func (r *understanding) furtherRequest(w map[string]int) bool {
	return w["request"] > 2 && w["failed"] < 3 && r.fresh.has("asks") && len(r.products) == 1 && r.products[0].version != ""
}

// picksOption reports whether the author picks one of the numbered proposals.
func (r *understanding) picksOption() bool {
	choice, _ := r.readChoice()
	return choice != nil && choice.Option > 0
}

// tellsVersion reports whether the author says of a version that it is the one,
// called so or not.
func (r *understanding) tellsVersion() bool {
	lone, _ := r.fresh.loneVersion()
	said, _ := r.fresh.saidVersion()
	return lone != "" || said != ""
}

// supplied judges whether the mail hands over what was asked for. A ticket that is
// closed waits for nothing: who asks for an update there wants one.
func (r *understanding) supplied(c What, update int) int {
	if !r.answer && c != AskedInfo || r.asked.Closed && update > 1 {
		return 0
	}
	points := 0
	if _, partner := r.partnerSaid(); r.fresh.has("info") || c == AskedInfo && (partner || r.fresh.has("provider")) {
		points += 2
	}
	if len(r.setups) > 0 || len(r.keys) > 0 || len(r.licenceFiles()) > 0 {
		points += 3
	}
	if c == AskedInfo && (r.fresh.best("liclater") > 2 || r.fresh.best("lickeep") > 2) {
		points += 2
	}
	if c == AskedInfo && r.tellsVersion() {
		points += 2
	}
	if licence, _ := r.licencesAnswered(); c == AskedInfo && licence != "" {
		points += 2
	}
	if len(r.products) > 0 && r.named(r.fresh, 0, len(r.fresh.toks)) != nil {
		points += 2
	}
	if points > 0 && c == AskedInfo {
		points += 3
	}
	return points
}
