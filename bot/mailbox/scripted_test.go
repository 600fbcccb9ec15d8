package mailbox

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/emersion/go-imap/v2"
)

// A liar is an IMAP server of which each answer can be dictated. It holds the
// messages 5 and 6.
type liar struct {
	// answer dictates the untagged answer to a command for the n-th time it is
	// sent, and its result; "" leaves it to the liar.
	answer func(command string, n int) (untagged, result string)

	mu   sync.Mutex
	seen map[string]int
	wg   sync.WaitGroup
}

func (l *liar) dial(context.Context) (net.Conn, error) {
	client, server := net.Pipe()
	l.wg.Go(func() {
		defer server.Close()
		io.WriteString(server, "* OK [CAPABILITY IMAP4rev1 IDLE UIDPLUS MOVE] hello\r\n")
		lines := bufio.NewScanner(server)
		for lines.Scan() {
			tag, command, _ := strings.Cut(lines.Text(), " ")
			if _, err := io.WriteString(server, l.reply(tag, command)); err != nil {
				return
			}
		}
	})
	return client, nil
}

func (l *liar) reply(tag, command string) string {
	if tag == "DONE" {
		return ""
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.seen[command]++
	if l.answer != nil {
		if untagged, result := l.answer(command, l.seen[command]); result == "BYE" {
			return untagged
		} else if untagged+result != "" {
			return untagged + tag + " " + result + "\r\n"
		}
	}
	return honest(command) + tag + " OK done\r\n"
}

const body5, body6 = "Subject: mail 5\r\n\r\nfive\r\n", "Subject: mail 6\r\n\r\nsix\r\n"

// honest is the untagged answer of a server without faults.
func honest(command string) string {
	var out strings.Builder
	switch {
	case strings.HasPrefix(command, "CAPABILITY"):
		return "* CAPABILITY IMAP4rev1 UIDPLUS MOVE\r\n" // polled: the tests need no IDLE
	case strings.HasPrefix(command, "SELECT"):
		return "* 2 EXISTS\r\n* OK [UIDVALIDITY 7] .\r\n* OK [UIDNEXT 7] .\r\n* OK [PERMANENTFLAGS (\\Seen \\*)] .\r\n"
	case strings.HasPrefix(command, "UID SEARCH"):
		return "* SEARCH 6 5\r\n"
	case strings.HasPrefix(command, "UID FETCH"):
		for i, body := range []string{body5, body6} {
			if !asks(command, i+5) {
				continue
			}
			if strings.Contains(command, "BODY") {
				out.WriteString(item(i+5, body))
				continue
			}
			fmt.Fprintf(&out, "* %d FETCH (UID %d RFC822.SIZE %d INTERNALDATE \"21-Nov-2026 12:00:00 +0000\")\r\n", i+1, i+5, len(body))
		}
	}
	return out.String()
}

func asks(command string, uid int) bool {
	set := strings.Fields(command)[2]
	return set == "5:6" || set == fmt.Sprint(uid)
}

// item is a FETCH answer with a whole mail.
func item(uid int, body string) string {
	return fmt.Sprintf("* %d FETCH (UID %d BODY[] {%d}\r\n%s)\r\n", uid-4, uid, len(body), body)
}

func (l *liar) config() Config {
	return Config{Host: "imap.example.test", TLS: TLSNone, User: user, Password: password, dial: l.dial}
}

// ask makes an answer for the fetch of bodies: of 5:6 together, or of 5 alone.
func ask(together, alone string) func(string, int) (string, string) {
	return func(command string, _ int) (string, string) {
		switch {
		case !strings.HasPrefix(command, "UID FETCH") || !strings.Contains(command, "BODY"):
		case strings.HasPrefix(command, "UID FETCH 5:6") && together != "":
			return together, "OK done"
		case strings.HasPrefix(command, "UID FETCH 5 ") && alone != "":
			return alone, "OK done"
		}
		return "", ""
	}
}

func TestAServerThatLies(t *testing.T) {
	for name, test := range map[string]struct {
		answer func(command string, n int) (string, string)
		kept   string
	}{
		"the UID behind the body": {
			ask("* 1 FETCH (BODY[] {24}\r\n"+body5+" UID 5)\r\n"+item(6, body6), ""), "5 6"},
		"flags of the same message in between": {
			ask("* 1 FETCH (UID 5 FLAGS (\\Seen))\r\n"+item(5, body5)+item(6, body6), ""), "5 6"},
		"a body that is NIL": {
			ask("* 1 FETCH (UID 5 BODY[] NIL)\r\n"+item(6, body6), ""), "5 6"},
		"an empty body at first": {
			ask(item(5, "")+item(6, body6), ""), "5 6"},
		"a body as a quoted string": {
			ask(item(5, body5)+"* 2 FETCH (UID 6 BODY[] \"Subject: mail 6\")\r\n", ""), "5 6"},
		"the same message twice": {
			ask(item(5, body5)+item(5, body5)+item(6, body6), ""), "5 6"},
		"a message that was not asked for": {
			ask(item(9, body5)+item(5, body5)+item(6, body6), ""), "5 6"},
		"messages left out": {
			ask("* 9 EXISTS\r\n", ""), "5 6"},
		"NO to many at once": {
			func(command string, _ int) (string, string) {
				if strings.HasPrefix(command, "UID FETCH 5:6 ") {
					return "", "NO [EXPUNGEISSUED] some are gone"
				}
				return "", ""
			}, "5 6"},
		"a message that is never delivered": {
			ask(item(6, body6), "* 9 EXISTS\r\n"), "!5 6"},
		"a body of 10 GB": {
			ask("* 1 FETCH (UID 5 BODY[] {10000000000}\r\nabc)\r\n", "* 1 FETCH (UID 5 BODY[] {10000000000}\r\nabc)\r\n"), "!5 6"},
		"an answer that cannot be read": {
			ask("* 1 FETCH (UID 5 X-GM-MSGID 1 BODY[] NIL)\r\n", "* 1 FETCH (UID 5 X-GM-MSGID 1 BODY[] NIL)\r\n"), "!5 6"},
		"a date that cannot be read": {
			func(command string, _ int) (string, string) {
				if strings.HasPrefix(command, "UID FETCH 5") && asks(command, 5) && !strings.Contains(command, "BODY") {
					return "* 1 FETCH (UID 5 RFC822.SIZE 24 INTERNALDATE \"yesterday\")\r\n", "OK"
				}
				return "", ""
			}, "!5 6"},
		"a message that has gone": {
			func(command string, _ int) (string, string) {
				switch {
				case strings.HasPrefix(command, "UID SEARCH UID 5") && !strings.Contains(command, "*"):
					return "* SEARCH\r\n", "OK"
				case strings.HasPrefix(command, "UID FETCH 5 "):
					return "", "NO it is gone"
				case strings.HasPrefix(command, "UID FETCH 5:6"):
					return strings.Replace(honest(command), "UID 5", "UID 4", 1), "OK"
				}
				return "", ""
			}, "6"},
		"another UIDVALIDITY in the middle": {
			func(command string, n int) (string, string) {
				switch {
				case command == "SELECT INBOX" && n > 1:
					return strings.Replace(honest(command), "UIDVALIDITY 7", "UIDVALIDITY 8", 1), "OK"
				case strings.HasPrefix(command, "UID FETCH 5 ") && n == 1:
					return "", "NO"
				case strings.HasPrefix(command, "UID FETCH 5:6 ") && n == 1:
					return "", "NO"
				}
				return "", ""
			}, "5 6"},
		"a search that names an older message": { // as for "7:*"
			func(command string, n int) (string, string) { return "", "" }, "5 6"},
		"silence in the middle of a body": {
			func(command string, n int) (string, string) {
				if strings.Contains(command, "BODY") && n == 1 && strings.HasPrefix(command, "UID FETCH 5:6") {
					return item(5, body5)[:50], "BYE" // and nothing more
				}
				return "", ""
			}, "5 6"},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				l, k := &liar{answer: test.answer, seen: make(map[string]int)}, newMemory()
				w := start(t, l.config(), k)
				for range 3 { // nothing comes twice, either
					sync_(t, w)
				}
				want(t, "kept", k.subjects(), test.kept)
				want(t, "cursor", k.cursor.UID, 6)
			})
		})
	}
}

// While the server delivers nothing at all, no message is given up.
func TestAServerInTroubleIsWaitedFor(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		trouble := true
		l, k := &liar{seen: make(map[string]int)}, newMemory()
		l.answer = func(command string, _ int) (string, string) {
			if trouble && strings.Contains(command, "BODY") {
				return "", "NO [UNAVAILABLE] Server Unavailable. 15"
			}
			return "", ""
		}
		w := start(t, l.config(), k)
		time.Sleep(90 * time.Second)
		want(t, "kept meanwhile", k.subjects(), "")
		l.mu.Lock()
		trouble = false
		l.mu.Unlock()
		sync_(t, w)
		want(t, "kept", k.subjects(), "5 6")
	})
}

// IDLE that is announced and refused is done without.
func TestARefusedIdleIsPolledInstead(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		l, k := &liar{seen: make(map[string]int)}, newMemory()
		l.answer = func(command string, n int) (string, string) {
			switch command {
			case "CAPABILITY":
				return "* CAPABILITY IMAP4rev1 IDLE\r\n", "OK"
			case "IDLE":
				return "", "BAD unknown command"
			}
			return "", ""
		}
		start(t, l.config(), k)
		time.Sleep(150 * time.Second)
		l.mu.Lock()
		defer l.mu.Unlock()
		want(t, "IDLE was tried", l.seen["IDLE"], 1)
		want(t, "selected", l.seen["SELECT INBOX"], 3)
	})
}

func TestASilentServerIsLeft(t *testing.T) {
	for _, command := range []string{"LOGIN", "CAPABILITY", "SELECT", "UID SEARCH", "UID FETCH"} {
		t.Run(command, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				silent := true
				l, k := &liar{seen: make(map[string]int)}, newMemory()
				l.answer = func(c string, n int) (string, string) {
					if silent && strings.HasPrefix(c, command) {
						silent = false
						return "", "BYE"
					}
					return "", ""
				}
				began := time.Now()
				sync_(t, start(t, l.config(), k))
				want(t, "kept", k.subjects(), "5 6")
				if d := time.Since(began); d < 30*time.Second || d > 2*time.Minute {
					t.Errorf("took %v", d)
				}
			})
		})
	}
}

func TestNeighbour(t *testing.T) {
	uids := []imap.UID{1, 2, 5, 9}
	for _, test := range []struct {
		uid  imap.UID
		n    int
		want imap.UID
	}{{5, 0, 9}, {5, 1, 2}, {5, 2, 1}, {5, 3, 9}, {9, 0, 5}} {
		want(t, fmt.Sprint(test), fmt.Sprint(neighbour(uids, test.uid, test.n)), fmt.Sprintf("[%d]", test.want))
	}
	want(t, "alone", len(neighbour([]imap.UID{5}, 5, 0)), 0)
}
