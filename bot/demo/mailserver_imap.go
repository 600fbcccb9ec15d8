package demo

import (
	"crypto/subtle"
	"errors"
	"io"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

// An imapSession serves one IMAP connection from memory, and brings to disk
// what changes there.
type imapSession struct {
	*imapmemserver.UserSession // nil before the login
	server                     *MailServer
	account                    *account
	folder                     string // the selected one
}

func (s *imapSession) Login(name, password string) error {
	if subtle.ConstantTimeCompare([]byte(password), []byte(Password)) != 1 {
		return imapserver.ErrAuthFailed
	}
	a, err := s.server.account(name)
	if err != nil {
		return imapserver.ErrAuthFailed
	}
	s.account, s.UserSession = a, imapmemserver.NewUserSession(a.memory)
	return nil
}

func (s *imapSession) Select(name string, options *imap.SelectOptions) (*imap.SelectData, error) {
	s.account.mu.Lock()
	defer s.account.mu.Unlock()
	data, err := s.UserSession.Select(name, options)
	if err == nil {
		s.folder = name
		data.UIDValidity = s.account.folders[name].validity
	}
	return data, err
}

// Idle looks for news by itself: the library's own forgets a message that
// arrives between its "+ idling" and its first look.
func (s *imapSession) Idle(w *imapserver.UpdateWriter, stop <-chan struct{}) error {
	const pause = 20 * time.Millisecond
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		if err := s.Poll(w, true); err != nil {
			return err
		}
		select {
		case <-tick.C:
		case <-stop:
			return nil
		}
	}
}

func (s *imapSession) Status(name string, options *imap.StatusOptions) (*imap.StatusData, error) {
	s.account.mu.Lock()
	defer s.account.mu.Unlock()
	data, err := s.UserSession.Status(name, options)
	if err == nil && options.UIDValidity {
		data.UIDValidity = s.account.folders[name].validity
	}
	return data, err
}

func (s *imapSession) Create(name string, _ *imap.CreateOptions) error {
	s.server.mu.Lock()
	validity := s.server.nextValidity()
	s.server.mu.Unlock()
	return s.account.create(name, validity)
}

func (s *imapSession) Delete(name string) error {
	if name == inbox {
		return cannot("The inbox cannot be deleted")
	}
	return s.account.delete(name)
}

func (s *imapSession) Rename(from, to string, _ *imap.RenameOptions) error {
	if from == inbox || from == s.folder {
		return cannot("This mailbox cannot be renamed")
	}
	return s.account.rename(from, to)
}

func (s *imapSession) Append(name string, r imap.LiteralReader, options *imap.AppendOptions) (*imap.AppendData, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return nil, err
	}
	at := options.Time
	if at.IsZero() {
		at = s.server.stamp()
	}
	return s.account.add(name, raw, at, options.Flags...)
}

func (s *imapSession) Copy(set imap.NumSet, target string) (*imap.CopyData, error) {
	s.account.mu.Lock()
	defer s.account.mu.Unlock()
	return s.copy(set, target)
}

func (s *imapSession) copy(set imap.NumSet, target string) (*imap.CopyData, error) {
	data, err := s.UserSession.Copy(set, target)
	if err != nil {
		return nil, err
	}
	return data, s.account.copied(s.folder, target, data)
}

// Move copies, and expunges when the copies are on disk. The library announces
// the expunged mails at the end of the command.
func (s *imapSession) Move(w *imapserver.MoveWriter, set imap.NumSet, target string) error {
	s.account.mu.Lock()
	defer s.account.mu.Unlock()
	data, err := s.copy(set, target)
	if err != nil || len(data.SourceUIDs) == 0 {
		return err
	}
	if err := w.WriteCopyData(data); err != nil {
		return err
	}
	uids, _ := data.SourceUIDs.Nums()
	if err := s.account.remove(s.folder, uids); err != nil {
		return err
	}
	return s.account.empty(s.folder, data.SourceUIDs)
}

// Expunge removes the mails marked \Deleted, of uids only unless that is nil.
func (s *imapSession) Expunge(w *imapserver.ExpungeWriter, uids *imap.UIDSet) error {
	s.account.mu.Lock()
	defer s.account.mu.Unlock()
	criteria := &imap.SearchCriteria{Flag: []imap.Flag{imap.FlagDeleted}}
	if uids != nil {
		criteria.UID = []imap.UIDSet{*uids}
	}
	found, err := s.UserSession.Search(imapserver.NumKindUID, criteria, &imap.SearchOptions{})
	if err != nil {
		return err
	}
	if err := s.account.remove(s.folder, found.AllUIDs()); err != nil {
		return err
	}
	return s.UserSession.Expunge(w, uids)
}

// Fetch ends the connection when the client has gone in the middle of a mail:
// the library would wait for a lock that it holds itself.
func (s *imapSession) Fetch(w *imapserver.FetchWriter, set imap.NumSet, options *imap.FetchOptions) error {
	err := s.UserSession.Fetch(w, set, options)
	if answer := new(imap.Error); err != nil && !errors.As(err, &answer) {
		panic(err) // recovered by the library, which then closes the connection
	}
	return err
}

func cannot(text string) error {
	return &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeCannot, Text: text}
}
