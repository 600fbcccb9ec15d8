package demo

import (
	"bytes"
	"errors"
	"io"
	"mime"
	netmail "net/mail"
	"strings"
	"time"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // mails in other charsets than UTF-8
)

// A Letter is a mail as the demo's mailbox view shows it (contract/run.md).
type Letter struct {
	MessageID   string            `json:"message_id"` // without angle brackets
	Date        string            `json:"date"`       // RFC 3339; when the demo's server took it, where the header says nothing
	From        string            `json:"from"`       // address
	To          []string          `json:"to"`
	Cc          []string          `json:"cc"`
	Subject     string            `json:"subject"`
	Text        string            `json:"text"`
	HTML        string            `json:"html"`
	Headers     map[string]string `json:"headers"` // by canonical name; of repeated ones the topmost
	Attachments []File            `json:"attachments"`
	Raw         string            `json:"raw"`
}

// A File is an attachment of a Letter.
type File struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Size int    `json:"size"` // decoded octets
}

// NewLetter makes a letter of a stored message. It never fails: what cannot be
// read is empty, and Raw holds all.
func NewLetter(raw []byte, at time.Time) Letter {
	l := Letter{
		Raw: string(raw), Date: at.Format(time.RFC3339),
		To: []string{}, Cc: []string{}, Headers: map[string]string{}, Attachments: []File{},
	}
	entity, err := message.Read(bytes.NewReader(raw))
	if entity == nil || err != nil && !message.IsUnknownCharset(err) && !message.IsUnknownEncoding(err) {
		return l
	}
	l.readHeader(entity.Header)
	l.readParts(entity)
	return l
}

func (l *Letter) readHeader(h message.Header) {
	decoder := mime.WordDecoder{}
	for f := h.Fields(); f.Next(); {
		if _, seen := l.Headers[f.Key()]; seen {
			continue
		}
		value := f.Value()
		if text, err := decoder.DecodeHeader(value); err == nil {
			value = text
		}
		l.Headers[f.Key()] = value
	}
	l.MessageID = strings.Trim(l.Headers["Message-Id"], "<> ")
	l.Subject = l.Headers["Subject"]
	if from := addresses(h.Get("From")); len(from) > 0 {
		l.From = from[0]
	}
	l.To, l.Cc = addresses(h.Get("To")), addresses(h.Get("Cc"))
	if at, err := netmail.ParseDate(h.Get("Date")); err == nil {
		l.Date = at.Format(time.RFC3339)
	}
}

func addresses(field string) []string {
	found := []string{}
	list, err := netmail.ParseAddressList(field)
	if err != nil {
		return found
	}
	for _, a := range list {
		found = append(found, a.Address)
	}
	return found
}

func (l *Letter) readParts(e *message.Entity) {
	parts := e.MultipartReader()
	if parts == nil {
		l.readPart(e)
		return
	}
	for {
		part, err := parts.NextPart()
		if errors.Is(err, io.EOF) || part == nil {
			return
		}
		l.readParts(part)
	}
}

func (l *Letter) readPart(e *message.Entity) {
	body, _ := io.ReadAll(e.Body) // what can be read of a broken part is shown
	kind, params, _ := e.Header.ContentType()
	disposition, more, _ := e.Header.ContentDisposition()
	name := more["filename"]
	if name == "" {
		name = params["name"]
	}
	switch {
	case disposition == "attachment" || name != "":
		l.Attachments = append(l.Attachments, File{Name: name, Type: kind, Size: len(body)})
	case kind == "text/html" && l.HTML == "":
		l.HTML = string(body)
	case (kind == "text/plain" || kind == "") && l.Text == "":
		l.Text = string(body)
	}
}
