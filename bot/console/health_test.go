package console

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"
)

func TestReadiness(t *testing.T) {
	tests := []struct {
		name   string
		since  time.Duration
		status int
		says   string
	}{
		{"reached just now", time.Second, 200, "ready"},
		{"never reached", -1, 503, "not reached yet"},
		{"reached long ago", 11 * time.Minute, 503, "last reached 11m0s ago"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := newDesk(t, func(c *Config) {
				c.Overdue = 10 * time.Minute
				c.Health = func(context.Context) Health { return Health{SinceContact: tt.since} }
			})
			if w := k.call("GET", "/readyz", "", ""); w.Code != tt.status || !strings.Contains(w.Body.String(), tt.says) {
				t.Errorf("%d %s", w.Code, w.Body)
			}
			if w := k.call("GET", "/healthz", "", ""); w.Code != http.StatusOK {
				t.Errorf("healthz: %d", w.Code)
			}
			page := k.call("GET", "/", viewerToken, "").Body.String()
			if warned := strings.Contains(page, "Mail is not taken up"); warned != (tt.status != 200) {
				t.Errorf("the page warns: %v", warned)
			}
		})
	}
}

func TestMetrics(t *testing.T) {
	k := newDesk(t, func(c *Config) {
		c.Health = func(context.Context) Health { return Health{SinceContact: 12 * time.Second} }
	})
	k.receive(1001, complete())
	k.receive(1002, incomplete())
	k.now = k.now.Add(24 * time.Hour)
	k.receive(1003, stranger())
	k.call("GET", "/api/tickets/1001", viewerToken, "")
	page := k.call("GET", "/metrics", "", "").Body.String()
	for _, want := range []string{
		`vorlauf_tickets{state="awaiting_approval"} 1`, `vorlauf_tickets{state="awaiting_info"} 1`, `vorlauf_tickets{state="held"} 1`, `vorlauf_tickets{state="proposed"} 0`,
		"vorlauf_mails_queued 1", "vorlauf_mails_parked 2", "vorlauf_mails_pending 3", "vorlauf_tickets_overdue 1",
		"vorlauf_mailbox_contact_seconds 12", `vorlauf_http_request_seconds_count{route="GET /api/tickets/{number}",status="200"} 1`,
	} {
		if !strings.Contains(page, want+"\n") {
			t.Errorf("the metrics lack %s", want)
		}
	}
	for line := range strings.Lines(page) {
		if series, _, _ := strings.Cut(line, " "); strings.Contains(series, "1001") || strings.Contains(series, "mstutz") {
			t.Errorf("the metrics name a ticket or a customer: %s", series)
		}
	}
}

func TestNewNeedsItsParts(t *testing.T) {
	if _, err := New(Config{}); err == nil {
		t.Error("a console of nothing")
	}
}
