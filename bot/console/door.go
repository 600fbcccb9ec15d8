package console

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"encoding/binary"
	"net/http"
	"strings"
	"time"

	"vorlauf/tickets"
)

// A door knows who may come in: by a token in the Authorization header (RFC
// 6750), or by the session cookie that a token was exchanged for.
type door struct {
	secure bool
	keys   []key
}

// A key is one of the staff with what is needed to recognise the token. The
// token itself is not kept.
type key struct {
	staff   tickets.Staff
	hash    [sha256.Size]byte // of the token
	session [sha256.Size]byte // signs this one's cookies
}

const (
	sessionCookie = "vorlauf"
	sessionLength = 12 * time.Hour
)

func newDoor(staff map[string]tickets.Staff, secure bool) door {
	d := door{secure: secure}
	for token, s := range staff {
		if token == "" {
			continue // nobody comes in without one
		}
		d.keys = append(d.keys, key{s, sha256.Sum256([]byte(token)), sha256.Sum256([]byte("session\x00" + token))})
	}
	return d
}

// byToken compares with every key, so that the time taken tells nothing.
func (d door) byToken(token string) *key {
	hash := sha256.Sum256([]byte(token))
	var found *key
	for i := range d.keys {
		if subtle.ConstantTimeCompare(hash[:], d.keys[i].hash[:]) == 1 {
			found = &d.keys[i]
		}
	}
	return found
}

// who returns the member of the staff that a request comes from. A wrong token
// is not made good by a cookie.
func (d door) who(r *http.Request, now time.Time) (tickets.Staff, bool) {
	if header := r.Header.Get("Authorization"); header != "" {
		scheme, token, _ := strings.Cut(header, " ")
		if k := d.byToken(strings.TrimSpace(token)); k != nil && strings.EqualFold(scheme, "Bearer") {
			return k.staff, true
		}
		return tickets.Staff{}, false
	}
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return tickets.Staff{}, false
	}
	return d.bySession(c.Value, now)
}

// signed is the value of a session cookie: when it ends, and a signature with a
// key that follows from the token. So a session outlives a restart, holds on
// every replica, and ends when its token is taken away.
func (k key) signed(until time.Time) string {
	end := binary.BigEndian.AppendUint64(nil, uint64(until.Unix()))
	mac := hmac.New(sha256.New, k.session[:])
	mac.Write(end)
	return base64.RawURLEncoding.EncodeToString(mac.Sum(end))
}

func (d door) bySession(value string, now time.Time) (tickets.Staff, bool) {
	raw, err := base64.RawURLEncoding.DecodeString(value)
	if err != nil || len(raw) != 8+sha256.Size {
		return tickets.Staff{}, false
	}
	until := time.Unix(int64(binary.BigEndian.Uint64(raw)), 0)
	for _, k := range d.keys {
		if subtle.ConstantTimeCompare([]byte(value), []byte(k.signed(until))) == 1 && now.Before(until) {
			return k.staff, true
		}
	}
	return tickets.Staff{}, false
}

// open gives the browser a session.
func (d door) open(w http.ResponseWriter, k *key, now time.Time) {
	d.cookie(w, k.signed(now.Add(sessionLength)), int(sessionLength.Seconds()))
}

// shut takes the session away from the browser.
func (d door) shut(w http.ResponseWriter) { d.cookie(w, "", -1) }

func (d door) cookie(w http.ResponseWriter, value string, age int) {
	http.SetCookie(w, &http.Cookie{
		Name: sessionCookie, Value: value, Path: "/", MaxAge: age,
		HttpOnly: true, Secure: d.secure, SameSite: http.SameSiteLaxMode,
	})
}
