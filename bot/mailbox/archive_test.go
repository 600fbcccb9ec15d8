package mailbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
)

// all lists the UIDs in a folder.
func (s *server) all(folder string) string {
	return fmt.Sprint(s.uids(folder, imap.SearchCriteria{}))
}

func (s *server) flagged(folder string, flags ...imap.Flag) string {
	return fmt.Sprint(s.uids(folder, imap.SearchCriteria{Flag: flags}))
}

// archived takes up four mails, of which 2 and 4 are handled; someone else has
// marked mail 3 as deleted.
func archived(t *testing.T, s *server, cfg Config) *memory {
	k := newMemory()
	s.add("INBOX", noon, mails(1, 4)...)
	other := s.session("INBOX")
	defer other.Close()
	deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
	if err := other.Store(nil, imap.UIDSetNum(3), deleted, nil); err != nil {
		t.Fatal(err)
	}
	w := start(t, cfg, k)
	sync_(t, w)
	k.handle(2, 4)
	sync_(t, w)
	want(t, "kept", k.subjects(), "1 2 3 4")
	return k
}

func TestHandledMailsAreMoved(t *testing.T) {
	for name, caps := range map[string][]imap.Cap{
		"with MOVE": {imap.CapMove}, "with UIDPLUS only": {imap.CapUIDPlus},
	} {
		for _, exists := range []bool{true, false} {
			t.Run(fmt.Sprintf("%s, archive exists %v", name, exists), func(t *testing.T) {
				synctest.Test(t, func(t *testing.T) {
					s := newServer(t, caps...)
					if exists {
						s.create("Archive")
					}
					cfg := s.config()
					cfg.Archive = "Archive"
					k := archived(t, s, cfg)
					want(t, "left", s.all("INBOX"), "[1 3]")
					want(t, "archive", s.all("Archive"), "[1 2]")
					want(t, "noted", fmt.Sprint(k.archived), "[2 4]")
					want(t, "connections", s.dials.Load(), 1)
				})
			})
		}
	}
}

func TestHandledMailsAreMarkedWhereTheyCannotBeMoved(t *testing.T) {
	for name, test := range map[string]struct {
		permanent []imap.Flag // nil: as the server has it
		archive   string
		flags     []imap.Flag
	}{
		"no archive":          {nil, "", []imap.Flag{imap.FlagSeen, Keyword}},
		"no MOVE, no UIDPLUS": {nil, "Archive", []imap.Flag{imap.FlagSeen, Keyword}},
		"the keyword exists":  {[]imap.Flag{"\\SEEN", "vorlauf"}, "", []imap.Flag{imap.FlagSeen, Keyword}},
		"no keywords":         {[]imap.Flag{imap.FlagSeen, imap.FlagFlagged}, "", []imap.Flag{imap.FlagSeen, imap.FlagFlagged}},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newServer(t)
				s.create("Archive")
				if test.permanent != nil {
					s.fault = func(f *faultySession) {
						f.select_ = func(d *imap.SelectData) { d.PermanentFlags = test.permanent }
					}
				}
				cfg := s.config()
				cfg.Archive = test.archive
				k := archived(t, s, cfg)
				want(t, "left", s.all("INBOX"), "[1 2 3 4]")
				want(t, "archive", s.all("Archive"), "[]")
				want(t, "marked", s.flagged("INBOX", test.flags...), "[2 4]")
				want(t, "noted", fmt.Sprint(k.archived), "[2 4]")
			})
		})
	}
}

func TestNothingIsRemovedThatWasNotCopied(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, imap.CapUIDPlus)
		s.create("Archive")
		s.fault = func(f *faultySession) {
			f.copy = func() error {
				return &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeOverQuota, Text: "full"}
			}
		}
		cfg := s.config()
		cfg.Archive = "Archive"
		var out bytes.Buffer
		k := newMemory()
		s.add("INBOX", noon, mails(1, 2)...)
		k.handle(1)
		w := New(cfg, k, slog.New(slog.NewTextHandler(&out, nil)), time.Now)
		stop := run(t, w)
		sync_(t, w)
		s.add("INBOX", noon, mail(3))
		sync_(t, w) // the intake goes on
		stop()
		want(t, "kept", k.subjects(), "1 2 3")
		want(t, "left", s.all("INBOX"), "[1 2 3]")
		want(t, "marked as deleted", s.flagged("INBOX", imap.FlagDeleted), "[]")
		want(t, "noted", len(k.archived), 0)
		want(t, "complaints", strings.Count(out.String(), "cannot archive"), 1)
	})
}

func TestAMailThatWasMovedByHandIsPassedOver(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newServer(t, imap.CapMove)
		k := newMemory()
		k.handle(77)
		cfg := s.config()
		cfg.Archive = "Archive"
		s.create("Archive")
		sync_(t, start(t, cfg, k))
		want(t, "noted", fmt.Sprint(k.archived), "[77]")
	})
}

func TestManyAreArchivedInParts(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s, k := newServer(t, imap.CapMove), newMemory()
		s.add("INBOX", noon, mails(1, 250)...)
		cfg := s.config()
		cfg.Archive = "Archive"
		w := start(t, cfg, k)
		sync_(t, w)
		for uid := uint32(1); uid <= 250; uid++ {
			k.handle(uid)
		}
		sync_(t, w)
		want(t, "left", s.all("INBOX"), "[]")
		want(t, "archive", len(s.uids("Archive", imap.SearchCriteria{})), 250)
	})
}

func TestCheck(t *testing.T) {
	for name, test := range map[string]struct {
		caps   []imap.Cap
		change func(*server, *Config)
		says   string // "": all is well
	}{
		"all well":                 {nil, func(*server, *Config) {}, ""},
		"an archive that is there": {[]imap.Cap{imap.CapMove}, func(s *server, c *Config) { s.create("Done"); c.Archive = "Done" }, ""},
		"an archive that is made":  {[]imap.Cap{imap.CapMove}, func(_ *server, c *Config) { c.Archive = "Done" }, ""},
		"an archive that a dry run does not make": {[]imap.Cap{imap.CapMove},
			func(_ *server, c *Config) { c.Archive, c.DryRun = "Done", true }, `the archive folder "Done" does not exist`},
		"a wrong password": {nil, func(_ *server, c *Config) { c.Password = "other" }, "are user and password right"},
		"no such folder":   {nil, func(_ *server, c *Config) { c.Folder = "Desk" }, `the folder "Desk" cannot be opened`},
		"a folder that keeps no flags": {nil, func(s *server, _ *Config) {
			s.fault = func(f *faultySession) { f.select_ = func(d *imap.SelectData) { d.PermanentFlags = []imap.Flag{} } }
		}, "keeps no flags"},
		"nobody there": {nil, func(_ *server, c *Config) {
			c.dial = func(context.Context) (net.Conn, error) { return nil, errors.New("connection refused") }
		}, "imap.example.test:143: connection refused"},
		"an unknown mode": {nil, func(_ *server, c *Config) { c.TLS = "ssl" }, `unknown TLS mode "ssl"`},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newServer(t, test.caps...)
				cfg := s.config()
				test.change(s, &cfg)
				err := Check(t.Context(), cfg)
				if (err == nil) != (test.says == "") || err != nil && !strings.Contains(err.Error(), test.says) {
					t.Errorf("%v, want %q", err, test.says)
				}
			})
		})
	}
}

var _ imapserver.SessionIMAP4rev2 = (*faultySession)(nil)
