package console

import (
	"fmt"
	"io"
	"mime"
	"net/http"
	"strconv"

	"vorlauf/tickets"
	"vorlauf/tickets/store"
)

// rawFile hands out a message as it came or was sent.
func (k *console) rawFile(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	m, raw, err := k.openMessage(r)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	defer raw.Close()
	k.download(w, r, fmt.Sprintf("VL-%s-%d.eml", r.PathValue("number"), m.ID), raw)
}

// attachmentFile hands out an attachment, cut out of its message.
func (k *console) attachmentFile(w http.ResponseWriter, r *http.Request, staff tickets.Staff) {
	index, err := strconv.Atoi(r.PathValue("index"))
	if err != nil || k.Attachment == nil {
		k.problem(w, r, staff, noFile())
		return
	}
	_, raw, err := k.openMessage(r)
	if err != nil {
		k.problem(w, r, staff, err)
		return
	}
	defer raw.Close()
	content, a, err := k.Attachment(raw, index)
	if err != nil {
		k.Log.Warn("an attachment cannot be read", "path", r.URL.Path, "error", err)
		k.problem(w, r, staff, noFile())
		return
	}
	k.download(w, r, a.Name, content)
}

func noFile() error {
	return &tickets.Refusal{Code: tickets.NotFound, Message: "there is no such file"}
}

// openMessage opens the bytes of the message that the path names, if it is one
// of that ticket's.
func (k *console) openMessage(r *http.Request) (store.Message, io.ReadCloser, error) {
	t, err := k.asked(r)
	if err != nil {
		return store.Message{}, nil, err
	}
	all, err := k.Read.Messages(r.Context(), t.Number)
	if err != nil {
		return store.Message{}, nil, err
	}
	for _, m := range all {
		if strconv.FormatInt(m.ID, 10) == r.PathValue("message") {
			raw, err := k.Read.RawOf(r.Context(), m.ID)
			return m, raw, err
		}
	}
	return store.Message{}, nil, noFile()
}

// download makes a browser save what a stranger sent, and never show or run it.
func (k *console) download(w http.ResponseWriter, r *http.Request, name string, content io.Reader) {
	disposition := mime.FormatMediaType("attachment", map[string]string{"filename": name})
	if disposition == "" {
		disposition = "attachment"
	}
	w.Header().Set("Content-Disposition", disposition)
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Security-Policy", "default-src 'none'; sandbox")
	if _, err := io.Copy(w, content); err != nil && r.Context().Err() == nil {
		k.Log.Warn("a download broke off", "path", r.URL.Path, "error", err)
	}
}
