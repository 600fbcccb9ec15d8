package mailbox

import (
	"context"
	"errors"
	"fmt"

	"github.com/emersion/go-imap/v2"
)

// Check connects, logs in, opens the folder, and makes sure that handled mails
// can be archived or marked as configured; a missing archive folder is made,
// unless cfg.DryRun is set. The error is for the person who set it up.
func Check(ctx context.Context, cfg Config) error {
	cfg = cfg.withDefaults()
	s, err := connect(ctx, cfg, func() {})
	if errors.Is(err, errLogin) {
		return fmt.Errorf("%w: are user and password right, and is IMAP allowed for this account?", err)
	}
	if err != nil {
		return err
	}
	defer s.close()
	if err := s.selectFolder(ctx); err != nil {
		return fmt.Errorf("%s: the folder %q cannot be opened: %w", cfg.address(), cfg.Folder, err)
	}
	if cfg.Archive == "" || !s.canMove() {
		if len(s.box.PermanentFlags) == 0 && !cfg.DryRun {
			return fmt.Errorf("%s: the folder %q keeps no flags, so handled mails cannot be marked: is it read-only for this account?",
				cfg.address(), cfg.Folder)
		}
		return nil
	}
	return s.checkArchive(ctx)
}

func (s *session) checkArchive(ctx context.Context) error {
	err := s.command(ctx, "status "+s.cfg.Archive, func(func()) error {
		_, err := s.client.Status(s.cfg.Archive, &imap.StatusOptions{UIDNext: true}).Wait()
		return err
	})
	if refused(err) && !s.cfg.DryRun {
		if createErr := s.createArchive(ctx); createErr != nil {
			err = errors.Join(err, createErr)
		} else {
			err = nil
		}
	}
	if err != nil {
		return fmt.Errorf("%s: the archive folder %q does not exist and cannot be made (some servers want a name like %q): %w",
			s.cfg.address(), s.cfg.Archive, "INBOX."+s.cfg.Archive, err)
	}
	return nil
}
