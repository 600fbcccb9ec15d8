package mailbox

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/emersion/go-imap/v2"
)

// archiveBatch is how many messages are moved or marked by one command.
const archiveBatch = 100

// archiveHandled moves or marks what the keeper says is handled.
func (s *session) archiveHandled(ctx context.Context, keeper Keeper) error {
	if s.cfg.DryRun {
		return nil
	}
	folder, validity := s.cfg.Folder, s.box.UIDValidity
	for {
		uids, err := keeper.ToArchive(ctx, folder, validity, archiveBatch)
		if err != nil {
			return fmt.Errorf("list what is to be archived: %w", err)
		}
		if len(uids) == 0 {
			return nil
		}
		if err := s.archive(ctx, uids); err != nil {
			return err
		}
		if err := keeper.Archived(ctx, folder, validity, uids); err != nil {
			return fmt.Errorf("note what was archived: %w", err)
		}
	}
}

// archive moves messages to the archive folder, or marks them. Those that have
// left the folder meanwhile are passed over: not every server's answer to a
// command for none at all can be read.
func (s *session) archive(ctx context.Context, uids []uint32) error {
	var set imap.UIDSet
	for _, uid := range uids {
		set.AddNum(imap.UID(uid))
	}
	there, err := s.search(ctx, &imap.SearchCriteria{UID: []imap.UIDSet{set}})
	if err != nil || len(there) == 0 {
		return err
	}
	set = imap.UIDSetNum(there...)
	if s.cfg.Archive == "" || !s.canMove() {
		return s.mark(ctx, set, s.marks())
	}
	err = s.move(ctx, set)
	if answer := new(imap.Error); errors.As(err, &answer) && answer.Code == imap.ResponseCodeTryCreate {
		if err = s.createArchive(ctx); err == nil {
			err = s.move(ctx, set)
		}
	}
	return err
}

// canMove reports whether messages can be moved without a danger to others.
func (s *session) canMove() bool {
	return s.caps.Has(imap.CapMove) || s.caps.Has(imap.CapUIDPlus)
}

// move moves with MOVE, or copies, and removes the originals only when the
// server has confirmed the copies; and these originals only, which needs
// UIDPLUS. The library's own way without MOVE does not wait, and loses mail.
func (s *session) move(ctx context.Context, set imap.UIDSet) error {
	if s.caps.Has(imap.CapMove) {
		return s.command(ctx, "move to "+s.cfg.Archive, func(func()) error {
			_, err := s.client.Move(set, s.cfg.Archive).Wait()
			return err
		})
	}
	err := s.command(ctx, "copy to "+s.cfg.Archive, func(func()) error {
		_, err := s.client.Copy(set, s.cfg.Archive).Wait()
		return err
	})
	if err != nil {
		return err
	}
	if err := s.mark(ctx, set, []imap.Flag{imap.FlagDeleted}); err != nil {
		return err
	}
	return s.command(ctx, "expunge", func(func()) error { return s.client.UIDExpunge(set).Close() })
}

func (s *session) createArchive(ctx context.Context) error {
	return s.command(ctx, "create "+s.cfg.Archive, func(func()) error {
		return s.client.Create(s.cfg.Archive, nil).Wait()
	})
}

func (s *session) mark(ctx context.Context, set imap.UIDSet, flags []imap.Flag) error {
	return s.command(ctx, "mark", func(func()) error {
		store := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: flags}
		return s.client.Store(set, store, nil).Close()
	})
}

// marks are the flags that a handled message gets: \Seen, and the keyword where
// the server keeps keywords (RFC 3501 section 7.1), else \Flagged.
func (s *session) marks() []imap.Flag {
	if s.keeps(imap.FlagWildcard) || s.keeps(Keyword) {
		return []imap.Flag{imap.FlagSeen, Keyword}
	}
	return []imap.Flag{imap.FlagSeen, imap.FlagFlagged}
}

// keeps reports whether the server says that it keeps a flag beyond this
// connection.
func (s *session) keeps(flag imap.Flag) bool {
	return slices.ContainsFunc(s.box.PermanentFlags, func(f imap.Flag) bool {
		return strings.EqualFold(string(f), string(flag))
	})
}
