package console

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// metrics are what Prometheus reads. The gauges are worked out when it asks.
type metrics struct {
	registry *prometheus.Registry
	requests *prometheus.HistogramVec
}

var (
	descTickets = prometheus.NewDesc("vorlauf_tickets", "Tickets that are not closed, by state.", []string{"state"}, nil)
	descOverdue = prometheus.NewDesc("vorlauf_tickets_overdue", "Open tickets that wait for staff longer than they should.", nil, nil)
	descQueued  = prometheus.NewDesc("vorlauf_mails_queued", "Mails to be sent.", nil, nil)
	descParked  = prometheus.NewDesc("vorlauf_mails_parked", "Mails that could not be sent and wait for staff.", nil, nil)
	descPending = prometheus.NewDesc("vorlauf_mails_pending", "Mails taken in that are not worked on yet.", nil, nil)
	descContact = prometheus.NewDesc("vorlauf_mailbox_contact_seconds", "Seconds since the mailbox last answered; absent while it never did.", nil, nil)
)

func newMetrics(k *console) *metrics {
	m := &metrics{registry: prometheus.NewRegistry()}
	m.requests = prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Name: "vorlauf_http_request_seconds", Help: "How long requests took.",
		Buckets: []float64{.005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10},
	}, []string{"route", "status"})
	m.registry.MustRegister(m.requests, gauges{k}, collectors.NewGoCollector(),
		collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

// timed measures every request under the route that it took, never under its
// path: paths are without number.
func (m *metrics) timed(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		begin := time.Now()
		s := &statusWriter{ResponseWriter: w, status: http.StatusOK}
		h.ServeHTTP(s, r)
		route := r.Pattern // set by the mux
		if route == "" {
			route = "none"
		}
		m.requests.WithLabelValues(route, strconv.Itoa(s.status)).Observe(time.Since(begin).Seconds())
	})
}

type statusWriter struct {
	http.ResponseWriter
	status int
}

func (s *statusWriter) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap is for http.ResponseController.
func (s *statusWriter) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// gauges reads the store and the desk's health each time.
type gauges struct{ k *console }

func (gauges) Describe(out chan<- *prometheus.Desc) {
	for _, d := range []*prometheus.Desc{descTickets, descOverdue, descQueued, descParked, descPending, descContact} {
		out <- d
	}
}

func (g gauges) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	gauge := func(d *prometheus.Desc, v int, labels ...string) {
		out <- prometheus.MustNewConstMetric(d, prometheus.GaugeValue, float64(v), labels...)
	}
	if h := g.k.Health; h != nil {
		if since := h(ctx).SinceContact; since >= 0 {
			out <- prometheus.MustNewConstMetric(descContact, prometheus.GaugeValue, since.Seconds())
		}
	}
	stats, err := g.k.Read.Stats(ctx)
	if err != nil {
		out <- prometheus.NewInvalidMetric(descTickets, err)
		return
	}
	for _, s := range states {
		if s != tickets.Closed {
			gauge(descTickets, stats.Open[s], string(s))
		}
	}
	gauge(descQueued, stats.Queued)
	gauge(descParked, stats.Parked)
	gauge(descPending, stats.Pending)
	overdue, err := g.k.countOverdue(ctx)
	if err != nil {
		out <- prometheus.NewInvalidMetric(descOverdue, err)
		return
	}
	gauge(descOverdue, overdue)
}

// countOverdue counts the tickets that wait for staff too long.
func (k *console) countOverdue(ctx context.Context) (int, error) {
	overdue, f := 0, store.Filter{Attention: true, Limit: 500}
	for {
		found, next, err := k.Read.Tickets(ctx, f)
		if err != nil {
			return 0, err
		}
		for _, t := range found {
			if k.overdue(t) {
				overdue++
			}
		}
		if next == 0 {
			return overdue, nil
		}
		f.After = next
	}
}

// overdue reports whether a ticket has waited for staff longer than it should
// (1.5).
func (k *console) overdue(t tickets.Ticket) bool {
	return !t.StaffSince.IsZero() && !k.Now().Before(k.Rules.Calendar.AddBusinessHours(t.StaffSince, k.Rules.Policy.StaffHours))
}
