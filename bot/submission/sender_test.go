package submission

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/emersion/go-smtp"
)

var message = []byte("From: desk@msp.example\r\nSubject: x\r\n\r\nline\r\n.\r\n..dots\r\nFrom here\r\n" + strings.Repeat(strings.Repeat("long ", 100)+"\r\n", 200))

const from, to = "desk@msp.example", "keller@kunde.example"

func TestMailArrivesByteForByte(t *testing.T) {
	for _, mode := range []string{NoTLS, StartTLS, Implicit} {
		t.Run(mode, func(t *testing.T) {
			srv := &server{}
			c := srv.start(t, mode)
			c.User, c.Password = "desk", "secret"
			s := sender(t, c)
			if err := s.Send(t.Context(), from, to, message); err != nil {
				t.Fatal(err)
			}
			got := srv.mails[0]
			if !bytes.Equal(got.raw, message) {
				t.Errorf("the bytes changed on the way: %d arrived of %d", len(got.raw), len(message))
			}
			if got.from != from || got.to != to {
				t.Errorf("envelope %s to %s", got.from, got.to)
			}
			if got.secure != (mode != NoTLS) {
				t.Errorf("encrypted: %v", got.secure)
			}
		})
	}
}

func TestOneConnectionForManyMails(t *testing.T) {
	srv := &server{refuse: map[string]error{"gone@kunde.example": &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"}}}
	s := sender(t, srv.start(t, NoTLS))
	for range 3 {
		if err := s.Send(t.Context(), from, to, message); err != nil {
			t.Fatal(err)
		}
		if err := s.Send(t.Context(), from, "gone@kunde.example", message); err == nil {
			t.Fatal("a refused recipient was taken")
		}
	}
	if mails, sessions := srv.count(); mails != 3 || sessions != 1 {
		t.Errorf("%d mails over %d connections", mails, sessions)
	}
}

func TestRefusals(t *testing.T) {
	srv := &server{refuse: map[string]error{
		"gone@kunde.example": &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "no such user"},
		"grey@kunde.example": &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 7, 1}, Message: "greylisted, come back"},
	}}
	s := sender(t, srv.start(t, NoTLS))
	for recipient, want := range map[string]Error{
		"gone@kunde.example": {Code: 550, Enhanced: "5.1.1", Reason: "no such user"},
		"grey@kunde.example": {Code: 451, Enhanced: "4.7.1", Reason: "greylisted, come back", Temporary: true},
	} {
		got := failure(t, s.Send(t.Context(), from, recipient, message))
		if got != want {
			t.Errorf("%s: %+v, not %+v", recipient, got, want)
		}
	}
}

// failure is the Error without its cause.
func failure(t *testing.T, err error) Error {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("%v is no *Error", err)
	}
	flat := *e
	flat.err = nil
	return flat
}

func TestRefusalAfterTheDot(t *testing.T) {
	srv := &server{dataErr: &smtp.SMTPError{Code: 554, EnhancedCode: smtp.EnhancedCode{5, 7, 1}, Message: "not wanted"}}
	s := sender(t, srv.start(t, NoTLS))
	got := failure(t, s.Send(t.Context(), from, to, message))
	want := Error{Code: 554, Enhanced: "5.7.1", Reason: "not wanted"}
	if got != want {
		t.Errorf("%+v, not %+v", got, want)
	}
}

func TestWhatIsNotKnownAfterTheDot(t *testing.T) {
	for name, after := range map[string]func(*talk){
		"cut":    func(*talk) {},
		"frozen": (*talk).silence,
	} {
		t.Run(name, func(t *testing.T) {
			c := script(t, func(_ int, c *talk) {
				c.say("220 here")
				c.hear("DATA")
				c.say("354 go on")
				c.body()
				after(c)
			})
			got := failure(t, sender(t, c).Send(t.Context(), from, to, message))
			if !got.Unknown || !got.Temporary || got.Code != 0 {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestCutBeforeTheDot(t *testing.T) {
	c := script(t, func(_ int, c *talk) {
		c.say("220 here")
		c.hear("DATA")
		c.say("421 4.3.2 shutting down")
	})
	got := failure(t, sender(t, c).Send(t.Context(), from, to, message))
	if got.Unknown || !got.Temporary || got.Code != 421 || got.Enhanced != "4.3.2" {
		t.Errorf("%+v", got)
	}
}

func TestSilentServer(t *testing.T) {
	c := script(t, func(_ int, c *talk) { c.silence() })
	begun := time.Now()
	got := failure(t, sender(t, c).Send(t.Context(), from, to, message))
	if !got.Temporary || got.Unknown {
		t.Errorf("%+v", got)
	}
	if d := time.Since(begun); d > 5*time.Second {
		t.Errorf("it took %s to give up", d)
	}
}

func TestEndOfContextCutsTheConnection(t *testing.T) {
	reached := make(chan struct{})
	c := script(t, func(_ int, c *talk) {
		c.say("220 here")
		c.hear("RCPT")
		close(reached)
		c.silence()
	})
	c.Timeout = time.Hour
	ctx, cancel := context.WithCancel(t.Context())
	go func() { <-reached; cancel() }()
	got := failure(t, sender(t, c).Send(ctx, from, to, message))
	if !got.Temporary || got.Unknown {
		t.Errorf("%+v", got)
	}
}

func TestIdleConnectionThatBrokeIsReplaced(t *testing.T) {
	taken := make(chan int, 9)
	c := script(t, func(n int, c *talk) {
		c.say("220 here")
		c.hear("DATA")
		c.say("354 go on")
		c.body()
		taken <- n
		c.say("250 queued")
	}) // each connection ends after one mail, without a word
	s := sender(t, c)
	for want := range 3 {
		if err := s.Send(t.Context(), from, to, message); err != nil {
			t.Fatal(err)
		}
		if n := <-taken; n != want {
			t.Errorf("mail %d came over connection %d", want, n)
		}
	}
}

func TestAConnectionIsNotReplacedAfterMail(t *testing.T) {
	connections := make(chan int, 9)
	c := script(t, func(n int, c *talk) {
		connections <- n
		c.say("220 here")
		c.hear("RCPT")
	})
	got := failure(t, sender(t, c).Send(t.Context(), from, to, message))
	if !got.Temporary || got.Unknown || len(connections) != 1 {
		t.Errorf("%+v after %d connections", got, len(connections))
	}
}

func TestLogin(t *testing.T) {
	srv := &server{}
	c := srv.start(t, StartTLS)
	c.User, c.Password = "desk", "wrong"
	got := failure(t, sender(t, c).Send(t.Context(), from, to, message))
	if !got.Temporary || got.Code != 535 {
		t.Errorf("a wrong password is the session's fault, not the mail's: %+v", got)
	}
	if err := Check(t.Context(), c); err == nil {
		t.Error("Check took a wrong password")
	}
	c.Password = "secret"
	if err := Check(t.Context(), c); err != nil {
		t.Error(err)
	}
	c.Token = func(context.Context) (string, error) { return "good", nil }
	if err := Check(t.Context(), c); err != nil {
		t.Errorf("with an access token: %v", err)
	}
	c.Token = func(context.Context) (string, error) { return "", errors.New("expired") }
	if err := Check(t.Context(), c); err == nil || !strings.Contains(err.Error(), "expired") {
		t.Errorf("without an access token: %v", err)
	}
}

func TestTLSIsNotGivenUp(t *testing.T) {
	plain := (&server{}).start(t, NoTLS)
	plain.TLS = StartTLS
	if err := Check(t.Context(), plain); err == nil {
		t.Error("went on without STARTTLS")
	}
	for _, mode := range []string{StartTLS, Implicit} {
		c := (&server{}).start(t, mode)
		c.RootCAs = x509.NewCertPool()
		if err := Check(t.Context(), c); err == nil {
			t.Errorf("%s: trusted an unknown authority", mode)
		}
	}
	plain.TLS = "maybe"
	if err := Check(t.Context(), plain); err == nil || !strings.Contains(err.Error(), "maybe") {
		t.Errorf("took TLS %q: %v", plain.TLS, err)
	}
}

func TestEnvelopeThatCannotBe(t *testing.T) {
	srv := &server{}
	s := sender(t, srv.start(t, NoTLS))
	for _, bad := range []string{"", "nobody", "a@b\r\nRCPT TO:<x@y>", "<a@b.example>", "a b@c.example"} {
		got := failure(t, s.Send(t.Context(), from, bad, message))
		if !got.Permanent() || bad != "" && strings.Contains(got.Reason, bad) {
			t.Errorf("%q: %+v", bad, got)
		}
	}
	if _, sessions := srv.count(); sessions != 0 {
		t.Error("a connection was made for it")
	}
	if err := s.Send(t.Context(), "", to, message); err != nil {
		t.Errorf("the null sender: %v", err)
	}
}

func TestClosedSender(t *testing.T) {
	s := New((&server{}).start(t, NoTLS), quiet())
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if got := failure(t, s.Send(t.Context(), from, to, message)); !got.Temporary {
		t.Errorf("%+v", got)
	}
}

func BenchmarkSend(b *testing.B) {
	for name, again := range map[string]bool{"one connection": false, "one for each mail": true} {
		b.Run(name, func(b *testing.B) {
			s := sender(b, (&server{}).start(b, StartTLS))
			for b.Loop() {
				if err := s.Send(b.Context(), from, to, message[:2000]); err != nil {
					b.Fatal(err)
				}
				if again {
					s.hangUp()
				}
			}
		})
	}
}

// TestLogsHoldNoAddress: a server's words often repeat the recipient.
func TestLogsHoldNoAddress(t *testing.T) {
	srv := &server{refuse: map[string]error{to: &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "<" + to + ">: rejected"}}}
	err := sender(t, srv.start(t, NoTLS)).Send(t.Context(), from, to, message)
	if !strings.Contains(err.Error(), to) {
		t.Errorf("staff do not see the reason: %v", err)
	}
	var log bytes.Buffer
	slog.New(slog.NewTextHandler(&log, nil)).Warn("mail refused", "error", err)
	if s := log.String(); strings.Contains(s, "kunde.example") || !strings.Contains(s, "error.code=550 error.enhanced=5.1.1") {
		t.Errorf("log %s", s)
	}
}
