package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"
)

// A person tries the demo in a browser: signs in, opens the mail that became a
// ticket, approves it, and reads what the customer got.
func TestInABrowser(t *testing.T) {
	b := startBrowser(t)
	r := startDemo(t, "-data", t.TempDir(), "-now", "2026-11-17T09:00:00+01:00")
	r.post("/demo/settle", "", nil)

	b.open(r.console)
	b.fill("#token", r.token)
	b.click("//button[contains(., 'Sign in') or contains(., 'Log in')]")
	b.click("//a[contains(@href, '/tickets/') and contains(., 'Abacus')]")
	b.click("//form[contains(@action, '/approve')]//button[not(@type='reset')]")
	b.waitFor("dates offered")
	r.post("/demo/settle", "", nil)

	b.click("//a[contains(., 'What customers see')]")
	b.click("//a[contains(., 's.keller@')]")
	b.waitFor("Termin 1")
	b.click("//article[1]//summary[contains(., 'Answer')]")
	b.fill("article textarea", "Termin 1 passt.")
	b.click("//article[1]//button")
	r.post("/demo/settle", "", nil)

	b.open(r.console + "/agenda")
	b.waitFor("Abacus")
	if messages := b.console(); len(messages) > 0 {
		t.Errorf("the browser complains: %v", messages)
	}
}

// A browser is driven over the WebDriver protocol (W3C), which needs no library.
type browser struct {
	t       *testing.T
	session string // URL
}

func startBrowser(t *testing.T) *browser {
	t.Helper()
	driver, err := exec.LookPath("chromedriver")
	if err != nil {
		if os.Getenv("VORLAUF_SERVERS") == "required" {
			t.Fatal("a browser is required here: chromedriver is not installed")
		}
		t.Skip("no browser here: chromedriver is not installed")
	}
	cmd := exec.Command(driver, "--port=0")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { cmd.Process.Kill(); cmd.Wait() })
	var address string
	said := regexp.MustCompile(`started successfully on port (\d+)`)
	for lines := bufio.NewScanner(out); address == "" && lines.Scan(); {
		if m := said.FindStringSubmatch(lines.Text()); m != nil {
			address = "http://127.0.0.1:" + m[1]
		}
	}
	b := &browser{t: t, session: address + "/session"}
	var got struct{ SessionID string }
	b.call("POST", "", fmt.Sprintf(`{"capabilities": {"alwaysMatch": {"goog:loggingPrefs": {"browser": "ALL"}, "goog:chromeOptions": {"args": [
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--window-size=1200,1600", "--user-data-dir=%s"]}}}}`, t.TempDir()), &got)
	b.session += "/" + got.SessionID
	t.Cleanup(func() { b.call("DELETE", "", "", nil) })
	return b
}

func (b *browser) call(method, path, body string, into any) {
	b.t.Helper()
	if err := b.try(method, path, body, into); err != nil {
		b.t.Fatalf("%s: %v", path, err)
	}
}

func (b *browser) try(method, path, body string, into any) error {
	req, err := http.NewRequest(method, b.session+path, strings.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	var answer struct{ Value json.RawMessage }
	var text bytes.Buffer
	if _, err := text.ReadFrom(resp.Body); err != nil {
		return err
	}
	if err := json.Unmarshal(text.Bytes(), &answer); err != nil || resp.StatusCode != http.StatusOK {
		return fmt.Errorf("%d %s", resp.StatusCode, text.String())
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer.Value, into)
}

func (b *browser) open(address string) {
	b.t.Helper()
	b.call("POST", "/url", fmt.Sprintf(`{"url": %q}`, address), nil)
}

// element waits for an element: an XPath, or a CSS selector.
func (b *browser) element(where string) string {
	b.t.Helper()
	using := "css selector"
	if strings.HasPrefix(where, "//") {
		using = "xpath"
	}
	query, _ := json.Marshal(map[string]string{"using": using, "value": where})
	var err error
	for deadline := time.Now().Add(time.Minute); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var found map[string]string
		if err = b.try("POST", "/element", string(query), &found); err == nil {
			for _, id := range found {
				return id
			}
		}
	}
	b.t.Fatalf("%s is not on the page: %v\n%s", where, err, b.text())
	return ""
}

func (b *browser) click(where string) {
	b.t.Helper()
	b.call("POST", "/element/"+b.element(where)+"/click", "{}", nil)
}

func (b *browser) fill(where, text string) {
	b.t.Helper()
	b.call("POST", "/element/"+b.element(where)+"/value", fmt.Sprintf(`{"text": %q}`, text), nil)
}

func (b *browser) text() string {
	var text string
	if err := b.try("POST", "/execute/sync", `{"script": "return document.body.innerText", "args": []}`, &text); err != nil {
		return err.Error()
	}
	return text
}

func (b *browser) waitFor(words string) {
	b.t.Helper()
	for deadline := time.Now().Add(time.Minute); !strings.Contains(b.text(), words); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			b.t.Fatalf("%q is not on the page:\n%s", words, b.text())
		}
	}
}

// console returns what the browser complained of: scripts or styles that the
// pages' own policy forbids, files that are missing.
func (b *browser) console() []string {
	var entries []struct{ Level, Message string }
	b.call("POST", "/se/log", `{"type": "browser"}`, &entries)
	var all []string
	for _, e := range entries {
		if e.Level == "SEVERE" || e.Level == "WARNING" { // the rest is advice
			all = append(all, e.Level+" "+e.Message)
		}
	}
	return all
}
