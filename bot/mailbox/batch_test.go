package mailbox

import (
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

func TestABacklogIsTakenUpInBatches(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.add("INBOX", noon, mails(1, 250)...)
		sync_(t, start(t, s.config(), k))
		want(t, "batches", fmt.Sprint(k.batches), "[100 100 50]")
		want(t, "kept", len(k.kept), 250)
	})
}

func TestABatchIsBoundedInBytes(t *testing.T) {
	big := mail(2) + strings.Repeat("x", 3<<20)
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.add("INBOX", noon, mail(1), big, big, big, mail(3), big)
		cfg := s.config()
		cfg.TempDir = t.TempDir()
		sync_(t, start(t, cfg, k))
		want(t, "batches", fmt.Sprint(k.batches), "[3 3]")
		want(t, "whole", k.kept[1].raw == big, true)
		left, err := os.ReadDir(cfg.TempDir)
		if err != nil || len(left) > 0 {
			t.Errorf("left in the temporary folder: %v %v", left, err)
		}
	})
}

func TestATooLargeMailIsHandedOverWithoutItsBytes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.add("INBOX", noon, mail(1), mail(2)+strings.Repeat("x", 5000), mail(3))
		cfg := s.config()
		cfg.MaxSize = 5000
		sync_(t, start(t, cfg, k))
		want(t, "kept", k.subjects(), "1 !2 3")
		want(t, "date", k.kept[1].InternalDate.UTC(), noon)
		want(t, "connections", s.dials.Load(), 1)
	})
}

// A full disk for the spooled bodies is not the mail's fault.
func TestWithoutRoomALargeMailWaits(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.add("INBOX", noon, mail(1), mail(2)+strings.Repeat("x", 2<<20))
		cfg := s.config()
		cfg.TempDir = t.TempDir() + "/missing"
		w := start(t, cfg, k)
		time.Sleep(2 * time.Hour)
		want(t, "kept", k.subjects(), "")
		if err := os.Mkdir(cfg.TempDir, 0o700); err != nil {
			t.Fatal(err)
		}
		sync_(t, w)
		want(t, "kept in the end", k.subjects(), "1 2")
	})
}

func BenchmarkBacklog10000(b *testing.B) {
	s := newServer(b)
	body := strings.Repeat("Guten Tag, bitte aktualisieren Sie die Software.\r\n", 40)
	for m := range slices.Values(mails(1, 10000)) {
		s.add("INBOX", noon, m+body)
	}
	for b.Loop() {
		k := newMemory()
		w := New(s.config(), k, slog.New(slog.DiscardHandler), time.Now)
		stop := run(b, w)
		sync_(b, w)
		stop()
		if len(k.kept) != 10000 {
			b.Fatalf("kept %d", len(k.kept))
		}
	}
	b.ReportMetric(10000*float64(b.N)/b.Elapsed().Seconds(), "mails/s")
}
