package mailbox

import (
	"context"
	"errors"
	"fmt"
	"net"
	"sync/atomic"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapclient"
)

// A session is one connection, logged in.
type session struct {
	cfg     Config
	conn    net.Conn
	client  *imapclient.Client
	caps    imap.CapSet
	contact func()        // called on every good answer
	changed chan struct{} // holds a token when the server announced messages

	box    *imap.SelectData // as of the latest selectFolder
	noIdle bool             // IDLE is announced, and was refused
}

// command runs f, which sends one command and reads its answer. It closes the
// connection when ctx ends, or when f makes no progress for the command's
// time limit: nothing else frees a waiting command.
func (s *session) command(ctx context.Context, name string, f func(progress func()) error) error {
	limit := s.cfg.CommandTimeout
	var silent atomic.Bool
	watchdog := time.AfterFunc(limit, func() {
		silent.Store(true)
		s.conn.Close()
	})
	defer watchdog.Stop()
	defer context.AfterFunc(ctx, func() { s.conn.Close() })()

	err := f(func() { watchdog.Reset(limit) })
	switch {
	case err == nil:
		s.contact()
		return nil
	case ctx.Err() != nil:
		return ctx.Err()
	case silent.Load():
		return fmt.Errorf("%s: no answer for %v", name, limit)
	}
	return fmt.Errorf("%s: %w", name, err)
}

// refused reports whether err is the server's NO or BAD, after which the
// connection can be used further.
func refused(err error) bool {
	var answer *imap.Error
	return errors.As(err, &answer)
}

// selectFolder opens the folder anew. It is done before every search: it tells
// UIDVALIDITY, and makes the server show what has arrived.
func (s *session) selectFolder(ctx context.Context) error {
	return s.command(ctx, "select "+s.cfg.Folder, func(func()) (err error) {
		s.box, err = s.client.Select(s.cfg.Folder, &imap.SelectOptions{ReadOnly: s.cfg.DryRun}).Wait()
		if err == nil && s.box.UIDValidity == 0 {
			err = errors.New("the server gives no UIDVALIDITY")
		}
		return err
	})
}

// close ends the connection and waits for the library's reading goroutine.
func (s *session) close() {
	s.conn.Close()
	s.client.Close()
}
