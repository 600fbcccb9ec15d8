package demo

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
)

const validityFile = "uidvalidity"

// load reads all accounts from disk.
func (s *MailServer) load() error {
	entries, err := os.ReadDir(s.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		name, err := url.PathUnescape(e.Name())
		if err != nil || !e.IsDir() {
			continue // not of ours
		}
		a := newAccount(s, name)
		if err := a.load(); err != nil {
			return fmt.Errorf("account %s: %w", e.Name(), err)
		}
		s.accounts[name] = a
	}
	return nil
}

func (a *account) load() error {
	if err := a.loadFolder(inbox, a.dir); err != nil {
		return err
	}
	entries, err := os.ReadDir(a.dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		name, err := url.PathUnescape(e.Name())
		if err != nil {
			return err
		}
		if err := a.loadFolder(name, filepath.Join(a.dir, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// loadFolder shows the mails of one folder under the UIDs that they had. A
// place that is empty is filled and emptied again.
func (a *account) loadFolder(name, dir string) error {
	f, err := a.openFolder(name, dir)
	if err != nil {
		return err
	}
	highest, err := f.highest()
	if err != nil {
		return err
	}
	var gone imap.UIDSet
	for uid := imap.UID(1); uid <= highest; uid++ {
		raw, at, err := readMail(f.mail(uid))
		if os.IsNotExist(err) {
			gone.AddNum(uid)
			raw, at, err = nil, time.Unix(0, 0), nil
		}
		if err != nil {
			return err
		}
		if _, err := a.show(name, raw, at, nil); err != nil {
			return err
		}
		if at.After(a.server.latest) {
			a.server.latest = at
		}
	}
	return a.empty(name, gone)
}

func (a *account) openFolder(name, dir string) (*folder, error) {
	f := &folder{dir: dir}
	text, err := os.ReadFile(filepath.Join(dir, validityFile))
	if os.IsNotExist(err) { // killed while the folder was being made
		f.validity = a.server.nextValidity()
		text = strconv.AppendUint(nil, uint64(f.validity), 10)
		err = writeFile(filepath.Join(dir, validityFile), text, time.Time{})
	}
	if err != nil {
		return nil, err
	}
	validity, err := strconv.ParseUint(string(text), 10, 32)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", validityFile, err)
	}
	f.validity = uint32(validity)
	a.server.validity = max(a.server.validity, f.validity)
	a.folders[name] = f
	return f, a.memory.Create(name, nil)
}

// highest is the highest UID that was given in the folder.
func (f *folder) highest() (imap.UID, error) {
	entries, err := os.ReadDir(f.dir)
	var highest imap.UID
	for _, e := range entries {
		number, suffix, _ := strings.Cut(e.Name(), ".")
		uid, err := strconv.ParseUint(number, 10, 32)
		if err == nil && (suffix == "eml" || suffix == "gone") {
			highest = max(highest, imap.UID(uid))
		}
	}
	return highest, err
}

// empty expunges mails in memory.
func (a *account) empty(name string, uids imap.UIDSet) error {
	if len(uids) == 0 {
		return nil
	}
	session := imapmemserver.NewUserSession(a.memory)
	defer session.Close()
	if _, err := session.Select(name, &imap.SelectOptions{}); err != nil {
		return err
	}
	deleted := &imap.StoreFlags{Op: imap.StoreFlagsAdd, Silent: true, Flags: []imap.Flag{imap.FlagDeleted}}
	if err := session.Store(nil, uids, deleted, nil); err != nil {
		return err
	}
	return session.Expunge(&imapserver.ExpungeWriter{}, &uids)
}

// readMail reads one file and its time, in UTC.
func readMail(name string) ([]byte, time.Time, error) {
	info, err := os.Stat(name)
	if err != nil {
		return nil, time.Time{}, err
	}
	raw, err := os.ReadFile(name)
	return raw, info.ModTime().UTC(), err
}

// writeFile writes a file whole or not at all, and is done when it is safely
// on disk. Its time is set to at, unless that is zero.
func writeFile(name string, data []byte, at time.Time) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".new-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // no longer there when all went well
	_, err = f.Write(data)
	if err == nil && !at.IsZero() {
		err = os.Chtimes(f.Name(), at, at)
	}
	if err == nil {
		err = f.Sync()
	}
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
