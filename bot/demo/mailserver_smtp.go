package demo

import (
	"io"
	"strings"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

// An smtpSession takes mail over one SMTP connection.
type smtpSession struct {
	server *MailServer
	to     []string
}

func newSMTP(s *MailServer) *smtp.Server {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) {
		return &smtpSession{server: s}, nil
	}))
	server.Domain = "desk.example"
	server.AllowInsecureAuth = true
	server.EnableSMTPUTF8 = true
	server.EnableBINARYMIME = true
	server.MaxMessageBytes = MaxMail
	server.MaxLineLength = MaxMail // some programs write a whole page in one line
	server.ReadTimeout = 5 * time.Minute
	server.WriteTimeout = time.Minute
	server.ErrorLog = libraryLog{s.log}
	return server
}

func (s *smtpSession) Reset()                               { s.to = nil }
func (s *smtpSession) Logout() error                        { return nil }
func (s *smtpSession) Mail(string, *smtp.MailOptions) error { return nil }
func (s *smtpSession) AuthMechanisms() []string             { return []string{sasl.Plain} }
func (s *smtpSession) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, _, password string) error {
		if password != Password {
			return smtp.ErrAuthFailed
		}
		return nil
	}), nil
}

// Rcpt refuses the addresses whose purpose it is to be refused.
func (s *smtpSession) Rcpt(to string, _ *smtp.RcptOptions) error {
	_, domain, _ := strings.Cut(strings.ToLower(to), "@")
	switch domain {
	case "reject.example":
		return &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such user here"}
	case "later.example":
		return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Not now, try again later"}
	}
	if _, err := s.server.account(to); err != nil {
		return &smtp.SMTPError{Code: 553, EnhancedCode: smtp.EnhancedCode{5, 1, 3}, Message: "Not an address"}
	}
	s.to = append(s.to, to)
	return nil
}

// Data stores the mail for each recipient, unchanged.
func (s *smtpSession) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	for _, to := range s.to {
		if err := s.server.deliver(to, raw); err != nil {
			s.server.log.Error("mail server: cannot store a mail", "error", err)
			return &smtp.SMTPError{Code: 451, EnhancedCode: smtp.EnhancedCode{4, 3, 0}, Message: "Cannot store it"}
		}
	}
	return nil
}
