package store

import (
	"fmt"
	"strings"
	"testing"

	"vorlauf/tickets"
)

const batch = 100

// backlogDesk is a desk with that many customers.
func backlogDesk(b *testing.B, customers int) *desk {
	d := newDesk(b)
	c := tickets.Catalogue{}
	for i := range customers {
		c.Customers = append(c.Customers, tickets.Customer{Name: fmt.Sprintf("Customer %d", i), Domains: []string{fmt.Sprintf("c%d.example", i)}})
	}
	_, err := d.Import(d.ctx, c)
	d.must(err)
	return d
}

func backlogMail(i, customers int) tickets.Mail {
	m := request(fmt.Sprintf("p%d@c%d.example", i, i%customers), "Abacus")
	m.Text = strings.Repeat("please update it. ", 40)
	m.Body = m.Text
	return m
}

// BenchmarkBacklog catches up on 10,000 requests of 500 customers in batches of
// 100: bytes kept, attempt counted, applied. Each makes a ticket and a mail.
func BenchmarkBacklog(b *testing.B) {
	const mails, customers = 10_000, 500
	for b.Loop() {
		d := backlogDesk(b, customers)
		for from := 0; from < mails; from += batch {
			var raws []Raw
			for i := from; i < from+batch; i++ {
				raws = append(raws, Raw{UIDValidity: 1, UID: uint32(i + 1), Received: d.now,
					Body: strings.NewReader(eml(fmt.Sprint(i), strings.Repeat("x", 4000)))})
			}
			d.must(d.Keep(d.ctx, "INBOX", Cursor{UIDValidity: 1, UID: uint32(from + batch)}, raws))
			pending, err := d.Pending(d.ctx, batch)
			d.must(err)
			var ids []int64
			var understood []Understood
			for i, p := range pending {
				ids = append(ids, p.ID)
				understood = append(understood, Understood{ID: p.ID, Mail: backlogMail(from+i, customers)})
			}
			d.must(d.Attempt(d.ctx, ids))
			d.must(d.ApplyMails(d.ctx, understood, d.now))
		}
		if n := d.count(`SELECT COUNT(*) FROM tickets WHERE state = 'awaiting_approval'`); n != mails {
			b.Fatalf("%d tickets", n)
		}
	}
	b.ReportMetric(float64(mails*b.N)/b.Elapsed().Seconds(), "mails/s")
}

// BenchmarkDeliver claims and reports the mails of a backlog.
func BenchmarkDeliver(b *testing.B) {
	const mails = 2000
	for b.Loop() {
		b.StopTimer()
		d := backlogDesk(b, mails)
		for from := 0; from < mails; from += batch {
			var all []tickets.Mail
			for i := from; i < from+batch; i++ {
				all = append(all, backlogMail(i, mails))
			}
			d.comes(all...)
		}
		b.StartTimer()
		sent := 0
		for {
			claimed, err := d.Claim(d.ctx, d.now, 50)
			d.must(err)
			if len(claimed) == 0 {
				break
			}
			for _, c := range claimed {
				d.must(d.Sent(d.ctx, c.ID, d.now))
				sent++
			}
		}
		if sent != mails {
			b.Fatalf("%d sent", sent)
		}
	}
	b.ReportMetric(float64(mails*b.N)/b.Elapsed().Seconds(), "mails/s")
}

// BenchmarkPress is one decision of staff, flushed to the disk.
func BenchmarkPress(b *testing.B) {
	d := newDesk(b)
	d.open("k", request("petra@amstutz.example", "Abacus"))
	i := 0
	for b.Loop() {
		i++
		_, err := d.Apply(d.ctx, fmt.Sprint("press/", i), 1001, pressOf(&tickets.Note{Text: "n"}), d.now)
		d.must(err)
	}
}
