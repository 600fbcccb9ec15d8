package console

import (
	"encoding/json"
	"errors"
	"net/http"

	"vorlauf/tickets"
)

// answer writes v as JSON.
func answer(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.WriteHeader(status)
	out := json.NewEncoder(w)
	out.SetEscapeHTML(false)
	out.Encode(v) // an error here is a reader who went away
}

// problem is the body of every error of the HTTP interface.
type problem struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	Field   string `json:"field"`
}

func fail(w http.ResponseWriter, status int, code, message, field string) {
	answer(w, status, map[string]problem{"error": {code, message, field}})
}

// statuses are those of contract/run.md.
var statuses = map[tickets.Code]int{
	tickets.Malformed:   http.StatusBadRequest,
	tickets.Forbidden:   http.StatusForbidden,
	tickets.NotFound:    http.StatusNotFound,
	tickets.Stale:       http.StatusConflict,
	tickets.NotPossible: http.StatusConflict,
	tickets.Guard:       http.StatusConflict,
	tickets.Argument:    http.StatusUnprocessableEntity,
}

// refusalOf turns any error into a refusal with its status. What is no refusal
// is the console's own fault: it is logged, and its reader is told no details.
func (k *console) refusalOf(r *http.Request, err error) (*tickets.Refusal, int) {
	var no *tickets.Refusal
	if errors.As(err, &no) {
		if status, ok := statuses[no.Code]; ok {
			return no, status
		}
	}
	if r.Context().Err() == nil {
		k.Log.Error("a request failed", "method", r.Method, "path", r.URL.Path, "error", err)
	}
	return &tickets.Refusal{Code: "internal", Message: "something went wrong here; nothing was changed"}, http.StatusInternalServerError
}

func (k *console) refuse(w http.ResponseWriter, r *http.Request, err error) {
	no, status := k.refusalOf(r, err)
	fail(w, status, string(no.Code), no.Message, no.Field)
}

func wrong(field, message string) error {
	return &tickets.Refusal{Code: tickets.Argument, Field: field, Message: message}
}
