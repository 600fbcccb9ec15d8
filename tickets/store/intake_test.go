package store

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"vorlauf/tickets"
)

// eml is a small mail.
func eml(id, body string) string {
	return "Received: from somewhere\r\nMessage-ID: <" + id + ">\r\nSubject: s\r\n\r\n" + body + "\r\n"
}

// keep stores mails under rising UIDs.
func (d *desk) keep(validity uint32, bodies ...string) {
	d.t.Helper()
	var raws []Raw
	for _, b := range bodies {
		d.uid++
		raws = append(raws, Raw{UIDValidity: validity, UID: d.uid, Received: d.now, Body: strings.NewReader(b)})
	}
	d.must(d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: validity, UID: d.uid}, raws))
}

func (d *desk) pending() []Pending {
	d.t.Helper()
	all, err := d.Pending(d.ctx, 1000)
	d.must(err)
	return all
}

func (d *desk) bytesOf(id int64) string {
	d.t.Helper()
	r, err := d.OpenRaw(d.ctx, id)
	d.must(err)
	defer r.Close()
	b, err := io.ReadAll(r)
	d.must(err)
	return string(b)
}

func TestKeepMovesTheCursorWithTheMails(t *testing.T) {
	d := newDesk(t)
	d.keep(7, eml("a@x", "one"), eml("b@x", "two"))
	since := time.UnixMilli(1_795_000_000_000)
	d.must(d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: 7, UID: 5, Since: since}, nil)) // nothing new up to there
	c, err := d.Cursor(d.ctx, "INBOX")
	d.must(err)
	if c.UIDValidity != 7 || c.UID != 5 || !c.Since.Equal(since) {
		t.Errorf("cursor %+v", c)
	}
	// the same UIDs again, after a crash of the mailbox's reader
	d.uid = 0
	d.keep(7, eml("a@x", "one"), eml("b@x", "two"))
	all := d.pending()
	if len(all) != 2 || all[0].Key != "imap/INBOX/7/1" || !all[0].Received.Equal(d.now) {
		t.Fatalf("pending %+v", all)
	}
	if got := d.bytesOf(all[1].ID); got != eml("b@x", "two") {
		t.Errorf("bytes %q", got)
	}
}

// A reader breaks in the middle of a body: nothing of the batch is kept, and
// the cursor stays.
func TestKeepIsAllOrNothing(t *testing.T) {
	d := newDesk(t)
	broken := io.MultiReader(strings.NewReader("Subject: x\r\n\r\nhalf"), failing{})
	err := d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: 1, UID: 9}, []Raw{
		{UIDValidity: 1, UID: 1, Received: d.now, Body: strings.NewReader(eml("a@x", "one"))},
		{UIDValidity: 1, UID: 2, Received: d.now, Body: broken},
	})
	if err == nil || !strings.Contains(err.Error(), "uid 2") {
		t.Fatalf("error %v", err)
	}
	if n := len(d.pending()); n != 0 {
		t.Errorf("%d mails kept", n)
	}
	if c, _ := d.Cursor(d.ctx, "INBOX"); c != (Cursor{}) {
		t.Errorf("cursor at %+v", c)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, io.ErrUnexpectedEOF }

func TestDuplicates(t *testing.T) {
	noID := "From: a@x\r\nDate: Mon, 23 Nov 2026 10:00:00 +0100\r\nSubject: s\r\n\r\nbody\r\n"
	for name, c := range map[string]struct {
		first, second string
		duplicate     bool
	}{
		"same bytes":                {eml("a@x", "one"), eml("a@x", "one"), true},
		"other trace":               {eml("a@x", "one"), "Received: elsewhere\r\n" + eml("a@x", "one"), true},
		"other body":                {eml("a@x", "one"), eml("a@x", "two"), false},
		"other id":                  {eml("a@x", "one"), eml("b@x", "one"), false},
		"folded id":                 {eml("a@x", "one"), "Message-ID:\r\n <a@x>\r\n\r\none\r\n", true},
		"no id":                     {noID, "Received: elsewhere\r\n" + noID, true},
		"no id, other subject":      {noID, strings.Replace(noID, "Subject: s", "Subject: t", 1), false},
		"no id, other day":          {noID, strings.Replace(noID, "23 Nov", "24 Nov", 1), false},
		"nothing at all":            {"", "", false},
		"no empty line":             {"Subject: one", "Subject: two", false},
		"no empty line, same bytes": {"Subject: one", "Subject: one", true},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDesk(t)
			d.keep(1, c.first)
			d.uid = 0
			d.keep(2, c.second) // the mailbox was made anew: another UIDVALIDITY
			all := d.pending()
			if duplicate := len(all) == 1; duplicate != c.duplicate {
				t.Fatalf("duplicate: %v", duplicate)
			}
			if n := d.count(`SELECT COUNT(*) FROM mails`); n != 2 {
				t.Errorf("%d mails kept", n)
			}
			if got := d.bytesOf(2); got != c.second {
				t.Errorf("bytes of the second: %q", got)
			}
		})
	}
}

// TestFingerprintInPieces writes mails in pieces of every size.
func TestFingerprintInPieces(t *testing.T) {
	long := "X-Long: " + strings.Repeat("x", maxHeader) + "\r\nMessage-ID: <late@x>\r\n\r\nbody\r\n"
	for name, mail := range map[string]string{"crlf": eml("a@x", "one\r\n\r\ntwo"), "lf": strings.ReplaceAll(eml("a@x", "one"), "\r\n", "\n"), "long header": long} {
		whole := newFingerprint()
		io.WriteString(whole, mail)
		want := whole.sum()
		for size := 1; size < 9; size++ {
			f := newFingerprint()
			if _, err := io.CopyBuffer(struct{ io.Writer }{f}, struct{ io.Reader }{strings.NewReader(mail)}, make([]byte, size)); err != nil {
				t.Fatal(err)
			}
			if got := f.sum(); got != want {
				t.Errorf("%s in pieces of %d: %s, whole %s", name, size, got, want)
			}
		}
	}
}

// bigMail is a mail that nobody holds in memory.
func bigMail(size int64) io.Reader {
	return io.MultiReader(strings.NewReader("Message-ID: <big@x>\r\n\r\n"), io.LimitReader(same('a'), size))
}

// same is a reader of one octet, over and over.
type same byte

func (b same) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(b)
	}
	return len(p), nil
}

func TestABigMailIsStreamed(t *testing.T) {
	const size = 50 << 20
	d := newDesk(t)
	raw := []Raw{{UIDValidity: 1, UID: 1, Received: d.now, Body: bigMail(size)}}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	d.must(d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: 1, UID: 1}, raw))
	runtime.ReadMemStats(&after)
	allocated := after.TotalAlloc - before.TotalAlloc
	t.Logf("50 MiB kept with %.1f MiB allocated", float64(allocated)/(1<<20))
	if allocated > 12<<20 {
		t.Errorf("%d bytes allocated", allocated)
	}
	if n := d.count(`SELECT COUNT(*) FROM mails WHERE raw IS NULL AND file IS NOT NULL`); n != 1 {
		t.Errorf("%d mails in files", n)
	}
	got, want := sha256.New(), sha256.New()
	r, err := d.OpenRaw(d.ctx, 1)
	d.must(err)
	defer r.Close()
	io.Copy(got, r)
	io.Copy(want, bigMail(size))
	if !bytes.Equal(got.Sum(nil), want.Sum(nil)) {
		t.Error("other bytes")
	}
	// fetched again under another UID, it takes no second file
	d.must(d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: 1, UID: 9}, []Raw{{UIDValidity: 2, UID: 1, Received: d.now, Body: bigMail(size)}}))
	files, err := filepath.Glob(filepath.Join(string(d.files), "*", "*"))
	d.must(err)
	spooled, _ := filepath.Glob(filepath.Join(string(d.files), "incoming-*"))
	if len(files) != 1 || len(spooled) != 0 {
		t.Errorf("files %v, left behind %v", files, spooled)
	}
	if info, err := os.Stat(files[0]); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v %v: others may read it", info, err)
	}
}

// A mail that cannot be fetched becomes a held ticket, and does not block the
// next.
func TestAMailThatCannotBeFetched(t *testing.T) {
	d := newDesk(t)
	d.must(d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: 1, UID: 9}, []Raw{{UIDValidity: 1, UID: 1, Received: d.now.Add(-time.Hour), Err: "literal too long"}}))
	p := d.pending()
	if len(p) != 1 || p[0].Attempts < MaxAttempts || p[0].Err != "literal too long" {
		t.Fatalf("pending %+v", p)
	}
	if _, err := d.OpenRaw(d.ctx, p[0].ID); err == nil {
		t.Error("it has bytes")
	}
	ticket, err := d.Quarantine(d.ctx, p[0].ID, "", d.now)
	d.must(err)
	if ticket.State != tickets.Held || !ticket.Received.Equal(d.now.Add(-time.Hour)) {
		t.Errorf("ticket %+v", ticket)
	}
	if uids, err := d.ToArchive(d.ctx, "INBOX", 1, 10); err != nil || len(uids) != 0 {
		t.Errorf("to archive %v, %v: a mail that was never fetched must stay on the server", uids, err)
	}
}

func TestArchive(t *testing.T) {
	d := newDesk(t)
	d.keep(1, eml("a@x", "one"), eml("b@x", "two"), eml("a@x", "one"), eml("c@x", "three"))
	d.apply(request("petra@amstutz.example", "Abacus"), request("petra@amstutz.example", "Topal"))
	got, err := d.ToArchive(d.ctx, "INBOX", 1, 10)
	d.must(err)
	if fmt.Sprint(got) != "[1 2 3]" {
		t.Errorf("to archive %v", got)
	}
	d.must(d.Archived(d.ctx, "INBOX", 1, []uint32{1, 3}))
	if got, err = d.ToArchive(d.ctx, "INBOX", 1, 10); err != nil || fmt.Sprint(got) != "[2]" {
		t.Errorf("then %v, %v", got, err)
	}
}

func TestFailedStaysPendingWithTheReason(t *testing.T) {
	d := newDesk(t)
	d.keep(1, eml("a@x", "one"))
	id := d.pending()[0].ID
	d.must(d.Attempt(d.ctx, []int64{id}))
	d.must(d.Failed(d.ctx, id, "no sense in it"))
	if p := d.pending(); len(p) != 1 || p[0].Attempts != 1 || p[0].Err != "no sense in it" {
		t.Errorf("%+v", p)
	}
}
