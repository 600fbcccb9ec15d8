package parser

import (
	"strings"
	"testing"
	"time"
)

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, page, text string }{
		{"paragraphs", "<p>Eins</p><p>Zwei</p>", "Eins\n\nZwei"},
		{"Outlook", `<p class="MsoNormal">Eins<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Zwei</p>`, "Eins\n\nZwei"},
		{"Gmail", `<div dir="ltr">Hallo<div><br></div><div>Gruss</div></div>`, "Hallo\n\nGruss"},
		{"break before a block", "Hallo<br><div>Welt</div>", "Hallo\nWelt"},
		{"white space", "a  b\r\n\tc <b> d </b>e", "a b c d e"},
		{"no-break and zero width", "a&nbsp;b&#8203;c", "a bc"},
		{"quotation", "Ja<blockquote>Geht es?<blockquote>alt</blockquote></blockquote>Gruss", "Ja\n> Geht es?\n> > alt\nGruss"},
		{"empty line in a quotation", "<blockquote>a<br><br>b</blockquote>", "> a\n>\n> b"},
		{"list", "<ul><li>Eins<li><p>Zwei</p></ul>Ende", "-\u00a0Eins\n-\u00a0Zwei\n\nEnde"},
		{"numbers", "<ol start=3><li>Eins</li><li>Zwei</li></ol>", "3.\u00a0Eins\n4.\u00a0Zwei"},
		{"Word list", `<p class=MsoListParagraph><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp; </span></span><![endif]>Eins</p>`, "-\u00a0Eins"},
		{"Word numbers", `<p class=MsoListParagraph><span style='mso-list:Ignore'>2.<span>&nbsp; </span></span>Zwei</p>`, "2.\u00a0Zwei"},
		{"table", "<table><tr><th>Programm<th>neu<tr><td>7-Zip<td>25.01</table>danach", "Programm | neu\n7-Zip | 25.01\ndanach"},
		{"Outlook table", "<table><tr><td><p class=MsoNormal>Version<o:p></o:p></p></td><td><p>2026.1</p></td></tr></table>", "Version | 2026.1"},
		{"layout table", "<table><tr><td><table><tr><td>a</td></tr><tr><td>b</td></tr></table></td><td>c</td></tr></table>", "a\nb\nc"},
		{"logo beside the address", "<table><tr><td><img src=x></td><td>Urs<br>Firma</td></tr></table>", "Urs\nFirma"},
		{"long cells", "<table><tr><td>" + strings.Repeat("x", 900) + "</td><td>" + strings.Repeat("y", 200) + "</td></tr></table>", strings.Repeat("x", 900) + "\n" + strings.Repeat("y", 200)},
		{"pre", "<pre>a\n  b</pre>", "a\n  b"},
		{"script and style", "a<script>b</script><style>c</style><title>d</title>e<!-- f -->", "ae"},
		{"conditional comment", "<!--[if gte mso 9]><xml>x</xml><![endif]-->a", "a"},
		{"display none", `a<span style="display: none">b<b>c</b></span>d`, "ad"},
		{"hidden paragraph never closed", `<p style="DISPLAY:NONE">b<p>c`, "c"},
		{"hidden attribute", "a<div hidden>b</div>c", "ac"},
		{"font size nought", `a<span style="font-size:0px">b<span style="font-size:12px">c</span></span>d`, "acd"},
		{"font size", `<span style="font-size:0.9em">a</span>`, "a"},
		{"mso-hide, visibility, opacity", `<i style="mso-hide:all">a</i><i style="visibility:hidden">b</i><i style="opacity:0">c</i><i style="opacity:0.9">d</i>`, "d"},
		{"clipped", `<div style="max-height:0;overflow:hidden">a</div>b`, "b"},
		{"stray end tags", "a</div></td></b>b", "ab"},
		{"unclosed", "<div><table><tr><td>a", "a"},
		{"select", "a<select><option>b</select>c", "ac"},
		{"damaged entity", "R&uumlck &amp; &unknown;", "Rück & &unknown;"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := htmlDocument(c.page).text; got != c.text {
				t.Errorf("got  %q\nwant %q", got, c.text)
			}
		})
	}
}

func TestHTMLLinks(t *testing.T) {
	const page = `Setup: <a href="https://x.example/a.exe"><b>hier</b></a>, <a href='mailto:a@b.example'>Mail</a>, ` +
		`https://y.example/b.zip. <table><tr><td> <a href=https://z.example/c>C </a></td><td>D</td></tr></table>` +
		`<a href="https://logo.example/"><img src="x"></a><a href="https://none.example/"></a>` +
		`<a href="https://w.example/">https://w.example/shown</a>`
	doc := htmlDocument(page)
	want := []struct {
		shown, target string
		image         bool
	}{
		{"hier", "https://x.example/a.exe", false}, {"https://y.example/b.zip", "https://y.example/b.zip", false},
		{"C", "https://z.example/c", false}, {"", "https://logo.example/", true}, {"https://w.example/shown", "https://w.example/", false},
	}
	if len(doc.links) != len(want) {
		t.Fatalf("%+v", doc.links)
	}
	for i, l := range doc.links {
		if l.shown != want[i].shown || l.target != want[i].target || l.image != want[i].image || doc.text[l.start:l.end] != l.shown {
			t.Errorf("link %d: %+v, want %+v", i, l, want[i])
		}
	}
}

func TestAlternativeLinks(t *testing.T) {
	m := readString(head + "Content-Type: multipart/alternative; boundary=B\r\n\r\n--B\r\n\r\nDas Setup: https://a.example/1\r\n--B\r\nContent-Type: multipart/related; boundary=C\r\n\r\n" +
		"--C\r\nContent-Type: text/html\r\n\r\n<a href=\"https://a.example/1\">eins</a><!-- <a href=\"https://c.example\">x</a> --><A class=x HREF='https://b.example/?a=1&amp;b=2'>zwei <b>&amp;</b> drei</A>\r\n--C--\r\n--B--")
	if len(m.doc.links) != 2 || m.doc.html || m.doc.text != "Das Setup: https://a.example/1" {
		t.Fatalf("%+v", m.doc)
	}
	if l := m.doc.links[1]; l != (link{start: -1, end: -1, shown: "zwei & drei", target: "https://b.example/?a=1&b=2"}) {
		t.Errorf("%+v", l)
	}
}

// TestHTMLDeep guards against cost that grows with the nesting.
func TestHTMLDeep(t *testing.T) {
	for name, page := range map[string]string{
		"tables": strings.Repeat("<div><table><tr><td>", 50_000) + "x",
		"inline": strings.Repeat("<b>", 300_000) + "x" + strings.Repeat("</b>", 300_000),
		"rows":   "<table>" + strings.Repeat("<tr><td>a</td><td>b</td></tr>", 30_000),
		"ends":   strings.Repeat("<i>", 9000) + strings.Repeat("</b>", 300_000),
	} {
		done := make(chan string, 1)
		go func() { done <- htmlDocument(page).text }()
		select {
		case text := <-done:
			if text == "" && name != "ends" {
				t.Errorf("%s: nothing left", name)
			}
		case <-time.After(10 * time.Second):
			t.Fatalf("%s: too slow", name)
		}
	}
}
