package mailbox

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// A head is what is asked about a message before its bytes.
type head struct {
	uid  imap.UID
	date time.Time // INTERNALDATE
	size int64     // RFC822.SIZE: some servers only estimate it
}

// search lists UIDs in ascending order.
func (s *session) search(ctx context.Context, criteria *imap.SearchCriteria) ([]imap.UID, error) {
	var uids []imap.UID
	err := s.command(ctx, "search", func(func()) error {
		data, err := s.client.UIDSearch(criteria, nil).Wait()
		if err == nil {
			uids = data.AllUIDs()
		}
		return err
	})
	slices.Sort(uids)
	return slices.Compact(uids), err
}

// newer lists the UIDs above uid. "uid+1:*" always names the last message,
// even when its UID is smaller (RFC 3501 section 6.4.8), hence the filter.
func (s *session) newer(ctx context.Context, uid imap.UID) ([]imap.UID, error) {
	uids, err := s.search(ctx, &imap.SearchCriteria{UID: []imap.UIDSet{{imap.UIDRange{Start: uid + 1}}}})
	return slices.DeleteFunc(uids, func(u imap.UID) bool { return u <= uid }), err
}

// exists looks anew whether a message is in the folder.
func (s *session) exists(ctx context.Context, uid imap.UID) (bool, error) {
	validity := s.box.UIDValidity
	if err := s.selectFolder(ctx); err != nil {
		return false, err
	}
	if s.box.UIDValidity != validity {
		return false, fmt.Errorf("UIDVALIDITY changed from %d to %d", validity, s.box.UIDValidity)
	}
	uids, err := s.search(ctx, &imap.SearchCriteria{UID: []imap.UIDSet{imap.UIDSetNum(uid)}})
	return slices.Contains(uids, uid), err
}

// heads asks for date and size. Messages for which the server does not answer
// both are left out.
func (s *session) heads(ctx context.Context, uids []imap.UID) ([]head, error) {
	var heads []head
	options := &imap.FetchOptions{UID: true, InternalDate: true, RFC822Size: true}
	err := s.fetch(ctx, uids, options, func(m *imapclient.FetchMessageData, _ func()) error {
		var h head
		sized := false
		for item := m.Next(); item != nil; item = m.Next() {
			switch item := item.(type) {
			case imapclient.FetchItemDataUID:
				h.uid = item.UID
			case imapclient.FetchItemDataInternalDate:
				h.date = item.Time
			case imapclient.FetchItemDataRFC822Size:
				h.size, sized = item.Size, true
			}
		}
		if sized && !h.date.IsZero() {
			heads = append(heads, h)
		}
		return nil
	})
	slices.SortFunc(heads, func(a, b head) int { return cmp.Compare(a.uid, b.uid) })
	return heads, err
}

// bodies fetches the whole of the given messages. What did not arrive complete
// is missing from the answer: because the server left it out, put the UID
// behind the body, or sent flags of the same message in between.
func (s *session) bodies(ctx context.Context, uids []imap.UID) (map[imap.UID]*body, error) {
	all := make(map[imap.UID]*body)
	options := &imap.FetchOptions{UID: true, BodySection: []*imap.FetchItemBodySection{{Peek: true}}}
	err := s.fetch(ctx, uids, options, func(m *imapclient.FetchMessageData, progress func()) error {
		var uid imap.UID
		for item := m.Next(); item != nil; item = m.Next() {
			switch item := item.(type) {
			case imapclient.FetchItemDataUID:
				uid = item.UID
			case imapclient.FetchItemDataBodySection:
				if item.Literal == nil || all[uid] != nil {
					continue
				}
				source := &source{Reader: item.Literal, progress: progress}
				b, err := s.read(source, item.Literal.Size())
				if err != nil {
					s.conn.Close()
					source.drain()
					return fmt.Errorf("uid %d: %w", uid, err)
				}
				all[uid] = b
			}
		}
		return nil
	})
	if err != nil && !refused(err) {
		discard(all)
		return nil, err
	}
	return all, err
}

// fetch runs one UID FETCH and calls each for every message in the answer.
func (s *session) fetch(ctx context.Context, uids []imap.UID, options *imap.FetchOptions,
	each func(m *imapclient.FetchMessageData, progress func()) error) error {
	if len(uids) == 0 {
		return nil
	}
	return s.command(ctx, "fetch", func(progress func()) error {
		cmd := s.client.Fetch(imap.UIDSetNum(uids...), options)
		for m := cmd.Next(); m != nil; m = cmd.Next() {
			progress()
			if err := each(m, progress); err != nil {
				s.conn.Close()      // the rest of the answer is of no use, and may be endless
				<-s.client.Closed() // before Close, which reads on where the library is reading
				return errors.Join(err, cmd.Close())
			}
		}
		return cmd.Close()
	})
}
