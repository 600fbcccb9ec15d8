package console

import (
	"fmt"
	"io"
	"net/http"
	"time"
)

// healthz says that the program runs and answers.
func (k *console) healthz(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "ok\n") }

// readyz says whether the desk takes up mails. A watcher that has died
// silently is the failure that this is for.
func (k *console) readyz(w http.ResponseWriter, r *http.Request) {
	if why := k.unready(k.health(r)); why != "" {
		http.Error(w, why, http.StatusServiceUnavailable)
		return
	}
	io.WriteString(w, "ready\n")
}

func (k *console) health(r *http.Request) Health {
	if k.Health == nil {
		return Health{}
	}
	return k.Health(r.Context())
}

// unready says why the desk is not ready; "" where it is.
func (k *console) unready(h Health) string {
	switch {
	case h.SinceContact < 0:
		return "the mailbox was not reached yet"
	case h.SinceContact > k.Overdue:
		return fmt.Sprintf("the mailbox was last reached %s ago", h.SinceContact.Round(time.Second))
	}
	return ""
}
