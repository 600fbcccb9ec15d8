package console

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"html/template"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"vorlauf/templates"
	"vorlauf/tickets"
)

//go:embed web
var web embed.FS

// pages are the templates, by name.
type pages map[string]*template.Template

func (k *console) newPages() (pages, error) {
	p := pages{}
	words := template.FuncMap{
		"when": k.when, "date": k.date, "size": templates.Size, "state": func(s tickets.State) string { return stateWords[s] },
		"form": func(f formView, number int64, revision int) formOn { return formOn{f, number, revision} },
	}
	for _, name := range []string{"login", "list", "ticket", "agenda", "strays", "record", "problem"} {
		t, err := template.New("layout.html").Funcs(words).ParseFS(web, "web/layout.html", "web/forms.html", "web/"+name+".html")
		if err != nil {
			return nil, err
		}
		p[name] = t
	}
	return p, nil
}

func (k *console) routePages(mux *http.ServeMux) {
	mux.HandleFunc("GET /login", k.loginPage)
	mux.HandleFunc("POST /login", k.login)
	mux.HandleFunc("POST /logout", k.logout)
	mux.HandleFunc("GET /style.css", asset("style.css", "text/css; charset=utf-8"))
	mux.HandleFunc("GET /icon.svg", asset("icon.svg", "image/svg+xml"))
	mux.HandleFunc("GET /{$}", k.signedIn(k.listPage))
	mux.HandleFunc("GET /agenda", k.signedIn(k.agendaPage))
	mux.HandleFunc("GET /strays", k.signedIn(k.straysPage))
	mux.HandleFunc("GET /tickets/{number}", k.signedIn(k.ticketPage))
	mux.HandleFunc("GET /tickets/{number}/record", k.signedIn(k.recordPage))
	mux.HandleFunc("POST /tickets/{number}/{action}", k.signedIn(k.pressForm))
	mux.HandleFunc("GET /tickets/{number}/messages/{message}/raw", k.signedIn(k.rawFile))
	mux.HandleFunc("GET /tickets/{number}/messages/{message}/attachments/{index}", k.signedIn(k.attachmentFile))
}

// A formOn is a form with the ticket that it is for.
type formOn struct {
	Form     formView
	Number   int64
	Revision int
}

// asset serves an embedded file; browsers ask whether it has changed.
func asset(name, mediaType string) http.HandlerFunc {
	content, err := web.ReadFile("web/" + name)
	if err != nil {
		panic("console: " + err.Error()) // unreachable: it is embedded
	}
	sum := sha256.Sum256(content)
	tag := `"` + hex.EncodeToString(sum[:8]) + `"`
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", mediaType)
		w.Header().Set("Cache-Control", "no-cache")
		w.Header().Set("ETag", tag)
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
	}
}

// visitor is who a request comes from. Sessions end by the machine's clock,
// whatever the desk's clock says.
func (k *console) visitor(r *http.Request) (tickets.Staff, bool) { return k.door.who(r, time.Now()) }

// signedIn sends everybody else to the login page.
func (k *console) signedIn(next func(http.ResponseWriter, *http.Request, tickets.Staff)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		staff, ok := k.visitor(r)
		if !ok {
			target := "/login"
			if r.Method == http.MethodGet && r.URL.Path != "/" {
				target += "?next=" + url.QueryEscape(r.URL.RequestURI())
			}
			http.Redirect(w, r, target, http.StatusSeeOther)
			return
		}
		next(w, r, staff)
	}
}

// A frame is what every page has around it.
type frame struct {
	Title   string
	Nav     string // the page that is shown, for the navigation
	Staff   tickets.Staff
	Now     time.Time
	Wanted  int    // tickets that staff should look at
	Queued  int    // mails to be sent
	Parked  int    // mails that could not be sent
	Pending int    // mails to be worked on
	Demo    bool   // the demo's customers can be looked at
	Trouble string // why mails are not taken up; "" where they are
}

func (k *console) frame(r *http.Request, title, nav string, staff tickets.Staff) frame {
	f := frame{Demo: k.Extra != nil, Title: title, Nav: nav, Staff: staff, Now: k.Now(), Trouble: k.unready(k.health(r))}
	stats, err := k.Read.Stats(r.Context())
	if err != nil {
		k.Log.Error("the counts of a page cannot be read", "error", err)
		return f
	}
	f.Wanted, f.Queued, f.Parked, f.Pending = stats.Attention, stats.Queued, stats.Parked, stats.Pending
	return f
}

// show writes a page whole or not at all.
func (k *console) show(w http.ResponseWriter, r *http.Request, status int, name string, data any) {
	var out bytes.Buffer
	if err := k.pages[name].Execute(&out, data); err != nil {
		k.Log.Error("a page cannot be drawn", "page", name, "path", r.URL.Path, "error", err)
		http.Error(w, "This page cannot be drawn; see the program's log.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	w.Write(bytes.Map(oneDirection, out.Bytes())) // an error here is a reader who went away
}

// oneDirection leaves out what turns text around (Unicode TR 36, 2.1): with it
// a stranger's "gnp.exe" reads "exe.png".
func oneDirection(r rune) rune {
	if r >= 0x202a && r <= 0x202e || r >= 0x2066 && r <= 0x2069 {
		return -1
	}
	return r
}

// problem shows why there is no page.
func (k *console) problem(w http.ResponseWriter, r *http.Request, staff tickets.Staff, err error) {
	no, status := k.refusalOf(r, err)
	k.show(w, r, status, "problem", struct {
		frame
		Reason string
	}{k.frame(r, "Not here", "", staff), sentence(no.Message)})
}

// sentence gives a refusal a capital letter and a full stop.
func sentence(s string) string {
	if s == "" {
		return s
	}
	first, n := utf8.DecodeRuneInString(s)
	s = string(unicode.ToUpper(first)) + s[n:]
	if !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "!") {
		s += "."
	}
	return s
}

// loginPage asks for a token.
func (k *console) loginPage(w http.ResponseWriter, r *http.Request) {
	k.askToken(w, r, http.StatusOK, r.URL.Query().Get("next"), false)
}

func (k *console) askToken(w http.ResponseWriter, r *http.Request, status int, next string, refused bool) {
	k.show(w, r, status, "login", struct {
		frame
		Next    string
		Refused bool
	}{frame{Title: "Log in"}, next, refused})
}

// login exchanges a token for a session.
func (k *console) login(w http.ResponseWriter, r *http.Request) {
	r.Body = http.MaxBytesReader(w, r.Body, maxBody)
	key := k.door.byToken(strings.TrimSpace(r.PostFormValue("token")))
	if key == nil {
		k.Log.Warn("a login was refused", "remote", r.RemoteAddr)
		k.askToken(w, r, http.StatusUnauthorized, r.PostFormValue("next"), true)
		return
	}
	k.door.open(w, key, time.Now())
	http.Redirect(w, r, local(r.PostFormValue("next")), http.StatusSeeOther)
}

func (k *console) logout(w http.ResponseWriter, r *http.Request) {
	k.door.shut(w)
	http.Redirect(w, r, "/login", http.StatusSeeOther)
}

// local keeps a redirect on this site.
func local(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(u.Path, "/") || strings.HasPrefix(u.Path, "//") || strings.ContainsAny(next, "\\\r\n") {
		return "/"
	}
	return u.RequestURI()
}

func ticketPath(number int64) string { return "/tickets/" + strconv.FormatInt(number, 10) }
