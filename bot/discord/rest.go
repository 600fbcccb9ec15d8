package discord

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"runtime/debug"
	"strings"
	"time"

	"github.com/bwmarrin/discordgo"
)

// Discord's error codes that are answered with something else than trying again.
// https://discord.com/developers/docs/topics/opcodes-and-status-codes#json
const (
	unknownChannel    = 10003
	unknownMember     = 10007
	unknownMessage    = 10008
	missingAccess     = 50001
	missingPermission = 50013
	threadIsArchived  = 50083
	alreadyAnswered   = 40060
	threadThere       = 160004
	tooManyThreads    = 160006
)

// session makes one of the library's.
func (r *Room) session() *discordgo.Session {
	s, _ := discordgo.New("Bot " + strings.TrimPrefix(r.Token, "Bot ")) // it never fails
	s.Client = r.client
	s.MaxRestRetries, s.ShouldRetryOnRateLimit, s.ShouldReconnectOnError = 0, false, false
	s.StateEnabled = false
	s.LogLevel = -1 // its log is global and says tokens
	return s
}

// ask makes a request and reads the answer into into, which may be nil. bucket
// names the rate limit that it counts towards. Nothing is tried again here.
func (r *Room) ask(ctx context.Context, method, path, bucket string, body, into any) error {
	if ctx.Err() != nil {
		return ctx.Err() // the library would sit out a limit first
	}
	if err := r.room(bucket); err != nil {
		return fmt.Errorf("discord: %s %s: %w", method, bucket, err)
	}
	answer, err := r.api.RequestWithBucketID(method, discordgo.EndpointAPI+strings.TrimPrefix(path, "/"), body, bucket, discordgo.WithContext(ctx))
	if err != nil {
		r.rest(bucket, err)
		var transport *url.Error
		if errors.As(err, &transport) {
			err = transport.Err // without the address: it holds an interaction's token
		}
		return fmt.Errorf("discord: %s %s: %w", method, bucket, err)
	}
	if into == nil {
		return nil
	}
	if err := read(answer, into); err != nil {
		return fmt.Errorf("discord: %s %s: the answer cannot be read: %w", method, bucket, err)
	}
	return nil
}

// A limited is a request that was not made because its limit is used up.
type limited struct{ wait time.Duration }

func (l *limited) Error() string { return fmt.Sprintf("the rate limit is used up for %s", l.wait) }

// room refuses a request that the library would sit out for longer than a
// moment, so that what has another limit goes on meanwhile.
func (r *Room) room(bucket string) error {
	const moment = 2 * time.Second
	if wait := r.resting(bucket); wait > 0 {
		return &limited{wait}
	}
	b := r.api.Ratelimiter.GetBucket(bucket)
	b.Lock()
	wait := r.api.Ratelimiter.GetWaitTime(b, 1)
	b.Unlock()
	if wait > moment {
		return &limited{wait}
	}
	return nil
}

// rest leaves a limit alone that a 429 told of, or all of them: not every server
// says it in headers too, which is all that the library looks at.
func (r *Room) rest(bucket string, err error) {
	var rate *discordgo.RateLimitError
	if !errors.As(err, &rate) || rate.RateLimit == nil || rate.TooManyRequests == nil {
		return
	}
	if rate.Bucket == everything {
		bucket = everything
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.rests[bucket] = time.Now().Add(rate.RetryAfter)
}

// everything stands for all limits. Answers to interactions do not count towards
// it: https://discord.com/developers/docs/topics/rate-limits#global-rate-limit
const everything = "global"

// resting is how long a limit is still left alone.
func (r *Room) resting(bucket string) time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	wait := time.Until(r.rests[bucket])
	if wait <= 0 {
		delete(r.rests, bucket)
	}
	if !strings.HasPrefix(bucket, "interactions/") && !strings.HasPrefix(bucket, "answers/") {
		wait = max(wait, time.Until(r.rests[everything]))
	}
	return wait
}

// codeOf is Discord's own code of an error, 0 where it has none.
func codeOf(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Message != nil {
		return rest.Message.Code
	}
	return 0
}

// statusOf is the HTTP status of an error, 0 where there was none that is known.
func statusOf(err error) int {
	var rest *discordgo.RESTError
	if errors.As(err, &rest) && rest.Response != nil {
		return rest.Response.StatusCode
	}
	return 0
}

// waitOf is how long Discord wants to be left alone after an error; 0: it did
// not say.
func waitOf(err error) time.Duration {
	var rate *discordgo.RateLimitError
	var own *limited
	switch {
	case errors.As(err, &rate):
		return rate.RetryAfter
	case errors.As(err, &own):
		return own.wait
	}
	return 0
}

// unserved reports whether a server does not have what was asked for at all: it
// speaks of no thing of Discord's that is missing or forbidden.
func unserved(err error) bool {
	status := statusOf(err)
	return codeOf(err) == 0 && (status == http.StatusNotFound || status == http.StatusMethodNotAllowed || status == http.StatusNotImplemented)
}

// refused reports whether Discord will never take this: what is neither a limit
// nor a passing failure. Answers that cannot be read (a proxy's HTML) pass.
func refused(err error) bool {
	status := statusOf(err)
	return status >= 400 && status < 500 && status != http.StatusRequestTimeout && status != http.StatusTooManyRequests
}

func stack() string { return string(debug.Stack()) }

// The paths that the room uses; each is its own bucket but for messages, which
// Discord counts by channel.

func (r *Room) send(ctx context.Context, channelID string, p post) (m message, err error) {
	err = r.ask(ctx, "POST", "channels/"+channelID+"/messages", "channels/"+channelID+"/messages", p, &m)
	return m, err
}

func (r *Room) edit(ctx context.Context, channelID, messageID string, p post) error {
	return r.ask(ctx, "PATCH", "channels/"+channelID+"/messages/"+messageID, "edit/channels/"+channelID+"/messages", p, nil)
}

func (r *Room) patchThread(ctx context.Context, thread string, change map[string]any) error {
	return r.ask(ctx, "PATCH", "channels/"+thread, "patch/channels/"+thread, change, nil)
}
