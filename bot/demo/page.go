package demo

import (
	"crypto/rand"
	_ "embed"
	"fmt"
	"html/template"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS []byte

var page = template.Must(template.New("page").Parse(pageHTML))

// A Page shows the customers' mailboxes to a person who tries the demo, and
// lets them write to the desk as a customer.
type Page struct {
	Accounts func() []string // addresses that have an account
	Mailbox  func(address string) ([]Letter, error)
	Deliver  Deliverer
	Now      func() time.Time
	Console  string // where "back to the console" leads
}

type pageData struct {
	Accounts []string
	Address  string
	Letters  []Letter
	Console  string
	Desk     string
}

// Register adds the page's paths.
func (p Page) Register(mux *http.ServeMux) {
	mux.HandleFunc("GET /demo/{$}", p.show)
	mux.HandleFunc("POST /demo/write", p.write)
	mux.HandleFunc("GET /demo/page.css", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/css; charset=utf-8")
		w.Write(pageCSS)
	})
}

func (p Page) show(w http.ResponseWriter, r *http.Request) {
	d := pageData{Address: r.FormValue("address"), Console: p.Console, Desk: deskAddress}
	for _, a := range p.Accounts() {
		if a != deskAddress {
			d.Accounts = append(d.Accounts, a)
		}
	}
	if d.Address == "" && len(d.Accounts) > 0 {
		d.Address = d.Accounts[0]
	}
	if d.Address != "" {
		var err error
		if d.Letters, err = p.Mailbox(d.Address); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'")
	page.Execute(w, d) // an error here is a reader who went away
}

// write mails the desk as the person of that address.
func (p Page) write(w http.ResponseWriter, r *http.Request) {
	from := strings.TrimSpace(r.PostFormValue("from"))
	if !strings.Contains(from, "@") || strings.ContainsAny(from, " \r\n<>") {
		http.Error(w, "From whom? An address is needed.", http.StatusUnprocessableEntity)
		return
	}
	if err := p.Deliver.Deliver(deskAddress, p.compose(from, r)); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	http.Redirect(w, r, "/demo/?address="+url.QueryEscape(from), http.StatusSeeOther)
}

func (p Page) compose(from string, r *http.Request) []byte {
	line := func(s string) string { return strings.Join(strings.Fields(s), " ") } // no line end gets into a header
	_, domain, _ := strings.Cut(from, "@")
	var b strings.Builder
	fmt.Fprintf(&b, "From: %s\r\nTo: %s\r\nSubject: %s\r\nDate: %s\r\nMessage-ID: <%s@%s>\r\n",
		from, deskAddress, mime.QEncoding.Encode("utf-8", line(r.PostFormValue("subject"))), p.Now().Format(time.RFC1123Z), rand.Text(), domain)
	if id := line(r.PostFormValue("in_reply_to")); id != "" {
		fmt.Fprintf(&b, "In-Reply-To: <%s>\r\nReferences: <%s>\r\n", id, id)
	}
	text := strings.ReplaceAll(r.PostFormValue("text"), "\r\n", "\n")
	fmt.Fprintf(&b, "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n%s\r\n", strings.ReplaceAll(text, "\n", "\r\n"))
	return []byte(b.String())
}
