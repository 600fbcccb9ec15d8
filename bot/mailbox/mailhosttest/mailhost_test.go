package mailhosttest

import (
	"bufio"
	"net"
	"strings"
	"testing"
	"time"
)

// greeting is what a server says at an address, "" if it says nothing for a
// moment.
func greeting(address string) string {
	conn, err := net.Dial("tcp", address)
	if err != nil {
		return ""
	}
	defer conn.Close()
	conn.SetReadDeadline(time.Now().Add(300 * time.Millisecond))
	line, _ := bufio.NewReader(conn).ReadString('\n')
	return line
}

func TestHostIsDisturbedAsAsked(t *testing.T) {
	h := Start(t)
	if len(h.Users) == 0 || h.Users[0] != Desk {
		t.Errorf("users: %v", h.Users)
	}
	halves := map[string]struct{ address, greeting string }{IMAP: {h.IMAP, "* OK"}, SMTP: {h.SMTP, "220 "}}
	for half, server := range halves {
		answers := func(what string, want bool) {
			t.Helper()
			if got := strings.HasPrefix(greeting(server.address), server.greeting); got != want {
				t.Errorf("%s, %s: answers %v", half, what, got)
			}
		}
		answers("at first", true)
		h.Freeze(half)
		answers("frozen", false)
		h.Thaw(half)
		answers("thawed", true)
		h.Kill9(half)
		answers("killed", false)
		h.Start(half)
		answers("started", true)
		h.Stop(half)
		answers("stopped", false)
		h.Start(half)
		answers("started again", true)
	}
}

func TestPort(t *testing.T) {
	if p := Port("127.0.0.1:1143"); p != 1143 {
		t.Error(p)
	}
}
