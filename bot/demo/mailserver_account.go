package demo

import (
	"bufio"
	"bytes"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/emersion/go-imap/v2"
	"github.com/emersion/go-imap/v2/imapserver/imapmemserver"
	"github.com/emersion/go-message/textproto"
)

const inbox = "INBOX"

// An account is a mail account: its folders in memory, which serve IMAP, and
// on disk. The inbox is the account's own folder on disk, the others lie
// within it:
//
//	anna@kunde.example/uidvalidity   the folder's UIDVALIDITY
//	anna@kunde.example/000001.eml    UID 1; its file time is the INTERNALDATE
//	anna@kunde.example/000002.gone   UID 2 was deleted or moved away
//	anna@kunde.example/Archive/…
//
// A UID that was given once is never given again, so that a client's place in
// the folder holds across a restart.
type account struct {
	server *MailServer
	name   string
	dir    string
	memory *imapmemserver.User

	mu      sync.Mutex // held while disk and memory are changed together
	folders map[string]*folder
}

type folder struct {
	dir      string
	validity uint32
	last     imap.UID // the highest that was given
}

func newAccount(s *MailServer, name string) *account {
	return &account{server: s, name: name, dir: filepath.Join(s.dir, url.PathEscape(name)),
		memory: imapmemserver.NewUser(name, Password), folders: make(map[string]*folder)}
}

func (a *account) folderDir(name string) string {
	if name == inbox {
		return a.dir
	}
	// A dot at the front would be hidden, or lead out of the account.
	escaped := strings.ReplaceAll(url.PathEscape(name), ".", "%2E")
	return filepath.Join(a.dir, escaped)
}

// create makes a folder in memory and on disk.
func (a *account) create(name string, validity uint32) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	dir := a.folderDir(name)
	if err := a.memory.Create(name, nil); err != nil {
		return err
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	text := strconv.FormatUint(uint64(validity), 10)
	if err := writeFile(filepath.Join(dir, validityFile), []byte(text), time.Time{}); err != nil {
		return err
	}
	a.folders[name] = &folder{dir: dir, validity: validity}
	return nil
}

// delete removes a folder with all that is in it.
func (a *account) delete(name string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.memory.Delete(name); err != nil {
		return err
	}
	dir := a.folders[name].dir
	delete(a.folders, name)
	return os.RemoveAll(dir)
}

// rename gives a folder another name.
func (a *account) rename(from, to string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := a.memory.Rename(from, to, nil); err != nil {
		return err
	}
	f := a.folders[from]
	dir := a.folderDir(to)
	if err := os.Rename(f.dir, dir); err != nil {
		return err
	}
	f.dir = dir
	a.folders[to] = f
	delete(a.folders, from)
	return nil
}

// add puts a mail into a folder: on disk, and only then where clients see it.
func (a *account) add(name string, raw []byte, at time.Time, flags ...imap.Flag) (*imap.AppendData, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	f := a.folders[name]
	if f == nil {
		return nil, noFolder
	}
	uid := f.last + 1
	if err := writeFile(f.mail(uid), raw, at); err != nil {
		return nil, err
	}
	return a.show(name, raw, at, flags)
}

var noFolder = &imap.Error{Type: imap.StatusResponseTypeNo, Code: imap.ResponseCodeTryCreate, Text: "No such mailbox"}

// show appends a mail in memory, under the next UID. The caller holds mu.
func (a *account) show(name string, raw []byte, at time.Time, flags []imap.Flag) (*imap.AppendData, error) {
	f := a.folders[name]
	data, err := a.memory.Append(name, bytes.NewReader(readable(raw)), &imap.AppendOptions{Time: at, Flags: flags})
	if err != nil {
		return nil, err
	}
	if data.UID != f.last+1 {
		return nil, fmt.Errorf("%s: uid %d came out as %d", name, f.last+1, data.UID)
	}
	f.last = data.UID
	data.UIDValidity = f.validity
	return data, nil
}

// readable is what the library can hand out: it answers with nothing where it
// cannot read the header. Behind an empty header every mail can be read, and a
// blank line before the first field troubles no reader.
func readable(raw []byte) []byte {
	if _, err := textproto.ReadHeader(bufio.NewReader(bytes.NewReader(raw))); err != nil {
		return append([]byte("\r\n"), raw...)
	}
	return raw
}

// copied records on disk that mails were copied in memory. The caller holds mu.
func (a *account) copied(from, to string, data *imap.CopyData) error {
	source, target := a.folders[from], a.folders[to]
	data.UIDValidity = target.validity
	sources, _ := data.SourceUIDs.Nums()
	targets, _ := data.DestUIDs.Nums()
	for i, uid := range sources {
		info, err := os.Stat(source.mail(uid))
		if err != nil {
			return err
		}
		raw, err := os.ReadFile(source.mail(uid))
		if err != nil {
			return err
		}
		if err := writeFile(target.mail(targets[i]), raw, info.ModTime()); err != nil {
			return err
		}
		target.last = max(target.last, targets[i])
	}
	return nil
}

// remove records on disk that mails were expunged. The caller holds mu.
func (a *account) remove(name string, uids []imap.UID) error {
	f := a.folders[name]
	for _, uid := range uids {
		if err := writeFile(f.gone(uid), nil, time.Time{}); err != nil {
			return err
		}
		if err := os.Remove(f.mail(uid)); err != nil {
			return err
		}
	}
	return nil
}

// mails reads all mails of the account from disk, in no order.
func (a *account) mails() ([]Stored, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	var all []Stored
	for _, f := range a.folders {
		for uid := imap.UID(1); uid <= f.last; uid++ {
			raw, at, err := readMail(f.mail(uid))
			if os.IsNotExist(err) {
				continue
			}
			if err != nil {
				return nil, err
			}
			all = append(all, Stored{raw, at})
		}
	}
	return all, nil
}

func (f *folder) mail(uid imap.UID) string { return f.file(uid, ".eml") }
func (f *folder) gone(uid imap.UID) string { return f.file(uid, ".gone") }

func (f *folder) file(uid imap.UID, suffix string) string {
	return filepath.Join(f.dir, fmt.Sprintf("%06d%s", uid, suffix))
}
