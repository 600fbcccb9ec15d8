package templates

import (
	"bytes"
	"embed"
	"fmt"
	"html/template"
	"path"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

//go:embed page/page.html page/*/words.tmpl
var pageFiles embed.FS

// A Page is what a signed page shows its reader (procedure 1.6). Nothing in it
// is hidden from whoever holds the link.
type Page struct {
	Language tickets.Language
	Says     PageSays // what became of an answer, or why the link does not work; "" nothing

	// The ticket: Number (0: it stays unnamed, and all else is left out),
	// Software or Requests, State, Zone, Date, Cost, Partner, Until, Cleanup and, in
	// Options, the dates that can be accepted now.
	Letter   tickets.Letter
	Accepted []tickets.Option // that the reader's side accepted
	Waits    bool             // the other side has not
	Test     bool             // the result of the functional test is asked for
	Passed   bool             // it was passed
}

// PageSays is a message above a page; the words stand in the languages' files.
type PageSays string

// The messages.
const (
	PageThanks    PageSays = "thanks"    // the date is accepted
	PageTested    PageSays = "tested"    // the test's result is taken
	PageNoted     PageSays = "noted"     // staff look at the answer
	PageOutdated  PageSays = "outdated"  // of an earlier round
	PageWithdrawn PageSays = "withdrawn" // that date is not offered any more
	PageExpired   PageSays = "expired"
	PageNotYours  PageSays = "not_yours" // the reader may not accept
	PageChoose    PageSays = "choose"    // nothing was chosen
	PageBroken    PageSays = "broken"    // the desk's own fault
	PageUnknown   PageSays = "unknown"   // no link of the desk's
)

// pageView is a page as its template sees it. Strings are escaped by the
// template.
type pageView struct {
	Lang, Desk, Software         string
	Number                       int64
	Says                         string
	Good                         bool // Says is good news
	State                        tickets.State
	Date, Cost, Partner, Cleanup string
	Accepted                     []string
	Waits, Test, Passed          bool
	Options                      []pageOption
	Held                         string // until when, where that is the same for all
}

type pageOption struct {
	Number                int
	Date, Until           string
	Exception, Late, Only bool
}

var pages = mustParsePages()

func mustParsePages() map[tickets.Language]*template.Template {
	all := map[tickets.Language]*template.Template{}
	for _, l := range languages {
		words, err := pageFiles.ReadFile(path.Join("page", string(l), "words.tmpl"))
		if err != nil {
			panic(err) // unreachable: it is embedded
		}
		t := template.Must(template.New("page.html").ParseFS(pageFiles, "page/page.html"))
		all[l] = template.Must(t.Parse(speech(l).typography(string(words))))
	}
	return all
}

// WritePage writes a page as an HTML document in its language. The same page
// always gives the same bytes; it fails only where the default zone is unknown.
func WritePage(p Page, desk tickets.Desk) ([]byte, error) {
	language := languageOf(p.Language, desk.Language)
	v, err := newPageView(p, desk, language)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := pages[language].Execute(&b, v); err != nil {
		return nil, fmt.Errorf("page of VL-%d: %w", p.Letter.Number, err)
	}
	return b.Bytes(), nil
}

func newPageView(p Page, desk tickets.Desk, language tickets.Language) (pageView, error) {
	l := p.Letter
	words, err := newView(l, desk, speech(language))
	if err != nil {
		return pageView{}, err
	}
	v := pageView{
		Lang: string(language), Desk: string(words.Desk), Software: string(words.Software), Number: l.Number, State: l.State,
		Says: string(p.Says), Good: slices.Contains([]PageSays{PageThanks, PageTested, PageNoted}, p.Says),
		Date: string(words.Date), Cost: strings.TrimRight(string(words.Cost), "."), Partner: string(words.Partner), Cleanup: string(words.Cleanup),
		Waits: p.Waits, Test: p.Test, Passed: p.Passed,
	}
	zone := l.Zone
	if zone == nil {
		zone, _ = time.LoadLocation(defaultZone) // newView found it
	}
	w := writer{tongue: speech(language), zone: zone}
	for _, o := range p.Accepted {
		v.Accepted = append(v.Accepted, string(w.slot(o.Slot())))
	}
	for _, o := range l.Options {
		v.Options = append(v.Options, pageOption{
			Number: o.Option, Date: string(w.slot(o.Slot())), Until: string(w.moment(o.Until)),
			Exception: o.Exception, Late: o.Status == tickets.OptionLapsed, Only: len(l.Options) == 1,
		})
	}
	v.holdTogether()
	return v, nil
}

// holdTogether says once until when the dates are held, where it is the same
// for all of them.
func (v *pageView) holdTogether() {
	for _, o := range v.Options {
		if o.Late || o.Until != v.Options[0].Until {
			return
		}
	}
	if len(v.Options) > 0 {
		v.Held = v.Options[0].Until
	}
	for i := range v.Options {
		v.Options[i].Until = ""
	}
}
