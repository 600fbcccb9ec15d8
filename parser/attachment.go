package parser

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"vorlauf/tickets"
)

// maxName is the longest file name, in octets, that file systems take with
// room for a number.
const maxName = 200

// fileName returns the name that a part gives itself, cleaned; "" where it has
// none. Content-Disposition comes before Content-Type.
func fileName(disposition, contentType map[string]string) string {
	for _, name := range [...]string{disposition["filename"], contentType["name"], disposition["name"], contentType["filename"]} {
		if name = cleanName(decodeWords(name)); name != "" {
			return name
		}
	}
	return ""
}

// cleanName takes path, control and direction characters out of a file name,
// and those that Windows refuses.
func cleanName(s string) string {
	s = s[strings.LastIndexAny(s, `/\`)+1:]
	s = strings.Map(func(r rune) rune {
		switch {
		case r < ' ' || r == 0x7f || isInvisible(r) || strings.ContainsRune(`<>:"|?*`, r):
			return -1
		case isBlank(r):
			return ' '
		}
		return r
	}, s)
	s = strings.Trim(s, ". ")
	if len(s) > maxName {
		ext := path.Ext(s)
		if len(ext) > 20 {
			ext = ""
		}
		s = strings.ToValidUTF8(s[:maxName-len(ext)], "") + ext
	}
	return s
}

// extensions are those of files that come without a name or a type. (The mime
// package asks the machine's own tables, which differ.)
var extensions = map[string]string{
	".eml": "message/rfc822", ".txt": "text/plain", ".ics": "text/calendar", ".vcf": "text/vcard",
	".html": "text/html", ".htm": "text/html", ".csv": "text/csv", ".xml": "text/xml", ".rtf": "text/rtf",
	".jpg": "image/jpeg", ".png": "image/png", ".gif": "image/gif", ".svg": "image/svg+xml",
	".pdf": "application/pdf", ".zip": "application/zip", ".p7s": "application/pkcs7-signature",
	".asc": "application/pgp-signature", ".bin": "application/octet-stream", ".dat": "application/ms-tnef",
}

// defaultName names a file that has no name.
func defaultName(index int, mediaType string) string {
	extension := ""
	for ext, t := range extensions {
		if t == mediaType && len(ext) > len(extension) {
			extension = ext
		}
	}
	return fmt.Sprintf("attachment-%d%s", index+1, extension)
}

// typeByName guesses the media type of a file that came without one.
func typeByName(name string) string {
	if t := extensions[strings.ToLower(path.Ext(name))]; t != "" {
		return t
	}
	return "application/octet-stream"
}

// ErrNoAttachment is returned by Attachment where the mail has fewer files.
var ErrNoAttachment = errors.New("no such attachment")

// Attachment cuts one file out of a raw message again, by the Index it has in
// Mail.Attachments; members of winmail.dat and uuencoded files are counted
// there too. The reader streams from raw, and is valid as long as raw is. Size
// is not known before it was read, and is 0. A file of winmail.dat may come
// with its short name. The error is ErrNoAttachment, wrapped, where there is
// none at index.
func Attachment(raw io.Reader, index int) (io.Reader, tickets.Attachment, error) {
	r := newReading(Options{})
	r.want = index
	r.message(raw)
	if r.found == nil {
		return nil, tickets.Attachment{}, fmt.Errorf("attachment %d: %w", index, ErrNoAttachment)
	}
	return r.found, r.foundAs, nil
}

// attach lists a file, and reads it to its end to know its size; or keeps the
// reader where this is the file that is wanted.
func (r *reading) attach(name, mediaType string, content io.Reader) {
	a := tickets.Attachment{Index: len(r.files), Name: name, Type: mediaType}
	if a.Name == "" {
		a.Name = defaultName(a.Index, mediaType)
	}
	r.files = append(r.files, a)
	if a.Index == r.want {
		r.found, r.foundAs = content, a
		return
	}
	n, _ := io.Copy(io.Discard, content)
	r.files[a.Index].Size = n
}

// stopped reports whether the wanted file was found, so that nothing more may
// be read.
func (r *reading) stopped() bool { return r.found != nil }
