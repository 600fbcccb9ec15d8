package submission

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"
)

// A Sender hands mails to the submission server, one at a time over one
// connection that it keeps for a while.
type Sender struct {
	config Config
	log    *slog.Logger

	mu     sync.Mutex
	conn   *connection // nil: none is open
	idle   *time.Timer
	closed bool
}

// idleTime is how long an unused connection is kept; servers close theirs after
// some minutes (RFC 5321, 4.5.3.2.7).
const idleTime = 30 * time.Second

// New returns a Sender. It connects at the first mail.
func New(c Config, log *slog.Logger) *Sender { return &Sender{config: c, log: log} }

var errClosed = errors.New("the sender is closed")

// Send submits a stored message, byte for byte, to one recipient. from is the
// envelope sender; "" is the null sender. A failure is an *[Error]. When the
// context ends the connection is cut: before the whole message was handed over
// that is temporary, after it unknown.
func (s *Sender) Send(ctx context.Context, from, to string, raw []byte) error {
	if err := checkEnvelope(from, to); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return &Error{Temporary: true, Reason: errClosed.Error(), err: errClosed}
	}
	if err := s.announce(ctx, from, to); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, s.conn.abort)
	defer stop()
	if err := s.conn.deliver(to, raw, s.config.timeout()); err != nil {
		s.afterFailure(err)
		return err
	}
	s.rest()
	return nil
}

// checkEnvelope refuses what cannot stand in a command.
func checkEnvelope(from, to string) error {
	switch {
	case from != "" && !isAddress(from):
		return &Error{Reason: "the sender's address cannot be used"}
	case !isAddress(to):
		return &Error{Reason: "the recipient's address cannot be used"}
	}
	return nil
}

// announce sends MAIL over the connection at hand. One that broke while it was
// idle is replaced, once: until the server has taken MAIL, nothing can arrive
// twice.
func (s *Sender) announce(ctx context.Context, from, to string) error {
	reused, err := s.connect(ctx)
	if err != nil {
		return err
	}
	failure := s.conn.mailFrom(ctx, from, to, s.config.timeout())
	if failure == nil {
		return nil
	}
	s.afterFailure(failure)
	if !reused || s.conn != nil || ctx.Err() != nil {
		return failure
	}
	s.log.Debug("the idle connection was gone; connecting again")
	if _, err := s.connect(ctx); err != nil {
		return err
	}
	if failure := s.conn.mailFrom(ctx, from, to, s.config.timeout()); failure != nil {
		s.afterFailure(failure)
		return failure
	}
	return nil
}

// connect makes sure that there is a connection and reports whether it was
// there already.
func (s *Sender) connect(ctx context.Context) (reused bool, err error) {
	if s.idle != nil {
		s.idle.Stop()
	}
	if s.conn != nil {
		return true, nil
	}
	conn, err := open(ctx, s.config)
	if err != nil {
		return false, classify(connecting, "connecting to "+s.config.Host, err)
	}
	s.conn = conn
	s.log.Debug("connected to the submission server", slog.String("host", s.config.Host))
	return false, nil
}

// afterFailure keeps the connection where the server merely refused the mail,
// and drops it where it is not in step any more.
func (s *Sender) afterFailure(err error) {
	var e *Error
	if errors.As(err, &e) && e.Code != 0 && e.Code != 421 {
		_ = s.conn.smtp.UpdateDeadline(s.config.timeout())
		if s.conn.smtp.Reset() == nil {
			s.rest()
			return
		}
	}
	s.conn.abort()
	s.conn = nil
}

// rest keeps the connection for the next mail, for a while.
func (s *Sender) rest() {
	if s.idle == nil {
		s.idle = time.AfterFunc(idleTime, s.hangUp)
		return
	}
	s.idle.Reset(idleTime)
}

func (s *Sender) hangUp() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.quit()
}

// quit says goodbye; an answer is not waited for long.
func (s *Sender) quit() {
	if s.conn == nil {
		return
	}
	_ = s.conn.smtp.UpdateDeadline(min(s.config.timeout(), 5*time.Second))
	_ = s.conn.smtp.Quit()
	s.conn.abort()
	s.conn = nil
}

// Close ends the connection. A mail that is being sent is finished first; later
// ones are refused as temporary failures.
func (s *Sender) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.closed = true
	if s.idle != nil {
		s.idle.Stop()
	}
	s.quit()
	return nil
}

// Check connects, logs in and says goodbye: whether mails could be sent now.
func Check(ctx context.Context, c Config) error {
	conn, err := open(ctx, c)
	if err != nil {
		return classify(connecting, "connecting to "+c.Host, err)
	}
	defer conn.abort()
	stop := context.AfterFunc(ctx, conn.abort)
	defer stop()
	_ = conn.smtp.UpdateDeadline(c.timeout())
	if err := conn.smtp.Noop(); err != nil {
		return classify(connecting, "NOOP", err)
	}
	_ = conn.smtp.Quit()
	return nil
}
