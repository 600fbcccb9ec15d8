package store

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"vorlauf/tickets"
)

// closedTicket makes VL-1001 of a mail with a key and an attachment that is too
// big for the database, and closes it.
func closedTicket(t *testing.T) *desk {
	d := newDesk(t)
	m := request("petra@amstutz.example", "Abacus")
	m.MessageID, m.Text, m.Body = "big@amstutz.example", "SECRET-KEY-99", "Our key is SECRET-KEY-99."
	m.Requests[0].Licence = tickets.Licence{State: tickets.LicenceProvided, Items: []string{"key:SECRET-KEY-99"}}
	m.Evidence = []tickets.Evidence{{Field: "requests[0].licence", Value: "key:****Y-99", Quote: "petra says SECRET-KEY-99"}}
	m.Attachments = []tickets.Attachment{{Name: "abacus.exe", Type: "application/x-msdownload", Size: maxBlob}}
	d.keep(1, eml(m.MessageID, strings.Repeat("SECRET-KEY-99 ", maxBlob/10)))
	d.apply(m)
	d.drain()
	d.press("close", 1001, &tickets.Close{Reason: "done by telephone"})
	return d
}

// files are the big mails on the disk.
func (d *desk) bigMails() (names []string) {
	d.t.Helper()
	d.must(filepath.WalkDir(string(d.files), func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names = append(names, path)
		}
		return err
	}))
	return names
}

func (d *desk) retain(dry bool) Removed {
	d.t.Helper()
	r, err := d.Retain(d.ctx, d.now, dry)
	d.must(err)
	return r
}

// holds counts the rows in which a text stands anywhere.
func (d *desk) holds(text string) (n int) {
	d.t.Helper()
	for _, column := range []string{"tickets.document", "tickets.search", "messages.text", "messages.evidence", "messages.sender", "messages.recipients", "messages.spec", "timeline.text", "timeline.actor", "events.data", "deliveries.recipient"} {
		table, name, _ := strings.Cut(column, ".")
		n += d.count(`SELECT COUNT(*) FROM `+table+` WHERE `+name+` LIKE ?`, "%"+text+"%")
	}
	return n
}

func TestAttachmentsAndKeysGoFirst(t *testing.T) {
	d := closedTicket(t)
	d.now = d.now.AddDate(0, 0, 30)
	if r := d.retain(false); len(r.Stripped)+len(r.Reduced) != 0 {
		t.Errorf("after 30 days to the minute: %+v", r)
	}
	d.now = d.now.Add(1e9)
	if r := d.retain(true); !slices.Equal(r.Stripped, []int64{1001}) || len(d.bigMails()) != 1 || d.holds("SECRET-KEY") == 0 {
		t.Errorf("the dry run: %+v, %q", r, d.bigMails())
	}
	if r := d.retain(false); !slices.Equal(r.Stripped, []int64{1001}) || r.Reduced != nil {
		t.Errorf("removed %+v", r)
	}
	if n := d.holds("SECRET-KEY"); n != 0 || len(d.bigMails()) != 0 {
		t.Errorf("the key stands in %d rows, and there are %q", n, d.bigMails())
	}
	messages, err := d.Messages(d.ctx, 1001)
	d.must(err)
	if !strings.Contains(messages[0].Text, "****") || len(messages[0].Attachments) != 0 {
		t.Errorf("message %+v", messages[0])
	}
	if e := messages[0].Evidence; len(e) != 1 || e[0].Quote != "petra says ****" {
		t.Errorf("evidence %+v", e)
	}
	var no *tickets.Refusal
	if _, err := d.RawOf(d.ctx, messages[0].ID); !errors.As(err, &no) || no.Code != tickets.NotFound {
		t.Errorf("its bytes: %v", err)
	}
	if got, err := d.Ticket(d.ctx, 1001); err != nil || got.Customer != "Amstutz" || got.Requests[0].Licence.State != tickets.LicenceProvided {
		t.Errorf("%+v, %v", got, err)
	}
	if r := d.retain(false); len(r.Stripped) != 0 {
		t.Errorf("again: %+v", r)
	}
}

// What another ticket took over is kept until that one is closed long enough.
func TestAttachmentsStayForWhoTookThemOver(t *testing.T) {
	d := closedTicket(t)
	d.press("reopen", 1001, &tickets.Reopen{})
	d.open("second", request("petra@amstutz.example", "Topal"))
	d.open("third", request("petra@amstutz.example", "NEST"))
	d.press("merge 1", 1001, &tickets.Merge{Into: 1002})
	d.press("merge 2", 1002, &tickets.Merge{Into: 1003})
	d.now = d.now.AddDate(0, 2, 0)
	if r := d.retain(false); len(r.Stripped) != 0 || len(d.bigMails()) != 1 {
		t.Errorf("removed %+v while VL-1003 is open", r)
	}
	d.press("done", 1003, &tickets.Close{Reason: "done"})
	d.now = d.now.AddDate(0, 0, 31)
	if r := d.retain(false); !slices.Contains(r.Stripped, 1001) || d.holds("SECRET-KEY") != 0 || len(d.bigMails()) != 0 {
		t.Errorf("removed %+v; the key stands in %d rows", r, d.holds("SECRET-KEY"))
	}
}

func TestReducedToFigures(t *testing.T) {
	d := closedTicket(t)
	d.open("other", request("luc@rochat.example", "Topal")) // open, however old
	d.now = d.now.AddDate(0, 24, 1)
	if r := d.retain(false); !slices.Equal(r.Reduced, []int64{1001}) || len(r.Stripped) > 0 {
		t.Errorf("removed %+v", r)
	}
	for _, text := range []string{"amstutz", "petra", "SECRET-KEY"} {
		if n := d.holds(text); n != 0 {
			t.Errorf("%q stands in %d rows", text, n)
		}
	}
	if n := d.holds("rochat"); n == 0 {
		t.Error("the open ticket lost its customer")
	}
	got, err := d.Ticket(d.ctx, 1001)
	d.must(err)
	if !got.Reduced || got.Requests[0].Software != "Abacus" || got.Outcome == "" {
		t.Errorf("figures %+v", got)
	}
	if r := d.retain(false); len(r.Reduced) != 0 {
		t.Errorf("again: %+v", r)
	}
	// The same mail once more, as after a changed UIDVALIDITY, makes no ticket.
	d.keep(2, eml("big@amstutz.example", strings.Repeat("SECRET-KEY-99 ", maxBlob/10)))
	if p := d.pending(); len(p) != 0 {
		t.Errorf("taken up again: %+v", p)
	}
	if got := d.bigMails(); len(got) > 1 {
		t.Errorf("files %q", got)
	}
}

func TestNothingIsRemovedUnlessAskedFor(t *testing.T) {
	rules := testRules(t)
	rules.Policy.AttachmentDays, rules.Policy.RetentionMonths = 0, 0
	d := openDesk(t, testURL(t), Options{Rules: rules, Compose: compose})
	d.open("a", request("petra@amstutz.example", "Abacus"))
	d.press("close", 1001, &tickets.Close{Reason: "x"})
	d.now = d.now.AddDate(20, 0, 0)
	if r := d.retain(false); len(r.Stripped)+len(r.Reduced) != 0 {
		t.Errorf("removed %+v", r)
	}
}

func TestEraseCustomer(t *testing.T) {
	d := closedTicket(t)
	d.comes(tickets.Mail{MessageID: "news", From: "news@amstutz.example", Class: tickets.Bulk, Subject: "offers", Text: "news"},
		tickets.Mail{MessageID: "other", From: "news@rochat.example", Class: tickets.Bulk, Subject: "offers", Text: "other"})
	d.open("open", request("petra@amstutz.example", "Topal"))
	var no *tickets.Refusal
	if _, err := d.EraseCustomer(d.ctx, "Amstutz", d.now, false); !errors.As(err, &no) || !strings.Contains(no.Message, "still open") {
		t.Fatalf("an open ticket: %v", err)
	}
	number := d.count(`SELECT MAX(number) FROM tickets`)
	d.press("close 2", int64(number), &tickets.Close{Reason: "x"})
	if _, err := d.EraseCustomer(d.ctx, "Nobody", d.now, false); !errors.As(err, &no) || no.Code != tickets.NotFound {
		t.Errorf("nobody: %v", err)
	}
	dry, err := d.EraseCustomer(d.ctx, "Amstutz", d.now, true)
	d.must(err)
	if len(dry.Reduced) != 2 || dry.Strays != 1 || d.holds("petra") == 0 {
		t.Errorf("the dry run: %+v", dry)
	}
	if r, err := d.EraseCustomer(d.ctx, "Amstutz", d.now, false); err != nil || !slices.Equal(r.Reduced, dry.Reduced) || r.Strays != 1 {
		t.Errorf("%+v, %v", r, err)
	}
	for _, text := range []string{"amstutz", "petra"} {
		if n := d.holds(text); n != 0 {
			t.Errorf("%q stands in %d rows", text, n)
		}
	}
	if d.holds("rochat") == 0 || len(d.bigMails()) != 0 {
		t.Errorf("rochat in %d rows, files %q", d.holds("rochat"), d.bigMails())
	}
}
