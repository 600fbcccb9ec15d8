package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"vorlauf/tickets"
)

// maxBlob is the size up to which a mail's bytes lie in the database. Bigger
// ones lie in files, so that lists and backups stay quick and memory flat.
const maxBlob = 1 << 20

// stored is a mail's bytes on their way into the database.
type stored struct {
	raw     []byte // of a small mail
	file    string // of a big one, "" for a small
	digest  string // SHA-256 of the bytes
	content string // what makes it the same mail as another; "": nothing does
}

// take reads a mail to its end. What is too big for the database lies in a file
// on the disk, flushed, when it returns.
func (f folder) take(body io.Reader) (stored, error) {
	digest, mark := sha256.New(), newFingerprint()
	in := io.TeeReader(body, io.MultiWriter(digest, mark))
	head, err := io.ReadAll(io.LimitReader(in, maxBlob+1))
	if err != nil {
		return stored{}, err
	}
	s := stored{raw: head}
	var spool *os.File
	if len(head) > maxBlob {
		if spool, err = f.spool(head, in); err != nil {
			return stored{}, err
		}
		s.raw = nil
	}
	s.digest = hex.EncodeToString(digest.Sum(nil))
	if len(head) > 0 {
		s.content = mark.sum()
	}
	if spool != nil {
		s.file = filepath.Join(s.digest[:2], s.digest+".eml")
		err = f.settle(spool.Name(), s.file)
	}
	return s, err
}

// A folder holds big mails, each named by the hash of its bytes.
type folder string

// spool writes head and rest into a new file and flushes it.
func (f folder) spool(head []byte, rest io.Reader) (*os.File, error) {
	if err := os.MkdirAll(string(f), 0o700); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(string(f), "incoming-*")
	if err != nil {
		return nil, err
	}
	_, err = io.Copy(file, io.MultiReader(bytes.NewReader(head), rest))
	err = errors.Join(err, file.Sync(), file.Close())
	if err != nil {
		return nil, errors.Join(err, os.Remove(file.Name()))
	}
	return file, nil
}

// settle gives a spooled file its name, and flushes the folders so that the
// name is there after a power cut.
func (f folder) settle(spooled, name string) error {
	target := filepath.Join(string(f), name)
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return err
	}
	if err := os.Rename(spooled, target); err != nil {
		return err
	}
	return errors.Join(flush(filepath.Dir(target)), flush(string(f)))
}

func flush(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func (f folder) open(name string) (io.ReadSeekCloser, error) {
	return os.Open(filepath.Join(string(f), name))
}

// inMemory is a small mail's bytes.
type inMemory struct{ *bytes.Reader }

func (inMemory) Close() error { return nil }

// OpenRaw opens the bytes of a received mail, as they came. Whoever calls it
// closes it. A mail that could not be fetched has none: that is an error.
func (s *Store) OpenRaw(ctx context.Context, id int64) (io.ReadSeekCloser, error) {
	r, err := s.view(ctx).openMail(id)
	return r, about(err, "open the bytes of mail %d", id)
}

func (v view) openMail(id int64) (io.ReadSeekCloser, error) {
	var row struct {
		Digest *string
		File   *string
		Raw    []byte
		Error  string
	}
	// A duplicate with the very bytes of the first does not keep them again.
	found, err := v.one(&row, `
		SELECT COALESCE(o.digest, m.digest) AS digest, COALESCE(m.file, o.file) AS file, COALESCE(m.raw, o.raw) AS raw, m.error
		FROM mails m LEFT JOIN mails o ON o.id = m.original
		WHERE m.id = ?`, id)
	switch {
	case err != nil:
		return nil, err
	case !found:
		return nil, fmt.Errorf("there is no such mail")
	case row.Digest == nil:
		return nil, fmt.Errorf("it could not be fetched")
	case row.Error == bytesRemoved:
		return nil, tickets.Refuse(tickets.NotFound, "", "the bytes of this mail are not kept any more")
	case row.File != nil:
		return v.s.files.open(*row.File)
	}
	return inMemory{bytes.NewReader(row.Raw)}, nil
}

// RawOf opens the bytes of a message of a ticket, received or sent, by
// [Message].ID.
func (s *Store) RawOf(ctx context.Context, message int64) (io.ReadCloser, error) {
	v := s.view(ctx)
	var row struct {
		Mail *int64
		Raw  []byte
	}
	found, err := v.one(&row, `SELECT mail, raw FROM messages WHERE id = ?`, message)
	if err == nil && !found {
		err = fmt.Errorf("there is no such message")
	}
	if err != nil {
		return nil, about(err, "open the bytes of message %d", message)
	}
	if row.Mail != nil {
		return s.OpenRaw(ctx, *row.Mail)
	}
	return inMemory{bytes.NewReader(row.Raw)}, nil
}
