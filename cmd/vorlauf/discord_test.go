package main

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"vorlauf/bot/discord/discordtest"
)

// TestServeWithDiscord plays a request from the mail to the answer: the card
// comes up in chat, one press there, and the customer has the dates.
func TestServeWithDiscord(t *testing.T) {
	d, p := discordtest.New(t), embeddedPost(t)
	role := d.AddRole("approvers")
	anna := d.AddMember("anna", "de", role)
	channel := d.AddChannel(discordtest.Text, "updates")
	config := withDiscord(t, p, d, channel, role)
	if status, out, _ := call(t, "", "check", "-config", config); status != 0 || !strings.Contains(out, "ok    discord channel "+channel) {
		t.Fatalf("check: %d\n%s", status, out)
	}
	stop := startServe(t, config)
	defer stop()
	raw := "From: Eva <eva@kunde.example>\r\nTo: " + p.desk + "\r\nSubject: Update Abacus\r\nMessage-ID: <1@kunde.example>\r\n" +
		"Content-Type: text/plain; charset=utf-8\r\n\r\nGuten Tag\r\n\r\nBitte aktualisieren Sie Abacus auf die Version 2026.\r\nSetup: https://setup.abacus.example/2026.exe\r\n"
	if err := p.send("eva@kunde.example", []byte(raw)); err != nil {
		t.Fatal(err)
	}
	var card discordtest.Message
	button := discordtest.Component{}
	d.WaitFor(func() bool {
		for _, m := range d.Messages(channel) {
			if c, ok := m.Component("Genehmigen"); ok {
				card, button = m, c
			}
		}
		return button.CustomID != ""
	})
	if button.CustomID == "" {
		t.Fatalf("no card to approve: %+v", d.Messages(channel))
	}
	answer := d.Press(anna, card.ID, button.CustomID).Settled(t.Context())
	if !strings.Contains(answer.Text(), "Termine angeboten") {
		t.Errorf("answer: %s", answer.Text())
	}
	d.WaitFor(func() bool {
		for _, raw := range p.mailbox("eva@kunde.example") {
			if bytes.Contains(raw, []byte("[VL-1001]")) && len(p.mailbox("eva@kunde.example")) > 1 {
				return true
			}
		}
		return false
	})
}

// TestServeEndsWithDiscordFrozen: the desk ends in time although Discord takes
// connections and answers nothing, and starts, too.
func TestServeEndsWithDiscordFrozen(t *testing.T) {
	d, p := discordtest.New(t), embeddedPost(t)
	config := withDiscord(t, p, d, d.AddChannel(discordtest.Text, "updates"), d.AddRole("approvers"))
	d.Silence(true)
	d.Latency("*", time.Hour)
	stop := startServe(t, config)
	if err := p.send("eva@kunde.example", []byte("From: Eva <eva@kunde.example>\r\nTo: "+p.desk+"\r\nSubject: Update Abacus\r\nMessage-ID: <1@kunde.example>\r\n\r\nBitte Abacus aktualisieren.\r\n")); err != nil {
		t.Fatal(err)
	}
	d.WaitFor(func() bool { return len(p.mailbox("eva@kunde.example")) > 0 }) // the desk works on
	begun := time.Now()
	stop()
	if took := time.Since(begun); took > 8*time.Second {
		t.Errorf("it took %s", took)
	}
}

// withDiscord is the configuration of a desk with its staff room, whose catalogue
// is imported.
func withDiscord(t *testing.T, p post, d *discordtest.Server, channel, role string) (config string) {
	t.Helper()
	dir := t.TempDir()
	config = filepath.Join(dir, "vorlauf.toml")
	write(t, config, p.config+fmt.Sprintf(`
[desk]
address = %q
[store]
url = %q
[web]
listen = "127.0.0.1:0"
[web.tokens]
anna = "a-token-that-is-long"
[discord]
token = %q
guild = %q
channel = %q
approvers = [%q]
api_url = %q
gateway_url = %q
`, p.desk, filepath.Join(dir, "vorlauf.db"), discordtest.Token, d.Guild(), channel, role, d.URL(), d.GatewayURL()))
	catalogue := filepath.Join(dir, "catalogue.toml")
	write(t, catalogue, "[[product]]\nname = \"Abacus\"\nlicence = \"never\"\nvariant = \"provider\"\n[[customer]]\nname = \"Kunde\"\ndomains = [\"kunde.example\"]\nlanguage = \"de\"\n")
	if status, _, errOut := call(t, "", "import", "-config", config, catalogue); status != 0 {
		t.Fatal(errOut)
	}
	return config
}

// The desk is killed after Discord did something and before the desk knows of it,
// at each step of a new ticket, for longer than Discord remembers nonces: there is
// one card in the end, and each mail stands once in its thread.
func TestKilledWhileDiscordIsTold(t *testing.T) {
	const posts, threads, inCard = "/channels/*/messages", "/channels/*/threads", "/channels/*/messages/*/threads"
	for name, c := range map[string]struct {
		kind  discordtest.Kind
		steps []string
	}{
		"text":  {discordtest.Text, []string{posts, inCard, posts, posts}},
		"forum": {discordtest.Forum, []string{threads, posts, posts}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d, p, dir := discordtest.New(t), embeddedPost(t), t.TempDir()
			d.Allow(160004) // the thread is there already
			channel := d.AddChannel(c.kind, "updates")
			desk := &child{t: t, binary: builtDesk(t, dir), config: withDiscord(t, p, d, channel, d.AddRole("approvers")), log: filepath.Join(dir, "log")}
			desk.start()
			d.WaitFor(d.Connected)
			for i, step := range c.steps {
				held := d.HoldNext("POST", step)
				if i == 0 {
					if err := p.send(author(p, 0), requestMail(p, 0)); err != nil {
						t.Fatal(err)
					}
				} else {
					desk.start()
				}
				d.WaitFor(func() bool { return isClosed(held) })
				desk.kill()
				d.Advance(10 * time.Minute)
			}
			desk.start()
			said := func(part string) (n int) { // in how many messages; what a mail was read as quotes it again
				for _, at := range append([]discordtest.Thread{{ID: channel}}, d.Threads(channel)...) {
					for _, m := range d.Messages(at.ID) {
						if strings.Contains(m.Text(), part) {
							n++
						}
					}
				}
				return n
			}
			d.WaitFor(func() bool { return said("Bitte aktualisieren Sie Abacus") > 0 && said("An kunde0@kunde.example") > 0 })
			desk.settled(1)
			cards := 0
			for _, m := range append(d.Messages(channel), d.Messages(threadOf(t, d, channel))...) {
				if len(m.Rows) > 0 {
					cards++
				}
			}
			if cards != 1 || said("Bitte aktualisieren Sie Abacus") != 1 || said("An kunde0@kunde.example") != 1 {
				t.Errorf("%d cards, the mail stands %d times, the answer %d times", cards, said("Bitte aktualisieren Sie Abacus"), said("An kunde0@kunde.example"))
				desk.tell()
			}
			desk.kill()
		})
	}
}

// threadOf is the only thread of a channel.
func threadOf(t *testing.T, d *discordtest.Server, channel string) string {
	t.Helper()
	all := d.Threads(channel)
	if len(all) != 1 {
		t.Fatalf("threads: %+v", all)
	}
	return all[0].ID
}

func isClosed(c <-chan struct{}) bool {
	select {
	case <-c:
		return true
	default:
		return false
	}
}

// startServe runs the desk until it is stopped.
func startServe(t *testing.T, config string) (stop func()) {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	out, in := io.Pipe()
	var errOut bytes.Buffer
	status := make(chan int, 1)
	go func() {
		status <- run(ctx, terminal{in: strings.NewReader(""), out: in, err: &errOut, getenv: noEnv}, []string{"serve", "-config", config, "-since", "2026-01-01"})
		in.Close()
	}()
	if line, err := bufio.NewReader(out).ReadString('\n'); err != nil || !strings.HasPrefix(line, "ready ") {
		t.Fatalf("no ready line: %q, %v; status %d\n%s", line, err, <-status, errOut.String())
	}
	return func() {
		cancel()
		if got := <-status; got != 0 || t.Failed() {
			t.Errorf("serve ended with %d\n%s", got, errOut.String())
		}
	}
}
