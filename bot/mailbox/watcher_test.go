package mailbox

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/emersion/go-imap/v2"
	"go.uber.org/goleak"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestTakesUpWhatIsThereAndWhatComes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.add("INBOX", noon, mails(1, 3)...)
		w := start(t, s.config(), k)
		sync_(t, w)
		want(t, "kept", k.subjects(), "1 2 3")
		m := k.kept[1]
		want(t, "raw", m.raw, mail(2))
		want(t, "size", m.Size, int64(len(mail(2))))
		want(t, "internal date", m.InternalDate.UTC(), noon)
		want(t, "uid", m.UID, 2)
		want(t, "cursor", k.cursor, Cursor{UIDValidity: m.UIDValidity, UID: 3})

		s.add("INBOX", noon, mail(4))
		synctest.Wait() // IDLE announces it: no time passes
		want(t, "after the announcement", k.subjects(), "1 2 3 4")
		want(t, "connections", s.dials.Load(), 1)
	})
}

func TestAnIdleIsRenewedAndTheFolderPolled(t *testing.T) {
	t.Run("renewed", func(t *testing.T) {
		synctest.Test(t, func(t *testing.T) {
			s, k := newServer(t), newMemory()
			cfg := s.config()
			cfg.Poll = time.Hour
			start(t, cfg, k)
			time.Sleep(31 * time.Minute)
			want(t, "IDLE commands", s.idles.Load(), 7)
		})
	})
	for name, fault := range map[string]func(*server){
		"a server that announces nothing": func(s *server) {
			s.fault = func(f *faultySession) { f.idle = func(stop <-chan struct{}) error { <-stop; return nil } }
		},
		"a server without IDLE": func(s *server) { s.wire = replace(" IDLE", " XDLE") },
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s, k := newServer(t), newMemory()
				fault(s)
				w := start(t, s.config(), k)
				sync_(t, w)
				synctest.Wait()
				s.add("INBOX", noon, mail(1))
				time.Sleep(59 * time.Second)
				want(t, "before the poll", k.subjects(), "")
				time.Sleep(2 * time.Second)
				want(t, "after the poll", k.subjects(), "1")
			})
		})
	}
}

func TestAFrozenServerLosesTheConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		var frozen atomic.Bool
		s.wrap = func(c net.Conn) net.Conn {
			if s.dials.Load() == 1 {
				return &frozenConn{c, &frozen}
			}
			return c
		}
		w := start(t, s.config(), k)
		sync_(t, w)
		frozen.Store(true)
		last := w.LastContact()
		s.add("INBOX", noon, mail(1)) // IDLE still says so; no answer to DONE follows
		time.Sleep(59 * time.Second)
		want(t, "connections while waiting", s.dials.Load(), 1)
		want(t, "contact while frozen", w.LastContact().Sub(last) < time.Second, true)
		time.Sleep(3 * time.Second)
		want(t, "connections", s.dials.Load(), 2)
		want(t, "kept", k.subjects(), "1")
		want(t, "contact", time.Since(w.LastContact()) < 3*time.Second, true)
	})
}

func TestACutConnectionLosesAndTruncatesNothing(t *testing.T) {
	long := mail(1) + strings.Repeat("0123456789abcdef\r\n", 200)
	for cut := 100; cut < 20000; cut += 997 {
		synctest.Test(t, func(t *testing.T) {
			s, k := newServer(t), newMemory()
			s.add("INBOX", noon, long, long, long, long)
			s.wrap = func(c net.Conn) net.Conn {
				if s.dials.Load() == 1 {
					return &cutConn{c, cut}
				}
				return c
			}
			sync_(t, start(t, s.config(), k))
			want(t, "kept", k.subjects(), "1 1 1 1")
			for _, m := range k.kept {
				want(t, "whole", m.raw == long, true)
			}
		})
	}
}

func TestAMailOnlyCountsOnceKept(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.add("INBOX", noon, mails(1, 3)...)
		failures := 2
		k.fail = func() error {
			if k.cursor.UIDValidity != 0 && failures > 0 {
				failures--
				return errors.New("the disk is full")
			}
			return nil
		}
		sync_(t, start(t, s.config(), k))
		want(t, "kept", k.subjects(), "1 2 3")
		want(t, "connections", s.dials.Load(), 3)
	})
}

func TestAWrongPasswordIsNotHammered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.refused.Store(true)
		var out bytes.Buffer
		w := New(s.config(), k, slog.New(slog.NewTextHandler(&out, nil)), time.Now)
		run(t, w)
		time.Sleep(29 * time.Second)
		want(t, "logins at first", s.logins.Load(), 1)
		time.Sleep(time.Hour)
		want(t, "few logins in an hour", s.logins.Load() <= 15, true)
		want(t, "complaints", strings.Count(out.String(), "interrupted"), 1)
		want(t, "never in contact", w.LastContact().IsZero(), true)
		s.refused.Store(false)
		sync_(t, w)
		want(t, "said that all is well", strings.Count(out.String(), "watching"), 1)
	})
}

func TestBackOffGrowsAndIsSpread(t *testing.T) {
	for failures, want := range []struct{ low, high time.Duration }{
		{500 * time.Millisecond, time.Second}, {time.Second, 2 * time.Second}, {2 * time.Second, 4 * time.Second},
	} {
		if d := backOff(failures, false); d < want.low || d > want.high {
			t.Errorf("after %d failures: %v, want %v to %v", failures, d, want.low, want.high)
		}
	}
	for _, failures := range []int{9, 50, 1 << 30} {
		if d := backOff(failures, false); d < longPause/2 || d > longPause {
			t.Errorf("after %d failures: %v", failures, d)
		}
		if d := backOff(failures, true); d < longPause || d > 2*longPause {
			t.Errorf("after %d refused logins: %v", failures, d)
		}
	}
	if d := backOff(0, true); d < loginPause {
		t.Errorf("after a refused login: %v", d)
	}
}

func TestSyncCoversWhatWasThere(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.wire = replace(" IDLE", " XDLE") // nothing but Sync brings mail in
		cfg := s.config()
		cfg.Poll = 24 * time.Hour
		w := start(t, cfg, k)
		for n := 1; n <= 20; n++ {
			s.add("INBOX", noon, mail(n))
			sync_(t, w)
			want(t, "kept", len(k.kept), n)
		}
	})
}

func TestSyncEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.refused.Store(true)
		w := New(s.config(), k, slog.New(slog.DiscardHandler), time.Now)
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		ran := make(chan error)
		go func() { ran <- w.Run(ctx) }()
		short, stop := context.WithTimeout(ctx, time.Second)
		defer stop()
		want(t, "with its context", w.Sync(short), context.DeadlineExceeded)
		<-ran
		want(t, "with Run", w.Sync(t.Context()), ErrStopped)
	})
}

func TestAChangedUIDValidityReadsAllAgain(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		s.add("INBOX", noon, mails(1, 2)...)
		w := start(t, s.config(), k)
		sync_(t, w)
		if err := s.user.Delete("INBOX"); err != nil {
			t.Fatal(err)
		}
		s.create("INBOX")
		s.add("INBOX", noon, mails(1, 3)...)
		sync_(t, w)
		want(t, "kept", k.subjects(), "1 2 1 2 3")
		want(t, "uid validity", k.kept[2].UIDValidity, k.cursor.UIDValidity)
		want(t, "another", k.kept[0].UIDValidity != k.cursor.UIDValidity, true)
	})
}

func TestAFirstReadingBeginsAtTheDate(t *testing.T) {
	at := func(days int) time.Time { return noon.AddDate(0, 0, days) }
	fill := func(s *server) {
		s.add("INBOX", at(-30), mails(1, 2)...)
		s.add("INBOX", at(-1), mail(3))
		s.add("INBOX", at(0).Add(-time.Second), mail(4))
		s.add("INBOX", at(0), mail(5))
		s.add("INBOX", at(-3), mail(6)) // an old one that was moved in later
		s.add("INBOX", at(1), mail(7))
	}
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		fill(s)
		cfg := s.config()
		cfg.Since = at(0)
		w := start(t, cfg, k)
		sync_(t, w)
		want(t, "kept", k.subjects(), "5 7")
		want(t, "cursor", k.cursor, Cursor{k.cursor.UIDValidity, 7, at(0)})
		s.add("INBOX", at(-30), mail(8)) // arrives after the first reading: counts
		sync_(t, w)
		want(t, "kept later", k.subjects(), "5 7 8")

		// A new UIDVALIDITY does not bring up what was left out.
		synctest.Wait()
		if err := s.user.Delete("INBOX"); err != nil {
			t.Fatal(err)
		}
		s.create("INBOX")
		fill(s)
		sync_(t, w)
		want(t, "kept after the change", k.subjects(), "5 7 8 5 7")
	})
}

func TestAnEmptyFolderIsRemembered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t), newMemory()
		cfg := s.config()
		cfg.Since = noon
		w := New(cfg, k, slog.New(slog.DiscardHandler), time.Now)
		stop := run(t, w)
		sync_(t, w)
		stop()
		want(t, "cursor", k.cursor, Cursor{UIDValidity: 1, Since: noon})
		s.add("INBOX", noon.AddDate(0, 0, 1), mail(1))
		cfg.Since = noon.AddDate(0, 0, 7) // a later start says another date: the first counts
		sync_(t, start(t, cfg, k))
		want(t, "kept", k.subjects(), "1")
	})
}

func TestADryRunChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t, imap.CapMove, imap.CapUIDPlus), newMemory()
		s.add("INBOX", noon, mails(1, 2)...)
		k.handle(1, 2)
		cfg := s.config()
		cfg.DryRun = true
		if err := New(cfg, k, slog.New(slog.DiscardHandler), time.Now).Once(t.Context()); err != nil {
			t.Fatal(err)
		}
		want(t, "kept", k.subjects(), "1 2")
		want(t, "unseen", len(s.uids("INBOX", imap.SearchCriteria{NotFlag: []imap.Flag{imap.FlagSeen}})), 2)
		want(t, "archived", len(k.archived), 0)
	})
}
