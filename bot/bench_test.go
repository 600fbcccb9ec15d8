package bot

import (
	"testing"
)

// BenchmarkBacklog takes up a backlog and sends the answers: the whole way of a
// mail but the network.
func BenchmarkBacklog(b *testing.B) {
	const mails = 1000
	for b.Loop() {
		b.StopTimer()
		d := newDesk(b)
		for n := range mails {
			d.keep(request(n))
		}
		b.StartTimer()
		d.settle()
		if got := len(d.out.sent); got != mails {
			b.Fatalf("%d answers", got)
		}
	}
	b.ReportMetric(float64(b.N*mails)/b.Elapsed().Seconds(), "mails/s")
}
