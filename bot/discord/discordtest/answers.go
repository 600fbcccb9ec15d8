package discordtest

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// object is a JSON object.
type object = map[string]any

// An answer is what a request is answered with when all is well. A nil body
// sends none.
type answer struct {
	status int
	body   any
}

func ok(body any) (answer, error) { return answer{http.StatusOK, body}, nil }

func created(body any) (answer, error) { return answer{http.StatusCreated, body}, nil }

func noContent() (answer, error) { return answer{status: http.StatusNoContent}, nil }

// An apiError is a request refused: Discord's JSON error, with its code.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes
type apiError struct {
	status  int
	code    int
	message string
	form    []formError
	broken  bool // a sound bot does not do this: the test fails
}

// A formError is one mistake in a form, and where: the keys and indexes on the
// way to it.
type formError struct {
	at      []string
	code    string
	message string
}

// holds says whether another mistake lies within what this one is about.
func (f formError) holds(other formError) bool {
	return len(other.at) > len(f.at) && slices.Equal(other.at[:len(f.at)], f.at)
}

func (e *apiError) Error() string {
	text := fmt.Sprintf("%d %s", e.code, e.message)
	for _, f := range e.form {
		text += fmt.Sprintf("; %s: %s: %s", strings.Join(f.at, "."), f.code, f.message)
	}
	return text
}

// body is the error as Discord writes it.
func (e *apiError) body() object {
	body := object{"code": e.code, "message": e.message}
	if len(e.form) == 0 {
		return body
	}
	errors := object{}
	for _, f := range e.form {
		if slices.ContainsFunc(e.form, f.holds) {
			continue // an object tells of its own mistakes, or of those in it
		}
		node := errors
		for _, key := range f.at {
			next, _ := node[key].(object)
			if next == nil {
				next = object{}
				node[key] = next
			}
			node = next
		}
		list, _ := node["_errors"].([]any)
		node["_errors"] = append(list, object{"code": f.code, "message": f.message})
	}
	body["errors"] = errors
	return body
}

// What befalls sound bots too.
var (
	unknownChannel    = &apiError{status: 404, code: 10003, message: "Unknown Channel"}
	unknownGuild      = &apiError{status: 404, code: 10004, message: "Unknown Guild"}
	unknownMember     = &apiError{status: 404, code: 10007, message: "Unknown Member"}
	unknownMessage    = &apiError{status: 404, code: 10008, message: "Unknown Message"}
	maxThreads        = &apiError{status: 400, code: 160006, message: "Maximum number of active threads reached"}
	missingAccess     = &apiError{status: 403, code: 50001, message: "Missing Access"}
	missingPermission = &apiError{status: 403, code: 50013, message: "Missing Permissions"}
	threadArchived    = &apiError{status: 400, code: 50083, message: "Thread is archived"}
	threadLocked      = &apiError{status: 400, code: 160005, message: "Thread is locked"}
)

// What a sound bot does not do.
var (
	unauthorized       = &apiError{status: 401, message: "401: Unauthorized", broken: true}
	noSuchRoute        = &apiError{status: 404, message: "404: Not Found", broken: true}
	wrongMethod        = &apiError{status: 405, message: "405: Method Not Allowed", broken: true}
	unknownInteraction = &apiError{status: 404, code: 10062, message: "Unknown interaction", broken: true}
	unknownApplication = &apiError{status: 404, code: 10002, message: "Unknown Application", broken: true}
	unknownWebhook     = &apiError{status: 404, code: 10015, message: "Unknown Webhook", broken: true}
	unknownTag         = &apiError{status: 400, code: 10087, message: "Unknown tag", broken: true}
	tagRequired        = &apiError{status: 400, code: 40067, message: "A tag is required to create a forum post in this channel", broken: true}
	alreadyAnswered    = &apiError{status: 400, code: 40060, message: "Interaction has already been acknowledged.", broken: true}
	notTheAuthor       = &apiError{status: 403, code: 50005, message: "Cannot edit a message authored by another user", broken: true}
	emptyMessage       = &apiError{status: 400, code: 50006, message: "Cannot send an empty message", broken: true}
	notATextChannel    = &apiError{status: 400, code: 50008, message: "Cannot send messages in a non-text channel", broken: true}
	wrongChannelType   = &apiError{status: 400, code: 50024, message: "Cannot execute action on this channel type", broken: true}
	expiredToken       = &apiError{status: 401, code: 50027, message: "Invalid Webhook Token", broken: true}
	notJSON            = &apiError{status: 400, code: 50109, message: "The request body contains invalid JSON.", broken: true}
	threadExists       = &apiError{status: 400, code: 160004, message: "A thread has already been created for this message", broken: true}
)

// invalidForm is Discord's 50035, nil where nothing is wrong.
func invalidForm(errs []formError) error {
	if len(errs) == 0 {
		return nil
	}
	return &apiError{status: 400, code: 50035, message: "Invalid Form Body", form: errs, broken: true}
}

// at names a place in a form: keys are texts, indexes numbers.
func at(path []string, more ...any) []string {
	place := append([]string(nil), path...)
	for _, step := range more {
		switch step := step.(type) {
		case string:
			place = append(place, step)
		case int:
			place = append(place, strconv.Itoa(step))
		}
	}
	return place
}

func tooLong(place []string, limit int) formError {
	return formError{place, "BASE_TYPE_MAX_LENGTH", fmt.Sprintf("Must be %d or fewer in length.", limit)}
}

func badLength(place []string, least, most int) formError {
	return formError{place, "BASE_TYPE_BAD_LENGTH", fmt.Sprintf("Must be between %d and %d in length.", least, most)}
}

func required(place []string) formError {
	return formError{place, "BASE_TYPE_REQUIRED", "This field is required"}
}
