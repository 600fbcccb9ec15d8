package discord

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"html/template"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

var picture = flag.String("picture", "", "draw the card of the README into this `file`, as Discord shows it")

// TestPicture draws the golden card with a browser. Without -picture it checks
// only that the page can be made.
func TestPicture(t *testing.T) {
	raw, err := os.ReadFile("testdata/card-decide.en.json")
	if err != nil {
		t.Fatal(err)
	}
	var card struct {
		Embeds     []embed     `json:"embeds"`
		Components []component `json:"components"`
	}
	if err := json.Unmarshal(raw, &card); err != nil {
		t.Fatal(err)
	}
	var page bytes.Buffer
	if err := drawn.Execute(&page, card); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(page.String(), "<b>Needs a decision</b>") {
		t.Errorf("the page does not show the card:\n%s", page.String())
	}
	if *picture == "" {
		return
	}
	file := filepath.Join(t.TempDir(), "card.html")
	if err := os.WriteFile(file, page.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.CommandContext(t.Context(), "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
		"--force-device-scale-factor=2", "--window-size=640,830", "--screenshot="+*picture, "file://"+file).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
}

var drawn = template.Must(template.New("card").Funcs(template.FuncMap{"markup": markup, "hex": func(c int) string { return fmt.Sprintf("#%06x", c) }}).Parse(`<!doctype html>
<meta charset="utf-8"><style>
body{margin:0;padding:18px;background:#313338;color:#dbdee1;font:15px/1.35 "gg sans","Noto Sans","DejaVu Sans",sans-serif}
.who{display:flex;gap:10px;align-items:center;margin-bottom:6px}.face{width:38px;height:38px;border-radius:50%;background:#248045;color:#fff;display:grid;place-items:center;font-weight:700}
.name{color:#fff;font-weight:600}.app{background:#5865f2;color:#fff;font-size:10px;border-radius:3px;padding:1px 4px;margin:0 6px}.at{color:#949ba4;font-size:12px}
.card{margin-left:48px;background:#2b2d31;border-left:4px solid;border-radius:4px;padding:12px 14px;max-width:500px}
.title{color:#00a8fc;font-weight:600;margin-bottom:6px}.fields{display:grid;grid-template-columns:repeat(3,1fr);gap:8px;margin-top:8px;font-size:13.5px}
.field{grid-column:1/-1}.field.in{grid-column:auto}.field b.n{display:block;color:#fff;font-size:13px}.foot{color:#949ba4;font-size:12px;margin-top:10px}
.time{background:#3c3f45;border-radius:3px;padding:0 3px}
.row{margin:6px 0 0 48px;display:flex;gap:6px;flex-wrap:wrap}.btn{border-radius:4px;padding:6px 12px;color:#fff;font-size:13px;font-weight:500}
.s1{background:#5865f2}.s2,.s5{background:#4e5058}.s3{background:#248045}.s4{background:#da373c}.sel{background:#1e1f22;border:1px solid #1e1f22;border-radius:4px;padding:8px 12px;color:#949ba4;width:380px;display:flex;justify-content:space-between;font-size:14px}
</style><div class="who"><div class="face">V</div><div><span class="name">Vorlauf</span><span class="app">APP</span><span class="at">Today at 09:00</span></div></div>
{{range .Embeds}}<div class="card" style="border-color:{{hex .Color}}"><div class="title">{{markup .Title}}</div><div>{{markup .Description}}</div>
<div class="fields">{{range .Fields}}<div class="field{{if .Inline}} in{{end}}"><b class="n">{{.Name}}</b>{{markup .Value}}</div>{{end}}</div>{{with .Footer}}<div class="foot">{{.Text}}</div>{{end}}</div>{{end}}
{{range .Components}}<div class="row">{{range .Components}}{{if eq .Type 2}}<span class="btn s{{.Style}}">{{.Label}}{{if .URL}} ↗{{end}}</span>{{else}}<span class="sel">{{.Placeholder}}<span>⌄</span></span>{{end}}{{end}}</div>{{end}}`))

var (
	bold   = regexp.MustCompile(`\*\*(.+?)\*\*`)
	stamps = regexp.MustCompile(`&lt;t:(\d+):R&gt;`)
	slash  = regexp.MustCompile(`\\([\\*_~|\[\]<>#+.)-])`)
)

// signs stand for emoji: the machine that draws may have no font for them.
var signs = strings.NewReplacer("\n", "<br>", "✅", `<span style="background:#3ba55d;color:#fff;border-radius:3px;padding:0 3px;font-size:12px">✓</span>`,
	"🔗", `<span style="color:#949ba4">↗</span>`, "📎", `<span style="color:#949ba4">▤</span>`, "🔑", `<span style="color:#f0b232">key</span>`)

// markup shows Discord's markup as far as cards use it.
func markup(s string) template.HTML {
	s = template.HTMLEscapeString(s)
	s = bold.ReplaceAllString(s, "<b>$1</b>")
	s = slash.ReplaceAllString(s, "$1")
	s = stamps.ReplaceAllStringFunc(s, func(m string) string {
		n, _ := strconv.ParseInt(stamps.FindStringSubmatch(m)[1], 10, 64)
		days := int(time.Unix(n, 0).Sub(start).Hours() / 24)
		if days > 0 {
			return fmt.Sprintf(`<span class="time">in %d days</span>`, days)
		}
		return `<span class="time">5 minutes ago</span>`
	})
	return template.HTML(signs.Replace(s))
}
