package mailbox

import (
	"context"
	"errors"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

var errClosed = errors.New("the connection was closed")

// wait returns when the server announces messages, when nudged, or when it is
// time to search the folder again.
func (s *session) wait(ctx context.Context, nudge <-chan struct{}) error {
	if !s.canIdle() {
		return s.pause(ctx, s.cfg.Poll, nudge)
	}
	var idle *imapclient.IdleCommand
	err := s.command(ctx, "idle", func(func()) (err error) {
		idle, err = s.client.Idle()
		return err
	})
	if refused(err) {
		s.noIdle = true
		return s.pause(ctx, s.cfg.Poll, nudge)
	}
	if err != nil {
		return err
	}
	// The library would renew after 28 minutes, and never notice a dead peer.
	if err := s.pause(ctx, min(s.cfg.Poll, s.cfg.Renew), nudge); err != nil {
		return err
	}
	return s.command(ctx, "end idle", func(func()) error {
		return errors.Join(idle.Close(), idle.Wait())
	})
}

func (s *session) canIdle() bool { return s.caps.Has(imap.CapIdle) && !s.noIdle }

func (s *session) pause(ctx context.Context, d time.Duration, nudge <-chan struct{}) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-s.changed:
	case <-nudge:
	case <-timer.C:
	case <-s.client.Closed():
		return errClosed
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}
