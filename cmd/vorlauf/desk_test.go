package main

import (
	"net"
	"testing"
)

// A listener that listens everywhere has no address to link to.
func TestReachable(t *testing.T) {
	for listen, want := range map[string]string{"0.0.0.0:8080": "127.0.0.1:8080", "[::]:8080": "127.0.0.1:8080", "192.0.2.7:8080": "192.0.2.7:8080", "[::1]:8080": "[::1]:8080"} {
		a, err := net.ResolveTCPAddr("tcp", listen)
		if err != nil {
			t.Fatal(err)
		}
		if got := reachable(a); got != want {
			t.Errorf("%s: %s, not %s", listen, got, want)
		}
	}
}
