package console

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base32"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
	"time"

	"vorlauf/tickets"
)

// A link is what the address of a signed page says (procedure 1.6): for which
// ticket, whom, which question, and until when. The reader's address stands in
// it as a keyed hash: addresses of pages get into other people's logs.
type link struct {
	kind   linkKind
	ticket int64
	round  int64 // of the dates; of a test the second at which it was asked for
	until  time.Time
	party  [partySize]byte
}

// A linkKind is the question that a page asks.
type linkKind byte

const (
	linkDates  linkKind = 'd'
	linkTest   linkKind = 't'
	linkStatus linkKind = 's' // none
)

const (
	partySize = 8
	markSize  = 16 // of HMAC-SHA256, cut as RFC 2104, 5 allows
	pageDays  = 30 // how long a page without dates can be opened
)

// linkKinds says what the page asks that a mail links to. Mails that are not
// here link to none.
var linkKinds = map[tickets.Template]linkKind{
	tickets.Proposal: linkDates, tickets.ExceptionOffer: linkDates, tickets.ProposalReminder: linkDates,
	tickets.DateTaken: linkDates, tickets.PartnerNudge: linkDates, tickets.OtherDate: linkDates,
	tickets.TestRequest: linkTest, tickets.TestReminder: linkTest,
	tickets.Acknowledgement: linkStatus, tickets.ShortNotice: linkStatus, tickets.StatusAnswer: linkStatus, tickets.Confirmation: linkStatus,
}

// PageLink returns the address of the signed page that a mail links to for one
// of its readers, or "" where there is none: publicURL is empty, or the mail
// asks nothing that a page can answer. It fits store.Options.Page.
func PageLink(publicURL string) func(key []byte, t tickets.Ticket, m tickets.SendMail, reader string, now time.Time) string {
	base := strings.TrimRight(publicURL, "/") + "/p/"
	return func(key []byte, t tickets.Ticket, m tickets.SendMail, reader string, now time.Time) string {
		kind, asks := linkKinds[m.Template]
		if publicURL == "" || !asks || reader == "" {
			return ""
		}
		l := link{kind: kind, ticket: t.Number, until: now.AddDate(0, 0, pageDays), party: partyHash(key, reader)}
		switch {
		case kind == linkTest:
			l.round = t.TestAsked.Unix()
		case kind == linkDates || len(m.Letter.Options) > 0:
			l.kind, l.round = linkDates, int64(t.Round)
			l.until = lastStart(m.Letter.Options, l.until)
		}
		return base + l.signed(key)
	}
}

// lastStart is when the last of the offered dates begins: after it none can be
// accepted.
func lastStart(offered []tickets.Option, otherwise time.Time) time.Time {
	var last time.Time
	for _, o := range offered {
		if o.Start.After(last) {
			last = o.Start
		}
	}
	if last.IsZero() {
		return otherwise
	}
	return last
}

// letters are those that every mail program takes for part of an address.
var letters = base32.StdEncoding.WithPadding(base32.NoPadding)

func (l link) signed(key []byte) string {
	b := []byte{byte(l.kind)}
	b = binary.AppendUvarint(b, uint64(l.ticket))
	b = binary.AppendUvarint(b, uint64(l.round))
	b = binary.AppendUvarint(b, uint64(l.until.Unix()))
	b = append(b, l.party[:]...)
	return strings.ToLower(letters.EncodeToString(append(b, keyed(key, "page", string(b))[:markSize]...)))
}

var errLink = errors.New("this is no address that the desk gave out")

// readLink checks the mark before it reads anything else.
func readLink(key []byte, token string) (l link, err error) {
	b, err := letters.DecodeString(strings.ToUpper(token))
	if err != nil || len(b) <= markSize || len(key) == 0 {
		return l, errLink
	}
	b, mark := b[:len(b)-markSize], b[len(b)-markSize:]
	if subtle.ConstantTimeCompare(mark, keyed(key, "page", string(b))[:markSize]) != 1 {
		return l, errLink
	}
	l.kind, b = linkKind(b[0]), b[1:]
	var until int64
	for _, into := range []*int64{&l.ticket, &l.round, &until} {
		v, n := binary.Uvarint(b)
		if n <= 0 {
			return l, errLink
		}
		*into, b = int64(v), b[n:]
	}
	if copy(l.party[:], b) != partySize || len(b) != partySize {
		return l, errLink
	}
	l.until = time.Unix(until, 0)
	return l, nil
}

// reader is the party that a link was given to; "" where it is none any more.
func (l link) reader(key []byte, t tickets.Ticket) string {
	i := slices.IndexFunc(t.Parties, func(p tickets.Party) bool { return partyHash(key, p.Address) == l.party })
	if i < 0 {
		return ""
	}
	return t.Parties[i].Address
}

func partyHash(key []byte, address string) (h [partySize]byte) {
	copy(h[:], keyed(key, "party", strings.ToLower(address)))
	return h
}

// keyed is the HMAC of a text for one purpose: what is signed for one cannot
// stand for another.
func keyed(key []byte, purpose, text string) []byte {
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(purpose + "\x00" + text))
	return mac.Sum(nil)
}
